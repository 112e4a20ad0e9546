"""Things of a study: a book that opens, a typewriter, a telescope, a screen, a mirror."""

import math
from typing import Any

from workers.engines.animatic.art.built.registry import Cue, built, played
from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    ease,
    fill,
    glow,
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

sin, cos, pi = math.sin, math.cos, math.pi


@played(
    "open-book",
    size=(96, 56),
    colour="#9C3B34",
    words=("open book", "magic book", "spellbook", "old book", "storybook"),
    reach=40,
)
def open_book(c: Any, cue: Cue, colour: Colour) -> None:
    """A book that opens and turns its pages."""
    paper = rgb(252, 246, 230)
    open_ = ease(cue.t / 1.1)
    if cue.verb in ("glow", "explode", "rise"):
        glow(c, 0, -34, 66, hexa("#FFE08A"), 190, ADD)
    for s in (-1, 1):
        reach = 46 * (0.2 + 0.8 * open_)
        c.drawPath(
            smooth(
                [(0, -2), (s * reach * 0.5, -6), (s * reach, -2), (s * reach, -26), (s * reach * 0.5, -31), (0, -25)]
            ),
            fill(shade(colour)),
        )
        c.drawPath(
            smooth(
                [
                    (0, -6),
                    (s * reach * 0.5, -12),
                    (s * reach * 0.94, -7),
                    (s * reach * 0.94, -32),
                    (s * reach * 0.5, -38),
                    (0, -30),
                ]
            ),
            linear((0, 0), (s * 46, 0), [shade(paper), paper]),
        )
        for k in range(5):
            c.drawPath(
                smooth(
                    [(s * 6, -28 + k * 4.2), (s * reach * 0.5, -33 + k * 4.2), (s * reach * 0.84, -29 + k * 4.2)], False
                ),
                stroke(rgb(120, 110, 104, 150), 0.8),
            )
    u = (cue.t / 1.9) % 1
    if open_ > 0.95 and u < 0.6:
        a = pi * ease(u / 0.6)
        x, lift = cos(a) * 43, sin(a) * 26
        c.drawPath(
            smooth(
                [
                    (0, -7),
                    (x * 0.5, -12 - lift * 0.7),
                    (x, -8 - lift * 0.4),
                    (x, -33 - lift),
                    (x * 0.5, -38 - lift * 1.1),
                    (0, -31),
                ]
            ),
            linear((0, 0), (x or 1, 0), [shade(paper), lit(paper)]),
        )


