"""What flies and has no good drawing: hot-air balloon, spaceship, flying carpet."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.built.registry import built
from workers.engines.animatic.art.draw import (
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


@built("hot_air_balloon", "hot-air-balloon", size=(130, 190), colour="#E5533C", seat=(0, 8), floats=True)
def hot_air_balloon(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    for x0, x1 in ((-30, -15), (30, 15), (-10, -8), (10, 8)):
        c.drawLine(x0, -72, x1, -26, stroke(rgb(90, 64, 50), 1.3))
    flare = 10 + 5 * math.sin(t * 17)
    c.drawPath(smooth([(-5, -32), (0, -32 - flare * 1.6), (5, -32), (0, -28)]), fill(rgb(255, 196, 70)))
    outline = smooth([(0, -188), (40, -178), (63, -142), (58, -108), (32, -74), (12, -64), (-12, -64), (-32, -74),
                      (-58, -108), (-63, -142), (-40, -178)])  # fmt: skip
    c.drawPath(outline, fill(colour))
    c.save()
    c.clipPath(outline, True)
    cream = mix(colour, rgb(255, 246, 224), 0.86)
    for k in (-2, 0, 2):
        x = k * 22
        c.drawPath(
            smooth(
                [
                    (x * 0.4 - 4, -192),
                    (x - 11, -134),
                    (x * 0.45 - 3, -60),
                    (x * 0.45 + 3, -60),
                    (x + 11, -134),
                    (x * 0.4 + 4, -192),
                ]
            ),
            fill(cream),
        )
    c.drawRect(rect(-70, -136, 140, 14), fill(alpha(hexa("#F7C948"), 230)))
    c.drawPaint(radial((-26, -152), 120, [rgb(255, 255, 255, 96), rgb(255, 255, 255, 0), rgb(70, 10, 50, 120)],
                       [0, 0.42, 1]))  # fmt: skip
    c.restore()
    c.drawRoundRect(rect(-17, -27, 34, 26), 5, 5, linear((-17, 0), (17, 0), [hexa("#C98F55"), hexa("#7A4E2E")]))
    for y in (-20, -13, -6):
        c.drawLine(-16, y, 16, y, stroke(rgb(90, 56, 34, 150), 1.2))
    c.drawRoundRect(rect(-19, -30, 38, 6), 3, 3, fill(hexa("#6B4228")))


@built("spaceship", size=(180, 84), colour="#DDE3EE", floats=True)
def spaceship(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    k = 1 + 0.25 * math.sin(t * 23)
    for y in (-52, -28):
        glow(c, -86, y, 34 * k, hexa("#4FC3FF"), 210)
        c.drawPath(smooth([(-70, y - 8), (-96 - 22 * k, y), (-70, y + 8)]),
                   linear((-70, 0), (-120, 0), [rgb(230, 250, 255), rgb(60, 170, 255, 0)]))  # fmt: skip
    c.drawPath(poly((-60, -40), (-92, -84), (-64, -82), (-10, -48)), fill(shade(hexa("#E5533C"))))
    c.drawPath(poly((-60, -36), (-92, 2), (-60, 2), (4, -28)), fill(hexa("#E5533C")))
    for y in (-62, -38):
        c.drawRoundRect(rect(-78, y, 40, 20), 6, 6, linear((0, y), (0, y + 20), [rgb(130, 138, 156), rgb(66, 70, 90)]))
    c.drawPath(smooth([(-62, -40), (-54, -60), (0, -66), (54, -56), (92, -38), (54, -22), (0, -16), (-54, -20)]),
               linear((0, -66), (0, -16), [lit(colour), colour, shade(shade(colour))], [0, 0.45, 1]))  # fmt: skip
    c.drawPath(smooth([(14, -58), (44, -56), (66, -44), (40, -40), (10, -44)]),
               radial((34, -56), 44, [rgb(214, 246, 255), rgb(80, 170, 230), rgb(30, 70, 140)]))  # fmt: skip
    c.drawLine(-50, -36, 70, -33, stroke(alpha(shade(shade(colour)), 190), 1.6))
    for x in (-36, -20, -4):
        c.drawCircle(x, -46, 3.4, fill(rgb(255, 224, 130)))
    blink = math.sin(t * 6) > 0.3
    c.drawCircle(88, -38, 2.6, fill(rgb(255, 90, 90) if blink else rgb(140, 60, 60)))


@built("rocket", size=(64, 150), colour="#F4F5F8", floats=True, below=62)
def rocket(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    red, k = hexa("#E5383B"), 1 + 0.2 * math.sin(t * 29)
    glow(c, 0, 6, 46 * k, hexa("#FFB01F"), 220)
    for w, h, col in ((16, 52, "#FF7A1F"), (10, 36, "#FFD23F"), (5, 20, "#FFF6D0")):
        c.drawPath(smooth([(-w, -14), (0, h * k), (w, -14)]), fill(hexa(col)))
    for s in (-1, 1):
        c.drawPath(smooth([(s * 18, -56), (s * 36, -18), (s * 32, -4), (s * 16, -18)]),
                   linear((0, -56), (0, 0), [lit(red), shade(red)]))  # fmt: skip
    body = smooth([(0, -150), (16, -124), (23, -84), (20, -36), (14, -14), (-14, -14), (-20, -36), (-23, -84),
                   (-16, -124)])  # fmt: skip
    c.drawPath(body, linear((-24, 0), (24, 0), [lit(colour), colour, shade(shade(colour))], [0, 0.45, 1]))
    c.save()
    c.clipPath(body, True)
    c.drawRect(skia.Rect(-30, -152, 30, -118), linear((-18, 0), (18, 0), [lit(red), shade(red)]))
    c.drawRect(rect(-30, -40, 60, 8), fill(red))
    c.restore()
    c.drawCircle(0, -92, 12, fill(rgb(150, 156, 172)))
    c.drawCircle(0, -92, 8.6, radial((-3, -95), 13, [rgb(214, 246, 255), rgb(60, 140, 220)]))


@built("flying_carpet", "magic_carpet", size=(130, 20), colour="#B3324A", seat=(0, 10), floats=True)
def carpet(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    top = [(x, -10 + 3 * math.sin(x * 0.06 + t * 4)) for x in range(-64, 65, 16)]
    low = [(x, y + 9) for x, y in reversed(top)]
    c.drawPath(smooth([*top, *low]), linear((-64, 0), (64, 0), [lit(colour), colour, shade(colour)]))
    c.drawPath(smooth([(x, y + 3) for x, y in top], False), stroke(hexa("#F2C14E"), 2))
    for x, y in (top[0], top[-1]):
        for k in range(3):
            c.drawLine(x, y + 2 + k * 3, x + (7 if x > 0 else -7), y + 3 + k * 3, stroke(hexa("#F2C14E"), 1.4))


@built("flying-saucer", size=(120, 62), colour="#B9C2D4", floats=True, below=150)
def saucer(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    wide = 50 + 3 * math.sin(t * 3)
    c.drawPath(poly((-24, -12), (24, -12), (wide, 148), (-wide, 148)),
               linear((0, -12), (0, 148), [rgb(170, 255, 205, 190), rgb(150, 255, 190, 90), rgb(150, 255, 190, 0)],
                      [0, 0.6, 1]))  # fmt: skip
    for k in range(4):
        u = (1 - t * 0.5 + k / 4) % 1
        c.drawOval(oval(0, -8 + 140 * u, 24 + (wide - 26) * u, 3 + 5 * u), stroke(rgb(210, 255, 226, 150 * (1 - u)), 2))
    c.drawPath(smooth([(-28, -32), (-20, -56), (0, -62), (20, -56), (28, -32)]),
               radial((-8, -54), 44, [rgb(232, 252, 255), rgb(110, 200, 240), rgb(40, 90, 170)]))  # fmt: skip
    c.drawOval(oval(0, -24, 60, 15), linear((0, -40), (0, -8), [lit(lit(colour)), colour, shade(shade(colour))]))
    for k in range(7):
        on = math.sin(t * 7 + k * 1.3) > 0
        c.drawCircle(-45 + k * 15, -21 + abs(k - 3) * -1.4, 3, fill(hexa("#FFE066") if on else hexa("#FF5A8A")))
