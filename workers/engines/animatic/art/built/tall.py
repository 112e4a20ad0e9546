"""Ships of wood and paper: a tall ship under sail, a paper boat."""

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
    poly,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip

sin = math.sin


@built(
    "paper_boat",
    size=(92, 56),
    colour="#FBFAF6",
    floats=True,
    words=("paper boat", "paper ship", "origami boat"),
    vehicle="sail",
)
def paper_boat(c: Any, _t: float, _rolled: float, colour: Colour) -> None:
    dark = mix(colour, rgb(140, 150, 180), 0.5)
    c.drawPath(poly((0, -54), (-24, -14), (24, -14)), linear((-24, 0), (24, 0), [colour, dark]))
    c.drawLine(0, -54, 0, -14, stroke(alpha(dark, 220), 1))
    c.drawPath(poly((-46, -30), (-22, -13), (0, -19), (22, -13), (46, -30), (26, 2), (-26, 2)),
               linear((0, -30), (0, 2), [lit(colour), mix(colour, dark, 0.6)]))  # fmt: skip
    c.drawPath(smooth([(-22, -13), (0, -19), (22, -13)], False), stroke(alpha(dark, 200), 1))


@built(
    "tall_ship",
    size=(200, 190),
    colour="#8A5632",
    floats=True,
    words=("sailing ship", "pirate ship", "tall ship", "galleon", "viking ship", "longship", "old ship"),
    vehicle="sail",
    seat=(-52, 40),
    reach=20,
)
def tall_ship(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    cloth = rgb(250, 244, 228)
    full = 5 * sin(t * 1.1)
    for x, top, w in ((-46, -150, 24), (6, -184, 32), (54, -152, 22)):
        c.drawLine(x, -30, x, top, stroke(hexa("#5E3E28"), 4.4))
        for k in range(2 if top > -160 else 3):
            y0 = top + 8 + k * 42
            y1, ww = y0 + 36, w * (0.72 + 0.18 * k)
            c.drawPath(
                smooth(
                    [
                        (x - ww, y0),
                        (x + ww, y0),
                        (x + ww + 8 + full, (y0 + y1) / 2),
                        (x + ww * 1.06, y1),
                        (x, y1 - 5),
                        (x - ww * 1.06, y1),
                        (x - ww + 9 + full, (y0 + y1) / 2),
                    ]
                ),
                linear((x - ww, 0), (x + ww + 10, 0), [shade(cloth), cloth, mix(cloth, rgb(200, 190, 180), 0.5)]),
            )
            c.drawLine(x - ww, y0, x + ww, y0, stroke(hexa("#5E3E28"), 2.2))
    flap = 3 * sin(t * 6)
    c.drawPath(smooth([(6, -186), (22, -182 + flap), (34, -185 - flap), (6, -174)]), fill(rgb(40, 36, 46)))
    c.drawPath(poly((60, -118), (100, -48), (62, -46)), fill(mix(cloth, rgb(214, 206, 196), 0.4)))
    c.drawLine(84, -38, 112, -58, stroke(hexa("#5E3E28"), 3))
    hull = smooth(
        [(-96, -62), (-92, -20), (-70, 4), (60, 5), (86, -16), (96, -42), (60, -32), (-30, -30), (-62, -36), (-70, -60)]
    )
    c.drawPath(hull, linear((0, -60), (0, 5), [lit(colour), colour, shade(shade(colour))], [0, 0.45, 1]))
    c.save()
    c.clipPath(hull, True)
    for y in (-26, -14, -3):
        c.drawLine(-100, y, 100, y, stroke(alpha(shade(shade(colour)), 150), 1))
    c.drawRect(rect(-100, -22, 200, 4), fill(hexa("#E0B04A")))
    c.restore()
    for k in range(5):
        c.drawRoundRect(rect(-58 + k * 24, -15, 9, 8), 2, 2, fill(rgb(46, 32, 26)))
    for k in range(3):
        c.drawRoundRect(rect(-90 + k * 8, -52, 5, 8), 1, 1, fill(hexa("#FFE39A")))
