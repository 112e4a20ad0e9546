"""An open road along the coast hills: asphalt from side to side, a rail, poles, and the land beyond."""

import math
from typing import Any

from workers.engines.animatic.art.draw import (
    alpha,
    fill,
    glow,
    hexa,
    linear,
    lit,
    mix,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts, plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene

EDGE = 1000.0
"""Where the asphalt begins."""


@scene(
    "road",
    words=("highway", "open road", "country road", "freeway", "road trip", "route 66", "coastal road", "sunset drive"),
    sounds=(("wind", 0.6), ("cicadas", 0.2)),
)
class Road:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1130, 1020, "stone", ("wind",)
        s.plate(0.06, self.far)
        s.plate(0.28, self.hills)
        s.plate(0.6, self.asphalt)
        s.shine(self.lamps, 0.28)
        sun_glow(s, 0.5, 0.24, 620, 1.0)
        drift(s, 10, s.tone.spec.shaft, 2.0, 30)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.5, 0.22), 800, clouds=4)
        if t.hour in ("dusk", "dawn") and t.weather in ("clear", "wind", "cloudy"):
            self._great_sun(c)
        b.ridge(s, c, 800, 150, 170, t(hexa("#6D6AA8"), 0.8), t(hexa("#8E86B4"), 0.7), 5, "peaks")
        b.haze_band(s, c, 800, 60, 140)
        b.water(s, c, 800, 900, hexa("#2D6FA0"), hexa("#6FA8C9"))

    def _great_sun(self, c: Any) -> None:
        """Low over the sea and large, as who drives toward it sees it."""
        x, y, r = self.s.wide * 0.5, 660.0, 150.0
        warm = hexa(self.t.spec.sun)
        glow(c, x, y, 420, warm, 150)
        c.drawCircle(x, y, r, linear((0, y - r), (0, y + r), [lit(warm), hexa("#FF7A6B")]))

    def hills(self, c: Any) -> None:
        s, t = self.s, self.t
        dry = hexa({"winter": "#B9C4CC", "autumn": "#B08A4E", "spring": "#7FA65A"}.get(t.season, "#A59A58"))
        b.ridge(s, c, 930, 110, 230, t(lit(dry), 0.36), t(shade(dry), 0.24), 8)
        rng = s.rng(9)
        for _ in range(int(14 * max(1.0, s.wide / 704))):
            x = rng.uniform(-MARGIN_X, s.wide + MARGIN_X)
            plants.bush(c, x, rng.uniform(925, 975), rng.uniform(14, 30), t(hexa("#5F7A48"), 0.3), rng)
        post = t(hexa("#4A3A34"), 0.3)
        tops = []
        for k in range(-1, int(s.wide / 330) + 3):
            x = k * 330.0 + 80
            c.drawLine(x, 980, x, 610, stroke(post, 9))
            c.drawLine(x - 46, 640, x + 46, 640, stroke(post, 7))
            tops.append((x, 640.0))
        for (x0, y0), (x1, y1) in zip(tops, tops[1:], strict=False):
            for side in (-42, 42):
                wire = parts.hanging(x0 + side, y0 - 4, x1 + side, y1 - 4, 34, 8)
                c.drawPath(smooth(wire, False), stroke(alpha(post, 200), 2))

    def asphalt(self, c: Any) -> None:
        s, t = self.s, self.t
        low, left, span = HIGH + MARGIN_Y + 20, -MARGIN_X - 20, s.wide + 2 * MARGIN_X + 40
        verge, tar = t(hexa("#B7A372")), t(hexa("#5A5C66"))
        if parts.snowy(s):
            verge = t(hexa("#EEF3F8"))
        c.drawRect(rect(left, 960, span, 60), linear((0, 960), (0, 1020), [mix(verge, t.haze, 0.3), verge]))
        c.drawRect(
            rect(left, EDGE, span, low - EDGE), linear((0, EDGE), (0, low), [lit(tar), tar, shade(tar)], [0, 0.3, 1])
        )
        rng = s.rng(10)
        for _ in range(int(130 * max(1.0, s.wide / 704))):
            x, y = rng.uniform(left, left + span), rng.uniform(EDGE + 8, low)
            c.drawOval(rect(x, y, rng.uniform(8, 34), 2.4), fill(alpha(shade(tar), 90)))
        white, yellow = t(hexa("#F4F1E6")), t(hexa("#F2C23A"))
        c.drawRect(rect(left, EDGE + 16, span, 5), fill(white))
        c.drawRect(rect(left, HIGH - 16, span, 12), fill(white))
        x = left
        while x < left + span:
            c.drawRect(rect(x, 1176, 120, 11), fill(yellow))
            x += 220
        steel = t(hexa("#B9C0C9"))
        x = left
        while x < left + span:
            c.drawRect(rect(x, 938, 12, 66), fill(shade(steel)))
            x += 128
        c.drawRect(
            rect(left, 930, span, 32), linear((0, 930), (0, 962), [lit(steel), steel, shade(steel)], [0, 0.4, 1])
        )
        c.drawLine(left, 946, left + span, 946, stroke(shade(steel), 3))

    def lamps(self, c: Any, time: float, cam: float) -> None:
        """Headlights far off on the other shore of the bay, once it is dark."""
        if self.t.night < 0.4:
            return
        for k in range(5):
            x = (k * 0.31 * self.s.wide + time * (14 + 3 * k)) % (self.s.wide + 80) - 40 - cam * 0.28
            glow(c, x, 858 + 4 * math.sin(k * 2.0), 26, rgb(255, 236, 190), 150 * self.t.night)
