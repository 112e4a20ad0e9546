"""The sets, each painted by code under any hour, season and weather."""

from workers.engines.animatic.sets import indoors, landscapes, neon, places, space, town, venues, water, woods
from workers.engines.animatic.sets.base import BUILDERS, Scene, View
from workers.engines.animatic.sets.tone import Tone

__all__ = [
    "BUILDERS",
    "Scene",
    "Tone",
    "View",
    "build",
    "indoors",
    "landscapes",
    "neon",
    "places",
    "space",
    "town",
    "venues",
    "water",
    "woods",
]

INDOOR = {"cafe", "kitchen", "bedroom", "classroom", "office"}


def build(name: str, view: View, hour: str, weather: str, season: str, seed: int, soft: float = 0.0) -> Scene:
    """The set `name` (the abstract backdrop if there is none of that name), ready to film."""
    builder = BUILDERS.get(name, BUILDERS["abstract"])
    made = Scene(view, Tone(hour, weather, season, indoor=name in INDOOR), seed=seed, soft=soft)
    builder(made)
    return made
