"""What buildings and fairs are made of: courses of stone, flames, flags in the wind, strings of lights, battlements."""

import math
import random
from collections.abc import Sequence
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    XY,
    Colour,
    alpha,
    fill,
    glow,
    hexa,
    linear,
    lit,
    mix,
    poly,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets.base import Scene

FIRE = (("#FF6A1A", 1.0, 1.0), ("#FFB52E", 0.68, 0.72), ("#FFF2C0", 0.36, 0.42))
"""A flame's tongues, outer to inner: colour, width and height."""
Box = tuple[float, float, float, float]
"""x, y, width and height."""


def snowy(s: Scene) -> bool:
    """Whether snow lies on roofs and walls."""
    return s.tone.season == "winter" or s.tone.weather == "snow"


def masonry(c: Any, box: Box, colour: Colour, rng: random.Random, size: XY = (74, 44), strength: float = 110) -> None:
    """Courses of stone over a wall that is already painted: some blocks lighter, some darker, joints between."""
    x0, y0, w, h = box
    bw, bh = size
    dark, light = shade(shade(colour)), lit(lit(colour))
    c.save()
    c.clipRect(rect(x0, y0, w, h))
    for j in range(int(h / bh) + 1):
        y = y0 + j * bh
        x = x0 - (bw / 2 if j % 2 else 0) - rng.random() * 8
        while x < x0 + w:
            long = bw * rng.uniform(0.82, 1.18)
            u = rng.random()
            tint = mix(dark, light, u)
            c.drawRoundRect(
                rect(x + 2, y + 2, long - 4, bh - 4), 4, 4, fill(alpha(tint, strength * abs(u - 0.5) * 1.6))
            )
            c.drawLine(x + 4, y + 2.6, x + long - 4, y + 2.6, stroke(alpha(light, strength * 0.36), 1.6))
            c.drawLine(x + long, y, x + long, y + bh, stroke(alpha(dark, strength * 0.6), 2.2))
            x += long
        c.drawLine(x0, y + bh, x0 + w, y + bh, stroke(alpha(dark, strength * 0.6), 2.2))
    c.restore()


def flame(c: Any, x: float, y: float, w: float, h: float, time: float, phase: float) -> None:
    """A flame that licks upward from (x, y)."""
    for k, (code, wide, high) in enumerate(FIRE):
        a, d = w * wide, h * high * (1 + 0.1 * math.sin(time * 8.3 + phase * 2.1 + k))
        lean = w * 0.5 * math.sin(time * 6.1 + phase + k * 0.6)
        c.drawPath(
            smooth(
                [
                    (x - a, y),
                    (x - a * 0.72 + lean * 0.2, y - d * 0.45),
                    (x + lean, y - d),
                    (x + a * 0.66 + lean * 0.3, y - d * 0.42),
                    (x + a, y),
                    (x, y + a * 0.3),
                ]
            ),
            fill(hexa(code)),
        )


def flag(c: Any, x: float, y: float, w: float, h: float, colour: Colour, time: float, strength: float = 1.0) -> None:
    """A flag that streams to the right from its pole at (x, y)."""
    n, top, low = 8, [], []
    for k in range(n + 1):
        u = k / n
        wave = math.sin(time * 5.2 - u * 5.5 + x * 0.01) * h * 0.2 * u * strength
        drop = h * 0.3 * u * u * (1.4 - strength)
        top.append((x + w * u * (0.86 + 0.14 * strength), y + wave + drop))
        low.append((x + w * u * (0.86 + 0.14 * strength), y + h * (1 - 0.2 * u) + wave * 1.1 + drop))
    c.drawPath(
        poly(*top, *low[::-1]),
        linear(
            (x, y),
            (x + w, y),
            [lit(colour), colour, shade(colour), lit(colour), shade(colour)],
            [0, 0.25, 0.5, 0.75, 1],
        ),
    )


def windy(s: Scene) -> float:
    """How strongly flags stream: half in still air."""
    return {"wind": 1.3, "storm": 1.5, "rain": 0.8, "snow": 0.8}.get(s.tone.weather, 0.65)


