"""What lives in the sea and has no fins: octopus, squid, jellyfish, crab, lobster, starfish, turtle, clam."""

import math
from typing import Any

from workers.engines.animatic.art.creatures.kit import drum_kit, stick_ends
from workers.engines.animatic.art.creatures.parts import ball, blob, eye, glint, mouth
from workers.engines.animatic.art.creatures.registry import Act, creature
from workers.engines.animatic.art.draw import (
    Colour,
    alpha,
    fill,
    hexa,
    linear,
    lit,
    mix,
    oval,
    radial,
    rgb,
    shade,
    smooth,
    soft,
    stroke,
    tube,
)  # fmt: skip

sin, cos, pi = math.sin, math.cos, math.pi


def _arm(c: Any, act: Act, k: int, colour: Colour, spread: float, pulse: float) -> None:
    """One of eight arms, curling on its own."""
    side = (k - 3.5) / 3.5
    heading = -pi / 2 + side * spread
    x, y = side * 13, -22.0
    pts = [(x, y)]
    for j in range(6):
        heading += side * (0.16 - 0.1 * pulse) + 0.2 * sin(act.t * 2.3 + k * 1.7 - j * 0.8)
        step = 6.2 + 1.2 * pulse
        x, y = x + cos(heading) * step, y - sin(heading) * step
        pts.append((x, min(y, -1.6) if not act.aloft else y))
    tube(c, pts, [5.4, 5.0, 4.4, 3.7, 3.0, 2.2, 1.3], colour, act.light)
    for j in range(2, 6):
        c.drawCircle(pts[j][0] + (1.4 if side > 0 else -1.4), pts[j][1] + 0.8, 0.95, fill(alpha(lit(lit(colour)), 190)))


@creature("octopus", size=(84, 74), colour="#E0567A", home="floor", voice="deep", seat=(0, 70), reach=26,
          deeds=("play", "dance", "cheer", "wave"))  # fmt: skip
def octopus(c: Any, act: Act, colour: Colour) -> None:
    plays = act.verb == "play"
    pulse = max(0.0, sin(act.t * 3.4)) if act.verb in ("swim", "fly", "rise") else 0.15 * sin(act.t * 2)
    bob = abs(sin(act.t * 6.4)) * 2.4 if plays or act.verb in ("dance", "cheer") else sin(act.t * 1.8) * 1.2
    spread = 1.25 - 0.8 * pulse
    c.save()
    c.translate(0, -10 * pulse - bob)
    for k in (0, 7, 1, 6):
        _arm(c, act, k, shade(colour), spread, pulse)
    for k in (2, 5, 3, 4):
        _arm(c, act, k, colour, spread, pulse)
    nod = sin(act.t * (6.4 if plays else 1.3)) * 1.6
    c.translate(nod, 0)
    head = [(-15, -22), (-20, -40), (-18, -60), (-8, -71), (8, -71), (18, -60), (20, -40), (15, -22), (0, -17)]
    blob(c, head, colour, act.light)
    glint(c, (-8, -60), 5, 110)
    for x, y, r in ((9.0, -62.0, 2.2), (14, -54, 1.6), (4, -66, 1.5), (-14, -46, 1.6)):
        c.drawOval(oval(x, y, r, r * 0.8), fill(alpha(shade(colour), 130)))
    for s in (-1, 1):
        eye(c, (s * 7.6 + 1.4, -38), 5.2, act, colour, look=0.15)
        c.drawOval(oval(s * 12, -28, 3, 1.8), soft(rgb(255, 120, 140, 110), 1))
    mouth(c, (1.4, -28), 9, act, colour, 0.9)
    c.translate(-nod, 0)
    c.restore()
    if plays:
        drum_kit(c, act)
        for side, (x, y) in zip((-1, 1), stick_ends(act), strict=True):
            tube(c, [(side * 17, -24), (side * 24, -34), (x, y)], [5, 4, 2.6], colour, act.light)


@creature("squid", size=(50, 78), colour="#D98CB3", home="water", reach=20)
def squid(c: Any, act: Act, colour: Colour) -> None:
    pulse = max(0.0, sin(act.t * 3))
    c.save()
    c.translate(0, -6 * pulse)
    for k in range(8):
        x = (k - 3.5) * 3
        pts = [(x, -30.0)]
        for j in range(5):
            pts.append((x * (1 + 0.18 * j * (1 - pulse)) + 2 * sin(act.t * 3 - j + k), -30 + (j + 1) * 6.0))
        tube(c, pts, [2.8, 2.5, 2.2, 1.9, 1.5, 0.9], shade(colour) if k % 2 else colour, act.light)
    for s in (-1, 1):
        c.drawPath(smooth([(s * 4, -76), (s * 20, -66), (s * 10, -56)]), fill(lit(colour)))
    blob(c, [(0, -80), (10, -66), (12, -44), (9, -28), (-9, -28), (-12, -44), (-10, -66)], colour, act.light)
    for s in (-1, 1):
        eye(c, (s * 6, -37), 4.2, act, colour, look=0.1)
    mouth(c, (0, -30), 6, act, colour)
    c.restore()


