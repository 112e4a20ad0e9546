"""Cars, buses, trucks and bicycles, with wheels that turn."""

import math
from typing import Any

from workers.engines.animatic.art.built.registry import built
from workers.engines.animatic.art.draw import (
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
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip

GLASS = [rgb(226, 244, 255), rgb(150, 205, 240)]


def wheel(c: Any, x: float, y: float, r: float, rolled: float, hub: Colour = 0xFFD6DAE2, spokes: int = 5) -> None:
    """A tyre whose hub turns as far as it has rolled."""
    c.drawCircle(
        x,
        y,
        r,
        radial((x - r * 0.3, y - r * 0.4), r * 1.6, [rgb(78, 74, 92), rgb(40, 36, 50), rgb(22, 18, 30)], [0, 0.6, 1]),
    )
    c.drawCircle(x, y, r * 0.6, linear((x, y - r), (x, y + r), [lit(hub), shade(hub)]))
    c.save()
    c.translate(x, y)
    c.rotate(math.degrees(rolled / r))
    for k in range(spokes):
        a = 2 * math.pi * k / spokes
        c.drawLine(0, 0, math.cos(a) * r * 0.52, math.sin(a) * r * 0.52, stroke(rgb(70, 70, 88), r * 0.14))
    c.restore()
    c.drawCircle(x, y, r * 0.16, fill(rgb(60, 60, 76)))


def _body(c: Any, points: list[tuple[float, float]], colour: Colour) -> None:
    top, low = min(p[1] for p in points), max(p[1] for p in points)
    c.drawPath(smooth(points), linear((0, top), (0, low), [lit(lit(colour)), colour, shade(colour)], [0, 0.45, 1]))


def _lamps(c: Any, front: float, back: float, y: float) -> None:
    c.drawOval(oval(front, y, 4, 5), fill(rgb(255, 244, 190)))
    c.drawOval(oval(back, y, 3, 5), fill(rgb(232, 60, 60)))


def _car(c: Any, rolled: float, colour: Colour) -> None:
    bounce = math.sin(rolled * 0.09) * 0.7
    c.save()
    c.translate(0, bounce)
    _body(c, [(-70, -16), (-72, -36), (-60, -42), (-38, -46), (-26, -66), (-4, -71), (20, -69), (36, -48), (62, -41),
              (72, -32), (72, -16), (30, -13), (-30, -13)], colour)  # fmt: skip
    for pts in (((-32, -46), (-22, -62), (-4, -66), (-4, -46)), ((2, -46), (2, -66), (18, -64), (29, -46))):
        c.drawPath(poly(*pts), linear((0, -66), (0, -46), GLASS))
    c.drawPath(poly((-26, -47), (-18, -61), (-13, -62), (-22, -47)), fill(rgb(255, 255, 255, 120)))
    c.drawLine(0, -46, 0, -18, stroke(alpha(shade(shade(colour)), 150), 1.2))
    c.drawRoundRect(rect(-16, -40, 9, 2.4), 1.2, 1.2, fill(shade(colour)))
    c.drawRoundRect(rect(-73, -22, 146, 7), 3, 3, fill(mix(shade(shade(colour)), rgb(40, 36, 50), 0.5)))
    _lamps(c, 69, -70, -34)
    c.restore()
    for x in (-43, 43):
        c.drawCircle(x, -16, 19, fill(rgb(34, 28, 42)))
        wheel(c, x, -15, 15, rolled)


@built("automobile", "car", "sport-utility-vehicle", "minibus-car", size=(148, 74), colour="#E5383B")
def car(c: Any, _t: float, rolled: float, colour: Colour) -> None:
    _car(c, rolled, colour)


@built("taxi", size=(148, 82), colour="#FFC629")
def taxi(c: Any, _t: float, rolled: float, colour: Colour) -> None:
    c.drawRoundRect(rect(-13, -80, 24, 11), 3, 3, fill(rgb(255, 246, 214)))
    _car(c, rolled, colour)
    for k in range(14):
        c.drawRect(rect(-34 + k * 5, -34 + (k % 2) * 4, 5, 4), fill(rgb(40, 36, 44)))


@built("police-car", size=(148, 84), colour="#F4F5F8")
def police(c: Any, t: float, rolled: float, colour: Colour) -> None:
    on = math.sin(t * 14) > 0
    for x, col, lit_up in ((-12, "#E5383B", on), (2, "#2F6FDE", not on)):
        c.drawRoundRect(rect(x, -80, 11, 10), 4, 4, fill(hexa(col)))
        if lit_up:
            c.drawCircle(x + 5, -76, 16, fill(alpha(hexa(col), 110)))
    _car(c, rolled, colour)
    c.drawRect(rect(-36, -40, 64, 16), fill(rgb(36, 52, 110)))


@built("racing-car", size=(160, 52), colour="#E5383B", seat=(-6, 20))
def racer(c: Any, _t: float, rolled: float, colour: Colour) -> None:
    c.drawPath(poly((-78, -48), (-60, -48), (-60, -42), (-70, -42), (-66, -20), (-74, -20)), fill(shade(colour)))
    _body(c, [(-70, -12), (-66, -30), (-40, -34), (-16, -36), (-8, -28), (12, -28), (40, -24), (82, -14), (82, -9),
              (20, -9), (-40, -9)], colour)  # fmt: skip
    c.drawPath(smooth([(-22, -34), (-16, -46), (-4, -46), (4, -30)]), linear((0, -46), (0, -30), GLASS))
    c.drawCircle(24, -19, 8, fill(rgb(255, 255, 255)))
    for x, r in ((-48, 18), (54, 15)):
        wheel(c, x, -r, r, rolled, 0xFFF2C230)


@built("bus", "minibus", size=(190, 96), colour="#F2A33A")
def bus(c: Any, _t: float, rolled: float, colour: Colour) -> None:
    c.drawRoundRect(rect(-94, -94, 188, 82), 14, 14, linear((0, -94), (0, -12), [lit(colour), colour, shade(colour)]))
    for k in range(5):
        c.drawRoundRect(rect(-86 + k * 32, -82, 27, 32), 5, 5, linear((0, -82), (0, -50), GLASS))
    c.drawRoundRect(rect(76, -82, 16, 44), 5, 5, linear((0, -82), (0, -38), GLASS))
    c.drawRect(rect(-94, -40, 188, 6), fill(rgb(255, 255, 255, 170)))
    _lamps(c, 90, -91, -26)
    for x in (-54, 54):
        c.drawCircle(x, -14, 19, fill(rgb(34, 28, 42)))
        wheel(c, x, -15, 15, rolled)


@built("fire-engine", size=(180, 92), colour="#D8362F")
@built("ambulance", size=(180, 92), colour="#F2F4F8")
@built("delivery-truck", "articulated-lorry", "pickup-truck", size=(180, 92), colour="#3D7BD9")
def truck(c: Any, _t: float, rolled: float, colour: Colour) -> None:
    c.drawRoundRect(rect(-88, -92, 118, 76), 6, 6, linear((0, -92), (0, -16), [lit(colour), colour, shade(colour)]))
    c.drawRect(rect(-88, -56, 118, 8), fill(rgb(255, 255, 255, 180)))
    cab = mix(colour, rgb(255, 255, 255), 0.78)
    _body(c, [(32, -16), (32, -70), (40, -76), (62, -74), (72, -50), (88, -42), (89, -16)], cab)
    c.drawPath(poly((46, -68), (60, -68), (68, -48), (46, -48)), linear((0, -68), (0, -48), GLASS))
    c.drawRect(rect(-90, -20, 180, 7), fill(rgb(52, 48, 64)))
    _lamps(c, 86, -87, -30)
    for x in (-58, -28, 60):
        wheel(c, x, -14, 14, rolled)


@built("bicycle", size=(104, 62), colour="#E5383B", seat=(-14, 50))
def bicycle(c: Any, _t: float, rolled: float, colour: Colour) -> None:
    for hub in (-32.0, 34.0):
        c.drawCircle(hub, -21, 20, stroke(rgb(40, 36, 50), 3.4))
        c.save()
        c.translate(hub, -21)
        c.rotate(math.degrees(rolled / 20))
        for k in range(6):
            a = math.pi * k / 6
            c.drawLine(-math.cos(a) * 19, -math.sin(a) * 19, math.cos(a) * 19, math.sin(a) * 19,
                       stroke(rgb(190, 196, 210, 190), 0.8))  # fmt: skip
        c.restore()
    ink = stroke(colour, 3.6)
    frame = (((-32, -21), (-2, -20)), ((-32, -21), (-14, -46)), ((-2, -20), (-15, -52)), ((-13, -46), (26, -48)),
             ((-2, -20), (27, -44)), ((34, -21), (25, -56)))  # fmt: skip
    for joint, end in frame:
        c.drawLine(*joint, *end, ink)
    c.drawLine(25, -56, 16, -60, stroke(rgb(50, 46, 60), 3))
    c.drawRoundRect(rect(-24, -55, 18, 5), 2.5, 2.5, fill(rgb(60, 44, 40)))
    crank = rolled / 20
    for s in (1, -1):
        x, y = -2 + math.cos(crank) * 9 * s, -20 + math.sin(crank) * 9 * s
        c.drawLine(-2, -20, x, y, stroke(rgb(120, 124, 140), 2))
        c.drawLine(x - 4, y, x + 4, y, stroke(rgb(50, 46, 60), 2.4))


@built("skateboard", size=(62, 12), colour="#8E4EC6", seat=(0, 12))
def skateboard(c: Any, _t: float, rolled: float, colour: Colour) -> None:
    c.drawPath(smooth([(-31, -14), (-24, -11), (24, -11), (31, -14), (24, -8), (-24, -8)]), fill(colour))
    for x in (-17, 17):
        wheel(c, x, -4, 4, rolled, 0xFFFFE08A, 3)
