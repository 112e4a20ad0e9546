"""The register of furniture, and the spot where a figure uses it: boxes and points in the figure's own space."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.art.draw import XY, XYZ, Colour, fill, lit, poly, shade
from workers.engines.animatic.art.person.action import Doing

_EDGES = (
    ((1, 0, 0), (1, 3, 7, 5)), ((-1, 0, 0), (0, 2, 6, 4)), ((0, 0, 1), (4, 5, 7, 6)), ((0, 0, -1), (0, 1, 3, 2)),
    ((0, 1, 0), (2, 3, 7, 6)),
)  # fmt: skip
"""Faces of a box: outward normal and corners."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure's space as it falls on the picture."""

    c: Any
    world: Callable[[XYZ], XYZ]
    light: XY
    doing: Doing

    def at(self, x: float, y: float, z: float) -> XY:
        """To the side, up, forward -> the canvas."""
        p = self.world((x, y, z))
        return p[0], -p[1] + p[2] * 0.10

    def box(self, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], colour: Colour) -> None:
        """A box from its extents: only the faces that look this way."""
        corners = [self.at(a, b, d) for d in z for b in y for a in x]
        for normal, (i, j, k, m) in _EDGES:
            depth = self.world((float(normal[0]), float(normal[1]), float(normal[2])))[2]
            if normal[1] or depth > 0.02:
                tone = lit(colour) if normal[1] else colour if depth > 0.6 else shade(colour)
                self.c.drawPath(poly(corners[i], corners[j], corners[k], corners[m]), fill(tone))

    def legs(self, places: Sequence[XY], high: float, thick: float, colour: Colour) -> None:
        """Legs of a table or chair, far ones first."""
        h = thick / 2
        for x, z in sorted(places, key=lambda p: self.world((p[0], 0.0, p[1]))[2]):
            self.box((x - h, x + h), (0, high), (z - h, z + h), colour)


Piece = Callable[[Spot], None]


@dataclass(slots=True)
class Furniture:
    """What is drawn behind the figure, and what before its legs and body but under its hands."""

    behind: Piece | None = None
    front: Piece | None = None
    over: Piece | None = None


FURNITURE: dict[str, Furniture] = {}


def piece(name: str, layer: str = "behind") -> Callable[[Piece], Piece]:
    """Register a part: `behind` the figure, in `front` of its body, or `over` all of it."""

    def keep(fn: Piece) -> Piece:
        setattr(FURNITURE.setdefault(name, Furniture()), layer, fn)
        return fn

    return keep
