"""Styles of a material: clay, cut paper."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Floats, Pixels, halved, moved, noise, signed, style, swing


@style(
    "claymation",
    words=("claymation", "plasticine", "clay animation", "clay figures"),
    names=("clay", "aardman", "lego", "modelling clay", "play-doh"),
)
class Claymation:
    """Soft modelled forms that shine a little, pressed by thumbs; on twos, and never quite the same twice."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self._size = (width, height)
        kneaded = swing(noise(rng, height // 2, width // 2, 2.2, 1), 1.0) + swing(
            noise(rng, height // 2, width // 2, 9, 1), 2.0
        )
        kneaded = cv2.resize(kneaded, (width, height), interpolation=cv2.INTER_LINEAR)
        for _ in range(70):
            self._thumb(kneaded, rng, 1.0)
        self._touch: list[tuple[Pixels, Pixels]] = []
        for _ in range(3):
            # most of the clay lies as it lay; a few prints are new in every picture
            now = kneaded.copy()
            for _ in range(9):
                self._thumb(now, rng, 1.2)
            relief = now - np.roll(now, (2, 2), (0, 1))
            self._touch.append(signed(relief * 7.5, 34))
        bulge = np.arange(256) - 128
        self._shine = np.clip(np.clip(bulge * 1.5, -70, 52) + 1.9 * np.clip(bulge - 15, 0, 40) + 128, 0, 255).astype(
            np.uint8
        )

    @staticmethod
    def _thumb(clay: Floats, rng: np.random.Generator, depth: float) -> None:
        h, w = clay.shape
        r = 30 * min(w, h) / 704
        cx, cy, turn = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(0, np.pi)
        x0, x1, y0, y1 = (
            int(v) for v in (max(0, cx - 2 * r), min(w, cx + 2 * r), max(0, cy - 2 * r), min(h, cy + 2 * r))
        )
        yy, xx = np.mgrid[y0:y1, x0:x1].astype(np.float32)
        u = (xx - cx) * np.cos(turn) + (yy - cy) * np.sin(turn)
        v = (yy - cy) * np.cos(turn) - (xx - cx) * np.sin(turn)
        d = np.hypot(u, v * 0.7)
        ridges = np.sin(np.hypot(u, v * 0.7 + r * 0.5) * 31 / r) * 1.3
        clay[y0:y1, x0:x1] += depth * (ridges - 2.2) * np.exp(-((d / (0.8 * r)) ** 2))

    def apply(self, rgb: Pixels, i: int) -> Pixels:
        s = cv2.medianBlur(cv2.medianBlur(halved(rgb), 5), 5)
        grey = cv2.GaussianBlur(cv2.cvtColor(s, cv2.COLOR_RGB2GRAY), (0, 0), 2.2)
        bulge = cv2.LUT(cv2.addWeighted(grey, 0.6, moved(grey, 3, 3), -0.6, 128), self._shine)
        s = cv2.addWeighted(s, 1.0, cv2.merge([bulge] * 3), 1.0, -128)
        s = cv2.resize(s, self._size, interpolation=cv2.INTER_LINEAR)
        up, down = self._touch[(i // 2) % 3]
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
        fibre = swing(noise(rng, height, width, 0.8, 1), 3.6)
        long = cv2.GaussianBlur(rng.standard_normal((height, width)).astype(np.float32), (0, 0), 3, sigmaY=1)
        self._up, self._down = signed(fibre + swing(long, 3.2), 40)
        self._size = (width, height)
        ramp = np.arange(256)
        self._steps = np.clip((np.round(ramp / 255 * 6) / 6 * 255) * 0.9 + 18, 0, 255).astype(np.uint8)
        gx, gy = np.meshgrid(*(np.arange(n // 2, dtype=np.float32) for n in (width, height)))
        torn = [swing(noise(rng, height // 2, width // 2, s, 1), k) for s, k in ((1.6, 0.8), (1.6, 0.8))]
        self._map = cv2.convertMaps(gx + torn[0], gy + torn[1], cv2.CV_16SC2)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        s = cv2.medianBlur(halved(rgb), 5)
        hsv = cv2.cvtColor(s, cv2.COLOR_RGB2HSV)
        level = cv2.medianBlur(cv2.LUT(hsv[..., 2], self._steps), 5)
        # colour in even fields, but the value's few steps are the cuts of the scissors
        hsv[..., 2] = cv2.addWeighted(level, 0.78, hsv[..., 2], 0.22, 0)
        hsv[..., 1] = cv2.convertScaleAbs(hsv[..., 1], alpha=0.92)
        s = cv2.remap(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB), *self._map, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        grey = cv2.cvtColor(s, cv2.COLOR_RGB2GRAY)
        shadow = cv2.GaussianBlur(cv2.subtract(moved(grey, 3, 4), grey), (0, 0), 2.2)
        shadow = cv2.min(cv2.convertScaleAbs(shadow, alpha=1.0), 78)
        edge = cv2.min(cv2.subtract(grey, moved(grey, 1, 1)), 64)
        s = cv2.add(cv2.subtract(s, cv2.merge([shadow] * 3)), cv2.merge([edge] * 3))
        s = cv2.resize(s, self._size, interpolation=cv2.INTER_LINEAR)
        return cv2.subtract(cv2.add(s, self._up), self._down)  # type: ignore[no-any-return]
