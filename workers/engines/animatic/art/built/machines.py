"""Small worlds that play out: bowling, dominoes, a tower of blocks, Newton's cradle, a seesaw, a pendulum."""

import math
from typing import Any

from workers.engines.animatic.art.built import worlds
from workers.engines.animatic.art.built.registry import Cue, Strokes, played
from workers.engines.animatic.art.draw import (
    XY,
    Colour,
    alpha,
    fill,
    hexa,
    linear,
    lit,
    oval,
    poly,
    radial,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.stage.physics import FALL

sin, cos = math.sin, math.cos
GOES = {"fall", "roll", "throw", "bounce", "spin", "drive", "run", "play", "explode", "jump", "walk", "chase"}
"""Verbs at which a small world is set going; else it stands ready."""
CHEERFUL = ("#E5533C", "#F2B92E", "#3FA05A", "#2F6FDE", "#8E4EC6", "#F28A2E")


def _into(cue: Cue) -> float:
    return cue.into if cue.verb in GOES else 0.0


def _heard(scene: Any) -> Strokes:
    """The strokes of a world of `worlds` within the time that is filmed of it."""

    def of(seconds: float) -> tuple[tuple[float, float, str], ...]:
        return tuple(hit for hit in worlds.strokes(scene()) if hit[0] < seconds)

    return of


def _sphere(c: Any, at: XY, r: float, colour: Colour, turned: float = 0.0) -> None:
    x, y = at
    c.drawCircle(
        x,
        y,
        r,
        radial(
            (x - r * 0.4, y - r * 0.5), r * 1.8, [lit(lit(lit(colour))), colour, shade(shade(colour))], [0, 0.45, 1]
        ),
    )
    c.save()
    c.translate(x, y)
    c.rotate(-math.degrees(turned))
    for k in range(3):
        c.drawCircle(
            r * 0.42 * cos(k * 0.9 - 0.9), -r * 0.42 - r * 0.12 * (k == 1), r * 0.1, fill(shade(shade(shade(colour))))
        )
    c.restore()
    c.drawOval(oval(x - r * 0.38, y - r * 0.46, r * 0.2, r * 0.13), fill(rgb(255, 255, 255, 150)))


def _pin(c: Any, x: float, y: float, turn: float) -> None:
    c.save()
    c.translate(x, y)
    c.rotate(-math.degrees(turn))
    body = smooth([(-2.6, 13), (-4, 6), (-3.6, -1), (-1.7, -5), (-2.5, -10), (0, -13.4), (2.5, -10), (1.7, -5),
                   (3.6, -1), (4, 6), (2.6, 13)])  # fmt: skip
    c.drawPath(body, linear((-4, 0), (4, 0), [rgb(255, 255, 255), rgb(248, 246, 240), rgb(196, 196, 206)]))
    c.drawPath(smooth([(-1.9, -5.4), (0, -4.8), (1.9, -5.4)], False), stroke(hexa("#D8322E"), 1.3))
    c.drawPath(smooth([(-2.1, -7.6), (0, -7), (2.1, -7.6)], False), stroke(hexa("#D8322E"), 1.0))
    c.restore()


@played("bowling", size=(210, 60), colour="#2F58C8", strokes=_heard(worlds.bowling), reach=80,
        words=("bowling pin", "bowling pins", "bowling ball", "bowling alley", "tenpin", "skittle"))  # fmt: skip
def bowling(c: Any, cue: Cue, colour: Colour) -> None:
    t = _into(cue)
    ball, *pins = worlds.bowling()
    c.drawRect(rect(-118, -3, 236, 5), linear((0, -3), (0, 2), [hexa("#E7BE86"), hexa("#B98348")]))
    for k in range(9):
        c.drawLine(-110 + k * 28, -3, -110 + k * 28, 2, stroke(rgb(150, 104, 60, 120), 0.6))
    shift = -40.0
    for pin in pins:
        x, y, turn = pin.at(t)
        if abs(x + shift) < 150:
            _pin(c, x + shift, -y - 3, turn)
    x, y, turn = ball.at(t)
    if t == 0.0:
        x = -58.0
    if abs(x + shift) < 160:
        _sphere(c, (x + shift, -y - 3), 9.5, colour, turn)


@played("dominoes", size=(176, 40), colour="#F6F1E6", strokes=_heard(worlds.dominoes), reach=20,
        words=("domino", "dominoes", "dominos", "domino row", "row of dominoes"))  # fmt: skip
def dominoes(c: Any, cue: Cue, colour: Colour) -> None:
    for k, track in enumerate(worlds.dominoes()):
        x, y, turn = track.at(_into(cue))
        c.save()
        c.translate(x, -y)
        c.rotate(-math.degrees(turn))
        face = colour if colour != hexa("#F6F1E6") else hexa(CHEERFUL[k % len(CHEERFUL)])
        c.drawRoundRect(rect(-1.7, -11, 3.4, 22), 0.9, 0.9, linear((-2, 0), (2, 0), [lit(lit(face)), shade(face)]))
        c.restore()


@played("block_tower", size=(150, 104), colour="#F2B92E", strokes=_heard(worlds.tower), reach=40,
        words=("block tower", "tower of blocks", "toy block", "building block", "wooden block", "block", "jenga",
               "lego tower", "brick tower", "stack of blocks"))  # fmt: skip
def block_tower(c: Any, cue: Cue, colour: Colour) -> None:
    *blocks, ball = worlds.tower()
    t = _into(cue)
    for k, track in enumerate(blocks):
        x, y, turn = track.at(t)
        face = hexa(CHEERFUL[(k * 5 + k // 2) % len(CHEERFUL)]) if colour == hexa("#F2B92E") else colour
        c.save()
        c.translate(x - 12, -y)
        c.rotate(-math.degrees(turn))
        c.drawRoundRect(rect(-7, -7, 14, 14), 1.6, 1.6, linear((-6, -7), (6, 7), [lit(face), face, shade(face)]))
        c.drawRoundRect(rect(-4.6, -4.6, 9.2, 9.2), 1, 1, stroke(alpha(lit(lit(face)), 200), 1))
        c.restore()
    if t > 0:
        x, y, turn = ball.at(t)
        _sphere(c, (x - 12, -y), 9, hexa("#E5383B"), turn)


@played("newtons_cradle", size=(108, 92), colour="#C6CCD8", strokes=_heard(worlds.cradle), reach=20,
        words=("newton's cradle", "newtons cradle", "pendulum balls"))  # fmt: skip
def newtons_cradle(c: Any, cue: Cue, colour: Colour) -> None:
    bar = rgb(120, 126, 140)
    for x in (-46.0, 46.0):
        c.drawPath(smooth([(x, -4), (x, -80), (x * 0.96, -88)], False), stroke(bar, 3))
    c.drawLine(-45, -88, 45, -88, stroke(bar, 3.4))
    c.drawRoundRect(rect(-54, -8, 108, 8), 3, 3, linear((0, -8), (0, 0), [hexa("#5A4636"), hexa("#2E231C")]))
    for k, track in enumerate(worlds.cradle()):
        x, y, _ = track.at(cue.t % 11.7)
        for top in (-2.5, 2.5):
            c.drawLine((k - 2) * 12.01 + top, -88, x, -y - 18, stroke(rgb(200, 206, 216), 0.6))
        c.drawCircle(x, -y - 18, 6, radial((x - 2.4, -y - 21), 10, [rgb(255, 255, 255), colour, shade(shade(colour))]))


@played("seesaw", size=(124, 60), colour="#E5533C", strokes=_heard(worlds.seesaw_throw), reach=70,
        words=("seesaw", "teeter-totter", "catapult"))  # fmt: skip
def seesaw(c: Any, cue: Cue, colour: Colour) -> None:
    plank, weight, load = worlds.seesaw_throw()
    goes = cue.verb in GOES
    turn = -plank.at(cue.into)[2] if goes else 0.2 * sin(cue.t * 1.8)
    c.drawPath(poly((-13, 0), (0, -17), (13, 0)), linear((0, -17), (0, 0), [hexa("#4A9BD9"), hexa("#265A94")]))
    c.save()
    c.translate(0, -17)
    c.rotate(math.degrees(turn))
    c.drawRoundRect(rect(-56, -2, 112, 4), 2, 2, linear((0, -2), (0, 2), [lit(colour), shade(colour)]))
    for x in (-44.0, 44.0):
        c.drawPath(smooth([(x, -2), (x, -11), (x + 4, -12)], False), stroke(rgb(90, 90, 104), 2))
    c.restore()
    c.drawCircle(0, -17, 2.6, fill(rgb(70, 70, 84)))
    if goes:
        for track, r, tint in ((weight, 10.0, "#5A5F70"), (load, 5.0, "#F2B92E")):
            x, y, spun = track.at(cue.into)
            if abs(x) < 130:
                _sphere(c, (x, -y), r, hexa(tint), spun)


@played("pendulum", size=(60, 120), colour="#D9A732", words=("pendulum", "metronome", "wrecking ball"), reach=30)
def pendulum(c: Any, cue: Cue, colour: Colour) -> None:
    """A weight on a rod of 96 units: its period is the real one."""
    swing = 0.34 * cos(cue.t * math.sqrt(FALL / 96))
    x, y = sin(swing) * 96, -116 + cos(swing) * 96
    c.drawRoundRect(rect(-26, -120, 52, 6), 3, 3, fill(hexa("#6B4A34")))
    c.drawLine(0, -116, x, y, stroke(rgb(150, 120, 80), 2))
    c.drawCircle(x, y, 11, radial((x - 4, y - 5), 18, [lit(lit(lit(colour))), colour, shade(shade(colour))]))
    c.drawCircle(0, -116, 3, fill(hexa("#3E2C20")))


@played(
    "juggling_balls", size=(70, 110), colour="#E5383B", words=("juggling ball", "juggling balls"), floats=True, reach=16
)
def juggling_balls(c: Any, cue: Cue, colour: Colour) -> None:
    """Three balls in a cascade: each flies a parabola from hand to hand."""
    period, air = 1.5, 1.0
    for k in range(3):
        u = (cue.t / period + k / 3) % 1 * period
        side = 1 if int(cue.t / period + k / 3) % 2 else -1
        if u < air:
            x = side * (-18 + 36 * u / air)
            y = -12 - FALL * 0.5 * u * (air - u) * 0.62
        else:
            v = (u - air) / (period - air)
            x, y = side * (18 + 5 * sin(v * math.pi)), -12 + 6 * sin(v * math.pi)
        _sphere(c, (x, y), 6, (colour, hexa("#2F6FDE"), hexa("#F2B92E"))[k])
