"""A flat roof over the city: parapet, water tank, strings of lights, chimneys that steam, the skyline beyond."""

import math
from typing import Any

from workers.engines.animatic.art.draw import (
    ADD,
    XY,
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
    soft,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts, plants
from workers.engines.animatic.sets.air import sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.tone import WARM

ROOF = 1000.0
FAR, MIDDLE = ("#6F7FA6", "#8A86A8", "#5F7396", "#9A8EA0"), ("#8A5F5A", "#5A6A86", "#A07A62", "#4F5A78", "#7A6A80")


@scene(
    "rooftop",
    words=("rooftop", "roof of a building", "rooftop terrace", "roof garden", "rooftop party", "on the roof"),
    sounds=(("city", 0.7), ("wind", 0.4)),
)
class Rooftop:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1145, 1020, "stone", ("city", "wind")
        narrow = s.wide < 900
        self.tank = s.wide * (0.1 if narrow else 0.15)
        self.hut = s.wide * (0.92 if narrow else 0.84)
        self.poles = (s.wide * 0.3, s.wide * 0.74) if narrow else tuple(s.wide * u for u in (0.06, 0.3, 0.52, 0.72))
        s.plate(0.06, self.far)
        s.plate(0.2, self.skyline)
        s.plate(0.34, self.blocks)
        s.plate(0.6, self.roof)
        s.live(self.steam, 0.34)
        s.live(self.lights)
        s.shine(self.shining)
        sun_glow(s, 0.68, 0.2)

    def far(self, c: Any) -> None:
        b.sky(self.s, c, (0.62, 0.2), 860, clouds=5)

    def skyline(self, c: Any) -> None:
        s, rng = self.s, self.s.rng(3)
        x = -MARGIN_X
        while x < s.wide + MARGIN_X:
            w = rng.uniform(62, 120)
            b.tower(s, c, x, 1000, w, rng.uniform(260, 560), hexa(rng.choice(FAR)), rng, 0.6, 17)
            x += w + rng.uniform(-8, 14)
        b.haze_band(s, c, 860, 150, 130)

    def blocks(self, c: Any) -> None:
        s, rng = self.s, self.s.rng(8)
        x = -MARGIN_X
        while x < s.wide + MARGIN_X:
            w = rng.uniform(110, 190)
            middle = abs(x + w / 2 - s.wide / 2) < 150
            b.tower(
                s,
                c,
                x,
                1010,
                w,
                rng.uniform(110, 170) if middle else rng.uniform(170, 330),
                hexa(rng.choice(MIDDLE)),
                rng,
                0.3,
                27,
            )
            x += w + rng.uniform(-4, 12)
        b.haze_band(s, c, 990, 90, 90)

    def roof(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(5)
        brick, wide = t(hexa("#A05A48")), s.wide + 2 * MARGIN_X + 40
        self._tank(c, self.tank)
        c.drawRect(rect(-MARGIN_X - 20, 908, wide, 100), linear((0, 908), (0, 1008), [brick, shade(brick)]))
        parts.masonry(c, (-MARGIN_X - 20, 908, wide, 100), brick, rng, (48, 20), 150)
        cap = t(hexa("#C9BEB2")) if not parts.snowy(s) else t(hexa("#F4F9FF"))
        c.drawRoundRect(rect(-MARGIN_X - 20, 890, wide, 24), 4, 4, linear((0, 890), (0, 914), [lit(cap), shade(cap)]))
        floor = t(hexa("#7E7C88"))
        if parts.snowy(s):
            floor = mix(floor, t(hexa("#F2F7FC")), 0.75)
        c.drawRect(
            rect(-MARGIN_X - 20, ROOF, wide, HIGH - ROOF + MARGIN_Y + 20),
            linear((0, ROOF), (0, HIGH), [shade(floor), floor, lit(floor)], [0, 0.3, 1]),
        )
        m, line = s.wide / 2, alpha(shade(shade(floor)), 120)
        n = int(9 * max(1.0, s.wide / 704))
        for k in range(-n, n + 1):
            c.drawLine(m + k * 96, ROOF, m + k * 250, HIGH + MARGIN_Y, stroke(line, 3))
        for y in (1022, 1056, 1104, 1170, 1256):
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(line, 2.6))
        c.drawRect(
            rect(-MARGIN_X, ROOF, wide, 46), linear((0, ROOF), (0, ROOF + 46), [rgb(10, 8, 24, 140), rgb(10, 8, 24, 0)])
        )
        self._hut(c, self.hut, rng)
        for x in self.poles:
            c.drawRect(
                rect(x - 5, 480, 10, 530), linear((x - 5, 0), (x + 5, 0), [t(hexa("#8A8A98")), t(hexa("#3A3A4A"))])
            )
            self._planter(c, x, rng)
        if s.wide > 900:
            self._cooler(c, s.wide * 0.4)
            self._cooler(c, s.wide * 0.62)

    def _tank(self, c: Any, x: float) -> None:
        t = self.t
        wood, iron = t(hexa("#9A6A48"), 0.08), t(hexa("#4A4656"), 0.08)
        for side in (-1, -0.34, 0.34, 1):
            c.drawLine(x + side * 84, 610, x + side * 100, 960, stroke(iron, 10))
        for a, d in (((-88, 700), (96, 900)), ((88, 700), (-96, 900))):
            c.drawLine(x + a[0], a[1], x + d[0], d[1], stroke(iron, 5))
        c.drawRect(rect(x - 112, 606, 224, 14), fill(shade(iron)))
        c.drawRect(
            rect(x - 104, 380, 208, 228),
            linear((x - 104, 0), (x + 104, 0), [lit(wood), lit(wood), wood, shade(shade(wood))], [0, 0.2, 0.5, 1]),
        )
        for k in range(13):
            c.drawLine(x - 100 + k * 16.6, 382, x - 100 + k * 16.6, 606, stroke(alpha(shade(shade(wood)), 130), 2.4))
        for y in (412, 470, 528, 584):
            c.drawLine(x - 105, y, x + 105, y, stroke(iron, 5))
        roof = t(hexa("#F4F9FF"), 0.08) if parts.snowy(self.s) else t(hexa("#5F5468"), 0.08)
        c.drawPath(
            poly((x - 120, 384), (x, 300), (x + 120, 384)),
            linear((x - 120, 0), (x + 120, 0), [lit(roof), roof, shade(shade(roof))]),
        )

    def _hut(self, c: Any, x: float, rng: Any) -> None:
        t = self.t
        wall, door = t(hexa("#B8A08E")), t(hexa("#3F7A7A"))
        c.drawRect(rect(x - 120, 640, 300, 384), linear((x - 120, 0), (x + 180, 0), [lit(wall), wall, shade(wall)]))
        parts.masonry(c, (x - 120, 640, 300, 384), wall, rng, (52, 22), 110)
        c.drawRect(rect(x - 136, 620, 340, 26), fill(t(hexa("#F4F9FF")) if parts.snowy(self.s) else shade(wall)))
        c.drawRoundRect(rect(x - 74, 760, 124, 262), 5, 5, linear((x - 74, 0), (x + 50, 0), [lit(door), shade(door)]))
        c.drawRoundRect(rect(x - 56, 786, 88, 76), 4, 4, fill(WARM if t.night > 0.2 else t(hexa("#BFDDE6"))))
        c.drawCircle(x + 32, 900, 7, fill(t(hexa("#E0C070"))))
        c.drawRoundRect(
            rect(x - 30, 704, 36, 22), 8, 8, fill(rgb(255, 236, 190) if t.night > 0.2 else t(hexa("#8A8A92")))
        )
        c.drawLine(x + 60, 620, x + 60, 500, stroke(t(hexa("#4A4656")), 6))
        for k in range(4):
            c.drawLine(
                x + 60 - 44 + k * 8, 512 + k * 20, x + 60 + 44 - k * 8, 512 + k * 20, stroke(t(hexa("#4A4656")), 4)
            )

    def _planter(self, c: Any, x: float, rng: Any) -> None:
        t = self.t
        wood = t(hexa("#7A5238"))
        if parts.snowy(self.s):
            plants.bush(c, x, 966, 44, t(hexa("#D6E2EA")), rng)
        else:
            plants.bush(c, x, 968, 48, t(mix(hexa("#4F9A55"), plants.leaf_colour(t, rng), 0.5)), rng)
            for _ in range(9):
                spot = (x + rng.uniform(-44, 44), 940 + rng.uniform(-22, 22))
                c.drawCircle(*spot, 6, fill(t(hexa(rng.choice(("#F2577A", "#FFD95A", "#F4F1EC"))))))
        c.drawRoundRect(rect(x - 58, 966, 116, 62), 5, 5, linear((0, 966), (0, 1028), [lit(wood), shade(wood)]))
        c.drawLine(x - 56, 996, x + 56, 996, stroke(shade(shade(wood)), 3))

    def _cooler(self, c: Any, x: float) -> None:
        grey = self.t(hexa("#A8AEB8"))
        c.drawRoundRect(rect(x - 70, 930, 140, 92), 6, 6, linear((0, 930), (0, 1022), [lit(grey), shade(grey)]))
        c.drawCircle(x, 974, 34, fill(shade(shade(grey))))
        for k in range(6):
            a = k * math.pi / 3
            c.drawLine(x, 974, x + 32 * math.cos(a), 974 + 32 * math.sin(a), stroke(grey, 5))

    def _strings(self, cam: float, time: float) -> list[list[XY]]:
        sway = 7 * math.sin(time * 0.9) * (1.8 if self.t.weather in ("wind", "storm") else 1)
        ends = [(-MARGIN_X - 40.0, 430.0), *((x, 486.0) for x in self.poles), (self.s.wide + MARGIN_X + 40, 440.0)]
        out = []
        for k in range(len(ends) - 1):
            (x0, y0), (x1, y1) = ends[k], ends[k + 1]
            n = max(4, int((x1 - x0) / 52))
            out.append(parts.hanging(x0 - cam * 0.6, y0, x1 - cam * 0.6, y1, 62 + sway * (1 if k % 2 else -1), n))
        return out

    def lights(self, c: Any, time: float, cam: float) -> None:
        for points in self._strings(cam, time):
            parts.bulbs(c, points, 0.0, ("#FFE9B0",), 8)
            if self.t.night > 0.2:
                for x, y in points[1:-1]:
                    c.drawCircle(x, y + 8, 8, fill(rgb(255, 240, 196)))

    def shining(self, c: Any, time: float, cam: float) -> None:
        if self.t.night > 0.2:
            for points in self._strings(cam, time):
                for x, y in points[1:-1]:
                    glow(c, x, y + 8, 66, WARM, 150 * self.t.night, ADD)
            glow(c, self.hut - 12 - cam * 0.6, 722, 230, WARM, 140 * self.t.night, ADD)

    def steam(self, c: Any, time: float, cam: float) -> None:
        for n, share in enumerate((0.36, 0.6)):
            x = share * self.s.wide - cam * 0.34
            for k in range(6):
                u = (time * 0.22 + k / 6) % 1
                puff = mix(self.t.sky[3], rgb(255, 255, 255), 0.4)
                c.drawCircle(
                    x + 30 * math.sin(u * 4 + n) + u * 50,
                    740 - u * 230,
                    10 + 26 * u,
                    soft(alpha(puff, 90 * (1 - u)), 9),
                )
