"""Pastel: soft chalks on toned paper."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, contours, halved, lines, noise, style, swing, washed


@style(
    "pastel",
    words=("pastel colours", "chalk drawing", "crayon", "soft storybook", "kawaii", "wes anderson"),
    names=("pastel", "pastels", "chalk", "crayons", "chalk pastel", "crayon drawing", "pastel drawing"),
    vignette=0.1,
)
class Pastel:
    """Slanting strokes of chalk that skip the hollows of the paper, pale colour, a soft coloured outline."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self._size = (width, height)
        w, h = width // 2, height // 2
        hand = swing(noise(rng, h, w, 12, 1), 5.0) + swing(noise(rng, h, w, 2, 1), 1.0)
        strokes = lines(w, h, 0.62, 6.5, hand) - 0.5
        gx, gy = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
        pull = swing(noise(rng, h, w, 1.4, 1), 0.7) + strokes * 1.8
        self._map = cv2.convertMaps(
            (gx + pull * 0.82).astype(np.float32), (gy - pull * 0.57).astype(np.float32), cv2.CV_16SC2
        )
        tooth = swing(noise(rng, height, width, 0.8, 1), 9.0) + swing(noise(rng, height, width, 2.0, 1), 6.0)
        tooth += cv2.resize(strokes.astype(np.float32), (width, height)) * 26
        cover = 116 + np.where(tooth < -10, tooth * 1.5, tooth * 0.5)
        self._cover = cv2.merge([np.clip(cover, 40, 150).astype(np.uint8)] * 3)
        self._paper = np.empty((height, width, 3), np.uint8)
        self._paper[:] = (252, 246, 236)
        dense = (255 - np.arange(256)) / 255
        self._pale = (255 - 196 * dense**1.05).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        s = cv2.remap(halved(rgb), *self._map, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        line = contours(cv2.cvtColor(s, cv2.COLOR_RGB2GRAY), 1.1, 3, 5.0)
        s = cv2.LUT(s, self._pale)
        s = cv2.subtract(s, cv2.merge([cv2.convertScaleAbs(line, alpha=k) for k in (0.22, 0.34, 0.2)]))
        s = cv2.resize(s, self._size, interpolation=cv2.INTER_LINEAR)
        return washed(s, self._cover, self._paper)
