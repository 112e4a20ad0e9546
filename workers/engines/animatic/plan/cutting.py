"""Cuts a story into shots: how many, how near, from where, and with which move; every seed in its own way."""

from dataclasses import dataclass, field
from random import Random

from workers.engines.animatic.model import Move, Shot
from workers.engines.animatic.plan.direct import WORDS_PER_SECOND, Timing
from workers.engines.animatic.plan.draft import Draft, Speech, Story

_SHOT_SECONDS = 5.0
_MOST_SHOTS = 12
_ONE_VIEW = 6.0
"""A film no longer than this shows a move that is asked for in one view."""
_BRIEFEST = 1.2
_LONGEST_TURN = 9.0
"""Where there is more time than this for each turn of a conversation, its views change within the turns too."""
_NEAR = {"holding", "riding", "on", "in", "chasing", "at"}
"""What stays with somebody in a close-up."""
_TRAVELS = {"walk", "run", "fly", "drive", "sail", "chase", "ride", "swim", "roll", "surf"}
_LADDERS = {
    1: (("full",), ("full",), ("medium",)),
    2: (("wide", "medium"), ("full", "close"), ("wide", "full"), ("medium", "full"), ("full", "medium")),
    3: (("wide", "medium", "close"), ("full", "close", "medium"), ("wide", "close", "full"),
        ("medium", "wide", "close"), ("close", "full", "medium"), ("wide", "full", "medium")),
}  # fmt: skip
_LADDERS_FROM = {
    ("close", False): ("close", "medium", "close"), ("close", True): ("close", "medium", "wide"),
    ("medium", False): ("medium", "close", "medium"), ("medium", True): ("medium", "full", "wide"),
    ("full", False): ("full", "medium", "full"), ("full", True): ("full", "wide", "wide"),
    ("wide", False): ("wide", "medium", "wide"), ("wide", True): ("wide", "wide", "wide"),
}  # fmt: skip
_MOVES = {
    "wide": ("zoom_in", "pan_right", "pan_left", "crane", "crane_down", "zoom_out", "tilt_down", "drone"),
    "full": ("zoom_in", "orbit", "handheld", "pan_left", "pan_right", "zoom_out", "crane"),
    "medium": ("zoom_in", "orbit", "still", "handheld", "zoom_out"),
    "close": ("push_in", "still", "zoom_in", "handheld"),
}  # fmt: skip
_NEXT = {
    "wide": ("medium", "full", "close"), "full": ("close", "medium", "wide"), "medium": ("close", "wide", "full"),
    "close": ("full", "medium", "wide"),
}  # fmt: skip
_ONE_SWEEP = {"dolly", "pull", "zoom_in", "zoom_out", "push_in", "dolly_zoom", "pan_left", "pan_right", "tilt_up",
               "tilt_down", "orbit", "crane", "crane_down", "drone", "rack_focus"}  # fmt: skip
"""Moves that have a beginning and an end: cut in two they would begin again."""
_SWEPT = 15.0
"""The longest film that shows such a move in one view."""
_BIG = {"appear", "vanish", "slip", "melt", "fall", "jump", "roll", "throw", "bounce", "climb", "explode"}
"""What needs room to be seen."""
_SUITS = {"drone": "wide", "crane": "wide", "push_in": "medium", "dolly_zoom": "medium"}
"""The framing in which a move that is asked for shows best."""
_OUT = {"pull", "zoom_out", "crane", "drone"}


@dataclass(slots=True)
class _Cut:
    """A shot in the making: its time, the sentences that it shows and what is said in it."""

    start: float
    end: float
    sentences: list[int] = field(default_factory=list)
    speech: Speech | None = None


@dataclass(slots=True)
class _Reel:
    """What has been shot so far, so that the next shot differs from it."""

    rng: Random
    total: int
    ladder: tuple[str, ...]
    season: str
    shots: list[Shot] = field(default_factory=list)

    @property
    def last(self) -> Shot | None:
        return self.shots[-1] if self.shots else None


