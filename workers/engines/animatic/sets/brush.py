"""What landscapes are made of: skies, clouds, hills, trees, grass, rocks, water and buildings, in stage units."""

import math
import random
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    SCREEN,
    XY,
    Colour,
    alpha,
    fill,
    glow,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    oval,
    poly,
    radial,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene
from workers.engines.animatic.sets.tone import WARM

PUFFS = ((-128, 4, 30), (-96, -8, 42), (-52, -34, 60), (8, -52, 74), (66, -26, 58), (106, -6, 40), (136, 6, 26),
         (-20, -8, 58), (38, -6, 60))  # fmt: skip
"""Where a cloud swells: x, y and radius of its rounds, above a base at 24."""


def cloud(c: Any, x: float, y: float, k: float, tint: Colour, under: Colour) -> None:
    """A heap of cloud: light above, shade in its folds, its base level."""
    c.save()
    c.clipRect(rect(x - 260 * k, y - 260 * k, 520 * k, 284 * k), skia.ClipOp.kIntersect, True)
    for dx, dy, q in PUFFS:
        cx, cy, r = x + dx * k, y + dy * k, q * k
        c.drawCircle(cx, cy, r, radial((cx - r * 0.25, cy - r * 0.6), r * 1.75, [tint, mix(tint, under, 0.3), under],
                                       [0, 0.52, 1]))  # fmt: skip
    c.restore()
    soft = alpha(under, ((under >> 24) & 255) * 0.5)
    c.drawOval(oval(x, y + 24 * k, 132 * k, 7 * k), fill(soft))


def _ceiling(s: Scene, c: Any, horizon: float, colours: list[Colour]) -> None:
    """Cloud from edge to edge, the lower the lighter: what rain, snow and storms fall from."""
    rng, storm = s.rng(41), s.tone.weather == "storm"
    for row in range(4):
        y = -40 + row * horizon * 0.105
        body = mix(colours[0], colours[2], row / 3.4)
        top = mix(body, colours[3], 0.34 if storm else 0.22)
        low = shade(body) if storm else mix(body, colours[0], 0.4)
        x = -MARGIN_X - rng.uniform(0, 160)
        while x < s.wide + MARGIN_X + 160:
            k = rng.uniform(1.15, 1.6)
            cloud(c, x, y + rng.uniform(-26, 26), k, alpha(top, 235), alpha(low, 235))
            x += 170 * k
    if s.tone.weather in ("rain", "storm"):  # curtains of rain far away
        for _ in range(int(4 * max(1.0, s.wide / 704))):
            x, w = rng.uniform(0, s.wide), rng.uniform(120, 260)
            col = mix(colours[1], colours[0], 0.3)
            c.drawPath(poly((x, horizon * 0.42), (x + w, horizon * 0.42), (x + w - 60, horizon), (x - 60, horizon)),
                       linear((0, horizon * 0.42), (0, horizon), [alpha(col, 0), alpha(col, 90), alpha(col, 0)],
                              [0, 0.45, 1]))  # fmt: skip


def _fair_clouds(s: Scene, c: Any, horizon: float, clouds: int, colours: list[Colour], sun: XY) -> None:
    """Small rows of cloud over the horizon, larger heaps higher up, streaks of ice above them."""
    tone, rng = s.tone, s.rng(43)
    white = mix(colours[3], rgb(255, 255, 255), 0.75 if tone.hour == "day" else 0.2)
    if tone.hour == "night":
        white = mix(colours[2], colours[3], 0.45)
    under = mix(white, colours[1], 0.6)
    for _ in range(int(3 * max(1.0, s.wide / 704))):
        x, y, w = rng.uniform(-80, s.wide), rng.uniform(20, horizon * 0.3), rng.uniform(220, 420)
        for n in range(3):
            c.drawPath(smooth([(x, y + n * 13), (x + w * 0.4, y - 16 + n * 12), (x + w, y - 34 + n * 16)], False),
                       stroke(alpha(white, 26 - n * 6), 15 - n * 4))  # fmt: skip
    for _ in range(int(9 * max(1.0, s.wide / 704))):
        k = rng.uniform(0.16, 0.34)
        x, y = rng.uniform(-60, s.wide + 60), horizon - rng.uniform(60, 190)
        cloud(c, x, y, k, alpha(mix(white, colours[3], 0.35), 170), alpha(mix(under, colours[3], 0.5), 150))
    amount = clouds + (7 if tone.weather == "cloudy" else 0)
    for n in range(min(24, int(amount * max(1.0, s.wide / 900)))):
        x = (n * 0.618 + rng.random() * 0.34) % 1.0 * (s.wide + 120) - 60
        y = rng.uniform(70, horizon * 0.5)
        k = lerp(1.1, 0.5, y / horizon * 1.6) * rng.uniform(0.75, 1.15)
        if tone.weather != "cloudy" and math.hypot(x - sun[0], y - sun[1]) < 190 * k + 50:
            y = sun[1] + (1 if sun[1] < 180 else -1) * (96 * k + 70)  # beside the sun rather than over it
        cloud(c, x, y, k, alpha(white, 236), alpha(under, 205))


