"""The sets, each painted by code under any hour, season and weather; a new one is a module with a `scene` in it."""

import importlib
import pkgutil

from workers.engines.animatic.sets.base import SETS, Entry, Scene, View
from workers.engines.animatic.sets.tone import Tone

__all__ = ["SETS", "Entry", "Scene", "Tone", "View", "build", "entry"]

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")


def entry(name: str) -> Entry:
    """What is registered as `name`; the abstract backdrop if there is none of that name."""
    return SETS.get(name, SETS["abstract"])


def build(name: str, view: View, hour: str, weather: str, season: str, seed: int, soft: float = 0.0) -> Scene:
    """The set `name`, ready to film."""
    known = entry(name)
    made = Scene(view, Tone(hour, weather, season, indoor=known.indoor), seed=seed, soft=soft)
    known.paint(made)
    return made
