"""A hospital room: a bed, a monitor that follows a heart, a drip, curtains on a rail, a cabinet, a window."""

import math
from typing import Any

from workers.engines.animatic.art.draw import (
    ADD,
    Colour,
    alpha,
    fill,
    glow,
    hexa,
    linear,
    lit,
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
from workers.engines.animatic.sets.rooms import FLOOR, begin, picture, skirting, sprite, sunbeam, wall, window


@scene(
    "hospital",
    indoor=True,
    deep=True,
    words=("hospital", "hospital room", "clinic", "doctor's office", "operating room", "emergency room", "infirmary"),
    sounds=(("beeps", 0.6), ("hum", 0.35), ("murmur", 0.2)),
    room=(0.5, 0.12),
)
class Hospital:
    def __init__(self, s: Scene) -> None:
        self.s, self.t = s, s.tone
        begin(s, False)
        s.surface, s.ambience = "tile", ("hum",)
        narrow = s.wide < 900
        self.bed = s.wide * (0.86 if narrow else 0.74)
        self.monitor = s.wide * (0.12 if narrow else 0.5)
        self.rail = (-MARGIN_X, s.wide * 0.06) if narrow else (s.wide * 0.02, s.wide * 0.13)
        s.plate(0.3, self.back)
        s.plate(0.6, self.room)
        s.live(self.curtain, 0.3)
        s.live(self.pulse)
        s.shine(self.light)
        sunbeam(s, s.wide * 0.46, 220, 240)
        drift(s, 14, hexa("#F2FFFA"), 1.6, 2)

    def back(self, c: Any) -> None:
        s, t = self.s, self.t
        wall(s, c, hexa("#9CC8C4"), hexa("#C2DFD9"))
        teal = t(hexa("#6FB8B0"))
        b.band(s, c, 720, 260, linear((0, 720), (0, 980), [lit(teal), shade(teal)]))
        b.band(s, c, 700, 22, linear((0, 700), (0, 722), [t(hexa("#F6FBFA")), t(hexa("#C4D8D6"))]))
        for k in range(int((s.wide + 2 * MARGIN_X) / 180) + 1):
            c.drawLine(-MARGIN_X + k * 180, 726, -MARGIN_X + k * 180, 960, stroke(alpha(shade(teal), 150), 3))
        skirting(s, c, t(hexa("#EAF4F2")))
        narrow = s.wide < 900
        x, w = (s.wide * 0.5 - 100, 230) if narrow else (s.wide * 0.34, 380)
        window(s, c, x, 220, w, 330, hexa("#F8FCFC"))
        cross = s.wide * (0.9 if narrow else 0.56)
        c.drawRoundRect(rect(cross - 60, 240, 120, 120), 20, 20, fill(t(hexa("#F8FCFC"))))
        for box in (rect(cross - 14, 258, 28, 84), rect(cross - 42, 286, 84, 28)):
            c.drawRoundRect(box, 5, 5, fill(t(hexa("#E5484D"))))
        if not narrow:
            picture(s, c, s.wide * 0.86, 280, 150, 170, "blossom")
            self._cabinet(c, s.wide * 0.24)
        rod = t(hexa("#9AB0B4"))
        c.drawLine(self.rail[0] - 100, 170, self.rail[1] + 30, 170, stroke(rod, 9))
        b.band(s, c, -90, 130, linear((0, -90), (0, 40), [t(hexa("#EAF4F4")), t(hexa("#B8CED0"))]))
        for k in range(-1, int(s.wide / 380) + 2):
            c.drawRoundRect(rect(k * 380 + 60, -10, 240, 34), 8, 8, fill(rgb(250, 255, 255)))

    def _cabinet(self, c: Any, x: float) -> None:
        t = self.t
        white = t(hexa("#F4F9FA"))
        c.drawRoundRect(rect(x - 110, 520, 220, 460), 8, 8, linear((x - 110, 0), (x + 110, 0), [white, shade(white)]))
        c.drawRect(rect(x - 96, 536, 192, 220), fill(t(hexa("#A8CCD0"))))
        for k, name in enumerate(("pill", "stethoscope", "syringe", "adhesive-bandage", "thermometer", "test-tube")):
            sprite(c, name, x - 62 + k % 3 * 62, 640 + k // 3 * 106, 62)
        for y in (644, 748):
            c.drawRect(rect(x - 96, y - 2, 192, 8), fill(white))
        c.drawPath(poly((x - 96, 536), (x - 20, 536), (x - 80, 756), (x - 96, 756)), fill(rgb(255, 255, 255, 60)))
        for k in range(2):
            c.drawRoundRect(rect(x - 96, 780 + k * 96, 192, 84), 6, 6, stroke(shade(white), 4))
            c.drawRoundRect(rect(x - 26, 816 + k * 96, 52, 10), 5, 5, fill(t(hexa("#7FA0A8"))))

    def curtain(self, c: Any, time: float, cam: float) -> None:
        a, d = self.rail
        cloth = self.t(hexa("#8FCFE0"))
        n = 5
        for k in range(n):
            x0, x1 = a + (d - a) * k / n - cam * 0.3, a + (d - a) * (k + 1) / n - cam * 0.3
            sway = 6 * math.sin(time * 0.9 + k * 0.8)
            fold = poly((x0, 172), (x1, 172), (x1 + sway, 930), (x0 + sway * 0.8, 930))
            c.drawPath(fold, linear((x0, 0), (x1, 0), [shade(cloth), lit(cloth), shade(cloth)]))

    def room(self, c: Any) -> None:
        s, t = self.s, self.t
        tile = t(hexa("#B8CCCE"))
        wide = s.wide + 2 * MARGIN_X + 40
        c.drawRect(
            rect(-MARGIN_X - 20, FLOOR, wide, HIGH - FLOOR + MARGIN_Y + 20),
            linear((0, FLOOR), (0, HIGH), [shade(tile), lit(tile)]),
        )
        m, n = s.wide / 2, int(10 * max(1.0, s.wide / 704))
        for k in range(-n, n + 1):
            c.drawLine(m + k * 76, FLOOR, m + k * 224, HIGH + MARGIN_Y, stroke(alpha(shade(shade(tile)), 90), 2.6))
        for y in (1006, 1040, 1090, 1160, 1250):
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(alpha(shade(shade(tile)), 90), 2.6))
        self._bed(c, self.bed)
        self._drip(c, self.bed - 236 if s.wide > 900 else self.bed - 150)
        self._machine(c, self.monitor)
        sprite(c, "potted-plant", s.wide * (0.02 if s.wide < 900 else 0.93), 1040, 190)

    def _bed(self, c: Any, x: float) -> None:
        t = self.t
        steel, sheet, cover = t(hexa("#B4C4CC")), t(hexa("#FBFEFF")), t(hexa("#7FC4D8"))
        c.drawOval(oval(x + 20, 1064, 300, 20), fill(rgb(20, 40, 50, 90)))
        for dx in (-170, 240):
            c.drawLine(x + dx, 960, x + dx, 1046, stroke(steel, 12))
            c.drawCircle(x + dx, 1052, 15, fill(t(hexa("#3A4A54"))))
        c.drawRoundRect(rect(x - 200, 940, 480, 30), 10, 10, linear((0, 940), (0, 970), [lit(steel), shade(steel)]))
        self._soft(c, x - 190, 886, 460, 62, sheet, 26)
        c.drawPath(
            smooth([(x - 60, 892), (x + 60, 868), (x + 240, 876), (x + 276, 900), (x + 274, 990), (x - 66, 990)]),
            linear((0, 870), (0, 990), [lit(cover), shade(cover)]),
        )
        for k in range(3):
            c.drawLine(x - 64, 916 + k * 25, x + 272, 912 + k * 25, stroke(alpha(lit(lit(cover)), 150), 5))
        self._soft(c, x - 196, 836, 132, 70, lit(sheet), 30)
        for dx in (-212, 270):
            c.drawRoundRect(
                rect(x + dx, 790 if dx < 0 else 846, 22, 210),
                9,
                9,
                linear((x + dx, 0), (x + dx + 22, 0), [lit(steel), shade(steel)]),
            )
        sprite(c, "teddy-bear", x - 24, 892, 92)

    def _soft(self, c: Any, x: float, y: float, w: float, h: float, colour: Colour, r: float) -> None:
        c.drawRoundRect(rect(x, y, w, h), r, r, linear((0, y), (0, y + h), [colour, shade(colour)]))

    def _drip(self, c: Any, x: float) -> None:
        steel = self.t(hexa("#8FA4AE"))
        c.drawLine(x, 1060, x, 560, stroke(steel, 7))
        c.drawLine(x - 34, 562, x + 34, 562, stroke(steel, 6))
        c.drawOval(oval(x, 1062, 46, 9), fill(shade(steel)))
        c.drawRoundRect(rect(x + 12, 574, 48, 84), 12, 12, fill(rgb(190, 236, 250, 190)))
        c.drawRoundRect(rect(x + 12, 612, 48, 46), 12, 12, fill(hexa("#5FC8E8", 170)))
        c.drawRoundRect(rect(x + 12, 574, 48, 84), 12, 12, stroke(rgb(255, 255, 255, 190), 3))
        tube = [(x + 36, 658), (x + 34, 740), (x + 66, 830), (x + 110, 880)]
        c.drawPath(smooth(tube, False), stroke(rgb(210, 240, 250, 200), 4))

    def _machine(self, c: Any, x: float) -> None:
        steel = self.t(hexa("#C8D6DA"))
        c.drawOval(oval(x, 1046, 90, 12), fill(rgb(20, 40, 50, 90)))
        c.drawLine(x, 1040, x, 700, stroke(shade(steel), 16))
        c.drawRoundRect(rect(x - 76, 1026, 152, 18), 8, 8, fill(shade(steel)))
        c.drawRoundRect(rect(x - 108, 566, 216, 166), 14, 14, linear((0, 566), (0, 732), [lit(steel), shade(steel)]))
        c.drawRoundRect(rect(x - 94, 580, 188, 112), 6, 6, fill(rgb(8, 28, 36)))
        for k in range(4):
            c.drawCircle(x - 66 + k * 44, 712, 9, fill(hexa(("#5FD08A", "#F2C230", "#E5484D", "#4FA8E0")[k])))
        c.drawRoundRect(rect(x - 80, 860, 160, 92), 8, 8, linear((0, 860), (0, 952), [lit(steel), shade(steel)]))
        for k in range(2):
            c.drawRoundRect(rect(x - 66, 872 + k * 38, 132, 30), 5, 5, stroke(shade(shade(steel)), 3))

    def pulse(self, c: Any, time: float, cam: float) -> None:
        """A heart, one beat a second, and a breath."""
        x = self.monitor - cam * 0.6
        head = (time * 0.5) % 1
        for u in range(47):
            k = u / 46
            if 0 <= (k - head) % 1 < 0.06:
                continue
            beat = (k * 2) % 1
            rise = math.exp(-((beat - 0.5) ** 2) * 900) - 0.35 * math.exp(-((beat - 0.57) ** 2) * 900)
            rise += 0.18 * math.exp(-((beat - 0.72) ** 2) * 260)
            nxt = ((u + 1) / 46 * 2) % 1
            after = math.exp(-((nxt - 0.5) ** 2) * 900) - 0.35 * math.exp(-((nxt - 0.57) ** 2) * 900)
            after += 0.18 * math.exp(-((nxt - 0.72) ** 2) * 260)
            at = x - 90 + k * 176
            c.drawLine(at, 634 - 44 * rise, at + 4, 634 - 44 * after, stroke(hexa("#5FFF9A"), 4))
        wave = [(x - 90 + k * 18, 676 - 8 * math.sin(k * 0.9 + time * 2)) for k in range(11)]
        c.drawPath(smooth(wave, False), stroke(hexa("#5FC8FF"), 3))

    def light(self, c: Any, time: float, cam: float) -> None:
        glow(
            c,
            self.monitor - cam * 0.6,
            636,
            170 + 8 * math.sin(time * 6.3),
            hexa("#4FFFB0"),
            60 + 40 * self.t.spec.night,
            ADD,
        )
        if self.t.night > 0.2:
            for k in range(int(self.s.wide / 380) + 1):
                glow(c, k * 380 + 180 - cam * 0.3, 20, 300, hexa("#E8FBFF"), 70, ADD)
