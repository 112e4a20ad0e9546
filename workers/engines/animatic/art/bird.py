"""Birds from the side: an egg body, a two-part feathered wing, legs, a beak that opens; several builds."""

import math
from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.art.draw import (
    XY,
    Colour,
    alpha,
    capsule,
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
    soft,
    stroke,
    tube,
)  # fmt: skip
from workers.engines.animatic.art.neckwear import Wear, draw_bowtie, draw_scarf
from workers.engines.animatic.art.species import Fowl
from workers.engines.animatic.art.wear import draw_headwear

sin, cos, pi = math.sin, math.cos, math.pi


@dataclass(slots=True)
class BirdMove:
    """What a bird does: `phase` counts wing beats or steps."""

    phase: float = 0.0
    flying: bool = False
    glide: float = 0.0
    opened: float = 0.0
    t: float = 0.0
    blink: float = 0.0
    swimming: bool = False


@dataclass(slots=True)
class BirdRig:
    """One bird, drawn facing right. Standing birds stand on the origin; flying ones are centred on it."""

    fowl: Fowl
    light: XY = (-0.55, 0.8)
    wear: Wear = Wear()

    @property
    def height(self) -> float:
        return {"tall": 58, "penguin": 52, "owl": 44}.get(self.fowl.shape, 34.0)

    @property
    def length(self) -> float:
        return {"tall": 56, "penguin": 30, "owl": 34}.get(self.fowl.shape, 56.0)

    def draw(self, c: Any, m: BirdMove, facing: int = 1, scale: float = 1.0) -> None:
        c.save()
        c.scale(scale * facing, scale)
        light = (self.light[0] * facing, self.light[1])
        if self.fowl.shape == "penguin" and not m.flying:
            _penguin(c, self.fowl, m, light, self.wear)
        elif self.fowl.shape == "owl" and not m.flying:
            _owl(c, self.fowl, m, light, self.wear)
        else:
            _side(c, self.fowl, m, light, self.wear)
        c.restore()


def _wing(c: Any, f: Fowl, m: BirdMove, light: XY, dark: float, dx: float) -> None:
    wing = hexa(f.wing)
    fl = sin(2 * pi * m.phase) * (1 - m.glide) + 0.25 * m.glide
    if not m.flying:
        col = mix(wing, shade(shade(wing)), dark)
        if dark:
            return
        c.drawPath(smooth([(7, -8), (-4, -9), (-17, -1), (-15, 1.5), (-4, 2), (5, -1)]),
                   linear((0, -9), (0, 3), [lit(col), col, shade(col)], [0, 0.5, 1]))  # fmt: skip
        for k in range(3):
            c.drawLine(-1 - k * 3.4, -2 + k * 0.6, -12 - k * 1.2, 0.2, stroke(alpha(shade(col), 160), 0.8))
        return
    a = lerp(-0.95, 1.15, (fl + 1) / 2)
    fold = cos(2 * pi * m.phase) * 0.5
    col = mix(wing, shade(shade(wing)), dark)
    c.save()
    c.translate(dx, -3)
    c.rotate(-math.degrees(a) * 0.25)
    k_span = 1.25 if f.shape == "hawk" else 1.0
    el = (-2 - abs(a), -sin(a) * 13 * k_span)
    tip = (el[0] - 9 * k_span, el[1] - sin(a - fold) * 15 * k_span)
    for k in range(5):
        u = k / 4
        x, y = lerp(el[0] + 7, tip[0], u), lerp(el[1] * 0.35, tip[1], u)
        c.drawPath(capsule(lerp(4, el[0], u), lerp(0, el[1], u), 3.2, x - 5.5, y + (3 if a > 0 else -2) * (1 - u), 2.0),
                   fill(mix(col, shade(col), 0.25 + 0.5 * (k % 2))))  # fmt: skip
    tube(c, [(4, 0), el, tip], (5.2, 4.2, 2.2), col, light)
    c.restore()


def _legs(c: Any, f: Fowl, m: BirdMove, x: float, length: float) -> None:
    col = hexa(f.legs)
    for k in (0, 1):
        s = sin(2 * pi * m.phase + k * pi)
        lift = max(0.0, cos(2 * pi * m.phase + k * pi)) * 3 if m.phase else 0
        fx, fy = x + k * 3 + (s * 5 if m.phase else 0), length - lift
        knee = ((x + fx) / 2 - 2, length * 0.5)
        c.drawPath(smooth([(x + k * 3, 0), knee, (fx, fy)], False), stroke(col if k else shade(col), 1.6))
        for dx in (4.4, 2.4, -2):
            c.drawLine(fx, fy, fx + dx, fy + 0.4, stroke(col if k else shade(col), 1.2))


