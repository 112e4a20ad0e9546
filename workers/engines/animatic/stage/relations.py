"""Who is on, in, under, behind or after what."""

from workers.engines.animatic.art.draw import clamp
from workers.engines.animatic.sets.base import HIGH, Scene
from workers.engines.animatic.stage.actors import BuiltActor, PersonActor
from workers.engines.animatic.stage.placed import FLIERS, HULLS, MAX_COPIES, ROOFED, Placed, abreast, find


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
            other = find(placed, other_id, p.copy if relation in ("on", "riding") else 0)
            if other is None or other is p or other.rides is p:
                continue
            if relation in ("on", "riding"):
                _put_on(p, other, relation)
            elif relation == "in" and isinstance(other.actor, BuiltActor) and other.actor.seat:
                _put_on(p, other, "riding")
            elif relation == "in":
                _put_in(p, other)
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
    if isinstance(p.actor, PersonActor) and vehicle:
        fair = other.scale * (0.52 if isinstance(other.actor, BuiltActor) and "balloon" in other.actor.name else 1.05)
        p.scale = min(p.scale, max(fair, 2.2))
    elif p.width > other.width * 1.25 and p.hero and other.subject.kind == "prop":
        other.scale *= min(3.0, p.width / (other.width * 1.1))  # a throne fits who sits on it
    elif p.width > other.width * 1.25:
        p.scale *= other.width * 1.25 / p.width
    over = p.height + other.height - HIGH * 0.8
    if over > 0:
        k = HIGH * 0.8 / (p.height + other.height)
        p.scale *= k
        other.scale *= k
    if p.subject.kind == "prop" and other.subject.kind == "prop" and not p.hero:
        several = min(p.subject.count, MAX_COPIES)  # what lies on a thing is smaller than it
        p.scale *= min(1.0, 0.36 * other.height / p.height, 0.7 * other.width / (p.width * several))
        p.slot = abreast(p, p.width * 1.3)
    if isinstance(other.actor, PersonActor) and isinstance(p.actor, PersonActor):
        p.order = other.order - 0.5
        return
    behind_hull = isinstance(other.actor, BuiltActor) and other.actor.name in HULLS | ROOFED
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
    p.lift = max(0.0, other.height * 0.96 - p.height * 0.5)
    p.order = other.order - 0.5
