"""Who flies, floats or swims: heights in the air, under water and in space, and swarms."""

import math

from workers.engines.animatic.sets.base import HIGH, Scene
from workers.engines.animatic.stage.actors import BirdActor, BuiltActor, CreatureActor, DrawnActor
from workers.engines.animatic.stage.placed import FLIERS, MAX_COPIES, Placed


def lift(placed: list[Placed], scene: Scene) -> None:
    """Who flies hangs in the air; under water and in space everybody floats at mid height."""
    n = len(placed)
    for i, p in enumerate(placed):
        if p.rides or p.inside or "grounded" in p.tags:
            continue
        if swarms(p, scene):
            _scatter(p, scene)
            continue
        hovers = isinstance(p.actor, DrawnActor | BuiltActor | CreatureActor) and p.actor.floats
        flying = bool(p.journey.verbs & FLIERS) or hovers and not p.journey.verbs & {"sit", "sleep", "walk"}
        boat = isinstance(p.actor, BuiltActor) and (
            p.actor.art.vehicle == "sail"
            or p.actor.name
            in (
                "sailboat",
                "motor-boat",
                "speedboat",
                "canoe",
                "ship",
                "passenger-ship",
                "ferry",
            )
        )
        if scene.medium in ("under", "space", "air"):
            bottom = p.actor.__class__.__name__ == "DrawnActor" and p.subject.art in (
                "crab",
                "coral",
                "anchor",
                "spiral-shell",
            )
            bottom = bottom or p.subject.art == "treasure_chest" or _walks_below(p)
            if scene.medium == "under" and bottom:
                continue
            middle = HIGH * (0.52 + 0.1 * ((i * 0.618) % 1 - 0.5) * (n > 1))
            p.y = max(p.y, middle + p.top / 2)
            p.lift = p.y - middle - p.top / 2
        elif flying and not boat and p.lift == 0:
            ceiling = HIGH * 0.13 + p.top
            up = HIGH * (0.34 + 0.16 * ((i * 0.618) % 1))
            p.lift = max(0.0, p.y - max(ceiling, up + p.top / 2))
            if isinstance(p.actor, BirdActor) and "fly" not in p.journey.verbs and "rise" not in p.journey.verbs:
                p.lift = 0.0


def _walks_below(p: Placed) -> bool:
    """Whether it is at home on the sea floor, or has legs to stand there."""
    swims = bool(p.journey.verbs & {"swim", "fly", "float", "rise"})
    return isinstance(p.actor, CreatureActor) and p.actor.art.home in ("floor", "ground") and not swims


def swarms(p: Placed, scene: Scene) -> bool:
    """Whether it is one of many that float or fly."""
    aloft = scene.medium in ("under", "space", "air") or p.actor.floats or bool(p.journey.verbs & FLIERS)
    return p.subject.count > 3 and aloft


def _scatter(p: Placed, scene: Scene) -> None:
    """One of many that float: spread over the upper picture like a shoal or a flock, no two in one place."""
    n = min(p.subject.count, MAX_COPIES)
    columns = max(2, math.ceil(math.sqrt(n * scene.wide / 800)))
    rows = math.ceil(n / columns)
    column, row = p.copy % columns, p.copy // columns
    p.scale = min(scene.wide * 0.82 / columns / max(1.0, p.actor.width), 640 / rows / max(1.0, p.actor.height))
    p.scale *= 0.86 + 0.2 * ((p.copy * 0.618) % 1)
    p.x = scene.wide * (0.09 + 0.82 * (column + 0.5 + 0.3 * (row % 2) - 0.15) / columns)
    p.y = scene.ground
    p.lift = p.y - (210 + 640 * (row + 0.5 + 0.3 * ((p.copy * 0.382) % 1)) / rows) - p.height / 2
    p.order = -p.lift
