"""The neon alley: two facades in perspective, lanterns, and the world again in wet asphalt."""

import math
import random
from typing import Any

import numpy as np
import skia

from workers.engines.animatic.art.draw import (
    ADD,
    LINEAR,
    MIPPED,
    SCREEN,
    Colour,
    alpha,
    blur,
    fill,
    glow,
    hexa,
    linear,
    mix,
    oval,
    radial,
    rect,
    rgb,
    shade,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.emoji import drawing, from_pixels, pixels
from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Scene, scene

NEON = ("#FF3D8B", "#22E1FF", "#FFB01F", "#8C5BFF", "#39FF9C", "#FF5230")


def _sign(c: Any, rng: random.Random, x: float, y: float, w: float, h: float, colour: Colour, kind: str) -> None:
    frame = rect(x, y, w, h)
    c.drawRoundRect(frame, 8, 8, fill(rgb(14, 10, 26, 235)))
    border = skia.Path()
    border.addRoundRect(frame.makeInset(6, 6), 6, 6)
    paths = [border]
    if kind == "bars":
        n = max(2, int(h / w))
        strokes = [
            (-1, -1, 1, -1),
            (0, -1.1, 0, 1),
            (-1, 0, 1, 0),
            (-1, 1, 1, 1),
            (-0.9, -0.4, -0.9, 1),
            (0.9, -0.4, 0.9, 1),
            (-0.4, 0.2, -1, 1),
            (0.4, 0.2, 1, 1),
        ]
        for k in range(n):
            cy, u = y + h * (k + 0.5) / n, w * 0.24
            glyph = skia.Path()
            for a, p, d, e in rng.sample(strokes, 4):
                glyph.moveTo(x + w / 2 + a * u, cy + p * u)
                glyph.lineTo(x + w / 2 + d * u, cy + e * u)
            paths.append(glyph)
    for path in paths:
        c.drawPath(path, stroke(alpha(colour, 190), 9, MaskFilter=blur(7), BlendMode=SCREEN))
    for path in paths:
        c.drawPath(path, stroke(colour, 4.2))
        c.drawPath(path, stroke(mix(colour, rgb(255, 255, 255), 0.75), 1.7))
    if kind != "bars":
        size = min(w, h) * 0.74
        glow(c, x + w / 2, y + h / 2, w * 0.6, colour, 120)
        c.drawImageRect(
            drawing(kind, 160), skia.Rect.MakeXYWH(x + w / 2 - size / 2, y + h / 2 - size / 2, size, size), MIPPED
        )


def _windows(c: Any, rng: random.Random) -> None:
    for floor in range(4):
        y = 40 + floor * 190
        for wx in range(40, 860, 150):
            on = rng.random() < 0.55
            col = (
                rng.choice([rgb(255, 196, 110), rgb(255, 150, 90), rgb(120, 220, 255), rgb(255, 120, 190)])
                if on
                else rgb(28, 26, 52)
            )
            c.drawRoundRect(rect(wx - 5, y - 5, 100, 120), 5, 5, fill(rgb(16, 10, 30)))
            paint = (
                linear((wx, y), (wx, y + 110), [mix(col, rgb(255, 255, 255), 0.25), col, shade(col)])
                if on
                else fill(col)
            )
            c.drawRect(rect(wx, y, 90, 110), paint)
            c.drawRect(rect(wx + 43, y, 4, 110), fill(rgb(16, 10, 30)))
            c.drawRect(rect(wx, y + 52, 90, 4), fill(rgb(16, 10, 30)))
            if on:
                glow(c, wx + 45, y + 55, 130, col, 70)


def _shops(c: Any, rng: random.Random) -> None:
    c.drawRect(rect(0, 806, 900, 194), fill(rgb(20, 12, 36)))
    for x in range(30, 860, 290):
        col = rng.choice([rgb(255, 190, 96), rgb(255, 120, 120), rgb(110, 225, 255)])
        c.drawRoundRect(
            rect(x, 840, 230, 160),
            6,
            6,
            linear((0, 840), (0, 1000), [mix(col, rgb(255, 255, 255), 0.45), col, shade(shade(col))]),
        )
        glow(c, x + 115, 900, 230, col, 130)
        for k in range(8):
            c.drawRect(
                rect(x - 10 + k * 31.2, 812, 31.2, 40), fill(hexa(rng.choice(NEON)) if k % 2 else rgb(245, 238, 248))
            )


def _facade(rng: random.Random, side: int) -> Any:
    surface = skia.Surface(900, 1000)
    c = surface.getCanvas()
    c.drawRect(
        rect(0, 0, 900, 1000),
        linear((0, 0), (0, 1000), [rgb(30, 18, 58), rgb(52, 28, 84), rgb(28, 18, 50)], [0, 0.6, 1]),
    )
    for j in range(0, 1000, 22):
        for i in range(0, 900, 56):
            c.drawRect(rect(i + (28 if (j // 22) % 2 else 0), j, 53, 19), fill(rgb(255, 190, 255, rng.randint(3, 13))))
    _windows(c, rng)
    _shops(c, rng)
    kinds = ["bars", "steaming-bowl", "bars", "hot-beverage", "bars", "sushi"]
    rng.shuffle(kinds)
    for i, (x, y, w, h) in enumerate(
        ((110, 470, 74, 250), (420, 300, 150, 150), (650, 420, 78, 280), (300, 610, 130, 120), (760, 90, 90, 180))
    ):
        _sign(c, rng, x, y, w, h, hexa(NEON[(i * 2 + side) % 6]), kinds[i])
    return surface.makeImageSnapshot()


def _mapped(c: Any, image: Any, quad: tuple[tuple[float, float], ...]) -> None:
    w, h = image.width(), image.height()
    matrix = skia.Matrix()
    matrix.setPolyToPoly(
        [skia.Point(0, 0), skia.Point(w, 0), skia.Point(w, h), skia.Point(0, h)], [skia.Point(*q) for q in quad]
    )
    c.save()
    c.concat(matrix)
    c.drawImage(image, 0, 0, MIPPED)
    c.restore()


@scene("neon_alley", deep=True)
class NeonAlley:
    def __init__(self, s: Scene) -> None:
        self.s = s
        self.rng = s.rng(3)
        s.ground, s.floor, s.surface, s.ambience = 1140, 900, "wet", ("city", "hum")
        s.ambient = (rgb(120, 50, 190, 30), rgb(14, 10, 60, 110))
        s.rim = (rgb(255, 70, 160, 235), rgb(40, 220, 255, 235))
        self.vx, self.gap = s.wide / 2, 128 + max(0.0, s.wide - 704) * 0.16
        self.left, self.right = _facade(self.rng, 0), _facade(self.rng, 1)
        self.ground = _wet_ground(s, self.sky, self.walls)
        s.plate(0.2, self.sky)
        s.plate(0.6, self.world)
        self.halo = [
            (0.2, 520, 150, "#FF50A0"),
            (0.8, 430, 170, "#28D2FF"),
            (0.22, 1000, 190, "#FF50A0"),
            (0.8, 1010, 210, "#28D2FF"),
        ]
        s.shine(self.lights)

    def sky(self, c: Any) -> None:
        rng, gap, vx = self.rng, self.gap, self.vx
        c.drawPaint(
            linear(
                (0, -80),
                (0, 900),
                [rgb(12, 8, 38), rgb(46, 18, 84), rgb(150, 44, 128), rgb(255, 120, 120)],
                [0, 0.35, 0.62, 0.8],
            )
        )
        for y, lo, hi, col in ((800, 250, 520, rgb(84, 36, 120)), (800, 150, 380, rgb(54, 24, 96))):
            x = vx - gap - 100
            while x < vx + gap + 100:
                w, h = rng.randint(34, 70), rng.randint(lo, hi)
                c.drawRect(
                    rect(x, y - h, w, h),
                    linear((0, y - h), (0, y), [mix(col, rgb(20, 10, 50), 0.3), mix(col, rgb(255, 110, 150), 0.45)]),
                )
                for q in range(int(h / 16)):
                    if rng.random() < 0.6:
                        c.drawRect(
                            rect(x + rng.randint(3, w - 8), y - h + 8 + q * 16, 5, 7),
                            fill(
                                rng.choice([rgb(255, 220, 150, 220), rgb(150, 230, 255, 200), rgb(255, 140, 210, 210)])
                            ),
                        )
                x += w + 4
        glow(c, vx, 760, 420, rgb(255, 110, 140), 170)
        glow(c, vx, 800, 200, rgb(255, 220, 180), 200)

    def walls(self, c: Any) -> None:
        s, gap, vx = self.s, self.gap, self.vx
        _mapped(c, self.left, ((-MARGIN_X - 10, -360), (vx - gap, 360), (vx - gap, 870), (-MARGIN_X - 10, 1250)))
        _mapped(
            c,
            self.right,
            ((vx + gap, 360), (s.wide + MARGIN_X + 10, -360), (s.wide + MARGIN_X + 10, 1250), (vx + gap, 870)),
        )
        for k in range(5):
            y, a = 210 + k * 88, -60 + k * 64.0
            z = s.wide - a
            cable = skia.Path()
            cable.moveTo(a, y - 60)
            cable.quadTo(vx, y + 90 - k * 8, z, y - 50)
            c.drawPath(cable, stroke(rgb(10, 6, 24, 230), 3 - 0.35 * k))
            for j in range(5) if k % 2 == 0 else ():
                u = (j + 0.5) / 5
                x = (1 - u) ** 2 * a + 2 * u * (1 - u) * vx + u * u * z
                yy = (1 - u) ** 2 * (y - 60) + 2 * u * (1 - u) * (y + 90 - k * 8) + u * u * (y - 50)
                r = 26 - k * 4
                glow(c, x, yy + r, r * 3.4, rgb(255, 90, 60), 150)
                c.drawOval(
                    oval(x, yy + r, r * 0.8, r),
                    radial(
                        (x - r * 0.2, yy + r * 0.8),
                        r * 1.3,
                        [rgb(255, 226, 170), rgb(255, 110, 64), rgb(196, 40, 40)],
                        [0, 0.5, 1],
                    ),
                )
                c.drawRect(rect(x - r * 0.35, yy - 3, r * 0.7, 5), fill(rgb(40, 10, 20)))

    def world(self, c: Any) -> None:
        s = self.s
        c.save()
        c.clipRect(rect(-MARGIN_X - 10, -MARGIN_Y - 10, s.wide + 2 * MARGIN_X + 20, 970))
        self.walls(c)
        c.restore()
        c.drawImageRect(self.ground, rect(-MARGIN_X, 870, s.wide + 2 * MARGIN_X, HIGH + MARGIN_Y - 870), LINEAR)
        c.drawRect(
            rect(-MARGIN_X, 820, s.wide + 2 * MARGIN_X, 110),
            linear(
                (0, 820),
                (0, 930),
                [rgb(255, 120, 170, 0), rgb(255, 130, 180, 90), rgb(255, 120, 170, 0)],
                None,
                BlendMode=SCREEN,
            ),
        )

    def lights(self, c: Any, t: float, cam: float) -> None:
        flicker = 0.75 + 0.25 * math.sin(t * 13) * math.sin(t * 3.1)
        for i, (x, y, r, col) in enumerate(self.halo):
            k = flicker if i % 2 == 0 else 0.8 + 0.2 * math.sin(t * 2)
            glow(c, x * self.s.wide - cam * 0.6, y, r, hexa(col), 110 * k, ADD)


def _wet_ground(s: Scene, sky: Any, walls: Any) -> Any:
    """The world above, mirrored, smeared downward and seen through puddles over asphalt."""
    w, h = int((s.wide + 2 * MARGIN_X) / 2), int(600 / 2)
    surface = skia.Surface(w, h)
    c = surface.getCanvas()
    c.scale(0.5, 0.5)
    c.translate(MARGIN_X, -290)
    sky(c)
    walls(c)
    above = cv2.blur(cv2.flip(pixels(surface.makeImageSnapshot()), 0), (7, 41))
    noise = s.rng(5)
    cells = np.array([[noise.gauss(0, 1) for _ in range(w // 20)] for _ in range(h // 8)], np.float32)
    puddle = 1 / (1 + np.exp(-(cv2.resize(cells, (w, h), interpolation=cv2.INTER_CUBIC) * 2.2 + 0.5)))
    fade = np.linspace(1, 0.62, h)[:, None, None]
    out = np.full((h, w, 4), 255, np.uint8)
    asphalt = np.array([46, 22, 26]) * (0.75 - 0.4 * puddle)[..., None]
    out[..., :3] = np.clip(above[..., :3] * (0.30 + 0.62 * puddle)[..., None] * fade + asphalt, 0, 255)
    return from_pixels(out)
