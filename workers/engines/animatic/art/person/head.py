"""The head: a sphere on which ears, skull, face and hair are placed by longitude and latitude."""

import math
from dataclasses import dataclass, field, replace
from typing import Any

import skia

from workers.engines.animatic.art import emoji
from workers.engines.animatic.art.bird_heads import draw_bird_head
from workers.engines.animatic.art.draw import (
    MIPPED,
    XY,
    XYZ,
    Colour,
    alpha,
    clamp,
    fill,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    oval,
    radial,
    rgb,
    shade,
    smooth,
    soft_oval,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.heads import draw_head as draw_head_of
from workers.engines.animatic.art.person import face as faces
from workers.engines.animatic.art.person import hair as hairs
from workers.engines.animatic.art.person.hats import draw_hat
from workers.engines.animatic.art.person.look import Face, Look

RADIUS = 18.2
WHOLE = {"penguin": ((56, 10, 208, 150), (-170, -150, 340, 270)), "owl": ((36, 12, 248, 148), (-168, -138, 336, 250))}
"""Drawings down to the feet of which only the upper part is a head: that part, and where it goes."""


@dataclass(slots=True)
class HeadView:
    """A head as it is turned now: where a point of the face falls on the picture."""

    look: Look
    yaw: float
    pitch: float
    light: XY

    radius: float = RADIUS
    side: float = field(init=False)
    facing: float = field(init=False)
    _nod: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        yaw, pitch = math.radians(self.yaw), math.radians(self.pitch)
        self.side, self.facing = math.sin(yaw), math.cos(yaw)
        self._nod = math.sin(pitch), math.cos(pitch)

    def at(self, lon: float, lat: float, r: float = 1.0) -> XYZ:
        """Degrees on the face (0, 0 is the nose) to x, y (down) and depth (1 toward the viewer)."""
        lo, la = math.radians(lon), math.radians(lat)
        x, y, z = math.sin(lo) * math.cos(la), math.sin(la), math.cos(lo) * math.cos(la)
        sin, cos = self._nod
        y, z = y * cos + z * sin, -y * sin + z * cos
        sin, cos = self.side, self.facing
        x, z = x * cos + z * sin, -x * sin + z * cos
        return x * RADIUS * r, -y * RADIUS * r * 1.02, z


def draw_back(c: Any, view: HeadView, centre: XY, roll: float) -> None:
    """What hangs behind the body: long hair, a bun, a ponytail."""
    if view.look.head_art:
        return
    c.save()
    c.translate(*centre)
    c.rotate(roll)
    c.scale(view.look.head_scale, view.look.head_scale)
    hairs.draw_back(c, view)
    c.restore()


def _ear(c: Any, view: HeadView, k: int, near: bool, skin: Colour) -> None:
    x, y, z = view.at(k * 92, -6)
    if (z > 0.12) != near or z <= -0.55:
        return
    w = lerp(3.2, 4.6, clamp(abs(z)))
    c.drawOval(oval(x, y + 0.2, w, 5.2), linear((x, y - 5), (x, y + 5), [skin, shade(skin)]))
    c.drawOval(oval(x, y + 0.2, w * 0.5, 2.8), fill(alpha(shade(shade(skin)), 110)))


def _skull(view: HeadView, face: Face) -> Any:
    r, look = RADIUS, view.look
    j = view.side * r * 0.13
    drop = face.viseme[1] * 1.1
    jaw = lerp(0.80, 0.70, look.fem)
    return smooth(
        [
            (0, -r * 1.03), (-r * 0.62, -r * 0.86), (-r * 0.99, -r * 0.25), (-r * 0.97, r * 0.22),
            (-r * jaw + j, r * 0.68), (-r * 0.38 + j * 1.5, r * 0.95 + drop * 0.7), (j * 1.7, r * 1.02 + drop),
            (r * 0.38 + j * 1.5, r * 0.95 + drop * 0.7), (r * jaw + j, r * 0.68), (r * 0.97, r * 0.22),
            (r * 0.99, -r * 0.25), (r * 0.62, -r * 0.86),
        ]
    )  # fmt: skip


def draw_head(c: Any, view: HeadView, centre: XY, roll: float, face: Face) -> None:
    look, r, skin = view.look, RADIUS, view.look.skin_colour
    c.save()
    c.translate(*centre)
    c.rotate(roll)
    c.scale(look.head_scale, look.head_scale)
    if look.head_art:
        _drawn_head(c, view, face)
        c.restore()
        return
    _ear(c, view, -1, False, skin)
    _ear(c, view, 1, False, skin)
    skull = _skull(view, face)
    c.drawPath(skull, radial((view.light[0] * r * 0.45, -r * 0.35), r * 1.75, [lit(skin), skin, shade(skin)],
                             [0, 0.45, 1]))  # fmt: skip
    c.save()
    c.clipPath(skull, True)
    soft_oval(c, 0, r * 1.11, r * 0.9, r * 0.39, alpha(shade(shade(skin)), 70), 2.5)
    if view.facing > -0.35:
        faces.draw_face(c, view, face)
    c.restore()
    hairs.draw_front(c, view)
    if view.facing > -0.2:
        faces.draw_brows(c, view, face)
    if look.hair not in ("long", "bob", "afro", "curly"):
        _ear(c, view, -1, True, skin)
        _ear(c, view, 1, True, skin)
    if view.facing > -0.35 and not look.beard:
        faces.draw_nose(c, view)
    if look.glasses and view.facing > -0.2:
        _glasses(c, view)
    if look.hat:
        draw_hat(c, look, r, view.side)
    c.restore()


def _glasses(c: Any, view: HeadView) -> None:
    ink = rgb(40, 34, 48)
    for k in (-1, 1):
        x, y, z = view.at(k * 24, -2, 1.03)
        if z > 0.1:
            w = 6.4 * max(0.35, z)
            c.drawRoundRect(oval(x, y, w, 5.6), w * 0.7, 4.4, stroke(ink, 1.3))
            tint = rgb(24, 22, 34, 238) if view.look.shades else rgb(190, 230, 255, 40)
            c.drawRoundRect(oval(x, y, w, 5.6), w * 0.7, 4.4, fill(tint))
    a, b = view.at(-10, -1, 1.05), view.at(10, -1, 1.05)
    c.drawLine(a[0], a[1], b[0], b[1], stroke(ink, 1.2))


def _drawn_head(c: Any, view: HeadView, face: Face) -> None:
    """A drawing as a head, with a mouth that speaks."""
    c.save()
    c.translate(view.side * 2.2, -2)
    c.scale(1 - 0.10 * abs(view.side), 1)
    if view.look.head_art[0] in "@~":
        _own_head(c, view, face)
    else:
        _emoji_head(c, view)
    c.restore()
    if face.viseme[1] > 0.05 or face.viseme[5] > 0.5:
        c.save()
        c.translate(view.look.mouth_at[0] + view.side * 4, view.look.mouth_at[1])
        faces.draw_flat_mouth(c, face, mix(hexa("#8A5A44"), hexa("#5A3A34"), 0.3))
        c.restore()
    if view.look.glasses:  # a drawing turns less than a head of our own
        wide = 1.4 if view.look.head_art == "owl" else 1.0
        c.save()
        c.translate(0, -5.5 * (wide > 1))
        c.scale(wide, wide)
        _glasses(c, replace(view, yaw=view.yaw * 0.15))
        c.restore()
    if view.look.hat:
        draw_hat(c, view.look, RADIUS, view.side)


def _own_head(c: Any, view: HeadView, face: Face) -> None:
    look, closed = view.look, max(face.blink, 1.0 if face.emotion == "asleep" else 0.0) > 0.5
    c.scale(50, 50)
    if look.head_art[0] == "~":
        draw_bird_head(c, look.head_art[1:], look.head_tint, view.light, closed)
    else:
        draw_head_of(c, look.head_art[1:], look.head_tint or look.skin, look.head_marks, view.light, closed)


def _emoji_head(c: Any, view: HeadView) -> None:
    image = emoji.drawing(view.look.head_art, 320, view.look.head_tint)
    c.scale(46 / 320, 46 / 320)
    if view.look.head_art in WHOLE:
        c.clipRRect(skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(-170, -400, 340, 516), 120, 120), True)
        upper, goes = (skia.Rect.MakeXYWH(*box) for box in WHOLE[view.look.head_art])
        c.drawImageRect(image, upper, goes, MIPPED)
    else:
        c.drawImage(image, -160, -160, MIPPED)
