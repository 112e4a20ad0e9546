"""8-bit: large pixels, few colours, ordered dithering."""

from functools import lru_cache

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, contours, style

BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 0.47


@style(
    "8bit",
    words=("8-bit", "pixel art", "retro video game", "16-bit game"),
    names=("8 bit", "pixelated", "minecraft", "16-bit", "arcade game"),
    vignette=0.25,
)
class EightBit:
    """A game console's picture: 176 pixels across, eighty-odd colours, a hard outline."""

    hold = 3

    def __init__(self, width: int, height: int, seed: int) -> None:
        del seed
        self._size = (width, height)
        k = max(2, round(min(width, height) / 176))
        self._small = (width // k, height // k)
        w, h = self._small
        tile = np.tile(BAYER, (h // 4 + 1, w // 4 + 1))[:h, :w, None]
        self._dither = cv2.merge([np.clip(tile[..., 0] * 30 + 128, 0, 255).astype(np.uint8)] * 3)
        self._table = _nearest()

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        s = cv2.resize(rgb, self._small, interpolation=cv2.INTER_AREA)
        line = cv2.convertScaleAbs(contours(cv2.cvtColor(s, cv2.COLOR_RGB2GRAY), 0.7, 6, 2.6), alpha=0.5)
        s = cv2.subtract(cv2.addWeighted(s, 1.0, self._dither, 1.0, -128), cv2.merge([line] * 3))
        cell = (s >> 3).astype(np.int32)
        s = np.take(self._table, (cell[..., 0] << 10) + (cell[..., 1] << 5) + cell[..., 2], 0)
        return cv2.resize(s, self._size, interpolation=cv2.INTER_NEAREST)  # type: ignore[no-any-return]


@lru_cache(1)
def _nearest() -> Pixels:
    """For every colour, five bits a channel: the nearest that the console has, in hues of five strengths."""
    inks = [(v, v, v) for v in (0, 38, 84, 140, 200, 255)]
    for hue in range(0, 180, 12):
        for sat, value in ((225, 66), (205, 124), (215, 184), (185, 246), (92, 255)):
            ink = cv2.cvtColor(np.array([[[hue, sat, value]]], np.uint8), cv2.COLOR_HSV2RGB)[0, 0]
            inks.append((int(ink[0]), int(ink[1]), int(ink[2])))
    inks += [(122, 74, 44), (84, 48, 30), (176, 118, 76), (226, 170, 124), (255, 214, 178), (16, 18, 52), (34, 40, 96)]
    palette = np.array(inks, np.float32)
    steps = np.arange(32, dtype=np.float32) * 8 + 4
    every = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), -1).reshape(-1, 3)
    weigh = np.array([0.6, 0.9, 0.5], np.float32)
    a, b = every * weigh, palette * weigh
    far = (a * a).sum(1)[:, None] - 2 * a @ b.T + (b * b).sum(1)
    return np.asarray(palette[far.argmin(1)], np.uint8)
