"""Robots: boxy and jointed, with eyes that glow; on legs, on wheels, and the one that sweeps the floor."""

import math
from typing import Any

from workers.engines.animatic.art.creatures.parts import DARK
from workers.engines.animatic.art.creatures.registry import Act, creature
from workers.engines.animatic.art.creatures.reptiles import stride
from workers.engines.animatic.art.draw import (
    ADD,
    XY,
    Colour,
    alpha,
    capsule,
    fill,
    glow,
    hexa,
    linear,
    lit,
    oval,
    radial,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
    two_bones,
)  # fmt: skip

sin, cos, pi = math.sin, math.cos, math.pi
STEEL = rgb(96, 104, 122)
LAMP = hexa("#5FE3FF")


def _metal(y0: float, y1: float, colour: Colour) -> Any:
    return linear((0, y0), (0, y1), [lit(lit(colour)), colour, shade(colour)], [0, 0.45, 1])


def _limb(c: Any, a: XY, b: XY, to: XY, wide: float, colour: Colour) -> None:
    """Two cylinders with round joints."""
    for (x0, y0), (x1, y1), w in ((a, b, wide), (b, to, wide * 0.9)):
        c.drawPath(capsule(x0, y0, w * 0.6, x1, y1, w * 0.6), fill(STEEL))
        mx0, my0, mx1, my1 = x0 + (x1 - x0) * 0.2, y0 + (y1 - y0) * 0.2, x0 + (x1 - x0) * 0.82, y0 + (y1 - y0) * 0.82
        c.drawPath(
            capsule(mx0, my0, w, mx1, my1, w),
            linear((min(mx0, mx1) - w, 0), (max(mx0, mx1) + w, 0), [lit(colour), colour, shade(colour)]),
        )
    for x, y in (a, b):
        c.drawCircle(x, y, wide * 0.82, fill(STEEL))
        c.drawCircle(x, y, wide * 0.4, fill(lit(lit(STEEL))))


def _hand(c: Any, at: XY, aim: float, grip: float) -> None:
    for s in (-1, 1):
        a = aim + s * (0.3 + 0.5 * grip)
        c.drawPath(smooth([at, (at[0] + cos(a) * 5, at[1] + sin(a) * 5), (at[0] + cos(aim) * 8, at[1] + sin(aim) * 8)],
                          False), stroke(STEEL, 2.4))  # fmt: skip
    c.drawCircle(*at, 3.6, fill(STEEL))


def _hands(act: Act) -> tuple[XY, XY]:
    """Where the far and the near hand are."""
    v, t = act.verb, act.t
    if v in ("wave",):
        return (-19, -36), (26 + 5 * sin(t * 8), -84)
    if v in ("dance", "cheer", "sing"):
        return (-25, -62 + 20 * sin(t * 6)), (25, -62 - 20 * sin(t * 6))
    if v in ("talk", "think") or act.opened > 0.1:
        return (-20, -40 + 4 * sin(t * 4)), (24, -52 + 6 * sin(t * 3.1))
    if act.moving:
        s = sin(2 * pi * act.phase) * 13
        return (-s - 2, -38 - abs(s) * 0.2), (s + 2, -38 - abs(s) * 0.2)
    return (-20, -36 + sin(t * 1.6)), (20, -36 + sin(t * 1.6 + 1))


@creature("robot", "android", "humanoid robot", "cyborg", "droid", size=(58, 100), colour="#C9D2DE", voice="high",
          reach=18, stride=47, deeds=("dance", "cheer", "sing", "wave"))  # fmt: skip
