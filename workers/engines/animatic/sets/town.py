"""Built places outdoors and in stone: city, street, village, castle hall."""

import random
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    LINEAR,
    Colour,
    alpha,
    fill,
    glow,
    hexa,
    linear,
    lit,
    mix,
    poly,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.emoji import drawing
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.tone import WARM


def _pavement(s: Scene, c: Any, y: float, colour: Colour, slabs: float = 120) -> None:
    t = s.tone
    col = t(colour)
    if t.weather == "snow" or t.season == "winter":
        col = mix(col, t(hexa("#F2F7FC")), 0.6)
    c.drawRect(
        rect(-MARGIN_X, y, s.wide + 2 * MARGIN_X, HIGH - y + MARGIN_Y),
        linear((0, y), (0, HIGH), [lit(col), col, shade(col)]),
    )
    k = -MARGIN_X
    while k < s.wide + MARGIN_X:
        dx = (k - s.wide / 2) * 0.5
        c.drawLine(k, y, k + dx, HIGH + MARGIN_Y, stroke(alpha(shade(shade(col)), 80), 2))
        k += slabs
    for u in (0.1, 0.26, 0.5, 0.85):
        yy = y + (HIGH - y) * u
        c.drawLine(-MARGIN_X, yy, s.wide + MARGIN_X, yy, stroke(alpha(shade(shade(col)), 70), 2))