def _side(c: Any, f: Fowl, m: BirdMove, light: XY, wear: Wear) -> None:
    b, w = hexa(f.body), hexa(f.wing)
    tall = f.shape == "tall"
    leg = (24 if tall and not m.swimming else 9) if not m.flying else 0
    if m.swimming:
        leg = 2
    fl = sin(2 * pi * m.phase) * (1 - m.glide) + 0.25 * m.glide if m.flying else 0
    c.save()
    c.translate(0, -fl * 2.4 - leg - (6 if not m.flying else 0))
    if not m.flying and not m.swimming:
        c.save()
        c.translate(0, 5)
        _legs(c, f, m, -1, leg + 1)
        c.restore()
    _wing(c, f, m, light, 0.4, 2)
    tail = 1.3 if f.shape == "hawk" else 1.0
    c.drawPath(smooth([(-10, -1), (-22 * tail, -5), (-25 * tail, -1), (-24 * tail, 3), (-12, 5)]),
               linear((-24, -4), (-10, 6), [w, shade(w)]))  # fmt: skip
    if tall:
        hx, hy = _tall_body(c, f, b, light, m)
    else:
        body = smooth([(-13, 0), (-8, -8), (3, -11), (11, -15), (18, -13), (20, -7), (16, -1), (10, 7), (-2, 9),
                       (-10, 6)])  # fmt: skip
        c.drawPath(body, radial((light[0] * 8 + 2, -8), 30, [lit(b), b, shade(b)], [0, 0.4, 1]))
        c.save()
        c.clipPath(body, True)
        c.drawOval(oval(5, 6.5, 13, 7.5), soft(hexa(f.belly, 235), 1.8))
        if f.crest and f.shape in ("hawk", "duck") and f.crest != "#E5383B":
            c.drawCircle(15, -10, 8.5, soft(hexa(f.crest), 1.2))
        c.restore()
        if f.crest == "#E5383B":
            for k in range(3):
                c.drawCircle(11 + k * 3, -16 - (k == 1) * 1.5, 2.3, fill(hexa(f.crest)))
        hx, hy = 14.6, -10.0
    _beak(c, f, hx, hy, m.opened)
    _eye(c, hx, hy, m.blink)
    neck = (hx - 2, hy + 7) if not tall else (10, -20)
    draw_scarf(c, wear, neck, (hx, hy), 7.5 if not tall else 3.6, m.t, light)
    draw_bowtie(c, wear, (neck[0] + 5, neck[1] + 1), 3.4)
    c.save()
    c.translate(hx - 1, hy)
    draw_headwear(c, wear, 17 if not tall else 11, (0.2, 0.0), -0.42)
    c.restore()
    _wing(c, f, m, light, 0, 0)
    c.restore()


def _tall_body(c: Any, f: Fowl, b: Colour, light: XY, m: BirdMove) -> XY:
    """A long curved neck: swans, geese, flamingos."""
    body = smooth([(-14, 0), (-8, -8), (4, -9), (12, -4), (10, 6), (-2, 9), (-11, 6)])
    c.drawPath(body, radial((light[0] * 8, -8), 30, [lit(b), b, shade(b)], [0, 0.4, 1]))
    sway = sin(m.t * 1.4) * 1.2
    neck = [(8, -3), (15, -9), (12, -18), (9 + sway, -25), (14 + sway, -31)]
    tube(c, neck, [5.4, 3.8, 3.0, 2.9, 3.6], b, light)
    hx, hy = 16 + sway, -31.0
    c.drawOval(oval(hx, hy, 5.4, 4.6), radial((hx - 1, hy - 2), 8, [lit(b), b, shade(b)], [0, 0.5, 1]))
    if f.crest:
        for k in range(3):
            c.drawLine(hx - 2, hy - 4, hx - 5 + k * 2, hy - 10, stroke(hexa(f.crest), 1.1))
    return hx + 1.0, hy - 0.6


def _beak(c: Any, f: Fowl, hx: float, hy: float, opened: float) -> None:
    k, o = hexa(f.beak), opened * 3
    if f.shape == "duck" and f.crest != "#E5383B":
        c.drawPath(smooth([(hx + 4, hy - 1.6), (hx + 13, hy + 1.2 - o * 0.3), (hx + 4, hy + 2)]), fill(k))
        c.drawPath(smooth([(hx + 4, hy + 1.6), (hx + 12, hy + 2.4 + o), (hx + 4, hy + 4)]), fill(shade(k)))
        return
    hook = 1.8 if f.shape == "hawk" else 0
    c.drawPath(smooth([(hx + 4.4, hy - 1), (hx + 12.4, hy + 1.6 + hook - o * 0.3), (hx + 4.4, hy + 2.4)]), fill(k))
    c.drawPath(smooth([(hx + 4.4, hy + 1.8), (hx + 10.8, hy + 2.8 + o), (hx + 4, hy + 4.4 + o * 0.3)]), fill(shade(k)))


