"""How far a subject has gone and where in its gait it is, at any time: closed forms, so frames stay independent."""

from collections.abc import Sequence
from dataclasses import dataclass

from workers.engines.animatic.art.person.actions import ACTIONS, basic
from workers.engines.animatic.art.person.cycles import travel
from workers.engines.animatic.model import Beat

MOVING: dict[str, tuple[float, float]] = {name: (a.speed, a.rate) for name, a in ACTIONS.items() if a.speed}
"""Verb -> figure units and cycles a second."""
BEAST_SPEED = {"walk": (34.0, 1.05), "run": (74.0, 1.6), "chase": (74.0, 1.6), "swim": (26.0, 1.2), "fly": (55.0, 2.6)}


SEATED = {"idle", "eat", "drink", "read", "hold", "talk", "sing", "wave", "phone", "scroll", "photograph", "play",
          "cheer", "clap", "write", "knit", "laugh", "cry", "think", "point", "pray", "nod", "look"}  # fmt: skip
"""What is done seated by whoever sits."""


STOP = 0.36
"""Seconds in which somebody who goes comes to a stand."""


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
    ebb: tuple[float, float] = (0.0, 0.0)
    """Units and cycles a second that it is still faster at its start than later: nobody stops in a frame."""


def _slowing(x: float) -> float:
    """How long one would have gone on at full speed, `x` seconds into coming to a stand."""
    x = min(x, STOP)
    return x - x * x / (2 * STOP)


class Journey:
    """A subject's beats laid end to end, with gaps filled by idling; `pace` is story seconds in one of film."""

    def __init__(
        self, beats: Sequence[Beat], start: float, end: float, beast: bool = False, pace: float = 1.0, legs: float = 1.0
    ) -> None:
        """`legs` is how long its steps are beside those of a grown figure."""
        self.spans: list[Span] = []
        gone = cycles = 0.0
        cursor = start
        for beat in [*sorted(beats, key=lambda b: b.start), Beat("idle", end, end)]:
            a, b = max(start, beat.start), min(end, beat.end)
            if a > cursor + 0.05:
                ebb = self._ebb(0.0, beast)
                self.spans.append(Span(cursor, a, "idle", "", "", 0, 0, gone, cycles, ebb))
                gone, cycles = self.gone(a), self.cycles(a)
                cursor = a
            if b <= cursor:
                continue
            speed, rate = self._speed(beat, beast)
            speed, rate = speed * pace * legs, rate * pace
            ebb = self._ebb(speed, beast)
            self.spans.append(Span(cursor, b, beat.verb, beat.manner, beat.target, speed, rate, gone, cycles, ebb))
            gone, cycles = self.gone(b), self.cycles(b)
            cursor = b
        if not self.spans:
            self.spans.append(Span(start, end, "idle", "", "", 0, 0, 0, 0))

    def _ebb(self, speed: float, beast: bool) -> tuple[float, float]:
        """What is left of the way before when one comes to a stand; beasts have no posture in between."""
        last = self.spans[-1] if self.spans else None
        return (last.speed, last.rate) if last is not None and last.speed and not speed and not beast else (0.0, 0.0)

    @staticmethod
    def _speed(beat: Beat, beast: bool) -> tuple[float, float]:
        if beast:
            speed, rate = BEAST_SPEED.get(basic(beat.verb)) or MOVING.get(basic(beat.verb), (0.0, 0.0))
        elif beat.verb in ("walk", "run", "chase"):
            return travel(beat.verb != "walk", beat.manner)
        else:
            speed, rate = MOVING.get(beat.verb, (0.0, 0.0))
        slow = beat.manner in ("slow", "slowly", "tired", "sad", "sneak")
        return (speed * 0.7, rate * 0.75) if slow else (speed, rate)

    def at(self, t: float) -> Span:
        for span in self.spans:
            if t < span.end:
                return span
        return self.spans[-1]

    def before(self, span: Span) -> Span | None:
        """The span that ends where this one begins."""
        i = self.spans.index(span)
        return self.spans[i - 1] if i else None

    def sat(self, span: Span) -> bool:
        """Whether one sat down before this and stays seated through it."""
        for one in reversed(self.spans[: self.spans.index(span)]):
            if one.verb == "sit":
                return True
            if one.speed or one.verb not in SEATED:
                return False
        return False

    def gone(self, t: float) -> float:
        """Figure units travelled by `t`."""
        s = self.at(t)
        x = max(0.0, min(t, s.end) - s.start)
        return s.gone + s.speed * x + s.ebb[0] * _slowing(x)

    def cycles(self, t: float) -> float:
        s = self.at(t)
        x = max(0.0, min(t, s.end) - s.start)
        return s.cycles + s.rate * x + s.ebb[1] * _slowing(x)

    @property
    def travels(self) -> bool:
        return any(s.speed > 0 for s in self.spans)

    @property
    def verbs(self) -> set[str]:
        return {s.verb for s in self.spans}
