"""Where there is an audience: the theatre stage and the stadium."""

import math
from typing import Any

from workers.engines.animatic.art.draw import (
    ADD,
    blur,
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
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene
from workers.engines.animatic.sets.tone import Tone


@scene("stage", deep=True)
class Stage:
    def __init__(self, s: Scene) -> None:
        self.s = s
        s.ground, s.floor, s.surface, s.ambience, s.wet, s.sheltered = 1120, 960, "wood", ("applause",), False, True
        s.ambient = (rgb(255, 220, 160, 26), rgb(50, 10, 50, 110))
        s.rim = (rgb(255, 226, 170, 240), rgb(190, 120, 255, 170))
        self.rng, self.wide = s.rng(1), s.wide
        self.red = hexa("#B3263C")
        s.plate(0.3, self.back)
        s.plate(0.6, self.floor)
        s.plate(0.8, self.top)
        s.near(self.heads, 5, 1.2)
        self.spots = ((0.18, "#FFE9B8", 0.0), (0.82, "#FFE9B8", 1.7), (0.5, "#FF8AD0", 3.1), (0.34, "#7AC8FF", 4.4))
        s.shine(self.beams, 0.4)
        drift(s, 24, hexa("#FFE6C0"), 2.0, 4)

    def drape(self, c: Any, x0: float, x1: float, top: float, low: float, colour: int) -> None:
        n = max(3, int((x1 - x0) / 46))
        for k in range(n):
            a, d = x0 + (x1 - x0) * k / n, x0 + (x1 - x0) * (k + 1) / n
            c.drawPath(
                smooth([(a - 2, top), (d + 2, top), (d + 3, low), ((a + d) / 2, low + 10), (a - 3, low)]),
                linear(
                    (a, 0), (d, 0), [shade(shade(colour)), lit(colour), colour, shade(shade(colour))], [0, 0.4, 0.6, 1]
                ),
            )

    def back(self, c: Any) -> None:
        rng, wide, drape, red = self.rng, self.wide, self.drape, self.red
        c.drawPaint(linear((0, -80), (0, 980), [rgb(24, 10, 40), rgb(66, 22, 84), rgb(120, 40, 110)]))
        for _ in range(34):
            x, y = rng.uniform(0, wide), rng.uniform(140, 820)
            c.drawCircle(x, y, rng.uniform(1.5, 4), fill(rgb(255, 230, 170, rng.randint(80, 220))))
        glow(c, wide / 2, 700, 460, hexa("#FF7AC0"), 150)
        drape(c, -MARGIN_X, wide * 0.2, -90, 990, mix(red, rgb(40, 4, 30), 0.4))
        drape(c, wide * 0.8, wide + MARGIN_X, -90, 990, mix(red, rgb(40, 4, 30), 0.4))

    def floor(self, c: Any) -> None:
        wide = self.wide
        b.floor_boards(c, self.s, 960, rgb(120, 66, 46), rgb(176, 108, 70), rgb(70, 34, 26), 8)
        c.drawOval(
            oval(wide / 2, 1110, 330, 80),
            radial(
                (wide / 2, 1110),
                330,
                [rgb(255, 240, 190, 130), rgb(255, 230, 170, 50), rgb(255, 230, 170, 0)],
                [0, 0.6, 1],
            ),
        )
        c.drawRect(
            rect(-MARGIN_X, 1226, wide + 2 * MARGIN_X, 24),
            linear((0, 1226), (0, 1250), [hexa("#E8B93A"), hexa("#8A5B1E")]),
        )
        c.drawRect(rect(-MARGIN_X, 1250, wide + 2 * MARGIN_X, 140), fill(rgb(30, 10, 30)))
        for k in range(int(wide / 88) + 1):
            x = 44 + k * 88
            c.drawOval(oval(x, 1226, 22, 13), fill(rgb(60, 40, 40)))
            glow(c, x, 1216, 60, hexa("#FFE0A0"), 170)

    def top(self, c: Any) -> None:
        wide, drape, red = self.wide, self.drape, self.red
        drape(c, -MARGIN_X, wide * 0.1, -90, 1130, red)
        drape(c, wide * 0.9, wide + MARGIN_X, -90, 1130, red)
        n = max(4, int(wide / 150))
        for k in range(-1, n + 1):
            x, w = k * wide / n, wide / n
            swag = smooth([(x, -90), (x + w, -90), (x + w, 90), (x + w * 0.5, 190), (x, 90)])
            c.drawPath(swag, linear((x, 0), (x + w, 0), [shade(red), lit(red), shade(shade(red))]))
            c.drawPath(smooth([(x, 90), (x + w * 0.5, 188), (x + w, 90)], False), stroke(hexa("#E8B93A"), 7))

    def heads(self, c: Any) -> None:
        rng = self.rng
        for k in range(int((self.wide + 200) / 92)):
            x, r = -80 + k * 92 + rng.uniform(-16, 16), rng.uniform(38, 50)
            c.drawCircle(x, HIGH - 6 + rng.uniform(-10, 16), r, fill(rgb(20, 8, 30)))
            c.drawRoundRect(rect(x - r * 1.3, HIGH + 26, r * 2.6, 120), 40, 40, fill(rgb(20, 8, 30)))

    def beams(self, c: Any, t: float, cam: float) -> None:
        wide = self.wide
        for x, col, o in self.spots:
            to = wide * (0.5 + 0.16 * math.sin(t * 0.6 + o))
            x0 = x * wide - cam * 0.4
            c.drawPath(
                poly((x0 - 14, -40), (x0 + 14, -40), (to + 130, 1130), (to - 130, 1130)),
                linear((0, -40), (0, 1130), [hexa(col, 60), hexa(col, 12)], None, BlendMode=ADD, MaskFilter=blur(14)),
            )
            glow(c, x0, -10, 90, hexa(col), 220, ADD)


@scene("stadium", deep=True)
class Stadium:
    def __init__(self, s: Scene) -> None:
        self.s = s
        self.t, self.rng, self.wide = s.tone, s.rng(2), s.wide
        s.ground, s.floor, s.surface, s.ambience, s.wet = 1130, 900, "grass", ("applause", "murmur"), False
        self.lights_on = self.t.night > 0.3
        if self.lights_on:  # under floodlights grass and stands have nearly their colours of the day
            self.t = Tone("day", "clear", s.tone.season)
            s.ambient = (rgb(220, 236, 255, 24), rgb(10, 20, 50, 70))
            s.rim = (rgb(240, 248, 255, 235), rgb(190, 215, 255, 200))
        self.shirts = [
            hexa(x)
            for x in ("#F25F5C", "#FFE066", "#247BA0", "#70C1B3", "#F4F1EC", "#E27396", "#3D5A80", "#FFFFFF", "#F6AE2D")
        ]
        self.skins = [hexa(x) for x in ("#F3BE93", "#A9683F", "#FFD9BC", "#6F4226")]
        s.plate(0.1, self.sky)
        s.plate(0.3, self.stands, 0.8)
        s.plate(0.6, self.pitch)
        self.flashes = [
            (self.rng.uniform(0, self.wide), self.rng.uniform(340, 740), self.rng.random() * 9)
            for _ in range(int(44 * self.wide / 704))
        ]
        s.live(self.shoot, 0.3)
        if self.lights_on:
            s.shine(self.flood, 0.1)

    def sky(self, c: Any) -> None:
        t, wide = self.s.tone, self.wide
        b.sky(self.s, c, (0.74, 0.1), 640, clouds=3)
        for x in (0.1, 0.9):
            c.drawRect(rect(x * wide - 7, 120, 14, 420), fill(t(hexa("#8A93A6"), 0.3)))
            c.drawRoundRect(rect(x * wide - 70, 70, 140, 74), 8, 8, fill(t(hexa("#4A5266"), 0.2)))
            for j in range(2):
                for i in range(4):
                    c.drawCircle(
                        x * wide - 50 + i * 33,
                        92 + j * 32,
                        12,
                        fill(rgb(255, 252, 226) if self.lights_on else t(hexa("#E4EAF2"))),
                    )

    def stands(self, c: Any) -> None:
        t, wide = self.t, self.wide
        for y0, y1, base in ((360, 540, rgb(70, 84, 120)), (560, 770, rgb(84, 98, 136))):
            c.drawPath(
                poly(
                    (-MARGIN_X, y0 - 60),
                    (wide / 2, y0),
                    (wide + MARGIN_X, y0 - 60),
                    (wide + MARGIN_X, y1),
                    (-MARGIN_X, y1),
                ),
                linear((0, y0), (0, y1), [t(shade(base), 0.2), t(base, 0.2)]),
            )
            self.crowd(c, y0, y1, base)
            c.drawRect(
                rect(-MARGIN_X, y1 - 6, wide + 2 * MARGIN_X, 26),
                linear((0, y1 - 6), (0, y1 + 20), [t(rgb(245, 247, 252)), t(rgb(186, 196, 214))]),
            )
        c.drawPath(
            poly(
                (-MARGIN_X, 190),
                (wide / 2, 290),
                (wide + MARGIN_X, 190),
                (wide + MARGIN_X, 264),
                (wide / 2, 326),
                (-MARGIN_X, 264),
            ),
            linear((0, 190), (0, 326), [t(rgb(250, 252, 255)), t(rgb(160, 176, 206))]),
        )
        c.drawRect(
            rect(-MARGIN_X, 790, wide + 2 * MARGIN_X, 116),
            linear((0, 790), (0, 906), [t(rgb(34, 84, 160)), t(rgb(18, 52, 108))]),
        )
        for k in range(int(wide / 170) + 1):
            c.drawRoundRect(
                rect(k * 176 + 10, 812, 150, 62), 6, 6, fill(hexa(("#F2C230", "#E5533C", "#3DA35D", "#F4F5F8")[k % 4]))
            )

    def crowd(self, c: Any, y0: float, y1: float, base: int) -> None:
        t, rng, wide = self.t, self.rng, self.wide
        for j in range(int((y1 - y0) / 18)):
            x = -MARGIN_X + (j % 2) * 7.0
            while x < wide + MARGIN_X:
                y = y0 - 60 * abs((x - wide / 2) / (wide / 2 + MARGIN_X)) + 16 + j * 18
                if y < y1 - 6 and rng.random() > 0.07:
                    c.drawRoundRect(
                        rect(x - 5.5, y, 11, 12), 4, 4, fill(t(mix(rng.choice(self.shirts), base, 0.3), 0.2))
                    )
                    c.drawCircle(x, y - 4, 4.4, fill(t(mix(rng.choice(self.skins), base, 0.2), 0.2)))
                x += 15 + rng.uniform(-2, 2)

    def pitch(self, c: Any) -> None:
        t, wide = self.t, self.wide
        g1, g2 = t(hexa("#5FB85A")), t(hexa("#4BA24C"))
        c.drawRect(rect(-MARGIN_X, 900, wide + 2 * MARGIN_X, 500), fill(g1))
        for k in range(-12, 13, 2):
            m = wide / 2
            c.drawPath(
                poly(
                    (m + k * 60, 900), (m + (k + 1) * 60, 900), (m + (k + 1) * 190, HIGH + 90), (m + k * 190, HIGH + 90)
                ),
                fill(g2),
            )
        white = rgb(250, 252, 250, 230)
        c.drawLine(-MARGIN_X, 940, wide + MARGIN_X, 940, stroke(white, 5))
        c.drawOval(oval(wide / 2, 1130, 300, 74), stroke(white, 6))
        c.drawLine(-MARGIN_X, 1130, wide + MARGIN_X, 1130, stroke(white, 6))
        gx = wide / 2
        for x in (gx - 120, gx + 120):
            c.drawLine(x, 940, x, 820, stroke(rgb(252, 252, 255), 7))
        c.drawLine(gx - 120, 820, gx + 120, 820, stroke(rgb(252, 252, 255), 7))
        for k in range(13):
            c.drawLine(gx - 120 + k * 20, 820, gx - 108 + k * 18, 940, stroke(rgb(240, 244, 250, 90), 1.4))
        for k in range(7):
            c.drawLine(gx - 120, 820 + k * 18, gx + 120, 820 + k * 18, stroke(rgb(240, 244, 250, 90), 1.4))
        c.drawRect(
            rect(-MARGIN_X, 900, wide + 2 * MARGIN_X, 500),
            linear((0, 900), (0, HIGH), [rgb(10, 40, 60, 70), rgb(10, 40, 60, 0)]),
        )

    def shoot(self, c: Any, time: float, cam: float) -> None:
        for x, y, o in self.flashes:
            u = (time * 0.9 + o) % 3
            if u < 0.12:
                c.drawCircle(x - cam * 0.3 % self.wide, y, 7 * (1 - u / 0.12) + 2, fill(rgb(255, 255, 255, 230)))

    def flood(self, c: Any, time: float, cam: float) -> None:
        for x, way in ((0.1, 1), (0.9, -1)):
            at = x * self.wide - cam * 0.1
            beam = poly((at - 50, 110), (at + 50, 110), (at + way * 0.66 * self.wide, 1240), (at + way * 90, 1240))
            c.drawPath(beam, linear((at, 110), (at + way * 240, 1240), [rgb(214, 230, 255, 62), rgb(214, 230, 255, 0)],
                                    None, BlendMode=ADD))  # fmt: skip
            glow(c, x * self.wide - cam * 0.1, 106, 330 + 4 * math.sin(time), rgb(220, 236, 255), 190, ADD)
