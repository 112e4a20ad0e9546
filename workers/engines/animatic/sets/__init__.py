"""The sets, each painted by code under any hour, season and weather; a new one is a module with a `scene` in it."""

import importlib
import pkgutil

from workers.engines.animatic.sets.base import BUILDERS, INDOOR, Scene, View
from workers.engines.animatic.sets.tone import Tone

__all__ = ["BUILDERS", "Scene", "Tone", "View", "build"]

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")


def build(name: str, view: View, hour: str, weather: str, season: str, seed: int, soft: float = 0.0) -> Scene:
    """The set `name` (the abstract backdrop if there is none of that name), ready to film."""
    builder = BUILDERS.get(name, BUILDERS["abstract"])
    made = Scene(view, Tone(hour, weather, season, indoor=name in INDOOR), seed=seed, soft=soft)
    builder(made)
    return made
