"""What goes on rails and roads behind an engine: trains, trams, tractors, motorcycles."""

import math
from typing import Any

from workers.engines.animatic.art.built.land import GLASS, wheel
from workers.engines.animatic.art.built.registry import built
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
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip

sin, cos = math.sin, math.cos


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


@built(
    "locomotive",
    "steam-locomotive",
    "train",
    "railway-car",
    size=(236, 104),
    colour="#C8402F",
    words=("steam train", "steam locomotive", "steam engine", "locomotive", "train", "old train"),
    vehicle="drive",
    reach=46,
)
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
