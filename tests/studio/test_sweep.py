"""What a crash lost is found again, once, and what lives is left alone."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from redis import Redis
from rq.job import Job as RqJob
from rq.job import JobStatus

from sora_reflex.core import clock as core_clock
from sora_reflex.core import db, jobs, processes, queues
from sora_reflex.core.jobs import Job
from sora_reflex.media.storage import get_storage
from sora_reflex.media.urls import stored_name
from sora_reflex.models import Generation, GenerationStatus
from sora_reflex.studio import claims, queries, sweep
from tests.factories import create_generation, create_video

pytestmark = pytest.mark.usefixtures("database")


def waiting(seconds_ago: float = 60, **over: object) -> UUID:
    with db.unit_of_work() as session:
        at = core_clock.now() - timedelta(seconds=seconds_ago)
        return create_generation(session, created_at=at, **over).id


def sent(name: str = "render:animatic") -> list[str]:
    return jobs.queue(name).job_ids


class TestSweep:
    def test_sends_again_what_an_emptied_redis_forgot_and_only_once(self, redis: Redis) -> None:
        unscreened, screened = waiting(screened_at=None), waiting()
        assert sweep.sweep().sent == 2
        assert sweep.sweep().sent == 0
        assert sent("default") == [jobs.job_id(Job.SCREEN_GENERATION, str(unscreened))]
        assert sent("render:animatic") == [jobs.job_id(Job.RENDER_GENERATION, str(screened))]
        redis.flushall()
        assert sweep.sweep().sent == 2

    @pytest.mark.usefixtures("redis")
    def test_leaves_alone_what_was_asked_for_a_moment_ago(self) -> None:
        waiting(seconds_ago=1)
        assert sweep.sweep().sent == 0

    @pytest.mark.usefixtures("redis")
    def test_a_job_of_a_live_worker_is_left_and_that_of_a_dead_one_is_sent_again(self) -> None:
        id = waiting()
        jobs.send(Job.RENDER_GENERATION, key=str(id), on="render:animatic", generation_id=str(id))
        started = _start("render-1")
        queues.show_worker("render-1", "render")
        assert sweep.sweep().sent == 0
        queues.forget_worker("render-1")
        assert sweep.sweep().sent == 1
        assert sent() == [started]

    @pytest.mark.usefixtures("redis")
    def test_a_lost_run_is_put_back_and_sent_in_one_sweep(self) -> None:
        id = waiting()
        jobs.send(Job.RENDER_GENERATION, key=str(id), on="render:animatic", generation_id=str(id))
        _start("render-1")
        with db.unit_of_work() as session:
            claims.claim(session)
            row = session.get_one(Generation, id)
            row.heartbeat_at = core_clock.now() - timedelta(seconds=31)
            session.add(row)
        swept = sweep.sweep()
        assert (swept.put_back, swept.given_up, swept.sent) == (1, 0, 1)
        with db.reading() as session:
            assert session.get_one(Generation, id).status is GenerationStatus.QUEUED

    @pytest.mark.usefixtures("redis")
    def test_what_a_worker_of_this_machine_died_over_is_put_back_at_once(self) -> None:
        """And what another one films, that lives or is elsewhere, stays with it."""
        command = [sys.executable, "-c", "from sora_reflex.core.processes import name_for; print(name_for('render'))"]
        dead = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        names = [dead, processes.name_for("render"), "render-00000000.1.1-abcdef", "render-0123456789ab"]
        ids = {name: waiting(status=GenerationStatus.IN_PROGRESS, run_id=uuid4(), worker=name) for name in names}
        with db.unit_of_work() as session:
            for id in ids.values():
                session.get_one(Generation, id).heartbeat_at = core_clock.now()
        assert sweep.sweep().put_back == 1
        with db.reading() as session:
            status = {name: session.get_one(Generation, id).status for name, id in ids.items()}
        assert [name for name in names if status[name] is GenerationStatus.QUEUED] == [dead]

    def test_without_a_redis_the_rows_are_put_right_all_the_same(self) -> None:
        id = waiting(
            status=GenerationStatus.IN_PROGRESS, run_id=uuid4(), heartbeat_at=core_clock.now() - timedelta(seconds=31)
        )
        swept = sweep.sweep()
        assert (swept.put_back, swept.has_redis) == (1, False)
        with db.reading() as session:
            assert session.get_one(Generation, id).status is GenerationStatus.QUEUED


class TestHealth:
    def test_says_that_the_queue_is_away(self) -> None:
        health = queries.pipeline_health()
        assert not health.has_redis
        assert health.message

    @pytest.mark.usefixtures("redis")
    def test_counts_who_works(self) -> None:
        assert queries.pipeline_health().message
        queues.show_worker("render-1", "render")
        queues.show_worker("render-2", "render")
        queues.show_worker("default-1", "default")
        health = queries.pipeline_health()
        assert (health.render_workers, health.default_workers, health.message) == (2, 1, "")


class TestDeleteOrphans:
    def test_deletes_old_files_that_no_clip_holds(self, tmp_path: Path) -> None:
        with db.unit_of_work() as session:
            kept = create_video(session)
            deleted = create_video(session, deleted_at=core_clock.now())
        storage, source = get_storage(), tmp_path / "clip.mp4"
        source.write_bytes(b"x")
        held = stored_name(kept.id, "film-0123456789ab.mp4")
        fresh = stored_name(uuid4(), "film-000000000000.mp4")
        old = [
            stored_name(deleted.id, "film-0123456789ab.mp4"),
            stored_name(uuid4(), "film-000000000000.mp4"),
            stored_name(kept.id, "poster-ffffffffffff.webp"),
        ]
        for name in (held, fresh, *old):
            storage.put(name, source)
        for name in (held, *old):
            path = storage.local_path(name)
            assert path is not None
            os.utime(path, (0, 0))
        assert sweep.delete_orphans() == 3
        assert [name for name in (held, fresh, *old) if storage.exists(name)] == [held, fresh]

    def test_deletes_the_work_of_attempts_that_died_long_ago(self, data_dir: Path) -> None:
        died, alive = data_dir / "work" / "render-a", data_dir / "work" / "render-b"
        for folder in (died, alive):
            folder.mkdir(parents=True)
            (folder / "clip.mp4").write_bytes(b"x")
        for path in (died / "clip.mp4", died, alive):
            os.utime(path, (0, 0))
        assert sweep.delete_leftovers() == 1
        assert [folder.exists() for folder in (died, alive)] == [False, True]


def _start(worker: str) -> str:
    """Take the waiting job as a worker does that is then killed."""
    queue = jobs.queue("render:animatic")
    id = queue.pop_job_id()
    assert id is not None
    job = RqJob.fetch(id, connection=jobs.get_redis(), serializer="json")
    job.worker_name = worker
    job.set_status(JobStatus.STARTED)
    job.save()
    return id
