"""Real workers, web and Redis, killed in the middle of things: nothing is lost and nothing is made twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from redis import Redis
from redis.exceptions import RedisError
from sqlmodel import col, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.accounts.tokens import hash_token
from sora_reflex.core import db
from sora_reflex.media.storage import get_storage
from sora_reflex.models import Generation, GenerationStatus, Video
from sora_reflex.ops.redis_server import find_redis_server
from sora_reflex.studio import queries, service
from sora_reflex.studio.schemas import SubmitGeneration
from tests.conftest import ROOT, forget_caches
from tests.factories import create_sign_in, create_user, viewer_of
from tests.live_tab import Unanswered, ask_for_clip
from tests.machine import Part, address_of, web_part

START_SECONDS = 90
FILM_SECONDS = 180
"""Two clips take five seconds; the rest is what a busy machine may need, and the sweep's own pace."""

LEAN = {"OMP_NUM_THREADS": "1", "SORA_PREVIEWS": "false"}
"""Nobody types here; reading the planner's models would only make each start slower."""


class Machine:
    """The processes of one instance on its own Redis, each of which can be killed and started again."""

    def __init__(self, folder: Path, cleanup: ExitStack) -> None:
        self.socket = folder / "redis.sock"
        self.folder = folder
        self._cleanup = cleanup

    def start_redis(self) -> "subprocess.Popen[bytes]":
        self.socket.unlink(missing_ok=True)
        options = ["--port", "0", "--unixsocket", str(self.socket), "--save", "", "--appendonly", "no"]
        server = self._spawn([find_redis_server(), *options, "--dir", str(self.folder)])
        wait_until(self._answers, START_SECONDS, "redis answers")
        return server

    def start_worker(self, kind: str) -> "subprocess.Popen[bytes]":
        return self._spawn([sys.executable, "-m", "tests.workers.worker_process", kind])

    def keep(self, part: Part) -> None:
        """Start it, and end it with the test."""
        part.start()
        self._cleanup.callback(part.kill)

    def _answers(self) -> bool:
        with suppress(RedisError, OSError), Redis(unix_socket_path=str(self.socket)) as client:
            return bool(client.ping())
        return False

    def _spawn(self, command: list[str]) -> "subprocess.Popen[bytes]":
        log = (self.folder / "log.txt").open("ab")
        self._cleanup.callback(log.close)
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=os.environ | LEAN)
        self._cleanup.callback(end, process)
        return process


def end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.kill()
    process.wait()


