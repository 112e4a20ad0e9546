"""Gives a story its times: when its sentences happen, and the beats of every subject."""

from dataclasses import dataclass, replace

from workers.engines.animatic.model import Beat
from workers.engines.animatic.plan.draft import Deed, Draft, Place, Story

WORDS_PER_SECOND = 2.6
_KEPT = {"sit", "swim", "ride", "drive", "sail", "float"}
"""What goes on while one talks: nobody gets up to say a word."""
_MOMENTS = {"jump", "throw", "fall", "explode", "cheer", "wave"}


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
        weights[speech.sentence] += 0.4 + len(speech.text.split()) / WORDS_PER_SECOND
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
    kept = ""
    for k, (start, together) in enumerate(groups):
        end = groups[k + 1][0] if k + 1 < len(groups) else timing.seconds
        shown = [replace(d, verb=kept) if kept and d.verb in {"talk", "idle"} else d for d in _shown(together)]
        kept = next((d.verb for d in reversed(shown) if d.verb in _KEPT), "")
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