@creature("jellyfish", size=(48, 70), colour="#C08BE8", home="water", reach=18)
def jellyfish(c: Any, act: Act, colour: Colour) -> None:
    pulse = 0.5 + 0.5 * sin(act.t * 2.6)
    w, h = 22 - 4 * pulse, 24 + 4 * pulse
    c.save()
    c.translate(0, -6 * pulse)
    top = -68.0
    low = top + h
    for k in range(9):
        x = (k - 4) * w / 5
        pts = []
        for j in range(6):
            pts.append((x * (1 - 0.05 * j) + (1 + 0.7 * j) * sin(act.t * 2.2 - j * 0.8 + k * 1.1), low - 2 + j * 7.2))
        c.drawPath(smooth(pts, False), stroke(alpha(lit(colour), 200), 1.5 if k % 2 else 2.6))
    dome = smooth([(-w, low), (-w * 0.9, low - h * 0.62), (0, top), (w * 0.9, low - h * 0.62), (w, low),
                   (w * 0.5, low - 3), (0, low + 1.5), (-w * 0.5, low - 3)])  # fmt: skip
    c.drawPath(dome, radial((act.light[0] * 10, low - h * 0.6), w * 1.5,
                            [alpha(lit(lit(lit(colour))), 240), alpha(colour, 225), alpha(shade(colour), 215)],
                            [0, 0.55, 1]))  # fmt: skip
    for s in (-1, 0, 1):
        c.drawOval(oval(s * w * 0.42, low - h * 0.62, 3.6, 5), fill(alpha(lit(lit(colour)), 130)))
    for s in (-1, 1):
        eye(c, (s * 5 + 1, low - 9), 2.6, act, colour)
    mouth(c, (1, low - 4.6), 5, act, colour)
    glint(c, (-w * 0.4, top + h * 0.3), 4, 130)
    c.restore()


def _claw(c: Any, x: float, y: float, side: int, snap: float, r: float, colour: Colour) -> None:
    c.save()
    c.translate(x, y)
    c.scale(side, 1)
    for up in (-1, 1):
        c.save()
        c.rotate(up * (10 + 22 * snap) - 30)
        c.drawPath(
            smooth(
                [
                    (-1, 0),
                    (r * 0.5, up * -r * 0.1 + up * r * 0.55),
                    (r * 1.5, up * r * 0.4),
                    (r * 1.7, 0),
                    (r * 0.8, -up * r * 0.06),
                ]
            ),
            linear((0, -r), (0, r), [lit(colour), shade(colour)]),
        )
        c.restore()
    c.restore()


@creature("crab", size=(62, 42), colour="#E4512F", home="floor", voice="high", reach=12)
def crab(c: Any, act: Act, colour: Colour) -> None:
    pace = act.phase * 2 * pi * 2
    up = 4 * abs(sin(act.t * 6)) if act.verb in ("dance", "cheer") else 0.0
    for s in (-1, 1):
        for k in range(3):
            lift = max(0.0, sin(pace + k * 2 + s)) * 4 if act.moving else 0.0
            stepx = cos(pace + k * 2 + s) * 3 if act.moving else 0.0
            foot = (s * (20 + k * 5) + stepx, -lift)
            tube(c, [(s * 12, -13 - up), (s * (19 + k * 4), -19 + k * 3.4 - up), foot], [2.6, 2.3, 1.0], shade(colour),
                 act.light)  # fmt: skip
    c.save()
    c.translate(0, -up)
    for s in (-1, 1):
        wave = 6 * sin(act.t * (7 if act.verb in ("wave", "dance", "cheer", "play") else 1.6) + s)
        elbow = (s * 25, -22 + wave * 0.2)
        hand = (s * 26, -32 - wave * 0.6)
        tube(c, [(s * 16, -16), elbow, hand], [3, 2.7, 2.6], colour, act.light)
        _claw(c, hand[0], hand[1], s, max(0.0, sin(act.t * 4 + s)) * 0.9, 6.4, colour)
        c.drawLine(s * 5, -22, s * 6, -32, stroke(colour, 2.2))
    blob(c, [(-20, -15), (-15, -24), (0, -27), (15, -24), (20, -15), (13, -7), (0, -5), (-13, -7)], colour, act.light)
    for x, y in ((-9, -20), (9, -20), (0, -23), (-4, -17), (5, -17)):
        c.drawCircle(x, y, 1.1, fill(alpha(shade(colour), 150)))
    for s in (-1, 1):
        eye(c, (s * 6, -34), 3.6, act, colour, look=0.15)
    mouth(c, (0, -13), 9, act, colour, 0.8)
    c.restore()


