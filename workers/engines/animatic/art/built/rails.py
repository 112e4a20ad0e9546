"""What goes on rails, tracks, rotors and paper wings: trains, trams, tractors, motorcycles, aircraft and tall ships."""

import math
from typing import Any

from workers.engines.animatic.art.built.land import GLASS, wheel
from workers.engines.animatic.art.built.registry import Cue, built, played
from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    alpha,
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


def smoke(c: Any, x: float, y: float, t: float, drift: float, size: float, colour: Colour = 0xFFEDEDF2) -> None:
    """Puffs that rise from a chimney and are left behind."""
    for k in range(7):
        u = (t * 0.55 + k / 7) % 1
        r = size * (0.5 + 1.5 * u)
        c.drawCircle(
            x - drift * u * u - 4 * u * sin(k * 2.1),
            y - size * 4.2 * u**0.8,
            r,
            fill(alpha(colour, 190 * (1 - u) ** 1.2)),
        )


def _block(c: Any, x: float, y: float, w: float, h: float, colour: Colour, r: float = 4) -> None:
    c.drawRoundRect(
        rect(x, y, w, h), r, r, linear((0, y), (0, y + h), [lit(lit(colour)), colour, shade(colour)], [0, 0.4, 1])
    )


@built("locomotive", "steam-locomotive", "train", "railway-car", size=(236, 104), colour="#C8402F", words=(
    "steam train", "steam locomotive", "steam engine", "locomotive", "train", "old train"), vehicle="drive", reach=46)  # fmt: skip
def locomotive(c: Any, t: float, rolled: float, colour: Colour) -> None:
    dark, brass = rgb(44, 44, 56), hexa("#E0B04A")
    smoke(c, 84, -96, t, 96, 10)
    _block(c, -118, -62, 66, 46, mix(colour, hexa("#7A4A2E"), 0.55), 5)
    c.drawPath(smooth([(-116, -62), (-104, -74), (-84, -70), (-66, -76), (-54, -62)]), fill(rgb(58, 54, 62)))
    c.drawLine(-54, -24, -38, -24, stroke(dark, 5))
    _block(c, -40, -92, 48, 74, colour, 5)
    _block(c, -46, -98, 60, 9, dark, 4)
    for x in (-33, -11):
        c.drawRoundRect(rect(x, -82, 17, 22), 4, 4, linear((0, -82), (0, -60), GLASS))
    c.drawRoundRect(
        rect(0, -68, 104, 42), 20, 20, linear((0, -68), (0, -26), [lit(lit(lit(dark))), dark, shade(dark)], [0, 0.4, 1])
    )
    for x in (16, 44, 72):
        c.drawRect(rect(x, -68, 4, 42), fill(brass))
    c.drawPath(poly((76, -66), (72, -94), (96, -94), (91, -66)), linear((72, 0), (96, 0), [lit(dark), shade(dark)]))
    c.drawRoundRect(rect(70, -99, 28, 7), 3, 3, fill(brass))
    c.drawPath(smooth([(26, -66), (28, -79), (36, -82), (44, -79), (46, -66)]), fill(brass))
    c.drawCircle(103, -47, 17, fill(shade(dark)))
    c.drawCircle(104, -47, 12, fill(lit(dark)))
    glow(c, 112, -60, 20, hexa("#FFE9A0"), 170, ADD)
    c.drawCircle(108, -60, 6, fill(hexa("#FFF3C4")))
    _block(c, -42, -28, 152, 12, colour, 3)
    c.drawPath(poly((104, -26), (126, -3), (104, -3)), linear((0, -26), (0, 0), [lit(colour), shade(colour)]))
    for x, r in ((-104, 12), (-68, 12), (-22, 19), (20, 19), (60, 13), (90, 13)):
        wheel(c, x, -r, r, rolled, colour, 8)
    a = rolled / 19
    for off in (0.0,):
        y = -19 + sin(a + off) * 9
        c.drawLine(-22 + cos(a) * 9, y, 20 + cos(a) * 9, y, stroke(rgb(214, 218, 226), 4))
        c.drawLine(20 + cos(a) * 9, y, 74, -20, stroke(rgb(190, 196, 206), 3.4))


