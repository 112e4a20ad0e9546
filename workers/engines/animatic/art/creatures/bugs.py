"""Insects and other small things: bees, butterflies, ladybirds, dragonflies, ants, spiders, snails, caterpillars."""

import math
from typing import Any

from workers.engines.animatic.art.creatures.parts import DARK, ball, blob, eye, glint, mouth
from workers.engines.animatic.art.creatures.registry import Act, creature
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
    radial,
    rgb,
    shade,
    smooth,
    stroke,
    tube,
)  # fmt: skip

sin, cos, pi = math.sin, math.cos, math.pi
GLASSY = rgb(226, 242, 255, 165)


def _wing(c: Any, x: float, y: float, length: float, wide: float, turn: float, colour: Colour) -> None:
    c.save()
    c.translate(x, y)
    c.rotate(turn)
    c.drawOval(oval(-length * 0.5, 0, length * 0.55, wide), fill(colour))
    c.drawOval(oval(-length * 0.5, 0, length * 0.55, wide), stroke(alpha(shade(colour), 150), 0.5))
    c.drawLine(0, 0, -length * 0.95, 0, stroke(alpha(shade(colour), 120), 0.5))
    c.restore()


def _feelers(c: Any, x: float, y: float, colour: Colour, long: float = 6, sway: float = 0.0) -> None:
    for s in (0, 1):
        tip = (x + long * (0.55 + 0.35 * s) + sway, y - long)
        c.drawPath(smooth([(x + s * 1.6, y), (x + s * 2 + 1, y - long * 0.7), tip], False), stroke(colour, 0.8))
        c.drawCircle(*tip, 0.9, fill(colour))


@creature("honeybee", "bee", "bumblebee", "wasp", size=(34, 28), colour="#F6C12E", home="air", voice="high", reach=8)
def bee(c: Any, act: Act, colour: Colour) -> None:
    buzz = sin(act.t * 70) * 26
    c.save()
    c.translate(0, -13 + sin(act.t * 5) * 1.2)
    _wing(c, 1, -6, 13, 5, 40 + buzz * 0.6, alpha(GLASSY, 120))
    blob(c, [(-15, 1), (-9, -7), (0, -8), (6, -4), (6, 5), (-2, 8), (-10, 6)], colour, act.light)
    c.save()
    c.clipPath(smooth([(-15, 1), (-9, -7), (0, -8), (6, -4), (6, 5), (-2, 8), (-10, 6)]), True)
    for x in (-11, -5, 1):
        c.drawPath(smooth([(x, -10), (x + 1.6, 0), (x, 10)], False), stroke(rgb(62, 44, 36), 3))
    c.restore()
    c.drawPath(smooth([(-14.6, -0.4), (-19, 1.4), (-14.6, 2.4)]), fill(rgb(62, 44, 36)))
    for x in (-3, 1, 5):
        c.drawLine(x, 6, x - 1.6, 10.4, stroke(rgb(62, 44, 36), 1))
    ball(c, (9.5, -0.5), 6.6, mix(colour, rgb(90, 60, 40), 0.25), act.light)
    _feelers(c, 11, -6, rgb(62, 44, 36), 6, sin(act.t * 3))
    eye(c, (12, -1.6), 2.6, act, colour)
    mouth(c, (13, 3), 4, act, colour)
    _wing(c, 0, -6, 15, 5.6, 62 + buzz, GLASSY)
    c.restore()


