"""Where everybody stands in a shot: nobody over the hero, everybody turned to whom they mean."""

from dataclasses import replace

from workers.engines.animatic.art.built import BUILT
from workers.engines.animatic.art.person.grips import hold_of
from workers.engines.animatic.art.person.head import RADIUS
from workers.engines.animatic.model import Plan, Shot, Subject
from workers.engines.animatic.sets.base import HIGH, Scene
from workers.engines.animatic.stage import carry, crowd, lineup, partners
from workers.engines.animatic.stage.actors import HEAVENLY, SIZES, PersonActor, make_actor
from workers.engines.animatic.stage.aloft import lift
from workers.engines.animatic.stage.clock import clock_of
from workers.engines.animatic.stage.journey import MOVING, Journey
from workers.engines.animatic.stage.placed import FLIERS, MAX_COPIES, ROOFED, Placed, find
from workers.engines.animatic.stage.relations import cradle, relate, share_seats
from workers.engines.animatic.stage.rows import size, spread

__all__ = ["ROOFED", "Placed", "arrange"]

UNWIELDY = 80.0
STANDING = 115.0
"""What is built as tall as that, in figure units, stands by itself whoever opens it."""
WIELDED = {"umbrella", "balloon", "kite", "triangular-flag", "guitar"}
LEAST = 110.0
"""No hero is less tall than this, in stage units: even a snail among people is seen."""
PLAYED = {
    "violin": "violin", "trumpet": "trumpet", "sax": "saxophone", "accordion": "accordion", "banjo": "banjo",
    "flut": "flute", "guitar": "guitar", "cell": "violin", "fiddl": "violin",
}  # fmt: skip
"""Part of a player's name -> what they play."""
BOOKS = {"open-book", "closed-book", "book", "books"}
FLOWN = {"broom", "flying_carpet", "magic_carpet"}
INSTRUMENTS = {"piano", "drum", "long-drum", "musical-keyboard"}


def arrange(plan: Plan, shot: Shot, scene: Scene) -> list[Placed]:
    """Place every subject of a shot, hero first in thought, far things first in the list."""
    by_id = {s.id: s for s in plan.subjects}
    ids = [i for i in shot.subjects if i in by_id]
    if not ids:
        return []
    ids = _without_ring(by_id, ids)
    by_id = partners.joined(_mounted(_heaped(by_id)), ids)
    taken = partners.absorbed(by_id, ids)
    hero_id = shot.hero if shot.hero in ids else ids[0]
    placed: list[Placed] = []
    pace = clock_of(shot).bodies
    speakers = {line.speaker for line in plan.lines}
    held = {sid: grip for sid, grip in _held(by_id, ids).items() if sid not in speakers and grip[0] in ids}
    held |= taken
    while hero_id in held:
        hero_id = held[hero_id][0]
    for sid in ids:
        if sid in held:
            continue
        subject = partners.riding(by_id[sid], by_id, taken)
        n = 1 if crowd.is_crowd(subject) else max(1, min(subject.count, MAX_COPIES))
        for copy in range(n):
            subject = _sensible(subject, by_id, ids)
            actor = make_actor(subject, plan.seed, copy, scene.light, int(560 * scene.view.k))
            beast = subject.kind in ("quadruped", "bird", "fish")
            legs = getattr(actor, "pace", 1.0)
            journey = Journey(subject.beats, shot.start, shot.end, beast, pace, legs)
            one = Placed(subject, copy, actor, journey, hero=sid == hero_id and copy == 0)
            shared = copy == 0 or bool(journey.verbs & {"eat", "drink", "read"})
            one.grips = {thing: grip for thing, (owner, grip) in held.items() if owner == sid and shared}
            if isinstance(actor, PersonActor):
                one.seat = partners.seat_of(subject, by_id, taken)
                actor.reserve(journey.verbs, one.grip or actor.item, one.seat)
            placed.append(one)
    _accompany(placed, pace)
    stirred = {b.target for p in placed for b in p.subject.beats if b.verb == "stir"}
    for p in placed:
        p.tags |= {"stirred"} if p.subject.id in stirred else set()
    looking_on = [p for p in placed if crowd.is_crowd(p.subject) and not p.hero]
    placed = [p for p in placed if p not in looking_on]
    cradle(placed)
    size(placed, shot, scene)
    standing = lineup.sides(plan)
    spread(placed, shot, scene, lineup.ranks(plan), standing.get(hero_id, 1))
    hero = next(p for p in placed if p.hero)
    hero.scale *= max(1.0, LEAST / hero.height)
    relate(placed, scene)
    share_seats(placed)
    lift(placed, scene)
    _face(placed, plan, standing)
    _lean_room(placed, shot)
    partners.pair_up(placed, scene.wide)
    crowd.settle(looking_on, placed, scene)
    placed += looking_on
    if shot.since:
        carry.keep_places(placed, arrange(*carry.earlier(plan, shot), scene))
    if shot.angle == "over":
        _over_shoulder(placed, scene)
    return sorted(placed, key=depth_order)