@built("bullet-train", "high-speed-train", "metro", size=(260, 66), colour="#EDF1F6", words=(
    "bullet train", "high-speed train", "metro train", "subway train", "maglev"), vehicle="drive")  # fmt: skip
def bullet_train(c: Any, _t: float, rolled: float, colour: Colour) -> None:
    body = smooth([(-130, -6), (-130, -58), (-126, -62), (50, -62), (92, -52), (124, -24), (130, -10), (120, -6)])
    c.drawPath(body, linear((0, -62), (0, -6), [lit(colour), colour, shade(colour)], [0, 0.5, 1]))
    c.save()
    c.clipPath(body, True)
    c.drawRect(rect(-140, -24, 280, 6), fill(hexa("#2F6FDE")))
    c.drawRect(rect(-140, -16, 280, 3), fill(hexa("#E5383B")))
    for k in range(8):
        c.drawRoundRect(
            rect(-122 + k * 21, -52, 15, 15), 4, 4, linear((0, -52), (0, -37), [rgb(120, 190, 230), rgb(50, 90, 140)])
        )
    c.restore()
    c.drawPath(
        smooth([(58, -57), (88, -48), (104, -36), (66, -38)]),
        linear((0, -57), (0, -36), [rgb(90, 130, 170), rgb(30, 44, 70)]),
    )
    glow(c, 122, -20, 16, rgb(255, 250, 214), 160, ADD)
    c.drawOval(oval(120, -20, 5, 3), fill(rgb(255, 252, 226)))
    for x in (-108, -84, 62, 86):
        wheel(c, x, -6, 6, rolled)


@built(
    "tram",
    "trolleybus",
    size=(210, 112),
    colour="#F2B92E",
    words=("tram", "streetcar", "trolley", "cable car"),
    vehicle="drive",
)
def tram(c: Any, t: float, rolled: float, colour: Colour) -> None:
    c.drawLine(-20, -92, 4, -110, stroke(rgb(70, 74, 88), 2.4))
    c.drawLine(4, -110, 28, -92, stroke(rgb(70, 74, 88), 2.4))
    if sin(t * 7) > 0.93:
        glow(c, 4, -112, 14, rgb(190, 230, 255), 240, ADD)
    _block(c, -104, -92, 208, 82, colour, 14)
    c.drawRect(rect(-104, -50, 208, 12), fill(rgb(252, 248, 236)))
    for k in range(6):
        x = -94 + k * 32
        c.drawRoundRect(rect(x, -84, 26, 30), 5, 5, linear((0, -84), (0, -54), GLASS))
    for x in (-44, 52):
        c.drawRoundRect(rect(x - 10, -84, 20, 72), 4, 4, fill(shade(colour)))
        c.drawRoundRect(rect(x - 7, -80, 14, 46), 3, 3, linear((0, -80), (0, -34), GLASS))
    c.drawCircle(100, -28, 5, fill(rgb(255, 246, 200)))
    c.drawRoundRect(rect(-100, -14, 200, 8), 3, 3, fill(rgb(58, 58, 72)))
    for x in (-70, -48, 44, 66):
        wheel(c, x, -9, 9, rolled)


