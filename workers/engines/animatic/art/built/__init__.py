"""Things and vehicles drawn by code, what the emoji set lacks or cannot move: every module here registers its own."""

import importlib
import pkgutil

from workers.engines.animatic.art.built.registry import BUILT, Built, Cue, built, named, played

__all__ = ["BUILT", "Built", "Cue", "built", "named", "played"]

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
