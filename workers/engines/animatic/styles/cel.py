"""Cel: flat paint on film, with a clean line; comic: the same in print, with dots."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, adapted, contours, halved, noise, style, swing


def _two_tones(value: Pixels, table: Pixels) -> Pixels:
    """What `table` makes of how much lighter or darker a place is than most of what is around it."""
    h, w = value.shape
    # a median keeps the borders of forms, so that no form darkens its surroundings
    around = cv2.medianBlur(cv2.resize(value, (w // 4, h // 4), interpolation=cv2.INTER_AREA), 13)
    around = cv2.resize(around, (w, h), interpolation=cv2.INTER_LINEAR)
    out: Pixels = cv2.medianBlur(cv2.LUT(cv2.addWeighted(value, 1.0, around, -1.0, 128), table), 5)
    return out


def _step(at: tuple[float, ...], lift: tuple[float, ...], soft: float) -> Pixels:
    """A staircase about 128: it rises by `lift` at each of `at`, within about `soft` values."""
    x = np.arange(256) - 128
    stairs = sum(k * np.tanh((x - a) / soft) / 2 for a, k in zip(at, lift, strict=True))
    return np.asarray(np.clip(128 + stairs, 0, 255), np.uint8)


@style(
    "cel",
    words=("anime", "cel shaded cartoon", "studio ghibli", "manga", "2d animation", "disney"),
    names=(
        "cartoon",
        "pixar",
        "ghibli",
        "cartoonish",
        "animated film",
        "animated movie",
        "3d animation",
        "cel-shaded",
        "cel animation",
    ),
    vignette=0.25,
)
class Cel:
    """A lit side and a shaded one with a sharp border, strong colour, coloured lines, light that blooms."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        del seed
        self._size = (width, height)
        self._tones = _step((-7.0, 9.0), (34.0, 30.0), 2.0)
        ramp = np.arange(256)
        self._vivid = np.clip(ramp * 1.3, 0, 255).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        w, h = self._size
        small = cv2.medianBlur(halved(rgb), 5)
        hsv = cv2.cvtColor(small, cv2.COLOR_RGB2HSV)
        value = hsv[..., 2]
        tone = _two_tones(value, self._tones)
        hsv[..., 2] = cv2.addWeighted(value, 1.0, tone, 1.0, -124)
        hsv[..., 1] = cv2.addWeighted(cv2.LUT(hsv[..., 1], self._vivid), 1.0, tone, -0.4, 51)
        small = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)
        bright = cv2.subtract(halved(small), (170, 170, 170, 0))
        bloom = cv2.resize(cv2.GaussianBlur(bright, (0, 0), 5), (w // 2, h // 2))
        small = cv2.addWeighted(small, 1.0, bloom, 0.9, 0)
        line = contours(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), 1.7, 2, 13.0)
        keep = cv2.convertScaleAbs(cv2.bitwise_not(line), alpha=0.86, beta=36)
        out = cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR)
        return cv2.multiply(out, cv2.merge([keep] * 3), scale=1 / 255)  # type: ignore[no-any-return]


@style(
    "comic",
    words=("comic book", "pop art", "graphic novel", "halftone print", "roy lichtenstein"),
    names=("comic", "comics", "comic strip", "comic book style", "superhero comic", "ben-day dots", "spider-verse"),
    vignette=0.0,
)
class Comic:
    """Cheap print: few inks a little out of register, dots for every shade, a fat black line, yellowed paper."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self._size = (width, height)
        period = max(5.0, min(width, height) / 64)
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        a, b = ((x * c + y * s) * np.pi / period for c, s in ((0.966, 0.259), (-0.259, 0.966)))
        dots = 0.5 + 0.25 * (np.cos(2 * a) + np.cos(2 * b))
        self._dots = (dots * 150).astype(np.uint8)
        steps = np.round(np.arange(256) / 255 * 4) / 4 * 255
        self._inks = np.clip(steps * 0.62 + np.arange(256) * 0.42 + 6, 0, 255).astype(np.uint8)
        rough = swing(noise(rng, height // 2, width // 2, 1.0, 1), 4.0)
        paper = 244 + cv2.resize(rough, (width, height))
        self._paper = np.clip(np.stack([paper + 4, paper - 3, paper - 26], -1), 0, 255).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        w, h = self._size
        small = cv2.medianBlur(halved(rgb), 5)
        hsv = cv2.cvtColor(small, cv2.COLOR_RGB2HSV)
        hsv[..., 1] = cv2.convertScaleAbs(hsv[..., 1], alpha=1.25)
        hsv[..., 2] = cv2.LUT(hsv[..., 2], self._inks)
        flat = cv2.resize(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB), (w, h), interpolation=cv2.INTER_LINEAR)
        grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
        tone = cv2.resize(adapted(halved(grey, 4), 0.4), (w, h), interpolation=cv2.INTER_LINEAR)
        shade = cv2.addWeighted(tone, 4.0, self._dots, -4.0, 128)
        shade = cv2.convertScaleAbs(shade, alpha=0.36, beta=164)
        line = cv2.bitwise_not(contours(grey, 2.4, 3, 14.0))
        inked = cv2.min(shade, line)
        inked = cv2.merge([inked, inked, cv2.convertScaleAbs(inked, alpha=0.86, beta=36)])
        out = cv2.multiply(flat, inked, scale=1 / 255)
        return cv2.multiply(out, self._paper, scale=1 / 250)  # type: ignore[no-any-return]
