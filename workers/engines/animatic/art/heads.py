"""Animal heads drawn by code, in the manner of the emoji set, for animals that the set only shows whole.

Beasts walk with them, and whoever acts like a person wears one on a person's body.
"""

import math
from dataclasses import dataclass
from typing import Any

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
    radial,
    rgb,
    shade,
    smooth,
    stroke,
    tube,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeadArt:
    """Features of a head of width 1: ears, horns, muzzle and marks."""

    ears: str = "leaf"
    horns: str = ""
    muzzle: str = "#F4E6D0"
    muzzle_size: XY = (0.26, 0.19)
    skull: XY = (0.34, 0.36)
    face: str = ""
    marks: str = ""
    tuft: str = ""
    eye: float = 1.0
    """How large its eyes are beside those of most."""


HEADS: dict[str, HeadArt] = {
    "leopard": HeadArt("round", marks="dots", muzzle="#FFF6E6"),
    "bull": HeadArt("leaf", "bull", "#E8C9A8", (0.25, 0.2), tuft="#4A2E22"),
    "squirrel": HeadArt("point", muzzle="#FFF2DC", muzzle_size=(0.22, 0.16)),
    "zebra": HeadArt("leaf", muzzle="#4A444C", marks="stripes", skull=(0.28, 0.38), tuft="#3A3438"),
    "deer": HeadArt("leaf", "antlers", "#F4E2C8", (0.2, 0.17), (0.28, 0.36)),
    "goat": HeadArt("droop", "goat", "#FFFFFF", (0.2, 0.17), (0.27, 0.36), tuft="#D8D0C4"),
    "sheep": HeadArt("droop", "", "#5A535C", (0.2, 0.16), (0.27, 0.33), tuft="#F4F1EC"),
    "camel": HeadArt("leaf", "", "#F0D9AE", (0.27, 0.2), (0.28, 0.34), tuft="#A87A48"),
    "llama": HeadArt("point", "", "#FFFFFF", (0.2, 0.16), (0.26, 0.36), tuft="#FFF8E8"),
    "giraffe": HeadArt("leaf", "ossicones", "#FBE7BE", (0.24, 0.19), (0.27, 0.36), marks="patches"),
    "hippo": HeadArt("small", "", "#B3A6C9", (0.4, 0.26), (0.32, 0.3)),
    "rhino": HeadArt("point", "rhino", "#B4BAC4", (0.33, 0.22), (0.32, 0.34)),
    "gorilla": HeadArt("small", "", "#8A8592", (0.27, 0.2), (0.34, 0.38), face="#8A8592"),
    "skunk": HeadArt("round", "", "#F4F1EC", (0.16, 0.13), (0.3, 0.32), marks="blaze"),
    "hedgehog": HeadArt("small", "", "#FBEBD4", (0.2, 0.15), (0.32, 0.31), tuft="#6B4A34"),
    "elephant": HeadArt("fan", "trunk", "#A8B0BE", (0.2, 0.14), (0.31, 0.36)),
    "kangaroo": HeadArt("point", "", "#F4E2C8", (0.19, 0.17), (0.27, 0.36)),
    "sloth": HeadArt("none", "", "#F6EAD2", (0.2, 0.15), (0.36, 0.34), face="#F0E2C6", marks="mask"),
    "otter": HeadArt("small", "", "#F0DEC6", (0.26, 0.18), (0.35, 0.33), marks="whiskers"),
    "beaver": HeadArt("small", "teeth", "#E2C29A", (0.26, 0.18), (0.35, 0.34)),
    "capybara": HeadArt("small", "", "#B98B60", (0.31, 0.25), (0.32, 0.34), eye=0.85),
    "seal": HeadArt("none", "", "#C6CEDA", (0.27, 0.18), (0.36, 0.35), marks="whiskers", eye=1.3),
    "walrus": HeadArt("none", "tusks", "#D8C4B0", (0.31, 0.2), (0.37, 0.36), marks="whiskers", eye=0.8),
    "shark": HeadArt("none", "fin", "#EEF3F8", (0.32, 0.19), (0.33, 0.38), eye=0.9),
    "dolphin": HeadArt("none", "fin", "#E4EEF8", (0.2, 0.16), (0.34, 0.37)),
    "fish": HeadArt("none", "fin", "#FFE7C2", (0.15, 0.11), (0.33, 0.35), eye=1.35),
    "crocodile": HeadArt("none", "fangs", "#8CC08A", (0.36, 0.24), (0.29, 0.36), eye=1.1),
    "lizard": HeadArt("none", "", "#A6DDB0", (0.31, 0.18), (0.34, 0.33), eye=1.25),
    "turtle": HeadArt("none", "", "#B6DDA2", (0.24, 0.16), (0.31, 0.34), eye=1.15),
    "dragon": HeadArt("none", "bull", "#BFE8B8", (0.3, 0.2), (0.32, 0.35), eye=1.1),
    "bug": HeadArt("none", "feelers", "#FFF6DC", (0.12, 0.07), (0.34, 0.33), eye=1.5),
}  # fmt: skip


