"""Where travels begin: the subway platform, and the airport's hall."""

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
from workers.engines.animatic.sets.rooms import begin, sprite

ARRIVAL = 2.4
"""Seconds into the film at which the train has come to a stand."""
CAR = 560.0


@scene("subway", indoor=True, deep=True)
class Subway:
    """A platform of tiles and pillars; a train comes in and waits."""

    def __init__(self, s: Scene) -> None:
        begin(s, False)
        s.ambience, s.surface, s.floor = ("hum", "engine"), "stone", 1010
        s.ambient = (rgb(255, 240, 200, 16), rgb(20, 26, 60, 96))
        s.rim = (rgb(255, 240, 200, 210), rgb(150, 200, 255, 130))
        self.s, self.t = s, s.tone
        s.plate(0.4, self.tunnel)
        self.posts = (0.05, 0.95) if s.wide < 900 else (0.04, 0.3, 0.7, 0.96)
        s.plate(0.6, self.platform)
        s.live(self.train)
        s.shine(self.light, 0.4)

    def tunnel(self, c: Any) -> None:
        s, t = self.s, self.t
        rng = s.rng(1)
        b.band(s, c, -100, 400, linear((0, -90), (0, 300), [t(hexa("#2A3140")), t(hexa("#566276"))]))
        tile, grout = t(hexa("#EFE7D2")), t(hexa("#BFB49A"))
        b.band(s, c, 250, 760, linear((0, 250), (0, 1000), [tile, shade(tile)]))
        for j in range(15):
            y = 250 + j * 38
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(alpha(grout, 150), 2))
            x = -MARGIN_X - (38 if j % 2 else 0)
            while x < s.wide + MARGIN_X:
                if rng.random() < 0.14:
                    c.drawRect(rect(x + 2, y + 2, 72, 34), fill(alpha(mix(tile, rgb(255, 255, 255), 0.6), 150)))
                c.drawLine(x, y, x, y + 38, stroke(alpha(grout, 150), 2))
                x += 76
        b.band(s, c, 300, 62, linear((0, 300), (0, 362), [t(hexa("#27A79A")), t(hexa("#17695F"))]))
        x = s.wide / 2 - 520 * math.ceil(s.wide / 1040)
        while x < s.wide + MARGIN_X:
            c.drawCircle(x, 331, 54, fill(t(hexa("#F4F1EC"))))
            c.drawCircle(x, 331, 54, stroke(t(hexa("#D6453D")), 15))
            c.drawRect(rect(x - 82, 313, 164, 36), fill(t(hexa("#28386B"))))
            for k in range(5):
                c.drawRoundRect(rect(x - 62 + k * 26, 325, 18, 12), 3, 3, fill(rgb(244, 241, 236)))
            x += 520
        b.band(s, c, 1000, 300, fill(rgb(18, 18, 26)))

    def train(self, c: Any, time: float, cam: float) -> None:
        """Live, and yet behind the pillars and the platform's edge: they are cut out of it."""
        c.save()
        c.clipRect(rect(-400, -200, self.s.wide + 800, 1184))
        for share in self.posts:
            c.clipRect(rect(share * self.s.wide - 30 - cam * 0.6, -200, 60, 1400), skia.ClipOp.kDifference)
        u = min(1.0, time / ARRIVAL)
        gone = (1 - u) ** 2 * 2600
        x = self.s.wide / 2 - CAR * 1.5 + gone - cam * 0.5
        while x < self.s.wide + 60:
            if x > -CAR - 60:
                self._car(c, x)
            x += CAR + 14
        head = self.s.wide / 2 - CAR * 1.5 + gone - cam * 0.5
        if head > -60:
            c.drawRoundRect(rect(head - 30, 470, 60, 520), 28, 28, fill(self.t(hexa("#C9CED8"))))
        c.restore()

    def _car(self, c: Any, x: float) -> None:
        t = self.t
        steel, red = t(hexa("#C9D2DC")), t(hexa("#D6453D"))
        c.drawRoundRect(rect(x, 430, CAR, 570), 30, 30, linear((0, 430), (0, 1000), [lit(steel), steel, shade(steel)]))
        c.drawRect(rect(x, 800, CAR, 34), fill(red))
        for k in range(4):
            y = 860 + k * 30
            c.drawLine(x + 6, y, x + CAR - 6, y, stroke(alpha(shade(steel), 140), 3))
        inside = [rgb(255, 250, 226), rgb(255, 232, 180)]
        for dx, w in ((30, 96), (432, 96), (232, 96)):
            c.drawRoundRect(rect(x + dx, 520, w, 170), 14, 14, linear((0, 520), (0, 690), inside))
            c.drawRoundRect(rect(x + dx, 520, w, 170), 14, 14, stroke(t(hexa("#4A5468")), 7))
            c.drawLine(x + dx + w * 0.5, 524, x + dx + w * 0.5, 596, stroke(t(hexa("#D9A732")), 5))
        for dx in (146, 348):
            c.drawRoundRect(
                rect(x + dx, 490, 66, 500), 8, 8, linear((x + dx, 0), (x + dx + 66, 0), [lit(steel), steel])
            )
            c.drawRoundRect(rect(x + dx, 490, 66, 500), 8, 8, stroke(t(hexa("#6B7488")), 5))
            c.drawRoundRect(rect(x + dx + 12, 530, 42, 150), 8, 8, linear((0, 530), (0, 680), inside))
            c.drawLine(x + dx + 33, 490, x + dx + 33, 990, stroke(t(hexa("#6B7488")), 4))

    def platform(self, c: Any) -> None:
        s, t = self.s, self.t
        stone = t(hexa("#8F8A96"))
        b.band(s, c, 985, 460, linear((0, 985), (0, HIGH), [lit(stone), stone, shade(shade(stone))]))
        b.band(s, c, 1018, 30, linear((0, 1018), (0, 1048), [t(hexa("#FFD84A")), t(hexa("#D9A527"))]))
        for k in range(-14, 15):
            c.drawLine(s.wide / 2 + k * 84, 1052, s.wide / 2 + k * 200, HIGH + 90, stroke(alpha(shade(stone), 130), 3))
        for y in (1090, 1150, 1236):
            c.drawLine(-MARGIN_X * 2, y, s.wide + MARGIN_X * 2, y, stroke(alpha(shade(stone), 110), 3))
        for share in self.posts:
            x, green = share * s.wide, t(hexa("#1F6F66"))
            c.drawRect(
                rect(x - 30, -100, 60, 1180), linear((x - 30, 0), (x + 30, 0), [lit(green), green, shade(green)])
            )
            c.drawRoundRect(rect(x - 44, 1052, 88, 40), 6, 6, linear((x - 44, 0), (x + 44, 0), [green, shade(green)]))
            for y in range(0, 1040, 44):
                for dx in (-21, 21):
                    c.drawCircle(x + dx, y, 4, fill(lit(green)))

    def light(self, c: Any, time: float, cam: float) -> None:
        for k in range(int(self.s.wide / 300) + 2):
            glow(c, k * 300 - cam * 0.4, 130, 220 + 3 * math.sin(time * 4 + k), rgb(255, 240, 206), 90, ADD)


