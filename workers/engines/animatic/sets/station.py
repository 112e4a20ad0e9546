"""An old railway station: a roof of iron and glass over the platform, columns, a clock, benches, track and steam."""

import math
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
    linear,
    lit,
    mix,
    oval,
    poly,
    rect,
    rgb,
    shade,
    smooth,
    soft,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.rooms import sprite
from workers.engines.animatic.sets.tone import WARM

EDGE, RAILS = 1000.0, 962.0


@scene(
    "station",
    words=(
        "railway station",
        "train station",
        "railway platform",
        "train platform",
        "old station",
        "platform",
        "depot",
    ),
    sounds=(("murmur", 0.5), ("train", 0.4), ("bells", 0.15)),
    room=(1.1, 0.18),
)
class Station:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience, s.sheltered = 1150, 1040, "stone", ("murmur", "train"), True
        s.wet = False
        n = 2 if s.wide < 900 else 4
        self.columns = [
            s.wide * (k + 0.5) / n + (s.wide * (0.36 if k else -0.14) / n if n == 2 else 0) for k in range(n)
        ]
        self.clock = (s.wide * (0.5 if s.wide < 900 else 0.42), 372.0)
        self.day = 1 - s.tone.spec.night
        s.plate(0.08, self.outside)
        s.plate(0.3, self.hall)
        s.plate(0.6, self.platform)
        s.live(self.hands)
        s.live(self.steam)
        s.shine(self.shafts, 0.3)
        s.shine(self.lamps)
        drift(s, 22, hexa("#FFE8C0"), 1.8, 4)

    def outside(self, c: Any) -> None:
        b.sky(self.s, c, (0.6, 0.2), 900, clouds=5)
        b.ridge(self.s, c, 900, 90, 220, self.t(hexa("#7F93A8"), 0.7), self.t(hexa("#8FA39A"), 0.6), 5)

    def hall(self, c: Any) -> None:
        """The building across the track, and the great roof that springs from it."""
        s, t, rng = self.s, self.t, self.s.rng(3)
        brick, trim = t(hexa("#A8604C"), 0.14), t(hexa("#EADBC4"), 0.12)
        wide = s.wide + 2 * MARGIN_X + 40
        c.drawRect(rect(-MARGIN_X - 20, 520, wide, 480), linear((0, 520), (0, 1000), [lit(brick), shade(brick)]))
        parts.masonry(c, (-MARGIN_X - 20, 520, wide, 480), brick, rng, (44, 22), 110)
        glass = hexa("#FFDC96") if t.night > 0.2 else mix(t.sky[1], t(hexa("#DCEAF0")), 0.4)
        n = int(wide / 190) + 1
        for k in range(n):
            x = -MARGIN_X + k * 190.0 + 60
            c.drawPath(parts.arched(x, 890, 124, 320), fill(trim))
            hole = parts.arched(x, 884, 98, 300)
            c.drawPath(hole, linear((0, 590), (0, 890), [lit(glass), shade(glass)]))
            c.save()
            c.clipPath(hole, True)
            for dx in (-17, 17):
                c.drawLine(x + dx, 560, x + dx, 890, stroke(t(hexa("#4A5A5A"), 0.1), 5))
            for y in (640, 700, 760, 820):
                c.drawLine(x - 60, y, x + 60, y, stroke(t(hexa("#4A5A5A"), 0.1), 4))
            c.restore()
            c.drawRect(rect(x + 84, 520, 22, 480), linear((x + 84, 0), (x + 106, 0), [lit(trim), shade(trim)]))
        for y, h in ((512, 26), (900, 16)):
            b.band(s, c, y, h, linear((0, y), (0, y + h), [lit(trim), shade(trim)]))
        self._roof(c)
        b.band(s, c, 940, 70, linear((0, 940), (0, 1010), [t(hexa("#5A5058")), t(hexa("#3A343C"))]))
        for k in range(int(wide / 34) + 1):
            c.drawRect(rect(-MARGIN_X + k * 34, 966, 20, 13), fill(t(hexa("#6A4E3E"))))
        for rail in (RAILS, RAILS + 20):
            b.band(s, c, rail, 6, linear((0, rail), (0, rail + 6), [t(hexa("#D8DCE4")), t(hexa("#6A6A76"))]))

    def _roof(self, c: Any) -> None:
        s, t = self.s, self.t
        iron, step = t(hexa("#3F6660"), 0.1), 232.0
        k = -1
        while k * step < s.wide + MARGIN_X + step:
            x0, x1 = k * step - 60, (k + 1) * step - 60
            mid = (x0 + x1) / 2
            arch = smooth([(x0, 500), (x0 + 24, 330), (mid, 236), (x1 - 24, 330), (x1, 500)], False)
            for u in range(1, 8):
                x = x0 + (x1 - x0) * u / 8
                c.drawLine(x, 236 + abs(u - 4) ** 2 * 9, mid + (x - mid) * 1.5, -100, stroke(alpha(iron, 130), 3))
            c.drawPath(arch, stroke(shade(iron), 15))
            c.drawPath(arch, stroke(lit(iron), 7))
            for y in (300, 352, 404):
                half = (y - 226) ** 0.5 * 8.2
                c.drawLine(mid - half, y, mid + half, y, stroke(alpha(iron, 170), 3))
            fan = smooth([(x0, 500), (x0 + 46, 392), (mid, 330), (x1 - 46, 392), (x1, 500)], False)
            c.drawPath(fan, stroke(alpha(iron, 210), 5))
            for u in range(9):
                a = math.pi * (u + 0.5) / 9
                c.drawLine(
                    mid + 92 * math.cos(a),
                    470 - 120 * math.sin(a),
                    mid + 106 * math.cos(a),
                    480 - 226 * math.sin(a),
                    stroke(alpha(iron, 170), 3),
                )
            k += 1
        for y, w in ((90, 7), (-20, 7), (500, 20)):
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(shade(iron), w))
        pane = alpha(mix(t.sky[3], rgb(255, 255, 255), 0.3), 46)
        b.band(s, c, -100, 610, fill(pane))

    def platform(self, c: Any) -> None:
        s, t = self.s, self.t
        slab, wide = t(hexa("#A89E98")), s.wide + 2 * MARGIN_X + 40
        c.drawRect(
            rect(-MARGIN_X - 20, EDGE, wide, HIGH - EDGE + MARGIN_Y + 20),
            linear((0, EDGE), (0, HIGH), [shade(slab), slab, lit(slab)], [0, 0.3, 1]),
        )
        m, line = s.wide / 2, alpha(shade(shade(slab)), 120)
        n = int(9 * max(1.0, s.wide / 704))
        for k in range(-n, n + 1):
            c.drawLine(m + k * 84, EDGE + 28, m + k * 226, HIGH + MARGIN_Y, stroke(line, 2.6))
        for y in (1060.0, 1106, 1170, 1252):
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(line, 2.6))
        b.band(s, c, EDGE, 12, fill(lit(lit(slab))))
        b.band(s, c, EDGE + 18, 9, fill(t(hexa("#E8C040"))))
        iron = t(hexa("#2F5550"))
        for x in self.columns:
            c.drawOval(oval(x, 1064, 52, 12), fill(rgb(16, 10, 20, 110)))
            paint = linear((x - 17, 0), (x + 17, 0), [lit(lit(iron)), iron, shade(shade(iron))])
            c.drawRect(rect(x - 15, -100, 30, 1150), paint)
            for y, w, h in ((1014, 34, 52), (990, 27, 26), (520, 28, 20), (420, 23, 14)):
                c.drawRoundRect(
                    rect(x - w, y, w * 2, h),
                    5,
                    5,
                    linear((x - w, 0), (x + w, 0), [lit(lit(iron)), iron, shade(shade(iron))]),
                )
            for side in (-1, 1):
                arm = smooth(
                    [(x + side * 12, 560), (x + side * 34, 420), (x + side * 120, 330), (x + side * 210, 316)], False
                )
                c.drawPath(arm, stroke(shade(iron), 15))
                c.drawPath(arm, stroke(lit(iron), 7))
                c.drawCircle(x + side * 74, 440, 28, stroke(iron, 6))
                c.drawCircle(x + side * 74, 440, 13, stroke(lit(iron), 4))
                lx = x + side * 84
                c.drawLine(lx, 366, lx, 560, stroke(shade(iron), 4))
                c.drawPath(poly((lx - 28, 586), (lx - 10, 556), (lx + 10, 556), (lx + 28, 586)), fill(shade(iron)))
                c.drawOval(oval(lx, 588, 19, 12), fill(hexa("#FFF2CC") if t.night > 0.2 else t(hexa("#EFE6D0"))))
        self._bench(c, s.wide * (0.9 if s.wide < 900 else 0.72))
        if s.wide > 900:
            self._bench(c, s.wide * 0.2)
        sprite(c, "luggage", s.wide * (0.06 if s.wide < 900 else 0.34), 1092, 112)
        self._clock(c, *self.clock, iron)

    def _clock(self, c: Any, x: float, y: float, iron: Colour) -> None:
        t = self.t
        c.drawLine(x, -100, x, y - 74, stroke(shade(iron), 12))
        c.drawCircle(x, y, 88, linear((x - 88, y - 88), (x + 88, y + 88), [lit(iron), shade(shade(iron))]))
        c.drawCircle(x, y, 82, stroke(t(hexa("#D9B45A")), 4))
        c.drawCircle(x, y, 72, fill(hexa("#FFF8E4") if t.night > 0.2 else t(hexa("#F7F0DF"))))
        for k in range(12):
            a = k * math.pi / 6
            r = 52 if k % 3 == 0 else 58
            c.drawLine(
                x + r * math.sin(a),
                y - r * math.cos(a),
                x + 65 * math.sin(a),
                y - 65 * math.cos(a),
                stroke(rgb(40, 34, 44), 6 if k % 3 == 0 else 3),
            )

    def _bench(self, c: Any, x: float) -> None:
        wood, iron = self.t(hexa("#9A6238")), self.t(hexa("#2F3A40"))
        c.drawOval(oval(x, 1076, 130, 13), fill(rgb(16, 10, 20, 100)))
        for dx in (-96, 96):
            c.drawPath(smooth([(x + dx, 1076), (x + dx + 4, 1016), (x + dx - 6, 930)], False), stroke(iron, 10))
        for k in range(3):
            c.drawRoundRect(
                rect(x - 118, 934 + k * 24, 236, 17),
                5,
                5,
                linear((0, 934 + k * 24), (0, 951 + k * 24), [lit(wood), shade(wood)]),
            )
        c.drawRoundRect(rect(x - 122, 1012, 244, 22), 6, 6, linear((0, 1012), (0, 1034), [lit(lit(wood)), shade(wood)]))

    def hands(self, c: Any, time: float, cam: float) -> None:
        x, y = self.clock[0] - cam * 0.6, self.clock[1]
        start = {"dawn": 6.2, "day": 10.15, "dusk": 7.4, "night": 11.2}.get(self.t.hour, 10.15)
        for turn, r, w in ((start / 12, 36, 8), (start % 1 + time / 3600, 56, 5)):
            a = turn * 2 * math.pi
            c.drawLine(x, y, x + r * math.sin(a), y - r * math.cos(a), stroke(rgb(34, 28, 40), w))
        a = int(time) * math.pi / 30
        c.drawLine(x, y, x + 60 * math.sin(a), y - 60 * math.cos(a), stroke(rgb(200, 50, 44), 3))
        c.drawCircle(x, y, 7, fill(rgb(34, 28, 40)))

    def steam(self, c: Any, time: float, cam: float) -> None:
        """Wisps over the track."""
        span = self.s.wide + 500
        puff = mix(self.t.sky[3], rgb(255, 255, 255), 0.5)
        c.save()
        c.clipRect(rect(-MARGIN_X, 500, self.s.wide + 2 * MARGIN_X, EDGE - 500))
        for k in range(4):
            u = (time * 0.16 + k / 4) % 1
            x = (k * 0.41 % 1 * span + time * 18) % span - 250 - cam * 0.6
            c.drawOval(oval(x, 980 - u * 120, 46 + 60 * u, 18 + 22 * u), soft(alpha(puff, 84 * (1 - u)), 12))
        c.restore()

    def shafts(self, c: Any, time: float, cam: float) -> None:
        if self.t.weather in ("rain", "storm", "snow", "fog") or self.t.hour == "night":
            return
        for k in range(int(self.s.wide / 230) + 1):
            x = k * 230 - cam * 0.3 + 60
            a = (34 + 8 * math.sin(time * 0.7 + k * 2)) * (0.5 + 0.5 * self.day)
            ray = skia.Path()
            ray.addPoly(
                [skia.Point(x, -80), skia.Point(x + 90, -80), skia.Point(x + 330, HIGH), skia.Point(x + 150, HIGH)],
                True,
            )
            col = self.t.spec.shaft
            c.drawPath(
                ray, linear((0, 0), (0, HIGH), [alpha(col, a), alpha(col, 3)], None, BlendMode=ADD, MaskFilter=blur(14))
            )

    def lamps(self, c: Any, time: float, cam: float) -> None:
        if self.t.night > 0.2:
            for x in self.columns:
                for side in (-1, 1):
                    glow(
                        c,
                        x + side * 84 - cam * 0.6,
                        592,
                        170 + 2 * math.sin(time * 5 + x),
                        WARM,
                        120 * self.t.night,
                        ADD,
                    )
            glow(c, self.clock[0] - cam * 0.6, self.clock[1], 180, hexa("#FFF0C8"), 90 * self.t.night, ADD)
