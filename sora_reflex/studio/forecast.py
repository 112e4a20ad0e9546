"""What will be filmed when: the queue played forward by the rule that workers follow and the paces that were learnt."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import heappop, heappush
from itertools import count
from uuid import UUID

from sora_reflex.core import clock
from sora_reflex.core.queues import Lane, Sign
from sora_reflex.studio import pace, turns
from sora_reflex.studio.limits import Limits
from sora_reflex.studio.turns import Served, Turn, Waiting


class Hold(StrEnum):
    """Why something that waits has no time to tell."""

    NONE = ""
    PAUSED = "paused"
    NO_WORKER = "no_worker"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an open generation stands: 0 runs, 1 is next; and the seconds until it should be done, unless held up."""

    position: int
    wait_seconds: float
    hold: Hold = Hold.NONE


@dataclass(frozen=True, slots=True)
class Running:
    """A generation that is being filmed."""

    id: UUID
    user_id: UUID
    lane: Lane
    seconds: int
    progress: int
    worker: str


@dataclass(frozen=True, slots=True)
class _Worker:
    lanes: frozenset[Lane]
    profile: str = ""
    is_real: bool = True


TRIES = 16
"""So many ways in which it may turn out are tried."""

MOST_ROWS = 800
"""Of all tries together: a long queue is played forward but once, since it takes its time and averages out."""

SPREAD = 0.1
"""So much more or less a clip takes than its kind usually does."""

FACTOR = 1.5
"""What people are told should be right within it, whichever way it turns out."""


