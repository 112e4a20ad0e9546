"""A cave, and the abstract backdrop."""

import math
from typing import Any

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
    radial,
    rect,
    rgb,
    shade,
    smooth,
    star_path,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene


@scene("cave", deep=True)
class Cave:
    def __init__(self, s: Scene) -> None:
        self.s = s
        s.ground, s.floor, s.surface, s.ambience, s.wet, s.sheltered = 1130, 980, "stone", ("stream",), False, True
        s.ambient = (rgb(90, 200, 230, 30), rgb(20, 10, 50, 120))
        s.rim = (rgb(150, 250, 255, 230), rgb(200, 120, 255, 170))
        self.t, self.rng, self.wide = s.tone, s.rng(1), s.wide
        self.mouth = self.wide * 0.6
        self.clusters = [
            (0.06, 1060, "#3DD9E8"),
            (0.93, 1040, "#B06FFF"),
            (0.8, 1000, "#3DD9E8"),
            (0.22, 1000, "#FF7AC8"),
        ]
        s.plate(0.2, self.far)
        s.plate(0.6, self.near)
        s.near(self.frame, 10)
        s.shine(self.light)
        drift(s, 30, hexa("#9FF2FF"), 2.0, 3)

    def far(self, c: Any) -> None:
        t, rng, wide, mouth = self.t, self.rng, self.wide, self.mouth
        c.drawPaint(linear((0, -80), (0, HIGH), [rgb(30, 24, 54), rgb(58, 48, 92), rgb(40, 34, 70)]))
        hole = smooth(
            [
                (mouth - 150, 940),
                (mouth - 170, 700),
                (mouth - 90, 520),
                (mouth + 40, 480),
                (mouth + 150, 590),
                (mouth + 170, 780),
                (mouth + 130, 950),
            ]
        )
        c.drawPath(hole, linear((0, 480), (0, 950), t.sky))
        glow(c, mouth, 720, 380, t.sky[3], 190)
        for _ in range(int(14 * wide / 704)):
            x = rng.uniform(-MARGIN_X, wide + MARGIN_X)
            if abs(x - mouth) > 170:
                h = rng.uniform(60, 200)
                c.drawPath(
                    poly((x - h * 0.2, 1000), (x, 1000 - h), (x + h * 0.22, 1000)),
                    linear((0, 1000 - h), (0, 1000), [rgb(92, 80, 130), rgb(52, 44, 84)]),
                )

    def crystal(self, c: Any, x: float, y: float, h: float, col: int, lean: float) -> None:
        tip = (x + lean * h, y - h)
        c.drawPath(
            poly((x - h * 0.15, y), (tip[0] - h * 0.09, tip[1] + h * 0.16), tip, (x + h * 0.02, y)), fill(lit(lit(col)))
        )
        c.drawPath(
            poly((x + h * 0.02, y), tip, (tip[0] + h * 0.1, tip[1] + h * 0.2), (x + h * 0.16, y)), fill(shade(col))
        )
        c.drawLine(x + h * 0.02, y, *tip, stroke(rgb(255, 255, 255, 170), 2))

    def near(self, c: Any) -> None:
        rng, wide = self.rng, self.wide
        b.ground(self.s, c, 1010, (rgb(104, 92, 132), rgb(72, 62, 102), rgb(26, 20, 46)), 22)
        c.drawOval(
            oval(wide * 0.42, 1180, 210, 30),
            linear((0, 1150), (0, 1210), [rgb(110, 220, 240, 190), rgb(40, 80, 150, 200)]),
        )
        for x, y, col in self.clusters:
            for k in range(5):
                self.crystal(
                    c, x * wide + (k - 2) * 26, y + abs(k - 2) * 6, rng.uniform(70, 170), hexa(col), (k - 2) * 0.16
                )
        top = [(-MARGIN_X - 20, -MARGIN_Y - 20)]
        x = -MARGIN_X - 20
        while x < wide + MARGIN_X:
            w, h = rng.uniform(50, 110), rng.uniform(80, 330)
            top += [(x, 120), (x + w / 2, 120 + h), (x + w, 120)]
            x += w + rng.uniform(0, 30)
        top.append((wide + MARGIN_X + 20, -MARGIN_Y - 20))
        c.drawPath(poly(*top), linear((0, -80), (0, 420), [rgb(24, 18, 42), rgb(84, 72, 118)]))

    def frame(self, c: Any) -> None:
        wide = self.wide
        low = HIGH + 80
        c.drawPath(
            smooth([(-80, -100), (120, -100), (60, 300), (20, 700), (90, 1120), (150, low), (-80, low)]),
            fill(rgb(16, 10, 30)),
        )
        c.drawPath(
            smooth(
                [
                    (wide + 80, -100),
                    (wide - 130, -100),
                    (wide - 40, 340),
                    (wide - 20, 760),
                    (wide - 80, 1150),
                    (wide - 120, low),
                    (wide + 80, low),
                ]
            ),
            fill(rgb(16, 10, 30)),
        )

    def light(self, c: Any, time: float, cam: float) -> None:
        for i, (x, y, col) in enumerate(self.clusters):
            glow(c, x * self.wide - cam * 0.6, y - 70, 170 + 16 * math.sin(time * 1.4 + i * 1.7), hexa(col), 105, ADD)


