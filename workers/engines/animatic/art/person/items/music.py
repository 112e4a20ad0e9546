"""Instruments."""

import math
from typing import Any

from workers.engines.animatic.art.draw import capsule, fill, hexa, lit, oval, radial, rect, rgb, shade, smooth, stroke
from workers.engines.animatic.art.person.grips import Grip, item
from workers.engines.animatic.art.person.items.kitchen import STEEL, across


@item("guitar", ("guitar", "banjo"), colour="#C8823C", hold="chest", two=True, behind=True)
def guitar(c: Any, g: Grip) -> None:
    """The right hand at the strings over the body, the left on the neck."""
    angle = math.atan2(g.other[1], g.other[0])
    c.save()
    c.rotate(math.degrees(angle))
    reach = max(18.0, math.hypot(*g.other))
    body = smooth([(-15, 0), (-11, -10.5), (-2, -9.5), (4, -6.2), (9, -8), (13, -5.5), (14, 0), (13, 5.5), (9, 8),
                   (4, 6.2), (-2, 9.5), (-11, 10.5)])  # fmt: skip
    c.drawPath(body, radial((-4, -6), 24, [lit(lit(g.colour)), g.colour, shade(g.colour)], [0, 0.5, 1]))
    c.drawPath(body, stroke(shade(shade(g.colour)), 0.9))
    c.drawCircle(3.5, 0, 3.8, fill(rgb(52, 34, 28)))
    c.drawCircle(3.5, 0, 4.4, stroke(hexa("#F3E9D2"), 0.7))
    c.drawRoundRect(rect(12, -1.7, reach + 2, 3.4), 0.8, 0.8, fill(hexa("#5A3A26")))
    c.drawRoundRect(rect(reach + 11, -2.6, 9, 5.2), 1.2, 1.2, fill(hexa("#3E2A20")))
    c.drawRoundRect(rect(-9.5, -3.2, 2.4, 6.4), 0.8, 0.8, fill(hexa("#3E2A20")))
    for y in (-0.9, 0.0, 0.9):
        c.drawLine(-8, y, reach + 13, y * 0.8, stroke(rgb(250, 246, 236, 200), 0.35))
    c.restore()


@item("violin", ("violin",), colour="#9C4A22", hold="hang", two=True)
def violin(c: Any, g: Grip) -> None:
    """From the chin to the left hand; the right hand draws the bow across."""
    x, y = g.other
    hx, hy = g.head[0] + 8, g.head[1] + 17
    angle = math.atan2(y - hy, x - hx)
    c.save()
    c.translate(hx, hy)
    c.rotate(math.degrees(angle))
    reach = math.hypot(x - hx, y - hy)
    body = smooth([(-2, 0), (0, -5), (6, -4.6), (9, -3), (12, -4), (17, -3.6), (19, 0), (17, 3.6), (12, 4), (9, 3),
                   (6, 4.6), (0, 5)])  # fmt: skip
    c.drawPath(body, radial((6, -3), 16, [lit(g.colour), g.colour, shade(g.colour)], [0, 0.5, 1]))
    c.drawRoundRect(rect(15, -1.1, max(8.0, reach - 11), 2.2), 0.6, 0.6, fill(rgb(46, 34, 32)))
    c.drawCircle(max(24.0, reach + 6), 0, 1.8, fill(g.colour))
    across_x = 12.0
    c.restore()
    mx, my = hx + across_x * math.cos(angle), hy + across_x * math.sin(angle)
    q = math.atan2(my, mx)
    c.drawLine(-3 * math.cos(q), -3 * math.sin(q), 44 * math.cos(q), 44 * math.sin(q), stroke(hexa("#5A3A26"), 1.2))
    c.drawLine(0, 1.4, 43 * math.cos(q), 43 * math.sin(q) + 1.2, stroke(rgb(250, 248, 240), 0.6))


@item("microphone", ("microphone", "studio-microphone"), colour="#3A3640", hold="front")
def microphone(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 7, 1.5, 0, -6, 2.2), across(-2, 2, g.colour))
    c.drawCircle(0, -9, 4.2, radial((-1.4, -10.4), 6, [STEEL[0], STEEL[1], STEEL[2]], [0, 0.5, 1]))
    c.drawLine(-4, -8.4, 4, -8.4, stroke(g.colour, 0.9))


@item("trumpet", ("trumpet", "postal-horn"), colour="#E3B341", hold="hang", two=True)
def trumpet(c: Any, g: Grip) -> None:
    """From the lips ahead."""
    mx, my = g.head[0] + 13, g.head[1] + 8.5
    c.save()
    c.translate(mx, my)
    c.rotate(math.degrees(math.atan2(-my, 26.0)) * 0.25 + 4)
    c.drawPath(capsule(2, 0, 1.3, 34, 0, 1.5), across(0, 34, g.colour))
    c.drawPath(smooth([(30, -2), (39, -3.4), (45, -8), (45, 8), (39, 3.4), (30, 2)]), across(30, 46, g.colour))
    c.drawOval(oval(45, 0, 2.4, 8), fill(shade(g.colour)))
    c.drawRoundRect(rect(10, 0, 17, 8), 4, 4, stroke(g.colour, 1.8))
    for x in (14, 18, 22):
        c.drawRoundRect(rect(x - 1.2, -5, 2.4, 10), 1, 1, fill(lit(g.colour)))
    c.restore()


@item("flute", ("flute", "recorder"), colour="#C9CED8", hold="hang", two=True)
def flute(c: Any, g: Grip) -> None:
    mx, my = g.head[0] + 4, g.head[1] + 10
    c.drawLine(mx + 8, my - 1, min(-12.0, mx - 34), my + 3, stroke(g.colour, 2.6))
    for k in range(5):
        c.drawCircle(mx - 6 - k * 5, my + 0.6 + k * 0.4, 0.9, fill(rgb(80, 84, 100)))