def _eye(c: Any, x: float, y: float, blink: float) -> None:
    if blink > 0.5:
        c.drawLine(x - 2, y, x + 2.4, y, stroke(rgb(30, 22, 30), 1.1))
        return
    c.drawCircle(x, y, 2.5, fill(rgb(255, 255, 255)))
    c.drawCircle(x + 0.5, y + 0.1, 1.7, fill(rgb(24, 18, 26)))
    c.drawCircle(x, y - 0.6, 0.6, fill(rgb(255, 255, 255)))


def _penguin(c: Any, f: Fowl, m: BirdMove, light: XY, wear: Wear) -> None:
    b, k = hexa(f.body), hexa(f.beak)
    sway = sin(2 * pi * m.phase) * 6 if m.phase else sin(m.t * 1.5) * 1.2
    for s in (-1, 1):
        lift = max(0.0, s * sin(2 * pi * m.phase)) * 3 if m.phase else 0
        c.drawOval(oval(s * 6 + 2, -1.5 - lift, 6, 2.6), fill(k if s > 0 else shade(k)))
    c.save()
    c.rotate(sway)
    for s in (-1, 1):
        c.save()
        c.translate(s * 13, -30)
        c.rotate(s * (-16 - 12 * abs(sin(m.t * 5)) * (1 if m.phase else 0.2)))
        c.drawOval(oval(0, 9, 3.6, 12), fill(shade(b) if s < 0 else b))
        c.restore()
    body = smooth([(0, -51), (11, -46), (13, -34), (16, -16), (10, -2), (-10, -2), (-16, -16), (-13, -34), (-11, -46)])
    c.drawPath(body, radial((light[0] * 10, -36), 42, [lit(lit(b)), b, shade(b)], [0, 0.5, 1]))
    c.drawPath(smooth([(2, -32), (11, -24), (10, -8), (0, -3.5), (-9, -9), (-8, -24)]),
               linear((0, -32), (0, -3), [hexa(f.belly), mix(hexa(f.belly), rgb(190, 200, 220), 0.5)]))  # fmt: skip
    for s in (-1, 1):
        c.drawOval(oval(2 + s * 5.4, -39, 5.6, 6.2), fill(hexa(f.belly)))
    for s in (-1, 1):
        _eye(c, 2 + s * 4.6, -40, m.blink)
    o = m.opened * 2.6
    c.drawPath(smooth([(-1, -37), (8, -35 - o * 0.2), (-1, -34)]), fill(k))
    c.drawPath(smooth([(-1, -34.4), (6.4, -34 + o), (0, -32.4 + o * 0.5)]), fill(shade(k)))
    draw_scarf(c, wear, (1, -28.5), (1, -40), 13, m.t, light)
    draw_bowtie(c, wear, (2, -28.5), 4.6)
    c.translate(2, -40)
    draw_headwear(c, wear, 25, (0.19, 0.0), -0.42)
    c.restore()


def _owl(c: Any, f: Fowl, m: BirdMove, light: XY, wear: Wear) -> None:
    b = hexa(f.body)
    turn = sin(m.t * 0.8) * 3
    for s in (-1, 1):
        c.drawOval(oval(s * 4, -1, 3.4, 2), fill(hexa(f.beak)))
    body = smooth([(0, -40), (12, -36), (15, -20), (10, -2), (-10, -2), (-15, -20), (-12, -36)])
    c.drawPath(body, radial((light[0] * 10, -30), 36, [lit(b), b, shade(b)], [0, 0.5, 1]))
    for s in (-1, 1):
        c.drawPath(smooth([(s * 9, -39), (s * 13, -46), (s * 4, -39)]), fill(b))
        c.drawPath(smooth([(s * 12, -28), (s * 17, -14), (s * 9, -5), (s * 10, -18)]), fill(hexa(f.wing)))
    for k in range(3):
        for j in range(4 - k % 2):
            c.drawOval(oval(-6 + j * 4 + (k % 2) * 2, -16 + k * 4, 1.6, 1.3), fill(alpha(hexa(f.belly), 220)))
    for s in (-1, 1):
        c.drawCircle(s * 6 + turn * 0.5, -31, 6.6, fill(hexa(f.belly)))
        if m.blink > 0.5:
            c.drawLine(s * 6 - 3 + turn, -31, s * 6 + 3 + turn, -31, stroke(rgb(40, 30, 34), 1.3))
        else:
            c.drawCircle(s * 6 + turn, -31, 4.2, fill(hexa("#FFC83D")))
            c.drawCircle(s * 6 + turn, -31, 2.6, fill(rgb(26, 18, 26)))
            c.drawCircle(s * 6 + turn - 0.8, -32, 0.9, fill(rgb(255, 255, 255)))
    c.drawPath(smooth([(turn - 2, -28), (turn + 2, -28), (turn, -23 + m.opened * 2)]), fill(hexa(f.beak)))
    draw_scarf(c, wear, (0, -20), (0, -32), 13.5, m.t, light)
    draw_bowtie(c, wear, (0, -20), 4.6)
    c.save()
    c.translate(turn * 0.6, -31)
    draw_headwear(c, wear, 27, (0.22, 0.0), -0.36)
    c.restore()
