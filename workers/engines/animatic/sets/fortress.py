"""A castle from outside: pointed towers, battlements, a gate with torches, flags, and the path that leads to it."""

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
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts, plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.tone import WARM

DEPTH, FOOT, MIST = 0.36, 1000.0, 0.16
TOWERS = (
    (-150, 104, 300, 2),
    (150, 92, 380, 2),
    (0, 132, 236, 2),
    (-235, 76, 520, 1),
    (245, 80, 500, 1),
)
"""The keep behind the wall: middle, width, top and how many windows across."""


@scene(
    "fortress",
    words=("fortress", "castle from outside", "castle walls", "castle gate", "citadel", "castle courtyard"),
    sounds=(("wind", 0.5), ("birds", 0.4), ("bells", 0.25)),
)
class Fortress:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1145, 1030, "earth", ("wind", "birds")
        self.k = 1.0 if s.wide < 900 else 1.3
        self.mid = s.wide * 0.5
        self.stone = self.t(hexa("#A79A98"), MIST)
        self.roof = self.t(hexa("#3F5A96"), MIST)
        self.snow = self.t(hexa("#F4F9FF"), MIST) if parts.snowy(s) else None
        s.plate(0.06, self.far)
        s.plate(DEPTH, self.castle)
        s.plate(0.6, self.path)
        s.live(self.flags, DEPTH)
        s.live(self.birds, 0.1)
        s.live(self.torches, DEPTH)
        s.shine(self.light, DEPTH)
        sun_glow(s, 0.78, 0.2)
        drift(s, 12, self.t.spec.shaft)

    def at(self, dx: float) -> float:
        return self.mid + dx * self.k

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.82, 0.16), 860, clouds=5)
        b.ridge(s, c, 860, 230, 130, t(hexa("#7F93B4"), 0.85), t(hexa("#93A9BE"), 0.8), 4, "peaks", True)
        leaf = hexa(plants.GRASS[t.season])
        b.ridge(s, c, 930, 110, 240, t(mix(leaf, hexa("#3F7A5A"), 0.5), 0.6), t(leaf, 0.5), 7)
        b.haze_band(s, c, 900, 70, 120)

    def castle(self, c: Any) -> None:
        t, rng = self.t, self.s.rng(9)
        leaf = t(mix(hexa(plants.GRASS[t.season]), hexa("#3A6A46"), 0.35), 0.25)
        for dx, w, top, n in TOWERS:
            self._tower(c, dx, w, top, 780, n, rng, shade(self.stone))
        wall, k = self.stone, self.k
        left, right = self.at(-330), self.at(330)
        c.drawRect(rect(left, 740, right - left, 280), linear((0, 740), (0, 1010), [lit(wall), shade(wall)]))
        parts.masonry(c, (left, 740, right - left, 280), wall, rng, (46, 28), 130)
        parts.merlons(c, left, right, 740, 26, wall, self.snow)
        for dx in (-330, 330):
            self._tower(c, dx, 128, 520, 1010, 1, rng, self.stone)
        for dx in (-112, 112):
            self._tower(c, dx, 96, 610, 1006, 1, rng, lit(self.stone), False)
        c.drawRect(rect(self.at(-72), 690, 144 * k, 320), linear((0, 690), (0, 1010), [wall, shade(wall)]))
        parts.merlons(c, self.at(-72), self.at(72), 690, 24, wall, self.snow)
        gate = parts.arched(self.mid, 1010, 108 * k, 212)
        c.drawPath(gate, linear((0, 800), (0, 1010), [rgb(40, 22, 30), rgb(110, 62, 40)]))
        c.save()
        c.clipPath(gate, True)
        for n in range(-4, 5):
            c.drawLine(self.mid + n * 14 * k, 790, self.mid + n * 14 * k, 900, stroke(rgb(30, 24, 34), 5))
        for y in (826, 856, 886):
            c.drawLine(self.at(-60), y, self.at(60), y, stroke(rgb(30, 24, 34), 5))
        c.restore()
        c.drawPath(gate, stroke(lit(lit(wall)), 9))
        hill = smooth(
            [
                (-260, HIGH + 120),
                (-260, 1010),
                (self.at(-420), 985),
                (self.mid, 1004),
                (self.at(420), 985),
                (self.s.wide + 260, 1016),
                (self.s.wide + 260, HIGH + 120),
            ]
        )
        top = mix(leaf, t(hexa("#F2F7FC"), 0.2), 0.8) if self.snow is not None else leaf
        c.drawPath(hill, linear((0, 980), (0, 1120), [lit(top), shade(top)]))
        for _ in range(int(18 * self.s.wide / 704)):
            x = rng.uniform(-150, self.s.wide + 150)
            if abs(x - self.mid) > 130 * k:
                plants.bush(c, x, 1016, rng.uniform(20, 44), t(plants.leaf_colour(t, rng), 0.25), rng)

    def _tower(
        self, c: Any, dx: float, w: float, top: float, foot: float, n: int, rng: Any, stone: int, roofed: bool = True
    ) -> None:
        x, w = self.at(dx), w * self.k
        c.drawRect(
            rect(x - w / 2, top, w, foot - top),
            linear(
                (x - w / 2, 0), (x + w / 2, 0), [stone, lit(lit(stone)), stone, shade(shade(stone))], [0, 0.25, 0.6, 1]
            ),
        )
        parts.masonry(c, (x - w / 2, top, w, foot - top), stone, rng, (36, 26), 110)
        c.drawRect(
            rect(x - w * 0.58, top - 8, w * 1.16, 30),
            linear((x - w / 2, 0), (x + w / 2, 0), [lit(stone), shade(stone)]),
        )
        parts.merlons(c, x - w * 0.58, x + w * 0.58, top - 8, 18, stone, self.snow)
        if roofed:
            roof, high = self.roof if self.snow is None else mix(self.roof, self.snow, 0.75), w * 1.25
            c.drawRect(
                rect(x - w * 0.4, top - 50, w * 0.8, 50),
                linear((x - w * 0.4, 0), (x + w * 0.4, 0), [lit(stone), shade(stone)]),
            )
            c.drawPath(
                poly((x - w * 0.54, top - 44), (x, top - 44 - high), (x + w * 0.54, top - 44)),
                linear((x - w / 2, 0), (x + w / 2, 0), [lit(lit(roof)), roof, shade(shade(roof))]),
            )
        for row in range(2):
            for i in range(n):
                wx = x + (i - (n - 1) / 2) * w * 0.42
                y = top + 84 + row * 104
                if y > min(foot, 900) - 20:
                    continue
                on = self.t.night > 0.2 and rng.random() < 0.75
                hole = parts.arched(wx, y, 17, 44)
                c.drawPath(hole, fill(WARM if on else mix(shade(shade(stone)), rgb(20, 18, 40), 0.6)))
                if on:
                    glow(c, wx, y - 20, 46, WARM, 150 * self.t.night)

    def path(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(3)
        leaf = hexa(plants.GRASS[t.season])
        land = b.ground(s, c, 1040, (t(lit(leaf)), t(leaf), t(shade(shade(leaf)))), 10)
        if self.snow is None:
            plants.tufts(s, c, 1070, 1330, 60, t(leaf))
            if t.season in ("spring", "summer"):
                plants.flowers(s, c, 1080, 1300, 26, ("#F4F1EC", "#F2C230", "#D6453D", "#8A6FD0"))
        c.save()
        c.clipPath(land, True)
        dust = t(hexa("#D9BF96"))
        if self.snow is not None:
            dust = mix(dust, t(hexa("#F2F7FC")), 0.6)
        m = self.mid
        lane = smooth(
            [
                (m - 60, 1020),
                (m + 60, 1020),
                (m + 130, 1100),
                (m + 250, 1210),
                (m + 420, HIGH + MARGIN_Y + 30),
                (m - 300, HIGH + MARGIN_Y + 30),
                (m - 170, 1210),
                (m - 120, 1100),
            ]
        )
        c.drawPath(lane, linear((0, 1030), (0, HIGH), [lit(dust), dust, shade(dust)]))
        for _ in range(46):
            y = rng.uniform(1050, 1340)
            half = 60 + (y - 1040) * 0.95
            x = m + rng.uniform(-0.9, 1.0) * half
            c.drawOval(oval(x, y, (y - 1000) * 0.07, (y - 1000) * 0.022), fill(alpha(shade(dust), 130)))
        c.restore()
        for x, y, h in ((-0.02, 1096, 470), (1.03, 1110, 560)):
            plants.in_wind(s, c, plants.pine, x * s.wide, y, h, t(hexa("#2F6B4A")), self.snow)
        if s.wide > 900:
            for x, y, h in ((0.12, 1070, 360), (0.88, 1074, 400), (0.2, 1062, 260)):
                plants.in_wind(s, c, plants.pine, x * s.wide, y, h, t(hexa("#3A7A54")), self.snow)

    def flags(self, c: Any, time: float, cam: float) -> None:
        for n, (dx, w, top) in enumerate(((0, 132, 236), (-330, 128, 520), (330, 128, 520))):
            x, y = self.at(dx) - cam * DEPTH, top - 44 - w * self.k * 1.25
            c.drawLine(x, y + 6, x, y - 66, stroke(self.t(hexa("#4A3A3A"), MIST), 4))
            col = self.t(hexa("#D6453D" if n else "#F2B632"), MIST)
            parts.flag(c, x + 2, y - 64, 82, 34, col, time + n, parts.windy(self.s))

    def birds(self, c: Any, time: float, cam: float) -> None:
        if self.t.hour == "night" or self.t.weather in ("storm", "snow"):
            return
        for n in range(5):
            x = (n * 97 + time * 26 + 80) % (self.s.wide + 300) - 150 - cam * 0.1
            y, beat = 250 + 46 * math.sin(n * 2.1), 8 * math.sin(time * 6 + n)
            c.drawPath(
                smooth([(x - 16, y - beat), (x - 6, y - 3), (x, y), (x + 6, y - 3), (x + 16, y - beat)], False),
                stroke(self.t(hexa("#3A4058"), 0.3), 3),
            )

    def _flames(self) -> tuple[tuple[float, float], ...]:
        return ((self.at(-112), 872.0), (self.at(112), 872.0))

    def torches(self, c: Any, time: float, cam: float) -> None:
        for n, (x, y) in enumerate(self._flames()):
            c.drawLine(x - cam * DEPTH, y + 40, x - cam * DEPTH, y, stroke(rgb(50, 34, 34), 8))
            parts.flame(c, x - cam * DEPTH, y, 13, 44, time, n * 2.0)

    def light(self, c: Any, time: float, cam: float) -> None:
        for n, (x, y) in enumerate(self._flames()):
            k = 0.3 + 0.7 * self.t.night
            glow(c, x - cam * DEPTH, y - 16, 170 + 8 * math.sin(time * 9 + n * 2), hexa("#FF9A3A"), 150 * k, ADD)
