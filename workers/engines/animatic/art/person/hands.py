"""Hands that grip, point, wave and rest, and what they hold."""

import math
from typing import Any

import skia

from workers.engines.animatic.art import emoji
from workers.engines.animatic.art.draw import (
    MIPPED,
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

GRIPS: dict[str, tuple[float, float, float, float]] = {
    "microphone": (20, 0.30, 0.80, 0), "guitar": (54, 0.5, 0.5, 0), "open-book": (32, 0.5, 0.62, 0),
    "closed-book": (26, 0.5, 0.6, 0), "balloon": (44, 0.5, 0.98, 0), "red-balloon": (44, 0.5, 0.98, 0),
    "paintbrush": (26, 0.25, 0.75, 0), "cooking": (36, 0.88, 0.62, 0), "hot-beverage": (22, 0.5, 0.6, 0),
    "kite": (60, 0.5, 0.9, 0), "crossed-swords": (40, 0.3, 0.8, 0), "magic-wand": (30, 0.2, 0.85, 0),
    "bouquet": (32, 0.5, 0.8, 0), "fishing-pole": (60, 0.15, 0.85, 0), "violin": (38, 0.4, 0.6, 0),
    "telescope": (34, 0.5, 0.6, 0), "laptop": (36, 0.5, 0.7, 0), "tennis": (30, 0.3, 0.8, 0),
    "accordion": (40, 0.5, 0.5, 0), "trumpet": (38, 0.3, 0.6, 0), "saxophone": (40, 0.5, 0.5, 0),
}  # fmt: skip
"""Held drawing -> size in figure units, where the hand holds it (shares of the drawing), turn in degrees."""


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
    else:
        c.drawPath(capsule(0.3, 0, 3.6, 4.4, 0.4 * m, 3.0), paint)
        c.drawPath(capsule(0.6, 1.8 * m, 1.6, 3.8, 4.3 * m, 1.35), paint)
    c.restore()


def draw_item(c: Any, hand: XY, item: str, turn: float = 0.0) -> None:
    """A drawing held at its grip point; the fist is drawn over it. `item` may carry a colour after a colon."""
    name, _, colour = item.partition(":")
    if name == "umbrella" or not emoji.exists(name):
        return
    size, gx, gy, tilt = GRIPS.get(name, (24, 0.5, 0.72, 0))
    px = 320 if size > 34 else 192
    k = size / px
    c.save()
    c.translate(*hand)
    c.rotate(tilt + turn)
    if name == "balloon":
        c.drawLine(0, 0, -5, -44, stroke(rgb(240, 236, 230, 220), 0.7))
        c.translate(-5, -42)
    c.scale(k, k)
    c.drawImage(emoji.drawing(name, px, emoji.colour_code(colour)), -px * gx, -px * gy, MIPPED)
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
