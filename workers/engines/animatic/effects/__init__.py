"""What fills the air and the sky of a shot beyond its weather; a new one is a module here with an `effect` in it."""

import importlib
import pkgutil

from workers.engines.animatic.effects.base import EFFECTS, Effect, add_effects, effect

__all__ = ["EFFECTS", "Effect", "add_effects", "effect"]

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
