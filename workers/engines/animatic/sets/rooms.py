"""What rooms are made of: walls, windows on the hour outside, lamps, shelves, books and pictures."""

import random
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    LINEAR,
    SCREEN,
    Colour,
    alpha,
    blur,
    fill,
    glow,
    hexa,
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
from workers.engines.animatic.art.emoji import drawing
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import plants
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene

FLOOR = 985.0


def sprite(c: Any, name: str, x: float, base: float, size: float) -> None:
    """A drawing standing on `base`."""
    c.drawImageRect(drawing(name, 192), skia.Rect.MakeXYWH(x - size / 2, base - size, size, size), LINEAR)


def begin(s: Scene, warm: bool = True) -> None:
    s.ground, s.floor, s.surface, s.wet, s.sheltered = 1150, FLOOR, "wood", False, True
    night = s.tone.hour in ("night", "dusk")
    s.ambient = (
        (rgb(255, 190, 110, 30), rgb(60, 26, 30, 84))
        if warm or night
        else (rgb(255, 250, 230, 14), rgb(40, 50, 90, 60))
    )
    s.rim = (rgb(255, 222, 160, 200), rgb(150, 190, 255, 130))


def wall(s: Scene, c: Any, top: Colour, low: Colour, panel: Colour | None = None) -> None:
    t = s.tone
    c.drawPaint(linear((0, -80), (0, FLOOR), [t(shade(top)), t(top), t(low)], [0, 0.4, 1]))
    if panel is not None:
        p = t(panel)
        c.drawRect(rect(-MARGIN_X, 760, s.wide + 2 * MARGIN_X, 240), linear((0, 760), (0, 1000), [lit(p), shade(p)]))
        for x in range(int(-MARGIN_X), int(s.wide + MARGIN_X), 64):
            c.drawRoundRect(rect(x + 8, 788, 48, 180), 4, 4, stroke(alpha(shade(p), 160), 3))
        c.drawRect(rect(-MARGIN_X, 750, s.wide + 2 * MARGIN_X, 14), fill(lit(p)))


def skirting(s: Scene, c: Any, colour: Colour) -> None:
    c.drawRect(
        rect(-MARGIN_X, FLOOR - 24, s.wide + 2 * MARGIN_X, 26),
        linear((0, FLOOR - 24), (0, FLOOR), [lit(colour), shade(colour)]),
    )


Box = tuple[float, float, float, float]
"""x, y, width and height."""


def _town_outside(s: Scene, c: Any, box: Box, rng: random.Random) -> None:
    t, (x, y, w, h) = s.tone, box
    for _ in range(8):
        bw, bh = rng.uniform(40, 80), rng.uniform(0.25, 0.6) * h
        bx = x + rng.uniform(-20, w)
        c.drawRect(rect(bx, y + h - bh, bw, bh), fill(mix(t.sky[1], rgb(40, 40, 80), 0.45)))
        for _ in range(14 if t.night > 0.3 else 0):
            c.drawRect(
                rect(bx + rng.uniform(4, bw - 8), y + h - rng.uniform(4, bh - 6), 6, 8), fill(rgb(255, 214, 130))
            )
    if t.night > 0.3:
        for _ in range(18):
            q, col = rng.uniform(8, 26), rng.choice(("#FFBE5A", "#FF6E78", "#6EC8FF", "#FFE6A0"))
            c.drawCircle(x + rng.random() * w, y + h * rng.uniform(0.45, 0.98), q, fill(hexa(col, 80)))


def _garden_outside(s: Scene, c: Any, box: Box, rng: random.Random) -> None:
    t, (x, y, w, h) = s.tone, box
    for k in range(2):
        b.cloud(
            c,
            x + w * (0.25 + 0.5 * k),
            y + h * (0.25 + 0.15 * k),
            0.42,
            alpha(rgb(255, 255, 255), 180),
            alpha(t.sky[2], 160),
        )
    c.drawPath(
        smooth(
            [
                (x - 20, y + h + 20),
                (x - 20, y + h * 0.8),
                (x + w * 0.4, y + h * 0.7),
                (x + w + 20, y + h * 0.82),
                (x + w + 20, y + h + 20),
            ]
        ),
        fill(t(hexa(plants.GRASS[t.season]))),
    )
    plants.tree(c, x + w * 0.78, y + h * 0.86, h * 0.42, t(plants.leaf_colour(t, rng)), t(hexa("#6B4A34")), rng)