def sky(s: Scene, c: Any, sun: XY = (0.7, 0.24), horizon: float = 900, clouds: int = 4) -> None:
    """Gradient, sun or moon with its glow, stars, clouds by weather."""
    tone, spec, rng = s.tone, s.tone.spec, s.rng(3)
    colours = tone.sky
    c.drawPaint(linear((0, -MARGIN_Y), (0, horizon), colours, [0, 0.4, 0.75, 1]))
    hidden = tone.weather in ("rain", "storm", "snow", "fog")
    sx, sy = sun[0] * s.wide, sun[1] * HIGH
    if tone.hour in ("dawn", "dusk"):
        sy = horizon - 130
    if tone.hour == "night" and tone.weather in ("clear", "wind", "cloudy"):
        for _ in range(int(170 * s.wide / 704)):
            x, y = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.random() ** 1.5 * horizon * 0.9 - 60
            c.drawCircle(x, y, rng.uniform(0.5, 1.9), fill(rgb(255, 255, 255, rng.randint(60, 230))))
    if not hidden:
        colour = hexa(spec.sun)
        glow(
            c,
            sx,
            sy,
            360 if tone.hour != "night" else 260,
            colour,
            120 if tone.hour == "day" else 180,
            skia.BlendMode.kSrcOver,
        )
        r = 46
        c.drawCircle(sx, sy, r, radial((sx - r * 0.3, sy - r * 0.3), r * 1.5, [rgb(255, 255, 255), colour]))
        if tone.hour == "night":
            for dx, dy, q in ((-14, -8, 9), (12, 10, 12), (8, -18, 6)):
                c.drawCircle(sx + dx, sy + dy, q, fill(rgb(196, 206, 232, 120)))
    if tone.weather in ("rain", "storm", "snow"):
        _ceiling(s, c, horizon, colours)
    elif tone.weather != "fog":
        _fair_clouds(s, c, horizon, clouds, colours, (sx, sy))


def outline(s: Scene, y: float, amp: float, step: float, rng: random.Random, kind: str = "hills") -> Any:
    """A silhouette from left to right margin, filled down to the lower edge."""
    left, right, low = -MARGIN_X - 20, s.wide + MARGIN_X + 20, HIGH + MARGIN_Y + 20
    pts: list[XY] = [(left, low)]
    x = left
    up = False
    while x < right + step:
        h = amp * (0.25 + 0.75 * rng.random())
        if kind == "mesa" and rng.random() < 0.6:
            w = rng.uniform(80, 170)
            pts += [(x, y), (x + 18, y - h), (x + w - 18, y - h - rng.uniform(-8, 8)), (x + w, y)]
            x += w + rng.uniform(10, 60)
            continue
        if kind == "peaks":
            up = not up
            pts.append((x, y - h if up else y - h * 0.25))
            x += step * rng.uniform(0.6, 1.2)
            continue
        pts.append((x, y - h * (0.3 if kind == "mesa" else 1)))
        x += step
    pts.append((right + step, low))
    return poly(*pts) if kind in ("mesa", "peaks") else smooth(pts)


