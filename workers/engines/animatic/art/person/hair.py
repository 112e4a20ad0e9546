"""Hair: what hangs behind, and the cap whose hairline is placed on the turned head."""

import math
from typing import TYPE_CHECKING, Any

import skia

from workers.engines.animatic.art.draw import (
    XY,
    alpha,
    clamp,
    lerp,
    linear,
    lit,
    mix,
    radial,
    shade,
    smooth,
    stroke,
)  # fmt: skip

if TYPE_CHECKING:
    from workers.engines.animatic.art.person.head import HeadView

HAIRLINES: dict[str, list[XY]] = {
    "short": [(-88, 2), (-70, 16), (-52, 40), (-24, 37), (6, 44), (34, 40), (54, 40), (70, 16), (88, 2)],
    "long": [(-95, -30), (-74, -6), (-56, 28), (-30, 42), (-4, 56), (22, 44), (54, 30), (74, -6), (95, -30)],
    "bob": [
        (-95, -30), (-72, -4), (-60, 24), (-36, 31), (-8, 30), (18, 30), (42, 31), (62, 24), (74, -4), (95, -30),
    ],
    "bun": [(-90, 6), (-66, 26), (-40, 44), (-12, 50), (14, 50), (42, 44), (66, 26), (90, 6)],
    "ponytail": [(-90, 6), (-66, 26), (-44, 40), (-16, 36), (12, 46), (42, 42), (66, 26), (90, 6)],
    "afro": [(-88, 2), (-64, 26), (-40, 40), (-14, 43), (14, 43), (40, 40), (64, 26), (88, 2)],
    "curly": [(-88, 0), (-66, 18), (-46, 36), (-20, 33), (4, 38), (28, 34), (50, 36), (68, 18), (88, 0)],
    "buzz": [(-88, 4), (-66, 24), (-44, 42), (-14, 46), (14, 46), (44, 42), (66, 24), (88, 4)],
    "fringe": [(-92, -6), (-72, 12), (-56, 40), (-34, 66), (0, 74), (34, 66), (56, 40), (72, 12), (92, -6)],
}  # fmt: skip
VOLUME = {
    "short": 1.12, "long": 1.10, "bob": 1.13, "bun": 1.06, "ponytail": 1.07, "afro": 1.25, "curly": 1.12,
    "buzz": 1.03, "spiky": 1.1, "fringe": 1.02,
}  # fmt: skip


def draw_back(c: Any, view: "HeadView") -> None:
    kind, r, colour = view.look.hair, view.radius, view.look.hair_colour
    dark = shade(colour)
    bx = -view.side * 5
    paint = linear((-r, -r), (r, r), [colour, dark])
    if kind == "long":
        c.drawPath(smooth([(x * r + bx, y * r) for x, y in (
            (-0.95, -0.5), (-1.13, 0.3), (-1.02, 1.35), (-0.4, 1.62), (0.4, 1.62), (1.02, 1.35), (1.13, 0.3),
            (0.95, -0.5))]), paint)  # fmt: skip
    elif kind == "bob":
        c.drawPath(smooth([(x * r + bx, y * r) for x, y in (
            (-0.95, -0.5), (-1.16, 0.2), (-1.08, 0.78), (-0.5, 0.86), (0.5, 0.86), (1.08, 0.78), (1.16, 0.2),
            (0.95, -0.5))]), paint)  # fmt: skip
    elif kind == "afro":
        for k in range(14):
            a = k / 14 * 2 * math.pi
            c.drawCircle(bx * 0.5 + math.cos(a) * r * 0.98, -r * 0.34 + math.sin(a) * r * 0.92, r * 0.46, paint)
        c.drawCircle(bx * 0.5, -r * 0.3, r * 1.2, paint)
    elif kind in ("bun", "ponytail"):
        x, y, _ = view.at(180, 38 if kind == "bun" else 22, 1.18)
        if kind == "bun":
            c.drawCircle(x * 0.8, y - r * 0.34, r * 0.42, radial((x * 0.8 - 3, y - r * 0.34 - 3), r * 0.5,
                                                               [lit(colour), dark]))  # fmt: skip
        else:
            out = 1 if x > 0 else -1
            c.drawPath(smooth([(x * 0.9, y - 4), (x * 1.3 + 3 * out, y + 6), (x * 1.35, y + 20), (x * 1.1, y + 30),
                               (x * 0.95, y + 16)]), paint)  # fmt: skip