@scene("airport", indoor=True, deep=True)
class Airport:
    """A hall of glass before the apron, with the board of departures and a floor that shines."""

    def __init__(self, s: Scene) -> None:
        begin(s, False)
        s.ambience, s.surface, s.floor = ("murmur", "hum"), "tile", 975
        self.s, self.t = s, s.tone
        s.plate(0.12, self.outside)
        n = math.ceil(s.wide / 460) + 2
        self.frames = [s.wide / 2 + k * 230 + 115 for k in range(-n, n + 1)]
        s.plate(0.6, self.hall)
        s.live(self.taking_off)
        s.near(self.bags, 7)

    def outside(self, c: Any) -> None:
        s, t = self.s, self.t
        b.sky(s, c, (0.74, 0.2), 860, clouds=4)
        b.ridge(s, c, 800, 60, 240, t(hexa("#7F9FB4"), 0.7), t(hexa("#8FA99A"), 0.6), 3)
        b.band(s, c, 800, 300, linear((0, 800), (0, 980), [t(hexa("#9DA6B0"), 0.3), t(hexa("#767E8C"))]))
        for k in range(-3, int(s.wide / 120) + 4):
            c.drawRect(rect(k * 120, 866, 66, 9), fill(t(hexa("#F4D24A"), 0.2)))
        x = s.wide * 0.14
        c.drawPath(poly((x - 26, 806), (x - 16, 560), (x + 16, 560), (x + 26, 806)), fill(t(hexa("#D9DEE6"), 0.3)))
        c.drawPath(poly((x - 66, 560), (x - 50, 500), (x + 50, 500), (x + 66, 560)), fill(t(hexa("#3F6E8A"), 0.2)))
        c.drawRect(rect(x - 58, 484, 116, 16), fill(t(hexa("#F2F5F8"), 0.2)))
        self._jet(c, s.wide * 0.62, 842, 1.0)

    def _jet(self, c: Any, x: float, base: float, k: float) -> None:
        t = self.t
        white, tail = t(hexa("#F6F8FB"), 0.1), t(hexa("#D6453D"), 0.05)
        c.save()
        c.translate(x, base)
        c.scale(k, k)
        body = smooth([(-300, -66), (-260, -104), (160, -104), (320, -124), (330, -112), (180, -52), (-220, -36)])
        c.drawPath(
            poly((212, -100), (300, -232), (352, -232), (312, -98)), linear((0, -232), (0, -98), [lit(tail), tail])
        )
        c.drawPath(body, linear((0, -106), (0, -36), [white, white, shade(white)]))
        for q in range(15):
            c.drawRoundRect(rect(-196 + q * 24, -88, 12, 16), 5, 5, fill(t(hexa("#3A5A7A"), 0.1)))
        c.drawPath(poly((-268, -86), (-238, -92), (-232, -76), (-272, -74)), fill(t(hexa("#28405A"), 0.1)))
        c.drawPath(poly((-60, -62), (70, -58), (150, 6), (96, 8)), linear((0, -60), (0, 8), [shade(white), white]))
        c.drawRoundRect(rect(-36, -34, 84, 40), 18, 18, fill(t(hexa("#8A96A8"), 0.1)))
        for q in (-210, 40):
            c.drawLine(q, -40, q, 0, stroke(t(hexa("#6B7488"), 0.1), 7))
            c.drawCircle(q, 4, 13, fill(t(hexa("#2B2832"), 0.1)))
        c.restore()

    def taking_off(self, c: Any, time: float, cam: float) -> None:
        """Live, and yet behind the glass: its frames and the board are cut out of it."""
        u = (time * 0.09 + 0.15) % 1
        c.save()
        c.clipRect(rect(-300, 429, self.s.wide + 600, 261))
        for x in self.frames:
            x -= cam * 0.6
            c.clipPath(poly((x - 9, 960), (x + 9, 960), (x + 60, -100), (x + 34, -100)), skia.ClipOp.kDifference, True)
        c.translate(lerp(self.s.wide + 160, -200, u) - cam * 0.15, lerp(670, 450, u))
        c.rotate(12)
        c.translate(0, 20)
        self._jet(c, 0, 0, 0.28)
        c.restore()

    def hall(self, c: Any) -> None:
        s, t = self.s, self.t
        steel = t(hexa("#E8EDF2"))
        for x in self.frames:
            c.drawPath(
                poly((x - 9, 960), (x + 9, 960), (x + 60, -100), (x + 34, -100)),
                linear((x - 9, 0), (x + 60, 0), [lit(steel), shade(steel)]),
            )
        for y in (420, 690):
            b.band(s, c, y, 9, fill(steel))
        roof = smooth(
            [
                (-300, -140),
                (-300, 130),
                (s.wide * 0.25, 70),
                (s.wide * 0.75, 150),
                (s.wide + 300, 80),
                (s.wide + 300, -140),
            ]
        )
        c.drawPath(roof, linear((0, -90), (0, 150), [t(hexa("#B4C0CC")), t(hexa("#F2F6FA"))]))
        self._board(c)
        b.band(s, c, 936, 40, linear((0, 936), (0, 976), [steel, shade(steel)]))
        floor = t(hexa("#98A9BA"))
        b.band(s, c, 975, 460, linear((0, 975), (0, HIGH), [lit(floor), floor, shade(floor)]))
        for k in range(-len(self.frames), len(self.frames) + 1):
            x = s.wide / 2 + k * 115 + 57
            c.drawPath(
                poly((x - 5, 976), (x + 5, 976), (x + k * 40 + 26, HIGH + 90), (x + k * 40 - 26, HIGH + 90)),
                linear((0, 976), (0, HIGH), [rgb(255, 255, 255, 90), rgb(255, 255, 255, 0)]),
            )
        for share in (0.14, 0.87) if s.wide < 900 else (0.08, 0.25, 0.75, 0.92):
            self._seats(c, share * s.wide)

    def _board(self, c: Any) -> None:
        m, t, rng = self.s.wide / 2, self.t, self.s.rng(6)
        for dx in (-150, 150):
            c.drawLine(m + dx, 60, m + dx, 200, stroke(t(hexa("#8A96A8")), 7))
        c.drawRoundRect(rect(m - 236, 190, 472, 214), 12, 12, fill(rgb(24, 28, 42)))
        c.drawRect(rect(m - 222, 204, 444, 34), fill(hexa("#FFC23F")))
        sprite(c, "airplane-departure", m - 196, 238, 34)
        for row in range(4):
            y, x = 256 + row * 35, m - 214
            for w in (66, rng.uniform(120, 190), 56):
                c.drawRoundRect(rect(x, y, w, 19), 4, 4, fill(hexa("#FFD98A" if row % 2 else "#DCE6F2", 225)))
                x += w + 18
            c.drawRoundRect(
                rect(m + 162, y, 48, 19), 4, 4, fill(hexa(("#3DDC97", "#3DDC97", "#FF6B5E", "#3DDC97")[row]))
            )

    def _seats(self, c: Any, x: float) -> None:
        t = self.t
        blue, steel = t(hexa("#2F5FA8")), t(hexa("#7C8798"))
        c.drawRoundRect(rect(x - 150, 1016, 300, 11), 5, 5, fill(steel))
        for dx in (-120, 120):
            c.drawLine(x + dx, 1020, x + dx, 1066, stroke(steel, 9))
        for k in range(3):
            cx = x - 100 + k * 100
            c.drawRoundRect(rect(cx - 42, 900, 84, 100), 18, 18, linear((0, 900), (0, 1000), [lit(blue), blue]))
            c.drawRoundRect(rect(cx - 45, 990, 90, 30), 13, 13, linear((0, 990), (0, 1020), [lit(blue), shade(blue)]))

    def bags(self, c: Any) -> None:
        sprite(c, "luggage", -4, HIGH + 80, 330)
        c.drawOval(oval(self.s.wide + 20, HIGH + 100, 190, 130), fill(alpha(self.t(hexa("#4E9B54")), 235)))
