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


def signed(field: Floats, top: int = 80) -> tuple[Pixels, Pixels]:
    """A field as what it adds to and what it takes from a picture of three channels."""
    up, down = (np.clip(k * field, 0, top).astype(np.uint8) for k in (1, -1))
    return cv2.merge([up] * 3), cv2.merge([down] * 3)
