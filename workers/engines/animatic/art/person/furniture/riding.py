"""What one rides and plays with: a bicycle, boards, skis, skates, balls and hoops."""

import math

from workers.engines.animatic.art.draw import XY, fill, hexa, linear, lit, oval, radial, rgb, shade, smooth, stroke
from workers.engines.animatic.art.person.actions.moving import CRANK, PEDAL
from workers.engines.animatic.art.person.actions.sports import juggled, kicked
from workers.engines.animatic.art.person.actions.together import CATCH
from workers.engines.animatic.art.person.spot import Spot, piece

R = 15.5
HUBS = (-24.0, 26.0)


def flat(x: float, y: float) -> XY:
    """Forward and up, in profile."""
    return x, -y


@piece("bicycle")
def bicycle(s: Spot) -> None:
    """In profile: the frame, wheels that turn with the way, a crank that turns with the feet."""
    c, red = s.c, hexa("#D6453D")
    gone = s.doing.phase / 0.9 * 92
    for hub in HUBS:
        x, y = flat(hub, R)
        c.drawCircle(x, y, R, stroke(rgb(44, 42, 52), 2.6))
        c.drawCircle(x, y, R - 2, stroke(rgb(190, 194, 204), 0.8))
        for k in range(6):
            a = gone / R + k * math.pi / 3
            c.drawLine(x, y, x + (R - 2) * math.cos(a), y + (R - 2) * math.sin(a), stroke(rgb(200, 204, 214), 0.5))
    axle, saddle, head, fork = flat(PEDAL[1], PEDAL[0]), flat(-9, 35), flat(19, 40), flat(HUBS[1], R)
    for one, two in (
        (axle, saddle),
        (axle, head),
        (saddle, head),
        (flat(HUBS[0], R), axle),
        (flat(HUBS[0], R), saddle),
        (head, fork),
    ):
        c.drawLine(*one, *two, stroke(red, 2.2))
    c.drawLine(*head, *flat(18, 46), stroke(rgb(60, 56, 70), 1.8))
    c.drawPath(smooth([flat(14, 46), flat(19, 47), flat(21, 44.5)], False), stroke(rgb(60, 56, 70), 2))
    c.drawPath(smooth([flat(-17, 37), flat(-9, 35.6), flat(-3, 36), flat(-9, 38)]), fill(rgb(52, 40, 44)))


@piece("bicycle", "over")
def crank(s: Spot) -> None:
    a = 2 * math.pi * s.doing.phase
    ax, ay = flat(PEDAL[1], PEDAL[0])
    x, y = flat(PEDAL[1] - CRANK * math.sin(a), PEDAL[0] - CRANK * math.cos(a))
    s.c.drawCircle(ax, ay, 3.4, stroke(rgb(90, 92, 104), 1.4))
    s.c.drawLine(ax, ay, x, y, stroke(rgb(120, 124, 136), 1.8))
    s.c.drawLine(x - 3, y, x + 3, y, stroke(rgb(44, 42, 52), 2))


@piece("skateboard")
def skateboard(s: Spot) -> None:
    c = s.c
    deck = smooth([(-24, -8), (-18, -5.6), (18, -5.6), (24, -8), (23, -4), (-23, -4)])
    c.drawPath(deck, linear((-24, 0), (24, 0), [hexa("#F2A93B"), hexa("#D6453D")]))
    for x in (-14, 14):
        c.drawCircle(x, -1.6, 3, fill(rgb(52, 48, 60)))
        c.drawCircle(x, -1.6, 1.1, fill(rgb(220, 220, 226)))


@piece("skis")
def skis(s: Spot) -> None:
    for y, code in ((-1.4, "#2F6FDE"), (1.2, "#3F8CF0")):
        s.c.drawPath(
            smooth([(-30, y), (30, y), (39, y - 7), (40, y - 5), (31, y + 2.4), (-30, y + 2.4)]), fill(hexa(code))
        )


@piece("snowboard")
def snowboard(s: Spot) -> None:
    s.c.drawPath(smooth([(-32, -5), (-25, -2), (25, -2), (32, -5), (30, 2), (-30, 2)]),
                 linear((-30, 0), (30, 0), [hexa("#8152C4"), hexa("#27A79A")]))  # fmt: skip


@piece("skates")
def skates(s: Spot) -> None:
    """Only their glint on the ice: the blades are under the shoes."""
    for k in (-1, 1):
        s.c.drawLine(k * 8 - 7, 2.4, k * 8 + 7, 2.4, stroke(rgb(235, 245, 255, 150), 1.2))


@piece("mat")
def mat(s: Spot) -> None:
    violet = hexa("#8A6BD0")
    s.c.drawPath(smooth([s.at(x, 0, z) for x, z in ((-34, -12), (34, -12), (34, 16), (-34, 16))]),
                 linear((-34, 0), (34, 0), [lit(violet), shade(violet)]))  # fmt: skip


def _ball(s: Spot, x: float, y: float, r: float, colour: str, turn: float = 0.0) -> None:
    tone = hexa(colour)
    s.c.drawCircle(
        x, y, r, radial((x - r * 0.4, y - r * 0.4), r * 1.6, [lit(lit(tone)), tone, shade(tone)], [0, 0.45, 1])
    )
    a = math.radians(turn)
    for k in range(3):
        q = a + k * 2.09
        s.c.drawCircle(x + r * 0.55 * math.cos(q), y + r * 0.55 * math.sin(q), r * 0.22, fill(shade(shade(tone))))


@piece("kicked_ball", "over")
def kicked_ball(s: Spot) -> None:
    forward, up, turn = kicked(s.doing.into)
    _ball(s, forward, -up - 4.6, 6.6, "#F4F1EC", turn)


@piece("juggled", "over")
def balls(s: Spot) -> None:
    for (x, y), colour in zip(juggled(s.doing.into), ("#E5383B", "#F2C94C", "#3F74D8"), strict=True):
        px, py = s.at(x, y + 4, 19)
        _ball(s, px, py, 4.6, colour)


@piece("tossed_ball", "over")
def tossed_ball(s: Spot) -> None:
    """Drawn by the first of two who play catch; alone, one throws it up."""
    d = s.doing
    q = (d.into / CATCH) % 1
    if d.second:
        return
    if not d.apart:
        _ball(s, 20, -58 - 150 * q * (1 - q), 5.4, "#F2A93B", 360 * q)
        return
    u, back = (q * 2, False) if q < 0.5 else (q * 2 - 1, True)
    x0, x1 = 26.0, d.apart - 26.0
    x = x1 + (x0 - x1) * u if back else x0 + (x1 - x0) * u
    _ball(s, x, -60 - 4 * 22 * u * (1 - u), 5.4, "#F2A93B", 360 * u)


@piece("hoop", "over")
def hoop(s: Spot) -> None:
    a = s.doing.t * 6
    x, y = s.at(4 * math.cos(a), 43 + math.sin(a), 0)
    s.c.save()
    s.c.translate(x, y)
    s.c.rotate(7 * math.sin(a))
    s.c.drawArc(oval(0, 0, 25, 7), 0, 180, False, stroke(hexa("#F277A8"), 2.6))
    s.c.restore()


@piece("hoop")
def hoop_behind(s: Spot) -> None:
    a = s.doing.t * 6
    x, y = s.at(4 * math.cos(a), 43 + math.sin(a), 0)
    s.c.save()
    s.c.translate(x, y)
    s.c.rotate(7 * math.sin(a))
    s.c.drawArc(oval(0, 0, 25, 7), 180, 180, False, stroke(hexa("#D6539A"), 2.4))
    s.c.restore()