def ridge(
    s: Scene, c: Any, y: float, amp: float, step: float, top: Colour, low: Colour, salt: int, kind: str = "hills",
    snow: bool = False,
) -> None:  # fmt: skip
    rng = s.rng(salt)
    path = outline(s, y, amp, step, rng, kind)
    c.drawPath(path, linear((0, y - amp), (0, y + 240), [top, low]))
    if kind == "peaks":
        c.save()
        c.clipPath(path, True)
        again = s.rng(salt)
        x, up = -MARGIN_X - 20, False
        while x < s.wide + MARGIN_X + step:
            h = amp * (0.25 + 0.75 * again.random())
            up = not up
            if up:
                c.drawPath(
                    poly(
                        (x, y - h - 2),
                        (x + step * 0.9, y + 60),
                        (x + step * 0.16, y + 60),
                        (x - step * 0.06, y - h * 0.4),
                    ),
                    fill(alpha(shade(low), 90)),
                )
                if snow:
                    cap = h * 0.34
                    zig = [(x, y - h - 6), (x + cap * 0.95, y - h + cap), (x + cap * 0.42, y - h + cap * 0.72),
                           (x + cap * 0.1, y - h + cap * 1.15), (x - cap * 0.35, y - h + cap * 0.7),
                           (x - cap * 0.95, y - h + cap)]  # fmt: skip
                    c.drawPath(
                        poly(*zig),
                        linear(
                            (x - cap, 0),
                            (x + cap, 0),
                            [s.tone(rgb(255, 255, 255), 0.25), s.tone(rgb(190, 208, 236), 0.3)],
                        ),
                    )
            x += step * again.uniform(0.6, 1.2)
        c.restore()


def band(s: Scene, c: Any, y: float, h: float, paint: Any) -> None:
    """A strip from margin to margin."""
    c.drawRect(rect(-MARGIN_X - 20, y, s.wide + 2 * MARGIN_X + 40, h), paint)


def haze_band(s: Scene, c: Any, y: float, h: float, strength: float = 130) -> None:
    """The soft light that separates one distance from the next."""
    col = s.tone.haze
    c.drawRect(rect(-MARGIN_X, y - h, s.wide + 2 * MARGIN_X, 2 * h),
               linear((0, y - h), (0, y + h), [alpha(col, 0), alpha(col, strength), alpha(col, 0)]))  # fmt: skip


def ground(s: Scene, c: Any, y: float, colours: tuple[Colour, Colour, Colour], amp: float = 16, salt: int = 5) -> Any:
    """The ground actors stand on: a soft edge and three tones toward the viewer. Returns its outline."""
    if s.tone.season == "winter" or s.tone.weather == "snow":
        snow = s.tone(hexa("#F2F7FC"))
        colours = (mix(colours[0], snow, 0.85), mix(colours[1], snow, 0.75), mix(colours[2], snow, 0.5))
    rng = s.rng(salt)
    pts: list[XY] = [(-MARGIN_X - 40, HIGH + MARGIN_Y + 40)]
    x = -MARGIN_X - 40
    while x < s.wide + MARGIN_X + 200:
        pts.append((x, y + rng.uniform(-amp, amp)))
        x += 170
    pts.append((s.wide + MARGIN_X + 200, HIGH + MARGIN_Y + 40))
    path = smooth(pts)
    c.drawPath(path, linear((0, y), (0, HIGH + 40), list(colours), [0, 0.4, 1]))
    return path


def tower(
    s: Scene, c: Any, x: float, base: float, w: float, h: float, colour: Colour, rng: random.Random, depth: float,
    cell: float = 22,
) -> None:  # fmt: skip
    """A city building with windows, lit by how dark it is."""
    tone = s.tone
    body = tone(colour, depth)
    c.drawRect(
        rect(x, base - h, w, h), linear((x, base - h), (x + w, base), [lit(body), body, shade(body)], [0, 0.5, 1])
    )
    if not tone.night > 0.6:  # the sky stands in the glass
        glass = mix(body, mix(tone.sky[2], rgb(255, 255, 255), 0.25), 0.42)
        c.drawRect(rect(x, base - h, w, h * 0.7), linear((0, base - h), (0, base - h * 0.3), [glass, alpha(glass, 0)]))
    c.drawRect(rect(x + w * 0.74, base - h, w * 0.26, h), fill(alpha(shade(shade(body)), 120)))
    c.drawRect(rect(x, base - h, w, 8), fill(lit(body)))
    if rng.random() < 0.35:
        c.drawLine(x + w * 0.5, base - h, x + w * 0.5, base - h - rng.uniform(30, 90), stroke(shade(body), 4))
    dark = mix(tone(hexa("#7FA6CC"), depth), shade(body), 0.35)
    lamp = tone.night
    for j in range(int((h - 30) / cell)):
        for i in range(int((w - 12) / (cell * 0.8))):
            on = rng.random() < 0.5 * lamp
            col = mix(rng.choice((WARM, hexa("#FFE3A8"), hexa("#9FE0FF"))), tone.haze, depth * 0.35) if on else dark
            c.drawRect(rect(x + 8 + i * cell * 0.8, base - h + 18 + j * cell, cell * 0.45, cell * 0.58), fill(col))


