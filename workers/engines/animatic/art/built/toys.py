"""Small wonders: a ship in a bottle, toys that spring and spin, a globe, clouds of confetti and leaves."""

import math
from typing import Any

from workers.engines.animatic.art.built.registry import Cue, built, played
from workers.engines.animatic.art.built.tall import tall_ship
from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    alpha,
    ease,
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

sin, cos, pi = math.sin, math.cos, math.pi
PARTY = ("#E5533C", "#F2B92E", "#3FA05A", "#2F6FDE", "#8E4EC6", "#F277A8")


@built(
    "ship_in_bottle",
    size=(170, 84),
    colour="#8A5632",
    words=("ship in a bottle", "ship in bottle", "bottled ship", "message in a bottle"),
)
def ship_in_bottle(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    wood = hexa("#7A4E2E")
    for x in (-46, 30):
        c.drawPath(
            poly((x - 16, 0), (x - 10, -10), (x + 10, -10), (x + 16, 0)),
            linear((0, -10), (0, 0), [lit(wood), shade(wood)]),
        )
    glass = smooth(
        [
            (-78, -44),
            (-74, -66),
            (-58, -76),
            (20, -76),
            (38, -66),
            (50, -53),
            (72, -52),
            (72, -36),
            (50, -35),
            (38, -22),
            (20, -11),
            (-58, -11),
            (-74, -22),
        ]
    )
    c.drawPath(
        glass, linear((0, -78), (0, -10), [rgb(226, 246, 255, 150), rgb(170, 214, 236, 90), rgb(120, 180, 214, 150)])
    )
    c.save()
    c.clipPath(glass, True)
    for k in range(2):
        wave = [(-84 + j * 8, -24 + k * 4 + 1.6 * sin(j * 0.9 + t * (1.5 + k) + k * 2)) for j in range(22)]
        c.drawPath(smooth([*wave, (90, -6), (-84, -6)]), fill(hexa(("#5FB3E6", "#2F7FC4")[k], 235)))
        if k == 0:
            c.save()
            c.translate(-18, -23 + 1.2 * sin(t * 1.6))
            c.rotate(2.4 * sin(t * 1.2))
            c.scale(0.265, 0.265)
            c.drawPath(smooth([(-96, 0), (0, 4), (96, 0)], False), stroke(rgb(255, 255, 255, 120), 3))
            tall_ship(c, t, 0.0, colour)
            c.restore()
    c.restore()
    c.drawPath(glass, stroke(rgb(255, 255, 255, 200), 1.6))
    c.drawPath(smooth([(-66, -60), (-52, -70), (-10, -71)], False), stroke(rgb(255, 255, 255, 190), 3.6))
    c.drawPath(smooth([(-62, -20), (-30, -15), (16, -15)], False), stroke(rgb(255, 255, 255, 90), 2))
    c.drawRoundRect(rect(70, -53, 17, 18), 3, 3, linear((0, -53), (0, -35), [hexa("#D9A877"), hexa("#8F643A")]))


@played("jack_in_the_box", size=(60, 110), colour="#2F6FDE", words=("jack-in-the-box", "jack in the box"))
def jack_in_the_box(c: Any, cue: Cue, colour: Colour) -> None:
    u = (cue.t / 4) % 1
    up = 0.0 if u < 0.2 else (1 - math.exp(-(u - 0.2) * 30) * cos((u - 0.2) * 60)) * (1 - ease((u - 0.85) / 0.13))
    h = 62 * up
    for k in range(9):
        y = -34 - h * k / 9
        c.drawOval(oval(3 * sin(cue.t * 6 + k) * up, y, 11, 3), stroke(hexa("#C6CCD8"), 2.2))
    if up > 0.05:
        x = 4 * sin(cue.t * 6 + 2) * up
        c.drawCircle(x, -44 - h, 14, radial((x - 5, -50 - h), 24, [rgb(255, 240, 226), hexa("#F3C9A5")]))
        for s in (-1, 1):
            c.drawPath(
                smooth([(x + s * 3, -56 - h), (x + s * 12, -72 - h), (x + s * 18, -58 - h), (x + s * 9, -50 - h)]),
                fill(hexa(PARTY[s])),
            )
            c.drawCircle(x + s * 18, -58 - h, 2.6, fill(hexa("#F2B92E")))
            c.drawCircle(x + s * 5, -46 - h, 2, fill(rgb(40, 32, 40)))
        c.drawCircle(x, -41 - h, 3, fill(hexa("#E5383B")))
        c.drawPath(smooth([(x - 6, -38 - h), (x, -34 - h), (x + 6, -38 - h)], False), stroke(hexa("#B02A3A"), 1.6))
    c.drawRoundRect(rect(-26, -40, 52, 40), 4, 4, linear((-26, 0), (26, 0), [lit(colour), colour, shade(colour)]))
    c.drawPath(star_path(0, -20, 12), fill(hexa("#F2B92E")))
    c.save()
    c.translate(-26, -40)
    c.rotate(-100 * min(1.0, up * 1.6))
    c.drawRoundRect(rect(0, -5, 52, 6), 2, 2, fill(lit(colour)))
    c.restore()


@built("spinning_top", size=(54, 62), colour="#E5383B", words=("spinning top", "toy top"))
def spinning_top(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.save()
    c.rotate(7 * sin(t * 3.1))
    c.drawPath(smooth([(-26, -32), (0, -40), (26, -32), (14, -14), (0, 0), (-14, -14)]),
               linear((-26, 0), (26, 0), [lit(lit(colour)), colour, shade(shade(colour))]))  # fmt: skip
    for k in range(4):
        x = 24 * sin(t * 17 + k * pi / 2)
        if cos(t * 17 + k * pi / 2) > 0:
            c.drawPath(smooth([(x * 0.9, -33), (x, -29), (x * 0.5, -13), (x * 0.42, -15)]), fill(hexa(PARTY[k + 1])))
    c.drawOval(oval(0, -34, 25, 5), fill(lit(colour)))
    c.drawLine(0, -36, 0, -58, stroke(hexa("#D9A732"), 3.6))
    c.drawCircle(0, -59, 3.4, fill(hexa("#F2C230")))
    c.restore()


@built("world_globe", size=(60, 84), colour="#3F8FD8", words=("desk globe", "spinning globe"))
def world_globe(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    brass = hexa("#D9A732")
    c.drawPath(smooth([(-18, 0), (-6, -7), (6, -7), (18, 0)]), fill(shade(brass)))
    c.drawLine(0, -6, 0, -16, stroke(brass, 4))
    c.drawPath(smooth([(0, -15), (28, -26), (33, -50), (16, -74)], False), stroke(brass, 3))
    c.drawCircle(0, -46, 27, radial((-9, -58), 48, [lit(lit(colour)), colour, shade(colour)], [0, 0.5, 1]))
    c.save()
    c.clipPath(smooth([(27 * cos(k * pi / 8), -46 + 27 * sin(k * pi / 8)) for k in range(16)]), True)
    for k in range(6):
        a = t * 0.7 + k * 1.05
        if cos(a) > -0.2:
            x, w = 24 * sin(a), 3 + 11 * max(0.0, cos(a))
            c.drawOval(oval(x, -52 + 13 * sin(k * 2.7), w, 6 + 4 * sin(k * 1.7) ** 2), fill(hexa("#6BB45A")))
    c.restore()
    c.drawOval(oval(-9, -58, 8, 5), fill(rgb(255, 255, 255, 110)))


def _drift(t: float, count: int, paint: Any) -> None:
    """`paint(k, x, y, turn)` for each of many light things that fall through a space of 180 by 200 units."""
    for k in range(count):
        speed = 0.1 + 0.05 * ((k * 0.37) % 1)
        u = (t * speed + k * 0.618) % 1
        a = t * (1.6 + 0.7 * ((k * 0.53) % 1)) + k * 2.1
        paint(k, -90 + 180 * ((k * 0.7549) % 1) + 12 * sin(a), -200 + 204 * u + 3 * sin(2 * a), a)


@built("confetti-ball", "confetti", size=(180, 200), colour="#F2B92E", floats=True, words=("confetti", "streamer"))
def confetti(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    def paint(k: int, x: float, y: float, a: float) -> None:
        c.save()
        c.translate(x, y)
        c.rotate(math.degrees(a) * 0.7)
        c.scale(1, 0.25 + 0.75 * abs(cos(a * 2.3)))
        c.drawRect(rect(-2.6, -1.7, 5.2, 3.4), fill(hexa(PARTY[k % 6]) if k % 6 else colour))
        c.restore()

    _drift(t, 90, paint)


@built(
    "falling_leaves",
    "fallen-leaf",
    size=(180, 200),
    colour="#E08A2E",
    floats=True,
    words=("falling leaves", "autumn leaves", "leaves"),
)
def falling_leaves(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    tints = (
        colour,
        mix(colour, hexa("#C8402F"), 0.6),
        mix(colour, hexa("#F2C94B"), 0.6),
        mix(colour, hexa("#7A4A2E"), 0.5),
    )

    def paint(k: int, x: float, y: float, a: float) -> None:
        c.save()
        c.translate(x, y)
        c.rotate(40 * sin(a) + k * 47)
        c.scale(1, 0.45 + 0.55 * abs(cos(a * 0.8)))
        c.drawPath(
            smooth([(-6.4, 0), (-1.6, -3.4), (4.4, -1.7), (6.6, 0), (4.4, 1.7), (-1.6, 3.4)]), fill(tints[k % 4])
        )
        c.drawLine(-8, 0, 5.4, 0, stroke(shade(tints[k % 4]), 0.7))
        c.restore()

    _drift(t, 30, paint)


@built(
    "petals",
    "cherry-blossom",
    size=(180, 200),
    colour="#F9B8CE",
    floats=True,
    words=("petal", "cherry petal", "cherry blossom petal", "rose petal"),
)
def petals(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    def paint(k: int, x: float, y: float, a: float) -> None:
        c.save()
        c.translate(x, y)
        c.rotate(math.degrees(a) * 0.5 + k * 31)
        c.scale(1, 0.35 + 0.65 * abs(cos(a)))
        c.drawPath(
            smooth([(-4.4, 0), (0, -2.9), (4.4, -1.2), (3.6, 0), (4.4, 1.2), (0, 2.9)]),
            fill(mix(colour, rgb(255, 255, 255), 0.16 * (k % 4))),
        )
        c.restore()

    _drift(t, 44, paint)


@built("portal", size=(110, 150), colour="#7A5BFF", words=("portal", "magic portal", "wormhole"))
def portal(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    glow(c, 0, -76, 96, colour, 190, ADD)
    c.drawOval(
        oval(0, -76, 46, 72),
        radial((0, -76), 74, [rgb(255, 255, 255), lit(lit(colour)), colour, shade(shade(colour))], [0, 0.2, 0.55, 1]),
    )
    for k in range(26):
        u = (t * 0.35 + k * 0.618) % 1
        a = k * 2.4 + t * 1.7 + 5 * u
        r = 1 - u
        c.drawCircle(
            cos(a) * 46 * r,
            -76 + sin(a) * 72 * r,
            2.6 * (0.3 + r),
            fill(alpha(lit(lit(colour)), 230 * (1 - abs(2 * u - 1)))),
        )
    c.drawOval(oval(0, -76, 48, 74), stroke(alpha(lit(colour), 230), 3.4 + sin(t * 7)))


@built("snowball", size=(20, 20), colour="#F7FAFF", words=("snowball",))
def snowball(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    cool = mix(colour, hexa("#9DB8E0"), 0.6)
    c.drawCircle(0, -10, 10, radial((-4, -15), 18, [rgb(255, 255, 255), colour, cool], [0, 0.5, 1]))
    for x, y in ((3, -6), (-3, -4), (5, -12)):
        c.drawOval(oval(x, y, 1.8, 1.1), fill(alpha(cool, 150)))


@built("book_pile", size=(84, 46), colour="#B5473C", words=("pile of books", "stack of books", "heap of books"))
def book_pile(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    covers = (colour, hexa("#2F6FA8"), hexa("#3F8A5A"), hexa("#E2A83A"))
    for n, (cover, x, half) in enumerate(zip(covers, (0, -3, 3, -1), (42, 38, 39, 34), strict=True)):
        top = -11.5 * (n + 1)
        c.drawRoundRect(rect(x - half, top, 2 * half, 11.5), 2, 2, linear((0, top), (0, top + 11.5),
                                                                        [lit(cover), cover, shade(cover)]))  # fmt: skip
        c.drawRoundRect(rect(x - half + 5, top + 2.2, 2 * half - 3.5, 7), 1, 1, fill(rgb(246, 238, 220)))
        for line in (4.2, 6.4):
            c.drawLine(x - half + 6, top + line, x + half, top + line, stroke(rgb(206, 194, 170), 0.5))
