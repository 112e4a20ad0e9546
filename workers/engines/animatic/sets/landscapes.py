"""Open land: meadow, farm, mountain, desert, snowfield, volcano, sky."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    LINEAR,
    alpha,
    hexa,
    linear,
    lit,
    mix,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.air import blowing, drift, sun_glow
from workers.engines.animatic.sets.base import Scene, scene


@scene("mountain")
def mountain(s: Scene) -> None:
    t = s.tone
    s.ground, s.floor, s.surface, s.ambience = 1120, 960, "stone", ("wind",)

    def far(c: Any) -> None:
        b.sky(s, c, (0.3, 0.2), clouds=2)
        b.ridge(s, c, 800, 420, 230, t(hexa("#6E86B8"), 0.7), t(hexa("#8FA6CC"), 0.7), 1, "peaks", True)
        b.haze_band(s, c, 830, 140, 190)

    def mid(c: Any) -> None:
        b.ridge(s, c, 930, 260, 190, t(hexa("#4F6A94"), 0.4), t(hexa("#6B86A4"), 0.4), 2, "peaks", True)
        b.haze_band(s, c, 960, 90, 150)
        rng = s.rng(5)
        for _ in range(int(26 * s.wide / 704)):
            plants.pine(
                c, rng.uniform(-60, s.wide + 60), rng.uniform(960, 1010), rng.uniform(90, 170), t(hexa("#3F7064"), 0.35)
            )

    def near(c: Any) -> None:
        stone = hexa("#8A8F86")
        b.ground(s, c, 1020, (t(hexa("#8FAE6B")), t(hexa("#6E8F5B")), t(hexa("#3F5A4A"))), 22)
        rng = s.rng(6)
        for x, y, r in ((0.06, 1090, 70), (0.93, 1070, 90), (0.8, 1190, 50), (0.2, 1230, 60), (1.02, 1260, 110)):
            plants.rock(c, x * s.wide, y, r, t(stone), rng)
        plants.tufts(s, c, 1040, 1290, 70, t(hexa("#6E8F4A")))
        for x in (-0.03, 1.03):
            plants.pine(c, x * s.wide, 1100, 460, t(hexa("#2F5F54")))

    s.plate(0.1, far)
    s.plate(0.32, mid)
    s.plate(0.6, near)
    sun_glow(s, 0.3, 0.2)
    drift(s, 18, t.spec.shaft)


@scene("desert")
def desert(s: Scene) -> None:
    t, sand = s.tone, hexa("#EDB868")
    s.ground, s.floor, s.surface, s.ambience = 1130, 950, "sand", ("wind",)

    def far(c: Any) -> None:
        b.sky(s, c, (0.66, 0.2), clouds=1)
        b.ridge(s, c, 900, 190, 70, t(hexa("#C97A52"), 0.6), t(hexa("#E0A070"), 0.5), 2, "mesa")
        b.haze_band(s, c, 890, 80, 110)

    def dunes(c: Any) -> None:
        for k, (y, amp, d) in enumerate(((940, 70, 0.4), (1000, 60, 0.2))):
            rng = s.rng(10 + k)
            path = b.outline(s, y, amp, 300, rng)
            c.drawPath(
                path, linear((0, y - amp), (s.wide * 0.3, y + 200), [t(lit(sand), d), t(sand, d), t(shade(sand), d)])
            )

    def near(c: Any) -> None:
        path = b.ground(s, c, 1050, (t(lit(sand)), t(sand), t(shade(shade(sand)))), 24)
        c.save()
        c.clipPath(path, True)
        for k in range(16):
            y = 1070 + k * 15
            c.drawPath(smooth([(x, y + math.sin(x * 0.02 + k) * 5) for x in range(-160, int(s.wide) + 200, 60)], False),
                       stroke(alpha(t(shade(sand)), 80), 1.6))  # fmt: skip
        c.restore()
        for x, y, h in ((0.1, 1085, 190), (0.92, 1070, 240)):
            _cactus(s, c, x * s.wide, y, h)
        rng = s.rng(12)
        for x, y, r in ((0.8, 1190, 34), (0.16, 1200, 26)):
            plants.rock(c, x * s.wide, y, r, t(hexa("#B5714A")), rng)

    s.plate(0.1, far)
    s.plate(0.35, dunes)
    s.plate(0.6, near)
    sun_glow(s, 0.66, 0.2, 520, 0.7)
    blowing(s, hexa("#FFE2AE"), 40)


def _cactus(s: Scene, c: Any, x: float, base: float, h: float) -> None:
    green = s.tone(hexa("#4E9B62"))
    for pts, w in (([(x, base), (x, base - h)], h * 0.15), ([(x, base - h * 0.4), (x - h * 0.2, base - h * 0.42),
                    (x - h * 0.22, base - h * 0.66)], h * 0.1), ([(x, base - h * 0.3), (x + h * 0.2, base - h * 0.33),
                    (x + h * 0.21, base - h * 0.56)], h * 0.1)):  # fmt: skip
        c.drawPath(smooth(pts, False), stroke(green, w))
        c.drawPath(smooth([(px - w * 0.2, py) for px, py in pts], False), stroke(alpha(lit(lit(green)), 150), w * 0.24))


@scene("sky")
class HighSky:
    def __init__(self, s: Scene) -> None:
        self.s = s
        t = s.tone
        s.ground, s.floor, s.medium, s.surface, s.ambience, s.wet = 840, 500, "air", "air", ("wind",), False
        self.tint = mix(t.sky[3], rgb(255, 255, 255), 0.6 if t.hour == "day" else 0.2)
        self.under = mix(self.tint, t.sky[1], 0.4)
        s.plate(0.08, self.far)
        s.plate(0.3, self.mid)
        s.plate(0.5, self.floor)
        s.near(self.near, 10, 1.5)
        self.puff = _puff(self.tint, self.under)
        rng = s.rng(6)
        self.passing = [
            (rng.random(), rng.uniform(120, 1100), rng.uniform(0.5, 1.0), rng.uniform(40, 120)) for _ in range(5)
        ]
        s.live(self.drifting)
        sun_glow(s, 0.7, 0.2, 520, 0.7)

    def far(self, c: Any) -> None:
        s = self.s
        b.sky(s, c, (0.7, 0.2), 1280, clouds=2)
        b.haze_band(s, c, 1200, 300, 160)

    def mid(self, c: Any) -> None:
        s, under = self.s, self.under
        rng = s.rng(4)
        for _ in range(int(7 * s.wide / 704)):
            b.cloud(
                c,
                rng.uniform(0, s.wide),
                rng.uniform(560, 1050),
                rng.uniform(0.5, 1.0),
                mix(self.tint, under, 0.25),
                under,
            )

    def floor(self, c: Any) -> None:
        s = self.s
        rng = s.rng(5)
        for _ in range(int(16 * s.wide / 704)):
            b.cloud(
                c, rng.uniform(-60, s.wide + 60), rng.uniform(1130, 1290), rng.uniform(0.9, 1.6), self.tint, self.under
            )

    def near(self, c: Any) -> None:
        tint, under = self.tint, self.under
        b.cloud(c, -10, 1180, 1.6, tint, under)
        b.cloud(c, self.s.wide + 20, 1240, 1.7, tint, under)

    def drifting(self, c: Any, time: float, cam: float) -> None:
        s = self.s
        for o, y, k, v in self.passing:
            x = s.wide + 260 - ((o * (s.wide + 620) + v * time) % (s.wide + 620)) - cam * 0.4
            c.drawImageRect(self.puff, skia.Rect.MakeXYWH(x, y, 320 * k, 150 * k), LINEAR, skia.Paint(Alphaf=0.75))


def _puff(tint: int, under: int) -> Any:
    surface = skia.Surface(320, 150)
    b.cloud(surface.getCanvas(), 150, 84, 1.0, alpha(tint, 235), alpha(under, 200))
    return surface.makeImageSnapshot()
