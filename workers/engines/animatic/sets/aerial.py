"""Seen from the air: a forest, a city and farmland that pass below, for a camera that flies."""

import math
from collections.abc import Callable
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    LINEAR,
    Colour,
    fill,
    hexa,
    linear,
    lit,
    mix,
    oval,
    poly,
    rect,
    shade,
    stroke,
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts, plants
from workers.engines.animatic.sets.air import sun_glow
from workers.engines.animatic.sets.base import HIGH, MARGIN_Y, Scene, scene

HORIZON = 430.0
NEAR, FAR = 1.0, 9.0
"""Distances between which the ground is strewn with what stands on it."""
SPEED = 0.34
"""Distance flown in a second."""
SIZE = 160
"""Units across of a drawing from above, before it is made smaller by distance."""

Draw = Callable[[Any, Colour, float, int], None]
"""draw(canvas, colour, depth, number): one thing in a square of SIZE, its foot at the middle of the lower edge."""


class Ground:
    """Things in rows that come nearer; drawn once in four hazes each, then only placed."""

    def __init__(
        self,
        s: Scene,
        colours: tuple[str, ...],
        draw: Draw,
        rows: int,
        across: int,
        spread: float,
        large: float,
    ) -> None:
        self.s, self.rows, self.across, self.spread, self.large = s, rows, across, spread, large
        self.pictures = [
            [self._picture(draw, hexa(code), haze, n) for n, code in enumerate(colours)]
            for haze in (0.06, 0.26, 0.5, 0.72)
        ]
        rng = s.rng(51)
        self.strewn = [
            [(rng.uniform(-0.4, 0.4), rng.uniform(0.8, 1.2), rng.randrange(len(colours))) for _ in range(across)]
            for _ in range(rows)
        ]

    def _picture(self, draw: Draw, colour: Colour, haze: float, number: int) -> Any:
        size = round(SIZE * 1.6)
        surface = skia.Surface(size, size)
        c = surface.getCanvas()
        c.scale(size / SIZE, size / SIZE)
        draw(c, colour, haze, number)
        return surface.makeImageSnapshot()

    def fly(self, c: Any, time: float, cam: float) -> None:
        """Everything from far to near, as far as the flight has come."""
        s, span = self.s, FAR - NEAR
        step = span / self.rows
        flown = time * SPEED
        first = int(flown / step)
        for k in range(self.rows, -1, -1):
            z = NEAR + k * step - flown % step
            if z < NEAR * 0.62:
                continue
            row = self.strewn[(first + k) % self.rows]
            y = HORIZON + (HIGH + 90 - HORIZON) / z
            size = SIZE * self.large / z
            shown = self.pictures[min(3, int((z - NEAR) / span * 4))]
            fade = skia.Paint(AntiAlias=False, Alphaf=min(1.0, (FAR - z) / 1.2 + 0.05))
            for j, (off, grown, which) in enumerate(row):
                x = (
                    s.wide / 2
                    + ((j + 0.5) / self.across - 0.5 + off / self.across) * s.wide * self.spread / z
                    - cam / z
                )
                w = size * grown
                if -w < x < s.wide + w:
                    c.drawImageRect(shown[which], skia.Rect.MakeXYWH(x - w / 2, y - w, w, w), LINEAR, fade)


def _sky(s: Scene, c: Any, land: str) -> None:
    t = s.tone
    b.sky(s, c, (0.66, 0.13), HORIZON + 10, clouds=4)
    b.ridge(s, c, HORIZON + 6, 70, 150, t(hexa("#7F93B4"), 0.85), t(hexa("#9FB2C0"), 0.75), 5)
    low = HIGH + MARGIN_Y + 20
    ground = hexa(land)
    b.band(s, c, HORIZON + 4, low - HORIZON, linear(
        (0, HORIZON), (0, low), [t(ground, 0.85), t(ground, 0.4), t(shade(ground), 0.05)], [0, 0.25, 1]))  # fmt: skip
    b.haze_band(s, c, HORIZON + 10, 60, 170)


def _base(s: Scene) -> None:
    s.ground, s.floor, s.surface, s.ambience, s.wet = 1150, 1000, "earth", ("wind",), False
    s.medium = "air"
    sun_glow(s, 0.66, 0.13, 420, 0.6)


