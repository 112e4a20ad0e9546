"""Styles of the line alone: an engraver's ink, and a blueprint."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, adapted, contours, edges, lines, noise, style, swing


@style(
    "ink",
    words=("ink drawing", "line art", "sumi-e", "woodcut", "engraving"),
    names=("black ink", "hand-drawn", "doodle", "pen and ink", "etching"),
    vignette=0.15,
)
class Ink:
    """Black lines on warm paper; shades are hatching that swells as it darkens, crossed in the dark, then solid."""

    hold = 3

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        period = max(4.0, min(width, height) / 66)
        limit = np.zeros((height, width), np.float32)
        for turn, level in ((0.9, 168), (-0.75, 112), (0.08, 62)):
            sway = swing(noise(rng, height // 8 + 1, width // 8 + 1, 5, 1), period * 0.6)
            hand = cv2.resize(sway, (width, height), interpolation=cv2.INTER_CUBIC)
            hand += swing(noise(rng, height, width, 5, 1), period * 0.1)
            limit = np.maximum(limit, level * lines(width, height, turn, period, hand) ** 0.8)
        limit += swing(noise(rng, height, width, 1.2, 1), 3.0)
        self._limit = np.clip(limit, 12, 255).astype(np.uint8)
        paper = (
            246
            + swing(noise(rng, height, width, 1.2, 1), 1.8)
            + cv2.resize(swing(noise(rng, height // 8 + 1, width // 8 + 1, 5, 1), 3.0), (width, height))
        )
        self._paper = np.clip(np.stack([paper + 3, paper - 3, paper - 17], -1), 0, 255).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        grey = adapted(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), 0.55)
        smooth = cv2.blur(grey, (5, 5))
        hatched = cv2.addWeighted(smooth, 1.9, self._limit, -1.9, 128)
        line = cv2.bitwise_not(contours(grey, 1.7, 2, 15.0))
        ink = cv2.convertScaleAbs(cv2.min(hatched, line), alpha=0.9, beta=26)
        return cv2.multiply(self._paper, cv2.merge([ink, ink, cv2.max(ink, 34)]), scale=1 / 255)  # type: ignore[no-any-return]


@style(
    "blueprint",
    words=("blueprint", "technical drawing", "wireframe", "schematic"),
    names=("blueprints", "architect's plan"),
    vignette=0.25,
)
class Blueprint:
    """White lines and a grid on blue."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        base = np.zeros((height, width, 3), np.float32)
        base[:] = (20, 62, 146)
        stain = swing(noise(rng, height // 4, width // 4, 12, 1), 6.0)
        base += cv2.resize(stain, (width, height))[..., None]
        self._grid = np.zeros((height, width), np.uint8)
        step = max(16, width // 22)
        self._grid[::step, :] = 30
        self._grid[:, ::step] = 30
        self._grid[:: step * 4, :] = 66
        self._grid[:, :: step * 4] = 66
        m = step // 2
        cv2.rectangle(self._grid, (m, m), (width - m, height - m), 190, max(1, width // 350))
        self._base = np.clip(base, 0, 255).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        grey = cv2.GaussianBlur(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), (0, 0), 1.1)
        line = edges(grey, 7, 8.0)
        marks = cv2.max(cv2.max(line, self._grid), cv2.convertScaleAbs(grey, alpha=0.16))
        white = cv2.merge([marks, marks, marks])
        return cv2.add(self._base, cv2.convertScaleAbs(white, alpha=0.86))  # type: ignore[no-any-return]
