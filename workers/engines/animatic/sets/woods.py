"""Forest and jungle: trunks in depth, canopy, shafts of light through it."""

import math
import random
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    LINEAR,
    Colour,
    alpha,
    blur,
    fill,
    glow,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    poly,
    radial,
    rect,
    shade,
    smooth,
    soft,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.emoji import drawing
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene

FOREST = {
    "summer": ("#ECF6C4", "#AAD8A0", "#68AA80", "#367862", "#184C46", "#0A2C2E"),
    "spring": ("#F6F8D8", "#C2E6A4", "#86C27E", "#4E9468", "#26604A", "#123A34"),
    "autumn": ("#FCE9BE", "#F0BE78", "#D98A4A", "#A65A38", "#5E3430", "#341E26"),
    "winter": ("#F2F7FC", "#CADAEA", "#9AB2CC", "#6A88A8", "#3C5A7C", "#203650"),
}  # fmt: skip
LIGHT = {"dawn": "#FFD8A8", "day": "", "dusk": "#FF9A6A", "night": "#3A66B8"}


def _palette(s: Scene) -> list[Colour]:
    """Haze to near dark, tinted by the hour."""
    base = [hexa(x) for x in FOREST[s.tone.season]]
    tint = LIGHT[s.tone.hour]
    if tint:
        k = 0.62 if s.tone.hour == "night" else 0.4
        base = [mix(x, hexa(tint), k * (1 - i * 0.1)) for i, x in enumerate(base)]
    if s.tone.hour == "night":
        base = [shade(shade(x)) if i < 2 else shade(shade(x)) for i, x in enumerate(base)]
    elif s.tone.hour == "day":
        base[0] = mix(
            base[0], base[1], 0.35 if s.tone.season != "winter" else 0.7
        )  # a white background makes cut-outs of everybody
    if s.tone.weather in ("rain", "storm", "fog", "snow"):
        base = [mix(x, s.tone.haze, 0.34 - i * 0.05) for i, x in enumerate(base)]
    return base


def trunk(c: Any, x: float, w: float, colour: Colour, base: float, lean: float, rng: random.Random) -> None:
    path = smooth([(x - w * 0.5, base), (x - w * 0.34, base - 260), (x - w * 0.3 + lean, -MARGIN_Y - 20),
                   (x + w * 0.3 + lean, -MARGIN_Y - 20), (x + w * 0.34, base - 260), (x + w * 0.5, base),
                   (x + w * 0.9, base + 24), (x - w * 0.9, base + 24)])  # fmt: skip
    c.drawPath(path, linear((x - w * 0.5, 0), (x + w * 0.5, 0), [lit(colour), colour, shade(colour)], [0, 0.45, 1]))
    for _ in range(3):
        y, d, n = rng.uniform(120, base - 300), rng.choice((-1, 1)), rng.uniform(50, 130)
        bough = skia.Path()
        bough.moveTo(x, y)
        bough.quadTo(x + d * n * 0.5, y - 20, x + d * n, y - 60)
        c.drawPath(bough, stroke(colour, w * 0.14))


def _canopy(s: Scene, c: Any, y: float, colour: Colour, n: int, r: float, rng: random.Random) -> None:
    for _ in range(int(n * s.wide / 704)):
        x, yy, q = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), y + rng.uniform(-90, 50), rng.uniform(0.6, 1) * r
        c.drawCircle(x, yy, q, radial((x - q * 0.3, yy - q * 0.4), q * 1.3, [lit(lit(colour)), colour, shade(colour)],
                                      [0, 0.55, 1]))  # fmt: skip


def _bushes(s: Scene, c: Any, y: float, colour: Colour, n: int, r: float, rng: random.Random) -> None:
    n = int(n * s.wide / 704)
    span = s.wide + 2 * MARGIN_X
    for k in range(n):
        x, q = (k + 0.5) / n * span - MARGIN_X + rng.uniform(-30, 30), rng.uniform(0.7, 1.1) * r
        c.drawCircle(x, y + rng.uniform(-14, 18), q, linear((0, y - q), (0, y + q), [lit(colour), shade(colour)]))


