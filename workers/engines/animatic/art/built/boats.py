"""Boats, ships and the submarine, without the block of water that the emoji set draws under them."""

import math
from typing import Any

from workers.engines.animatic.art.built.registry import built
from workers.engines.animatic.art.draw import (
    Colour,
    alpha,
    fill,
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


def _hull(c: Any, w: float, h: float, colour: Colour, stripe: Colour) -> None:
    path = smooth(
        [
            (-w, -h),
            (-w * 0.86, -h * 0.1),
            (-w * 0.6, 6),
            (w * 0.55, 6),
            (w * 0.9, -h * 0.3),
            (w * 1.06, -h * 1.15),
            (w * 0.4, -h * 0.95),
            (-w * 0.5, -h * 0.95),
        ]
    )
    c.drawPath(path, linear((0, -h), (0, 6), [lit(colour), colour, shade(colour)], [0, 0.4, 1]))
    c.save()
    c.clipPath(path, True)
    c.drawRect(rect(-w * 1.2, -h * 0.62, w * 2.4, h * 0.16), fill(stripe))
    c.restore()


@built("sailboat", size=(130, 150), colour="#F4F1EC", seat=(-30, 24), floats=True)
def sailboat(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.drawLine(-4, -20, -4, -150, stroke(rgb(120, 78, 50), 3.6))
    full = 5 * math.sin(t * 1.3)
    c.drawPath(smooth([(0, -144), (22 + full, -100), (48 + full, -34), (20, -31), (0, -32)]),
               linear((0, 0), (56, 0), [lit(colour), colour, shade(colour)], [0, 0.5, 1]))  # fmt: skip
    c.drawPath(smooth([(-8, -132), (-30 + full * 0.5, -84), (-50 + full * 0.5, -38), (-20, -33), (-8, -34)]),
               linear((-50, 0), (0, 0), [shade(colour), colour]))  # fmt: skip
    flag = 3 * math.sin(t * 6)
    c.drawPath(smooth([(-4, -150), (10, -147 + flag), (22, -148 - flag), (-4, -142)]), fill(hexa("#E5383B")))
    _hull(c, 58, 26, hexa("#C8553D"), hexa("#F6F0E2"))


@built("motor-boat", "speedboat", size=(130, 66), colour="#E5383B", seat=(-18, 26), floats=True)
def motor_boat(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    c.drawPath(poly((-4, -26), (10, -56), (44, -56), (40, -26)), fill(rgb(246, 246, 250)))
    c.drawPath(poly((2, -32), (13, -52), (28, -52), (28, -32)), fill(rgb(160, 212, 244)))
    _hull(c, 62, 28, colour, rgb(250, 250, 252))


@built("canoe", size=(130, 34), colour="#B0703C", seat=(-6, 14), floats=True)
def canoe(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    c.drawPath(smooth([(-66, -26), (-50, -16), (0, -13), (50, -16), (66, -26), (52, 3), (0, 7), (-52, 3)]),
               linear((0, -20), (0, 6), [lit(colour), colour, shade(colour)]))  # fmt: skip
    c.drawPath(smooth([(-60, -18), (0, -9), (60, -18)], False), stroke(alpha(shade(colour), 200), 2))


@built("ship", "passenger-ship", "ferry", size=(260, 130), colour="#2F4F8F", floats=True)
def ship(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    white = rgb(248, 248, 252)
    for k in range(5):
        u = (t * 0.3 + k / 5) % 1
        c.drawCircle(-12 - u * 60, -134 - u * 34, 8 + 14 * u, fill(rgb(220, 220, 230, 150 * (1 - u))))
    for x in (-24, 24):
        c.drawPath(poly((x - 8, -88), (x - 4, -128), (x + 16, -128), (x + 14, -88)), fill(hexa("#D94F45")))
        c.drawRect(rect(x - 5, -128, 21, 8), fill(rgb(50, 46, 62)))
    for y, w in ((-66, 92), (-86, 66), (-100, 40)):
        c.drawRoundRect(rect(-w, y, w * 1.8, 22), 4, 4, linear((0, y), (0, y + 22), [white, rgb(206, 214, 230)]))
        for k in range(int(w / 8)):
            c.drawRoundRect(rect(-w + 8 + k * 13, y + 6, 7, 8), 2, 2, fill(rgb(96, 150, 200)))
    _hull(c, 122, 46, colour, hexa("#E5533C"))


@built("submarine", size=(170, 92), colour="#F2B92E", floats=True)
def submarine(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.save()
    c.translate(-84, -34)
    a = math.cos(t * 9)
    c.drawOval(oval(-3, -13 * a, 4, 13 * abs(a) + 2), fill(rgb(150, 120, 70)))
    c.drawOval(oval(-3, 13 * a, 4, 13 * abs(a) + 2), fill(rgb(190, 150, 90)))
    c.restore()
    c.drawPath(poly((-82, -34), (-62, -58), (-52, -50), (-52, -20), (-64, -10)), fill(shade(colour)))
    c.drawRoundRect(rect(-14, -78, 46, 34), 12, 12, linear((0, -78), (0, -44), [lit(colour), shade(colour)]))
    for d in ((18, -78, 18, -94), (18, -94, 30, -94)):
        c.drawLine(*d, stroke(rgb(110, 100, 110), 5))
    c.drawOval(oval(4, -33, 80, 31), linear((0, -64), (0, 0), [lit(lit(colour)), colour, shade(colour)], [0, 0.4, 1]))
    c.drawPath(smooth([(-70, -26), (0, -12), (76, -24)], False), stroke(alpha(shade(shade(colour)), 130), 2))
    for x in (-30, 6, 42):
        c.drawCircle(x, -36, 14, fill(shade(shade(colour))))
        c.drawCircle(x, -36, 10.5, radial((x - 3, -40), 16, [rgb(224, 248, 255), rgb(110, 190, 230), rgb(40, 90, 150)]))
        c.drawCircle(x - 3.4, -40, 2.6, fill(rgb(255, 255, 255, 220)))
    c.drawCircle(80, -32, 5, fill(mix(rgb(255, 246, 190), colour, 0.1)))
