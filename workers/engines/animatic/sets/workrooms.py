"""Rooms where people learn and work: classroom and office."""

from typing import Any

from workers.engines.animatic.art.draw import (
    alpha,
    fill,
    hexa,
    linear,
    lit,
    poly,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene
from workers.engines.animatic.sets.rooms import (
    FLOOR,
    begin,
    books,
    sprite,
    sunbeam,
    wall,
    window,
)


@scene("classroom", indoor=True, deep=True)
class Classroom:
    def __init__(self, s: Scene) -> None:
        self.s = s
        begin(s, False)
        s.ambience = ("murmur",)
        self.t, self.rng = s.tone, s.rng(4)
        s.plate(0.3, self.back)
        s.plate(0.6, self.floor)
        sunbeam(s, -60, 120, 260)

    def back(self, c: Any) -> None:
        s, t = self.s, self.t
        wall(s, c, hexa("#F0E4C6"), hexa("#EAD8B0"), hexa("#9CC2B4"))
        bw = min(560, s.wide * 0.84)
        bx = s.wide / 2 - bw / 2
        c.drawRoundRect(rect(bx - 16, 290, bw + 32, 372), 8, 8, fill(t(hexa("#A8704A"))))
        c.drawRect(rect(bx, 306, bw, 340), linear((bx, 306), (bx + bw, 646), [t(hexa("#2F6B58")), t(hexa("#245446"))]))
        chalk = rgb(245, 245, 235, 215)
        for k, text in enumerate(((0.1, 0.2, 0.34), (0.1, 0.34, 0.42), (0.1, 0.48, 0.28))):
            x0, y0, ln = bx + bw * text[0], 306 + 340 * text[1], bw * text[2]
            pts = [(x0 + ln * u / 12, y0 + (6 if u % 2 else -6) * (1 if (u + k) % 3 else 0.3)) for u in range(13)]
            c.drawPath(smooth(pts, False), stroke(chalk, 3.4))
        cx, cy = bx + bw * 0.74, 450
        c.drawCircle(cx, cy, 74, stroke(chalk, 4))
        c.drawPath(poly((cx - 64, cy + 36), (cx, cy - 74), (cx + 64, cy + 36)), stroke(chalk, 4))
        c.drawRect(rect(bx, 646, bw, 12), fill(t(hexa("#C98F5F"))))
        for k, name in enumerate(("globe-showing-americas", "books")):
            sprite(c, name, bx + 60 + k * (bw - 120), 752, 92)
        c.drawCircle(s.wide / 2, 190, 54, fill(t(hexa("#FFFFFF"))))
        c.drawCircle(s.wide / 2, 190, 54, stroke(t(hexa("#3A4A5A")), 9))
        c.drawLine(s.wide / 2, 190, s.wide / 2, 156, stroke(rgb(40, 44, 60), 6))
        c.drawLine(s.wide / 2, 190, s.wide / 2 + 24, 202, stroke(rgb(40, 44, 60), 6))
        for k in range(int(s.wide / 60) + 1):
            col = hexa(("#E5533C", "#F2C230", "#3DA35D", "#2F6FDE")[k % 4])
            c.drawPath(poly((k * 62, 50), (k * 62 + 50, 50), (k * 62 + 25, 104)), fill(t(col)))

    def floor(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.rng
        b.floor_boards(c, s, FLOOR, t(rgb(176, 128, 90)), t(rgb(206, 160, 118)), rgb(120, 80, 56))
        for x in (-0.08, 0.84) if s.wide < 900 else (0.04, 0.2, 0.7, 0.86):
            dx, wood = x * s.wide, t(hexa("#D9A06B"))
            c.drawLine(dx + 20, 940, dx + 14, 1070, stroke(t(hexa("#6B7A8A")), 8))
            c.drawLine(dx + 170, 940, dx + 176, 1070, stroke(t(hexa("#6B7A8A")), 8))
            c.drawRoundRect(rect(dx, 910, 190, 30), 6, 6, linear((0, 910), (0, 940), [lit(wood), shade(wood)]))
            books(c, dx + 24, 912, 60, rng, 40)
            sprite(c, rng.choice(("pencil", "red-apple", "backpack", "notebook")), dx + 136, 914, 52)


@scene("office", indoor=True, deep=True)
class Office:
    def __init__(self, s: Scene) -> None:
        self.s = s
        begin(s, False)
        s.ambience = ("hum", "murmur")
        s.surface = "carpet"
        self.t, self.rng = s.tone, s.rng(5)
        s.plate(0.3, self.back)
        s.plate(0.6, self.room)
        sunbeam(s, 40, 160, 220)

    def back(self, c: Any) -> None:
        s = self.s
        wall(s, c, hexa("#A4B0C4"), hexa("#B4BECE"))
        k = 0
        x = 24.0
        while x < s.wide:
            window(s, c, x, 150, 190, 470, hexa("#5A6478"), "town")
            x += 262
            k += 1
        for y in (60,):
            for i in range(int(s.wide / 200) + 2):
                c.drawRoundRect(rect(i * 220 - 40, y, 150, 20), 6, 6, fill(rgb(255, 252, 240)))

    def room(self, c: Any) -> None:
        s, t = self.s, self.t
        carpet = t(hexa("#5F7390"))
        c.drawRect(
            rect(-MARGIN_X, FLOOR, s.wide + 2 * MARGIN_X, 500),
            linear((0, FLOOR), (0, HIGH), [lit(carpet), shade(carpet)]),
        )
        for i in range(-14, 15):
            c.drawLine(s.wide / 2 + i * 80, FLOOR, s.wide / 2 + i * 230, HIGH + 90, stroke(alpha(shade(carpet), 90), 2))
        for i, x in enumerate((-0.14, 0.72) if s.wide < 900 else (-0.02, 0.16, 0.66, 0.84)):
            dx, wood = x * s.wide, t(hexa("#E2C49A"))
            c.drawRoundRect(rect(dx, 860, 300, 24), 5, 5, linear((0, 860), (0, 884), [lit(wood), shade(wood)]))
            c.drawRect(
                rect(dx + 14, 884, 76, 146), linear((dx, 0), (dx + 90, 0), [t(hexa("#F2F4F8")), t(hexa("#AEB6C6"))])
            )
            c.drawLine(dx + 286, 884, dx + 286, 1030, stroke(t(hexa("#6B7488")), 9))
            c.drawRoundRect(rect(dx + 104, 722, 156, 108), 6, 6, fill(rgb(40, 44, 58)))
            c.drawRect(
                rect(dx + 112, 730, 140, 88), linear((0, 730), (0, 818), [rgb(150, 214, 255), rgb(70, 130, 220)])
            )
            for j in range(4):
                c.drawRect(rect(dx + 124, 744 + j * 17, self.rng.uniform(40, 110), 6), fill(rgb(255, 255, 255, 190)))
            c.drawRect(rect(dx + 174, 828, 16, 34), fill(rgb(70, 76, 92)))
            sprite(c, ("hot-beverage", "potted-plant", "books", "telephone")[i % 4], dx + 46, 864, 56)
        sprite(c, "potted-plant", s.wide * 0.56, 1010, 150)
