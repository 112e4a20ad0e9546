"""The workshop: a forge in a wall of stone, an anvil, a bench, tools on the wall, sparks in the air."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    alpha,
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
from workers.engines.animatic.sets import parts
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.rooms import FLOOR, begin, lamp, sprite, wall, window

TOOLS = ("hammer", "carpentry-saw", "wrench", "screwdriver", "axe", "pick", "hammer-and-wrench", "chains")


@scene(
    "workshop",
    indoor=True,
    deep=True,
    words=("workshop", "forge", "garage", "smithy", "carpenter's workshop", "blacksmith's forge", "tool shed"),
    sounds=(("fire", 0.9), ("hum", 0.25)),
    room=(0.5, 0.16),
)
class Workshop:
    def __init__(self, s: Scene) -> None:
        self.s = s
        begin(s)
        s.surface, s.ambience = "stone", ("fire",)
        s.ambient = (rgb(255, 170, 90, 34), rgb(50, 16, 36, 108))
        s.rim = (rgb(255, 176, 92, 240), rgb(140, 160, 255, 120))
        narrow = s.wide < 900
        self.forge = s.wide * (0.12 if narrow else 0.2)
        self.anvil = s.wide * (0.87 if narrow else 0.74)
        self.board = (s.wide * 0.6, s.wide + 60) if narrow else (s.wide * 0.58, s.wide * 0.9)
        s.plate(0.3, self.back)
        s.plate(0.6, self.front)
        s.near(self.close, 9)
        s.live(self.fire)
        parts.sparks(s, self.forge + 20, 880, 26, 210)
        parts.firelight(s, self.forge, 850, 560, 150)
        s.shine(self.iron)
        drift(s, 22, hexa("#FFC27A"), 1.8, 3)

    def back(self, c: Any) -> None:
        s, t, rng = self.s, self.s.tone, self.s.rng(1)
        wall(s, c, hexa("#5E4550"), hexa("#8A6257"))
        parts.masonry(c, (-MARGIN_X, -90, s.wide + 2 * MARGIN_X, 1090), t(hexa("#7E5A54")), rng, (92, 46), 120)
        x0 = s.wide * 0.5 - 120 if s.wide < 900 else s.wide * 0.4
        window(s, c, x0, 300, 220, 250, hexa("#4A332C"), "garden")
        a, d = self.board
        wood = t(hexa("#A06E48"))
        c.drawRoundRect(rect(a, 270, d - a, 340), 8, 8, linear((0, 270), (0, 610), [lit(wood), shade(wood)]))
        for k in range(int((d - a) / 46)):
            for j in range(7):
                c.drawCircle(a + 24 + k * 46, 294 + j * 48, 2.6, fill(alpha(shade(shade(wood)), 150)))
        n = max(2, int((d - a) / 116))
        for k in range(n):
            for j in range(2):
                x, y = a + (k + 0.5) * (d - a) / n, 408 + j * 166
                c.drawLine(x, y - 124, x, y - 104, stroke(t(hexa("#3A2A2C")), 6))
                sprite(c, TOOLS[(k * 2 + j + s.seed) % len(TOOLS)], x, y, 104)
        beam = t(hexa("#4A322C"))
        for y, h in ((-90, 150), (128, 34)):
            c.drawRect(rect(-MARGIN_X, y, s.wide + 2 * MARGIN_X, h), linear((0, y), (0, y + h), [beam, shade(beam)]))
        for k in range(-1, int(s.wide / 300) + 2):
            x = k * 300 + 40
            c.drawPath(poly((x, 60), (x + 34, 60), (x + 34, 128), (x, 128)), fill(shade(beam)))
        low = linear((0, -90), (0, 560), [rgb(16, 6, 14, 190), rgb(16, 6, 14, 0)])
        c.drawRect(rect(-MARGIN_X, -90, s.wide + 2 * MARGIN_X, 650), low)

    def front(self, c: Any) -> None:
        s, t, rng = self.s, self.s.tone, self.s.rng(2)
        stone = t(hexa("#7A6660"))
        area = (-MARGIN_X - 20, FLOOR, s.wide + 2 * MARGIN_X + 40, HIGH - FLOOR + MARGIN_Y + 20)
        c.drawRect(rect(*area), linear((0, FLOOR), (0, HIGH), [stone, shade(shade(stone))]))
        y, h, mid = FLOOR, 26.0, s.wide / 2
        while y < HIGH + MARGIN_Y:
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(alpha(rgb(20, 8, 14), 100), 2.4))
            wide = 90 * (1 + (y - FLOOR) / 260)
            for k in range(-int(s.wide / 150) - 2, int(s.wide / 150) + 3):
                x = mid + (k + (0.5 if int(h) % 2 else 0)) * wide
                c.drawLine(x, y, mid + (x - mid) * (1 + h / 330), y + h, stroke(alpha(rgb(20, 8, 14), 90), 2.4))
            y += h
            h *= 1.42
        parts.pool(c, self.forge + 60, 1060, 520, hexa("#FF8A34"), 190)
        self._bench(c)
        self._forge(c, rng)
        self._anvil(c, self.anvil, 1128)
        lamp(s, c, s.wide * (0.66 if s.wide < 900 else 0.5), 170, 0.8, t(hexa("#3F6E6A")))

    def _bench(self, c: Any) -> None:
        t = self.s.tone
        a, d = self.board
        wood = t(hexa("#B07A4C"))
        for x in (a + 6, min(d - 50, a + 420), d - 60):
            c.drawRect(rect(x, 830, 34, 180), linear((x, 0), (x + 34, 0), [wood, shade(shade(wood))]))
        c.drawRect(rect(a, 896, d - a, 16), fill(shade(shade(wood))))
        c.drawRoundRect(rect(a - 22, 796, d - a + 40, 40), 6, 6, linear((0, 796), (0, 836), [lit(wood), shade(wood)]))
        for k, name in enumerate(("toolbox", "nut-and-bolt", "gear", "bucket", "shield")):
            x = a + 62 + k * 120
            if x < d - 40:
                sprite(c, name, x, 802, 104 if name != "nut-and-bolt" else 64)

    def _forge(self, c: Any, rng: Any) -> None:
        t, x = self.s.tone, self.forge
        stone = t(hexa("#9A8078"))
        hood = poly((x - 84, -100), (x + 84, -100), (x + 100, 330), (x + 200, 600), (x - 200, 600), (x - 100, 330))
        c.drawPath(hood, linear((x - 180, 0), (x + 180, 0), [shade(stone), stone, lit(stone), shade(stone)]))
        c.save()
        c.clipPath(hood, True)
        parts.masonry(c, (x - 210, -100, 420, 700), stone, rng, (80, 46), 150)
        c.restore()
        edge = t(hexa("#4A3230"))
        c.drawRoundRect(rect(x - 224, 590, 448, 44), 8, 8, linear((0, 590), (0, 634), [lit(edge), shade(edge)]))
        c.drawRect(rect(x - 206, 630, 412, 400), linear((x - 206, 0), (x + 206, 0), [lit(stone), shade(stone)]))
        parts.masonry(c, (x - 206, 630, 412, 400), stone, rng, (84, 50), 150)
        frame = parts.arched(x, 936, 284, 290)
        c.drawPath(frame, fill(shade(shade(stone))))
        mouth = parts.arched(x, 930, 240, 262)
        c.drawPath(
            mouth,
            radial(
                (x, 930), 290, [hexa("#FFE9A0"), hexa("#FF9A2E"), hexa("#C2361A"), hexa("#3A0E12")], [0, 0.3, 0.66, 1]
            ),
        )
        for k in range(11):
            cx, r = x - 108 + k * 21.6, rng.uniform(15, 24)
            hot = (hexa("#FFC04A"), hexa("#8A2A1A"), hexa("#FF7A2A"))[k % 3]
            c.drawCircle(cx, 926, r, radial((cx, 916), r * 1.4, [lit(hot), hot, hexa("#2A0C10")], [0, 0.5, 1]))
        c.drawRoundRect(rect(x - 226, 930, 452, 40), 8, 8, linear((0, 930), (0, 970), [lit(lit(stone)), shade(stone)]))

    def _anvil(self, c: Any, x: float, base: float) -> None:
        t = self.s.tone
        wood, iron = t(hexa("#8A5B3A")), t(hexa("#5A6272"))
        c.drawOval(oval(x, base, 96, 20), fill(rgb(14, 6, 12, 120)))
        stump = smooth(
            [(x - 70, base - 110), (x + 70, base - 110), (x + 80, base - 6), (x, base + 12), (x - 80, base - 6)]
        )
        c.drawPath(stump, linear((x - 80, 0), (x + 80, 0), [lit(wood), wood, shade(shade(wood))]))
        c.drawOval(oval(x, base - 108, 71, 17), fill(lit(lit(wood))))
        c.drawOval(oval(x, base - 108, 44, 10), stroke(shade(wood), 3))
        y = base - 112
        body = smooth(
            [
                (x - 60, y),
                (x - 34, y - 26),
                (x - 40, y - 52),
                (x - 132, y - 92),
                (x - 64, y - 100),
                (x + 100, y - 100),
                (x + 98, y - 72),
                (x + 42, y - 52),
                (x + 36, y - 26),
                (x + 62, y),
            ]
        )
        c.drawPath(body, linear((0, y - 100), (0, y), [lit(lit(iron)), iron, shade(shade(iron))]))
        c.drawLine(x - 60, y - 99, x + 98, y - 99, stroke(rgb(220, 230, 245), 4))
        c.drawLine(x - 40, y - 106, x + 74, y - 108, stroke(hexa("#FF7A2A"), 15))
        c.drawLine(x - 40, y - 106, x + 40, y - 107, stroke(hexa("#FFD98A"), 8))

    def close(self, c: Any) -> None:
        s, low = self.s, HIGH + 90
        c.drawRoundRect(rect(s.wide - 90, 1150, 230, 240), 40, 40, fill(rgb(44, 22, 22)))
        c.drawPath(smooth([(-90, low), (-90, 1180), (20, 1150), (110, 1220), (130, low)]), fill(rgb(34, 14, 20)))
        for k in range(3):
            c.drawLine(40 + k * 24, 1190, 70 + k * 36, 1010 + k * 26, stroke(rgb(38, 20, 24), 14))

    def fire(self, c: Any, time: float, cam: float) -> None:
        x = self.forge - cam * 0.6
        c.save()
        c.clipPath(parts.arched(x, 930, 240, 262), skia.ClipOp.kIntersect, True)
        for k in range(5):
            h = 120 + 40 * math.sin(k * 2.4)
            parts.flame(c, x - 84 + k * 42, 926, 30, h, time * (0.9 + 0.06 * k), k * 1.9)
        c.restore()

    def iron(self, c: Any, time: float, cam: float) -> None:
        glow(c, self.anvil + 20 - cam * 0.6, 908, 120 + 5 * math.sin(time * 3), hexa("#FF8A34"), 170, ADD)