@creature("butterfly", "moth", size=(44, 40), colour="#F28A2E", home="air", reach=8)
def butterfly(c: Any, act: Act, colour: Colour) -> None:
    rest = act.verb in ("sit", "sleep", "eat", "drink") and not act.aloft
    fold = 0.3 + 0.7 * (0.5 + 0.5 * cos(act.t * (2 if rest else 11)))
    edge = rgb(52, 36, 46)
    c.save()
    c.translate(0, -19)
    c.rotate(12)
    for s in (-1, 1):
        c.save()
        c.scale(s * fold * (0.86 if s > 0 else 1.0), 1)
        for upper in (False, True):
            pts = ([(1, -3), (9, -17), (20, -19), (22, -9), (13, 0), (1, 1)] if upper
                   else [(1, 1), (12, 2), (18, 9), (12, 18), (5, 14), (1, 4)])  # fmt: skip
            path = smooth(pts)
            c.drawPath(path, fill(edge))
            c.save()
            c.translate(1.2, 0.2 if upper else 0.8)
            c.scale(0.82, 0.82)
            c.drawPath(path, radial((4, 0), 24, [lit(lit(colour)), colour, shade(colour)], [0, 0.5, 1]))
            c.restore()
            for k in range(3):
                x, y = (19.4 - k * 0.4, -16 + k * 4.4) if upper else (15.4 - k * 3.4, 10 + k * 2.4)
                c.drawCircle(x, y, 1.1, fill(rgb(255, 250, 240)))
        c.restore()
    tube(c, [(0, -8), (0, 2), (0, 12)], [2.2, 2.4, 1.3], edge, act.light)
    ball(c, (0, -10), 3.2, edge, act.light)
    for s in (-1, 1):
        c.drawPath(smooth([(s, -12), (s * 3, -18), (s * 6, -20)], False), stroke(edge, 0.8))
        c.drawCircle(s * 6, -20, 1, fill(edge))
    c.restore()


@creature("lady-beetle", "ladybug", "ladybird", "beetle", "bug", size=(30, 22), colour="#DD3B2E", reach=14)
def ladybird(c: Any, act: Act, colour: Colour) -> None:
    flying = act.aloft
    for k in range(3):
        lift = max(0.0, sin(act.phase * 14 + k * 2.1)) * 1.6 if act.moving else 0.0
        x = -6 + k * 6
        c.drawLine(x, -4, x + 2 + cos(act.phase * 14 + k * 2) * (1.6 if act.moving else 0), -lift, stroke(DARK, 1.4))
    c.save()
    c.translate(0, -3 if not flying else -6)
    ball(c, (10, -6), 6, rgb(46, 38, 48), act.light)
    c.drawCircle(12, -9, 1.7, fill(rgb(250, 250, 246)))
    _feelers(c, 13, -10, DARK, 5, sin(act.t * 4))
    eye(c, (13, -6.4), 2.2, act, rgb(46, 38, 48))
    mouth(c, (13.4, -3), 3.4, act, rgb(190, 120, 110))
    if flying:
        for turn in (50, 74):
            _wing(c, -1, -10, 18, 5, turn + sin(act.t * 60) * 16, GLASSY)
        c.save()
        c.translate(4, -8)
        c.rotate(28)
        c.translate(-4, 8)
    shell = smooth([(-14, -1), (-12, -11), (-3, -17), (6, -14), (9, -6), (8, 0), (-4, 1)])
    c.drawPath(shell, radial((act.light[0] * 6 - 2, -14), 26, [lit(lit(colour)), colour, shade(colour)], [0, 0.5, 1]))
    c.save()
    c.clipPath(shell, True)
    for x, y, r in ((-9, -7, 2.4), (-3, -12, 2.2), (-2, -4, 2.6), (4, -8, 2.1)):
        c.drawOval(oval(x, y, r, r * 1.05), fill(DARK))
    c.drawPath(smooth([(8, -13), (-4, -15), (-15, -6)], False), stroke(alpha(DARK, 130), 0.9))
    c.restore()
    glint(c, (-5, -13.4), 2.2, 150)
    if flying:
        c.restore()
    c.restore()