@scene("forest_from_above", words=("forest from above", "aerial view of a forest", "treetops"),
       sounds=(("wind", 0.7), ("birds", 0.3)))  # fmt: skip
def forest_from_above(s: Scene) -> None:
    t = s.tone
    _base(s)
    crowns = {
        "autumn": ("#D9772E", "#E5A13A", "#B8482E", "#8A8F3A"),
        "winter": ("#E6EEF4", "#D6E0EA", "#9DB0B8", "#C9D6E0"),
        "spring": ("#7FBF5A", "#9AD06A", "#E9A9C0", "#5FA857"),
    }
    tints = crowns.get(t.season, ("#3E8A4A", "#57A052", "#2F7348", "#6DAE58"))
    if t.weather == "snow":
        tints = crowns["winter"]

    def crown(c: Any, colour: Colour, haze: float, number: int) -> None:
        tint = t(colour, haze)
        if number % 4 == 2:  # a fir among the broad crowns
            for k in range(5):
                foot, half = 150 - k * 27, 54 - k * 10
                cone = poly((80 - half, foot), (80, foot - 52), (80 + half, foot))
                c.drawPath(cone, linear((30, 0), (130, 0), [lit(tint), tint, shade(tint)]))
            return
        rng = s.rng(60 + number)
        for k in range(13):
            a, off = k * 2.4, 50 * math.sqrt(k / 13)
            x, y = 80 + off * math.cos(a), 92 + off * math.sin(a) * 0.8
            top = mix(lit(tint), tint, k / 13)
            c.drawCircle(x, y + 10, 27, fill(shade(tint)))
            c.drawCircle(x + rng.uniform(-3, 3), y, 26, fill(mix(top, lit(lit(tint)), 0.12 if x < 80 else 0)))

    land = {"autumn": "#9A6A34", "winter": "#C9D6DE"}.get(t.season, "#2C5E3A")
    s.plate(0.05, lambda c: _sky(s, c, "#C9D6DE" if parts.snowy(s) else land))
    s.live(Ground(s, tints, crown, 20, 12, 5.0, 2.3).fly, 0.2)


@scene("city_from_above", words=("city from above", "aerial view of a city", "above the skyscrapers"),
       sounds=(("city", 0.7), ("wind", 0.5)))  # fmt: skip
def city_from_above(s: Scene) -> None:
    t = s.tone
    _base(s)
    tints = ("#8C97A8", "#B7A99A", "#6F7F98", "#A8B6C4", "#97838A")

    def block(c: Any, colour: Colour, haze: float, number: int) -> None:
        rng = s.rng(80 + number)
        tint = t(colour, haze)
        high = (104, 58, 132, 76, 90)[number]
        left, right, low, back = 44.0, 116.0, 158.0, 16.0
        face, side, roof = tint, shade(tint), lit(lit(tint))
        top = low - high
        c.drawRect(rect(left, top, right - left, high), linear((0, top), (0, low), [lit(face), face, shade(face)]))
        c.drawPath(poly((right, top), (right + 14, top - back), (right + 14, low - back), (right, low)), fill(side))
        c.drawPath(poly((left, top), (right, top), (right + 14, top - back), (left + 14, top - back)), fill(roof))
        c.drawRect(rect(left + 30, top - back + 4, 16, 8), fill(side))
        glass, lamp = shade(shade(face)), hexa("#FFD98A")
        for row in range(int(high / 13)):
            for k in range(6):
                on = rng.random() < 0.2 + 0.5 * t.night
                tone = mix(glass, lamp, 0.85 * t.night if on else 0.0)
                c.drawRect(rect(left + 6 + k * 10.6, top + 6 + row * 13, 6.4, 7), fill(tone))

    s.plate(0.05, lambda c: _streets(s, c))
    s.live(Ground(s, tints, block, 15, 10, 5.4, 2.7).fly, 0.2)


