"""Away from Earth: open space, a red planet, the inside of a spaceship."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    alpha,
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
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene


def stars(s: Scene, c: Any, n: int, low: float = HIGH + 80, salt: int = 1) -> None:
    rng = s.rng(salt)
    for _ in range(int(n * s.wide / 704)):
        x, y = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(-MARGIN_Y, low)
        r = rng.random() ** 3 * 2.4 + 0.5
        col = rng.choice((rgb(255, 255, 255), rgb(190, 214, 255), rgb(255, 226, 190)))
        c.drawCircle(x, y, r, fill(alpha(col, rng.randint(90, 255))))
        if r > 2.2:
            for dx, dy in ((9, 0), (0, 9)):
                c.drawLine(x - dx, y - dy, x + dx, y + dy, stroke(alpha(col, 120), 1))


def planet(
    c: Any, x: float, y: float, r: float, colour: Colour, bands: bool = True, ring: bool = False, light: float = -1
) -> None:
    glow(c, x, y, r * 1.7, lit(colour), 90)
    if ring:
        _ring(c, x, y, r, 180, 182)
    c.drawCircle(
        x,
        y,
        r,
        radial(
            (x + light * r * 0.45, y - r * 0.4),
            r * 1.75,
            [lit(lit(colour)), colour, shade(shade(shade(colour)))],
            [0, 0.45, 1],
        ),
    )
    if bands:
        c.save()
        disc = skia.Path()
        disc.addCircle(x, y, r)
        c.clipPath(disc, True)
        for d, h in ((-0.62, 0.16), (-0.24, 0.24), (0.2, 0.13), (0.5, 0.2)):
            c.drawOval(
                skia.Rect(x - r * 1.2, y + d * r, x + r * 1.2, y + (d + h) * r), fill(alpha(lit(lit(colour)), 54))
            )
        c.restore()
    if ring:
        _ring(c, x, y, r, -2, 184)


def _ring(c: Any, x: float, y: float, r: float, start: float, sweep: float) -> None:
    c.save()
    c.translate(x, y)
    c.rotate(-16)
    for k, w, a in ((1.9, 0.075, 190), (1.65, 0.055, 150), (1.45, 0.03, 110)):
        c.drawArc(
            skia.Rect(-r * k, -r * k * 0.22, r * k, r * k * 0.22),
            start,
            sweep,
            False,
            stroke(rgb(255, 226, 190, a), r * w),
        )
    c.restore()


def _nebula(s: Scene, c: Any, colours: tuple[str, ...]) -> None:
    rng = s.rng(5)
    for k in range(16):
        col = hexa(colours[k % len(colours)])
        x, y, r = rng.uniform(-60, s.wide + 60), rng.uniform(60, 1100), rng.uniform(150, 380)
        c.drawCircle(x, y, r, radial((x, y), r, [alpha(col, 62), alpha(col, 24), alpha(col, 0)], [0, 0.5, 1]))


@scene("space")
def space(s: Scene) -> None:
    s.ground, s.floor, s.medium, s.surface, s.ambience, s.wet, s.sheltered = (
        900,
        500,
        "space",
        "air",
        ("hum",),
        False,
        True,
    )
    s.ambient = (rgb(120, 150, 255, 26), rgb(16, 6, 60, 120))
    s.rim = (rgb(255, 226, 190, 235), rgb(120, 150, 255, 190))

    def far(c: Any) -> None:
        c.drawPaint(
            linear((0, -80), (s.wide, HIGH), [rgb(8, 6, 30), rgb(26, 14, 66), rgb(54, 18, 84), rgb(12, 10, 44)])
        )
        _nebula(s, c, ("#7A3CFF", "#FF4FA0", "#2F7BFF", "#22C8E0"))
        stars(s, c, 320)

    def worlds(c: Any) -> None:
        planet(c, s.wide * 0.82, 230, 120, hexa("#E29A6E"), True, True)
        planet(c, s.wide * 0.12, 520, 44, hexa("#9AA8C8"), False)
        x, y, r = s.wide * 0.36, HIGH + 330, 620.0
        planet(c, x, y, r, hexa("#2F7FD0"), False)
        c.save()
        disc = skia.Path()
        disc.addCircle(x, y, r)
        c.clipPath(disc, True)
        rng = s.rng(9)
        for _ in range(9):
            lx, ly = x + rng.uniform(-0.8, 0.8) * r, y - r * rng.uniform(0.5, 0.98)
            c.drawPath(
                smooth([(lx - 90, ly), (lx - 30, ly - 26), (lx + 40, ly - 14), (lx + 96, ly + 6), (lx + 20, ly + 26)]),
                fill(rgb(96, 176, 110, 190)),
            )
        for _ in range(16):
            lx, ly = x + rng.uniform(-0.9, 0.9) * r, y - r * rng.uniform(0.4, 1.0)
            c.drawOval(oval(lx, ly, rng.uniform(40, 130), 7), fill(rgb(255, 255, 255, 110)))
        c.restore()
        c.drawCircle(x, y, r + 6, stroke(rgb(150, 214, 255, 110), 14))

    s.plate(0.05, far)
    s.plate(0.2, worlds)
    rng = s.rng(4)
    twinkle = [(rng.random(), rng.uniform(0, 1100), rng.random() * 6, rng.uniform(1.2, 2.8)) for _ in range(34)]
    rocks = [
        (rng.random(), rng.uniform(120, 1050), rng.uniform(8, 26), rng.uniform(10, 40), rng.random() * 6)
        for _ in range(9)
    ]

    def live(c: Any, t: float, cam: float) -> None:
        for x, y, o, r in twinkle:
            c.drawCircle(x * s.wide, y, r, fill(rgb(255, 255, 255, 120 + 110 * math.sin(t * 2.4 + o))))
        for x, y, r, v, o in rocks:
            xx = s.wide + 60 - (x * (s.wide + 120) + t * v + cam * 0.5) % (s.wide + 120)
            c.save()
            c.translate(xx, y + math.sin(t * 0.4 + o) * 12)
            c.rotate(math.degrees(t * 0.3 + o))
            c.drawPath(
                smooth(
                    [
                        (-r, 0),
                        (-r * 0.6, -r * 0.7),
                        (r * 0.3, -r * 0.8),
                        (r, -r * 0.1),
                        (r * 0.6, r * 0.7),
                        (-r * 0.4, r * 0.7),
                    ]
                ),
                linear((-r, -r), (r, r), [rgb(150, 134, 150), rgb(60, 50, 76)]),
            )
            c.restore()
        u = (t * 0.23) % 1
        if u < 0.12:
            x, y = s.wide * (0.9 - u * 5), 120 + u * 1900
            c.drawLine(x, y, x + 120, y - 46, stroke(rgb(255, 255, 255, 200 * (1 - u / 0.12)), 3))

    s.live(live)
    s.shine(lambda c, t, cam: glow(c, s.wide * 0.82 - cam * 0.2, 230, 260 + 4 * math.sin(t), hexa("#FFB080"), 70, ADD))


@scene("planet")
def red_planet(s: Scene) -> None:
    s.ground, s.floor, s.surface, s.ambience, s.wet, s.sheltered = 1130, 1000, "sand", ("wind",), False, True
    s.ambient = (rgb(255, 160, 100, 36), rgb(80, 20, 30, 96))
    s.rim = (rgb(255, 226, 190, 220), rgb(255, 150, 90, 100))
    rng = s.rng(17)
    dim = {"night": 0.5, "dusk": 0.16, "dawn": 0.08}.get(s.tone.hour, 0.0)

    def d(col: Colour) -> Colour:
        return mix(col, rgb(16, 8, 44), dim)

    def sky(c: Any) -> None:
        c.drawPaint(
            linear(
                (0, -80),
                (0, 980),
                [
                    rgb(20, 10, 36),
                    d(rgb(70, 26, 60)),
                    d(rgb(178, 74, 66)),
                    d(rgb(246, 160, 104)),
                    d(rgb(255, 214, 160)),
                ],
                [0, 0.25, 0.55, 0.82, 1],
            )
        )
        stars(s, c, 200, 620, 3)
        planet(c, s.wide * 0.22, 290, 120, d(rgb(226, 150, 120)), True, True, 1)
        planet(c, s.wide * 0.86, 170, 28, rgb(214, 196, 196), False)
        glow(c, s.wide * 0.7, 880, 330, rgb(255, 236, 190), 200 * (1 - dim))

    def mesas(c: Any) -> None:
        b.ridge(s, c, 930, 190, 60, d(rgb(206, 104, 92)), d(rgb(240, 160, 110)), 2, "mesa")

    def base(c: Any) -> None:
        b.ridge(s, c, 1000, 110, 150, d(rgb(196, 86, 66)), d(rgb(220, 116, 74)), 3)
        for x, q in ((0.68, 92), (0.86, 62)) if s.wide < 900 else ((0.76, 92), (0.86, 62)):
            cx = x * s.wide
            c.drawArc(
                skia.Rect(cx - q, 1014 - q, cx + q, 1014 + q),
                180,
                180,
                True,
                radial(
                    (cx + q * 0.3, 1014 - q * 0.6),
                    q * 1.5,
                    [rgb(255, 255, 250), rgb(214, 206, 214), rgb(120, 90, 110)],
                    [0, 0.5, 1],
                ),
            )
            for k in (-0.45, 0, 0.45):
                c.drawCircle(cx + k * q, 1014 - q * 0.36, q * 0.11, fill(rgb(255, 220, 130)))
            c.drawRect(rect(cx - q, 1004, 2 * q, 14), fill(rgb(120, 90, 104)))

    def ground(c: Any) -> None:
        b.ground(s, c, 1072, (d(rgb(236, 128, 76)), d(rgb(196, 86, 56)), d(rgb(104, 38, 40))), 16)
        for at, low, q in ((0.1, 1150, 62), (0.92, 1180, 84), (0.55, 1300, 130)):
            c.drawOval(
                oval(at * s.wide, low, q, q * 0.26),
                linear((0, low - q * 0.26), (0, low + q * 0.26), [d(rgb(110, 40, 40)), d(rgb(190, 84, 58))]),
            )
            c.drawOval(oval(at * s.wide, low, q, q * 0.26), stroke(d(rgb(255, 176, 120, 160)), 4))
        for _ in range(int(30 * s.wide / 704)):
            x, y = rng.uniform(-60, s.wide + 60), rng.uniform(1100, 1350)
            b.rock(c, x, y, (y - 1060) * 0.07 * rng.uniform(0.4, 1), d(rgb(190, 96, 66)), rng)

    def frame(c: Any) -> None:
        low = HIGH + 80
        c.drawPath(
            smooth([(-60, low), (-60, 1210), (40, 1170), (130, 1250), (200, low)]),
            linear((0, 1160), (0, low), [d(rgb(150, 62, 50)), d(rgb(50, 14, 26))]),
        )
        c.drawPath(
            smooth(
                [
                    (s.wide + 60, low),
                    (s.wide + 60, 1250),
                    (s.wide - 50, 1230),
                    (s.wide - 150, 1330),
                    (s.wide - 170, low),
                ]
            ),
            linear((0, 1220), (0, low), [d(rgb(140, 56, 48)), d(rgb(46, 12, 26))]),
        )

    for depth, paint in ((0.06, sky), (0.18, mesas), (0.36, base), (0.6, ground)):
        s.plate(depth, paint)
    s.near(frame, 8)
    dust = [(rng.random() * s.wide, rng.uniform(900, 1270), rng.random() * 6, rng.uniform(0.3, 1)) for _ in range(50)]

    def blow(c: Any, t: float, _cam: float) -> None:
        for x, y, o, z in dust:
            c.drawOval(
                rect((x + t * 120 * z) % (s.wide + 80) - 60, y + math.sin(t + o) * 10, 26 * z, 3 * z),
                fill(rgb(255, 200, 150, 70)),
            )

    s.front(blow)


@scene("spaceship")
def spaceship(s: Scene) -> None:
    """The bridge: a wide window on the stars, consoles, a shining floor."""
    s.ground, s.floor, s.surface, s.ambience, s.wet, s.sheltered = 1140, 980, "metal", ("hum",), True, True
    s.ambient = (rgb(110, 190, 255, 30), rgb(10, 14, 60, 104))
    s.rim = (rgb(140, 226, 255, 230), rgb(255, 130, 190, 150))
    wide, mid = s.wide, s.wide / 2
    cyan = hexa("#5FE0FF")
    half = min(430.0, wide * 0.47)

    def outside(c: Any) -> None:
        c.drawPaint(linear((0, 0), (0, 900), [rgb(6, 6, 26), rgb(20, 14, 60), rgb(40, 20, 84)]))
        _nebula(s, c, ("#3C5CFF", "#A04FFF", "#22C8E0"))
        stars(s, c, 260, 900)
        planet(c, mid + half * 0.45, 420, 150, hexa("#4F9AD9"), True, True)

    def hull(c: Any) -> None:
        hole = smooth(
            [
                (mid - half, 250),
                (mid - half * 0.7, 180),
                (mid, 160),
                (mid + half * 0.7, 180),
                (mid + half, 250),
                (mid + half * 0.9, 640),
                (mid, 690),
                (mid - half * 0.9, 640),
            ]
        )
        shell = skia.Path()
        shell.addRect(rect(-MARGIN_X - 20, -MARGIN_Y - 20, wide + 2 * MARGIN_X + 40, 1120))
        c.save()
        c.clipPath(hole, skia.ClipOp.kDifference, True)
        c.drawPath(shell, linear((0, -90), (0, 1000), [rgb(58, 66, 92), rgb(112, 122, 150), rgb(64, 70, 100)]))
        for k in range(-8, 9):
            c.drawLine(mid + k * 130, -100, mid + k * 96, 1000, stroke(rgb(40, 44, 68, 150), 4))
        for y in (60, 760, 870):
            c.drawLine(-MARGIN_X, y, wide + MARGIN_X, y, stroke(rgb(40, 44, 68, 150), 4))
        for k in range(-6, 7):
            c.drawRoundRect(rect(mid + k * 128 - 40, 86, 80, 12), 6, 6, fill(rgb(190, 240, 255)))
        c.restore()
        c.drawPath(hole, stroke(rgb(200, 210, 230), 16))
        c.drawPath(hole, stroke(rgb(70, 78, 108), 6))
        for x in (-0.34, 0.34):
            c.drawLine(mid + x * 2 * half, 176, mid + x * 1.8 * half, 664, stroke(rgb(120, 130, 158), 12))

    def deck(c: Any) -> None:
        c.drawRect(
            rect(-MARGIN_X, 975, wide + 2 * MARGIN_X, 500),
            linear((0, 975), (0, HIGH), [rgb(84, 92, 124), rgb(34, 38, 66)]),
        )
        for k in range(-12, 13):
            c.drawLine(mid + k * 70, 975, mid + k * 220, HIGH + 90, stroke(rgb(26, 30, 56, 150), 3))
        for u in (0.06, 0.2, 0.42, 0.74):
            c.drawLine(-MARGIN_X, 975 + 305 * u, wide + MARGIN_X, 975 + 305 * u, stroke(rgb(26, 30, 56, 150), 3))
        for side in (-1, 1):
            c.drawLine(mid + side * 150, 975, mid + side * 470, HIGH + 90, stroke(alpha(cyan, 220), 6))
            x = mid + side * (half * 0.86)
            c.drawPath(
                poly((x - 120, 820), (x + 120, 820), (x + 150, 1010), (x - 150, 1010)),
                linear((0, 820), (0, 1010), [rgb(126, 136, 166), rgb(52, 58, 88)]),
            )
            c.drawPath(
                poly((x - 104, 832), (x + 104, 832), (x + 116, 896), (x - 116, 896)),
                linear((0, 832), (0, 896), [rgb(20, 50, 90), rgb(14, 26, 60)]),
            )
            for k in range(8):
                col = hexa(("#5FE0FF", "#FF6FA8", "#FFD23F", "#3DDC97")[k % 4])
                c.drawRoundRect(rect(x - 92 + k * 24, 844 + (k % 3) * 15, 16, 8), 3, 3, fill(col))

    s.plate(0.08, outside)
    s.plate(0.45, hull)
    s.plate(0.6, deck)
    rng = s.rng(3)
    streaks = [(rng.uniform(-1, 1), rng.uniform(-1, 1), rng.random()) for _ in range(30)]

    def warp(c: Any, t: float, cam: float) -> None:
        c.save()
        c.clipRect(rect(mid - half * 0.86 - cam * 0.45, 210, half * 1.72, 410))
        for x, y, o in streaks:
            u = (t * 0.35 + o) % 1
            r0, r1 = u * u, u * u * 1.12 + 0.01
            c.drawLine(
                mid + x * half * r0 * 1.4,
                420 + y * 260 * r0 * 1.4,
                mid + x * half * r1 * 1.4,
                420 + y * 260 * r1 * 1.4,
                stroke(rgb(230, 244, 255, 220 * u), 2.2),
            )
        c.restore()

    s.live(warp)

    def light(c: Any, t: float, cam: float) -> None:
        for side in (-1, 1):
            glow(c, mid + side * half * 0.86 - cam * 0.6, 860, 190 + 6 * math.sin(t * 5 + side), cyan, 100, ADD)

    s.shine(light)
