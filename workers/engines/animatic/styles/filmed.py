"""Styles of the film stock: noir, vintage, neon."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, adapted, halved, noise, style, swing


@style(
    "noir",
    words=("film noir", "black and white", "monochrome", "high contrast detective film"),
    names=("noir", "black-and-white", "b&w"),
    vignette=0.55,
)
class Noir:
    """Hard black and white: one lamp, deep shade around it, wet highlights that bleed, a little grain."""

    hold = 1

    def __init__(self, width: int, height: int, seed: int) -> None:
        x = np.arange(256) / 255
        self._curve = np.clip(272 * (1 / (1 + np.exp(-8.6 * (x - 0.55)))) - 5, 0, 255).astype(np.uint8)
        rng = np.random.default_rng(seed)
        self._grain = [swing(noise(rng, height // 2, width // 2, 0.6, 1), 3.2) for _ in range(3)]
        yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
        x0, y0 = xx / width - 0.46, yy / height - 0.5
        # the lamp stands high on the left; its light falls across the middle and leaves the corners black
        beam = np.clip(1.25 - np.abs(x0 * 0.9 - y0 * 0.34) * 1.9, 0, 1) * np.clip(1.3 - np.hypot(x0, y0) * 1.25, 0, 1)
        self._light = (np.clip(0.3 + 0.86 * beam, 0, 1) * 255).astype(np.uint8)

    def apply(self, rgb: Pixels, i: int) -> Pixels:
        h, w = rgb.shape[:2]
        grey = adapted(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), 0.34)
        grey = cv2.multiply(cv2.LUT(grey, self._curve), self._light, scale=1 / 255)
        glare = cv2.GaussianBlur(cv2.convertScaleAbs(cv2.subtract(halved(grey, 8), 175), alpha=0.7), (0, 0), 2.2)
        grey = cv2.add(grey, cv2.resize(glare, (w, h), interpolation=cv2.INTER_LINEAR))
        grain = cv2.resize(self._grain[(i // 4) % 3], (w, h), interpolation=cv2.INTER_LINEAR)
        grey = cv2.add(grey, grain, dtype=cv2.CV_8U)
        return cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB)  # type: ignore[no-any-return]


@style(
    "vintage",
    words=("vintage film", "8mm home movie", "retro 1970s footage", "sepia", "35mm film grain"),
    names=(
        "vintage",
        "retro",
        "1950s",
        "1960s",
        "1970s",
        "70s",
        "60s",
        "old film",
        "super 8",
    ),
    vignette=0.85,
)
class Vintage:
    """A home movie: faded warm stock, a leak of light, a lamp that breathes, dust and the odd scratch."""

    hold = 1

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._size, self._seed = (width, height), seed
        ramp = np.arange(256, dtype=np.float32)
        fade = [np.clip(ramp * k * 0.86 + lift, 0, 255) for k, lift in ((1.07, 32), (0.97, 22), (0.72, 30))]
        self._fade = np.stack(fade, -1)
        rng = np.random.default_rng(seed)
        yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
        side = 0.0 if rng.random() < 0.5 else 1.0
        bend = 0.05 * np.sin(yy / height * 5 + float(rng.uniform(0, 6)))
        leak = np.exp(-(((np.abs(xx / width - side) + bend) / 0.16) ** 2)) * (
            0.55 + 0.45 * np.sin(yy / height * 2.6 + 0.4)
        )
        self._leak = np.stack([leak * k for k in (120, 52, 14)], -1).clip(0, 255).astype(np.uint8)

    def apply(self, rgb: Pixels, i: int) -> Pixels:
        w, h = self._size
        rng = np.random.default_rng((self._seed, i // 2))
        table = np.clip(self._fade * (0.95 + 0.05 * rng.random()), 0, 255).astype(np.uint8)[None]
        grey = cv2.cvtColor(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        s = cv2.add(cv2.LUT(cv2.addWeighted(rgb, 0.5, grey, 0.5, 0), table), self._leak)
        up, left = int(rng.integers(0, 3)), int(rng.integers(0, 2))
        s = cv2.copyMakeBorder(s[up:, left:], 0, up, 0, left, cv2.BORDER_REPLICATE)
        unit = min(w, h) / 704
        for _ in range(rng.integers(2, 7)):
            x, y, r = int(rng.integers(0, w)), int(rng.integers(0, h)), round(float(rng.uniform(1, 3)) * unit)
            cv2.circle(s, (x, y), r, (244, 236, 214) if rng.random() < 0.6 else (40, 30, 24), -1, cv2.LINE_AA)
        if rng.random() < 0.4:
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
        half = halved(rgb)
        k = np.ones((3, 3), np.uint8)
        line = cv2.convertScaleAbs(
            cv2.subtract(cv2.morphologyEx(half, cv2.MORPH_GRADIENT, k), (14, 14, 14, 0)), alpha=2.6
        )
        hsv = cv2.cvtColor(cv2.max(line, 1), cv2.COLOR_RGB2HSV)
        body = cv2.cvtColor(half, cv2.COLOR_RGB2HSV)
        hsv[..., 0] = body[..., 0]
        hsv[..., 1] = cv2.max(body[..., 1], 170)
        line = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)
        bloom = cv2.resize(cv2.GaussianBlur(halved(line, 4), (0, 0), 3), (w // 2, h // 2))
        line = cv2.addWeighted(line, 1.0, bloom, 1.3, 0)
        dark = cv2.addWeighted(rgb, 0.4, self._tint, 0.22, -12)
        return cv2.add(dark, cv2.resize(line, (w, h), interpolation=cv2.INTER_LINEAR))  # type: ignore[no-any-return]
