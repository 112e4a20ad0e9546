"""Fields in flower, in rows to the horizon: lavender, sunflowers, tulips, poppies."""

import math
from functools import partial
from typing import Any

from workers.engines.animatic.art.draw import (
    fill,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    oval,
    poly,
    shade,
    smooth,
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts, plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_Y, Scene, scene

TOP = 872.0
SOUNDS = (("leaves", 0.5), ("wind", 0.3), ("birds", 0.4), ("cicadas", 0.3))


class Field:
    """Rows that meet at the horizon; `colours` go by rows, `kind` is how a flower is built."""

    def __init__(self, s: Scene, kind: str, colours: tuple[str, ...]) -> None:
        self.s, self.t, self.kind = s, s.tone, kind
        s.ground, s.floor, s.surface, s.ambience = 1140, 1000, "grass", ("birds", "wind")
        self.green = hexa("#5E8A4A" if kind != "lavender" else "#6F8A62")
        if parts.snowy(s):
            self.green = mix(self.green, hexa("#F2F7FC"), 0.6)
        self.colours = [hexa(code) for code in colours]
        rng = s.rng(21)
        n = int((15 if kind == "sunflower" else 26) * max(1.0, s.wide / 704))
        self.tall = [(rng.uniform(-0.12, 1.12), rng.uniform(0.85, 1.2), rng.randrange(len(colours)), rng.random() * 6)
                     for _ in range(n)]  # fmt: skip
        self.gust = {"storm": 2.2, "wind": 2.0, "rain": 1.2}.get(s.tone.weather, 1.0)
        s.plate(0.06, self.far)
        s.plate(0.34, self.rows)
        s.plate(0.6, self.path)
        s.live(partial(self.stand, False), 0.6)
        s.front(partial(self.stand, True), 1.1)
        sun_glow(s, 0.62, 0.22, 480, 0.7)
        drift(s, 24, lit(lit(self.colours[0])), 2.0, 12)

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.62, 0.22), 860, clouds=6)
        b.ridge(s, c, 850, 130, 240, t(hexa("#7C8FB4"), 0.8), t(hexa("#A3B3C4"), 0.7), 5)
        b.ridge(s, c, 872, 60, 190, t(hexa(plants.GRASS[t.season]), 0.6), t(hexa(plants.GRASS[t.season]), 0.5), 8)
        b.haze_band(s, c, 862, 40, 130)
        rng = s.rng(6)
        for x, h in ((0.12, 120), (0.17, 90), (0.84, 130), (0.9, 96), (0.96, 140)):
            plants.tree(c, x * s.wide, 884, h, t(plants.leaf_colour(t, rng), 0.5), t(hexa("#6A5248"), 0.5), rng)

    def rows(self, c: Any) -> None:
        """Beds that widen toward the viewer, each a heap of its flower's colour with a lit ridge."""
        s, t = self.s, self.t
        low, m = HIGH + MARGIN_Y + 20, s.wide * 0.5
        b.band(s, c, TOP, low - TOP, linear((0, TOP), (0, low), [t(self.green, 0.4), t(shade(self.green))]))
        n = 9
        reach = max(s.wide, 900) * 1.5
        for k in range(-n, n):
            tint = self.colours[k % len(self.colours)]
            x0, x1 = m + k * 34.0, m + (k + 0.74) * 34.0
            y0, y1 = m + k * reach / n, m + (k + 0.74) * reach / n
            bed = poly((x0, TOP), (x1, TOP), (y1, low), (y0, low))
            c.drawPath(bed, linear((0, TOP), (0, low), [t(tint, 0.5), t(tint, 0.1), t(shade(tint))], [0, 0.45, 1]))
            c.save()
            c.clipPath(bed, True)
            rng = s.rng(100 + k)
            for j in range(150):
                u = (j / 150) ** 1.7
                y = lerp(TOP + 2, low, u)
                x = lerp(lerp(x0, x1, w := rng.random()), lerp(y0, y1, w), u)
                r = lerp(1.4, 20, u)
                c.drawOval(oval(x, y, r, r * 0.62), fill(t(lit(tint) if j % 3 else shade(tint), 0.4 * (1 - u))))
            c.restore()
        b.haze_band(s, c, TOP + 6, 16, 90)

    def path(self, c: Any) -> None:
        """The lane between two beds, on which actors stand."""
        s, t, m, low = self.s, self.t, self.s.wide * 0.5, HIGH + MARGIN_Y + 20
        earth, grass = t(hexa("#C2A06A")), t(self.green)
        lane = [(m - 14, 930), (m + 14, 930), (m + 96, 1090), (m + 250, low), (m - 250, low), (m - 96, 1090)]
        c.drawPath(smooth(lane), linear((0, 930), (0, low), [mix(earth, grass, 0.5), earth, lit(earth)], [0, 0.4, 1]))
        rng = s.rng(13)
        for k in range(70):  # grass where the lane ends
            u, side = (k / 70) ** 0.8, -1 if k % 2 else 1
            x, y, h = m + side * lerp(20, 236, u * u), lerp(950, HIGH + 20, u), lerp(6, 30, u)
            for d in (-0.5, 0.0, 0.5):
                c.drawLine(x, y, x + d * h + rng.uniform(-3, 3), y - h, stroke(shade(grass) if d else grass, h * 0.14))

    def stand(self, near: bool, c: Any, time: float, cam: float) -> None:
        """Single flowers beside the lane, each in the wind."""
        s, t, m = self.s, self.t, self.s.wide * 0.5
        for n, (x, size, which, phase) in enumerate(self.tall):
            if (n % 3 == 0) is not near:
                continue
            at = x * s.wide - cam * (1.1 if near else 0.6)
            clear = 0.36 if near else 0.24
            if abs(x - 0.5) < clear:
                at = m + (1 if x >= 0.5 else -1) * (clear + abs(x - 0.5) * 0.4) * s.wide - cam * 0.6
            base = (HIGH + 70 if near else 1130) + 26 * math.sin(phase * 3)
            high = size * (330 if near else 190) * (1.15 if self.kind == "sunflower" else 0.8)
            lean = (14 + 22 * math.sin(time * 1.5 * self.gust - at * 0.008 + phase * 0.4)) * self.gust * size * 0.8
            self._flower(c, at, base, high, lean, t(self.colours[which]), time + phase)

    def _flower(self, c: Any, x: float, base: float, high: float, lean: float, tint: int, time: float) -> None:
        t = self.t
        stem = t(shade(self.green))
        tx, ty = x + lean, base - high + abs(lean) * 0.15
        c.drawPath(
            smooth([(x, base), (x + lean * 0.2, base - high * 0.5), (tx, ty)], False), stroke(stem, high * 0.028)
        )
        r = high * (0.17 if self.kind == "sunflower" else 0.12)
        for side in (-1, 1):
            ly = base - high * (0.34 if side < 0 else 0.5)
            c.drawPath(
                smooth([(x, ly), (x + side * r * 1.1, ly - r * 0.9), (x + side * r * 1.7, ly - r * 0.3)]), fill(stem)
            )
        if self.kind == "lavender":
            for k in range(9):
                u = k / 8
                c.drawOval(oval(tx + lean * 0.2 * u, ty - high * 0.34 * u, r * (0.62 - 0.4 * u), r * 0.5),
                           fill(lit(tint) if k % 2 else tint))  # fmt: skip
        elif self.kind == "sunflower":
            turn = 0.06 * math.sin(time)
            for k in range(16):
                a = k * math.tau / 16 + turn
                c.drawOval(oval(tx + math.cos(a) * r, ty + math.sin(a) * r * 0.94, r * 0.5, r * 0.36),
                           fill(lit(tint) if k % 2 else tint))  # fmt: skip
            c.drawCircle(tx, ty, r * 0.82, fill(t(hexa("#6A4023"))))
            c.drawCircle(tx - r * 0.12, ty - r * 0.12, r * 0.5, fill(t(hexa("#8A5A30"))))
        elif self.kind == "tulip":
            cup = [(tx - r, ty - r * 1.5), (tx - r * 0.4, ty - r), (tx, ty - r * 1.7), (tx + r * 0.4, ty - r),
                   (tx + r, ty - r * 1.5), (tx + r * 0.8, ty + r * 0.2), (tx - r * 0.8, ty + r * 0.2)]  # fmt: skip
            c.drawPath(poly(*cup), linear((tx - r, 0), (tx + r, 0), [lit(tint), tint, shade(tint)]))
        else:
            for k in range(5):
                a = k * math.tau / 5 + 0.3
                c.drawCircle(
                    tx + math.cos(a) * r * 0.7, ty + math.sin(a) * r * 0.5, r * 0.8, fill(lit(tint) if k % 2 else tint)
                )
            c.drawCircle(tx, ty, r * 0.4, fill(t(hexa("#2E2630"))))


@scene("lavender_field", words=("lavender field", "fields of lavender", "provence"), sounds=SOUNDS)
def lavender(s: Scene) -> None:
    Field(s, "lavender", ("#8E6CC9", "#7A5ABF", "#9C7BD6"))


@scene("sunflower_field", words=("sunflower field", "field of sunflowers", "sunflowers field"), sounds=SOUNDS)
def sunflowers(s: Scene) -> None:
    Field(s, "sunflower", ("#F5B81F", "#F2C53A"))


@scene(
    "tulip_field",
    words=("tulip field", "field of tulips", "flower field", "field of flowers", "keukenhof"),
    sounds=SOUNDS,
)
def tulips(s: Scene) -> None:
    Field(s, "tulip", ("#E0453F", "#F2C23A", "#E77FB0", "#F6F0F4", "#9A5BC0"))


@scene(
    "poppy_field", words=("poppy field", "field of poppies", "wildflower meadow", "field of wildflowers"), sounds=SOUNDS
)
def poppies(s: Scene) -> None:
    Field(s, "poppy", ("#E2392F", "#D63A4A", "#F06A3C"))