def _streets(s: Scene, c: Any) -> None:
    _sky(s, c, "#5B6068")
    t, m = s.tone, s.wide / 2
    lights = mix(t(hexa("#4A4E56"), 0.2), hexa("#FFC46A"), 0.5 * t.night)
    for k in range(-9, 10):
        c.drawLine(m + k * 14, HORIZON + 30, m + k * s.wide * 0.62, HIGH + 100, stroke(lights, 5))


@scene("fields_from_above", words=("countryside from above", "aerial view of fields", "patchwork of fields"),
       sounds=(("wind", 0.7), ("birds", 0.4)))  # fmt: skip
def fields_from_above(s: Scene) -> None:
    t = s.tone
    _base(s)
    colours = {
        "autumn": ("#B98A3E", "#9A7A3A", "#C9A04E", "#7F7A3A"),
        "winter": ("#E6EDF3", "#D8E2EA", "#CBD6DF", "#F0F4F8"),
    }
    plots = colours.get("winter" if parts.snowy(s) else t.season, ("#7DB04E", "#C9C25A", "#5E9A48", "#E0C860"))

    def thing(c: Any, colour: Colour, haze: float, number: int) -> None:
        tint = t(colour, haze)
        if number == 0:  # a farmhouse
            wall, roof = t(hexa("#F0E4D0"), haze), t(hexa("#B5523E"), haze)
            c.drawRect(rect(52, 118, 56, 36), linear((52, 0), (108, 0), [lit(wall), shade(wall)]))
            c.drawPath(poly((44, 120), (62, 94), (110, 94), (116, 120)), fill(roof))
            c.drawPath(poly((110, 94), (116, 120), (108, 120)), fill(shade(roof)))
            c.drawRect(rect(70, 130, 10, 12), fill(mix(shade(wall), hexa("#FFD98A"), t.night)))
            return
        if number == 3:
            plants.bush(c, 80, 146, 26, tint, s.rng(90))
            return
        for x, r in ((60, 26), (98, 32)):
            c.drawOval(oval(x, 152, r, 7), fill(shade(shade(tint))))
            c.drawCircle(x, 128, r, linear((x - r, 0), (x + r, 0), [lit(tint), tint, shade(tint)]))

    tints = [[t(hexa(code), haze) for code in plots] for haze in (0.0, 0.2, 0.42, 0.62)]
    rng = s.rng(70)
    rows, reach = 10, 5.0
    cuts = [[-reach + k * 0.8 + rng.uniform(-0.25, 0.25) for k in range(14)] for _ in range(rows)]
    sown = [[rng.randrange(len(plots)) for _ in range(14)] for _ in range(rows)]

    def plough(c: Any, time: float, cam: float) -> None:
        """The fields themselves, as far as the flight has come."""
        step, flown = (FAR - NEAR) / rows, time * SPEED
        first = int(flown / step)
        for k in range(rows, -2, -1):
            z0 = NEAR + (k + 1) * step - flown % step
            z1 = max(0.55, z0 - step)
            if z0 <= 0.6:
                continue
            row = (first + k) % rows
            y0, y1 = (HORIZON + (HIGH + 90 - HORIZON) / z for z in (z0, z1))
            shades = tints[min(3, int((z1 - 0.5) / FAR * 4))]
            for x, nxt, which in zip(cuts[row], cuts[row][1:], sown[row], strict=False):
                a, e = (x * s.wide - cam) / z0 + s.wide / 2, (nxt * s.wide - cam) / z0 + s.wide / 2
                f, g = (nxt * s.wide - cam) / z1 + s.wide / 2, (x * s.wide - cam) / z1 + s.wide / 2
                if max(e, f) > -80 and min(a, g) < s.wide + 80:
                    path = poly((a, y0), (e, y0), (f, y1), (g, y1))
                    c.drawPath(path, fill(shades[which]))
                    c.drawPath(path, stroke(shade(shade(shades[which])), 5 / z1))

    leaf = {"autumn": "#C9762E", "winter": "#C4D2DC"}.get(t.season, "#3F7F45")
    s.plate(0.05, lambda c: _sky(s, c, "#6FA04A"))
    s.live(plough, 0.2)
    s.live(Ground(s, ("#FFFFFF", leaf, leaf, leaf), thing, 10, 6, 5.2, 1.5).fly, 0.2)
