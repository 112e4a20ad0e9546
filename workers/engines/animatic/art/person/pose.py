"""One posture of the person's skeleton, in character space: (to the side, up, forward), a figure is 100 high."""

from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.art.draw import XY, XYZ

_MOVED, _TURNED = ("hip", "head_off", "hl", "hr", "fl", "fr"), ("twist", "head", "pl", "pr", "turn_l", "turn_r", "lie")
NEARLY = dict.fromkeys(_MOVED, 0.45) | dict.fromkeys(_TURNED, 3.0)
"""Units and degrees by which a part of a figure may differ unseen; shares and directions, less."""


@dataclass(slots=True)
class Pose:
    """Targets for hips, hands and feet; the rig solves elbows and knees. l is the figure's left, r its right."""

    hip: XYZ = (0, 40, 0)
    lean: XY = (0, 0)
    twist: float = 0
    head: XYZ = (0, 0, 0)
    """Turn, nod (up is positive) and roll, in degrees."""
    head_off: XY = (0, 0)
    hl: XYZ = (15, 37, 2)
    hr: XYZ = (-15, 37, 2)
    fl: XYZ = (6, 0, 0)
    fr: XYZ = (-6, 0, 0)
    pl: float = 0
    pr: float = 0
    el: XYZ = (0.5, -0.4, -1)
    er: XYZ = (-0.5, -0.4, -1)
    kl: XYZ = (0.12, 0, 1)
    kr: XYZ = (-0.12, 0, 1)
    """Which way the knees point."""
    squash: float = 0
    grip_l: str = ""
    grip_r: str = ""
    hand_l: str = "rest"
    hand_r: str = "rest"
    turn_l: float = 0
    turn_r: float = 0
    """Degrees that what is held is turned."""
    stride: float = 0
    """1 draws the legs in profile whatever the body's turn: a walk whose feet do not slide."""
    lie: float = 0
    """Degrees the whole figure is turned about its feet: 90 lies on its back."""
    props: tuple[str, ...] = ()
    """Furniture drawn with the figure."""
    props_in: float = 1
    """How far the furniture has come in, 0 to 1."""

    def mixed(self, other: "Pose", t: float) -> "Pose":
        """The posture between this one and another; what only one of them holds or sits on comes in or goes."""
        out = Pose()
        for name in _NUMBERS:
            a, b = getattr(self, name), getattr(other, name)
            setattr(out, name, a + (b - a) * t)
        for name in _POINTS:
            setattr(out, name, tuple(x + (y - x) * t for x, y in zip(getattr(self, name), getattr(other, name),
                                                                     strict=True)))  # fmt: skip
        late = other if t > 0.5 else self
        for name in _WORDS:
            setattr(out, name, getattr(late, name))
        if self.props != other.props:
            late = other if other.props and (t > 0.5 or not self.props) else self
            out.props, out.props_in = late.props, t if late is other else 1 - t
        else:
            out.props = self.props
        return out

    def nearly(self, other: "Pose") -> bool:
        """Whether the two look alike: nothing has moved by half a unit or turned by three degrees."""
        words = all(getattr(self, name) == getattr(other, name) for name in (*_WORDS, "props"))
        numbers = all(abs(getattr(self, n) - getattr(other, n)) <= NEARLY.get(n, 0.02) for n in _NUMBERS)
        return (
            words
            and numbers
            and all(
                abs(a - b) <= NEARLY.get(name, 0.02)
                for name in _POINTS
                for a, b in zip(getattr(self, name), getattr(other, name), strict=True)
            )
        )


def _names(kind: type) -> tuple[str, ...]:
    blank = Pose()
    return tuple(name for name in Pose.__slots__ if _kind(getattr(blank, name)) is kind)


def _kind(value: Any) -> type:
    return float if isinstance(value, int | float) else type(value)


_NUMBERS, _WORDS = _names(float), _names(str)
_POINTS = tuple(name for name in _names(tuple) if name != "props")
