"""Gives a story its times: shots with framing and camera, and the beats of every subject."""

from dataclasses import dataclass, field
from random import Random

from workers.engines.animatic.model import Beat, Move, Shot
from workers.engines.animatic.plan.draft import Deed, Draft, Place, Story

_SHOT_SECONDS = 5.0
_MOST_SHOTS = 12
_WORDS_PER_SECOND = 2.6
_NEAR = {"holding", "riding", "on", "in", "chasing"}
"""What stays with somebody in a close-up."""
_TRAVELS = {"walk", "run", "fly", "drive", "sail", "chase", "ride", "swim", "roll"}
_MOMENTS = {"jump", "throw", "fall", "explode", "cheer", "wave"}
_LADDERS = {1: ("full",), 2: ("wide", "medium"), 3: ("wide", "medium", "close")}
_LADDERS_FROM = {
    ("close", False): ("close", "medium", "close"), ("close", True): ("close", "medium", "wide"),
    ("medium", False): ("medium", "close", "medium"), ("medium", True): ("medium", "full", "wide"),
    ("full", False): ("full", "medium", "full"), ("full", True): ("full", "wide", "wide"),
    ("wide", False): ("wide", "medium", "wide"), ("wide", True): ("wide", "wide", "wide"),
}  # fmt: skip
_MOVES = {"wide": ("dolly", "pan_right", "crane", "pull"), "full": ("dolly", "orbit", "handheld"),
          "medium": ("dolly", "orbit", "still"), "close": ("dolly", "still")}  # fmt: skip


@dataclass(slots=True)
class _Cut:
    """A shot in the making: its time and the sentences that it shows."""

    start: float
    end: float
    sentences: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Timing:
    """When each sentence of the story happens, in seconds."""

    slots: tuple[tuple[float, float], ...]
    seconds: float


def time_sentences(story: Story, seconds: float, shot_seconds: list[float]) -> Timing:
    """Share the film's time among the sentences: those with more to say or do get more."""
    count = len(story.places)
    weights = [0.0] * count
    for deed in story.deeds:
        weights[deed.sentence] = max(weights[deed.sentence], 1.0 + 0.5 * deed.order)
    for speech in story.speeches:
        weights[speech.sentence] += 0.4 + len(speech.text.split()) / _WORDS_PER_SECOND
    if shot_seconds:
        return _storyboard(story, seconds, shot_seconds, weights)
    total = sum(weights)
    if not total:
        weights, total = [1.0] * count, float(count) or 1.0
    slots, at = [], 0.0
    for weight in weights:
        length = seconds * weight / total
        slots.append((round(at, 3), round(at + length, 3)))
        at += length
    return Timing(tuple(slots), seconds)


def _storyboard(story: Story, seconds: float, shot_seconds: list[float], weights: list[float]) -> Timing:
    known = [s for s in shot_seconds if s > 0]
    usual = sum(known) / len(known) if known else 1.0
    lengths = [s or usual for s in shot_seconds]
    scale = seconds / sum(lengths)
    slots, at = [], 0.0
    for shot, length in enumerate(lengths):
        members = [i for i, s in enumerate(story.shots) if s == shot]
        inner = [max(weights[i], 0.2) for i in members]
        begin = at
        for weight in inner:
            step = length * scale * weight / sum(inner)
            slots.append((round(at, 3), round(at + step, 3)))
            at += step
        at = begin + length * scale
    return Timing(tuple(slots), seconds)


def carry_places(story: Story, first_set: str) -> None:
    """Let every sentence that names no place or hour stay where the one before it was."""
    known = next((p for p in story.places if p.set), None)
    current = Place(set=known.set if known else first_set)
    for key in ("hour", "season", "weather", "effects"):
        setattr(current, key, next((getattr(p, key) for p in story.places if getattr(p, key)), getattr(current, key)))
    for place in story.places:
        for key in ("set", "hour", "season", "weather", "effects"):
            setattr(place, key, getattr(place, key) or getattr(current, key))
            setattr(current, key, getattr(place, key))


def cut(story: Story, timing: Timing, one_take: bool, storyboard: bool, rng: Random) -> list[Shot]:
    """Cut the film into shots."""
    cuts = _storyboard_cuts(story, timing) if storyboard else _scene_cuts(story, timing, one_take)
    shots: list[Shot] = []
    for number, piece in enumerate(cuts):
        shots.append(_shot(story, piece, (number, len(cuts)), rng))
    return shots


