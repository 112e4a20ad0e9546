"""Newsreel: black and white of the thirties, through an old projector."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, noise, style, swing


def _gate(width: int, height: int) -> Pixels:
    """The opening that the film runs behind: round corners, a soft black edge."""
    mask = np.zeros((height, width), np.uint8)
    m = round(min(width, height) * 0.028)
    r = round(min(width, height) * 0.075)
    cv2.rectangle(mask, (m + r, m), (width - m - r, height - m), 255, -1)
    cv2.rectangle(mask, (m, m + r), (width - m, height - m - r), 255, -1)
    for x in (m + r, width - m - r):
        for y in (m + r, height - m - r):
            cv2.circle(mask, (x, y), r, 255, -1)
    out: Pixels = cv2.GaussianBlur(mask, (0, 0), max(1.5, m * 0.22))
    return out


@style(
    "newsreel",
    words=("newsreel footage", "newsreel", "silent film", "1930s film", "1920s film", "old black and white film",
           "charlie chaplin film"),
    names=("1930s", "1920s", "1940s", "1910s", "silent movie", "silent comedy", "black and white silent film",
           "black and white 1930s", "black and white 1920s", "1930s black and white", "1920s black and white",
           "old newsreel", "black and white newsreel", "black and white newsreel footage", "antique film"),
    vignette=0.95,
)  # fmt: skip
class Newsreel:
    """Eighteen pictures a second: the gate weaves, the lamp flickers, the print is scratched and dusty."""

    hold = 1

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._size, self._seed = (width, height), seed
        rng = np.random.default_rng(seed)
        x = np.arange(256) / 255
        # old stock: milky blacks, a long shoulder
        self._curve = np.clip(14 + 232 * (1 / (1 + np.exp(-6.6 * (x - 0.46)))), 0, 255).astype(np.uint8)
        self._gate = _gate(width, height)
        grain = swing(noise(rng, height // 2, width // 2, 0.8, 1.0), 3.2)
        self._grain = cv2.resize(grain, (width, height), interpolation=cv2.INTER_LINEAR)
        self._stain = np.clip(128 + swing(noise(rng, height // 8, width // 8, 14, 1.0), 7.0), 90, 150).astype(np.uint8)
        self._stain = cv2.resize(self._stain, (width, height))

    def apply(self, rgb: Pixels, i: int) -> Pixels:
        w, h = self._size
        step = i * 3 // 4
        rng = np.random.default_rng((self._seed, step))
        # orthochromatic: blind to red, so skies are pale and lips dark
        grey = cv2.addWeighted(cv2.extractChannel(rgb, 1), 0.7, cv2.extractChannel(rgb, 2), 0.3, 0)
        grey = cv2.LUT(grey, self._curve)
        glare = cv2.resize(cv2.GaussianBlur(cv2.resize(grey, (w // 8, h // 8)), (0, 0), 3), (w, h))
        lamp = 1.0 + 0.06 * float(np.random.default_rng((self._seed, 5, step // 3)).uniform(-1, 1))
        grey = cv2.addWeighted(grey, 0.82 * lamp, glare, 0.2 * lamp, -4)
        grey = cv2.multiply(cv2.add(grey, self._grain, dtype=cv2.CV_8U), self._stain, scale=1 / 128)
        self._wear(grey, rng, step)
        gate = np.random.default_rng((self._seed, 6, step // 3))
        dx, dy = int(gate.integers(-1, 2)), int(gate.integers(-2, 3)) + (9 if rng.random() < 0.015 else 0)
        shift = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
        grey = cv2.warpAffine(grey, shift, (w, h), flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
        grey = cv2.multiply(grey, self._gate, scale=1 / 255)
        return cv2.merge([grey, cv2.convertScaleAbs(grey, alpha=0.985), cv2.convertScaleAbs(grey, alpha=0.95)])  # type: ignore[no-any-return]

    def _wear(self, grey: Pixels, rng: np.random.Generator, step: int) -> None:
        """Scratches that run on for a while, dust and hairs that come and go, now and then a burnt blot."""
        w, h = self._size
        unit = min(w, h) / 704
        for lane in range(3):
            span = 14 + 9 * lane
            run = np.random.default_rng((self._seed, 77 + lane, step // span))
            if run.random() < 0.55:
                x = int(run.integers(0, w)) + round(2 * np.sin(step * 0.8 + lane))
                light = 236 if run.random() < 0.7 else 18
                cut = np.full((h, 1), light, np.uint8)
                part = grey[:, max(0, x) : max(0, x) + max(1, round(1.4 * unit))]
                if part.size:
                    part[:] = cv2.addWeighted(part, 0.42, np.repeat(cut, part.shape[1], 1), 0.58, 0)
        for _ in range(int(rng.integers(2, 7))):
            at = (int(rng.integers(0, w)), int(rng.integers(0, h)))
            size = (max(1, round(rng.uniform(1, 4) * unit)), max(1, round(rng.uniform(1, 6) * unit)))
            cv2.ellipse(grey, at, size, float(rng.uniform(0, 180)), 0, 360, 240 if rng.random() < 0.5 else 20, -1,
                        cv2.LINE_AA)  # fmt: skip
        if rng.random() < 0.22:
            x, y, turn = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(0, 6.28)
            u = np.linspace(0, 1, 9)
            a = turn + rng.normal(0, 1.4) * u
            hair = np.stack([x + np.cos(a) * 46 * unit * u, y + np.sin(a) * 46 * unit * u], -1)
            cv2.polylines(grey, [hair.astype(np.int32)], False, 16, max(1, round(1.6 * unit)), cv2.LINE_AA)
