"""Where everybody stands in a shot: sizes by framing, places by thirds and relations, nobody over the hero."""

import math
from dataclasses import dataclass, field, replace

from workers.engines.animatic.art.draw import clamp
from workers.engines.animatic.model import Plan, Shot, Subject
from workers.engines.animatic.sets.base import HIGH, Scene
from workers.engines.animatic.stage import carry
from workers.engines.animatic.stage.actors import (
    HEAVENLY,
    SIZES,
    Actor,
    BirdActor,
    BuiltActor,
    DrawnActor,
    PersonActor,
    make_actor,
)
from workers.engines.animatic.stage.clock import clock_of
from workers.engines.animatic.stage.journey import MOVING, Journey

TALL = {"wide": 450.0, "full": 650.0, "medium": 1080.0, "close": 1720.0}
"""Height of a standing person by framing, in stage units; the frame is 1280 high."""
MAX_COPIES = 24
UNWIELDY = 80.0
WIELDED = {"umbrella", "balloon", "kite", "triangular-flag", "guitar"}
LEAST = 110.0
"""No hero is less tall than this, in stage units: even a snail among people is seen."""
FLIERS = {"fly", "float", "rise"}


@dataclass(slots=True)
class Placed:
    """One actor (or one copy of one) and where it is."""

    subject: Subject
    copy: int
    actor: Actor
    journey: Journey
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    facing: int = 1
    order: float = 0.0
    lift: float = 0.0
    """Stage units above its ground point: who flies, or sits on something."""
    rides: "Placed | None" = None
    inside: "Placed | None" = None
    grip: str = ""
    lag: float = 0.0
    hero: bool = False
    slot: float = 0.0
    """Of several who ride one thing: how far along it this one sits, in stage units."""
    soft: float = 0.0
    """Stage units by which it is out of focus: who stands right before the lens."""
    tags: set[str] = field(default_factory=set)

    @property
    def height(self) -> float:
        return self.actor.height * self.scale

    @property
    def width(self) -> float:
        return (self.actor.height * 1.05 if self.lying else self.actor.width) * self.scale

    @property
    def lying(self) -> bool:
        """Flat in the air, in the water or in bed: as wide as it is tall when it stands."""
        return getattr(self.actor, "lying", False)

    @property
    def top(self) -> float:
        """Stage units from its ground point to its highest one."""
        return self.height * (0.5 if self.lying else 1.0)


def arrange(plan: Plan, shot: Shot, scene: Scene) -> list[Placed]:
    """Place every subject of a shot, hero first in thought, far things first in the list."""
    by_id = {s.id: s for s in plan.subjects}
    ids = [i for i in shot.subjects if i in by_id]
    if not ids:
        return []
    hero_id = shot.hero if shot.hero in ids else ids[0]
    placed: list[Placed] = []
    pace = clock_of(shot).bodies
    speakers = {line.speaker for line in plan.lines}
    held = {sid: grip for sid, grip in _held(by_id, ids).items() if sid not in speakers and grip[0] in ids}
    while hero_id in held:
        hero_id = held[hero_id][0]
    for sid in ids:
        if sid in held:
            continue
        subject = by_id[sid]
        n = max(1, min(subject.count, MAX_COPIES))
        for copy in range(n):
            subject = _sensible(subject, by_id, ids)
            actor = make_actor(subject, plan.seed, copy, scene.light, int(560 * scene.view.k))
            journey = Journey(subject.beats, shot.start, shot.end, subject.kind in ("quadruped", "bird", "fish"), pace)
            one = Placed(subject, copy, actor, journey, hero=sid == hero_id and copy == 0)
            shared = copy == 0 or bool(journey.verbs & {"eat", "drink", "read"})
            one.grip = next((g for owner, g in held.values() if owner == sid), "") if shared else ""
            if isinstance(actor, PersonActor):
                actor.reserve(journey.verbs, one.grip or actor.item)
            placed.append(one)
    _accompany(placed, pace)
    _size(placed, shot, scene)
    _spread(placed, shot, scene)
    hero = next(p for p in placed if p.hero)
    hero.scale *= max(1.0, LEAST / hero.height)
    _relate(placed, scene)
    _share_seats(placed)
    _medium(placed, scene)
    _face(placed, plan)
    _lean_room(placed, shot)
    if shot.since:
        carry.keep_places(placed, arrange(*carry.earlier(plan, shot), scene))
    return sorted(placed, key=lambda p: (p.subject.art not in HEAVENLY, p.order))


