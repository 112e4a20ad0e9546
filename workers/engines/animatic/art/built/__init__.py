"""Things and vehicles drawn by code: what the emoji set lacks, or shows in a way that cannot move."""

from workers.engines.animatic.art.built import (
    air,
    boats,
    bursts,
    fairground,
    house,
    land,
    machines,
    rails,
    things,
    toys,
)  # fmt: skip
from workers.engines.animatic.art.built.registry import BUILT, Built, Cue, built, named, played

__all__ = [
    "BUILT",
    "Built",
    "Cue",
    "air",
    "boats",
    "built",
    "bursts",
    "fairground",
    "house",
    "land",
    "machines",
    "named",
    "played",
    "rails",
    "things",
    "toys",
]
