"""Hands that grip, point, wave and rest, and the umbrella."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    XY,
    Colour,
    alpha,
    capsule,
    fill,
    hexa,
    linear,
    lit,
    radial,
    rgb,
    shade,
    stroke,
)  # fmt: skip


def draw_hand(c: Any, elbow: XY, hand: XY, kind: str, skin: Colour, side: int) -> None:
    angle = math.degrees(math.atan2(hand[1] - elbow[1], hand[0] - elbow[0]))
    c.save()
    c.translate(*hand)
    c.rotate(angle)
    tones = [lit(skin), skin, shade(skin)] if abs(angle) < 90 else [shade(skin), skin, lit(skin)]
    paint = linear((0, -4.5), (0, 4.5), tones, [0, 0.5, 1])
    m = (1 if side > 0 else -1) * (-1 if abs(angle) > 90 else 1)
    if kind in ("open", "wave"):
        for degrees, length in ((-38, 5.2), (-14, 6.6), (10, 6.6), (32, 5.6)):
            q = math.radians(degrees * m)
            c.drawPath(capsule(1.6 * math.cos(q), 1.6 * math.sin(q), 1.75, (1.6 + length) * math.cos(q),
                               (1.6 + length) * math.sin(q), 1.4), paint)  # fmt: skip
        q = math.radians(80 * m)
        c.drawPath(capsule(0, 0, 1.8, 4.6 * math.cos(q), 4.6 * math.sin(q), 1.4), paint)
        c.drawCircle(0.8, 0, 3.9, paint)
    elif kind == "point":
        c.drawPath(capsule(1, -m, 1.8, 9, -1.6 * m, 1.4), paint)
        c.drawCircle(1.2, 0, 4, paint)
    elif kind == "fist":
        c.drawRoundRect(skia.Rect(-2.6, -4, 5.6, 4), 3.4, 3.4, paint)
        for y in (-1.3, 1.3):
            c.drawLine(2.6, y, 5.2, y, stroke(alpha(shade(skin), 150), 0.6))
        c.drawPath(capsule(-0.6, 2.2 * m, 1.5, 3.6, 3.0 * m, 1.3), paint)
    elif kind == "glove":
        red = linear((0, -6), (0, 6), [rgb(240, 90, 84), rgb(206, 46, 50), rgb(150, 28, 40)], [0, 0.5, 1])
        c.drawRoundRect(skia.Rect(-3.4, -5.4, 8.4, 5.4), 5, 5, red)
        c.drawPath(capsule(0, 4 * m, 2.2, 4.6, 4.6 * m, 1.9), red)
        c.drawRoundRect(skia.Rect(-5.6, -3.6, -2.8, 3.6), 1, 1, fill(rgb(246, 242, 236)))
    elif kind == "palm":
        c.drawPath(capsule(-0.5, 0, 3.0, 7.4, -0.4 * m, 2.0), paint)
        c.drawPath(capsule(0.6, 1.6 * m, 1.5, 4.2, 3.0 * m, 1.2), paint)
    elif kind == "cup":
        c.drawRoundRect(skia.Rect(-2.6, -3.8, 5.6, 3.8), 3.2, 3.2, paint)
    else:
        c.drawPath(capsule(0.3, 0, 3.6, 4.4, 0.4 * m, 3.0), paint)
        c.drawPath(capsule(0.6, 1.8 * m, 1.6, 3.8, 4.3 * m, 1.35), paint)
    c.restore()


def draw_fingers(c: Any, elbow: XY, hand: XY, skin: Colour, side: int) -> None:
    """Fingertips and thumb that come around the edge of what lies in the palm."""
    angle = math.degrees(math.atan2(hand[1] - elbow[1], hand[0] - elbow[0]))
    m = (1 if side > 0 else -1) * (-1 if abs(angle) > 90 else 1)
    c.save()
    c.translate(*hand)
    c.rotate(angle)
    paint = linear((0, -4.5), (0, 4.5), [lit(skin), skin, shade(skin)], [0, 0.5, 1])
    for y in (-2.6, 0.0, 2.6):
        c.drawPath(capsule(4.6, y, 1.35, 6.8, y * 0.8, 1.25), paint)
    c.drawPath(capsule(1.5, 3.4 * m, 1.5, 4.4, 4.6 * m, 1.3), paint)
    c.restore()


def draw_umbrella(c: Any, hand: XY, tip: XY, colour: str, light: XY) -> None:
    """Drawn by code, behind the head: the drawing in the set cannot be held."""
    c.drawLine(hand[0], hand[1] + 9, tip[0], tip[1], stroke(rgb(60, 44, 70), 1.7))
    w, u = 40.0, hexa(colour)
    turn = math.degrees(math.atan2(tip[1] - hand[1], tip[0] - hand[0])) + 90
    c.save()
    c.translate(*tip)
    c.rotate(turn)
    path = skia.Path()
    path.moveTo(-w, 15)
    path.cubicTo(-w * 0.92, -14, w * 0.92, -14, w, 15)
    n = 5
    for i in range(n):
        path.quadTo(w - (i + 0.5) * 2 * w / n, 9, w - (i + 1) * 2 * w / n, 15)
    path.close()
    c.drawPath(path, radial((light[0] * w * 0.5, -8), w * 1.5, [lit(lit(u)), u, shade(u)], [0, 0.45, 1]))
    c.save()
    c.clipPath(path, True)
    for i in (1, 2, 3, 4):
        x = -w + i * 2 * w / n
        rib = skia.Path()
        rib.moveTo(0, -7)
        rib.quadTo(x * 0.9, -2, x, 16)
        c.drawPath(rib, stroke(alpha(shade(shade(u)), 120), 0.9))
    c.restore()
    c.drawLine(0, -6, 0, -11, stroke(rgb(60, 44, 70), 1.8))
    c.drawCircle(0, -11, 1.2, fill(rgb(60, 44, 70)))
    c.restore()