def cut(story: Story, timing: Timing, one_take: bool, storyboard: bool, rng: Random) -> tuple[list[Shot], list[float]]:
    """Cut the film into shots, and say when each speech should begin: its own shot, or its sentence's time."""
    cuts = _storyboard_cuts(story, timing) if storyboard else _scene_cuts(story, timing, one_take, rng)
    ladder = rng.choice(_LADDERS.get(len(cuts), ((),)))
    season = rng.choice(("summer", "summer", "spring", "autumn"))
    reel = _Reel(rng, len(cuts), ladder, season)
    for piece in cuts:
        reel.shots.append(_shot(story, piece, reel))
    own = {id(piece.speech): piece.start for piece in cuts if piece.speech is not None}
    return reel.shots, [round(own.get(id(s), timing.slots[s.sentence][0]), 3) for s in story.speeches]


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


def _scene_cuts(story: Story, timing: Timing, one_take: bool, rng: Random) -> list[_Cut]:
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
    total = _shot_count(story, timing, rng)
    cuts: list[_Cut] = []
    for piece in scenes:
        turns = _turns(story, piece)
        if turns:
            cuts.extend(turns)
            continue
        exact = total * (piece.end - piece.start) / timing.seconds
        share = max(1, int(exact) if len(scenes) > 1 else round(exact))
        cuts.extend(_split(piece, share, timing, rng))
    return cuts


def _shot_count(story: Story, timing: Timing, rng: Random) -> int:
    """More shots where more happens; fewer where one move of the camera is to be seen."""
    seconds = timing.seconds
    asked = any(p.camera and p.camera != "still" or p.pace for p in story.places)
    swept = any(p.camera in _ONE_SWEEP or p.pace > 1 for p in story.places)
    if swept and seconds <= _SWEPT:
        return 1
    if seconds <= (_ONE_VIEW if asked else _SHOT_SECONDS):
        return 1
    if asked and seconds <= 15:
        return 2
    if seconds < 9:
        return 2
    if seconds <= 15:
        busy = len({(d.sentence, d.order) for d in story.deeds}) + len(story.speeches)
        return 3 if seconds > 11 or busy > 1 else rng.choice((2, 3, 3))
    return min(_MOST_SHOTS, round(seconds / _SHOT_SECONDS))


def _turns(story: Story, piece: _Cut) -> list[_Cut]:
    """A conversation cut by its turns: first both, then whoever speaks, each as long as its words need."""
    said = [s for s in story.speeches if s.sentence in piece.sentences and s.speaker is not None]
    length = piece.end - piece.start
    if len(said) < 2 or len({id(s.speaker) for s in said}) < 2 or not 2.2 <= length / len(said) <= _LONGEST_TURN:
        return []
    weights = [0.7 + len(s.text.split()) / WORDS_PER_SECOND for s in said]
    lead = min(2.2, 0.22 * length) if length / len(said) > 2.6 else 0.0
    cuts, at = [], piece.start
    if lead:
        at += lead
        cuts.append(_Cut(piece.start, at, list(piece.sentences)))
    rest = piece.end - at
    for speech, weight in zip(said, weights, strict=True):
        end = at + rest * weight / sum(weights)
        cuts.append(_Cut(at, end, [speech.sentence], speech))
        at = end
    cuts[-1].end = piece.end
    return cuts if len(cuts) <= _MOST_SHOTS else []


def _split(piece: _Cut, parts: int, timing: Timing, rng: Random) -> list[_Cut]:
    """Split a scene into shots of unlike lengths, at a sentence's start where one is near."""
    length = piece.end - piece.start
    borders = [piece.start]
    starts = [timing.slots[i][0] for i in piece.sentences]
    weights = [rng.uniform(0.78, 1.25) for _ in range(parts)]
    for k in range(1, parts):
        wanted = piece.start + length * sum(weights[:k]) / sum(weights)
        near = min(starts, key=lambda s: abs(s - wanted))
        at = near if abs(near - wanted) < 0.35 * length / parts else wanted
        if at - borders[-1] > _BRIEFEST and piece.end - at > _BRIEFEST:
            borders.append(round(at, 3))
    cuts = []
    for start, end in zip(borders, [*borders[1:], piece.end], strict=True):
        inside = [i for i in piece.sentences if timing.slots[i][0] < end - 0.01 and timing.slots[i][1] > start + 0.01]
        cuts.append(_Cut(start, end, inside or piece.sentences[-1:]))
    return cuts


