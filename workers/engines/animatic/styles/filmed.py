"""Styles of the film stock: noir, vintage, neon."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, style


@style(
    "noir",
    words=("film noir", "black and white", "monochrome", "high contrast detective film"),
    names=("noir", "black-and-white", "b&w"),
    vignette=0.75,
)
class Noir:
    """Hard black and white, with the shadow of a blind across the upper frame."""

    hold = 1

    def __init__(self, width: int, height: int, seed: int) -> None:
        x = np.arange(256) / 255
        self._curve = np.clip(268 * (1 / (1 + np.exp(-8.5 * (x - 0.45)))) - 3, 0, 255).astype(np.uint8)
        rng = np.random.default_rng(seed)
        self._grain = [rng.normal(0, 5, (height // 2, width // 2)).astype(np.float32) for _ in range(3)]
        yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
        slats = 0.5 + 0.5 * np.sin((yy + xx * 0.35) * 2 * np.pi / (height / 17))
        band = np.clip(1 - np.abs(yy / height - 0.3) / 0.36, 0, 1)
        self._blind = np.clip(
            (1 - 0.34 * cv2.GaussianBlur((slats > 0.55).astype(np.float32), (0, 0), 4) * band) * 255, 0, 255
        )
        self._blind = self._blind.astype(np.uint8)

    def apply(self, rgb: Pixels, i: int) -> Pixels:
        grey = cv2.LUT(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), self._curve)
        grey = cv2.multiply(grey, self._blind, scale=1 / 255)
        grain = cv2.resize(self._grain[(i // 4) % 3], (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
        grey = cv2.add(grey, grain, dtype=cv2.CV_8U)
        return cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB)  # type: ignore[no-any-return]


@style(
    "vintage",
    words=("vintage film", "vhs tape", "8mm home movie", "retro 1970s footage", "sepia", "35mm film grain"),
    names=(
        "vhs",
        "vintage",
        "retro",
        "1950s",
        "1960s",
        "1970s",
        "1980s",
        "1990s",
        "90s",
        "80s",
        "70s",
        "60s",
        "old film",
        "super 8",
    ),
    vignette=0.85,
)
class Vintage:
    """Faded warm stock: flicker, gate weave, dust and scratches."""

    hold = 1

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._size, self._seed = (width, height), seed
        ramp = np.arange(256, dtype=np.float32)
        table = [np.clip(ramp * k * 0.86 + lift, 0, 255) for k, lift in ((1.06, 30), (0.96, 22), (0.74, 26))]
        self._table = np.stack(table, -1).astype(np.uint8)[None]

    def apply(self, rgb: Pixels, i: int) -> Pixels:
        w, h = self._size
        rng = np.random.default_rng((self._seed, i // 2))
        grey = cv2.cvtColor(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        s = cv2.LUT(cv2.addWeighted(rgb, 0.42, grey, 0.58, 0), self._table)
        s = cv2.convertScaleAbs(s, alpha=0.95 + 0.06 * rng.random())
        shift = np.array([[1, 0, rng.normal(0, 0.8)], [0, 1, rng.normal(0, 1.2)]], np.float32)
        s = cv2.warpAffine(s, shift, (w, h), borderMode=cv2.BORDER_REPLICATE)
        for _ in range(rng.integers(2, 7)):
            x, y, r = int(rng.integers(0, w)), int(rng.integers(0, h)), int(rng.integers(1, 4))
            cv2.circle(s, (x, y), r, (244, 236, 214) if rng.random() < 0.6 else (40, 30, 24), -1, cv2.LINE_AA)
        if rng.random() < 0.45:
            x = int(rng.integers(0, w))
            cv2.line(s, (x, 0), (x + int(rng.integers(-6, 7)), h), (236, 226, 200), 1, cv2.LINE_AA)
        return s  # type: ignore[no-any-return]


@style(
    "neon",
    words=("neon style", "synthwave", "vaporwave", "cyberpunk style", "glowing outlines"),
    names=("retrowave", "glowing neon lines"),
)
class Neon:
    """Dark bodies, outlines that glow in their own colours."""

    hold = 1

    def __init__(self, width: int, height: int, seed: int) -> None:
        del seed
        self._size = (width, height)
        y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
        tint = np.concatenate([60 + 60 * y, 10 + 0 * y, 90 + 30 * (1 - y)], 1)[:, None, :]
        self._tint = np.broadcast_to(tint, (height, width, 3)).astype(np.uint8).copy()

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        w, h = self._size
        half = cv2.resize(rgb, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
        k = np.ones((3, 3), np.uint8)
        line = cv2.convertScaleAbs(cv2.subtract(cv2.subtract(cv2.dilate(half, k), cv2.erode(half, k)), 14), alpha=2.6)
        hsv = cv2.cvtColor(cv2.max(line, 1), cv2.COLOR_RGB2HSV)
        body = cv2.cvtColor(cv2.medianBlur(half, 5), cv2.COLOR_RGB2HSV)
        hsv[..., 0] = body[..., 0]
        hsv[..., 1] = np.maximum(170, body[..., 1])
        line = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)
        bloom = cv2.resize(
            cv2.GaussianBlur(cv2.resize(line, (w // 8, h // 8), interpolation=cv2.INTER_AREA), (0, 0), 3), (w, h)
        )
        dark = cv2.addWeighted(rgb, 0.4, self._tint, 0.22, -12)
        out = cv2.add(dark, cv2.resize(line, (w, h), interpolation=cv2.INTER_LINEAR))
        return cv2.add(out, cv2.convertScaleAbs(bloom, alpha=1.3))  # type: ignore[no-any-return]
