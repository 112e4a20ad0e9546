"""The river under its bridge."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    alpha,
    fill,
    hexa,
    linear,
    lit,
    mix,
    oval,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import Scene, scene


@scene("river")
class River:
    """It winds out of the hills, under a stone bridge, and past the bank where the actors stand."""

    def __init__(self, s: Scene) -> None:
        s.ground, s.floor, s.surface, s.ambience = 1165, 1100, "grass", ("stream", "birds")
        self.s, self.t, self.wide = s, s.tone, s.wide
        self.grass = hexa(plants.GRASS[s.tone.season])
        s.plate(0.12, self.far)
        s.plate(0.36, self.valley)
        s.plate(0.6, self.bank)
        rng = s.rng(5)
        self.streaks = [(rng.random(), rng.uniform(-0.9, 0.9), rng.uniform(0.5, 1)) for _ in range(46)]
        s.live(self.flow, 0.36)
        sun_glow(s, 0.28, 0.2)
        drift(s, 22, s.tone.spec.shaft)

    def middle(self, u: float) -> tuple[float, float, float]:
        """Centre and half width of the river, from its bend in the hills (0) to the near water (1)."""
        y = 872 + 236 * u**1.5
        x = self.wide * 0.5 + min(self.wide, 1100) * (0.1 * math.sin(u * 6.0) + 0.1 * (1 - u))
        return x, y, 10 + min(self.wide, 1300) * 0.62 * u**2.6

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.28, 0.2), 860)
        b.ridge(s, c, 850, 210, 230, t(hexa("#7F9FC4"), 0.8), t(hexa("#9DB9B4"), 0.7), 1)
        b.ridge(s, c, 880, 120, 200, t(hexa("#6FA884"), 0.6), t(hexa("#86BF7A"), 0.5), 2)
        b.haze_band(s, c, 870, 60, 110)

    def valley(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(3)
        b.ground(s, c, 878, (t(lit(self.grass), 0.4), t(self.grass, 0.2), t(shade(self.grass), 0.1)), 8)
        steps = [self.middle(k / 16) for k in range(17)]
        shape = [(x - w, y) for x, y, w in steps] + [(x + w, y) for x, y, w in reversed(steps)]
        water = [mix(t(hexa("#5FB4D4"), 0.3), t.sky[3], 0.4), t(hexa("#3F9CC4"), 0.1), t(hexa("#1F6F9A"))]
        c.drawPath(smooth(shape), stroke(t(hexa("#D9C08A"), 0.15), 13))
        c.drawPath(smooth(shape), linear((0, 872), (0, 1110), water))
        b.band(s, c, 1096, 60, fill(water[2]))
        for _ in range(int(16 * s.wide / 704)):
            x, y = rng.uniform(-60, s.wide + 60), rng.uniform(886, 960)
            if abs(x - self.middle(0.45)[0]) > 150:
                plants.tree(
                    c,
                    x,
                    y,
                    (y - 830) * rng.uniform(1.1, 1.5),
                    t(plants.leaf_colour(t, rng), 0.28),
                    t(hexa("#6B4A34"), 0.3),
                    rng,
                )
        self._bridge(c)

    def _bridge(self, c: Any) -> None:
        t = self.t
        x, y, _ = self.middle(0.58)
        stone = t(hexa("#B4A08C"), 0.12)
        w = 210.0
        top = smooth([(x - w, y + 4), (x - w, y - 66), (x, y - 122), (x + w, y - 66), (x + w, y + 4)])
        arch = skia.Path()
        arch.addArc(skia.Rect(x - 106, y - 78, x + 106, y + 110), 180, 180)
        arch.close()
        c.save()
        c.clipPath(arch, skia.ClipOp.kDifference, True)
        c.drawPath(top, linear((0, y - 122), (0, y + 10), [lit(stone), stone, shade(stone)]))
        rng = self.s.rng(7)
        c.clipPath(top, True)
        for _ in range(70):
            c.drawRoundRect(
                rect(x + rng.uniform(-w, w), y - rng.uniform(-4, 112), 30, 13),
                4,
                4,
                stroke(alpha(shade(shade(stone)), 70), 2),
            )
        c.restore()
        c.drawPath(smooth([(x - w - 8, y - 68), (x, y - 128), (x + w + 8, y - 68)], False), stroke(lit(lit(stone)), 13))
        c.drawArc(skia.Rect(x - 106, y - 78, x + 106, y + 110), 180, 180, False, stroke(shade(stone), 8))

    def bank(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(4)
        b.ground(s, c, 1116, (t(lit(self.grass)), t(self.grass), t(shade(shade(self.grass)))), 12)
        for share, y, r in ((0.06, 1118, 46), (0.2, 1112, 26), (0.8, 1114, 30), (0.94, 1122, 54), (0.55, 1110, 18)):
            plants.rock(c, share * s.wide, y, r, t(hexa("#8E9096")), rng)
        for share, tall in ((-0.05, 560), (1.06, 500)):
            plants.in_wind(
                s, c, plants.tree, share * s.wide, 1150, tall, t(plants.leaf_colour(t, rng)), t(hexa("#6B4A34")), rng
            )
        for _ in range(int(16 * s.wide / 704)):
            x, h = rng.uniform(s.wide * 0.62, s.wide + 40), rng.uniform(50, 120)
            c.drawLine(x, 1128, x + rng.uniform(-8, 12), 1128 - h, stroke(t(hexa("#5B8F4B")), 4))
        plants.tufts(s, c, 1126, 1310, 110, t(shade(self.grass)))
        if t.season in ("spring", "summer") and t.weather != "snow":
            plants.flowers(s, c, 1130, 1300, 40, ("#FFFFFF", "#6FA8FF", "#FFD23F", "#F79AC0"))

    def flow(self, c: Any, time: float, cam: float) -> None:
        c.save()
        c.clipRect(rect(-300, 860, self.wide + 600, 238))
        for o, side, v in self.streaks:
            u = (o + time * 0.09 * v) % 1
            x, y, w = self.middle(u)
            if abs(y - self.middle(0.58)[1] + 40) < 44:
                continue
            a = 150 * math.sin(math.pi * u)
            c.drawOval(
                oval(x + side * w * 0.9 - cam * 0.36, y, 5 + 40 * u * u, 1 + 2.4 * u), fill(rgb(255, 255, 255, a))
            )
        c.restore()
