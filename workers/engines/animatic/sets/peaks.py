"""Mountains with a lit side, a shaded side and snow, and dunes with a crest, in stage units."""

import random
from typing import Any

from workers.engines.animatic.art.draw import XY, Colour, alpha, fill, hexa, lerp, linear, lit, mix, poly, shade, smooth
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene


def _jagged(rng: random.Random, a: XY, b: XY, steps: int, rough: float) -> list[XY]:
    """From a to b with knocks to either side."""
    out = [a]
    for i in range(1, steps):
        u = i / steps
        x, y = lerp(a[0], b[0], u), lerp(a[1], b[1], u)
        out.append((x + rng.uniform(-rough, rough), y + rng.uniform(-rough, rough) * 0.5))
    return [*out, b]


def peak(c: Any, rng: random.Random, top: XY, half: float, base: float, rock: Colour, haze: Colour, snow: Colour,
         cap: float) -> None:  # fmt: skip
    """One mountain; `cap` is the share of its height that snow covers."""
    x, y = top
    h = base - y
    left = _jagged(rng, top, (x - half * rng.uniform(0.9, 1.1), base), 7, h * 0.035)
    right = _jagged(rng, top, (x + half * rng.uniform(0.9, 1.1), base), 7, h * 0.035)
    spine = _jagged(rng, top, (x + half * rng.uniform(-0.1, 0.34), base), 8, h * 0.06)
    for side, colour in ((left, lit(rock)), (right, shade(rock))):
        face = poly(*side, *reversed(spine[1:]))
        c.drawPath(face, linear((0, y), (0, base), [colour, mix(colour, haze, 0.25), mix(colour, haze, 0.85)],
                                [0, 0.5, 1]))  # fmt: skip
        c.save()
        c.clipPath(face, True)
        for _ in range(6):  # gullies run down from the ridge
            u = rng.uniform(0.15, 0.9)
            gx, gy = lerp(x, side[-1][0], u * rng.uniform(0.1, 0.8)), lerp(y, base, u)
            gully = poly((gx, gy - h * 0.16), (gx + h * 0.03, gy), (gx - h * 0.05, gy + h * 0.2))
            c.drawPath(gully, fill(alpha(shade(colour), 60)))
        low = y + h * cap
        edge: list[XY] = []
        px = x - half
        while px < x + half:
            edge.append((px, low + rng.uniform(-h * 0.09, h * 0.1)))
            px += half * 0.13
        white = snow if side is left else mix(snow, hexa("#7E9CD0"), 0.42)
        c.drawPath(poly((x - half, y - 60), (x + half, y - 60), *reversed(edge)),
                   linear((0, y), (0, low + h * 0.1), [white, mix(white, haze, 0.22)]))  # fmt: skip
        c.restore()


def massif(s: Scene, c: Any, base: float, high: float, rock: Colour, depth: float, cap: float, salt: int) -> None:
    """A range from edge to edge: two tall mountains off the middle, lesser ones between and beside them."""
    rng, t = s.rng(salt), s.tone
    snow, stone = t(hexa("#FDFEFF"), depth * 0.45), t(rock, depth)
    n = max(1, round(s.wide / 1000))
    pairs = [((k + rng.uniform(0.08, 0.24)) / n, (k + rng.uniform(0.74, 0.96)) / n) for k in range(n)]
    tall = [(u, h) for a, b in pairs for u, h in ((a, rng.uniform(0.92, 1.0)), (b, rng.uniform(0.74, 0.9)))]
    some = [(u / (6 * n) + rng.uniform(-0.05, 0.05) / n, rng.uniform(0.34, 0.58)) for u in range(-1, 6 * n + 2)]
    for u, k in (*some, *tall):
        h = high * k
        peak(c, rng, (u * s.wide, base - h), h * rng.uniform(0.62, 0.8), base, stone, s.tone.haze, snow,
             cap * (0.7 if k < 0.6 else 1.0))  # fmt: skip


def dune(s: Scene, c: Any, y: float, amp: float, sand: Colour, depth: float, salt: int) -> None:
    """A dune from edge to edge: its crest winds, the side away from the sun lies in shade."""
    rng, t = s.rng(salt), s.tone
    left, right = -MARGIN_X - 40, s.wide + MARGIN_X + 40
    n = max(4, round((right - left) / 300))
    crest = [(lerp(left, right, i / n), y - amp * (rng.uniform(0.5, 1.0) if i % 2 else rng.uniform(0.0, 0.3)))
             for i in range(n + 1)]  # fmt: skip
    warm, cool = t(lit(sand), depth), t(shade(sand), depth)
    body = smooth([(left, HIGH + 120), *crest, (right, HIGH + 120)])
    c.drawPath(body, linear((0, y - amp), (0, y + 260), [warm, t(sand, depth), cool]))
    c.save()
    c.clipPath(body, True)
    for i in range(1, n, 2):
        (x0, y0), (x1, y1) = crest[i], crest[min(n, i + 1)]
        slope = smooth([(x0, y0 - 4), (x0 - 26, y0 + 60), (x0 + 30, y0 + 150), (x0 - 10, y0 + 300), (x1, y1 + 250),
                        (x1 + 60, y1 + 20), (lerp(x0, x1, 0.5), lerp(y0, y1, 0.5) - 14)])  # fmt: skip
        c.drawPath(slope, linear((0, y0), (0, y0 + 280), [alpha(cool, 235), alpha(cool, 0)]))
    c.restore()