def foresee(
    waiting: Sequence[Waiting],
    running: Sequence[Running],
    workers: Sequence[Sign] | None,
    *,
    served: Served,
    allowed: Limits,
    book: pace.Book,
) -> dict[UUID, Place]:
    """Where everything stands that waits or runs, and how long it should take.

    Whichever worker is free a moment sooner may decide who is next and how fast theirs is filmed. So the queue is
    played forward several times, with clips that take a little more or less than usual, and the usual time is moved as
    far as it takes to be right for most of these too.
    """
    tries = max(1, min(TRIES, MOST_ROWS // max(1, len(waiting) + len(running))))
    runs = [
        Forecast(waiting, running, workers, served=served.copy(), allowed=allowed, book=book, number=number).places()
        for number in range(tries)
    ]
    usual = runs[0]
    if tries == 1:
        return usual
    return {
        id: replace(place, wait_seconds=_hedged(place.wait_seconds, sorted(run[id].wait_seconds for run in runs)))
        for id, place in usual.items()
    }


def _hedged(usual: float, waits: Sequence[float]) -> float:
    """Nearest to the usual wait, and right within the factor for it and as many of the sorted waits as can be."""
    most, low, high, first = 0, usual, usual, 0
    for last, wait in enumerate(waits):
        while waits[first] * FACTOR**2 < wait:
            first += 1
        if waits[first] <= usual <= wait and last - first + 1 > most:
            most, low, high = last - first + 1, waits[first], wait
    return min(max(usual, high / FACTOR), low * FACTOR)


class Forecast:
    """One run of the queue from now on; `places` may be asked for once. Its number says how clips differ in it."""

    def __init__(
        self,
        waiting: Sequence[Waiting],
        running: Sequence[Running],
        workers: Sequence[Sign] | None,
        *,
        served: Served,
        allowed: Limits,
        book: pace.Book,
        number: int = 0,
    ) -> None:
        self._running, self._served, self._allowed, self._book = running, served, allowed, book
        self._number = number
        self._now = self._began = clock.now().timestamp()
        self._numbers = count()
        self._lines: dict[tuple[UUID, Lane], deque[Waiting]] = {}
        for row in waiting:
            self._lines.setdefault((row.user_id, row.lane), deque()).append(row)
        self._lanes_of: dict[UUID, list[Lane]] = {}
        for user_id, lane in self._lines:
            self._lanes_of.setdefault(user_id, []).append(lane)
        self._version: dict[tuple[UUID, Lane], int] = {}
        self._heads: dict[Lane, list[tuple[Turn, int, Waiting]]] = {}
        self._starts: dict[str, int] = {}
        self._ends: list[tuple[float, int, _Worker | None, UUID, str]] = []
        self._wholes: dict[tuple[str, str], float] = {}
        self._places: dict[UUID, Place] = {}
        self._idle = self._make_workers(workers)

    def places(self) -> dict[UUID, Place]:
        """Where everything stands that waits or runs."""
        for user_id in self._lanes_of:
            self._call(user_id)
        while True:
            self._start_all()
            if not self._ends:
                return self._places
            self._now, _, worker, user_id, engine = heappop(self._ends)
            self._served.ends(user_id, engine, self._now)
            self._call(user_id)
            if worker is not None:
                self._idle.append(worker)

    def _make_workers(self, signs: Sequence[Sign] | None) -> list[_Worker]:
        """Those that are free; where no worker is known that could film something, one that stands for it."""
        known = {sign.name: _Worker(frozenset(sign.lanes), _profile(sign)) for sign in signs or () if sign.lanes}
        self._known = None if signs is None else {lane for worker in known.values() for lane in worker.lanes}
        for row in self._running:
            worker = known.pop(row.worker, None)
            if worker is None and signs is None:
                worker = _Worker(frozenset({row.lane, Lane(row.lane.engine)}), is_real=False)
            self._began_earlier(row, worker)
        idle = list(known.values())
        at_work = [worker for _, _, worker, _, _ in self._ends if worker is not None]
        covered = {lane for worker in (*idle, *at_work) for lane in worker.lanes}
        missing = {lane for _, lane in self._lines} - covered
        return idle + [_Worker(frozenset({lane}), lane.profile, is_real=False) for lane in sorted(missing)]

    def _began_earlier(self, row: Running, worker: _Worker | None) -> None:
        profile = worker.profile if worker else row.lane.profile
        left = self._whole(row.lane.engine, profile, row.seconds) * (1 - row.progress / 100) * self._odds(row.id)
        self._places[row.id] = Place(0, left)
        heappush(self._ends, (self._now + left, next(self._numbers), worker, row.user_id, row.lane.engine))

    def _call(self, user_id: UUID) -> None:
        """Put what this person waits for where workers find it; what stood there before no longer counts."""
        for lane in self._lanes_of.get(user_id, ()):
            line = self._lines[user_id, lane]
            version = self._version[user_id, lane] = self._version.get((user_id, lane), 0) + 1
            if line and turns.may_run(line[0], self._served, self._allowed):
                heappush(self._heads.setdefault(lane, []), (turns.turn(line[0], self._served), version, line[0]))

    def _first(self, lane: Lane) -> tuple[Turn, int, Waiting] | None:
        heads = self._heads.get(lane, [])
        while heads and heads[0][1] != self._version[heads[0][2].user_id, lane]:
            heappop(heads)
        return heads[0] if heads else None

    def _start_all(self) -> None:
        """Give every free worker what it may film."""
        idle: list[_Worker] = []
        for worker in self._idle:
            firsts = [found for lane in worker.lanes if (found := self._first(lane)) is not None]
            if firsts:
                self._start(min(firsts)[2], worker)
            else:
                idle.append(worker)
        self._idle = idle

    def _start(self, row: Waiting, worker: _Worker) -> None:
        self._lines[row.user_id, row.lane].popleft()
        engine = row.lane.engine
        self._served.begins(row.user_id, engine)
        ends_at = self._now + self._whole(engine, worker.profile, row.seconds) * self._odds(row.id)
        heappush(self._ends, (ends_at, next(self._numbers), worker, row.user_id, engine))
        self._starts[engine] = self._starts.get(engine, 0) + 1
        self._places[row.id] = Place(self._starts[engine], ends_at - self._began, self._hold(row.lane))
        self._call(row.user_id)

    def _odds(self, id: UUID) -> float:
        """How much more or less than usual this clip takes in this run: the same however often somebody looks."""
        if self._number == 0:
            return 1.0
        return 1 + SPREAD * (2 * ((id.int >> 8) * (2 * self._number + 1) % 1009) / 1008 - 1)

    def _hold(self, lane: Lane) -> Hold:
        if self._allowed.is_paused:
            return Hold.PAUSED
        return Hold.NO_WORKER if self._known is not None and lane not in self._known else Hold.NONE

    def _whole(self, engine: str, profile: str, seconds: int) -> float:
        if (engine, profile) not in self._wholes:
            self._wholes[engine, profile] = pace.whole_seconds(pace.of(self._book, engine, profile), 1)
        return self._wholes[engine, profile] * seconds


def _profile(sign: Sign) -> str:
    return next((lane.profile for lane in sign.lanes if lane.profile), "")
