"""More for the head: caps of services, wraps, veils, masks and what sport and work ask for."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    Colour,
    alpha,
    fill,
    hexa,
    lerp,
    linear,
    lit,
    oval,
    poly,
    radial,
    rect,
    rgb,
    shade,
    smooth,
    star_path,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.person.hats import dome, hat

GOLD = hexa("#E3B341")


def _scaled(r: float, *points: tuple[float, float]) -> Any:
    return smooth([(x * r, y * r) for x, y in points])


@hat("police")
def _police(c: Any, r: float, side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(_scaled(r, (-1.0, -0.62), (-1.26, -1.12), (-0.6, -1.5), (0, -1.56), (0.6, -1.5), (1.26, -1.12),
                       (1.0, -0.62)), paint)  # fmt: skip
    c.drawRoundRect(rect(-r * 1.02, -r * 0.84, r * 2.04, r * 0.34), 3, 3, fill(shade(shade(colour))))
    w, x = r * lerp(0.8, 0.66, abs(side)), side * r * 0.7
    c.drawOval(skia.Rect(x - w, -r * 0.62, x + w, -r * 0.3), fill(rgb(26, 24, 34)))
    c.drawPath(star_path(side * r * 0.6, -r * 1.08, 4.2), fill(GOLD))


@hat("firehelmet")
def _fire(c: Any, r: float, side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(dome(r, 1.12, 1.36), paint)
    c.drawOval(oval(-side * r * 0.3, -r * 0.34, r * 1.4, r * 0.2), fill(shade(colour)))
    c.drawRoundRect(oval(0, -r * 1.02, r * 0.13, r * 0.4), 3, 3, fill(lit(colour)))
    c.drawPath(_scaled(r, (-0.3 + side * 0.5, -1.0), (0.3 + side * 0.5, -1.0), (0.26 + side * 0.5, -0.6),
                       (side * 0.5, -0.42), (-0.26 + side * 0.5, -0.6)), fill(GOLD))  # fmt: skip


@hat("turban")
def _turban(c: Any, r: float, side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(_scaled(r, (-1.08, -0.3), (-1.2, -0.95), (-0.6, -1.5), (0.1, -1.58), (0.8, -1.4), (1.2, -0.9), (1.08,
        -0.3),
                       (0.5, -0.5), (0, -0.62), (-0.5, -0.5)), paint)  # fmt: skip
    for k in range(4):
        y = -0.62 - k * 0.22
        c.drawPath(smooth([(-r * (1.1 - k * 0.12), (y + 0.18) * r), (side * r * 0.4, (y - 0.2) * r),
                           (r * (1.1 - k * 0.12), (y + 0.02) * r)], False), stroke(alpha(shade(colour), 200),
                           1.6))  # fmt: skip


@hat("hijab")
def _hijab(c: Any, r: float, side: float, colour: Colour, paint: Any) -> None:
    """Around the face, over the shoulders: the face stays free."""
    path = _scaled(r, (0, -1.22), (-0.92, -0.9), (-1.24, -0.1), (-1.1, 0.8), (-0.95, 1.45), (0, 1.62), (0.95, 1.45),
                   (1.1, 0.8), (1.24, -0.1), (0.92, -0.9))  # fmt: skip
    face = skia.Path()
    face.addOval(oval(side * r * 0.22, r * 0.16, r * lerp(0.86, 0.72, abs(side)), r * 0.94))
    c.drawPath(skia.Op(path, face, skia.PathOp.kDifference_PathOp), paint)
    for k in (-1, 1):
        c.drawPath(smooth([(k * r * 0.5, r * 1.02), (k * r * 0.2, r * 1.24), (k * -0.2 * r, r * 1.36)], False),
                   stroke(alpha(shade(shade(colour)), 150), 1.3))  # fmt: skip


@hat("veil")
def _veil(c: Any, r: float, side: float, colour: Colour, paint: Any) -> None:
    _hijab(c, r, side, colour, paint)
    band = skia.Path()
    band.addArc(skia.Rect(-r * 1.02, -r * 1.02, r * 1.02, r * 1.1), 205, 130)
    c.drawPath(band, stroke(rgb(250, 248, 250), 5))


@hat("ninja")
def _ninja(c: Any, r: float, side: float, colour: Colour, paint: Any) -> None:
    """All but the eyes."""
    head = _scaled(r, (0, -1.16), (-0.86, -0.84), (-1.1, -0.1), (-0.9, 0.7), (-0.4, 1.06), (0.4, 1.06), (0.9, 0.7),
                   (1.1, -0.1), (0.86, -0.84))  # fmt: skip
    slit = skia.Path()
    slit.addRoundRect(rect(-r * 0.84 + side * r * 0.2, -r * 0.36, r * 1.68, r * 0.62), 7, 7)
    c.drawPath(skia.Op(head, slit, skia.PathOp.kDifference_PathOp), paint)
    c.drawPath(_scaled(r, (-1.06, -0.3), (-1.5, 0.1), (-1.66, 0.5), (-1.3, 0.2)), fill(shade(colour)))


@hat("mask")
def _hero_mask(c: Any, r: float, side: float, colour: Colour, _paint: Any) -> None:
    x = side * r * 0.34
    mask = _scaled(r, (-0.92, -0.22), (-0.5, -0.42), (0, -0.26), (0.5, -0.42), (0.92, -0.22), (0.78, 0.2), (0.36, 0.32),
                   (0, 0.12), (-0.36, 0.32), (-0.78, 0.2))  # fmt: skip
    mask.offset(x, 0)
    holes = skia.Path()
    for k in (-1, 1):
        holes.addOval(oval(x + k * r * 0.4, -r * 0.02, r * 0.27 * (1 - 0.25 * abs(side)), r * 0.27))
    c.drawPath(skia.Op(mask, holes, skia.PathOp.kDifference_PathOp), fill(colour))


@hat("surgeon")
def _surgeon(c: Any, r: float, side: float, _colour: Colour, paint: Any) -> None:
    c.drawPath(dome(r, 1.1, 1.24), paint)
    x = side * r * 0.42
    c.drawPath(_scaled(r, (-0.56 + x / r, 0.3), (x / r, 0.22), (0.56 + x / r, 0.3), (0.46 + x / r, 0.82), (x / r, 0.96),
                       (-0.46 + x / r, 0.82)), fill(hexa("#BFE3EE")))  # fmt: skip
    for y in (0.46, 0.62):
        c.drawLine(x - r * 0.4, y * r, x + r * 0.4, y * r, stroke(rgb(150, 196, 210), 0.9))


@hat("diver")
def _diver(c: Any, r: float, side: float, colour: Colour, _paint: Any) -> None:
    """A mask and a snorkel."""
    x = side * r * 0.34
    c.drawLine(-r * 1.02, -r * 0.06, r * 1.02, -r * 0.06, stroke(rgb(40, 40, 52), 3))
    glass = rect(x - r * 0.74, -r * 0.42, r * 1.48, r * 0.74)
    c.drawRoundRect(glass, 8, 8, fill(rgb(160, 220, 255, 70)))
    c.drawRoundRect(glass, 8, 8, stroke(colour, 3))
    tube = smooth([(-r * 0.5 + x, r * 0.64), (-r * 0.95, r * 0.6), (-r * 1.16, r * 0.1), (-r * 1.14, -r * 1.2)], False)
    c.drawPath(tube, stroke(colour, 3.6))


@hat("beret")
def _beret(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(_scaled(r, (-1.02, -0.5), (-1.3, -0.9), (-0.7, -1.32), (0.2, -1.36), (1.0, -1.0), (1.0, -0.5),
                       (0, -0.62)), paint)  # fmt: skip
    c.drawLine(-r * 0.2, -r * 1.36, -r * 0.12, -r * 1.52, stroke(shade(colour), 2.4))


@hat("bikehelmet")
def _bike(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(dome(r, 1.14, 1.34), paint)
    for x in (-0.55, 0, 0.55):
        c.drawPath(_scaled(r, (x - 0.1, -1.12 + abs(x) * 0.3), (x + 0.1, -1.12 + abs(x) * 0.3), (x + 0.13, -0.6),
                           (x - 0.13, -0.6)), fill(shade(shade(colour))))  # fmt: skip
    c.drawLine(-r * 0.96, -r * 0.2, -r * 0.5, r * 1.0, stroke(rgb(40, 38, 48), 1.4))


@hat("headband")
def _headband(c: Any, r: float, _side: float, colour: Colour, _paint: Any) -> None:
    c.drawPath(smooth([(-r * 1.04, -r * 0.42), (0, -r * 0.66), (r * 1.04, -r * 0.42)], False), stroke(colour, 4.2))


@hat("flowers")
def _flowers(c: Any, r: float, _side: float, _colour: Colour, _paint: Any) -> None:
    for k in range(9):
        a = math.pi * (0.08 + 0.84 * k / 8)
        x, y = -math.cos(a) * r * 1.06, -math.sin(a) * r * 0.52 - r * 0.36
        tone = hexa(("#F277A8", "#F9E27A", "#F4F1EC", "#BBA5E0")[k % 4])
        for j in range(5):
            q = j * 1.2566 + k
            c.drawCircle(x + 2.1 * math.cos(q), y + 2.1 * math.sin(q), 1.9, fill(tone))
        c.drawCircle(x, y, 1.3, fill(hexa("#E3B341")))


@hat("sombrero")
def _sombrero(c: Any, r: float, _side: float, _colour: Colour, paint: Any) -> None:
    c.drawOval(oval(0, -r * 0.5, r * 2.1, r * 0.34), paint)
    c.drawPath(_scaled(r, (-0.7, -0.5), (-0.46, -1.4), (0, -1.7), (0.46, -1.4), (0.7, -0.5)), paint)
    c.drawOval(oval(0, -r * 0.46, r * 1.9, r * 0.26), stroke(hexa("#D6453D"), 2))


@hat("bowler")
def _bowler(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(dome(r, 0.86, 1.42), paint)
    c.drawOval(oval(0, -r * 0.46, r * 1.2, r * 0.16), fill(shade(colour)))
    c.drawRect(rect(-r * 0.84, -r * 0.76, r * 1.68, r * 0.22), fill(rgb(24, 22, 30)))


@hat("clown")
def _clown(c: Any, r: float, side: float, _colour: Colour, paint: Any) -> None:
    """A little hat, a red nose, painted cheeks."""
    c.drawPath(poly((-r * 0.4 - 6, -r * 1.0), (-6, -r * 1.9), (r * 0.4 - 6, -r * 1.06)), paint)
    c.drawCircle(-6, -r * 1.94, 3.4, fill(GOLD))
    x = side * r * 0.98
    c.drawCircle(
        x, r * 0.26, 4.6, radial((x - 1.4, r * 0.2), 6, [rgb(255, 150, 130), rgb(228, 44, 48), rgb(150, 20, 34)])
    )


@hat("robot_antenna")
def _antenna(c: Any, r: float, _side: float, _colour: Colour, _paint: Any) -> None:
    c.drawLine(0, -r * 1.0, 0, -r * 1.5, stroke(rgb(120, 124, 140), 2))
    c.drawCircle(0, -r * 1.6, 3.4, fill(hexa("#E5383B")))


@hat("feathers")
def _feathers(c: Any, r: float, _side: float, _colour: Colour, _paint: Any) -> None:
    for k in range(7):
        a = math.radians(-68 + k * 22.7)
        c.save()
        c.rotate(math.degrees(a))
        tone = hexa(("#D6453D", "#F2C94C", "#2F8F8A")[k % 3])
        c.drawPath(smooth([(-3, -r * 0.9), (-4.4, -r * 1.5), (0, -r * 1.9), (4.4, -r * 1.5), (3, -r * 0.9)]),
                   linear((-4, 0), (4, 0), [lit(tone), tone, shade(tone)]))  # fmt: skip
        c.restore()
    _headband(c, r, 0.0, hexa("#8A5B3A"), None)
