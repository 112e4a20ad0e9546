"""Workers that film in no time: the real queue and the real rules, with a clock that is moved on by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from heapq import heappop, heappush
from itertools import count
from uuid import UUID, uuid4

from sqlmodel import Session

from sora_reflex.core import clock as core_clock
from sora_reflex.core.queues import Lane, Sign
from sora_reflex.models import Generation, Stage
from sora_reflex.studio import claims, lifecycle, limits, line, pace, turns
from sora_reflex.studio.claims import Claim
from sora_reflex.studio.forecast import Place
from sora_reflex.studio.lifecycle import Made
from tests.conftest import HeldClock
from tests.factories import create_generation

SHARES = {Stage.PLANNING: 0.1, Stage.FILMING: 0.8, Stage.FINISHING: 0.1}
"""Of the time that a clip takes here."""


@dataclass(slots=True)
class Under:
    """A clip that is being filmed."""

    claim: Claim
    worker: Sign
    began: float
    took: float


@dataclass
class Mill:
    """Some workers on one queue.

    Attributes:
        seconds_of: How long a clip really takes at a worker.
    """

    session: Session
    clock: HeldClock
    workers: Sequence[Sign]
    seconds_of: Callable[[Claim, Sign], float]
    started: list[UUID] = field(default_factory=list)
    ended_at: dict[UUID, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._idle = list(self.workers)
        self._under: list[tuple[float, int, Under]] = []
        self._numbers = count()

    @property
    def now(self) -> float:
        return core_clock.now().timestamp()

    def start(self) -> None:
        """Give every idle worker its turn."""
        idle = []
        for worker in self._idle:
            claim = claims.claim(self.session, lanes=worker.lanes, worker=worker.name)
            if claim is None:
                idle.append(worker)
                continue
            self.started.append(claim.generation_id)
            took = self.seconds_of(claim, worker)
            heappush(self._under, (self.now + took, next(self._numbers), Under(claim, worker, self.now, took)))
        self._idle = idle

    def end_one(self) -> bool:
        """Move on to the end of the clip that is done first; False when none is under way."""
        if not self._under:
            return False
        ends_at, _, under = heappop(self._under)
        self.clock.advance(seconds=max(0.0, ends_at - self.now))
        stage_seconds = {stage: share * under.took for stage, share in SHARES.items()}
        assert lifecycle.complete(self.session, under.claim, made(under.worker, stage_seconds))
        self.ended_at[under.claim.generation_id] = self.now
        self._idle.append(under.worker)
        return True

    def run(self, most: int = 10_000) -> None:
        """Film what waits, at most so many clips."""
        self.start()
        while most > 0 and self.end_one():
            most -= 1
            if most > 0:
                self.start()

    def places(self) -> dict[UUID, Place]:
        """Where everybody stands, once those under way have said how far they are."""
        for _, _, under in self._under:
            done = min(0.99, (self.now - under.began) / under.took)
            lifecycle.beat(self.session, under.claim, stage=Stage.FILMING, percent=int(100 * done))
        self.session.expire_all()
        return line.places(self.session, self.workers)


def sign(name: str, *lanes: Lane) -> Sign:
    return Sign(name=name, kind="render", lanes=lanes or (Lane("animatic"),))


def made(worker: Sign, stage_seconds: dict[Stage, float]) -> Made:
    return Made(
        video_id=uuid4(),
        engine_label="Mill",
        source_type="algorithmicMedia",
        width=704,
        height=1280,
        fps=24,
        seconds=5.0,
        files={},
        measures={},
        title="A clip",
        left_out=[],
        plan=None,
        stage_seconds=stage_seconds,
        profile=next((lane.profile for lane in worker.lanes if lane.profile), ""),
    )


def ask(session: Session, user_id: UUID, *, seconds: int = 10, engine: str = "animatic", profile: str = "") -> UUID:
    """One screened request, sent now, in line as `submit` would put it."""
    in_line = turns.line_at(seconds, core_clock.now(), limits.read(session))
    row: Generation = create_generation(
        session, user_id=user_id, seconds=seconds, engine=engine, profile=profile, line_at=in_line
    )
    return row.id


def jain(shares: Sequence[float]) -> float:
    """Jain's index of fairness: 1 when all have the same, 1 / n when one has everything."""
    squares = len(shares) * sum(share * share for share in shares)
    return sum(shares) ** 2 / squares if squares else 0.0


def teach(session: Session, engine: str, profile: str, per_second: float) -> None:
    """Let the engine have filmed a few clips at this pace."""
    for stage, share in SHARES.items():
        for _ in range(5):
            pace.learn(
                session, engine=engine, profile=profile, stage=stage, seconds=share * per_second * 10, clip_seconds=10
            )


def later(clock: HeldClock, seconds: float) -> None:
    clock.set(clock.now + timedelta(seconds=seconds))