def _ears(c: Any, a: HeadArt, coat: Colour) -> None:
    if a.ears == "none":
        return
    inner = mix(coat, hexa("#F2A0A0"), 0.5)
    for k in (-1, 1):
        c.save()
        c.translate(k * a.skull[0] * 0.78, -a.skull[1] * 0.62)
        if a.ears == "round":
            c.drawCircle(0, -0.04, 0.15, linear((0, -0.2), (0, 0.1), [lit(coat), shade(coat)]))
            c.drawCircle(0, -0.03, 0.085, fill(inner))
        elif a.ears == "small":
            c.drawCircle(k * 0.03, 0, 0.09, linear((0, -0.1), (0, 0.1), [lit(coat), shade(coat)]))
            c.drawCircle(k * 0.03, 0.01, 0.05, fill(inner))
        elif a.ears == "fan":
            c.drawPath(smooth([(0, 0), (k * 0.18, -0.14), (k * 0.4, -0.06), (k * 0.42, 0.22), (k * 0.24, 0.44),
                               (k * 0.04, 0.36)]), linear((0, -0.1), (0, 0.44), [lit(coat), shade(coat)]))  # fmt: skip
            c.drawPath(smooth([(k * 0.08, 0.06), (k * 0.2, -0.04), (k * 0.33, 0.04), (k * 0.34, 0.2), (k * 0.2, 0.34)]),
                       fill(alpha(inner, 170)))  # fmt: skip
        elif a.ears == "point":
            c.rotate(k * 14)
            c.drawPath(smooth([(-0.1, 0.08), (-0.06, -0.12), (k * 0.04, -0.27), (0.07, -0.1), (0.1, 0.08)]),
                       linear((0, -0.25), (0, 0.1), [lit(coat), coat]))  # fmt: skip
            c.drawPath(smooth([(-0.05, 0.04), (0, -0.17), (0.05, 0.04)]), fill(inner))
        else:
            c.rotate(k * (62 if a.ears == "leaf" else 112))
            c.drawOval(oval(0, -0.14, 0.09, 0.19), linear((0, -0.3), (0, 0.05), [lit(coat), shade(coat)]))
            c.drawOval(oval(0, -0.13, 0.05, 0.12), fill(inner))
        c.restore()


def _horns(c: Any, a: HeadArt, coat: Colour) -> None:
    bone, top = hexa("#E8DCC4"), -a.skull[1]
    if a.horns == "rhino":
        for y, h, w in ((0.02, 0.34, 0.1), (-0.16, 0.18, 0.07)):
            c.drawPath(smooth([(-w, y + 0.08), (0, y - h), (w, y + 0.08)]),
                       linear((-w, 0), (w, 0), [lit(bone), bone, shade(bone)]))  # fmt: skip
        return
    for k in (-1, 1):
        if a.horns == "bull":
            tube(c, [(k * 0.2, top + 0.1), (k * 0.42, top + 0.0), (k * 0.5, top - 0.12), (k * 0.46, top - 0.26)],
                 [0.07, 0.062, 0.045, 0.012], bone)  # fmt: skip
        elif a.horns == "goat":
            tube(c, [(k * 0.1, top + 0.08), (k * 0.16, top - 0.12), (k * 0.26, top - 0.24), (k * 0.38, top - 0.26)],
                 [0.06, 0.055, 0.04, 0.012], hexa("#A8987E"))  # fmt: skip
        elif a.horns == "ossicones":
            tube(c, [(k * 0.1, top + 0.08), (k * 0.14, top - 0.16)], [0.035, 0.03], coat)
            c.drawCircle(k * 0.145, top - 0.19, 0.055, fill(hexa("#6B4428")))
        elif a.horns == "feelers":
            c.drawPath(smooth([(k * 0.1, top + 0.06), (k * 0.14, top - 0.12), (k * 0.26, top - 0.2)], False),
                       stroke(rgb(52, 40, 48), 0.026))  # fmt: skip
            c.drawCircle(k * 0.27, top - 0.2, 0.04, fill(rgb(52, 40, 48)))
        elif a.horns == "fin" and k > 0:
            c.drawPath(smooth([(-0.12, top + 0.08), (-0.06, top - 0.16), (0.08, top - 0.24), (0.06, top - 0.08),
                               (0.13, top + 0.08)]),
                       linear((0, top - 0.24), (0, top + 0.08), [lit(coat), shade(coat)]))  # fmt: skip
        elif a.horns == "antlers":
            antler = hexa("#C9A87A")
            tube(c, [(k * 0.1, top + 0.06), (k * 0.2, top - 0.18), (k * 0.32, top - 0.34), (k * 0.3, top - 0.5)],
                 [0.035, 0.032, 0.028, 0.012], antler)  # fmt: skip
            for y, dx, dy in ((-0.14, 0.16, -0.1), (-0.28, 0.15, -0.12)):
                x0 = k * (0.19 if y > -0.2 else 0.28)
                tube(c, [(x0, top + y), (x0 + k * dx, top + y + dy)], [0.026, 0.01], antler)


