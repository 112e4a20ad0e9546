"""Rain with splashes, snow, fog, storms with lightning, and wind with leaves: drawn over a scene, in stage units."""

import math
import random
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic import storm
from workers.engines.animatic.art.draw import LINEAR, alpha, channels, fill, hexa, linear, radial, rgb, smooth, stroke
from workers.engines.animatic.art.emoji import from_pixels, pixels
from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.sets.base import HIGH, Scene

Pixels = npt.NDArray[np.uint8]
SHEETS = 12
"""Rain falls in so many distances, each at a pace of its own."""


def add_weather(s: Scene) -> None:
    """Give a scene what its tone's weather asks for."""
    kind = s.tone.weather
    if s.sheltered or s.medium in ("under", "space"):
        return
    if kind in ("rain", "storm"):
        _rain(s, 330 if kind == "storm" else 170, -0.34 if kind == "storm" else -0.1)
    if kind == "storm":
        _lightning(s)
    if kind == "snow" or s.tone.season == "winter" and s.medium == "ground":
        _settle(s)
    if kind == "snow":
        _snow(s)
    if kind == "fog":
        _veil(s)
        _fog(s)
    if kind == "wind":
        _leaves(s)


def _rain(s: Scene, n: int, wind: float) -> None:
    rng = random.Random(11)
    n = int(n * max(1.0, s.wide / 704))
    drops = [(rng.random() * (s.wide + 200), rng.random() * 1400, rng.randrange(SHEETS)) for _ in range(n)]
    pixel = 1 / (s.view.k * s.view.zoom)
    hairs = [_hairs(w, a, pixel) for a, w in ((64, 1.1), (96, 1.6), (130, 2.2))]
    span, cycle = s.wide + 200, 1420.0
    sheets = []
    for band in range(SHEETS):
        z = 0.5 + (band + 0.5) / SHEETS / 2
        near = hairs[(z > 0.67) + (z > 0.85)]
        sheets.append((z, _sheet([d for d in drops if d[2] == band], near, wind * 34 * z, 34 * z, span, cycle)))

    def fall(c: Any, t: float, _cam: float) -> None:
        for z, sheet in sheets:
            c.save()
            c.translate((wind * 1500 * t * z) % span - 100, (1500 * t * z) % cycle - 90)
            c.drawPicture(sheet)
            c.restore()

    s.front(fall)
    if s.medium == "air":
        return
    low, high = s.floor + 20, HIGH - 8
    spots = [(rng.random(), rng.uniform(low, high), rng.random()) for _ in range(int(46 * max(1.0, s.wide / 704)))]
    col = rgb(205, 225, 255)
    bright, faint = fill(alpha(col, 190)), fill(alpha(col, 170))
    ring, thin = stroke(col, 0.0), min(1.5, 1.3 / pixel)  # a hair costs a ninth of a line as wide as a pixel

    def splash(c: Any, t: float, _cam: float) -> None:
        for x, y, o in spots:
            u = (t * 1.9 + o * 7) % 1
            k = (y - low) / (high - low)
            xx = (x * s.wide + (int(t * 1.9 + o * 7) * 137)) % s.wide
            r = (3 + 22 * k) * u
            ring.setColor(alpha(col, 150 * thin * (1 - u)))
            c.drawOval(skia.Rect(xx - r, y - r * 0.28, xx + r, y + r * 0.28), ring)
            if u < 0.4:
                v = u / 0.4
                q = 5 + 8 * k
                c.drawCircle(xx - q * v, y - q * 2.2 * v * (1 - v) * 2, 1.5, bright)
                c.drawCircle(xx + q * 0.8 * v, y - q * 1.8 * v * (1 - v) * 2, 1.3, faint)

    s.live(splash)


def _sheet(drops: list[Any], hairs: tuple[list[float], Any], lean: float, tall: float, wide: float, high: float) -> Any:
    """Drops that fall as one, drawn once: four times side by side, so that wherever they are they fill the stage."""
    offsets, paint = hairs
    lines: list[Any] = []
    for x, y, _ in drops:
        for left, up in ((0.0, 0.0), (wide, 0.0), (0.0, high), (wide, high)):
            for off in offsets:
                lines += (skia.Point(x - left + off, y - up), skia.Point(x - left + off + lean, y - up + tall))
    recorder = skia.PictureRecorder()
    canvas = recorder.beginRecording(skia.Rect(-2 * wide, -2 * high, 2 * wide, 2 * high))
    canvas.drawPoints(skia.Canvas.kLines_PointMode, lines, paint)
    return recorder.finishRecordingAsPicture()


def _hairs(width: float, a: float, pixel: float) -> tuple[list[float], Any]:
    """A line of this width as hairs side by side, which cost a tenth: where they lie, and their paint."""
    n = max(1, round(width / pixel))
    offsets = [(j - (n - 1) / 2) * pixel for j in range(n)]
    return offsets, stroke(rgb(205, 220, 255, min(255.0, a * width / pixel / n)), 0.0)


