"""What swims with a tail: fish of several builds, sharks, whales, dolphins, seals, rays and seahorses."""

import math
from collections.abc import Sequence
from typing import Any

from workers.engines.animatic.art.creatures.parts import DARK, ball, blob, eye, fin, glint, mouth
from workers.engines.animatic.art.creatures.registry import Act, creature
from workers.engines.animatic.art.draw import (
    XY,
    Colour,
    alpha,
    fill,
    hexa,
    linear,
    lit,
    mix,
    oval,
    poly,
    rgb,
    shade,
    smooth,
    soft,
    stroke,
    tube,
)  # fmt: skip

sin, cos, pi = math.sin, math.cos, math.pi
WHITE = rgb(250, 250, 252)


def _beat(act: Act) -> float:
    """Tail beats: faster while it travels."""
    return act.t * (9.0 if act.moving else 4.5)


def _torso(length: float, deep: float, act: Act, wave: float) -> tuple[list[XY], list[XY], list[XY]]:
    """Back, belly and spine of a body along x, nose at +length / 2, with a wave that grows toward the tail."""
    spine: list[XY] = []
    back: list[XY] = []
    belly: list[XY] = []
    shape = (0.10, 0.34, 0.62, 0.86, 0.98, 1.0, 0.90, 0.66, 0.12)
    for k, w in enumerate(shape):
        u = k / (len(shape) - 1)
        x = (u - 0.5) * length
        y = wave * (1 - u) ** 1.4 * sin(_beat(act) + u * 3.4)
        spine.append((x, y))
        back.append((x, y - deep * w))
        belly.append((x, y + deep * w * 0.92))
    return back, belly, spine


def _tail(c: Any, at: XY, size: float, colour: Colour, act: Act, fork: float = 0.45) -> None:
    x, y = at
    s = sin(_beat(act) - 0.7) * 0.22
    w = size * (0.85 + 0.15 * cos(_beat(act)))
    points = [(x + size * 0.2, y - size * 0.1), (x - w * 0.6, y - size * (0.7 - s)), (x - w, y - size * (0.8 - s)),
              (x - w * fork, y + size * s), (x - w, y + size * (0.8 + s)), (x - w * 0.6, y + size * (0.7 + s)),
              (x + size * 0.2, y + size * 0.1)]  # fmt: skip
    fin(c, points, colour, 3)


def _body(c: Any, back: Sequence[XY], belly: Sequence[XY], colour: Colour, under: Colour, share: float = 0.5) -> Any:
    top, low = min(p[1] for p in back), max(p[1] for p in belly)
    path = smooth([*back, *reversed(belly)])
    c.drawPath(path, linear((0, top), (0, low), [lit(colour), colour, mix(colour, under, 0.55), under],
                            [0, share * 0.7, share, 1]))  # fmt: skip
    return path


