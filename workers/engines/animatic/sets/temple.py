"""The temple: a gate, steps between stone lanterns, and a hall with curved roofs among blossom."""

import math
from typing import Any

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
    poly,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene
from workers.engines.animatic.sets.tone import WARM

RED, TILE, GOLD = hexa("#C2412F"), hexa("#3A5A64"), hexa("#E8B93A")
BLOSSOM = {"spring": "#F7B0CC", "summer": "#F4A0C0", "autumn": "#E0622F", "winter": "#E4ECF4"}


@scene("temple", deep=True)
class Temple:
    def __init__(self, s: Scene) -> None:
        s.ground, s.floor, s.surface, s.ambience = 1150, 1030, "stone", ("bells", "wind", "birds")
        self.s, self.t, self.mid = s, s.tone, s.wide / 2
        self.lanterns = (0.19, 0.81) if s.wide < 900 else (0.12, 0.32, 0.68, 0.88)
        self.snowy = s.tone.season == "winter" or s.tone.weather == "snow"
        s.plate(0.12, self.far)
        s.plate(0.36, self.hall)
        s.plate(0.6, self.court)
        s.near(self.branch, 4)
        rng = s.rng(8)
        self.petals = [(rng.random(), rng.random(), rng.random() * 6, rng.uniform(0.6, 1.2)) for _ in range(26)]
        s.front(self.falling, 0.8)
        s.shine(self.light)
        sun_glow(s, 0.76, 0.2)
        drift(s, 14, s.tone.spec.shaft)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.76, 0.2), 880, clouds=3)
        b.ridge(s, c, 860, 380, 230, t(hexa("#7A8FB8"), 0.8), t(hexa("#A4B4CC"), 0.75), 3)
        b.ridge(s, c, 910, 240, 210, t(hexa("#5F8F86"), 0.6), t(hexa("#86AE94"), 0.5), 4)
        b.haze_band(s, c, 900, 110, 150)

    def hall(self, c: Any) -> None:
        s, t, m, rng = self.s, self.t, self.mid, self.s.rng(3)
        for k in range(int(14 * s.wide / 704)):
            x = rng.uniform(-80, s.wide + 80)
            leaf = hexa(BLOSSOM[t.season]) if k % 3 == 0 else plants.leaf_colour(t, rng)
            plants.tree(c, x, 985, rng.uniform(180, 320), t(leaf, 0.32), t(hexa("#5A4038"), 0.3), rng)
        wood = t(RED, 0.14)
        for level, (w, y, h) in enumerate(((250, 920, 190), (170, 640, 130), (104, 440, 96))):
            wall = t(hexa("#F2E2C4"), 0.14)
            c.drawRect(rect(m - w * 0.82, y - h, w * 1.64, h), linear((0, y - h), (0, y), [shade(wall), wall]))
            n = 6 - level
            for k in range(n + 1):
                x = lerp(m - w * 0.82, m + w * 0.82, k / n)
                c.drawRect(rect(x - 9, y - h, 18, h), linear((x - 9, 0), (x + 9, 0), [lit(wood), shade(wood)]))
            for k in range(n):
                x = lerp(m - w * 0.82, m + w * 0.82, (k + 0.5) / n)
                on = t.night > 0.2
                paper = (
                    [rgb(255, 232, 176), rgb(255, 190, 110)]
                    if on
                    else [t(hexa("#FBF4E2"), 0.1), t(hexa("#D9C8A4"), 0.1)]
                )
                q = w * 1.64 / n - 34
                c.drawRect(rect(x - q / 2, y - h * 0.82, q, h * 0.7), linear((0, y - h), (0, y), paper))
                c.drawLine(x, y - h * 0.82, x, y - h * 0.12, stroke(shade(wood), 3))
                c.drawLine(x - q / 2, y - h * 0.46, x + q / 2, y - h * 0.46, stroke(shade(wood), 3))
            c.drawRect(rect(m - w * 0.9, y - 14, w * 1.8, 18), fill(shade(wood)))
            self._roof(c, m, y - h, w * 1.24, 92 - level * 14)
        c.drawLine(m, 250, m, 330, stroke(t(GOLD, 0.1), 7))
        for k in range(4):
            c.drawOval(oval(m, 262 + k * 15, 15, 4), fill(t(GOLD, 0.1)))
        stone = t(hexa("#A8A29C"), 0.12)
        c.drawRect(rect(m - 300, 920, 600, 70), linear((0, 920), (0, 990), [lit(stone), shade(stone)]))

    def _roof(self, c: Any, x: float, y: float, w: float, h: float) -> None:
        """Eaves that curl up at both ends."""
        t = self.t
        tile = t(TILE, 0.12)
        roof = smooth(
            [
                (x - w, y - 16),
                (x - w * 0.7, y + 10),
                (x, y + 16),
                (x + w * 0.7, y + 10),
                (x + w, y - 16),
                (x + w * 0.62, y - h * 0.5),
                (x + w * 0.4, y - h),
                (x - w * 0.4, y - h),
                (x - w * 0.62, y - h * 0.5),
            ]
        )
        c.drawPath(roof, linear((0, y - h), (0, y + 16), [lit(tile), tile, shade(shade(tile))]))
        c.save()
        c.clipPath(roof, True)
        for k in range(-12, 13):
            c.drawLine(x + k * w * 0.036, y - h, x + k * w * 0.09, y + 20, stroke(alpha(shade(shade(tile)), 120), 3))
        if self.snowy:
            self._snow_on(c, x, y, w, h)
        c.restore()
        c.drawPath(
            smooth([(x - w, y - 18), (x - w * 0.7, y + 8), (x, y + 14), (x + w * 0.7, y + 8), (x + w, y - 18)], False),
            stroke(t(GOLD, 0.1), 5),
        )
        c.drawRoundRect(rect(x - w * 0.42, y - h - 10, w * 0.84, 16), 6, 6, fill(shade(tile)))

    def _snow_on(self, c: Any, x: float, y: float, w: float, h: float) -> None:
        t = self.t
        c.drawPath(
            smooth(
                [
                    (x - w, y - 40),
                    (x - w * 0.5, y - h * 0.3),
                    (x, y - h * 0.36),
                    (x + w * 0.5, y - h * 0.3),
                    (x + w, y - 40),
                    (x + w, y - 200),
                    (x - w, y - 200),
                ]
            ),
            fill(t(hexa("#F4F9FF"), 0.1)),
        )

    def court(self, c: Any) -> None:
        s, t, m = self.s, self.t, self.mid
        stone = t(hexa("#B8B0A4"))
        if self.snowy:
            stone = mix(stone, t(hexa("#F2F7FC")), 0.7)
        b.ground(s, c, 1000, (t(hexa("#8FB86B")), t(hexa("#6F9A58")), t(hexa("#38583F"))), 6)
        for k in range(5):
            w, y = 150 + k * 24, 984 + k * 15
            c.drawRect(rect(m - w, y, 2 * w, 16), linear((0, y), (0, y + 16), [lit(lit(stone)), shade(stone)]))
        path = poly((m - 246, 1058), (m + 246, 1058), (m + 520, HIGH + 90), (m - 520, HIGH + 90))
        c.drawPath(path, linear((0, 1058), (0, HIGH), [lit(stone), stone, shade(stone)]))
        c.save()
        c.clipPath(path, True)
        for j, y in enumerate((1078, 1106, 1146, 1202, 1276)):
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(alpha(shade(shade(stone)), 90), 3))
            for k in range(-7, 8):
                dx = k * (70 + j * 22) + (30 if j % 2 else 0)
                c.drawLine(m + dx, y - 34, m + dx * 1.1, y, stroke(alpha(shade(shade(stone)), 70), 3))
        c.restore()
        for share in self.lanterns:
            self._lantern(c, share * s.wide, 1096)
        plants.tufts(s, c, 1020, 1060, 50, t(hexa("#5B8F4B")))
        self._gate(c)

    def _lantern(self, c: Any, x: float, base: float) -> None:
        stone = self.t(hexa("#8E8A92"))
        shader = linear((x - 40, 0), (x + 40, 0), [lit(stone), stone, shade(stone)])
        c.drawOval(oval(x, base, 56, 9), fill(rgb(20, 20, 30, 70)))
        c.drawRoundRect(rect(x - 36, base - 18, 72, 20), 5, 5, shader)
        c.drawPath(poly((x - 15, base - 16), (x + 15, base - 16), (x + 11, base - 104), (x - 11, base - 104)), shader)
        c.drawRoundRect(rect(x - 34, base - 118, 68, 16), 5, 5, shader)
        c.drawRect(rect(x - 26, base - 168, 52, 52), shader)
        on = self.t.night > 0.2
        c.drawRoundRect(rect(x - 15, base - 160, 30, 38), 5, 5, fill(rgb(255, 222, 140) if on else rgb(58, 52, 66)))
        c.drawPath(
            smooth(
                [
                    (x - 60, base - 170),
                    (x, base - 176),
                    (x + 60, base - 170),
                    (x + 24, base - 202),
                    (x - 24, base - 202),
                ]
            ),
            shader,
        )
        c.drawCircle(x, base - 210, 11, shader)

    def _gate(self, c: Any) -> None:
        """Its posts stand at the edges of the picture; the beams are above everybody."""
        m, t = self.mid, self.t
        half, red = min(330.0, self.s.wide * 0.44), t(RED)
        for side in (-1, 1):
            x = m + side * half
            c.drawPath(
                poly((x - 22, 330), (x + 22, 330), (x + 28, 1090), (x - 28, 1090)),
                linear((x - 26, 0), (x + 26, 0), [lit(red), red, shade(shade(red))]),
            )
            c.drawRoundRect(rect(x - 36, 1052, 72, 44), 6, 6, fill(t(hexa("#3A3440"))))
        c.drawRect(rect(m - half - 56, 386, 2 * half + 112, 34), linear((0, 386), (0, 420), [lit(red), shade(red)]))
        beam = smooth(
            [
                (m - half - 130, 246),
                (m - half * 0.5, 284),
                (m + half * 0.5, 284),
                (m + half + 130, 246),
                (m + half + 112, 306),
                (m + half * 0.5, 332),
                (m - half * 0.5, 332),
                (m - half - 112, 306),
            ]
        )
        c.drawPath(beam, linear((0, 250), (0, 332), [lit(red), red, shade(red)]))
        top = smooth(
            [(m - half - 142, 232), (m - half * 0.5, 270), (m + half * 0.5, 270), (m + half + 142, 232)], False
        )
        c.drawPath(top, stroke(t(hexa("#F4F9FF") if self.snowy else hexa("#2E2A34")), 22))
        c.drawRect(rect(m - 30, 326, 60, 66), linear((0, 326), (0, 392), [t(lit(GOLD)), t(GOLD)]))
        c.drawRect(rect(m - 22, 334, 44, 50), fill(t(hexa("#28304A"))))

    def falling(self, c: Any, time: float, cam: float) -> None:
        colour = self.t(hexa(BLOSSOM[self.t.season]))
        for o, v, k, z in self.petals:
            x = (o * (self.s.wide + 80) + 26 * math.sin(time * 0.9 + k) + time * 20 * z - cam * 0.8) % (
                self.s.wide + 80
            ) - 40
            y = (v * 1400 + time * 66 * z) % 1400 - 60
            c.save()
            c.translate(x, y)
            c.rotate(math.degrees(time * z + k))
            c.drawOval(oval(0, 0, 9 * z, (2 + 3.4 * abs(math.sin(time * 1.7 + k))) * z), fill(alpha(colour, 220)))
            c.restore()

    def branch(self, c: Any) -> None:
        rng, colour = self.s.rng(11), self.t(hexa(BLOSSOM[self.t.season]))
        bough = [(-80.0, -30.0), (60.0, 40.0), (150.0, 60.0), (230.0, 110.0)]
        c.drawPath(smooth(bough, False), stroke(self.t(hexa("#4A3434")), 18))
        for _ in range(40):
            u = rng.random()
            x, y = lerp(-80, 240, u) + rng.uniform(-30, 30), lerp(-20, 120, u) + rng.uniform(-50, 44)
            c.drawCircle(x, y, rng.uniform(12, 30), fill(mix(colour, rgb(255, 255, 255), rng.random() * 0.4)))

    def light(self, c: Any, time: float, cam: float) -> None:
        if self.t.night > 0.2:
            for k, share in enumerate(self.lanterns):
                glow(
                    c,
                    share * self.s.wide - cam * 0.6,
                    955,
                    170 + 4 * math.sin(time * 4 + k),
                    WARM,
                    120 * self.t.night,
                    ADD,
                )
            glow(c, self.mid - cam * 0.36, 800, 330, WARM, 60 * self.t.night, ADD)
