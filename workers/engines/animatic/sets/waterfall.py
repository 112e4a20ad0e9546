"""The waterfall in its gorge."""

import math
import random
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
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
    oval,
    poly,
    radial,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.woods import fern


@scene("waterfall")
class Waterfall:
    """Cliffs close in on both sides; the water comes down between them into a pool."""

    def __init__(self, s: Scene) -> None:
        s.ground, s.floor, s.surface, s.ambience = 1160, 1090, "stone", ("stream", "birds")
        self.s, self.t, self.x = s, s.tone, s.wide * (0.6 if s.wide < 900 else 0.55)
        self.half = 104.0 if s.wide < 900 else 150.0
        s.plate(0.1, self.sky)
        s.plate(0.34, self.cliff)
        s.plate(0.6, self.ledge)
        s.near(self.leaves, 9)
        rng = s.rng(8)
        self.threads = [(rng.uniform(-1, 1), rng.random(), rng.uniform(0.7, 1.3), rng.uniform(2, 7)) for _ in range(64)]
        self.puffs = [(rng.uniform(-1.6, 1.6), rng.random(), rng.uniform(34, 92)) for _ in range(10)]
        s.live(self.fall, 0.34)
        s.shine(self.bow, 0.34)
        drift(s, 44, rgb(240, 252, 255), 1.9, 6)

    def sky(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.5, 0.14), 700, clouds=3)
        for _ in range(int(18 * s.wide / 704)):
            x = s.rng(int(_) + 40).uniform(-60, s.wide + 60)
            plants.pine(c, x, 250 + 60 * abs(x / s.wide - 0.5), 150, t(hexa("#4F8F7A"), 0.5))

    def cliff(self, c: Any) -> None:
        s, t, rng, x = self.s, self.t, self.s.rng(2), self.x
        rock, moss = t(hexa("#6E7480"), 0.2), t(hexa("#5B9A5A"), 0.12)
        left, right = -MARGIN_X - 40, s.wide + MARGIN_X + 40
        wall = smooth(
            [
                (left, 1200),
                (left, 150),
                (x - 330, 190),
                (x - 150, 236),
                (x, 262),
                (x + 150, 230),
                (x + 320, 170),
                (right, 130),
                (right, 1200),
            ]
        )
        c.drawPath(wall, linear((0, 150), (0, 1080), [lit(rock), rock, shade(shade(rock))]))
        c.save()
        c.clipPath(wall, True)
        self._faces(c, rock, rng)
        shadow = linear((x - 260, 0), (x + 260, 0), [rgb(8, 16, 30, 0), rgb(8, 16, 30, 150), rgb(8, 16, 30, 0)])
        c.drawRect(rect(x - 260, 200, 520, 900), shadow)
        c.restore()
        for _ in range(int(34 * s.wide / 704)):
            px, py = rng.uniform(left, right), rng.uniform(300, 1010)
            if abs(px - x) > self.half + 40:
                plants.bush(c, px, py, rng.uniform(18, 46), mix(moss, t(plants.leaf_colour(t, rng), 0.1), 0.5), rng)
        for k in range(int((right - left) / 74)):
            px = left + k * 74 + rng.uniform(-20, 20)
            if abs(px - x) > self.half + 20:
                plants.bush(c, px, 210 - 40 * min(1.0, abs(px - x) / 500), 54, moss, rng)
        self._sheet(c, t)
        b.water(s, c, 968, 1130, hexa("#1F7F8F"), hexa("#6FC4C8"))

    def _faces(self, c: Any, rock: Colour, rng: random.Random) -> None:
        """Slabs of the cliff, each with its own light."""
        s, left, right = self.s, -MARGIN_X - 40, self.s.wide + MARGIN_X + 40
        for _ in range(int(90 * s.wide / 704)):
            px, py, h = rng.uniform(left, right), rng.uniform(200, 1040), rng.uniform(60, 190)
            w = rng.uniform(34, 80)
            tone = mix(rock, shade(shade(rock)) if rng.random() < 0.6 else lit(rock), rng.uniform(0.3, 0.8))
            c.drawPath(
                poly((px, py), (px + w, py - 16), (px + w * 0.86, py + h), (px + w * 0.1, py + h * 0.9)),
                linear((px, 0), (px + w, 0), [lit(tone), tone, shade(tone)]),
            )

    def _sheet(self, c: Any, t: Any) -> None:
        x, w = self.x, self.half
        white, blue = t(hexa("#F6FDFF")), t(hexa("#8FCDE4"))
        sheet = smooth(
            [
                (x - w * 0.8, 256),
                (x + w * 0.8, 252),
                (x + w, 420),
                (x + w * 1.06, 980),
                (x - w * 1.06, 980),
                (x - w, 420),
            ]
        )
        c.drawPath(
            sheet,
            linear((x - w, 0), (x + w, 0), [blue, white, mix(blue, white, 0.5), white, blue], [0, 0.25, 0.5, 0.75, 1]),
        )
        for k in range(13):
            px = x - w * 0.9 + k * w * 0.15
            c.drawLine(px, 266, px + (px - x) * 0.16, 976, stroke(alpha(shade(blue), 70), 5 + k % 3 * 3))

    def ledge(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(6)
        b.ground(s, c, 1106, (t(hexa("#8FA67A")), t(hexa("#6E7F6A")), t(hexa("#343E48"))), 14)
        for share, y, r in (
            (0.0, 1118, 120),
            (0.17, 1112, 54),
            (0.3, 1104, 26),
            (0.86, 1110, 62),
            (1.02, 1126, 128),
            (0.1, 1238, 54),
            (0.94, 1262, 70),
        ):
            plants.rock(c, share * s.wide, y, r, t(hexa("#7C838C")), rng)
            c.drawOval(oval(share * s.wide - r * 0.1, y - r * 0.8, r * 0.5, r * 0.13), fill(t(hexa("#6FAE5E"))))
        for share, h in ((0.04, 120), (0.22, 80), (0.9, 110), (0.99, 130)):
            fern(c, share * s.wide, 1130, h, t(hexa("#3F8F5A")))
        plants.tufts(s, c, 1120, 1300, 60, t(hexa("#5B9A52")))

    def fall(self, c: Any, time: float, cam: float) -> None:
        """Threads that run down ever faster, and the spray where they meet the pool."""
        x, w = self.x - cam * 0.34, self.half
        c.save()
        c.clipRect(rect(-300, 250, self.s.wide + 600, 850))
        lines: list[list[Any]] = [[], [], []]
        for o, v, k, z in self.threads:
            u = (v + time * 0.8 * k) % 1
            y = 256 + 724 * u**1.5
            n = 30 + 110 * u
            px = x + o * w * (0.8 + 0.24 * u)
            lines[int(z) % 3] += [skia.Point(px, y - n), skia.Point(px + o * 4, min(y, 978))]
        for k, width in enumerate((2.4, 4.0, 6.0)):
            c.drawPoints(
                skia.Canvas.kLines_PointMode, lines[k], stroke(self.t(rgb(255, 255, 255, 200 - 40 * k)), width)
            )
        for o, v, r in self.puffs:
            u = (v + time * 0.32) % 1
            px, py, q = x + o * w * (0.8 + u), 984 - 120 * u, r * (0.6 + u)
            c.drawCircle(px, py, q, radial((px, py), q, [self._mist(130 * (1 - u)), self._mist(0)]))
        for k in range(4):
            r = (time * 46 + k * 60) % 240
            c.drawOval(oval(x, 992 + r * 0.3, w + r, 12 + r * 0.22), stroke(rgb(255, 255, 255, 110 * (1 - r / 240)), 4))
        c.restore()

    def _mist(self, a: float) -> Colour:
        return alpha(self.t(rgb(248, 253, 255)), max(0.0, a))

    def bow(self, c: Any, time: float, cam: float) -> None:
        x = self.x - cam * 0.34
        k = 0.3 if self.t.hour == "night" else 1.0
        glow(c, x, 930, 250 + 8 * math.sin(time * 2), self.t.spec.shaft, 38 * k, ADD)
        if self.t.weather == "clear" and k == 1.0:
            for j, col in enumerate(("#FF5A5A", "#FFB03F", "#FFF06A", "#5AE08A", "#4FA8FF", "#A06FFF")):
                r = 330 - j * 13
                c.drawArc(
                    skia.Rect(x - 150 - r, 940 - r, x - 150 + r, 940 + r),
                    268,
                    88,
                    False,
                    stroke(hexa(col, 62), 15, MaskFilter=blur(6)),
                )

    def leaves(self, c: Any) -> None:
        rng, dark = random.Random(5), self.t(hexa("#16402F"))
        for edge, side in ((0.0, 1), (self.s.wide, -1)):
            for k in range(8):
                y = -MARGIN_Y + 40 + k * 26
                px, r = edge + side * lerp(110, -40, k / 7), rng.uniform(50, 84)
                c.drawCircle(px, y, r, fill(dark))
            fern(c, edge + side * 30, HIGH + 30, 190, dark)
