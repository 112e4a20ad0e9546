"""The great hall of a castle."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    LINEAR,
    alpha,
    fill,
    glow,
    hexa,
    linear,
    mix,
    poly,
    rect,
    rgb,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.emoji import drawing
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene


@scene("castle", deep=True)
class Castle:
    """A great hall of stone, with banners, torches and tall windows."""

    def __init__(self, s: Scene) -> None:
        self.s = s
        self.t, self.rng = s.tone, s.rng(7)
        s.ground, s.floor, s.surface, s.ambience, s.sheltered, s.wet = 1140, 960, "stone", ("fire",), True, False
        s.ambient = (rgb(255, 170, 90, 34), rgb(30, 16, 50, 110))
        s.rim = (rgb(255, 200, 120, 225), rgb(130, 150, 255, 130))
        self.stone = hexa("#8A8496")
        self.columns = [x * 330 + s.wide / 2 - 165 for x in range(-int(s.wide / 660) - 2, int(s.wide / 660) + 4)]
        s.plate(0.3, self.wall)
        s.plate(0.6, self.hall)
        s.live(self.torches)
        s.shine(self.light)
        drift(s, 24, hexa("#FFC98A"), 2.0, 4)

    def wall(self, c: Any) -> None:
        s = self.s
        c.drawPaint(linear((0, -80), (0, 1000), [rgb(44, 38, 58), rgb(98, 90, 112), rgb(120, 106, 118)]))
        for j in range(24):
            for i in range(-3, int(s.wide / 74) + 4):
                left, y = i * 74 + (37 if j % 2 else 0), -80 + j * 46
                c.drawRoundRect(
                    rect(left + 2, y + 2, 70, 42),
                    5,
                    5,
                    fill(alpha(mix(self.stone, rgb(60, 54, 80), self.rng.random() * 0.55), 120)),
                )
        for x in self.columns:
            wx = x + 165
            path = skia.Path()
            path.addRoundRect(rect(wx - 54, 190, 108, 430), 54, 54)
            c.drawPath(path, linear((0, 190), (0, 620), self.t.sky))
            c.drawPath(path, stroke(rgb(58, 52, 72), 14))
            c.drawLine(wx, 190, wx, 620, stroke(rgb(58, 52, 72), 7))
            for y in (330, 450, 560):
                c.drawLine(wx - 54, y, wx + 54, y, stroke(rgb(58, 52, 72), 5))
        c.drawRect(
            rect(-MARGIN_X, -90, s.wide + 2 * MARGIN_X, 330),
            linear((0, -90), (0, 240), [rgb(18, 12, 30, 230), rgb(18, 12, 30, 0)]),
        )

    def hall(self, c: Any) -> None:
        s = self.s
        c.drawRect(
            rect(-MARGIN_X, 960, s.wide + 2 * MARGIN_X, 500),
            linear((0, 960), (0, HIGH), [rgb(96, 84, 96), rgb(52, 44, 62)]),
        )
        for k in range(-12, 14):
            c.drawLine(s.wide / 2 + k * 76, 960, s.wide / 2 + k * 220, HIGH + 90, stroke(rgb(36, 28, 44, 120), 3))
        for u in (0.08, 0.24, 0.5, 0.86):
            c.drawLine(-MARGIN_X, 960 + 320 * u, s.wide + MARGIN_X, 960 + 320 * u, stroke(rgb(36, 28, 44, 100), 3))
        c.drawPath(
            poly(
                (s.wide / 2 - 80, 960),
                (s.wide / 2 + 80, 960),
                (s.wide / 2 + 240, HIGH + 90),
                (s.wide / 2 - 240, HIGH + 90),
            ),
            linear((0, 960), (0, HIGH), [hexa("#9A2436"), hexa("#C8324A")]),
        )
        for side in (-1, 1):
            c.drawLine(s.wide / 2 + side * 74, 960, s.wide / 2 + side * 226, HIGH + 90, stroke(hexa("#E8B93A"), 6))
        for x in self.columns:
            c.drawRect(
                rect(x - 34, -90, 68, 1060),
                linear((x - 34, 0), (x + 34, 0), [rgb(150, 142, 158), rgb(112, 104, 124), rgb(58, 50, 74)]),
            )
            c.drawRect(
                rect(x - 48, 930, 96, 44), linear((x - 48, 0), (x + 48, 0), [rgb(160, 152, 168), rgb(66, 58, 82)])
            )
            banner = skia.Path()
            banner.addPoly(
                [skia.Point(*q) for q in ((x - 30, 210), (x + 30, 210), (x + 30, 440), (x, 400), (x - 30, 440))], True
            )
            c.drawPath(banner, linear((x - 30, 0), (x + 30, 0), [hexa("#3B4FA8"), hexa("#27356F")]))
            c.drawImageRect(drawing("fleur-de-lis", 96), skia.Rect.MakeXYWH(x - 22, 270, 44, 44), LINEAR)
            c.drawRoundRect(rect(x - 6, 640, 12, 70), 4, 4, fill(rgb(60, 40, 34)))

    def torches(self, c: Any, time: float, cam: float) -> None:
        for i, x in enumerate(self.columns):
            f = math.sin(time * 11 + i * 2) * 5
            xx = x - cam * 0.6
            for w, h, col in ((15, 54, "#FF7A1F"), (9, 36, "#FFD23F"), (4, 20, "#FFF6D0")):
                c.drawPath(
                    smooth(
                        [
                            (xx - w, 636),
                            (xx - w * 0.5 + f * 0.4, 636 - h * 0.5),
                            (xx + f, 636 - h),
                            (xx + w * 0.6, 636 - h * 0.5),
                            (xx + w, 636),
                        ]
                    ),
                    fill(hexa(col)),
                )

    def light(self, c: Any, time: float, cam: float) -> None:
        for i, x in enumerate(self.columns):
            glow(c, x - cam * 0.6, 610, 210 + 14 * math.sin(time * 9 + i), hexa("#FF9A3A"), 130, ADD)
