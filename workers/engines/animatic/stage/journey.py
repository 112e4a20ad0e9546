"""How far a subject has gone and where in its gait it is, at any time: closed forms, so frames stay independent."""

from collections.abc import Sequence
from dataclasses import dataclass

from workers.engines.animatic.art.person.cycles import RUN_RATE, RUN_SPEED, WALK_RATE, WALK_SPEED
from workers.engines.animatic.model import Beat

MOVING: dict[str, tuple[float, float]] = {
    # verb: figure units a second, cycles a second
    "walk": (WALK_SPEED, WALK_RATE), "run": (RUN_SPEED, RUN_RATE), "chase": (RUN_SPEED, RUN_RATE),
    "drive": (105.0, 1.0), "ride": (80.0, 1.0), "sail": (34.0, 0.5), "fly": (60.0, 2.4), "swim": (26.0, 0.8),
    "surf": (70.0, 0.5), "roll": (70.0, 1.0),
}  # fmt: skip
BEAST_SPEED = {"walk": (34.0, 1.05), "run": (74.0, 1.6), "chase": (74.0, 1.6), "swim": (26.0, 1.2), "fly": (55.0, 2.6)}


@dataclass(frozen=True, slots=True)
class Span:
    """One beat as motion."""

    start: float
    end: float
    verb: str
    manner: str
    target: str
    speed: float
    rate: float
    gone: float
    cycles: float


class Journey:
    """A subject's beats laid end to end, with gaps filled by idling; `pace` is story seconds in one of film."""

    def __init__(self, beats: Sequence[Beat], start: float, end: float, beast: bool = False, pace: float = 1.0) -> None:
        self.spans: list[Span] = []
        table = MOVING | BEAST_SPEED if beast else MOVING
        gone = cycles = 0.0
        cursor = start
        for beat in [*sorted(beats, key=lambda b: b.start), Beat("idle", end, end)]:
            a, b = max(start, beat.start), min(end, beat.end)
            if a > cursor + 0.05:
                self.spans.append(Span(cursor, a, "idle", "", "", 0, 0, gone, cycles))
                cursor = a
            if b <= cursor:
                continue
            speed, rate = table.get(beat.verb, (0.0, 0.0))
            if beat.manner in ("slow", "slowly", "tired", "sad", "sneak"):
                speed, rate = speed * 0.7, rate * 0.75
            speed, rate = speed * pace, rate * pace
            self.spans.append(Span(cursor, b, beat.verb, beat.manner, beat.target, speed, rate, gone, cycles))
            gone += speed * (b - cursor)
            cycles += rate * (b - cursor)
            cursor = b
        if not self.spans:
            self.spans.append(Span(start, end, "idle", "", "", 0, 0, 0, 0))

    def at(self, t: float) -> Span:
        for span in self.spans:
            if t < span.end:
                return span
        return self.spans[-1]

    def gone(self, t: float) -> float:
        """Figure units travelled by `t`."""
        s = self.at(t)
        return s.gone + s.speed * max(0.0, min(t, s.end) - s.start)

    def cycles(self, t: float) -> float:
        s = self.at(t)
        return s.cycles + s.rate * max(0.0, min(t, s.end) - s.start)

    @property
    def travels(self) -> bool:
        return any(s.speed > 0 for s in self.spans)

    @property
    def verbs(self) -> set[str]:
        return {s.verb for s in self.spans}
