"""The reef: shallow sunlit water over white sand, walls of coral, anemones and a shoal."""

import math
import random
from typing import Any

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
    radial,
    rgb,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.art.warp import Warped
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene

CORALS = ("#FF6F91", "#FF9671", "#FFC75F", "#B983FF", "#F9508A", "#4DD4AC", "#FF7B54")
DIM = {"night": 0.55, "dusk": 0.24, "dawn": 0.1}


@scene("reef")
class Reef:
    def __init__(self, s: Scene) -> None:
        s.ground, s.floor, s.surface, s.medium, s.ambience, s.wet = 1150, 1040, "sand", "under", ("underwater",), False
        s.ambient = (rgb(120, 230, 230, 34), rgb(10, 90, 130, 84))
        s.rim = (rgb(240, 255, 240, 220), rgb(90, 220, 255, 130))
        self.s, self.rng, self.wide = s, s.rng(3), s.wide
        self.dim = DIM.get(s.tone.hour, 0.0)
        s.plate(0.1, self.water)
        s.plate(0.32, self.behind)
        s.plate(0.6, self.gardens)
        s.near(self.frame, 10, 1.35)
        rng = s.rng(12)
        self.small = Warped("tropical-fish", 64)
        self.shoal = [(rng.gauss(0, 110), rng.gauss(0, 70), rng.uniform(0.5, 0.8), rng.random() * 6) for _ in range(9)]
        self.arms = [(e * s.wide, y, k, rng.random() * 6) for e, y in ((0.17, 1120), (0.85, 1110)) for k in range(11)]
        s.live(self.anemones)
        s.live(self.swim, 0.4)
        s.shine(self.caustics)

    def d(self, text: str) -> Colour:
        return mix(hexa(text), rgb(4, 22, 66), self.dim)

    def water(self, c: Any) -> None:
        d, wide = self.d, self.wide
        colours = [d("#CFF8F0"), d("#8AEDE4"), d("#48DCE0"), d("#22B8CF"), d("#1A97B8")]
        c.drawPaint(linear((0, -80), (0, 1050), colours, [0, 0.14, 0.42, 0.75, 1]))
        for k in range(26):
            x, y = self.rng.uniform(-60, wide + 60), self.rng.uniform(-30, 150)
            c.drawOval(oval(x, y, self.rng.uniform(40, 120), 5 + k % 4), fill(rgb(255, 255, 255, 60 * (1 - self.dim))))
        glow(c, wide * 0.5, 0, 560, rgb(255, 255, 236), 70 * (1 - self.dim))

    def behind(self, c: Any) -> None:
        """A far reef and an arch of rock, pale with distance."""
        d, wide, rng = self.d, self.wide, self.rng
        rock = mix(d("#2F8FA0"), d("#48DCE0"), 0.35)
        c.drawPath(
            smooth(
                [
                    (-190, 1100),
                    (-190, 560),
                    (-40, 500),
                    (wide * 0.24, 640),
                    (wide * 0.3, 900),
                    (wide * 0.44, 1010),
                    (wide * 0.7, 1000),
                    (wide * 0.78, 820),
                    (wide * 0.86, 640),
                    (wide + 190, 520),
                    (wide + 190, 1100),
                ]
            ),
            linear((0, 500), (0, 1060), [lit(rock), rock]),
        )
        for _ in range(int(70 * wide / 704)):
            u = rng.choice((rng.uniform(-0.1, 0.24), rng.uniform(0.84, 1.1)))
            y, r = rng.uniform(660, 990), rng.uniform(14, 40)
            col = mix(d(rng.choice(CORALS)), rock, 0.5)
            c.drawCircle(u * wide, y, r, linear((0, y - r), (0, y + r), [lit(col), shade(col)]))
        sand = d("#EAF3D8")
        b.band(self.s, c, 1000, 300, linear((0, 1000), (0, 1120), [mix(sand, d("#48DCE0"), 0.6), sand]))

    def gardens(self, c: Any) -> None:
        d, wide, rng = self.d, self.wide, self.rng
        path = smooth(
            [
                (-190, HIGH + 100),
                (-190, 1080),
                (wide * 0.2, 1060),
                (wide * 0.5, 1096),
                (wide * 0.8, 1064),
                (wide + 190, 1080),
                (wide + 190, HIGH + 100),
            ]
        )
        c.drawPath(path, linear((0, 1050), (0, HIGH), [d("#F2E8C4"), d("#DCCB9C"), d("#A8966E")]))
        for _ in range(int(30 * wide / 704)):
            y = rng.uniform(1110, 1330)
            c.drawOval(oval(rng.uniform(-MARGIN_X, wide + MARGIN_X), y, 46, 3), fill(alpha(d("#C9A86A"), 80)))
        for edge, side in ((0.0, -1), (wide, 1)):
            rock = d("#6A5A8A")
            c.drawPath(
                smooth(
                    [
                        (edge + side * 190, 1190),
                        (edge + side * 190, 640),
                        (edge + side * 20, 700),
                        (edge - side * 70, 860),
                        (edge - side * 130, 1040),
                        (edge - side * 180, 1150),
                    ]
                ),
                linear((0, 660), (0, 1180), [lit(rock), shade(rock)]),
            )
            for k in range(26):
                u = (k / 25) ** 0.8
                x = edge - side * (150 * u - 60 + rng.uniform(-40, 30))
                self._growth(c, k + (side > 0), x, 740 + 400 * u + rng.uniform(-16, 16), rng)
        for k in range(int(wide / 500)):
            self._growth(c, k, wide * (0.36 + 0.28 * (k % 2)) + k * 60, 1106, rng)

    def _growth(self, c: Any, kind: int, x: float, y: float, rng: random.Random) -> None:
        col, z = self.d(rng.choice(CORALS)), rng.uniform(0.7, 1.15)
        if kind % 4 == 0:  # tubes of sponge
            for k in (-1, 0, 1):
                h = z * rng.uniform(60, 110)
                c.drawPath(
                    smooth(
                        [
                            (x + k * 26 * z - 12, y),
                            (x + k * 30 * z - 15, y - h),
                            (x + k * 30 * z + 15, y - h),
                            (x + k * 26 * z + 12, y),
                        ]
                    ),
                    linear((x + k * 26 * z - 16, 0), (x + k * 26 * z + 16, 0), [lit(col), col, shade(col)]),
                )
                c.drawOval(oval(x + k * 30 * z, y - h - 2, 13, 6), fill(shade(shade(col))))
        elif kind % 4 == 1:  # a table
            c.drawPath(
                poly((x - 9, y), (x + 9, y), (x + 20 * z, y - 50 * z), (x - 20 * z, y - 50 * z)), fill(shade(col))
            )
            c.drawOval(
                oval(x, y - 54 * z, 86 * z, 17 * z), linear((0, y - 72 * z), (0, y - 36 * z), [lit(col), shade(col)])
            )
        elif kind % 4 == 2:  # a brain
            r = 42 * z
            c.drawOval(
                oval(x, y - r * 0.5, r, r * 0.8),
                radial((x - r * 0.3, y - r * 0.9), r * 1.7, [lit(lit(col)), col, shade(col)]),
            )
            for k in range(4):
                wave = [(x - r * 0.8 + j * r * 0.4, y - r * (0.95 - k * 0.26) + (4 if j % 2 else -4)) for j in range(5)]
                c.drawPath(smooth(wave, False), stroke(alpha(shade(col), 170), 3))
        else:  # staghorn
            for k in range(7):
                a = -math.pi / 2 + (k - 3) * 0.3
                h = z * rng.uniform(56, 92)
                c.drawLine(x, y, x + math.cos(a) * h, y + math.sin(a) * h, stroke(col, 10 * z))
                c.drawCircle(x + math.cos(a) * h, y + math.sin(a) * h, 6 * z, fill(lit(lit(col))))

    def anemones(self, c: Any, t: float, cam: float) -> None:
        for x, y, k, o in self.arms:
            lean = (k - 5) * 0.14
            pts = [
                (x + (k - 5) * 9 - cam * 0.6 + (lean * 70 + 12 * math.sin(t * 1.4 + o)) * (j / 4) ** 1.4, y - j * 19)
                for j in range(5)
            ]
            col = self.d("#FF9AC8" if k % 2 else "#F06FB0")
            c.drawPath(smooth(pts, False), stroke(col, 15))
            c.drawCircle(*pts[-1], 8.5, fill(lit(col)))

    def swim(self, c: Any, t: float, cam: float) -> None:
        span = self.wide + 700
        for dx, dy, z, o in self.shoal:
            x = (self.wide * 0.3 + dx + 62 * t - cam * 0.4 + 350) % span - 350
            c.save()
            c.translate(x, 470 + dy + 30 * math.sin(t * 0.7 + x * 0.004) + 6 * math.sin(t * 2 + o))
            c.scale(-z, z)
            self.small.draw(c, self.small.swim(t * 2 + o, 0.08))
            c.restore()

    def caustics(self, c: Any, t: float, cam: float) -> None:
        """Nets of light that wander over the sand, and rays from above."""
        k = 0.3 if self.s.tone.hour == "night" else 1.0
        for j in range(5):
            y = 1080 + j * 42
            pts = [
                (x - cam * 0.6 % 80, y + 13 * math.sin(x * 0.016 + t * 1.3 + j * 2.2) + 8 * math.sin(x * 0.031 - t + j))
                for x in range(-80, int(self.wide) + 120, 40)
            ]
            c.drawPath(smooth(pts, False), stroke(rgb(255, 255, 230, 46 * k), 9, BlendMode=ADD, MaskFilter=blur(5)))
        for j in range(4):
            x = self.wide * (0.16 + 0.23 * j) + 36 * math.sin(t * 0.35 + j * 2)
            a = 32 * k * (0.7 + 0.3 * math.sin(t * 0.9 + j * 3))
            c.drawPath(
                poly((x - 20, -60), (x + 60, -60), (x + 130, 1100), (x - 90, 1100)),
                linear(
                    (0, -60),
                    (0, 1100),
                    [rgb(255, 255, 236, a), rgb(240, 255, 240, 0)],
                    None,
                    BlendMode=ADD,
                    MaskFilter=blur(12),
                ),
            )

    def frame(self, c: Any) -> None:
        for x, side in ((-30.0, 1), (self.wide + 30, -1)):
            for k in range(5):
                a = -math.pi / 2 + side * (k - 1) * 0.32
                c.drawLine(
                    x,
                    HIGH + 60,
                    x + math.cos(a) * 220,
                    HIGH + 60 + math.sin(a) * 250,
                    stroke(self.d("#7A2A6A" if side > 0 else "#2A3A7A"), 34),
                )
