"""Built places outdoors and in stone: city, street, village, castle hall."""

import math
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
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.landscapes import drift, sun_glow
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
def city(s: Scene) -> None:
    t, rng = s.tone, s.rng(1)
    s.ground, s.floor, s.surface, s.ambience = 1140, 985, "stone", ("city",)
    colours = ("#7C93B8", "#9AA8C4", "#6B7FA6", "#B0A8B8", "#8FA6B8", "#C4B4A8")

    def far(c: Any) -> None:
        b.sky(s, c, (0.68, 0.2))
        for d, lo, hi, w in ((0.85, 260, 560, 70), (0.62, 200, 480, 90)):
            x = -MARGIN_X - 40
            while x < s.wide + MARGIN_X:
                ww = rng.uniform(0.7, 1.3) * w
                b.tower(s, c, x, 960, ww, rng.uniform(lo, hi), hexa(rng.choice(colours)), rng, d, 18)
                x += ww + 3
            b.haze_band(s, c, 940, 100, 100)

    def middle(c: Any) -> None:
        x = -MARGIN_X - 60
        while x < s.wide + MARGIN_X:
            ww = rng.uniform(130, 200)
            gap = abs(x + ww / 2 - s.wide * 0.52) < 130
            if not gap:
                b.tower(s, c, x, 1000, ww, rng.uniform(420, 820), hexa(rng.choice(colours)), rng, 0.22, 30)
            x += ww + (10 if not gap else 30)

    def near(c: Any) -> None:
        _pavement(s, c, 985, hexa("#8E94A6"))
        c.drawRect(rect(-MARGIN_X, 978, s.wide + 2 * MARGIN_X, 10), fill(t(hexa("#C9CEDA"))))
        for x, h in ((0.02, 420), (0.97, 440)):
            b.lamp_post(s, c, x * s.wide, 1060, h, 1 if x < 0.5 else -1)
        for x in (0.2, 0.82):
            b.tree(c, x * s.wide, 1010, 250, t(b.leaf_colour(t, rng)), t(hexa("#6B4A34")), rng)
            c.drawRoundRect(rect(x * s.wide - 44, 990, 88, 42), 6, 6, fill(t(hexa("#6E6A7A"))))

    s.plate(0.1, far)
    s.plate(0.34, middle)
    s.plate(0.6, near)
    sun_glow(s, 0.68, 0.2)
    cars = [(rng.random(), rng.choice(("#FFE9B0", "#FF6B5E")), rng.choice((-1, 1))) for _ in range(5)]

    def traffic(c: Any, time: float, cam: float) -> None:
        if t.night < 0.3:
            return
        for o, col, side in cars:
            x = (o * (s.wide + 300) + side * time * 170 - cam * 0.5) % (s.wide + 300) - 150
            glow(c, x, 980, 60, hexa(col), 150, ADD)

    s.shine(traffic)


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
        for i in range(2):
            wx, wy = x + w * (0.16 + i * 0.42), base - h + 30 + j * 120
            on = rng.random() < t.night * 0.85
            c.drawRoundRect(rect(wx - 5, wy - 5, w * 0.26 + 10, 80), 4, 4, fill(t(hexa("#F6F0E6"), d)))
            c.drawRect(
                rect(wx, wy, w * 0.26, 70),
                fill(WARM) if on else linear((0, wy), (0, wy + 70), [t(hexa("#BFE2F6"), d), t(hexa("#6E9CC4"), d)]),
            )
            c.drawLine(wx + w * 0.13, wy, wx + w * 0.13, wy + 70, stroke(t(hexa("#F6F0E6"), d), 4))
            if on:
                glow(c, wx + w * 0.13, wy + 35, 100, WARM, 90)
    if shop:
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
            b.tree(c, tx, 1040, 320, t(b.leaf_colour(t, rng)), t(hexa("#6B4A34")), rng)
        c.drawImageRect(drawing("postbox", 160), skia.Rect.MakeXYWH(s.wide * 0.22, 950, 100, 100), LINEAR)

    s.plate(0.12, far)
    s.plate(0.4, middle)
    s.plate(0.6, near)
    sun_glow(s, 0.3, 0.18)


@scene("village")
def village(s: Scene) -> None:
    t, rng = s.tone, s.rng(6)
    s.ground, s.floor, s.surface, s.ambience = 1140, 985, "earth", ("birds", "bells")

    def far(c: Any) -> None:
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

    def middle(c: Any) -> None:
        for k, x in enumerate((-0.14, 0.7, 1.02) if s.wide < 900 else (-0.05, 0.1, 0.68, 0.82, 0.98)):
            wall, roof = HOUSES[(k * 2 + 1) % 7]
            _house(s, c, x * s.wide, 1030, 230, 230 + 40 * (k % 2), wall, roof, rng, 0.12, False)
        for x in (0.3, 0.62):
            b.tree(c, x * s.wide, 1016, 200, t(b.leaf_colour(t, rng), 0.2), t(hexa("#6B4A34"), 0.2), rng)

    def near(c: Any) -> None:
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
        b.tufts(s, c, 1040, 1290, 60, t(hexa("#5B9048")))
        b.flowers(s, c, 1040, 1280, 36, ("#F2545B", "#FFD23F", "#FFFFFF", "#F79AC0"))

    s.plate(0.15, far)
    s.plate(0.42, middle)
    s.plate(0.6, near)
    sun_glow(s, 0.72, 0.22)
    drift(s, 20, t.spec.shaft)


