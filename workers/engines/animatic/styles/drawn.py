"""Drawn styles: watercolour, cel, ink, blueprint, pastel."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, edges, noise, style


@style(
    "watercolour",
    words=("watercolour painting", "watercolor", "gouache", "aquarelle"),
    names=("watercolour", "water-colour", "watercolor painting"),
    vignette=0.0,
)
class Watercolour:
    """Paper, washes that pool at their edges, and a trembling outline."""

    hold = 1

    def __init__(self, width: int, height: int, seed: int) -> None:
        w, h = width // 2, height // 2
        rng = np.random.default_rng(seed)
        gx, gy = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
        shift = noise(rng, h, w, 4, 11) + noise(rng, h, w, 14, 50)
        other = noise(rng, h, w, 4, 11) + noise(rng, h, w, 14, 50)
        self._map = cv2.convertMaps(gx + shift, gy + other, cv2.CV_16SC2)
        paper = (
            238 + noise(rng, h, w, 0.8, 14) + noise(rng, h, w, 2.2, 26) + np.clip(noise(rng, h, w, 34, 900), -16, 16)
        )
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        edge = np.minimum.reduce([x, w - x, y, h - y]) + noise(rng, h, w, 9, 150)
        self._margin = cv2.merge([np.clip((edge - 10) / 16, 0, 1).astype(np.float32)] * 3)
        self._paper = cv2.cvtColor(np.clip(paper, 150, 255).astype(np.uint8), cv2.COLOR_GRAY2RGB)
        self._size = (width, height)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        w, h = self._size
        s = cv2.resize(rgb, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
        s = cv2.remap(s, *self._map, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        s = cv2.medianBlur(s, 5)
        pooled = cv2.convertScaleAbs(cv2.absdiff(s, cv2.GaussianBlur(s, (0, 0), 3)), alpha=1.6)
        s = cv2.addWeighted(s, 0.74, np.full_like(s, 255), 0.26, 0)
        s = cv2.multiply(cv2.subtract(s, pooled), self._paper, scale=1 / 238)
        s = (s * self._margin + self._paper * (1 - self._margin)).astype(np.uint8)
        return cv2.resize(s, (w, h), interpolation=cv2.INTER_CUBIC)  # type: ignore[no-any-return]


@style(
    "cel",
    words=("anime", "cel shaded cartoon", "studio ghibli", "manga", "2d animation", "disney"),
    names=("cartoon", "pixar", "ghibli", "cartoonish", "animated", "3d animation", "cel-shaded"),
)
class Cel:
    """Flat tones, strong colour, dark outlines."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        del seed
        self._size = (width, height)
        ramp = np.arange(256)
        self._value = np.clip(np.round(ramp / 255 * 6) / 6 * 255 * 0.62 + ramp * 0.4, 0, 255).astype(np.uint8)
        self._sat = np.clip(ramp * 1.28, 0, 255).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        w, h = self._size
        s = cv2.resize(rgb, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
        s = cv2.bilateralFilter(s, 5, 28, 5)
        hsv = cv2.cvtColor(s, cv2.COLOR_RGB2HSV)
        hsv[..., 2] = cv2.LUT(hsv[..., 2], self._value)
        hsv[..., 1] = cv2.LUT(hsv[..., 1], self._sat)
        s = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)
        grey = cv2.GaussianBlur(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), (0, 0), 1.0)
        line = cv2.GaussianBlur(edges(grey, 30, 4.2), (0, 0), 0.8)
        s = cv2.resize(s, (w, h), interpolation=cv2.INTER_CUBIC)
        return cv2.subtract(s, cv2.cvtColor(cv2.convertScaleAbs(line, alpha=0.85), cv2.COLOR_GRAY2RGB))  # type: ignore[no-any-return]


