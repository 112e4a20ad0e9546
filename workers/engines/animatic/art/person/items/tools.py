"""Tools and weapons with a handle for a fist, or for two."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    alpha,
    capsule,
    fill,
    hexa,
    lit,
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
from workers.engines.animatic.art.person.grips import Grip, item
from workers.engines.animatic.art.person.items.kitchen import STEEL, across, steel

WOOD = "#A9774A"


def _between(c: Any, g: Grip) -> None:
    """Turn the canvas so that the other hand is straight down."""
    c.rotate(math.degrees(math.atan2(g.other[1], g.other[0])) - 90)


@item("sword", ("dagger", "crossed-swords"), colour="#C9CED8", hold="point", tilt=52)
def sword(c: Any, _g: Grip) -> None:
    c.drawPath(poly((-1.9, -4), (-1.5, -40), (0, -45), (1.5, -40), (1.9, -4)), steel(-2, 2))
    c.drawLine(0, -6, 0, -38, stroke(alpha(STEEL[2], 150), 0.6))
    c.drawPath(capsule(-7, -4, 1.5, 7, -4, 1.5), fill(hexa("#D9A732")))
    c.drawPath(capsule(0, -3, 1.5, 0, 5, 1.5), fill(hexa("#6B3A2A")))
    c.drawCircle(0, 6.6, 2, fill(hexa("#D9A732")))


@item("axe", ("axe",), colour=WOOD, hold="shoulder", two=True)
def axe(c: Any, g: Grip) -> None:
    _between(c, g)
    c.drawPath(capsule(0, 12, 1.6, 0, -24, 1.4), across(-1.6, 1.6, g.colour))
    c.drawPath(smooth([(1, -25), (11, -29), (13, -22), (11, -16), (1, -19)]), steel(0, 13))


@item("hammer", ("hammer",), colour=WOOD, hold="point", tilt=46)
def hammer(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 7, 1.5, 0, -16, 1.3), across(-1.5, 1.5, g.colour))
    c.drawRoundRect(rect(-5, -20, 12, 6), 1.4, 1.4, steel(-5, 7))


@item("wrench", ("wrench",), hold="point", tilt=30)
def wrench(c: Any, _g: Grip) -> None:
    c.drawPath(capsule(0, 6, 1.6, 0, -14, 1.5), steel(-2, 2))
    c.drawCircle(0, -16, 4, stroke(STEEL[1], 2.6))


@item("shovel", ("shovel", "pick"), colour=WOOD, hold="shoulder", two=True)
def shovel(c: Any, g: Grip) -> None:
    _between(c, g)
    reach = math.hypot(*g.other)
    c.drawPath(capsule(0, -9, 1.5, 0, reach + 12, 1.4), across(-1.5, 1.5, g.colour))
    c.drawPath(capsule(-4, -10, 1.5, 4, -10, 1.5), across(-4, 4, g.colour))
    y = reach + 12
    c.drawPath(smooth([(-6, y), (6, y), (6.6, y + 9), (0, y + 16), (-6.6, y + 9)]), steel(-6, 6))


@item("broom", ("broom",), colour=WOOD, hold="shoulder", two=True)
def broom(c: Any, g: Grip) -> None:
    _between(c, g)
    reach = math.hypot(*g.other)
    y = max(reach + 16, 38.0)
    c.drawPath(capsule(0, -14, 1.4, 0, y, 1.4), across(-1.4, 1.4, g.colour))
    straw = hexa("#E3B95A")
    c.drawPath(smooth([(-2.4, y - 2), (2.4, y - 2), (9, y + 17), (0, y + 19), (-9, y + 17)]), across(-9, 9, straw))
    for x in (-5, -1.6, 1.6, 5):
        c.drawLine(x * 0.3, y + 2, x * 1.2, y + 16, stroke(alpha(shade(shade(straw)), 150), 0.8))
    c.drawLine(-3, y + 2, 3, y + 2, stroke(hexa("#C8373F"), 1.8))


@item("rake", ("rake",), colour=WOOD, hold="shoulder", two=True)
def rake(c: Any, g: Grip) -> None:
    _between(c, g)
    y = max(math.hypot(*g.other) + 18, 40.0)
    c.drawPath(capsule(0, -14, 1.4, 0, y, 1.4), across(-1.4, 1.4, g.colour))
    c.drawPath(capsule(-10, y, 1.3, 10, y, 1.3), fill(STEEL[2]))
    for x in range(-9, 10, 3):
        c.drawLine(x, y, x, y + 7, stroke(STEEL[2], 1.1))


@item("oar", ("oar", "paddle"), colour=WOOD, hold="shoulder")
def oar(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, -26, 1.5, 0, 46, 1.5), across(-1.5, 1.5, g.colour))
    c.drawOval(oval(0, 56, 4.6, 13), across(-4.6, 4.6, g.colour))


@item("ski-pole", colour="#D6453D")
def ski_pole(c: Any, g: Grip) -> None:
    c.drawLine(0, -4, 0, 44, stroke(g.colour, 1.3))
    c.drawOval(oval(0, 39, 4, 1.2), stroke(rgb(50, 46, 60), 1.1))


@item("drumstick", colour="#D9B27A")
def drumstick(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 4, 1.0, 0, -17, 0.7), across(-1, 1, g.colour))
    c.drawCircle(0, -17.6, 1.3, fill(lit(g.colour)))


@item("baton", colour="#F4F1EC", along=True, tilt=52)
def baton(c: Any, g: Grip) -> None:
    c.drawLine(0, 0, 0, -20, stroke(g.colour, 1.1))
    c.drawOval(oval(0, 2, 1.6, 2.6), fill(hexa("#7C5137")))


@item("magic-wand", ("magic-wand", "wand"), colour="#F9E27A", hold="front", tilt=34)
def wand(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 5, 1.3, 0, -17, 0.9), fill(rgb(58, 40, 60)))
    c.drawLine(0, -14, 0, -18, stroke(rgb(250, 248, 240), 1.9))
    c.drawCircle(0, -21, 9, radial((0, -21), 9, [alpha(g.colour, 190), alpha(g.colour, 0)]))
    c.drawPath(star_path(0, -21, 5.2), fill(g.colour))


@item("fishing-rod", ("fishing-pole",), colour="#7C5137", hold="shoulder", tilt=48)
def fishing_rod(c: Any, g: Grip) -> None:
    rod = smooth([(0, 9), (0, -18), (3, -42), (10, -58)], False)
    c.drawPath(rod, stroke(g.colour, 1.6))
    c.drawCircle(2.4, 1, 2.2, fill(STEEL[2]))
    q = math.radians(-48)  # the line hangs straight down whatever the rod does
    dx, dy = -math.sin(q) * 0, 74.0
    end = (10 + dx * math.cos(q) + dy * math.sin(-q), -58 + dy * math.cos(q))
    c.drawLine(10, -58, *end, stroke(rgb(250, 250, 255, 190), 0.6))
    c.drawCircle(*end, 2.2, fill(hexa("#E5383B")))


@item("bow", ("bow-and-arrow",), colour="#8A5B3A", hold="shoulder", two=True)
def bow(c: Any, g: Grip) -> None:
    """The right hand draws the string, the left holds the bow."""
    x, y = g.other
    c.drawPath(smooth([(x - 7, y - 27), (x + 3, y - 16), (x + 2, y), (x + 3, y + 16), (x - 7, y + 27)], False),
               stroke(g.colour, 2.4))  # fmt: skip
    for k in (-1, 1):
        c.drawLine(0, 0, x - 7, y + k * 27, stroke(rgb(250, 246, 236), 0.8))
    c.drawLine(-2, 0, x + 9, y, stroke(hexa("#D9B27A"), 1.3))
    c.drawPath(poly((x + 13, y), (x + 8, y - 2.4), (x + 8, y + 2.4)), fill(STEEL[2]))


@item("shield", ("shield",), colour="#3F74D8", hold="front", behind=True)
def shield(c: Any, g: Grip) -> None:
    c.drawPath(smooth([(-12, -13), (0, -16), (12, -13), (11, 4), (0, 18), (-11, 4)]), across(-12, 12, g.colour))
    c.drawPath(smooth([(-12, -13), (0, -16), (12, -13), (11, 4), (0, 18), (-11, 4)]), stroke(hexa("#D9A732"), 2.2))
    c.drawPath(star_path(0, 0, 6), fill(hexa("#F2C94C")))


@item("racket", ("tennis", "badminton", "ping-pong"), colour="#D6453D", hold="point", along=True, tilt=40)
def racket(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 5, 1.7, 0, -9, 1.3), fill(rgb(50, 44, 56)))
    head = oval(0, -20, 8.2, 11)
    for k in (-4, 0, 4):
        c.drawLine(k, -29, k, -11, stroke(rgb(250, 250, 250, 150), 0.6))
        c.drawLine(-7, -20 + k * 1.6, 7, -20 + k * 1.6, stroke(rgb(250, 250, 250, 150), 0.6))
    c.drawOval(head, stroke(g.colour, 2))


@item("baseball-bat", ("baseball-bat", "cricket-game", "bat"), colour="#C79B6B", hold="shoulder", along=True, tilt=30)
def bat(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 4, 1.4, 0, -30, 3.2), across(-3, 3, g.colour))


@item("cane", ("probing-cane", "walking-stick"), colour="#6B4630", hold="hang")
def cane(c: Any, g: Grip) -> None:
    hook = smooth([(-5, 3), (-5, -2), (0, -3.4), (2, 0), (2, 34)], False)
    c.drawPath(hook, stroke(g.colour, 2.2))


@item("torch", ("torch", "flashlight"), colour=WOOD, hold="high")
def torch(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 10, 1.5, 0, -10, 2.2), across(-2, 2, g.colour))
    c.drawCircle(0, -18, 15, radial((0, -18), 15, [rgb(255, 200, 90, 150), rgb(255, 150, 40, 0)]))
    c.drawPath(smooth([(-5, -11), (-4.4, -18), (0, -29), (3.6, -19), (5, -11)]), fill(hexa("#F57C20")))
    c.drawPath(smooth([(-2.6, -11), (-2, -16), (0, -22), (2, -16), (2.6, -11)]), fill(hexa("#FFE08A")))


@item("rope", colour="#C8A66B")
def rope(c: Any, g: Grip) -> None:
    c.drawPath(smooth([(-9, 5), (0, 0), (*g.other,), (g.other[0] + 26, g.other[1] - 1)], False), stroke(g.colour, 2.6))


@item("barbell", two=True, hold="chest")
def barbell(c: Any, g: Grip) -> None:
    x, y = g.other
    q = math.hypot(x, y) or 1.0
    ux, uy = x / q, y / q
    a, b = (-ux * 27, -uy * 27), (x + ux * 27, y + uy * 27)
    c.drawLine(*a, *b, stroke(STEEL[1], 2.2))
    for (px, py), s in ((a, 1), (b, -1)):
        for off, r in ((2, 13), (7, 10)):
            cx, cy = px + s * ux * off, py + s * uy * off
            c.drawRoundRect(
                skia.Rect(cx - 2.4, cy - r, cx + 2.4, cy + r), 1.6, 1.6, across(cx - 3, cx + 3, rgb(52, 50, 64))
            )


@item("bell", ("bell",), colour="#E3B341", hold="front")
def bell(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 4, 1.5, 0, -5, 1.5), fill(hexa("#7C5137")))
    c.drawPath(smooth([(-2.4, -6), (2.4, -6), (4.6, -14), (7, -18), (-7, -18), (-4.6, -14)]), across(-7, 7, g.colour))
    c.drawCircle(0, -19, 1.8, fill(shade(g.colour)))
