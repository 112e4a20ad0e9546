"""One posture of the person's skeleton, in character space: (to the side, up, forward), a figure is 100 high."""

from dataclasses import dataclass, fields
from typing import Any

from workers.engines.animatic.art.draw import XY, XYZ


@dataclass(slots=True)
class Pose:
    """Targets for hips, hands and feet; the rig solves elbows and knees. l is the figure's left, r its right."""

    hip: XYZ = (0, 40, 0)
    lean: XY = (0, 0)
    twist: float = 0
    head: XYZ = (0, 0, 0)
    head_off: XY = (0, 0)
    hl: XYZ = (15, 37, 2)
    hr: XYZ = (-15, 37, 2)
    fl: XYZ = (6, 0, 0)
    fr: XYZ = (-6, 0, 0)
    pl: float = 0
    pr: float = 0
    el: XYZ = (0.5, -0.4, -1)
    er: XYZ = (-0.5, -0.4, -1)
    squash: float = 0
    grip_l: str = ""
    grip_r: str = ""
    hand_l: str = "rest"
    hand_r: str = "rest"
    lie: float = 0
    """Degrees the whole figure is turned about its feet: 90 lies on its back."""

    def mixed(self, other: "Pose", t: float) -> "Pose":
        """The posture between this one and another."""
        return Pose(**{f.name: _between(getattr(self, f.name), getattr(other, f.name), t) for f in fields(self)})


def _between(a: Any, b: Any, t: float) -> Any:
    if isinstance(a, tuple):
        return tuple(x + (y - x) * t for x, y in zip(a, b, strict=True))
    if isinstance(a, (int, float)):
        return a + (b - a) * t
    return b if t > 0.5 else a
