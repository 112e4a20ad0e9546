"""Hats, one function each, drawn on a head of radius `r` whose centre is the origin."""

from collections.abc import Callable
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
    rgb,
    shade,
    smooth,
    star_path,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.person.look import Look

Hat = Callable[[Any, float, float, Colour, Any], None]
HATS: dict[str, Hat] = {}
LIFT = {"beanie": 0.27, "cap": 0.14, "helmet": 0.0, "toque": 0.12, "wizard": 0.10, "hardhat": 0.14, "hood": 0.0}
"""How far above the head's centre a hat sits, in radii: hats cover the hair but never the brows."""


def hat(name: str) -> Callable[[Hat], Hat]:
    def keep(fn: Hat) -> Hat:
        HATS[name] = fn
        return fn

    return keep


def draw_hat(c: Any, look: Look, r: float, side: float) -> None:
    fn = HATS.get(look.hat)
    if fn is None:
        return
    colour = hexa(look.hat_color)
    c.save()
    c.translate(0, -r * LIFT.get(look.hat, 0.06))
    fn(c, r, side, colour, linear((-r, -r), (r, -r * 0.2), [lit(colour), colour, shade(colour)], [0, 0.45, 1]))
    c.restore()


def dome(r: float, k: float = 1.08, top: float = 1.22) -> Any:
    path = skia.Path()
    path.addArc(skia.Rect(-r * k, -r * top, r * k, r * 0.75), 180, 180)
    path.close()
    return path


