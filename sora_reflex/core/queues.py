"""What Redis knows of jobs and workers: which job is really alive, and which worker answers."""

import json
from typing import Any, cast

from rq.exceptions import NoSuchJobError
from rq.job import Job as RqJob
from rq.job import JobStatus

from sora_reflex.core import jobs
from sora_reflex.core.jobs import Job

SIGN_SECONDS = 30
"""A worker that has not shown itself for so long counts as gone; it does so every five seconds."""

_SIGN = "sora:worker:"


def show_worker(name: str, kind: str) -> None:
    """Say that this worker lives. Raises RedisError without a Redis."""
    jobs.get_redis().set(_SIGN + name, json.dumps({"kind": kind}), ex=SIGN_SECONDS)


def forget_worker(name: str) -> None:
    jobs.get_redis().delete(_SIGN + name)


def count_workers() -> dict[str, int]:
    """How many workers of each kind live. Raises RedisError without a Redis."""
    redis = jobs.get_redis()
    names = list(redis.scan_iter(_SIGN + "*"))
    signs = cast(list[Any], redis.mget(names)) if names else []
    kinds = [json.loads(sign)["kind"] for sign in signs if sign]
    return {kind: kinds.count(kind) for kind in set(kinds)}


def revive(job: Job, *, key: str, **payload: str) -> bool:
    """Send a job again unless the same one waits or a live worker runs it; True if it was sent.

    What a dead worker left of it under its id is removed first, since it would be taken for the live one.
    Raises RedisError without a Redis.
    """
    try:
        old = RqJob.fetch(jobs.job_id(job, key), connection=jobs.get_redis(), serializer="json")
    except NoSuchJobError:
        return jobs.send(job, key=key, **payload)
    if _is_alive(old, job):
        return False
    old.delete()
    return jobs.send(job, key=key, **payload)


def _is_alive(old: RqJob, job: Job) -> bool:
    redis = jobs.get_redis()
    if old.get_status(refresh=False) == JobStatus.STARTED:
        return bool(old.worker_name) and bool(redis.exists(_SIGN + str(old.worker_name)))
    waiting = jobs.queue(jobs.QUEUES.get(job, "default"))
    return redis.lpos(waiting.key, old.id) is not None
