"""Changes to a plan that leave all else as it was: places, casts, deeds, lines and times."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from workers.engines.animatic.model import Beat, Line, Plan, Shot, Subject

Scope = frozenset[int]
"""The numbers of the shots that an instruction is about."""

_FRAMINGS = ("wide", "full", "medium", "close")
_LIGHTER = {"night": "dusk", "dusk": "day", "dawn": "day", "day": "day"}
_DARKER = {"day": "dusk", "dawn": "dusk", "dusk": "night", "night": "night"}
_SLOWEST, _FASTEST = 0.25, 4.0
_STEP = 1.7
"""How much slower or faster "slower" and "faster" are."""
_NEAR = {"holding", "riding", "on", "in"}


def everywhere(plan: Plan) -> Scope:
    return frozenset(range(len(plan.shots)))


def with_shots(plan: Plan, scope: Scope, **fields: Any) -> Plan:
    """Set fields of the shots in scope."""
    shots = (replace(shot, **fields) if n in scope else shot for n, shot in enumerate(plan.shots))
    return replace(plan, shots=tuple(shots))


def nudged(plan: Plan, pole: str, scope: Scope) -> Plan:
    """Take a step toward "closer", "slower", "darker" ...; the plan itself where that leads nowhere."""
    return replace(plan, shots=tuple(_step(s, pole) if n in scope else s for n, s in enumerate(plan.shots)))


def _step(shot: Shot, pole: str) -> Shot:
    if pole in {"closer", "wider"} and shot.framing in _FRAMINGS:
        at = _FRAMINGS.index(shot.framing) + (1 if pole == "closer" else -1)
        return replace(shot, framing=_FRAMINGS[max(0, min(at, len(_FRAMINGS) - 1))])
    if pole in {"slower", "faster"}:
        pace = shot.pace * (_STEP if pole == "faster" else 1 / _STEP)
        return replace(shot, pace=round(max(_SLOWEST, min(pace, _FASTEST)), 3))
    if pole in {"brighter", "darker"}:
        return replace(shot, hour=(_LIGHTER if pole == "brighter" else _DARKER).get(shot.hour, shot.hour))
    if pole in {"colder", "warmer"}:
        return replace(shot, season="winter" if pole == "colder" else "summer")
    return shot


def in_season(plan: Plan, scope: Scope) -> Plan:
    """Let what falls from the sky be of the season that has come: in winter rain is snow, and only then snow falls."""
    falls = {(True, "rain"): "snow", (True, "storm"): "snow", (False, "snow"): "clear"}
    shots = (
        replace(s, weather=falls.get((s.season == "winter", s.weather), s.weather)) if n in scope else s
        for n, s in enumerate(plan.shots)
    )
    return replace(plan, shots=tuple(shots))


def with_subject(plan: Plan, subject: Subject) -> Plan:
    """Put a changed subject in the place of the one with its id."""
    return replace(plan, subjects=tuple(subject if s.id == subject.id else s for s in plan.subjects))


def without_subjects(plan: Plan, gone: set[str]) -> Plan:
    """Take subjects out of the film, with what they say and what others do to them."""
    held = {o for s in plan.subjects for name, o in s.relations if name == "holding"} & gone
    subjects = tuple(_parted(s, gone, held) for s in plan.subjects if s.id not in gone)
    shots = tuple(_shot_without(shot, gone, subjects) for shot in plan.shots)
    lines = tuple(line for line in plan.lines if line.speaker not in gone)
    return replace(plan, subjects=subjects, shots=shots, lines=lines)


def _parted(subject: Subject, gone: set[str], held: set[str]) -> Subject:
    relations = tuple((name, other) for name, other in subject.relations if other not in gone)
    holds = any(name == "holding" for name, _ in relations)
    beats = []
    for beat in subject.beats:
        empty = beat.target in gone and beat.verb in {"hold", "chase", "ride", "drive", "sail"}
        empty = empty or beat.verb == "hold" and not holds and any(o in held for _, o in subject.relations)
        verb = {"chase": "run", "ride": "walk"}.get(beat.verb, "idle") if empty else beat.verb
        beats.append(replace(beat, verb=verb, target="" if beat.target in gone else beat.target))
    return replace(subject, relations=relations, beats=tuple(beats))


def _shot_without(shot: Shot, gone: set[str], left: tuple[Subject, ...]) -> Shot:
    if not gone & {*shot.subjects, shot.hero}:
        return shot
    seen = tuple(i for i in shot.subjects if i not in gone) or tuple(s.id for s in left[:1])
    alive = {s.id for s in left if s.kind not in {"prop", "text"}}
    hero = shot.hero if shot.hero not in gone else next((i for i in seen if i in alive), seen[0] if seen else "")
    return replace(shot, subjects=seen, hero=hero)


def with_subjects(plan: Plan, added: Sequence[Subject], scope: Scope) -> Plan:
    """Bring new subjects into the shots in scope; close shots are left to whom they show, where there are others."""
    shots = list(plan.shots)
    roomy = {n for n in scope if shots[n].framing != "close"} or set(scope)
    for subject in added:
        tied = {other for name, other in subject.relations if name in _NEAR}
        tied |= {s.id for s in plan.subjects for name, o in s.relations if o == subject.id and name in _NEAR}
        for n in scope:
            if n in roomy or tied & set(shots[n].subjects):
                hero = shots[n].hero or subject.id
                shots[n] = replace(shots[n], subjects=(*shots[n].subjects, subject.id), hero=hero)
    return replace(plan, subjects=(*plan.subjects, *added), shots=tuple(shots))


def with_deeds(subject: Subject, deeds: Sequence[Beat], begin: float, end: float) -> Subject:
    """Let a subject do these one after the other from `begin` to `end`, and before and after what it did anyhow."""
    kept = [replace(b, end=min(b.end, begin)) for b in subject.beats if b.start < begin - 0.05]
    step = (end - begin) / max(1, len(deeds))
    new = [
        replace(deed, start=round(begin + n * step, 3), end=round(begin + (n + 1) * step, 3))
        for n, deed in enumerate(deeds)
    ]
    after = [replace(b, start=max(b.start, end)) for b in subject.beats if b.end > end + 0.05]
    return replace(subject, beats=(*kept, *new, *after))


def with_lines(plan: Plan, said: Sequence[Line], begin: float, keep: bool) -> Plan:
    """Let somebody say something: instead of their own lines, or, to `keep` those, after them."""
    speakers = {line.speaker for line in said}
    first = next((n for n, line in enumerate(plan.lines) if line.speaker in speakers), len(plan.lines))
    old = [line for line in plan.lines if keep or line.speaker not in speakers]
    at = len(plan.lines) if keep else min(first, len(old))
    times = {} if keep else {s: [line.start for line in plan.lines if line.speaker == s] for s in speakers}
    new = [
        replace(line, start=max(begin, times[line.speaker].pop(0)) if times.get(line.speaker) else begin, seconds=0.0)
        for line in said
    ]
    return replace(plan, lines=(*old[:at], *new, *old[at:]))


def resized(plan: Plan, seconds: float, width: int, height: int, fps: int) -> Plan:
    """Give a plan another length, shape and rate; all times stretch alike."""
    k = seconds / plan.seconds
    if abs(k - 1) > 1e-9:
        shots = tuple(replace(s, start=round(s.start * k, 3), end=round(s.end * k, 3)) for s in plan.shots)
        shots = (*shots[:-1], replace(shots[-1], end=seconds))
        subjects = tuple(
            replace(
                s, beats=tuple(replace(b, start=round(b.start * k, 3), end=round(b.end * k, 3)) for b in s.beats)
            )
            for s in plan.subjects
        )  # fmt: skip
        lines = tuple(replace(line, start=round(line.start * k, 3), seconds=0.0) for line in plan.lines)
        plan = replace(plan, shots=shots, subjects=subjects, lines=lines, seconds=seconds)
    return replace(plan, width=width, height=height, fps=fps)


def _sort(subject: Subject) -> tuple[Any, ...]:
    """What somebody's voice goes by."""
    return subject.kind, subject.art, subject.word, subject.look.get("age"), subject.look.get("fem")


def keep_voices(plan: Plan, parent: Plan) -> Plan:
    """Let whoever is still there sound as before, though the order of speakers has changed."""
    from workers.engines.animatic.sound.casting import cast

    before, now = cast(parent), cast(plan)
    old = {s.id: s for s in parent.subjects}
    subjects = []
    for s in plan.subjects:
        same = s.id in old and _sort(s) == _sort(old[s.id])
        moved = same and s.id in before and now.get(s.id, before[s.id]) != before[s.id]
        subjects.append(replace(s, voice=before[s.id]) if moved else s)
    return replace(plan, subjects=tuple(subjects))
