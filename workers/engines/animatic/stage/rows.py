"""How large everybody is and where in the row: sizes by framing, places by thirds, rows staggered behind each other."""

from workers.engines.animatic.art.draw import clamp
from workers.engines.animatic.model import Shot
from workers.engines.animatic.sets.base import HIGH, Scene
from workers.engines.animatic.stage.actors import DrawnActor, PersonActor
from workers.engines.animatic.stage.aloft import swarms
from workers.engines.animatic.stage.lineup import lined_up
from workers.engines.animatic.stage.placed import Placed, find

SMALL = 60.0
"""Figure units: what is lower than this is shown from further off while it drops, bounces or drifts."""
TALL = {"wide": 450.0, "full": 650.0, "medium": 1180.0, "close": 1460.0}
"""Height of a standing person by framing, in stage units; the frame is 1280 high."""
LONE = {"wide": 400.0, "full": 590.0}
"""Nobody who is alone is less tall: a child comes nearer to the lens."""
FACE = 48.0
"""Figure units across a head with its hair: no face is wider than the frame."""
THIRD = 0.24
"""How far from the middle one alone stands, as a share of the room beside it: about on a third."""


def size(placed: list[Placed], shot: Shot, scene: Scene) -> None:
    """Hero by framing; others in proportion, kept large enough to see and small enough to fit."""
    hero = next(p for p in placed if p.hero)
    tall = TALL.get(shot.framing, 650.0)
    if hero.journey.verbs & {"jump", "bounce", "fall", "slip"}:
        tall = min(tall, TALL["full"] * 0.95)  # whoever leaves the ground needs air above
    if hero.grip.startswith(("balloon", "kite")):
        tall = min(tall, TALL["full"] * 0.9)  # what is held overhead stays in the picture
    crowd = len(placed)
    person = isinstance(hero.actor, PersonActor)
    if not person:
        tall = {"wide": 400.0, "full": 560.0, "medium": 760.0, "close": 900.0}.get(shot.framing, 560.0)
        if len({p.subject.id for p in placed}) > 1 and any(isinstance(p.actor, PersonActor) for p in placed):
            # a person in the picture keeps to human size; a thing that is the hero only leans forward
            tall = min(tall, max(200.0, hero.actor.height * 6.2 * hero.subject.size))
    reference = 98.0 if person else hero.actor.height
    if not person and hero.actor.height < SMALL and hero.journey.verbs & {"fall", "bounce", "throw", "float", "roll"}:
        tall = min(tall, 230.0)  # a small thing that drops or flies needs the air that it goes through
    unit = tall / reference
    if person and shot.framing in ("full", "wide"):
        unit = min(unit, HIGH * 0.66 / max(hero.actor.height, 60.0) * 1.0)
        if hero.actor.height < 80:  # children come nearer to the lens
            unit *= 1.12
        if not any(isinstance(p.actor, PersonActor) and p is not hero for p in placed):
            unit = max(unit, LONE[shot.framing] / hero.actor.height)
    elif isinstance(hero.actor, PersonActor):
        unit = tall / max(p.actor.height for p in placed if isinstance(p.actor, PersonActor))
        head = hero.actor.rig.look.head_scale * min(1.0, hero.actor.rig.look.height)
        unit = min(unit, scene.wide * 0.9 / FACE / head, HIGH * 0.6 / FACE / head)
    if isinstance(hero.actor, DrawnActor) and hero.actor.height < 32:
        unit = min(unit, tall * 0.55 / reference)
    limit = scene.wide * (0.74 if shot.framing != "close" else 0.94)
    if hero.actor.width * unit > limit and not person:
        unit = limit / hero.actor.width
    if person and getattr(hero.actor, "lying", False):
        unit = min(unit, scene.wide * 0.84 / (hero.actor.height * 1.05))
    if crowd > 1 and shot.framing in ("medium", "close"):
        unit = unit * 0.84 if person else unit * 0.8
    if crowd > 3 and shot.framing == "full":
        unit *= 0.84
    several = sum(p.subject.id == hero.subject.id for p in placed)
    if 3 < several <= 7 and not person and not hero.actor.floats:  # five are counted only if five are seen
        unit = min(unit, scene.wide * 0.92 / (several * hero.actor.width * air(hero) * 0.62))
    for p in placed:
        shown = clamp(hero.subject.size, 0.7, 1.25)
        size = shown if p.hero else p.subject.size * shown / max(0.2, hero.subject.size)
        natural = unit * size
        low, high = (0.16, 1.45) if not p.hero else (0.0, 9.0)
        h = clamp(p.actor.height * natural, hero.actor.height * unit * low, HIGH * (0.7 if not p.hero else 2.0))
        if not p.hero:
            h = min(h, max(hero.actor.height * unit * high, 300.0))
        p.scale = h / p.actor.height
        widest = scene.wide * (0.8 if not p.hero else 0.96)
        if p.width > widest and not isinstance(p.actor, PersonActor):
            p.scale *= widest / p.width


