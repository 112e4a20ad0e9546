"""Buildings and things that the emoji set lacks: lighthouse, windmill, treasure chest, piano and others."""

import math
from typing import Any

from workers.engines.animatic.art.built.registry import built
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
    star_path,
    stroke,
)  # fmt: skip


@built("lighthouse", size=(110, 250), colour="#E5383B")
def lighthouse(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.drawPath(smooth([(-64, 6), (-52, -18), (-14, -28), (34, -24), (62, -4), (66, 8)]),
               linear((0, -28), (0, 8), [rgb(128, 120, 124), rgb(70, 62, 74)]))  # fmt: skip
    a = math.sin(t * 0.9)
    beam = poly((0, -222), (a * 520, -262), (a * 520, -176))
    c.drawPath(beam, linear((0, -222), (a * 520, -222), [rgb(255, 246, 190, 150), rgb(255, 246, 190, 0)], None,
                            BlendMode=ADD))  # fmt: skip
    body = poly((-32, -20), (-20, -196), (20, -196), (32, -20))
    white = rgb(250, 248, 244)
    c.drawPath(body, fill(white))
    c.save()
    c.clipPath(body, True)
    for y in (-180, -124, -68):
        c.drawRect(rect(-40, y, 80, 28), fill(colour))
    c.drawPaint(linear((-30, 0), (30, 0), [rgb(255, 255, 255, 60), rgb(255, 255, 255, 0), rgb(40, 20, 60, 130)]))
    c.restore()
    for y in (-150, -94):
        c.drawRoundRect(rect(-5, y, 10, 16), 5, 5, fill(rgb(70, 80, 110)))
    c.drawRoundRect(rect(-9, -50, 18, 30), 9, 9, fill(rgb(94, 60, 46)))
    c.drawRect(rect(-27, -202, 54, 7), fill(rgb(58, 56, 72)))
    c.drawRect(rect(-15, -234, 30, 32), linear((-15, 0), (15, 0), [rgb(255, 248, 200), rgb(255, 214, 110)]))
    for x in (-15, 0, 15):
        c.drawLine(x, -234, x, -202, stroke(rgb(58, 56, 72), 2))
    c.drawPath(smooth([(-20, -233), (0, -252), (20, -233)]), fill(shade(colour)))
    glow(c, 0, -218, 46, rgb(255, 236, 160), 170)


@built("windmill", size=(150, 210), colour="#F2E8D8")
def windmill(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.drawPath(poly((-38, 0), (-24, -128), (24, -128), (38, 0)),
               linear((-38, 0), (38, 0), [lit(colour), colour, shade(colour)], [0, 0.45, 1]))  # fmt: skip
    c.drawPath(smooth([(-28, -126), (-16, -152), (0, -160), (16, -152), (28, -126)]),
               linear((-28, 0), (28, 0), [hexa("#B5533C"), hexa("#6E2E2A")]))  # fmt: skip
    for y in (-96, -60):
        c.drawRoundRect(rect(-7, y, 14, 18), 3, 3, fill(rgb(80, 96, 130)))
        c.drawLine(0, y, 0, y + 18, stroke(colour, 1.4))
    c.drawRoundRect(rect(-11, -34, 22, 34), 11, 11, fill(rgb(110, 70, 50)))
    c.save()
    c.translate(0, -134)
    c.rotate(t * 34)
    for _ in range(4):
        c.drawLine(0, 0, 0, -74, stroke(rgb(96, 66, 48), 3))
        c.drawRect(rect(1, -74, 17, 58), fill(rgb(250, 246, 236, 235)))
        for y in range(-74, -15, 10):
            c.drawLine(1, y, 18, y, stroke(rgb(150, 120, 96), 1))
        c.drawRect(rect(1, -74, 17, 58), stroke(rgb(130, 98, 74), 1.6))
        c.rotate(90)
    c.drawCircle(0, 0, 6, fill(rgb(70, 46, 36)))
    c.restore()


@built("treasure_chest", size=(84, 64), colour="#9A5B32")
def treasure_chest(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    gold = hexa("#F2C230")
    glow(c, 0, -42, 66, rgb(255, 220, 120), 190)
    c.drawPath(smooth([(-40, -38), (-38, -62), (-10, -70), (20, -69), (40, -60), (40, -38)]),
               linear((0, -70), (0, -36), [shade(colour), shade(shade(colour))]))  # fmt: skip
    c.drawPath(smooth([(-36, -36), (-20, -48), (0, -54), (20, -48), (36, -36), (0, -30)]),
               linear((0, -54), (0, -30), [lit(lit(gold)), gold]))  # fmt: skip
    for k, (x, y) in enumerate(((-20, -44), (-4, -50), (12, -47), (24, -41), (-12, -40), (6, -41))):
        c.drawOval(oval(x, y, 6, 4), linear((x - 5, 0), (x + 5, 0), [lit(gold), shade(gold)]))
        if k % 3 == 0:
            c.drawPath(star_path(x, y - 7 - 2 * math.sin(t * 3 + k), 4, 4, 0.3), fill(rgb(255, 255, 230, 220)))
    c.drawRoundRect(rect(-42, -38, 84, 38), 5, 5, linear((0, -38), (0, 0), [lit(colour), colour, shade(colour)]))
    for x in (-34, 26):
        c.drawRect(rect(x, -38, 8, 38), fill(hexa("#D9A732")))
    c.drawRect(rect(-42, -38, 84, 6), fill(hexa("#D9A732")))
    c.drawRoundRect(rect(-7, -36, 14, 16), 3, 3, fill(hexa("#E8B93A")))
    c.drawCircle(0, -29, 2.6, fill(rgb(70, 46, 30)))


@built("piano", size=(120, 96), colour="#2B2832")
def piano(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    for x in (-48, 44, 6):
        c.drawLine(x, -40, x, -2, stroke(colour, 6))
    c.drawPath(smooth([(-58, -62), (-56, -98), (-20, -104), (30, -92), (56, -64)]),
               linear((0, -104), (0, -60), [lit(lit(colour)), shade(colour)]))  # fmt: skip
    c.drawRoundRect(rect(-60, -62, 120, 24), 6, 6, linear((0, -62), (0, -38), [lit(lit(colour)), colour]))
    c.drawRect(rect(-56, -46, 70, 8), fill(rgb(250, 248, 244)))
    for k in range(14):
        c.drawLine(-56 + k * 5, -46, -56 + k * 5, -38, stroke(rgb(150, 146, 150), 0.6))
        if k % 7 not in (0, 3):
            c.drawRect(rect(-57.4 + k * 5, -46, 3, 5), fill(rgb(30, 26, 34)))


@built("umbrella", size=(80, 84), colour="#E8356D")
def umbrella(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    c.drawLine(0, -66, 0, -6, stroke(rgb(70, 50, 60), 2.6))
    c.drawPath(smooth([(0, -6), (3, -1), (8, -3)], False), stroke(rgb(70, 50, 60), 3))
    path = smooth([(-40, -46), (-30, -70), (0, -82), (30, -70), (40, -46), (20, -51), (0, -46), (-20, -51)])
    c.drawPath(path, radial((-14, -76), 66, [lit(lit(colour)), colour, shade(colour)]))
    for x in (-20, 20):
        c.drawPath(smooth([(0, -82), (x * 0.9, -66), (x, -51)], False), stroke(alpha(shade(colour), 160), 1.2))


@built("snow_globe", size=(66, 80), colour="#A8623C")
def snow_globe(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.drawCircle(0, -46, 33, radial((-8, -58), 58, [rgb(226, 246, 255), rgb(140, 190, 232), rgb(70, 110, 180)]))
    c.drawOval(oval(0, -24, 27, 9), fill(rgb(250, 252, 255)))
    c.drawRect(rect(-10, -44, 20, 18), fill(hexa("#C8553D")))
    c.drawPath(poly((-14, -43), (0, -58), (14, -43)), fill(rgb(250, 252, 255)))
    c.drawRect(rect(-3, -36, 6, 10), fill(rgb(255, 220, 120)))
    for k in range(22):
        a = k * 2.4
        x = math.sin(a * 1.7 + t * 0.6) * 24
        y = -70 + (k * 11 + t * 12) % 46
        c.drawCircle(x, y, 1.3, fill(rgb(255, 255, 255, 235)))
    c.drawPath(smooth([(-22, -62), (-26, -48), (-22, -36)], False), stroke(rgb(255, 255, 255, 170), 3))
    c.drawPath(poly((-26, -18), (26, -18), (33, 0), (-33, 0)), linear((0, -18), (0, 0), [lit(colour), shade(colour)]))


@built("sandcastle", size=(110, 84), colour="#E8C98A")
def sandcastle(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.drawOval(oval(0, -2, 60, 9), fill(shade(colour)))
    for x, w, h in ((-36, 22, 48), (36, 22, 48), (0, 30, 66)):
        c.drawRect(
            rect(x - w / 2, -h, w, h), linear((x - w / 2, 0), (x + w / 2, 0), [lit(colour), colour, shade(colour)])
        )
        for k in range(3):
            c.drawRect(rect(x - w / 2 + k * w * 0.38, -h - 6, w * 0.24, 8), fill(colour))
    c.drawRoundRect(rect(-7, -24, 14, 24), 7, 7, fill(shade(shade(colour))))
    c.drawLine(0, -70, 0, -92, stroke(rgb(120, 84, 60), 1.6))
    flap = math.sin(t * 5) * 2
    c.drawPath(poly((0, -92), (16, -87 + flap), (0, -82)), fill(hexa("#E5383B")))
    for x in (-36, 36):
        c.drawCircle(x, -28, 3.6, fill(rgb(250, 240, 230)))


@built("campfire", size=(70, 72), colour="#FF7A1F", light=(30, 190, "#FF9A3C"))
def campfire(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    glow(c, 0, -30, 46 + 4 * math.sin(t * 9), colour, 120)
    for a in (14, -14):
        c.save()
        c.rotate(a)
        c.drawRoundRect(rect(-31, -11, 62, 10), 5, 5, linear((0, -11), (0, 0), [hexa("#9A6238"), hexa("#4A2C1E")]))
        c.restore()
    for k, (w, h, col) in enumerate(((22, 66, colour), (15, 46, hexa("#FFB01F")), (8, 28, hexa("#FFF0B0")))):
        s = math.sin(t * (8 + k * 3) + k) * 4
        c.drawPath(
            smooth(
                [
                    (-w, -10),
                    (-w * 0.7, -h * 0.4),
                    (-w * 0.2 + s, -h * 0.66),
                    (s * 1.4, -h),
                    (w * 0.36, -h * 0.6),
                    (w * 0.8 - s * 0.4, -h * 0.4),
                    (w, -10),
                    (0, -4),
                ]
            ),
            fill(alpha(col, 235)),
        )
    for k in range(7):
        u = (t * 0.6 + k / 7) % 1
        c.drawCircle(math.sin(k * 2.1 + t) * 16 * u, -40 - u * 66, 1.6, fill(alpha(hexa("#FFD23F"), 230 * (1 - u))))


@built("door", size=(66, 124), colour="#8A4B3A")
def door(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    c.drawRoundRect(rect(-36, -128, 72, 128), 4, 4, fill(shade(shade(colour))))
    c.drawRoundRect(rect(-30, -122, 60, 122), 3, 3, linear((-30, 0), (30, 0), [lit(colour), colour, shade(colour)]))
    for y in (-112, -60):
        for x in (-23, 3):
            c.drawRoundRect(rect(x, y, 20, 44), 3, 3, stroke(shade(colour), 2))
    c.drawCircle(22, -58, 3.4, fill(hexa("#E8B93A")))


@built("surfboard", size=(110, 12), colour="#F2A33A", seat=(0, 7))
def surfboard(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    c.drawPath(smooth([(-56, -6), (-20, -10), (30, -10), (58, -13), (36, -4), (-30, -2)]),
               linear((0, -12), (0, 0), [lit(lit(colour)), colour, shade(colour)]))  # fmt: skip
    c.drawPath(smooth([(-44, -6), (0, -7), (44, -9)], False), stroke(mix(colour, rgb(255, 255, 255), 0.8), 2))


@built("easel", size=(64, 112), colour="#F8F4EA")
def easel(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    for x0, x1 in ((-8, -28), (8, 28), (0, 0)):
        c.drawLine(x0, -112, x1, 0, stroke(hexa("#8A5B3A"), 4))
    c.drawRect(rect(-30, -104, 60, 66), fill(colour))
    c.drawRect(rect(-30, -62, 60, 24), fill(hexa("#7CB56B")))
    c.drawRect(rect(-30, -104, 60, 42), linear((0, -104), (0, -62), [hexa("#6FB8F0"), hexa("#F6D9B0")]))
    c.drawCircle(12, -84, 8, fill(hexa("#FFD95A")))
    grown = min(1.0, t / 6)
    c.drawPath(smooth([(-22, -52), (-10, -52 - 26 * grown), (4, -52)]), fill(hexa("#5B7FB5")))
    c.drawRect(rect(-34, -40, 68, 5), fill(hexa("#6B4228")))