@creature("lobster", "crayfish", size=(86, 40), colour="#C93A2E", home="floor", reach=19)
def lobster(c: Any, act: Act, colour: Colour) -> None:
    flick = sin(act.t * 3) * 2
    for k in range(4):
        lift = max(0.0, sin(act.phase * 12 + k * 1.6)) * 3 if act.moving else 0.0
        x = 2 + k * 6
        tube(c, [(x, -12), (x + 4, -10), (x + 5, -lift)], [1.8, 1.6, 0.8], shade(colour), act.light)
    for k in range(5):
        ball(c, (-8 - k * 6.4, -14 + k * 0.6 + flick * k * 0.16), 8.4 - k * 0.9, colour, act.light, 0.84)
    for j in (-1, 0, 1):
        c.drawOval(oval(-42, -11 + j * 5 + flick, 6, 3.4), linear((0, -18), (0, -4), [lit(colour), shade(colour)]))
    blob(c, [(-8, -17), (6, -23), (24, -19), (30, -13), (22, -7), (2, -6)], colour, act.light)
    for s in (0, 1):
        hand = (42 + s * 3, -20 + s * 9 + flick)
        tube(c, [(24, -14), (34, -17 + s * 5), hand], [3, 2.6, 2.6], colour if s else shade(colour), act.light)
        _claw(c, hand[0], hand[1], 1, max(0.0, sin(act.t * 3 + s * 2)), 7, colour if s else shade(colour))
    for s in (-1, 1):
        c.drawPath(smooth([(29, -15), (44, -30 + s * 4), (58, -34 + s * 7 + flick)], False), stroke(shade(colour), 0.9))
    eye(c, (26, -20), 2.6, act, colour)


@creature("starfish", size=(44, 42), colour="#F28C38", home="floor", reach=8)
def starfish(c: Any, act: Act, colour: Colour) -> None:
    pts = []
    for k in range(10):
        a = -pi / 2 + k * pi / 5 + 0.05 * sin(act.t * 2)
        r = 22 if k % 2 == 0 else 9.5
        sway = 1.6 * sin(act.t * 2.4 + k) if k % 2 == 0 else 0
        pts.append((cos(a) * r + sway, -20 + sin(a) * r))
    blob(c, pts, colour, act.light)
    for k in range(5):
        a = -pi / 2 + k * 2 * pi / 5
        for r in (8, 12, 16):
            c.drawCircle(cos(a) * r, -20 + sin(a) * r, 1.1 - r * 0.03, fill(alpha(lit(lit(colour)), 200)))
    for s in (-1, 1):
        eye(c, (s * 4, -22), 3, act, colour, look=0.1)
    mouth(c, (0, -16), 7, act, colour, 0.9)


@creature("turtle", "sea turtle", size=(74, 42), colour="#6FA84B", voice="deep", seat=(-4, 34), reach=16, stride=20)
def turtle(c: Any, act: Act, colour: Colour) -> None:
    shell = hexa("#8A6A3A") if not act.aloft else hexa("#5E7F52")
    swim = act.aloft
    paddle = sin(act.t * 2.6) * 9 if swim else 0.0
    step = [sin(2 * pi * (act.phase * 1.2 + o)) * 4 if act.moving else 0.0 for o in (0.0, 0.5, 0.5, 0.0)]
    nod = sin(act.t * 1.4) * 1.2
    hide = 7 if act.verb == "sleep" else 0
    if swim:
        for x in (14, -16):
            c.drawPath(smooth([(x, -15), (x - 3, -8 - paddle * 0.5), (x - 13, -4 - paddle), (x - 8, -13)]),
                       fill(shade(colour)))  # fmt: skip
    else:
        for i, x in enumerate((-20, 14)):
            tube(c, [(x + 4, -12), (x + 5 + step[i], -2)], [5.2, 4.4], shade(colour), act.light)
    c.drawPath(smooth([(-24, -12), (-36, -8 + nod), (-25, -8)]), fill(shade(colour)))
    tube(c, [(20, -14), (29 - hide, -19 + nod)], [6, 5.4], colour, act.light)
    ball(c, (32 - hide, -22 + nod), 8, colour, act.light, 0.9)
    eye(c, (34 - hide, -24 + nod), 2.5, act, colour)
    mouth(c, (38 - hide, -18.6 + nod), 5, act, colour, 0.8)
    if swim:
        for x in (17, -14):
            c.drawPath(smooth([(x + 2, -13), (x + 1, -4 + paddle * 0.5), (x - 16, 0 + paddle), (x - 9, -11)]),
                       linear((0, -14), (0, 8), [lit(colour), colour]))  # fmt: skip
    else:
        for i, x in enumerate((-18, 16)):
            tube(c, [(x, -11), (x + step[i + 2], -2)], [5.6, 4.8], colour, act.light)
    path = smooth([(-29, -11), (-24, -28), (-6, -38), (12, -36), (24, -24), (27, -11), (0, -8)])
    c.drawPath(path, radial((act.light[0] * 16, -34), 46, [lit(lit(shell)), shell, shade(shade(shell))], [0, 0.5, 1]))
    c.save()
    c.clipPath(path, True)
    line = stroke(alpha(shade(shade(shell)), 190), 1.3)
    for x in (-12, 4, 18):
        c.drawPath(smooth([(x - 4, -40), (x, -28), (x - 3, -8)], False), line)
    c.drawPath(smooth([(-30, -22), (0, -26), (28, -20)], False), line)
    c.restore()
    c.drawPath(smooth([(-30, -11), (0, -7.4), (28, -11)], False), stroke(mix(shell, rgb(250, 230, 170), 0.6), 3.4))
