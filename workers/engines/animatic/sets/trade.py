"""Where things are sold: the shop's aisle, and the market under its awnings."""

import math
import random
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    alpha,
    fill,
    glow,
    hexa,
    lerp,
    linear,
    lit,
    oval,
    poly,
    radial,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene
from workers.engines.animatic.sets.rooms import begin, sprite
from workers.engines.animatic.sets.tone import WARM

GOODS = ("#E5383B", "#F57C20", "#FFD23F", "#3DA35D", "#2F6FDE", "#8E4EC6", "#F277A8", "#F5F3EF", "#27A79A")
FRUIT = (("red-apple", "tangerine"), ("lemon", "green-apple"), ("tomato", "eggplant"), ("carrot", "pear"))
AWNINGS = ("#D6453D", "#2F8F7A", "#E8A33A", "#3F74D8", "#A8447A")
BACK, FAR_FLOOR = 190.0, 905.0


@scene("shop", indoor=True, deep=True)
class Shop:
    """An aisle in perspective between full shelves."""

    def __init__(self, s: Scene) -> None:
        begin(s, False)
        s.ambience, s.surface, s.floor = ("hum", "murmur"), "tile", 950
        self.s, self.t, self.mid = s, s.tone, s.wide / 2
        self.back = BACK + max(0.0, s.wide - 704) * 0.12
        s.plate(0.3, self.end)
        s.plate(0.6, self.aisle)
        s.near(self.basket, 6)
        s.shine(self.tubes, 0.5)

    def end(self, c: Any) -> None:
        t, m, w = self.t, self.mid, self.back
        c.drawPaint(fill(t(hexa("#A9C0CC"))))
        c.drawRect(
            rect(m - w - 60, 380, 2 * w + 120, 560),
            linear((0, 380), (0, 940), [t(hexa("#B4CAD4")), t(hexa("#86A2B0"))]),
        )
        green = t(hexa("#2E9E6B"))
        c.drawRoundRect(rect(m - w * 0.8, 420, w * 1.6, 86), 14, 14, linear((0, 420), (0, 506), [lit(green), green]))
        for k in range(4):
            sprite(c, ("red-apple", "bread", "cheese-wedge", "grapes")[k], m - w * 0.57 + k * w * 0.38, 496, 62)
        rng = self.s.rng(2)
        for k in range(3):
            y = 630 + k * 96
            for j in range(int(2 * w / 40)):
                col = t(hexa(rng.choice(GOODS)))
                h = rng.uniform(40, 66)
                c.drawRoundRect(rect(m - w + j * 40, y - h, 34, h), 6, 6, linear((0, y - h), (0, y), [lit(col), col]))
            c.drawRect(rect(m - w, y, 2 * w, 12), fill(t(hexa("#8FA6B4"))))

    def aisle(self, c: Any) -> None:
        s, t, m, w = self.s, self.t, self.mid, self.back
        edge = m + MARGIN_X + 20
        tile, line = t(hexa("#DDE6E6")), t(hexa("#9DB4BE"))
        c.drawPath(
            poly(
                (m - w, FAR_FLOOR),
                (m + w, FAR_FLOOR),
                (m + edge, FAR_FLOOR),
                (m + edge, 1400),
                (m - edge, 1400),
                (m - edge, FAR_FLOOR),
            ),
            linear((0, FAR_FLOOR), (0, HIGH), [t(hexa("#9FB8C2")), tile]),
        )
        for k in range(-14, 15):
            c.drawLine(m + k * 50, FAR_FLOOR, m + k * 210, HIGH + 90, stroke(alpha(line, 120), 3))
        for u in (0.06, 0.17, 0.34, 0.6, 0.95):
            y = lerp(FAR_FLOOR, HIGH, u)
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(alpha(line, 110), 3))
        ceiling = linear((0, -90), (0, 360), [t(hexa("#5F7C90")), t(hexa("#A9BFCC"))])
        c.drawPath(poly((m - edge, -100), (m + edge, -100), (m + w, 370), (m - w, 370)), ceiling)
        for k in (-1, 0, 1):
            c.drawPath(
                poly(
                    (m + k * w * 0.6 - 10, 360),
                    (m + k * w * 0.6 + 10, 360),
                    (m + k * edge * 0.62 + 44, -100),
                    (m + k * edge * 0.62 - 44, -100),
                ),
                fill(rgb(244, 250, 250)),
            )
        for side in (-1, 1):
            self._side(c, side, edge)

    def _side(self, c: Any, side: int, edge: float) -> None:
        """A wall of shelves running to the vanishing point; u is 0 far and 1 near."""
        t, m, w, rng = self.t, self.mid, self.back, self.s.rng(20 + side)

        def at(u: float, v: float) -> tuple[float, float]:
            q = u * u
            return m + side * lerp(w, edge, q), lerp(lerp(440, 60, q), lerp(FAR_FLOOR, 1330, q), v)

        c.drawPath(poly(at(0, 0), at(1, 0), at(1, 1), at(0, 1)), fill(t(hexa("#5F7684"))))
        for row in range(5):
            low, high = (row + 0.94) / 5, (row + 0.1) / 5
            u = 0.02
            while u < 1:
                d = rng.uniform(0.022, 0.045)
                top = high + rng.uniform(0, 0.06)
                col = t(hexa(rng.choice(GOODS)))
                box = poly(at(u, top), at(u + d, top), at(u + d, low), at(u, low))
                c.drawPath(box, linear(at(u, top), at(u + d, low), [lit(col), col, shade(col)]))
                p, q = at(u + d * 0.2, lerp(top, low, 0.5)), at(u + d * 0.8, lerp(top, low, 0.5))
                c.drawLine(*p, *q, stroke(rgb(255, 255, 255, 150), 2 + 9 * u * u))
                u += d + 0.004
            c.drawPath(poly(at(0, low), at(1, low), at(1, low + 0.03), at(0, low + 0.03)), fill(t(hexa("#E8EEF2"))))
            for k in range(6):
                u = 0.12 + k * 0.15
                tag = poly(at(u, low), at(u + 0.03, low), at(u + 0.03, low + 0.026), at(u, low + 0.026))
                c.drawPath(tag, fill(t(hexa("#FFD23F" if (k + row) % 3 else "#E5383B"))))
        c.drawPath(
            poly(at(0, 0), at(1, 0), at(1, 1), at(0, 1)),
            linear(at(0, 0.5), at(1, 0.5), [rgb(170, 196, 212, 120), rgb(170, 196, 212, 0)]),
        )

    def basket(self, c: Any) -> None:
        for k, name in enumerate(("pineapple", "grapes", "bread")):
            sprite(c, name, -20 + k * 64, HIGH + 60 + k * 14, 190)
        sprite(c, "basket", self.s.wide - 30, HIGH + 70, 250)

    def tubes(self, c: Any, time: float, cam: float) -> None:
        for k in (-1, 0, 1):
            glow(
                c, self.mid + k * self.back - cam * 0.5, 190, 230 + math.sin(time * 3 + k), rgb(240, 250, 255), 22, ADD
            )


