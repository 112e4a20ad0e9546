"""Land of fire and ice: volcano and snowfield."""

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
    mix,
    oval,
    poly,
    rgb,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import peaks, plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import Scene, scene


@scene("snowfield")
def snowfield(s: Scene) -> None:
    t = s.tone
    s.tone.season = "winter"
    s.ground, s.floor, s.surface, s.ambience = 1120, 940, "snow", ("wind",)
    white, blue = hexa("#F4F9FF"), hexa("#BCD2EC")

    def far(c: Any) -> None:
        b.sky(s, c, (0.72, 0.26), clouds=2)
        if t.hour == "night":
            aurora(s, c)
        peaks.massif(s, c, 910, 480, hexa("#7F98CC"), 0.5, 0.86, 1)
        b.haze_band(s, c, 900, 120, 150)

    def mid(c: Any) -> None:
        for k, (y, amp, depth) in enumerate(((925, 80, 0.5), (958, 66, 0.24))):
            b.ridge(s, c, y, amp, 260, t(white, depth), t(mix(blue, hexa("#8FB0DC"), 0.6), depth), 2 + k)
        rng = s.rng(3)
        for _ in range(int(16 * s.wide / 704)):
            x = rng.uniform(-40, s.wide + 40)
            plants.pine(c, x, rng.uniform(930, 985), rng.uniform(100, 200), t(hexa("#4F7F86"), 0.35), t(white, 0.25))

    def near(c: Any) -> None:
        path = b.ground(s, c, 1020, (t(white), t(hexa("#E3EEFA")), t(hexa("#A9C2E2"))), 20)
        c.save()
        c.clipPath(path, True)
        for k in range(6):
            y = 1050 + k * 40
            c.drawOval(oval(s.wide * (0.2 + 0.15 * k % 0.9), y, 190, 13), fill(alpha(t(blue), 70)))
        c.restore()
        for x, h in ((-0.02, 520), (1.03, 470), (0.9, 300)):
            plants.pine(c, x * s.wide, 1080, h, t(hexa("#3F7078")), t(white))

    s.plate(0.1, far)
    s.plate(0.35, mid)
    s.plate(0.6, near)
    sun_glow(s, 0.72, 0.26, 380, 0.4)
    drift(s, 40, rgb(255, 255, 255), 2.6, -10)


def aurora(s: Scene, c: Any) -> None:
    for k, col in enumerate(("#3DFFB0", "#6FA8FF", "#B06FFF")):
        pts = [(x, 210 + k * 66 + math.sin(x * 0.006 + k * 1.4) * 66) for x in range(-160, int(s.wide) + 200, 60)]
        path = smooth([*pts, *[(x, y + 210) for x, y in reversed(pts)]])
        c.drawPath(path, linear((0, 150 + k * 66), (0, 470 + k * 66), [alpha(hexa(col), 0), alpha(hexa(col), 120),
                                                                      alpha(hexa(col), 0)], None,
                                MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 22)))  # fmt: skip


@scene("volcano")
class Volcano:
    def __init__(self, s: Scene) -> None:
        self.s = s
        self.t = s.tone
        s.ground, s.floor, s.surface, s.ambience = 1130, 960, "stone", ("fire", "wind")
        s.rim = (rgb(255, 150, 70, 240), rgb(255, 90, 60, 150))
        s.ambient = (rgb(255, 90, 40, 44), rgb(30, 6, 20, 120))
        self.lava = hexa("#FF6A1F")
        self.vx = s.wide * 0.55
        s.plate(0.14, self.far)
        s.plate(0.6, self.near)
        rng = s.rng(8)
        self.sparks = [(rng.uniform(-1, 1), rng.uniform(0.6, 1.2), rng.random()) for _ in range(44)]
        s.live(self.erupt, 0.14)
        s.shine(
            lambda c, time, cam: glow(c, self.vx - cam * 0.14, 400, 300 + 20 * math.sin(time * 5), self.lava, 190, ADD),
            0.14,
        )
        drift(s, 40, hexa("#FFB04A"), 2.4, -20)

    def far(self, c: Any) -> None:
        lava, vx = self.lava, self.vx
        dusk = [hexa("#1C0E2E"), hexa("#4A1836"), hexa("#9A2F34"), hexa("#F2713A")]
        c.drawPaint(linear((0, -80), (0, 960), [mix(a, x, 0.25) for a, x in zip(dusk, self.t.sky, strict=True)]))
        for k in range(9):
            b.cloud(c, vx + (k % 3 - 1) * 90 - k * 20, 300 - k * 44, 0.9 + k * 0.12, hexa("#5A3A44"), hexa("#2A1626"))
        glow(c, vx, 360, 420, lava, 230)
        c.drawPath(
            poly((vx - 460, 1000), (vx - 250, 760), (vx - 92, 420), (vx + 92, 420), (vx + 240, 740), (vx + 470, 1000)),
            linear((vx - 300, 0), (vx + 300, 0), [hexa("#5A3540"), hexa("#3A2230"), hexa("#22121E")]),
        )
        c.drawOval(oval(vx, 422, 92, 16), fill(hexa("#FFD36B")))
        for d, w in ((-40, 26), (16, 34), (60, 18)):
            c.drawPath(
                smooth(
                    [
                        (vx + d - w * 0.5, 420),
                        (vx + d * 1.6 - w * 0.4, 580),
                        (vx + d * 2.6, 760),
                        (vx + d * 2.2, 960),
                        (vx + d * 2.2 + w, 960),
                        (vx + d * 2.9, 740),
                        (vx + d * 1.6 + w * 0.4, 560),
                        (vx + d + w * 0.5, 420),
                    ]
                ),
                linear((0, 420), (0, 960), [hexa("#FFE08A"), lava, hexa("#C62F1F")]),
            )

    def near(self, c: Any) -> None:
        s = self.s
        rock = hexa("#4A303A")
        b.ground(s, c, 1010, (hexa("#6B3A3A"), hexa("#3A2430"), hexa("#180C18")), 26)
        rng = s.rng(4)
        for _ in range(12):
            x, y = rng.uniform(0, s.wide), rng.uniform(1040, 1270)
            w = (y - 980) * 0.5
            crack = smooth([(x, y), (x + w * 0.4, y + 5), (x + w * 0.8, y - 3), (x + w * 1.4, y + 6)], False)
            c.drawPath(crack, stroke(alpha(self.lava, 90), 12))
            c.drawPath(crack, stroke(hexa("#FFC04A"), 3.5))
        for x, y, r in ((0.03, 1080, 90), (0.97, 1060, 110), (0.86, 1220, 70), (0.1, 1250, 80)):
            plants.rock(c, x * s.wide, y, r, rock, rng)

    def erupt(self, c: Any, time: float, cam: float) -> None:
        for d, v, o in self.sparks:
            u = (time * 0.55 * v + o) % 1
            x, y = self.vx - cam * 0.14 + d * 260 * u, 420 - 430 * v * u + 620 * u * u
            c.drawCircle(x, y, 5 * (1 - u) + 1.5, fill(mix(hexa("#FFE9A0"), hexa("#E5381F"), u)))
