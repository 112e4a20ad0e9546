"""Birds' heads from the front, drawn by code, for birds that act like people."""

from typing import Any

from workers.engines.animatic.art.draw import (  # fmt: skip
    XY,
    Colour,
    fill,
    hexa,
    linear,
    lit,
    mix,
    oval,
    radial,
    rgb,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.art.species import Fowl, fowl_named

_INK = rgb(36, 26, 34)
_BROAD = {"duck", "penguin"}


def draw_bird_head(c: Any, name: str, colour: str, light: XY, closed: bool = False) -> None:
    """A head about one unit wide, centred on the origin; its beak is near (0, 0.16)."""
    fowl = fowl_named(name, colour)
    hooked = fowl.shape == "hawk" or name == "parrot"
    coat = hexa(fowl.crest) if fowl.shape == "hawk" and fowl.crest else hexa(fowl.body)
    _crest(c, name, fowl)
    skull = smooth([(0, -0.37), (-0.25, -0.29), (-0.34, 0), (-0.27, 0.25), (0, 0.36), (0.27, 0.25), (0.34, 0),
                    (0.25, -0.29)])  # fmt: skip
    c.drawPath(skull, radial((light[0] * 0.3, -0.2), 0.75, [lit(coat), coat, shade(coat)], [0, 0.45, 1]))
    cheek = hexa(fowl.belly)
    if cheek != coat:
        for k in (-1, 1):
            c.drawOval(oval(k * 0.14, 0.05, 0.15, 0.2), fill(mix(coat, cheek, 0.7)))
    _eyes(c, coat, closed)
    _beak(c, hexa(fowl.beak), hooked, fowl.shape in _BROAD and fowl.crest != "#E5383B")
    if fowl.crest == "#E5383B" and name != "parrot":
        for k in (-1, 1):
            c.drawOval(oval(k * 0.05, 0.34, 0.05, 0.09), fill(hexa(fowl.crest)))


def _crest(c: Any, name: str, fowl: Fowl) -> None:
    if not fowl.crest or fowl.shape == "hawk":
        return
    red = hexa(fowl.crest)
    for k, high in ((-1, 0.4), (0, 0.47), (1, 0.4)):
        if name in {"peacock", "parrot"}:
            c.drawPath(smooth([(k * 0.05 - 0.03, -0.3), (k * 0.16, -high - 0.12), (k * 0.05 + 0.03, -0.3)]), fill(red))
        else:
            c.drawCircle(k * 0.11, -high, 0.1, linear((0, -0.56), (0, -0.3), [lit(red), shade(red)]))


def _eyes(c: Any, coat: Colour, closed: bool) -> None:
    for k in (-1, 1):
        x, y = k * 0.16, -0.06
        if closed:
            lid = smooth([(x - 0.08, y), (x, y + 0.05), (x + 0.08, y)], False)
            c.drawPath(lid, stroke(mix(coat, _INK, 0.8), 0.028))
            continue
        c.drawOval(oval(x, y, 0.1, 0.115), fill(rgb(252, 250, 244)))
        c.drawOval(oval(x - k * 0.015, y + 0.01, 0.066, 0.08), fill(_INK))
        c.drawCircle(x - 0.03, y - 0.025, 0.026, fill(rgb(255, 255, 255)))


def _beak(c: Any, beak: Colour, hooked: bool, broad: bool) -> None:
    tone = linear((0, 0.02), (0, 0.3), [lit(beak), beak, shade(beak)])
    if broad:
        c.drawOval(oval(0, 0.2, 0.2, 0.08), fill(shade(beak)))
        c.drawPath(smooth([(-0.2, 0.18), (-0.1, 0.05), (0, 0.03), (0.1, 0.05), (0.2, 0.18), (0, 0.23)]), tone)
        return
    c.drawPath(smooth([(-0.08, 0.16), (0, 0.3), (0.08, 0.16)]), fill(shade(shade(beak))))
    low = 0.34 if hooked else 0.26
    c.drawPath(smooth([(-0.12, 0.07), (0, 0.0), (0.12, 0.07), (0.07, 0.17), (0, low), (-0.07, 0.17)]), tone)
