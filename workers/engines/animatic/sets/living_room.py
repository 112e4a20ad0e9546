"""The living room: a fire on the hearth, a television over it, a sofa, a window with curtains, a rug and a lamp."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    alpha,
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
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets import parts
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene
from workers.engines.animatic.sets.rooms import (
    FLOOR,
    begin,
    books,
    picture,
    skirting,
    sprite,
    sunbeam,
    wall,
    window,
)
from workers.engines.animatic.sets.tone import WARM


@scene(
    "living_room",
    indoor=True,
    deep=True,
    words=("living room", "lounge", "sitting room", "sofa", "couch", "by the fireplace", "in front of the television"),
    sounds=(("fire", 0.5), ("clock", 0.5)),
    room=(0.4, 0.1),
)
class LivingRoom:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        begin(s)
        s.ambience = ("fire",)
        narrow = s.wide < 900
        self.hearth = s.wide * (0.15 if narrow else 0.2)
        self.glass = (s.wide * 0.5 - 40 if narrow else s.wide * 0.42, 230.0, 250.0 if narrow else 380.0, 330.0)
        self.sofa = s.wide * (0.84 if narrow else 0.76)
        self.reading = s.wide * (1.0 if narrow else 0.93)
        s.plate(0.3, self.back)
        s.plate(0.6, self.front)
        s.near(self.close, 9)
        s.live(self.curtains, 0.3)
        s.live(self.fire)
        parts.sparks(s, self.hearth, 900, 10, 90)
        parts.firelight(s, self.hearth, 860, 470, 130)
        s.shine(self.lamps)
        sunbeam(s, self.glass[0], 230, self.glass[2])
        drift(s, 16, hexa("#FFE6B8"), 1.6, 2)

    def back(self, c: Any) -> None:
        s, t = self.s, self.t
        wall(s, c, hexa("#3F7F82"), hexa("#5F9C96"))
        paper = t(hexa("#86BDB2"))
        for i in range(int((s.wide + 2 * MARGIN_X) / 76) + 1):
            for j in range(9):
                x, y = -MARGIN_X + i * 76 + (38 if j % 2 else 0), -30.0 + j * 88
                leaf = smooth([(x, y - 20), (x + 9, y - 4), (x, y + 14), (x - 9, y - 4)])
                c.drawPath(leaf, stroke(alpha(paper, 70), 2.4))
                c.drawLine(x, y - 14, x, y + 22, stroke(alpha(paper, 70), 2))
        panel = t(hexa("#E9E2D2"))
        b.band(s, c, 760, 230, linear((0, 760), (0, 990), [lit(panel), shade(panel)]))
        for k in range(int((s.wide + 2 * MARGIN_X) / 132) + 1):
            c.drawRoundRect(rect(-MARGIN_X + k * 132 + 12, 792, 108, 150), 4, 4, stroke(alpha(shade(panel), 190), 4))
        b.band(s, c, 748, 16, fill(lit(panel)))
        skirting(s, c, panel)
        self._sash(c, *self.glass)

    def _sash(self, c: Any, x: float, y: float, w: float, h: float) -> None:
        """The window with its curtain rod, and the pictures beside it."""
        s, t = self.s, self.t
        window(s, c, x, y, w, h, hexa("#F6F0E4"))
        right = x + w + 80
        spots: tuple[tuple[float, float, float, float, str], ...] = (
            ((right, 300, 104, 130, "sunset"),)
            if s.wide < 900
            else (
                (right + 60, 250, 150, 180, "sunset"),
                (right + 260, 300, 110, 130, "sailboat"),
                (s.wide * 0.02, 330, 130, 150, "mountain"),
                (right + 420, 260, 120, 160, "blossom"),
            )
        )
        for px, py, pw, ph, name in spots:
            picture(s, c, px, py, pw, ph, name)
        rod = t(hexa("#7A4A2E"))
        c.drawLine(x - 96, y - 52, x + w + 96, y - 52, stroke(rod, 10))
        for end in (x - 100, x + w + 100):
            c.drawCircle(end, y - 52, 12, fill(lit(rod)))
        c.drawRect(
            rect(-MARGIN_X, -90, s.wide + 2 * MARGIN_X, 300),
            linear((0, -90), (0, 210), [rgb(10, 16, 26, 120), rgb(10, 16, 26, 0)]),
        )

    def curtains(self, c: Any, time: float, cam: float) -> None:
        x, y, w, h = self.glass
        cloth = self.t(hexa("#D9694A"))
        for side in (-1, 1):
            edge = x - 84 - cam * 0.3 if side < 0 else x + w + 84 - cam * 0.3
            for k in range(3):
                a, d = edge - side * k * 36, edge - side * (k + 1) * 36
                move = 7 * math.sin(time * 0.9 + k * 0.7) * (k + 1) / 4
                fold = poly(
                    (a, y - 46), (d, y - 46), (d - side * move, y + h + 62), (a - side * move * 0.7, y + h + 62)
                )
                c.drawPath(fold, linear((a, 0), (d, 0), [shade(cloth), lit(cloth), shade(cloth)]))

    def front(self, c: Any) -> None:
        s, t = self.s, self.t
        b.floor_boards(c, s, FLOOR, t(hexa("#8E5C3C")), t(hexa("#B88258")), rgb(60, 30, 22))
        self._rug(c, s.wide * 0.5, 1140)
        self._fireplace(c, self.hearth)
        self._sofa(c, self.sofa)
        self._lamp(c, self.reading)
        if s.wide > 900:
            self._bookcase(c, s.wide * 0.38)
            sprite(c, "potted-plant", s.wide * 0.55, 1010, 210)
            sprite(c, "potted-plant", s.wide * 0.035, 1012, 230)

    def _rug(self, c: Any, x: float, y: float) -> None:
        t = self.t
        for r, code in (
            (360, "#7A2E3E"),
            (336, "#E8C88A"),
            (318, "#A8404A"),
            (230, "#E8C88A"),
            (216, "#7A2E3E"),
            (120, "#D98A5A"),
        ):
            c.drawOval(oval(x, y, r, r * 0.24), fill(t(hexa(code))))
        for k in range(26):
            a = k / 26 * 2 * math.pi
            c.drawOval(oval(x + 272 * math.cos(a), y + 66 * math.sin(a), 12, 4), fill(t(hexa("#F2DDB0"))))

    def _fireplace(self, c: Any, x: float) -> None:
        t, rng = self.t, self.s.rng(4)
        brick, white = t(hexa("#B0604A")), t(hexa("#F2EADA"))
        c.drawRect(rect(x - 150, -100, 300, 800), linear((x - 150, 0), (x + 150, 0), [lit(brick), shade(brick)]))
        parts.masonry(c, (x - 150, -100, 300, 800), brick, rng, (58, 30), 140)
        c.drawRect(rect(x - 186, 690, 372, 310), linear((x - 186, 0), (x + 186, 0), [white, shade(white)]))
        for side in (-1, 1):
            c.drawRoundRect(rect(x + side * 154 - 22, 716, 44, 262), 4, 4, stroke(shade(shade(white)), 3))
        c.drawRect(rect(x - 122, 736, 244, 256), linear((0, 736), (0, 992), [brick, shade(shade(brick))]))
        parts.masonry(c, (x - 122, 736, 244, 256), brick, rng, (44, 24), 150)
        mouth = parts.arched(x, 980, 196, 220)
        c.drawPath(
            mouth,
            radial(
                (x, 960), 230, [hexa("#FFC870"), hexa("#D9581E"), hexa("#5A1A14"), hexa("#1E0C10")], [0, 0.3, 0.66, 1]
            ),
        )
        for a, y in ((-7, 968), (6, 952)):
            c.save()
            c.rotate(a, x, y)
            c.drawRoundRect(
                rect(x - 66, y - 13, 132, 26),
                13,
                13,
                linear((0, y - 13), (0, y + 13), [hexa("#9A5A34"), hexa("#3A1A14")]),
            )
            c.restore()
        c.drawRoundRect(rect(x - 212, 664, 424, 34), 6, 6, linear((0, 664), (0, 698), [lit(white), shade(white)]))
        c.drawRoundRect(rect(x - 200, 980, 400, 28), 5, 5, linear((0, 980), (0, 1008), [lit(brick), shade(brick)]))
        sprite(c, "mantelpiece-clock", x - 20, 668, 84)
        sprite(c, "candle", x + 112, 668, 66)
        sprite(c, "potted-plant", x - 132, 668, 82)
        c.drawRoundRect(rect(x - 134, 340, 268, 168), 10, 10, fill(rgb(22, 22, 30)))
        c.drawRoundRect(
            rect(x - 124, 350, 248, 148),
            5,
            5,
            linear((x - 124, 350), (x + 124, 498), [hexa("#5FB4F0"), hexa("#8A6FE0"), hexa("#F28AB0")]),
        )
        c.drawPath(
            poly(
                (x - 124, 498),
                (x - 124, 456),
                (x - 50, 416),
                (x + 10, 458),
                (x + 84, 424),
                (x + 124, 446),
                (x + 124, 498),
            ),
            fill(hexa("#2E5A8A")),
        )
        c.drawCircle(x + 62, 396, 20, fill(hexa("#FFF2C0")))
        c.drawPath(poly((x - 124, 350), (x - 20, 350), (x - 90, 498), (x - 124, 498)), fill(rgb(255, 255, 255, 30)))

    def _sofa(self, c: Any, x: float) -> None:
        t = self.t
        cloth, dark = t(hexa("#E0A23E")), t(hexa("#5A3A2A"))
        half = 250.0
        c.drawOval(oval(x, 1048, half * 1.1, 22), fill(rgb(20, 10, 20, 110)))
        for side in (-1, 1):
            c.drawLine(x + side * (half - 30), 1010, x + side * (half - 22), 1046, stroke(dark, 16))
        self._cushion(c, x - half + 20, 782, half * 2 - 40, 200, shade(cloth), 46)
        for k in (0, 1):
            self._cushion(c, x - half + 44 + k * (half - 44), 800, half - 48, 150, cloth, 34)
            self._cushion(c, x - half + 40 + k * (half - 40), 916, half - 42, 66, lit(cloth), 26)
        self._cushion(c, x - half + 14, 966, half * 2 - 28, 58, shade(cloth), 20)
        for side in (-1, 1):
            self._cushion(c, x + side * (half - 26) - 44, 858, 88, 168, cloth, 40)
        for dx, code, turn in ((-150, "#3F7F82", -10), (140, "#B8404E", 12)):
            c.save()
            c.rotate(turn, x + dx, 880)
            self._cushion(c, x + dx - 46, 836, 92, 88, t(hexa(code)), 20)
            c.restore()

    def _cushion(self, c: Any, x: float, y: float, w: float, h: float, colour: Colour, r: float) -> None:
        box = rect(x, y, w, h)
        c.drawRoundRect(box, r, r, linear((0, y), (0, y + h), [lit(colour), colour, shade(colour)], [0, 0.4, 1]))
        c.drawRoundRect(box, r, r, stroke(alpha(shade(shade(colour)), 90), 3))

    def _lamp(self, c: Any, x: float) -> None:
        t = self.t
        c.drawLine(x, 1030, x, 620, stroke(t(hexa("#4A3A3A")), 9))
        c.drawOval(oval(x, 1032, 46, 11), fill(t(hexa("#4A3A3A"))))
        on = t.night > 0.2
        cone = poly((x - 50, 540), (x + 50, 540), (x + 86, 650), (x - 86, 650))
        warm = [hexa("#FFF2CC"), hexa("#FFD890"), hexa("#F2B65A")]
        c.drawPath(cone, linear((0, 540), (0, 650), warm if on else [t(hexa("#F6EAD0")), t(hexa("#DCC8A0"))]))

    def _bookcase(self, c: Any, x: float) -> None:
        wood, rng = self.t(hexa("#8A5B3A")), self.s.rng(6)
        c.drawRect(rect(x - 94, 560, 188, 446), linear((x - 94, 0), (x + 94, 0), [lit(wood), shade(wood)]))
        for k in range(4):
            y = 668 + k * 104
            c.drawRect(rect(x - 82, y - 92, 164, 92), fill(shade(shade(wood))))
            books(c, x - 78, y, 156 if k % 2 else 100, rng, 80)
            if k % 2 == 0:
                sprite(c, ("teddy-bear", "globe-showing-europe-africa")[k // 2], x + 52, y + 2, 64)

    def close(self, c: Any) -> None:
        s, wood = self.s, hexa("#5A3626")
        c.drawOval(
            skia.Rect(s.wide * 0.62, HIGH - 36, s.wide + 260, HIGH + 170),
            linear((0, HIGH - 36), (0, HIGH + 60), [lit(wood), shade(wood)]),
        )
        sprite(c, "hot-beverage", s.wide - 90, HIGH + 10, 130)
        sprite(c, "potted-plant", 20, HIGH + 60, 300)

    def fire(self, c: Any, time: float, cam: float) -> None:
        x = self.hearth - cam * 0.6
        for k in range(4):
            parts.flame(c, x - 54 + k * 36, 962, 25, 92 + 30 * math.sin(k * 2.1 + 1), time * (0.9 + 0.07 * k), k * 1.7)

    def lamps(self, c: Any, time: float, cam: float) -> None:
        """The reading lamp, and the television that changes with what is on."""
        blue = mix(hexa("#5FA8FF"), hexa("#F08AC0"), 0.5 + 0.5 * math.sin(time * 1.7))
        glow(c, self.hearth - cam * 0.6, 424, 210, blue, 70 + 22 * math.sin(time * 5.3), ADD)
        if self.t.night > 0.2:
            glow(c, self.reading - cam * 0.6, 610, 380, WARM, 150 * self.t.night, ADD)