@hat("cap")
def _cap(c: Any, r: float, side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(dome(r), paint)
    bx, w = side * r, r * lerp(0.72, 0.62, abs(side))
    c.drawOval(skia.Rect(bx - w - abs(side) * 4, -r * 0.40, bx + w + abs(side) * 4, -r * 0.04),
               linear((0, -r * 0.4), (0, 0), [colour, shade(shade(colour))]))  # fmt: skip
    c.drawCircle(0, -r * 1.2, 1.6, fill(shade(colour)))


@hat("hardhat")
def _hardhat(c: Any, r: float, side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(dome(r, 1.12, 1.3), paint)
    c.drawRoundRect(oval(0, -r * 0.98, r * 0.16, r * 0.34), 3, 3, fill(lit(colour)))
    c.drawRoundRect(oval(side * 3, -r * 0.24, r * 1.28, r * 0.11), 3, 3, fill(shade(colour)))


@hat("beanie")
def _beanie(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(smooth([(x * r, y * r) for x, y in (
        (-1.08, -0.3), (-0.98, -0.85), (-0.5, -1.28), (0, -1.38), (0.5, -1.28), (0.98, -0.85), (1.08, -0.3),
        (0, -0.22))]), paint)  # fmt: skip
    c.drawRoundRect(skia.Rect(-r * 1.12, -r * 0.56, r * 1.12, -r * 0.2), 4, 4,
                    linear((-r, 0), (r, 0), [lit(colour), shade(colour)]))  # fmt: skip
    c.drawCircle(0, -r * 1.42, 4, radial((-1, -r * 1.45), 4.5, [rgb(255, 255, 255), rgb(220, 214, 224)]))


@hat("tophat")
def _tophat(c: Any, r: float, _side: float, _colour: Colour, paint: Any) -> None:
    c.drawRoundRect(skia.Rect(-r * 0.72, -r * 2.0, r * 0.72, -r * 0.5), 3, 3, paint)
    c.drawOval(skia.Rect(-r * 1.2, -r * 0.72, r * 1.2, -r * 0.36), paint)
    c.drawRect(skia.Rect(-r * 0.72, -r * 0.86, r * 0.72, -r * 0.66), fill(rgb(190, 40, 50)))


@hat("fedora")
def _fedora(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(
        smooth(
            [
                (x * r, y * r)
                for x, y in (
                    (-0.78, -0.46),
                    (-0.7, -1.2),
                    (-0.3, -1.36),
                    (0, -1.22),
                    (0.3, -1.36),
                    (0.7, -1.2),
                    (0.78, -0.46),
                )
            ]
        ),
        paint,
    )
    c.drawRect(skia.Rect(-r * 0.8, -r * 0.78, r * 0.8, -r * 0.54), fill(shade(shade(colour))))
    c.drawOval(skia.Rect(-r * 1.45, -r * 0.66, r * 1.45, -r * 0.3), paint)


@hat("cowboy")
def _cowboy(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(
        smooth(
            [
                (x * r, y * r)
                for x, y in (
                    (-0.72, -0.5),
                    (-0.62, -1.28),
                    (-0.2, -1.42),
                    (0, -1.3),
                    (0.2, -1.42),
                    (0.62, -1.28),
                    (0.72, -0.5),
                )
            ]
        ),
        paint,
    )
    c.drawPath(smooth([(x * r, y * r) for x, y in (
        (-1.7, -0.78), (-0.9, -0.42), (0, -0.34), (0.9, -0.42), (1.7, -0.78), (0.9, -0.62), (0, -0.58),
        (-0.9, -0.62))]), paint)  # fmt: skip
    c.drawPath(smooth([(-r * 0.7, -r * 0.62), (0, -r * 0.54), (r * 0.7, -r * 0.62)], False),
               stroke(shade(shade(colour)), 2.2))  # fmt: skip


@hat("straw")
def _straw(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(dome(r, 0.86, 1.2), paint)
    c.drawRect(skia.Rect(-r * 0.85, -r * 0.62, r * 0.85, -r * 0.4), fill(rgb(196, 74, 60)))
    c.drawOval(skia.Rect(-r * 1.6, -r * 0.6, r * 1.6, -r * 0.18), linear((-r, 0), (r, 0), [lit(colour), shade(colour)]))


@hat("crown")
def _crown(c: Any, r: float, _side: float, _colour: Colour, _paint: Any) -> None:
    gold = hexa("#FFC83D")
    c.drawPath(poly(*[(x * r, y * r) for x, y in (
        (-0.8, -0.7), (-0.9, -1.5), (-0.42, -1.08), (0, -1.65), (0.42, -1.08), (0.9, -1.5), (0.8, -0.7))]),
        linear((-r, 0), (r, 0), [lit(gold), gold, shade(gold)]))  # fmt: skip
    for x in (-0.45, 0, 0.45):
        c.drawCircle(x * r, -r * 0.86, 1.7, fill(hexa("#E8365D") if x else hexa("#3A86FF")))


@hat("tiara")
def _tiara(c: Any, r: float, _side: float, _colour: Colour, _paint: Any) -> None:
    c.drawPath(poly(*[(x * r, y * r) for x, y in (
        (-0.62, -0.78), (-0.4, -1.12), (-0.22, -0.94), (0, -1.36), (0.22, -0.94), (0.4, -1.12), (0.62, -0.78))]),
        linear((-r, 0), (r, 0), [rgb(255, 236, 170), rgb(232, 179, 58)]))  # fmt: skip
    c.drawCircle(0, -r * 1.0, 2, fill(hexa("#F277A8")))


@hat("wizard")
def _wizard(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(
        smooth(
            [
                (x * r, y * r)
                for x, y in (
                    (-0.9, -0.42),
                    (-0.5, -1.3),
                    (-0.1, -2.2),
                    (0.42, -2.62),
                    (0.3, -2.0),
                    (0.56, -1.2),
                    (0.92, -0.42),
                )
            ]
        ),
        paint,
    )
    c.drawOval(
        skia.Rect(-r * 1.5, -r * 0.66, r * 1.5, -r * 0.22), linear((-r, 0), (r, 0), [lit(colour), shade(colour)])
    )
    for x, y, q in ((-0.3, -0.95, 2.6), (0.3, -1.25, 2.0), (0.0, -1.7, 1.8)):
        c.drawPath(star_path(x * r, y * r, q), fill(hexa("#FFD95A")))


@hat("party")
def _party(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(poly((-r * 0.55, -r * 0.72), (0, -r * 2.0), (r * 0.55, -r * 0.72)), paint)
    for k, y in enumerate((-0.9, -1.2, -1.5)):
        w = 0.5 - k * 0.12
        c.drawLine(-r * w, y * r, r * w, (y - 0.12) * r, stroke(rgb(255, 230, 120), 1.6))
    c.drawCircle(0, -r * 2.0, 3, fill(lit(lit(colour))))


@hat("toque")
def _toque(c: Any, r: float, _side: float, _colour: Colour, _paint: Any) -> None:
    white, grey = rgb(255, 255, 255), rgb(214, 214, 226)
    for x, y, q in ((-0.55, -1.35, 0.5), (0.55, -1.35, 0.5), (0, -1.55, 0.6), (-0.2, -1.2, 0.5), (0.3, -1.2, 0.5)):
        c.drawCircle(x * r, y * r, q * r, radial((x * r - 3, y * r - 4), q * r * 1.5, [white, grey]))
    c.drawRoundRect(skia.Rect(-r * 0.86, -r * 1.1, r * 0.86, -r * 0.42), 2, 2, linear((-r, 0), (r, 0), [white, grey]))


@hat("pirate")
def _pirate(c: Any, r: float, _side: float, _colour: Colour, _paint: Any) -> None:
    c.drawPath(smooth([(x * r, y * r) for x, y in (
        (-1.35, -0.52), (-0.95, -1.15), (-0.35, -1.3), (0, -1.62), (0.35, -1.3), (0.95, -1.15), (1.35, -0.52),
        (0.6, -0.6), (0, -0.5), (-0.6, -0.6))]),
        linear((-r, -r * 1.5), (r, 0), [rgb(62, 54, 70), rgb(24, 20, 30)]))  # fmt: skip
    c.drawCircle(0, -r * 1.0, 3.2, fill(rgb(245, 242, 236)))
    for dx in (-1, 1):
        c.drawCircle(dx * 1.2, -r * 1.01, 0.8, fill(rgb(30, 24, 34)))
        c.drawLine(-dx * 4, -r * 0.8, dx * 4, -r * 0.68, stroke(rgb(245, 242, 236), 1.2))


@hat("witch")
def _witch(c: Any, r: float, side: float, _colour: Colour, _paint: Any) -> None:
    dark = rgb(52, 40, 72)
    _wizard(c, r, side, dark, linear((-r, -r), (r, 0), [lit(dark), dark, shade(dark)]))
    c.drawRect(skia.Rect(-r * 0.8, -r * 0.72, r * 0.8, -r * 0.5), fill(rgb(120, 70, 190)))


@hat("knight")
def _knight(c: Any, r: float, side: float, _colour: Colour, _paint: Any) -> None:
    steel = linear((-r, -r), (r, r), [rgb(240, 244, 250), rgb(168, 176, 190), rgb(96, 102, 120)])
    path = dome(r, 1.14, 1.3)
    c.drawPath(path, steel)
    c.drawRoundRect(skia.Rect(-r * 1.16, -r * 0.36, -r * 0.78 + side * 4, r * 0.7), 4, 4, steel)
    c.drawRoundRect(skia.Rect(r * 0.78 + side * 4, -r * 0.36, r * 1.16, r * 0.7), 4, 4, steel)
    c.drawPath(smooth([(0, -r * 1.3), (-r * 0.5, -r * 1.9), (-r * 1.2, -r * 1.5), (-r * 0.5, -r * 1.45)]),
               fill(rgb(208, 48, 60)))  # fmt: skip


@hat("nurse")
def _nurse(c: Any, r: float, _side: float, _colour: Colour, _paint: Any) -> None:
    c.drawPath(smooth([(-r * 0.7, -r * 0.72), (-r * 0.8, -r * 1.2), (0, -r * 1.36), (r * 0.8, -r * 1.2),
                       (r * 0.7, -r * 0.72), (0, -r * 0.84)]), fill(rgb(250, 250, 252)))  # fmt: skip
    for a, b in (((0, -1.22), (0, -0.96)), ((-0.14, -1.09), (0.14, -1.09))):
        c.drawLine(a[0] * r, a[1] * r, b[0] * r, b[1] * r, stroke(rgb(222, 52, 64), 2))


@hat("helmet")
def _helmet(c: Any, r: float, _side: float, _colour: Colour, _paint: Any) -> None:
    """A space helmet: clear glass, a white ring and a highlight."""
    q = r * 1.42
    c.drawCircle(0, 0, q, radial((-r * 0.5, -r * 0.6), r * 2.2,
                                 [rgb(255, 255, 255, 70), rgb(190, 220, 255, 26), rgb(120, 150, 210, 90)],
                                 [0, 0.6, 1]))  # fmt: skip
    c.drawCircle(0, 0, q, stroke(rgb(245, 246, 250), 3))
    shine = skia.Path()
    shine.addArc(skia.Rect(-r * 1.2, -r * 1.2, r * 1.2, r * 1.2), 200, 50)
    c.drawPath(shine, stroke(alpha(rgb(255, 255, 255), 190), 2.6))


@hat("santa")
def _santa(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawPath(
        smooth(
            [
                (x * r, y * r)
                for x, y in (
                    (-1.0, -0.5),
                    (-0.7, -1.2),
                    (0, -1.62),
                    (0.8, -1.5),
                    (1.5, -0.9),
                    (1.1, -1.0),
                    (0.98, -0.5),
                )
            ]
        ),
        paint,
    )
    white = radial((-2, -r * 0.6), r * 1.4, [rgb(255, 255, 255), rgb(224, 220, 230)])
    c.drawRoundRect(skia.Rect(-r * 1.14, -r * 0.72, r * 1.14, -r * 0.34), 5, 5, white)
    c.drawCircle(r * 1.5, -r * 0.86, 4.6, fill(rgb(255, 255, 255)))
    c.drawCircle(r * 0.9, -r * 1.3, 1, fill(shade(colour)))


@hat("viking")
def _viking(c: Any, r: float, _side: float, _colour: Colour, _paint: Any) -> None:
    bone = hexa("#F0E4CC")
    for k in (-1, 1):
        c.drawPath(smooth([(k * r * 0.9, -r * 0.6), (k * r * 1.4, -r * 0.8), (k * r * 1.55, -r * 1.5),
                           (k * r * 1.24, -r * 1.0), (k * r * 0.8, -r * 0.9)]),
                   linear((0, -r * 1.5), (0, -r * 0.6), [lit(bone), shade(bone)]))  # fmt: skip
    c.drawPath(dome(r, 1.1, 1.25), linear((-r, -r), (r, 0), [rgb(220, 226, 236), rgb(120, 126, 144)]))
    c.drawRoundRect(skia.Rect(-r * 1.12, -r * 0.46, r * 1.12, -r * 0.2), 3, 3, fill(hexa("#B0763A")))


@hat("graduation")
def _graduation(c: Any, r: float, _side: float, colour: Colour, paint: Any) -> None:
    c.drawRoundRect(skia.Rect(-r * 0.8, -r * 0.96, r * 0.8, -r * 0.42), 4, 4, paint)
    c.drawPath(poly((0, -r * 1.5), (r * 1.4, -r * 1.08), (0, -r * 0.72), (-r * 1.4, -r * 1.08)), fill(lit(colour)))
    c.drawLine(0, -r * 1.1, r * 1.1, -r * 0.98, stroke(hexa("#F2C230"), 1.4))
    c.drawLine(r * 1.1, -r * 0.98, r * 1.1, -r * 0.5, stroke(hexa("#F2C230"), 2))