def robot(c: Any, act: Act, colour: Colour) -> None:
    accent = hexa("#F28A2E") if colour == hexa("#C9D2DE") else lit(lit(colour))
    fast = act.verb in ("run", "chase")
    bob = abs(sin(2 * pi * act.phase)) * (3 if fast else 1.6) if act.moving else 0.6 * sin(act.t * 2)
    if act.verb in ("dance", "cheer"):
        bob = 3 * abs(sin(act.t * 6))
    sit = 18 if act.verb in ("sit", "sleep", "ride", "drive") else 0
    hip_y = -42 - bob + sit
    far, near = _hands(act)
    lean = 3 if act.moving else 0
    for s in (-1, 1):
        foot = stride(act, 0.5 if s > 0 else 0.0, s * 8, 19 if fast else 14, 12 if fast else 7)
        if sit:
            foot = (24 + s * 4, 0)
        joint, end = two_bones((s * 7, -hip_y, 0), (foot[0], -foot[1] + 5, 0), 21, 19, (1, 0, 0))
        col = shade(colour) if s < 0 else colour
        _limb(c, (s * 7, hip_y), (joint[0], -joint[1]), (end[0], -end[1]), 4.6, col)
        c.drawRoundRect(
            rect(end[0] - 7, -end[1] - 2, 19, 7.4),
            3,
            3,
            _metal(-end[1] - 2, -end[1] + 5, accent if s > 0 else shade(accent)),
        )
        if s < 0:
            _arm(c, act, (-17 + lean, hip_y - 27), (far[0] + lean, far[1] + sit - bob), shade(colour), -1)
    c.save()
    c.translate(lean, hip_y)
    c.drawRoundRect(rect(-11, -6, 22, 10), 4, 4, _metal(-6, 4, STEEL))
    c.drawRoundRect(rect(-17, -34, 34, 30), 7, 7, _metal(-34, -4, colour))
    c.drawRoundRect(rect(-10, -28, 20, 15), 3, 3, fill(rgb(40, 46, 66)))
    for k in range(4):
        h = 2 + 8 * abs(sin(act.t * (3 + k) + k))
        c.drawRect(rect(-7.4 + k * 4, -15 - h, 2.6, h), fill(LAMP if k % 2 else accent))
    for k in range(3):
        on = sin(act.t * 4 + k * 2) > 0
        c.drawCircle(-6 + k * 6, -8.6, 1.7, fill(hexa(("#FF5A5A", "#FFD23F", "#6BE07A")[k]) if on else shade(STEEL)))
    for x in (-14, 14):
        c.drawCircle(x, -31, 1.1, fill(STEEL))
    c.drawRect(rect(-4, -39, 8, 6), fill(STEEL))
    turn = 2.2 * sin(act.t * 0.9) + (1.5 if act.moving else 0)
    _head(c, act, colour, accent, turn)
    c.restore()
    _arm(c, act, (17 + lean, hip_y - 27), (near[0] + lean, near[1] + sit - bob), colour, 1)


def _arm(c: Any, act: Act, shoulder: XY, hand: XY, colour: Colour, side: int) -> None:
    joint, end = two_bones((shoulder[0], -shoulder[1], 0), (hand[0], -hand[1], 0), 16, 15, (side * 0.7, -0.8, 0))
    _limb(c, shoulder, (joint[0], -joint[1]), (end[0], -end[1]), 3.8, colour)
    aim = math.atan2(-end[1] + joint[1], end[0] - joint[0])
    _hand(c, (end[0], -end[1]), aim, 0.5 + 0.5 * sin(act.t * 3 + side))


def _head(c: Any, act: Act, colour: Colour, accent: Colour, turn: float) -> None:
    """On a neck at the origin of the torso: a box with a dark visor, lamps for eyes and a light for a mouth."""
    sleepy = act.verb == "sleep"
    c.drawLine(0, -62, 0, -70, stroke(STEEL, 1.8))
    blink = 0.5 + 0.5 * sin(act.t * 5)
    glow(c, 0, -72, 9, accent, 120 * blink, ADD)
    c.drawCircle(0, -72, 2.6, fill(accent))
    for s in (-1, 1):
        c.drawRoundRect(rect(s * 17 - 3, -55, 6, 11), 2.4, 2.4, fill(STEEL))
    c.drawRoundRect(rect(-17, -63, 34, 26), 9, 9, _metal(-63, -37, colour))
    c.drawRoundRect(
        rect(-13 + turn * 0.5, -58, 26, 17), 6, 6, linear((0, -58), (0, -41), [rgb(58, 66, 92), rgb(30, 34, 52)])
    )
    shut = sleepy or act.face.blink > 0.6
    sad = act.face.emotion in ("sad", "crying", "afraid")
    for s in (-1, 1):
        x = s * 6 + turn
        if shut:
            c.drawLine(x - 3, -51, x + 3, -51, stroke(LAMP, 1.6))
            continue
        glow(c, x, -51.5, 7.5, LAMP, 150, ADD)
        c.drawOval(oval(x, -51.5, 3.1, 3.6), fill(LAMP))
        c.drawCircle(x + act.face.gaze[0], -52, 1.3, fill(rgb(255, 255, 255)))
    o = act.opened
    if o > 0.06:
        c.drawRoundRect(rect(-5 + turn, -46 - o, 10, 1.6 + 4 * o), 1.4, 1.4, fill(LAMP))
    else:
        c.drawPath(smooth([(-4.5 + turn, -45.6), (turn, -45.6 + (-1.6 if sad else 1.8)), (4.5 + turn, -45.6)], False),
                   stroke(LAMP, 1.4))  # fmt: skip


