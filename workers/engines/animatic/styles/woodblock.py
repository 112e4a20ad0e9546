"""Woodblock: a Japanese colour print."""

from functools import lru_cache

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, contours, halved, noise, style, swing

INKS = (
    (244, 234, 208), (226, 206, 168), (198, 170, 124), (150, 112, 76), (92, 66, 52), (40, 38, 52),
    (24, 46, 92), (38, 78, 134), (82, 130, 172), (146, 182, 196), (204, 218, 208),
    (178, 58, 44), (210, 98, 66), (228, 148, 112), (240, 192, 168), (214, 164, 62), (234, 202, 118),
    (66, 96, 72), (114, 142, 98), (172, 186, 136), (104, 70, 100), (156, 120, 146), (122, 122, 126), (180, 178, 172),
)  # fmt: skip
"""Colours that Edo's printers mixed: paper, soot, Prussian blue, vermilion, ochre, greens and a dull violet."""


@style(
    "woodblock",
    words=("ukiyo-e", "japanese woodblock print", "hokusai print"),
    names=("woodblock print", "woodblock", "ukiyoe", "hokusai", "hiroshige", "japanese print", "linocut", "ukiyo e",
           "block print", "great wave off kanagawa style"),
    vignette=0.1,
)  # fmt: skip
class Woodblock:
    """Flat inks of a small palette, a drawn line, and the grain of block and paper."""

    hold = 3

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self._size = (width, height)
        grain = cv2.GaussianBlur(
            rng.standard_normal((height // 2, width // 2)).astype(np.float32), (0, 0), 14, sigmaY=0.8
        )
        fibre = noise(rng, height // 2, width // 2, 0.8, 1)
        cover = 246 + swing(grain, 6.0) + swing(fibre, 3.4)
        cover = cv2.resize(np.clip(cover, 0, 255).astype(np.uint8), (width, height), interpolation=cv2.INTER_LINEAR)
        self._cover = cv2.merge([cover, cover, cv2.subtract(cover, 8)])
        self._table = _inks()

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        w, h = self._size
        s = cv2.medianBlur(cv2.medianBlur(halved(rgb), 5), 5)
        grey = cv2.merge([cv2.cvtColor(s, cv2.COLOR_RGB2GRAY)] * 3)
        s = cv2.addWeighted(s, 1.4, grey, -0.4, 6)  # inks are purer than light
        cell = (s >> 3).astype(np.int32)
        s = np.take(self._table, (cell[..., 0] << 10) + (cell[..., 1] << 5) + cell[..., 2], 0)
        s = cv2.medianBlur(s, 5)
        flat = cv2.resize(s, (w, h), interpolation=cv2.INTER_LINEAR)
        line = contours(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), 1.5, 3, 13.0)
        keep = cv2.bitwise_not(cv2.convertScaleAbs(line, alpha=0.86))
        out = cv2.multiply(flat, cv2.merge([keep, keep, cv2.max(keep, 44)]), scale=1 / 255)
        return cv2.multiply(out, self._cover, scale=1 / 255)  # type: ignore[no-any-return]


@lru_cache(1)
def _inks() -> Pixels:
    """For every colour, five bits a channel: the ink that a printer would take for it, as light as it is."""
    steps = np.arange(32, dtype=np.uint8) * 8 + 4
    every = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), -1).reshape(-1, 1, 3)
    ink = np.array(INKS, np.uint8).reshape(-1, 1, 3)
    weigh = np.array([0.8, 1.0, 1.0], np.float32)
    a, b = (cv2.cvtColor(x, cv2.COLOR_RGB2LAB).reshape(-1, 3).astype(np.float32) * weigh for x in (every, ink))
    far = (a * a).sum(1)[:, None] - 2 * a @ b.T + (b * b).sum(1)
    nearest = np.argsort(far, 1)[:, :2]
    first, second = (np.array(INKS, np.float32)[nearest[:, k]] for k in (0, 1))
    return np.asarray(np.rint(first * 0.86 + second * 0.14), np.uint8)
