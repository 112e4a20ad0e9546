"""The last touch on a frame: vignette and the colour grade of its mood."""

import numpy as np
import numpy.typing as npt

from workers.engines.animatic.light.cv import cv2

Pixels = npt.NDArray[np.uint8]

MOODS: dict[str, tuple[tuple[float, float, float], float, float]] = {
    # gain of red, green and blue; contrast; saturation
    "calm": ((1.0, 1.0, 1.0), 1.0, 1.0),
    "happy": ((1.03, 1.01, 0.97), 1.03, 1.1),
    "sad": ((0.93, 0.97, 1.06), 0.96, 0.78),
    "tense": ((0.95, 1.0, 0.98), 1.12, 0.86),
    "epic": ((1.05, 1.0, 0.95), 1.12, 1.06),
    "funny": ((1.02, 1.01, 1.0), 1.02, 1.14),
    "dreamy": ((1.04, 0.99, 1.05), 0.94, 1.02),
    "noir": ((0.98, 0.99, 1.03), 1.14, 0.7),
}


class Grade:
    """Made once for a film's size and mood."""

    def __init__(self, width: int, height: int, mood: str, vignette: float = 0.5) -> None:
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        d = np.hypot((x - width / 2) / (width * 0.78), (y - height * 0.48) / (height * 0.66))
        shade = np.clip(256 * (1 - vignette * np.clip(d - 0.35, 0, 1) ** 1.6), 0, 255)
        # a little noise keeps the slow fall-off from showing bands
        shade += np.random.default_rng(5).uniform(-0.9, 0.9, shade.shape)
        self._vignette = cv2.merge([np.clip(shade, 0, 255).astype(np.uint8)] * 3)
        gains, contrast, self._saturation = MOODS.get(mood, MOODS["calm"])
        ramp = np.arange(256, dtype=np.float32)
        curve = np.clip((ramp - 118) * contrast + 118, 0, 255)
        self._table = np.stack([np.clip(curve * g, 0, 255) for g in gains], -1).astype(np.uint8)[None]
        self._plain = gains == (1.0, 1.0, 1.0) and contrast == 1.0

    def apply(self, rgb: Pixels) -> Pixels:
        """Grade an RGB frame in place and return it."""
        if not self._plain:
            cv2.LUT(rgb, self._table, dst=rgb)
        if abs(self._saturation - 1) > 0.02:
            grey = cv2.cvtColor(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
            cv2.addWeighted(rgb, self._saturation, grey, 1 - self._saturation, 0, dst=rgb)
        cv2.multiply(rgb, self._vignette, dst=rgb, scale=1 / 256)
        return rgb