@creature("dragonfly", size=(48, 26), colour="#2FA6A0", home="air", reach=16)
def dragonfly(c: Any, act: Act, colour: Colour) -> None:
    buzz = sin(act.t * 60) * 18
    c.save()
    c.translate(4, -12 + sin(act.t * 4) * 1.5)
    for x, k in ((3.0, 1.0), (-2.0, 0.92)):
        _wing(c, x, -2, 20 * k, 3, 30 + buzz, alpha(GLASSY, 120))
    pts = [(2.0, 0.0)]
    for k in range(6):
        pts.append((2 - (k + 1) * 4.2, 0.5 * k * sin(act.t * 2.4) * 0.4 + 0.1 * k))
    tube(c, pts, [3.6, 2.6, 1.9, 1.7, 1.6, 1.5, 1.3], colour, act.light)
    for x, y in pts[2:]:
        c.drawLine(x, y - 1.5, x, y + 1.5, stroke(shade(shade(colour)), 0.6))
    ball(c, (4, -0.6), 4.6, colour, act.light)
    ball(c, (9.4, -1), 4.2, shade(colour), act.light)
    eye(c, (10.6, -2), 2.7, act, colour, hexa("#8FE0C8"))
    for x, k in ((4, 1.0), (-1, 0.92)):
        _wing(c, x, -3, 21 * k, 3.2, 62 + buzz * 1.2, GLASSY)
    c.restore()


@creature("ant", size=(34, 18), colour="#8A3B2A", reach=8)
def ant(c: Any, act: Act, colour: Colour) -> None:
    for far in (1, 0):
        for k in range(3):
            a = act.phase * 14 + k * 2.1 + far * pi
            lift = max(0.0, sin(a)) * 2 if act.moving else 0.0
            x = -3 + k * 4.4
            tube(c, [(x, -7), (x + (k - 1) * 4, -10), (x + (k - 1) * 6 + (cos(a) * 2 if act.moving else 0), -lift)],
                 [0.9, 0.8, 0.5], shade(colour) if far else colour, act.light)  # fmt: skip
    ball(c, (-10, -8), 6.4, colour, act.light, 0.82)
    ball(c, (1, -7.4), 3.8, colour, act.light, 0.9)
    ball(c, (10.4, -10), 5.6, colour, act.light)
    _feelers(c, 12, -14, colour, 5.4, sin(act.t * 5) * 1.4)
    eye(c, (12, -11), 2.1, act, colour)
    mouth(c, (13.6, -7.4), 3.2, act, colour)
    glint(c, (-12, -11), 1.6, 120)


@creature("spider", "tarantula", "scorpion", size=(44, 28), colour="#4A3A52", reach=60)
def spider(c: Any, act: Act, colour: Colour) -> None:
    hang = act.verb in ("fall", "float", "climb", "swing")
    if hang:
        c.drawLine(0, -20, 0, -86, stroke(rgb(236, 240, 246, 190), 0.7))
    for far in (1, 0):
        for k in range(4):
            for s in (-1, 1):
                a = act.phase * 12 + k * 1.9 + s + far
                lift = max(0.0, sin(a)) * 3 if act.moving else 0.0
                if (k % 2) != far:
                    continue
                reach = 11 + k * 3.2
                tube(
                    c,
                    [(s * 4, -11), (s * (reach - 2), -21 + k * 2.2), (s * (reach + 3) + cos(a) * lift * 0.4, -lift)],
                    [1.3, 1.2, 0.6],
                    shade(colour) if far else colour,
                    act.light,
                )
    ball(c, (-3, -14), 10, colour, act.light, 0.9)
    c.drawOval(oval(-4, -18, 3.6, 2), fill(alpha(lit(lit(colour)), 120)))
    ball(c, (4, -9), 7, lit(colour), act.light, 0.92)
    for s in (-1, 1):
        eye(c, (5 + s * 3, -10.4), 2.7, act, colour)
        c.drawCircle(5 + s * 5.6, -13.4, 1.1, fill(rgb(250, 250, 250)))
    mouth(c, (5, -5.4), 5, act, colour, 0.9)


