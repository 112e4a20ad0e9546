"""The canyon: banded walls of red rock that step down to a thread of river."""

from typing import Any

from workers.engines.animatic.art.draw import (
    Colour,
    alpha,
    fill,
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
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.air import blowing, sun_glow
from workers.engines.animatic.sets.base import MARGIN_X, Scene, scene

STRATA = ("#F2A66B", "#D9744A", "#C2563A", "#E88F5A", "#A8432F", "#D98A5F", "#B8523A", "#8A3A30")


@scene("canyon")
class Canyon:
    def __init__(self, s: Scene) -> None:
        s.ground, s.floor, s.surface, s.ambience = 1145, 1040, "stone", ("wind",)
        self.s, self.t, self.mid = s, s.tone, s.wide * 0.54
        s.plate(0.08, self.far)
        s.plate(0.2, lambda c: self.walls(c, 0.62, 500, 0.46, 31))
        s.plate(0.34, lambda c: self.walls(c, 0.36, 340, 0.72, 32))
        s.plate(0.46, lambda c: self.walls(c, 0.12, 150, 1.02, 33))
        s.plate(0.6, self.rim)
        sun_glow(s, 0.54, 0.22, 460, 0.6)
        blowing(s, hexa("#FFD2A0"), 26)
        birds = s.rng(5)
        self.birds = [(birds.random(), birds.uniform(190, 420), birds.uniform(0.6, 1.0)) for _ in range(3)]
        s.live(self.circling, 0.2)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.54, 0.22), 820, clouds=2)
        b.ridge(s, c, 800, 250, 90, t(hexa("#C9806A"), 0.85), t(hexa("#E0A582"), 0.75), 2, "mesa")
        b.haze_band(s, c, 810, 120, 150)
        x = self.mid
        river = smooth(
            [
                (x + 14, 850),
                (x - 40, 890),
                (x + 50, 940),
                (x - 70, 1010),
                (x - 30, 1110),
                (x + 150, 1110),
                (x + 60, 1010),
                (x + 120, 940),
                (x + 10, 890),
                (x + 34, 850),
            ]
        )
        b.band(s, c, 840, 400, linear((0, 840), (0, 1080), [t(hexa("#C98A64"), 0.6), t(hexa("#8A4A3A"), 0.4)]))
        c.drawPath(
            river, linear((0, 850), (0, 1100), [mix(t(hexa("#7FD0D0"), 0.4), t.sky[3], 0.4), t(hexa("#2F8F9A"), 0.2)])
        )

    def walls(self, c: Any, d: float, top: float, reach: float, salt: int) -> None:
        """One pair of cliffs: `reach` is how far from the middle they begin, as a share of half the width."""
        for side in (-1, 1):
            outline = self._cliff(side, top, reach, salt)
            edge = self.mid + side * (self.s.wide + 400)
            path = poly(*outline, (edge, 1300), (edge, -200 if top < 250 else top - 30))
            c.save()
            c.clipPath(path, True)
            self._bands(c, d, top, salt, side)
            far, near = self.mid + side * 60, self.mid + side * self.s.wide * 0.6
            c.drawPaint(linear((far, 0), (near, 0), [rgb(50, 14, 30, 120 if side > 0 else 26), rgb(50, 14, 30, 0)]))
            c.restore()
            c.drawPath(smooth(outline, False), stroke(alpha(lit(self.t(hexa("#F2B07A"), d)), 120), 3))
        b.haze_band(self.s, c, 1000, 130, 110 * d)

    def _cliff(self, side: int, top: float, reach: float, salt: int) -> list[tuple[float, float]]:
        """Steps from the rim down to the river."""
        rng = self.s.rng(salt + side)
        out = min(self.s.wide, 1500) * 0.5
        x, y = self.mid + side * out * reach, top
        points = [(x, y)]
        while y < 1150:
            drop, shelf = rng.uniform(70, 150), rng.uniform(6, 44) * (0.5 + 0.4 * reach)
            points += [(x - side * rng.uniform(0, 10), y + drop), (x - side * shelf, y + drop + rng.uniform(4, 16))]
            x, y = x - side * shelf, y + drop + 10
        return points

    def _bands(self, c: Any, d: float, top: float, salt: int, side: int) -> None:
        s, rng = self.s, self.s.rng(salt * 3 + side)
        y, k = min(top, 100.0) - 300, salt
        while y < 1320:
            h = rng.uniform(22, 66)
            col: Colour = self.t(hexa(STRATA[k % len(STRATA)]), d)
            start = self.mid - 40 if side > 0 else -MARGIN_X - 60
            end = s.wide + MARGIN_X + 60 if side > 0 else self.mid + 40
            wave = [(start + k * 90, y + 7 * rng.uniform(-1, 1)) for k in range(int((end - start) / 90) + 2)]
            low = y + h + 10
            c.drawPath(poly(*wave, (wave[-1][0], low), (start, low)), linear((0, y), (0, y + h), [lit(col), col]))
            c.drawPath(smooth(wave, False), stroke(alpha(shade(shade(col)), 90), 2.4))
            y += h
            k += 1
        for _ in range(int(26 * s.wide / 704)):
            x, yy, n = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(top, 1150), rng.uniform(40, 150)
            c.drawLine(x, yy, x + rng.uniform(-8, 8), yy + n, stroke(rgb(70, 20, 26, 60), rng.uniform(3, 8)))

    def rim(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(6)
        path = b.ground(s, c, 1058, (t(hexa("#F0A874")), t(hexa("#C9683F")), t(hexa("#5F2430"))), 12)
        c.save()
        c.clipPath(path, True)
        for k in range(9):
            y = 1082 + k * 30
            c.drawOval(oval(rng.uniform(0, s.wide), y, rng.uniform(90, 220), 5), fill(alpha(t(hexa("#8A3A30")), 60)))
        c.restore()
        for share, y, r in ((0.04, 1092, 74), (0.14, 1084, 34), (0.9, 1090, 56), (1.0, 1106, 96), (0.85, 1232, 40)):
            plants.rock(c, share * s.wide, y, r, t(hexa("#B85C40")), rng)
        for share, h in ((0.2, 90), (0.8, 74)):
            self._scrub(c, share * s.wide, 1090, h)
        self._arch(c, s.wide * 0.02 if s.wide < 900 else s.wide * 0.1)

    def _scrub(self, c: Any, x: float, base: float, h: float) -> None:
        for k in range(9):
            a = (k - 4) * 0.2
            tip = (x + a * h, base - h * (1 - abs(a) * 0.5))
            c.drawLine(x, base, *tip, stroke(self.t(hexa("#8F9A5A")), 4))
            c.drawCircle(*tip, 7, fill(self.t(hexa("#A9B46A"))))

    def _arch(self, c: Any, x: float) -> None:
        """A column of balanced stones near the edge of the picture."""
        rng = self.s.rng(7)
        y = 1080.0
        for k in range(6):
            w, h = lerp(74, 40, k / 5) * (1.35 if k == 5 else 1.0), rng.uniform(40, 62)
            col = self.t(hexa(STRATA[(k * 3 + 1) % 8]))
            c.drawRoundRect(
                rect(x - w + rng.uniform(-8, 8), y - h, 2 * w, h + 6),
                22,
                22,
                linear((x - w, 0), (x + w, 0), [lit(col), col, shade(shade(col))]),
            )
            y -= h

    def circling(self, c: Any, time: float, cam: float) -> None:
        for o, y, k in self.birds:
            x = (o * (self.s.wide + 200) + time * 46 * k - cam * 0.2) % (self.s.wide + 200) - 100
            flap = 5 + 7 * abs(((time * 0.7 + o * 5) % 2) - 1)
            wing = smooth(
                [
                    (x - 34 * k, y - flap),
                    (x - 12 * k, y - flap * 0.5),
                    (x, y),
                    (x + 12 * k, y - flap * 0.5),
                    (x + 34 * k, y - flap),
                ],
                False,
            )
            c.drawPath(wing, stroke(self.t(hexa("#4A2A30"), 0.3), 5 * k))