@scene("city")
class City:
    def __init__(self, s: Scene) -> None:
        self.s = s
        self.t, self.rng = s.tone, s.rng(1)
        s.ground, s.floor, s.surface, s.ambience = 1140, 985, "stone", ("city",)
        self.colours = ("#4F74B0", "#6C8FC6", "#3F5C94", "#8C86A8", "#5E8FA8", "#B99C86")
        s.plate(0.1, self.far)
        s.plate(0.34, self.middle)
        s.plate(0.6, self.near)
        sun_glow(s, 0.68, 0.2)
        self.cars = [
            (self.rng.random(), self.rng.choice(("#FFE9B0", "#FF6B5E")), self.rng.choice((-1, 1))) for _ in range(5)
        ]
        s.shine(self.traffic, 0.5)

    def far(self, c: Any) -> None:
        s, rng = self.s, self.rng
        b.sky(s, c, (0.68, 0.2))
        for d, lo, hi, w in ((0.85, 260, 560, 70), (0.62, 200, 480, 90)):
            x = -MARGIN_X - 40
            while x < s.wide + MARGIN_X:
                ww = rng.uniform(0.7, 1.3) * w
                b.tower(s, c, x, 960, ww, rng.uniform(lo, hi), hexa(rng.choice(self.colours)), rng, d, 18)
                x += ww + 3
            b.haze_band(s, c, 940, 100, 100)

    def middle(self, c: Any) -> None:
        s, rng = self.s, self.rng
        x = -MARGIN_X - 60
        while x < s.wide + MARGIN_X:
            ww = rng.uniform(150, 220)
            gap = abs(x + ww / 2 - s.wide * 0.52) < 150
            if not gap:
                high = rng.uniform(560, 980) * (1.0 if abs(x + ww / 2 - s.wide / 2) > s.wide * 0.34 else 0.72)
                b.tower(s, c, x, 1000, ww, high, hexa(rng.choice(self.colours)), rng, 0.08, 30)
                self.storey(c, x, ww, rng)
            x += ww + (6 if not gap else 30)

    def storey(self, c: Any, x: float, w: float, rng: random.Random) -> None:
        """The shop at the foot of a tower."""
        t = self.t
        col = hexa(rng.choice(("#D8574A", "#3E8F8A", "#E0A63C", "#7A5AA8")))
        glass = [rgb(255, 236, 190), rgb(255, 190, 110)] if t.night > 0.2 else [t(hexa("#DDF2FA")), t(hexa("#6E9CBC"))]
        c.drawRect(rect(x, 876, w, 124), linear((0, 876), (0, 1000), [t(hexa("#4A4E62")), t(hexa("#2F3244"))]))
        for k in range(2):
            c.drawRoundRect(rect(x + 10 + k * w / 2, 908, w / 2 - 18, 84), 4, 4, linear((0, 908), (0, 992), glass))
        c.drawPath(poly((x + 4, 884), (x + w - 4, 884), (x + w - 14, 914), (x + 14, 914)),
                   linear((0, 884), (0, 914), [t(lit(col)), t(shade(col))]))  # fmt: skip

    def near(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.rng
        _pavement(s, c, 985, hexa("#8E94A6"))
        c.drawRect(rect(-MARGIN_X, 978, s.wide + 2 * MARGIN_X, 10), fill(t(hexa("#C9CEDA"))))
        for x, h in ((0.02, 420), (0.97, 440)):
            b.lamp_post(s, c, x * s.wide, 1060, h, 1 if x < 0.5 else -1)
        for x in (0.2, 0.82):
            plants.in_wind(
                s, c, plants.tree, x * s.wide, 1010, 250, t(plants.leaf_colour(t, rng)), t(hexa("#6B4A34")), rng
            )
            c.drawRoundRect(rect(x * s.wide - 44, 990, 88, 42), 6, 6, fill(t(hexa("#6E6A7A"))))

    def traffic(self, c: Any, time: float, cam: float) -> None:
        s = self.s
        if self.t.night < 0.3:
            return
        for o, col, side in self.cars:
            x = (o * (s.wide + 300) + side * time * 170 - cam * 0.5) % (s.wide + 300) - 150
            glow(c, x, 980, 60, hexa(col), 150, ADD)


def _pair_of_windows(s: Scene, c: Any, x: float, wy: float, w: float, rng: random.Random, d: float) -> None:
    t = s.tone
    for i in range(2):
        wx = x + w * (0.16 + i * 0.42)
        on = rng.random() < t.night * 0.85
        c.drawRoundRect(rect(wx - 5, wy - 5, w * 0.26 + 10, 80), 4, 4, fill(t(hexa("#F6F0E6"), d)))
        c.drawRect(
            rect(wx, wy, w * 0.26, 70),
            fill(WARM) if on else linear((0, wy), (0, wy + 70), [t(hexa("#BFE2F6"), d), t(hexa("#6E9CC4"), d)]),
        )
        c.drawLine(wx + w * 0.13, wy, wx + w * 0.13, wy + 70, stroke(t(hexa("#F6F0E6"), d), 4))
        if on:
            glow(c, wx + w * 0.13, wy + 35, 100, WARM, 90)


def _shop_front(s: Scene, c: Any, x: float, base: float, w: float, roof: str, d: float) -> None:
    t = s.tone
    on = t.night > 0.2
    glass = [rgb(255, 236, 190), rgb(255, 190, 110)] if on else [t(hexa("#D4EEFA"), d), t(hexa("#7FA9C4"), d)]
    c.drawRoundRect(rect(x + w * 0.1, base - 110, w * 0.5, 100), 4, 4, linear((0, base - 110), (0, base), glass))
    c.drawRoundRect(rect(x + w * 0.68, base - 118, w * 0.22, 118), 4, 4, fill(t(shade(hexa(roof)), d)))
    for k in range(7):
        col = t(hexa(roof), d) if k % 2 else t(hexa("#F8F2E6"), d)
        q = w / 7
        awning = skia.Path()
        awning.moveTo(x + k * q, base - 150)
        awning.lineTo(x + (k + 1) * q, base - 150)
        awning.lineTo(x + (k + 1) * q, base - 120)
        awning.quadTo(x + (k + 0.5) * q, base - 98, x + k * q, base - 120)
        c.drawPath(awning, linear((0, base - 150), (0, base - 100), [lit(col), shade(col)]))


def _house(
    s: Scene,
    c: Any,
    x: float,
    base: float,
    w: float,
    h: float,
    wall: str,
    roof: str,
    rng: random.Random,
    d: float,
    shop: bool,
) -> None:
    t = s.tone
    body, top = t(hexa(wall), d), t(hexa(roof), d)
    c.drawRect(rect(x, base - h, w, h), linear((x, 0), (x + w, 0), [lit(body), body, shade(body)]))
    c.drawPath(poly((x - 14, base - h), (x + w * 0.5, base - h - w * 0.46), (x + w + 14, base - h)),
               linear((0, base - h - w * 0.46), (0, base - h), [lit(top), shade(top)]))  # fmt: skip
    if t.weather == "snow" or t.season == "winter":
        c.drawPath(
            smooth(
                [
                    (x - 16, base - h),
                    (x + w * 0.5, base - h - w * 0.5),
                    (x + w + 16, base - h),
                    (x + w * 0.5, base - h - w * 0.28),
                ]
            ),
            fill(t(hexa("#F4F9FF"), d)),
        )
    c.drawRect(rect(x + w * 0.7, base - h - w * 0.42, w * 0.1, w * 0.3), fill(shade(top)))
    rows = max(1, int((h - (150 if shop else 20)) / 120))
    for j in range(rows):
        _pair_of_windows(s, c, x, base - h + 30 + j * 120, w, rng, d)
    if shop:
        _shop_front(s, c, x, base, w, roof, d)
    else:
        c.drawRoundRect(rect(x + w * 0.4, base - 86, w * 0.2, 86), 8, 8, fill(t(shade(shade(hexa(roof))), d)))


HOUSES = (
    ("#F2C9A0", "#B5533C"),
    ("#A9D0C4", "#3F6E7A"),
    ("#F6E2B8", "#8A5B3A"),
    ("#E8A798", "#7A3B3F"),
    ("#BFC6E6", "#4B5D8A"),
    ("#F0B9C4", "#9A4A5E"),
    ("#CFE0B8", "#5B7F4B"),
)


@scene("street")
def street(s: Scene) -> None:
    t, rng = s.tone, s.rng(2)
    s.ground, s.floor, s.surface, s.ambience = 1150, 1010, "stone", ("city", "birds")

    def far(c: Any) -> None:
        b.sky(s, c, (0.3, 0.18))
        x = -MARGIN_X
        while x < s.wide + MARGIN_X:
            w = rng.uniform(90, 150)
            b.tower(s, c, x, 950, w, rng.uniform(260, 460), hexa("#9AA8C4"), rng, 0.7, 24)
            x += w + 2

    def middle(c: Any) -> None:
        x, k = -MARGIN_X, rng.randrange(7)
        while x < s.wide + MARGIN_X:
            w = rng.uniform(190, 240)
            wall, roof = HOUSES[k % len(HOUSES)]
            _house(s, c, x, 1012, w, rng.uniform(380, 560), wall, roof, rng, 0.1, True)
            x += w + 6
            k += 1

    def near(c: Any) -> None:
        _pavement(s, c, 1010, hexa("#B9B2A8"), 90)
        c.drawRect(rect(-MARGIN_X, 1236, s.wide + 2 * MARGIN_X, 16), fill(t(hexa("#D8D2C8"))))
        c.drawRect(rect(-MARGIN_X, 1252, s.wide + 2 * MARGIN_X, 200), fill(t(hexa("#565A6B"))))
        x = 60.0
        while x < s.wide:
            b.lamp_post(s, c, x, 1050, 400, 1)
            x += 620
        for q in (0.86,):
            tx = q * s.wide
            plants.in_wind(s, c, plants.tree, tx, 1040, 320, t(plants.leaf_colour(t, rng)), t(hexa("#6B4A34")), rng)
        c.drawImageRect(drawing("postbox", 160), skia.Rect.MakeXYWH(s.wide * 0.22, 950, 100, 100), LINEAR)

    s.plate(0.12, far)
    s.plate(0.4, middle)
    s.plate(0.6, near)
    sun_glow(s, 0.3, 0.18)


@scene("village")
class Village:
    def __init__(self, s: Scene) -> None:
        self.s = s
        self.t, self.rng = s.tone, s.rng(6)
        s.ground, s.floor, s.surface, s.ambience = 1140, 985, "earth", ("birds", "bells")
        s.plate(0.15, self.far)
        s.plate(0.42, self.middle)
        s.plate(0.6, self.near)
        sun_glow(s, 0.72, 0.22)
        drift(s, 20, self.t.spec.shaft)

    def far(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.rng
        b.sky(s, c, (0.72, 0.22))
        b.ridge(s, c, 860, 170, 190, t(hexa("#6F9A7A"), 0.75), t(hexa("#86B07A"), 0.6), 2)
        b.ridge(s, c, 930, 110, 220, t(hexa("#7CB56B"), 0.5), t(hexa("#86BF6B"), 0.4), 3)
        for k in range(int(5 * s.wide / 704)):
            x = rng.uniform(0, s.wide)
            _house(s, c, x, 900 + k % 3 * 14, 74, 70, *HOUSES[k % 7], rng, 0.5, False)
        cx = s.wide * 0.3
        c.drawRect(rect(cx, 690, 50, 220), fill(t(hexa("#E8DCC8"), 0.5)))
        c.drawPath(poly((cx - 8, 692), (cx + 25, 580), (cx + 58, 692)), fill(t(hexa("#8A4A44"), 0.5)))
        b.haze_band(s, c, 940, 60, 100)

    def middle(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.rng
        for k, x in enumerate((-0.14, 0.7, 1.02) if s.wide < 900 else (-0.05, 0.1, 0.68, 0.82, 0.98)):
            wall, roof = HOUSES[(k * 2 + 1) % 7]
            _house(s, c, x * s.wide, 1030, 230, 230 + 40 * (k % 2), wall, roof, rng, 0.12, False)
        for x in (0.3, 0.62):
            plants.tree(c, x * s.wide, 1016, 200, t(plants.leaf_colour(t, rng), 0.2), t(hexa("#6B4A34"), 0.2), rng)

    def near(self, c: Any) -> None:
        s, t = self.s, self.t
        b.ground(s, c, 1020, (t(hexa("#8FC46B")), t(hexa("#74AA58")), t(hexa("#3F6E48"))), 10)
        lane = smooth(
            [
                (s.wide * 0.46, 1020),
                (s.wide * 0.54, 1020),
                (s.wide * 0.7, 1130),
                (s.wide * 0.98, HIGH + 90),
                (s.wide * 0.02, HIGH + 90),
                (s.wide * 0.36, 1120),
            ]
        )
        c.drawPath(lane, linear((0, 1020), (0, HIGH), [t(hexa("#E0C79A")), t(hexa("#B5946A"))]))
        plants.tufts(s, c, 1040, 1290, 60, t(hexa("#5B9048")))
        plants.flowers(s, c, 1040, 1280, 36, ("#F2545B", "#FFD23F", "#FFFFFF", "#F79AC0"))
