"""Names of the background jobs, and the hand-over to Redis after a commit."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import structlog
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.exceptions import DuplicateJobError
from sqlmodel import Session

from sora_reflex.core.settings import get_settings

log = structlog.get_logger()


class Job(StrEnum):
    """Each member is the path of a job's function, as text: the web process never imports it."""

    SCREEN_GENERATION = "workers.jobs.screen_generation.run"
    RENDER_GENERATION = "workers.jobs.render_generation.run"
    SCREEN_PREVIEW = "workers.jobs.screen_preview.run"
    DRAW_PREVIEW = "workers.jobs.draw_preview.run"
    DRAW_FIRST = "workers.jobs.draw_first.run"
    DELETE_MEDIA = "workers.jobs.delete_media.run"
    DELIVER_WEBHOOKS = "workers.jobs.deliver_webhooks.run"
    DELIVER_MAILS = "workers.jobs.deliver_mails.run"
    DELIVER_PUSHES = "workers.jobs.deliver_pushes.run"
    PURGE_ACCOUNTS = "workers.jobs.purge_accounts.run"
    SWEEP = "workers.jobs.sweep.run"
    SEED_HOUSE = "workers.jobs.seed_house.run"


QUEUES: dict[Job, str] = {
    Job.DRAW_PREVIEW: "preview",
    Job.DRAW_FIRST: "preview",
    Job.DELIVER_WEBHOOKS: "webhooks",
    Job.DELIVER_PUSHES: "webhooks",
    Job.DELIVER_MAILS: "webhooks",
}
"""Jobs that are not named here go to the default queue, unless whoever sends one names another."""

TIMEOUTS = {"preview": 15}
"""Seconds that a job of a queue may take, where they differ: nobody waits longer for a still."""


@dataclass(frozen=True, slots=True)
class Pending:
    job: Job
    key: str
    on: str
    payload: dict[str, str]


@lru_cache
def get_redis() -> Redis:
    """The one connection pool; a dead Redis answers within two seconds, so that nobody hangs on it."""
    return Redis.from_url(get_settings().resolved_redis_url, socket_connect_timeout=2, socket_timeout=10)


def job_id(job: Job, key: str) -> str:
    """The deterministic id of a job: the same work asked for twice is one job."""
    return f"{job.name}-{key}"


def queue(name: str) -> Queue:
    return Queue(name, connection=get_redis(), serializer="json")


def enqueue(session: Session, job: Job, *, key: str, on: str = "", **payload: str) -> None:
    """Enqueue `job` if, and only if, this unit of work commits; `on` names a queue other than its usual one."""
    session.info.setdefault("jobs", []).append(Pending(job, key, on, payload))


def dispatch(session: Session) -> None:
    """Send what the committed unit of work asked for. What Redis misses now, the sweep finds from the rows."""
    for pending in session.info.pop("jobs", []):
        try:
            send(pending.job, key=pending.key, on=pending.on, **pending.payload)
        except RedisError as error:
            log.warning("job.not_sent", job=pending.job.name, key=pending.key, reason=str(error))


def send(job: Job, *, key: str, on: str = "", **payload: str) -> bool:
    """Put a job on its queue now; False if the same one waits or runs already. Raises RedisError without a Redis."""
    name = on or QUEUES.get(job, "default")
    timeout = get_settings().render_timeout_seconds if job is Job.RENDER_GENERATION else TIMEOUTS.get(name, 120)
    try:
        queue(name).enqueue(
            job.value,
            kwargs=payload,
            job_id=job_id(job, key),
            job_timeout=timeout,
            result_ttl=0,
            failure_ttl=0,
            unique=True,
        )
    except DuplicateJobError:
        return False
    return True