def fern(c: Any, x: float, y: float, h: float, colour: Colour) -> None:
    for k in range(7):
        a = -math.pi / 2 + (k - 3) * 0.36
        ex, ey = x + math.cos(a) * h, y + math.sin(a) * h * 0.9
        frond = skia.Path()
        frond.moveTo(x, y)
        frond.quadTo(x + math.cos(a) * h * 0.5, y + math.sin(a) * h * 0.8 - 8, ex, ey + h * 0.16)
        c.drawPath(frond, stroke(colour, 3))
        for j in range(4, 10):
            u = j / 10
            px, py = lerp(x, ex, u), lerp(y, ey + h * 0.1, u) - 8 * math.sin(math.pi * u)
            z = h * 0.16 * (1.1 - u)
            c.drawOval(skia.Rect(px - z, py - z * 0.35, px + z, py + z * 0.35), fill(lit(colour) if j % 2 else colour))


def _shafts(s: Scene, colour: Colour) -> None:
    """Light falling through the canopy: painted small, once, and added while it slowly breathes."""
    images = []
    for k in (-1.6, -0.9, -0.3, 0.4, 1.0):
        surface = skia.Surface(int(s.wide / 8) + 1, int(HIGH / 8))
        c = surface.getCanvas()
        c.scale(1 / 8, 1 / 8)
        x = s.wide * 0.66
        beam = poly(
            (x - 30 + k * 60, -40), (x + 30 + k * 70, -40), (x - 140 + k * 210, 1180), (x - 320 + k * 190, 1180)
        )
        c.drawPath(beam, linear((0, 0), (0, 1180), [alpha(colour, 170), alpha(colour, 70), alpha(colour, 0)], None,
                                MaskFilter=blur(16)))  # fmt: skip
        images.append(surface.makeImageSnapshot())
    strength = {"night": 0.45, "day": 0.8}.get(s.tone.hour, 1.0) * (
        0.35 if s.tone.weather != "clear" or s.tone.season == "winter" else 1
    )

    def paint(c: Any, t: float, cam: float) -> None:
        for k, image in enumerate(images):
            a = (0.30 + 0.26 * math.sin(t * 0.7 + k * 1.7)) * strength
            x = -(cam * 0.2 % 200) if abs(cam) > 200 else -cam * 0.2
            c.drawImageRect(
                image, skia.Rect.MakeXYWH(x, 0, s.wide, HIGH), LINEAR, skia.Paint(BlendMode=ADD, Alphaf=max(0.0, a))
            )

    s.shine(paint, 0.2)


