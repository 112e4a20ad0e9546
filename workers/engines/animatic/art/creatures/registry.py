"""The register of animals and beings drawn by code, and what they know of the moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from workers.engines.animatic.art.draw import XY, Colour
from workers.engines.animatic.art.person.look import VISEMES, Face


@dataclass(slots=True)
class Act:
    """What a creature does at one moment; it is drawn facing right.

    Attributes:
        t: Seconds of the film.
        verb: What is done; `into` seconds since it began.
        phase: Cycles of its gait so far; grows only while it moves.
        moving: Whether it travels.
        aloft: Whether it is in the air or in the water rather than on the ground.
        light: Where the light comes from.
        item: What it plays or holds.
    """

    t: float = 0.0
    verb: str = "idle"
    into: float = 0.0
    phase: float = 0.0
    moving: bool = False
    aloft: bool = False
    light: XY = (-0.55, 0.8)
    face: Face = field(default_factory=lambda: Face("happy"))
    item: str = ""

    @property
    def opened(self) -> float:
        """How far the mouth is open, 0 to 1."""
        return 0.75 if self.face.emotion == "laughing" and self.face.viseme == VISEMES["rest"] else self.face.viseme[1]


Drawer = Callable[[Any, Act, Colour], None]
"""draw(canvas, act, main colour): origin where it stands; what floats is drawn above its origin too."""


@dataclass(frozen=True, slots=True)
class Creature:
    """One drawing: its size in figure units (a person is 100 high), its own colour and where it lives."""

    name: str
    draw: Drawer
    width: float
    height: float
    colour: str
    home: str
    """ground, water, air or floor (of the sea)."""
    voice: str
    seat: XY | None
    reach: float
    """Units around its box that wings, fire or tails may need."""
    stride: float = 32.0
    """Units it goes in one cycle of its legs, so that feet do not slide."""
    deeds: frozenset[str] = frozenset()
    """What it does with its own limbs, though others need a person's hands for it."""

    @property
    def kind(self) -> str:
        """What a plan calls it: it lives, and by default does what its element asks."""
        return {"water": "fish", "air": "bird"}.get(self.home, "quadruped")


CREATURES: dict[str, Creature] = {}


def creature(
    *names: str,
    size: tuple[float, float],
    colour: str,
    home: str = "ground",
    voice: str = "",
    seat: XY | None = None,
    reach: float = 12.0,
    stride: float = 32.0,
    deeds: tuple[str, ...] = (),
) -> Callable[[Drawer], Drawer]:
    """Register a drawing under its names, the first of which is its own."""

    def keep(fn: Drawer) -> Drawer:
        made = Creature(names[0], fn, *size, colour, home, voice, seat, reach, stride, frozenset(deeds))
        CREATURES.update(dict.fromkeys(names, made))
        return fn

    return keep