def spread(placed: list[Placed], shot: Shot, scene: Scene, order: dict[str, float], side: int) -> None:
    """Side by side without overlap; what does not fit in one row stands in rows behind, smaller and staggered.

    From left to right they stand in `order`; whoever is alone stands toward `side`.
    """
    linked = ("on", "riding", "in", "under", "behind", "in place of")
    base = [p for p in placed if not any(r in linked and find(placed, o) for r, o in p.subject.relations)]
    base = [p for p in base if p.hero or not swarms(p, scene) and "stirred" not in p.tags]
    under = {other for p in placed for name, other in p.subject.relations if name in ("over", "at")}
    base = [p for p in base if p.hero or "held" not in p.tags and p.subject.id not in under]
    if not base:
        base = [p for p in placed if p.hero] or placed[:1]
    people = all(isinstance(p.actor, PersonActor) for p in base)
    tight = 0.8 if shot.framing in ("medium", "close") and people else 1.0
    rows = _rows(base, scene.wide, tight)
    fit = 1.0
    for depth, row in enumerate(rows):
        for p in row:
            p.scale *= 0.8**depth
        total = sum(p.width * air(p) * tight for p in row)
        fit = min(fit, scene.wide * 0.9 / max(1.0, total))  # who stands behind is never larger
        ordered = lined_up(row, order)
        spare = max(0.0, scene.wide * 0.9 - total) / (len(row) + 1) * (0.55 if depth == 0 else 0.8)
        x = 0.0
        for p in ordered:
            p.scale *= fit
            w = p.width * air(p) * tight
            p.x = x + w / 2
            x += w + spare
            p.y = scene.ground - depth * max((scene.ground - scene.floor) * 0.42, p.height * 0.24)
            p.order = p.y + (6 if p.hero else 0) - p.copy * 0.01
        _centre(ordered, scene.wide)
        if len(base) == 1:
            ordered[0].x += side * THIRD * (scene.wide - ordered[0].width) * (0.6 if shot.framing == "close" else 1.0)
        if depth % 2 and len(row) > 1 and len(row) == len(rows[0]):
            for p in ordered:
                p.x += min(p.width * 0.4, 60)
    _frame_feet(placed, shot)


def air(p: Placed) -> float:
    return 1.22 if isinstance(p.actor, PersonActor) else 1.45 if p.subject.art == "penguin" else 1.1


def _rows(items: list[Placed], wide: float, tight: float) -> list[list[Placed]]:
    """One row for up to three; more stand in rows of as many as keep six tenths of their size."""
    hero = next((p for p in items if p.hero), items[0])
    long = hero.width > 1.6 * hero.height and not hero.actor.floats
    crowded = long and sum(p.width * air(p) * tight for p in items) > 1.25 * wide
    if len(items) <= 3 and not crowded:
        return [items]
    if len(items) <= 3:
        return [[p] for p in sorted(items, key=lambda q: not q.hero)]
    ordered = sorted(items, key=lambda q: (not q.hero, q.height > 900, q.copy))
    mean = sum(p.width * air(p) * tight for p in items) / len(items)
    each = max(2, min(7, int(wide / (mean * 0.6))))
    count = -(-len(items) // each)
    while count > 4:
        each += 1
        count = -(-len(items) // each)
    return [ordered[i : i + each] for i in range(0, len(ordered), each)]


def _centre(row: list[Placed], wide: float) -> None:
    left = min(p.x - p.width / 2 for p in row)
    right = max(p.x + p.width / 2 for p in row)
    shift = wide / 2 - (left + right) / 2
    for p in row:
        p.x += shift


def _frame_feet(placed: list[Placed], shot: Shot) -> None:
    """Medium and close shots cut people below the chest or waist: their feet stand under the frame."""
    hero = next(p for p in placed if p.hero)
    if shot.framing not in ("medium", "close") or not isinstance(hero.actor, PersonActor) or hero.lying:
        return
    drop = max(0.0, HIGH * 0.36 + hero.height * 0.715 - hero.y)  # the eyes a third from the top
    if hero.y + drop < HIGH * 1.02:
        return  # feet that show stand on the ground
    for p in placed:
        p.y += drop if isinstance(p.actor, PersonActor) else max(0.0, min(drop, HIGH * 0.93 - p.y))
        if not isinstance(p.actor, PersonActor):
            p.order = p.y
