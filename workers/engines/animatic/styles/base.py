"""The register of styles."""

from collections.abc import Callable
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


class Style(Protocol):
    """Made for one size; `apply` turns an RGB frame into another. `hold` frames share one picture: 2 films on twos."""

    hold: int

    def __init__(self, width: int, height: int, seed: int) -> None: ...

    def apply(self, rgb: Pixels, i: int) -> Pixels: ...


STYLES: dict[str, type[Style]] = {}
VIGNETTE = {
    "paper": 0.2,
    "blueprint": 0.25,
    "ink": 0.2,
    "watercolour": 0.0,
    "pastel": 0.1,
    "8bit": 0.25,
    "vintage": 0.85,
    "noir": 0.75,
}
S = TypeVar("S", bound=type)


def style(name: str) -> Callable[[S], S]:
    """Register a style under its name in the catalogue."""

    def keep(cls: S) -> S:
        STYLES[name] = cls
        return cls

    return keep


def make(name: str, width: int, height: int, seed: int) -> Style | None:
    """The style for films of this size; None for the plain look."""
    cls = STYLES.get(name)
    return cls(width, height, seed) if cls else None


def vignette(name: str) -> float:
    return VIGNETTE.get(name, 0.5)
