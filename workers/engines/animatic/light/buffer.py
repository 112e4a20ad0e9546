"""One small buffer for every light of a frame: halos, shafts and lightning cost one upscale together."""

from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic.light.cv import cv2

Pixels = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]
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
        self._whole: Pixels = np.empty((height, width, 4), np.uint8)

    def begin(self) -> Any:
        """A cleared canvas in pixels of the frame."""
        self._canvas.restoreToCount(1)
        self._canvas.clear(0)
        self._canvas.save()
        self._canvas.scale(1 / SHRINK, 1 / SHRINK)
        return self._canvas

    def add_to(self, frame: Pixels) -> None:
        """Add the lights and the bloom to a whole frame."""
        half = cv2.resize(frame, (self.width // 2, self.height // 2), interpolation=cv2.INTER_AREA)
        small = self._bloomed(half, self.pixels)
        cv2.add(frame, cv2.resize(small, (self.width, self.height), dst=self._whole), dst=frame)

    def lit(self, half: Pixels, warp: Matrix | None = None) -> Pixels:
        """A frame at half its size with its lights and its bloom; `warp` is what the lens has done to the frame."""
        lights = self.pixels
        if warp is not None:
            h, w = lights.shape[:2]
            middle = (SHRINK - 1) / 2
            grow = np.array([[SHRINK, 0.0, middle], [0.0, SHRINK, middle], [0.0, 0.0, 1.0]])
            lights = cv2.warpPerspective(
                lights, np.linalg.inv(grow) @ warp @ grow, (w, h), borderMode=cv2.BORDER_REPLICATE
            )
        added: Pixels = cv2.resize(self._bloomed(half, lights), (half.shape[1], half.shape[0]))
        cv2.add(half, added, dst=added)
        return added

    def _bloomed(self, half: Pixels, lights: Pixels) -> Pixels:
        """Lights and the bloom of a frame, of which this is one at half its size, at an eighth."""
        h, w = self.pixels.shape[:2]
        # halving again and again is the same mean of 64 pixels as shrinking once, in a quarter of the time
        small = cv2.resize(half, (self.width // 4, self.height // 4), interpolation=cv2.INTER_AREA)
        small = cv2.resize(small, (w, h), interpolation=cv2.INTER_AREA)
        small = cv2.subtract(small, (BRIGHT, BRIGHT, BRIGHT, 255))
        for reach in (7, 7, 5):  # nearly a Gaussian of 3.2 pixels
            small = cv2.blur(small, (reach, reach))
        added: Pixels = cv2.addWeighted(small, self.bloom * 2.0, lights, 1.0, 0)
        added[..., 3] = 0
        return added
