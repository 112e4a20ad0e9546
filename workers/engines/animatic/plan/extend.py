"""Plans the next seconds of an earlier film: its last view goes on, and from there what the prompt says happens."""

from dataclasses import replace
from random import Random

from workers.engines.animatic.model import Beat, Move, Plan, Shot, Subject
from workers.engines.animatic.plan import planner
from workers.engines.animatic.plan.draft import Draft, Place, Story
from workers.engines.animatic.plan.parse import parse
from workers.engines.animatic.plan.remix import stored_plan
from workers.engines.animatic.plan.remix_cast import drafts_of, named_again, unique_id
from workers.engines.animatic.plan.remix_desk import named_mood
from workers.engines.base import RenderRequest

_PAUSE = 0.6
"""Seconds for which all goes on as it did before somebody does something new in the same view."""
_HOLD = 1.6
"""Seconds of the last view before a cut to another."""
_VIEW = 5.0
"""Seconds after which a film that only goes on looks elsewhere."""
_STEPS = {"wide": "medium", "full": "medium", "medium": "full", "close": "full"}
_TRAVELS = {"walk", "run", "fly", "drive", "sail", "chase", "ride", "swim", "roll", "surf"}
_SOON_OVER = {"talk": 0.4, "wave": 1.0, "cheer": 1.5, "explode": 0.2}
"""Seconds that such a deed goes on for; others go on for as long as nothing else is said."""
_IN_CLOSE = {"idle", "talk", "sing", "think", "look", "laugh", "cry", "wave", "cheer", "eat", "drink", "read"}
_FELT = {"laugh": "happy", "cry": "sad"}
_ON_THE_SPOT = _IN_CLOSE | {"sit", "dance", "hold", "play", "paint", "cook", "sleep"}
"""What can begin in the last view with everybody where they stand; in a close one the face stays where it is."""


def plan_extension(request: RenderRequest) -> Plan:
    """Return the plan of `request.seconds` after the end of the plan in `extends`; ValueError where that is none.

    Shape, rate, seed, style and music are the earlier film's, and its last shot's place, hour, season and weather,
    unless the prompt names others. The first shot is the earlier one's last, from the next frame on.
    """
    parent = stored_plan(request.extends, "extends")
    seconds = float(request.seconds)
    subjects = _voiced(parent)
    view = _view(parent.shots[-1], seconds)
    plan = replace(
        parent, prompt=request.prompt, seconds=seconds, shots=(view,), lines=(), left_out=(),
        sound_from=parent.sound_from + parent.seconds,
        subjects=tuple(replace(s, beats=_going_on(_along(s, parent), parent, seconds)) for s in subjects),
    )  # fmt: skip
    if request.prompt.strip():
        return _with_news(request, plan, view, _company(parent))
    return replace(plan, shots=_looks_elsewhere(view, plan, _company(parent)))


def _view(last: Shot, seconds: float) -> Shot:
    """The last view of the earlier film, as the first of this one."""
    length = last.end - last.start
    camera = replace(last.camera, seconds=last.camera.seconds or length)
    return replace(last, start=0.0, end=seconds, since=last.since + length, camera=camera)


def _company(parent: Plan) -> tuple[str, ...]:
    """Whoever was in the place where the earlier film ended, in its last view or in one before."""
    here = [shot for shot in parent.shots if shot.set == parent.shots[-1].set]
    return tuple(dict.fromkeys(i for shot in reversed(here) for i in shot.subjects))


def _going_on(subject: Subject, parent: Plan, seconds: float) -> tuple[Beat, ...]:
    """What somebody did in the last view, with times below 0, and goes on doing."""
    last = parent.shots[-1]
    began = -(last.since + last.end - last.start)
    past = [replace(b, start=b.start - parent.seconds, end=b.end - parent.seconds) for b in subject.beats]
    kept = [b for b in past if b.end > began - 0.05]
    if not kept:
        return (Beat("swim" if subject.kind == "fish" else "idle", 0.0, seconds),)
    until = _SOON_OVER.get(kept[-1].verb, seconds)
    beats = [*(replace(b, end=min(b.end, 0.0)) for b in kept[:-1]), replace(kept[-1], end=min(until, seconds))]
    if until < seconds:
        beats.append(Beat("idle", until, seconds))
    return tuple(beats)


