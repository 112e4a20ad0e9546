"""Open land: meadow, farm, mountain, desert, snowfield, volcano, sky."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    LINEAR,
    alpha,
    fill,
    hexa,
    linear,
    lit,
    mix,
    oval,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import peaks, plants
from workers.engines.animatic.sets.air import blowing, drift, sun_glow
from workers.engines.animatic.sets.base import Scene, scene


@scene("mountain")
def mountain(s: Scene) -> None:
    t = s.tone
    s.ground, s.floor, s.surface, s.ambience = 1120, 960, "stone", ("wind",)

    def far(c: Any) -> None:
        b.sky(s, c, (0.44, 0.13), clouds=2)
        peaks.massif(s, c, 850, 560, hexa("#6F82B4"), 0.62, 0.52, 1)
        b.haze_band(s, c, 850, 150, 200)

    def mid(c: Any) -> None:
        peaks.massif(s, c, 930, 330, hexa("#54688F"), 0.34, 0.26, 2)
        b.haze_band(s, c, 930, 90, 150)
        lake = t(hexa("#3FA0C4"), 0.2)
        b.band(s, c, 926, 120, linear((0, 926), (0, 1030), [mix(lake, t.sky[3], 0.6), lake]))
        rng = s.rng(5)
        for _ in range(int(22 * s.wide / 704)):
            x, w = rng.uniform(-80, s.wide + 80), rng.uniform(30, 120)
            c.drawOval(oval(x, rng.uniform(934, 1000), w, 1.8), fill(alpha(rgb(255, 255, 255), 70)))
        for _ in range(int(44 * s.wide / 704)):
            side = rng.choice((-1, 1))
            x = s.wide / 2 + side * rng.uniform(0.16, 0.75) * s.wide
            far_off = rng.random()
            plants.pine(c, x, 946 + far_off * 60, 80 + far_off * 130, t(hexa("#2F6A5E"), 0.34 - far_off * 0.22))

    def near(c: Any) -> None:
        stone, grass = hexa("#8D8F92"), hexa(plants.GRASS[t.season])
        b.ground(s, c, 1030, (t(lit(grass)), t(shade(grass)), t(shade(shade(hexa("#4F7A4A"))))), 26)
        rng = s.rng(6)
        plants.tufts(s, c, 1050, 1290, 110, t(shade(grass)))
        if t.season in ("spring", "summer"):
            plants.flowers(s, c, 1060, 1290, 46, ("#FFFFFF", "#B79CED", "#FFD23F", "#F79AC0"))
        for x, y, r in ((0.04, 1100, 84), (0.95, 1080, 110), (0.84, 1200, 54), (0.16, 1236, 66), (1.02, 1266, 120)):
            plants.rock(c, x * s.wide, y, r, t(stone), rng)
        for x, h in ((-0.05, 620), (0.1, 400), (1.06, 560)):
            plants.in_wind(s, c, plants.pine, x * s.wide, 1100, h, t(hexa("#24574D")))

    s.plate(0.1, far)
    s.plate(0.32, mid)
    s.plate(0.6, near)
    sun_glow(s, 0.44, 0.13)
    drift(s, 18, t.spec.shaft)


@scene("desert")
def desert(s: Scene) -> None:
    t, sand = s.tone, hexa("#EDB868")
    s.ground, s.floor, s.surface, s.ambience = 1130, 950, "sand", ("wind",)

    def far(c: Any) -> None:
        b.sky(s, c, (0.66, 0.2), clouds=1)
        b.ridge(s, c, 850, 300, 90, t(hexa("#B56A58"), 0.72), t(hexa("#D99A78"), 0.66), 2, "mesa")
        b.haze_band(s, c, 830, 120, 120)
        b.ridge(s, c, 900, 170, 120, t(hexa("#C46F48"), 0.4), t(hexa("#E2A070"), 0.4), 9, "mesa")
        b.haze_band(s, c, 900, 60, 120)

    def dunes(c: Any) -> None:
        peaks.dune(s, c, 930, 130, sand, 0.34, 10)
        peaks.dune(s, c, 1010, 110, sand, 0.14, 11)

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
        s.live(self.drifting, 0.4)
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
            c.drawImageRect(self.puff, skia.Rect.MakeXYWH(x, y, 340 * k, 190 * k), LINEAR, skia.Paint(Alphaf=0.75))


def _puff(tint: int, under: int) -> Any:
    surface = skia.Surface(340, 190)
    b.cloud(surface.getCanvas(), 166, 144, 1.0, alpha(tint, 235), alpha(under, 200))
    return surface.makeImageSnapshot()
