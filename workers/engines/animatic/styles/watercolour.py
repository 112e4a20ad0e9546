"""Watercolour: transparent washes on rough paper."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, contours, halved, noise, style, swing, washed


@style(
    "watercolour",
    words=("watercolour painting", "watercolor", "gouache", "aquarelle"),
    names=("watercolour", "water-colour", "watercolor painting", "water color"),
    vignette=0.0,
)
class Watercolour:
    """Washes that pool at their edges and bloom where they ran, a pencil line under them, a torn wet margin."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        w, h = width // 2, height // 2
        rng = np.random.default_rng(seed)
        gx, gy = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
        x, y = (g + swing(noise(rng, h, w, 4, 1), 1.0) + swing(noise(rng, h, w, 13, 1), 1.1) for g in (gx, gy))
        self._map = cv2.convertMaps(x.astype(np.float32), y.astype(np.float32), cv2.CV_16SC2)
        self._size = (width, height)
        # clear water over a wet wash: pale blossoms with dark rims
        wet = swing(noise(rng, h, w, 17, 1), 1.0) + 0.25 * swing(noise(rng, h, w, 4, 1), 1.0)
        bloom = np.where(wet > 1.05, -22, 0) + 26 * np.exp(-(((wet - 1.05) / 0.09) ** 2))
        grain = swing(noise(rng, h, w, 0.8, 1), 4.5) + swing(noise(rng, h, w, 2.4, 1), 3.5)
        cover = 124 + cv2.GaussianBlur(bloom.astype(np.float32), (0, 0), 0.8) + grain
        cover += swing(noise(rng, h, w, 38, 1), 9.0)
        ragged = np.minimum.reduce([gx, w - gx, gy, h - gy]) + swing(noise(rng, h, w, 9, 1), 4.5)
        inside = (ragged - w * 0.035) / 2.5
        cover = cover * np.clip(inside, 0, 1) + 34 * np.exp(-((inside - 1.4) ** 2))
        self._cover = cv2.merge([np.clip(cover, 0, 190).astype(np.uint8)] * 3)
        rough = 246 + swing(noise(rng, h, w, 0.9, 1), 3.0) + swing(noise(rng, h, w, 2.2, 1), 3.0)
        self._paper = np.clip(np.stack([rough + 4, rough + 1, rough - 7], -1), 200, 255).astype(np.uint8)
        dense = 255 - np.arange(256)
        self._thin = (255 - 206 * (dense / 255) ** 1.12).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        s = cv2.remap(halved(rgb), *self._map, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        s = cv2.medianBlur(s, 5)
        around = cv2.GaussianBlur(s, (0, 0), 3)
        pooled = cv2.convertScaleAbs(cv2.subtract(around, s), alpha=0.8)
        spared = cv2.convertScaleAbs(cv2.subtract(s, around), alpha=0.5)
        pencil = contours(cv2.cvtColor(s, cv2.COLOR_RGB2GRAY), 0.8, 3, 5.0)
        s = cv2.subtract(cv2.add(cv2.LUT(s, self._thin), spared), pooled)
        s = washed(s, self._cover, self._paper)
        pencil = cv2.convertScaleAbs(pencil, alpha=0.36)
        s = cv2.subtract(s, cv2.merge([pencil, pencil, cv2.convertScaleAbs(pencil, alpha=0.8)]))
        return cv2.resize(s, self._size, interpolation=cv2.INTER_CUBIC)  # type: ignore[no-any-return]
