"""The deck of a sailing ship: mast and shrouds, sails full of wind, a rail, the wheel, and the sea going by."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
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
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts
from workers.engines.animatic.sets.air import sun_glow
from workers.engines.animatic.sets.base import MARGIN_X, Scene, scene
from workers.engines.animatic.sets.tone import WARM

RAIL, DECK, HORIZON = 862.0, 1000.0, 770.0


@scene(
    "ship_deck",
    words=("deck of a ship", "ship deck", "ship's deck", "deck", "aboard a ship"),
    sounds=(("sea", 0.9), ("wind", 0.5), ("gulls", 0.35)),
    room=(0.2, 0.04),
)
class ShipDeck:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1150, 1020, "wood", ("sea", "wind")
        narrow = s.wide < 900
        self.masts = (s.wide * 0.15,) if narrow else (s.wide * 0.16, s.wide * 0.62)
        self.wheel = s.wide * (0.86 if narrow else 0.84)
        self.rough = {"storm": 3.0, "wind": 1.8, "rain": 1.5}.get(self.t.weather, 1.0)
        self.wood = self.t(hexa("#9A6238"))
        s.plate(0.08, self.far)
        s.plate(0.6, self.ship)
        s.live(self.sea, first=True)
        s.live(self.colours)
        s.shine(self.lanterns)
        sun_glow(s, 0.9, 0.3, strength=0.3)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.9, 0.3), HORIZON + 40, clouds=6)
        b.water(s, c, HORIZON - 10, 1100, hexa("#146A9A"), hexa("#3FA6CC"))
        x, isle = s.wide * 0.7, t(hexa("#4F7F78"), 0.55)
        shape = [
            (x - 210, HORIZON),
            (x - 120, HORIZON - 34),
            (x - 30, HORIZON - 84),
            (x + 50, HORIZON - 62),
            (x + 150, HORIZON - 26),
            (x + 260, HORIZON),
        ]
        c.drawPath(smooth(shape), linear((x - 200, 0), (x + 200, 0), [lit(isle), isle, shade(isle)]))
        b.haze_band(s, c, HORIZON, 40, 130)

    def sea(self, c: Any, time: float, cam: float) -> None:
        """The swell behind the rail, cut out where the ship stands before it."""
        s, t = self.s, self.t
        c.save()
        c.clipRect(rect(-MARGIN_X, 600, s.wide + 2 * MARGIN_X, RAIL - 600))
        hole = skia.Path()
        for x in self.masts:
            hole.addRect(rect(x - 31 - cam * 0.6, 500, 62, 500))
        hole.addCircle(self.wheel - cam * 0.6, 868, 96)
        c.clipPath(hole, skia.ClipOp.kDifference)
        for k, (y, amp, long) in enumerate(((786, 5, 150), (816, 8, 210), (846, 11, 290))):
            heave = 9 * self.rough * math.sin(time * 0.8)
            tint = mix(t(hexa("#3FA6CC"), 0.3), t(hexa("#125C8A")), k / 2)
            pts = [
                (
                    x,
                    y
                    + heave * (0.4 + 0.3 * k)
                    + amp * self.rough * 0.7 * math.sin(x / long * 4 + time * (1.1 - k * 0.2) + k * 2),
                )
                for x in range(-170, int(s.wide) + 230, 54)
            ]
            c.drawPath(
                poly((-170, 940), *pts, (s.wide + 230, 940)), linear((0, y - 10), (0, y + 60), [lit(tint), shade(tint)])
            )
            c.drawPath(smooth(pts, False), stroke(rgb(255, 255, 255, 60 + 30 * k), 2.4))
        c.restore()

    def ship(self, c: Any) -> None:
        s, wood = self.s, self.wood
        for n, x in enumerate(self.masts):
            self._shrouds(c, x)
            self._mast(c, x, n)
        wall = s.wide + 2 * MARGIN_X + 40
        c.drawRect(rect(-MARGIN_X - 20, 892, wall, 124), linear((0, 892), (0, 1016), [wood, shade(shade(wood))]))
        for k in range(3):
            y = 924 + k * 30
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(alpha(shade(shade(wood)), 190), 3))
        for k in range(int(wall / 128) + 1):
            x = -MARGIN_X + k * 128.0
            c.drawRect(rect(x, 866, 22, 150), linear((x, 0), (x + 22, 0), [lit(wood), shade(wood)]))
            c.drawCircle(x + 11, 958, 4, fill(shade(shade(wood))))
        gold = self.t(hexa("#D9A645"))
        c.drawRect(rect(-MARGIN_X - 20, 900, wall, 9), fill(gold))
        c.drawRoundRect(
            rect(-MARGIN_X - 20, RAIL - 14, wall, 30),
            10,
            10,
            linear((0, RAIL - 14), (0, RAIL + 16), [lit(lit(wood)), wood, shade(wood)]),
        )
        plank = self.t(hexa("#C08A55"))
        if parts.snowy(s):
            plank = mix(plank, self.t(hexa("#F2F7FC")), 0.55)
        b.floor_boards(c, s, DECK, lit(plank), shade(plank), shade(shade(wood)), 8)
        c.drawRect(
            rect(-MARGIN_X, DECK, wall, 60), linear((0, DECK), (0, DECK + 60), [rgb(20, 8, 20, 130), rgb(20, 8, 20, 0)])
        )
        for x in self.masts:
            self._foot(c, x)
        self._helm(c, self.wheel)
        self._freight(c)
        iron = self.t(hexa("#3A3238"))
        for x in self.masts:
            c.drawLine(x, 606, x + 62, 620, stroke(iron, 6))
        post = s.wide * 0.93 + 40
        c.drawLine(post, RAIL, post, 604, stroke(wood, 12))
        c.drawLine(post, 606, post - 40, 620, stroke(iron, 6))

    def _mast(self, c: Any, x: float, n: int) -> None:
        wood = self.wood
        for y, half, deep in ((-70, 330, 250), (250, 400, 330)):
            self._sail(c, x, y, half, deep)
        c.drawRect(
            rect(x - 26, -100, 52, 1130), linear((x - 26, 0), (x + 26, 0), [lit(wood), lit(wood), shade(shade(wood))])
        )
        for y in (-60, 262, 610):
            c.drawRect(rect(x - 32, y, 64, 16), fill(self.t(hexa("#3A2C30"))))
        for y, half in ((-76, 345), (246, 415)):
            yard = poly(
                (x - half, y + 4), (x, y - 10), (x + half, y + 4), (x + half, y + 14), (x, y + 16), (x - half, y + 14)
            )
            c.drawPath(yard, linear((0, y - 10), (0, y + 16), [lit(wood), shade(wood)]))
        c.drawLine(x, 600, x + 420 * (1 if n == 0 else -1), -100, stroke(self.t(hexa("#D9C08A")), 3))

    def _sail(self, c: Any, x: float, y: float, half: float, deep: float) -> None:
        cloth = self.t(hexa("#EADBBB"))
        left, right, low = x - half * 0.94, x + half * 0.94, y + deep
        shape = smooth(
            [
                (left, y),
                (x, y + 6),
                (right, y),
                (right + 26, y + deep * 0.5),
                (right - 10, low),
                (x + half * 0.4, low - deep * 0.12),
                (x, low - deep * 0.17),
                (x - half * 0.4, low - deep * 0.12),
                (left + 10, low),
                (left - 26, y + deep * 0.5),
            ]
        )
        c.drawPath(
            shape,
            linear((0, y), (0, low), [shade(cloth), cloth, lit(cloth), cloth, shade(cloth)], [0, 0.25, 0.6, 0.85, 1]),
        )
        c.save()
        c.clipPath(shape, True)
        for k in range(1, 8):
            u = lerp(left, right, k / 8)
            bulge = (k - 4) * 7
            seam = smooth([(u, y), (u + bulge, y + deep * 0.5), (u, low)], False)
            c.drawPath(seam, stroke(alpha(shade(cloth), 110), 2.4))
        c.drawRect(
            rect(x + half * 0.2, y, half, deep),
            linear((x + half * 0.2, 0), (right, 0), [alpha(shade(cloth), 0), alpha(shade(shade(cloth)), 120)]),
        )
        c.restore()

    def _shrouds(self, c: Any, x: float) -> None:
        rope = self.t(hexa("#6A5038"))
        for side in (-1, 1):
            feet = [x + side * (70 + k * 52) for k in range(4)]
            top = (x + side * 10, 276)
            for foot in feet:
                c.drawLine(foot, RAIL, *top, stroke(rope, 4))
            for j in range(1, 15):
                u = j / 15
                y = lerp(RAIL, top[1], u)
                c.drawLine(lerp(feet[0], top[0], u), y, lerp(feet[-1], top[0], u), y, stroke(alpha(rope, 210), 2.6))

    def _foot(self, c: Any, x: float) -> None:
        wood, rope = self.wood, self.t(hexa("#D9C08A"))
        c.drawOval(oval(x, 1034, 60, 13), fill(rgb(20, 8, 16, 110)))
        c.drawRect(
            rect(x - 27, 980, 54, 54), linear((x - 27, 0), (x + 27, 0), [lit(wood), lit(wood), shade(shade(wood))])
        )
        for k in range(4):
            c.drawOval(oval(x + 4, 1030 - k * 11, 46 - k * 3, 11), stroke(shade(rope) if k % 2 else rope, 8))

    def _helm(self, c: Any, x: float) -> None:
        wood, gold, y = self.t(hexa("#7A4A2A")), self.t(hexa("#E0B04A")), 868.0
        c.drawOval(oval(x, 1046, 84, 16), fill(rgb(20, 8, 16, 110)))
        stand = poly((x - 26, y), (x + 26, y), (x + 46, 1044), (x - 46, 1044))
        c.drawPath(stand, linear((x - 40, 0), (x + 40, 0), [lit(wood), shade(shade(wood))]))
        for k in range(8):
            a = k * math.pi / 4 + 0.2
            ex, ey = x + 112 * math.cos(a), y + 112 * math.sin(a)
            c.drawLine(x, y, ex, ey, stroke(lit(wood), 10))
            c.drawLine(x + 92 * math.cos(a), y + 92 * math.sin(a), ex, ey, stroke(lit(wood), 15))
        c.drawCircle(x, y, 78, stroke(shade(wood), 20))
        c.drawCircle(x, y, 78, stroke(lit(wood), 12))
        c.drawCircle(x, y, 86, stroke(gold, 3))
        c.drawCircle(x, y, 20, linear((0, y - 20), (0, y + 20), [lit(gold), shade(gold)]))

    def _freight(self, c: Any) -> None:
        s, wood, iron = self.s, self.t(hexa("#A8703E")), self.t(hexa("#4A4450"))
        spots = ((-0.02, 1110, 1.25),) if s.wide < 900 else ((0.06, 1080, 1.1), (0.11, 1100, 1.2), (0.74, 1070, 1.0))
        for share, y, k in spots:
            x, w, h = share * s.wide, 62 * k, 150 * k
            c.drawOval(oval(x, y, w * 1.1, 14), fill(rgb(20, 8, 16, 110)))
            side = smooth(
                [
                    (x - w * 0.8, y - h),
                    (x + w * 0.8, y - h),
                    (x + w, y - h * 0.5),
                    (x + w * 0.8, y),
                    (x - w * 0.8, y),
                    (x - w, y - h * 0.5),
                ]
            )
            c.drawPath(side, linear((x - w, 0), (x + w, 0), [lit(wood), wood, shade(shade(wood))]))
            for u in (0.16, 0.84):
                c.drawRect(
                    rect(x - w * 0.93, y - h * u - 6, w * 1.86, 12),
                    linear((x - w, 0), (x + w, 0), [lit(iron), shade(iron)]),
                )
            c.drawOval(oval(x, y - h, w * 0.8, 12), fill(shade(wood)))

    def colours(self, c: Any, time: float, cam: float) -> None:
        for n, x in enumerate(self.masts):
            y = 30 if n == 0 else 12
            parts.flag(c, x + 24 - cam * 0.6, y, 150, 46, self.t(hexa("#C8322E")), time + n, parts.windy(self.s))
        for x in self._lamps():
            swing = 5 * math.sin(time * 0.8 + x)
            at, iron = x - cam * 0.6 + swing, self.t(hexa("#3A3238"))
            c.drawLine(x - cam * 0.6, 620, at, 668, stroke(iron, 4))
            c.drawRoundRect(
                rect(at - 17, 668, 34, 46), 8, 8, fill(WARM if self.t.night > 0.2 else self.t(hexa("#E6D6A8")))
            )
            c.drawRoundRect(rect(at - 17, 668, 34, 46), 8, 8, stroke(iron, 5))

    def _lamps(self) -> list[float]:
        return [x + 62 for x in self.masts] + [self.s.wide * 0.93]

    def lanterns(self, c: Any, time: float, cam: float) -> None:
        if self.t.night > 0.2:
            for x in self._lamps():
                at = x - cam * 0.6 + 5 * math.sin(time * 0.8 + x)
                glow(c, at, 692, 190 + 5 * math.sin(time * 7 + x), WARM, 170 * self.t.night, ADD)
