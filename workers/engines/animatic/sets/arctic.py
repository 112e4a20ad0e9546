"""The arctic: icebergs in dark water, drifting floes, and the lights of the north at night."""

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
    rgb,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import MARGIN_X, Scene, scene
from workers.engines.animatic.sets.extremes import aurora

ICE, DEEP = hexa("#F2FBFF"), hexa("#4FB4D9")
SEA = 838.0


@scene("arctic")
class Arctic:
    def __init__(self, s: Scene) -> None:
        s.tone.season = "winter"
        s.ground, s.floor, s.surface, s.ambience, s.wet = 1145, 1050, "snow", ("wind", "sea"), False
        self.s, self.t = s, s.tone
        rng = s.rng(4)
        n = int(11 * max(1.0, s.wide / 704))
        self.floes = [(rng.random(), SEA + 34 + 150 * (k / n) ** 1.3, rng.uniform(0.7, 1.2), k) for k in range(n)]
        s.plate(0.1, self.far)
        s.plate(0.3, self.bergs)
        s.plate(0.6, self.shelf)
        s.live(self.drifting)
        sun_glow(s, 0.3, 0.34, 420, 0.5)
        drift(s, 46, rgb(255, 255, 255), 2.4, -22)
        if self.t.hour == "night":
            s.shine(self.northern, 0.1)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.3, 0.34), SEA, clouds=2)
        if t.hour == "night":
            aurora(s, c)
        b.ridge(s, c, SEA - 4, 74, 150, t(hexa("#DCEBF6"), 0.7), t(hexa("#A9CCE4"), 0.6), 2, "peaks")
        b.water(s, c, SEA, 1090, hexa("#0F4A6E"), hexa("#2A86AE"))
        b.haze_band(s, c, SEA, 40, 90)

    def bergs(self, c: Any) -> None:
        for share, y, w, h, tall in (
            (0.78, 900, 300, 400, 0.3),
            (0.16, 880, 230, 240, 0.66),
            (0.47, 862, 130, 96, 0.4),
        ):
            self._berg(c, share * self.s.wide, y, w, h, tall)
        if self.s.wide > 900:
            for share, y, w, h, tall in ((0.32, 872, 200, 170, 0.3), (0.62, 868, 170, 130, 0.6)):
                self._berg(c, share * self.s.wide, y, w, h, tall)

    def _berg(self, c: Any, x: float, y: float, w: float, h: float, peak: float) -> None:
        """A mountain of ice: a lit face, a blue face, and its double in the water."""
        t, rng = self.t, self.s.rng(int(w + h))
        light, blue = t(ICE, 0.1), t(DEEP, 0.15)
        left, px = x - w / 2, x - w / 2 + w * peak
        ridge = [
            (left, y),
            (left + w * peak * 0.3, y - h * 0.46),
            (left + w * peak * 0.66, y - h * 0.62),
            (px, y - h),
            (px + w * 0.16, y - h * 0.74),
            (px + w * 0.3, y - h * 0.66),
            (left + w * 0.86, y - h * 0.3),
            (left + w, y),
        ]
        c.save()
        c.translate(0, 2 * y)
        c.scale(1, -1)
        c.drawPath(poly(*ridge), linear((0, y - h), (0, y), [alpha(blue, 0), alpha(mix(blue, light, 0.5), 150)]))
        c.restore()
        c.drawPath(poly(*ridge), linear((left, y - h), (left + w, y), [light, mix(light, blue, 0.25)]))
        face = [
            (px, y - h),
            (px + w * 0.16, y - h * 0.74),
            (px + w * 0.3, y - h * 0.66),
            (left + w * 0.86, y - h * 0.3),
            (left + w, y),
            (px + w * 0.12, y),
            (px + w * 0.04, y - h * 0.5),
        ]
        c.drawPath(poly(*face), linear((0, y - h), (0, y), [mix(blue, light, 0.45), blue]))
        for _ in range(6):
            u, v = rng.uniform(0.1, 0.8), rng.uniform(0.1, 0.5)
            ax, ay = left + w * u, y - h * v * (1 - abs(u - peak))
            c.drawPath(
                poly((ax, ay), (ax + w * 0.1, ay - h * 0.07), (ax + w * 0.16, ay + h * 0.05)),
                fill(alpha(blue if rng.random() < 0.5 else rgb(255, 255, 255), 70)),
            )
        c.drawOval(oval(x, y, w * 0.54, 7), fill(alpha(t(hexa("#CFF4FF")), 150)))

    def shelf(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(6)
        edge = [(-MARGIN_X - 40.0, 1062.0)]
        while edge[-1][0] < s.wide + MARGIN_X + 40:
            edge.append((edge[-1][0] + rng.uniform(50, 120), 1062 + rng.uniform(-14, 14)))
        low = [(x, y + 34) for x, y in edge]
        end = edge[-1][0]
        c.drawPath(poly(*low, (end, 1400), (-200, 1400)), linear((0, 1050), (0, 1120), [t(DEEP), t(shade(DEEP))]))
        c.drawPath(poly(*edge, *reversed(low)), linear((0, 1050), (0, 1100), [t(hexa("#A9E4F5")), t(hexa("#2F8FBE"))]))
        snow = [t(hexa("#FBFEFF")), t(hexa("#D9ECF8")), t(hexa("#8FB9DC"))]
        c.drawPath(poly(*[(x, y + 4) for x, y in edge], (end, 1058), (end, 1058), (-200, 1058)), fill(snow[0]))
        b.band(s, c, 1096, 320, linear((0, 1096), (0, 1300), snow))
        for _ in range(int(9 * s.wide / 704)):
            x, y = rng.uniform(0, s.wide), rng.uniform(1120, 1290)
            crack = [(x, y)]
            for _ in range(5):
                crack.append((crack[-1][0] + rng.uniform(16, 52), crack[-1][1] + rng.uniform(-16, 16)))
            c.drawPath(smooth(crack, False), stroke(alpha(t(DEEP), 130), 4))
        for share, y, h in (
            (0.02, 1120, 150),
            (0.09, 1108, 90),
            (0.95, 1116, 170),
            (0.88, 1106, 80),
            (1.02, 1150, 210),
        ):
            x = share * s.wide
            c.drawPath(
                poly((x - h * 0.3, y), (x - h * 0.1, y - h), (x + h * 0.06, y - h * 0.8), (x + h * 0.06, y)),
                linear((x - h * 0.3, 0), (x + h * 0.06, 0), [t(ICE), t(mix(ICE, DEEP, 0.3))]),
            )
            c.drawPath(
                poly((x + h * 0.06, y), (x + h * 0.06, y - h * 0.8), (x + h * 0.3, y - h * 0.3), (x + h * 0.34, y)),
                linear((0, y - h), (0, y), [t(mix(ICE, DEEP, 0.55)), t(DEEP)]),
            )

    def drifting(self, c: Any, time: float, cam: float) -> None:
        span = self.s.wide + 260
        for o, y, k, i in self.floes:
            near = (y - SEA) / 190
            w = (26 + 74 * near) * k
            x = (o * span + time * (3 + 9 * near) - cam * (0.1 + 0.4 * near)) % span - 130
            if y > 1020:
                continue
            dy = 2.4 * math.sin(time * 1.2 + i)
            c.drawOval(oval(x, y + w * 0.16 + dy, w * 1.06, w * 0.2), fill(self.t(hexa("#2F8FBE"), 0.1)))
            top = smooth(
                [
                    (x - w, y + dy),
                    (x - w * 0.5, y - w * 0.16 + dy),
                    (x + w * 0.5, y - w * 0.14 + dy),
                    (x + w, y + 2 + dy),
                    (x + w * 0.4, y + w * 0.16 + dy),
                    (x - w * 0.6, y + w * 0.15 + dy),
                ]
            )
            c.drawPath(top, fill(lit(self.t(hexa("#E3F3FB"), 0.1))))

    def northern(self, c: Any, time: float, cam: float) -> None:
        for k, col in enumerate(("#3DFFB0", "#6FA8FF", "#B06FFF")):
            x = self.s.wide * (0.24 + 0.26 * k) + 60 * math.sin(time * 0.4 + k * 2) - cam * 0.1
            glow(c, x, 330 + 40 * k, 330, hexa(col), 60 + 22 * math.sin(time * 0.8 + k), ADD)
