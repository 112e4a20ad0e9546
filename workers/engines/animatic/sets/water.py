"""Water: beach, open sea, lake, and the reef under it."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    LINEAR,
    Colour,
    alpha,
    blur,
    fill,
    glow,
    hexa,
    linear,
    lit,
    mix,
    oval,
    poly,
    radial,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
    tube,
)  # fmt: skip
from workers.engines.animatic.art.emoji import drawing
from workers.engines.animatic.art.warp import Warped
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.landscapes import drift, sun_glow

SEA_NEAR, SEA_FAR = hexa("#1F7FB8"), hexa("#3FB0D9")


def _surf(s: Scene, y: float, colour: Colour) -> None:
    """Waves that run up the sand and slide back."""

    def wash(c: Any, t: float, _cam: float) -> None:
        for k in range(3):
            reach = y + 10 + k * 17 + 20 * math.sin(t * 0.9 - k * 0.9)
            pts = [(x, reach + 7 * math.sin(x * 0.013 + t * 0.8 + k * 2)) for x in range(-60, int(s.wide) + 120, 60)]
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
        b.palm(c, -0.02 * s.wide, 1120, 620, t(hexa("#4FA75A")), t(hexa("#A8784E")), 0.32)
        b.palm(c, 1.04 * s.wide, 1090, 520, t(hexa("#3F9652")), t(hexa("#97683F")), -0.34)
        for name, x, y, z in (
            ("spiral-shell", 0.24, 1222, 46),
            ("crab", 0.86, 1210, 60),
            ("beach-with-umbrella", 0.9, 1070, 130),
        ):
            c.drawImageRect(drawing(name, 192), skia.Rect.MakeXYWH(x * s.wide - z / 2, y - z, z, z), LINEAR)

    s.plate(0.12, far)
    s.plate(0.6, near)
    _surf(s, 990, t(hexa("#5FC4D4")))
    sun_glow(s, 0.7, 0.2)
    drift(s, 12, t.spec.shaft)


def _waves(s: Scene, c: Any, y: float, amp: float, length: float, colour: Colour, salt: float) -> None:
    pts = [(-MARGIN_X - 40, HIGH + MARGIN_Y + 20)]
    x = -MARGIN_X - 40
    while x < s.wide + MARGIN_X + 60:
        pts.append((x, y + amp * math.sin(x / length + salt) + amp * 0.4 * math.sin(x / length * 2.3 + salt)))
        x += 26
    pts.append((s.wide + MARGIN_X + 60, HIGH + MARGIN_Y + 20))
    c.drawPath(poly(*pts), linear((0, y - amp), (0, y + 200), [lit(lit(colour)), colour, shade(colour)], [0, 0.14, 1]))
    c.drawPath(smooth(pts[1:-1], False), stroke(alpha(rgb(255, 255, 255), 110), 3))


@scene("sea")
def sea(s: Scene) -> None:
    t = s.tone
    s.ground, s.floor, s.surface, s.medium, s.ambience, s.wet = 1010, 880, "water", "water", ("sea", "wind"), False
    rough = 2.0 if t.weather in ("storm", "wind") else 1.2 if t.weather == "rain" else 1.0

    def far(c: Any) -> None:
        b.sky(s, c, (0.66, 0.22), 860)
        b.water(s, c, 840, 1200, SEA_NEAR, SEA_FAR)

    s.plate(0.1, far)

    def swell(c: Any, time: float, cam: float) -> None:
        for k, (y, amp, ln, depth) in enumerate(((904, 5, 60, 0.3), (948, 8, 84, 0.45))):
            _moving(
                s,
                c,
                y,
                amp * rough,
                ln,
                mix(t(SEA_FAR, 0.25 - k * 0.1), t(SEA_NEAR), k * 0.5),
                time * (0.8 + k * 0.2) + k * 2,
                cam * depth,
            )

    def front(c: Any, time: float, cam: float) -> None:
        for k, (y, amp, ln, depth) in enumerate(((1064, 11, 116, 0.7), (1150, 17, 160, 1.0), (1244, 22, 210, 1.3))):
            _moving(
                s,
                c,
                y,
                amp * rough,
                ln,
                mix(t(SEA_NEAR), t(hexa("#0F4F86")), k * 0.45),
                time * (1.1 + k * 0.2) + k * 2.4,
                cam * depth,
            )

    s.live(swell)
    s.front(front)
    sun_glow(s, 0.66, 0.22)


def _moving(s: Scene, c: Any, y: float, amp: float, length: float, colour: Colour, phase: float, shift: float) -> None:
    """One live wave from edge to edge."""
    crest = []
    x = -40.0
    while x < s.wide + 60:
        u = (x + shift) / length
        crest.append((x, y + amp * math.sin(u + phase) + amp * 0.4 * math.sin(u * 2.3 - phase * 1.3)))
        x += 30
    c.drawPath(poly((-40, HIGH + 20), *crest, (s.wide + 60, HIGH + 20)),
               linear((0, y - amp), (0, y + 150), [lit(lit(colour)), colour, shade(colour)], [0, 0.16, 1]))  # fmt: skip
    c.drawPath(smooth(crest, False), stroke(rgb(255, 255, 255, 120), 2.6))


@scene("lake")
def lake(s: Scene) -> None:
    t, rng = s.tone, s.rng(2)
    s.ground, s.floor, s.surface, s.ambience = 1160, 1070, "grass", ("birds", "stream")

    def far(c: Any) -> None:
        b.sky(s, c, (0.7, 0.22), 800)
        b.ridge(s, c, 760, 300, 210, t(hexa("#7A94BF"), 0.7), t(hexa("#9DB4CF"), 0.65), 1, "peaks", True)
        b.haze_band(s, c, 770, 90, 150)
        for _ in range(int(40 * s.wide / 704)):
            b.pine(
                c, rng.uniform(-80, s.wide + 80), rng.uniform(796, 818), rng.uniform(70, 150), t(hexa("#3F7A66"), 0.4)
            )
        b.water(s, c, 812, 1110, hexa("#2F7F96"), hexa("#6FB4C4"))
        c.save()
        c.clipRect(rect(-MARGIN_X, 812, s.wide + 2 * MARGIN_X, 120))
        for _ in range(int(34 * s.wide / 704)):
            x, h = rng.uniform(-80, s.wide + 80), rng.uniform(50, 120)
            c.drawPath(
                poly((x - h * 0.2, 814), (x + h * 0.2, 814), (x, 814 + h)), fill(alpha(t(hexa("#2F5F58"), 0.3), 70))
            )
        c.restore()

    def near(c: Any) -> None:
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
        b.tufts(s, c, 1096, 1300, 90, t(hexa("#4E8A48")))
        b.flowers(s, c, 1100, 1290, 30, ("#FFFFFF", "#FFD23F", "#B79CED"))

    s.plate(0.12, far)
    s.plate(0.6, near)
    ripple = [(rng.uniform(0, s.wide), rng.uniform(850, 1060), rng.random() * 6) for _ in range(14)]

    def shimmer(c: Any, time: float, cam: float) -> None:
        for x, y, o in ripple:
            a = 60 + 60 * math.sin(time * 1.7 + o)
            c.drawOval(oval((x - cam * 0.2) % s.wide, y, 26 + (y - 840) * 0.16, 2), fill(rgb(255, 255, 255, a)))

    s.live(shimmer)
    sun_glow(s, 0.7, 0.22)
    drift(s, 22, t.spec.shaft)


@scene("underwater")
def underwater(s: Scene) -> None:
    rng, wide = s.rng(7), s.wide
    s.ground, s.floor, s.surface, s.medium, s.ambience, s.wet = 1150, 1050, "sand", "under", ("underwater",), False
    s.ambient = (rgb(60, 190, 240, 40), rgb(0, 50, 130, 100))
    s.rim = (rgb(190, 255, 255, 200), rgb(60, 140, 255, 120))
    dark = 0.45 if s.tone.hour == "night" else 0.15 if s.tone.hour == "dusk" else 0.0

    def d(c: Colour) -> Colour:
        return mix(c, rgb(4, 14, 50), dark)

    def coral(
        c: Any, x: float, y: float, h: float, col: Colour, depth: int = 4, a: float = -math.pi / 2, w: float = 0
    ) -> None:
        w = w or h * 0.16
        ex, ey = x + math.cos(a) * h, y + math.sin(a) * h
        c.drawLine(x, y, ex, ey, stroke(col, w))
        c.drawLine(x - w * 0.18, y, ex - w * 0.18, ey, stroke(alpha(lit(lit(col)), 130), w * 0.34))
        if depth:
            for q in (-0.5, 0.5, 0.05) if rng.random() < 0.5 else (-0.5, 0.5):
                coral(c, ex, ey, h * rng.uniform(0.6, 0.78), col, depth - 1, a + q + rng.uniform(-0.15, 0.15), w * 0.74)

    def fan(c: Any, x: float, y: float, r: float, col: Colour) -> None:
        for k in range(15):
            a = -math.pi * 0.92 + k * math.pi * 0.84 / 14
            rib = skia.Path()
            rib.moveTo(x, y)
            rib.quadTo(
                x + math.cos(a) * r * 0.45, y + math.sin(a) * r * 0.7, x + math.cos(a) * r * 0.95, y + math.sin(a) * r
            )
            c.drawPath(rib, stroke(mix(col, lit(lit(col)), k / 14), 7))
        for part in (0.45, 0.7, 0.92):
            arc = skia.Path()
            arc.addArc(skia.Rect(x - r * part, y - r * part, x + r * part, y + r * part), 196, 148)
            c.drawPath(arc, stroke(col, 3.2))

    def brain(c: Any, x: float, y: float, q: float, col: Colour) -> None:
        c.drawOval(
            skia.Rect(x - q, y - q * 0.8, x + q, y + q * 0.6),
            radial((x - q * 0.3, y - q * 0.5), q * 1.6, [lit(lit(col)), col, shade(col)], [0, 0.5, 1]),
        )
        for k in range(6):
            groove = skia.Path()
            groove.moveTo(x - q * 0.8 + k * q * 0.3, y - q * 0.4 + abs(k - 2.5) * q * 0.08)
            groove.cubicTo(
                x - q * 0.6 + k * q * 0.3,
                y - q * 0.1,
                x - q * 0.95 + k * q * 0.3,
                y,
                x - q * 0.75 + k * q * 0.28,
                y + q * 0.35,
            )
            c.drawPath(groove, stroke(alpha(shade(col), 170), 3))

    def far(c: Any) -> None:
        c.drawPaint(
            linear(
                (0, -80),
                (0, HIGH),
                [
                    d(rgb(150, 240, 245)),
                    d(rgb(52, 190, 226)),
                    d(rgb(16, 120, 190)),
                    d(rgb(8, 66, 136)),
                    d(rgb(6, 40, 96)),
                ],
                [0, 0.18, 0.45, 0.75, 1],
            )
        )
        glow(c, wide * 0.5, -20, 560, rgb(235, 255, 250), 200 * (1 - dark))
        for k in range(2):
            pts = [
                (x, 1000 - 80 * abs(math.sin(x * 0.008 + k * 2)) - rng.uniform(0, 40))
                for x in range(-170, int(wide) + 200, 70)
            ]
            c.drawPath(
                smooth([(-190, HIGH + 100), *pts, (wide + 220, HIGH + 100)]),
                fill(d(rgb(14 + 10 * k, 104 - 18 * k, 168 - 22 * k))),
            )

    def middle(c: Any) -> None:
        pts = [
            (-190, HIGH + 100),
            (-190, 930),
            (40, 880),
            (160, 950),
            (260, 1050),
            (wide * 0.5, 1100),
            (wide - 240, 1040),
            (wide - 150, 930),
            (wide - 40, 860),
            (wide + 190, 900),
            (wide + 190, HIGH + 100),
        ]
        c.drawPath(
            smooth(pts), linear((0, 850), (0, HIGH), [d(rgb(52, 120, 150)), d(rgb(26, 74, 120)), d(rgb(12, 40, 84))])
        )
        coral(c, 30, 930, 70, d(rgb(226, 84, 130)))
        coral(c, wide - 50, 890, 76, d(rgb(255, 140, 90)))
        fan(c, 190, 1040, 110, d(rgb(160, 84, 210)))
        fan(c, wide - 190, 1020, 104, d(rgb(240, 96, 140)))
        brain(c, -20, 970, 60, d(rgb(96, 190, 150)))
        brain(c, wide - 110, 1000, 48, d(rgb(240, 190, 90)))

    def near(c: Any) -> None:
        c.drawPath(
            smooth(
                [
                    (-190, HIGH + 100),
                    (-190, 1130),
                    (60, 1108),
                    (wide * 0.35, 1146),
                    (wide * 0.6, 1150),
                    (wide * 0.85, 1118),
                    (wide + 190, 1124),
                    (wide + 190, HIGH + 100),
                ]
            ),
            linear(
                (0, 1090),
                (0, HIGH),
                [d(rgb(246, 226, 178)), d(rgb(210, 180, 130)), d(rgb(120, 110, 110))],
                [0, 0.35, 1],
            ),
        )
        for _ in range(26):
            c.drawOval(
                oval(rng.uniform(-MARGIN_X, wide + MARGIN_X), rng.uniform(1150, 1330), 30, 3),
                fill(rgb(190, 156, 110, 70)),
            )
        coral(c, -10, 1150, 86, d(rgb(255, 96, 96)))
        brain(c, 80, 1195, 64, d(rgb(232, 120, 170)))
        coral(c, wide + 6, 1150, 80, d(rgb(190, 90, 220)))
        brain(c, wide - 96, 1222, 54, d(rgb(90, 200, 180)))
        for name, x, y, z in (("spiral-shell", 0.34, 1236, 56), ("crab", 0.72, 1244, 62), ("coral", 0.2, 1290, 84)):
            c.drawImageRect(drawing(name, 160), skia.Rect.MakeXYWH(x * wide, y - z, z, z), LINEAR)

    s.plate(0.12, far)
    s.plate(0.4, middle)
    s.plate(0.62, near)

    def frame(c: Any) -> None:
        coral(c, -40, HIGH + 30, 140, rgb(120, 30, 90))
        coral(c, wide + 40, HIGH + 30, 150, rgb(40, 30, 110))

    s.near(frame, 11, 1.35)
    _life(s)


def _life(s: Scene) -> None:
    """Fish, kelp, bubbles and rays of light."""
    rng, wide = s.rng(17), s.wide
    small, stripe = Warped("fish", 90), Warped("tropical-fish", 110)
    fish = [
        (stripe, rng.uniform(0, wide), rng.uniform(260, 820), rng.uniform(0.5, 0.9), rng.uniform(36, 70))
        for _ in range(2)
    ]
    fish += [
        (small, rng.uniform(0, wide), rng.uniform(200, 640), rng.uniform(0.35, 0.6), rng.uniform(50, 80))
        for _ in range(5)
    ]
    kelp = [
        (x * wide, y, h, o)
        for x, y, h, o in (
            (0.02, 1180, 400, 0.0),
            (0.07, 1200, 310, 1.2),
            (0.93, 1190, 430, 2.1),
            (0.98, 1210, 300, 0.6),
        )
    ]
    bubbles = [
        (rng.random() * wide, rng.random() * 1400, rng.uniform(3, 13), rng.random() * 6)
        for _ in range(int(34 * wide / 704))
    ]

    def live(c: Any, t: float, cam: float) -> None:
        for warp, x0, y, z, v in fish:
            x = (x0 + v * t - cam * 0.3) % (wide + 260) - 130
            c.save()
            c.translate(x, y + math.sin(t + x0) * 14)
            c.scale(-z, z)
            warp.draw(c, warp.swim(t * 1.6 + x0, 0.07))
            c.restore()
        for x, y, h, o in kelp:
            pts = [
                (
                    (x - cam * 0.62) % (wide + 200)
                    - (0 if abs(cam) < 200 else 100)
                    + math.sin(t * 0.9 + o + k * 0.55) * k * 4.2,
                    y - h * k / 9,
                )
                for k in range(10)
            ]
            tube(c, pts, [15 * (1 - k / 12) for k in range(10)], rgb(46, 140, 96))
            for k in range(1, 9):
                side = 1 if k % 2 else -1
                c.save()
                c.translate(*pts[k])
                c.rotate(side * (52 + 10 * math.sin(t + o + k)) - 90)
                c.drawOval(
                    skia.Rect(0, -9, 56 - k * 3, 9), linear((0, -9), (0, 9), [rgb(120, 200, 110), rgb(40, 130, 90)])
                )
                c.restore()

    def rise(c: Any, t: float, _cam: float) -> None:
        for x, y, z, o in bubbles:
            yy, xx = (y - t * (40 + z * 9)) % 1400 - 60, x + math.sin(t * 2 + o) * z
            c.drawCircle(xx, yy, z, stroke(rgb(225, 255, 255, 150), 1.4))
            c.drawCircle(xx - z * 0.35, yy - z * 0.35, z * 0.22, fill(rgb(255, 255, 255, 220)))

    def rays(c: Any, t: float, cam: float) -> None:
        k = 0.35 if s.tone.hour == "night" else 1.0
        for i, (x, w) in enumerate(((0.2, 80), (0.42, 120), (0.62, 90), (0.85, 130))):
            x0 = x * wide + math.sin(t * 0.3 + i * 2) * 40 - cam * 0.1 % wide
            lean = (x - 0.5) * 420
            c.drawPath(
                poly((x0, -60), (x0 + w * 0.6, -60), (x0 + w + lean, 1000), (x0 - w * 0.6 + lean, 1000)),
                linear(
                    (0, -60),
                    (0, 1000),
                    [rgb(210, 255, 255, 80 * k * (0.7 + 0.3 * math.sin(t * 0.8 + i * 3))), rgb(180, 250, 255, 0)],
                    None,
                    BlendMode=ADD,
                    MaskFilter=blur(12),
                ),
            )

    s.live(live)
    s.front(rise)
    s.shine(rays)