@scene("forest")
class Forest:
    def __init__(self, s: Scene) -> None:
        self.s = s
        self.p, self.rng = _palette(s), s.rng(1)
        s.ground, s.floor, s.surface, s.ambience = 1125, 960, "leaves", ("birds", "wind")
        self.shaft = s.tone.spec.shaft
        s.plate(0.15, self.far)
        s.plate(0.35, self.middle)
        s.plate(0.6, self.near)
        s.near(self.frame, 9)
        _shafts(s, self.shaft)
        drift(s, 46, self.shaft, 2.4, 6)

    def far(self, c: Any) -> None:
        s, rng, p = self.s, self.rng, self.p
        c.drawPaint(linear((0, -80), (0, HIGH), [p[0], mix(p[0], p[1], 0.5), p[1]], [0, 0.5, 0.8]))
        glow(c, s.wide * 0.62, 330, 520, self.shaft, 150, skia.BlendMode.kSrcOver)
        for _ in range(int(16 * s.wide / 704)):
            trunk(c, rng.uniform(-60, s.wide + 60), rng.uniform(16, 26), mix(p[1], p[2], 0.25), 960, 0, rng)
        _bushes(s, c, 960, mix(p[1], p[2], 0.4), 16, 50, rng)
        c.drawRect(rect(-MARGIN_X, 960, s.wide + 2 * MARGIN_X, 500), fill(mix(p[1], p[2], 0.4)))

    def middle(self, c: Any) -> None:
        s, rng, p = self.s, self.rng, self.p
        for x in range(-40, int(s.wide) + 80, 150):
            trunk(c, x + rng.uniform(-30, 30), rng.uniform(34, 48), p[2], 1010, rng.uniform(-20, 20), rng)
        _canopy(s, c, 60, p[2], 18, 110, rng)
        _bushes(s, c, 1016, mix(p[2], p[3], 0.35), 13, 58, rng)
        c.drawRect(rect(-MARGIN_X, 1020, s.wide + 2 * MARGIN_X, 400),
                   linear((0, 1020), (0, 1200), [mix(p[2], p[3], 0.35), mix(p[2], p[3], 0.7)]))  # fmt: skip
        c.drawRect(rect(-MARGIN_X, 760, s.wide + 2 * MARGIN_X, 340),
                   linear((0, 760), (0, 1060), [alpha(p[0], 0), alpha(p[0], 110), alpha(p[0], 0)]))  # fmt: skip

    def near(self, c: Any) -> None:
        s, rng, p = self.s, self.rng, self.p
        for x in (-0.1, 0.08, 0.88, 1.06) if s.wide < 900 else (-0.04, 0.1, 0.24, 0.78, 0.92, 1.04):
            trunk(c, x * s.wide, rng.uniform(74, 96), p[3], 1080, rng.uniform(-30, 30), rng)
        _canopy(s, c, 10, p[3], 15, 140, rng)
        path = b.ground(s, c, 1092, (mix(p[3], p[2], 0.45), p[3], p[4]), 16)
        c.save()
        c.clipPath(path, True)
        c.drawOval(skia.Rect(s.wide * 0.5 - 280, 1110, s.wide * 0.5 + 300, 1250), soft(alpha(self.shaft, 46), 34))
        c.restore()
        plants.tufts(s, c, 1110, 1300, 46, mix(p[3], p[1], 0.25))
        for name, x, y, z in (
            ("mushroom", 0.1, 1170, 62),
            ("brown-mushroom", 0.93, 1160, 52),
            ("mushroom", 0.98, 1206, 42),
        ):
            c.drawImageRect(drawing(name, 128), skia.Rect.MakeXYWH(x * s.wide - z / 2, y - z, z, z), LINEAR)

    def frame(self, c: Any) -> None:
        s, rng, p = self.s, self.rng, self.p
        trunk(c, -16, 190, p[5], HIGH + 40, 30, rng)
        trunk(c, s.wide + 18, 170, p[5], HIGH + 40, -30, rng)
        _canopy(s, c, -40, p[5], 9, 130, rng)
        for x in (40, 150, s.wide - 40, s.wide - 150):
            fern(c, x, HIGH + 10, rng.uniform(150, 200), p[4])