@built("tractor", size=(140, 108), colour="#3FA05A", words=("tractor",), vehicle="drive", seat=(-26, 62), reach=34)
def tractor(c: Any, t: float, rolled: float, colour: Colour) -> None:
    smoke(c, 38, -92, t, 50, 5, rgb(150, 150, 160))
    _block(c, -6, -62, 72, 34, colour, 8)
    c.drawRect(rect(10, -54, 44, 3), fill(shade(colour)))
    for k in range(3):
        c.drawRect(rect(56, -56 + k * 7, 8, 3), fill(rgb(60, 62, 74)))
    c.drawRect(rect(34, -90, 6, 30), fill(rgb(70, 70, 84)))
    for x in (-50, -4):
        c.drawLine(x, -104, x + 4, -52, stroke(shade(colour), 4))
    _block(c, -58, -108, 62, 8, colour, 4)
    c.drawPath(poly((-46, -100), (-6, -100), (-2, -56), (-44, -56)), fill(rgb(200, 232, 250, 90)))
    c.drawPath(smooth([(-66, -34), (-58, -60), (-34, -68), (-10, -58), (-4, -36)]), fill(shade(colour)))
    wheel(c, -34, -32, 32, rolled, hexa("#F2C230"), 7)
    wheel(c, 48, -19, 19, rolled, hexa("#F2C230"), 6)
    c.drawCircle(66, -46, 4, fill(rgb(255, 246, 200)))


@built(
    "motorcycle",
    "motor-scooter",
    size=(116, 68),
    colour="#D8322E",
    words=("motorcycle", "motorbike"),
    vehicle="drive",
    seat=(-12, 44),
)
def motorcycle(c: Any, _t: float, rolled: float, colour: Colour) -> None:
    chrome = rgb(206, 212, 222)
    for x in (-38, 38):
        wheel(c, x, -19, 19, rolled, rgb(150, 156, 168), 9)
    c.drawLine(38, -19, 24, -58, stroke(chrome, 4.6))
    c.drawLine(24, -58, 12, -62, stroke(rgb(50, 50, 62), 4))
    c.drawPath(
        smooth([(-20, -16), (-14, -34), (10, -36), (20, -20), (6, -12)]),
        linear((0, -36), (0, -12), [chrome, rgb(96, 102, 118)]),
    )
    for k in range(3):
        c.drawLine(-10 + k * 8, -31, -8 + k * 8, -18, stroke(rgb(90, 96, 110), 1.4))
    c.drawPath(capsule(-14, -10, 4, -54, -14, 3), linear((0, -16), (0, -6), [lit(chrome), rgb(110, 116, 130)]))
    c.drawPath(
        smooth([(-2, -40), (6, -52), (22, -52), (28, -42), (12, -36)]),
        linear((0, -52), (0, -36), [lit(lit(colour)), colour, shade(colour)]),
    )
    c.drawPath(smooth([(-46, -47), (-30, -43), (0, -41), (-4, -36), (-34, -37)]), fill(rgb(52, 44, 48)))
    c.drawPath(
        smooth([(-60, -32), (-46, -42), (-24, -36), (-36, -32)]),
        linear((0, -42), (0, -30), [lit(colour), shade(colour)]),
    )
    c.drawPath(smooth([(22, -34), (38, -41), (56, -30), (38, -37)]), fill(colour))
    glow(c, 34, -53, 14, rgb(255, 246, 200), 150, ADD)
    c.drawCircle(31, -52, 5.6, fill(rgb(255, 248, 214)))


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
            c.drawPath(smooth([(x - ww, y0), (x + ww, y0), (x + ww + 8 + full, (y0 + y1) / 2), (x + ww * 1.06, y1), (x, y1 - 5),
                               (x - ww * 1.06, y1), (x - ww + 9 + full, (y0 + y1) / 2)]),
                       linear((x - ww, 0), (x + ww + 10, 0), [shade(cloth), cloth, mix(cloth, rgb(200, 190, 180), 0.5)]))  # fmt: skip
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
    k = 1 + 0.2 * sin(t * 29)
    glow(c, 0, -20, 62 * k, hexa("#FFB01F"), 220, ADD)
    for w, h, col in ((17, 46, "#FF7A1F"), (11, 36, "#FFD23F"), (5, 22, "#FFF6D0")):
        c.drawPath(smooth([(-w, -36), (0, -36 + h * k), (w, -36)]), fill(hexa(col)))
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
