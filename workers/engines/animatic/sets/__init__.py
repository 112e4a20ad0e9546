"""The sets, each painted by code under any hour, season and weather."""

from workers.engines.animatic.sets import landscapes
from workers.engines.animatic.sets.base import BUILDERS, Scene, View
from workers.engines.animatic.sets.tone import Tone

__all__ = ["BUILDERS", "Scene", "Tone", "View", "build", "landscapes"]

INDOOR = {"cafe", "kitchen", "bedroom", "classroom", "office", "stage", "spaceship"}


def build(name: str, view: View, hour: str, weather: str, season: str, seed: int, soft: float = 0.0) -> Scene:
    """The set `name` (a meadow if there is none of that name), ready to film."""
    builder = BUILDERS.get(name, BUILDERS["meadow"])
    tone = Tone(hour, weather, season, indoor=name in INDOOR)
    made = Scene(view, tone, seed=seed, soft=soft, sheltered=name in INDOOR)
    builder(made)
    return made