def _without_ring(by_id: dict[str, Subject], ids: list[str]) -> list[str]:
    """A ring to box in is no jewel."""
    boxing = any(b.verb in ("box", "fight") for i in ids for b in by_id[i].beats)
    return [i for i in ids if not (boxing and by_id[i].art == "ring")]


def _mounted(by_id: dict[str, Subject]) -> dict[str, Subject]:
    """Who flies on a thing sits on it, and the thing flies; a small animal that comes along sits on it too."""
    out = dict(by_id)
    for sid, subject in by_id.items():
        flown = [b for b in subject.beats if b.verb in FLIERS]
        under = next((o for r, o in subject.relations if r in ("riding", "on") and o in by_id), "")
        if subject.kind != "person" or not flown or not under or by_id[under].art not in FLOWN:
            continue
        out[under] = replace(out[under], beats=tuple(replace(b, target="") for b in flown), relations=())
        seated = tuple(replace(b, verb="drive", target="") if b in flown else b for b in subject.beats)
        out[sid] = replace(subject, beats=seated)
        for other in by_id.values():
            if other.kind == "quadruped" and not other.relations and other.size <= 1:
                out[other.id] = replace(other, relations=(("on", under),))
    return out


def _heaped(by_id: dict[str, Subject]) -> dict[str, Subject]:
    """Several books that something lies on are one pile."""
    under = {o for s in by_id.values() for r, o in s.relations if r == "on"}
    out = dict(by_id)
    for sid in under & set(by_id):
        if by_id[sid].count > 2 and by_id[sid].art in BOOKS:
            out[sid] = replace(by_id[sid], art="book_pile", count=1)
    return out


def depth_order(p: Placed) -> tuple[bool, float]:
    """What is drawn first: what is far away whatever else is there, then whoever stands behind."""
    return p.subject.art not in HEAVENLY, p.order


def match(placed: list[Placed], before: list[Placed]) -> None:
    """Put the hero of a match cut where the hero of the shot before was, as large and turned alike."""
    hero, was = (next((p for p in all_ if p.hero), None) for all_ in (placed, before))
    if hero is None or was is None or hero.rides is not None or hero.inside is not None:
        return
    riders = [p for p in placed if p.rides is hero or p.inside is hero]
    hero.scale = was.height / hero.actor.height
    foot = was.y - (was.lift if was.rides is None else was.rides.lift + was.rides.height * 0.6)
    hero.x, hero.lift, hero.facing = was.x, max(0.0, hero.y - foot) if hero.lift else 0.0, was.facing
    hero.y = foot + hero.lift
    for p in riders:
        p.x = hero.x


