"""Garments of their own cut, and what is worn on a chest: badges, bands, stethoscopes, numbers."""

import math
from typing import TYPE_CHECKING, Any

from workers.engines.animatic.art.draw import (
    Colour,
    alpha,
    fill,
    hexa,
    linear,
    lit,
    oval,
    poly,
    rgb,
    shade,
    smooth,
    star_path,
    stroke,
)  # fmt: skip

if TYPE_CHECKING:
    from workers.engines.animatic.art.person.torso import TorsoView


def tutu(c: Any, v: "TorsoView") -> None:
    """Layers of tulle around the hips."""
    colour = hexa(v.look.top_color)
    x, y = v.at(0.02, 0)
    for k, wide in enumerate((25.0, 22.0, 18.5)):
        rim = []
        for j in range(22):
            a = 2 * math.pi * j / 22
            q = wide * (1 + 0.05 * (j % 2))
            rim.append((x + math.cos(a) * q, y + 3 - k * 1.6 + math.sin(a) * q * 0.24))
        c.drawPath(smooth(rim), fill(alpha(lit(colour) if k % 2 else colour, 215)))


def kimono(c: Any, v: "TorsoView", top: Colour) -> None:
    at, o, sash = v.at, v.turn * 4, hexa("#E3B341") if v.look.top_color != "#E3B341" else hexa("#A81E36")
    for k, tone in ((-1, rgb(250, 248, 244)), (1, lit(lit(top)))):
        edge = smooth([at(1.06, k * 6 + o), at(0.8, k * 3 + o), at(0.5, -k * 2 + o)], False)
        c.drawPath(edge, stroke(tone, 3))
    c.drawPath(poly(at(0.42, -v.waist * 1.3), at(0.42, v.waist * 1.3), at(0.1, v.waist * 1.3), at(0.1, -v.waist * 1.3)),
               fill(sash))  # fmt: skip
    c.drawLine(*at(0.26, -v.waist * 1.2), *at(0.26, v.waist * 1.2), stroke(shade(sash), 1.6))
    for t, w in ((-0.3, -0.5), (-0.62, 0.3), (-0.9, -0.3), (-0.5, 0.75), (0.72, 0.62)):
        x, y = at(t, v.hips * w + o)
        for j in range(5):
            a = j * 1.2566
            c.drawCircle(x + 2 * math.cos(a), y + 2 * math.sin(a), 1.5, fill(rgb(255, 240, 246, 220)))


def sari(c: Any, v: "TorsoView", top: Colour) -> None:
    at, gold, o = v.at, hexa("#E3B341"), v.turn * 4
    drape = [at(1.05, -v.shoulder * 0.9), at(0.9, -v.shoulder * 0.3), at(0.3, v.waist * 1.1), at(-0.1, v.hips * 1.2),
             at(-0.4, v.hips), at(0.1, v.waist * 0.2), at(0.6, -v.shoulder * 0.9)]  # fmt: skip
    c.drawPath(smooth(drape), linear(at(1, -6), at(0, 6), [lit(lit(top)), top, shade(top)]))
    c.drawPath(smooth([at(0.9, -v.shoulder * 0.3 + o), at(0.3, v.waist * 1.1), at(-0.1, v.hips * 1.2)], False),
               stroke(gold, 1.8))  # fmt: skip
    c.drawPath(smooth([at(-1.08, -v.hips * 1.4), at(-1.12, 0), at(-1.08, v.hips * 1.4)], False), stroke(gold, 2.6))


def emblem(c: Any, v: "TorsoView") -> None:
    """What tells a calling at a glance."""
    kind, at, fx = v.look.emblem, v.at, v.turn
    if kind == "badge":
        x, y = at(0.68, 5.4 + fx * 4)
        c.drawPath(star_path(x, y, 3.4), fill(hexa("#E3B341")))
        c.drawPath(
            smooth([at(0.1, -v.waist * 1.2), at(0.05, 0), at(0.1, v.waist * 1.2)], False), stroke(rgb(26, 24, 34), 3)
        )
    elif kind == "bands":
        for t in (0.3, 0.12):
            line = smooth([at(t, -v.shoulder * 1.1), at(t - 0.03, fx * 4), at(t, v.shoulder * 1.1)], False)
            c.drawPath(line, stroke(rgb(240, 244, 120), 3.6))
            c.drawPath(line, stroke(rgb(236, 240, 244), 1.4))
    elif kind == "cross":
        x, y = at(0.6, 4.6 + fx * 5)
        for dx, dy in ((3.0, 0.0), (0.0, 3.0)):
            c.drawLine(x - dx, y - dy, x + dx, y + dy, stroke(rgb(224, 52, 64), 1.9))
    elif kind == "stethoscope":
        tube = smooth([at(1.02, -5 + fx * 3), at(0.66, -3.4 + fx * 5), at(0.5, fx * 6), at(0.66, 3.4 + fx * 5),
                       at(1.02, 5 + fx * 3)], False)  # fmt: skip
        c.drawPath(tube, stroke(rgb(52, 56, 72), 1.5))
        x, y = at(0.36, fx * 6)
        c.drawLine(*at(0.5, fx * 6), x, y, stroke(rgb(52, 56, 72), 1.5))
        c.drawCircle(x, y, 2.4, fill(rgb(190, 196, 208)))
    elif kind == "bolt":
        x, y = at(0.56, fx * 6)
        c.drawOval(oval(x, y, 6.2 * max(0.5, math.cos(fx)), 6.2), fill(hexa("#F9E27A")))
        c.drawPath(poly((x + 1.5, y - 5), (x - 3, y + 0.8), (x, y + 0.8), (x - 1.6, y + 5), (x + 3.2, y - 1),
        (x + 0.3, y - 1)),
                   fill(hexa("#D6453D")))  # fmt: skip
    elif kind == "number":
        x, y = at(0.5, fx * 6)
        for dx in (-2.6, 2.6):
            c.drawLine(x + dx, y - 4, x + dx, y + 4, stroke(rgb(250, 248, 244), 2))
        c.drawLine(x - 4.2, y - 2.4, x - 2.6, y - 4, stroke(rgb(250, 248, 244), 2))
