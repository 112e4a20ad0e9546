"""The carnival: a ferris wheel that turns, striped tents, stalls, strings of coloured lights, bunting and balloons."""

import math
from typing import Any

from workers.engines.animatic.art.draw import (
    ADD,
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
from workers.engines.animatic.sets import parts
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.rooms import sprite
from workers.engines.animatic.sets.tone import WARM

WHEEL, TENTS = 0.16, 0.34
BRIGHT = ("#FFD23F", "#FF5FA2", "#4FD8FF", "#8AF06F", "#FF8A3A")
CABINS = ("#E5484D", "#F2C230", "#3F8FC8", "#58B368", "#A56FD0", "#F28A3A")


@scene(
    "carnival",
    words=(
        "carnival",
        "circus",
        "funfair",
        "amusement park",
        "fairground",
        "circus tent",
        "theme park",
    ),
    sounds=(("murmur", 0.8), ("applause", 0.15), ("bells", 0.3)),
)
class Carnival:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1145, 1020, "earth", ("murmur",)
        narrow = s.wide < 900
        self.hub, self.r = (s.wide * (0.68 if narrow else 0.7), 420.0), 270.0 if narrow else 330.0
        self.poles = [s.wide * u for u in ((-0.03, 1.03) if narrow else (0.02, 0.33, 0.67, 0.98))]
        s.plate(0.06, self.far)
        s.live(self.wheel, WHEEL)
        s.plate(TENTS, self.tents)
        s.plate(0.6, self.ground)
        s.live(self.hung)
        s.live(self.pennants, TENTS)
        s.shine(self.shining)
        sun_glow(s, 0.2, 0.2)
        drift(s, 16, hexa("#FFE29A"), 2.2, 5)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.2, 0.2), 880, clouds=4)
        b.ridge(s, c, 870, 80, 220, t(hexa("#5F7FA0"), 0.7), t(hexa("#6F9A8A"), 0.6), 5)
        x, y = self.hub
        iron = t(hexa("#8A93B8"), 0.25)
        for side in (-1, 1):
            c.drawLine(x, y, x + side * 150, 960, stroke(shade(iron), 15))
            c.drawLine(x, y, x + side * 150, 960, stroke(iron, 9))
        c.drawLine(x - 74, 690, x + 74, 690, stroke(iron, 8))

    def wheel(self, c: Any, time: float, cam: float) -> None:
        """Rim, spokes and cabins, cut off where the tents stand before it."""
        t, r, turn = self.t, self.r, time * 0.22
        x, y = self.hub[0] - cam * WHEEL, self.hub[1]
        iron = t(hexa("#E8EDF6"), 0.2)
        for q, w in ((r, 7), (r * 0.84, 4)):
            c.drawCircle(x, y, q, stroke(iron, w))
        for k in range(12):
            a = turn + k * math.pi / 6
            ca, sa = math.cos(a), math.sin(a)
            c.drawLine(x, y, x + ca * r, y + sa * r, stroke(alpha(iron, 220), 3.4))
        for k in range(12):
            a = turn + k * math.pi / 6
            px, py = x + math.cos(a) * r, y + math.sin(a) * r
            col = t(hexa(CABINS[k % 6]), 0.15)
            sway = 4 * math.sin(time * 1.4 + k)
            c.drawLine(px, py, px + sway * 0.5, py + 20, stroke(shade(iron), 4))
            c.drawRoundRect(rect(px - 24 + sway, py + 16, 48, 34), 9, 9, fill(col))
            c.drawRect(rect(px - 17 + sway, py + 21, 34, 13), fill(WARM if t.night > 0.2 else t(hexa("#DDF0FA"), 0.2)))
            c.drawPath(poly((px - 28 + sway, py + 17), (px + sway, py + 3), (px + 28 + sway, py + 17)), fill(lit(col)))
        c.drawCircle(x, y, 30, fill(t(hexa("#F2C230"), 0.1)))
        c.drawCircle(x, y, 17, fill(t(hexa("#E5484D"), 0.1)))
        if t.night > 0.2:
            for k in range(36):
                a = turn + k * math.pi / 18
                on = (k + int(time * 3)) % 3
                c.drawCircle(x + math.cos(a) * r, y + math.sin(a) * r, 5 if on else 7, fill(hexa(BRIGHT[k % 5])))

    def tents(self, c: Any) -> None:
        s, t = self.s, self.t
        grass = t(hexa("#6FA35A"), 0.2)
        if parts.snowy(s):
            grass = t(hexa("#E6EEF4"), 0.2)
        b.band(s, c, 985, 400, linear((0, 985), (0, 1100), [grass, shade(grass)]))
        row: tuple[tuple[float, float, float, float, str], ...]
        if s.wide < 900:
            row = ((0.1, 1000, 330, 400, "#D6363E"), (0.93, 1000, 250, 270, "#2F6FB8"))
        else:
            row = (
                (0.17, 1000, 520, 540, "#D6363E"),
                (0.47, 994, 300, 290, "#E08A1E"),
                (0.9, 1000, 360, 380, "#2F6FB8"),
            )
        for u, base, w, h, code in row:
            self._tent(c, u * s.wide, base, w, h, code)
        self.tops = [(u * s.wide, base - h) for u, base, _, h, _ in row]
        self.doors = [(u * s.wide, base - h * 0.14) for u, base, _, h, _ in row]
        for u, code in (
            ((0.38, "#58B368"), (0.62, "#A56FD0"))
            if s.wide < 900
            else ((0.31, "#58B368"), (0.6, "#A56FD0"), (0.74, "#E5484D"))
        ):
            self._stall(c, u * s.wide, 1008, code)

    def _tent(self, c: Any, x: float, base: float, w: float, h: float, code: str) -> None:
        t = self.t
        red, cream, half, eave = t(hexa(code), 0.12), t(hexa("#FBF1DC"), 0.12), w / 2, base - h * 0.46
        n = 9
        for k in range(n):
            a, d = lerp(-half, half, k / n), lerp(-half, half, (k + 1) / n)
            tint = red if k % 2 == 0 else cream
            dark = abs(k - (n - 1) * 0.4) / n
            tone = mix(tint, shade(shade(tint)), dark)
            c.drawPath(
                poly((x + a * 0.94, eave), (x + d * 0.94, eave), (x + d, base), (x + a, base)),
                linear((0, eave), (0, base), [shade(tone), tone]),
            )
            roof = smooth(
                [
                    (x, base - h),
                    (x + a * 0.3, base - h * 0.78),
                    (x + a * 1.1, eave + 6),
                    (x + d * 1.1, eave + 6),
                    (x + d * 0.3, base - h * 0.78),
                ],
                False,
            )
            c.drawPath(roof, linear((0, base - h), (0, eave), [lit(tone), tone]))
            c.drawOval(oval(x + (a + d) * 0.55, eave + 7, (d - a) * 0.55, 17), fill(tone))
        c.drawLine(x - half * 1.08, eave, x + half * 1.08, eave, stroke(t(hexa("#F2C230"), 0.1), 7))
        door = poly((x - half * 0.3, base), (x, base - h * 0.36), (x + half * 0.3, base))
        c.drawPath(
            door,
            linear(
                (0, base - h * 0.36),
                (0, base),
                [rgb(70, 24, 40), hexa("#FFB04A") if t.night > 0.2 else rgb(120, 50, 50)],
            ),
        )
        c.drawLine(x, base - h, x, base - h - 56, stroke(t(hexa("#6A4A3A"), 0.1), 5))

    def _stall(self, c: Any, x: float, base: float, code: str) -> None:
        t = self.t
        col, cream, wood = t(hexa(code), 0.08), t(hexa("#FBF1DC"), 0.08), t(hexa("#9A6A48"), 0.08)
        for dx in (-62, 54):
            c.drawRect(rect(x + dx, base - 170, 8, 170), fill(shade(wood)))
        inside = hexa("#FFD890") if t.night > 0.2 else t(hexa("#7A5A4A"))
        c.drawRect(rect(x - 58, base - 156, 116, 100), fill(inside))
        for k, name in enumerate(("teddy-bear", "popcorn", "balloon")):
            sprite(c, name, x - 36 + k * 36, base - 62, 38)
        c.drawRect(rect(x - 68, base - 64, 136, 64), linear((0, base - 64), (0, base), [lit(wood), shade(wood)]))
        for k in range(6):
            tint = col if k % 2 == 0 else cream
            a, d = x - 78 + k * 26, x - 52 + k * 26
            c.drawPath(poly((a + 8, base - 204), (d + 2, base - 204), (d, base - 152), (a, base - 152)), fill(tint))
            c.drawOval(oval((a + d) / 2, base - 152, 13, 11), fill(tint))

    def ground(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(7)
        sand = hexa("#C9A878")
        b.ground(s, c, 1028, (t(lit(sand)), t(sand), t(shade(sand))), 8)
        for _ in range(int(80 * s.wide / 704)):
            x, y = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(1044, 1350)
            k = (y - 1000) / 110
            c.save()
            c.translate(x, y)
            c.rotate(rng.uniform(-30, 30))
            c.drawRect(rect(0, 0, 9 * k, 4 * k), fill(t(hexa(rng.choice(BRIGHT)))))
            c.restore()
        iron = t(hexa("#4A3A4A"))
        for x in self.poles:
            c.drawRect(rect(x - 7, 380, 14, 700), linear((x - 7, 0), (x + 7, 0), [t(hexa("#D6363E")), shade(iron)]))
            for k in range(15):
                y = 400 + k * 46
                c.drawPath(poly((x - 7, y), (x + 7, y - 16), (x + 7, y + 4), (x - 7, y + 20)), fill(t(hexa("#FBF1DC"))))
            c.drawOval(oval(x, 1080, 40, 9), fill(rgb(20, 10, 20, 110)))
        c.drawRect(
            rect(-MARGIN_X, HIGH - 40, s.wide + 2 * MARGIN_X, MARGIN_Y + 60),
            linear((0, HIGH - 40), (0, HIGH + 60), [rgb(40, 16, 30, 0), rgb(40, 16, 30, 120)]),
        )

    def _strings(self, time: float, cam: float) -> list[list[tuple[float, float]]]:
        sway = 8 * math.sin(time * 1.1) * (1.8 if self.t.weather in ("wind", "storm") else 1)
        xs = [-MARGIN_X - 60, *self.poles, self.s.wide + MARGIN_X + 60] if self.s.wide > 900 else self.poles
        return [
            parts.hanging(a - cam * 0.6, 396, d - cam * 0.6, 396, 66 + sway + 10 * (k % 2), max(5, int((d - a) / 62)))
            for k, (a, d) in enumerate(zip(xs, xs[1:], strict=False))
        ]

    def hung(self, c: Any, time: float, cam: float) -> None:
        """Lamps on the upper string, bunting on the lower."""
        for points in self._strings(time, cam):
            for k, (x, y) in enumerate(points[:-1]):
                (x1, y1), col = points[k + 1], self.t(hexa(CABINS[k % 6]))
                low = 78
                c.drawLine(x, y + low, x1, y1 + low, stroke(self.t(hexa("#FBF1DC")), 3))
                flap = 4 * math.sin(time * 4 + k)
                c.drawPath(
                    poly((x + 8, y + low + 3), (x1 - 8, y1 + low + 3), ((x + x1) / 2 + flap, (y + y1) / 2 + low + 46)),
                    fill(col),
                )
            c.drawPath(smooth(points, False), stroke(rgb(30, 26, 40), 3))
            for k, (x, y) in enumerate(points[1:-1]):
                c.drawCircle(
                    x, y + 9, 9, fill(hexa(BRIGHT[k % 5]) if self.t.night > 0.2 else self.t(hexa(BRIGHT[k % 5])))
                )

    def pennants(self, c: Any, time: float, cam: float) -> None:
        for k, (x, y) in enumerate(self.tops):
            parts.flag(
                c,
                x + 2 - cam * TENTS,
                y - 54,
                74,
                30,
                self.t(hexa(CABINS[(k * 2 + 1) % 6])),
                time + k,
                parts.windy(self.s),
            )

    def shining(self, c: Any, time: float, cam: float) -> None:
        if self.t.night <= 0.2:
            return
        on = self.t.night
        for points in self._strings(time, cam):
            for k, (x, y) in enumerate(points[1:-1]):
                glow(c, x, y + 9, 74, hexa(BRIGHT[k % 5]), 150 * on, ADD)
        x, y = self.hub[0] - cam * WHEEL, self.hub[1]
        glow(c, x, y, self.r * 1.3, hexa(BRIGHT[int(time * 0.5) % 5]), 46 * on, ADD)
        for k in range(12):
            a = time * 0.22 + k * math.pi / 6
            glow(c, x + math.cos(a) * self.r, y + math.sin(a) * self.r, 46, hexa(BRIGHT[k % 5]), 120 * on, ADD)
        for tx, ty in self.doors:
            glow(c, tx - cam * TENTS, ty, 150, WARM, 90 * on, ADD)
