"""Pencil: graphite and charcoal on drawing paper."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, adapted, contours, halved, lines, noise, style, swing


@style(
    "pencil",
    words=("pencil sketch", "charcoal drawing", "graphite drawing"),
    names=("pencil drawing", "charcoal sketch", "charcoal", "graphite", "sketch style", "pencil", "sketched",
           "hand-drawn sketch", "rough sketch", "sketchbook", "a sketch", "sketch of"),
    vignette=0.1,
)  # fmt: skip
class Pencil:
    """Soft grey laid on the grain of the paper by strokes one way, and lines gone over twice; on threes."""

    hold = 3

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self._size = (width, height)
        tooth = swing(noise(rng, height, width, 0.7, 1), 13.0) + swing(noise(rng, height, width, 1.6, 1), 8.0)
        period = max(3.0, min(width, height) / 120)
        sway = cv2.resize(swing(noise(rng, height // 8 + 1, width // 8 + 1, 4, 1), period), (width, height))
        stroke = (lines(width, height, 0.66, period, sway) - 0.5) * 34
        self._tooth = np.clip(tooth + stroke + 128, 0, 255).astype(np.uint8)
        paper = 247 + swing(noise(rng, height, width, 1.0, 1), 2.0)
        self._paper = np.clip(np.stack([paper, paper - 2, paper - 9], -1), 0, 255).astype(np.uint8)
        ramp = np.arange(256, dtype=np.float32)
        self._shade = np.clip(28 + ramp * 1.34 - 26 * np.sin(ramp / 255 * np.pi), 0, 255).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        w, h = self._size
        grey = adapted(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), 0.45)
        soft = cv2.resize(cv2.GaussianBlur(halved(grey), (0, 0), 2.0), (w, h), interpolation=cv2.INTER_LINEAR)
        shade = cv2.LUT(soft, self._shade)
        tooth = self._tooth
        shade = cv2.addWeighted(shade, 1.0, tooth, 0.8, -102)
        line = contours(grey, 1.4, 2, 12.0)
        again = cv2.copyMakeBorder(line[: h - 1, : w - 2], 1, 0, 2, 0, cv2.BORDER_REPLICATE)
        line = cv2.max(line, cv2.convertScaleAbs(again, alpha=0.55))
        ink = cv2.subtract(shade, cv2.convertScaleAbs(line, alpha=0.9))
        return cv2.multiply(self._paper, cv2.merge([ink, ink, cv2.max(ink, 30)]), scale=1 / 255)  # type: ignore[no-any-return]