def wait_until(is_so: Callable[[], bool], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {what}")


@pytest.fixture
def machine(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    monkeypatch.setenv("SORA_REDIS_URL", f"unix://{tmp_path / 'redis.sock'}")
    monkeypatch.setenv("SORA_DATABASE_URL", database)
    monkeypatch.setenv("SORA_LOST_AFTER_SECONDS", "5")
    monkeypatch.setenv("SORA_STARTER_CLIPS", "0")
    forget_caches()
    with ExitStack() as cleanup:
        yield Machine(tmp_path, cleanup)
    forget_caches()


def submit(count: int) -> list[UUID]:
    """Clips that two people ask for in turn."""
    with db.unit_of_work() as session:
        people = [viewer_of(create_user(session)) for _ in range(2)]
    return [_submit(people[number % 2]) for number in range(count)]


def _submit(viewer: Viewer) -> UUID:
    request = SubmitGeneration(request_key=uuid4().hex, prompt="a disc crosses the sky", seconds=5)
    with db.unit_of_work() as session:
        return service.submit(session, viewer=viewer, request=request)


def rows() -> list[Generation]:
    with db.reading() as session:
        return list(session.exec(select(Generation).order_by(col(Generation.created_at))))


def is_being_filmed() -> bool:
    return any(row.status is GenerationStatus.IN_PROGRESS and row.progress > 20 for row in rows())


def all_completed() -> bool:
    return all(row.status is GenerationStatus.COMPLETED for row in rows())


def check_one_clip_each(ids: list[UUID]) -> None:
    with db.reading() as session:
        videos = session.exec(select(Video)).all()
    assert sorted(video.generation_id for video in videos) == sorted(ids)
    stored = {f"videos/{video.id}/{file['name']}" for video in videos for file in video.files.values()}
    assert all(get_storage().exists(name) for name in stored)
    on_disk = {path.relative_to(get_storage().root).as_posix() for path in get_storage().root.rglob("*.*")}
    assert on_disk == stored


def test_a_worker_and_redis_killed_mid_film_lose_nothing_and_double_nothing(machine: Machine) -> None:
    redis = machine.start_redis()
    machine.start_worker("default")
    worker = machine.start_worker("render")
    ids = submit(4)
    wait_until(is_being_filmed, START_SECONDS, "a clip is being filmed")
    worker.kill()
    redis.kill()
    worker.wait()
    redis.wait()
    assert queries.pipeline_health().has_redis is False
    ids += submit(1)
    machine.start_redis()
    machine.start_worker("render")
    wait_until(all_completed, FILM_SECONDS, "every clip is completed")
    check_one_clip_each(ids)
    assert sorted(row.attempts for row in rows()) == [1, 1, 1, 1, 2]
    health = queries.pipeline_health()
    assert (health.has_redis, health.render_workers >= 1, health.default_workers) == (True, True, 1)


def test_a_worker_killed_while_redis_stays_is_taken_over(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its job still stands as started in Redis, and nobody waits for it to be silent for long on the same machine."""
    monkeypatch.setenv("SORA_LOST_AFTER_SECONDS", "600")
    machine.start_redis()
    machine.start_worker("default")
    worker = machine.start_worker("render")
    ids = submit(2)
    wait_until(is_being_filmed, START_SECONDS, "a clip is being filmed")
    worker.kill()
    worker.wait()
    machine.start_worker("render")
    wait_until(all_completed, FILM_SECONDS, "every clip is completed")
    check_one_clip_each(ids)


def test_a_web_process_killed_while_it_takes_a_sheet_makes_one_clip_of_it(machine: Machine) -> None:
    """Whoever gets no answer sends the same sheet again, as the page does when it is connected again."""
    machine.start_redis()
    web = web_part(machine.folder)
    machine.keep(web)
    wait_until(web.serves, START_SECONDS, "the web process serves")
    with db.unit_of_work() as session:
        create_sign_in(session, create_user(session), token_hash=hash_token("somebody"))
    keys = [uuid4().hex for _ in range(3)]
    assert ask_for_clip(address_of(web), "somebody", keys[0]) == ""
    with ThreadPoolExecutor() as pool:
        asked = [pool.submit(ask_for_clip, address_of(web), "somebody", key) for key in keys]
        wait_until(lambda: len(rows()) > 1, START_SECONDS, "a second one is written down")
        web.kill()
        for future in asked:
            with suppress(Unanswered):
                future.result()
    web.start()
    wait_until(web.serves, START_SECONDS, "the web process serves again")
    assert [ask_for_clip(address_of(web), "somebody", key) for key in keys] == ["", "", ""]
    assert sorted(row.request_key for row in rows()) == sorted(keys)


def test_a_worker_outlives_its_redis_and_goes_on(machine: Machine) -> None:
    redis = machine.start_redis()
    machine.start_worker("default")
    worker = machine.start_worker("render")
    ids = submit(2)
    wait_until(is_being_filmed, START_SECONDS, "a clip is being filmed")
    redis.kill()
    redis.wait()
    machine.start_redis()
    wait_until(all_completed, FILM_SECONDS, "every clip is completed")
    check_one_clip_each(ids)
    assert worker.poll() is None
    assert [row.attempts for row in rows()] == [1, 1]


def test_a_worker_that_is_told_to_end_gives_its_clip_back_at_once(machine: Machine) -> None:
    machine.start_redis()
    machine.start_worker("default")
    worker = machine.start_worker("render")
    ids = submit(1)
    wait_until(is_being_filmed, START_SECONDS, "a clip is being filmed")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0
    row = rows()[0]
    assert (row.status, row.attempts) == (GenerationStatus.QUEUED, 0)
    machine.start_worker("render")
    wait_until(all_completed, FILM_SECONDS, "the clip is completed")
    check_one_clip_each(ids)


def test_a_clip_that_is_called_off_while_it_is_filmed_stops_within_seconds(machine: Machine) -> None:
    machine.start_redis()
    machine.start_worker("default")
    machine.start_worker("render")
    with db.unit_of_work() as session:
        viewer = viewer_of(create_user(session))
    id = _submit(viewer)
    wait_until(is_being_filmed, START_SECONDS, "a clip is being filmed")
    with db.unit_of_work() as session:
        service.cancel(session, viewer=viewer, generation_id=id)
    wait_until(lambda: rows()[0].status is GenerationStatus.CANCELLED, 15, "it has stopped")
    check_one_clip_each([])
