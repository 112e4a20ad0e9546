"""How the whole pipeline stands, read from the database and Redis when Prometheus asks for it."""

from collections.abc import Iterable, Sequence
from typing import Any

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from redis.exceptions import RedisError
from sqlmodel import Session, col, func, select

from sora_reflex.core import clock, db, jobs, queues
from sora_reflex.models import Generation, GenerationStatus

RQ_QUEUES = ("default", "preview")
"""Queues whose length tells something: the render queue's jobs are turns, and its work is counted from the rows."""


class Pipeline(Collector):
    """The same whichever web process is asked; a part that cannot be asked is left out."""

    def collect(self) -> Iterable[Metric]:
        with db.reading() as session:
            yield from _work(session)
        try:
            yield from _redis()
        except (RedisError, OSError):
            yield _gauge("sora_redis_up", "Whether Redis answers.", 0)
        else:
            yield _gauge("sora_redis_up", "Whether Redis answers.", 1)


def _work(session: Session) -> Iterable[Metric]:
    is_screened = col(Generation.screened_at).is_not(None)
    group = (col(Generation.engine), col(Generation.status), is_screened)
    rows: Sequence[Any] = session.exec(
        select(*group, func.count(), func.min(Generation.created_at))  # type: ignore[call-overload]
        .where(col(Generation.status).in_((GenerationStatus.QUEUED, GenerationStatus.IN_PROGRESS)))
        .group_by(*group)
    ).all()
    depth = GaugeMetricFamily("sora_queue_depth", "Generations that wait.", labels=("kind", "engine"))
    oldest = GaugeMetricFamily(
        "sora_queue_oldest_seconds", "How long the oldest of them waits.", labels=("kind", "engine")
    )
    running = GaugeMetricFamily("sora_renders_running", "Generations that are being made.", labels=("engine",))
    for engine, status, screened, count, since in rows:
        if status is GenerationStatus.IN_PROGRESS:
            running.add_metric((engine,), count)
            continue
        kind = "render" if screened else "screening"
        depth.add_metric((kind, engine), count)
        oldest.add_metric((kind, engine), max(0.0, (clock.now() - since).total_seconds()))
    return depth, oldest, running


def _redis() -> Iterable[Metric]:
    workers = GaugeMetricFamily("sora_workers", "Workers that show themselves.", labels=("kind",))
    for kind, count in queues.count_workers().items():
        workers.add_metric((kind,), count)
    waiting = GaugeMetricFamily("sora_jobs_waiting", "Jobs that wait in Redis.", labels=("queue",))
    for name in RQ_QUEUES:
        waiting.add_metric((name,), jobs.queue(name).count)
    return workers, waiting


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value=value)