def _over_shoulder(placed: list[Placed], scene: Scene) -> None:
    """The hero seen past whoever it faces, who stands with the back to the lens, out of focus at the edge."""
    hero = next(p for p in placed if p.hero)
    people = [p for p in placed if p is not hero and isinstance(p.actor, PersonActor) and p.rides is None]
    if not people or not isinstance(hero.actor, PersonActor):
        return
    near = min(people, key=lambda p: abs(p.x - hero.x))
    side = -1 if near.x < hero.x else 1
    tall = min(1180.0, scene.wide * 1.7, scene.wide * 0.3 / _head(hero) * hero.actor.height)
    hero.scale = tall / hero.actor.height
    broad = scene.wide > HIGH
    hero.x = scene.wide * (0.5 - side * (0.07 if broad else 0.17))
    hero.y = HIGH * 0.17 + tall
    hero.facing = side
    near.scale = hero.scale * (1.45 if broad else 1.2)
    edge = scene.wide * 0.34 if broad else scene.wide * 0.52 + near.height * 0.04
    apart = _head(hero) * hero.scale * 1.02 + _head(near) * near.scale * 1.22  # hair or hat never over the face
    near.x = hero.x + side * max(apart, abs(scene.wide / 2 + side * edge - hero.x))
    near.y = HIGH * (0.4 if broad else 0.56) + near.height
    near.order, near.soft, near.turned = hero.order + 1000, 6.0, 150.0 * side
    _lower(near)


def _lower(near: Placed) -> None:
    """What somebody right before the lens holds up, an umbrella or a flag, would hide the face behind it."""
    near.grips = {id: "none" if hold_of(grip) == "high" else grip for id, grip in near.grips.items()}
    if isinstance(near.actor, PersonActor) and hold_of(near.actor.item) == "high":
        near.actor.item = "none"


def _head(p: Placed) -> float:
    """The radius of a person's head in figure units."""
    look = p.actor.rig.look if isinstance(p.actor, PersonActor) else None
    return RADIUS * look.head_scale * min(1.0, look.height) if look is not None else RADIUS


def _sensible(subject: Subject, by_id: dict[str, Subject], ids: list[str]) -> Subject:
    """Nobody takes off because a kite flies, or straps on a guitar to play the piano."""
    if subject.art in BUILT and BUILT[subject.art].strokes:  # it plays out where it stands
        return replace(subject, beats=tuple(replace(b, verb="fall") if b.verb in MOVING else b for b in subject.beats))
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
        carrier = next((find(placed, o) for r, o in p.subject.relations if r in ("riding", "on")), None)
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
                tall = BUILT[thing.art].height if thing.art in BUILT else 0.0
                if (SIZES.get(thing.art, 0.0) >= UNWIELDY or tall >= STANDING) and thing.art not in WIELDED:
                    continue  # who builds a snowman stands beside it
                colour = str(thing.look.get("color", ""))
                out[other] = (sid, f"{thing.art or thing.word}:{colour}" if colour else thing.art or thing.word)
    return out


LEANS = {"run": 9.5, "surf": 12.0, "chase": 9.5, "throw": 8.0, "fall": 6.0, "walk": 5.0}
"""How far in front of the feet the head is, in figure units."""


def _lean_room(placed: list[Placed], shot: Shot) -> None:
    """Close to the camera a body that leans forward stands back, so that the face stays in the picture."""
    for p in placed:
        if shot.framing in ("medium", "close") and isinstance(p.actor, PersonActor) and p.rides is None:
            lean = max((LEANS.get(verb, 0.0) for verb in p.journey.verbs), default=0.0)
            p.x -= p.facing * lean * p.scale


def _face(placed: list[Placed], plan: Plan, standing: dict[str, int]) -> None:
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
        elif p.hero and not others:
            p.facing = -standing.get(p.subject.id, 1)  # into the picture, or to whom it talks beyond the frame
        else:
            p.facing = 1 if (plan.seed + p.copy) % 2 == 0 else -1