def _storyboard_cuts(story: Story, timing: Timing) -> list[_Cut]:
    cuts: list[_Cut] = []
    for number, shot in enumerate(story.shots):
        start, end = timing.slots[number]
        if cuts and story.shots[cuts[-1].sentences[-1]] == shot:
            cuts[-1].end = end
            cuts[-1].sentences.append(number)
        else:
            cuts.append(_Cut(start, end, [number]))
    cuts[-1].end = timing.seconds
    for before, after in zip(cuts, cuts[1:], strict=False):
        before.end = after.start
    return cuts


def _scene_cuts(story: Story, timing: Timing, one_take: bool) -> list[_Cut]:
    scenes: list[_Cut] = []
    for number, place in enumerate(story.places):
        start, end = timing.slots[number]
        brief = end - start < 0.05 or bool(scenes) and scenes[-1].end - scenes[-1].start < 0.05
        if scenes and (story.places[scenes[-1].sentences[-1]].set == place.set or brief):
            scenes[-1].end = end
            scenes[-1].sentences.append(number)
        else:
            scenes.append(_Cut(start, end, [number]))
    scenes[-1].end = timing.seconds
    if one_take:
        return scenes
    total = _shot_count(timing.seconds)
    cuts: list[_Cut] = []
    for piece in scenes:
        exact = total * (piece.end - piece.start) / timing.seconds
        share = max(1, int(exact) if len(scenes) > 1 else round(exact))
        cuts.extend(_split(piece, share, timing))
    return cuts


def _shot_count(seconds: float) -> int:
    if seconds <= _SHOT_SECONDS:
        return 1
    if seconds < 9:
        return 2
    return 3 if seconds <= 15 else min(_MOST_SHOTS, round(seconds / _SHOT_SECONDS))


def _split(piece: _Cut, parts: int, timing: Timing) -> list[_Cut]:
    """Split a scene into shots, at a sentence's start where one is near."""
    length = piece.end - piece.start
    borders = [piece.start]
    starts = [timing.slots[i][0] for i in piece.sentences]
    for k in range(1, parts):
        wanted = piece.start + length * k / parts
        near = min(starts, key=lambda s: abs(s - wanted))
        at = near if abs(near - wanted) < 0.35 * length / parts else wanted
        if at - borders[-1] > 1.2 and piece.end - at > 1.2:
            borders.append(round(at, 3))
    cuts = []
    for start, end in zip(borders, [*borders[1:], piece.end], strict=True):
        inside = [i for i in piece.sentences if timing.slots[i][0] < end - 0.01 and timing.slots[i][1] > start + 0.01]
        cuts.append(_Cut(start, end, inside or piece.sentences[-1:]))
    return cuts


def _shot(story: Story, piece: _Cut, at: tuple[int, int], rng: Random) -> Shot:
    number, total = at
    places = [story.places[i] for i in piece.sentences]
    place = places[0]
    mates = {i for i, p in enumerate(story.places) if p.set == place.set}
    present = _present(story, piece, mates)
    hero = _hero(story, piece, present)
    asked = next((p.framing for p in places if p.framing), "")
    storyboard = len(set(story.shots)) > 1
    if not asked and number == 0 and not storyboard:
        asked = next((p.framing for p in story.places if p.framing), "")
    moves = {p.camera for p in story.places}
    first = next((p.framing for p in story.places if p.framing), "")
    if first and total > 1 and not storyboard and len({p.framing for p in story.places if p.framing}) == 1:
        asked = _LADDERS_FROM[first, "pull" in moves][number % 3]
    framing = asked or _framing(number, total, hero, rng)
    if storyboard and not asked and framing == "close" and len(present) > 1:
        framing = "medium"  # whoever a shot's own words name is seen in it
    if framing == "close" and hero is not None and not asked and not hero.alive:
        framing = "medium"
    camera = next(((p.camera, p.strength) for p in places if p.camera), None)
    if camera is None and number == 0 and not storyboard:
        camera = next(((p.camera, p.strength) for p in story.places if p.camera), None)
    name, strength = camera or _move(story, piece, hero, framing, rng)
    return Shot(
        start=round(piece.start, 3),
        end=round(piece.end, 3),
        set=place.set,
        hour=place.hour or "day",
        season=place.season or "summer",
        weather=place.weather or "clear",
        framing=framing,
        hero=hero.id if hero else "",
        camera=Move(name, strength),
        subjects=tuple(d.id for d in _in_frame(present, hero, framing)),
        effects=place.effects,
    )


def _present(story: Story, piece: _Cut, mates: set[int]) -> list[Draft]:
    storyboard = len(set(story.shots)) > 1
    here = {story.shots[i] for i in piece.sentences}
    deeds = {
        id(d.who) for d in story.deeds if d.sentence in mates and (not storyboard or story.shots[d.sentence] in here)
    }
    deeds |= {id(s.speaker) for s in story.speeches if s.sentence in piece.sentences and s.speaker}
    present = []
    for draft in story.drafts:
        belongs = bool(draft.shots & here) if storyboard else bool(draft.mentions & mates)
        if belongs or id(draft) in deeds:
            present.append(draft)
    related = [other for draft in present for _, other in draft.relations]
    present += [d for d in story.drafts if d not in present and any(d is r for r in related)]
    return present or story.drafts[:1]


