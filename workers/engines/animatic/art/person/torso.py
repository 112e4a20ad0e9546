"""The torso: a spline through hip, waist and chest widths, dressed."""

import math
from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.art.draw import (
    XY,
    XYZ,
    Colour,
    alpha,
    capsule,
    fill,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    oval,
    rgb,
    shade,
    smooth,
    soft_oval,
    star_path,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.person import garments
from workers.engines.animatic.art.person.look import Look


@dataclass(slots=True)
class TorsoView:
    """Where the torso falls on the picture: chest and hip points, half widths, how far it is turned."""

    look: Look
    chest: XY
    hip: XY
    head: XY
    shoulder: float
    waist: float
    hips: float
    yaw: float
    light: XY

    @property
    def turn(self) -> float:
        return math.sin(math.radians(self.yaw))

    @property
    def front(self) -> bool:
        return math.cos(math.radians(self.yaw)) > -0.2

    def at(self, t: float, w: float) -> XY:
        """`t` from hip (0) to chest (1), `w` units across."""
        ux, uy = self.chest[0] - self.hip[0], self.chest[1] - self.hip[1]
        q = math.hypot(ux, uy) or 1
        nx, ny = -uy / q, ux / q
        return self.hip[0] + ux * t + nx * w, self.hip[1] + uy * t + ny * w


def measure(
    look: Look, chest: XY, hip: XY, head: XY, shoulders: tuple[XYZ, XYZ], hips: tuple[XYZ, XYZ], yaw: float, light: XY
) -> TorsoView:
    """Blend front widths with depth, so a turned body keeps its volume."""
    side = abs(math.sin(math.radians(yaw)))
    depth = lerp(8.2, 7.6, look.fem) * look.build
    sw = math.hypot(abs(shoulders[0][0] - shoulders[1][0]) / 2 + 3.2, depth * side * 0.55) * (1 - 0.08 * side)
    sw = max(sw, depth * 0.98)
    hw = max(math.hypot(abs(hips[0][0] - hips[1][0]) / 2 + 5.0, depth * 0.5 * side), depth * 0.94)
    ww = lerp((sw + hw) / 2, min(sw, hw) * 0.84, 0.35 + 0.65 * look.fem)
    if look.build > 1.15:
        ww = max(ww, max(sw, hw) * (0.9 + (look.build - 1) * 0.6))
    return TorsoView(look, chest, hip, head, sw, ww, hw, yaw, light)


def _is_long(look: Look) -> bool:
    return look.top in ("coat", "dress", "robe", "gown", "kimono", "sari")


def draw_torso(c: Any, v: TorsoView) -> None:
    look, at = v.look, v.at
    skin, top, bottom = look.skin_colour, hexa(look.top_color), hexa(look.bottom_color)
    hw = v.hips
    c.drawPath(capsule(v.chest[0], v.chest[1] + 1, 4.6, v.head[0], v.head[1] + 9, 4.4), fill(shade(skin)))
    if not _is_long(look) and look.bottom != "dress":
        pelvis = [at(0.16, -hw * 0.97), at(-0.06, -hw), at(-0.22, -hw * 0.62), at(-0.24, 0), at(-0.22, hw * 0.62),
                  at(-0.06, hw), at(0.16, hw * 0.97)]  # fmt: skip
        c.drawPath(smooth(pelvis), linear(at(0, -hw), at(0, hw), [lit(bottom), bottom, shade(bottom)], [0, 0.45, 1]))
    if look.bottom == "tutu":
        garments.tutu(c, v)
    if look.bottom == "skirt":
        skirt = [at(0.16, -hw * 0.95), at(-0.2, -hw * 1.2), at(-0.62, -hw * 1.55), at(-0.68, 0), at(-0.62, hw * 1.55),
                 at(-0.2, hw * 1.2), at(0.16, hw * 0.95)]  # fmt: skip
        c.drawPath(smooth(skirt), linear(at(0, -hw * 1.4), at(0, hw * 1.4), [lit(bottom), bottom, shade(bottom)],
                                         [0, 0.4, 1]))  # fmt: skip
    body, low = _body(v)
    lx = -1 if v.light[0] < 0 else 1
    c.drawPath(body, linear(at(0.9, lx * v.shoulder * 1.05), at(0.1, -lx * v.shoulder * 1.05),
                            [lit(top), top, shade(top)], [0, 0.42, 1]))  # fmt: skip
    c.save()
    c.clipPath(body, True)
    soft_oval(c, v.head[0], v.head[1] + 17, 15, 9, alpha(shade(shade(top)), 120), 3)
    _clothes(c, v, top, low)
    if look.emblem not in ("", "star") and v.front:
        garments.emblem(c, v)
    c.restore()
    _collar(c, v, top, skin)


def _body(v: TorsoView) -> tuple[Any, float]:
    look, at = v.look, v.at
    sw, ww, hw, belly = v.shoulder, v.waist, v.hips, v.turn * 1.5
    low = {"gown": -1.12, "robe": -1.12, "kimono": -1.14, "sari": -1.14}.get(
        look.top, -0.62 if _is_long(look) else -0.13
    )
    flare = {"gown": 1.75, "robe": 1.45, "kimono": 1.16, "sari": 1.34, "dress": 1.28, "coat": 1.1}.get(look.top, 1.0)
    hw2, mid = hw * flare, lerp(sw, ww, 0.6)
    pts = [
        at(1.03, -sw * 0.40), at(1.0, -sw * 0.80), at(0.88, -sw * 1.02), at(0.62, -mid + belly * 0.6),
        at(0.34, -ww + belly), at(0.05, -hw * 1.02 + belly * 0.3), at(low, -hw2 * 0.98), at(low - 0.035, 0),
        at(low, hw2 * 0.98), at(0.05, hw * 1.02 + belly * 0.3), at(0.34, ww + belly), at(0.62, mid + belly * 0.6),
        at(0.88, sw * 1.02), at(1.0, sw * 0.80), at(1.03, sw * 0.40),
    ]  # fmt: skip
    return smooth(pts), low


def _clothes(c: Any, v: TorsoView, top: Colour, low: float) -> None:
    look, at, fx = v.look, v.at, v.turn
    sw, ww, hw, dark = v.shoulder, v.waist, v.hips, shade(top)
    if look.top == "hoodie":
        if v.front:
            c.drawPath(smooth([at(0.30, -ww * 0.55 + fx * 5), at(0.06, -ww * 0.72 + fx * 5),
                               at(-0.02, -ww * 0.5 + fx * 5), at(-0.02, ww * 0.5 + fx * 5),
                               at(0.06, ww * 0.72 + fx * 5), at(0.30, ww * 0.55 + fx * 5)]),
                       fill(alpha(dark, 150)))  # fmt: skip
            for k in (-1, 1):
                p, e = at(0.93, k * 2.6 + fx * 6), at(0.62, k * 3.0 + fx * 6.5)
                c.drawLine(p[0], p[1], e[0], e[1], stroke(rgb(250, 246, 240), 1.1))
                c.drawCircle(e[0], e[1], 1.0, fill(rgb(250, 246, 240)))
        c.drawPath(smooth([at(low + 0.07, -hw * 1.1), at(low - 0.1, -hw * 1.1), at(low - 0.1, hw * 1.1),
                           at(low + 0.07, hw * 1.1)]), fill(alpha(dark, 150)))  # fmt: skip
    elif look.top in ("suit", "coat") and v.front:
        _lapels(c, v, dark, low)
    elif look.top == "fur" and v.front:
        chest = [at(0.94, fx * 5), at(0.72, ww * 0.62 + fx * 5), at(0.3, ww * 0.7 + fx * 5), at(0.04, fx * 5),
                 at(0.3, -ww * 0.7 + fx * 5), at(0.72, -ww * 0.62 + fx * 5)]  # fmt: skip
        c.drawPath(smooth(chest), fill(mix(top, rgb(255, 246, 232), 0.62)))
    elif look.top == "tshirt" and v.front and look.emblem == "star":
        x, y = at(0.52, fx * 6)
        c.drawPath(star_path(x, y, 4.2, narrow=max(0.35, math.cos(fx))), fill(rgb(255, 244, 214, 235)))
    elif look.top in ("dress", "gown", "robe"):
        belt = [at(0.12, -ww * 1.1), at(0.06, 0), at(0.12, ww * 1.1)]
        c.drawPath(smooth(belt, False), stroke(dark, 1.8))
        for w in (-0.5, 0.05, 0.55):
            a, b = at(-0.05, hw * w), at(low, hw * w * 1.7)
            c.drawLine(a[0], a[1], b[0], b[1], stroke(alpha(dark, 110), 1.4))
    elif look.top == "kimono":
        garments.kimono(c, v, top)
    elif look.top == "sari":
        garments.sari(c, v, top)
    elif look.top == "stripes":
        for t in (0.1, 0.3, 0.5, 0.7, 0.9):
            c.drawPath(smooth([at(t, -sw * 1.1), at(t - 0.03, 0), at(t, sw * 1.1)], False),
                       stroke(rgb(250, 248, 244, 230), 2.4))  # fmt: skip
    elif look.top in ("armour", "spacesuit"):
        _plates(c, v, dark)
    elif look.top in ("apron", "overalls") and v.front:
        cloth = rgb(228, 226, 222) if look.top == "apron" else hexa(look.bottom_color)
        c.drawPath(smooth([at(0.74, -ww * 0.55 + fx * 4), at(0.1, -ww * 0.9 + fx * 4), at(-0.3, -ww + fx * 3),
                           at(-0.3, ww + fx * 3), at(0.1, ww * 0.9 + fx * 4), at(0.74, ww * 0.55 + fx * 4)]),
                   fill(cloth))  # fmt: skip
        for k in (-1, 1):
            a, b = at(0.72, k * ww * 0.5 + fx * 4), at(1.05, k * ww * 0.62)
            c.drawLine(a[0], a[1], b[0], b[1], stroke(cloth, 2.2))


def _lapels(c: Any, v: TorsoView, dark: Colour, low: float) -> None:
    at, o = v.at, v.turn * 5.5
    shirt = hexa("#F6F3EE") if v.look.top == "suit" else hexa("#D9C7A8")
    c.drawPath(smooth([at(1.04, -5 + o), at(0.42, o), at(1.04, 5 + o)]), fill(shirt))
    if v.look.top == "suit":
        c.drawPath(smooth([at(0.98, -1.3 + o), at(0.52, -1.9 + o), at(0.45, o), at(0.52, 1.9 + o), at(0.98, 1.3 + o)]),
                   fill(hexa("#C8312F")))  # fmt: skip
    for k in (-1, 1):
        c.drawPath(smooth([at(1.04, k * 4.6 + o), at(0.86, k * 8.2 + o), at(0.74, k * 6.6 + o), at(0.40, k * 0.2 + o)]),
                   fill(dark))  # fmt: skip
    p, e = at(0.42, o), at(low, o)
    c.drawLine(p[0], p[1], e[0], e[1], stroke(shade(dark), 0.7))
    for t in (0.28, 0.12):
        p = at(t, o + 1.6)
        c.drawCircle(p[0], p[1], 0.8, fill(shade(dark)))


def _plates(c: Any, v: TorsoView, dark: Colour) -> None:
    """Armour and space suits: a breast plate, a belt, and on the suit a small control box."""
    at, fx = v.at, v.turn
    sw, ww = v.shoulder, v.waist
    c.drawPath(smooth([at(0.46, -sw), at(0.40, fx * 5), at(0.46, sw)], False), stroke(dark, 1.4))
    c.drawPath(smooth([at(0.08, -ww * 1.1), at(0.03, fx * 5), at(0.08, ww * 1.1)], False), stroke(dark, 3.2))
    if v.look.top == "spacesuit" and v.front:
        x, y = at(0.58, fx * 6)
        c.drawRoundRect(oval(x, y, 5.2, 4), 1.4, 1.4, fill(rgb(92, 104, 130)))
        for k, col in enumerate(("#FF5A5F", "#FFD23F", "#3DDC97")):
            c.drawCircle(x - 3 + k * 3, y - 0.4, 1.1, fill(hexa(col)))
    elif v.front:
        a, b = at(0.95, fx * 6), at(0.48, fx * 6)
        c.drawLine(a[0], a[1], b[0], b[1], stroke(alpha(dark, 150), 1.2))


def _collar(c: Any, v: TorsoView, top: Colour, skin: Colour) -> None:
    at, sw, fx = v.at, v.shoulder, v.turn
    if v.look.top == "hoodie":
        c.drawPath(smooth([at(1.10, -sw * 0.62), at(1.0, -sw * 0.74), at(0.9, -sw * 0.30 + fx * 3), at(0.85, fx * 5),
                           at(0.9, sw * 0.30 + fx * 3), at(1.0, sw * 0.74), at(1.10, sw * 0.62), at(1.13, 0)]),
                   linear(at(1.1, -sw * 0.6), at(0.9, sw * 0.6), [lit(top), shade(top)]))  # fmt: skip
    elif v.look.top in ("armour", "spacesuit"):
        c.drawPath(smooth([at(1.08, -7), at(0.98, -8), at(0.93, fx * 3), at(0.98, 8), at(1.08, 7), at(1.11, 0)]),
                   linear(at(1.1, -8), at(0.95, 8), [lit(top), shade(top)]))  # fmt: skip
    elif v.front and v.look.top not in ("suit", "coat"):
        c.drawPath(smooth([at(1.03, -5.4), at(0.95, -4 + fx * 2), at(0.92, fx * 3), at(0.95, 4 + fx * 2),
                           at(1.03, 5.4), at(1.07, 0)]), fill(shade(skin)))  # fmt: skip
