"""A rocky coast: cliffs that step back into the haze, a sea that breaks on boulders, turf at the edge."""

import math
from typing import Any

from workers.engines.animatic.art.draw import (
    alpha,
    fill,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    poly,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts, plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene

HORIZON = 770.0
ROUGH = {"storm": 2.4, "wind": 1.7, "rain": 1.3}


@scene(
    "coast",
    words=(
        "rocky coast",
        "sea cliffs",
        "rocky shore",
        "cliff edge above the sea",
        "headland",
        "fjord",
        "black sand beach",
    ),
    sounds=(("sea", 0.9), ("wind", 0.5), ("gulls", 0.4)),
)
class Coast:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1140, 1010, "stone", ("sea", "wind")
        self.rough = ROUGH.get(self.t.weather, 1.0)
        self.stone = hexa("#827E84")
        self.turf = hexa(plants.GRASS[self.t.season])
        if parts.snowy(s):
            self.turf = hexa("#E9F0F8")
        s.plate(0.08, self.far)
        s.plate(0.26, self.cliffs)
        s.plate(0.6, self.near)
        s.live(self.swell, 0.2)
        s.live(self.breakers, 0.45)
        s.live(self.gulls, 0.15)
        sun_glow(s, 0.34, 0.2, 460, 0.6)
        drift(s, 10, rgb(255, 255, 255), 1.8, 22)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.34, 0.2), HORIZON, clouds=6)
        b.water(s, c, HORIZON, 1100, hexa("#1F6C94"), hexa("#3F94B8"))
        for x, w, h, d in ((0.72, 120, 70, 0.8), (0.5, 60, 34, 0.85)):
            at = x * s.wide
            c.drawPath(smooth([(at - w, HORIZON + 4), (at - w * 0.4, HORIZON - h * 0.8), (at + w * 0.1, HORIZON - h),
                               (at + w * 0.7, HORIZON - h * 0.5), (at + w, HORIZON + 4)]),
                       fill(t(self.stone, d)))  # fmt: skip

    def cliffs(self, c: Any) -> None:
        """Headlands on the right, each nearer one taller, with turf on top and light on their faces."""
        s, t = self.s, self.t
        right = s.wide + MARGIN_X + 20
        for n, (x0, top, foot, d) in enumerate(((0.44, 650, 800, 0.62), (0.6, 520, 850, 0.44), (0.8, 390, 930, 0.24))):
            rng, left = s.rng(60 + n), x0 * s.wide
            crest = [(left, float(foot)), (left + 10, top + 60.0), (left + 34, top + 8.0)]
            x = left + 90
            while x < right + 60:
                crest.append((x, top + rng.uniform(-16, 14) - (x - left) * 0.05))
                x += rng.uniform(60, 120)
            rock, light = t(self.stone, d), t(lit(self.stone), d)
            body = poly(*crest, (right, foot + 40), (left - 30, foot + 40))
            c.drawPath(
                body, linear((left, top), (left + 220, foot), [light, rock, t(shade(self.stone), d)], [0, 0.4, 1])
            )
            c.save()
            c.clipPath(body, True)
            for k in range(26):  # faults and ledges
                fx, fy = rng.uniform(left - 10, right), rng.uniform(top + 30, foot)
                long = rng.uniform(40, 150)
                dark = alpha(t(shade(shade(self.stone)), d), rng.uniform(50, 120))
                c.drawPath(
                    poly((fx, fy), (fx + long * 0.22, fy + long), (fx - long * 0.1, fy + long * 0.9)), fill(dark)
                )
                if k % 2:
                    c.drawLine(fx, fy, fx + long, fy + rng.uniform(-8, 8), stroke(alpha(light, 110), 3))
            c.restore()
            sod = t(self.turf, d)
            c.drawPath(smooth([(px, py + 3) for px, py in crest[2:]], False), stroke(sod, 20 - 4 * (2 - n)))
            c.drawPath(smooth([(px, py - 4) for px, py in crest[2:]], False), stroke(lit(sod), 5))
        b.haze_band(s, c, 830, 60, 120)

    def near(self, c: Any) -> None:
        """The edge where actors stand: bare rock with turf, boulders to both sides."""
        s, t, rng = self.s, self.t, self.s.rng(8)
        path = b.outline(s, 1022, 14, 120, s.rng(9))
        rock = t(self.stone)
        c.drawPath(path, linear((0, 1010), (0, HIGH), [lit(rock), rock, shade(shade(rock))], [0, 0.35, 1]))
        c.save()
        c.clipPath(path, True)
        for _ in range(int(46 * max(1.0, s.wide / 704))):
            x, y = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(1030, HIGH + MARGIN_Y)
            w = lerp(20, 90, (y - 1030) / 300)
            c.drawPath(smooth([(x - w, y), (x - w * 0.2, y - w * 0.16), (x + w, y + 4), (x + w * 0.3, y + w * 0.12)]),
                       fill(alpha(lit(rock) if rng.random() < 0.5 else shade(rock), 90)))  # fmt: skip
        c.restore()
        plants.tufts(s, c, 1090, HIGH, 130, t(self.turf))
        for x, y, r in ((-0.02, 1060, 120), (0.16, 1046, 46), (0.9, 1050, 74), (1.04, 1090, 140), (0.06, 1240, 70)):
            plants.rock(c, x * s.wide, y, r, t(shade(self.stone)), rng)

    def swell(self, c: Any, time: float, cam: float) -> None:
        s, t = self.s, self.t
        deep, crest = t(hexa("#1B5F86"), 0.2), t(hexa("#E8F6FF"), 0.15)
        for k in range(5):
            y = 812 + k * 44
            amp = (5 + 4 * k) * self.rough
            pts = [(x - cam * 0.2, y + amp * math.sin(x * (0.016 - k * 0.0018) + time * (0.9 + 0.12 * k) + k * 2.1))
                   for x in range(-200, int(s.wide) + 320, 52)]  # fmt: skip
            body = [*pts, (s.wide + 320, y + 90), (-220, y + 90)]
            c.drawPath(smooth(pts, False), stroke(alpha(crest, 80 + 30 * self.rough), 2.2 + 0.7 * k))
            c.drawPath(poly(*body), linear((0, y - 6), (0, y + 80), [alpha(lit(deep), 120), alpha(deep, 30)]))

    def breakers(self, c: Any, time: float, cam: float) -> None:
        """Foam that heaps up against the edge, and falls back."""
        s, foam = self.s, self.t(hexa("#F4FBFF"))
        for k in range(6):
            beat = 3.4 + 0.35 * k
            u = ((time + k * 1.37) % beat) / beat
            x = (0.06 + 0.18 * k) * s.wide - cam * 0.45
            up = math.sin(math.pi * min(1.0, u * 1.6)) * (46 + 54 * (self.rough - 1)) * (0.8 + 0.1 * k)
            for j in range(7):
                dx = (j - 3) * 26
                r = (16 + 9 * ((j * 5) % 3)) * (0.6 + 0.4 * math.sin(math.pi * u))
                c.drawCircle(x + dx, 1024 - up * (1 - abs(j - 3) * 0.24), r, fill(alpha(foam, 190 * (1 - u) + 40)))
        rim = [(x - cam * 0.45, 1020 + 5 * math.sin(x * 0.03 + time * 1.4)) for x in range(-200, int(s.wide) + 300, 44)]
        c.drawPath(smooth(rim, False), stroke(alpha(foam, 150), 9))

    def gulls(self, c: Any, time: float, cam: float) -> None:
        if self.t.weather in ("storm", "snow") or self.t.hour == "night":
            return
        ink = mix(self.t(hexa("#FFFFFF"), 0.2), self.t(hexa("#50565E"), 0.3), 0.35)
        for k in range(6):
            x = (k * 0.23 * self.s.wide + time * (26 + 4 * k)) % (self.s.wide + 160) - 80 - cam * 0.15
            y, w = 250 + 70 * math.sin(k * 1.9 + time * 0.4) + 18 * k, 13 + 3 * (k % 3)
            lift = 0.45 * w * math.sin(time * 5 + k * 1.7)
            c.drawPath(smooth([(x - w, y - lift), (x - w * 0.4, y - w * 0.4), (x, y), (x + w * 0.4, y - w * 0.4),
                               (x + w, y - lift)], False), stroke(ink, 3))  # fmt: skip
