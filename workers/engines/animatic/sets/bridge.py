"""The inside of a spaceship."""

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
    poly,
    rect,
    rgb,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.space import nebula, planet, stars


@scene("spaceship", deep=True)
class Spaceship:
    """The bridge: a wide window on the stars, consoles, a shining floor."""

    def __init__(self, s: Scene) -> None:
        self.s = s
        s.ground, s.floor, s.surface, s.ambience, s.wet, s.sheltered = 1140, 980, "metal", ("hum",), True, True
        s.ambient = (rgb(110, 190, 255, 30), rgb(10, 14, 60, 104))
        s.rim = (rgb(140, 226, 255, 230), rgb(255, 130, 190, 150))
        self.wide, self.mid = s.wide, s.wide / 2
        self.cyan = hexa("#5FE0FF")
        self.half = min(430.0, self.wide * 0.47)
        s.plate(0.08, self.outside)
        s.plate(0.45, self.hull)
        s.plate(0.6, self.deck)
        rng = s.rng(3)
        self.streaks = [(rng.uniform(-1, 1), rng.uniform(-1, 1), rng.random()) for _ in range(30)]
        s.live(self.warp, 0.45)
        s.shine(self.light)

    def outside(self, c: Any) -> None:
        s = self.s
        c.drawPaint(linear((0, 0), (0, 900), [rgb(6, 6, 26), rgb(20, 14, 60), rgb(40, 20, 84)]))
        nebula(s, c, ("#3C5CFF", "#A04FFF", "#22C8E0"))
        stars(s, c, 260, 900)
        planet(c, self.mid + self.half * 0.45, 420, 150, hexa("#4F9AD9"), True, True)

    def hull(self, c: Any) -> None:
        wide, half, mid = self.wide, self.half, self.mid
        hole = smooth(
            [
                (mid - half, 250),
                (mid - half * 0.7, 180),
                (mid, 160),
                (mid + half * 0.7, 180),
                (mid + half, 250),
                (mid + half * 0.9, 640),
                (mid, 690),
                (mid - half * 0.9, 640),
            ]
        )
        shell = skia.Path()
        shell.addRect(rect(-MARGIN_X - 20, -MARGIN_Y - 20, wide + 2 * MARGIN_X + 40, 1120))
        c.save()
        c.clipPath(hole, skia.ClipOp.kDifference, True)
        c.drawPath(shell, linear((0, -90), (0, 1000), [rgb(58, 66, 92), rgb(112, 122, 150), rgb(64, 70, 100)]))
        for k in range(-8, 9):
            c.drawLine(mid + k * 130, -100, mid + k * 96, 1000, stroke(rgb(40, 44, 68, 150), 4))
        for y in (60, 760, 870):
            c.drawLine(-MARGIN_X, y, wide + MARGIN_X, y, stroke(rgb(40, 44, 68, 150), 4))
        for k in range(-6, 7):
            c.drawRoundRect(rect(mid + k * 128 - 40, 86, 80, 12), 6, 6, fill(rgb(190, 240, 255)))
        c.restore()
        c.drawPath(hole, stroke(rgb(200, 210, 230), 16))
        c.drawPath(hole, stroke(rgb(70, 78, 108), 6))
        for x in (-0.34, 0.34):
            c.drawLine(mid + x * 2 * half, 176, mid + x * 1.8 * half, 664, stroke(rgb(120, 130, 158), 12))

    def deck(self, c: Any) -> None:
        wide, mid = self.wide, self.mid
        c.drawRect(
            rect(-MARGIN_X, 975, wide + 2 * MARGIN_X, 500),
            linear((0, 975), (0, HIGH), [rgb(84, 92, 124), rgb(34, 38, 66)]),
        )
        for k in range(-12, 13):
            c.drawLine(mid + k * 70, 975, mid + k * 220, HIGH + 90, stroke(rgb(26, 30, 56, 150), 3))
        for u in (0.06, 0.2, 0.42, 0.74):
            c.drawLine(-MARGIN_X, 975 + 305 * u, wide + MARGIN_X, 975 + 305 * u, stroke(rgb(26, 30, 56, 150), 3))
        for side in (-1, 1):
            c.drawLine(mid + side * 150, 975, mid + side * 470, HIGH + 90, stroke(alpha(self.cyan, 220), 6))
            x = mid + side * (self.half * 0.86)
            c.drawPath(
                poly((x - 120, 820), (x + 120, 820), (x + 150, 1010), (x - 150, 1010)),
                linear((0, 820), (0, 1010), [rgb(126, 136, 166), rgb(52, 58, 88)]),
            )
            c.drawPath(
                poly((x - 104, 832), (x + 104, 832), (x + 116, 896), (x - 116, 896)),
                linear((0, 832), (0, 896), [rgb(20, 50, 90), rgb(14, 26, 60)]),
            )
            for k in range(8):
                col = hexa(("#5FE0FF", "#FF6FA8", "#FFD23F", "#3DDC97")[k % 4])
                c.drawRoundRect(rect(x - 92 + k * 24, 844 + (k % 3) * 15, 16, 8), 3, 3, fill(col))

    def warp(self, c: Any, t: float, cam: float) -> None:
        half, mid = self.half, self.mid
        c.save()
        c.clipRect(rect(mid - half * 0.86 - cam * 0.45, 210, half * 1.72, 410))
        for x, y, o in self.streaks:
            u = (t * 0.35 + o) % 1
            r0, r1 = u * u, u * u * 1.12 + 0.01
            c.drawLine(
                mid + x * half * r0 * 1.4,
                420 + y * 260 * r0 * 1.4,
                mid + x * half * r1 * 1.4,
                420 + y * 260 * r1 * 1.4,
                stroke(rgb(230, 244, 255, 220 * u), 2.2),
            )
        c.restore()

    def light(self, c: Any, t: float, cam: float) -> None:
        for side in (-1, 1):
            glow(
                c,
                self.mid + side * self.half * 0.86 - cam * 0.6,
                860,
                190 + 6 * math.sin(t * 5 + side),
                self.cyan,
                100,
                ADD,
            )
