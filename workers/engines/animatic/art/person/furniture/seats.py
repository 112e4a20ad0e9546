"""Seats and beds: their tops are where hips and backs are."""

import math

from workers.engines.animatic.art.draw import alpha, fill, hexa, linear, lit, oval, rect, rgb, shade, smooth, stroke
from workers.engines.animatic.art.person.spot import Spot, piece

SEAT = 18.0
"""Height of a seat's top beside a figure of 98."""
WOOD, DARK = hexa("#A9774A"), hexa("#6B4630")


@piece("chair")
def chair(s: Spot) -> None:
    s.legs(((-8, -15), (8, -15), (-8, 4), (8, 4)), SEAT - 2, 2.2, DARK)
    for x in (-8.0, 8.0):
        s.box((x - 1.1, x + 1.1), (SEAT, 46), (-16, -14), DARK)
    s.box((-9.5, 9.5), (36, 45), (-16, -14.4), WOOD)
    s.box((-9.5, 9.5), (27, 32), (-16, -14.4), WOOD)
    s.box((-10, 10), (SEAT - 2.4, SEAT), (-16, 5), WOOD)


@piece("stool")
def stool(s: Spot) -> None:
    s.legs(((-6, -11), (6, -11), (-6, 1), (6, 1)), SEAT - 2, 1.9, DARK)
    s.box((-8, 8), (SEAT - 3, SEAT), (-13, 3), hexa("#B5343F"))


@piece("bench")
def bench(s: Spot) -> None:
    for x in (-30.0, 30.0):
        s.legs(((x, -13), (x, 3)), SEAT - 2, 3, hexa("#4A4652"))
        s.box((x - 1.5, x + 1.5), (SEAT - 2, 44), (-15, -13), hexa("#4A4652"))
    for y in (27.0, 34.0, 41.0):
        s.box((-36, 36), (y, y + 4.4), (-14.6, -13), WOOD)
    s.box((-36, 36), (SEAT - 2.4, SEAT), (-14, 5), WOOD)


@piece("log")
def log(s: Spot) -> None:
    (x0, y0), (x1, y1) = s.at(-26, SEAT / 2 + 1, -5), s.at(26, SEAT / 2 + 1, -5)
    r = SEAT / 2 + 0.6
    s.c.save()
    s.c.drawRoundRect(rect(min(x0, x1) - 4, min(y0, y1) - r, abs(x1 - x0) + 8, 2 * r), r, r,
                      linear((0, y0 - r), (0, y0 + r), [lit(WOOD), WOOD, DARK], [0, 0.4, 1]))  # fmt: skip
    end = max((x0, y0), (x1, y1))
    s.c.drawOval(oval(end[0], end[1], 5, r), fill(hexa("#D9B27A")))
    s.c.drawOval(oval(end[0], end[1], 2.6, r * 0.55), stroke(alpha(DARK, 150), 0.9))
    s.c.restore()


@piece("armchair")
def armchair(s: Spot) -> None:
    cloth = hexa("#3F6E6A")
    s.box((-15, 15), (3, 52), (-20, -13), cloth)
    s.box((-15, 15), (3, SEAT), (-14, 7), shade(cloth))
    s.box((-12, 12), (SEAT - 4, SEAT), (-14, 7.5), lit(cloth))
    side = -1 if s.world((1.0, 0.0, 0.0))[2] > 0 else 1  # the far arm
    s.box((side * 14 - 3, side * 14 + 3), (3, 29), (-19, 7), cloth)


@piece("armchair", "front")
def armchair_arm(s: Spot) -> None:
    cloth = hexa("#3F6E6A")
    side = 1 if s.world((1.0, 0.0, 0.0))[2] > 0 else -1
    s.box((side * 14 - 3, side * 14 + 3), (3, 28), (-19, 7), cloth)


@piece("throne")
def throne(s: Spot) -> None:
    gold, red = hexa("#D9A732"), hexa("#A81E36")
    s.box((-17, 17), (0, 76), (-20, -14), gold)
    s.box((-13, 13), (SEAT, 70), (-14.2, -13.4), red)
    s.box((-16, 16), (0, SEAT), (-14, 7), gold)
    s.box((-13, 13), (SEAT - 2, SEAT), (-14, 7), red)
    for x in (-16.0, 16.0):
        top = s.at(x, 79, -17)
        s.c.drawCircle(*top, 3.6, fill(lit(gold)))
        s.box((x - 2, x + 2), (SEAT, 30), (-16, 6), gold)


