"""A graveyard: leaning stones, bare trees, an iron fence, ground fog, and a house on the hill with lights in it."""

import math
import random
from typing import Any

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
from workers.engines.animatic.sets import parts, plants
from workers.engines.animatic.sets.air import sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene

HILL = 0.24
GREENISH = hexa("#C8F0A0")


@scene(
    "graveyard",
    words=("graveyard", "cemetery", "haunted house", "haunted mansion", "gravestones", "churchyard"),
    sounds=(("wind", 0.7), ("crickets", 0.4)),
)
class Graveyard:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        s.ground, s.floor, s.surface, s.ambience = 1145, 1040, "earth", ("wind", "crickets")
        self.house = s.wide * (0.56 if s.wide < 900 else 0.6)
        rng = s.rng(21)
        self.mist = [
            (rng.random(), rng.uniform(985, 1240), rng.uniform(220, 420), rng.uniform(0.5, 1)) for _ in range(5)
        ]
        self.bats = [(rng.random(), rng.uniform(150, 420), rng.uniform(0.6, 1.1)) for _ in range(7)]
        s.plate(0.06, self.far)
        s.plate(HILL, self.hill)
        s.plate(0.42, self.behind)
        s.plate(0.6, self.graves)
        s.near(self.frame, 8)
        s.live(self.flight, 0.1)
        s.live(self.fog)
        s.shine(self.light, HILL)
        sun_glow(s, 0.26, 0.2)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.24, 0.2), 900, clouds=4)
        veil = {"night": rgb(40, 70, 60, 70), "dusk": rgb(60, 20, 70, 60)}.get(t.hour, rgb(110, 120, 140, 90))
        c.drawRect(
            rect(-MARGIN_X, -MARGIN_Y, s.wide + 2 * MARGIN_X, 1100), linear((0, 100), (0, 1000), [alpha(veil, 0), veil])
        )
        b.ridge(s, c, 880, 150, 150, t(hexa("#4F5A74"), 0.7), t(hexa("#5F6E7C"), 0.6), 5)

    def hill(self, c: Any) -> None:
        s, t = self.s, self.t
        x, earth = self.house, t(hexa("#4A5A4C"), 0.42)
        if parts.snowy(s):
            earth = mix(earth, t(hexa("#F2F7FC"), 0.3), 0.75)
        self._house(c, x, 800)
        hump = smooth(
            [
                (-400, HIGH + 100),
                (-400, 960),
                (x - 420, 930),
                (x - 210, 830),
                (x, 792),
                (x + 230, 826),
                (x + 460, 930),
                (s.wide + 400, 950),
                (s.wide + 400, HIGH + 100),
            ]
        )
        c.drawPath(hump, linear((0, 790), (0, 1050), [lit(earth), shade(earth)]))
        lane = smooth(
            [
                (x - 12, 798),
                (x + 12, 798),
                (x + 60, 850),
                (x - 30, 910),
                (x + 90, 1000),
                (x - 20, 1000),
                (x - 90, 912),
                (x + 20, 852),
            ]
        )
        c.drawPath(lane, fill(alpha(lit(lit(earth)), 150)))
        b.haze_band(s, c, 960, 80, 120)

    def _house(self, c: Any, x: float, base: float) -> None:
        """Crooked gables, a tower, and a light in some windows."""
        t, rng = self.t, self.s.rng(6)
        wall, roof = t(hexa("#5A5068"), 0.34), t(hexa("#34304A"), 0.34)
        lamp = hexa("#FFCF5A") if t.hour != "day" or t.night > 0.2 else t(hexa("#2A2A3A"), 0.3)
        for dx, w, top, peak in ((-96, 110, 600, 90), (90, 120, 580, 110), (-6, 96, 470, 160)):
            left = x + dx - w / 2
            c.drawRect(rect(left, top, w, base - top + 40), linear((left, 0), (left + w, 0), [lit(wall), shade(wall)]))
            for y in range(int(top) + 12, int(base), 15):
                c.drawLine(left, y, left + w, y, stroke(alpha(shade(wall), 120), 2))
            lean = 10 if dx < 0 else -8
            c.drawPath(
                poly((left - 16, top + 6), (x + dx + lean, top - peak), (left + w + 16, top + 6)),
                linear((left, 0), (left + w, 0), [lit(roof), shade(roof)]),
            )
            c.drawLine(x + dx + lean, top - peak, x + dx + lean, top - peak - 34, stroke(roof, 4))
            for row in range(2 if dx else 3):
                for i in range(2 if dx else 1):
                    wx, wy = x + dx + (i - (0.5 if dx else 0)) * w * 0.44, top + 74 + row * 92
                    on = rng.random() < 0.62
                    hole = parts.arched(wx, wy, 26, 52, True)
                    c.drawPath(hole, fill(lamp if on else shade(shade(wall))))
                    c.drawPath(hole, stroke(roof, 3))
                    c.drawLine(wx, wy - 48, wx, wy, stroke(roof, 2.4))
        c.drawRect(rect(x - 70, 752, 140, 14), fill(roof))
        for dx in (-62, -20, 20, 62):
            c.drawRect(rect(x + dx - 4, 764, 8, 50), fill(lit(wall)))
        c.drawPath(parts.arched(x, 812, 30, 54, True), fill(lamp))
        c.drawRect(rect(x + 116, 470, 22, 100), fill(shade(wall)))

    def behind(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(8)
        turf = self._turf(0.24)
        path = b.outline(s, 1000, 34, 220, s.rng(9))
        c.drawPath(path, linear((0, 970), (0, 1120), [lit(turf), shade(turf)]))
        iron = t(hexa("#2E3040"), 0.2)
        x = -MARGIN_X
        while x < s.wide + MARGIN_X:
            if abs(x - s.wide / 2) > 70:
                c.drawLine(x, 1010, x, 906, stroke(iron, 5))
                c.drawPath(poly((x - 7, 908), (x, 886), (x + 7, 908)), fill(iron))
            x += 26
        for side in (-1, 1):
            for y in (926, 988):
                c.drawLine(s.wide / 2 + side * 74, y, s.wide / 2 + side * (s.wide / 2 + MARGIN_X), y, stroke(iron, 5))
            px = s.wide / 2 + side * 82
            stone = t(hexa("#8A8796"), 0.2)
            c.drawRect(rect(px - 24, 860, 48, 160), linear((px - 24, 0), (px + 24, 0), [lit(stone), shade(stone)]))
            c.drawRect(rect(px - 31, 848, 62, 18), fill(lit(stone)))
            c.drawCircle(px, 832, 18, radial((px - 6, 826), 24, [lit(lit(stone)), shade(stone)]))
        for _ in range(int(9 * s.wide / 704)):
            at = rng.uniform(-60, s.wide + 60)
            self._stone(c, at, rng.uniform(1016, 1034), rng.uniform(0.5, 0.66), rng, 0.2)

    def _turf(self, depth: float) -> Colour:
        green = mix(hexa(plants.GRASS[self.t.season]), hexa("#46604E"), 0.66)
        if parts.snowy(self.s):
            green = hexa("#DCE6EE")
        return self.t(green, depth)

    def graves(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(12)
        turf = self._turf(0)
        b.ground(s, c, 1058, (lit(turf), turf, shade(shade(turf))), 12)
        dirt = mix(turf, t(hexa("#8A7560")), 0.55)
        m = s.wide / 2
        c.drawPath(
            smooth(
                [
                    (m - 60, 1050),
                    (m + 60, 1050),
                    (m + 120, 1140),
                    (m + 260, HIGH + 110),
                    (m - 300, HIGH + 110),
                    (m - 130, 1140),
                ]
            ),
            linear((0, 1050), (0, HIGH), [lit(dirt), shade(dirt)]),
        )
        for x, k, side in ((-0.01, 1.0, 1), (1.02, 1.15, -1)):
            self._bare(c, x * s.wide, 1110, 620 * k, side, rng)
        shares = (0.06, 0.2, 0.83, 0.97) if s.wide < 900 else (0.03, 0.1, 0.18, 0.27, 0.35, 0.64, 0.72, 0.8, 0.88, 0.96)
        for n, u in enumerate(shares):
            self._stone(
                c, u * s.wide + rng.uniform(-14, 14), (1104, 1142, 1120)[n % 3], rng.uniform(0.95, 1.2), rng, 0.0
            )
        plants.tufts(s, c, 1090, 1340, 70, shade(turf) if not parts.snowy(s) else t(hexa("#9AA8B4")))

    def _stone(self, c: Any, x: float, base: float, k: float, rng: random.Random, depth: float) -> None:
        grey = self.t(mix(hexa("#9A98A6"), hexa("#7A8478"), rng.random()), depth)
        kind, tilt = rng.randrange(3), rng.uniform(-7, 7)
        c.drawOval(oval(x + 10 * k, base + 2, 62 * k, 11 * k), fill(rgb(10, 14, 20, 90)))
        c.save()
        c.translate(x, base)
        c.rotate(tilt)
        c.scale(k, k)
        face = linear((-46, 0), (46, 0), [lit(lit(grey)), grey, shade(shade(grey))], [0, 0.5, 1])
        if kind == 0:
            for dx, tint in ((8, fill(shade(shade(grey)))), (0, face)):
                c.drawPath(parts.arched(dx, 6, 88, 128), tint)
        elif kind == 1:
            for dx, tint in ((8, fill(shade(shade(grey)))), (0, face)):
                c.drawRect(rect(-11 + dx, -150, 22, 156), tint)
                c.drawRect(rect(-44 + dx, -116, 88, 22), tint)
            c.drawRoundRect(rect(-40, -18, 80, 24), 4, 4, face)
        else:
            for dx, tint in ((8, fill(shade(shade(grey)))), (0, face)):
                c.drawPath(parts.arched(dx, 6, 80, 146, True), tint)
        if kind != 1:
            for j, w in enumerate((40, 52, 30)):
                c.drawLine(-w / 2, -78 + j * 17, w / 2, -78 + j * 17, stroke(alpha(shade(shade(grey)), 170), 4))
        moss = self.t(hexa("#5F8A4A") if not parts.snowy(self.s) else hexa("#F4F9FF"), depth)
        c.drawOval(oval(-22, 2, 30, 9), fill(moss))
        c.restore()

    def _bare(self, c: Any, x: float, base: float, h: float, side: int, rng: random.Random) -> None:
        bark = self.t(hexa("#3A3038"))

        def grow(x0: float, y0: float, angle: float, long: float, w: float, depth: int) -> None:
            x1, y1 = x0 + math.cos(angle) * long, y0 - math.sin(angle) * long
            bend = (x0 + x1) / 2 + rng.uniform(-0.1, 0.1) * long, (y0 + y1) / 2
            c.drawPath(smooth([(x0, y0), bend, (x1, y1)], False), stroke(mix(bark, lit(bark), depth * 0.2), w))
            if depth < 4:
                for turn in (-0.5, 0.42) if depth else (-0.6, 0.05, 0.62):
                    grow(
                        x1,
                        y1,
                        angle + turn + rng.uniform(-0.16, 0.16),
                        long * rng.uniform(0.58, 0.74),
                        w * 0.6,
                        depth + 1,
                    )

        root = smooth(
            [(x - h * 0.1, base), (x - h * 0.035, base - h * 0.2), (x + h * 0.035, base - h * 0.2), (x + h * 0.1, base)]
        )
        c.drawPath(root, fill(bark))
        grow(x, base - 4, math.pi / 2 - side * 0.12, h * 0.4, h * 0.062, 0)

    def frame(self, c: Any) -> None:
        s, low = self.s, HIGH + 90
        dark = self.t(hexa("#2A3434"))
        for x in (-40, s.wide + 20):
            c.drawPath(parts.arched(x, low, 190, 240), fill(shade(dark)))
        for k in range(16):
            x = (k * 0.19 % 1.0) * s.wide
            if abs(x - s.wide / 2) > s.wide * 0.24:
                c.drawPath(poly((x - 14, low), (x + 20, 1196 + k % 3 * 24), (x + 14, low)), fill(dark))

    def flight(self, c: Any, time: float, cam: float) -> None:
        if self.t.hour == "day":
            return
        ink = self.t(hexa("#1E1A30"), 0.1)
        for o, y, k in self.bats:
            x = (o * (self.s.wide + 300) + time * 70 * k) % (self.s.wide + 300) - 150 - cam * 0.1
            up, yy = 14 * math.sin(time * 11 * k + o * 9) * k, y + 30 * math.sin(time * 1.3 + o * 8)
            c.drawPath(
                poly(
                    (x, yy + 5),
                    (x - 13 * k, yy - 3),
                    (x - 34 * k, yy - up),
                    (x - 24 * k, yy + 8),
                    (x - 10 * k, yy + 5),
                    (x, yy + 13),
                    (x + 10 * k, yy + 5),
                    (x + 24 * k, yy + 8),
                    (x + 34 * k, yy - up),
                    (x + 13 * k, yy - 3),
                ),
                fill(ink),
            )

    def fog(self, c: Any, time: float, cam: float) -> None:
        span = self.s.wide + 900
        haze = mix(self.t.sky[3], GREENISH if self.t.hour == "night" else rgb(230, 230, 240), 0.35)
        for o, y, r, k in self.mist:
            x = (o * span + time * 24 * k - cam * 0.6) % span - 450
            c.save()
            c.translate(x, y)
            c.scale(1, 0.16)
            c.drawCircle(0, 0, r, radial((0, 0), r, [alpha(haze, 74), alpha(haze, 36), alpha(haze, 0)], [0, 0.5, 1]))
            c.restore()

    def light(self, c: Any, time: float, cam: float) -> None:
        if self.t.hour == "day":
            return
        x = self.house - cam * HILL
        flick = 1 + 0.08 * math.sin(time * 7.3) * math.sin(time * 2.1)
        glow(c, x, 640, 300 * flick, hexa("#FFB84A"), 54, ADD)
        glow(c, x, 790, 80 * flick, hexa("#FFB84A"), 70, ADD)
