"""Things and vehicles drawn by code: what the emoji set lacks, or shows in a way that cannot move."""

from workers.engines.animatic.art.built import air, boats, bursts, land, things
from workers.engines.animatic.art.built.registry import BUILT, Built, built

__all__ = ["BUILT", "Built", "air", "boats", "built", "bursts", "land", "things"]