@piece("wheelchair")
def wheelchair(s: Spot) -> None:
    _wheel(s, 12 if s.world((1.0, 0.0, 0.0))[2] < 0 else -12)
    s.box((-11, 11), (SEAT, 46), (-15, -13.6), hexa("#2F4B8A"))
    s.box((-11, 11), (SEAT - 2, SEAT), (-14, 6), hexa("#2F4B8A"))
    s.box((-8, 8), (2, 3.4), (10, 19), hexa("#4A4652"))


@piece("wheelchair", "over")
def wheelchair_wheel(s: Spot) -> None:
    _wheel(s, -12 if s.world((1.0, 0.0, 0.0))[2] < 0 else 12)


def _wheel(s: Spot, x: float) -> None:
    turn = s.doing.phase * 6.28
    r = 15.0
    rim = [
        s.at(x, r + r * math.sin(a * math.pi / 6 + turn), -6 + r * math.cos(a * math.pi / 6 + turn)) for a in range(12)
    ]
    ring = smooth(rim)
    s.c.drawPath(ring, stroke(rgb(46, 44, 54), 2.2))
    for k in range(0, 6, 2):
        s.c.drawLine(*rim[k], *rim[k + 6], stroke(rgb(196, 200, 210), 0.7))
    hub = s.at(x, r, -6)
    s.c.drawCircle(*hub, 1.8, fill(rgb(196, 200, 210)))


@piece("bed")
def bed(s: Spot) -> None:
    """Beneath one who lies: drawn on the level, the pillow to the left."""
    c = s.c
    c.drawRoundRect(rect(-59, -34, 5, 46), 2, 2, fill(DARK))
    c.drawRoundRect(rect(55, -16, 5, 28), 2, 2, fill(DARK))
    c.drawRoundRect(rect(-56, -6, 114, 13), 3, 3, linear((0, -6), (0, 7), [hexa("#F4F1EC"), hexa("#C9C4D4")]))
    c.drawRoundRect(rect(-56, 4, 114, 6), 2, 2, fill(WOOD))
    c.drawRoundRect(rect(-54, -17, 32, 12), 6, 6, linear((0, -17), (0, -5), [hexa("#FFFFFF"), hexa("#DAD5E6")]))


@piece("bed", "over")
def cover(s: Spot) -> None:
    cloth = hexa("#5B76C4")
    s.c.drawPath(smooth([(58, -4), (56, -25), (30, -25), (8, -23), (-2, -18), (-4, -4), (-4, 5), (57, 5)]),
                 linear((0, -22), (0, 6), [lit(cloth), cloth, shade(cloth)]))  # fmt: skip
    s.c.drawPath(smooth([(0, -20), (-7, -18), (-8, -4), (-6, 5), (-1, 5)]), fill(lit(lit(cloth))))


@piece("blanket")
def blanket(s: Spot) -> None:
    """A checked rug on the ground."""
    _rug(s, "#D6453D", "#F4EFE6")


@piece("towel")
def towel(s: Spot) -> None:
    _rug(s, "#3FA7C4", "#F8F4EC")


def _rug(s: Spot, one: str, two: str) -> None:
    c = s.c
    c.drawPath(smooth([(-62, 2), (-56, -5), (54, -5), (62, 2), (58, 8), (-58, 8)]), fill(hexa(one)))
    for k in range(6):
        x = -50 + k * 20
        c.drawLine(x, -4.6, x - 3, 7.4, stroke(alpha(hexa(two), 170), 3.4))


@piece("sofa")
def sofa(s: Spot) -> None:
    cloth = hexa("#B5563F")
    s.box((-36, 36), (3, 46), (-20, -13), cloth)
    s.box((-36, 36), (3, SEAT), (-14, 8), shade(cloth))
    for x in (-16.0, 16.0):
        s.box((x - 15, x + 15), (SEAT - 4, SEAT), (-14, 8.5), lit(cloth))
    for x in (-34.0, 34.0):
        s.box((x - 4, x + 4), (3, 29), (-19, 8), cloth)