@scene("market")
class Market:
    """Stalls with fruit under striped awnings, and lanterns on strings between them."""

    def __init__(self, s: Scene) -> None:
        s.ground, s.floor, s.surface, s.ambience = 1150, 1000, "stone", ("murmur", "city")
        self.s, self.t, self.rng = s, s.tone, s.rng(5)
        self.strings = [(150, 96, 0.0), (270, 120, 0.5)]
        s.plate(0.12, self.far)
        s.plate(0.36, self.back_row)
        s.plate(0.6, self.stalls)
        s.live(self.lanterns, 0.4)
        s.shine(self.light)
        sun_glow(s, 0.5, 0.16)
        drift(s, 20, hexa("#FFE6B4"), 1.8, 5)

    def far(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.rng
        b.sky(s, c, (0.5, 0.16), 820, clouds=3)
        x = -MARGIN_X - 20
        while x < s.wide + MARGIN_X:
            w, h = rng.uniform(110, 190), rng.uniform(250, 430)
            wall = t(hexa(rng.choice(("#E8C49A", "#DDA77A", "#F0D6B0", "#C98F6B"))), 0.5)
            c.drawRect(rect(x, 900 - h, w, h), linear((x, 0), (x + w, 0), [lit(wall), shade(wall)]))
            for k in range(3):
                wx, wy = x + w * (0.14 + 0.28 * k), 900 - h + 40
                on = rng.random() < t.night
                c.drawRoundRect(rect(wx, wy, 24, 54), 12, 12, fill(WARM if on else t(hexa("#6E5A6A"), 0.4)))
            if rng.random() < 0.4:
                c.drawArc(
                    rect(x + w * 0.2, 900 - h - w * 0.3, w * 0.6, w * 0.6),
                    180,
                    180,
                    True,
                    fill(t(hexa("#3F8F8A"), 0.5)),
                )
            x += w
        b.haze_band(s, c, 860, 120, 120)

    def back_row(self, c: Any) -> None:
        s, t = self.s, self.t
        b.band(s, c, 880, 500, linear((0, 880), (0, 1060), [t(hexa("#B8966E"), 0.3), t(hexa("#A8865E"))]))
        k, x = 0, -MARGIN_X + 20.0
        while x < s.wide + MARGIN_X:
            if abs(x + 85 - s.wide / 2) > 110:
                _stall(s, c, x, 985, 170, 0.62, k, 0.3, self.rng)
            x += 184
            k += 1

    def stalls(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.rng
        stone = t(hexa("#C9A981"))
        b.band(s, c, 1000, 400, linear((0, 1000), (0, HIGH), [lit(stone), stone, shade(shade(stone))]))
        for j in range(8):
            y = 1010 + j * j * 5.4
            w = 34 + j * 15
            x = -MARGIN_X - rng.uniform(0, w)
            while x < s.wide + MARGIN_X:
                cob = oval(x, y, w * 0.46, 4 + j * 2.4)
                c.drawRoundRect(cob, 8, 6, fill(alpha(shade(stone) if rng.random() < 0.5 else lit(stone), 90)))
                x += w
        for k, share in enumerate((-0.12, 0.74) if s.wide < 900 else (-0.03, 0.13, 0.72, 0.88)):
            _stall(s, c, share * s.wide, 1075, 290, 1.0, k + 2, 0.0, rng)

    def _lamps(self, cam: float) -> list[tuple[float, float, Colour]]:
        s, out = self.s, []
        n = max(5, int(s.wide / 130))
        for row, (y, sag, o) in enumerate(self.strings):
            for k in range(n + 1):
                u = (k + o) / n
                out.append((u * s.wide - cam * 0.4, y + sag * 4 * u * (1 - u), hexa(AWNINGS[(k + row) % 5])))
        return out

    def lanterns(self, c: Any, time: float, cam: float) -> None:
        s = self.s
        for height, sag, _ in self.strings:
            line = [(u / 10 * s.wide - cam * 0.4, height + sag * 4 * u / 10 * (1 - u / 10)) for u in range(-2, 13)]
            c.drawPath(smooth(line, False), stroke(rgb(40, 26, 30), 3))
        for k, (x, y, col) in enumerate(self._lamps(cam)):
            c.save()
            c.translate(x, y)
            c.rotate(7 * math.sin(time * 1.2 + k))
            top = lit(col) if self.t.night > 0.2 else self.t(lit(col))
            low = col if self.t.night > 0.2 else self.t(col)
            c.drawOval(oval(0, 30, 23, 27), radial((-5, 24), 34, [top, low, shade(low)]))
            c.drawRect(rect(-8, 0, 16, 6), fill(rgb(60, 36, 30)))
            c.restore()

    def light(self, c: Any, _time: float, cam: float) -> None:
        if self.t.night > 0.2:
            for x, y, col in self._lamps(cam):
                glow(c, x, y + 30, 92, col, 130 * self.t.night, ADD)
            for share in (0.1, 0.9):
                glow(c, share * self.s.wide - cam * 0.6, 900, 230, WARM, 120 * self.t.night, ADD)


def _stall(
    s: Scene, c: Any, x: float, base: float, w: float, k: float, kind: int, d: float, rng: random.Random
) -> None:
    """A stall `w` wide: posts, crates of fruit, an awning; `k` is its scale, `d` its distance."""
    t = s.tone
    wood, cloth = t(hexa("#8A5B3A"), d), hexa(AWNINGS[kind % 5])
    top = base - 330 * k
    for dx in (0.04, 0.96):
        c.drawLine(x + w * dx, base, x + w * dx, top, stroke(wood, 11 * k))
    c.drawRect(rect(x, top + 40 * k, w, 170 * k), fill(alpha(t(shade(shade(cloth)), d), 190)))
    if t.night > 0.2:
        glow(c, x + w / 2, base - 190 * k, w * 0.6, WARM, 150 * t.night)
    c.drawRect(
        rect(x - 6, base - 130 * k, w + 12, 130 * k), linear((0, base - 130 * k), (0, base), [lit(wood), shade(wood)])
    )
    for row in range(2):
        names, y = FRUIT[(kind + row) % 4], base - (118 - row * 46) * k
        n = 5
        for i in range(n):
            sprite(c, names[int(i / n * 2)], x + w * (i + 0.5) / n, y + rng.uniform(-4, 2), 58 * k)
        c.drawRoundRect(
            rect(x - 4, y - 10 * k, w + 8, 32 * k),
            4,
            4,
            linear((0, y - 10 * k), (0, y + 22 * k), [lit(wood), shade(wood)]),
        )
    q = (w + 40 * k) / 6
    for i in range(6):
        col, a = t(cloth if i % 2 else hexa("#F8F2E6"), d), x - 20 * k + i * q
        strip = skia.Path()
        strip.moveTo(a + (w / 2 + x - a) * 0.1, top - 60 * k)
        strip.lineTo(a + q + (w / 2 + x - a - q) * 0.1, top - 60 * k)
        strip.lineTo(a + q, top + 34 * k)
        strip.quadTo(a + q / 2, top + 74 * k, a, top + 34 * k)
        strip.close()
        c.drawPath(strip, linear((0, top - 60 * k), (0, top + 56 * k), [lit(col), col, shade(col)]))