PALETTES = {
    "calm": ("#7FC8E8", "#4F8FD0", "#F6E2B8"),
    "happy": ("#FFD166", "#FF8A5B", "#FFF3C4"),
    "sad": ("#7A8FB8", "#3F5480", "#C4D0E6"),
    "night": ("#2A1E66", "#120A36", "#8A5CFF"),
    "dusk": ("#F2725C", "#5A2A7A", "#FFD08A"),
    "dawn": ("#F9B9A0", "#8E9CD9", "#FFE9C4"),
}


@scene("abstract")
class Abstract:
    """A studio backdrop with soft shapes that turn slowly: for things without a place."""

    def __init__(self, s: Scene) -> None:
        s.ground, s.floor, s.surface, s.ambience, s.wet, s.sheltered = 1100, 900, "stone", ("hum",), False, True
        self.one, self.two, self.spark = (hexa(x) for x in PALETTES.get(s.tone.hour, PALETTES["calm"]))
        rng, self.wide = s.rng(2), s.wide
        s.plate(0.3, self.back)
        self.shapes = [
            (rng.random(), rng.uniform(60, 900), rng.uniform(14, 46), rng.random() * 6, k % 4) for k in range(15)
        ]
        s.live(self.float_, 0.2)
        s.shine(
            lambda c, t, cam: glow(c, self.wide / 2 - cam * 0.2, 600, 460 + 12 * math.sin(t), self.spark, 60, ADD), 0.2
        )
        drift(s, 20, self.spark, 2.2, 3)

    def back(self, c: Any) -> None:
        wide, one, spark, two = self.wide, self.one, self.spark, self.two
        c.drawPaint(radial((wide / 2, 560), 1150, [lit(lit(one)), one, mix(one, two, 0.6), two], [0, 0.35, 0.65, 1]))
        for k in range(4):
            r = 220 + k * 110
            c.drawCircle(wide / 2, 600, r, stroke(alpha(lit(lit(one)), 70 - k * 12), 26 - k * 3))
        c.drawPath(
            smooth(
                [
                    (-MARGIN_X - 60, HIGH + MARGIN_Y + 40),
                    (-MARGIN_X - 60, 980),
                    (wide * 0.5, 930),
                    (wide + MARGIN_X + 60, 980),
                    (wide + MARGIN_X + 60, HIGH + MARGIN_Y + 40),
                ]
            ),
            linear((0, 920), (0, HIGH), [lit(mix(one, two, 0.35)), mix(one, two, 0.75)]),
        )
        c.drawOval(oval(wide / 2, 1105, 340, 78), radial((wide / 2, 1105), 340, [alpha(spark, 170), alpha(spark, 0)]))

    def float_(self, c: Any, t: float, cam: float) -> None:
        wide = self.wide
        for x, y, r, o, kind in self.shapes:
            c.save()
            c.translate((x * wide - cam * 0.2) % wide, y + math.sin(t * 0.7 + o) * 26)
            c.rotate(math.degrees(t * 0.4 + o))
            col = alpha(lit(self.spark) if kind % 2 else lit(lit(self.one)), 150)
            if kind == 0:
                c.drawCircle(0, 0, r, fill(col))
            elif kind == 1:
                c.drawRoundRect(rect(-r, -r, 2 * r, 2 * r), r * 0.3, r * 0.3, stroke(col, 6))
            elif kind == 2:
                c.drawPath(star_path(0, 0, r), fill(col))
            else:
                c.drawPath(poly((0, -r), (r, r * 0.8), (-r, r * 0.8)), stroke(col, 6))
            c.restore()