def lamp_post(s: Scene, c: Any, x: float, base: float, h: float, side: int = 1) -> XY:
    """A street lamp; returns where its light is."""
    ink = s.tone(hexa("#3A3F55"))
    c.drawRoundRect(rect(x - 9, base - 12, 18, 14), 3, 3, fill(ink))
    c.drawLine(x, base, x, base - h, stroke(ink, 7))
    c.drawPath(
        smooth([(x, base - h), (x + side * 12, base - h - 26), (x + side * 46, base - h - 30)], False), stroke(ink, 6)
    )
    lx, ly = x + side * 50, base - h - 24
    c.drawPath(poly((lx - 18, ly), (lx - 10, ly - 14), (lx + 10, ly - 14), (lx + 18, ly)), fill(ink))
    on = s.tone.night > 0.2
    c.drawOval(oval(lx, ly + 2, 15, 6), fill(rgb(255, 240, 196) if on else s.tone(rgb(226, 232, 240))))
    if on:
        glow(c, lx, ly + 4, 130, WARM, 150 * s.tone.night)
        c.drawPath(poly((lx - 16, ly), (lx + 16, ly), (lx + 120, base), (lx - 120, base)),
                   linear((0, ly), (0, base), [alpha(WARM, 70 * s.tone.night), alpha(WARM, 0)], None,
                          BlendMode=SCREEN))  # fmt: skip
    return lx, ly


def water(s: Scene, c: Any, y: float, low: float, near: Colour, far: Colour, salt: int = 21) -> None:
    """Open water from its horizon to `low`, with glints toward the light."""
    tone, rng = s.tone, s.rng(salt)
    top = mix(tone(far, 0.4), tone.sky[3], 0.4)
    c.drawRect(rect(-MARGIN_X - 20, y, s.wide + 2 * MARGIN_X + 40, low - y + 60),
               linear((0, y), (0, low), [top, tone(far, 0.15), tone(near)], [0, 0.3, 1]))  # fmt: skip
    n = int(120 * s.wide / 704)
    for _ in range(n):
        u = rng.random() ** 1.6
        yy = lerp(y + 3, low, u)
        w = lerp(16, 110, u) * rng.uniform(0.5, 1.2)
        x = rng.uniform(-MARGIN_X, s.wide + MARGIN_X)
        light = rng.random() < 0.55
        col = (
            alpha(mix(tone.sky[3], rgb(255, 255, 255), 0.35), lerp(70, 46, u))
            if light
            else alpha(shade(tone(near)), 60)
        )
        c.drawOval(oval(x, yy, w, lerp(1.0, 4.5, u)), fill(col))
    if tone.weather in ("clear", "wind"):
        sx = 0.7 * s.wide
        for _ in range(46):
            u = rng.random()
            yy = lerp(y + 2, low, u**1.4)
            x = sx + rng.gauss(0, 1) * lerp(26, 120, u)
            c.drawOval(oval(x, yy, lerp(8, 42, u), lerp(0.9, 3.2, u)), fill(alpha(hexa(tone.spec.sun), 150)))


def floor_boards(c: Any, s: Scene, y: float, near: Colour, far: Colour, line: Colour, boards: int = 9) -> None:
    """A floor in perspective toward the middle of the picture."""
    wide = s.wide
    c.drawRect(rect(-MARGIN_X - 20, y, wide + 2 * MARGIN_X + 40, HIGH - y + MARGIN_Y + 20),
               linear((0, y), (0, HIGH), [far, near]))  # fmt: skip
    n = int(boards * max(1.0, wide / 704))
    for k in range(-n, n + 1):
        c.drawLine(wide / 2 + k * 58, y, wide / 2 + k * 190, HIGH + MARGIN_Y, stroke(alpha(line, 110), 3))
    for u in (0.04, 0.14, 0.32, 0.6, 1.0):
        c.drawLine(-MARGIN_X, y + (HIGH - y) * u, wide + MARGIN_X, y + (HIGH - y) * u, stroke(alpha(line, 70), 2))