def _settle(s: Scene) -> None:
    """Snow lies on everything that has a top: on roofs, branches and walls, and on the ground."""
    depth = (15 if s.tone.weather == "snow" else 10) * s.view.k * s.view.zoom
    if depth < 1:
        return
    for plate in s.plates:
        image = pixels(plate.image)
        if plate.depth > 0.15 and image[..., 3].min() == 0:
            plate.image = _capped(image, depth * (0.55 + 0.75 * plate.depth), s)


def _capped(image: Pixels, depth: float, s: Scene) -> Any:
    """A layer with snow on the upper edges of what is painted there."""
    out = np.ascontiguousarray(image)
    h, w = out.shape[:2]
    cover = out[..., 3]
    rng = np.random.default_rng(s.seed + 51)
    bumps = cv2.resize(
        rng.uniform(0.45, 1.25, (1, w // 18 + 2)).astype(np.float32), (w, 1), interpolation=cv2.INTER_CUBIC
    )
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    above = cv2.remap(cover, x, y - depth * bumps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    edge = cv2.GaussianBlur(cv2.subtract(cover, above), (0, 0), max(0.6, depth * 0.09))
    edge = cv2.min(edge, cover)
    white, shadow = (np.array([*reversed(channels(c))], np.float64) for c in _snow_colours(s))
    # the drift's own underside is in shade, so that it has a body
    low = cv2.subtract(edge, cv2.remap(edge, x, y + depth * 0.34, cv2.INTER_LINEAR))
    parts = cv2.merge([edge, cv2.multiply(edge, low, scale=1 / 255), edge])
    tints = np.stack([white, (shadow - white) * 0.8, np.zeros(3)], -1) / 255
    drift = cv2.merge([*cv2.split(cv2.transform(parts, tints)), edge])
    return from_pixels(cv2.add(cv2.multiply(out, cv2.bitwise_not(cv2.merge([edge] * 4)), scale=1 / 255), drift))


def _snow_colours(s: Scene) -> tuple[int, int]:
    return s.tone(hexa("#FBFDFF"), 0.05), s.tone(hexa("#B4C8E4"), 0.05)


def _veil(s: Scene) -> None:
    """Fog between the distances: each lies paler behind the next."""
    haze = s.tone.haze
    for n, plate in enumerate(s.plates[:-1]):
        w, h = plate.image.width(), plate.image.height()
        surface = skia.Surface(w, h)
        c = surface.getCanvas()
        c.drawImage(plate.image, 0, 0)
        top, low = h * 0.2, h * (0.72 + 0.04 * n)
        colours = [alpha(haze, 30), alpha(haze, 165 - 34 * n), alpha(haze, 205 - 40 * n)]
        c.drawPaint(linear((0, top), (0, low), colours, [0, 0.6, 1], BlendMode=skia.BlendMode.kSrcATop))
        plate.image = surface.makeImageSnapshot()


def _snow(s: Scene) -> None:
    rng = random.Random(12)
    n = int(190 * max(1.0, s.wide / 704))
    flakes = [(rng.random() * s.wide, rng.random() * 1320, rng.uniform(0.3, 1), rng.random() * 6) for _ in range(n)]
    bands = ((0.3, 0.6, 2.0, 170), (0.6, 0.85, 3.6, 210), (0.85, 1.01, 6.0, 235))
    paints = [
        skia.Paint(AntiAlias=True, Color=rgb(255, 255, 255, a), StrokeWidth=w * 1.6, StrokeCap=skia.Paint.kRound_Cap)
        for _, _, w, a in bands
    ]

    def fall(c: Any, t: float, _cam: float) -> None:
        for (lo, hi, _, _), paint in zip(bands, paints, strict=True):
            points = [
                skia.Point(
                    (x + math.sin(t * 1.3 * z + o) * 26 + t * 18 * z) % (s.wide + 20) - 10,
                    (y + t * 120 * z) % 1320 - 20,
                )
                for x, y, z, o in flakes
                if lo <= z < hi
            ]
            c.drawPoints(skia.Canvas.kPoints_PointMode, points, paint)

    s.front(fall)


def _fog(s: Scene) -> None:
    surface = skia.Surface(256, 96)
    haze = s.tone.haze
    shader = radial((0, 0), 128, [alpha(haze, 150), alpha(haze, 60), alpha(haze, 0)], [0, 0.5, 1])
    canvas = surface.getCanvas()
    canvas.translate(128, 48)
    canvas.scale(1, 0.375)
    canvas.drawCircle(0, 0, 128, shader)
    bank = surface.makeImageSnapshot()
    rng = random.Random(13)
    banks = [
        (rng.random(), rng.uniform(s.floor - 160, HIGH - 40), rng.uniform(1.6, 3.0), rng.uniform(10, 34))
        for _ in range(6)
    ]

    def roll(c: Any, t: float, _cam: float) -> None:
        for o, y, k, v in banks:
            w, h = 330 * k, 110 * k
            x = (o * (s.wide + w) + v * t) % (s.wide + w) - w
            c.drawImageRect(bank, skia.Rect.MakeXYWH(x, y - h / 2, w, h), LINEAR, skia.Paint(Alphaf=0.75))

    s.front(roll)


def flash(t: float, seed: int) -> float:
    """How bright lightning is at a moment: two strokes every few seconds."""
    u = t - storm.strike(int(t // storm.PERIOD), seed)
    if u < 0 or u > 0.5:
        return 0.0
    return max(0.0, math.exp(-u * 16)) + (0.7 * math.exp(-(u - 0.14) * 14) if u > 0.14 else 0.0)


def _zigzag(rng: random.Random, x: float, y: float, low: float, slant: float, step: float) -> list[Any]:
    """Where a stroke goes: down to `low` in ever new directions."""
    points = [skia.Point(x, y)]
    while y < low:
        y += rng.uniform(0.5, 1.3) * step
        x += rng.uniform(-0.9, 0.9) * step + slant * step
        points.append(skia.Point(x, y))
    return points


def _lightning(s: Scene) -> None:
    def bolt(c: Any, t: float, _cam: float) -> None:
        k = flash(t, s.seed)
        if k < 0.08:
            return
        rng = random.Random(s.seed * 97 + int(t // storm.PERIOD))
        low = s.floor - 300  # behind whatever stands on the horizon
        stem = _zigzag(rng, rng.uniform(0.15, 0.85) * s.wide, -60.0, low, rng.uniform(-0.25, 0.25), 46)
        strokes = [(stem, 1.0)]
        for n in range(3, len(stem) - 2, 3):
            side = rng.choice((-0.8, 0.8))
            reach = min(low, stem[n].y() + rng.uniform(120, 300))
            strokes.append((_zigzag(rng, stem[n].x(), stem[n].y(), reach, side, 30), 0.5))
        for points, share in strokes:
            path = skia.Path()
            path.addPoly(points, False)
            for width, colour, glow in (
                (26, (150, 170, 255), 44),
                (10, (190, 210, 255), 130),
                (3.4, (255, 255, 255), 255),
            ):
                c.drawPath(path, stroke(rgb(*colour, min(255, glow * k * (0.4 + 0.6 * share))), width * share))

    def sheet(c: Any, t: float, _cam: float) -> None:
        """Strokes within the clouds, which only light them up from behind."""
        for n in (0, 1):
            number = int((t + n * 0.9) // 1.8)
            rng = random.Random(s.seed * 53 + number * 7 + n)
            u = (t + n * 0.9) % 1.8 - rng.uniform(0.1, 0.9)
            k = math.exp(-u * 5) * (0.6 + 0.4 * math.cos(u * 40)) if u > 0 else 0.0
            if k > 0.04:
                x, y, r = rng.uniform(0, s.wide), rng.uniform(60, 330), rng.uniform(260, 460)
                c.drawCircle(x, y, r, radial((x, y), r, [hexa("#A9B8FF", 105 * k), hexa("#8090E0", 0)]))

    s.shine(sheet, 0.05)
    s.live(bolt, 0.1, first=True)
    s.shine(lambda c, t, _cam: c.drawColor(alpha(hexa("#B9C9FF"), min(120, 96 * flash(t, s.seed)))), 0.0)


def _leaves(s: Scene) -> None:
    rng = random.Random(14)
    tint = {"autumn": "#E08A3A", "winter": "#E8F0F8", "spring": "#F7B6CF"}.get(s.tone.season, "#7CBF5B")
    leaves = [(rng.random(), rng.uniform(200, 1200), rng.uniform(0.6, 1.3), rng.random() * 6) for _ in range(26)]
    streaks = [(rng.random(), rng.uniform(150, 1150), rng.uniform(0.7, 1.2)) for _ in range(7)]

    def blow(c: Any, t: float, _cam: float) -> None:
        for o, y, k in streaks:
            x = (o * (s.wide + 600) + t * 620 * k) % (s.wide + 600) - 400
            c.drawPath(smooth([(x, y), (x + 90, y - 10), (x + 190, y + 6), (x + 260, y - 4)], False),
                       stroke(rgb(255, 255, 255, 54), 3))  # fmt: skip
        for o, y, k, a in leaves:
            x = (o * (s.wide + 120) + t * 330 * k) % (s.wide + 120) - 60
            yy = y + math.sin(t * 2.6 * k + a) * 46
            c.save()
            c.translate(x, yy)
            c.rotate(math.degrees(t * 4 * k + a))
            c.scale(1, 0.5 + 0.5 * abs(math.sin(t * 3 + a)))
            c.drawOval(skia.Rect(-9 * k, -4.5 * k, 9 * k, 4.5 * k), fill(s.tone(hexa(tint))))
            c.restore()

    s.front(blow)
