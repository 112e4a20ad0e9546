"""The register of drawings made by code."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.art.draw import Colour

Drawer = Callable[[Any, float, float, Colour], None]
"""draw(canvas, seconds, distance rolled in figure units, main colour): origin at the middle of the ground line."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What a thing that plays a part is asked to do.

    Attributes:
        t: Seconds of the film.
        verb: What it does, `into` seconds since it began.
        rolled: Figure units it has travelled.
    """

    t: float = 0.0
    verb: str = "idle"
    into: float = 0.0
    rolled: float = 0.0


Player = Callable[[Any, Cue, Colour], None]
"""draw(canvas, cue, main colour), for things that open, topple or turn when they are asked to."""
Strokes = Callable[[float], tuple[tuple[float, float, str], ...]]
"""Seconds -> (time, force, kind) of everything in a drawing that strikes something in that time."""


@dataclass(frozen=True, slots=True)
class Built:
    """One drawing: its size in figure units (a person is 100 high) and its own colour."""

    draw: Drawer
    width: float
    height: float
    colour: str
    seat: tuple[float, float] | None = None
    """Where somebody who rides it sits, from its origin; None if nobody can."""
    floats: bool = False
    words: tuple[str, ...] = ()
    """What a prompt may call it."""
    vehicle: str = ""
    """drive, fly or sail for what carries people; empty for other things."""
    play: Player | None = None
    strokes: Strokes | None = None
    reach: float = 24.0
    """Units around its box that it may need."""
    below: float = 30.0
    """Units that it may need under its foot: beams, exhausts."""
    light: tuple[float, float, str] | None = None
    """How high it shines, how far, and in which colour; None for what is lit like everything else."""

    @property
    def many(self) -> bool:
        """Whether it shows several already: pins, dominoes, a swarm of leaves."""
        return self.strokes is not None or self.width == self.height * 0.9 and self.floats

    def show(self, c: Any, cue: Cue, colour: Colour) -> None:
        """Draw it at one moment."""
        if self.play is not None:
            self.play(c, cue, colour)
        else:
            self.draw(c, cue.t, cue.rolled, colour)


BUILT: dict[str, Built] = {}


def built(
    *names: str,
    size: tuple[float, float],
    colour: str,
    seat: tuple[float, float] | None = None,
    floats: bool = False,
    words: tuple[str, ...] = (),
    vehicle: str = "",
    reach: float = 24.0,
    below: float = 30.0,
    light: tuple[float, float, str] | None = None,
) -> Callable[[Drawer], Drawer]:
    """Register a drawing under its names; it faces right."""

    def keep(fn: Drawer) -> Drawer:
        for name in names:
            BUILT[name] = Built(fn, *size, colour, seat, floats, words, vehicle, reach=reach, below=below, light=light)
        return fn

    return keep


def played(
    name: str,
    *,
    size: tuple[float, float],
    colour: str,
    words: tuple[str, ...] = (),
    seat: tuple[float, float] | None = None,
    floats: bool = False,
    vehicle: str = "",
    strokes: Strokes | None = None,
    reach: float = 24.0,
) -> Callable[[Player], Player]:
    """Register a drawing that follows its cue: it opens, topples or turns from the moment it is asked to."""

    def keep(fn: Player) -> Player:
        def still(c: Any, t: float, rolled: float, colour: Colour) -> None:
            fn(c, Cue(t, "idle", t, rolled), colour)

        BUILT[name] = Built(still, *size, colour, seat, floats, words, vehicle, fn, strokes, reach)
        return fn

    return keep


def named() -> dict[str, str]:
    """Word of a prompt -> name of the drawing, for all that give their words."""
    found: dict[str, str] = {}
    for name, made in BUILT.items():
        for word in made.words:
            found.setdefault(word, name)
    return found