@built(
    "television",
    "tv_set",
    size=(110, 92),
    colour="#4A4452",
    words=("tv", "television", "tv set", "television set", "screen", "monitor"),
)
def television(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    for s in (-1, 1):
        c.drawLine(0, -76, s * 22, -94, stroke(rgb(120, 120, 134), 1.8))
        c.drawLine(s * 26, -8, s * 32, 0, stroke(shade(colour), 5))
    c.drawRoundRect(
        rect(-54, -78, 108, 72), 12, 12, linear((0, -78), (0, -6), [lit(lit(colour)), colour, shade(colour)])
    )
    flick = 0.85 + 0.15 * sin(t * 13)
    glow(c, -8, -42, 70, hexa("#8FD0FF"), 90 * flick, ADD)
    c.save()
    c.clipPath(
        smooth([(-46, -68), (-8, -71), (30, -68), (31, -42), (30, -16), (-8, -13), (-46, -16), (-47, -42)]), True
    )
    scene = int(t / 2.2) % 3
    if scene == 0:
        c.drawRect(rect(-50, -74, 84, 64), linear((0, -70), (0, -14), [hexa("#8FD0FF"), hexa("#F6E7C0")]))
        c.drawCircle(14, -56, 8, fill(hexa("#FFE08A")))
        c.drawPath(
            smooth([(-50, -10), (-50, -28), (-30, -40), (-10, -26), (10, -36), (34, -20), (34, -10)]),
            fill(hexa("#4E9B54")),
        )
    elif scene == 1:
        for k, col in enumerate(("#F4F1EC", "#F2C230", "#45C6E0", "#4E9B54", "#D43D9B", "#D6453D", "#3F74D8")):
            c.drawRect(rect(-50 + k * 12, -74, 12.4, 64), fill(hexa(col)))
    else:
        c.drawRect(rect(-50, -74, 84, 64), fill(hexa("#28386B")))
        for k in range(3):
            c.drawCircle(-30 + k * 22, -40 + 7 * sin(t * 6 + k), 8, fill(hexa(("#E5533C", "#F2B92E", "#7CC96A")[k])))
    c.drawRect(rect(-50, -74 + (t * 40) % 64, 84, 5), fill(rgb(255, 255, 255, 40)))
    c.restore()
    for y in (-60, -46):
        c.drawCircle(42, y, 5, fill(hexa("#C9B27A")))
        c.drawLine(42, y, 42 + 3 * cos(y), y + 3 * sin(y), stroke(rgb(70, 60, 50), 1.4))
    for k in range(4):
        c.drawLine(36, -32 + k * 4, 48, -32 + k * 4, stroke(shade(shade(colour)), 1.2))


@built("mirror", size=(66, 120), colour="#D9A732", words=("mirror", "magic mirror"))
def mirror(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    for s in (-1, 1):
        c.drawLine(s * 10, -20, s * 26, 0, stroke(shade(colour), 5))
    c.drawOval(
        oval(0, -68, 33, 51), radial((-10, -96), 80, [lit(lit(colour)), colour, shade(shade(colour))], [0, 0.5, 1])
    )
    glass = oval(0, -68, 27, 45)
    c.drawOval(glass, linear((-20, -110), (20, -26), [rgb(236, 248, 255), rgb(150, 190, 216), rgb(206, 232, 246)]))
    c.save()
    c.clipPath(
        smooth([(0, -113), (19, -100), (27, -68), (19, -36), (0, -23), (-19, -36), (-27, -68), (-19, -100)]), True
    )
    x = -60 + (t * 26) % 150
    c.drawPath(poly((x, -120), (x + 12, -120), (x - 26, -16), (x - 38, -16)), fill(rgb(255, 255, 255, 120)))
    c.restore()


@built("typewriter", size=(96, 66), colour="#3F7F7A", words=("typewriter",))
def typewriter(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    beat = int(t * 6)
    run = (beat % 14) / 14
    x = 14 - 28 * run
    paper = rgb(252, 250, 242)
    c.drawRect(rect(-24 + x, -66 - 2 * (beat // 14 % 5), 48, 34), fill(paper))
    for k in range(4):
        w = 38 if k else 38 * run
        c.drawLine(-19 + x, -42 - k * 5, -19 + x + w, -42 - k * 5, stroke(rgb(110, 110, 120), 0.9))
    c.drawRoundRect(rect(-36 + x, -40, 72, 8), 4, 4, linear((0, -40), (0, -32), [rgb(120, 122, 134), rgb(50, 50, 62)]))
    for s in (-1, 1):
        c.drawCircle(s * 38 + x, -36, 4.6, fill(rgb(40, 38, 48)))
    c.drawPath(smooth([(-46, -2), (-42, -28), (-28, -34), (28, -34), (42, -28), (46, -2), (0, 0)]),
               linear((0, -34), (0, 0), [lit(lit(colour)), colour, shade(colour)], [0, 0.5, 1]))  # fmt: skip
    for row in range(3):
        for k in range(9 - row):
            down = 1.2 if (beat * 7 + 3) % 24 == row * 9 + k else 0.0
            kx, ky = -32 + k * 8 + row * 4, -22 + row * 6.6 + down
            c.drawOval(oval(kx, ky, 2.9, 2.2), fill(rgb(246, 240, 226)))
    if t * 6 % 1 < 0.4:
        c.drawLine(0, -26, 0, -36, stroke(rgb(190, 196, 206), 1.6))


@built("telescope", size=(96, 96), colour="#C98F55", words=("telescope", "spyglass"))
def telescope(c: Any, t: float, _rolled: float, colour: Colour) -> None:
    for x in (-24, 4, 26):
        c.drawLine(0, -44, x, 0, stroke(hexa("#6B4A34"), 3.6))
    c.save()
    c.translate(0, -48)
    c.rotate(-34 + 4 * sin(t * 0.6))
    for x, w, h in ((-42, 24, 11), (-20, 34, 15), (12, 34, 19)):
        c.drawRoundRect(
            rect(x, -h / 2, w, h),
            3,
            3,
            linear((0, -h / 2), (0, h / 2), [lit(lit(colour)), colour, shade(shade(colour))], [0, 0.4, 1]),
        )
        c.drawRect(rect(x + w - 4, -h / 2 - 1, 4, h + 2), fill(hexa("#E8C25A")))
    c.drawOval(oval(46, 0, 2.6, 9), fill(rgb(150, 210, 246)))
    c.restore()
    c.drawCircle(0, -46, 6, fill(hexa("#8A6420")))
