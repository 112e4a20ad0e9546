"""Oil: brush strokes that follow the forms, in thick paint that catches the light."""

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, halved, noise, style, swing

PATCH = 256
"""Strokes are laid once on a patch this large, which then repeats."""
ANGLES = 8
BRUSHES = ((44, 14, 300), (22, 7, 1000), (9, 4, 3000))
"""Length and width in pixels of the half-size picture, and strokes per patch: broad, middle and fine."""
REACH = 40
"""No stroke takes its colour from farther than this."""

Indices = npt.NDArray[np.int32]


def _laid(rng: np.random.Generator, angle: float, brush: tuple[int, int, int]) -> tuple[Indices, Indices]:
    """Strokes laid one over the other on a patch: the number of the topmost at every pixel, and their middles."""
    length, width, count = brush
    ids = np.full((PATCH, PATCH), -1, np.int32)
    at = rng.integers(0, PATCH, (count, 2)).astype(np.int32)
    turns = math.degrees(angle) + rng.normal(0, 9, count)
    sizes = rng.uniform(0.7, 1.15, (count, 2))
    for n, (x, y) in enumerate(at.tolist()):
        axes = (round(length * sizes[n, 0] / 2), max(1, round(width * sizes[n, 1] / 2)))
        for dx in (0, PATCH, -PATCH):
            for dy in (0, PATCH, -PATCH):
                if -length < x + dx < PATCH + length and -length < y + dy < PATCH + length:
                    cv2.ellipse(ids, (x + dx, y + dy), axes, float(turns[n]), 0, 360, n, -1)
    return ids, at


def _strokes(rng: np.random.Generator, angle: float, brush: tuple[int, int, int]) -> tuple[Indices, Indices, Pixels]:
    """One patch of strokes: to each pixel the way to its stroke's middle, and how light falls on the paint there."""
    _, width, count = brush
    ids, at = _laid(rng, angle, brush)
    yy, xx = np.mgrid[0:PATCH, 0:PATCH]
    dx, dy = ((at[ids][..., k] - v + PATCH // 2) % PATCH - PATCH // 2 for k, v in ((0, xx), (1, yy)))
    bare = ids < 0
    dx, dy = (np.where(bare, 0, np.clip(d, -REACH, REACH)).astype(np.int32) for d in (dx, dy))
    across = (yy * math.cos(angle) - xx * math.sin(angle)) * 2.2
    bristles = np.sin(across + ids * 1.7) * 0.5 + np.sin(across * 2.3 + ids) * 0.3
    edge = np.abs(dy * math.cos(angle) - dx * math.sin(angle)) / (width / 2)
    thick = bristles + 1.6 * np.clip(edge, 0, 1) ** 3 + rng.uniform(0, 1.6, count)[ids]
    relief = (thick - np.roll(thick, (1, 1), (0, 1))) * (6.0 if width > 5 else 2.0)
    tint = rng.normal(0, 2.0, count)[ids]
    return dx, dy, np.clip(128 + relief + tint, 70, 190).astype(np.uint8)


@lru_cache(1)
def bank() -> tuple[Indices, Indices, Pixels]:
    """The strokes of every brush at every angle."""
    rng = np.random.default_rng(5)
    parts = [_strokes(rng, math.pi * k / ANGLES, brush) for brush in BRUSHES for k in range(ANGLES)]
    dx, dy, light = (np.stack(column).reshape(-1) for column in zip(*parts, strict=True))
    return dx, dy, light


@style(
    "oil",
    words=("oil painting", "impressionist painting", "oil on canvas", "painted by van gogh", "monet"),
    names=("oil paint", "oil paints", "painterly", "van gogh", "painting style", "impasto", "brush strokes"),
    vignette=0.3,
)
class Oil:
    """Broad strokes where little happens, fine ones on faces and edges, all along the forms; on threes."""

    hold = 3

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._size = (width, height)
        w, h = width // 2, height // 2
        self._half = (w, h)
        dx, dy, self._lights = bank()
        self._ways = dy * (w + 2 * REACH) + dx
        yy, xx = np.mgrid[0:h, 0:w].astype(np.int32)
        self._here = (yy + REACH) * (w + 2 * REACH) + xx + REACH
        self._patch = (yy % PATCH) * PATCH + xx % PATCH
        q = (w // 4, h // 4)
        rng = np.random.default_rng(seed)
        # where nothing has an edge the brush follows slow swirls of its own, the same in every frame
        swirl = swing(noise(rng, q[1], q[0], max(3.0, q[0] / 9), 1.0), 0.9) + 0.35
        self._swirl = (np.cos(2 * swirl).astype(np.float32) * 60, np.sin(2 * swirl).astype(np.float32) * 60)
        canvas = noise(rng, h, w, 0.7, 2.0)
        self._weave = np.clip(128 + canvas, 110, 146).astype(np.uint8)

    def _field(self, small: Pixels) -> Indices:
        """Which brush, at which angle, for every pixel: an index into the bank."""
        w, h = self._half
        grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (0, 0), 1.0)
        gx, gy = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
        quarter = (w // 4, h // 4)
        parts = [gx * gx - gy * gy, 2 * gx * gy, gx * gx + gy * gy]
        xx, xy, power = (
            cv2.GaussianBlur(cv2.resize(p, quarter, interpolation=cv2.INTER_AREA), (0, 0), 2.8) for p in parts
        )
        # strokes run along the edge, a quarter turn from the gradient
        angle = 0.5 * np.arctan2(-xy + self._swirl[1], -xx + self._swirl[0])
        turn = np.rint(angle / math.pi * ANGLES).astype(np.int32) % ANGLES
        brush = (power > 260).astype(np.int32) + (power > 1300)
        field = cv2.resize((brush * ANGLES + turn).astype(np.uint8), (w, h), interpolation=cv2.INTER_NEAREST)
        out: Indices = field.astype(np.int32) * (PATCH * PATCH) + self._patch
        return out

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        small = cv2.medianBlur(halved(rgb), 3)
        field = self._field(small)
        wide = cv2.copyMakeBorder(small, REACH, REACH, REACH, REACH, cv2.BORDER_REPLICATE).reshape(-1, 3)
        paint = np.take(wide, self._here + np.take(self._ways, field), 0)
        # a stroke that would hide what is drawn there is not made: eyes and mouths stay
        lost = cv2.cvtColor(cv2.absdiff(paint, small), cv2.COLOR_RGB2GRAY) > 30
        paint = np.where(lost[..., None], small, paint)
        light = np.take(self._lights, field)
        hsv = cv2.cvtColor(paint, cv2.COLOR_RGB2HSV)
        hsv[..., 1] = cv2.convertScaleAbs(hsv[..., 1], alpha=1.16)
        paint = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)
        paint = cv2.multiply(paint, cv2.merge([cv2.multiply(light, self._weave, scale=1 / 128)] * 3), scale=1 / 128)
        return cv2.resize(paint, self._size, interpolation=cv2.INTER_CUBIC)  # type: ignore[no-any-return]