PLAYED = {
    "violin": "violin", "trumpet": "trumpet", "sax": "saxophone", "accordion": "accordion", "banjo": "banjo",
    "flut": "flute", "guitar": "guitar", "cell": "violin", "fiddl": "violin",
}  # fmt: skip
"""Part of a player's name -> what they play."""
HULLS = {"motor-boat", "speedboat", "canoe", "hot_air_balloon", "hot-air-balloon"}
"""Who rides these is seen over their side."""
ROOFED = {"automobile", "sport-utility-vehicle", "taxi", "police-car", "bus", "minibus", "trolleybus", "fire-engine",
          "ambulance", "delivery-truck", "pickup-truck", "articulated-lorry", "locomotive", "train", "railway-car",
          "spaceship", "flying-saucer", "rocket", "submarine"}  # fmt: skip
"""Who rides these looks out over the roof, as from a convertible."""
INSTRUMENTS = {"piano", "drum", "long-drum", "musical-keyboard"}


def _sensible(subject: Subject, by_id: dict[str, Subject], ids: list[str]) -> Subject:
    """Nobody takes off because a kite flies, or straps on a guitar to play the piano."""
    if subject.kind != "person":
        return subject
    arts = {by_id[i].art for i in ids if i != subject.id}
    if "kite" in arts:
        beats = tuple(replace(b, verb="cheer") if b.verb in FLIERS else b for b in subject.beats)
        return replace(subject, beats=beats)
    if not any(b.verb == "play" for b in subject.beats) or subject.look.get("item"):
        return subject
    if arts & INSTRUMENTS:
        return replace(subject, look={**subject.look, "item": "none"})
    carried = next((art for stem, art in PLAYED.items() if stem in subject.word.lower() or art in arts), "")
    if carried:
        return replace(subject, look={**subject.look, "item": carried})
    if any(by_id[i].kind == "prop" for i in ids):  # a game or a toy, not music
        beats = tuple(replace(b, verb="think") if b.verb == "play" else b for b in subject.beats)
        return replace(subject, beats=beats)
    return subject


def _accompany(placed: list[Placed], pace: float) -> None:
    """Animals that are only there go along with a hero who walks or runs."""
    for p in placed:
        carrier = next((_find(placed, o) for r, o in p.subject.relations if r in ("riding", "on")), None)
        if carrier is not None and p.journey.travels and not carrier.journey.travels:
            verb = "run" if carrier.subject.kind == "quadruped" else "drive"
            beats = [replace(b, verb=verb) for b in p.subject.beats if b.verb in MOVING]
            start, end = p.journey.spans[0].start, p.journey.spans[-1].end
            carrier.journey = Journey(beats, start, end, carrier.subject.kind == "quadruped", pace)
    hero = next(p for p in placed if p.hero)
    if not hero.journey.travels or not hero.journey.verbs & {"walk", "run"}:
        return
    for p in placed:
        if p.subject.kind == "quadruped" and p.journey.verbs <= {"idle"} and not p.subject.relations:
            start, end = p.journey.spans[0].start, p.journey.spans[-1].end
            p.journey = Journey([b for b in hero.subject.beats if b.verb in ("walk", "run")], start, end, True, pace)


def _held(by_id: dict[str, Subject], ids: list[str]) -> dict[str, tuple[str, str]]:
    """Things that somebody in the shot holds: thing -> (holder, grip)."""
    out: dict[str, tuple[str, str]] = {}
    for sid in ids:
        for relation, other in by_id[sid].relations:
            if relation == "holding" and other in by_id and by_id[sid].kind == "person":
                thing = by_id[other]
                if thing.kind in ("person", "quadruped", "bird", "vehicle"):
                    continue
                if SIZES.get(thing.art, 0.0) >= UNWIELDY and thing.art not in WIELDED:
                    continue  # who builds a snowman stands beside it
                colour = str(thing.look.get("color", ""))
                out[other] = (sid, f"{thing.art or thing.word}:{colour}" if colour else thing.art or thing.word)
    return out


def _size(placed: list[Placed], shot: Shot, scene: Scene) -> None:
    """Hero by framing; others in proportion, kept large enough to see and small enough to fit."""
    hero = next(p for p in placed if p.hero)
    tall = TALL.get(shot.framing, 650.0)
    if hero.journey.verbs & {"jump", "bounce", "fall"}:
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
    unit = tall / reference
    if person and shot.framing in ("full", "wide"):
        unit = min(unit, HIGH * 0.66 / max(hero.actor.height, 60.0) * 1.0)
        if hero.actor.height < 80:  # children come nearer to the lens
            unit *= 1.12
    if isinstance(hero.actor, DrawnActor) and hero.actor.height < 32:
        unit = min(unit, tall * 0.55 / reference)
    limit = scene.wide * (0.74 if shot.framing != "close" else 0.94)
    if hero.actor.width * unit > limit and not person:
        unit = limit / hero.actor.width
    if person and getattr(hero.actor, "lying", False):
        unit = min(unit, scene.wide * 0.84 / (hero.actor.height * 1.05))
    if crowd > 1 and shot.framing in ("medium", "close"):
        unit = min(unit, TALL["medium"] * 0.86 / 98.0) if person else unit * 0.8
    if crowd > 3 and shot.framing == "full":
        unit *= 0.84
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


