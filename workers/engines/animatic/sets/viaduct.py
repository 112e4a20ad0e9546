"""A stone bridge over a river valley: cobbles and rails between parapets, lamps, and a viaduct that a train crosses."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    alpha,
    fill,
    glow,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    oval,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts, plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.tone import WARM

LINE, DEPTH, DECK = 640.0, 0.26, 1010.0
"""The height of the far viaduct, its depth, and where this bridge's own deck begins."""


@scene(
    "bridge",
    words=("bridge", "stone bridge", "viaduct", "railway bridge", "footbridge", "bridge over a river", "arch bridge"),
    sounds=(("stream", 0.8), ("wind", 0.35), ("birds", 0.4)),
)
class Bridge:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1135, 1030, "stone", ("stream", "birds")
        self.stone = self.t(hexa("#B3A596"))
        if parts.snowy(s):
            self.stone = mix(self.stone, self.t(hexa("#F2F7FC")), 0.35)
        self.lamps = [s.wide * u for u in ((0.1, 0.9) if s.wide < 900 else (0.08, 0.34, 0.66, 0.92))]
        s.plate(0.06, self.far)
        s.plate(DEPTH, self.valley)
        s.plate(0.6, self.deck)
        s.live(self.train, DEPTH)
        s.live(self.glints, DEPTH)
        s.shine(self.light)
        sun_glow(s, 0.3, 0.2)
        drift(s, 14, self.t.spec.shaft)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.26, 0.18), 760, clouds=5)
        b.ridge(s, c, 720, 300, 190, t(hexa("#6F86B0"), 0.85), t(hexa("#9FB2C6"), 0.8), 4, "peaks", True)
        leaf = mix(hexa(plants.LEAVES[t.season][0]), hexa("#3F6A5A"), 0.4)
        b.ridge(s, c, 800, 170, 250, t(leaf, 0.66), t(leaf, 0.56), 8)
        b.haze_band(s, c, 770, 80, 130)

    def valley(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(5)
        m, leaf = s.wide * 0.5, mix(hexa(plants.GRASS[t.season]), hexa("#2F6A4A"), 0.3)
        self._arches(c)
        b.water(s, c, 818, 1060, hexa("#1E6E8C"), hexa("#5FB4C4"))
        for side in (-1, 1):
            bank = smooth(
                [
                    (m + side * (s.wide * 0.5 + 220), 1100),
                    (m + side * (s.wide * 0.5 + 220), 790),
                    (m + side * s.wide * 0.42, 800),
                    (m + side * s.wide * 0.27, 876),
                    (m + side * s.wide * 0.2, 930),
                    (m + side * s.wide * 0.3, 1100),
                ]
            )
            tone = t(leaf, 0.3)
            c.drawPath(bank, linear((0, 790), (0, 1040), [lit(tone), shade(tone)]))
            for _ in range(int(13 * max(1.0, s.wide / 1000))):
                u = rng.uniform(0.3, 0.62)
                x, y = m + side * s.wide * u, lerp(900, 830, (u - 0.3) / 0.32) + rng.uniform(-14, 40)
                if rng.random() < 0.5:
                    plants.pine(
                        c,
                        x,
                        y,
                        rng.uniform(90, 160),
                        t(mix(leaf, hexa("#1F4A3A"), 0.6), 0.28),
                        t(hexa("#F4F9FF"), 0.3) if parts.snowy(s) else None,
                    )
                else:
                    plants.tree(
                        c, x, y, rng.uniform(90, 150), t(plants.leaf_colour(t, rng), 0.3), t(hexa("#5A4034"), 0.3), rng
                    )

    def _arches(self, c: Any) -> None:
        """The viaduct across the valley."""
        s, t = self.s, self.t
        stone = t(hexa("#B89C86"), 0.42)
        wall = skia.Path()
        wall.addRect(rect(-MARGIN_X - 60, LINE, s.wide + 2 * MARGIN_X + 120, 300))
        holes, x = skia.Path(), -MARGIN_X - 60.0
        while x < s.wide + MARGIN_X + 120:
            holes.addPath(parts.arched(x, 960, 104, 290))
            x += 134
        c.save()
        c.clipPath(holes, skia.ClipOp.kDifference, True)
        c.drawPath(wall, linear((0, LINE), (0, 900), [lit(stone), shade(stone)]))
        parts.masonry(c, (-MARGIN_X - 60, LINE + 22, s.wide + 2 * MARGIN_X + 120, 280), stone, s.rng(6), (40, 24), 90)
        c.restore()
        c.drawPath(holes, stroke(shade(stone), 5))
        b.band(s, c, LINE - 10, 16, linear((0, LINE - 10), (0, LINE + 6), [lit(lit(stone)), shade(stone)]))
        b.band(s, c, LINE + 8, 5, fill(alpha(shade(shade(stone)), 120)))
        b.haze_band(s, c, 830, 60, 110)

    def train(self, c: Any, time: float, cam: float) -> None:
        """A steam train on the viaduct."""
        t, span = self.t, self.s.wide + 1500
        x = (time * 86 + 560) % span - 560 - cam * DEPTH
        y, engine = LINE - 12, t(hexa("#2F4A3F"), 0.35)
        for k in range(4):
            at, car = x - 134 - k * 104, t(hexa("#A83E38" if k % 2 else "#8E3430"), 0.35)
            c.drawRoundRect(rect(at, y - 42, 96, 38), 5, 5, linear((0, y - 42), (0, y - 4), [lit(car), shade(car)]))
            for j in range(5):
                c.drawRect(
                    rect(at + 9 + j * 17, y - 34, 11, 13), fill(WARM if t.night > 0.2 else t(hexa("#DDEAF0"), 0.4))
                )
            for j in (18, 78):
                c.drawCircle(at + j, y - 3, 6, fill(t(hexa("#2A2830"), 0.3)))
        c.drawRoundRect(
            rect(x - 32, y - 38, 92, 32), 12, 12, linear((0, y - 38), (0, y - 6), [lit(engine), shade(engine)])
        )
        c.drawRect(rect(x - 34, y - 54, 36, 46), fill(engine))
        c.drawRect(rect(x + 36, y - 58, 12, 22), fill(shade(engine)))
        for j in (-18, 14, 42):
            c.drawCircle(x + j, y - 3, 8, fill(t(hexa("#2A2830"), 0.3)))
        for k in range(9):
            u = (time * 0.55 + k / 9) % 1
            c.drawCircle(
                x + 42 - u * 210,
                y - 66 - u * 70 - 6 * math.sin(k * 2.2),
                7 + 24 * u,
                fill(alpha(mix(t.sky[3], rgb(255, 255, 255), 0.5), 150 * (1 - u))),
            )

    def glints(self, c: Any, time: float, cam: float) -> None:
        m = self.s.wide * 0.5
        c.save()
        c.clipRect(rect(-MARGIN_X, 800, self.s.wide + 2 * MARGIN_X, 104))
        for k in range(16):
            y = 826 + (k * 37) % 76
            x = m + math.sin(k * 2.7) * self.s.wide * 0.15 + 14 * math.sin(time * 0.9 + k) - cam * DEPTH
            c.drawOval(
                oval(x, y, 20 + (y - 820) * 0.3, 2), fill(rgb(255, 255, 255, 70 + 50 * math.sin(time * 1.7 + k)))
            )
        c.restore()

    def deck(self, c: Any) -> None:
        s, stone, rng, m = self.s, self.stone, self.s.rng(7), self.s.wide / 2
        wide = s.wide + 2 * MARGIN_X + 40
        c.drawRect(rect(-MARGIN_X - 20, 930, wide, 86), linear((0, 930), (0, 1016), [stone, shade(stone)]))
        parts.masonry(c, (-MARGIN_X - 20, 930, wide, 86), stone, rng, (76, 34), 150)
        for x in self.lamps:
            c.drawRect(rect(x - 40, 870, 80, 148), linear((x - 40, 0), (x + 40, 0), [lit(stone), shade(stone)]))
            parts.masonry(c, (x - 40, 884, 80, 132), stone, rng, (46, 34), 150)
            c.drawRoundRect(rect(x - 50, 860, 100, 22), 5, 5, fill(lit(lit(stone))))
            b.lamp_post(s, c, x, 864, 250, 1 if x < m else -1)
        c.drawRoundRect(rect(-MARGIN_X - 20, 914, wide, 22), 6, 6, linear((0, 914), (0, 936), [lit(lit(stone)), stone]))
        floor = mix(stone, self.t(hexa("#7A7480")), 0.4)
        c.drawRect(
            rect(-MARGIN_X - 20, DECK, wide, HIGH - DECK + MARGIN_Y + 20),
            linear((0, DECK), (0, HIGH), [shade(floor), floor, lit(floor)], [0, 0.3, 1]),
        )
        y, h = DECK, 11.0
        while y < HIGH + MARGIN_Y:
            w, x = h * 2.5, -MARGIN_X - 20 - rng.random() * h
            while x < s.wide + MARGIN_X:
                u = rng.random()
                c.drawRoundRect(
                    rect(x + 1, y + 1, w - 2.4, h - 2),
                    h * 0.3,
                    h * 0.3,
                    fill(alpha(mix(shade(shade(floor)), lit(lit(floor)), u), 40 + 90 * abs(u - 0.5))),
                )
                x += w
            y += h
            h *= 1.16
        iron = self.t(hexa("#6A6470"))
        for y, w in ((1062, 7), (1226, 15)):
            c.drawRect(rect(-MARGIN_X - 20, y + w * 0.5, wide, w * 0.9), fill(rgb(20, 14, 24, 110)))
            c.drawRect(
                rect(-MARGIN_X - 20, y - w / 2, wide, w),
                linear((0, y - w / 2), (0, y + w / 2), [lit(lit(lit(iron))), shade(iron)]),
            )
        shadow = linear((0, DECK), (0, DECK + 40), [rgb(20, 10, 30, 120), rgb(20, 10, 30, 0)])
        c.drawRect(rect(-MARGIN_X - 20, DECK, wide, 40), shadow)
        if self.t.season in ("spring", "summer"):
            for x in self.lamps:
                for side in (-1, 1):
                    plants.bush(c, x + side * 66, 918, 22, self.t(hexa("#4F9A55")), rng)
                    for _ in range(7):
                        c.drawCircle(
                            x + side * 66 + rng.uniform(-24, 24),
                            908 + rng.uniform(-18, 8),
                            5,
                            fill(self.t(hexa(rng.choice(("#F2577A", "#F7B6CF", "#FFD95A"))))),
                        )

    def light(self, c: Any, time: float, cam: float) -> None:
        if self.t.night > 0.2:
            for x in self.lamps:
                side = 1 if x < self.s.wide / 2 else -1
                glow(c, x + 50 * side - cam * 0.6, 592, 200 + 2 * math.sin(time * 5 + x), WARM, 120 * self.t.night, ADD)
