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
from workers.engines.animatic.sets import peaks, plants
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


def _path(s: Scene, c: Any, top: float) -> None:
    """A trodden way that winds from the hills to the viewer."""
    t, x = s.tone, s.wide / 2
    earth = t(mix(hexa("#D9B98A"), hexa("#F2F7FC"), 0.75 if t.season == "winter" or t.weather == "snow" else 0.0))
    way = [(x + 150, top), (x + 120, top + 30), (x + 190, top + 70), (x + 60, top + 150), (x - 90, HIGH + 40),
           (x + 240, HIGH + 40), (x + 250, top + 150), (x + 262, top + 70), (x + 150, top + 30),
           (x + 162, top)]  # fmt: skip
    c.drawPath(smooth(way), linear((0, top), (0, HIGH), [alpha(earth, 120), alpha(lit(earth), 220), alpha(earth, 225)]))


@scene("meadow")
def meadow(s: Scene) -> None:
    t, grass = s.tone, hexa(plants.GRASS[s.tone.season])
    s.ground, s.floor, s.surface, s.ambience = 1120, 930, "grass", ("birds", "wind")

    def far(c: Any) -> None:
        b.sky(s, c)
        peaks.massif(s, c, 900, 300, hexa("#7F93C4"), 0.8, 0.4, 1)
        b.haze_band(s, c, 880, 110, 170)

    def hills(c: Any) -> None:
        rng = s.rng(3)
        for k, (y, amp, depth) in enumerate(((905, 120, 0.62), (935, 110, 0.42), (962, 80, 0.24))):
            b.ridge(s, c, y, amp, 260, t(lit(lit(grass)), depth), t(shade(grass), depth), 2 + 7 * k)
            for _ in range(int((11 - 3 * k) * s.wide / 704)):
                plants.tree(
                    c, rng.uniform(-40, s.wide + 40), y - rng.uniform(-10, amp * 0.35),
                    60 + 34 * k + rng.uniform(0, 30),
                    t(plants.leaf_colour(t, rng), depth), t(hexa("#6B4A34"), depth), rng,
                )  # fmt: skip
            b.haze_band(s, c, y + 20, 60, 70 - 18 * k)

    def near(c: Any) -> None:
        b.ground(s, c, 972, (t(lit(lit(grass)), 0.1), t(grass, 0.02), t(shade(shade(grass)))))
        _path(s, c, 976)
        rng = s.rng(4)
        for x, h in ((-0.05, 560), (1.06, 470)):
            plants.in_wind(
                s, c, plants.tree, x * s.wide, 1050, h, t(plants.leaf_colour(t, rng)), t(hexa("#6B4A34")), rng
            )
            plants.bush(c, x * s.wide + (90 if x < 0 else -80), 1056, 64, t(shade(plants.leaf_colour(t, rng))), rng)
        plants.tufts(s, c, 990, 1300, 170, t(shade(grass)))
        if t.season in ("spring", "summer") and t.weather != "snow":
            for salt, colours in (
                (9, ("#F2545B", "#FF8A80")),
                (19, ("#FFD23F", "#FFF1A8")),
                (29, ("#B79CED", "#FFFFFF")),
            ):
                plants.flowers(s, c, 1000, 1290, 34, colours, salt)

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
