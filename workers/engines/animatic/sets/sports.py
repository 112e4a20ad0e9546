"""Where people train: the indoor court with its hoop, and the gym."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    alpha,
    fill,
    glow,
    hexa,
    lerp,
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
)
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene
from workers.engines.animatic.sets.rooms import FLOOR, begin, sprite, sunbeam, window

CROWD = ("#F25F5C", "#FFE066", "#247BA0", "#70C1B3", "#F4F1EC", "#E27396", "#3D5A80")


@scene("court", indoor=True, deep=True)
class Court:
    def __init__(self, s: Scene) -> None:
        begin(s, False)
        s.ambience, s.surface, s.ground = ("murmur", "applause"), "wood", 1150
        self.s, self.t, self.mid = s, s.tone, s.wide / 2
        s.plate(0.25, self.hall)
        s.plate(0.4, self.hoop)
        s.plate(0.6, self.floor)
        s.shine(self.flood, 0.2)

    def hall(self, c: Any) -> None:
        s, t, rng = self.s, self.t, self.s.rng(3)
        c.drawPaint(linear((0, -80), (0, 800), [t(hexa("#1E2C4A")), t(hexa("#34507E")), t(hexa("#5A7CB0"))]))
        beam = t(hexa("#16203A"))
        for k in range(-int(s.wide / 360) - 2, int(s.wide / 360) + 3):
            c.drawLine(self.mid + k * 240, -100, self.mid + k * 150, 250, stroke(beam, 14))
        for y in (40, 150, 250):
            b.band(s, c, y, 12, fill(beam))
        for row in range(6):
            y = 560 + row * 46
            step = t(mix(hexa("#7A4A3A"), hexa("#B0744E"), row / 5))
            b.band(s, c, y, 48, linear((0, y), (0, y + 48), [lit(step), shade(step)]))
            x = -MARGIN_X + rng.uniform(0, 40)
            while x < s.wide + MARGIN_X:
                if rng.random() < 0.72:
                    shirt, skin = hexa(rng.choice(CROWD)), hexa(rng.choice(("#F3BE93", "#A9683F", "#6F4226")))
                    c.drawRoundRect(rect(x - 15, y - 22, 30, 34), 10, 10, fill(t(mix(shirt, step, 0.25))))
                    c.drawCircle(x, y - 32, 12, fill(t(mix(skin, step, 0.2))))
                x += rng.uniform(36, 48)
        b.band(s, c, 836, 150, linear((0, 836), (0, 986), [t(hexa("#2F6FDE")), t(hexa("#1C3F8A"))]))
        for k in range(int((s.wide + 2 * MARGIN_X) / 120) + 1):
            x = -MARGIN_X + k * 120
            c.drawLine(x, 836, x, 986, stroke(t(hexa("#16346E")), 4))

    def hoop(self, c: Any) -> None:
        t, m, orange = self.t, self.mid, hexa("#F2712B")
        c.drawRect(rect(m - 13, 470, 26, 520), linear((m - 13, 0), (m + 13, 0), [rgb(120, 130, 150), rgb(56, 62, 82)]))
        c.drawRoundRect(rect(m - 172, 240, 344, 232), 12, 12, fill(rgb(236, 244, 252, 232)))
        c.drawRoundRect(rect(m - 172, 240, 344, 232), 12, 12, stroke(t(hexa("#D6453D")), 13))
        c.drawRect(rect(m - 60, 340, 120, 92), stroke(t(hexa("#D6453D")), 8))
        for k in range(9):
            a, d = m - 66 + k * 16.5, m - 38 + k * 9.5
            c.drawLine(a, 458, d, 566, stroke(rgb(255, 255, 255, 220), 3.4))
            c.drawLine(a, 458, m - 38 + (8 - k) * 9.5, 566, stroke(rgb(255, 255, 255, 110), 2.4))
        c.drawOval(oval(m, 456, 70, 14), stroke(orange, 9))
        c.drawRoundRect(rect(m - 120, 84, 240, 116), 10, 10, fill(rgb(18, 22, 34)))
        for k, (x, col) in enumerate(((m - 72, "#FFB01F"), (m, "#FF5230"), (m + 72, "#FFB01F"))):
            for j in range(2):
                c.drawRoundRect(rect(x - 26 + j * 28, 112, 22, 58), 5, 5, stroke(hexa(col), 6 - k % 2 * 2))

    def floor(self, c: Any) -> None:
        s, m = self.s, self.mid
        t = self.t
        b.floor_boards(c, s, FLOOR - 5, t(rgb(206, 132, 70)), t(rgb(240, 178, 110)), rgb(168, 104, 56), 14)
        key, white = t(hexa("#D6533D")), rgb(255, 252, 244, 235)
        c.drawPath(
            poly((m - 118, 984), (m + 118, 984), (m + 208, 1150), (m - 208, 1150)),
            linear((0, 984), (0, 1150), [lit(key), key]),
        )
        c.drawPath(poly((m - 118, 984), (m + 118, 984), (m + 208, 1150), (m - 208, 1150)), stroke(white, 7))
        c.drawOval(oval(m, 1150, 208, 62), stroke(white, 7))
        b.band(s, c, 990, 7, fill(white))
        arc = skia.Path()
        arc.addArc(skia.Rect(m - 430, 720, m + 430, 1262), 8, 164)
        c.drawPath(arc, stroke(white, 8))
        c.drawOval(
            oval(m, 1190, 260, 40), linear((0, 1150), (0, 1230), [rgb(255, 244, 220, 70), rgb(255, 240, 210, 0)])
        )
        sprite(c, "basketball", s.wide * 0.86, 1060, 70)

    def flood(self, c: Any, time: float, cam: float) -> None:
        for k in (-0.3, 0.0, 0.3):
            x = self.mid + k * min(900.0, self.s.wide) - cam * 0.2
            glow(c, x, 30, 240 + 3 * math.sin(time * 2 + k), rgb(220, 236, 255), 130, ADD)


@scene("gym", indoor=True, deep=True)
class Gym:
    def __init__(self, s: Scene) -> None:
        begin(s, False)
        s.ambience, s.surface = ("hum",), "carpet"
        self.s, self.t = s, s.tone
        s.plate(0.3, self.wall)
        s.plate(0.6, self.room)
        s.near(self.bells, 7)
        sunbeam(s, 60, 160, 240)
        s.live(self.bag, 0.5)
        s.shine(self.strips, 0.3)

    def wall(self, c: Any) -> None:
        s, t = self.s, self.t
        c.drawPaint(linear((0, -80), (0, FLOOR), [t(hexa("#23262F")), t(hexa("#3A404E")), t(hexa("#4A5262"))]))
        x = 40.0
        while x < s.wide:
            window(s, c, x, 190, 176, 250, hexa("#1C1F28"), "town")
            x += 250
        stripe = t(hexa("#FF7A1F"))
        c.drawPath(
            poly((-MARGIN_X, 560), (s.wide + MARGIN_X, 500), (s.wide + MARGIN_X, 548), (-MARGIN_X, 608)),
            linear((0, 0), (s.wide, 0), [stripe, t(hexa("#FFC23F"))]),
        )
        mirror = [t(hexa("#9FB4C8")), t(hexa("#6E8298")), t(hexa("#8FA6BC"))]
        x = -MARGIN_X
        while x < s.wide + MARGIN_X:
            c.drawRect(rect(x, 640, 212, 330), linear((x, 640), (x + 212, 970), mirror))
            c.drawPath(poly((x + 30, 970), (x + 120, 640), (x + 160, 640), (x + 70, 970)), fill(rgb(255, 255, 255, 34)))
            c.drawRect(rect(x, 640, 212, 330), stroke(t(hexa("#20242E")), 7))
            x += 212
        for k in range(int(s.wide / 260) + 2):
            c.drawRoundRect(rect(k * 270 - 60, 60, 190, 16), 7, 7, fill(rgb(236, 248, 255)))

    def room(self, c: Any) -> None:
        s, t = self.s, self.t
        mat = t(hexa("#363B48"))
        b.band(s, c, FLOOR - 15, 420, linear((0, FLOOR), (0, HIGH), [lit(mat), shade(mat)]))
        rng = s.rng(4)
        for _ in range(int(240 * s.wide / 704)):
            x, y = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(FLOOR, HIGH + 60)
            c.drawOval(oval(x, y, 3.4, 1.4), fill(hexa(rng.choice(("#FF7A1F", "#8FA6BC", "#5F7390")), 120)))
        teal = t(hexa("#2F9C98"))
        m = s.wide / 2
        c.drawPath(
            poly((m - 190, 1070), (m + 190, 1070), (m + 290, 1240), (m - 290, 1240)),
            linear((0, 1070), (0, 1240), [lit(teal), shade(teal)]),
        )
        self._rack(c, s.wide * 0.2, t)
        self._treadmill(c, s.wide * (0.86 if s.wide < 900 else 0.9), t)
        if s.wide >= 900:
            self._rack(c, s.wide * 0.42, t)

    def _rack(self, c: Any, x: float, t: Any) -> None:
        steel = t(hexa("#6B7488"))
        for dx in (-150, 150):
            c.drawLine(x + dx, 1010, x + dx * 0.94, 760, stroke(steel, 14))
        for row, y in enumerate((800, 880, 960)):
            c.drawRoundRect(rect(x - 160, y, 320, 13), 5, 5, linear((0, y), (0, y + 13), [lit(steel), shade(steel)]))
            for k in range(4):
                cx, r = x - 116 + k * 77, 17 + row * 5.0
                col = t(hexa(("#E5533C", "#2F6FDE", "#F2C230", "#3DA35D")[k]))
                c.drawRect(rect(cx - 22, y - r - 4, 44, 8), fill(lit(steel)))
                for dx in (-24, 24):
                    c.drawRoundRect(
                        rect(cx + dx - 8, y - 2 * r, 16, 2 * r),
                        5,
                        5,
                        linear((0, y - 2 * r), (0, y), [lit(col), shade(col)]),
                    )

    def _treadmill(self, c: Any, x: float, t: Any) -> None:
        dark, steel = t(hexa("#20242E")), t(hexa("#A4AEBE"))
        c.drawPath(poly((x - 150, 1030), (x + 120, 1000), (x + 130, 1034), (x - 150, 1062)), fill(dark))
        c.drawPath(poly((x - 140, 1022), (x + 110, 994), (x + 110, 1004), (x - 140, 1034)), fill(steel))
        c.drawLine(x + 90, 1010, x + 40, 760, stroke(steel, 15))
        c.drawLine(x + 46, 800, x - 50, 830, stroke(steel, 11))
        c.drawRoundRect(rect(x - 12, 716, 106, 66), 10, 10, fill(dark))
        c.drawRoundRect(rect(x - 2, 726, 86, 44), 6, 6, linear((0, 726), (0, 770), [hexa("#7AF0C0"), hexa("#1F8A78")]))

    def bag(self, c: Any, time: float, cam: float) -> None:
        x, a = self.s.wide * 0.62 - cam * 0.5, 2.4 * math.sin(time * 1.3)
        c.save()
        c.translate(x, -60)
        c.rotate(a)
        c.drawLine(0, 0, 0, 520, stroke(rgb(120, 126, 140), 5))
        red = self.t(hexa("#C2323A"))
        c.drawRoundRect(rect(-48, 520, 96, 290), 36, 36, linear((-48, 0), (48, 0), [lit(red), red, shade(shade(red))]))
        for y in (600, 730):
            c.drawRect(rect(-48, y, 96, 12), fill(rgb(30, 20, 30, 120)))
        c.restore()

    def strips(self, c: Any, time: float, cam: float) -> None:
        for k in range(int(self.s.wide / 260) + 1):
            glow(c, k * 270 + 35 - cam * 0.3, 70, 200 + 2 * math.sin(time), rgb(214, 236, 255), 90, ADD)

    def bells(self, c: Any) -> None:
        for x in (-10.0, self.s.wide + 10):
            for k, r in ((-1, 86), (1, 86)):
                cx = x + k * lerp(40, 120, 0.6)
                c.drawOval(
                    oval(cx, HIGH + 20, 34, r),
                    linear((0, HIGH - 60), (0, HIGH + 90), [rgb(74, 80, 96), rgb(24, 26, 36)]),
                )
            c.drawPath(
                smooth([(x - 70, HIGH + 8), (x + 70, HIGH + 8), (x + 70, HIGH + 34), (x - 70, HIGH + 34)]),
                fill(alpha(rgb(150, 158, 174), 255)),
            )