def hanging(x0: float, y0: float, x1: float, y1: float, sag: float, n: int) -> list[XY]:
    """Points along a rope that hangs from one end to the other."""
    return [(x0 + (x1 - x0) * k / n, y0 + (y1 - y0) * k / n + sag * 4 * (k / n) * (1 - k / n)) for k in range(n + 1)]


def bulbs(c: Any, points: Sequence[XY], on: float, colours: Sequence[str] = ("#FFE2A0",), r: float = 7) -> None:
    """A string of small lamps, lit by how dark it is."""
    c.drawPath(smooth(points, False), stroke(rgb(30, 26, 40), 3))
    for k, (x, y) in enumerate(points[1:-1]):
        col = hexa(colours[k % len(colours)])
        c.drawCircle(x, y + r, r, fill(col if on > 0.2 else mix(col, rgb(120, 120, 130), 0.35)))
        if on > 0.2:
            glow(c, x, y + r, r * 5.5, col, 150 * on)


def merlons(c: Any, x0: float, x1: float, y: float, size: float, colour: Colour, snow: Colour | None = None) -> None:
    """Battlements on a wall whose top is at y."""
    n = max(1, round((x1 - x0) / (size * 1.8)))
    step = (x1 - x0) / n
    for k in range(n + 1):
        w = size if 0 < k < n else size * 0.6
        x = x0 + k * step - (w / 2 if 0 < k < n else 0 if k == 0 else w)
        c.drawRect(rect(x, y - size, w, size + 1), linear((x, 0), (x + w, 0), [lit(colour), shade(colour)]))
        c.drawLine(x, y - size, x + w, y - size, stroke(snow if snow is not None else lit(lit(colour)), 5))


def pool(c: Any, x: float, y: float, r: float, colour: Colour, strength: float = 120, flat: float = 0.28) -> None:
    """Light that lies on a floor."""
    c.save()
    c.translate(x, y)
    c.scale(1, flat)
    glow(c, 0, 0, r, colour, strength)
    c.restore()


def sparks(s: Scene, x: float, y: float, n: int, reach: float, salt: int = 91) -> None:
    """Sparks that leap from (x, y) and go out."""
    rng = s.rng(salt)
    grains = [(rng.uniform(-1, 1), rng.uniform(0.5, 1), rng.random() * 3, rng.uniform(0.8, 1.5)) for _ in range(n)]

    def leap(c: Any, time: float, cam: float) -> None:
        for dx, up, o, life in grains:
            u = ((time + o) % (life + 0.4)) / life
            if u < 1:
                px = x - cam * 0.6 + dx * reach * u + 14 * math.sin(time * 3 + o * 5)
                py = y - reach * 1.5 * up * u + reach * 0.5 * u * u
                c.drawCircle(px, py, 3.4 * (1 - u) + 0.6, fill(rgb(255, 210 - 90 * u, 110 - 80 * u, 255 * (1 - u))))

    s.live(leap)


def firelight(
    s: Scene, x: float, y: float, r: float, strength: float = 130, colour: str = "#FF8A34", depth: float = 0.6
) -> None:
    """The light of a fire, never still."""

    def light(c: Any, time: float, cam: float) -> None:
        k = 1 + 0.05 * math.sin(time * 9.1) + 0.04 * math.sin(time * 14.7 + 1)
        glow(c, x - cam * depth, y, r * k, hexa(colour), strength * k, ADD)

    s.shine(light, depth)


def arched(x: float, y: float, w: float, h: float, pointed: bool = False) -> Any:
    """An opening with its top a round or pointed arch; (x, y) is the middle of its foot."""
    path = skia.Path()
    path.moveTo(x - w / 2, y)
    if pointed:
        path.lineTo(x - w / 2, y - h + w * 0.8)
        path.quadTo(x - w / 2, y - h + w * 0.28, x, y - h)
        path.quadTo(x + w / 2, y - h + w * 0.28, x + w / 2, y - h + w * 0.8)
    else:
        path.lineTo(x - w / 2, y - h + w / 2)
        path.arcTo(skia.Rect(x - w / 2, y - h, x + w / 2, y - h + w), 180, 180, False)
    path.lineTo(x + w / 2, y)
    path.close()
    return path
