"""Styles that change the whole picture, one function or class each."""

from workers.engines.animatic.styles import drawn, filmed, materials, pixel
from workers.engines.animatic.styles.base import STYLES, Style, make, vignette

__all__ = ["STYLES", "Style", "drawn", "filmed", "make", "materials", "pixel", "vignette"]
