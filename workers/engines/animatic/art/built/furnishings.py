"""Furniture and plain shapes: tables to stand things on, a fridge, a fish bowl, a running wheel, cubes and spheres."""

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
    oval,
    poly,
    radial,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)

TABLE = 58.0
"""How high a table's top is, in figure units."""


@built("table", size=(128, TABLE), colour="#A9713F",
       words=("table", "desk", "dining table", "kitchen table", "coffee table", "picnic table", "round table",
              "wooden table"))  # fmt: skip
def table(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    dark = shade(shade(colour))
    for x in (-44, 38):
        c.drawRect(rect(x, -TABLE + 8, 7, TABLE - 12), fill(dark))
    for x in (-58, 50):
        c.drawRoundRect(rect(x, -TABLE + 6, 9, TABLE - 6), 2, 2, linear((x, 0), (x + 9, 0), [lit(colour), dark]))
    c.drawRect(rect(-56, -TABLE + 7, 112, 8), fill(shade(colour)))
    top = linear((0, -TABLE), (0, -TABLE + 8), [lit(lit(colour)), colour])
    c.drawRoundRect(rect(-64, -TABLE, 128, 8), 3, 3, top)


@built("fridge", size=(70, 128), colour="#DDE6EC", words=("fridge", "refrigerator", "freezer", "icebox"))
def fridge(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    c.drawRoundRect(rect(-35, -128, 70, 125), 7, 7, linear((-35, 0), (35, 0), [lit(colour), colour, shade(colour)]))
    c.drawLine(-35, -84, 35, -84, stroke(alpha(shade(shade(colour)), 200), 2))
    for y, tall in ((-114, 20), (-74, 30)):
        c.drawRoundRect(rect(22, y, 5, tall), 2.5, 2.5, fill(shade(shade(colour))))
    for x in (-28, 20):
        c.drawRect(rect(x, -4, 8, 4), fill(hexa("#3A3440")))
    c.drawRoundRect(rect(-22, -66, 16, 20), 1, 1, fill(hexa("#F4CB3C")))
    c.drawCircle(-4, -108, 3, fill(hexa("#D6453D")))


@built("fish_bowl", size=(78, 68), colour="#8FD3EA",
       words=("fish bowl", "fishbowl", "fish tank", "aquarium", "goldfish bowl", "glass bowl"))  # fmt: skip
def fish_bowl(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    glass = smooth([(-22, -64), (-37, -44), (-38, -24), (-26, -3), (0, 0), (26, -3), (38, -24), (37, -44), (22, -64)])
    c.save()
    c.clipPath(glass, True)
    water = linear((0, -52), (0, 0), [alpha(colour, 60), alpha(colour, 96)])
    wave = math.sin(t * 2.1) * 1.2
    c.drawPath(smooth([(-42, -50 + wave), (0, -51 - wave), (42, -50 + wave), (42, 6), (-42, 6)]), water)
    for k in range(9):
        c.drawCircle(-30 + k * 7.5, -3 - (k % 3), 4.4, fill(hexa(("#D9A86C", "#B9C0C9", "#8C6A4A")[k % 3])))
    c.restore()
    c.drawPath(glass, stroke(alpha(rgb(255, 255, 255), 190), 1.6))
    c.drawOval(oval(0, -64, 22, 4), stroke(alpha(rgb(255, 255, 255), 230), 2.4))
    c.drawPath(smooth([(-29, -46), (-31, -32), (-27, -18)], False), stroke(alpha(rgb(255, 255, 255), 170), 3.4))


@built("running_wheel", size=(112, 118), colour="#E8486A",
       words=("hamster wheel", "running wheel", "exercise wheel", "wheel cage"))  # fmt: skip
def running_wheel(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    for k in (-1, 1):
        c.drawPath(poly((k * 6, -62), (k * 34, 0), (k * 42, 0), (k * 10, -66)), fill(shade(shade(colour))))
    for k in range(10):
        a = k / 10 * 2 * math.pi + t * 5
        c.drawLine(math.cos(a) * 50, -62 + math.sin(a) * 50, math.cos(a) * 56, -62 + math.sin(a) * 56,
                   stroke(lit(colour), 4))  # fmt: skip
    c.drawOval(oval(0, -62, 54, 54), stroke(colour, 5))
    c.drawOval(oval(0, -62, 49, 49), stroke(alpha(lit(colour), 140), 2))


@built("fence", size=(150, 44), colour="#B07C4A", words=("fence", "picket fence", "wooden fence", "hurdle"))
def fence(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    for y in (-32, -16):
        c.drawRoundRect(rect(-75, y, 150, 6), 2, 2, linear((0, y), (0, y + 6), [lit(colour), shade(colour)]))
    for k in range(6):
        x = -68 + k * 26
        post = poly((x, 0), (x, -40), (x + 5, -44), (x + 10, -40), (x + 10, 0))
        c.drawPath(post, linear((x, 0), (x + 10, 0), [lit(colour), colour, shade(colour)]))


@built("stick", size=(64, 12), colour="#8A5E3C", words=("stick", "branch", "twig", "tree branch"))
def stick(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    c.drawPath(smooth([(-32, -4), (-10, -6), (12, -3), (32, -7)], False), stroke(colour, 5))
    c.drawPath(smooth([(-30, -5), (-10, -7), (12, -4), (30, -8)], False), stroke(lit(colour), 1.6))
    c.drawLine(4, -4, 14, -12, stroke(colour, 3.4))
    c.drawOval(oval(17, -13, 4.4, 2.6), fill(hexa("#5FA84F")))


@built("cube", size=(66, 66), colour="#D6453D", words=("cube", "box shape"))
def cube(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    c.drawPath(poly((-33, -50), (-17, -66), (33, -66), (17, -50)), fill(lit(lit(colour))))
    c.drawPath(poly((17, -50), (33, -66), (33, -16), (17, 0)), fill(shade(colour)))
    c.drawRect(rect(-33, -50, 50, 50), linear((0, -50), (0, 0), [lit(colour), colour]))


@built("sphere", size=(62, 62), colour="#3F74D8", words=("sphere", "orb"))
def sphere(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    tones = [lit(lit(lit(colour))), colour, shade(shade(colour))]
    c.drawCircle(0, -31, 31, radial((-10, -42), 46, tones, [0, 0.45, 1]))


@built("cone", size=(62, 72), colour="#F4CB3C", words=("cone", "pyramid"))
def cone(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    side = linear((-31, 0), (31, 0), [lit(lit(colour)), colour, shade(colour)])
    c.drawPath(poly((0, -72), (31, -7), (-31, -7)), side)
    c.drawOval(oval(0, -7, 31, 7), side)
