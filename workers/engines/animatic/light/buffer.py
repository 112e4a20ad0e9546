"""One small buffer for every light of a frame: halos, shafts and lightning cost one upscale together."""

from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic.light.cv import cv2

Pixels = npt.NDArray[np.uint8]
SHRINK = 8
BRIGHT = 198
"""What is brighter than this blooms."""


class LightBuffer:
    """Lights drawn at an eighth of the size and added to the frame, with bloom of what is bright in it."""

    def __init__(self, width: int, height: int, bloom: float = 0.55) -> None:
        self.width, self.height, self.bloom = width, height, bloom
        w, h = width // SHRINK, height // SHRINK
        self.pixels: Pixels = np.zeros((h, w, 4), np.uint8)
        info = skia.ImageInfo.Make(w, h, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        self._surface = skia.Surface.MakeRasterDirect(info, self.pixels, w * 4)
        self._canvas = self._surface.getCanvas()
        self._whole: Pixels = np.zeros((height, width, 4), np.uint8)

    def begin(self) -> Any:
        """A cleared canvas in pixels of the frame."""
        self._canvas.restoreToCount(1)
        self._canvas.clear(0)
        self._canvas.save()
        self._canvas.scale(1 / SHRINK, 1 / SHRINK)
        return self._canvas

    def add_to(self, frame: Pixels) -> None:
        h, w = self.pixels.shape[:2]
        small = frame
        # halving thrice is the same mean of 64 pixels as shrinking once, in a quarter of the time
        for n in (2, 4):
            small = cv2.resize(small, (self.width // n, self.height // n), interpolation=cv2.INTER_AREA)
        small = cv2.resize(small, (w, h), interpolation=cv2.INTER_AREA)
        small = cv2.subtract(small, (BRIGHT, BRIGHT, BRIGHT, 255))
        for reach in (7, 7, 5):  # nearly a Gaussian of 3.2 pixels
            small = cv2.blur(small, (reach, reach))
        small = cv2.addWeighted(small, self.bloom * 2.0, self.pixels, 1.0, 0)
        small[..., 3] = 0
        cv2.add(frame, cv2.resize(small, (self.width, self.height), dst=self._whole), dst=frame)