def _shot(story: Story, piece: _Cut, reel: _Reel) -> Shot:
    number, rng = len(reel.shots), reel.rng
    places = [story.places[i] for i in piece.sentences]
    place = next((p for p in places if p.set), places[0])
    mates = {i for i, p in enumerate(story.places) if p.set == place.set}
    present = _present(story, piece, mates)
    hero = _lead(story, piece, present, reel)
    storyboard = len(set(story.shots)) > 1
    mine = places if storyboard else [*places, *story.places]
    framing = _framing(story, piece, hero, present, reel)
    told = [p for p in places if p.camera] or ([p for p in mine if p.camera] if number == 0 else [])
    paced = next((p.pace for p in mine if p.pace), 1.0)
    angle = next((p.angle for p in places if p.angle), "") or (
        next((p.angle for p in mine if p.angle), "") if number == 0 or not storyboard else ""
    )
    name, strength = (told[0].camera, told[0].strength) if told else _move(story, piece, hero, framing, reel)
    joined = bool(number) and any(p.match for p in places)
    if joined:
        framing, angle = reel.shots[-1].framing, reel.shots[-1].angle
    elif piece.speech is not None and not angle or angle == "over":
        framing, angle = _turned(present, hero, reel, angle)
    elif not angle:
        angle = _angle(framing, hero, name, rng)
    focus = _focused(story, told[0].focus) if told and told[0].focus else ""
    return Shot(
        start=round(piece.start, 3),
        end=round(piece.end, 3),
        set=place.set,
        hour=place.begins or place.hour or "day",
        season=place.season or ("winter" if place.weather == "snow" else reel.season),
        weather=place.weather or "clear",
        framing=framing,
        hero=hero.id if hero else "",
        camera=Move(name, strength),
        subjects=tuple(d.id for d in _in_frame(story, present, hero, framing, focus)),
        effects=place.effects,
        angle=angle,
        pace=paced,
        join="match" if joined else "cut",
        focus=focus,
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
    return present if present or storyboard else story.drafts[:1]  # a place named alone is seen alone


def _lead(story: Story, piece: _Cut, present: list[Draft], reel: _Reel) -> Draft | None:
    """Whom a shot is about: who speaks or acts; in a long film now and then who watches, or a thing."""
    if piece.speech is not None and piece.speech.speaker in present:
        return piece.speech.speaker
    hero = _hero(story, piece, present)
    people = [d for d in present if d.kind == "person" and not d.background]
    if any(p.angle == "over" for p in story.places) and len(people) > 1:
        return people[len(reel.shots) % 2]
    last = reel.last
    if reel.total < 4 or last is None or hero is None or len(reel.shots) % 3 != 2:
        return hero
    if any(s.sentence in piece.sentences for s in story.speeches) or len(set(story.shots)) > 1:
        return hero
    others = [d for d in present if d is not hero and not d.background and d.kind != "text"
              and not any(name in {"under", "in"} for name, _ in d.relations)]  # fmt: skip
    return reel.rng.choice(others) if others else hero


def _hero(story: Story, piece: _Cut, present: list[Draft]) -> Draft | None:
    speakers = [s.speaker for s in story.speeches if s.sentence in piece.sentences and s.speaker in present]
    actors = [d.who for d in story.deeds if d.sentence in piece.sentences and d.who in present and not d.who.background]
    alive = [d for d in present if d.alive and not d.background]
    named = [d for d in present if d.mentions & set(piece.sentences) and not d.background and d.kind != "text"]
    for group in (speakers, actors, [d for d in alive if d in named], alive, named, present):
        if group:
            return group[0]
    return None


def _framing(story: Story, piece: _Cut, hero: Draft | None, present: list[Draft], reel: _Reel) -> str:
    places = [story.places[i] for i in piece.sentences]
    number, storyboard = len(reel.shots), len(set(story.shots)) > 1
    asked = next((p.framing for p in places if p.framing), "")
    if not asked and number == 0 and not storyboard:
        asked = next((p.framing for p in story.places if p.framing), "")
    first = next((p.framing for p in story.places if p.framing), "")
    if first and reel.total > 1 and not storyboard and len({p.framing for p in story.places if p.framing}) == 1:
        asked = _LADDERS_FROM[first, any(p.camera in _OUT for p in story.places)][number % 3]
    if asked:
        return asked
    framing = _varied(number, hero, reel)
    told = next((p.camera for p in places if p.camera), "")
    if told in _SUITS and (number == 0 or storyboard):
        return _SUITS[told]
    if hero is None:
        framing = {"close": "wide", "medium": "full"}.get(framing, framing)
    if storyboard and framing == "close" and len(present) > 1:
        return "medium"  # whoever a shot's own words name is seen in it
    if framing == "close" and hero is not None and not hero.alive:
        framing = "medium"
    if framing in {"medium", "close"} and _verbs(story, piece, hero) & _BIG:
        framing = "full"
    if reel.last is not None and reel.last.framing == framing and (hero.id if hero else "") == reel.last.hero:
        framing = "full" if framing in {"medium", "wide"} else "medium" if hero is not None else "wide"
    if number == reel.total - 1 and framing in {"wide", "full"} and reel.total > 1:
        speaks = any(s.sentence in piece.sentences and s.speaker is hero for s in story.speeches)
        return "medium" if speaks and (reel.last is None or reel.last.framing != "medium") else framing
    return framing


def _varied(number: int, hero: Draft | None, reel: _Reel) -> str:
    """Another framing than the last; a long film comes back to the whole place every fourth shot."""
    small = hero is not None and hero.kind == "prop" and hero.size <= 1.2
    if reel.ladder:
        framing = reel.ladder[number]
        return "full" if small and number == 0 and framing == "wide" else framing
    if number == 0:
        return reel.rng.choice(("wide", "wide", "full"))
    last = reel.last
    assert last is not None
    if number % 4 == 0 and last.framing != "wide":
        return "wide"
    near, other, far = _NEXT[last.framing]
    return reel.rng.choice((near, near, other, far)) if number % 4 != 3 else near


def _move(story: Story, piece: _Cut, hero: Draft | None, framing: str, reel: _Reel) -> tuple[str, float]:
    verbs = _verbs(story, piece, hero)
    if verbs & _TRAVELS and framing in {"wide", "full", "medium"}:
        return "follow", 0.6
    if "rise" in verbs:
        return "tilt_up", 0.4
    used = {s.camera.name for s in reel.shots[-2:]}
    fresh = [name for name in _MOVES[framing] if name not in used] or list(_MOVES[framing])
    return reel.rng.choice(fresh), 0.4 if framing == "close" else 0.5


def _verbs(story: Story, piece: _Cut, hero: Draft | None) -> set[str]:
    return {d.verb for d in story.deeds if d.who is hero and d.sentence in piece.sentences}


def _turned(present: list[Draft], hero: Draft | None, reel: _Reel, asked: str) -> tuple[str, str]:
    """Whoever speaks in a conversation is seen alone or past the other's shoulder, by turns."""
    people = [d for d in present if d.kind == "person" and not d.background]
    if len(people) >= 2 and hero in people and (asked or (len(reel.shots) + reel.total) % 3):
        return "medium", "over"
    return "close", "eye"


def _angle(framing: str, hero: Draft | None, camera: str, rng: Random) -> str:
    """Now and then from below, for whoever is to look large, or from above, for a place that is to look wide."""
    chance = rng.random()
    if hero is None or not hero.alive or camera in {"tilt_up", "tilt_down", "orbit", "drone", "handheld", "rack_focus"}:
        return "eye"
    if framing == "full" and chance < 0.16:
        return "low"
    if framing == "wide" and chance < 0.14:
        return "high"
    return "eye"


def _focused(story: Story, words: str) -> str:
    """The subject that the words for a focus name, or "background"."""
    if {"background", "distance", "horizon"} & set(words.split()):
        return "background"
    for draft in story.drafts:
        if draft.lemma in words or draft.word.lower() in words or words in draft.word.lower():
            return draft.id
    return "background"


def _in_frame(story: Story, present: list[Draft], hero: Draft | None, framing: str, focus: str) -> list[Draft]:
    if framing != "close" or hero is None:
        return present
    tied = [o for name, o in hero.relations if o.alive or name in _NEAR]
    tied += [d for d in present if any(o is hero and (d.alive or name in _NEAR) for name, o in d.relations)]
    tied += [d.target for d in story.deeds if d.who is hero and d.verb in {"play", "stir"} and d.target is not None]
    return [d for d in present if d is hero or d in tied or d.id == focus]