@creature("snail", size=(46, 34), colour="#C9803F", reach=8)
def snail(c: Any, act: Act, colour: Colour) -> None:
    flesh = hexa("#E3C9A0")
    wave = sin(act.t * 4) * (1.4 if act.moving else 0.4)
    hide = act.verb == "sleep"
    if not hide:
        blob(c, [(-22, -1), (-10, -6), (6, -7), (14, -12), (16, -20), (22, -20), (24, -10), (20, -2 - wave * 0.3),
                 (0, 0)], flesh, act.light)  # fmt: skip
        for k, x in enumerate((17, 22)):
            tip = (x + 2 + wave, -29 - k * 1.5 + wave * 0.5)
            c.drawLine(x, -19, *tip, stroke(flesh, 2))
            eye(c, tip, 2.2, act, flesh)
        mouth(c, (21, -13), 4, act, flesh, 0.8)
    ball(c, (-3, -15), 13, colour, act.light)
    spiral = []
    for k in range(26):
        a, r = k * 0.5, 11.6 - k * 0.42
        spiral.append((-3 + cos(a) * r, -15 + sin(a) * r))
    c.drawPath(smooth(spiral, False), stroke(shade(shade(colour)), 1.7))
    glint(c, (-7, -22), 2.6, 120)


@creature("caterpillar", "worm", "centipede", size=(56, 26), colour="#7CB93E", reach=8)
def caterpillar(c: Any, act: Act, colour: Colour) -> None:
    parts = []
    for k in range(7):
        hump = max(0.0, sin(act.t * (5 if act.moving else 2) - k * 0.8)) * (5 if act.moving else 1.2)
        parts.append((-22 + k * 6.6, -7.4 - hump))
    for k, (x, y) in enumerate(parts):
        for s in (-1.6, 1.6):
            c.drawLine(x + s, y + 4, x + s, min(0.0, y + 7.6), stroke(shade(shade(colour)), 1.5))
        ball(c, (x, y), 6.4 + 0.12 * k, colour if k % 2 else lit(colour), act.light)
    x, y = parts[-1]
    ball(c, (x + 5.4, y - 5), 7.6, mix(colour, hexa("#F2C94B"), 0.35), act.light)
    _feelers(c, x + 5, y - 11.4, shade(shade(colour)), 5, sin(act.t * 3))
    for s in (-1, 1):
        eye(c, (x + 7 + s * 2.6, y - 6), 2.3, act, colour)
    mouth(c, (x + 7.6, y - 1.6), 4.4, act, colour, 0.9)


@creature("firefly", "fireflies", size=(150, 120), colour="#DDF25A", home="air", reach=10)
def fireflies(c: Any, act: Act, colour: Colour) -> None:
    """A swarm: lights that wander and breathe."""
    for k in range(26):
        a, b = k * 2.399, k * 1.7
        x = 68 * sin(a + act.t * (0.21 + 0.02 * (k % 5))) + 6 * sin(act.t * 1.3 + b)
        y = -60 + 52 * sin(b * 1.9 + act.t * (0.17 + 0.03 * (k % 4))) + 4 * cos(act.t * 1.7 + a)
        on = max(0.0, sin(act.t * (1.1 + 0.1 * (k % 3)) + a)) ** 1.5
        glow(c, x, y, 5 + 6 * on, colour, 60 + 190 * on, ADD)
        c.drawCircle(x, y, 1.1 + 0.5 * on, fill(mix(shade(colour), rgb(255, 255, 230), on)))


@creature("grasshopper", "cricket", "mosquito", size=(34, 20), colour="#6FA03C", reach=10)
def grasshopper(c: Any, act: Act, colour: Colour) -> None:
    c.save()
    c.translate(0, -abs(sin(act.t * 2)) * (6 if act.moving else 0))
    for x in (2, 7):
        tube(c, [(x, -6), (x + 3, -4), (x + 2, 0)], [0.9, 0.8, 0.6], shade(colour), act.light)
    blob(c, [(-16, -7), (-4, -11), (8, -11), (12, -7), (6, -4), (-8, -4)], colour, act.light)
    c.drawPath(smooth([(6, -11), (-8, -11), (-19, -7), (-4, -6)]), linear((0, -11), (0, -6), [lit(colour), colour]))
    tube(c, [(0, -7), (-8, -18), (-12, 0)], [2.6, 1.5, 0.7], shade(colour), act.light)
    ball(c, (12, -9), 4.6, colour, act.light)
    _feelers(c, 14, -12, shade(colour), 7, sin(act.t * 3))
    eye(c, (13.6, -10), 2, act, colour)
    c.restore()
