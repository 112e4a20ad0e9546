"""The register of drawings made by code."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.art.draw import Colour

Drawer = Callable[[Any, float, float, Colour], None]
"""draw(canvas, seconds, distance rolled in figure units, main colour): origin at the middle of the ground line."""


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


BUILT: dict[str, Built] = {}


def built(
    *names: str, size: tuple[float, float], colour: str, seat: tuple[float, float] | None = None, floats: bool = False
) -> Callable[[Drawer], Drawer]:
    """Register a drawing under its names; it faces right."""

    def keep(fn: Drawer) -> Drawer:
        for name in names:
            BUILT[name] = Built(fn, *size, colour, seat, floats)
        return fn

    return keep
