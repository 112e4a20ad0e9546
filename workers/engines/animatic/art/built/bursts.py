"""Fireworks, drawn by code: shells that climb, burst and fall as sparks, one after the other."""

import math
from typing import Any

from workers.engines.animatic.art.built.registry import built
from workers.engines.animatic.art.draw import ADD, Colour, alpha, fill, glow, hexa, stroke

_COLOURS = ("#FFD23F", "#FF5D8F", "#58D6FF", "#9BFF8A", "#FF9A3D", "#C79BFF")
_SHELLS = 6
_PERIOD = 2.4


@built("fireworks", "firework", size=(210, 210), colour="#FFD23F", floats=True)
def fireworks(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    for k in range(_SHELLS):
        clock = t / _PERIOD + k / _SHELLS
        round_, u = math.floor(clock), clock % 1.0
        pick = (k * 7 + round_ * 5) % len(_COLOURS)
        shade_ = colour if k == 0 else hexa(_COLOURS[pick])
        x = 78 * math.sin(k * 2.4 + round_ * 1.7)
        top = -120 - 70 * ((k * 0.618 + round_ * 0.382) % 1)
        if u < 0.28:
            y = top * (u / 0.28)
            c.drawLine(x, y + 14, x, y, stroke(alpha(shade_, 150), 1.6))
            c.drawCircle(x, y, 1.8, fill(shade_))
            continue
        _burst(c, x, top, (u - 0.28) / 0.72, shade_, k + round_)


def _burst(c: Any, x: float, y: float, u: float, colour: Colour, turn: int) -> None:
    fade = 255 * (1 - u) ** 1.2
    reach = 46 * (1 - (1 - u) ** 3)
    glow(c, x, y, reach * 1.5 + 6, colour, fade * 0.5, ADD)
    for k in range(18):
        a = k * math.tau / 18 + turn
        far = reach * (1.0 if k % 2 else 0.66)
        ex, ey = x + math.cos(a) * far, y + math.sin(a) * far + 20 * u * u
        sx, sy = x + math.cos(a) * far * 0.62, y + math.sin(a) * far * 0.62 + 10 * u * u
        c.drawLine(sx, sy, ex, ey, stroke(alpha(colour, fade * 0.7), 1.5))
        c.drawCircle(ex, ey, 1.7 * (1 - 0.5 * u), fill(alpha(colour, fade)))
