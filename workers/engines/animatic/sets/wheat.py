"""A field of ripe wheat: ears to the hip that bend as the wind goes over them, a path, poplars, a red barn far off."""

import math
from functools import partial
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    Colour,
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
from workers.engines.animatic.sets import parts, plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene

RIPE = {"spring": "#A8C25A", "summer": "#EBBB4A", "autumn": "#D9963A", "winter": "#C9B48E"}
TOP = 850.0
"""Where the field begins under the sky."""


@scene(
    "wheat_field",
    words=("wheat field", "field of wheat", "cornfield", "grain field", "barley field", "golden field", "rye"),
    sounds=(("leaves", 0.8), ("wind", 0.4), ("cicadas", 0.35), ("birds", 0.3)),
)
class WheatField:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1150, 1040, "grass", ("wind", "birds")
        self.ripe = hexa(RIPE[self.t.season])
        if parts.snowy(s):
            self.ripe = mix(self.ripe, hexa("#F2F7FC"), 0.5)
        self.gust = {"storm": 2.2, "wind": 1.8, "rain": 1.2}.get(self.t.weather, 1.0)
        rng = s.rng(31)
        n = int(34 * s.wide / 704)
        self.stalks = [
            [(rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(0.8, 1.2)) for _ in range(n)] for _ in range(3)
        ]
        s.plate(0.06, self.far)
        s.plate(0.24, self.middle)
        s.plate(0.6, self.near)
        s.live(self.waves, 0.42)
        for k in range(3):
            s.live(partial(self.row, k))
        s.near(self.frame, 8)
        sun_glow(s, 0.7, 0.24, 480, 0.7)
        drift(s, 30, lit(lit(self.ripe)), 2.2, 16)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.7, 0.22), 840, clouds=7)
        b.ridge(s, c, 830, 110, 280, t(hexa("#7F9AB0"), 0.8), t(hexa("#9FB8A6"), 0.7), 5)
        b.ridge(s, c, 858, 60, 210, t(hexa(plants.GRASS[t.season]), 0.6), t(hexa(plants.GRASS[t.season]), 0.5), 8)
        b.haze_band(s, c, 850, 50, 120)

    def middle(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(4)
        gold = t(self.ripe, 0.34)
        path = b.outline(s, TOP + 8, 18, 260, s.rng(6))
        c.drawPath(path, linear((0, TOP - 10), (0, 1040), [lit(lit(gold)), gold, shade(gold)], [0, 0.3, 1]))
        leaf = t(plants.leaf_colour(t, rng), 0.4)
        for x, h in ((0.04, 190), (0.09, 230), (0.13, 170), (0.94, 210), (0.99, 250)):
            at, base = x * s.wide, TOP + 12
            c.drawPath(
                smooth(
                    [
                        (at, base - h),
                        (at + h * 0.11, base - h * 0.5),
                        (at + h * 0.09, base - 10),
                        (at - h * 0.09, base - 10),
                        (at - h * 0.11, base - h * 0.5),
                    ]
                ),
                linear((at - 24, 0), (at + 24, 0), [lit(leaf), leaf, shade(leaf)]),
            )
        self._barn(c, s.wide * (0.8 if s.wide < 900 else 0.76), TOP + 14)

    def _barn(self, c: Any, x: float, base: float) -> None:
        t = self.t
        red, roof, white = t(hexa("#B8403A"), 0.3), t(hexa("#5A4A52"), 0.3), t(hexa("#F4ECE0"), 0.3)
        if parts.snowy(self.s):
            roof = t(hexa("#F4F9FF"), 0.3)
        c.drawRect(rect(x - 74, base - 84, 148, 84), linear((x - 74, 0), (x + 74, 0), [lit(red), shade(red)]))
        gable = poly(
            (x - 84, base - 82), (x - 58, base - 126), (x, base - 156), (x + 58, base - 126), (x + 84, base - 82)
        )
        c.drawPath(gable, linear((x - 74, 0), (x + 74, 0), [lit(red), shade(red)]))
        c.drawPath(
            smooth(
                [(x - 90, base - 80), (x - 60, base - 130), (x, base - 162), (x + 60, base - 130), (x + 90, base - 80)],
                False,
            ),
            stroke(roof, 11),
        )
        c.drawRect(rect(x - 26, base - 58, 52, 58), stroke(white, 5))
        c.drawLine(x - 26, base - 58, x + 26, base, stroke(white, 4))
        c.drawLine(x + 26, base - 58, x - 26, base, stroke(white, 4))
        lamp = hexa("#FFD27A") if t.night > 0.2 else shade(red)
        c.drawRect(rect(x - 13, base - 118, 26, 24), fill(lamp))
        if t.night > 0.2:
            glow(c, x, base - 106, 70, hexa("#FFD27A"), 170 * t.night)
        c.drawRoundRect(
            rect(x + 96, base - 150, 46, 150), 20, 20, linear((x + 96, 0), (x + 142, 0), [white, shade(shade(white))])
        )

    def near(self, c: Any) -> None:
        """The field itself: ears by the thousand, denser and larger toward the viewer, and a trodden path."""
        s, t, rng, m = self.s, self.t, self.s.rng(9), self.s.wide / 2
        gold = t(self.ripe)
        body = b.outline(s, 916, 10, 200, s.rng(10))
        c.drawPath(
            body, linear((0, 906), (0, 1080), [mix(lit(gold), t(self.ripe, 0.3), 0.5), gold, shade(gold)], [0, 0.4, 1])
        )
        for row in range(13):
            u = row / 12
            y, size = lerp(924, 1096, u), lerp(5, 15, u)
            tone = mix(mix(lit(gold), t(self.ripe, 0.3), 0.4 * (1 - u)), shade(gold), 0.1 + 0.2 * (row % 2))
            ears, stems, x = skia.Path(), skia.Path(), -MARGIN_X - rng.random() * 20
            while x < s.wide + MARGIN_X:
                lean, up = rng.uniform(-0.1, 0.5) * size, rng.uniform(0.8, 1.2) * size
                stems.moveTo(x, y + size * 4)
                stems.lineTo(x + lean * 0.4, y)
                ears.addOval(oval(x + lean, y - up, size * 0.34, up))
                x += size * rng.uniform(0.9, 1.5)
            c.drawPath(stems, stroke(alpha(shade(tone), 200), max(1.2, size * 0.16)))
            c.drawPath(ears, fill(lit(tone) if row % 2 else tone))
        earth = mix(t(hexa("#C49A5E")), gold, 0.3)
        b.band(s, c, 1092, 320, linear((0, 1092), (0, HIGH), [mix(gold, earth, 0.5), mix(earth, shade(gold), 0.5)]))
        low = HIGH + MARGIN_Y + 30
        for grown, tint in ((1.12, shade(mix(gold, earth, 0.5))), (1.0, earth)):
            lane = [
                (m - 30, 934),
                (m + 6, 930),
                (m + 70 * grown, 1010),
                (m + 150 * grown, 1100),
                (m + 380 * grown, low),
            ]
            lane += [(m - 380 * grown, low), (m - 160 * grown, 1100), (m - 80 * grown, 1010)]
            c.drawPath(smooth(lane), linear((0, 930), (0, HIGH), [mix(tint, gold, 0.5), tint, lit(tint)], [0, 0.4, 1]))
        for _ in range(int(120 * max(1.0, s.wide / 900))):
            x, y = m + rng.uniform(-0.62, 0.62) * s.wide, rng.uniform(1090, 1350)
            long = (y - 1040) * 0.16
            c.drawLine(x, y, x + long * rng.uniform(-1, 1), y - long * 0.3, stroke(alpha(lit(lit(gold)), 120), 2.6))
        if t.season in ("summer", "spring"):
            plants.flowers(s, c, 1070, 1270, 16, ("#D6322E", "#3F6FD9", "#E5484D"), 12)

    def waves(self, c: Any, time: float, cam: float) -> None:
        """Light and shade that run over the ears with each gust."""
        span = self.s.wide + 700
        for k in range(7):
            x = (k * 0.37 % 1 * span + time * 120 * self.gust * (0.8 + 0.05 * k)) % span - 350 - cam * 0.42
            y = 900 + (k * 53) % 150
            tone: Colour = rgb(255, 246, 200, 54) if k % 2 else alpha(shade(shade(self.t(self.ripe))), 46)
            c.drawOval(oval(x, y, 190, 7 + (y - 890) * 0.06), fill(tone))

    def row(self, k: int, c: Any, time: float, cam: float) -> None:
        """Tall ears beside the path, each bent by the gust that passes it."""
        m, gold = self.s.wide / 2, self.t(self.ripe)
        tone = mix(gold, self.t(hexa("#8E7438")), (0.34, 0.16, 0.0)[k])
        base, high = 1100 + k * 62, 120 + k * 26
        gap = 120 + k * 62
        stems, ears = skia.Path(), skia.Path()
        for x, size in self.stalks[k]:
            at = x - cam * 0.6
            if abs(x - m) < gap:
                continue
            gust = math.sin(time * 1.5 * self.gust - x * 0.008) + 0.35 * math.sin(time * 4.1 + x * 0.05)
            lean = (12 + 20 * gust * self.gust) * size
            h = high * size
            tx, ty = at + lean, base - h + abs(lean) * 0.16
            stems.moveTo(at, base + 10)
            stems.quadTo(at, base - h * 0.6, tx, ty)
            ears.moveTo(tx - lean * 0.05, ty)
            ears.quadTo(tx + lean * 0.22, ty - 22 * size, tx + lean * 0.7 + 4, ty - 34 * size)
        c.drawPath(stems, stroke(mix(tone, self.t(hexa("#7A6A34")), 0.45), 3.4))
        c.drawPath(ears, stroke(tone, 11 + k * 2))

    def frame(self, c: Any) -> None:
        s, dark, low = self.s, shade(shade(self.t(self.ripe))), HIGH + 90
        for k in range(22):
            side = -1 if k % 2 else 1
            x = s.wide / 2 + side * (s.wide * 0.5 + 30 - k * 7)
            top = 1120 + (k * 37) % 90
            c.drawPath(smooth([(x, low), (x - side * 10, 1240), (x - side * 34, top)], False), stroke(dark, 6))
            c.drawOval(oval(x - side * 38, top - 22, 11, 34), fill(mix(dark, lit(self.t(self.ripe)), 0.3)))
