"""Water: beach, open sea, lake, and the reef under it."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    LINEAR,
    Colour,
    alpha,
    fill,
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
from workers.engines.animatic.art.emoji import drawing
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import peaks, plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene

SEA_NEAR, SEA_FAR = hexa("#1F7FB8"), hexa("#3FB0D9")


def _surf(s: Scene, y: float, colour: Colour) -> None:
    """Waves that run up the sand and slide back."""

    def wash(c: Any, t: float, _cam: float) -> None:
        for k in range(3):
            reach = y + 10 + k * 17 + 20 * math.sin(t * 0.9 - k * 0.9)
            pts = [(x, reach + 7 * math.sin(x * 0.013 + t * 0.8 + k * 2)) for x in range(-180, int(s.wide) + 240, 60)]
            top = [(x, yy - 24) for x, yy in reversed(pts)]
            c.drawPath(
                smooth([*pts, *top]),
                linear((0, reach - 26), (0, reach + 4), [alpha(colour, 0), alpha(colour, 120 - k * 20)]),
            )
            c.drawPath(smooth(pts, False), stroke(rgb(255, 255, 255, 200 - k * 40), 5 - k))

    s.live(wash)


@scene("beach")
def beach(s: Scene) -> None:
    t, rng = s.tone, s.rng(1)
    s.ground, s.floor, s.surface, s.ambience = 1145, 1010, "sand", ("sea", "birds")
    sand = hexa("#F6DDA4")

    def far(c: Any) -> None:
        b.sky(s, c, (0.7, 0.2), 820)
        b.water(s, c, 800, 1020, hexa("#2FA8C4"), hexa("#2C8FCB"))
        island = s.wide * 0.18
        c.drawPath(
            smooth([(island - 130, 806), (island - 40, 764), (island + 40, 752), (island + 120, 806)]),
            fill(t(hexa("#5F9A74"), 0.6)),
        )

    def near(c: Any) -> None:
        path = b.ground(s, c, 1016, (t(lit(sand)), t(sand), t(shade(sand))), 6)
        c.save()
        c.clipPath(path, True)
        c.drawRect(
            rect(-MARGIN_X, 1000, s.wide + 2 * MARGIN_X, 70),
            linear((0, 1000), (0, 1070), [t(hexa("#C9A46B")), alpha(t(hexa("#C9A46B")), 0)]),
        )
        for _ in range(int(60 * s.wide / 704)):
            x, y = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(1060, 1340)
            c.drawOval(oval(x, y, rng.uniform(10, 34), 2.4), fill(alpha(t(shade(sand)), 90)))
        c.restore()
        plants.in_wind(s, c, plants.palm, -0.02 * s.wide, 1120, 620, t(hexa("#4FA75A")), t(hexa("#A8784E")), 0.32)
        plants.in_wind(s, c, plants.palm, 1.04 * s.wide, 1090, 520, t(hexa("#3F9652")), t(hexa("#97683F")), -0.34)
        things = [("spiral-shell", 0.24, 1222, 46), ("crab", 0.86, 1210, 60), ("beach-with-umbrella", 0.9, 1070, 130)]
        fair = t.hour != "night" and t.weather in ("clear", "wind") and t.season != "winter"
        for name, x, y, z in things if fair else things[:1]:  # nobody bathes in the dark or the rain
            c.drawImageRect(drawing(name, 192), skia.Rect.MakeXYWH(x * s.wide - z / 2, y - z, z, z), LINEAR)

    s.plate(0.12, far)
    s.plate(0.6, near)
    _surf(s, 990, t(hexa("#5FC4D4")))
    sun_glow(s, 0.7, 0.2)
    drift(s, 12, t.spec.shaft)


@scene("sea")
def sea(s: Scene) -> None:
    t = s.tone
    s.ground, s.floor, s.surface, s.medium, s.ambience, s.wet = 1010, 880, "water", "water", ("sea", "wind"), False
    rough = 2.0 if t.weather in ("storm", "wind") else 1.2 if t.weather == "rain" else 1.0

    def far(c: Any) -> None:
        b.sky(s, c, (0.66, 0.22), 860, clouds=5)
        b.water(s, c, 840, 1200, SEA_NEAR, SEA_FAR)
        rng = s.rng(31)
        for u, w, h in ((rng.uniform(-0.1, 0.16), 300, 96), (rng.uniform(0.86, 1.05), 210, 58)):
            x, rock = u * s.wide, t(hexa("#5F7FA0"), 0.62)
            isle = [(x - w, 846), (x - w * 0.6, 846 - h * 0.5), (x - w * 0.2, 846 - h), (x + w * 0.16, 846 - h * 0.74),
                    (x + w * 0.5, 846 - h * 0.36), (x + w, 846)]  # fmt: skip
            c.drawPath(smooth(isle), linear((x - w, 0), (x + w, 0), [lit(rock), rock, shade(rock)]))
        b.haze_band(s, c, 842, 46, 150)

    s.plate(0.1, far)
    gulls = [
        (s.rng(32 + n).random(), s.rng(42 + n).uniform(240, 620), s.rng(52 + n).uniform(0.6, 1.2)) for n in range(5)
    ]

    def flying(c: Any, time: float, cam: float) -> None:
        if t.weather not in ("clear", "cloudy", "wind") or t.hour == "night":
            return
        for o, y, k in gulls:
            x = (o * (s.wide + 300) + time * 36 * k - cam * 0.2) % (s.wide + 300) - 150
            beat = 12 * math.sin(time * 5 * k + o * 9) * k
            bend = y - 7 * k - beat * 0.2
            wing = [(x - 26 * k, y - beat), (x - 11 * k, bend), (x, y), (x + 11 * k, bend), (x + 26 * k, y - beat)]
            c.drawPath(
                smooth(wing, False), stroke(t(hexa("#5A6478") if t.hour != "day" else hexa("#FFFFFF"), 0.1), 3.6 * k)
            )

    s.live(flying, 0.2)

    def swell(c: Any, time: float, cam: float) -> None:
        for k, (y, amp, ln, depth) in enumerate(((904, 5, 60, 0.3), (948, 8, 84, 0.45))):
            colour = mix(t(SEA_FAR, 0.25 - k * 0.1), t(SEA_NEAR), k * 0.5)
            _moving(s, c, y, amp * rough, ln, colour, time * (0.8 + k * 0.2) + k * 2, cam * depth)

    def front(c: Any, time: float, cam: float) -> None:
        for k, (y, amp, ln, depth) in enumerate(((1064, 11, 116, 0.7), (1150, 17, 160, 1.0), (1244, 22, 210, 1.3))):
            colour = mix(t(SEA_NEAR), t(hexa("#0F4F86")), k * 0.45)
            _moving(s, c, y, amp * rough, ln, colour, time * (1.1 + k * 0.2) + k * 2.4, cam * depth)

    s.live(swell, 0.4)
    s.front(front, 0.8)
    sun_glow(s, 0.66, 0.22)


def _moving(s: Scene, c: Any, y: float, amp: float, length: float, colour: Colour, phase: float, shift: float) -> None:
    """One live wave from edge to edge."""
    crest = []
    x = -200.0
    while x < s.wide + 210:
        u = (x + shift) / length
        crest.append((x, y + amp * math.sin(u + phase) + amp * 0.4 * math.sin(u * 2.3 - phase * 1.3)))
        x += 30
    c.drawPath(poly((-200, HIGH + 160), *crest, (s.wide + 210, HIGH + 160)),
               linear((0, y - amp), (0, y + 150), [lit(lit(colour)), colour, shade(colour)], [0, 0.16, 1]))  # fmt: skip
    c.drawPath(smooth(crest, False), stroke(rgb(255, 255, 255, 120), 2.6))
    foam = stroke(rgb(255, 255, 255, 70), 2.2)
    for k in range(round(s.wide / 150)):  # streaks of foam ride on the back of the wave
        x = (k * 173 + shift * -1 + math.sin(phase + k) * 18) % (s.wide + 120) - 60
        low = y + amp * (0.9 + 0.5 * math.sin(k * 2.1)) + 14
        c.drawPath(smooth([(x, low), (x + 26, low - 5), (x + 60, low + 2), (x + 96, low - 3)], False), foam)


@scene("lake")
class Lake:
    def __init__(self, s: Scene) -> None:
        self.s = s
        self.t, self.rng = s.tone, s.rng(2)
        s.ground, s.floor, s.surface, s.ambience = 1160, 1070, "grass", ("birds", "stream")
        s.plate(0.12, self.far)
        s.plate(0.6, self.near)
        self.ripple = [
            (self.rng.uniform(0, s.wide), self.rng.uniform(850, 1060), self.rng.random() * 6) for _ in range(14)
        ]
        s.live(self.shimmer, 0.2)
        sun_glow(s, 0.7, 0.22)
        drift(s, 22, self.t.spec.shaft)

    def far(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.rng
        b.sky(s, c, (0.7, 0.22), 800)
        peaks.massif(s, c, 812, 470, hexa("#6C82B4"), 0.58, 0.46, 1)
        b.haze_band(s, c, 790, 90, 150)
        for _ in range(int(40 * s.wide / 704)):
            plants.pine(
                c, rng.uniform(-80, s.wide + 80), rng.uniform(796, 818), rng.uniform(70, 150), t(hexa("#3F7A66"), 0.4)
            )
        b.water(s, c, 812, 1110, hexa("#2F7F96"), hexa("#6FB4C4"))
        self.mirrored(c)
        c.save()
        c.clipRect(rect(-MARGIN_X, 812, s.wide + 2 * MARGIN_X, 120))
        for _ in range(int(34 * s.wide / 704)):
            x, h = rng.uniform(-80, s.wide + 80), rng.uniform(50, 120)
            c.drawPath(
                poly((x - h * 0.2, 814), (x + h * 0.2, 814), (x, 814 + h)), fill(alpha(t(hexa("#2F5F58"), 0.3), 70))
            )
        c.restore()

    def mirrored(self, c: Any) -> None:
        """The mountains upside down in the water, fading toward the viewer."""
        s = self.s
        if s.tone.weather in ("rain", "storm", "wind"):
            return
        c.save()
        c.clipRect(rect(-MARGIN_X, 814, s.wide + 2 * MARGIN_X, 300))
        c.saveLayerAlpha(skia.Rect(-MARGIN_X, 814, s.wide + MARGIN_X, 1114), 110)
        c.translate(0, 814 + 0.6 * 812)
        c.scale(1, -0.6)
        peaks.massif(s, c, 812, 470, hexa("#6C82B4"), 0.5, 0.46, 1)
        c.restore()
        c.restore()
        for _ in range(int(26 * s.wide / 704)):
            y = self.rng.uniform(826, 1060)
            w = 20 + (y - 820) * 0.4
            c.drawOval(oval(self.rng.uniform(-80, s.wide + 80), y, w, 1.6), fill(alpha(s.tone.sky[3], 90)))

    def near(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.rng
        b.ground(s, c, 1084, (t(hexa("#8FC46B")), t(hexa("#6BA65A")), t(hexa("#356444"))), 12)
        wood = t(hexa("#A9784E"))
        px = s.wide * 0.78
        for x in (px - 54, px + 50):
            c.drawRect(rect(x - 7, 960, 14, 140), linear((x - 7, 0), (x + 7, 0), [lit(wood), shade(wood)]))
        c.drawPath(
            poly((px - 50, 962), (px + 46, 962), (px + 110, 1110), (px - 120, 1110)),
            linear((0, 962), (0, 1110), [lit(wood), shade(wood)]),
        )
        for k in range(8):
            u = k / 8
            c.drawLine(
                px - 50 - 70 * u,
                962 + 148 * u,
                px + 46 + 64 * u,
                962 + 148 * u,
                stroke(alpha(shade(shade(wood)), 150), 2.4),
            )
        for _ in range(int(18 * s.wide / 704)):
            x, h = rng.uniform(-40, s.wide * 0.36), rng.uniform(60, 150)
            c.drawLine(x, 1100, x + rng.uniform(-10, 14), 1100 - h, stroke(t(hexa("#5B8F4B")), 4))
            c.drawRoundRect(rect(x - 3, 1094 - h, 9, 34), 4, 4, fill(t(hexa("#7A4E2E"))))
        plants.tufts(s, c, 1096, 1300, 90, t(hexa("#4E8A48")))
        plants.flowers(s, c, 1100, 1290, 30, ("#FFFFFF", "#FFD23F", "#B79CED"))

    def shimmer(self, c: Any, time: float, cam: float) -> None:
        for x, y, o in self.ripple:
            a = 60 + 60 * math.sin(time * 1.7 + o)
            c.drawOval(oval((x - cam * 0.2) % self.s.wide, y, 26 + (y - 840) * 0.16, 2), fill(rgb(255, 255, 255, a)))
