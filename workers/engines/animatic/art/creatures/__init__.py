"""Animals and beings drawn by code: what swims, creeps, flies or exists in tales only."""

from workers.engines.animatic.art.creatures import bugs, fish, horses, reptiles, robots, sea, tales
from workers.engines.animatic.art.creatures.registry import CREATURES, Act, Creature, creature

__all__ = ["CREATURES", "Act", "Creature", "bugs", "creature", "fish", "horses", "reptiles", "robots", "sea", "tales"]