@style(
    "ink",
    words=("ink drawing", "pencil sketch", "charcoal drawing", "line art", "sumi-e", "woodcut"),
    names=("pencil drawing", "sketch style", "black ink", "hand-drawn", "doodle"),
    vignette=0.2,
)
class Ink:
    """Black lines, three greys by brush and hatching, on warm paper."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self._size = (width, height)
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        wobble = noise(rng, height, width, 12, 30)
        self._hatch = (np.sin((x + y + wobble) * 0.78) > 0.25).astype(np.uint8) * 255
        self._cross = (np.sin((x - y + wobble) * 0.78) > 0.25).astype(np.uint8) * 255
        paper = np.clip(244 + noise(rng, height, width, 1.2, 10), 210, 255)
        self._paper = np.stack([paper, paper * 0.975, paper * 0.925], -1).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
        grey = cv2.createCLAHE(2.0, (4, 4)).apply(grey)
        smooth = cv2.GaussianBlur(grey, (0, 0), 1.6)
        line = 255 - edges(smooth, 9, 7.0)
        tone = np.full_like(grey, 255)
        tone = np.where(smooth < 118, np.maximum(255 - self._hatch, 120), tone)
        tone = np.where(smooth < 74, np.minimum(tone, np.maximum(255 - self._cross, 70)), tone)
        tone = np.where(smooth < 36, 24, tone)
        wash = cv2.convertScaleAbs(cv2.GaussianBlur(grey, (0, 0), 5), alpha=0.42, beta=148)
        ink = cv2.min(cv2.min(cv2.GaussianBlur(tone.astype(np.uint8), (0, 0), 0.7), line), wash)
        return cv2.multiply(self._paper, cv2.cvtColor(ink, cv2.COLOR_GRAY2RGB), scale=1 / 250)  # type: ignore[no-any-return]


@style(
    "blueprint",
    words=("blueprint", "technical drawing", "wireframe", "schematic"),
    names=("blueprints",),
    vignette=0.25,
)
class Blueprint:
    """White lines and a grid on blue."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        base = np.zeros((height, width, 3), np.float32)
        base[:] = (22, 66, 150)
        base += noise(rng, height, width, 40, 180)[..., None]
        self._grid = np.zeros((height, width), np.uint8)
        step = max(24, width // 22)
        self._grid[::step, :] = 38
        self._grid[:, ::step] = 38
        self._grid[:: step * 4, :] = 78
        self._grid[:, :: step * 4] = 78
        self._base = np.clip(base, 0, 255).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        grey = cv2.GaussianBlur(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), (0, 0), 1.1)
        line = edges(grey, 7, 8.0)
        body = cv2.convertScaleAbs(grey, alpha=0.16)
        marks = cv2.max(cv2.max(line, self._grid), body)
        white = cv2.merge([marks, marks, marks])
        return cv2.add(self._base, cv2.convertScaleAbs(white, alpha=0.86))  # type: ignore[no-any-return]


@style(
    "pastel",
    words=("pastel colours", "chalk drawing", "crayon", "soft storybook", "kawaii", "wes anderson"),
    names=("pastel", "pastels"),
    vignette=0.1,
)
class Pastel:
    """Soft chalk: pale colour, grain of the paper, light edges."""

    hold = 1

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        grain = noise(rng, height, width, 0.9, 15) + noise(rng, height, width, 2.4, 26)
        self._up = cv2.merge([np.clip(grain, 0, 60).astype(np.uint8)] * 3)
        self._down = cv2.merge([np.clip(-grain, 0, 60).astype(np.uint8)] * 3)
        self._size = (width, height)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        w, h = self._size
        s = cv2.medianBlur(cv2.resize(rgb, (w // 2, h // 2), interpolation=cv2.INTER_AREA), 5)
        s = cv2.resize(s, (w, h), interpolation=cv2.INTER_LINEAR)
        s = cv2.addWeighted(s, 0.72, np.full_like(s, (255, 244, 236)), 0.28, 0)
        return cv2.subtract(cv2.add(s, self._up), self._down)  # type: ignore[no-any-return]
