"""Who is on, in, under, behind or after what."""

from workers.engines.animatic.art.draw import clamp
from workers.engines.animatic.sets.base import HIGH, Scene
from workers.engines.animatic.stage.actors import BuiltActor, PersonActor
from workers.engines.animatic.stage.placed import FLIERS, HULLS, MAX_COPIES, ROOFED, Placed, abreast, find

PERCHED = 130.0
"""Stage units: no animal that leads a shot is lower than that on what it sits on."""
LAP_HIGH, LAP_WIDE = 90.0, 130.0
"""Figure units: what is larger nobody holds in their arms."""
SEEN_THROUGH = {"fish_bowl": 0.2, "running_wheel": 0.14, "snow_globe": 0.35}
"""Things one sees into -> how high in them, as a share, somebody is."""


def relate(placed: list[Placed], scene: Scene) -> None:
    for p in placed:
        if "stirred" in p.tags:
            _gather(p, placed)
        climbed = next((b.target for b in p.subject.beats if b.verb == "climb" and b.target), "")
        trunk = find(placed, climbed) if climbed else None
        if trunk is not None and trunk is not p and trunk.subject.kind == "prop":
            _climb(p, trunk)
            continue
        for relation, other_id in p.subject.relations:
            if relation == "holding":
                _take_up(p, find(placed, other_id))
                continue
            other = find(placed, other_id, p.copy if relation in ("on", "riding") else 0)
            if other is None or other is p or other.rides is p:
                continue
            if relation in ("on", "riding"):
                _put_on(p, other, relation)
            elif relation == "in" and isinstance(other.actor, BuiltActor) and other.actor.seat:
                _put_on(p, other, "riding")
            elif relation == "in":
                _put_in(p, other)
            elif relation == "in place of":
                _replace(p, other, next(q for q in placed if q.hero))
            elif relation == "over":
                other.scale *= min(1.0, 0.5 * p.height / other.height)
                other.x, other.y, other.order = p.x, p.y + 6, p.order + 1
            elif relation == "at":
                _sit_at(p, other)
            elif relation == "under" and other.subject.art == "table":
                _creep_under(p, other, scene.wide)
            elif relation == "under":
                p.x, p.y = other.x + abreast(p, p.width * 1.05), max(other.y, p.y or scene.ground)
                other.order = p.order - 1
                if other.actor.floats or other.height < p.height:
                    drawn_up = 190.0 if "rise" in p.journey.verbs else 0.0
                    other.lift = p.height * 1.08 + drawn_up
                    if drawn_up:
                        p.tags.add("grounded")
                p.order = p.y + 1
            elif relation == "behind" and p.journey.travels and other.journey.travels:
                _trail(p, other, placed, scene.wide)
            elif relation == "behind":
                side = 1 if p.copy % 2 == 0 else -1
                p.scale *= 0.8
                inset = p.width * 0.62 + scene.wide * 0.06
                away = other.width * 0.42 + p.width * (0.3 + 0.9 * (p.copy // 2))
                p.x = clamp(other.x + side * away, inset, scene.wide - inset)
                p.y = other.y - (scene.ground - scene.floor) * 0.3
                p.order = other.order - 2
            elif relation == "chasing":
                p.tags.add("chasing")
                gap = (p.width + other.width) * 0.5 + 30
                middle = (p.x + other.x) / 2
                p.x, other.x = middle - gap / 2, middle + gap / 2
                p.facing = other.facing = 1


def cradle(placed: list[Placed]) -> None:
    """Mark the animals that somebody holds in their arms, and what an animal has in its mouth."""
    for p in placed:
        for relation, other_id in p.subject.relations:
            other = find(placed, other_id) if relation == "holding" else None
            if other is None or other is p or other.subject.count > 1:
                continue
            person = isinstance(p.actor, PersonActor)
            small = other.actor.height * other.subject.size <= LAP_HIGH and other.actor.width <= LAP_WIDE
            if person and other.subject.kind in ("quadruped", "bird", "fish") and small:
                other.tags.add("held")
                p.tags.add("cradles")
            mouthful = (
                other.subject.kind == "prop"
                and other.actor.height < LAP_HIGH * 1.1
                or small
                and other.actor.height < p.actor.height * 0.6
            )
            if not person and mouthful and p.subject.kind in ("quadruped", "bird", "fish"):
                other.tags.add("held")


def _take_up(p: Placed, other: Placed | None) -> None:
    """Lay what is held in the arms or the mouth of whoever holds it."""
    if other is None or "held" not in other.tags or other is p:
        return
    other.rides, other.x, other.y, other.order = p, p.x, p.y, p.order + 0.5
    if isinstance(p.actor, PersonActor):
        other.scale = min(p.scale * other.subject.size, 0.52 * p.height / other.actor.height)
    else:
        fits = min(0.46 * p.height / other.actor.height, 0.42 * p.width / other.actor.width)
        other.scale = min(other.scale, fits) if other.actor.height * fits > 24 else other.scale


def _creep_under(p: Placed, table: Placed, wide: float) -> None:
    """Between the legs of a table that is large enough, and in the frame with all of them."""
    table.scale = max(table.scale, min(1.3 * p.height / table.actor.height, 0.9 * wide / table.actor.width))
    p.scale *= min(1.0, 0.8 * table.height / p.height)
    p.x, p.y, p.order = table.x, table.y, table.order - 0.5


def _replace(p: Placed, other: Placed, hero: Placed) -> None:
    """Where that one was, clear of whoever leads."""
    if hero is not p and hero is not other:
        side = 1 if other.x >= hero.x else -1
        other.x = hero.x + side * max(abs(other.x - hero.x), 0.6 * (p.width + hero.width))
    p.x, p.y, p.order = other.x, other.y, other.order


def _sit_at(p: Placed, table: Placed) -> None:
    """Behind a table, which stands before the knees."""
    table.scale = 0.84 * p.scale * p.actor.height / 98
    table.x, table.y, table.order = p.x, p.y + 0.03 * p.height, p.order + 1


def _gather(pot: Placed, placed: list[Placed]) -> None:
    """A pot stands before those who stir it, who need no counter."""
    cooks = [q for q in placed if any(b.verb == "stir" and b.target == pot.subject.id for b in q.subject.beats)]
    if not cooks:
        return
    for q in cooks:
        q.tags.add("at pot")
    first = next((q for q in cooks if q.hero), cooks[0])
    beside = min((q.x for q in cooks if q is not first), key=lambda x: abs(x - first.x), default=0.0)
    pot.scale = 0.38 * first.height / pot.actor.height
    pot.x = (first.x + beside) / 2 if len(cooks) > 1 else first.x + 0.5 * first.width
    pot.y, pot.order = max(q.y for q in cooks) + 14, max(q.order for q in cooks) + 1


def _climb(p: Placed, trunk: Placed) -> None:
    """Up a tree, a ladder or a pole: before it, and it tall enough."""
    beast = not isinstance(p.actor, PersonActor)
    body = p.width if beast else p.height
    if beast:
        k = min(1.0, 0.36 * HIGH / body)
        p.scale *= k
        body *= k
    trunk.scale *= max(1.0, min(2.1 * body, 0.72 * HIGH) / trunk.height)
    p.x, p.y, p.order = trunk.x, trunk.y, trunk.order + 1
    p.tags |= {"grounded", "climbing"}


def _trail(p: Placed, other: Placed, placed: list[Placed], wide: float) -> None:
    """Going the same way, behind is after: one after the other, all of them in the frame."""
    followers = [q for q in placed if q.subject.id == p.subject.id]
    if p.copy == 0:
        k = min(1.0, 0.9 * wide / (other.width + sum(q.width * 1.08 for q in followers)))
        for q in (*followers, other):
            q.scale *= max(0.5, k)
        other.x = wide * 0.95 - other.width / 2
    p.x = other.x - other.width / 2 - p.width * 1.08 * (p.copy + 0.55)
    p.y, p.order = other.y - 4, other.order - 1 - 0.01 * p.copy


def _put_on(p: Placed, other: Placed, relation: str) -> None:
    p.rides, p.x, p.y = other, other.x, other.y
    if not p.journey.verbs & FLIERS and not other.journey.verbs & FLIERS and other.subject.kind == "prop":
        other.tags.add("grounded")
    vehicle = isinstance(other.actor, BuiltActor) or relation == "riding"
    atop = relation == "on" and other.subject.kind == "vehicle" and p.subject.kind in ("quadruped", "bird")
    if isinstance(p.actor, PersonActor) and vehicle:
        fair = other.scale * (0.52 if isinstance(other.actor, BuiltActor) and "balloon" in other.actor.name else 1.05)
        p.scale = min(p.scale, max(fair, 2.2))
    elif p.width > other.width * 1.25 and p.hero and other.subject.kind == "prop":
        if other.subject.count == 1:  # a throne fits who sits on it; a hen has her eggs under her
            other.scale *= min(3.0, p.width / (other.width * 1.1))
    elif p.width > other.width * 1.25:
        p.scale *= other.width * 1.25 / p.width
    over = p.height + other.height - HIGH * 0.8
    if over > 0:
        k = HIGH * 0.8 / (p.height + other.height)
        p.scale *= k
        other.scale *= k
    if p.hero and p.subject.kind in ("quadruped", "bird") and other.subject.kind in ("prop", "vehicle"):
        fair = 1.6 * other.scale * p.subject.size / other.subject.size
        p.scale = min(p.scale, max(fair, PERCHED / p.actor.height))
    if p.subject.kind == "prop" and other.subject.kind == "prop" and not p.hero:
        several = min(p.subject.count, MAX_COPIES)  # what lies on a thing is smaller than it
        p.scale *= min(1.0, 0.36 * other.height / p.height, 0.7 * other.width / (p.width * several))
        p.slot = abreast(p, p.width * 1.3)
    if isinstance(other.actor, PersonActor) and isinstance(p.actor, PersonActor):
        p.order = other.order - 0.5
        return
    if atop:
        p.tags.add("atop")
    behind_hull = not atop and isinstance(other.actor, BuiltActor) and other.actor.name in HULLS | ROOFED
    p.order = other.order - 0.5 if behind_hull else other.order + 0.5


def share_seats(placed: list[Placed]) -> None:
    """Several riders of one thing sit in a row along it, the first in front."""
    for other in placed:
        riders = [p for p in placed if p.rides is other]
        if len(riders) < 2:
            continue
        step = min(max(p.width for p in riders) * 0.92, other.width * 0.7 / len(riders))
        for k, p in enumerate(riders):
            p.slot = ((len(riders) - 1) / 2 - k) * step
            p.order += 0.01 * k


def _put_in(p: Placed, other: Placed) -> None:
    """Half hidden in a box, a basket or a car: drawn first, looking out over the rim."""
    p.inside, p.x = other, other.x
    several = min(p.subject.count, MAX_COPIES)
    if p.hero and other.subject.kind == "prop":  # what holds the hero grows rather than the hero shrinks
        other.scale *= max(1.0, min(6.0, p.width / (0.72 * other.width), HIGH * 0.6 / other.height))
    p.scale *= min(1.0, other.width * 0.72 / max(1.0, p.width * several))
    p.x += abreast(p, p.width)
    p.y = other.y
    if other.subject.art in SEEN_THROUGH:
        other.scale = min(other.scale, 0.34 * HIGH / other.actor.height)
        fits = min(0.66 * other.width / (p.width * several), 0.5 * other.height / p.height)
        p.scale *= min(1.0, fits)
        p.lift = SEEN_THROUGH[other.subject.art] * other.height
        p.order = other.order - 0.5
        return
    p.lift = max(0.0, other.height * 0.96 - p.height * 0.5)
    p.order = other.order - 0.5
