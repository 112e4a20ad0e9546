"""What goes on wings and rotors: helicopters, aeroplanes, drones, paper planes, a rocket that climbs."""

import math
from typing import Any

from workers.engines.animatic.art.built.land import GLASS
from workers.engines.animatic.art.built.registry import Cue, built, played
from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    capsule,
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
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip

sin, cos, pi = math.sin, math.cos, math.pi


@built(
    "helicopter",
    size=(170, 84),
    colour="#E5533C",
    floats=True,
    words=("helicopter", "chopper"),
    vehicle="fly",
    reach=30,
)
def helicopter(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.drawPath(
        smooth([(-10, -50), (-70, -44), (-82, -38), (-70, -36), (-10, -30)]),
        linear((0, -50), (0, -30), [lit(colour), shade(colour)]),
    )
    c.drawPath(poly((-84, -40), (-96, -62), (-82, -60), (-72, -42)), fill(shade(colour)))
    a = t * 40
    for k in range(2):
        c.drawLine(-88 - 13 * cos(a + k * pi / 2), -56 - 13 * sin(a + k * pi / 2), -88 + 13 * cos(a + k * pi / 2),
                   -56 + 13 * sin(a + k * pi / 2), stroke(rgb(70, 74, 90, 190), 2))  # fmt: skip
    body = smooth([(-24, -36), (-12, -60), (20, -64), (48, -54), (58, -34), (44, -17), (4, -14), (-18, -20)])
    c.drawPath(body, linear((0, -64), (0, -14), [lit(lit(colour)), colour, shade(colour)], [0, 0.4, 1]))
    c.drawPath(
        smooth([(22, -58), (44, -50), (54, -34), (30, -32), (20, -34)]),
        radial((38, -54), 34, [rgb(230, 248, 255), rgb(110, 190, 230), rgb(50, 100, 160)]),
    )
    c.drawRoundRect(rect(-4, -54, 17, 19), 5, 5, linear((0, -54), (0, -35), GLASS))
    for x in (-4, 32):
        c.drawLine(x, -16, x - 2, -4, stroke(rgb(80, 84, 98), 2.6))
    c.drawPath(smooth([(-24, -3), (-10, -2), (44, -2), (56, -7)], False), stroke(rgb(80, 84, 98), 3.4))
    c.drawLine(10, -63, 10, -76, stroke(rgb(70, 74, 90), 4))
    for k in range(3):
        s = cos(t * 31 + k * 2.1)
        c.drawPath(capsule(10, -77, 1.7, 10 + 84 * s, -77 - 3 * abs(s), 1.2), fill(rgb(60, 64, 80, 120 + 40 * k)))
    c.drawOval(oval(10, -77, 84, 5), fill(rgb(90, 96, 112, 46)))
    c.drawCircle(56, -26, 2.4, fill(rgb(255, 80, 80) if sin(t * 7) > 0 else rgb(140, 60, 60)))


@built(
    "airplane",
    "jet",
    size=(220, 78),
    colour="#F2F5FA",
    floats=True,
    words=("airplane", "aeroplane", "jet", "airliner", "jet plane"),
    vehicle="fly",
)
def airplane(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    accent = hexa("#2F6FDE") if colour == hexa("#F2F5FA") else shade(shade(colour))
    c.drawPath(poly((8, -40), (-34, -62), (-48, -60), (-20, -38)), fill(shade(colour)))
    c.drawPath(
        poly((-76, -42), (-104, -78), (-84, -78), (-50, -44)), linear((0, -78), (0, -42), [lit(accent), shade(accent)])
    )
    body = smooth(
        [
            (-106, -40),
            (-84, -47),
            (0, -51),
            (70, -49),
            (98, -39),
            (107, -31),
            (98, -25),
            (60, -21),
            (-40, -23),
            (-90, -34),
        ]
    )
    c.drawPath(body, linear((0, -51), (0, -21), [lit(colour), colour, shade(shade(colour))], [0, 0.5, 1]))
    c.save()
    c.clipPath(body, True)
    c.drawRect(rect(-120, -35, 240, 3.4), fill(accent))
    c.restore()
    for k in range(11):
        c.drawRoundRect(rect(-56 + k * 11.4, -44, 5.4, 6), 2, 2, fill(rgb(80, 130, 180)))
    c.drawPath(smooth([(80, -45), (92, -41), (98, -37), (84, -38)]), fill(rgb(50, 76, 116)))
    c.drawPath(
        poly((24, -32), (-50, -3), (-66, -4), (-16, -33)), linear((0, -32), (0, -2), [colour, shade(shade(colour))])
    )
    c.drawPath(capsule(-10, -18, 6, 12, -18, 6.6), linear((0, -25), (0, -11), [lit(colour), shade(shade(colour))]))
    c.drawPath(poly((-76, -38), (-108, -28), (-114, -30), (-92, -41)), fill(shade(colour)))
    glow(c, -62, -4, 8, rgb(255, 60, 60), 190 if sin(t * 6) > 0.4 else 0, ADD)


@built(
    "small-airplane",
    "biplane",
    size=(150, 76),
    colour="#E5533C",
    floats=True,
    words=("biplane", "propeller plane", "small plane", "plane"),
    vehicle="fly",
    seat=(-14, 46),
)
def biplane(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    cream = mix(colour, rgb(255, 246, 224), 0.8)
    c.drawPath(poly((-60, -36), (-76, -64), (-62, -62), (-44, -40)), fill(cream))
    c.drawPath(smooth([(-74, -36), (-30, -46), (30, -48), (58, -42), (62, -32), (50, -22), (0, -18), (-40, -26)]),
               linear((0, -48), (0, -18), [lit(lit(colour)), colour, shade(colour)], [0, 0.45, 1]))  # fmt: skip
    c.drawPath(smooth([(-14, -45), (-6, -56), (4, -54), (8, -46)]), fill(rgb(190, 228, 250, 210)))
    for x in (4, 36):
        c.drawLine(x, -24, x - 4, -68, stroke(rgb(110, 80, 60), 2))
    for y, w in ((-70, 46), (-24, 42)):
        c.drawRoundRect(rect(20 - w, y, w * 1.7, 7), 3.4, 3.4, linear((0, y), (0, y + 7), [lit(cream), shade(cream)]))
    c.drawPath(smooth([(-80, -36), (-62, -40), (-52, -36), (-62, -33)]), fill(cream))
    for x in (14, 30):
        c.drawLine(x, -20, 22, -8, stroke(rgb(80, 84, 98), 2))
    c.drawCircle(22, -7, 7, fill(rgb(50, 48, 60)))
    c.drawCircle(66, -34, 4.6, fill(hexa("#E0B04A")))
    s = cos(t * 34)
    c.drawOval(oval(68, -34, 3, 29), fill(rgb(190, 196, 206, 70)))
    c.drawPath(capsule(68, -34 - 28 * s, 1.6, 68, -34 + 28 * s, 1.6), fill(rgb(90, 70, 56, 210)))


@built(
    "drone", "quadcopter", size=(96, 40), colour="#4A5264", floats=True, words=("drone", "quadcopter"), vehicle="fly"
)
def drone(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    for s in (-1, 1):
        c.drawLine(0, -18, s * 38, -26, stroke(shade(colour), 4.4))
        c.drawLine(s * 38, -26, s * 38, -31, stroke(colour, 4))
        q = cos(t * 37 + s)
        c.drawOval(oval(s * 38, -32, 21, 2.8), fill(rgb(150, 160, 178, 80)))
        c.drawLine(s * 38 - 20 * q, -32, s * 38 + 20 * q, -32, stroke(rgb(60, 66, 82, 220), 1.7))
        c.drawPath(smooth([(s * 14, -12), (s * 20, -3), (s * 25, -1)], False), stroke(colour, 2.2))
    c.drawRoundRect(rect(-20, -27, 40, 16), 8, 8, linear((0, -27), (0, -11), [lit(lit(colour)), colour, shade(colour)]))
    c.drawCircle(12, -9, 6, fill(rgb(28, 30, 40)))
    c.drawCircle(13, -9, 3, radial((12, -10), 4, [rgb(150, 210, 255), rgb(30, 60, 120)]))
    c.drawCircle(-14, -19, 1.9, fill(rgb(90, 255, 130) if sin(t * 5) > 0 else rgb(255, 80, 80)))


@built(
    "paper_plane",
    size=(90, 40),
    colour="#FBFAF6",
    floats=True,
    words=("paper plane", "paper airplane", "paper aeroplane"),
    vehicle="fly",
)
def paper_plane(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    c.save()
    c.translate(0, -20)
    c.rotate(3 * sin(t * 2.1))
    c.drawPath(
        poly((46, -2), (-44, -20), (-26, -1)),
        linear((0, -20), (0, 0), [lit(colour), mix(colour, rgb(180, 190, 214), 0.3)]),
    )
    c.drawPath(poly((46, -2), (-26, -1), (-22, 15), (-10, 3)), fill(mix(colour, rgb(120, 130, 160), 0.55)))
    c.drawPath(
        poly((46, -2), (-10, 3), (-44, 10), (-26, -1)),
        linear((0, -4), (0, 12), [colour, mix(colour, rgb(160, 170, 196), 0.5)]),
    )
    c.restore()


@played(
    "rocket_launch",
    size=(90, 190),
    colour="#F4F5F8",
    words=("rocket launch", "space shuttle", "space rocket"),
    vehicle="fly",
    floats=True,
    reach=70,
)
def rocket_launch(c: Any, cue: Cue, colour: Colour) -> None:
    """A rocket that climbs on its fire out of its own smoke."""
    t = cue.t
    for k in range(26):
        u = (t * 0.5 + k * 0.618) % 1
        side = 1 if k % 2 else -1
        c.drawCircle(side * u * 66 + 4 * sin(k), 2 - 12 * u * (0.3 + 0.7 * sin(k) ** 2), 7 + 17 * u,
                     fill(rgb(236, 236, 242, 210 * (1 - u))))  # fmt: skip
    roar = 1 + 0.2 * sin(t * 29)
    glow(c, 0, -20, 62 * roar, hexa("#FFB01F"), 220, ADD)
    for w, h, col in ((17, 46, "#FF7A1F"), (11, 36, "#FFD23F"), (5, 22, "#FFF6D0")):
        c.drawPath(smooth([(-w, -36), (0, -36 + h * roar), (w, -36)]), fill(hexa(col)))
    red = hexa("#E5383B")
    for s in (-1, 1):
        c.drawPath(
            smooth([(s * 17, -80), (s * 36, -42), (s * 32, -28), (s * 15, -42)]),
            linear((0, -80), (0, -28), [lit(red), shade(red)]),
        )
    body = smooth(
        [(0, -190), (17, -160), (24, -116), (21, -62), (14, -38), (-14, -38), (-21, -62), (-24, -116), (-17, -160)]
    )
    c.drawPath(body, linear((-24, 0), (24, 0), [lit(colour), colour, shade(shade(colour))], [0, 0.45, 1]))
    c.save()
    c.clipPath(body, True)
    c.drawRect(rect(-30, -192, 60, 36), linear((-18, 0), (18, 0), [lit(red), shade(red)]))
    c.drawRect(rect(-30, -70, 60, 8), fill(red))
    c.restore()
    for y in (-134, -104):
        c.drawCircle(0, y, 10, fill(rgb(150, 156, 172)))
        c.drawCircle(0, y, 7.2, radial((-3, y - 3), 11, [rgb(214, 246, 255), rgb(60, 140, 220)]))
