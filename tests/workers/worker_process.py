"""A worker as `python -m workers` starts it, but with an engine that films quickly: `KIND` is render or default."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.workers.postprocess.films import gradient, tone
from workers import runtime
from workers.engines import registry
from workers.engines.base import EngineInfo, Film, Frame, OnProgress, RenderRequest

FRAME_SECONDS = 0.015
"""So that a clip takes about two seconds: long enough to be killed in the middle of."""


@dataclass(frozen=True)
class DiscPlan:
    request: RenderRequest
    left_out: tuple[str, ...] = ()

    def to_json(self) -> str:
        return json.dumps({"prompt": self.request.prompt})


class DiscEngine:
    """Films a disc that crosses the picture, whatever was asked for."""

    info = EngineInfo(name="animatic", label="Disc", digital_source_type="algorithmicMedia")

    def load(self) -> None:
        return None

    def plan(self, request: RenderRequest) -> DiscPlan:
        return DiscPlan(request)

    def render(self, plan: Any, on_progress: OnProgress) -> Film:
        count = plan.request.frame_count
        return Film(
            width=176,
            height=320,
            fps=plan.request.fps,
            frame_count=count,
            frames=self._frames(count, on_progress),
            audio=tone(plan.request.seconds),
            title="A disc",
        )

    def _frames(self, count: int, on_progress: OnProgress) -> Iterator[Frame]:
        for index, frame in enumerate(gradient(176, 320, count)):
            time.sleep(FRAME_SECONDS)
            on_progress("filming", (index + 1) / count)
            yield frame


if __name__ == "__main__":
    registry.register("animatic", "tests.workers.worker_process:DiscEngine")
    sys.exit(runtime.main(sys.argv[1], sys.argv[2:]))
