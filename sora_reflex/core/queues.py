"""What Redis knows of jobs and workers: which job is really alive, and which worker answers."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from pydantic import BaseModel, ConfigDict, ValidationError
from rq.exceptions import NoSuchJobError
from rq.job import Job as RqJob
from rq.job import JobStatus

from sora_reflex.core import jobs
from sora_reflex.core.jobs import Job

SIGN_SECONDS = 30
"""A worker that has not shown itself for so long counts as gone; it does so every five seconds."""

_SIGN = "sora:worker:"
_NAMES = "sora:workers"
"""The names of those that have shown themselves, so that nobody reads through all of Redis for them."""


class Lane(NamedTuple):
    """What waits for the same workers: those that run this engine, and this profile of it if one is asked for."""

    engine: str
    profile: str = ""

    @property
    def queue(self) -> str:
        """The name of its queue: "render:animatic", "render:diffusers:24gb"."""
        return ":".join(filter(None, ("render", self.engine, self.profile)))

    @classmethod
    def of(cls, queue: str) -> "Lane | None":
        """The lane of a queue's name, if it is one."""
        kind, _, rest = queue.partition(":")
        engine, _, profile = rest.partition(":")
        return cls(engine, profile) if kind == "render" and engine else None


class Sign(BaseModel):
    """What a worker says of itself."""

    model_config = ConfigDict(frozen=True)

    name: str = ""
    kind: str
    lanes: tuple[Lane, ...] = ()
    """What it films; none for workers that don't."""
    host: str = ""
    device: str = ""
    """Which GPU or processor, in words."""


def show_worker(name: str, kind: str, *, lanes: Sequence[Lane] = (), host: str = "", device: str = "") -> None:
    """Say that this worker lives. Raises RedisError without a Redis."""
    sign = Sign(name=name, kind=kind, lanes=tuple(lanes), host=host, device=device)
    with jobs.get_redis().pipeline(transaction=False) as pipe:
        pipe.set(_SIGN + name, sign.model_dump_json(), ex=SIGN_SECONDS)
        pipe.sadd(_NAMES, name)
        pipe.execute()


def forget_worker(name: str) -> None:
    with jobs.get_redis().pipeline(transaction=False) as pipe:
        pipe.delete(_SIGN + name)
        pipe.srem(_NAMES, name)
        pipe.execute()


def list_workers() -> list[Sign]:
    """The workers that live, by name. Raises RedisError without a Redis."""
    redis = jobs.get_redis()
    names = sorted(name.decode() for name in cast(set[bytes], redis.smembers(_NAMES)))
    said = cast(list[Any], redis.mget([_SIGN + name for name in names])) if names else []
    gone = [name for name, sign in zip(names, said, strict=True) if sign is None]
    if gone:
        redis.srem(_NAMES, *gone)
    return [sign for sign in map(_read_sign, said) if sign is not None]


def _read_sign(said: bytes | None) -> Sign | None:
    """A sign, unless it is another version's."""
    try:
        return Sign.model_validate(json.loads(said)) if said else None
    except (ValueError, ValidationError):
        return None


def count_workers() -> dict[str, int]:
    """How many workers of each kind live. Raises RedisError without a Redis."""
    kinds = [sign.kind for sign in list_workers()]
    return {kind: kinds.count(kind) for kind in set(kinds)}


def revive(job: Job, *, key: str, on: str = "", **payload: str) -> bool:
    """Send a job again unless the same one waits or a live worker runs it; True if it was sent.

    What a dead worker left of it under its id is removed first, since it would be taken for the live one.
    Raises RedisError without a Redis.
    """
    try:
        old = RqJob.fetch(jobs.job_id(job, key), connection=jobs.get_redis(), serializer="json")
    except NoSuchJobError:
        return jobs.send(job, key=key, on=on, **payload)
    if _is_alive(old, job, on):
        return False
    old.delete()
    return jobs.send(job, key=key, on=on, **payload)


def _is_alive(old: RqJob, job: Job, on: str) -> bool:
    redis = jobs.get_redis()
    if old.get_status(refresh=False) == JobStatus.STARTED:
        return bool(old.worker_name) and bool(redis.exists(_SIGN + str(old.worker_name)))
    waiting = jobs.queue(on or jobs.QUEUES.get(job, "default"))
    return redis.lpos(waiting.key, old.id) is not None
