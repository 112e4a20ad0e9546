"""The surface of the Moon: grey dust and craters under a black sky, the Earth, a lander and a flag."""

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
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.space import nebula, stars

LANDS = (
    ((-0.5, -0.62), (-0.1, -0.7), (0.1, -0.4), (-0.12, -0.2), (-0.06, 0.02), (-0.34, -0.06), (-0.62, -0.3)),
    ((-0.2, 0.12), (0.06, 0.14), (0.16, 0.36), (-0.02, 0.74), (-0.16, 0.5), (-0.28, 0.3)),
    ((0.34, -0.5), (0.7, -0.56), (0.9, -0.2), (0.7, 0.06), (0.62, 0.4), (0.44, 0.3), (0.46, -0.04), (0.3, -0.2)),
)
"""Continents, in shares of the Earth's radius."""


@scene(
    "moon",
    words=("the moon", "surface of the moon", "lunar surface", "moon base", "lunar landscape", "craters of the moon"),
    sounds=(("cosmos", 0.9), ("beeps", 0.2)),
    room=(0.3, 0.03),
)
class MoonSurface:
    def __init__(self, s: Scene) -> None:
        self.s = s
        s.ground, s.floor, s.surface, s.ambience, s.wet, s.sheltered = 1140, 1000, "sand", ("hum",), False, True
        s.ambient = (rgb(200, 220, 255, 20), rgb(6, 8, 30, 130))
        s.rim = (rgb(255, 255, 255, 240), rgb(90, 160, 255, 170))
        self.dim = {"night": 0.42, "dusk": 0.22, "dawn": 0.12}.get(s.tone.hour, 0.0)
        narrow = s.wide < 900
        self.earth = (s.wide * (0.76 if narrow else 0.68), 250.0, 138.0 if narrow else 170.0)
        self.ship = (s.wide * (0.15 if narrow else 0.24), 1008.0)
        self.pole = s.wide * (0.88 if narrow else 0.8)
        s.plate(0.05, self.sky)
        s.plate(0.2, self.hills)
        s.plate(0.42, self.plain)
        s.plate(0.6, self.ground)
        s.near(self.stones, 8)
        s.live(self.twinkle, 0.05, first=True)
        s.shine(self.shining, 0.05)
        s.shine(self.beacon, 0.42)

    def d(self, code: str) -> Colour:
        return mix(hexa(code), rgb(12, 16, 46), self.dim)

    def sky(self, c: Any) -> None:
        s = self.s
        c.drawPaint(linear((0, -MARGIN_Y), (0, 960), [rgb(2, 3, 12), rgb(6, 9, 30), rgb(16, 22, 58)]))
        nebula(s, c, ("#1E2A66", "#2A1E5A", "#123A5E"))
        stars(s, c, 330, 960, 5)
        self._earth(c, *self.earth)

    def _earth(self, c: Any, x: float, y: float, r: float) -> None:
        glow(c, x, y, r * 2.0, hexa("#4FA8FF"), 130)
        c.drawCircle(
            x,
            y,
            r,
            radial(
                (x - r * 0.4, y - r * 0.4),
                r * 1.6,
                [hexa("#8FD8FF"), hexa("#2F86E0"), hexa("#123E96"), hexa("#050C2E")],
                [0, 0.35, 0.65, 1],
            ),
        )
        c.save()
        disc = skia.Path()
        disc.addCircle(x, y, r)
        c.clipPath(disc, True)
        for land in LANDS:
            c.drawPath(
                smooth([(x + u * r, y + v * r) for u, v in land]),
                linear((x - r, y - r), (x + r, y + r), [hexa("#9ADF8A"), hexa("#3F8F5A"), hexa("#0E2A3A")]),
            )
        for v, u, w in ((-0.72, 0.1, 0.5), (-0.3, -0.3, 0.4), (0.02, 0.3, 0.5), (0.34, -0.36, 0.36), (0.62, 0.2, 0.4)):
            c.drawPath(
                smooth(
                    [
                        (x + (u - w) * r, y + v * r),
                        (x + u * r, y + (v - 0.07) * r),
                        (x + (u + w) * r, y + v * r),
                        (x + (u + 0.1) * r, y + (v + 0.05) * r),
                    ]
                ),
                fill(rgb(255, 255, 255, 150)),
            )
        c.drawCircle(
            x,
            y,
            r * 1.01,
            radial(
                (x - r * 0.5, y - r * 0.45),
                r * 1.75,
                [rgb(0, 0, 20, 0), rgb(0, 0, 20, 60), rgb(0, 2, 24, 235)],
                [0, 0.55, 0.95],
            ),
        )
        c.restore()
        c.drawArc(skia.Rect(x - r, y - r, x + r, y + r), 140, 160, False, stroke(rgb(190, 230, 255, 190), 4))

    def hills(self, c: Any) -> None:
        s, d = self.s, self.d
        b.ridge(s, c, 940, 190, 210, d("#7C8398"), d("#4A5068"), 2)
        b.ridge(s, c, 985, 90, 150, d("#9AA0B2"), d("#5C6278"), 6)

    def plain(self, c: Any) -> None:
        s, d = self.s, self.d
        path = b.outline(s, 1000, 26, 190, s.rng(12))
        c.drawPath(path, linear((0, 970), (0, 1100), [d("#C9CDD8"), d("#8A90A4")]))
        for share, y, r in ((0.4, 1018, 54), (0.62, 1034, 74), (0.95, 1020, 46), (0.02, 1040, 60)):
            self._crater(c, share * s.wide, y, r, 0.16)
        self._lander(c, *self.ship)
        self._flag(c, self.pole, 1040)

    def _crater(self, c: Any, x: float, y: float, r: float, flat: float = 0.26) -> None:
        d = self.d
        c.drawOval(oval(x, y, r * 1.14, r * flat * 1.22), fill(d("#DDE0E8")))
        c.drawOval(
            oval(x, y + r * flat * 0.08, r, r * flat),
            linear((x - r, 0), (x + r, 0), [d("#4A4F64"), d("#7A8094"), d("#B4B9C8")]),
        )
        c.drawOval(oval(x + r * 0.1, y + r * flat * 0.26, r * 0.7, r * flat * 0.62), fill(alpha(d("#9298AA"), 150)))

    def _lander(self, c: Any, x: float, base: float) -> None:
        d = self.d
        foil, hull, dark = d("#E0A83A"), d("#D6DAE2"), d("#3A3F52")
        c.drawOval(oval(x + 20, base + 6, 170, 17), fill(rgb(6, 8, 24, 150)))
        for side in (-1, 1):
            c.drawLine(x + side * 64, base - 96, x + side * 134, base, stroke(d("#9AA2B2"), 9))
            c.drawLine(x + side * 84, base - 150, x + side * 134, base, stroke(d("#B4BCC8"), 6))
            c.drawOval(oval(x + side * 134, base + 2, 32, 8), fill(d("#A4ACB8")))
        body = poly((x - 96, base - 160), (x + 96, base - 160), (x + 84, base - 72), (x - 84, base - 72))
        c.drawPath(body, linear((x - 96, 0), (x + 96, 0), [lit(lit(foil)), foil, shade(foil), shade(shade(foil))]))
        for k in range(7):
            c.drawLine(x - 90 + k * 30, base - 158, x - 78 + k * 26, base - 74, stroke(alpha(lit(lit(foil)), 120), 2.4))
        c.drawPath(poly((x - 26, base - 72), (x + 26, base - 72), (x + 42, base - 40), (x - 42, base - 40)), fill(dark))
        top = poly(
            (x - 62, base - 164),
            (x - 82, base - 222),
            (x - 46, base - 282),
            (x + 46, base - 282),
            (x + 82, base - 222),
            (x + 62, base - 164),
        )
        c.drawPath(top, linear((x - 80, 0), (x + 80, 0), [lit(hull), hull, shade(hull), shade(shade(hull))]))
        for side in (-1, 1):
            c.drawPath(
                poly((x + side * 18, base - 258), (x + side * 52, base - 252), (x + side * 30, base - 216)),
                fill(hexa("#FFE0A0") if self.dim > 0.2 else dark),
            )
        c.drawRoundRect(rect(x - 18, base - 212, 36, 46), 6, 6, fill(dark))
        for k in range(5):
            c.drawLine(x - 18, base - 70 + k * 15, x + 18, base - 70 + k * 15, stroke(d("#C4CAD4"), 4))
        c.drawLine(x + 40, base - 282, x + 62, base - 332, stroke(d("#9AA2B2"), 4))
        c.drawArc(skia.Rect(x + 40, base - 362, x + 92, base - 310), 20, 180, True, fill(hull))

    def _flag(self, c: Any, x: float, base: float) -> None:
        d = self.d
        c.drawOval(oval(x + 14, base, 34, 5), fill(rgb(6, 8, 24, 130)))
        c.drawLine(x, base, x, base - 250, stroke(d("#D8DCE4"), 6))
        c.drawLine(x, base - 248, x + 112, base - 246, stroke(d("#D8DCE4"), 4))
        cloth = smooth(
            [
                (x + 2, base - 246),
                (x + 40, base - 242),
                (x + 76, base - 248),
                (x + 112, base - 244),
                (x + 114, base - 176),
                (x + 78, base - 182),
                (x + 42, base - 174),
                (x + 2, base - 178),
            ]
        )
        c.drawPath(cloth, linear((x, 0), (x + 112, 0), [d("#3F8FF0"), d("#2A66C0"), d("#4F9CF6"), d("#2458A8")]))
        c.drawCircle(x + 56, base - 211, 20, fill(d("#F4F6FA")))
        c.drawCircle(x + 63, base - 215, 17, fill(d("#3276D2")))

    def ground(self, c: Any) -> None:
        s, d, rng = self.s, self.d, self.s.rng(14)
        path = b.outline(s, 1070, 18, 210, s.rng(13))
        c.drawPath(path, linear((0, 1050), (0, HIGH + 60), [d("#D4D8E0"), d("#A0A6B6"), d("#4A4F64")], [0, 0.4, 1]))
        for share, down, r in ((0.12, 1150, 84), (0.9, 1132, 76), (0.78, 1256, 150), (0.3, 1290, 110)):
            self._crater(c, share * s.wide, down, r)
        for _ in range(int(42 * s.wide / 704)):
            x, y = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(1090, 1350)
            plants.rock(c, x, y, (y - 1050) * 0.06 * rng.uniform(0.3, 1), d("#9EA4B4"), rng)
        step = s.wide * 0.42
        for k in range(9):
            y = 1100 + k * 22
            c.drawOval(
                oval(step + k * 9 + (18 if k % 2 else -18), y, 7 + k, 3 + k * 0.6), fill(alpha(d("#5C6278"), 150))
            )

    def stones(self, c: Any) -> None:
        s, d, low = self.s, self.d, HIGH + 90
        c.drawPath(
            smooth([(-90, low), (-90, 1190), (10, 1160), (120, 1250), (190, low)]),
            linear((0, 1150), (0, low), [d("#6A7086"), d("#1E2236")]),
        )
        right = [
            (s.wide + 90, low),
            (s.wide + 90, 1220),
            (s.wide - 40, 1210),
            (s.wide - 130, 1300),
            (s.wide - 170, low),
        ]
        c.drawPath(smooth(right), linear((0, 1200), (0, low), [d("#5C6278"), d("#1A1E30")]))

    def twinkle(self, c: Any, time: float, cam: float) -> None:
        """A shooting star every few seconds."""
        u = (time * 0.28) % 1
        if u < 0.22:
            x = (0.2 + 0.5 * ((time * 0.28) // 1 * 0.37 % 1)) * self.s.wide + u * 900 - cam * 0.05
            y = 60 + u * 420
            c.drawLine(x, y, x - 90, y - 42, stroke(rgb(255, 255, 255, 230 * (1 - u / 0.22)), 3))

    def shining(self, c: Any, _time: float, cam: float) -> None:
        x, y, r = self.earth
        glow(c, x - cam * 0.05, y, r * 2.1, hexa("#3F9CFF"), 96, ADD)

    def beacon(self, c: Any, time: float, cam: float) -> None:
        x, base = self.ship
        on = 1.0 if time % 1.6 < 0.3 else 0.25
        glow(c, x + 62 - cam * 0.42, base - 332, 70, hexa("#FF5A4A"), 220 * on, ADD)
        if self.dim > 0.2:
            glow(c, x - cam * 0.42, base - 240, 190, hexa("#FFD08A"), 120, ADD)
