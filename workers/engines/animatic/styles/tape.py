"""Styles of magnetic tape: a home video, and a surveillance camera."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, halved, noise, style, swing


def _scanned(height: int, width: int, dark: float) -> Pixels:
    """Every second pair of lines a little darker, as a tube shows them."""
    line = np.where((np.arange(height) // 2) % 2 == 0, 255, round(255 * (1 - dark))).astype(np.uint8)
    return np.repeat(line[:, None], width, 1)


def _lettered(rgb: Pixels, text: str, x: float, y: float) -> None:
    """Write `text` as a recorder does; `x` and `y` are shares of the frame."""
    h, w = rgb.shape[:2]
    size, at = min(w, h) / 704, (round(w * x), round(h * y))
    for colour, thick in (((20, 20, 20), 6), ((242, 242, 242), 2)):
        cv2.putText(
            rgb, text, at, cv2.FONT_HERSHEY_DUPLEX, 1.1 * size, colour, max(1, round(thick * size)), cv2.LINE_AA
        )


@style(
    "vhs",
    words=("vhs tape", "camcorder home video", "1980s television"),
    names=("vhs", "vhs footage", "camcorder", "home video", "1980s", "1990s", "90s", "80s", "old tv", "vcr", "betamax",
           "video tape", "videotape", "80s movie", "90s sitcom", "80s tv", "analog horror", "found footage"),
    vignette=0.5,
)  # fmt: skip
class Vhs:
    """Colour that smears to the right of its forms, lines of the tube, noise, and a tracking fault that climbs."""

    hold = 1

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._size, self._seed = (width, height), seed
        rng = np.random.default_rng(seed)
        grain = swing(noise(rng, height // 2, width // 4, 0.7, 1), 7.0)
        self._grain = cv2.resize(grain, (width, height), interpolation=cv2.INTER_LINEAR)
        self._lines = _scanned(height, width, 0.16)

    def apply(self, rgb: Pixels, i: int) -> Pixels:
        w, h = self._size
        rng = np.random.default_rng((self._seed, i // 4))
        ycc = cv2.cvtColor(rgb, cv2.COLOR_RGB2YCrCb)
        luma, red, blue = cv2.split(ycc)
        shift = max(2, w // 110)
        fringes = []
        for chroma, k in ((red, 1.34), (blue, 1.2)):
            small = cv2.blur(cv2.resize(chroma, (w // 8, h // 4), interpolation=cv2.INTER_AREA), (3, 1))
            wide = cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR)
            wide = cv2.copyMakeBorder(wide[:, : w - shift], 0, 0, shift, 0, cv2.BORDER_REPLICATE)
            fringes.append(cv2.addWeighted(wide, k, wide, 0.0, 128 * (1 - k)))
        # the recorder sharpens what it has blurred: a pale ghost beside every edge
        soft = cv2.blur(luma, (max(3, w // 140), 1))
        luma = cv2.addWeighted(soft, 1.5, cv2.blur(soft, (max(5, w // 60), 1)), -0.5, 10)
        luma = cv2.add(luma, np.roll(self._grain, int(rng.integers(0, h)), 0), dtype=cv2.CV_8U)
        luma = cv2.multiply(luma, self._lines, scale=1 / 255)
        self._torn(luma, i, rng)
        out: Pixels = cv2.cvtColor(cv2.merge([luma, *fringes]), cv2.COLOR_YCrCb2RGB)
        _lettered(out, "PLAY", 0.07, 0.075)
        return out

    def _torn(self, luma: Pixels, i: int, rng: np.random.Generator) -> None:
        """The head's switch at the foot of the picture, and a band of snow that wanders up."""
        h = luma.shape[0]
        foot = max(4, h // 60)
        luma[-foot:] = np.roll(luma[-foot:], int(rng.integers(20, 60)), 1)
        y = h - (i * 5) % (h * 2)
        band = luma[max(0, y) : max(0, y + h // 26)]
        if band.size:
            snow = (rng.random((band.shape[0], band.shape[1] // 6 + 1)) > 0.86).astype(np.uint8) * 150
            band[:] = cv2.add(np.roll(band, 14, 1), np.repeat(snow, 6, 1)[:, : band.shape[1]])


@style(
    "cctv",
    words=("security camera footage", "surveillance camera", "doorbell camera"),
    names=("cctv", "cctv footage", "security footage", "security cam", "security camera", "surveillance footage",
           "ring camera", "doorbell cam", "ring doorbell", "dashcam", "dash cam", "surveillance"),
    vignette=0.9,
)  # fmt: skip
class Cctv:
    """Grey with a breath of green, coarse, eight pictures a second, the clock running in the corner."""

    hold = 3

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._size = (width, height)
        rng = np.random.default_rng(seed)
        self._grain = [swing(noise(rng, height // 2, width // 2, 0.8, 1), 7.0) for _ in range(2)]
        self._lines = cv2.merge([_scanned(height, width, 0.22)] * 3)
        ramp = np.arange(256, dtype=np.float32)
        curve = np.clip(6 + 246 * (ramp / 255) ** 0.8, 0, 255)
        self._tint = np.stack([curve * 0.86, curve, curve * 0.9], -1).astype(np.uint8)[None]
        self._start = int(rng.integers(1, 5)) * 3600 + int(rng.integers(0, 3600))

    def apply(self, rgb: Pixels, i: int) -> Pixels:
        w, h = self._size
        grey = cv2.cvtColor(halved(rgb), cv2.COLOR_RGB2GRAY)
        grey = cv2.add(grey, self._grain[(i // 6) % 2][: grey.shape[0], : grey.shape[1]], dtype=cv2.CV_8U)
        grey = cv2.resize(grey, (w, h), interpolation=cv2.INTER_LINEAR)
        out: Pixels = cv2.multiply(
            cv2.LUT(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), self._tint), self._lines, scale=1 / 255
        )
        s = self._start + i // 24
        _lettered(out, f"CAM 02  {s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}", 0.06, 0.07)
        if i // 12 % 2 == 0:
            cv2.circle(out, (round(w * 0.92), round(h * 0.06)), max(3, round(min(w, h) / 58)), (226, 52, 52), -1)
        return out
