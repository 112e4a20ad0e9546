"""The ground of another world."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    Colour,
    fill,
    glow,
    linear,
    mix,
    oval,
    radial,
    rect,
    rgb,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.base import HIGH, Scene, scene
from workers.engines.animatic.sets.space import planet, stars


@scene("planet")
class RedPlanet:
    def __init__(self, s: Scene) -> None:
        self.s = s
        s.ground, s.floor, s.surface, s.ambience, s.wet, s.sheltered = 1130, 1000, "sand", ("wind",), False, True
        s.ambient = (rgb(255, 160, 100, 36), rgb(80, 20, 30, 96))
        s.rim = (rgb(255, 226, 190, 220), rgb(255, 150, 90, 100))
        self.rng = s.rng(17)
        self.dim = {"night": 0.5, "dusk": 0.16, "dawn": 0.08}.get(s.tone.hour, 0.0)
        for depth, paint in ((0.06, self.sky), (0.18, self.mesas), (0.36, self.base), (0.6, self.ground)):
            s.plate(depth, paint)
        s.near(self.frame, 8)
        self.dust = [
            (self.rng.random() * s.wide, self.rng.uniform(900, 1270), self.rng.random() * 6, self.rng.uniform(0.3, 1))
            for _ in range(50)
        ]
        s.front(self.blow)

    def d(self, col: Colour) -> Colour:
        return mix(col, rgb(16, 8, 44), self.dim)

    def sky(self, c: Any) -> None:
        s, d = self.s, self.d
        c.drawPaint(
            linear(
                (0, -80),
                (0, 980),
                [
                    rgb(20, 10, 36),
                    d(rgb(70, 26, 60)),
                    d(rgb(178, 74, 66)),
                    d(rgb(246, 160, 104)),
                    d(rgb(255, 214, 160)),
                ],
                [0, 0.25, 0.55, 0.82, 1],
            )
        )
        stars(s, c, 200, 620, 3)
        planet(c, s.wide * 0.22, 290, 120, d(rgb(226, 150, 120)), True, True, 1)
        planet(c, s.wide * 0.86, 170, 28, rgb(214, 196, 196), False)
        glow(c, s.wide * 0.7, 880, 330, rgb(255, 236, 190), 200 * (1 - self.dim))

    def mesas(self, c: Any) -> None:
        d = self.d
        b.ridge(self.s, c, 930, 190, 60, d(rgb(206, 104, 92)), d(rgb(240, 160, 110)), 2, "mesa")

    def base(self, c: Any) -> None:
        s, d = self.s, self.d
        b.ridge(s, c, 1000, 110, 150, d(rgb(196, 86, 66)), d(rgb(220, 116, 74)), 3)
        for x, q in ((0.68, 92), (0.86, 62)) if s.wide < 900 else ((0.76, 92), (0.86, 62)):
            cx = x * s.wide
            c.drawArc(
                skia.Rect(cx - q, 1014 - q, cx + q, 1014 + q),
                180,
                180,
                True,
                radial(
                    (cx + q * 0.3, 1014 - q * 0.6),
                    q * 1.5,
                    [rgb(255, 255, 250), rgb(214, 206, 214), rgb(120, 90, 110)],
                    [0, 0.5, 1],
                ),
            )
            for k in (-0.45, 0, 0.45):
                c.drawCircle(cx + k * q, 1014 - q * 0.36, q * 0.11, fill(rgb(255, 220, 130)))
            c.drawRect(rect(cx - q, 1004, 2 * q, 14), fill(rgb(120, 90, 104)))

    def ground(self, c: Any) -> None:
        s, rng, d = self.s, self.rng, self.d
        b.ground(s, c, 1072, (d(rgb(236, 128, 76)), d(rgb(196, 86, 56)), d(rgb(104, 38, 40))), 16)
        for at, low, q in ((0.1, 1150, 62), (0.92, 1180, 84), (0.55, 1300, 130)):
            c.drawOval(
                oval(at * s.wide, low, q, q * 0.26),
                linear((0, low - q * 0.26), (0, low + q * 0.26), [d(rgb(110, 40, 40)), d(rgb(190, 84, 58))]),
            )
            c.drawOval(oval(at * s.wide, low, q, q * 0.26), stroke(d(rgb(255, 176, 120, 160)), 4))
        for _ in range(int(30 * s.wide / 704)):
            x, y = rng.uniform(-60, s.wide + 60), rng.uniform(1100, 1350)
            plants.rock(c, x, y, (y - 1060) * 0.07 * rng.uniform(0.4, 1), d(rgb(190, 96, 66)), rng)

    def frame(self, c: Any) -> None:
        s, d = self.s, self.d
        low = HIGH + 80
        c.drawPath(
            smooth([(-60, low), (-60, 1210), (40, 1170), (130, 1250), (200, low)]),
            linear((0, 1160), (0, low), [d(rgb(150, 62, 50)), d(rgb(50, 14, 26))]),
        )
        c.drawPath(
            smooth(
                [
                    (s.wide + 60, low),
                    (s.wide + 60, 1250),
                    (s.wide - 50, 1230),
                    (s.wide - 150, 1330),
                    (s.wide - 170, low),
                ]
            ),
            linear((0, 1220), (0, low), [d(rgb(140, 56, 48)), d(rgb(46, 12, 26))]),
        )

    def blow(self, c: Any, t: float, _cam: float) -> None:
        for x, y, o, z in self.dust:
            c.drawOval(
                rect((x + t * 120 * z) % (self.s.wide + 80) - 60, y + math.sin(t + o) * 10, 26 * z, 3 * z),
                fill(rgb(255, 200, 150, 70)),
            )
