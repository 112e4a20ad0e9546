"""Two who do something with each other, and things that become part of what somebody does."""

from dataclasses import replace

from workers.engines.animatic.art.person.actions import acted
from workers.engines.animatic.model import Beat, Subject
from workers.engines.animatic.stage.actors import PersonActor
from workers.engines.animatic.stage.placed import Placed

ALONE = {"hug": "hold", "kiss": "wave", "shake hands": "wave", "high five": "cheer", "hold hands": "idle",
         "give": "hold", "waltz": "dance"}  # fmt: skip
"""What one does instead who has nobody to do it with."""
SAT_AT = {"piano": "piano", "musical-keyboard": "piano", "drum": "drum", "long-drum": "drum"}
RIDDEN = {"bicycle": "cycle", "skateboard": "skateboard", "kick-scooter": "skateboard", "ice-skate": "skate",
          "roller-skate": "skate", "skis": "ski", "snowboard": "snowboard"}  # fmt: skip
"""What the action brings along by itself: drawing -> action."""
POTS = {"pot-of-food", "cauldron", "amphora"}
"""What is stirred where it stands rather than on a counter."""
HANDED = 46.0
"""Figure units between two who only touch hands: no head before the other."""
COUPLES = {"couple", "lover", "lovers", "newlyweds", "pair", "sweethearts"}


def joined(by_id: dict[str, Subject], ids: list[str]) -> dict[str, Subject]:
    """Subjects whose partners take part: who is hugged hugs back, who is alone does something else."""
    out = dict(by_id)
    for sid in ids:
        subject = out[sid]
        if subject.kind != "person":
            continue
        beats = []
        for beat in subject.beats:
            other = out.get(beat.target) if beat.target in ids else None
            beat = _for_two(beat, subject)
            other = other or (None if subject.count > 1 else _doing(out, ids, sid, beat.verb))
            if acted(beat.verb).apart and other is not None and other.kind == "person":
                out[other.id] = _answering(other, replace(beat, target=sid))
            elif beat.verb in ALONE and subject.count < 2:
                beat = replace(beat, verb=ALONE[beat.verb])
            beats.append(beat)
        out[sid] = replace(subject, beats=tuple(beats))
    return out


def _for_two(beat: Beat, subject: Subject) -> Beat:
    """A couple that dances dances together; two who throw throw to each other."""
    if beat.verb == "dance" and subject.word.lower() in COUPLES and subject.count == 2:
        return replace(beat, verb="waltz")
    return replace(beat, verb="catch") if beat.verb == "throw" and subject.count == 2 and not beat.target else beat


def _doing(by_id: dict[str, Subject], ids: list[str], sid: str, verb: str) -> Subject | None:
    """Somebody else who does the same."""
    return next((by_id[i] for i in ids if i != sid and any(b.verb == verb for b in by_id[i].beats)), None)


def _answering(other: Subject, beat: Beat) -> Subject:
    if any(b.verb == beat.verb for b in other.beats):
        return other
    kept = tuple(b for b in other.beats if b.verb != "idle" and (b.end <= beat.start or b.start >= beat.end))
    return replace(other, beats=(*kept, beat))


def absorbed(by_id: dict[str, Subject], ids: list[str]) -> dict[str, tuple[str, str]]:
    """Things that an action draws with its doer: thing -> (doer, what is held)."""
    out: dict[str, tuple[str, str]] = {}
    for sid in ids:
        subject = by_id[sid]
        if subject.kind != "person":
            continue
        verbs = {b.verb for b in subject.beats}
        for _, other in _related(subject):
            thing = by_id.get(other)
            if thing is None or other not in ids:
                continue
            few = thing.count <= max(1, subject.count)
            if thing.art in SAT_AT and "play" in verbs and few:
                out[other] = (sid, SAT_AT[thing.art])
            elif (
                _seat(subject, thing)
                or _worked(verbs, thing)
                or thing.art == "table"
                and any(acted(verb).needs for verb in verbs)
                or few
                and thing.art in RIDDEN
                and verbs & {"ride", "cycle", "skateboard", "surf", "skate", "drive", "idle"}
            ):
                out[other] = (sid, "none")
    return out


SEATS = {"chair": "chair", "seat": "chair", "couch-and-lamp": "sofa", "wheelchair": "wheelchair",
         "manual-wheelchair": "wheelchair", "motorized-wheelchair": "wheelchair"}  # fmt: skip
_SEAT_WORDS = {"bench": "bench", "stool": "stool", "throne": "throne", "armchair": "armchair", "sofa": "sofa",
               "couch": "sofa", "chair": "chair", "log": "log", "wheelchair": "wheelchair", "recliner": "armchair",
               "rocker": "armchair", "bed": "sofa"}  # fmt: skip
