"""Eyes, brows, nose, mouth, beard and wrinkles, placed on the turned head."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import skia

from workers.engines.animatic.art.draw import (
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
from workers.engines.animatic.art.person.look import VISEMES, Face

if TYPE_CHECKING:
    from workers.engines.animatic.art.person.head import HeadView

At = Callable[[float, float, float], XYZ]
BLUSH = hexa("#FF6B5E")


def draw_face(c: Any, view: "HeadView", face: Face) -> None:
    """Cheeks, eyes, mouth and beard: everything within the outline of the skull."""
    skin = view.look.skin_colour
    smile, opening = face.shape[4], face.shape[5]
    for k in (-1, 1):
        x, y, z = view.at(k * 40, -22)
        if z > 0.05:
            tint = alpha(mix(skin, BLUSH, 0.75), lerp(60, 105, clamp(smile)))
            soft_oval(c, x, y, 5 * z, 3.2, tint, 1.6)
    if view.look.age > 0.75:
        _wrinkles(c, view, skin)
    for k in (-1, 1):
        _eye(c, view, face, k, skin)
    if view.look.beard:
        draw_nose(c, view)
    _mouth(c, view.at, face, skin, smile, opening, view.look.lips)
    if view.look.beard:
        _beard(c, view, face)
    if face.emotion == "crying":
        _tears(c, view)


def _wrinkles(c: Any, view: "HeadView", skin: Colour) -> None:
    ink = stroke(alpha(shade(shade(skin)), 120), 0.8)
    for k in (-1, 1):
        for lon, lat in ((20, -13), (24, -15)):
            a, b = view.at(k * lon, lat), view.at(k * (lon + 12), lat + 4)
            if a[2] > 0.15 and b[2] > 0.1:
                c.drawLine(a[0], a[1], b[0], b[1], ink)
        a, b = view.at(k * 15, -17), view.at(k * 23, -33)
        if b[2] > 0.1:
            c.drawLine(a[0], a[1], b[0], b[1], ink)
    for lat in (38, 44):
        a, m, b = view.at(-16, lat), view.at(0, lat + 2), view.at(16, lat)
        c.drawPath(smooth([a[:2], m[:2], b[:2]], False), ink)


def _tears(c: Any, view: "HeadView") -> None:
    for k in (-1, 1):
        x, y, z = view.at(k * 26, -16)
        if z > 0.1:
            c.drawOval(oval(x, y, 1.5, 3.4), fill(rgb(150, 215, 255, 220)))
            c.drawCircle(x - 0.4, y + 1, 0.5, fill(rgb(255, 255, 255, 220)))


def _eye(c: Any, view: "HeadView", face: Face, k: int, skin: Colour) -> None:
    look = view.look
    _, tilt_of_brow, lid, low, smile, _ = face.shape
    x, y, z = view.at(k * 22.5, 1)
    if z < 0.08:
        return
    w = 4.5 * (0.35 + 0.65 * z) * (1 if look.age < 0.8 else 0.9)
    h = 5.7 + (0.9 if lid < 0 else 0)
    shut = clamp(max(lid, 0) * 0.9 + face.blink * (1 - min(1.0, max(lid, 0))))
    if look.age < 0.2:
        h, w = h * 1.12, w * 1.1
    tilt = (tilt_of_brow * 1.6 if abs(tilt_of_brow) > 0.3 else 0) * k
    lid_y = y - h + 2 * h * shut
    outline = skia.Path()
    outline.addOval(oval(x, y, w, h))
    c.save()
    c.clipPath(outline, True)
    c.drawPath(outline, linear((x, y - h), (x, y + h), [rgb(226, 222, 232), rgb(255, 255, 255), rgb(250, 248, 250)],
                               [0, 0.4, 1]))  # fmt: skip
    _iris(c, view, face, x, y, z, w, h)
    if shut > 0.02:
        lid_path = skia.Path()
        lid_path.moveTo(x - w - 2, y - h - 3)
        lid_path.lineTo(x + w + 2, y - h - 3)
        lid_path.lineTo(x + w + 2, lid_y + tilt * 0.9)
        lid_path.quadTo(x, lid_y + (1.2 if shut < 0.9 else 2.2), x - w - 2, lid_y - tilt * 0.9)
        lid_path.close()
        c.drawPath(lid_path, fill(mix(skin, shade(skin), 0.45)))
    if low > 0.02:
        c.drawOval(skia.Rect(x - w * 1.5, y + h * (1.0 - 0.75 * low), x + w * 1.5, y + h * 3),
                   fill(mix(skin, lit(skin), 0.3)))  # fmt: skip
    c.restore()
    _lashes(c, look.lashes, k, x, y, w, h, shut, tilt, smile)


def _iris(c: Any, view: "HeadView", face: Face, x: float, y: float, z: float, w: float, h: float) -> None:
    px = x + clamp(face.gaze[0], -1, 1) * w * 0.42 + view.side * 0.8
    py = y + clamp(face.gaze[1], -1, 1) * h * 0.38 + 0.2
    rx, ry = 3.75 * (0.5 + 0.5 * z), 4.15
    colour = hexa(view.look.eye)
    c.drawOval(oval(px, py, rx, ry), radial((px, py + 1.6), 4.4, [lit(lit(colour)), colour, shade(shade(colour))],
                                            [0, 0.55, 1]))  # fmt: skip
    c.drawOval(oval(px, py, rx * 0.55, ry * 0.55), fill(rgb(24, 16, 26)))
    c.drawCircle(px - 1.15 * z - 0.1, py - 1.65, 1.25, fill(rgb(255, 255, 255, 245)))
    c.drawCircle(px + 1.2 * z, py + 1.5, 0.6, fill(rgb(255, 255, 255, 170)))
    c.drawOval(skia.Rect(x - w * 1.2, y - h * 1.5, x + w * 1.2, y - h * 0.45), fill(rgb(60, 40, 70, 60)))


def _lashes(
    c: Any, full: bool, k: int, x: float, y: float, w: float, h: float, shut: float, tilt: float, smile: float
) -> None:
    """A thin line that rises to the inner side: thicker or flatter and everybody looks angry."""
    path = skia.Path()
    if shut > 0.85:
        path.moveTo(x - w * 0.95, y + h * 0.35)
        path.quadTo(x, y + h * (0.95 if smile < 0.5 else -0.25), x + w * 0.95, y + h * 0.35)
        c.drawPath(path, stroke(rgb(50, 30, 36), 1.25))
        return
    yy = y - h * (1 - 2 * shut) * 0.98
    outer = lerp(y - h * 0.38, yy + 1, clamp(shut * 2))
    inner = lerp(y - h * 0.80, yy + 0.6, clamp(shut * 2))
    path.moveTo(x + k * w * 0.98, outer + k * tilt * 0.8)
    path.quadTo(x + k * w * 0.30, yy - h * 0.34 * (1 - shut), x - k * w * 0.66, inner - k * tilt * 0.8)
    c.drawPath(path, stroke(rgb(62, 40, 46, 225), 1.4 if full else 1.05))
    if full:
        c.drawLine(x + k * w * 0.9, y - h * 0.45 + shut * 4, x + k * w * 1.45, y - h * 0.85 + shut * 5,
                   stroke(rgb(52, 32, 38), 1.2))  # fmt: skip


def draw_brows(c: Any, view: "HeadView", face: Face) -> None:
    """Drawn after the hair: under it, a smile reads as a scowl."""
    look = view.look
    up, tilt = face.shape[0], face.shape[1]
    colour = mix(look.hair_colour, rgb(40, 24, 24), 0.35) if look.hair != "bald" else rgb(70, 48, 40)
    if look.age > 0.75:
        colour = mix(look.hair_colour, rgb(120, 116, 124), 0.5)
    for k in (-1, 1):
        lat = 25 + up * 6.5
        i, m = view.at(k * 11, lat + tilt * 5.5 - 1.2), view.at(k * 23, lat + 2.2, 1.02)
        o = view.at(k * 35, lat - tilt * 4.5 - 1.6)
        if m[2] < 0.08:
            continue
        path = skia.Path()
        path.moveTo(i[0], i[1])
        path.quadTo(2 * m[0] - (i[0] + o[0]) / 2, 2 * m[1] - (i[1] + o[1]) / 2, o[0], o[1])
        c.drawPath(path, stroke(colour, 2.1 if look.fem < 0.5 else 1.6))


def draw_nose(c: Any, view: "HeadView") -> None:
    """Outside the clip of the face, else it vanishes in profile."""
    skin = view.look.skin_colour
    x, y, z = view.at(0, -11, 1.10)
    if z < -0.1:
        return
    k = 0.78 if view.look.age < 0.2 else 1.0
    c.drawOval(
        oval(x, y, 2.9 * k, 2.35 * k),
        radial(
            (x + view.light[0] * 1.4, y - 1), 3.6 * k,
            [lit(lit(skin)), mix(skin, BLUSH, 0.16), mix(skin, shade(mix(skin, BLUSH, 0.25)), 0.75)], [0, 0.5, 1],
        ),
    )  # fmt: skip


def draw_flat_mouth(c: Any, face: Face, skin: Colour) -> None:
    """A speaking mouth on a drawn head, centred where the canvas stands."""
    _mouth(c, lambda lon, _lat, _r=1.0: (lon * 0.32, 0.0, 1.0), face, skin, 0.4, 0, "")


def _mouth(c: Any, at: Any, face: Face, skin: Colour, smile: float, opening: float, lips: str) -> None:
    wide, opened, pucker, teeth, tongue, press = face.viseme
    if face.viseme != VISEMES["MBP"]:
        opened = max(opened, opening * (1 - press))
        if opening > 0.5 and opened == opening:
            teeth, tongue = max(teeth, 0.8), max(tongue, 0.4)
    centre, left, right = at(0, -31, 1.0), at(-15 * wide, -30, 1.0), at(15 * wide, -30, 1.0)
    if centre[2] < -0.25:
        return
    x0, x1 = left[0], right[0]
    if left[2] < 0:
        x0 = min(x0, centre[0] - 1)
    up = smile * 1.9 * (1 - pucker * 0.6)
    cx, cy = centre[0], centre[1] + 0.4
    yl, yr, width = left[1] - up, right[1] - up, x1 - x0
    lip = hexa(lips) if lips else mix(shade(skin), hexa("#B8434A"), 0.45)
    if opened < 0.06:
        path = skia.Path()
        path.moveTo(x0, yl)
        path.quadTo(cx, cy + smile * 2.6 + 0.2, x1, yr)
        if lips:
            c.drawPath(path, stroke(lip, 2.2))
        c.drawPath(path, stroke(mix(shade(shade(skin)), rgb(90, 30, 34), 0.55), 1.5 if press < 0.5 else 1.9))
        if press > 0.5:
            c.drawPath(path, stroke(lip, 0.7))
        return
    high = opened * lerp(2.0, 3.4, pucker) + 0.2 * pucker
    low = opened * lerp(6.6, 4.6, pucker) + 0.8
    path = skia.Path()
    path.moveTo(x0, yl)
    path.cubicTo(lerp(x0, cx, 0.35), cy - high - up * 0.2, lerp(x1, cx, 0.35), cy - high - up * 0.2, x1, yr)
    path.cubicTo(lerp(x1, cx, 0.1), cy + low + smile * 1.5, lerp(x0, cx, 0.1), cy + low + smile * 1.5, x0, yl)
    path.close()
    c.drawPath(path, stroke(alpha(lip, 235 if lips else 150), 2.4 + 1.6 * pucker))
    c.drawPath(path, linear((0, cy - high), (0, cy + low), [rgb(74, 18, 30), rgb(132, 32, 44)]))
    c.save()
    c.clipPath(path, True)
    if tongue > 0.03:
        c.drawOval(skia.Rect(cx - width * 0.30, cy + low * (0.55 - 0.5 * tongue), cx + width * 0.30, cy + low * 1.5),
                   linear((0, cy), (0, cy + low), [rgb(244, 120, 122), rgb(214, 80, 92)]))  # fmt: skip
    if teeth > 0.05:
        c.drawRoundRect(skia.Rect(cx - width * 0.42, cy - high - 3.5 - up * 0.3, cx + width * 0.42,
                                  cy - high + lerp(0.4, 2.5, teeth) + opened * 0.9),
                        1.6, 1.6, fill(rgb(253, 251, 247)))  # fmt: skip
    if teeth > 0.9 and opened < 0.4:
        c.drawRoundRect(skia.Rect(cx - width * 0.34, cy + low * 0.42, cx + width * 0.34, cy + low + 3), 1.4, 1.4,
                        fill(rgb(240, 234, 232)))  # fmt: skip
    c.restore()


def _beard(c: Any, view: "HeadView", face: Face) -> None:
    colour, long = view.look.hair_colour, view.look.beard == "long"
    chin = 1.3 if long else 1.0
    outline = [
        view.at(lon, lat, 1.015)[:2]
        for lon, lat in (
            (-78, -4), (-74, -28), (-56, -52), (-22, -64), (22, -64), (56, -52), (74, -28), (78, -4), (64, -12),
            (44, -16), (20, -17), (0, -20), (-20, -17), (-44, -16), (-64, -12),
        )
    ]  # fmt: skip
    if view.look.beard == "moustache":
        a, b, m = view.at(-26, -25, 1.02), view.at(26, -25, 1.02), view.at(0, -20, 1.04)
        c.drawPath(smooth([a[:2], (m[0], m[1] - 1.4), b[:2], (m[0], m[1] + 3.2)]), fill(colour))
        return
    outline = [(x, y if y < 6 else 6 + (y - 6) * chin) for x, y in outline]
    c.drawPath(smooth(outline), linear((0, 0), (0, view.radius), [colour, shade(colour)]))
    _mouth(c, view.at, face, view.look.skin_colour, face.shape[4], face.shape[5], view.look.lips)
