"""Under the sea: coral, kelp, fish and rays of light."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    LINEAR,
    Colour,
    alpha,
    blur,
    fill,
    glow,
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
    tube,
)  # fmt: skip
from workers.engines.animatic.art.emoji import drawing
from workers.engines.animatic.art.warp import Warped
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene


@scene("underwater")
class Underwater:
    def __init__(self, s: Scene) -> None:
        self.rng, self.wide = s.rng(7), s.wide
        s.ground, s.floor, s.surface, s.medium, s.ambience, s.wet = 1150, 1050, "sand", "under", ("underwater",), False
        s.ambient = (rgb(60, 190, 240, 40), rgb(0, 50, 130, 100))
        s.rim = (rgb(190, 255, 255, 200), rgb(60, 140, 255, 120))
        self.dark = 0.45 if s.tone.hour == "night" else 0.15 if s.tone.hour == "dusk" else 0.0
        s.plate(0.12, self.far)
        s.plate(0.4, self.middle)
        s.plate(0.62, self.near)
        s.near(self.frame, 11, 1.35)
        _Life(s)

    def d(self, c: Colour) -> Colour:
        return mix(c, rgb(4, 14, 50), self.dark)

    def coral(
        self, c: Any, x: float, y: float, h: float, col: Colour, depth: int = 4, a: float = -math.pi / 2, w: float = 0
    ) -> None:
        rng = self.rng
        w = w or h * 0.16
        ex, ey = x + math.cos(a) * h, y + math.sin(a) * h
        c.drawLine(x, y, ex, ey, stroke(col, w))
        c.drawLine(x - w * 0.18, y, ex - w * 0.18, ey, stroke(alpha(lit(lit(col)), 130), w * 0.34))
        if depth:
            for q in (-0.5, 0.5, 0.05) if rng.random() < 0.5 else (-0.5, 0.5):
                self.coral(
                    c, ex, ey, h * rng.uniform(0.6, 0.78), col, depth - 1, a + q + rng.uniform(-0.15, 0.15), w * 0.74
                )

    def fan(self, c: Any, x: float, y: float, r: float, col: Colour) -> None:
        for k in range(15):
            a = -math.pi * 0.92 + k * math.pi * 0.84 / 14
            rib = skia.Path()
            rib.moveTo(x, y)
            rib.quadTo(
                x + math.cos(a) * r * 0.45, y + math.sin(a) * r * 0.7, x + math.cos(a) * r * 0.95, y + math.sin(a) * r
            )
            c.drawPath(rib, stroke(mix(col, lit(lit(col)), k / 14), 7))
        for part in (0.45, 0.7, 0.92):
            arc = skia.Path()
            arc.addArc(skia.Rect(x - r * part, y - r * part, x + r * part, y + r * part), 196, 148)
            c.drawPath(arc, stroke(col, 3.2))

    def brain(self, c: Any, x: float, y: float, q: float, col: Colour) -> None:
        c.drawOval(
            skia.Rect(x - q, y - q * 0.8, x + q, y + q * 0.6),
            radial((x - q * 0.3, y - q * 0.5), q * 1.6, [lit(lit(col)), col, shade(col)], [0, 0.5, 1]),
        )
        for k in range(6):
            groove = skia.Path()
            groove.moveTo(x - q * 0.8 + k * q * 0.3, y - q * 0.4 + abs(k - 2.5) * q * 0.08)
            groove.cubicTo(
                x - q * 0.6 + k * q * 0.3,
                y - q * 0.1,
                x - q * 0.95 + k * q * 0.3,
                y,
                x - q * 0.75 + k * q * 0.28,
                y + q * 0.35,
            )
            c.drawPath(groove, stroke(alpha(shade(col), 170), 3))

    def far(self, c: Any) -> None:
        wide, d = self.wide, self.d
        c.drawPaint(
            linear(
                (0, -80),
                (0, HIGH),
                [
                    d(rgb(150, 240, 245)),
                    d(rgb(52, 190, 226)),
                    d(rgb(16, 120, 190)),
                    d(rgb(8, 66, 136)),
                    d(rgb(6, 40, 96)),
                ],
                [0, 0.18, 0.45, 0.75, 1],
            )
        )
        glow(c, wide * 0.5, -20, 560, rgb(235, 255, 250), 200 * (1 - self.dark))
        for k in range(2):
            pts = [
                (x, 1000 - 80 * abs(math.sin(x * 0.008 + k * 2)) - self.rng.uniform(0, 40))
                for x in range(-170, int(wide) + 200, 70)
            ]
            c.drawPath(
                smooth([(-190, HIGH + 100), *pts, (wide + 220, HIGH + 100)]),
                fill(d(rgb(14 + 10 * k, 104 - 18 * k, 168 - 22 * k))),
            )

    def middle(self, c: Any) -> None:
        wide, brain, coral, d, fan = self.wide, self.brain, self.coral, self.d, self.fan
        pts = [
            (-190, HIGH + 100),
            (-190, 930),
            (40, 880),
            (160, 950),
            (260, 1050),
            (wide * 0.5, 1100),
            (wide - 240, 1040),
            (wide - 150, 930),
            (wide - 40, 860),
            (wide + 190, 900),
            (wide + 190, HIGH + 100),
        ]
        c.drawPath(
            smooth(pts), linear((0, 850), (0, HIGH), [d(rgb(52, 120, 150)), d(rgb(26, 74, 120)), d(rgb(12, 40, 84))])
        )
        coral(c, 30, 930, 70, d(rgb(226, 84, 130)))
        coral(c, wide - 50, 890, 76, d(rgb(255, 140, 90)))
        fan(c, 190, 1040, 110, d(rgb(160, 84, 210)))
        fan(c, wide - 190, 1020, 104, d(rgb(240, 96, 140)))
        brain(c, -20, 970, 60, d(rgb(96, 190, 150)))
        brain(c, wide - 110, 1000, 48, d(rgb(240, 190, 90)))

    def near(self, c: Any) -> None:
        rng, wide, brain, coral, d = self.rng, self.wide, self.brain, self.coral, self.d
        c.drawPath(
            smooth(
                [
                    (-190, HIGH + 100),
                    (-190, 1130),
                    (60, 1108),
                    (wide * 0.35, 1146),
                    (wide * 0.6, 1150),
                    (wide * 0.85, 1118),
                    (wide + 190, 1124),
                    (wide + 190, HIGH + 100),
                ]
            ),
            linear(
                (0, 1090),
                (0, HIGH),
                [d(rgb(246, 226, 178)), d(rgb(210, 180, 130)), d(rgb(120, 110, 110))],
                [0, 0.35, 1],
            ),
        )
        for _ in range(26):
            c.drawOval(
                oval(rng.uniform(-MARGIN_X, wide + MARGIN_X), rng.uniform(1150, 1330), 30, 3),
                fill(rgb(190, 156, 110, 70)),
            )
        coral(c, -10, 1150, 86, d(rgb(255, 96, 96)))
        brain(c, 80, 1195, 64, d(rgb(232, 120, 170)))
        coral(c, wide + 6, 1150, 80, d(rgb(190, 90, 220)))
        brain(c, wide - 96, 1222, 54, d(rgb(90, 200, 180)))
        for name, x, y, z in (("spiral-shell", 0.34, 1236, 56), ("crab", 0.72, 1244, 62), ("coral", 0.2, 1290, 84)):
            c.drawImageRect(drawing(name, 160), skia.Rect.MakeXYWH(x * wide, y - z, z, z), LINEAR)

    def frame(self, c: Any) -> None:
        coral = self.coral
        coral(c, -40, HIGH + 30, 140, rgb(120, 30, 90))
        coral(c, self.wide + 40, HIGH + 30, 150, rgb(40, 30, 110))


class _Life:
    """Fish, kelp, bubbles and rays of light."""

    def __init__(self, s: Scene) -> None:
        self.s = s
        rng, self.wide = s.rng(17), s.wide
        small, stripe = Warped("fish", 90), Warped("tropical-fish", 110)
        self.fish = [
            (stripe, rng.uniform(0, self.wide), rng.uniform(260, 820), rng.uniform(0.5, 0.9), rng.uniform(36, 70))
            for _ in range(2)
        ]
        self.fish += [
            (small, rng.uniform(0, self.wide), rng.uniform(200, 640), rng.uniform(0.35, 0.6), rng.uniform(50, 80))
            for _ in range(5)
        ]
        self.kelp = [
            (x * self.wide, y, h, o)
            for x, y, h, o in (
                (0.02, 1180, 400, 0.0),
                (0.07, 1200, 310, 1.2),
                (0.93, 1190, 430, 2.1),
                (0.98, 1210, 300, 0.6),
            )
        ]
        self.bubbles = [
            (rng.random() * self.wide, rng.random() * 1400, rng.uniform(3, 13), rng.random() * 6)
            for _ in range(int(34 * self.wide / 704))
        ]
        s.live(self.live)
        s.front(self.rise)
        s.shine(self.rays, 0.1)

    def live(self, c: Any, t: float, cam: float) -> None:
        wide = self.wide
        for warp, x0, y, z, v in self.fish:
            x = (x0 + v * t - cam * 0.3) % (wide + 260) - 130
            c.save()
            c.translate(x, y + math.sin(t + x0) * 14)
            c.scale(-z, z)
            warp.draw(c, warp.swim(t * 1.6 + x0, 0.07))
            c.restore()
        for x, y, h, o in self.kelp:
            pts = [
                (
                    (x - cam * 0.62) % (wide + 200)
                    - (0 if abs(cam) < 200 else 100)
                    + math.sin(t * 0.9 + o + k * 0.55) * k * 4.2,
                    y - h * k / 9,
                )
                for k in range(10)
            ]
            tube(c, pts, [15 * (1 - k / 12) for k in range(10)], rgb(46, 140, 96))
            for k in range(1, 9):
                side = 1 if k % 2 else -1
                c.save()
                c.translate(*pts[k])
                c.rotate(side * (52 + 10 * math.sin(t + o + k)) - 90)
                c.drawOval(
                    skia.Rect(0, -9, 56 - k * 3, 9), linear((0, -9), (0, 9), [rgb(120, 200, 110), rgb(40, 130, 90)])
                )
                c.restore()

    def rise(self, c: Any, t: float, _cam: float) -> None:
        for x, y, z, o in self.bubbles:
            yy, xx = (y - t * (40 + z * 9)) % 1400 - 60, x + math.sin(t * 2 + o) * z
            c.drawCircle(xx, yy, z, stroke(rgb(225, 255, 255, 150), 1.4))
            c.drawCircle(xx - z * 0.35, yy - z * 0.35, z * 0.22, fill(rgb(255, 255, 255, 220)))

    def rays(self, c: Any, t: float, cam: float) -> None:
        wide = self.wide
        k = 0.35 if self.s.tone.hour == "night" else 1.0
        for i, (x, w) in enumerate(((0.2, 80), (0.42, 120), (0.62, 90), (0.85, 130))):
            x0 = x * wide + math.sin(t * 0.3 + i * 2) * 40 - cam * 0.1 % wide
            lean = (x - 0.5) * 420
            c.drawPath(
                poly((x0, -60), (x0 + w * 0.6, -60), (x0 + w + lean, 1000), (x0 - w * 0.6 + lean, 1000)),
                linear(
                    (0, -60),
                    (0, 1000),
                    [rgb(210, 255, 255, 80 * k * (0.7 + 0.3 * math.sin(t * 0.8 + i * 3))), rgb(180, 250, 255, 0)],
                    None,
                    BlendMode=ADD,
                    MaskFilter=blur(12),
                ),
            )
