"""What hangs in the air before and behind the actors: dust, pollen, sand, and the glow of the sun."""

import math
from typing import Any

from workers.engines.animatic.art.draw import (
    ADD,
    alpha,
    fill,
    glow,
    rect,
)  # fmt: skip
from workers.engines.animatic.sets.base import HIGH, Scene


def drift(s: Scene, n: int, colour: int, size: float = 2.2, speed: float = 14, low: float = 1150) -> None:
    """Pollen, dust or embers in the air before the actors."""
    rng = s.rng(77)
    motes = [
        (rng.random() * s.wide, rng.random() * low, rng.random() * 6, rng.uniform(0.5, 1) * size) for _ in range(n)
    ]

    def paint(c: Any, t: float, _cam: float) -> None:
        for x, y, o, z in motes:
            a = 120 + 100 * math.sin(t * 2 + o)
            c.drawCircle(
                (x + math.sin(t * 0.5 + o) * 30 + t * speed) % s.wide,
                (y + math.cos(t * 0.4 + o) * 24 - t * 5) % low,
                z,
                fill(alpha(colour, a)),
            )

    s.front(paint)


def sun_glow(s: Scene, x: float = 0.7, y: float = 0.24, r: float = 420, strength: float = 0.5) -> None:
    """The sun or moon bleeds into the lens."""
    if s.tone.weather in ("rain", "storm", "snow", "fog"):
        return
    colour = s.tone.spec.shaft

    def paint(c: Any, t: float, cam: float) -> None:
        yy = 770 if s.tone.hour in ("dawn", "dusk") else y * HIGH
        k = strength * (0.4 if s.tone.hour == "night" else 0.3 if s.tone.hour == "day" else 0.7)
        glow(c, x * s.wide - cam * 0.05, yy, r * (1 + 0.02 * math.sin(t)), colour, 150 * k, ADD)

    s.shine(paint, 0.05)


def blowing(s: Scene, colour: int, n: int) -> None:
    rng = s.rng(55)
    grains = [(rng.random() * s.wide, rng.uniform(900, 1270), rng.random() * 6, rng.uniform(0.3, 1)) for _ in range(n)]

    def paint(c: Any, t: float, _cam: float) -> None:
        for x, y, o, z in grains:
            c.drawOval(rect((x + t * 120 * z) % (s.wide + 80) - 60, y + math.sin(t + o) * 10, 26 * z, 3 * z),
                       fill(alpha(colour, 70)))  # fmt: skip

    s.front(paint)
