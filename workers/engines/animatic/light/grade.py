"""The last touch on a frame: the colour grade of its mood, its vignette, and the planes in which it leaves."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from workers.engines.animatic.light.cv import cv2

Pixels = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]

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
PIVOT = 118.0
"""The level that contrast leaves alone."""
GREY = (0.299, 0.587, 0.114)
"""How much of red, green and blue is kept as brightness where saturation is taken."""
BLACK, GREY_POINT = 16, 128
"""BT.709, limited range: luma of black, and chroma of what has no colour."""

DARKER = 48
"""Levels by which a grade may make a colour darker than a grey of its brightness."""


class Grade:
    """Made once for a film's size and mood. All of it but the vignette is one affine map of each pixel's colour."""

    def __init__(self, width: int, height: int, mood: str, vignette: float = 0.5) -> None:
        self.width, self.height = width, height
        self._graded = _graded(mood)
        self._plain = bool(np.array_equal(self._graded, np.eye(3, 4)))
        swap = np.eye(3)[::-1]  # frames are drawn as blue, green, red
        self._planes = _chained(_to_planes(), self._graded)
        self._from_bgr = np.hstack([self._planes[:, :3] @ swap, self._planes[:, 3:]])
        self._shade, self._chroma, self._lift = _vignette(width, height, vignette)
        self._small: Pixels = np.empty((height // 2, width // 2, 3), np.uint8)
        self._whole: Pixels = np.empty((height, width, 3), np.uint8)
        self._change: Pixels = np.empty((height, width), np.uint8)
        self._slope = float(self._planes[0, :3].sum())
        self._chromas: Pixels = np.empty_like(self._small)

    def apply(self, rgb: Pixels) -> Pixels:
        """Grade an RGB frame in place and return it."""
        if not self._plain:
            cv2.transform(rgb, self._graded, dst=rgb)
        cv2.multiply(rgb, cv2.merge([self._shade] * 3), dst=rgb, scale=1 / 255)
        return rgb

    def planes(self, frame: Pixels, out: Pixels, *, bgr: bool = True) -> None:
        """Grade a frame, blue, green and red unless `bgr` is false, into the planes Y, U and V of `out`."""
        matrix = self._from_bgr if bgr else self._planes
        h, w = self.height, self.width
        cv2.resize(frame, (w // 2, h // 2), dst=self._small, interpolation=cv2.INTER_AREA)
        cv2.transform(frame, matrix, dst=self._whole)
        cv2.transform(self._small, matrix, dst=self._chromas)
        cv2.extractChannel(self._whole, 0, dst=out[:h])
        self._finish(out)

    def lit_planes(self, frame: Pixels, half: Pixels, lit: Pixels, out: Pixels) -> None:
        """As `planes`, for a frame with alpha, the same at `half` its size, and what the lights make of that.

        Brightness alone is as sharp as the frame: what its lights and its grade change is found at half the size.
        """
        cv2.cvtColor(lit, cv2.COLOR_BGRA2BGR, dst=self._small)
        cv2.transform(self._small, self._from_bgr, dst=self._chromas)
        luma = out[: self.height]
        grey = cv2.cvtColor(half, cv2.COLOR_BGRA2GRAY)
        change = cv2.addWeighted(cv2.extractChannel(self._chromas, 0), 1.0, grey, -self._slope, DARKER)
        cv2.resize(change, (self.width, self.height), dst=self._change)
        cv2.cvtColor(frame, cv2.COLOR_BGRA2GRAY, dst=luma)
        cv2.addWeighted(luma, self._slope, self._change, 1.0, -DARKER, dst=luma)
        self._finish(out)

    def _finish(self, out: Pixels) -> None:
        """The vignette over luma above black and the chroma that was found at half the size."""
        h, w = self.height, self.width
        luma, chroma = out[:h], out[h:].reshape(h, w // 2)
        cv2.extractChannel(self._chromas, 1, dst=chroma[: h // 2])
        cv2.extractChannel(self._chromas, 2, dst=chroma[h // 2 :])
        cv2.multiply(luma, self._shade, dst=luma, scale=1 / 255)
        cv2.add(luma, BLACK, dst=luma)
        cv2.multiply(chroma, self._chroma, dst=chroma, scale=1 / 255)
        cv2.add(chroma, self._lift, dst=chroma)


def _graded(mood: str) -> Matrix:
    """Contrast, then the gain of each colour, then saturation: 3 x 4, of red, green and blue."""
    gains, contrast, saturation = MOODS.get(mood, MOODS["calm"])
    contrasted = np.hstack([np.eye(3) * contrast, np.full((3, 1), PIVOT * (1 - contrast))])
    gained = np.hstack([np.diag(gains), np.zeros((3, 1))])
    saturated = np.hstack([np.eye(3) * saturation + (1 - saturation) * np.array([GREY] * 3), np.zeros((3, 1))])
    return _chained(saturated, _chained(gained, contrasted))


def _to_planes() -> Matrix:
    """Red, green and blue to luma above black and to chroma, BT.709, limited range."""
    kr, kg, kb = 0.2126, 0.7152, 0.0722
    y = np.array([kr, kg, kb])
    u = (np.array([0.0, 0.0, 1.0]) - y) / (2 * (1 - kb))
    v = (np.array([1.0, 0.0, 0.0]) - y) / (2 * (1 - kr))
    rows = np.stack([y * 219 / 255, u * 224 / 255, v * 224 / 255])
    return np.hstack([rows, [[0.0], [GREY_POINT], [GREY_POINT]]])


def _chained(after: Matrix, before: Matrix) -> Matrix:
    """One affine map for two, the second applied first."""
    whole: Matrix = after[:, :3] @ before
    whole[:, 3] += after[:, 3]
    return whole


@lru_cache(maxsize=8)
def _vignette(width: int, height: int, strength: float) -> tuple[Pixels, Pixels, Pixels]:
    """What a vignette leaves of luma and of both planes of chroma, of 255, and what lifts chroma to grey again.

    The films of a worker share a few sizes, and each takes longer to make than a frame.
    """
    shade = _shade(width, height, strength)
    half = cv2.resize(shade.astype(np.float32), (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    chroma = np.rint(np.vstack([half, half]) * 255).astype(np.uint8)
    # rounded as `multiply` rounds, so that what has no colour keeps none
    neutral = np.rint(GREY_POINT * chroma.astype(np.float64) / 255)
    return np.rint(shade * 255).astype(np.uint8), chroma, (GREY_POINT - neutral).astype(np.uint8)


def _shade(width: int, height: int, strength: float) -> npt.NDArray[np.float64]:
    """How much of its light each pixel keeps, 0 to 1, darker toward the corners."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    d = np.hypot((x - width / 2) / (width * 0.78), (y - height * 0.48) / (height * 0.66))
    shade = 1 - strength * np.clip(d - 0.35, 0, 1) ** 1.6
    # a little noise keeps the slow fall-off from showing bands
    shade += np.random.default_rng(5).uniform(-0.9, 0.9, shade.shape) / 256
    kept: Matrix = np.clip(shade, 0.0, 1.0)
    return kept
