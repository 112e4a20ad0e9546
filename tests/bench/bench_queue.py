"""How soon a job starts, and how fairly turns go round."""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from pathlib import Path
from statistics import median
from uuid import UUID

from sqlmodel import Session

from sora_reflex.core import clock as core_clock
from sora_reflex.core import db, jobs
from sora_reflex.core.jobs import Job
from sora_reflex.models import Generation
from tests.bench.queue_worker import READY, STARTED
from tests.bench.registry import Figure, bench
from tests.conftest import HeldClock
from tests.factories import create_generation, create_user
from tests.machine import Part, instance, redis_part, wait_until, worker_part
from tests.studio.mill import Mill, ask, jain, later, sign
from tests.studio.test_fairness import told_and_true, within

ROUNDS = 200
SIMULATIONS = 10


def helper(folder: Path, kind: str) -> Part:
    return worker_part(folder, kind, [sys.executable, "-m", "tests.bench.queue_worker", kind])


def milliseconds(send: Callable[[], float]) -> list[float]:
    """How long after `send`, which gives when it sent it, each job began; one at a time, the first few left out."""
    redis, took = jobs.get_redis(), []
    for _ in range(ROUNDS + 10):
        began = send()
        answer = redis.blpop([STARTED], timeout=8)
        if answer is None:
            raise TimeoutError("a job did not start")
        took.append(1000 * (float(answer[1]) - began))  # type: ignore[index]
        # So that whoever takes jobs waits for the next one.
        time.sleep(0.05)
    return took[10:]


@cache
def _handoffs() -> dict[str, list[float]]:
    """The same clip at a worker of ours and at a stock one of RQ, and a bare blocking pop."""
    found: dict[str, list[float]] = {}
    with instance() as folder, ExitStack() as cleanup:
        server = redis_part(folder)
        server.start()
        cleanup.callback(server.kill)
        wait_until(server.serves)
        with db.unit_of_work() as session:
            user_id = create_user(session).id
        for kind in ("ours", "fork", "blpop"):
            worker = helper(folder, kind)
            worker.start()
            cleanup.callback(worker.kill)
            wait_until(lambda: jobs.get_redis().lpop(READY) is not None)
            found[kind] = milliseconds(partial(_send, kind, user_id))
            worker.kill()
            jobs.get_redis().delete(STARTED)
    return found


def _send(kind: str, user_id: UUID) -> float:
    """Send one job; gives when, in monotonic seconds."""
    if kind == "blpop":
        began = time.monotonic()
        jobs.get_redis().rpush("bench:pop", "x")
        return began
    with db.unit_of_work() as session:
        id = str(create_generation(session, user_id=user_id).id)
    began = time.monotonic()
    jobs.send(Job.RENDER_GENERATION, key=id, on="render:animatic", generation_id=id)
    return began


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


@bench("enqueue to a claimed job, engine resident", against="limit", most=1.0)
def handoff() -> Figure:
    ours, bare = _handoffs()["ours"], _handoffs()["blpop"]
    detail = f"p50 of {ROUNDS}; p95 {_p95(ours):.1f} ms; bare BLPOP p50 {median(bare):.2f}, p95 {_p95(bare):.2f} ms"
    return Figure(median(ours), "ms", 10, detail)


@bench("the same job at a stock RQ worker, which forks, enqueue to claimed", against="ours", least=5.0)
def fork() -> Figure:
    stock = _handoffs()["fork"]
    return Figure(median(stock), "ms", median(_handoffs()["ours"]), f"p50 of {ROUNDS}; p95 {_p95(stock):.1f} ms")


@contextmanager
def held() -> Iterator[tuple[Session, HeldClock]]:
    with instance(), Session(db.get_engine(), expire_on_commit=False) as session:
        clock = HeldClock(core_clock.now())
        yield session, clock
        clock.release()


@bench("fairness: clips that one request waits for behind fifty", against="limit", most=1.0)
def behind_fifty() -> Figure:
    with held() as (session, clock):
        greedy, modest = create_user(session).id, create_user(session).id
        for _ in range(50):
            ask(session, greedy)
        mill = Mill(session, clock, [sign("w1")], lambda claim, _: float(claim.seconds))
        mill.start()
        later(clock, 5)
        one = ask(session, modest)
        mill.run()
        waits = mill.started.index(one)
    return Figure(waits, "clips", 1, "one worker; first come, first served would be 50")


@bench("fairness: Jain's index of five people, 130 requests", against="equal shares", least=0.95)
def equal_shares() -> Figure:
    counts = (50, 20, 25, 15, 20)
    with held() as (session, clock):
        people = [create_user(session).id for _ in counts]
        for user_id, count in zip(people, counts, strict=True):
            for _ in range(count):
                ask(session, user_id)
        mill = Mill(session, clock, [sign("w1"), sign("w2")], lambda claim, _: float(claim.seconds))
        mill.run(most=70)
        got = Counter(session.get_one(Generation, id).user_id for id in mill.started)
    fifo = jain([50.0, 20.0, 0.0, 0.0, 0.0])
    shares = [float(got[user_id]) for user_id in people]
    return Figure(jain(shares), "", 1, f"of the first 70 clips, two workers; first come, first served {fifo:.2f}")


@bench("waits that people are told: share within a factor of 1.5", against="all", least=0.99)
def told_waits() -> Figure:
    ratios: list[float] = []
    for seed in range(SIMULATIONS):
        with held() as (session, clock):
            ratios += told_and_true(session, clock, random.Random(seed), spread=0.1)
    worst = max(max(ratios), 1 / min(ratios))
    detail = f"{len(ratios)} looks in {SIMULATIONS} mixed loads, clips 10 % off, GPUs 2.7x apart; worst {worst:.1f}x"
    return Figure(within(ratios), "", 1, detail)


@bench("next turn among 5,000 that wait, 200 people", against="limit", most=1.0)
def next_turn() -> Figure:
    from sora_reflex.studio import line

    with instance():
        with db.unit_of_work() as session:
            people = [create_user(session) for _ in range(200)]
            for number in range(5000):
                create_generation(session, people[number % 200])
        took = []
        for _ in range(30):
            with db.reading() as session:
                began = time.perf_counter()
                line.next_in_line(session)
                took.append(1000 * (time.perf_counter() - began))
        with db.reading() as session:
            began = time.perf_counter()
            line.places(session)
            all_places = 1000 * (time.perf_counter() - began)
    return Figure(median(took), "ms", 50, f"p50 of 30, SQLite; all places and times {all_places:.0f} ms")
