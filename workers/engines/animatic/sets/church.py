"""The nave of a church: columns and vaults toward an apse, coloured windows and their light, pews, candles."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import (
    ADD,
    blur,
    fill,
    glow,
    hexa,
    lerp,
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
from workers.engines.animatic.sets import parts
from workers.engines.animatic.sets.air import drift
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene
from workers.engines.animatic.sets.rooms import FLOOR

GLASS = ("#E5484D", "#3F7FE0", "#F2C230", "#3FA86A", "#8A5FD0", "#F28A3A", "#4FC8E0")


@scene(
    "church",
    indoor=True,
    deep=True,
    words=("church", "cathedral", "chapel", "nave", "inside a church", "wedding ceremony", "abbey"),
    sounds=(("bells", 0.35), ("wind", 0.12)),
    room=(1.8, 0.34),
)
class Church:
    def __init__(self, s: Scene) -> None:
        self.s, self.t, self.mid = s, s.tone, s.wide / 2
        s.ground, s.floor, s.surface, s.ambience, s.wet, s.sheltered = 1145, FLOOR, "stone", ("bells",), False, True
        s.ambient = (rgb(255, 220, 160, 28), rgb(40, 26, 70, 96))
        s.rim = (rgb(255, 226, 170, 235), rgb(150, 170, 255, 160))
        self.span = min(s.wide * 0.5 + 60, 640.0)
        """Half the width of the nave where it is nearest."""
        self.day = 1.0 - 0.75 * self.t.spec.night
        s.plate(0.3, self.apse)
        s.plate(0.45, self.nave)
        s.plate(0.6, self.floor)
        s.live(self.candles)
        s.shine(self.beams, 0.4)
        s.shine(self.warmth)
        drift(s, 34, hexa("#FFEAC0"), 1.8, 3)

    def _glass(self, c: Any, path: Any, box: tuple[float, float, float, float], salt: int) -> None:
        """A window of coloured panes in lead, as bright as it is outside."""
        x, y, w, h = box
        rng = self.s.rng(salt)
        c.save()
        c.clipPath(path, True)
        c.drawRect(rect(x, y, w, h), fill(rgb(20, 16, 40)))
        n, m = max(3, int(w / 26)), max(4, int(h / 34))
        for i in range(n):
            for j in range(m):
                col = mix(hexa(rng.choice(GLASS)), rgb(24, 22, 66), 0.72 * (1 - self.day))
                a, d = x + i * w / n, y + j * h / m
                pane = poly(
                    (a + w / n / 2, d), (a + w / n, d + h / m / 2), (a + w / n / 2, d + h / m), (a, d + h / m / 2)
                )
                c.drawRect(rect(a, d, w / n, h / m), fill(mix(shade(col), rgb(30, 30, 80), 0.25)))
                c.drawPath(pane, linear((a, d), (a + w / n, d + h / m), [lit(lit(col)), col]))
                c.drawPath(pane, stroke(rgb(24, 20, 34), 2.4))
        c.restore()
        c.drawPath(path, stroke(self.t(hexa("#6A5F6E")), 10))
        c.drawPath(path, stroke(self.t(hexa("#CFC2B8")), 3))

    def apse(self, c: Any) -> None:
        s, t, m = self.s, self.t, self.mid
        c.drawPaint(linear((0, -80), (0, 1000), [t(hexa("#4A4258")), t(hexa("#8E8290")), t(hexa("#A89A94"))]))
        parts.masonry(c, (-MARGIN_X, -90, s.wide + 2 * MARGIN_X, 1090), t(hexa("#8E8290")), s.rng(2), (80, 46), 90)
        back = parts.arched(m, 1000, 420, 1010, True)
        c.drawPath(
            back, radial((m, 480), 620, [t(hexa("#E8D8C0")), t(hexa("#A08E8A")), t(hexa("#5A4E62"))], [0, 0.5, 1])
        )
        c.drawPath(back, stroke(t(hexa("#D8CABC")), 16))
        rose = skia.Path()
        rose.addCircle(m, 270, 108)
        self._glass(c, rose, (m - 110, 160, 220, 220), 31)
        for k in range(12):
            a = k * math.pi / 6
            c.drawLine(m, 270, m + 106 * math.cos(a), 270 + 106 * math.sin(a), stroke(t(hexa("#6A5F6E")), 5))
        c.drawCircle(m, 270, 34, stroke(t(hexa("#CFC2B8")), 7))
        for k in (-1, 0, 1):
            x, h = m + k * 104, 330 if k == 0 else 290
            self._glass(c, parts.arched(x, 740, 78, h, True), (x - 40, 740 - h, 80, h), 40 + k)
        gold, cloth = t(hexa("#E0B04A")), t(hexa("#F4ECDC"))
        c.drawRect(rect(m - 130, 880, 260, 110), linear((m - 130, 0), (m + 130, 0), [lit(cloth), shade(cloth)]))
        c.drawRect(rect(m - 140, 866, 280, 20), fill(gold))
        c.drawRect(rect(m - 7, 770, 14, 96), fill(gold))
        c.drawRect(rect(m - 32, 796, 64, 13), fill(gold))

    def nave(self, c: Any) -> None:
        """Columns that come nearer, with pointed arches between them, ribs over them and windows behind."""
        m, stone = self.mid, self.t(hexa("#BDB0A8"))
        for side in (-1, 1):
            wide = self.s.wide / 2 + MARGIN_X
            spots = [240.0, 330.0, 470.0, 680.0, 960.0, 1290.0]
            for k in range(4 if wide > 700 else 1):
                near, far = spots[k + 1], spots[k]
                x, w, h = m + side * (far + near) / 2, (near - far) * 0.5, lerp(400, 620, k / 4)
                self._glass(c, parts.arched(x, 760, w, h, True), (x - w / 2, 760 - h, w, h), 50 + k + side)
            for k, d in enumerate(spots):
                w = 34 + k * 17
                x, top = m + side * d, 520 - k * 70
                base = FLOOR + 14 + k * 22
                for r, tone in ((1.0, stone), (0.62, lit(stone))):
                    c.drawRect(
                        rect(x - w * r / 2, top, w * r, base - top),
                        linear((x - w / 2, 0), (x + w / 2, 0), [shade(tone), lit(tone), shade(shade(tone))]),
                    )
                for y, g in ((top, 1.35), (base - 34, 1.3)):
                    c.drawRoundRect(
                        rect(x - w * g / 2, y - 16, w * g, 34),
                        6,
                        6,
                        linear((x - w, 0), (x + w, 0), [lit(stone), shade(stone)]),
                    )
                rib = smooth([(x, top), (x - side * d * 0.28, top - 250 - k * 30), (m, -40 - k * 90)], False)
                c.drawPath(rib, stroke(shade(stone), w * 0.5))
                c.drawPath(rib, stroke(stone, w * 0.34))
        c.drawRect(
            rect(-MARGIN_X, -MARGIN_Y, self.s.wide + 2 * MARGIN_X, 420),
            linear((0, -90), (0, 330), [rgb(20, 12, 34, 200), rgb(20, 12, 34, 0)]),
        )

    def floor(self, c: Any) -> None:
        s, t, m = self.s, self.t, self.mid
        slab = t(hexa("#9A8E8E"))
        c.drawRect(
            rect(-MARGIN_X - 20, FLOOR, s.wide + 2 * MARGIN_X + 40, HIGH - FLOOR + MARGIN_Y + 20),
            linear((0, FLOOR), (0, HIGH), [lit(slab), shade(slab)]),
        )
        n = int(12 * max(1.0, s.wide / 704))
        for k in range(-n, n + 1):
            c.drawLine(m + k * 60, FLOOR, m + k * 210, HIGH + MARGIN_Y, stroke(rgb(40, 30, 50, 90), 3))
        for y in (1000, 1030, 1074, 1136, 1220):
            c.drawLine(-MARGIN_X, y, s.wide + MARGIN_X, y, stroke(rgb(40, 30, 50, 80), 2.6))
        red = t(hexa("#A82E3E"))
        aisle = poly((m - 70, FLOOR), (m + 70, FLOOR), (m + 290, HIGH + MARGIN_Y), (m - 290, HIGH + MARGIN_Y))
        c.drawPath(aisle, linear((0, FLOOR), (0, HIGH), [shade(red), lit(red)]))
        for side in (-1, 1):
            c.drawLine(m + side * 64, FLOOR, m + side * 272, HIGH + MARGIN_Y, stroke(t(hexa("#E0B04A")), 6))
            for k in range(3):
                self._pew(c, side, 1016 + k * 66, 0.62 + k * 0.24)
        for i, x in enumerate(self.stands()):
            gold = t(hexa("#C8963A"))
            c.drawLine(x, 1060, x, 900, stroke(gold, 8))
            c.drawOval(oval(x, 1062, 36, 9), fill(shade(gold)))
            c.drawOval(oval(x, 900, 46, 8), linear((x - 46, 0), (x + 46, 0), [lit(gold), shade(gold)]))
            for j, h in enumerate((44, 58, 38)):
                cx = x - 28 + j * 28
                c.drawRoundRect(
                    rect(cx - 6, 898 - h - i % 2 * 4, 12, h),
                    3,
                    3,
                    linear((cx - 6, 0), (cx + 6, 0), [hexa("#FFF6E0"), hexa("#D8C09A")]),
                )

    def _pew(self, c: Any, side: int, y: float, k: float) -> None:
        t, m = self.t, self.mid
        wood = t(hexa("#8A5634"))
        inner = m + side * (150 + (y - FLOOR) * 1.06)
        outer = m + side * (self.s.wide / 2 + MARGIN_X + 40)
        x, w = min(inner, outer), abs(outer - inner)
        if (outer - inner) * side <= 0:
            return
        c.drawRect(
            rect(x, y - 92 * k, w, 104 * k), linear((0, y - 92 * k), (0, y + 12), [lit(wood), shade(shade(wood))])
        )
        c.drawRoundRect(rect(x, y - 100 * k, w, 16 * k), 4, 4, fill(lit(lit(wood))))
        end = rect(inner - 13 * k, y - 122 * k, 26 * k, 142 * k)
        c.drawRoundRect(end, 10 * k, 10 * k, linear((inner - 13 * k, 0), (inner + 13 * k, 0), [lit(wood), shade(wood)]))
        c.drawCircle(inner, y - 122 * k, 12 * k, fill(lit(lit(wood))))

    def stands(self) -> tuple[float, ...]:
        return (
            (self.mid - 190, self.mid + 190)
            if self.s.wide < 900
            else (self.mid - 330, self.mid - 190, self.mid + 190, self.mid + 330)
        )

    def candles(self, c: Any, time: float, cam: float) -> None:
        for i, x in enumerate(self.stands()):
            for j, h in enumerate((44, 58, 38)):
                parts.flame(c, x - 28 + j * 28 - cam * 0.6, 896 - h - i % 2 * 4, 6, 24, time, i * 3 + j)

    def beams(self, c: Any, time: float, cam: float) -> None:
        """Coloured light that slants down from the windows of one side."""
        m = self.mid - cam * 0.4
        k = self.day * (0.4 if self.t.weather in ("rain", "storm", "fog", "snow") else 1.0)
        if self.t.hour == "night":
            k = 0.2
        for n, (x, code) in enumerate(((-420, "#FFD98A"), (-270, "#FF9AA8"), (-60, "#9AC8FF"), (120, "#FFE9B0"))):
            a = (50 + 12 * math.sin(time * 0.6 + n * 1.9)) * k
            ray = poly((m + x, -60), (m + x + 110, -60), (m + x + 470, HIGH), (m + x + 210, HIGH))
            c.drawPath(
                ray, linear((0, 0), (0, HIGH), [hexa(code, a), hexa(code, 4)], None, BlendMode=ADD, MaskFilter=blur(16))
            )
        glow(c, self.mid - cam * 0.3, 300, 330, hexa("#FFE2B0"), 90 * k, ADD)

    def warmth(self, c: Any, time: float, cam: float) -> None:
        for i, x in enumerate(self.stands()):
            glow(
                c,
                x - cam * 0.6,
                830,
                170 + 6 * math.sin(time * 7 + i * 2),
                hexa("#FFB85A"),
                70 + 60 * self.t.spec.night,
                ADD,
            )