def _spread(placed: list[Placed], shot: Shot, scene: Scene) -> None:
    """Side by side without overlap; what does not fit in one row stands in rows behind, smaller and staggered."""
    linked = ("on", "riding", "in", "under", "behind")
    base = [p for p in placed if not any(r in linked and _find(placed, o) for r, o in p.subject.relations)]
    base = [p for p in base if p.hero or not _swarms(p, scene)]
    if not base:
        base = [p for p in placed if p.hero] or placed[:1]
    tight = 0.8 if shot.framing in ("medium", "close") else 1.0
    rows = _rows(base, scene.wide, tight)
    fit = 1.0
    for depth, row in enumerate(rows):
        for p in row:
            p.scale *= 0.8**depth
        total = sum(p.width * _air(p) * tight for p in row)
        fit = min(fit, scene.wide * 0.9 / max(1.0, total))  # who stands behind is never larger
        ordered = _hero_first_third(row)
        spare = max(0.0, scene.wide * 0.9 - total) / (len(row) + 1) * (0.55 if depth == 0 else 0.8)
        x = 0.0
        for p in ordered:
            p.scale *= fit
            w = p.width * _air(p) * tight
            p.x = x + w / 2
            x += w + spare
            p.y = scene.ground - depth * max((scene.ground - scene.floor) * 0.42, p.height * 0.24)
            p.order = p.y + (6 if p.hero else 0) - p.copy * 0.01
        _centre(ordered, scene.wide)
        if depth % 2 and len(row) > 1 and len(row) == len(rows[0]):
            for p in ordered:
                p.x += min(p.width * 0.4, 60)
    _frame_feet(placed, shot)


def _air(p: Placed) -> float:
    return 1.22 if isinstance(p.actor, PersonActor) else 1.1


