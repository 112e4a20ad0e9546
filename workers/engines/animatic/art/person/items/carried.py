"""What people carry about: books, bags, boxes, flowers, lights, letters and balls."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
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
from workers.engines.animatic.art.person.items.kitchen import STEEL, across

PAPER = rgb(252, 250, 244)


@item("open-book", ("open-book", "books", "notebook", "closed-book"), colour="#B5343F", hold="front", two=True)
def book(c: Any, g: Grip) -> None:
    """Open between both hands, its cover to the viewer."""
    x, y = g.other[0] / 2, g.other[1] / 2
    half = max(12.0, abs(g.other[0]) / 2 + 5)
    for k in (-1, 1):
        c.drawPath(poly((x, y - 8), (x + k * half, y - 11.5), (x + k * half, y + 6.5), (x, y + 9)), fill(PAPER))
        cover = poly((x, y - 6.5), (x + k * half, y - 10), (x + k * half, y + 7.5), (x, y + 10.5))
        c.drawPath(cover, linear((x, 0), (x + k * half, 0), [shade(g.colour), lit(g.colour)]))
    c.drawLine(x, y - 6.5, x, y + 10.5, stroke(shade(shade(g.colour)), 1.4))


@item("newspaper", ("newspaper", "rolled-up-newspaper", "map", "scroll"), colour="#EFE8D8", hold="front", two=True)
def newspaper(c: Any, g: Grip) -> None:
    x, y = g.other[0] / 2, g.other[1] / 2
    half = max(14.0, abs(g.other[0]) / 2 + 8)
    for k in (-1, 1):
        c.drawPath(poly((x, y - 13), (x + k * half, y - 16), (x + k * half, y + 8), (x, y + 11)),
                   linear((x, 0), (x + k * half, 0), [shade(g.colour), g.colour]))  # fmt: skip
        for j in range(5):
            a = (x + k * 3, y - 9 + j * 4)
            c.drawLine(*a, x + k * (half - 3), a[1] - 2.4, stroke(rgb(90, 86, 92, 150), 0.8))


@item("phone", ("mobile-phone", "mobile-phone-with-arrow", "telephone-receiver"), colour="#2B2832", hold="front")
def phone(c: Any, g: Grip) -> None:
    c.drawRoundRect(rect(-3.9, -12, 7.8, 15.5), 1.5, 1.5, across(-4, 4, g.colour))
    c.drawRoundRect(
        rect(-3.1, -11, 6.2, 13), 0.8, 0.8, linear((0, -11), (0, 2), [rgb(150, 214, 255), rgb(90, 130, 220)])
    )


@item(
    "camera", ("camera", "camera-with-flash", "movie-camera", "video-camera"), colour="#34313C", hold="chest", two=True
)
def camera(c: Any, g: Grip) -> None:
    x, y = g.other[0] / 2, g.other[1] / 2 - 3
    c.drawRoundRect(rect(x - 3.5, y - 8.6, 7, 4), 1.2, 1.2, fill(shade(g.colour)))
    c.drawRoundRect(rect(x - 9.5, y - 6, 19, 12.5), 2.2, 2.2, across(x - 9, x + 9, g.colour))
    c.drawCircle(x, y + 0.4, 5, fill(STEEL[2]))
    c.drawCircle(x, y + 0.4, 3.9, radial((x - 1.4, y - 1), 5, [rgb(150, 190, 240), rgb(40, 50, 90), rgb(16, 18, 34)]))
    c.drawCircle(x + 6.6, y - 3.6, 1.1, fill(rgb(255, 230, 150)))


@item("laptop", ("laptop",), colour="#C3C8D2", hold="chest", two=True, behind=True)
def laptop(c: Any, g: Grip) -> None:
    x, y = g.other[0] / 2, g.other[1] / 2
    c.drawPath(
        poly((x - 13, y - 1), (x + 13, y - 1), (x + 11, y - 17), (x - 11, y - 17)), across(x - 12, x + 12, g.colour)
    )
    c.drawPath(poly((x - 14, y + 1.4), (x + 14, y + 1.4), (x + 13, y - 1), (x - 13, y - 1)), fill(shade(g.colour)))


@item("ball", ("soccer-ball", "basketball", "baseball", "volleyball", "american-football", "rugby-football", "softball",
               "yarn"), colour="#E8503A", hold="front", behind=True)  # fmt: skip
def ball(c: Any, g: Grip) -> None:
    c.drawCircle(1, -4, 6.6, radial((-1.2, -6.6), 10, [lit(lit(g.colour)), g.colour, shade(g.colour)], [0, 0.45, 1]))
    c.drawPath(smooth([(-5, -6), (1, -3.4), (7.4, -5.4)], False), stroke(rgb(255, 255, 255, 170), 1.3))


@item("bouquet", ("bouquet", "tulip", "rose", "sunflower", "hibiscus", "blossom", "wilted-flower", "hyacinth"),
      colour="#F277A8", hold="front")  # fmt: skip
def bouquet(c: Any, g: Grip) -> None:
    for x, y in ((-4.0, -12.0), (0.0, -15.0), (5.0, -12.0), (2.0, -9.0)):
        c.drawLine(0, 4, x, y, stroke(hexa("#4E8B4A"), 1.1))
    c.drawPath(poly((-6, -8), (6, -8), (1.6, 7), (-1.6, 7)), linear((-6, 0), (6, 0), [PAPER, rgb(220, 210, 226)]))
    for k, (x, y) in enumerate(((-6, -12), (6, -12), (0, -17), (-2.4, -10), (3, -11.5))):
        tone = (g.colour, rgb(255, 210, 90), rgb(240, 240, 250))[k % 3] if k else g.colour
        for j in range(5):
            a = j * 1.2566 + k
            c.drawCircle(x + 2.2 * math.cos(a), y + 2.2 * math.sin(a), 2.1, fill(tone))
        c.drawCircle(x, y, 1.5, fill(shade(tone)))


@item("balloon", ("balloon",), colour="#E5383B", hold="high")
def balloon(c: Any, g: Grip) -> None:
    """Its string runs through the fist."""
    c.drawPath(
        smooth([(1, 14), (0, 3), (-1, -14), (-10, -36), (-12, -54)], False), stroke(rgb(244, 240, 232, 220), 0.8)
    )
    c.save()
    c.translate(-12, -72)
    body = smooth([(0, 18), (-11, 8), (-15, -5), (-9, -17), (0, -20), (9, -17), (15, -5), (11, 8)])
    c.drawPath(body, radial((-5, -9), 30, [lit(lit(g.colour)), g.colour, shade(g.colour)], [0, 0.4, 1]))
    c.drawPath(poly((-2.4, 20), (2.4, 20), (0, 16.5)), fill(shade(g.colour)))
    c.drawOval(oval(-6, -9, 2.6, 5), fill(rgb(255, 255, 255, 120)))
    c.restore()


@item("bag", ("shopping-bags", "handbag", "clutch-bag"), colour="#D9A05B", hold="hang")
def bag(c: Any, g: Grip) -> None:
    loop = skia.Path()
    loop.addArc(skia.Rect(-5, -1, 5, 14), 180, 180)
    c.drawPath(loop, stroke(shade(shade(g.colour)), 1.2))
    c.drawPath(poly((-9.5, 6), (9.5, 6), (8.6, 25), (-8.6, 25)), across(-9, 9, g.colour))
    c.drawPath(poly((-9.5, 6), (9.5, 6), (9, 9), (-9, 9)), fill(shade(g.colour)))


@item("briefcase", ("briefcase", "luggage", "toolbox"), colour="#6B4430", hold="hang")
def briefcase(c: Any, g: Grip) -> None:
    c.drawRoundRect(rect(-4.5, -1, 9, 6), 2, 2, stroke(shade(shade(g.colour)), 1.8))
    c.drawRoundRect(rect(-13, 3.6, 26, 18), 2.4, 2.4, across(-13, 13, g.colour))
    c.drawLine(-13, 10.5, 13, 10.5, stroke(shade(shade(g.colour)), 0.9))
    for x in (-7, 7):
        c.drawRoundRect(rect(x - 1.4, 9, 2.8, 3.4), 0.6, 0.6, fill(hexa("#E3B341")))


@item("bucket", ("bucket",), colour="#8FA0B4", hold="hang")
def bucket(c: Any, g: Grip) -> None:
    loop = skia.Path()
    loop.addArc(skia.Rect(-9, 0, 9, 18), 180, 180)
    c.drawPath(loop, stroke(STEEL[2], 1.1))
    c.drawPath(poly((-9.6, 9), (9.6, 9), (7.4, 24), (-7.4, 24)), across(-9, 9, g.colour))
    c.drawOval(oval(0, 9, 9.6, 1.8), fill(shade(g.colour)))


@item("lantern", ("lantern", "diya-lamp", "red-paper-lantern", "candle"), colour="#F2A93B", hold="hang")
def lantern(c: Any, g: Grip) -> None:
    c.drawCircle(0, 13, 22, radial((0, 13), 22, [rgb(255, 214, 120, 150), rgb(255, 190, 80, 0)]))
    c.drawPath(smooth([(-3.4, 6), (-3, 0), (3, 0), (3.4, 6)], False), stroke(rgb(60, 50, 56), 1.1))
    c.drawRoundRect(rect(-5, 7, 10, 13), 2, 2, fill(rgb(255, 236, 170)))
    c.drawPath(smooth([(-1.8, 17), (0, 9.6), (1.8, 17)]), fill(g.colour))
    for y in (5.6, 19):
        c.drawRoundRect(rect(-6, y, 12, 3), 1, 1, fill(rgb(66, 56, 64)))
    for x in (-5, 5):
        c.drawLine(x, 8, x, 20, stroke(rgb(66, 56, 64), 1.1))


@item("letter", ("envelope", "love-letter", "incoming-envelope", "memo", "page-facing-up", "postcard"),
      colour="#FBF6EA", hold="front", behind=False)  # fmt: skip
def letter(c: Any, g: Grip) -> None:
    c.save()
    c.rotate(-8)
    c.drawRoundRect(rect(-4, -13, 19, 13), 1, 1, across(-4, 15, g.colour))
    c.drawPath(smooth([(-4, -12.6), (5.5, -5), (15, -12.6)], False), stroke(rgb(190, 176, 160), 0.9))
    c.drawCircle(5.5, -5.4, 1.7, fill(hexa("#C8312F")))
    c.restore()


@item("package", ("package", "card-file-box"), colour="#C79B6B", hold="chest", two=True, behind=True)
def package(c: Any, g: Grip) -> None:
    """A box in both arms, hands under its edge."""
    x, y = g.other[0] / 2, g.other[1] / 2
    c.drawRect(rect(x - 15, y - 21, 30, 24), across(x - 15, x + 15, g.colour))
    c.drawRect(rect(x - 3, y - 21, 6, 24), fill(alpha(lit(lit(g.colour)), 190)))
    c.drawPath(poly((x - 15, y - 21), (x + 15, y - 21), (x + 12, y - 25), (x - 12, y - 25)), fill(lit(g.colour)))


@item("wrapped-gift", ("wrapped-gift",), colour="#E8365D", hold="chest", two=True, behind=True)
def gift(c: Any, g: Grip) -> None:
    x, y = g.other[0] / 2, g.other[1] / 2
    c.drawRoundRect(rect(x - 10, y - 16, 20, 18), 1, 1, across(x - 10, x + 10, g.colour))
    ribbon = hexa("#F9E27A")
    c.drawRect(rect(x - 2, y - 16, 4, 18), fill(ribbon))
    c.drawRect(rect(x - 10, y - 9, 20, 3.4), fill(ribbon))
    for k in (-1, 1):
        c.drawPath(smooth([(x, y - 16), (x + k * 7, y - 22), (x + k * 8, y - 16.6)]), fill(ribbon))


@item("paintbrush", ("paintbrush", "crayon"), colour="#D6453D", hold="front", along=False)
def paintbrush(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 8, 0.8, 0, -10, 1.3), fill(hexa("#C79B6B")))
    c.drawRect(rect(-1.5, -13, 3, 4), fill(STEEL[1]))
    c.drawPath(smooth([(-1.7, -13), (1.7, -13), (1.4, -17), (0, -20), (-1.4, -17)]), fill(g.colour))


@item("pen", ("pen", "pencil", "fountain-pen"), colour="#3F74D8", hold="front")
def pen(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 4.5, 0.7, 0, -9, 1.2), across(-1, 1, g.colour))
    c.drawLine(0, 5, 0, 7, stroke(rgb(40, 36, 50), 0.8))


@item("palette", ("artist-palette",), colour="#C79B6B", hold="front", behind=True)
def palette(c: Any, g: Grip) -> None:
    c.drawOval(oval(6, -3, 13, 6), across(-6, 18, g.colour))
    for k, code in enumerate(("#E5383B", "#F2C94C", "#3DA35D", "#3F74D8", "#F4F1EC")):
        c.drawCircle(-1 + k * 3.9, -5 + abs(k - 2) * 1.1, 1.8, fill(hexa(code)))


@item("knitting", colour="#8152C4", hold="chest", two=True, behind=True)
def knitting(c: Any, g: Grip) -> None:
    x, y = g.other
    c.drawPath(poly((2, -1), (x - 2, y - 1), (x + 1, y + 14), (-1, 14)), across(0, x, g.colour))
    for k in range(4):
        c.drawLine(0, 2 + k * 3, x, y + 2 + k * 3, stroke(alpha(lit(lit(g.colour)), 150), 0.8))
    for a, b in (((-5, 5), (9, -10)), ((x + 5, y + 5), (x - 9, y - 10))):
        c.drawLine(*a, *b, stroke(STEEL[1], 1.1))


@item("cart", ("shopping-cart", "baby-carriage", "wheelbarrow"), colour="#9AA3B2", hold="chest", two=True, behind=True)
def cart(c: Any, g: Grip) -> None:
    """Pushed by its bar: a basket on wheels that stand on the ground."""
    x, ground = g.other[0] / 2, 48.0
    c.drawLine(x - 4, 0, x + 6, 0, stroke(rgb(60, 56, 70), 2.6))
    c.drawPath(poly((x + 6, -4), (x + 52, -4), (x + 46, 20), (x + 12, 20)), fill(alpha(lit(g.colour), 110)))
    for k in range(6):
        top = x + 8 + k * 8.4
        c.drawLine(top, -4, x + 13 + k * 6.4, 20, stroke(g.colour, 1.0))
    for y in (-4, 4, 12, 20):
        inset = (y + 4) * 0.25
        c.drawLine(x + 6 + inset, y, x + 52 - inset, y, stroke(g.colour, 1.4 if y in (-4, 20) else 0.9))
    c.drawPath(smooth([(x + 2, 0), (x + 10, 24), (x + 14, 34), (x + 46, 34)], False), stroke(shade(g.colour), 1.8))
    for dx in (17, 43):
        c.drawCircle(x + dx, ground - 8, 4.6, fill(rgb(48, 44, 56)))
        c.drawCircle(x + dx, ground - 8, 1.8, fill(STEEL[1]))
    for dx, code, r in ((16, "#7FB069", 6), (27, "#E4572E", 7), (38, "#F2C94C", 6)):
        c.drawCircle(x + dx, -4, r, fill(hexa(code)))


@item("flag", ("triangular-flag", "white-flag", "chequered-flag"), colour="#D6453D", hold="high")
def flag(c: Any, g: Grip) -> None:
    c.drawPath(capsule(0, 20, 1.2, 0, -44, 1.1), fill(hexa("#8A5B3A")))
    c.drawPath(smooth([(1, -43), (11, -40), (20, -43), (30, -40), (30, -23), (20, -26), (11, -23), (1, -26)]),
               across(0, 30, g.colour))  # fmt: skip


@item("ice-cream", ("ice-cream", "soft-ice-cream", "shaved-ice"), colour="#F7C6D4", hold="front")
def ice_cream(c: Any, g: Grip) -> None:
    c.drawPath(poly((-4, -5), (4, -5), (0, 7)), across(-4, 4, hexa("#D9A05B")))
    for x, y in ((-2.6, -8), (2.6, -8), (0, -12)):
        c.drawCircle(x, y, 3.9, radial((x - 1, y - 2), 6, [lit(g.colour), g.colour, shade(g.colour)], [0, 0.5, 1]))