@scene("jungle")
class Jungle:
    def __init__(self, s: Scene) -> None:
        self.s = s
        self.t, self.rng = s.tone, s.rng(2)
        s.ground, s.floor, s.surface, s.ambience = 1125, 950, "leaves", ("birds", "stream")
        deep = [hexa(x) for x in ("#CFEFA8", "#7CCB84", "#3FA06C", "#1F7357", "#0F4B40", "#062B2A")]
        self.p = [self.t(x, 0.25 - 0.04 * i) for i, x in enumerate(deep)]
        s.plate(0.15, self.far)
        s.plate(0.6, self.middle)
        s.near(self.frame, 8)
        _shafts(s, self.t.spec.shaft)
        drift(s, 40, self.t.spec.shaft, 2.6, 4)

    def leaf(self, c: Any, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
        c.save()
        c.translate(x, y)
        c.rotate(angle)
        c.drawPath(smooth([(0, 0), (size * 0.3, -size * 0.3), (size * 0.8, -size * 0.22), (size * 1.1, 0),
                           (size * 0.8, size * 0.22), (size * 0.3, size * 0.3)]),
                   linear((0, -size * 0.3), (0, size * 0.3), [lit(lit(colour)), colour, shade(colour)]))  # fmt: skip
        c.drawLine(0, 0, size, 0, stroke(alpha(shade(colour), 170), size * 0.03))
        for k in (0.3, 0.5, 0.7):
            for side in (-1, 1):
                c.drawLine(
                    size * k, 0, size * (k + 0.14), side * size * 0.19, stroke(alpha(shade(colour), 90), size * 0.02)
                )
        c.restore()

    def far(self, c: Any) -> None:
        s, t, rng, p = self.s, self.t, self.rng, self.p
        c.drawPaint(linear((0, -80), (0, 1000), [mix(p[0], t.sky[2], 0.3), p[0], p[1]]))
        glow(c, s.wide * 0.5, 420, 480, t.spec.shaft, 150, skia.BlendMode.kSrcOver)
        fall = s.wide * 0.62
        c.drawRect(
            rect(fall - 46, 150, 92, 840),
            linear((fall - 46, 0), (fall + 46, 0), [mix(p[0], p[1], 0.5), t(hexa("#F4FCFF")), mix(p[0], p[1], 0.4)]),
        )
        for k in range(9):
            x = fall - 38 + k * 9.5
            c.drawLine(x, 150, x + 2, 980, stroke(alpha(t(hexa("#FFFFFF")), 130), 2.4))
        glow(c, fall, 985, 150, t(hexa("#FFFFFF")), 190, skia.BlendMode.kSrcOver)
        for _ in range(int(18 * s.wide / 704)):
            plants.palm(
                c,
                rng.uniform(-60, s.wide + 60),
                1000,
                rng.uniform(300, 560),
                mix(p[1], p[2], 0.5),
                mix(p[2], p[1], 0.4),
                rng.uniform(-0.3, 0.3),
            )
        _bushes(s, c, 990, mix(p[1], p[2], 0.6), 14, 64, rng)

    def middle(self, c: Any) -> None:
        s, rng, leaf, p = self.s, self.rng, self.leaf, self.p
        for x in (0.04, 0.24, 0.8, 1.0):
            trunk(c, x * s.wide, rng.uniform(54, 84), mix(p[3], hexa("#5A4030"), 0.4), 1060, rng.uniform(-30, 30), rng)
        for _ in range(int(10 * s.wide / 704)):
            x, n = rng.uniform(0, s.wide), rng.uniform(180, 520)
            sag = rng.uniform(-40, 40)
            c.drawPath(smooth([(x, -60), (x + sag, n * 0.5), (x + sag * 0.4, n)], False), stroke(p[3], 6))
            for k in range(4):
                leaf(c, x + sag * 0.7, n * (0.3 + k * 0.18), 34, 40 + 100 * (k % 2), p[2])
        _canopy(s, c, -10, p[3], 14, 120, rng)
        b.ground(s, c, 1060, (mix(p[2], p[3], 0.4), p[3], p[5]), 18)
        for _ in range(int(24 * s.wide / 704)):
            leaf(
                c,
                rng.uniform(-40, s.wide + 40),
                rng.uniform(1050, 1110),
                rng.uniform(50, 96),
                rng.uniform(-150, -30),
                mix(p[2], p[3], rng.random()),
            )
        for name, x, y in (("hibiscus", 0.12, 1090), ("hibiscus", 0.86, 1076), ("blossom", 0.95, 1120)):
            c.drawImageRect(drawing(name, 128), skia.Rect.MakeXYWH(x * s.wide, y - 60, 60, 60), LINEAR)

    def frame(self, c: Any) -> None:
        rng, leaf, p = self.rng, self.leaf, self.p
        for edge in (0.0, self.s.wide):
            for k in range(4):
                leaf(
                    c,
                    edge,
                    HIGH - 20 - k * 46,
                    rng.uniform(130, 220),
                    rng.uniform(-70, -10) if edge == 0 else rng.uniform(190, 250),
                    p[5],
                )
            for k in range(2):
                leaf(
                    c,
                    edge,
                    30 + k * 70,
                    rng.uniform(120, 180),
                    rng.uniform(0, 60) if edge == 0 else rng.uniform(120, 180),
                    p[5],
                )