def _rows(items: list[Placed], wide: float, tight: float) -> list[list[Placed]]:
    """One row for up to three; more stand in rows of as many as keep six tenths of their size."""
    hero = next((p for p in items if p.hero), items[0])
    long = hero.width > 1.6 * hero.height and not hero.actor.floats
    crowded = long and sum(p.width * _air(p) * tight for p in items) > 1.25 * wide
    if len(items) <= 3 and not crowded:
        return [items]
    if len(items) <= 3:
        return [[p] for p in sorted(items, key=lambda q: not q.hero)]
    ordered = sorted(items, key=lambda q: (not q.hero, q.height > 900, q.copy))
    mean = sum(p.width * _air(p) * tight for p in items) / len(items)
    each = max(2, min(7, int(wide / (mean * 0.6))))
    count = -(-len(items) // each)
    while count > 4:
        each += 1
        count = -(-len(items) // each)
    return [ordered[i : i + each] for i in range(0, len(ordered), each)]


def _hero_first_third(row: list[Placed]) -> list[Placed]:
    """Two: hero left. Three or more: hero in the middle."""
    hero = [p for p in row if p.hero]
    others = [p for p in row if not p.hero]
    if not hero:
        return others
    if len(others) <= 1:
        return hero + others
    half = len(others) // 2
    return others[:half] + hero + others[half:]


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
    top = HIGH * (0.17 if shot.framing == "medium" else 0.14)
    drop = max(0.0, top + hero.height - hero.y)
    for p in placed:
        p.y += drop if isinstance(p.actor, PersonActor) else max(0.0, min(drop, HIGH * 0.93 - p.y))
        if not isinstance(p.actor, PersonActor):
            p.order = p.y


def _find(placed: list[Placed], sid: str, copy: int = 0) -> Placed | None:
    """A subject's copy of that number, or its first: the second rider rides the second horse."""
    copies = [p for p in placed if p.subject.id == sid]
    return next((p for p in copies if p.copy == copy), copies[0] if copies else None)


def _abreast(p: Placed, step: float) -> float:
    """How far from the middle one of several stands who share a place."""
    return (p.copy - (min(p.subject.count, MAX_COPIES) - 1) / 2) * step


def _relate(placed: list[Placed], scene: Scene) -> None:
    for p in placed:
        for relation, other_id in p.subject.relations:
            other = _find(placed, other_id, p.copy if relation in ("on", "riding") else 0)
            if other is None or other is p or other.rides is p:
                continue
            if relation in ("on", "riding"):
                _put_on(p, other, relation)
            elif relation == "in" and isinstance(other.actor, BuiltActor) and other.actor.seat:
                _put_on(p, other, "riding")
            elif relation == "in":
                _put_in(p, other)
            elif relation == "under":
                p.x, p.y = other.x + _abreast(p, p.width * 1.05), max(other.y, p.y or scene.ground)
                other.order = p.order - 1
                if other.actor.floats or other.height < p.height:
                    drawn_up = 190.0 if "rise" in p.journey.verbs else 0.0
                    other.lift = p.height * 1.08 + drawn_up
                    if drawn_up:
                        p.tags.add("grounded")
                p.order = p.y + 1
            elif relation == "behind":
                side = 1 if p.copy % 2 == 0 else -1
                p.scale *= 0.8
                inset = p.width * 0.62 + scene.wide * 0.06
                p.x = clamp(other.x + side * (other.width * 0.42 + p.width * 0.3), inset, scene.wide - inset)
                p.y = other.y - (scene.ground - scene.floor) * 0.3
                p.order = other.order - 2
            elif relation == "chasing":
                p.tags.add("chasing")
                gap = (p.width + other.width) * 0.5 + 30
                middle = (p.x + other.x) / 2
                p.x, other.x = middle - gap / 2, middle + gap / 2
                p.facing = other.facing = 1


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
    behind_hull = isinstance(other.actor, BuiltActor) and other.actor.name in HULLS | ROOFED
    p.order = other.order - 0.5 if behind_hull else other.order + 0.5


def _share_seats(placed: list[Placed]) -> None:
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
    p.x += _abreast(p, p.width)
    p.y = other.y
    p.lift = max(0.0, other.height * 0.96 - p.height * 0.5)
    p.order = other.order - 0.5


def _medium(placed: list[Placed], scene: Scene) -> None:
    """Who flies hangs in the air; under water and in space everybody floats at mid height."""
    n = len(placed)
    for i, p in enumerate(placed):
        if p.rides or p.inside or "grounded" in p.tags:
            continue
        if _swarms(p, scene):
            _scatter(p, scene)
            continue
        flying = bool(p.journey.verbs & FLIERS) or isinstance(p.actor, DrawnActor | BuiltActor) and p.actor.floats
        boat = isinstance(p.actor, BuiltActor) and p.actor.name in (
            "sailboat",
            "motor-boat",
            "speedboat",
            "canoe",
            "ship",
            "passenger-ship",
            "ferry",
        )
        if scene.medium in ("under", "space", "air"):
            bottom = p.actor.__class__.__name__ == "DrawnActor" and p.subject.art in (
                "crab",
                "coral",
                "anchor",
                "spiral-shell",
            )
            bottom = bottom or p.subject.art == "treasure_chest"
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


def _swarms(p: Placed, scene: Scene) -> bool:
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


LEANS = {"run": 9.5, "surf": 12.0, "chase": 9.5, "throw": 8.0, "fall": 6.0, "walk": 5.0}
"""How far in front of the feet the head is, in figure units."""


def _lean_room(placed: list[Placed], shot: Shot) -> None:
    """Close to the camera a body that leans forward stands back, so that the face stays in the picture."""
    for p in placed:
        if shot.framing in ("medium", "close") and isinstance(p.actor, PersonActor) and p.rides is None:
            lean = max((LEANS.get(verb, 0.0) for verb in p.journey.verbs), default=0.0)
            p.x -= p.facing * lean * p.scale


def _face(placed: list[Placed], plan: Plan) -> None:
    """Toward what is addressed or looked at, else toward the middle of the picture."""
    speakers = {line.speaker for line in plan.lines}
    people = [p for p in placed if p.subject.kind in ("person", "quadruped", "bird")]
    for p in placed:
        if p.tags & {"chasing"} or p.journey.travels:
            p.facing = 1
            continue
        others = [q for q in people if q is not p]
        target = next((q for b in p.subject.beats for q in placed if b.target and q.subject.id == b.target), None)
        if target is None and others and (p.subject.id in speakers or len(people) == 2):
            target = min(others, key=lambda q: abs(q.x - p.x))
        if target is not None and abs(target.x - p.x) > 4:
            p.facing = 1 if target.x > p.x else -1
        else:
            p.facing = 1 if (plan.seed + p.copy) % 2 == 0 else -1
