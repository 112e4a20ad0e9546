"""When things are said and done: lines take turns within their shots, and shots give way to speech that needs time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workers.engines.animatic.model import Plan, Shot
from workers.engines.animatic.sound.speech import Spoken

LEAD, GAP, TAIL = 0.45, 0.28, 0.35
"""Seconds of quiet before the first line of a shot, between lines, and before a cut."""
TOLERANCE = 0.02
"""Seconds by which a line may differ from how long it was and still keep its place."""
SHORTEST = 1.2
"""No shot is squeezed below this many seconds."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A plan with its final times, and every line as it will be said."""

    plan: Plan
    spoken: tuple[Spoken, ...]

    def speaking(self, speaker: str, t: float) -> Spoken | None:
        for said in self.spoken:
            if said.line.speaker == speaker and said.line.start - 0.1 <= t < said.line.start + said.seconds + 0.1:
                return said
        return None


def build(plan: Plan, spoken: Sequence[Spoken]) -> Timeline:
    """Place lines in their shots and move cuts so that nobody is cut off while there is time left."""
    if _is_final(plan, spoken):
        return Timeline(plan, tuple(spoken))
    shots = list(plan.shots)
    homes = [_home(shots, s) for s in spoken]
    needs = []
    for i, shot in enumerate(shots):
        said = [s.seconds for s, home in zip(spoken, homes, strict=True) if home == i]
        needs.append(
            LEAD + sum(said) + GAP * max(0, len(said) - 1) + TAIL if said else min(SHORTEST, shot.end - shot.start)
        )
    shots = _stretched(shots, needs, plan.seconds)
    placed: list[Spoken] = []
    cursor = 0.0
    for i, shot in enumerate(shots):
        said_here = [s for s, home in zip(spoken, homes, strict=True) if home == i]
        room = shot.end - shot.start - sum(s.seconds for s in said_here)
        lead = max(0.05, min(LEAD, room * 0.4))
        gap = max(0.04, min(GAP + 0.3, (room - lead - 0.1) / max(1, len(said_here))))
        at = max(cursor, shot.start + lead)
        for s in said_here:
            asked = s.line.start if shot.start < s.line.start < shot.end - s.seconds else 0.0
            at = max(at, min(asked, shot.end - s.seconds)) if asked and len(said_here) == 1 else at
            placed.append(replace(s, line=replace(s.line, start=round(at, 4), seconds=s.seconds)))
            at += s.seconds + gap
            cursor = at
    return Timeline(_retimed(plan, shots), tuple(placed))


def _is_final(plan: Plan, spoken: Sequence[Spoken]) -> bool:
    """Whether a plan was filmed before, with every line as long as it is now: then its times stand."""
    asked = [line.seconds for line in plan.lines]
    same = len(asked) == len(spoken) and all(abs(a - s.seconds) < TOLERANCE for a, s in zip(asked, spoken, strict=True))
    return bool(asked) and all(asked) and same


def filmed(timeline: Timeline) -> Plan:
    """The plan as it was filmed: with the times that its cuts and its lines have got."""
    return replace(timeline.plan, lines=tuple(said.line for said in timeline.spoken) or timeline.plan.lines)


def _home(shots: Sequence[Shot], s: Spoken) -> int:
    """The shot a line belongs to: where the plan puts it if its speaker is there, else the first that shows them."""
    for i, shot in enumerate(shots):
        if shot.start <= s.line.start < shot.end and (s.line.speaker in shot.subjects or s.line.speaker == "narrator"):
            return i
    for i, shot in enumerate(shots):
        if s.line.speaker in shot.subjects:
            return i
    return 0


def _stretched(shots: list[Shot], needs: list[float], seconds: float) -> list[Shot]:
    """Lengthen shots that need it out of the slack of the others, then scale to the film's length."""
    lengths = [s.end - s.start for s in shots]
    want = [max(a, b) for a, b in zip(lengths, needs, strict=True)]
    over = sum(want) - seconds
    if over > 0.01:
        slack = [max(0.0, w - n) for w, n in zip(want, needs, strict=True)]
        total = sum(slack)
        share = min(1.0, over / total) if total > 0 else 0.0
        want = [w - s * share for w, s in zip(want, slack, strict=True)]
    k = seconds / sum(want)
    out, at = [], 0.0
    for shot, w in zip(shots, want, strict=True):
        end = at + w * k
        out.append(replace(shot, start=at, end=end))
        at = end
    out[-1] = replace(out[-1], end=seconds)
    return out


def _retimed(plan: Plan, shots: list[Shot]) -> Plan:
    """Beats follow their shots when cuts move."""
    if all(abs(a.start - b.start) < 0.02 for a, b in zip(plan.shots, shots, strict=True)):
        return replace(plan, shots=tuple(shots))

    def moved(t: float) -> float:
        if t < 0:
            return t
        for old, new in zip(plan.shots, shots, strict=True):
            if t <= old.end or old is plan.shots[-1]:
                u = (t - old.start) / max(0.01, old.end - old.start)
                return new.start + u * (new.end - new.start)
        return t

    subjects = tuple(
        replace(s, beats=tuple(replace(b, start=moved(b.start), end=moved(b.end)) for b in s.beats))
        for s in plan.subjects
    )
    return replace(plan, shots=tuple(shots), subjects=subjects)
