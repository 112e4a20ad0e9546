"""How soon a job starts, how fairly turns go round, and what is lost when workers and Redis are killed."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from statistics import median
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError
from sqlmodel import Session, col, func, select

from sora_reflex.core import clock as core_clock
from sora_reflex.core import db, jobs
from sora_reflex.core.jobs import Job
from sora_reflex.media.storage import get_storage
from sora_reflex.models import Generation, GenerationStatus, Video
from sora_reflex.ops.redis_server import find_redis_server
from sora_reflex.studio import sweep
from tests.bench.queue_worker import READY, STARTED
from tests.bench.registry import Figure, bench
from tests.conftest import ROOT, HeldClock, alembic_config, forget_caches
from tests.factories import create_generation, create_user
from tests.studio.mill import Mill, ask, jain, later, sign

ROUNDS = 200
CLIPS = 500
MOST_SECONDS = 1500


@contextmanager
def instance() -> Iterator[Path]:
    """An empty migrated database and a Redis of its own, behind `core.db` and `core.jobs`."""
    from alembic import command

    with tempfile.TemporaryDirectory(prefix="sora-bench-") as name, ExitStack() as cleanup:
        folder = Path(name)
        kept = {key: value for key, value in os.environ.items() if key.startswith("SORA_")}
        os.environ["SORA_DATA_DIR"] = name
        os.environ["SORA_REDIS_URL"] = f"unix://{folder / 'redis.sock'}"
        forget_caches()
        command.upgrade(alembic_config(f"sqlite:///{folder / 'sora.db'}"), "head")

        def restore() -> None:
            forget_caches()
            for key in ("SORA_DATA_DIR", "SORA_REDIS_URL"):
                os.environ.pop(key)
            os.environ.update(kept)
            forget_caches()

        cleanup.callback(restore)
        yield folder


def spawn(cleanup: ExitStack, command: list[str]) -> "subprocess.Popen[bytes]":
    environment = os.environ | {"SORA_PREVIEWS": "false", "SORA_LOST_AFTER_SECONDS": "5", "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def end() -> None:
        if process.poll() is None:
            process.kill()
        process.wait()

    cleanup.callback(end)
    return process


def start_redis(cleanup: ExitStack, folder: Path) -> "subprocess.Popen[bytes]":
    socket = folder / "redis.sock"
    socket.unlink(missing_ok=True)
    options = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--appendonly", "no", "--dir", str(folder)]
    server = spawn(cleanup, [find_redis_server(), *options])
    wait_until(lambda: answers(socket))
    return server


def answers(socket: Path) -> bool:
    with suppress(RedisError, OSError), Redis(unix_socket_path=str(socket)) as client:
        return bool(client.ping())
    return False


def wait_until(is_so: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError("it did not come about in time")
        time.sleep(0.02)


def helper(cleanup: ExitStack, *words: str) -> "subprocess.Popen[bytes]":
    return spawn(cleanup, [sys.executable, "-m", "tests.bench.queue_worker", *words])


def milliseconds(send: Callable[[int], object]) -> list[float]:
    """How long after `send` each job began; one at a time, the first few left out."""
    redis, took = jobs.get_redis(), []
    for number in range(ROUNDS + 10):
        began = time.monotonic()
        send(number)
        answer = redis.blpop([STARTED], timeout=8)
        if answer is None:
            raise TimeoutError("a job did not start")
        took.append(1000 * (float(answer[1]) - began))  # type: ignore[index]
        time.sleep(0.01)
    return took[10:]


@cache
def _handoffs() -> dict[str, list[float]]:
    """Ours with the claim from the database, stock RQ with its fork, and a bare blocking pop."""
    found: dict[str, list[float]] = {}
    with instance() as folder, ExitStack() as cleanup:
        start_redis(cleanup, folder)
        with db.unit_of_work() as session:
            user = create_user(session)
            ids = [create_generation(session, user).id for _ in range(ROUNDS + 10)]
        for kind in ("ours", "fork", "blpop"):
            process = helper(cleanup, kind)
            wait_until(lambda: jobs.get_redis().lpop(READY) is not None)
            found[kind] = milliseconds(lambda number, kind=kind: _send(kind, ids[number]))  # type: ignore[misc]
            process.kill()
            process.wait()
            jobs.get_redis().delete(STARTED)
    return found


def _send(kind: str, id: UUID) -> object:
    if kind == "ours":
        return jobs.send(Job.RENDER_GENERATION, key=str(id), on="render:animatic", generation_id=str(id))
    if kind == "fork":
        return jobs.queue("bench").enqueue("tests.bench.queue_worker.say_started")
    return jobs.get_redis().rpush("bench:pop", "x")


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


@bench("enqueue to a claimed job, engine resident", against="limit", most=1.0)
def handoff() -> Figure:
    ours, bare = _handoffs()["ours"], _handoffs()["blpop"]
    detail = f"p50 of {ROUNDS}; p95 {_p95(ours):.1f} ms; bare BLPOP p50 {median(bare):.2f}, p95 {_p95(bare):.2f} ms"
    return Figure(median(ours), "ms", 10, detail)


@bench("stock RQ worker, which forks, enqueue to start", against="ours", least=5.0)
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


@cache
def _after_the_kills() -> dict[str, float]:
    """500 clips, with a worker or Redis killed every few seconds, at random."""
    chance = random.Random(10)
    with instance() as folder, ExitStack() as cleanup:
        redis = start_redis(cleanup, folder)
        with db.unit_of_work() as session:
            people = [create_user(session) for _ in range(10)]
            at = core_clock.now() - sweep.SETTLE * 2
            ids = [create_generation(session, people[n % 10], created_at=at).id for n in range(CLIPS)]
        workers = [helper(cleanup, "film") for _ in range(2)]
        began, killed, kill_at = time.monotonic(), Counter[str](), time.monotonic() + 15
        while _open() and time.monotonic() - began < MOST_SECONDS:
            time.sleep(1)
            # The default worker's duty, which it does every fifteen seconds.
            sweep.sweep()
            if time.monotonic() < kill_at:
                continue
            kill_at = time.monotonic() + chance.uniform(4, 16)
            if chance.random() < 0.25:
                redis.kill()
                redis.wait()
                redis = start_redis(cleanup, folder)
                killed["redis"] += 1
            else:
                number = chance.randrange(len(workers))
                workers[number].kill()
                workers[number].wait()
                workers[number] = helper(cleanup, "film")
                killed["workers"] += 1
        return _reckon(ids) | {"seconds": time.monotonic() - began, **killed}


def _open() -> int:
    open_ones = (GenerationStatus.QUEUED, GenerationStatus.IN_PROGRESS)
    with db.reading() as session:
        return session.exec(
            select(func.count()).select_from(Generation).where(col(Generation.status).in_(open_ones))
        ).one()


def _reckon(ids: list[UUID]) -> dict[str, float]:
    with db.reading() as session:
        made = Counter(session.exec(select(Video.generation_id)).all())
        failed = session.exec(
            select(func.count()).select_from(Generation).where(col(Generation.status) == GenerationStatus.FAILED)
        ).one()
        files = [
            f"videos/{video.id}/{file['name']}"
            for video in session.exec(select(Video))
            for file in video.files.values()
        ]
    lost = sum(1 for id in ids if not made[id])
    doubled = sum(count - 1 for count in made.values() if count > 1)
    absent = sum(1 for name in files if not get_storage().exists(name))
    return {"lost": lost - failed, "failed": failed, "doubled": doubled, "absent": absent}


@bench("500 clips under random kill -9: lost, doubled or without files", against="limit of 0, plus 1", most=1.0)
def kills() -> Figure:
    found = _after_the_kills()
    wrong = found["lost"] + found["doubled"] + found["absent"]
    detail = (
        f"{found.get('workers', 0):.0f} workers and {found.get('redis', 0):.0f} Redis killed in "
        f"{found['seconds']:.0f} s; {found['failed']:.0f} given up after three attempts, with their turns"
    )
    return Figure(wrong + 1, "", 1, detail)
