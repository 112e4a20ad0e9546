"""Trees, bushes, grass, flowers and rocks, in stage units."""

import math
import random
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic.art.draw import (
    Colour,
    fill,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    poly,
    radial,
    rect,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.art.emoji import pixels
from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.sets.base import ACTOR_DEPTH, MARGIN_X, Scene
from workers.engines.animatic.sets.tone import Tone

Pixels = npt.NDArray[np.uint8]
LEAVES = {
    "spring": ("#8FD16A", "#F7B6CF"), "summer": ("#4FA75A", "#6DBE5B"), "autumn": ("#E08A3A", "#C8502F"),
    "winter": ("#7E9AA0", "#B4C7CC"),
}  # fmt: skip


GRASS = {"spring": "#86CC5E", "summer": "#6BBF55", "autumn": "#B9A94F", "winter": "#DCE8EE"}


def tufts(s: Scene, c: Any, low: float, high: float, n: int, colour: Colour, salt: int = 8, size: float = 1.0) -> None:
    """Blades of grass, larger toward the viewer."""
    rng = s.rng(salt)
    for _ in range(int(n * s.wide / 704)):
        x, y = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(low, high)
        z = lerp(4, 13, (y - low) / max(1, high - low)) * size
        col = mix(colour, shade(colour), rng.random())
        for dx, h in ((-0.7, 2.0), (0, 3.0), (0.7, 2.3)):
            c.drawPath(
                poly((x + dx * z - z * 0.24, y), (x + dx * z * 1.8, y - z * h), (x + dx * z + z * 0.24, y)), fill(col)
            )


def flowers(s: Scene, c: Any, low: float, high: float, n: int, colours: tuple[str, ...], salt: int = 9) -> None:
    rng = s.rng(salt)
    for _ in range(int(n * s.wide / 704)):
        x, y = rng.uniform(-MARGIN_X, s.wide + MARGIN_X), rng.uniform(low, high)
        z = lerp(3, 9, (y - low) / max(1, high - low))
        col = s.tone(hexa(rng.choice(colours)))
        c.drawLine(x, y, x + z * 0.2, y - z * 2.4, stroke(s.tone(hexa("#4E9B54")), max(1, z * 0.22)))
        for k in range(5):
            a = k / 5 * 2 * math.pi
            c.drawCircle(x + z * 0.2 + math.cos(a) * z * 0.5, y - z * 2.4 + math.sin(a) * z * 0.45, z * 0.42, fill(col))
        c.drawCircle(x + z * 0.2, y - z * 2.4, z * 0.3, fill(s.tone(hexa("#FFD95A"))))


def tree(c: Any, x: float, base: float, h: float, leaf: Colour, bark: Colour, rng: random.Random) -> None:
    """A round-crowned tree, `h` high."""
    w = h * 0.07
    c.drawPath(smooth([(x - w, base), (x - w * 0.6, base - h * 0.4), (x - w * 0.4, base - h * 0.62),
                       (x + w * 0.4, base - h * 0.62), (x + w * 0.6, base - h * 0.4), (x + w, base)]),
               linear((x - w, 0), (x + w, 0), [lit(bark), shade(bark)]))  # fmt: skip
    for _ in range(9):
        a, q = rng.uniform(0, 2 * math.pi), rng.uniform(0.14, 0.21) * h
        cx, cy = x + math.cos(a) * h * 0.2, base - h * 0.72 + math.sin(a) * h * 0.15
        c.drawCircle(cx, cy, q, radial((cx - q * 0.35, cy - q * 0.5), q * 1.5, [lit(lit(leaf)), leaf, shade(leaf)],
                                       [0, 0.5, 1]))  # fmt: skip


def pine(c: Any, x: float, base: float, h: float, leaf: Colour, snow: Colour | None = None) -> None:
    c.drawRect(rect(x - h * 0.03, base - h * 0.16, h * 0.06, h * 0.16), fill(mix(shade(leaf), hexa("#4A3428"), 0.6)))
    for k in range(4):
        y, w = base - h * (0.10 + k * 0.21), h * (0.27 - k * 0.055)
        tip = y - h * 0.34
        path = smooth(
            [
                (x, tip),
                (x + w * 0.5, y - h * 0.1),
                (x + w, y),
                (x, y - h * 0.03),
                (x - w, y),
                (x - w * 0.5, y - h * 0.1),
            ]
        )
        c.drawPath(path, linear((x - w, 0), (x + w, 0), [lit(leaf), leaf, shade(leaf)], [0, 0.45, 1]))
        if snow is not None:
            c.drawPath(
                smooth(
                    [
                        (x, tip),
                        (x + w * 0.46, y - h * 0.12),
                        (x + w * 0.2, y - h * 0.1),
                        (x - w * 0.1, y - h * 0.14),
                        (x - w * 0.5, y - h * 0.09),
                    ]
                ),
                fill(snow),
            )


def palm(c: Any, x: float, base: float, h: float, leaf: Colour, bark: Colour, lean: float = 0.2) -> None:
    pts = [(x + lean * h * (u**1.7), base - h * u) for u in (0, 0.25, 0.5, 0.75, 1.0)]
    for i in range(4):
        (x0, y0), (x1, y1) = pts[i], pts[i + 1]
        c.drawLine(x0, y0, x1, y1, stroke(mix(bark, shade(bark), i % 2 * 0.5), h * (0.06 - i * 0.008)))
    tx, ty = pts[-1]
    for k in range(8):
        a = -math.pi / 2 + (k - 3.5) * 0.62
        ex, ey = tx + math.cos(a) * h * 0.42, ty + math.sin(a) * h * 0.26 + h * 0.12
        mx, my = tx + math.cos(a) * h * 0.24, ty + math.sin(a) * h * 0.28 - h * 0.05
        c.drawPath(smooth([(tx, ty), (mx, my - h * 0.035), (ex, ey), (mx, my + h * 0.03)]),
                   linear((tx, ty), (ex, ey), [lit(leaf), shade(leaf)]))  # fmt: skip
    for dx in (-0.02, 0.03):
        c.drawCircle(tx + dx * h, ty + h * 0.02, h * 0.025, fill(hexa("#7A4E2E")))


def bush(c: Any, x: float, y: float, r: float, leaf: Colour, rng: random.Random) -> None:
    for _ in range(6):
        q = r * rng.uniform(0.45, 0.7)
        cx, cy = x + rng.uniform(-0.8, 0.8) * r, y - q * 0.5 + rng.uniform(-0.3, 0.1) * r
        c.drawCircle(cx, cy, q, linear((0, cy - q), (0, cy + q), [lit(leaf), leaf, shade(leaf)], [0, 0.4, 1]))


def rock(c: Any, x: float, y: float, r: float, colour: Colour, rng: random.Random) -> None:
    pts = [(x - r, y), (x - r * 0.8, y - r * rng.uniform(0.4, 0.7)), (x - r * 0.2, y - r * rng.uniform(0.8, 1.0)),
           (x + r * 0.5, y - r * rng.uniform(0.6, 0.85)), (x + r, y)]  # fmt: skip
    c.drawPath(
        smooth([*pts, (x, y + r * 0.12)]),
        linear((x - r, y - r), (x + r, y), [lit(colour), colour, shade(colour)], [0, 0.4, 1]),
    )


def leaf_colour(tone: Tone, rng: random.Random) -> Colour:
    a, b = LEAVES.get(tone.season, LEAVES["summer"])
    return mix(hexa(a), hexa(b), rng.random())


def in_wind(s: Scene, c: Any, kind: Callable[..., None], x: float, base: float, h: float, *rest: Any) -> None:
    """A tree: painted with its plate in still air, but in wind and storm a picture of its own that bends."""
    if s.tone.weather not in ("wind", "storm"):
        kind(c, x, base, h, *rest)
        return
    picture, box = _cut_out(s, lambda q: kind(q, 0.0, 0.0, h, *rest), h)
    # storms drive the rain to the left, winds the leaves to the right
    strength = -0.15 if s.tone.weather == "storm" else 0.1
    reach = h + 60

    def bending(canvas: Any, t: float, cam: float) -> None:
        gust = 0.62 + 0.38 * math.sin(t * 1.1 + x * 0.004) + 0.16 * math.sin(t * 4.3 + x * 0.02)
        along = (x - cam * ACTOR_DEPTH + reach) % (s.wide + 2 * reach) - reach
        canvas.save()
        canvas.translate(along, base)
        canvas.skew(-strength * gust, 0)
        canvas.translate(box.x(), box.y())
        canvas.scale(box.width() / picture.shape[1], box.height() / picture.shape[0])
        _warped(canvas, picture)
        canvas.restore()

    s.live(bending)


def _warped(c: Any, picture: Pixels) -> None:
    """Draw pixels through the canvas's matrix: in OpenCV a fifth of what a skewed image costs on the canvas."""
    m = c.getTotalMatrix()
    way = np.array([[m.getScaleX(), m.getSkewX(), m.getTranslateX()], [m.getSkewY(), m.getScaleY(), m.getTranslateY()]])
    h, w = picture.shape[:2]
    corners = way @ np.array([[0, w, 0, w], [0, 0, h, h], [1, 1, 1, 1]], float)
    frame = c.getBaseLayerSize()
    left, top = (max(0, int(v)) for v in np.floor(corners.min(1)))
    right, low = (min(n, int(v) + 1) for n, v in zip((frame.width(), frame.height()), corners.max(1), strict=True))
    if right <= left or low <= top:
        return
    way[:, 2] -= (left, top)
    bent = cv2.warpAffine(picture, way, (right - left, low - top))
    c.save()
    c.resetMatrix()
    c.drawImage(
        skia.Image.fromarray(bent, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType), left, top
    )
    c.restore()


def _cut_out(s: Scene, paint: Callable[[Any], None], h: float) -> tuple[Pixels, Any]:
    """A picture about the foot of a tree, trimmed, and the rectangle that it fills there."""
    k = s.view.k * s.view.zoom
    half, high = h * 0.95, h * 1.5
    surface = skia.Surface(max(1, round(2 * half * k)), max(1, round((high + 30) * k)))
    c = surface.getCanvas()
    c.scale(k, k)
    c.translate(half, high)
    paint(c)
    whole = pixels(surface.makeImageSnapshot())
    rows, columns = np.nonzero(whole[..., 3] > 2)
    left, top, right, low = (int(v) for v in (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1))
    box = rect(left / k - half, top / k - high, (right - left) / k, (low - top) / k)
    return np.ascontiguousarray(whole[top:low, left:right]), box