@creature("rover", "mars rover", "robot rover", size=(92, 62), colour="#E6E2D8", voice="high", reach=10)
def rover(c: Any, act: Act, colour: Colour) -> None:
    roll = act.phase * 9
    for x in (-30, 0, 30):
        bump = abs(sin(act.phase * 3 + x)) * (1.4 if act.moving else 0)
        c.drawLine(x * 0.7, -22, x, -9 - bump, stroke(STEEL, 3))
        c.drawCircle(x, -9 - bump, 9, fill(rgb(58, 56, 66)))
        c.save()
        c.translate(x, -9 - bump)
        c.rotate(math.degrees(roll))
        for _ in range(6):
            c.drawLine(0, 4, 0, 8.6, stroke(rgb(132, 130, 140), 1.6))
            c.rotate(60)
        c.restore()
    c.drawRoundRect(rect(-36, -34, 72, 14), 4, 4, _metal(-34, -20, colour))
    c.drawRect(rect(-40, -38, 52, 4), linear((0, -38), (0, -34), [hexa("#4F7BC8"), hexa("#23407E")]))
    c.drawLine(24, -34, 24, -52, stroke(STEEL, 3))
    look = sin(act.t * 1.1) * 8
    c.save()
    c.translate(24, -55)
    c.rotate(look)
    c.drawRoundRect(rect(-9, -7, 22, 13), 4, 4, _metal(-7, 6, colour))
    for x in (2, 9):
        c.drawCircle(x, -0.6, 3.4, fill(DARK))
        c.drawCircle(x, -0.6, 1.8, fill(LAMP))
    c.restore()
    c.drawLine(-28, -38, -32, -58, stroke(STEEL, 1.4))
    c.drawCircle(-32, -58, 2, fill(hexa("#FF5A5A") if sin(act.t * 5) > 0 else shade(STEEL)))


@creature(
    "robot vacuum", "robotic vacuum", "roomba", "vacuum robot", size=(54, 20), colour="#3B4252", voice="high", reach=8
)
def vacuum(c: Any, act: Act, colour: Colour) -> None:
    for s in (-1, 1):
        c.save()
        c.translate(s * 18, -1.6)
        c.scale(1, 0.3)
        c.rotate(act.t * 500 * s)
        for _ in range(3):
            c.drawLine(0, 0, 9, 0, stroke(rgb(220, 224, 232), 1.2))
            c.rotate(120)
        c.restore()
    c.drawRoundRect(rect(-26, -12, 52, 10.6), 5, 5, _metal(-12, -2, colour))
    c.drawOval(oval(0, -12, 25.6, 5), radial((-6, -14), 30, [lit(lit(colour)), colour]))
    c.drawOval(oval(0, -12.6, 8, 1.8), fill(alpha(LAMP, 150 + 100 * sin(act.t * 4))))
    c.drawRoundRect(rect(14, -18, 8, 5), 2, 2, fill(rgb(30, 34, 44)))
    glow(c, 18, -16, 6, hexa("#6BE07A"), 140, ADD)
    c.drawCircle(18, -15.6, 1.6, fill(hexa("#6BE07A")))
    for s in (0, 1):
        shut = act.face.blink > 0.6
        x = 6 + s * 9
        c.drawOval(oval(x, -7, 2, 0.5 if shut else 2.4), fill(LAMP))
