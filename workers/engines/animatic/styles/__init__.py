"""Styles that change the whole picture, one class each; a new one is a module with a `style` in it."""

import importlib
import pkgutil

from workers.engines.animatic.styles.base import STYLES, Entry, Style, make, vignette

__all__ = ["STYLES", "Entry", "Style", "make", "vignette"]

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
