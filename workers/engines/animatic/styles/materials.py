"""Styles of a material: clay, cut paper."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, style


@style(
    "claymation",
    words=("claymation", "plasticine", "clay animation", "clay figures"),
    names=("clay", "aardman", "lego", "modelling clay", "play-doh"),
)
class Claymation:
    """Soft modelled forms with fingerprints, on twos."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self._prints: list[tuple[Pixels, Pixels]] = []
        self._size = (width, height)
        for _ in range(3):
            n = cv2.GaussianBlur(rng.standard_normal((height, width)).astype(np.float32), (0, 0), 1.6) * 9
            for _ in range(60):
                cx, cy = int(rng.uniform(0, width)), int(rng.uniform(0, height))
                x0, x1, y0, y1 = max(0, cx - 60), min(width, cx + 60), max(0, cy - 60), min(height, cy + 60)
                yy, xx = np.mgrid[y0:y1, x0:x1].astype(np.float32)
                d = np.hypot(xx - cx, (yy - cy) * 0.7)
                n[y0:y1, x0:x1] += np.sin(d * 0.85) * 3.4 * np.exp(-((d / 24) ** 2))
            relief = n - np.roll(n, (2, 2), (0, 1))
            up, down = (np.clip(k * relief * 3.0, 0, 255).astype(np.uint8) for k in (1, -1))
            self._prints.append((cv2.merge([up] * 3), cv2.merge([down] * 3)))

    def apply(self, rgb: Pixels, i: int) -> Pixels:
        w, h = self._size
        s = cv2.medianBlur(cv2.resize(rgb, (w // 2, h // 2), interpolation=cv2.INTER_AREA), 7)
        grey = cv2.GaussianBlur(cv2.cvtColor(s, cv2.COLOR_RGB2GRAY), (0, 0), 2.2).astype(np.int16)
        relief = np.clip((grey - np.roll(grey, (3, 3), (0, 1))) * 0.9, -52, 60)
        s = np.clip(s.astype(np.int16) + relief[..., None], 0, 255).astype(np.uint8)
        s = cv2.resize(s, (w, h), interpolation=cv2.INTER_LINEAR)
        up, down = self._prints[(i // 2) % 3]
        return cv2.add(cv2.subtract(s, down), up)  # type: ignore[no-any-return]


@style(
    "paper",
    words=("paper cut-out", "papercraft", "origami", "collage", "paper theatre"),
    names=("paper cutout", "cut-out", "papercut", "paper cut", "cut paper"),
    vignette=0.2,
)
class Paper:
    """Cut paper: few flat tones, a fibre texture, and a shadow under every edge."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        fibre = cv2.GaussianBlur(rng.standard_normal((height, width)).astype(np.float32), (0, 0), 0.8) * 9
        fibre += cv2.GaussianBlur(rng.standard_normal((height, width)).astype(np.float32), (0, 0), 3, sigmaY=1) * 12
        self._up, self._down = (cv2.merge([np.clip(k * fibre, 0, 40).astype(np.uint8)] * 3) for k in (1, -1))
        self._size = (width, height)
        ramp = np.arange(256)
        self._steps = np.clip((np.round(ramp / 255 * 5) / 5 * 255) * 0.9 + 18, 0, 255).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        w, h = self._size
        s = cv2.medianBlur(cv2.resize(rgb, (w // 2, h // 2), interpolation=cv2.INTER_AREA), 5)
        hsv = cv2.cvtColor(s, cv2.COLOR_RGB2HSV)
        hsv[..., 2] = cv2.LUT(hsv[..., 2], self._steps)
        hsv[..., 1] = cv2.convertScaleAbs(hsv[..., 1], alpha=0.92)
        hsv[..., 0] = (hsv[..., 0] // 9) * 9 + 4
        s = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)
        s = cv2.medianBlur(s, 3)
        grey = cv2.cvtColor(s, cv2.COLOR_RGB2GRAY).astype(np.int16)
        raised = np.clip(np.roll(grey, (4, 3), (0, 1)) - grey, 0, 255).astype(np.float32)
        shadow = np.clip(cv2.GaussianBlur(raised, (0, 0), 2.2) * 0.8, 0, 66).astype(np.uint8)
        edge = np.clip((grey - np.roll(grey, (1, 1), (0, 1))) * 0.9, 0, 70).astype(np.uint8)
        s = cv2.subtract(s, cv2.merge([shadow] * 3))
        s = cv2.add(s, cv2.merge([edge] * 3))
        s = cv2.resize(s, (w, h), interpolation=cv2.INTER_LINEAR)
        return cv2.subtract(cv2.add(s, self._up), self._down)  # type: ignore[no-any-return]