def _plain(c: Any, act: Act, colour: Colour, deep: float, finery: Colour, under: Colour, stripes: int = 0) -> None:
    back, belly, spine = _torso(34, deep, act, 3.2)
    c.save()
    c.translate(3, -deep - 3)
    _tail(c, spine[0], deep * 1.05, finery, act)
    fin(c, [(8, -deep * 0.82), (1, -deep * 1.5), (-9, -deep * 1.35), (-10, -deep * 0.6)], finery)
    fin(c, [(2, deep * 0.75), (-4, deep * 1.4), (-10, deep * 1.1), (-8, deep * 0.6)], finery, 3)
    path = _body(c, back, belly, colour, under)
    c.save()
    c.clipPath(path, True)
    for k in range(stripes):
        x = 7 - k * 9.5
        band = smooth([(x + 2, -deep * 1.1), (x + 3.4, 0), (x + 1.6, deep * 1.1)], False)
        c.drawPath(band, stroke(rgb(40, 30, 40, 150), 5.4))
        c.drawPath(band, stroke(WHITE, 4.2))
    if not stripes:
        for k in range(9):
            x, y = -8 + (k % 5) * 4.2 + (k // 5) * 2, -2 + (k // 5) * 4.4
            c.drawPath(
                smooth([(x, y - 1.7), (x - 1.6, y), (x, y + 1.7)], False), stroke(alpha(shade(colour), 130), 0.7)
            )
    c.drawOval(oval(2, -deep * 0.72, 12, deep * 0.2), soft(rgb(255, 255, 255, 120), 1.4))
    c.restore()
    flap = sin(act.t * 6) * 2
    fin(c, [(3.6, 0.4), (-2.4, -2.4 + flap), (-5.6, 1.4 + flap), (-1.6, 4.2 + flap * 0.5), (3, 3.2)], lit(finery), 3)
    eye(c, (11, -deep * 0.22), 2.7, act, colour)
    mouth(c, (15.4, deep * 0.26), 4.2, act, colour)
    c.restore()


@creature("fish", size=(42, 26), colour="#4AA3DF", home="water", reach=10)
def fish(c: Any, act: Act, colour: Colour) -> None:
    _plain(c, act, colour, 9.5, hexa("#2F6FC4") if colour == hexa("#4AA3DF") else shade(colour), rgb(232, 246, 255))


@creature("tropical-fish", size=(42, 30), colour="#FF8A2B", home="water", reach=10)
def tropical_fish(c: Any, act: Act, colour: Colour) -> None:
    _plain(c, act, colour, 10.5, mix(colour, hexa("#FFC93C"), 0.55), mix(colour, rgb(255, 236, 180), 0.4))


@creature("clownfish", size=(42, 28), colour="#F9762B", home="water", reach=10)
def clownfish(c: Any, act: Act, colour: Colour) -> None:
    _plain(c, act, colour, 9.5, shade(colour), lit(colour), 3)


@creature("goldfish", size=(46, 30), colour="#FF9A2E", home="water", reach=12)
def goldfish(c: Any, act: Act, colour: Colour) -> None:
    s = sin(_beat(act)) * 3
    for k in (-1, 1):
        fin(c, [(-12, -14), (-22, -18 + k * 9 + s), (-31, -14 + k * 12 + s), (-20, -13 + k * 3), (-12, -12)],
            mix(colour, rgb(255, 230, 190), 0.45))  # fmt: skip
    _plain(c, act, colour, 11, mix(colour, rgb(255, 214, 150), 0.3), rgb(255, 236, 200))


@creature("blowfish", "pufferfish", size=(38, 36), colour="#F0C24B", home="water", reach=10)
def blowfish(c: Any, act: Act, colour: Colour) -> None:
    r = 15 + 1.4 * sin(act.t * 1.7)
    c.save()
    c.translate(0, -18)
    for k in range(22):
        a = k / 22 * 2 * pi
        c.drawPath(poly((cos(a - 0.09) * r * 0.95, sin(a - 0.09) * r * 0.95), (cos(a) * r * 1.2, sin(a) * r * 1.2),
                        (cos(a + 0.09) * r * 0.95, sin(a + 0.09) * r * 0.95)), fill(shade(colour)))  # fmt: skip
    _tail(c, (-r, 0), 8, shade(colour), act)
    ball(c, (0, 0), r, colour, act.light)
    c.drawOval(oval(0, r * 0.5, r * 0.8, r * 0.42), soft(rgb(255, 250, 230, 230), 1.6))
    for x, y in ((-8, -8), (-3, -11), (-10, -2), (3, -12), (-4, -4)):
        c.drawCircle(x, y, 1.2, fill(alpha(shade(shade(colour)), 190)))
    fin(c, [(-2, 2), (-8, -1 + sin(act.t * 8) * 3), (-9, 5), (-3, 6)], shade(colour), 3)
    eye(c, (8, -4), 3.6, act, colour)
    mouth(c, (13, 4), 4.6, act, colour)
    c.restore()


@creature("shark", size=(150, 62), colour="#7F93A8", home="water", voice="deep", seat=(-6, 44), reach=20)
def shark(c: Any, act: Act, colour: Colour) -> None:
    back, belly, spine = _torso(132, 21, act, 9)
    c.save()
    c.translate(8, -27)
    s = sin(_beat(act) - 0.7) * 6
    x, y = spine[0]
    fin(c, [(x + 8, y - 3), (x - 10, y - 16 + s), (x - 20, y - 33 + s), (x - 8, y - 2 + s * 0.5), (x - 13, y + 17 + s),
            (x + 2, y + 4), (x + 8, y + 3)], colour, 0)  # fmt: skip
    fin(c, [(14, -18), (2, -33), (-9, -40), (-11, -18)], colour, 0)
    fin(c, [(-30, 12), (-39, 20), (-43, 21), (-38, 10)], shade(colour), 0)
    path = _body(c, back, belly, colour, WHITE, 0.62)
    c.save()
    c.clipPath(path, True)
    c.drawOval(oval(8, -16, 44, 4), soft(rgb(255, 255, 255, 90), 2.4))
    c.restore()
    for k in range(4):
        x = 27 - k * 3.6
        c.drawPath(smooth([(x, -4), (x - 2, 1), (x - 0.6, 6)], False), stroke(alpha(shade(shade(colour)), 190), 1.2))
    fin(c, [(16, 8), (2, 22), (-10, 30), (-2, 12)], shade(colour), 0)
    jaw = 4 + 9 * max(act.opened, 0.7 * max(0.0, sin(act.t * 2.2)) if act.verb in ("chase", "eat") else 0.12)
    c.drawPath(smooth([(34, 5), (48, 4), (58, 2.4), (52, 5 + jaw * 0.7), (42, 6 + jaw * 0.8)]), fill(rgb(120, 30, 46)))
    for k in range(7):
        x = 38 + k * 2.7
        c.drawPath(poly((x - 1.2, 4.4 - k * 0.15), (x + 1.2, 4.4 - k * 0.15), (x, 7.4)), fill(WHITE))
        c.drawPath(poly((x - 1.1, 5.6 + jaw * 0.62), (x + 1.1, 5.6 + jaw * 0.62), (x, 3.2 + jaw * 0.62)), fill(WHITE))
    eye(c, (42, -6), 3.2, act, colour, DARK, 0.3)
    c.drawLine(38.5, -10.5, 45, -8.6, stroke(shade(shade(colour)), 1.4))
    c.restore()


def _whale(c: Any, act: Act, colour: Colour, under: Colour, killer: bool) -> None:
    c.save()
    c.translate(10, -39)
    s = sin(act.t * (3.4 if act.moving else 1.8))
    tail = [(-46, 2), (-66, -4 - s * 4), (-82, -8 - s * 9)]
    tube(c, tail, [18, 9, 4], colour, act.light)
    x, y = tail[-1]
    for k in (-1, 1):
        fin(c, [(x + 4, y), (x - 6, y - 7 + k * 4 - s * 3), (x - 19, y - 12 * (1 if k > 0 else 0.4) - s * 6 + k * 7),
                (x - 8, y + 2 + k * 4), (x + 4, y + 2)], shade(colour) if k < 0 else colour, 0)  # fmt: skip
    if killer:
        fin(c, [(14, -30), (0, -52), (-8, -56), (-12, -26)], colour, 0)
    shape = [(-56, -4), (-40, -20), (-10, -33), (28, -33), (56, -20), (66, 0), (60, 20), (34, 32), (-6, 30), (-36, 18)]
    path = blob(c, shape, colour, act.light)
    c.save()
    c.clipPath(path, True)
    c.drawPath(smooth([(80, 6), (40, 12), (6, 13), (-30, 10), (-64, 2), (-40, 44), (40, 44)]),
               linear((0, 8), (0, 34), [under, mix(under, colour, 0.25)]))  # fmt: skip
    if killer:
        c.drawOval(oval(38, -14, 11, 6), fill(WHITE))
    else:
        for k in range(6):
            y = 15 + k * 3.2
            c.drawPath(
                smooth([(64, y - 4), (40, y), (12 - k * 3, y - 1)], False), stroke(alpha(shade(colour), 120), 0.9)
            )
    c.restore()
    fin(c, [(24, 16), (12, 34), (-4, 42 + s * 4), (4, 18)], shade(colour), 0)
    eye(c, (43, -3), 3.4, act, colour)
    c.drawPath(smooth([(64, 7), (54, 12), (42, 9)], False), stroke(shade(shade(colour)), 1.6))
    if act.opened > 0.08:
        mouth(c, (55, 10), 16, act, colour)
    c.restore()
    if act.verb in ("rise", "jump", "cheer", "idle", "sing") and not killer:
        _spout(c, act)


def _spout(c: Any, act: Act) -> None:
    u = (act.t / 3.2) % 1
    if u > 0.5:
        return
    h = 34 * sin(pi * u / 0.5)
    for k in range(-3, 4):
        x = 38 + k * 1.2
        c.drawPath(smooth([(x, -70), (x + k * 3, -70 - h), (x + k * 6.5, -70 - h * 0.55)], False),
                   stroke(rgb(222, 242, 255, 200), 2.2))  # fmt: skip


@creature("whale", "spouting-whale", size=(184, 78), colour="#4C7FB8", home="water", voice="deep", seat=(8, 66),
          reach=50)  # fmt: skip
def whale(c: Any, act: Act, colour: Colour) -> None:
    _whale(c, act, colour, rgb(226, 238, 248), False)


@creature("orca", size=(170, 92), colour="#2C3038", home="water", voice="deep", seat=(8, 66), reach=30)
def orca(c: Any, act: Act, colour: Colour) -> None:
    _whale(c, act, colour, WHITE, True)


@creature("dolphin", size=(100, 44), colour="#6F9FC8", home="water", voice="high", seat=(-4, 32), reach=20)
def dolphin(c: Any, act: Act, colour: Colour) -> None:
    c.save()
    c.translate(0, -22)
    s = sin(act.t * (6 if act.moving else 3)) * 6
    tail = [(-28, 0), (-38, 1 - s * 0.4), (-48, 2 - s)]
    tube(c, tail, [9, 5, 2.4], colour, act.light)
    x, y = tail[-1]
    fin(c, [(x + 4, y), (x - 6, y - 8), (x - 12, y - 9), (x - 5, y), (x - 11, y + 7), (x + 3, y + 2)], shade(colour), 0)
    fin(c, [(6, -11), (-4, -21), (-11, -22), (-9, -9)], shade(colour), 0)
    shape = [(-36, -2), (-18, -11), (8, -13), (28, -9), (34, -3), (47, 0), (47, 4), (34, 6), (20, 11), (-6, 10),
             (-26, 5)]  # fmt: skip
    path = blob(c, shape, colour, act.light)
    c.save()
    c.clipPath(path, True)
    c.drawOval(oval(8, 9, 36, 7), soft(rgb(240, 247, 252, 240), 1.6))
    c.restore()
    fin(c, [(12, 5), (4, 15), (-4, 18), (2, 5)], shade(colour), 0)
    eye(c, (26, -3), 2.5, act, colour)
    c.drawPath(smooth([(46, 2), (36, 3.6), (28, 1)], False), stroke(shade(shade(colour)), 1.1))
    if act.opened > 0.08:
        mouth(c, (38, 3), 12, act, colour)
    c.restore()


@creature("seal", "sea lion", "walrus", "manatee", size=(92, 52), colour="#8793A6", voice="deep", reach=14)
def seal(c: Any, act: Act, colour: Colour) -> None:
    hop = abs(sin(pi * act.phase * 2)) * 4 if act.moving else 0.0
    nod = sin(act.t * 1.6) * 1.6
    c.save()
    c.translate(-4, -hop)
    fin(c, [(-30, -8), (-46, -12 + nod * 2), (-50, -2), (-44, 0), (-30, -2)], shade(colour), 3)
    blob(c, [(-36, -6), (-20, -18), (4, -24), (18, -40), (32, -40), (34, -22), (26, -6), (8, 0), (-20, 0)], colour,
         act.light)  # fmt: skip
    c.drawOval(oval(16, -10, 15, 8), soft(alpha(lit(lit(colour)), 180), 2))
    fin(c, [(12, -10), (14, 0), (2, 2 + hop), (-6, -1 + hop), (4, -10)], shade(colour), 2)
    ball(c, (30, -40 + nod), 12.5, colour, act.light)
    for k in (-1, 1):
        ball(c, (36 + k * 2.8, -35 + nod), 4.4, lit(lit(colour)), act.light)
        for j in (-1, 0, 1):
            c.drawLine(37, -34 + nod, 46, -36 + nod + j * 3, stroke(rgb(250, 250, 250, 120), 0.5))
    c.drawOval(oval(39, -38.6 + nod, 2.6, 1.9), fill(DARK))
    eye(c, (31, -43 + nod), 3, act, colour, DARK, 0.3)
    mouth(c, (38, -32 + nod), 6, act, colour)
    glint(c, (25, -47 + nod), 3, 90)
    c.restore()


@creature("manta", "stingray", "manta ray", size=(110, 50), colour="#566A86", home="water", reach=36)
def manta(c: Any, act: Act, colour: Colour) -> None:
    a = sin(act.t * 2.6) * 15
    c.save()
    c.translate(6, -24)
    c.drawPath(smooth([(-20, 2), (-44, 4 + a * 0.2), (-62, 2 - a * 0.3)], False), stroke(shade(colour), 2.2))
    fin(c, [(18, -4), (2, -10 - a), (-16, -20 - a * 1.6), (-18, -2)], shade(colour), 0)
    path = blob(c, [(40, -2), (22, -9), (-12, -7), (-24, 1), (-10, 7), (20, 8), (36, 4)], colour, act.light)
    c.save()
    c.clipPath(path, True)
    c.drawOval(oval(14, 8, 26, 5), soft(rgb(238, 244, 250, 230), 1.6))
    c.restore()
    fin(c, [(20, 4), (-2, 14 + a), (-28, 26 + a * 1.6), (-20, 4)], colour, 0)
    fin(c, [(38, -1), (46, -3), (50, 2), (40, 4)], shade(colour), 0)
    eye(c, (32, -3), 2.4, act, colour)
    c.restore()


@creature("seahorse", size=(30, 58), colour="#F2A03D", home="water", reach=10)
def seahorse(c: Any, act: Act, colour: Colour) -> None:
    s = sin(act.t * 1.8) * 2
    body = [(2 + s * 0.3, -46), (-3, -36), (1, -26), (-1, -16), (-5, -9)]
    curl = [(-5, -9), (-7, -4), (-3, 0), (2, -2), (2, -6), (-1, -6.5)]
    fin(c, [(-6, -34), (-15, -36 + s), (-17, -26 - s), (-7, -24)], lit(colour), 5)
    tube(c, body, [6, 7.4, 8.4, 5.6, 3.6], colour, act.light)
    c.drawPath(smooth(curl, False), stroke(colour, 4.2))
    c.drawPath(smooth(curl, False), stroke(lit(colour), 1.6))
    for k in range(6):
        y = -38 + k * 5
        c.drawPath(smooth([(-6, y), (1, y + 1.6), (7, y - 0.6)], False), stroke(alpha(shade(colour), 150), 0.9))
    ball(c, (4 + s * 0.3, -49), 7, colour, act.light)
    tube(c, [(8, -48), (18, -45)], [3.2, 2.2], colour, act.light)
    for k in range(4):
        c.drawPath(poly((0 - k * 2, -55 + k), (-2 - k * 2.6, -60 + k * 2), (-4 - k * 2, -53 + k)), fill(lit(colour)))
    eye(c, (6 + s * 0.3, -51), 2.6, act, colour)
    if act.opened > 0.08:
        mouth(c, (18, -44), 4, act, colour)