def _along(subject: Subject, parent: Plan) -> Subject:
    """An animal that is only there goes along with a hero who walks: written down, lest it stops when it is named."""
    last = parent.shots[-1]
    hero = next((s for s in parent.subjects if s.id == last.hero), subject)
    idle = {b.verb for b in subject.beats if b.end > last.start} <= {"idle"}
    walked = tuple(b for b in hero.beats if b.verb in {"walk", "run"})
    goes = subject.kind == "quadruped" and not subject.relations and subject.id in last.subjects
    return replace(subject, beats=walked) if goes and idle and walked and walked[-1].end > last.start else subject


def _voiced(parent: Plan) -> tuple[Subject, ...]:
    """The cast, with the voices that have been heard written down."""
    from workers.engines.animatic.sound.casting import cast

    voices = cast(parent)
    return tuple(replace(s, voice=voices.get(s.id, s.voice)) for s in parent.subjects)


def _looks_elsewhere(view: Shot, plan: Plan, company: tuple[str, ...]) -> tuple[Shot, ...]:
    """Cut a view that only goes on, where it is long, into views of the same."""
    parts = max(1, round(plan.seconds / _VIEW))
    length = plan.seconds / parts
    shots = [replace(view, end=length if parts > 1 else plan.seconds)]
    framing = view.framing
    for n in range(1, parts):
        framing = _STEPS.get(framing, "full")
        seen = company if framing != "close" else view.subjects
        shots.append(replace(_another_view(view, plan, framing, (n * length, (n + 1) * length)), subjects=seen))
    shots[-1] = replace(shots[-1], end=plan.seconds)
    return tuple(replace(s, start=round(s.start, 3), end=round(s.end, 3)) for s in shots)


def _another_view(view: Shot, plan: Plan, framing: str, at: tuple[float, float]) -> Shot:
    travels = any(b.verb in _TRAVELS and b.end > at[0] for s in plan.subjects if s.id == view.hero for b in s.beats)
    name = "follow" if travels else Random(f"{plan.seed}|{at[0]:.2f}").choice(("dolly", "orbit", "dolly"))
    return replace(view, start=at[0], end=at[1], since=0.0, framing=framing, camera=Move(name, 0.5))


def _with_news(request: RenderRequest, plan: Plan, view: Shot, company: tuple[str, ...]) -> Plan:
    """Let happen what the prompt says: in the last view where it can be, else after a cut."""
    known = drafts_of(plan)
    parsed = parse(named_again(request.prompt, known))
    reader, look = planner.read(parsed, request.style, known)
    story = reader.notes.story
    _settle(story, known, view, company)
    same_view = _fits(story, known, view, plan)
    lead = min(_PAUSE if same_view else _HOLD, plan.seconds * 0.3)
    asked = replace(
        request, extends="", seconds=max(1.0, plan.seconds - lead), seed=plan.seed, width=plan.width,
        height=plan.height, fps=plan.fps,
    )  # fmt: skip
    told = planner.stage(asked, reader, look, parsed)
    stretch = (plan.seconds - lead) / told.seconds
    told = _later(told, lead, stretch, plan.seconds)
    shots = _joined(told, view, lead, same_view, company)
    told_of = {d.id for d in known if any(deed.who is d for deed in story.deeds)}
    return replace(
        plan,
        shots=shots,
        subjects=_casted(plan, told, told_of),
        lines=told.lines,
        style=told.style or plan.style,
        mood=named_mood(parsed.plain) or plan.mood,
        sounds=tuple(dict.fromkeys((*plan.sounds, *told.sounds))),
        music=plan.music and told.music,
        left_out=told.left_out,
    )


def _settle(story: Story, known: list[Draft], view: Shot, company: tuple[str, ...]) -> None:
    """Place the first sentence where the last view plays, and give the new names of their own."""
    if story.places:
        first = story.places[0]
        for key in ("set", "hour", "season", "weather"):
            setattr(first, key, getattr(first, key) or getattr(view, key))
    taken = {d.id for d in known}
    for draft in story.drafts:
        if draft not in known:
            draft.id = unique_id(draft, taken)
            taken.add(draft.id)
    seen = [d for d in known if d.id in company]
    for number, place in enumerate(story.places):
        if place.set in {"", view.set}:  # whoever was there is there still
            for draft in seen:
                draft.mentions.add(number)
                draft.shots.add(story.shots[number])


