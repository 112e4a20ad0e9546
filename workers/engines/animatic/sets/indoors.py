"""Rooms: café, kitchen, bedroom, classroom, office. One family: wall, window to the hour outside, floor, furniture."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    alpha,
    blur,
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
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.rooms import (
    FLOOR,
    begin,
    books,
    lamp,
    picture,
    shelf,
    skirting,
    sprite,
    sunbeam,
    wall,
    window,
)


@scene("cafe", indoor=True, deep=True)
class Cafe:
    def __init__(self, s: Scene) -> None:
        self.s = s
        begin(s)
        s.ambience = ("murmur",)
        self.t, self.rng = s.tone, s.rng(1)
        self.right = s.wide - 244 if s.wide < 900 else s.wide * 0.7
        s.plate(0.3, self.back)
        s.plate(0.6, self.floor)
        s.plate(0.66, self.lamps)
        s.near(self.front, 8)
        drift(s, 26, hexa("#FFE6B4"), 1.8, 3)

    def back(self, c: Any) -> None:
        s, rng, right = self.s, self.rng, self.right
        wall(s, c, rgb(112, 64, 52), rgb(128, 76, 58), rgb(112, 66, 48))
        window(s, c, 40 if s.wide < 900 else s.wide * 0.14, 230, min(430, s.wide * 0.5), 440, hexa("#60382A"), "town")
        names = (
            "teapot",
            "jar",
            "honey-pot",
            "potted-plant",
            "cactus",
            "croissant",
            "cupcake",
            "wine-glass",
            "books",
            "bubble-tea",
        )
        for y in (360, 490, 620):
            shelf(s, c, right, y, 280, names, rng)
        c.drawRoundRect(rect(right + 10, 150, 230, 130), 8, 8, fill(rgb(38, 40, 44)))
        c.drawRoundRect(rect(right + 10, 150, 230, 130), 8, 8, stroke(rgb(150, 96, 60), 7))
        for k in range(4):
            c.drawLine(
                right + 34,
                184 + k * 22,
                right + 34 + rng.randint(60, 110),
                184 + k * 22,
                stroke(rgb(240, 238, 230, 190), 3),
            )
            c.drawLine(right + 180, 184 + k * 22, right + 216, 184 + k * 22, stroke(rgb(255, 214, 120, 200), 3))
        c.drawRect(
            rect(-MARGIN_X, -90, s.wide + 2 * MARGIN_X, 380),
            linear((0, -90), (0, 290), [rgb(20, 6, 10, 180), rgb(20, 6, 10, 0)]),
        )

    def floor(self, c: Any) -> None:
        s, t = self.s, self.t
        b.floor_boards(c, s, FLOOR, t(rgb(96, 56, 42)), t(rgb(140, 88, 60)), rgb(50, 24, 20))
        x = self.right - 60
        c.drawRect(rect(x, 830, 460, 230), linear((0, 830), (0, 1060), [t(rgb(156, 94, 62)), t(rgb(88, 46, 34))]))
        for k in range(6):
            c.drawRect(rect(x + 14 + k * 76, 860, 62, 180), stroke(rgb(60, 30, 20, 90), 3))
        c.drawRoundRect(
            rect(x - 18, 804, 480, 30),
            10,
            10,
            linear((0, 804), (0, 834), [t(rgb(240, 214, 182)), t(rgb(174, 132, 100))]),
        )
        for k, name in enumerate(("croissant", "shortcake", "doughnut", "hot-beverage")):
            sprite(c, name, x + 50 + k * 78, 808, 62)
        for share in (0.13, 0.36):
            tx = share * s.wide
            c.drawLine(tx, 1004, tx, 912, stroke(t(rgb(70, 42, 34)), 9))
            c.drawOval(
                oval(tx, 910, 74, 15), linear((tx - 74, 0), (tx + 74, 0), [t(rgb(196, 140, 98)), t(rgb(120, 74, 50))])
            )
            sprite(c, "hot-beverage", tx, 912, 44)

    def lamps(self, c: Any) -> None:
        s = self.s
        for x, y, k in ((0.18, 200, 1.0), (0.55, 150, 0.86), (0.9, 220, 1.06)):
            lamp(s, c, x * s.wide, y, k, rgb(206, 84, 60))

    def front(self, c: Any) -> None:
        s = self.s
        c.drawOval(
            skia.Rect(-160, HIGH - 90, s.wide * 0.36, HIGH + 190),
            linear((0, HIGH - 90), (0, HIGH), [rgb(206, 146, 96), rgb(120, 72, 46)]),
        )
        sprite(c, "hot-beverage", 110, HIGH - 60, 150)
        sprite(c, "potted-plant", s.wide - 60, HIGH + 40, 300)


@scene("kitchen", indoor=True, deep=True)
class Kitchen:
    def __init__(self, s: Scene) -> None:
        self.s = s
        begin(s, False)
        s.ambience = ("hum",)
        s.surface = "tile"
        self.t, self.rng = s.tone, s.rng(2)
        s.plate(0.3, self.back)
        s.plate(0.6, self.front)
        s.plate(0.66, self.lamps)
        sunbeam(s, s.wide * 0.5 - 130, 200, 260)
        self.pan = s.wide * 0.78 + 84
        s.live(self.steam)

    def back(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.rng
        wall(s, c, hexa("#E8CF9E"), hexa("#E2C48E"))
        for j in range(5):
            for i in range(int((s.wide + 2 * MARGIN_X) / 62) + 1):
                col = mix(t(hexa("#D6E4DC")), t(hexa("#8FC4BC")), 0.2 + 0.6 * rng.random())
                c.drawRoundRect(rect(-MARGIN_X + i * 62, 560 + j * 46, 58, 42), 4, 4, fill(col))
        wx = s.wide * 0.5 - 150
        window(s, c, wx, 180, 300, 300, hexa("#FFFFFF"))
        for x in (wx - 76, wx + 306):
            c.drawPath(
                smooth([(x, 150), (x + 70, 150), (x + 60, 330), (x + 84, 500), (x - 8, 500), (x + 6, 330)]),
                linear((x, 0), (x + 80, 0), [t(hexa("#F28A6B")), t(hexa("#F9B99A")), t(hexa("#E5734F"))]),
            )
        for x in (-0.12, 0.84) if s.wide < 900 else (0.02, 0.16, 0.72, 0.86):
            cx = x * s.wide
            teal = t(hexa("#4E9C98"))
            c.drawRoundRect(rect(cx, 140, 190, 300), 8, 8, linear((cx, 0), (cx + 190, 0), [lit(teal), shade(teal)]))
            for k in (0, 1):
                c.drawRoundRect(rect(cx + 10 + k * 88, 154, 80, 272), 6, 6, stroke(shade(teal), 4))
                c.drawCircle(cx + 80 + k * 26, 300, 5, fill(t(hexa("#E8C46A"))))
        shelf(
            s,
            c,
            s.wide * 0.5 - 190,
            545,
            380,
            ("jar", "salt", "honey-pot", "teapot", "potted-plant", "garlic"),
            rng,
            54,
        )

    def front(self, c: Any) -> None:
        s, t = self.s, self.t
        _checks(s, c, hexa("#F6EEE0"), hexa("#D9A78A"))
        teal, top = t(hexa("#3F8A88")), t(hexa("#F2E6D2"))
        c.drawRect(rect(-MARGIN_X, 812, s.wide + 2 * MARGIN_X, 196), linear((0, 812), (0, 1008), [teal, shade(teal)]))
        for k in range(int((s.wide + 2 * MARGIN_X) / 130) + 1):
            x = -MARGIN_X + k * 130
            c.drawRoundRect(rect(x + 8, 836, 114, 152), 6, 6, stroke(alpha(shade(shade(teal)), 190), 4))
            c.drawRoundRect(rect(x + 46, 848, 38, 7), 3, 3, fill(t(hexa("#E8C46A"))))
        c.drawRoundRect(
            rect(-MARGIN_X, 784, s.wide + 2 * MARGIN_X, 34), 6, 6, linear((0, 784), (0, 818), [lit(top), shade(top)])
        )
        ox = s.wide * 0.78
        c.drawRoundRect(rect(ox, 790, 170, 214), 6, 6, linear((0, 790), (0, 1004), [rgb(92, 92, 106), rgb(48, 46, 60)]))
        c.drawRoundRect(
            rect(ox + 20, 850, 130, 110), 8, 8, linear((0, 850), (0, 960), [rgb(255, 170, 90), rgb(120, 50, 40)])
        )
        sprite(c, "pot-of-food", ox + 84, 796, 104)
        for k, name in enumerate(("red-apple", "bread", "carrot", "tomato", "lemon")):
            sprite(c, name, s.wide * 0.06 + k * 62, 792, 56)

    def lamps(self, c: Any) -> None:
        s, t = self.s, self.t
        lamp(s, c, s.wide * 0.28, 130, 0.8, t(hexa("#E5734F")))
        lamp(s, c, s.wide * 0.74, 130, 0.8, t(hexa("#E5734F")))

    def steam(self, c: Any, time: float, cam: float) -> None:
        for k in range(3):
            pts = [
                (self.pan - cam * 0.6 + k * 16 - 16 + math.sin(time * 1.6 + k * 2 + j * 0.7) * j * 2.2, 700 - j * 18)
                for j in range(8)
            ]
            c.drawPath(smooth(pts, False), stroke(rgb(255, 255, 255, 60), 12, MaskFilter=blur(5)))


def _checks(s: Scene, c: Any, one: Colour, two: Colour) -> None:
    """A tiled floor in perspective."""
    t = s.tone
    a, d = t(one), t(two)
    c.drawRect(rect(-MARGIN_X, FLOOR, s.wide + 2 * MARGIN_X, HIGH - FLOOR + MARGIN_Y), fill(a))
    rows = [0, 0.06, 0.15, 0.28, 0.46, 0.7, 1.0, 1.4]
    for j in range(len(rows) - 1):
        y0, y1 = FLOOR + (HIGH - FLOOR) * rows[j], FLOOR + (HIGH - FLOOR) * rows[j + 1]
        k0, k1 = 70 * (1 + rows[j] * 1.8), 70 * (1 + rows[j + 1] * 1.8)
        for i in range(-26, 26):
            if (i + j) % 2 == 0:
                m = s.wide / 2
                c.drawPath(
                    poly((m + i * k0, y0), (m + (i + 1) * k0, y0), (m + (i + 1) * k1, y1), (m + i * k1, y1)), fill(d)
                )
    c.drawRect(
        rect(-MARGIN_X, FLOOR, s.wide + 2 * MARGIN_X, HIGH - FLOOR + MARGIN_Y),
        linear((0, FLOOR), (0, HIGH), [rgb(60, 30, 40, 90), rgb(60, 30, 40, 10)]),
    )


@scene("bedroom", indoor=True, deep=True)
class Bedroom:
    def __init__(self, s: Scene) -> None:
        self.s = s
        begin(s)
        s.ambience = ("crickets",) if s.tone.hour == "night" else ("birds",)
        self.t, self.rng = s.tone, s.rng(3)
        self.dark = s.tone.hour == "night"
        s.plate(0.3, self.back)
        s.plate(0.6, self.room)
        sunbeam(s, s.wide * 0.5 - 120, 200, 240)
        if self.t.night > 0.3:
            s.shine(
                lambda c, time, cam: glow(
                    c, s.wide * 0.1 - cam * 0.6, 760, 320 + 4 * math.sin(time * 3), hexa("#FFC46B"), 150, ADD
                )
            )
        drift(s, 16, hexa("#FFF2D0"), 1.6, 2)

    def back(self, c: Any) -> None:
        s, t = self.s, self.t
        wall(s, c, hexa("#8E9CCB"), hexa("#A9B4DC"))
        for i in range(int((s.wide + 2 * MARGIN_X) / 90) + 1):
            for j in range(10):
                x, y = -MARGIN_X + i * 90 + (45 if j % 2 else 0), -40 + j * 92
                c.drawPath(
                    smooth([(x, y - 8), (x + 6, y), (x, y + 8), (x - 6, y)]), fill(alpha(t(hexa("#D9DEF4")), 120))
                )
        window(s, c, s.wide * 0.5 - 140, 180, 280, 330, hexa("#F4EEE4"))
        for x in (s.wide * 0.5 - 220, s.wide * 0.5 + 150):
            c.drawPath(
                smooth([(x, 140), (x + 76, 140), (x + 62, 380), (x + 84, 590), (x - 12, 590), (x + 8, 380)]),
                linear((x, 0), (x + 80, 0), [t(hexa("#6B5CA8")), t(hexa("#9484CC")), t(hexa("#57488F"))]),
            )
        picture(s, c, s.wide * 0.08, 300, 110, 140, "sailboat")
        picture(s, c, s.wide * 0.82, 280, 110, 120, "rocket")
        skirting(s, c, t(hexa("#F4EEE4")))

    def room(self, c: Any) -> None:
        s, t = self.s, self.t
        b.floor_boards(c, s, FLOOR, t(rgb(150, 104, 76)), t(rgb(190, 142, 106)), rgb(96, 60, 44))
        c.drawOval(oval(s.wide * 0.5, 1150, 320, 74), fill(t(hexa("#E88FA4"))))
        c.drawOval(oval(s.wide * 0.5, 1150, 262, 56), stroke(t(hexa("#FFD9E0")), 7))
        bx = s.wide * 0.54
        wood = t(hexa("#9A6A48"))
        c.drawRoundRect(rect(bx, 700, 36, 320), 12, 12, linear((bx, 0), (bx + 36, 0), [lit(wood), shade(wood)]))
        c.drawRoundRect(
            rect(bx + 10, 856, 520, 150), 26, 26, linear((0, 856), (0, 1006), [t(hexa("#F6F0FA")), t(hexa("#C2B8DC"))])
        )
        c.drawPath(smooth([(bx + 170, 850), (bx + 330, 836), (bx + 540, 850), (bx + 560, 1000), (bx + 170, 1000)]),
                   linear((0, 840), (0, 1000), [t(hexa("#5F8FD9")), t(hexa("#3A5FA6"))]))  # fmt: skip
        c.drawOval(oval(bx + 98, 842, 74, 34), linear((0, 808), (0, 876), [t(hexa("#FFFFFF")), t(hexa("#D4CCE6"))]))
        sprite(c, "teddy-bear", bx + 190, 862, 90)
        nx = s.wide * 0.1
        c.drawRoundRect(
            rect(nx - 60, 840, 120, 160), 8, 8, linear((nx - 60, 0), (nx + 60, 0), [lit(wood), shade(wood)])
        )
        c.drawRoundRect(rect(nx - 48, 862, 96, 50), 5, 5, stroke(shade(wood), 4))
        c.drawLine(nx, 840, nx, 770, stroke(t(hexa("#E8C46A")), 7))
        c.drawPath(
            poly((nx - 30, 720), (nx + 30, 720), (nx + 48, 780), (nx - 48, 780)),
            fill(rgb(255, 226, 160) if self.dark or t.night > 0.3 else t(hexa("#F6E2B8"))),
        )
        books(c, nx - 50, 842, 60, self.rng, 46)
