"""The laboratory: benches of glass and coloured liquids that bubble, shelves of jars, a coil that sparks, a screen."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
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
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.rooms import FLOOR, begin, lamp, sprite, wall, window

LIQUIDS = ("#3DF0A0", "#4FC8FF", "#FF5FA2", "#FFD23F", "#A56FFF", "#FF8A3A")
TOP = 826.0
"""The height of the bench."""


@scene(
    "laboratory",
    indoor=True,
    deep=True,
    words=("laboratory", "lab", "science lab", "research laboratory", "mad scientist's lab", "chemistry lab"),
    sounds=(("hum", 0.6), ("beeps", 0.5), ("stream", 0.08)),
    room=(0.5, 0.14),
)
class Laboratory:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        begin(s, False)
        s.surface, s.ambience = "tile", ("hum",)
        s.ambient = (rgb(120, 240, 220, 24), rgb(16, 30, 70, 96))
        s.rim = (rgb(140, 255, 220, 225), rgb(190, 140, 255, 160))
        narrow = s.wide < 900
        self.screen = s.wide * (0.2 if narrow else 0.24)
        self.coil = s.wide * (0.93 if narrow else 0.88)
        left, right = -MARGIN_X + 90, s.wide + MARGIN_X
        gap = 150 if narrow else 170
        self.flasks = [(x, k) for k, x in enumerate(range(int(left), int(right), gap)) if abs(x - self.coil) > 90]
        s.plate(0.3, self.back)
        s.plate(0.6, self.bench)
        s.near(self.close, 9)
        s.live(self.trace, 0.3)
        s.live(self.bubbles)
        s.live(self.sparks)
        s.shine(self.glowing)
        drift(s, 18, hexa("#A8FFE0"), 1.7, 2)

    def back(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(2)
        wall(s, c, hexa("#3E6478"), hexa("#6A98A0"))
        tile = t(hexa("#8FBCC0"))
        for j in range(5):
            for i in range(int((s.wide + 2 * MARGIN_X) / 66) + 1):
                tint = mix(tile, shade(tile), rng.random() * 0.5)
                c.drawRoundRect(rect(-MARGIN_X + i * 66, 640 + j * 66, 62, 62), 4, 4, fill(alpha(tint, 150)))
        narrow = s.wide < 900
        window(
            s,
            c,
            s.wide * 0.5 - 60 if narrow else s.wide * 0.44,
            200,
            190 if narrow else 300,
            270,
            hexa("#DDE8EA"),
            "town",
        )
        for x, w in ((s.wide * 0.8, 300),) if narrow else ((s.wide * 0.62, 420), (s.wide * 0.03, 250)):
            for y in (300, 430, 560):
                self._shelf(c, x, y, w, rng)
        self._screen(c, self.screen, 240)
        pipe = t(hexa("#B8C4C8"))
        for y, w in ((60, 26), (104, 15)):
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(shade(pipe), w))
            c.drawLine(-MARGIN_X, y - w * 0.2, s.wide + MARGIN_X, y - w * 0.2, stroke(lit(pipe), w * 0.3))
        for k in range(-1, int(s.wide / 260) + 2):
            c.drawRoundRect(rect(k * 260 + 30, 40, 22, 84), 5, 5, fill(shade(shade(pipe))))
        c.drawRect(
            rect(-MARGIN_X, -90, s.wide + 2 * MARGIN_X, 420),
            linear((0, -90), (0, 330), [rgb(4, 16, 30, 170), rgb(4, 16, 30, 0)]),
        )

    def _shelf(self, c: Any, x: float, y: float, w: float, rng: Any) -> None:
        steel = self.t(hexa("#D4DEE0"))
        c.drawRect(rect(x, y, w, 12), linear((0, y), (0, y + 12), [lit(steel), shade(steel)]))
        at = x + 16
        while at < x + w - 40:
            wide, high = rng.uniform(34, 50), rng.uniform(56, 88)
            col = hexa(rng.choice(LIQUIDS))
            level = high * rng.uniform(0.4, 0.8)
            c.drawRoundRect(
                rect(at, y - level, wide, level), 6, 6, linear((at, 0), (at + wide, 0), [lit(col), shade(col)])
            )
            c.drawRoundRect(rect(at, y - high, wide, high), 8, 8, fill(rgb(220, 250, 255, 60)))
            c.drawRoundRect(rect(at, y - high, wide, high), 8, 8, stroke(rgb(230, 250, 255, 150), 3))
            c.drawRoundRect(rect(at - 2, y - high - 9, wide + 4, 13), 4, 4, fill(self.t(hexa("#4A5A66"))))
            c.drawLine(at + 8, y - high + 10, at + 8, y - 12, stroke(rgb(255, 255, 255, 130), 4))
            at += wide + rng.uniform(12, 24)

    def _screen(self, c: Any, x: float, y: float) -> None:
        c.drawRoundRect(rect(x - 170, y, 340, 230), 14, 14, fill(rgb(28, 38, 50)))
        c.drawRoundRect(
            rect(x - 156, y + 14, 312, 202), 6, 6, linear((0, y), (0, y + 230), [rgb(10, 54, 66), rgb(6, 26, 40)])
        )
        for k in range(1, 8):
            c.drawLine(x - 156 + k * 39, y + 14, x - 156 + k * 39, y + 216, stroke(rgb(90, 230, 220, 40), 2))
        for k in range(1, 5):
            c.drawLine(x - 156, y + 14 + k * 40, x + 156, y + 14 + k * 40, stroke(rgb(90, 230, 220, 40), 2))

    def bench(self, c: Any) -> None:
        s, t = self.s, self.t
        tile, wide = t(hexa("#B4C6CA")), s.wide + 2 * MARGIN_X + 40
        c.drawRect(
            rect(-MARGIN_X - 20, FLOOR, wide, HIGH - FLOOR + MARGIN_Y + 20),
            linear((0, FLOOR), (0, HIGH), [shade(tile), tile]),
        )
        m, n = s.wide / 2, int(10 * max(1.0, s.wide / 704))
        for k in range(-n, n + 1):
            c.drawLine(m + k * 72, FLOOR, m + k * 216, HIGH + MARGIN_Y, stroke(alpha(shade(shade(tile)), 120), 2.6))
        for y in (1004, 1036, 1084, 1150, 1240):
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(alpha(shade(shade(tile)), 120), 2.6))
        front, top = t(hexa("#E4ECEE")), t(hexa("#2F4A5A"))
        c.drawRect(rect(-MARGIN_X - 20, TOP + 20, wide, 170), linear((0, TOP + 20), (0, 1016), [front, shade(front)]))
        for k in range(int(wide / 150) + 1):
            x = -MARGIN_X + k * 150.0
            c.drawRoundRect(rect(x + 8, TOP + 40, 134, 128), 6, 6, stroke(alpha(shade(shade(front)), 170), 4))
            c.drawRoundRect(rect(x + 52, TOP + 54, 46, 9), 4, 4, fill(t(hexa("#8AA0AA"))))
        b.band(s, c, TOP + 186, 14, fill(rgb(20, 30, 40, 140)))
        b.band(s, c, TOP, 28, linear((0, TOP), (0, TOP + 28), [lit(lit(top)), shade(top)]))
        for x, k in self.flasks:
            self._glassware(c, x, k)
        self._coil(c, self.coil)
        for x in (s.wide * 0.3, s.wide * 0.74):
            lamp(s, c, x, 190, 0.74, t(hexa("#3FA89A")))

    def _glassware(self, c: Any, x: float, k: int) -> None:
        col = hexa(LIQUIDS[k % 6])
        kind = k % 4
        if kind == 3:
            sprite(c, ("microscope", "alembic", "petri-dish")[k // 4 % 3], x, TOP + 6, 128)
            return
        edge = stroke(rgb(236, 252, 255, 190), 4)
        if kind == 0:
            body = poly(
                (x - 16, TOP - 150),
                (x + 16, TOP - 150),
                (x + 16, TOP - 104),
                (x + 58, TOP - 2),
                (x - 58, TOP - 2),
                (x - 16, TOP - 104),
            )
            level = 66.0
        elif kind == 1:
            body = skia.Path()
            body.addCircle(x, TOP - 66, 50)
            body.addRect(rect(x - 13, TOP - 168, 26, 60))
            level = 64.0
            c.drawLine(x - 44, TOP, x - 26, TOP - 30, stroke(self.t(hexa("#6A7A84")), 7))
            c.drawLine(x + 44, TOP, x + 26, TOP - 30, stroke(self.t(hexa("#6A7A84")), 7))
        else:
            for j in range(4):
                tube = rect(x - 58 + j * 32, TOP - 124, 20, 104)
                tint = hexa(LIQUIDS[(k + j) % 6])
                c.drawRoundRect(rect(x - 58 + j * 32, TOP - 80 + j % 2 * 14, 20, 60 - j % 2 * 14), 9, 9, fill(tint))
                c.drawRoundRect(tube, 9, 9, fill(rgb(230, 250, 255, 60)))
                c.drawRoundRect(tube, 9, 9, stroke(rgb(236, 252, 255, 180), 3))
            wood = self.t(hexa("#9A6A48"))
            for y in (TOP - 96, TOP - 12):
                c.drawRoundRect(rect(x - 74, y, 148, 13), 4, 4, linear((0, y), (0, y + 13), [lit(wood), shade(wood)]))
            return
        c.save()
        c.clipPath(body, True)
        c.drawRect(
            rect(x - 64, TOP - level, 128, level), linear((x - 56, 0), (x + 56, 0), [lit(lit(col)), col, shade(col)])
        )
        c.drawOval(oval(x, TOP - level, 60, 6), fill(lit(lit(col))))
        c.drawRect(rect(x - 64, TOP - 180, 128, 180), fill(rgb(230, 250, 255, 46)))
        c.restore()
        c.drawPath(body, edge)
        c.drawLine(x - 26, TOP - 54, x - 34, TOP - 24, stroke(rgb(255, 255, 255, 190), 6))

    def _coil(self, c: Any, x: float) -> None:
        t = self.t
        copper, iron = t(hexa("#D08A4A")), t(hexa("#4A5662"))
        c.drawRoundRect(
            rect(x - 66, TOP - 50, 132, 54), 8, 8, linear((x - 66, 0), (x + 66, 0), [lit(iron), shade(iron)])
        )
        for k in range(13):
            y = TOP - 60 - k * 17
            c.drawRoundRect(
                rect(x - 34, y, 68, 13),
                6,
                6,
                linear((x - 34, 0), (x + 34, 0), [lit(lit(copper)), copper, shade(shade(copper))]),
            )
        y = TOP - 306
        c.drawCircle(
            x,
            y,
            46,
            linear((x - 40, y - 40), (x + 40, y + 40), [rgb(250, 254, 255), rgb(150, 176, 190), rgb(70, 90, 110)]),
        )

    def close(self, c: Any) -> None:
        s, low = self.s, HIGH + 100
        col: Colour = hexa("#3DF0A0")
        x = s.wide - 36
        c.drawPath(
            poly((x - 26, 1120), (x + 26, 1120), (x + 26, 1180), (x + 110, low), (x - 110, low), (x - 26, 1180)),
            fill(rgb(220, 250, 255, 90)),
        )
        c.drawPath(poly((x - 62, 1260), (x + 62, 1260), (x + 110, low), (x - 110, low)), fill(alpha(col, 210)))
        c.drawRoundRect(rect(-90, 1190, 190, 220), 20, 20, fill(rgb(30, 50, 64)))

    def trace(self, c: Any, time: float, cam: float) -> None:
        """What the screen shows: a curve that runs, bars that rise and fall."""
        x, y = self.screen - cam * 0.3, 344.0
        pts = []
        for k in range(40):
            u = k / 39
            beat = math.exp(-(((u * 3 - time * 0.9) % 1 - 0.5) ** 2) * 160)
            pts.append((x - 150 + u * 300, y - 60 * beat + 9 * math.sin(u * 30 + time * 5)))
        c.drawPath(smooth(pts, False), stroke(hexa("#5FFFC8"), 5))
        for k in range(12):
            h = 12 + 34 * abs(math.sin(time * 1.3 + k * 1.7))
            c.drawRect(rect(x - 148 + k * 25, 450 - h, 15, h), fill(hexa(LIQUIDS[k % 6], 200)))

    def bubbles(self, c: Any, time: float, cam: float) -> None:
        for x, k in self.flasks:
            if k % 4 > 1:
                continue
            for j in range(4):
                u = (time * (0.5 + 0.1 * j) + j * 0.27 + k * 0.4) % 1
                at = x - cam * 0.6 + 20 * math.sin(j * 2.4 + k) * (1 - 0.4 * u)
                c.drawCircle(at, TOP - 8 - 52 * u, 3 + 3 * u, stroke(rgb(255, 255, 255, 200), 2.4))
                c.drawCircle(
                    at * 0.3 + (x - cam * 0.6) * 0.7,
                    TOP - 160 - 110 * u,
                    8 + 16 * u,
                    fill(hexa(LIQUIDS[k % 6], 60 * (1 - u))),
                )

    def sparks(self, c: Any, time: float, cam: float) -> None:
        x, y, step = self.coil - cam * 0.6, TOP - 306, int(time * 12)
        if step % 5 < 2:
            return
        for k in range(3):
            a = math.sin(step * 12.9 + k * 78.2) * 3.14
            pts, px, py = [(x + 44 * math.cos(a), y + 44 * math.sin(a))], x, y
            for j in range(1, 5):
                r = 44 + j * 26
                wob = math.sin(step * 37.7 + k * 9.1 + j * 5.3) * 0.32
                px, py = x + r * math.cos(a + wob), y + r * math.sin(a + wob)
                pts.append((px, py))
            path = skia.Path()
            path.addPoly([skia.Point(*p) for p in pts], False)
            c.drawPath(path, stroke(rgb(150, 220, 255, 150), 7))
            c.drawPath(path, stroke(rgb(245, 252, 255), 2.6))

    def glowing(self, c: Any, time: float, cam: float) -> None:
        k = 0.5 + 0.5 * self.t.spec.night
        for x, n in self.flasks:
            if n % 4 < 2:
                glow(c, x - cam * 0.6, TOP - 50, 120 + 6 * math.sin(time * 2 + n), hexa(LIQUIDS[n % 6]), 120 * k, ADD)
        glow(c, self.screen - cam * 0.3, 355, 250, hexa("#4FFFD0"), 60 * k, ADD)
        on = 1.0 if int(time * 12) % 5 >= 2 else 0.4
        glow(c, self.coil - cam * 0.6, TOP - 306, 190, hexa("#8AC8FF"), 150 * on, ADD)