def _fits(story: Story, known: list[Draft], view: Shot, plan: Plan) -> bool:
    """Whether what happens next can be seen in the last view, without a cut."""
    place = story.places[0] if story.places else Place()
    moved = [(place.set, view.set), (place.hour, view.hour), (place.weather, view.weather)]
    if any(a and a != b for a, b in moved) or place.framing or place.camera:
        return False
    first = min((d.sentence for d in story.deeds), default=0)
    seen = [d for d in known if d.id in view.subjects]
    if any(d not in known and d.kind != "text" for d in story.drafts):
        return False
    doing = {s.id: s.beats[-1].verb for s in plan.subjects if s.beats}
    deeds = [d for d in story.deeds if d.sentence == first]
    quiet = _IN_CLOSE if view.framing in {"medium", "close"} else _ON_THE_SPOT
    return all(d.who in seen and (d.verb in quiet or d.verb == doing.get(d.who.id)) for d in deeds)


def _later(told: Plan, lead: float, stretch: float, seconds: float) -> Plan:
    """Put a plan `lead` seconds later."""

    def at(t: float) -> float:
        return round(min(seconds, lead + t * stretch), 3)

    shots = tuple(replace(s, start=at(s.start), end=at(s.end)) for s in told.shots)
    subjects = tuple(
        replace(s, beats=tuple(replace(b, start=at(b.start), end=at(b.end)) for b in s.beats)) for s in told.subjects
    )
    return replace(told, shots=(*shots[:-1], replace(shots[-1], end=seconds)), subjects=subjects)


def _joined(told: Plan, view: Shot, lead: float, same_view: bool, company: tuple[str, ...]) -> tuple[Shot, ...]:
    """The last view, then the new ones: whoever was there is in them as well while they play in the same place."""
    first, rest = told.shots[0], list(told.shots[1:])
    opening = replace(view, end=first.end if same_view else lead)
    if not same_view:
        rest.insert(0, first)
    shots = [opening]
    for shot in rest:
        framing = shot.framing
        if not same_view and shot is first and framing == view.framing and shot.set == view.set:
            framing = _STEPS.get(framing, "full")  # a cut to nearly the same picture looks like a mistake
        near = shot.set == view.set and framing != "close"
        others = tuple(i for i in company if near and i not in shot.subjects)
        shots.append(replace(shot, framing=framing, subjects=(*shot.subjects, *others), pace=view.pace * shot.pace))
    return (*shots[:-1], replace(shots[-1], end=told.shots[-1].end))


def _seated(subject: Subject, new: list[Beat]) -> tuple[Subject, list[Beat]]:
    """Let somebody who sits feel and speak without getting up."""
    feeling = next((_FELT[b.verb] for b in new if b.verb in _FELT), "")
    look = {**subject.look, "emotion": feeling} if feeling else subject.look
    kept = [replace(b, verb="sit") if b.verb in {*_FELT, "talk", "idle", "look", "think"} else b for b in new]
    return replace(subject, look=look), kept


def _casted(plan: Plan, told: Plan, told_of: set[str]) -> tuple[Subject, ...]:
    """Everybody of the earlier film, with what is new of them, and whoever has come."""
    old = {s.id: s for s in plan.subjects}
    cast = []
    for subject in told.subjects:
        before = old.pop(subject.id, None)
        if before is None:
            cast.append(subject)
            continue
        new = [b for b in subject.beats if subject.id in told_of]
        while new and new[0].verb == "idle":
            new = new[1:]
        beats = before.beats
        if new:
            past = [replace(b, end=min(b.end, new[0].start)) for b in beats if b.start < new[0].start - 0.02]
            if past and past[-1].verb == "sit":
                subject, new = _seated(subject, new)
            if past and past[-1].verb == new[0].verb and new[0].verb in {*_TRAVELS, "sit"}:
                new = [replace(past.pop(), end=new[0].end), *new[1:]]
            beats = (*past, *new)
        cast.append(replace(subject, beats=beats, voice=before.voice))
    return (*cast, *old.values())
