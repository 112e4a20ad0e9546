"""Playground and fairground: swing, ferris wheel, merry-go-round, trampoline, slide of balloons, fountain, bubbles."""

import math
from typing import Any

from workers.engines.animatic.art.built.registry import Cue, built, played
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
from workers.engines.animatic.stage.physics import FALL

sin, cos, pi = math.sin, math.cos, math.pi
BRIGHT = ("#E5533C", "#F2B92E", "#3FA05A", "#2F6FDE", "#8E4EC6", "#F277A8", "#27A79A", "#F28A2E")


@built("ferris-wheel", "ferris_wheel", size=(230, 250), colour="#E85D75", words=("ferris wheel", "big wheel"))
def ferris_wheel(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    steel, hub, r = rgb(216, 222, 234), (0.0, -136.0), 104.0
    for s in (-1, 1):
        c.drawLine(s * 62, 0, 0, hub[1], stroke(shade(steel), 7))
        c.drawLine(s * 62, 0, 0, hub[1], stroke(steel, 4))
    c.drawRoundRect(rect(-84, -9, 168, 9), 4, 4, linear((0, -9), (0, 0), [lit(colour), shade(colour)]))
    a0 = t * 0.42
    for ring in (r, r * 0.9):
        c.drawCircle(*hub, ring, stroke(colour, 2.6))
    for k in range(12):
        a = a0 + k * pi / 6
        x, y = cos(a) * r, hub[1] + sin(a) * r
        c.drawLine(0, hub[1], x, y, stroke(alpha(steel, 220), 1.6))
        b = a + pi / 12
        on = 0.5 + 0.5 * sin(t * 5 + k)
        glow(c, cos(b) * r, hub[1] + sin(b) * r, 9, hexa("#FFE9A0"), 130 * on, ADD)
        c.drawCircle(cos(b) * r, hub[1] + sin(b) * r, 2, fill(hexa("#FFF3C4")))
    for k in range(12):
        a = a0 + k * pi / 6
        x, y = cos(a) * r, hub[1] + sin(a) * r
        tint = hexa(BRIGHT[k % len(BRIGHT)])
        c.save()
        c.translate(x, y)
        c.rotate(5 * sin(t * 1.7 + k))
        c.drawPath(smooth([(-11, 6), (-10, 18), (0, 22), (10, 18), (11, 6), (0, 8)]),
                   linear((0, 4), (0, 22), [lit(tint), shade(tint)]))  # fmt: skip
        c.drawPath(smooth([(-12, 2), (0, -6), (12, 2), (0, 0)]), fill(tint))
        for s in (-1, 1):
            c.drawLine(s * 9, 1, s * 9, 8, stroke(steel, 1.2))
        c.restore()
    c.drawCircle(*hub, 13, radial((-4, hub[1] - 5), 22, [lit(lit(colour)), shade(colour)]))
    c.drawPath(star_path(0, hub[1], 8), fill(hexa("#FFE9A0")))


@built(
    "carousel",
    "carousel-horse",
    size=(190, 170),
    colour="#E85D75",
    words=("carousel", "merry-go-round", "merry go round"),
)
def carousel(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    cream = rgb(255, 244, 222)
    c.drawOval(oval(0, -8, 88, 15), fill(shade(shade(colour))))
    c.drawOval(oval(0, -13, 86, 14), linear((-86, 0), (86, 0), [lit(colour), shade(colour)]))
    horses = sorted((sin(t * 0.8 + k * pi / 3), k) for k in range(6))
    for depth, k in horses:
        if depth > 0:
            continue
        _mount(c, t, k, depth, cream)
    c.drawRect(rect(-15, -118, 30, 106), linear((-15, 0), (15, 0), [cream, hexa("#E9C98C"), shade(hexa("#E9C98C"))]))
    for k in range(4):
        c.drawRect(rect(-11, -108 + k * 24, 22, 14), fill(rgb(150, 205, 240, 190)))
    for depth, k in horses:
        if depth > 0:
            _mount(c, t, k, depth, cream)
    roof = smooth([(-92, -112), (-60, -132), (0, -160), (60, -132), (92, -112), (0, -102)])
    c.drawPath(roof, fill(colour))
    c.save()
    c.clipPath(roof, True)
    for k in range(-4, 5):
        x = k * 26 + (t * 20) % 26
        c.drawPath(poly((0, -164), (x - 6.5, -98), (x + 6.5, -98)), fill(cream))
    c.restore()
    for k in range(13):
        x = -88 + k * 14.7
        c.drawPath(
            smooth([(x - 7, -112 + abs(k - 6) * -0.4), (x, -101), (x + 7, -112)]), fill(cream if k % 2 else colour)
        )
        glow(c, x, -110, 6, hexa("#FFE9A0"), 130 * (0.5 + 0.5 * sin(t * 6 + k)), ADD)
    c.drawLine(0, -160, 0, -170, stroke(hexa("#D9A732"), 2))
    c.drawPath(poly((0, -172), (14, -168 + 2 * sin(t * 6)), (0, -164)), fill(hexa("#F2B92E")))


def _mount(c: Any, t: float, k: int, depth: float, cream: Colour) -> None:
    """One horse on its pole; `depth` -1 is behind, 1 in front."""
    x, size = cos(t * 0.8 + k * pi / 3) * 66, 0.74 + 0.2 * depth
    y = -34 + depth * 8 + 8 * sin(t * 2.4 + k * 2)
    tint = hexa(BRIGHT[k % len(BRIGHT)])
    way = 1 if depth < 0 else -1
    c.drawLine(x, -112, x, -12 + depth * 7, stroke(hexa("#E2B64A"), 2.4))
    c.save()
    c.translate(x, y)
    c.scale(size * way, size)
    for lx, ly in ((-13, 16), (-7, 18), (10, 13), (15, 17)):
        c.drawLine(lx * 0.8, 2, lx, ly, stroke(shade(cream), 3.4))
    c.drawPath(
        smooth([(-19, -4), (-8, -9), (8, -8), (14, -18), (22, -24), (30, -16), (22, -12), (17, 2), (4, 8), (-15, 6)]),
        linear((0, -22), (0, 8), [cream, shade(cream)]),
    )
    c.drawPath(smooth([(-19, -4), (-28, -4), (-26, 9), (-21, 4)]), fill(tint))
    c.drawPath(smooth([(20, -25), (13, -22), (8, -10), (13, -10)]), fill(tint))
    c.drawPath(smooth([(-6, -10), (6, -9), (5, 3), (-5, 3)]), fill(tint))
    c.drawCircle(23, -18, 1.3, fill(rgb(40, 30, 40)))
    c.restore()


@built("swing", size=(110, 130), colour="#D9A05A", words=("swing", "swing set", "playground swing"), seat=(0, 26))
def swing(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    for s in (-1, 1):
        for foot in (-9, 9):
            c.drawLine(s * 46 + foot, 0, s * 42, -128, stroke(hexa("#C9503C"), 4.6))
    c.drawLine(-46, -128, 46, -128, stroke(hexa("#A83C2E"), 5.4))
    a = 0.3 * cos(t * math.sqrt(FALL / 100))
    x, y = sin(a) * 100, -128 + cos(a) * 100
    for s in (-13, 13):
        c.drawLine(s, -128, x + s, y, stroke(rgb(120, 124, 136), 1.6))
    c.save()
    c.translate(x, y)
    c.rotate(-math.degrees(a))
    c.drawRoundRect(rect(-17, -2, 34, 5), 2, 2, linear((0, -2), (0, 3), [lit(colour), shade(colour)]))
    c.restore()


@played("trampoline", size=(120, 34), colour="#2F6FDE", words=("trampoline",), seat=(0, 28), reach=16)
def trampoline(c: Any, cue: Cue, colour: Colour) -> None:
    dip = 3.5 * max(0.0, -cos(cue.t * 2 * pi / 0.95))
    for x in (-50, -18, 18, 50):
        c.drawLine(x, -24, x * 1.04, 0, stroke(rgb(110, 116, 132), 3))
    c.drawOval(oval(0, -26, 60, 10), fill(colour))
    c.drawOval(oval(0, -27, 50, 7.6), fill(rgb(40, 42, 56)))
    c.drawOval(oval(0, -26 + dip, 34, 5 - dip * 0.4), fill(rgb(58, 62, 82)))
    for k in range(20):
        a = k * pi / 10
        c.drawLine(cos(a) * 50, -27 + sin(a) * 7.6, cos(a) * 56, -26.6 + sin(a) * 9, stroke(rgb(200, 206, 218), 0.8))


@built("fountain", size=(130, 120), colour="#C9D0DA", words=("fountain", "water fountain"))
def fountain(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    water = rgb(150, 212, 246, 210)
    c.drawPath(smooth([(-62, -22), (-54, -3), (0, 0), (54, -3), (62, -22)]),
               linear((-60, 0), (60, 0), [lit(colour), colour, shade(colour)]))  # fmt: skip
    c.drawOval(oval(0, -22, 62, 9), fill(shade(colour)))
    c.drawOval(oval(0, -23, 56, 7), fill(rgb(92, 170, 220)))
    for k in range(3):
        u = (t * 0.7 + k / 3) % 1
        c.drawOval(oval(0, -23, 14 + 40 * u, (14 + 40 * u) * 0.12), stroke(rgb(255, 255, 255, 150 * (1 - u)), 1))
    c.drawRect(rect(-6, -62, 12, 40), linear((-6, 0), (6, 0), [lit(colour), shade(colour)]))
    c.drawPath(
        smooth([(-30, -66), (-20, -56), (0, -53), (20, -56), (30, -66)]),
        linear((-30, 0), (30, 0), [lit(colour), shade(colour)]),
    )
    c.drawOval(oval(0, -66, 30, 4.6), fill(rgb(120, 190, 232)))
    for k in range(44):
        u = (t * 1.15 + k * 0.618) % 1
        side = sin(k * 2.4)
        outer = k % 2
        x = side * (34 + 16 * outer) * u + (22 * (1 if side > 0 else -1) * outer)
        y = (
            (-66 if outer else -68)
            - (0 if outer else 1) * 4 * 40 * u * (1 - u) * 0.6
            + (44 * u * u if outer else 30 * u * u - 12)
        )
        c.drawCircle(x, y, 1.9 - 0.7 * u, fill(water))
    for k in (-1, 0, 1):
        c.drawPath(smooth([(k * 1.2, -66), (k * 3, -96 - 3 * sin(t * 9 + k)), (k * 8, -104), (k * 14, -84)], False),
                   stroke(water, 2.4))  # fmt: skip


@built(
    "bubbles",
    "soap_bubbles",
    size=(150, 150),
    colour="#BFE6FF",
    floats=True,
    words=("soap bubble", "bubble", "bubbles"),
)
def bubbles(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    for k in range(16):
        u = (t * (0.09 + 0.03 * (k % 4)) + k * 0.618) % 1
        r = 5 + 9 * ((k * 0.37) % 1)
        x = -64 + 128 * ((k * 0.7549 + 0.13) % 1) + 8 * sin(t * 1.1 + k * 2)
        y = 4 - 156 * u
        fade = min(1.0, 6 * u, 6 * (1 - u))
        c.drawCircle(
            x,
            y,
            r,
            radial(
                (x - r * 0.3, y - r * 0.4),
                r * 1.5,
                [
                    rgb(255, 255, 255, 36 * fade),
                    alpha(colour, 40 * fade),
                    alpha(mix(colour, rgb(255, 150, 220), 0.5), 150 * fade),
                ],
                [0, 0.55, 1],
            ),
        )
        c.drawCircle(x, y, r, stroke(alpha(lit(colour), 190 * fade), 0.9))
        c.drawOval(oval(x - r * 0.4, y - r * 0.45, r * 0.22, r * 0.14), fill(rgb(255, 255, 255, 230 * fade)))


@built("balloon", size=(44, 92), colour="#E5383B", floats=True, words=("party balloon", "helium balloon"))
def balloon(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    sway = sin(t * 1.3) * 2
    c.drawPath(smooth([(sway, -36), (sway * 0.4 + 3 * sin(t * 2), -22), (-2 - sway * 0.3, -10), (0, 0)], False),
               stroke(rgb(240, 240, 244, 220), 0.9))  # fmt: skip
    c.save()
    c.translate(sway, 0)
    c.rotate(sway * 1.4)
    c.drawPath(poly((-3.4, -33), (0, -38), (3.4, -33)), fill(shade(colour)))
    skin = smooth([(0, -37), (13, -48), (21, -66), (16, -84), (0, -91), (-16, -84), (-21, -66), (-13, -48)])
    c.drawPath(skin, radial((-7, -78), 44, [lit(lit(lit(colour))), colour, shade(colour)], [0, 0.5, 1]))
    c.drawOval(oval(-9, -78, 4, 7), fill(rgb(255, 255, 255, 150)))
    c.restore()


@built("kite", size=(64, 110), colour="#E5533C", floats=True, words=("paper kite",))
def kite(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.save()
    c.translate(0, -74)
    c.rotate(18 + 7 * sin(t * 1.6))
    tints = (colour, hexa("#F2B92E"), hexa("#2F6FDE"), hexa("#3FA05A"))
    corners = ((0, -36), (26, -6), (0, 36), (-26, -6))
    for k in range(4):
        c.drawPath(
            poly((0, -6), corners[k], corners[(k + 1) % 4]), linear((0, -36), (0, 36), [lit(tints[k]), shade(tints[k])])
        )
    c.drawLine(0, -36, 0, 36, stroke(rgb(120, 84, 60), 1.4))
    c.drawLine(-26, -6, 26, -6, stroke(rgb(120, 84, 60), 1.4))
    tail = [(4 * sin(t * 3 - k * 0.9) * min(1, k), 36 + k * 8.5) for k in range(7)]
    c.drawPath(smooth(tail, False), stroke(rgb(250, 246, 240), 1.1))
    for k in range(1, 7):
        x, y = tail[k]
        c.drawPath(poly((x - 5, y - 3), (x, y), (x - 5, y + 3)), fill(tints[k % 4]))
        c.drawPath(poly((x + 5, y - 3), (x, y), (x + 5, y + 3)), fill(tints[k % 4]))
    c.restore()


@built("snowman", "snowman-without-snow", size=(76, 112), colour="#F7FAFF", words=("snowman",))
def snowman(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    cool = mix(colour, hexa("#9DB8E0"), 0.55)
    for y, r in ((-24, 27), (-60, 20), (-87, 14.5)):
        c.drawCircle(0, y, r, radial((-r * 0.4, y - r * 0.5), r * 1.8, [rgb(255, 255, 255), colour, cool], [0, 0.5, 1]))
    for s in (-1, 1):
        tip = (s * 41, -78 + 3 * sin(t * 1.5 + s))
        c.drawPath(smooth([(s * 17, -62), (s * 30, -68), tip], False), stroke(hexa("#6B4428"), 2.6))
        for d in (-5, 3):
            c.drawLine(s * 34, -71, s * 40 + d * 0.4, -71 + d * 1.4, stroke(hexa("#6B4428"), 1.8))
    for y in (-66, -57, -48):
        c.drawCircle(1, y, 2.1, fill(rgb(46, 42, 54)))
    c.drawPath(smooth([(-15, -76), (0, -71), (15, -76), (15, -71), (0, -66), (-15, -71)]), fill(hexa("#D8322E")))
    c.drawPath(smooth([(8, -70), (13, -56 + sin(t * 2)), (18, -56), (14, -71)]), fill(shade(hexa("#D8322E"))))
    for s in (-1, 1):
        c.drawCircle(s * 5 + 1, -91, 2, fill(rgb(40, 36, 48)))
    c.drawPath(poly((1, -88), (17, -84.6), (1, -84)), linear((0, -88), (0, -84), [hexa("#FF9A3D"), hexa("#D9661E")]))
    for k in range(5):
        c.drawCircle(-5 + k * 3, -79.4 - 0.5 * abs(k - 2) ** 1.6, 0.9, fill(rgb(40, 36, 48)))
    c.drawRoundRect(rect(-17, -102, 34, 4), 2, 2, fill(rgb(44, 40, 54)))
    c.drawRect(rect(-11, -119, 22, 18), linear((-11, 0), (11, 0), [rgb(74, 70, 90), rgb(36, 32, 46)]))
    c.drawRect(rect(-11, -106, 22, 4), fill(hexa("#D8322E")))
