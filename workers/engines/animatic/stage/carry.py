"""Continuations: the clock, the places and the camera of a view go on where an earlier film stopped.

A film that continues another holds the last view of it, `Shot.since` seconds old, and what was done in it as beats with
times below 0. Put on the earlier film's clock, as its next seconds, its first frame is the frame that film would have
had next.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from workers.engines.animatic.art.draw import ease
from workers.engines.animatic.model import Line, Plan, Shot
from workers.engines.animatic.stage import camera
from workers.engines.animatic.stage.camera import Lens
from workers.engines.animatic.stage.timeline import Timeline

if TYPE_CHECKING:
    from workers.engines.animatic.stage.compose import Placed

_RELAXED = 7.0
"""Seconds in which a camera whose move is over comes to a quiet frame."""


def on_clock(timeline: Timeline) -> Timeline:
    """Return the timeline with every time on the clock of the film that it continues."""
    plan, by = timeline.plan, timeline.plan.sound_from
    if not by:
        return timeline
    shots = tuple(replace(s, start=s.start + by - s.since, end=s.end + by) for s in plan.shots)
    subjects = tuple(
        replace(s, beats=tuple(replace(b, start=b.start + by, end=b.end + by) for b in s.beats)) for s in plan.subjects
    )
    lines = tuple(replace(line, start=line.start + by) for line in plan.lines)
    spoken = tuple(replace(s, line=replace(s.line, start=s.line.start + by)) for s in timeline.spoken)
    return Timeline(replace(plan, shots=shots, subjects=subjects, lines=lines), spoken)


def settled(shot: Shot) -> float:
    """Seconds from a shot's start until its camera and whoever comes into it have arrived."""
    return max(0.01, shot.camera.seconds or shot.end - shot.start)


def share(shot: Shot, t: float) -> float:
    """How far the shot's move is at `t`, 0 to 1."""
    return min(1.0, (t - shot.start) / settled(shot))


def rested(move: Lens, shot: Shot, t: float) -> Lens:
    """The lens at `t`: its move, and where that is over a slow way to a quiet frame."""
    after = t - shot.start - settled(shot)
    if after <= 0:
        return move
    return camera.settled(move, ease(min(1.0, after / _RELAXED)))


def earlier(plan: Plan, shot: Shot) -> tuple[Plan, Shot]:
    """The view as the film that opened it had it: its shot alone, and whoever spoke in it."""
    join = shot.start + settled(shot)
    talked = [s.id for s in plan.subjects if any(b.verb in {"talk", "sing"} and b.start < join for b in s.beats)]
    before = replace(plan, lines=tuple(Line("", speaker) for speaker in talked))
    return before, replace(shot, end=join, since=0.0)


def keep_places(placed: "list[Placed]", before: "list[Placed]") -> None:
    """Let everybody stand where they stood."""
    stood = {(p.subject.id, p.copy): p for p in before}
    for p in placed:
        if (was := stood.get((p.subject.id, p.copy))) is not None:
            p.x, p.y, p.scale, p.facing = was.x, was.y, was.scale, was.facing
            p.order, p.lift, p.lag, p.slot = was.order, was.lift, was.lag, was.slot
