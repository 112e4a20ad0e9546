"""The harbour: a quay with boats at their moorings, bright houses, cranes and a lighthouse."""

import math
from typing import Any

from workers.engines.animatic.art.draw import (
    ADD,
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
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.air import sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene
from workers.engines.animatic.sets.tone import WARM

HOUSES = ("#D6453D", "#F2C230", "#3F8FC8", "#F3E9D2", "#4E9B6A", "#E88A5A")


@scene("harbour")
class Harbour:
    def __init__(self, s: Scene) -> None:
        s.ground, s.floor, s.surface, s.ambience = 1150, 1030, "stone", ("sea", "birds", "bells")
        self.s, self.t = s, s.tone
        self.light_x = s.wide * 0.14
        span = int(s.wide / 300) + 1
        self.boats = [(((k + 0.5) / span), 930 + 26 * (k % 2), 0.82 + 0.2 * (k % 2), k) for k in range(span)]
        s.plate(0.12, self.far)
        s.plate(0.34, self.town)
        s.live(self.fleet, 0.45)
        s.plate(0.6, self.quay)
        s.shine(self.beam, 0.34)
        sun_glow(s, 0.6, 0.2)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.6, 0.2), 800)
        b.ridge(s, c, 790, 80, 260, t(hexa("#7F9AB4"), 0.75), t(hexa("#8FAF9F"), 0.65), 4)
        for share in (0.34, 0.44) if s.wide < 900 else (0.26, 0.34, 0.42):
            self._crane(c, share * s.wide, 800)

    def _crane(self, c: Any, x: float, base: float) -> None:
        red = self.t(hexa("#C2503A"), 0.55)
        for a, d, e, f, w in (
            (-22, 0, -10, 230, 8),
            (22, 0, 10, 230, 8),
            (-16, 110, 16, 110, 6),
            (-70, 230, 130, 250, 8),
            (0, 230, 0, 290, 7),
            (0, 290, 120, 252, 3),
            (0, 290, -64, 232, 3),
            (104, 246, 104, 180, 2),
        ):
            c.drawLine(x + a, base - d, x + e, base - f, stroke(red, w))
        c.drawRect(rect(x - 76, base - 250, 30, 26), fill(shade(red)))

    def town(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(4)
        b.water(s, c, 796, 1080, hexa("#2A6E8F"), hexa("#5FA6BE"))
        x, k = s.wide * 0.52, 0
        c.drawRect(rect(x - 30, 812, s.wide, 22), fill(t(hexa("#8A8088"), 0.3)))
        while x < s.wide + MARGIN_X:
            w, h = rng.uniform(74, 104), rng.uniform(110, 190)
            wall, roof = t(hexa(HOUSES[k % 6]), 0.3), t(hexa("#6E4A44"), 0.3)
            c.drawRect(rect(x, 814 - h, w, h), linear((x, 0), (x + w, 0), [lit(wall), shade(wall)]))
            top = 814 - h
            if t.season == "winter" or t.weather == "snow":
                roof = mix(roof, t(hexa("#F4F9FF"), 0.2), 0.85)
            c.drawPath(poly((x - 6, top), (x + w / 2, top - w * 0.5), (x + w + 6, top)), fill(roof))
            for j in range(int(h / 52)):
                for i in range(2):
                    on = rng.random() < t.night * 0.8
                    box = rect(x + w * (0.2 + 0.38 * i), top + 16 + j * 50, w * 0.2, 26)
                    c.drawRect(box, fill(WARM if on else t(hexa("#E8F2F8"), 0.25)))
            mirror = linear((0, 836), (0, 836 + h * 0.7), [alpha(wall, 110), alpha(wall, 0)])
            c.drawRect(rect(x, 836, w, h * 0.7), mirror)
            x += w
            k += 1
        self._lighthouse(c, self.light_x, 830)
        b.haze_band(s, c, 800, 60, 70)

    def _lighthouse(self, c: Any, x: float, base: float) -> None:
        t = self.t
        rock = t(hexa("#6E6A76"), 0.3)
        c.drawPath(
            smooth(
                [(x - 150, base + 20), (x - 110, base - 26), (x, base - 44), (x + 90, base - 20), (x + 210, base + 20)]
            ),
            linear((0, base - 44), (0, base + 20), [lit(rock), shade(rock)]),
        )
        for k in range(5):
            w0, w1 = lerp(40, 25, k / 5), lerp(40, 25, (k + 1) / 5)
            y0, y1 = base - 30 - k * 62, base - 30 - (k + 1) * 62
            col = t(hexa("#D6453D" if k % 2 else "#F6F3EC"), 0.25)
            c.drawPath(
                poly((x - w0, y0), (x + w0, y0), (x + w1, y1), (x - w1, y1)),
                linear((x - w0, 0), (x + w0, 0), [lit(col), col, shade(col)]),
            )
        y = base - 340
        c.drawRect(rect(x - 34, y - 8, 68, 10), fill(t(hexa("#3A4050"), 0.2)))
        c.drawRect(rect(x - 17, y - 50, 34, 44), fill(rgb(255, 244, 190) if t.night > 0.2 else t(hexa("#CFE6F2"), 0.2)))
        c.drawPath(poly((x - 26, y - 48), (x, y - 84), (x + 26, y - 48)), fill(t(hexa("#B8392E"), 0.2)))

    def fleet(self, c: Any, time: float, cam: float) -> None:
        """The boats bob; the quay's edge is cut out of them, for it lies before."""
        c.save()
        c.clipRect(rect(-300, -100, self.s.wide + 600, 1140))
        for share, y, k, o in self.boats:
            c.save()
            c.translate(share * self.s.wide - cam * 0.45, y + 5 * math.sin(time * 1.1 + o * 2))
            c.rotate(1.7 * math.sin(time * 0.9 + o))
            c.scale(k if o % 2 else -k, k)
            self._boat(c, hexa(HOUSES[(o * 2 + 2) % 6]))
            c.restore()
        for k in range(16):
            x = (k * 97 + 20 * math.sin(time * 0.8 + k)) % (self.s.wide + 40) - 20
            c.drawOval(oval(x, 860 + (k * 53) % 150, 34, 2.4), fill(rgb(255, 255, 255, 50 + 40 * math.sin(time + k))))
        c.restore()

    def _boat(self, c: Any, colour: Colour) -> None:
        t = self.t
        hull, white, wood = t(colour), t(hexa("#F4F1EA")), t(hexa("#8A5B3A"))
        c.drawPath(
            smooth([(-110, 10), (110, 10), (96, 120), (-80, 120)]),
            linear((0, 10), (0, 110), [alpha(hull, 90), alpha(hull, 0)]),
        )
        c.drawLine(-20, 0, -20, -310, stroke(wood, 8))
        c.drawLine(-20, -300, 118, -70, stroke(alpha(wood, 190), 2.4))
        c.drawLine(-20, -300, -120, -66, stroke(alpha(wood, 190), 2.4))
        c.drawPath(
            smooth([(-24, -270), (-92, -150), (-84, -96), (-24, -92)]),
            linear((-90, 0), (-20, 0), [shade(white), white]),
        )
        c.drawRoundRect(rect(6, -132, 76, 80), 8, 8, linear((6, 0), (82, 0), [lit(white), shade(white)]))
        c.drawRoundRect(rect(18, -118, 24, 28), 5, 5, fill(WARM if t.night > 0.3 else t(hexa("#7FB4D0"))))
        c.drawRoundRect(rect(50, -118, 24, 28), 5, 5, fill(WARM if t.night > 0.3 else t(hexa("#7FB4D0"))))
        c.drawRoundRect(rect(0, -142, 88, 14), 6, 6, fill(hull))
        c.drawPath(
            smooth([(-128, -66), (-60, -56), (70, -56), (140, -78), (116, 0), (86, 22), (-88, 22), (-112, 0)]),
            linear((0, -70), (0, 22), [lit(hull), hull, shade(hull)]),
        )
        c.drawPath(smooth([(-126, -58), (-60, -46), (70, -46), (136, -68)], False), stroke(white, 8))

    def quay(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(9)
        stone = t(hexa("#A39A94"))
        if t.weather == "snow" or t.season == "winter":
            stone = mix(stone, t(hexa("#F2F7FC")), 0.6)
        b.band(s, c, 1036, 360, linear((0, 1036), (0, HIGH), [lit(stone), stone, shade(stone)]))
        b.band(s, c, 1030, 18, fill(lit(lit(stone))))
        for j, y in enumerate((1048, 1086, 1140, 1214)):
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(alpha(shade(shade(stone)), 80), 2.4))
            x = -MARGIN_X - rng.uniform(0, 80)
            while x < s.wide + MARGIN_X:
                c.drawLine(
                    x,
                    y,
                    x + (x - s.wide / 2) * 0.04 * (j + 1),
                    y + 38 + j * 18,
                    stroke(alpha(shade(shade(stone)), 70), 2.4),
                )
                x += 110 + j * 26
        iron = t(hexa("#3A4050"))
        for share in (0.06, 0.94) if s.wide < 900 else (0.05, 0.28, 0.72, 0.95):
            x = share * s.wide
            c.drawOval(oval(x, 1096, 40, 9), fill(rgb(20, 16, 30, 80)))
            c.drawPath(
                smooth(
                    [(x - 20, 1094), (x - 15, 1050), (x - 34, 1030), (x + 34, 1030), (x + 15, 1050), (x + 20, 1094)]
                ),
                linear((x - 26, 0), (x + 26, 0), [lit(iron), iron, shade(iron)]),
            )
            c.drawOval(oval(x, 1062, 24, 8), stroke(t(hexa("#D9BF8A")), 7))
            rope = [(x, 1064), (x + 60, 1050), (x + 110, 1018)]
            c.drawPath(smooth(rope, False), stroke(t(hexa("#D9BF8A")), 6))
        self._crates(c, s.wide * 0.9, 1220)

    def _crates(self, c: Any, x: float, base: float) -> None:
        wood = self.t(hexa("#B07F4E"))
        for dx, dy, w in ((-70, 0, 96), (30, 0, 104), (-22, -92, 90)):
            box = rect(x + dx, base + dy - w * 0.9, w, w * 0.9)
            c.drawRoundRect(box, 4, 4, linear((x + dx, 0), (x + dx + w, 0), [lit(wood), shade(wood)]))
            c.drawRoundRect(box, 4, 4, stroke(shade(shade(wood)), 5))
            c.drawLine(x + dx + 6, base + dy - 6, x + dx + w - 6, base + dy - w * 0.9 + 6, stroke(shade(wood), 8))

    def beam(self, c: Any, time: float, cam: float) -> None:
        if self.t.night < 0.2:
            return
        x, y = self.light_x - cam * 0.34, 462.0
        reach = math.cos(time * 0.8)
        glow(c, x, y, 120, rgb(255, 240, 190), 200 * self.t.night, ADD)
        end = x + 900 * reach
        c.drawPath(
            poly((x, y - 6), (x, y + 6), (end, y + 90), (end, y - 60)),
            linear(
                (x, y), (end, y), [rgb(255, 240, 190, 120 * self.t.night), rgb(255, 240, 190, 0)], None, BlendMode=ADD
            ),
        )