def draw_head(c: Any, name: str, coat_code: str, marks_code: str, light: XY, closed: bool = False) -> None:
    """A head about one unit wide, centred on the origin; its mouth is near (0, 0.3); eyes open unless `closed`."""
    a, coat, marks = HEADS[name], hexa(coat_code), hexa(marks_code)
    _ears(c, a, coat)
    if a.horns not in _BEFORE:
        _horns(c, a, coat)
    sx, sy = a.skull
    skull = smooth([(0, -sy), (sx * 0.72, -sy * 0.8), (sx, -sy * 0.1), (sx * 0.8, sy * 0.62), (0, sy * 0.98),
                    (-sx * 0.8, sy * 0.62), (-sx, -sy * 0.1), (-sx * 0.72, -sy * 0.8)])  # fmt: skip
    c.drawPath(skull, radial((light[0] * sx, -sy * 0.6), sy * 2.1, [lit(lit(coat)), coat, shade(coat)], [0, 0.45, 1]))
    c.save()
    c.clipPath(skull, True)
    if a.face:
        c.drawPath(smooth([(-sx * 0.7, -sy * 0.2), (-sx * 0.3, -sy * 0.42), (0, -sy * 0.28), (sx * 0.3, -sy * 0.42),
                           (sx * 0.7, -sy * 0.2), (sx * 0.5, sy * 0.6), (-sx * 0.5, sy * 0.6)]),
                   fill(hexa(a.face)))  # fmt: skip
    _marks(c, a, marks, sx, sy)
    c.restore()
    if a.tuft:
        tuft = hexa(a.tuft)
        for x, y, r in (
            (-0.12, 0.02, 0.1),
            (0.12, 0.02, 0.1),
            (0, -0.03, 0.13),
            (-0.05, 0.09, 0.09),
            (0.07, 0.08, 0.08),
        ):
            c.drawCircle(x, -sy + y, r, linear((0, -sy - 0.1), (0, -sy + 0.2), [lit(tuft), shade(tuft)]))
    _muzzle(c, a, light, coat)
    if a.horns == "rhino":
        _horns(c, a, coat)
    _eyes(c, a, closed)


_BEFORE = {"rhino", "trunk", "tusks", "teeth", "fangs"}
"""What grows out of the face rather than behind it."""
_INK = rgb(52, 40, 48)


