"""What an impact leaves to see: dust and snow thrown up, droplets and rings on water."""

import math
from collections.abc import Iterable
from typing import Any

from workers.engines.animatic.art.draw import WHITE, Colour, alpha, fill, oval, rgb, stroke
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.physics import FALL, Hit

DUST: dict[str, Colour] = {
    "snow": rgb(246, 250, 255), "ice": rgb(236, 246, 255), "sand": rgb(226, 200, 150), "grass": rgb(176, 180, 128),
    "leaves": rgb(150, 124, 84), "earth": rgb(186, 156, 120), "gravel": rgb(190, 184, 176),
}  # fmt: skip
"""Colour of what flies up, by the ground's material; hard floors give off a little pale dust."""
AGE = 1.5
"""Seconds after which nothing of an impact is left."""


def felt(hits: Iterable[Hit], into: float) -> list[Hit]:
    """The impacts that still show `into` seconds after a track began."""
    return [h for h in hits if 0 <= into - h.time < AGE and h.kind != "swing"]


def dust(c: Any, x: float, y: float, size: float, age: float, force: float, material: str) -> None:
    """Puffs that spread along the ground from where something `size` pixels wide came down."""
    u = age / 0.7
    if u >= 1 or force < 0.14:
        return
    colour = DUST.get(material, rgb(222, 218, 214))
    thick = 200 if material in DUST else 110
    out = 1 - (1 - u) ** 2.4
    for k in range(10):
        side = -1 if k % 2 else 1
        far = side * size * (0.28 + (0.5 + 0.13 * (k // 2)) * out * (0.5 + force))
        rise = size * (0.05 + 0.16 * (k // 2 % 3)) * out * (0.4 + force)
        r = size * (0.06 + 0.17 * out) * (0.6 + 0.6 * force) * (0.8 + 0.2 * math.sin(k * 3.1))
        c.drawOval(oval(x + far, y - rise * 0.6 - r * 0.4, r, r * 0.66), fill(alpha(colour, thick * (1 - u) ** 1.5)))


def splash(c: Any, x: float, y: float, size: float, age: float, force: float, unit: float) -> None:
    """A crown of droplets that fly as thrown, and rings that widen; `unit` is pixels per figure unit."""
    ring = age / AGE
    for k in range(3):
        r = size * (0.4 + (1.1 + 0.5 * k) * ring**0.7) * (0.5 + 0.6 * force)
        c.drawOval(oval(x, y, r, r * 0.22), stroke(alpha(WHITE, (190 - 46 * k) * (1 - ring) ** 1.3), 2.6 + 2 * force))
    up = math.sqrt(2 * FALL * 30) * (0.4 + 0.6 * force)
    for k in range(18):
        a = (k / 17 - 0.5) * 2.2
        v = up * (0.55 + 0.45 * math.sin(k * 2.3) ** 2)
        dx, dy = math.sin(a) * v * 0.5 * age, math.cos(a) * v * age - FALL * age * age / 2
        if dy < -2:
            continue
        px, py = x + (dx + math.sin(a) * size / unit * 0.3) * unit, y - dy * unit
        r = unit * (1.5 - 0.7 * age) * (0.6 + 0.4 * math.sin(k * 1.7) ** 2) * (0.6 + 0.6 * force)
        if r > 0.2:
            c.drawOval(oval(px, py, r, r * 1.3), fill(rgb(232, 246, 255, 225)))
    if age < 0.35:
        h = size * 0.9 * force * math.sin(math.pi * age / 0.35)
        for k in range(-3, 4):
            c.drawOval(
                oval(x + k * size * 0.13, y - h * (0.5 - 0.09 * abs(k)), size * 0.07, h * (0.55 - 0.1 * abs(k)) + 1),
                fill(rgb(240, 250, 255, 190)),
            )


def draw(c: Any, m: Moment, at: tuple[float, float], size: float, unit: float, ground: str) -> None:
    """Everything that a subject's impacts still show; `at` is where its track began, `ground` "water" or a material."""
    for age, force, x, kind in m.impacts:
        px = at[0] + x * unit * m.facing
        if ground == "water" or kind == "splash":
            splash(c, px, at[1], size, age, force, unit)
        else:
            dust(c, px, at[1], size, age, force, ground)