def window(s: Scene, c: Any, x: float, y: float, w: float, h: float, frame: Colour, view: str = "sky") -> None:
    """A window on the hour and the weather outside."""
    t, rng = s.tone, s.rng(int(x))
    frame = t(frame)
    c.drawRoundRect(
        rect(x - 20, y - 20, w + 40, h + 40), 12, 12, linear((x, y), (x + w, y + h), [lit(frame), shade(frame)])
    )
    c.save()
    c.clipRect(rect(x, y, w, h))
    c.drawRect(rect(x, y, w, h), linear((0, y), (0, y + h), t.sky))
    (_town_outside if view == "town" else _garden_outside)(s, c, (x, y, w, h), rng)
    if t.weather in ("rain", "storm"):
        for _ in range(60):
            c.drawOval(oval(x + rng.random() * w, y + rng.random() * h, 2.2, 3.6), fill(rgb(230, 240, 255, 130)))
    c.drawPath(poly((x, y), (x + w * 0.5, y), (x, y + h * 0.6)), fill(rgb(255, 255, 255, 26)))
    c.restore()
    c.drawRect(rect(x + w / 2 - 5, y, 10, h), fill(frame))
    c.drawRect(rect(x, y + h * 0.42, w, 9), fill(frame))
    c.drawRoundRect(rect(x - 30, y + h + 16, w + 60, 16), 5, 5, fill(lit(frame)))


def sunbeam(s: Scene, x: float, y: float, w: float) -> None:
    """Daylight on the floor under a window, or moonlight."""
    t = s.tone
    col = t.spec.shaft
    k = 0.35 if t.night > 0.4 else 1.0 if t.weather == "clear" else 0.3

    def light(c: Any, _time: float, cam: float) -> None:
        dx = -cam * 0.4
        c.drawPath(
            poly((x + dx, y), (x + w + dx, y), (x + w + 200 + dx, HIGH), (x + 40 + dx, HIGH)),
            linear((0, y), (0, HIGH), [alpha(col, 34 * k), alpha(col, 4)], None, BlendMode=ADD, MaskFilter=blur(24)),
        )

    s.shine(light, 0.4)


def lamp(s: Scene, c: Any, x: float, y: float, k: float, colour: Colour) -> None:
    """A hanging lamp with its cone of light."""
    c.drawLine(x, -100, x, y - 30 * k, stroke(rgb(24, 16, 18), 4))
    on = 1.0 if s.tone.hour in ("night", "dusk") or s.tone.weather != "clear" else 0.45
    c.drawPath(
        poly((x - 44 * k, y), (x + 44 * k, y), (x + 300 * k, y + 900), (x - 300 * k, y + 900)),
        linear(
            (0, y),
            (0, y + 900),
            [rgb(255, 206, 130, 110 * on), rgb(255, 190, 110, 26 * on), rgb(255, 190, 110, 0)],
            [0, 0.4, 1],
            BlendMode=SCREEN,
            MaskFilter=blur(10),
        ),
    )
    shell = skia.Path()
    shell.addArc(skia.Rect(x - 56 * k, y - 52 * k, x + 56 * k, y + 52 * k), 180, 180)
    shell.close()
    c.drawPath(shell, linear((x - 56 * k, 0), (x + 56 * k, 0), [lit(colour), colour, shade(shade(colour))]))
    c.drawOval(oval(x, y, 54 * k, 9 * k), fill(rgb(255, 236, 190)))
    glow(c, x, y + 8, 150 * k, rgb(255, 214, 140), 200 * on)


def shelf(
    s: Scene, c: Any, x: float, y: float, w: float, names: tuple[str, ...], rng: random.Random, size: float = 58
) -> None:
    wood = s.tone(hexa("#A8704A"))
    c.drawRect(rect(x, y, w, 14), linear((0, y), (0, y + 14), [lit(wood), shade(wood)]))
    n = max(1, int(w / (size + 6)))
    for k in range(n):
        sprite(c, rng.choice(names), x + (k + 0.5) * w / n, y + 2, size)


def books(c: Any, x: float, y: float, w: float, rng: random.Random, h: float = 76) -> None:
    at = x
    while at < x + w - 10:
        bw, bh = rng.uniform(10, 20), rng.uniform(0.7, 1) * h
        col = hexa(rng.choice(("#C8553D", "#3F6E9A", "#E0A83A", "#5B8F62", "#7A4A7A", "#D9CBB0", "#2F4858")))
        c.drawRoundRect(rect(at, y - bh, bw, bh), 2, 2, linear((at, 0), (at + bw, 0), [lit(col), shade(col)]))
        c.drawRect(rect(at + 2, y - bh * 0.8, bw - 4, 3), fill(rgb(255, 240, 200, 150)))
        at += bw + 1


def picture(s: Scene, c: Any, x: float, y: float, w: float, h: float, name: str) -> None:
    frame = s.tone(hexa("#8A5B3A"))
    c.drawRoundRect(
        rect(x - 8, y - 8, w + 16, h + 16), 4, 4, linear((x, y), (x + w, y + h), [lit(frame), shade(frame)])
    )
    c.drawRect(rect(x, y, w, h), fill(s.tone(hexa("#F4ECDC"))))
    sprite(c, name, x + w / 2, y + h * 0.9, min(w, h) * 0.8)
