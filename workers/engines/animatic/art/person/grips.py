"""The register of things drawn for the hand: each about the palm that holds it, so that fingers close around it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from workers.engines.animatic.art import emoji
from workers.engines.animatic.art.built import BUILT
from workers.engines.animatic.art.draw import MIPPED, XY, Colour, hexa

Hold = Literal["front", "hang", "high", "shoulder", "chest", "point"]
"""How it is carried while nothing is done with it: before the chest, at the end of a straight arm, raised, over the
shoulder, in both arms, or pointing ahead from the hip."""

PALM = 2.6
"""Figure units from the wrist to the middle of the palm."""


@dataclass(frozen=True, slots=True)
class Grip:
    """Where a thing is held now. The canvas stands in the palm, y is down, the figure faces right."""

    colour: Colour
    light: XY
    other: XY = (20.0, 0.0)
    """The other palm, in the same frame."""
    head: XY = (0.0, -40.0)
    t: float = 0.0


DrawItem = Callable[[Any, Grip], None]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing for the hand."""

    draw: DrawItem
    colour: str
    hold: Hold
    along: bool
    """Whether it turns with the forearm, as a stick does; a cup stays upright."""
    tilt: float
    two: bool
    """Whether both hands hold it."""
    behind: bool
    """Whether the hand is drawn first: what lies on a palm or hides it."""


ITEMS: dict[str, Item] = {}
_ALIASES: dict[str, str] = {}


def item(
    name: str,
    aliases: tuple[str, ...] = (),
    *,
    colour: str = "#8A5B3A",
    hold: Hold = "front",
    along: bool = False,
    tilt: float = 0.0,
    two: bool = False,
    behind: bool = False,
) -> Callable[[DrawItem], DrawItem]:
    """Register a drawing; `aliases` are names of the emoji set that it replaces in a hand."""

    def keep(draw: DrawItem) -> DrawItem:
        ITEMS[name] = Item(draw, colour, hold, along, tilt, two, behind)
        for alias in aliases:
            _ALIASES[alias] = name
        return draw

    return keep


def item_named(name: str) -> Item | None:
    """The thing drawn for the hand, if there is one of that name."""
    name = name.partition(":")[0]
    key = name if name in ITEMS else _ALIASES.get(name, "")
    return ITEMS.get(key)


def hold_of(name: str) -> Hold:
    """How something is carried: what has no drawing of its own is held before the chest."""
    plain = name.partition(":")[0]
    found = item_named(plain)
    return found.hold if found else "high" if plain in _RAISED else "front"


_RAISED = {"balloon", "red-balloon", "kite", "umbrella", "triangular-flag"}
DRAWN: dict[str, tuple[float, float, float, float]] = {
    "closed-book": (26, 0.5, 0.6, 0), "red-balloon": (44, 0.5, 0.98, 0), "kite": (60, 0.5, 0.9, 0),
    "crossed-swords": (40, 0.3, 0.8, 0), "telescope": (34, 0.5, 0.6, 0), "accordion": (44, 0.5, 0.5, 0),
    "trumpet": (38, 0.3, 0.6, 0), "saxophone": (46, 0.5, 0.42, 0), "flute": (36, 0.3, 0.6, 0),
}  # fmt: skip
"""Held drawing of the emoji set -> size in figure units, where the hand holds it (shares of the drawing), turn."""


def draw_item(c: Any, elbow: XY, hand: XY, name: str, turn: float, other: XY, head: XY, light: XY) -> None:
    """Draw what a hand holds; `name` may carry a colour after a colon."""
    plain, _, colour = name.partition(":")
    if plain == "umbrella":  # drawn behind the head, before everything else
        return
    q = math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])
    palm = (hand[0] + PALM * math.cos(q), hand[1] + PALM * math.sin(q))
    found = item_named(plain)
    c.save()
    c.translate(*palm)
    if found is not None:
        c.rotate(turn + found.tilt + (math.degrees(q) if found.along else 0.0))
        code = emoji.colour_code(colour) or found.colour
        reach = (other[0] - palm[0], other[1] - palm[1])
        found.draw(c, Grip(hexa(code), light, reach, (head[0] - palm[0], head[1] - palm[1])))
    elif emoji.exists(plain):
        size, gx, gy, tilt = DRAWN.get(plain, (24, 0.5, 0.72, 0))
        px = 320 if size > 34 else 192
        c.rotate(tilt + turn)
        c.scale(size / px, size / px)
        c.drawImage(emoji.drawing(plain, px, emoji.colour_code(colour)), -px * gx, -px * gy, MIPPED)
    elif plain in BUILT:
        made = BUILT[plain]
        size = min(max(made.width, made.height), 40.0) / max(made.width, made.height)
        c.scale(size, size)
        c.translate(0, made.height * (0.25 if made.height > made.width else 0.5))
        made.draw(c, 0.0, 0.0, hexa(emoji.colour_code(colour) or made.colour))
    c.restore()
