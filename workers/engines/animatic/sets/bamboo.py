"""A bamboo grove: canes as thick as a leg, in ever paler ranks, a path of raked earth between low fences."""

import math
from typing import Any

from workers.engines.animatic.art.draw import (
    alpha,
    fill,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    poly,
    rect,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene


@scene(
    "bamboo",
    deep=True,
    words=("bamboo forest", "bamboo grove", "arashiyama"),
    sounds=(("leaves", 0.9), ("birds", 0.4), ("wind", 0.3)),
)
class Bamboo:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1140, 950, "earth", ("birds", "wind")
        self.cane = hexa("#7FA64E" if self.t.season != "autumn" else "#A8A650")
        s.plate(0.1, lambda c: self.ranks(c, 0))
        s.plate(0.3, lambda c: self.ranks(c, 1))
        s.plate(0.6, self.near)
        s.near(self.frame, 7)
        s.shine(self.light, 0.1)
        drift(s, 22, lit(lit(self.cane)), 2.0, 9)

    def _cane(self, c: Any, x: float, base: float, w: float, lean: float, depth: float) -> None:
        tint = self.t(self.cane, depth)
        top = -MARGIN_Y - 10
        ends = [(x - w / 2, base), (x + w / 2, base), (x + lean + w * 0.4, top), (x + lean - w * 0.4, top)]
        c.drawPath(poly(*ends), linear((x - w / 2, 0), (x + w / 2, 0), [lit(tint), tint, shade(tint)], [0, 0.4, 1]))
        y, n = base - w * 2, 0
        while y > top:
            at = x + lean * (base - y) / (base - top)
            c.drawLine(at - w * 0.52, y, at + w * 0.52, y, stroke(shade(shade(tint)), max(1.2, w * 0.09)))
            c.drawLine(
                at - w * 0.5, y + w * 0.12, at + w * 0.5, y + w * 0.12, stroke(lit(lit(tint)), max(1.0, w * 0.06))
            )
            y -= w * (3.2 + 0.5 * (n % 3))
            n += 1

    def _leaves(self, c: Any, x: float, y: float, size: float, n: int, depth: float, salt: int) -> None:
        rng, tint = self.s.rng(salt), self.t(mix(self.cane, hexa("#4F8A46"), 0.5), depth)
        for _ in range(n):
            a, r = rng.uniform(0.1, 3.0), rng.uniform(0.2, 1.0) * size
            px, py = x + math.cos(a) * r * 1.4, y + math.sin(a) * r * 0.5
            tip, low = (px + math.cos(a) * size * 0.42, py + size * 0.3), py + size * 0.14
            c.drawPath(smooth([(px, py), (px + size * 0.07, low), tip, (px - size * 0.04, low)]),
                       fill(lit(tint) if rng.random() < 0.4 else tint))  # fmt: skip

    def ranks(self, c: Any, rank: int) -> None:
        s, t = self.s, self.t
        if rank == 0:
            colours = t.sky
            glow = mix(t(hexa("#DDEBA8"), 0.3), colours[3], 0.4)
            c.drawPaint(
                linear(
                    (0, 0), (0, 960), [t(hexa("#5F8A46"), 0.4), glow, mix(glow, t(self.cane, 0.3), 0.4)], [0, 0.5, 1]
                )
            )
        rng = s.rng(30 + rank)
        depth, w = (0.72, 15.0) if rank == 0 else (0.42, 26.0)
        n = int((34 if rank == 0 else 17) * max(1.0, s.wide / 704))
        for k in range(n):
            x = lerp(-MARGIN_X, s.wide + MARGIN_X, (k + rng.random() * 0.8) / n)
            if rank and abs(x - s.wide / 2) < 96:
                continue
            self._cane(
                c, x, 950 + 12 * rank, w * rng.uniform(0.8, 1.2), rng.uniform(-30, 30), depth + rng.uniform(-0.1, 0.1)
            )
        for k in range(int(26 * max(1.0, s.wide / 704))):
            self._leaves(
                c, rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(-60, 330), 90 + 40 * rank, 9, depth, 70 + k
            )
        b.haze_band(s, c, 930, 90, 150 if rank == 0 else 90)

    def near(self, c: Any) -> None:
        s, t, m, low = self.s, self.t, self.s.wide / 2, HIGH + MARGIN_Y + 20
        moss, earth = t(hexa("#6E8A4A")), t(hexa("#B59A72"))
        if parts.snowy(s):
            moss, earth = t(hexa("#E6EEF6")), t(hexa("#D3DCE6"))
        b.ground(s, c, 950, (lit(moss), moss, shade(shade(moss))), 10)
        lane = [(m - 50, 946), (m + 50, 946), (m + 210, 1080), (m + 440, low), (m - 440, low), (m - 210, 1080)]
        c.drawPath(smooth(lane), linear((0, 946), (0, low), [mix(earth, moss, 0.4), earth, lit(earth)], [0, 0.4, 1]))
        rng = s.rng(44)
        for side in (-1, 1):
            last = (0.0, 0.0, 0.0)
            for k in range(9):  # the fence of split canes, larger as it comes near
                u = k / 8
                x, y = m + side * lerp(70, 480, u * u), lerp(956, 1250, u * u)
                h = lerp(34, 150, u * u)
                post = t(hexa("#B99A5E"))
                c.drawRect(
                    rect(x - h * 0.06, y - h, h * 0.12, h),
                    linear((x - h * 0.06, 0), (x + h * 0.06, 0), [lit(post), shade(post)]),
                )
                if k:
                    px, py, ph = last
                    for share in (0.3, 0.85):
                        c.drawLine(px, py - ph * share, x, y - h * share, stroke(post, h * 0.05))
                last = (x, y, h)
            for k in range(5):
                u = rng.random()
                self._cane(c, m + side * lerp(230, 0.5 * s.wide + 120, (k + u) / 5), 1010 + 20 * k, rng.uniform(38, 52),
                           side * rng.uniform(0, 40), 0.08)  # fmt: skip
        for k in range(int(9 * max(1.0, s.wide / 704))):
            self._leaves(c, rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(-80, 150), 170, 11, 0.05, 140 + k)

    def frame(self, c: Any) -> None:
        s = self.s
        for side, x in ((-1, -40), (1, s.wide + 40)):
            self._cane(c, x, HIGH + 60, 96, side * -30, -0.2)

    def light(self, c: Any, time: float, cam: float) -> None:
        """The sun between the canes."""
        hue = self.t.spec.shaft
        for k in range(4):
            x = (0.2 + 0.19 * k) * self.s.wide - cam * 0.1
            a = (34 if self.t.hour != "night" else 14) * (0.6 + 0.4 * math.sin(time * 0.5 + k * 2))
            c.drawPath(poly((x, -60), (x + 60, -60), (x - 120, 980), (x - 250, 980)),
                       linear((0, -60), (0, 980), [alpha(hue, a), alpha(hue, 0)]))  # fmt: skip