@scene("castle")
def castle(s: Scene) -> None:
    """A great hall of stone, with banners, torches and tall windows."""
    t, rng = s.tone, s.rng(7)
    s.ground, s.floor, s.surface, s.ambience, s.sheltered, s.wet = 1140, 960, "stone", ("fire",), True, False
    s.ambient = (rgb(255, 170, 90, 34), rgb(30, 16, 50, 110))
    s.rim = (rgb(255, 200, 120, 225), rgb(130, 150, 255, 130))
    stone = hexa("#8A8496")
    columns = [x * 330 + s.wide / 2 - 165 for x in range(-int(s.wide / 660) - 2, int(s.wide / 660) + 4)]

    def wall(c: Any) -> None:
        c.drawPaint(linear((0, -80), (0, 1000), [rgb(44, 38, 58), rgb(98, 90, 112), rgb(120, 106, 118)]))
        for j in range(24):
            for i in range(-3, int(s.wide / 74) + 4):
                left, y = i * 74 + (37 if j % 2 else 0), -80 + j * 46
                c.drawRoundRect(
                    rect(left + 2, y + 2, 70, 42),
                    5,
                    5,
                    fill(alpha(mix(stone, rgb(60, 54, 80), rng.random() * 0.55), 120)),
                )
        for x in columns:
            wx = x + 165
            path = skia.Path()
            path.addRoundRect(rect(wx - 54, 190, 108, 430), 54, 54)
            c.drawPath(path, linear((0, 190), (0, 620), t.sky))
            c.drawPath(path, stroke(rgb(58, 52, 72), 14))
            c.drawLine(wx, 190, wx, 620, stroke(rgb(58, 52, 72), 7))
            for y in (330, 450, 560):
                c.drawLine(wx - 54, y, wx + 54, y, stroke(rgb(58, 52, 72), 5))
        c.drawRect(
            rect(-MARGIN_X, -90, s.wide + 2 * MARGIN_X, 330),
            linear((0, -90), (0, 240), [rgb(18, 12, 30, 230), rgb(18, 12, 30, 0)]),
        )

    def hall(c: Any) -> None:
        c.drawRect(
            rect(-MARGIN_X, 960, s.wide + 2 * MARGIN_X, 500),
            linear((0, 960), (0, HIGH), [rgb(96, 84, 96), rgb(52, 44, 62)]),
        )
        for k in range(-12, 14):
            c.drawLine(s.wide / 2 + k * 76, 960, s.wide / 2 + k * 220, HIGH + 90, stroke(rgb(36, 28, 44, 120), 3))
        for u in (0.08, 0.24, 0.5, 0.86):
            c.drawLine(-MARGIN_X, 960 + 320 * u, s.wide + MARGIN_X, 960 + 320 * u, stroke(rgb(36, 28, 44, 100), 3))
        c.drawPath(
            poly(
                (s.wide / 2 - 80, 960),
                (s.wide / 2 + 80, 960),
                (s.wide / 2 + 240, HIGH + 90),
                (s.wide / 2 - 240, HIGH + 90),
            ),
            linear((0, 960), (0, HIGH), [hexa("#9A2436"), hexa("#C8324A")]),
        )
        for side in (-1, 1):
            c.drawLine(s.wide / 2 + side * 74, 960, s.wide / 2 + side * 226, HIGH + 90, stroke(hexa("#E8B93A"), 6))
        for x in columns:
            c.drawRect(
                rect(x - 34, -90, 68, 1060),
                linear((x - 34, 0), (x + 34, 0), [rgb(150, 142, 158), rgb(112, 104, 124), rgb(58, 50, 74)]),
            )
            c.drawRect(
                rect(x - 48, 930, 96, 44), linear((x - 48, 0), (x + 48, 0), [rgb(160, 152, 168), rgb(66, 58, 82)])
            )
            banner = skia.Path()
            banner.addPoly(
                [skia.Point(*q) for q in ((x - 30, 210), (x + 30, 210), (x + 30, 440), (x, 400), (x - 30, 440))], True
            )
            c.drawPath(banner, linear((x - 30, 0), (x + 30, 0), [hexa("#3B4FA8"), hexa("#27356F")]))
            c.drawImageRect(drawing("fleur-de-lis", 96), skia.Rect.MakeXYWH(x - 22, 270, 44, 44), LINEAR)
            c.drawRoundRect(rect(x - 6, 640, 12, 70), 4, 4, fill(rgb(60, 40, 34)))

    s.plate(0.3, wall)
    s.plate(0.6, hall)

    def torches(c: Any, time: float, cam: float) -> None:
        for i, x in enumerate(columns):
            f = math.sin(time * 11 + i * 2) * 5
            xx = x - cam * 0.6
            for w, h, col in ((15, 54, "#FF7A1F"), (9, 36, "#FFD23F"), (4, 20, "#FFF6D0")):
                c.drawPath(
                    smooth(
                        [
                            (xx - w, 636),
                            (xx - w * 0.5 + f * 0.4, 636 - h * 0.5),
                            (xx + f, 636 - h),
                            (xx + w * 0.6, 636 - h * 0.5),
                            (xx + w, 636),
                        ]
                    ),
                    fill(hexa(col)),
                )

    s.live(torches)

    def light(c: Any, time: float, cam: float) -> None:
        for i, x in enumerate(columns):
            glow(c, x - cam * 0.6, 610, 210 + 14 * math.sin(time * 9 + i), hexa("#FF9A3A"), 130, ADD)

    s.shine(light)
    drift(s, 24, hexa("#FFC98A"), 2.0, 4)
