"""A drum kit that is played: what creatures with many arms do music with."""

import math
from typing import Any

from workers.engines.animatic.art.creatures.registry import Act
from workers.engines.animatic.art.draw import (
    WHITE,
    XY,
    Colour,
    fill,
    hexa,
    linear,
    lit,
    oval,
    rect,
    rgb,
    shade,
    stroke,
)  # fmt: skip

sin = math.sin
BEAT = 6.4
"""Radians a second: about two strokes a second on each drum."""


def _drum(c: Any, x: float, y: float, w: float, h: float, colour: Colour, hit: float) -> None:
    c.drawRect(rect(x - w / 2, y, w, h), linear((x - w / 2, 0), (x + w / 2, 0), [lit(colour), colour, shade(colour)]))
    c.drawOval(oval(x, y + h, w / 2, w * 0.16), fill(shade(colour)))
    c.drawOval(oval(x, y + hit, w / 2, w * 0.17), fill(rgb(246, 240, 226)))
    c.drawOval(oval(x, y + hit, w / 2, w * 0.17), stroke(rgb(206, 210, 220), 1.2))


def _cymbal(c: Any, x: float, y: float, swing: float) -> None:
    c.drawLine(x, y, x + (2 if x > 0 else -2), 0, stroke(rgb(170, 176, 188), 1.4))
    c.save()
    c.translate(x, y)
    c.rotate(swing)
    c.drawOval(oval(0, 0, 12, 2.6), linear((-12, 0), (12, 0), [hexa("#F6DD8C"), hexa("#C9972F"), hexa("#F0D074")]))
    c.restore()


def drum_kit(c: Any, act: Act, colour: Colour = 0xFF2F6FDE) -> None:
    """A kit in front of whoever stands at the origin, with sticks that strike in turn."""
    a = act.t * BEAT
    _cymbal(c, -34, -44, 9 * sin(a * 2) * max(0.0, sin(a)))
    _cymbal(c, 35, -46, 9 * sin(a * 2 + 1) * max(0.0, sin(a + 2)))
    c.drawCircle(0, -15, 15.5, fill(shade(colour)))
    c.drawCircle(0, -15, 13.4, linear((0, -30), (0, 0), [WHITE, rgb(226, 224, 216)]))
    c.drawCircle(0, -15, 6 + 0.8 * max(0.0, sin(a)), fill(lit(colour)))
    _drum(c, -23, -25, 20, 13, colour, max(0.0, sin(a)))
    _drum(c, 23, -25, 20, 13, colour, max(0.0, sin(a + math.pi)))
    for x, (sx, sy) in zip((-23, 23), stick_ends(act), strict=True):
        tip = -25.5 - (-38 - sy) * 0.4
        c.drawLine(sx, sy, x, tip, stroke(hexa("#C98F55"), 1.7))
        c.drawCircle(x, tip - 0.3, 1.6, fill(hexa("#8A5B32")))


def stick_ends(act: Act) -> tuple[XY, XY]:
    """Where the left and the right stick are held."""
    a = act.t * BEAT
    lifts = [8 * max(0.0, -sin(a + off)) + 1 for off in (0.0, math.pi)]
    return (-15.0, -38 - lifts[0]), (15.0, -38 - lifts[1])
