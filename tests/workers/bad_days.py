"""Engines that have a bad day: they hang, break down, or run out of memory."""

import ctypes
import time
from collections.abc import Iterator
from typing import Any

from tests.workers.worker_process import DiscEngine
from workers.engines.base import EngineInfo, FatalEngineError, Film, Frame, OnProgress, OutOfMemory

STUCK_SECONDS = 120


class Hanging(DiscEngine):
    """Waits in a native call that lets other threads run."""

    def render(self, plan: Any, on_progress: OnProgress) -> Film:
        on_progress("filming", 0.1)
        time.sleep(STUCK_SECONDS)
        return super().render(plan, on_progress)


class Seized(DiscEngine):
    """Waits in a native call that keeps the interpreter, and every other thread with it."""

    def render(self, plan: Any, on_progress: OnProgress) -> Film:
        on_progress("filming", 0.1)
        ctypes.PyDLL(None).sleep(STUCK_SECONDS)
        return super().render(plan, on_progress)


class Broken(DiscEngine):
    """Its GPU is gone."""

    def render(self, plan: Any, on_progress: OnProgress) -> Film:
        raise FatalEngineError("an illegal memory access was encountered")


class Small(DiscEngine):
    """Runs out of memory in the middle of a film, unless it runs its smallest profile."""

    def __init__(self, smallest: int = 1) -> None:
        self.level, self.smallest = 2, smallest
        self.films = 0

    @property
    def info(self) -> EngineInfo:  # type: ignore[override]
        return EngineInfo(
            name="animatic", label="Disc", digital_source_type="algorithmicMedia", profile=f"{self.level}gb"
        )

    def smaller(self) -> bool:
        if self.level <= self.smallest:
            return False
        self.level -= 1
        return True

    def _frames(self, count: int, on_progress: OnProgress) -> Iterator[Frame]:
        self.films += 1
        for index, frame in enumerate(super()._frames(count, on_progress)):
            if index == 3 and self.level > 1:
                raise OutOfMemory("2.00 GiB more than there is")
            yield frame