def _hero(story: Story, piece: _Cut, present: list[Draft]) -> Draft | None:
    speakers = [s.speaker for s in story.speeches if s.sentence in piece.sentences and s.speaker in present]
    actors = [d.who for d in story.deeds if d.sentence in piece.sentences and d.who in present and not d.who.background]
    alive = [d for d in present if d.alive and not d.background]
    named = [d for d in present if d.mentions & set(piece.sentences) and not d.background and d.kind != "text"]
    for group in (speakers, actors, [d for d in alive if d in named], alive, named, present):
        if group:
            return group[0]
    return None


def _framing(number: int, total: int, hero: Draft | None, rng: Random) -> str:
    if total in _LADDERS:
        ladder = _LADDERS[total]
        if number == 0 and hero is not None and hero.kind == "prop" and hero.size <= 1.2:
            return "full"
        return ladder[number]
    if number == 0:
        return "wide"
    return ("medium", "full", "close", "medium", "wide")[(number + rng.randrange(2)) % 5]


def _move(story: Story, piece: _Cut, hero: Draft | None, framing: str, rng: Random) -> tuple[str, float]:
    verbs = {d.verb for d in story.deeds if d.who is hero and d.sentence in piece.sentences}
    if verbs & _TRAVELS and framing in {"wide", "full", "medium"}:
        return "follow", 0.6
    if "rise" in verbs:
        return "tilt_up", 0.4
    return rng.choice(_MOVES[framing]), 0.4 if framing == "close" else 0.5


def _in_frame(present: list[Draft], hero: Draft | None, framing: str) -> list[Draft]:
    if framing != "close" or hero is None:
        return present
    tied = [o for name, o in hero.relations if o.alive or name in _NEAR]
    tied += [d for d in present if any(o is hero and (d.alive or name in _NEAR) for name, o in d.relations)]
    return [d for d in present if d is hero or d in tied]


def beats(story: Story, timing: Timing, draft: Draft) -> tuple[Beat, ...]:
    """Return what a subject does over the whole film, without gaps or overlaps."""
    deeds = [d for d in story.deeds if d.who is draft]
    spoken = {s.sentence for s in story.speeches if s.speaker is draft}
    deeds += [Deed(draft, "talk", n, 0) for n in spoken if not any(d.sentence == n for d in deeds)]
    placed: list[tuple[float, Deed]] = []
    for deed in deeds:
        start, end = timing.slots[deed.sentence]
        orders = 1 + max((d.order for d in story.deeds if d.sentence == deed.sentence), default=0)
        placed.append((start + (end - start) * deed.order / orders, deed))
    placed.sort(key=lambda item: item[0])
    result: list[Beat] = []
    if not placed:
        return (Beat(_resting(draft), 0.0, timing.seconds),)
    if placed[0][0] > 0.05:
        result.append(Beat(_resting(draft), 0.0, round(placed[0][0], 3)))
    groups: list[tuple[float, list[Deed]]] = []
    for start, deed in placed:
        if groups and abs(groups[-1][0] - start) < 0.05:
            groups[-1][1].append(deed)
        else:
            groups.append((start, [deed]))
    for k, (start, together) in enumerate(groups):
        end = groups[k + 1][0] if k + 1 < len(groups) else timing.seconds
        shown = _shown(together)
        step = (end - start) / len(shown)
        for n, deed in enumerate(shown):
            begin, until = start + n * step, start + (n + 1) * step
            stop = min(until, begin + 3.0) if deed.verb in _MOMENTS and until < timing.seconds else until
            target = deed.target.id if deed.target else ""
            result.append(Beat(deed.verb, round(begin, 3), round(stop, 3), deed.manner, target))
            if until - stop > 0.05:
                result.append(Beat(_resting(draft), round(stop, 3), round(until, 3)))
    return tuple(result)


def _shown(together: list[Deed]) -> list[Deed]:
    """Of deeds at one time those that show most, one after the other: talking shows anyhow, by the mouth."""
    silent = [d for d in together if d.verb not in {"talk", "idle", "look", "hold"}] or together[:1]
    return list({d.verb: d for d in silent}.values())[:3]


def _resting(draft: Draft) -> str:
    return {"fish": "swim", "bird": "idle"}.get(
        draft.kind, "float" if draft.art in {"balloon", "hot_air_balloon"} else "idle"
    )
