"""What one cooks, eats and drinks with."""

from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    Colour,
    alpha,
    capsule,
    fill,
    hexa,
    linear,
    lit,
    oval,
    poly,
    radial,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.person.grips import Grip, item

STEEL = (rgb(238, 242, 248), rgb(172, 180, 194), rgb(104, 110, 128))


def across(x0: float, x1: float, colour: Colour) -> Any:
    """Light from the left over something round."""
    return linear((x0, 0), (x1, 0), [lit(lit(colour)), colour, shade(colour)], [0, 0.45, 1])


def steel(x0: float, x1: float) -> Any:
    return linear((x0, 0), (x1, 0), STEEL, [0, 0.5, 1])


@item("cup", ("hot-beverage", "teacup-without-handle", "beer-mug"), colour="#F4F1EC")
def cup(c: Any, g: Grip) -> None:
    c.drawOval(oval(7.2, -3.5, 3.4, 3.6), stroke(shade(g.colour), 1.8))
    c.drawRoundRect(rect(-5.6, -10.5, 11.2, 14), 2.4, 2.4, across(-6, 6, g.colour))
    c.drawOval(oval(0, -10.3, 5.4, 1.5), fill(rgb(92, 58, 40)))
    c.drawOval(oval(0, -10.3, 5.4, 1.5), stroke(lit(g.colour), 0.8))
    for k in (-2, 1.5):
        steam = smooth([(k, -13), (k + 1.6, -16), (k - 1, -19), (k + 0.8, -22)], False)
        c.drawPath(steam, stroke(rgb(255, 255, 255, 110), 1.3))


@item("glass", ("cup-with-straw", "glass-of-milk", "wine-glass", "cocktail-glass", "tumbler-glass"), colour="#F2A93B")
def glass(c: Any, g: Grip) -> None:
    body = poly((-5, -13), (5, -13), (4, 4), (-4, 4))
    c.drawPath(body, fill(rgb(226, 240, 255, 120)))
    c.drawPath(poly((-4.6, -8.5), (4.6, -8.5), (4, 3.4), (-4, 3.4)), across(-5, 5, g.colour))
    c.drawLine(1, -4, 4.6, -19, stroke(rgb(240, 84, 92), 1.4))
    c.drawPath(body, stroke(rgb(255, 255, 255, 170), 0.9))


@item("teapot", ("teapot", "mate"), colour="#E8E2F4", hold="front")
def teapot(c: Any, g: Grip) -> None:
    """Held by its handle at the left, the spout to the right."""
    c.drawOval(oval(2, -1, 3.6, 5), stroke(shade(g.colour), 1.8))
    c.drawPath(smooth([(15, 1), (21, -3), (24, -8), (25.6, -7.4), (23, 0), (16, 6)]), across(14, 25, g.colour))
    c.drawOval(oval(10.5, 0, 8.4, 7.4), radial((8, -3), 13, [lit(g.colour), g.colour, shade(g.colour)], [0, 0.5, 1]))
    c.drawOval(oval(10.5, -7, 3.6, 1.4), fill(shade(g.colour)))
    c.drawCircle(10.5, -9, 1.3, fill(shade(g.colour)))


@item("pan", ("cooking", "shallow-pan-of-food"), colour="#3A3640", hold="point")
def pan(c: Any, g: Grip) -> None:
    c.drawPath(capsule(-2, 0, 1.7, 11, 1, 1.5), fill(hexa("#5A3A28")))
    c.drawPath(smooth([(10, -2), (33, -2), (31, 3.6), (21.5, 4.8), (12, 3.6)]), across(10, 33, g.colour))
    c.drawOval(oval(21.5, -2, 11.6, 2.3), fill(shade(g.colour)))
    c.drawOval(oval(21.5, -2.6, 7, 1.9), fill(rgb(253, 250, 240)))
    c.drawOval(oval(21, -3.2, 2.6, 1.2), fill(rgb(250, 190, 60)))


@item("spoon", ("spoon", "ladle"), colour="#B8814E", tilt=0)
def spoon(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 5, 1.2, 0, -15, 1.0), across(-1, 1, g.colour))
    c.drawOval(oval(0, -18, 3.1, 4.2), across(-3, 3, g.colour))


@item("knife", ("kitchen-knife", "hocho"), hold="point", along=False)
def knife(c: Any, _g: Grip) -> None:
    c.drawPath(capsule(0, 5, 1.8, 0, -2, 1.8), fill(hexa("#4A3428")))
    c.drawPath(smooth([(-1.6, -3), (-2.0, -15), (0.2, -20), (2.4, -13), (2.2, -3)]), steel(-2, 2.4))


@item("fork", ("fork", "fork-and-knife"))
def fork(c: Any, _g: Grip) -> None:
    c.drawPath(capsule(0, 6, 0.9, 0, -10, 0.8), steel(-1, 1))
    for x in (-1.8, 0, 1.8):
        c.drawLine(x, -10, x, -15, stroke(STEEL[1], 0.9))
    c.drawLine(-1.8, -10, 1.8, -10, stroke(STEEL[1], 1.3))


@item("sponge", colour="#F2C94C", behind=True)
def sponge(c: Any, g: Grip) -> None:
    c.drawRoundRect(rect(-5, 0, 11, 5), 1.6, 1.6, across(-5, 6, g.colour))
    for x, y, r in ((-5, 5, 2.2), (6, 4, 2.8), (1, 6, 2)):
        c.drawCircle(x, y, r, fill(rgb(255, 255, 255, 170)))


@item("tray", ("tray",), colour="#A8794A", hold="chest", two=True, behind=True)
def tray(c: Any, g: Grip) -> None:
    x, y = g.other[0] / 2, g.other[1] / 2
    c.drawOval(oval(x, y - 1, 19, 3.2), across(x - 19, x + 19, g.colour))
    for dx, code in ((-8, "#F4F1EC"), (3, "#E4572E"), (11, "#7FB069")):
        c.drawRoundRect(rect(x + dx - 2.6, y - 10, 5.6, 8.6), 1.2, 1.2, across(x + dx - 3, x + dx + 3, hexa(code)))


@item("iron", colour="#3F74D8", behind=False)
def iron(c: Any, g: Grip) -> None:
    c.drawPath(smooth([(-8, 5), (-7, 0), (4, -1), (13, 5)]), across(-8, 13, g.colour))
    c.drawPath(poly((-9, 5), (14, 5), (13, 7.4), (-9, 7.4)), steel(-9, 14))
    c.drawPath(smooth([(-6, 0), (-5, -3), (6, -3), (8, 0)], False), stroke(shade(g.colour), 2.2))


@item("basket", ("basket",), colour="#C08B4E", hold="hang")
def basket(c: Any, g: Grip) -> None:
    rim = skia.Path()
    rim.addArc(skia.Rect(-10, -1, 10, 20), 180, 180)
    c.drawPath(rim, stroke(shade(g.colour), 1.6))
    c.drawPath(poly((-12, 9), (12, 9), (9.5, 20), (-9.5, 20)), across(-12, 12, g.colour))
    for y in (12, 15.5):
        c.drawLine(-11, y, 11, y, stroke(alpha(shade(shade(g.colour)), 140), 0.9))
    c.drawRoundRect(rect(-12.6, 8, 25.2, 3), 1.4, 1.4, fill(lit(g.colour)))
