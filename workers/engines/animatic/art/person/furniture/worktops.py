"""Tables, desks, stoves, easels and instruments that stand on the floor."""

import math

from workers.engines.animatic.art.draw import (
    XYZ,
    alpha,
    fill,
    hexa,
    linear,
    lit,
    oval,
    poly,
    radial,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.person.actions.table import COUNTER, DESK
from workers.engines.animatic.art.person.spot import Spot, piece

WOOD, DARK, STEEL = hexa("#B98452"), hexa("#6B4630"), hexa("#B9C0C9")


@piece("desk", "front")
def desk(s: Spot) -> None:
    s.legs(((-24, 14), (24, 14), (-24, 34), (24, 34)), DESK - 2, 2.6, DARK)
    s.box((-28, 28), (DESK - 2.6, DESK), (11, 37), WOOD)


@piece("laptop", "front")
def laptop(s: Spot) -> None:
    s.box((-9, 9), (DESK, DESK + 1), (14, 25), STEEL)
    screen = [
        s.at(x, y, z) for x, y, z in ((-9, DESK + 1, 25), (9, DESK + 1, 25), (9, DESK + 14, 29), (-9, DESK + 14, 29))
    ]
    s.c.drawPath(poly(*screen), fill(shade(STEEL)))
    x, y = s.at(0, DESK + 7, 26.6)
    s.c.drawCircle(x, y, 12, radial((x, y), 12, [rgb(150, 210, 255, 90), rgb(150, 210, 255, 0)]))


@piece("sheet", "front")
def sheet(s: Spot) -> None:
    s.c.drawPath(poly(*(s.at(x, DESK + 0.3, z) for x, z in ((-12, 15), (6, 15), (6, 29), (-12, 29)))),
                 fill(rgb(252, 250, 244)))  # fmt: skip
    s.box((12, 17), (DESK, DESK + 7), (27, 32), hexa("#3F74D8"))


def _counter(s: Spot, colour: int) -> None:
    s.box((-30, 30), (0, COUNTER - 2), (14, 36), colour)
    s.box((-31, 31), (COUNTER - 2, COUNTER), (13, 37), lit(lit(colour)))


@piece("counter", "front")
def counter(s: Spot) -> None:
    _counter(s, hexa("#8A6A50"))
    s.box((-14, 10), (COUNTER, COUNTER + 1.4), (15, 29), hexa("#E3C08A"))
    for x, code in ((3, "#E4572E"), (8, "#4E9B54"), (13, "#F2C94C")):
        px, py = s.at(x, COUNTER + 3.4, 24)
        s.c.drawCircle(px, py, 3, radial((px - 1, py - 1), 4, [lit(hexa(code)), hexa(code), shade(hexa(code))]))


@piece("stove", "front")
def stove(s: Spot) -> None:
    _counter(s, hexa("#70757F"))
    x, y = s.at(14, 22, 36)
    s.c.drawRoundRect(oval(x, y, 9, 9), 2, 2, fill(rgb(36, 34, 44)))
    flick = 1 + 0.2 * math.sin(s.doing.t * 13)
    for k in (-1, 0, 1):
        fx, fy = s.at(-2 + k * 3.4, COUNTER + 0.6, 27)
        s.c.drawPath(smooth([(fx - 1.5, fy), (fx, fy - 4.6 * flick), (fx + 1.5, fy)]), fill(rgb(90, 160, 255, 220)))


@piece("pot_table", "front")
def pot_table(s: Spot) -> None:
    _counter(s, hexa("#70757F"))
    x, y = s.at(-3, COUNTER, 25)
    pot = hexa("#C8373F")
    s.c.drawPath(poly((x - 11, y - 12), (x + 11, y - 12), (x + 10, y), (x - 10, y)),
                 linear((x - 11, 0), (x + 11, 0), [lit(pot), pot, shade(pot)]))  # fmt: skip
    s.c.drawOval(oval(x, y - 12, 11, 2.2), fill(hexa("#E9A85A")))
    for k in range(3):
        u = (s.doing.t * 0.5 + k / 3) % 1
        s.c.drawCircle(
            x - 4 + k * 4 + 2 * math.sin(u * 6 + k), y - 16 - 26 * u, 3 + 4 * u, fill(rgb(255, 255, 255, 70 * (1 - u)))
        )


@piece("board", "front")
def ironing_board(s: Spot) -> None:
    for a, b in (((-14, 0, 18), (12, COUNTER, 24)), ((14, 0, 24), (-12, COUNTER, 20))):
        s.c.drawLine(*s.at(*a), *s.at(*b), stroke(rgb(120, 124, 136), 2))
    s.box((-30, 28), (COUNTER, COUNTER + 2.6), (15, 29), hexa("#9CC3E0"))
    s.c.drawPath(smooth([s.at(x, COUNTER + 3, z) for x, z in ((-20, 17), (16, 17), (18, 27), (-22, 27))]),
                 fill(hexa("#F4F1EC")))  # fmt: skip


@piece("bench_block", "front")
def bench_block(s: Spot) -> None:
    s.box((-14, 12), (0, 32), (16, 34), hexa("#7C5137"))
    s.box((-10, 8), (32, 36), (18, 32), hexa("#6A6F7C"))


@piece("log_block", "front")
def log_block(s: Spot) -> None:
    s.box((-9, 9), (0, 20), (17, 33), hexa("#8A5B3A"))
    q = (s.doing.into / 1.7) % 1
    split = max(0.0, (q - 0.5) / 0.5) if q > 0.5 else 0.0
    for k in (-1, 1):
        x = k * (2.6 + 16 * split)
        s.box((x - 2.4, x + 2.4), (20 - 20 * split * split, 33 - 20 * split * split), (21, 29), hexa("#C79B6B"))


def _canvas(s: Spot, z: float) -> list[tuple[float, float]]:
    corners: list[XYZ] = [(-13, 38, z), (15, 38, z), (15, 80, z + 4), (-13, 80, z + 4)]
    return [s.at(*p) for p in corners]


@piece("easel", "front")
def easel(s: Spot) -> None:
    """It stands ahead, turned so that the painting can be seen from here."""
    c, base = s.c, 33.0
    for x, z in ((-14, base), (16, base), (1, base + 12)):
        c.drawLine(*s.at(x, 0, z), *s.at(1, 88, base + 4), stroke(DARK, 2.2))
    canvas = _canvas(s, base)
    c.drawPath(poly(*canvas), fill(rgb(252, 249, 242)))
    c.save()
    c.clipPath(poly(*canvas), True)
    grown = min(1.0, 0.35 + s.doing.into * 0.09)
    (x0, y0), (x1, _), (_, y2) = canvas[0], canvas[1], canvas[2]
    c.drawRect(_rect(x0, y2, x1, y0), linear((0, y2), (0, y0), [rgb(255, 206, 150), rgb(250, 236, 206)]))
    c.drawCircle((x0 + x1) / 2, y2 + (y0 - y2) * 0.4, 6 * grown, fill(rgb(240, 110, 70)))
    for k, code in enumerate(("#6FA8C9", "#3F7DA6", "#2F5F84")):
        top = y0 - (y0 - y2) * (0.42 - 0.13 * k) * grown
        hill = [
            (x0 - 4, y0 + 4),
            (x0, top + 3 * k),
            ((x0 + x1) / 2, top - 4 + 5 * (k % 2)),
            (x1, top + 2),
            (x1 + 4, y0 + 4),
        ]
        c.drawPath(smooth(hill), fill(hexa(code)))
    c.restore()
    c.drawPath(poly(*canvas), stroke(rgb(214, 204, 190), 0.9))
    s.box((-16, 18), (35, 37.6), (base - 2, base + 1), DARK)


def _rect(x0: float, y0: float, x1: float, y1: float) -> object:
    return oval((x0 + x1) / 2, (y0 + y1) / 2, abs(x1 - x0) / 2 + 6, abs(y1 - y0) / 2 + 6)


@piece("bust", "front")
def bust(s: Spot) -> None:
    s.box((-9, 9), (0, 40), (20, 34), hexa("#C9C4BC"))
    x, y = s.at(0, 40, 27)
    clay = hexa("#C98A5E")
    s.c.drawPath(smooth([(x - 9, y), (x - 6, y - 8), (x - 3, y - 10), (x - 8, y - 18), (x - 6, y - 28), (x, y - 31),
                         (x + 6, y - 28), (x + 8, y - 18), (x + 3, y - 10), (x + 6, y - 8), (x + 9, y)]),
                 linear((x - 9, 0), (x + 9, 0), [lit(clay), clay, shade(clay)]))  # fmt: skip


@piece("upright_piano", "front")
def upright_piano(s: Spot) -> None:
    """Seen from the player's side: case, keys, music."""
    black = hexa("#2E2630")
    s.box((-30, 30), (0, 62), (31, 42), black)
    s.box((-30, 30), (30, 37), (19, 31), black)
    s.box((-28, 28), (37, 38.2), (18, 26), rgb(250, 248, 240))
    for k in range(17):
        if k % 7 not in (2, 6):
            x = -25 + k * 3.1
            s.box((x - 0.7, x + 0.7), (38.2, 39), (21, 26), black)
    s.c.drawPath(poly(*(s.at(*p) for p in ((-9, 44, 30.6), (9, 44, 30.6), (9, 57, 30.8), (-9, 57, 30.8)))),
                 fill(rgb(250, 247, 238)))  # fmt: skip
    s.box((-33, 33), (62, 64), (29, 43), lit(black))


@piece("drum_kit", "front")
def drum_kit(s: Spot) -> None:
    c, red = s.c, hexa("#C8373F")
    for x, y, z, tall in ((-23, 60, 22, 60), (24, 56, 24, 56)):
        c.drawLine(*s.at(x, 0, z), *s.at(x, tall, z), stroke(rgb(150, 154, 166), 1.4))
        px, py = s.at(x, y, z)
        tip = 1.5 * math.sin(s.doing.t * 12 + x) * (1 if x < 0 else 0.5)
        c.save()
        c.translate(px, py)
        c.rotate(-8 + tip)
        c.drawOval(oval(0, 0, 13, 2.4), linear((-13, 0), (13, 0), [hexa("#F9E08A"), hexa("#C99A32")]))
        c.restore()
    for x, y, z, w, h in ((-12, 32, 22, 9, 9), (12, 32, 22, 9, 9)):
        px, py = s.at(x, y, z)
        c.drawRect(
            _rect(px - w + 6, py + 6, px + w - 6, py + h - 6 + 6),
            linear((px - w, 0), (px + w, 0), [lit(red), red, shade(red)]),
        )
        c.drawOval(oval(px, py, w, 2.6), fill(rgb(246, 242, 234)))
    px, py = s.at(0, 15, 30)
    c.drawCircle(px, py, 15.5, fill(shade(red)))
    c.drawCircle(px, py, 13.6, radial((px - 4, py - 5), 20, [rgb(255, 253, 246), rgb(226, 220, 210)]))
    c.drawCircle(px, py, 15.5, stroke(rgb(190, 194, 204), 1.4))
    c.drawCircle(px, py, 5, fill(alpha(red, 200)))
