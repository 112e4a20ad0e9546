"""What can't go on: a worker that hangs or breaks ends and leaves its clip to another; short memory is met smaller."""

import os
import signal
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import col, select

from sora_reflex.core import clock as core_clock
from sora_reflex.core import db
from sora_reflex.models import Generation, GenerationStatus, StagePace
from sora_reflex.studio import lifecycle
from tests.conftest import forget_caches
from tests.factories import create_generation
from tests.workers.bad_days import Broken, Hanging, Seized, Small
from tests.workers.worker_process import DiscEngine
from workers import exits
from workers.engines import registry
from workers.jobs import pulse, render_generation

pytestmark = pytest.mark.usefixtures("database")

LONGEST_SECONDS = 90
"""It takes some seconds; the rest is what a busy machine may need."""


def waiting(**over: object) -> UUID:
    with db.unit_of_work() as session:
        return create_generation(session, **over).id


def row(id: UUID) -> Generation:
    with db.reading() as session:
        return session.get_one(Generation, id)


def one_turn(engine: DiscEngine, said: Path) -> int:
    """Take a turn with that engine in a process of its own, forked so that nothing is read again; gives its status."""
    db.get_engine().dispose()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT), 2)
        registry.get = lambda _name, _profile="": engine  # type: ignore[assignment]
        pulse.TICK_SECONDS, pulse.GRACE_SECONDS = 0.1, 1.0
        try:
            render_generation.run("whoever's turn it is")
        finally:
            os._exit(0)
    deadline = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise TimeoutError("it did not end by itself")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SORA_STALL_SECONDS", "1")
    forget_caches()
    render_generation.load_engine.cache_clear()
    yield
    render_generation.load_engine.cache_clear()


class TestLeaving:
    def test_a_hung_worker_says_where_it_hangs_ends_and_gives_its_clip_back(self, tmp_path: Path) -> None:
        id, said = waiting(), tmp_path / "said"
        assert one_turn(Hanging(), said) == exits.HUNG
        assert "bad_days.py" in said.read_text()
        assert (row(id).status, row(id).attempts) == (GenerationStatus.QUEUED, 1)

    def test_a_worker_whose_threads_are_kept_from_running_ends_all_the_same(self, tmp_path: Path) -> None:
        id, said = waiting(), tmp_path / "said"
        assert one_turn(Seized(), said) != 0
        assert "bad_days.py" in said.read_text()
        with db.unit_of_work() as session:
            lost = session.get_one(Generation, id)
            lost.heartbeat_at = core_clock.now() - timedelta(seconds=31)
            session.add(lost)
        with db.unit_of_work() as session:
            assert lifecycle.requeue_lost(session) == (1, 0)

    def test_a_broken_gpu_ends_its_worker_and_after_the_last_attempt_the_clip_says_why(self, tmp_path: Path) -> None:
        id = waiting(attempts=1)
        assert one_turn(Broken(), tmp_path / "said") == exits.BROKEN
        assert (row(id).status, row(id).attempts) == (GenerationStatus.QUEUED, 2)
        assert one_turn(Broken(), tmp_path / "said") == exits.BROKEN
        failed = row(id)
        assert (failed.status, failed.error_code) == (GenerationStatus.FAILED, "worker_lost")
        assert "3 times" in failed.error_message


class TestOutOfMemory:
    @pytest.fixture
    def engine(self, monkeypatch: pytest.MonkeyPatch) -> Small:
        engine = Small()
        monkeypatch.setattr(registry, "get", lambda _name, _profile="": engine)
        return engine

    def test_is_met_once_with_a_smaller_profile_whose_pace_is_learnt(self, engine: Small) -> None:
        id = waiting()
        render_generation.run(generation_id=str(id))
        assert (row(id).status, row(id).attempts, engine.films) == (GenerationStatus.COMPLETED, 1, 2)
        with db.reading() as session:
            profiles = set(session.exec(select(StagePace.profile).where(col(StagePace.engine) == "animatic")))
        assert profiles == {"1gb"}

    def test_without_a_smaller_profile_the_clip_ends_kindly_and_the_worker_goes_on(self, engine: Small) -> None:
        engine.smallest = 2
        id = waiting()
        render_generation.run(generation_id=str(id))
        failed = row(id)
        assert (failed.status, failed.error_code) == (GenerationStatus.FAILED, "out_of_memory")
        assert "shorter" in failed.error_message
        assert "cost you nothing" in failed.error_message