def _muzzle(c: Any, a: HeadArt, light: XY, coat: Colour) -> None:
    mw, mh = a.muzzle_size
    my, muzzle = a.skull[1] * 0.62, hexa(a.muzzle)
    ivory = linear((0, my), (0, my + 0.4), [rgb(255, 252, 240), rgb(226, 214, 190)])
    c.drawOval(oval(0, my, mw, mh), radial((light[0] * mw, my - mh), mw * 2, [lit(muzzle), muzzle, shade(muzzle)],
                                           [0, 0.5, 1]))  # fmt: skip
    if a.horns == "tusks":
        for k in (-1, 1):
            c.drawPath(
                smooth([(k * 0.07, my + mh * 0.6), (k * 0.16, my + mh * 0.6), (k * 0.12, my + mh + 0.22)]), ivory
            )
    if a.horns == "trunk":
        tube(c, [(0, my - 0.2), (0.01, my + 0.04), (0.05, my + 0.2), (0.16, my + 0.27)], [0.15, 0.125, 0.1, 0.085],
             coat, light)  # fmt: skip
        for k in range(4):
            y = my - 0.05 + k * 0.075
            c.drawLine(-0.085 + k * 0.02, y, 0.06 + k * 0.016, y + 0.012, stroke(alpha(shade(coat), 150), 0.016))
        return
    if a.horns == "teeth":
        c.drawRoundRect(oval(0, my + mh * 0.78, 0.07, 0.075), 0.02, 0.02, ivory)
        c.drawLine(0, my + mh * 0.4, 0, my + mh * 1.15, stroke(alpha(_INK, 110), 0.014))
    if a.horns == "fangs":
        for x in (-0.24, -0.12, 0.12, 0.24):
            c.drawPath(poly((x - 0.035, my + mh * 0.4), (x + 0.035, my + mh * 0.4), (x, my + mh * 0.78)), ivory)
    if mw > 0.24:
        for k in (-1, 1):
            c.drawOval(oval(k * mw * 0.42, my - mh * 0.36, 0.032, 0.04), fill(alpha(_INK, 220)))
    elif mw > 0.16:
        c.drawPath(smooth([(-0.07, my - mh * 0.75), (0.07, my - mh * 0.75), (0, my - mh * 0.2)]), fill(_INK))
    c.drawPath(smooth([(-mw * 0.4, my + mh * 0.3), (0, my + mh * 0.55), (mw * 0.4, my + mh * 0.3)], False),
               stroke(alpha(_INK, 200), 0.024))  # fmt: skip
    if a.marks == "whiskers":
        for k in (-1, 1):
            for n in (-1, 0, 1):
                c.drawLine(k * mw * 0.6, my + n * 0.035, k * (mw + 0.16), my + n * 0.07 - 0.02,
                           stroke(alpha(rgb(255, 255, 255), 190), 0.014))  # fmt: skip


def _eyes(c: Any, a: HeadArt, closed: bool) -> None:
    sx, sy = a.skull
    for k in (-1, 1):
        x, y = k * sx * 0.5, -sy * 0.08
        if closed:
            lid = smooth([(x - 0.085, y), (x, y + 0.05), (x + 0.085, y)], False)
            c.drawPath(lid, stroke(_INK, 0.028))
            continue
        if a.eye > 1.2:
            c.drawOval(oval(x, y, 0.1 * a.eye, 0.115 * a.eye), fill(rgb(250, 248, 240)))
        w = 0.075 * a.eye
        c.drawOval(oval(x, y, w, w * 1.27), fill(rgb(36, 26, 34)))
        c.drawCircle(x - 0.02, y - 0.035, 0.028 * a.eye, fill(rgb(255, 255, 255)))
        c.drawCircle(x + 0.025, y + 0.03, 0.013, fill(rgb(255, 255, 255, 190)))


def _marks(c: Any, a: HeadArt, marks: Colour, sx: float, sy: float) -> None:
    if a.marks == "dots":
        for k in range(12):
            ang = k / 12 * 2 * math.pi
            c.drawCircle(math.cos(ang) * sx * 0.82, math.sin(ang) * sy * 0.82, 0.032, fill(alpha(marks, 210)))
    elif a.marks == "patches":
        for x, y, r in (
            (-0.16, -0.22, 0.07),
            (0.14, -0.25, 0.06),
            (0.24, -0.02, 0.06),
            (-0.25, 0.04, 0.06),
            (0, -0.1, 0.05),
        ):
            c.drawOval(oval(x, y, r, r * 0.85), fill(alpha(marks, 200)))
    elif a.marks == "stripes":
        for k in range(4):
            y = -sy * 0.7 + k * sy * 0.36
            for s in (-1, 1):
                c.drawPath(poly((s * sx, y - 0.03), (s * sx * 0.34, y + 0.05), (s * sx, y + 0.035)), fill(marks))
        c.drawPath(poly((-0.03, -sy), (0.03, -sy), (0, sy * 0.1)), fill(marks))
    elif a.marks == "mask":
        for k in (-1, 1):
            c.drawPath(smooth([(k * sx * 0.22, -sy * 0.1), (k * sx * 0.5, -sy * 0.32), (k * sx * 0.9, sy * 0.16),
                               (k * sx * 0.62, sy * 0.2)]), fill(hexa("#7A5C40")))  # fmt: skip
    elif a.marks == "blaze":
        c.drawPath(smooth([(-0.05, -sy), (0.05, -sy), (0.04, 0), (-0.04, 0)]), fill(rgb(246, 244, 240)))
