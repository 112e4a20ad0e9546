"""The library: two storeys of books about a tall window, ladders, and desks with green lamps."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    alpha,
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
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.rooms import FLOOR, begin, books, sprite, sunbeam

ROWS = (118, 224, 330, 436, 640, 746, 852, 956)
GALLERY = 470


@scene("library", indoor=True, deep=True)
class Library:
    def __init__(self, s: Scene) -> None:
        begin(s)
        s.ambience = ("hum",)
        self.s, self.t, self.rng, self.mid = s, s.tone, s.rng(11), s.wide / 2
        self.wood, self.dark = s.tone(hexa("#8A5230")), s.tone(hexa("#4A2A1E"))
        self.desks = (0.08, 0.93) if s.wide < 900 else (0.06, 0.26, 0.74, 0.94)
        s.plate(0.3, self.shelves)
        s.plate(0.42, self.gallery)
        s.plate(0.6, self.room)
        s.near(self.piles, 8)
        sunbeam(s, self.mid - 110, 240, 220)
        s.shine(self.lamps)
        drift(s, 40, hexa("#FFE9C0"), 1.9, 3)

    def shelves(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.rng
        c.drawPaint(fill(self.dark))
        x = self.mid - 165 - 200 * math.ceil((self.mid + MARGIN_X) / 200)
        while x < s.wide + MARGIN_X:
            if not self.mid - 330 < x < self.mid + 150:
                for y in ROWS:
                    books(c, x + 12, y, 180, rng, 86)
            for y in ROWS:
                c.drawRect(rect(x, y, 200, 12), linear((0, y), (0, y + 12), [lit(self.wood), shade(self.wood)]))
            post = linear((x - 9, 0), (x + 9, 0), [lit(self.wood), self.wood, shade(self.wood)])
            c.drawRect(rect(x - 9, -90, 18, 1090), post)
            x += 200
        b.band(s, c, -90, 470, linear((0, -90), (0, 380), [rgb(20, 8, 6, 210), rgb(20, 8, 6, 0)]))
        b.band(s, c, 480, 90, linear((0, 480), (0, 570), [rgb(16, 6, 4, 190), rgb(16, 6, 4, 0)]))
        self._window(c, t)

    def _window(self, c: Any, t: Any) -> None:
        m, frame = self.mid, t(hexa("#C9A46B"))
        path = skia.Path()
        path.addRoundRect(rect(m - 128, 110, 256, 620), 128, 128)
        c.drawRect(rect(m - 178, -90, 356, 1090), linear((0, -90), (0, 900), [shade(self.wood), self.wood]))
        for y in (772, 874):
            c.drawRect(rect(m - 150, y, 300, 100), fill(self.dark))
            books(c, m - 144, y + 92, 290, self.rng, 84)
            c.drawRect(rect(m - 160, y + 90, 320, 14), fill(lit(self.wood)))
        c.drawPath(path, linear((0, 110), (0, 730), t.sky))
        c.save()
        c.clipPath(path, True)
        rng = self.s.rng(5)
        for _ in range(9):
            x, r = rng.uniform(m - 140, m + 140), rng.uniform(50, 100)
            c.drawCircle(x, 740 - rng.uniform(-10, 70), r, fill(mix(t(hexa("#5F9A74")), t.sky[2], 0.35)))
        for k in (-64, 0, 64):
            c.drawLine(m + k, 100, m + k, 740, stroke(frame, 7))
        for y in (250, 370, 490, 610):
            c.drawLine(m - 130, y, m + 130, y, stroke(frame, 6))
        c.restore()
        c.drawPath(path, stroke(frame, 16))

    def gallery(self, c: Any) -> None:
        """The upper floor's railing, open before the window, with a ladder at each side."""
        s, gold = self.s, self.t(hexa("#D9A84E"))
        for left, right in ((-MARGIN_X - 20, self.mid - 190), (self.mid + 190, s.wide + MARGIN_X + 20)):
            w = right - left
            c.drawRect(rect(left, GALLERY, w, 30), linear((0, GALLERY), (0, GALLERY + 30), [self.wood, self.dark]))
            x = left + 10
            while x < right - 6:
                c.drawRect(rect(x, GALLERY - 92, 7, 92), linear((x, 0), (x + 7, 0), [lit(gold), shade(gold)]))
                x += 26
            c.drawRoundRect(rect(left, GALLERY - 104, w, 15), 6, 6, fill(lit(self.wood)))
        for side in (-1, 1):
            x, lean = self.mid + side * 262, side * 44
            for dx in (-24, 24):
                c.drawLine(x + dx + lean, 1000, x + dx, 520, stroke(self.t(hexa("#C98F55")), 9))
            for k in range(9):
                y, q = 550 + k * 50, lean * (30 + k * 50) / 480
                c.drawLine(x - 24 + q, y, x + 24 + q, y, stroke(self.t(hexa("#A8703E")), 7))

    def room(self, c: Any) -> None:
        s, t, m = self.s, self.t, self.mid
        b.floor_boards(c, s, FLOOR, t(rgb(104, 62, 40)), t(rgb(150, 96, 60)), rgb(56, 28, 18))
        rug, gold = t(hexa("#1F5A4A")), t(hexa("#D9A84E"))
        c.drawPath(
            poly((m - 150, 1004), (m + 150, 1004), (m + 330, HIGH + 90), (m - 330, HIGH + 90)),
            linear((0, 1000), (0, HIGH), [lit(rug), shade(rug)]),
        )
        for side in (-1, 1):
            c.drawLine(m + side * 138, 1004, m + side * 306, HIGH + 90, stroke(gold, 7))
        for k, share in enumerate(self.desks):
            x = share * s.wide
            c.drawRoundRect(
                rect(x - 130, 888, 260, 24), 6, 6, linear((0, 888), (0, 912), [lit(lit(self.wood)), self.wood])
            )
            c.drawRect(rect(x - 116, 912, 232, 120), linear((0, 912), (0, 1032), [self.wood, self.dark]))
            for dx in (-100, 8):
                c.drawRoundRect(rect(x + dx, 926, 92, 90), 5, 5, stroke(alpha(self.dark, 200), 4))
            self._lamp(c, x - 50 if k % 2 else x + 50)
            sprite(c, ("open-book", "globe-showing-americas")[k % 2], x + (50 if k % 2 else -50), 892, 76)

    def _lamp(self, c: Any, x: float) -> None:
        gold = self.t(hexa("#D9A84E"))
        c.drawOval(oval(x, 888, 28, 7), fill(gold))
        c.drawLine(x, 886, x, 826, stroke(gold, 6))
        c.drawPath(
            smooth([(x - 46, 828), (x - 34, 800), (x + 34, 800), (x + 46, 828)]),
            linear((0, 796), (0, 830), [hexa("#6FE0A0"), hexa("#1F8A58")]),
        )
        c.drawOval(oval(x, 829, 42, 6), fill(rgb(255, 246, 200)))

    def lamps(self, c: Any, time: float, cam: float) -> None:
        for k, share in enumerate(self.desks):
            x = share * self.s.wide + (-50 if k % 2 else 50) - cam * 0.6
            glow(c, x, 850, 190 + 3 * math.sin(time * 2 + k), hexa("#FFE0A0"), 110, ADD)

    def piles(self, c: Any) -> None:
        rng, wide = self.s.rng(8), self.s.wide
        for edge, x in ((0, -70.0), (1, wide - 100.0)):
            for k in range(5 - edge):
                col = hexa(rng.choice(("#7A2434", "#1F4A5A", "#C98F3A", "#3A5A34", "#4A2A5A")))
                y, dx = HIGH + MARGIN_Y - 90 - k * 36, rng.uniform(-16, 16)
                c.drawRoundRect(rect(x + dx, y, 180, 34), 6, 6, linear((0, y), (0, y + 34), [lit(col), shade(col)]))
                c.drawRect(rect(x + dx + 8, y + 12, 164, 4), fill(rgb(250, 236, 200, 150)))
