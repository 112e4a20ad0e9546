"""Animal heads drawn by code, in the manner of the emoji set, for animals that the set only shows whole."""

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
}  # fmt: skip


def _ears(c: Any, a: HeadArt, coat: Colour) -> None:
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
        elif a.horns == "antlers":
            antler = hexa("#C9A87A")
            tube(c, [(k * 0.1, top + 0.06), (k * 0.2, top - 0.18), (k * 0.32, top - 0.34), (k * 0.3, top - 0.5)],
                 [0.035, 0.032, 0.028, 0.012], antler)  # fmt: skip
            for y, dx, dy in ((-0.14, 0.16, -0.1), (-0.28, 0.15, -0.12)):
                x0 = k * (0.19 if y > -0.2 else 0.28)
                tube(c, [(x0, top + y), (x0 + k * dx, top + y + dy)], [0.026, 0.01], antler)


def draw_head(c: Any, name: str, coat_code: str, marks_code: str, light: XY) -> None:
    """A head about one unit wide, centred on the origin; its mouth is near (0, 0.3)."""
    a, coat, marks = HEADS[name], hexa(coat_code), hexa(marks_code)
    _ears(c, a, coat)
    if a.horns != "rhino":
        _horns(c, a, coat)
    sx, sy = a.skull
    skull = smooth([(0, -sy), (sx * 0.72, -sy * 0.8), (sx, -sy * 0.1), (sx * 0.8, sy * 0.62), (0, sy * 0.98),
                    (-sx * 0.8, sy * 0.62), (-sx, -sy * 0.1), (-sx * 0.72, -sy * 0.8)])  # fmt: skip
    c.drawPath(skull, radial((light[0] * sx, -sy * 0.6), sy * 2.1, [lit(lit(coat)), coat, shade(coat)], [0, 0.45, 1]))
    c.save()
    c.clipPath(skull, True)
    _marks(c, a, marks, sx, sy)
    if a.face:
        c.drawPath(smooth([(-sx * 0.7, -sy * 0.2), (-sx * 0.3, -sy * 0.42), (0, -sy * 0.28), (sx * 0.3, -sy * 0.42),
                           (sx * 0.7, -sy * 0.2), (sx * 0.5, sy * 0.6), (-sx * 0.5, sy * 0.6)]),
                   fill(hexa(a.face)))  # fmt: skip
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
    mw, mh = a.muzzle_size
    my, muzzle = sy * 0.62, hexa(a.muzzle)
    c.drawOval(oval(0, my, mw, mh), radial((light[0] * mw, my - mh), mw * 2, [lit(muzzle), muzzle, shade(muzzle)],
                                           [0, 0.5, 1]))  # fmt: skip
    if a.horns == "rhino":
        _horns(c, a, coat)
    nose = rgb(52, 40, 48)
    if mw > 0.24:
        for k in (-1, 1):
            c.drawOval(oval(k * mw * 0.42, my - mh * 0.36, 0.032, 0.04), fill(alpha(nose, 220)))
    else:
        c.drawPath(smooth([(-0.07, my - mh * 0.75), (0.07, my - mh * 0.75), (0, my - mh * 0.2)]), fill(nose))
    c.drawPath(smooth([(-mw * 0.4, my + mh * 0.3), (0, my + mh * 0.55), (mw * 0.4, my + mh * 0.3)], False),
               stroke(alpha(nose, 200), 0.024))  # fmt: skip
    for k in (-1, 1):
        x, y = k * sx * 0.5, -sy * 0.08
        c.drawOval(oval(x, y, 0.075, 0.095), fill(rgb(36, 26, 34)))
        c.drawCircle(x - 0.02, y - 0.035, 0.028, fill(rgb(255, 255, 255)))
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
    elif a.marks == "blaze":
        c.drawPath(smooth([(-0.05, -sy), (0.05, -sy), (0.04, 0), (-0.04, 0)]), fill(rgb(246, 244, 240)))
