"""A playground: a swing that sways, a slide with its tower, a sandpit, a lawn with a fence, trees and a kite."""

import math
from typing import Any

from workers.engines.animatic.art.draw import (
    alpha,
    fill,
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
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts, plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import MARGIN_X, Scene, scene

FENCE, PLAY = 0.42, 0.6
BRIGHT = ("#E5484D", "#F2C230", "#3F8FC8", "#58B368", "#F28A3A", "#A56FD0")


@scene(
    "playground",
    words=("playground", "backyard", "back yard", "swings and slide", "sandbox", "kindergarten garden", "schoolyard"),
    sounds=(("birds", 0.8), ("murmur", 0.35), ("leaves", 0.4)),
)
class Playground:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1145, 1030, "grass", ("birds", "murmur")
        narrow = s.wide < 900
        self.swing = s.wide * (0.1 if narrow else 0.2)
        self.slide = s.wide * (0.93 if narrow else 0.8)
        s.plate(0.06, self.far)
        s.plate(0.28, self.houses)
        s.plate(FENCE, self.fence)
        s.plate(PLAY, self.lawn)
        s.live(self.kite, 0.1)
        s.live(self.seats)
        sun_glow(s, 0.66, 0.2)
        drift(s, 14, self.t.spec.shaft)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.62, 0.17), 860, clouds=6)
        b.ridge(s, c, 860, 120, 260, t(hexa("#7FA08A"), 0.7), t(hexa("#9FBF9A"), 0.6), 5)

    def houses(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(4)
        x, k = -MARGIN_X, 0
        while x < s.wide + MARGIN_X:
            w, top = rng.uniform(150, 200), rng.uniform(700, 770)
            wall, roof = t(hexa(("#F2DDB8", "#E8B4A0", "#BFD4DE", "#F4ECDC")[k % 4]), 0.34), t(hexa("#B0584A"), 0.34)
            if parts.snowy(s):
                roof = t(hexa("#F4F9FF"), 0.3)
            c.drawRect(rect(x, top, w, 300), linear((x, 0), (x + w, 0), [lit(wall), shade(wall)]))
            c.drawPath(
                poly((x - 18, top + 4), (x + w / 2, top - 96), (x + w + 18, top + 4)),
                linear((x, 0), (x + w, 0), [lit(roof), shade(roof)]),
            )
            for i in range(2):
                on = t.night > 0.2 and rng.random() < 0.7
                pane = rect(x + w * (0.2 + 0.4 * i), top + 46, w * 0.2, 48)
                c.drawRect(pane, fill(hexa("#FFD27A") if on else t(hexa("#8FB4CC"), 0.34)))
                c.drawRect(pane, stroke(t(hexa("#FFFFFF"), 0.34), 4))
            if k % 2 == 0:
                plants.tree(
                    c,
                    x + w + 34,
                    960,
                    rng.uniform(220, 290),
                    t(plants.leaf_colour(t, rng), 0.28),
                    t(hexa("#6B4A34"), 0.28),
                    rng,
                )
            x += w + rng.uniform(60, 100)
            k += 1
        b.haze_band(s, c, 940, 60, 80)

    def fence(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(6)
        leaf = t(mix(hexa(plants.GRASS[t.season]), hexa("#3F8A4E"), 0.4), 0.16)
        b.band(s, c, 985, 400, linear((0, 985), (0, 1080), [leaf, shade(leaf)]))
        for _ in range(int(11 * s.wide / 704)):
            x = rng.uniform(-MARGIN_X, s.wide + MARGIN_X)
            plants.bush(c, x, 985, rng.uniform(34, 58), t(plants.leaf_colour(t, rng), 0.16), rng)
        white = t(hexa("#F6F2EA"), 0.08)
        for y in (922, 970):
            b.band(s, c, y, 13, linear((0, y), (0, y + 13), [white, shade(white)]))
        x = -MARGIN_X
        while x < s.wide + MARGIN_X:
            board = poly((x, 1006), (x, 904), (x + 13, 886), (x + 26, 904), (x + 26, 1006))
            c.drawPath(board, linear((x, 0), (x + 26, 0), [lit(white), white, shade(white)]))
            x += 40

    def lawn(self, c: Any) -> None:
        s, t = self.s, self.t
        grass = hexa(plants.GRASS[t.season])
        b.ground(s, c, 1018, (t(lit(grass)), t(grass), t(shade(grass))), 8)
        snow = parts.snowy(s)
        if not snow:
            plants.tufts(s, c, 1050, 1330, 70, t(shade(grass)))
        if t.season in ("spring", "summer") and not snow:
            plants.flowers(s, c, 1060, 1300, 26, ("#FFFFFF", "#FFD95A", "#F7B6CF"))
        self._sandpit(c, s.wide * (0.62 if s.wide < 900 else 0.5), 1082, snow)
        self._slide(c, self.slide, 1082)
        self._frame(c, self.swing, 1092)

    def _sandpit(self, c: Any, x: float, y: float, snow: bool) -> None:
        t = self.t
        wood, sand = t(hexa("#B07A4C")), t(hexa("#F2F7FC" if snow else "#EBD08E"))
        c.drawOval(oval(x, y, 150, 30), fill(shade(wood)))
        c.drawOval(oval(x, y - 6, 150, 30), fill(lit(wood)))
        c.drawOval(oval(x, y - 4, 132, 23), linear((x - 130, 0), (x + 130, 0), [lit(sand), sand, shade(sand)]))
        c.drawPath(smooth([(x - 64, y + 4), (x - 30, y - 28), (x + 6, y + 6)]), fill(lit(sand)))
        red = t(hexa("#E5484D"))
        c.drawPath(
            poly((x + 40, y - 30), (x + 78, y - 30), (x + 70, y + 4), (x + 48, y + 4)),
            linear((x + 40, 0), (x + 78, 0), [lit(red), shade(red)]),
        )

    def _slide(self, c: Any, x: float, base: float) -> None:
        t = self.t
        wood, red, roof = t(hexa("#C08A55")), t(hexa("#E5484D")), t(hexa("#3F8FC8"))
        c.drawOval(oval(x - 40, base + 4, 240, 20), fill(rgb(10, 30, 20, 90)))
        for dx in (-70, 70):
            c.drawRect(
                rect(x + dx - 11, 560, 22, base - 560),
                linear((x + dx - 11, 0), (x + dx + 11, 0), [lit(wood), shade(wood)]),
            )
        for k in range(6):
            y = base - 40 - k * 44
            c.drawRoundRect(rect(x - 66, y, 132, 12), 4, 4, fill(shade(wood)))
        c.drawRect(rect(x - 86, 800, 172, 20), linear((0, 800), (0, 820), [lit(wood), shade(wood)]))
        for k in range(5):
            c.drawRect(rect(x - 74 + k * 34, 716, 11, 86), fill(t(hexa(BRIGHT[k % 6]))))
        c.drawRect(rect(x - 80, 706, 160, 13), fill(lit(wood)))
        top = t(hexa("#F4F9FF")) if parts.snowy(self.s) else roof
        c.drawPath(
            poly((x - 116, 574), (x, 470), (x + 116, 574)),
            linear((x - 110, 0), (x + 110, 0), [lit(top), top, shade(top)]),
        )
        chute = [(x - 80, 806), (x - 150, 846), (x - 216, 960), (x - 280, 1048), (x - 344, 1062)]
        c.drawPath(smooth([(px, py + 12) for px, py in chute], False), stroke(shade(shade(red)), 46))
        c.drawPath(smooth(chute, False), stroke(red, 46))
        c.drawPath(smooth([(px - 2, py - 6) for px, py in chute], False), stroke(lit(lit(red)), 26))
        c.drawLine(x - 250, 1010, x - 250, base, stroke(shade(wood), 12))

    def _frame(self, c: Any, x: float, base: float) -> None:
        steel = self.t(hexa("#F2C230"))
        for dx in (-190, 190):
            for lean in (-46, 46):
                c.drawLine(x + dx, 560, x + dx + lean, base, stroke(shade(steel), 18))
                c.drawLine(x + dx - 2, 560, x + dx + lean - 2, base, stroke(lit(steel), 9))
        c.drawLine(x - 200, 560, x + 200, 560, stroke(shade(steel), 20))
        c.drawLine(x - 200, 557, x + 200, 557, stroke(lit(steel), 9))

    def seats(self, c: Any, time: float, cam: float) -> None:
        """Two swings, each in its own time, as a breeze or a child has left them."""
        x0, chain, wood = self.swing - cam * PLAY, self.t(hexa("#7A8490")), self.t(hexa("#E5484D"))
        wide = 1.9 if self.t.weather in ("wind", "storm") else 1.0
        for k, dx in enumerate((-92, 92)):
            a = (0.12 + 0.06 * k) * wide * math.sin(time * (1.75 + 0.07 * k) + k * 1.4)
            x, y = x0 + dx + 400 * math.sin(a), 560 + 400 * math.cos(a)
            c.drawOval(oval(x, 1094, 48, 7), fill(rgb(10, 30, 20, 70)))
            for side in (-1, 1):
                c.drawLine(x0 + dx + side * 34, 564, x + side * 34, y, stroke(chain, 4))
            c.save()
            c.translate(x, y)
            c.rotate(-math.degrees(a))
            c.drawRoundRect(rect(-46, -7, 92, 16), 6, 6, linear((0, -7), (0, 9), [lit(wood), shade(wood)]))
            c.restore()

    def kite(self, c: Any, time: float, cam: float) -> None:
        if self.t.hour == "night" or self.t.weather in ("rain", "storm", "snow"):
            return
        x = self.s.wide * 0.26 + 36 * math.sin(time * 0.5) - cam * 0.1
        y = 250 + 26 * math.sin(time * 0.8 + 1)
        col, other = self.t(hexa("#E5484D"), 0.1), self.t(hexa("#F2C230"), 0.1)
        tail = [(x + 4 + 12 * math.sin(time * 3 - k * 0.8) * k / 6, y + 48 + k * 24) for k in range(7)]
        c.drawPath(
            smooth([(x, y + 10), (x - 60, y + 300), (x - 40, 830)], False), stroke(alpha(rgb(255, 255, 255), 130), 1.8)
        )
        c.drawPath(smooth(tail, False), stroke(other, 4))
        for px, py in tail[1::2]:
            c.drawPath(poly((px - 13, py - 6), (px - 13, py + 6), (px + 13, py - 6), (px + 13, py + 6)), fill(col))
        for points, tint in (
            (((x, y - 60), (x + 40, y), (x, y + 50)), other),
            (((x, y - 60), (x - 40, y), (x, y + 50)), col),
        ):
            c.drawPath(poly(*points), linear((x, y - 60), (x, y + 50), [lit(tint), shade(tint)]))
