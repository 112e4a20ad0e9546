"""Things of a house that do something: clocks, hourglass, candles, cake, teapot, lanterns."""

import math
from typing import Any

from workers.engines.animatic.art.built.registry import built
from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    alpha,
    clamp,
    ease,
    fill,
    glow,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    oval,
    radial,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip

sin, cos, pi = math.sin, math.cos, math.pi


def flame(c: Any, x: float, y: float, h: float, t: float, seed: float = 0.0) -> None:
    """A candle's flame with its halo, standing on (x, y)."""
    lean = sin(t * 7 + seed) * h * 0.07 + sin(t * 2.3 + seed * 2) * h * 0.06
    glow(c, x, y - h * 0.5, h * 2.4, hexa("#FFC45A"), 120 + 20 * sin(t * 9 + seed), ADD)
    for w, top, col in ((0.26, 1.0, "#FF9A2E"), (0.18, 0.74, "#FFD45A"), (0.1, 0.46, "#FFF8DC")):
        c.drawPath(
            smooth(
                [(x - h * w, y - h * 0.24), (x + lean * 0.3, y), (x + h * w, y - h * 0.24), (x + lean, y - h * top)]
            ),
            fill(hexa(col)),
        )


@built("candle", size=(24, 62), colour="#FBF3E0", words=("candle",), light=(52, 90, "#FFB45A"))
def candle(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.drawOval(oval(0, -2, 14, 4), linear((-14, 0), (14, 0), [hexa("#E8C25A"), hexa("#8A6420")]))
    c.drawRoundRect(rect(-7, -40, 14, 38), 3, 3, linear((-7, 0), (7, 0), [lit(colour), colour, shade(colour)]))
    c.drawOval(oval(0, -40, 7, 2), fill(mix(colour, hexa("#FFD98A"), 0.6)))
    c.drawPath(smooth([(5, -40), (7.6, -32), (5.4, -27), (4, -36)]), fill(lit(colour)))
    c.drawLine(0, -40, 0, -45, stroke(rgb(50, 40, 40), 1.2))
    flame(c, 0, -43, 18, t)


@built(
    "birthday-cake",
    "birthday_cake",
    size=(92, 86),
    colour="#F7A9C4",
    words=("birthday cake", "cake with candles", "wedding cake"),
)
def birthday_cake(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    cream = rgb(255, 250, 240)
    c.drawOval(oval(0, -4, 46, 7), linear((-46, 0), (46, 0), [rgb(250, 250, 252), rgb(190, 198, 214)]))
    for y, w, h, tint in ((-28, 38, 24, colour), (-50, 27, 22, mix(colour, cream, 0.45))):
        c.drawRoundRect(rect(-w, y, w * 2, h), 5, 5, linear((-w, 0), (w, 0), [lit(tint), tint, shade(tint)]))
        n = int(w / 4)
        for k in range(n):
            x = -w + (k + 0.5) * 2 * w / n
            c.drawCircle(x, y + 2, w / n * 1.15, fill(cream))
            c.drawRoundRect(rect(x - w / n * 0.62, y, w / n * 1.24, 5 + 4 * sin(k * 2.2) ** 2), 2, 2, fill(cream))
            c.drawCircle(x, y + h - 2, w / n * 0.9, fill(mix(cream, tint, 0.3)))
    for k in range(5):
        x = -18 + k * 9
        c.drawRect(
            rect(x - 1.4, -66, 2.8, 15),
            linear(
                (x - 1.4, 0),
                (x + 1.4, 0),
                [hexa(("#58B6E8", "#F2B92E", "#7CC96A", "#E5533C", "#A77BE0")[k]), rgb(255, 255, 255)],
            ),
        )
        flame(c, x, -66, 11, t, k * 1.7)
    for k in range(9):
        c.drawCircle(-30 + k * 7.6, -16 + 4 * sin(k * 2.3), 1.5, fill(hexa(("#E5533C", "#58B6E8", "#F2B92E")[k % 3])))


@built(
    "mantelpiece-clock",
    "wall_clock",
    "clock",
    size=(80, 84),
    colour="#C98F55",
    words=("clock", "wall clock", "alarm clock", "pocket watch"),
)
def clock(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.drawCircle(0, -42, 40, radial((-14, -58), 70, [lit(lit(colour)), colour, shade(shade(colour))], [0, 0.5, 1]))
    c.drawCircle(0, -42, 33, radial((-8, -52), 50, [rgb(255, 254, 248), rgb(236, 230, 216)]))
    for k in range(12):
        a = k * pi / 6
        r0 = 26 if k % 3 == 0 else 28.5
        c.drawLine(
            sin(a) * r0,
            -42 - cos(a) * r0,
            sin(a) * 31,
            -42 - cos(a) * 31,
            stroke(rgb(60, 50, 50), 2.4 if k % 3 == 0 else 1.2),
        )
    minute, hour = t * 0.5 + 1.0, t * 0.5 / 12 + 5.2
    tick = math.floor(t) + ease((t % 1) / 0.14)
    for a, r, w, col in (
        (hour, 17, 3.4, rgb(48, 40, 44)),
        (minute, 25, 2.4, rgb(48, 40, 44)),
        (tick * pi / 30, 27, 1.1, hexa("#D8322E")),
    ):
        c.drawLine(-sin(a) * 5, -42 + cos(a) * 5, sin(a) * r, -42 - cos(a) * r, stroke(col, w))
    c.drawCircle(0, -42, 2.8, fill(hexa("#D8322E")))
    c.drawOval(oval(-12, -60, 10, 5), fill(rgb(255, 255, 255, 90)))


@built("hourglass-done", "hourglass", size=(52, 92), colour="#A5713A", words=("hourglass", "sand timer", "egg timer"))
def hourglass(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    u = (t / 12) % 1
    sand = hexa("#EBC06A")
    glass = smooth(
        [
            (-18, -84),
            (18, -84),
            (17, -66),
            (3, -47),
            (3, -43),
            (17, -24),
            (18, -8),
            (-18, -8),
            (-17, -24),
            (-3, -43),
            (-3, -47),
            (-17, -66),
        ]
    )
    c.drawPath(glass, fill(rgb(214, 236, 250, 150)))
    c.save()
    c.clipPath(glass, True)
    c.drawRect(rect(-20, -46 - 32 * (1 - u), 40, 32 * (1 - u)), fill(sand))
    c.drawOval(oval(0, -46 - 32 * (1 - u), 15, 3), fill(shade(sand)))
    top = -8 - 24 * u
    c.drawPath(smooth([(-20, -6), (-16, lerp(-8, -14, u)), (0, top - 4), (16, lerp(-8, -14, u)), (20, -6)]), fill(sand))
    c.drawLine(0, -46, 0, top - 2, stroke(sand, 1.6))
    for k in range(5):
        v = (t * 2.4 + k / 5) % 1
        c.drawCircle(sin(k * 4 + t) * 1.2, lerp(-45, top, v), 0.9, fill(lit(sand)))
    c.restore()
    c.drawPath(glass, stroke(rgb(255, 255, 255, 170), 1.2))
    c.drawPath(smooth([(-13, -78), (-13, -68), (-7, -58)], False), stroke(rgb(255, 255, 255, 190), 2))
    for y in (-91, -8):
        c.drawRoundRect(rect(-25, y, 50, 8), 3, 3, linear((0, y), (0, y + 8), [lit(lit(colour)), shade(colour)]))
    for x in (-22, 22):
        c.drawLine(x, -84, x, -8, stroke(shade(colour), 3))


@built("teapot", size=(92, 86), colour="#4F8FC8", words=("teapot", "kettle", "tea pot"))
def teapot(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    """A pot that tips and fills the cup before it, again and again."""
    u = (t / 6) % 1
    tip = ease(u / 0.16) * (1 - ease((u - 0.72) / 0.16))
    filled = clamp((u - 0.16) / 0.55)
    white = rgb(252, 250, 246)
    if tip > 0.9:
        c.drawPath(smooth([(26, -36), (33, -28), (35, -10), (34, -4)], False), stroke(hexa("#B8742E"), 2.6))
    c.save()
    c.translate(-12, -30)
    c.rotate(30 * tip)
    c.translate(0, -14 * tip)
    c.drawPath(smooth([(-24, -8), (-40, -10), (-40, 12), (-22, 14)], False), stroke(shade(colour), 5))
    c.drawPath(
        smooth([(20, 6), (34, 2), (38, -14), (46, -18), (44, -8), (38, 12), (22, 18)]),
        linear((0, -18), (0, 18), [lit(colour), shade(colour)]),
    )
    c.drawPath(smooth([(-27, 6), (-22, -16), (0, -24), (22, -16), (27, 6), (18, 24), (-18, 24)]),
               radial((-10, -14), 54, [lit(lit(lit(colour))), colour, shade(colour)], [0, 0.5, 1]))  # fmt: skip
    c.drawPath(smooth([(-17, -18), (0, -28), (17, -18), (0, -15)]), fill(lit(colour)))
    c.drawCircle(0, -29, 3.6, fill(hexa("#E8C25A")))
    for k in range(5):
        c.drawCircle(-16 + k * 8, 6 + 2 * sin(k * 2), 2.4, fill(alpha(white, 220)))
    c.restore()
    c.drawOval(oval(34, -2, 16, 3.4), fill(white))
    c.drawPath(
        smooth([(24, -17), (26, -5), (34, -2), (42, -5), (44, -17)]),
        linear((24, 0), (44, 0), [white, rgb(206, 212, 226)]),
    )
    c.drawOval(oval(34, -17, 10, 2.4), fill(rgb(196, 200, 214)))
    c.drawOval(oval(34, -15.6 - 1.4 * filled, 8.6 * (0.6 + 0.4 * filled), 1.8 * filled), fill(hexa("#B8742E")))
    for k in range(3):
        v = (t * 0.5 + k / 3) % 1
        c.drawPath(
            smooth(
                [
                    (32 + k * 2, -18 - 20 * v),
                    (34 + k * 2 + 3 * sin(t * 3 + k), -25 - 20 * v),
                    (32 + k * 2, -32 - 20 * v),
                ],
                False,
            ),
            stroke(rgb(255, 255, 255, 150 * (1 - v) * filled), 2),
        )


@built(
    "red-paper-lantern",
    "paper_lantern",
    size=(54, 84),
    colour="#E0442F",
    floats=True,
    words=("paper lantern", "red lantern", "sky lantern", "chinese lantern"),
    light=(42, 110, "#FFA24C"),
)
def paper_lantern(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    sway = 4 * sin(t * 1.4)
    c.save()
    c.translate(0, -82)
    c.rotate(sway)
    glow(c, 0, 42, 62, hexa("#FFB45A"), 130 + 16 * sin(t * 8), ADD)
    c.drawOval(
        oval(0, 40, 25, 23),
        radial(
            (0, 44), 30, [hexa("#FFE7A0"), mix(colour, hexa("#FFB03A"), 0.4), colour, shade(colour)], [0, 0.3, 0.7, 1]
        ),
    )
    for k in (-2, -1, 0, 1, 2):
        c.drawPath(
            smooth([(k * 4, 17), (k * 11.6, 40), (k * 4, 63)], False), stroke(alpha(shade(shade(colour)), 150), 1)
        )
    for y in (15, 61):
        c.drawRoundRect(rect(-9, y, 18, 5), 2, 2, fill(hexa("#D9A732")))
    for k in (-1, 0, 1):
        c.drawLine(k * 3, 66, k * 4 + sin(t * 3 + k) * 1.5, 80, stroke(hexa("#E8B93A"), 1.6))
    c.restore()


@built("lantern", "oil_lantern", size=(46, 84), colour="#5A5F70", words=("lantern", "oil lamp", "oil lantern"),
       light=(34, 120, "#FFC06A"))  # fmt: skip
def lantern(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.drawPath(smooth([(-14, -62), (-16, -80), (0, -86), (16, -80), (14, -62)], False), stroke(colour, 2.2))
    glow(c, 0, -34, 60, hexa("#FFC45A"), 150 + 16 * sin(t * 7), ADD)
    c.drawPath(
        smooth([(-14, -54), (-19, -34), (-14, -14), (14, -14), (19, -34), (14, -54)]), fill(rgb(255, 232, 170, 150))
    )
    flame(c, 0, -18, 22, t)
    for x in (-16, 16):
        c.drawLine(x * 0.9, -56, x, -12, stroke(colour, 2.2))
    c.drawPath(
        smooth([(-17, -56), (-9, -68), (9, -68), (17, -56)]),
        linear((0, -68), (0, -56), [lit(lit(colour)), shade(colour)]),
    )
    c.drawRoundRect(rect(-19, -13, 38, 13), 4, 4, linear((0, -13), (0, 0), [lit(lit(colour)), shade(colour)]))
