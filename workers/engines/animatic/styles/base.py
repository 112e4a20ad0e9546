"""The register of styles, and what several of them are made with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from workers.engines.animatic.light.cv import cv2

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


class Style(Protocol):
    """Made for one size; `apply` turns an RGB frame into another. `hold` frames share one picture: 2 films on twos."""

    hold: int

    def __init__(self, width: int, height: int, seed: int) -> None: ...

    def apply(self, rgb: Pixels, i: int) -> Pixels: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A style as it is registered."""

    make: type[Style]
    words: tuple[str, ...]
    names: tuple[str, ...]
    vignette: float


STYLES: dict[str, Entry] = {}
S = TypeVar("S", bound=type)


def style(
    name: str, *, words: tuple[str, ...] = (), names: tuple[str, ...] = (), vignette: float = 0.5
) -> Callable[[S], S]:
    """Register a style.

    Args:
        name: What plans call it.
        words: What prompts call it. They are read as they stand, and so is what means about the same.
        names: Further names, read only as they stand: words that mean much else besides, such as "retro".
        vignette: How dark the corners become.
    """

    def keep(cls: S) -> S:
        STYLES[name] = Entry(cls, words, names, vignette)
        return cls

    return keep


def make(name: str, width: int, height: int, seed: int) -> Style | None:
    """The style for films of this size; None for the plain look."""
    entry = STYLES.get(name)
    return entry.make(width, height, seed) if entry else None


def vignette(name: str) -> float:
    return STYLES[name].vignette if name in STYLES else 0.5


def noise(rng: np.random.Generator, h: int, w: int, sigma: float, k: float) -> Floats:
    """Blurred noise; the wider `sigma`, the larger `k` must be for the same swing."""
    out: Floats = cv2.GaussianBlur(rng.standard_normal((h, w)).astype(np.float32), (0, 0), sigma) * np.float32(k)
    return out


def swing(field: Floats, reach: float) -> Floats:
    """The field scaled to a standard deviation of `reach`."""
    out: Floats = field * np.float32(reach / max(1e-6, float(field.std())))
    return out


def halved(rgb: Pixels, times: int = 2) -> Pixels:
    """The picture at a half (or a third ...) of its size."""
    h, w = rgb.shape[:2]
    out: Pixels = cv2.resize(rgb, (w // times, h // times), interpolation=cv2.INTER_AREA)
    return out


def edges(grey: Pixels, low: int = 10, gain: float = 6.0, size: int = 3) -> Pixels:
    """Where tones meet: 255 where a line is."""
    k = np.ones((size, size), np.uint8)
    spread = cv2.subtract(cv2.dilate(grey, k), cv2.erode(grey, k))
    out: Pixels = cv2.convertScaleAbs(cv2.subtract(spread, low), alpha=gain)
    return out


def moved(grey: Pixels, dx: int, dy: int) -> Pixels:
    """The picture pushed to the right and down, its edge drawn out."""
    h, w = grey.shape
    out: Pixels = cv2.copyMakeBorder(grey[: h - dy, : w - dx], dy, 0, dx, 0, cv2.BORDER_REPLICATE)
    return out


def signed(field: Floats, top: int = 80) -> tuple[Pixels, Pixels]:
    """A field as what it adds to and what it takes from a picture of three channels."""
    up, down = (np.clip(k * field, 0, top).astype(np.uint8) for k in (1, -1))
    return cv2.merge([up] * 3), cv2.merge([down] * 3)


def contours(grey: Pixels, sigma: float, low: int, gain: float) -> Pixels:
    """A line on the dark side of every edge, 255 where it is full; `sigma` is about half its width."""
    h, w = grey.shape
    fine = cv2.GaussianBlur(grey, (0, 0), sigma)
    wide = cv2.resize(cv2.GaussianBlur(halved(fine), (0, 0), sigma * 0.8), (w, h), interpolation=cv2.INTER_LINEAR)
    out: Pixels = cv2.convertScaleAbs(cv2.subtract(cv2.subtract(wide, fine), low), alpha=gain)
    return out


def adapted(grey: Pixels, strength: float) -> Pixels:
    """The picture with the light of its surroundings taken out in part, so that a night has tones to draw."""
    h, w = grey.shape
    around = cv2.GaussianBlur(cv2.resize(grey, (w // 8, h // 8), interpolation=cv2.INTER_AREA), (0, 0), 9)
    around = cv2.resize(around, (w, h), interpolation=cv2.INTER_LINEAR)
    out: Pixels = cv2.addWeighted(grey, 1.0, around, -strength, 150 * strength)
    return out


def lines(width: int, height: int, turn: float, period: float, wobble: Floats) -> Floats:
    """Parallel lines: 1 on a line's middle, 0 between two."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    along = (x * np.sin(turn) + y * np.cos(turn) + wobble) / period
    out: Floats = (np.abs(along - np.floor(along) - 0.5) * 2).astype(np.float32)
    return out


def washed(colour: Pixels, cover: Pixels, paper: Pixels) -> Pixels:
    """Pigment on white paper: `cover` says how much of it stays (128 is all), `paper` is what light it gives back."""
    ink = cv2.multiply(cv2.bitwise_not(colour), cover, scale=1 / 128)
    out: Pixels = cv2.multiply(cv2.bitwise_not(ink), paper, scale=1 / 255)
    return out
