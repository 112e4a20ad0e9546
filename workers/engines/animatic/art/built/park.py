"""What stands in parks and gardens: trees, a street lamp, a lily pad."""

import math
import random
from typing import Any

from workers.engines.animatic.art.built.registry import built
from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    fill,
    glow,
    hexa,
    linear,
    lit,
    mix,
    oval,
    poly,
    radial,
    rect,
    shade,
    smooth,
    stroke,
)

BARK = hexa("#7A5236")


@built("tree", "deciduous-tree", size=(230, 300), colour="#5DA24A", words=(
    "tree", "oak", "oak tree", "maple", "maple tree", "apple tree", "elm", "birch", "beech"))  # fmt: skip
def tree(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    """A broad crown of leaf clumps that stir a little, on a trunk with two boughs."""
    c.scale(1.2, 1.2)
    sway = math.sin(t * 0.9) * 2.4
    trunk = [(-19, 0), (-11, -34), (-8, -96), (-30, -150), (-22, -156), (0, -116), (24, -160), (32, -152), (10, -96),
             (11, -34), (21, 0)]  # fmt: skip
    c.drawPath(smooth(trunk), linear((-20, 0), (20, 0), [lit(BARK), BARK, shade(shade(BARK))]))
    rng = random.Random(3)
    clumps = sorted(
        ((rng.uniform(-66, 66), rng.uniform(-212, -118), rng.uniform(28, 42)) for _ in range(17)),
        key=lambda clump: -clump[1],
    )
    c.drawOval(oval(sway * 0.6, -160, 84, 66), fill(shade(shade(colour))))
    for x, y, r in clumps:
        cx, cy = x + sway * (-y / 160), y + math.sin(t * 1.3 + x) * 1.2
        leaf = mix(shade(colour), lit(lit(colour)), (-y - 118) / 94 * 0.75)
        c.drawCircle(cx, cy, r, radial((cx - r * 0.35, cy - r * 0.45), r * 1.5, [lit(leaf), leaf, shade(leaf)],
                                       [0, 0.5, 1]))  # fmt: skip


@built("evergreen-tree", "pine", size=(156, 310), colour="#3F7F55", words=(
    "pine", "pine tree", "fir", "fir tree", "spruce", "evergreen", "conifer"))  # fmt: skip
def pine(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.scale(1.2, 1.2)
    c.drawRect(rect(-9, -44, 18, 44), linear((-9, 0), (9, 0), [lit(BARK), shade(BARK)]))
    for k in range(5):
        y, w = -30 - k * 42, 62 - k * 10.5
        lean = math.sin(t * 0.8 + k * 0.3) * (1 + k * 0.7)
        skirt = [(lean, y - 74), (w * 0.42, y - 30), (w, y), (w * 0.5, y - 5), (0, y + 4), (-w * 0.5, y - 5), (-w, y),
                 (-w * 0.42, y - 30)]  # fmt: skip
        c.drawPath(smooth(skirt), linear((-w, 0), (w, 0), [lit(colour), colour, shade(colour)], [0, 0.45, 1]))


@built("street_lamp", size=(56, 210), colour="#3A3F4C", words=(
    "street lamp", "streetlamp", "street light", "streetlight", "lamp post", "lamppost", "lantern post"),
       light=(181, 130, "#FFD08A"))  # fmt: skip
def street_lamp(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    """A lamp of cast iron with a warm light and the cone of it."""
    warm = hexa("#FFD98A")
    c.drawPath(poly((-10, -178), (10, -178), (62, 0), (-62, 0)),
               linear((0, -178), (0, 0), [hexa("#FFD98A", 96), hexa("#FFD98A", 0)]))  # fmt: skip
    c.drawRect(rect(-3.4, -166, 6.8, 160), linear((-4, 0), (4, 0), [lit(colour), shade(colour)]))
    for y, w in ((0, 15), (-12, 9), (-92, 6), (-160, 7)):
        c.drawRoundRect(rect(-w, y - 7, 2 * w, 7), 3, 3, fill(colour))
    c.drawPath(poly((-15, -196), (15, -196), (10, -166), (-10, -166)), fill(warm))
    c.drawPath(smooth([(-19, -195), (0, -215), (19, -195)]), fill(shade(colour)))
    for x in (-12.5, 0, 12.5):
        c.drawLine(x, -195, x * 0.72, -167, stroke(colour, 1.8))
    glow(c, 0, -181, 62, warm, 150 + 10 * math.sin(t * 7), ADD)


@built(
    "lily_pad",
    size=(120, 22),
    colour="#5FA85A",
    seat=(0, 12),
    words=("lily pad", "lilypad", "water lily", "lotus leaf"),
)
def lily_pad(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    """A leaf that floats, with a notch and a flower at its rim."""
    bob = math.sin(t * 1.4) * 1.4
    c.drawOval(oval(0, -8 + bob, 58, 12), linear((-58, 0), (58, 0), [lit(colour), colour, shade(colour)]))
    c.drawPath(poly((4, -8 + bob), (48, -1 + bob), (30, 3 + bob)), fill(hexa("#4E8CA8")))
    for k in range(7):
        a = math.pi * (0.1 + 0.133 * k)
        c.drawLine(0, -8 + bob, 54 * math.cos(a), -8 + bob - 9 * math.sin(a), stroke(shade(colour), 1.2))
    for k in range(5):
        a = math.pi * (0.14 + 0.18 * k)
        c.drawOval(oval(-36 + 9 * math.cos(a), -20 + bob - 5 * math.sin(a), 5, 8), fill(hexa("#F7B6CF")))
    c.drawCircle(-36, -20 + bob, 4, fill(hexa("#FFD95A")))