_WORKED = {
    "cook": None, "stir": None, "chop": None, "paint": {"framed-picture", "artist-palette", "canvas"},
    "type": {"laptop", "desktop-computer", "keyboard", "computer-mouse"}, "write": {"memo", "notebook", "closed-book"},
    "knit": {"scarf", "yarn", "thread"}, "iron": {"t-shirt", "dress", "shirt"}, "juggle": None, "deadlift": None,
    "kick": {"soccer-ball", "american-football", "rugby-football", "volleyball", "basketball"}, "hula": None,
    "catch": {"soccer-ball", "baseball", "basketball", "flying-disc", "softball", "volleyball", "tennis"},
    "chop wood": {"wood", "rock", "evergreen-tree", "deciduous-tree"}, "push": {"shopping-cart", "baby-carriage"},
}  # fmt: skip
"""What an action draws itself of the things it is done to: all of them, or these drawings."""


def _seat(subject: Subject, thing: Subject) -> str:
    """The furniture that somebody on a thing sits on, if it is a seat."""
    if thing.kind not in ("prop", "vehicle") or thing.count > 1 or not any(o == thing.id for _, o in subject.relations):
        return ""
    return _SEAT_WORDS.get(thing.word.lower().split()[-1], "") or SEATS.get(thing.art, "")


def _worked(verbs: set[str], thing: Subject) -> bool:
    if thing.kind != "prop" or thing.art in POTS and "stir" in verbs:
        return False
    return any(verb in verbs and (arts is None or thing.art in arts) for verb, arts in _WORKED.items())


def seat_of(subject: Subject, by_id: dict[str, Subject], taken: dict[str, tuple[str, str]]) -> str:
    """The furniture somebody sits on in this shot, of those that are drawn with them."""
    mine = [by_id[thing] for thing, (owner, _) in taken.items() if owner == subject.id]
    sits = [r for r, o in subject.relations if r in ("on", "in", "riding") and o in {t.id for t in mine}]
    if not sits and any(r == "at" for r, _ in subject.relations):
        return "chair"
    if any(b.verb in ("sleep", "lie") for b in subject.beats):
        mine = [t for t in mine if not t.word.lower().endswith("bed")]  # one lies in a bed
    return next((s for s in (_seat(subject, t) for t in mine) if s), "") if sits else ""


def _related(subject: Subject) -> list[tuple[str, str]]:
    return [*subject.relations, *(("", b.target) for b in subject.beats if b.target)]


def riding(subject: Subject, by_id: dict[str, Subject], taken: dict[str, tuple[str, str]]) -> Subject:
    """A rider of a bicycle cycles, whoever rides a board skates: the action brings the thing."""
    things = [by_id[thing].art for thing, (owner, _) in taken.items() if owner == subject.id]
    verb = next((RIDDEN[art] for art in things if art in RIDDEN), "")
    seat = next((SAT_AT[art] for art in things if art in SAT_AT), "")
    if not verb and not seat:
        return subject
    swap = {"ride": verb, "drive": verb, "surf": verb} if verb else {"play": seat, "sit": seat}
    beats = tuple(replace(b, verb=swap.get(b.verb, b.verb)) for b in subject.beats)
    return replace(subject, beats=beats, look={**subject.look, "item": "none"} if seat else subject.look)


def pair_up(placed: list[Placed], wide: float) -> None:
    """Stand partners as far from each other as what they do wants, face to face."""
    free = [p for p in placed if isinstance(p.actor, PersonActor) and p.rides is None and p.inside is None]
    taken: set[int] = set()
    for p in free:
        wish = max((acted(verb).apart for verb in p.journey.verbs), default=0.0)
        if not wish or id(p) in taken:
            continue
        verbs = {verb for verb in p.journey.verbs if acted(verb).apart}
        others = [q for q in free if q is not p and id(q) not in taken and q.journey.verbs & verbs]
        if not others:
            continue
        q = min(others, key=lambda o: (o.subject.id == p.subject.id and o.copy // 2 != p.copy // 2, abs(o.x - p.x)))
        taken |= {id(p), id(q)}
        _stand(p, q, wish, wide)


def _stand(p: Placed, q: Placed, wish: float, wide: float) -> None:
    left, right = (p, q) if p.x <= q.x else (q, p)
    y, order = max(p.y, q.y), max(p.order, q.order)
    k = max(p.scale, q.scale)
    heads = HANDED if {"hold hands", "shake hands", "high five"} & left.journey.verbs else 0.0
    gap = max(wish, heads) * k
    room = wide * 0.94 - (left.actor.width + right.actor.width) * 0.4 * k
    if gap > room > 0:
        gap = room
    middle = (left.x + right.x) / 2
    reach = gap / 2 + 26 * k
    middle = min(max(middle, reach), wide - reach) if wide > 2 * reach else wide / 2
    left.partner, right.partner = right, left
    for one, x, facing in ((left, middle - gap / 2, 1), (right, middle + gap / 2, -1)):
        one.x, one.y, one.facing, one.scale = x, y, facing, k
        one.apart, one.order = gap / k, order + (0.0 if one is left else 0.2)
    right.second = not any(b.target and b.target == left.subject.id for b in right.subject.beats) or p is left
    left.second = not right.second
