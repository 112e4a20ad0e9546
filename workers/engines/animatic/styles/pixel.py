"""8-bit: large pixels, few colours, ordered dithering."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, style

BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 0.47


@style(
    "8bit",
    words=("8-bit", "pixel art", "retro video game", "16-bit game"),
    names=("8 bit", "pixelated", "minecraft", "16-bit", "arcade game"),
    vignette=0.25,
)
class EightBit:
    """A game console's picture: about 176 pixels across, six steps a channel."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        del seed
        self._size = (width, height)
        k = max(3, round(min(width, height) / 190))
        self._small = (width // k, height // k)
        w, h = self._small
        tile = np.tile(BAYER, (h // 4 + 1, w // 4 + 1))[:h, :w, None]
        self._dither = (tile * 26).astype(np.int16)
        steps = np.round(np.arange(256) / 255 * 6) / 6 * 255
        self._steps = steps.astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        s = cv2.resize(rgb, self._small, interpolation=cv2.INTER_AREA)
        hsv = cv2.cvtColor(s, cv2.COLOR_RGB2HSV)
        hsv[..., 1] = cv2.convertScaleAbs(hsv[..., 1], alpha=1.25)
        s = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)
        s = cv2.LUT(np.clip(s.astype(np.int16) + self._dither, 0, 255).astype(np.uint8), self._steps)
        return cv2.resize(s, self._size, interpolation=cv2.INTER_NEAREST)  # type: ignore[no-any-return]
