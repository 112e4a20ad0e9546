"""`python -m tests.bench.queue_worker KIND`: whoever takes the bench's jobs: ours, fork, blpop, or film."""

import sys
import time
from importlib import import_module
from typing import Any

from rq import Queue, Worker

from sora_reflex.core import jobs
from tests.workers.postprocess.films import gradient, tone
from tests.workers.worker_process import DiscEngine, DiscPlan
from workers import runtime
from workers.engines import registry
from workers.engines.base import Film, FilmFailed, OnProgress, RenderRequest

STARTED, READY = "bench:started", "bench:ready"
"""Lists: when each job began, in the machine's monotonic seconds; and that whoever takes them is there."""

FRAMES, FRAME_SECONDS = 12, 0.05
"""So that a film takes most of the time that a worker spends on a clip: long enough to be killed in the middle of."""


def say_started() -> None:
    jobs.get_redis().rpush(STARTED, repr(time.monotonic()))


class Announcing(DiscEngine):
    """Says when it is asked for a film, and makes none."""

    def load(self) -> None:
        jobs.get_redis().rpush(READY, "ours")

    def plan(self, request: RenderRequest) -> DiscPlan:
        say_started()
        raise FilmFailed("nothing to film")


class Quick(DiscEngine):
    """Half a second of film, in about that time."""

    def render(self, plan: Any, on_progress: OnProgress) -> Film:
        def frames() -> Any:
            for index, frame in enumerate(gradient(176, 320, FRAMES)):
                time.sleep(FRAME_SECONDS)
                on_progress("filming", (index + 1) / FRAMES)
                yield frame

        return Film(176, 320, plan.request.fps, FRAMES, frames(), tone(FRAMES / plan.request.fps), title="A disc")


def main(kind: str) -> int:
    if kind == "ours":
        registry.register("animatic", "tests.bench.queue_worker:Announcing")
        return runtime.main("render", [])
    if kind == "film":
        registry.register("animatic", "tests.bench.queue_worker:Quick")
        return runtime.main("render", [])
    redis = jobs.get_redis()
    redis.rpush(READY, kind)
    if kind == "fork":
        registry.register("animatic", "tests.bench.queue_worker:Announcing")
        import_module("workers.jobs.render_generation")
        lane = Queue("render:animatic", connection=redis, serializer="json")
        Worker([lane], connection=redis, serializer="json").work(logging_level="ERROR")
        return 0
    while redis.blpop(["bench:pop"], timeout=5):
        say_started()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
