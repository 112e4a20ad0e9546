"""Land that people till and walk: meadow and farm."""

from typing import Any

from workers.engines.animatic.art.built import BUILT
from workers.engines.animatic.art.draw import (
    alpha,
    fill,
    hexa,
    linear,
    lit,
    mix,
    poly,
    rect,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.air import drift, sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene


def _foreground_grass(s: Scene, colour: int) -> None:
    def paint(c: Any) -> None:
        rng = s.rng(99)
        for edge in (-1, 1):
            for _ in range(26):
                x = rng.uniform(-60, s.wide * 0.24) if edge < 0 else s.wide - rng.uniform(-60, s.wide * 0.24)
                reach = 1 - min(1.0, abs(x - (0 if edge < 0 else s.wide)) / (s.wide * 0.3))
                h = rng.uniform(80, 200) * (0.4 + reach)
                lean = rng.uniform(-30, 30)
                col = s.tone(mix(colour, shade(shade(colour)), rng.random()))
                c.drawPath(smooth([(x - 8, HIGH + 60), (x + lean * 0.4, HIGH + 20 - h * 0.5), (x + lean, HIGH + 30 - h),
                                   (x + 8, HIGH + 60)]), fill(col))  # fmt: skip

    s.near(paint, 6)


@scene("meadow")
def meadow(s: Scene) -> None:
    t, grass = s.tone, hexa(plants.GRASS[s.tone.season])
    s.ground, s.floor, s.surface, s.ambience = 1120, 930, "grass", ("birds", "wind")

    def far(c: Any) -> None:
        b.sky(s, c)
        b.ridge(s, c, 900, 150, 190, t(hexa("#7FA9C9"), 0.9), t(hexa("#8FB9A9"), 0.8), 1)

    def hills(c: Any) -> None:
        b.ridge(s, c, 920, 90, 240, t(lit(grass), 0.55), t(grass, 0.4), 2)
        rng = s.rng(3)
        for _ in range(int(9 * s.wide / 704)):
            plants.tree(
                c,
                rng.uniform(0, s.wide),
                rng.uniform(890, 940),
                rng.uniform(80, 130),
                t(plants.leaf_colour(t, rng), 0.45),
                t(hexa("#6B4A34"), 0.4),
                rng,
            )
        b.haze_band(s, c, 930, 70, 90)

    def near(c: Any) -> None:
        b.ground(s, c, 960, (t(lit(grass), 0.2), t(grass, 0.05), t(shade(shade(grass)))))
        rng = s.rng(4)
        for x in (-0.04, 1.05):
            plants.tree(
                c, x * s.wide, 1040, rng.uniform(420, 500), t(plants.leaf_colour(t, rng)), t(hexa("#6B4A34")), rng
            )
        plants.tufts(s, c, 980, 1300, 130, t(shade(grass)))
        if t.season in ("spring", "summer") and t.weather != "snow":
            plants.flowers(s, c, 990, 1290, 60, ("#F2545B", "#FFD23F", "#FFFFFF", "#B79CED", "#F79AC0"))

    s.plate(0.12, far)
    s.plate(0.35, hills)
    s.plate(0.6, near)
    _foreground_grass(s, shade(grass))
    sun_glow(s)
    drift(s, 34, t.spec.shaft)


@scene("farm")
class Farm:
    def __init__(self, s: Scene) -> None:
        self.s = s
        self.t = s.tone
        s.ground, s.floor, s.surface, s.ambience = 1130, 940, "earth", ("birds", "wind")
        self.field, self.wheat = hexa("#C9B24A"), hexa("#E8C65A")
        s.plate(0.12, self.far)
        s.plate(0.38, self.mid)
        s.plate(0.6, self.near)
        _foreground_grass(s, hexa("#A98E3A"))
        sun_glow(s, 0.25, 0.2)
        drift(s, 26, hexa("#FFE9A8"))

    def far(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.25, 0.2))
        b.ridge(s, c, 880, 90, 260, t(hexa("#8FB97A"), 0.75), t(hexa("#9CC07A"), 0.6), 1)

    def mid(self, c: Any) -> None:
        s, t, field = self.s, self.t, self.field
        c.drawRect(
            rect(-MARGIN_X, 890, s.wide + 2 * MARGIN_X, 400),
            linear((0, 890), (0, 1010), [t(self.wheat, 0.4), t(field, 0.2)]),
        )
        for k in range(-14, 22):
            c.drawPath(
                poly(
                    (s.wide / 2 + k * 36, 890),
                    (s.wide / 2 + k * 36 + 12, 890),
                    (s.wide / 2 + k * 120 + 50, 1100),
                    (s.wide / 2 + k * 120, 1100),
                ),
                fill(alpha(t(shade(field), 0.2), 120)),
            )
        _barn(s, c, s.wide * 0.72, 960)
        mill = BUILT["windmill"]
        c.save()
        c.translate(s.wide * 0.16, 930)
        c.scale(1.35, 1.35)
        mill.draw(c, 0.8, 0, t(hexa("#F2E8D8"), 0.35))
        c.restore()
        b.haze_band(s, c, 900, 60, 80)

    def near(self, c: Any) -> None:
        s, t = self.s, self.t
        b.ground(s, c, 1020, (t(hexa("#C79A64")), t(hexa("#A97B4C")), t(hexa("#6E4A34"))), 8)
        ink = t(hexa("#8A5B3A"))
        for x in range(int(-MARGIN_X), int(s.wide + MARGIN_X), 96):
            c.drawRoundRect(rect(x, 940, 15, 110), 5, 5, linear((x, 0), (x + 15, 0), [lit(ink), shade(ink)]))
        for y in (965, 1005):
            c.drawRect(
                rect(-MARGIN_X, y, s.wide + 2 * MARGIN_X, 11), linear((0, y), (0, y + 11), [lit(ink), shade(ink)])
            )
        plants.tufts(s, c, 1050, 1290, 80, t(hexa("#8FA24A")))


def _barn(s: Scene, c: Any, x: float, base: float) -> None:
    t = s.tone
    red, white = t(hexa("#B8392E"), 0.25), t(hexa("#F6F0E6"), 0.25)
    c.drawPath(poly((x - 110, base), (x - 110, base - 130), (x - 76, base - 196), (x, base - 232), (x + 76, base - 196),
                    (x + 110, base - 130), (x + 110, base)),
               linear((x - 110, 0), (x + 110, 0), [lit(red), red, shade(red)]))  # fmt: skip
    c.drawPath(smooth([(x - 122, base - 126), (x - 82, base - 200), (x, base - 240), (x + 82, base - 200),
                       (x + 122, base - 126)], False), stroke(t(hexa("#5A4A4A"), 0.25), 14))  # fmt: skip
    c.drawRect(rect(x - 46, base - 100, 92, 100), fill(white))
    c.drawRect(rect(x - 40, base - 94, 80, 94), fill(shade(red)))
    c.drawLine(x - 40, base - 94, x + 40, base, stroke(white, 7))
    c.drawLine(x + 40, base - 94, x - 40, base, stroke(white, 7))
    c.drawRoundRect(rect(x - 18, base - 178, 36, 40), 18, 18, fill(hexa("#FFD98A") if t.night > 0.3 else white))
