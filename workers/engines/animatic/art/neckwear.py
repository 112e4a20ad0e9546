"""What goes around a neck, of a person or an animal: scarves and bow ties."""

import math
from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.art.draw import XY, alpha, fill, hexa, linear, lit, oval, shade, smooth, stroke, tube


@dataclass(frozen=True, slots=True)
class Wear:
    """What one animal has on; colours are "#RRGGBB", an empty string is nothing."""

    scarf: str = ""
    bowtie: str = ""
    hat: str = ""
    hat_color: str = "#D6453D"
    glasses: str = ""
    """"plain" or "sun"."""


def draw_scarf(c: Any, wear: Wear, low: XY, high: XY, half: float, t: float, light: XY) -> None:
    """A scarf around a neck that goes from `low` to `high` and is `2 * half` wide, one end hanging in the wind."""
    if not wear.scarf:
        return
    colour = hexa(wear.scarf)
    ux, uy = high[0] - low[0], high[1] - low[1]
    q = math.hypot(ux, uy) or 1.0
    nx, ny = -uy / q, ux / q
    band = min(half * 0.52, 3.0 + half * 0.1)
    a, b = (low[0] - nx * half, low[1] - ny * half), (low[0] + nx * half, low[1] + ny * half)
    sway = math.sin(t * 2.1) * half * 0.22
    back = b if b[0] < a[0] else a
    end = (back[0] - half * 0.9 + sway, back[1] + half * 2.0 + sway * 0.4)
    tail = [(back[0] + half * 0.35, back[1]), (back[0] - half * 0.1, back[1] + half), end]
    tube(c, tail, [band * 0.62, band * 0.7, band * 0.74], shade(colour), light)
    for k in (-1, 0, 1):
        c.drawLine(end[0] + k * band * 0.5, end[1], end[0] + k * band * 0.55 - 0.6, end[1] + half * 0.45,
                   stroke(shade(colour), band * 0.26))  # fmt: skip
    middle = (low[0] - ux / q * half * 0.12, low[1] - uy / q * half * 0.12)
    tube(c, [a, middle, b], [band, band * 1.12, band], colour, light)
    for share in (0.25, 0.5, 0.75):
        x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
        c.drawLine(x - ux / q * band * 0.8, y - uy / q * band * 0.8, x + ux / q * band * 0.8, y + uy / q * band * 0.8,
                   stroke(alpha(shade(colour), 110), 0.8))  # fmt: skip


def draw_bowtie(c: Any, wear: Wear, at: XY, size: float) -> None:
    if not wear.bowtie:
        return
    colour = hexa(wear.bowtie)
    x, y = at
    for s in (-1, 1):
        wing = smooth(
            [(x, y), (x + s * size, y - size * 0.62), (x + s * size * 1.12, y), (x + s * size, y + size * 0.62)]
        )
        c.drawPath(wing, linear((x, y - size), (x, y + size), [lit(colour), colour, shade(colour)], [0, 0.5, 1]))
    c.drawOval(oval(x, y, size * 0.26, size * 0.36), fill(shade(colour)))
