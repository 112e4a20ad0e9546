"""Birds from the side: an egg body, a two-part feathered wing, legs, a beak that opens; several builds."""

import math
from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.art.draw import (
    XY,
    Colour,
    alpha,
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
SPANS = {"hawk": 50.0, "tall": 44.0, "owl": 40.0, "duck": 34.0, "penguin": 24.0}
"""Length of a wing in figure units before the bird's own size."""


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

    @property
    def span(self) -> float:
        """How far a wing reaches above or below the body."""
        return SPANS.get(self.fowl.shape, 33.0) * 0.86

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


def _wing(c: Any, f: Fowl, m: BirdMove, dark: float, dx: float) -> None:
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
    _spread(c, f, fl, mix(wing, shade(shade(wing)), dark), (dx, -4))


def _spread(c: Any, f: Fowl, beat: float, colour: Colour, root: XY) -> None:
    """A wing in flight: a fan of primaries under two rows of coverts; `beat` 1 is up, -1 down."""
    span = SPANS.get(f.shape, 33.0)
    c.save()
    c.translate(*root)
    for rows, long, dark in ((8, 1.0, 0.55), (6, 0.66, 0.2), (5, 0.4, 0.0)):
        for k in range(rows):
            a = -0.12 - 0.95 * beat - 0.9 * k / rows * max(-0.6, min(0.7, 0.3 + beat))
            reach = span * long * (1 - 0.42 * k / rows)
            tx, ty = -5 - cos(a) * reach * 0.52, sin(a) * reach
            feather = [(5 - k * 8 / rows, -1.6), (tx * 0.5 + 3, ty * 0.5 - 3), (tx, ty), (tx * 0.5 - 3.4, ty * 0.5 + 3)]
            tone = mix(colour, shade(colour), dark + (0.18 if k % 2 else 0.0))
            c.drawPath(smooth(feather), fill(lit(tone) if not dark else tone))
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
    _wing(c, f, m, 0.4, 2)
    if f.tail:
        _train(c, f, m)
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
    if f.shape == "owl":
        _owl_face(c, f, m, (14.0, -10.0), 0.92)
    else:
        _beak(c, f, hx, hy, m.opened)
        _eye(c, hx, hy, m.blink)
    neck = (hx - 2, hy + 7) if not tall else (10, -20)
    draw_scarf(c, wear, neck, (hx, hy), 7.5 if not tall else 3.6, m.t, light)
    draw_bowtie(c, wear, (neck[0] + 5, neck[1] + 1), 3.4)
    c.save()
    c.translate(hx - 1, hy)
    draw_headwear(c, wear, 17 if not tall else 11, (0.2, 0.0), -0.42)
    c.restore()
    _wing(c, f, m, 0, 0)
    c.restore()


def _train(c: Any, f: Fowl, m: BirdMove) -> None:
    """Long tail feathers: a fan of eyes that opens, or plumes that arch."""
    w = hexa(f.wing)
    if f.tail == "plume":
        for k in range(5):
            tip = (-30 + k * 3.4, -13 - k * 3.6 + sin(m.t * 2 + k) * 0.8)
            c.drawPath(smooth([(-10, 0), (-20 + k * 2, -15 - k * 2.2), tip, (tip[0] + 1, tip[1] + 8), (-12, 4)]),
                       fill(mix(w, shade(w), k / 5)))  # fmt: skip
        return
    open_ = 0.85 if f.tail == "brush" else 0.0 if m.flying or m.phase else 0.5 + 0.5 * sin(m.t * 0.7)
    count = 13 if f.tail == "fan" else 9
    long = 46 if f.tail == "fan" else 26
    for k in range(count):
        a = lerp(pi - 0.16 + 0.02 * k, pi * (0.98 - 0.86 * k / (count - 1)), open_)
        x, y = -7 + cos(a) * long, -2 - sin(a) * long
        c.drawLine(-7, -2, x, y, stroke(mix(w, hexa("#7A5236") if f.tail != "fan" else w, 0.5), 2.2))
        c.drawOval(oval(x, y, 5.6, 5.6), fill(w))
        if f.tail == "fan":
            c.drawCircle(x, y, 3.8, fill(hexa("#D9B23A")))
            c.drawCircle(x, y, 2.5, fill(hexa("#2A5FD0")))
            c.drawCircle(x, y, 1.2, fill(hexa("#1B2350")))


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
    _owl_face(c, f, m, (turn * 0.5, -31.0), 1.0)
    draw_scarf(c, wear, (0, -20), (0, -32), 13.5, m.t, light)
    draw_bowtie(c, wear, (0, -20), 4.6)
    c.save()
    c.translate(turn * 0.6, -31)
    draw_headwear(c, wear, 27, (0.22, 0.0), -0.36)
    c.restore()


def _owl_face(c: Any, f: Fowl, m: BirdMove, at: XY, size: float) -> None:
    """Two discs of feathers around great eyes, tufts above and a beak between."""
    turn = sin(m.t * 0.8) * 1.5
    c.save()
    c.translate(*at)
    c.scale(size, size)
    b = hexa(f.body)
    c.drawOval(oval(0, 0, 13, 11), radial((-3, -5), 20, [lit(b), b, shade(b)], [0, 0.5, 1]))
    for s in (-1, 1):
        c.drawPath(smooth([(s * 8.6, -7), (s * 11, -13.4), (s * 4, -9)]), fill(shade(b)))
        c.drawCircle(s * 6, 0, 6.8, fill(hexa(f.belly)))
        c.drawCircle(s * 6, 0, 6.8, stroke(alpha(hexa(f.wing), 120), 0.8))
        if m.blink > 0.5:
            c.drawLine(s * 6 - 3 + turn, 0, s * 6 + 3 + turn, 0, stroke(rgb(40, 30, 34), 1.3))
        else:
            c.drawCircle(s * 6 + turn * 0.5, 0, 4.4, fill(hexa("#FFC83D")))
            c.drawCircle(s * 6 + turn, 0, 2.7, fill(rgb(26, 18, 26)))
            c.drawCircle(s * 6 + turn - 0.8, -1, 0.9, fill(rgb(255, 255, 255)))
    c.drawPath(smooth([(turn - 2, 3), (turn + 2, 3), (turn, 8 + m.opened * 2)]), fill(hexa(f.beak)))
    c.restore()
