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
    oval,
    radial,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
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


def nebula(s: Scene, c: Any, colours: tuple[str, ...]) -> None:
    rng = s.rng(5)
    for k in range(16):
        col = hexa(colours[k % len(colours)])
        x, y, r = rng.uniform(-60, s.wide + 60), rng.uniform(60, 1100), rng.uniform(150, 380)
        c.drawCircle(x, y, r, radial((x, y), r, [alpha(col, 62), alpha(col, 24), alpha(col, 0)], [0, 0.5, 1]))


@scene("space")
class Space:
    def __init__(self, s: Scene) -> None:
        self.s = s
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
        s.plate(0.05, self.far)
        s.plate(0.2, self.worlds)
        rng = s.rng(4)
        self.twinkle = [
            (rng.random(), rng.uniform(0, 1100), rng.random() * 6, rng.uniform(1.2, 2.8)) for _ in range(34)
        ]
        self.rocks = [
            (rng.random(), rng.uniform(120, 1050), rng.uniform(8, 26), rng.uniform(10, 40), rng.random() * 6)
            for _ in range(9)
        ]
        s.live(self.live, 0.5)
        s.shine(
            lambda c, t, cam: glow(c, s.wide * 0.82 - cam * 0.2, 230, 260 + 4 * math.sin(t), hexa("#FFB080"), 70, ADD),
            0.2,
        )

    def far(self, c: Any) -> None:
        s = self.s
        c.drawPaint(
            linear((0, -80), (s.wide, HIGH), [rgb(8, 6, 30), rgb(26, 14, 66), rgb(54, 18, 84), rgb(12, 10, 44)])
        )
        nebula(s, c, ("#7A3CFF", "#FF4FA0", "#2F7BFF", "#22C8E0"))
        stars(s, c, 320)

    def worlds(self, c: Any) -> None:
        s = self.s
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

    def live(self, c: Any, t: float, cam: float) -> None:
        s = self.s
        for x, y, o, r in self.twinkle:
            c.drawCircle(x * s.wide, y, r, fill(rgb(255, 255, 255, 120 + 110 * math.sin(t * 2.4 + o))))
        for x, y, r, v, o in self.rocks:
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