def draw_front(c: Any, view: "HeadView") -> None:
    kind, r, colour = view.look.hair, view.radius, view.look.hair_colour
    if kind == "bald":
        return
    light = view.light[0]
    paint = radial((light * r * 0.5, -r * 0.9), r * 1.9, [lit(lit(colour)), colour, shade(colour)], [0, 0.4, 1])
    if kind == "mohawk":
        for i in range(7):
            x, y, _ = view.at(0, 30 + i * 22, 1.12)
            c.drawCircle(x, y - 2, r * 0.30, paint)
        return
    line = _hairline(view)
    outer = _crown(view, line)
    c.drawPath(smooth(line + outer), paint)
    if kind in ("curly", "afro"):
        for x, y in outer[1:-1]:
            x, y = x * 0.93, y * 0.93
            c.drawCircle(x, y, r * 0.22, radial((x + light * 3, y - 3), r * 0.26,
                                                [lit(colour), colour, mix(colour, shade(colour), 0.6)],
                                                [0, 0.5, 1]))  # fmt: skip
    if view.facing > -0.3 and kind not in ("curly", "afro", "buzz"):
        shine = skia.Path()
        dx = view.side * 2
        shine.addArc(skia.Rect(-r * 0.86 - dx, -r * 0.92, r * 0.86 - dx, r * 0.6), 232 if light < 0 else 268, 42)
        c.drawPath(shine, stroke(alpha(lit(lit(colour)), 120), 2.4))


def _hairline(view: "HeadView") -> list[XY]:
    r, side = view.radius, view.side
    if view.facing < -0.35:
        return [(-r, r * 0.45), (-r * 0.5, r * 0.62), (0, r * 0.66), (r * 0.5, r * 0.62), (r, r * 0.45)]
    line: list[XY] = []
    for lon, lat in HAIRLINES.get(view.look.hair, HAIRLINES["short"]):
        x, y, z = view.at(lon, lat, 1.03)
        if z < 0:
            q = math.hypot(x, y)
            x, y = x / q * r * 1.04, y / q * r * 1.04
        line.append((x, y))
    if abs(view.yaw) > 25:  # the far side shows more hair behind the ear
        k = clamp((abs(view.yaw) - 25) / 45)
        if side > 0:
            line[0] = (-r * 1.02, r * 0.30 * k + line[0][1] * (1 - k))
            line.insert(1, (lerp(line[0][0], line[1][0], 0.6), lerp(line[0][1], line[1][1], 0.25)))
        else:
            line[-1] = (r * 1.02, r * 0.30 * k + line[-1][1] * (1 - k))
            line.insert(-1, (lerp(line[-1][0], line[-2][0], 0.6), lerp(line[-1][1], line[-2][1], 0.25)))
    return line


def _crown(view: "HeadView", line: list[XY]) -> list[XY]:
    kind, r = view.look.hair, view.radius
    a0 = math.atan2(line[0][1], line[0][0])
    a1 = math.atan2(line[-1][1], line[-1][0])
    if a0 < 0:
        a0 += 2 * math.pi
    if a1 < math.pi / 2:
        a1 += 2 * math.pi
    out: list[XY] = []
    n = 12
    for i in range(n + 1):
        t = i / n
        a = lerp(a1, a0, t)
        q = r * lerp(1.04, VOLUME.get(kind, 1.1), math.sin(math.pi * t) ** 0.7 if 0 < t < 1 else 0)
        if kind in ("curly", "afro"):
            q += r * 0.05 * abs(math.sin(i * 2.3 + 1))
        if kind == "spiky" and 0 < i < n:
            q += r * (0.16 if i % 2 else -0.02)
        out.append((math.cos(a) * q - view.side * 1.2, math.sin(a) * q - r * 0.03))
    return out
