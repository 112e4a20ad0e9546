"""What a process counts for Prometheus. Of a unit of work, only what was committed counts."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import compare_digest
from typing import TYPE_CHECKING

from sqlmodel import Session

from sora_reflex.core.settings import get_settings

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

PROCESSES = "PROMETHEUS_MULTIPROC_DIR"
"""Where several web processes add up what they count; the library looks for it when it is first imported."""

REQUEST_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
WORK_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 60, 120, 300, 600, 1800)
"""From a prompt that is read in a blink to a film that takes a GPU half an hour."""


@dataclass(frozen=True, slots=True)
class Instruments:
    requests: "Counter"
    request_seconds: "Histogram"
    sockets: "Gauge"
    wait_seconds: "Histogram"
    stage_seconds: "Histogram"
    ended: "Counter"


@cache
def instruments() -> Instruments:
    """The one set of this process. The library is imported here, so that a command that counts nothing never does."""
    from prometheus_client import Counter, Gauge, Histogram

    if folder := os.environ.get(PROCESSES):
        Path(folder).mkdir(parents=True, exist_ok=True)
    return Instruments(
        requests=Counter(
            "sora_http_requests", "HTTP requests by the route's template.", ("method", "route", "status")
        ),
        request_seconds=Histogram(
            "sora_http_request_seconds", "Seconds until an answer begins.", ("route",), buckets=REQUEST_SECONDS
        ),
        sockets=Gauge("sora_websockets", "Open live connections.", multiprocess_mode="livesum"),
        wait_seconds=Histogram(
            "sora_wait_seconds",
            "Seconds from asking for a clip to the start of its first attempt.",
            ("engine",),
            buckets=WORK_SECONDS,
        ),
        stage_seconds=Histogram(
            "sora_stage_seconds", "Seconds that a stage of a clip took.", ("engine", "stage"), buckets=WORK_SECONDS
        ),
        ended=Counter(
            "sora_generations_ended", "Generations that ended, and why those without a clip did.",
            ("engine", "status", "reason"),
        ),
    )  # fmt: skip


def waited(session: Session, *, engine: str, seconds: float) -> None:
    _after_commit(session, lambda: instruments().wait_seconds.labels(engine).observe(max(0.0, seconds)))


def stage_took(session: Session, *, engine: str, stage: str, seconds: float) -> None:
    _after_commit(session, lambda: instruments().stage_seconds.labels(engine, stage).observe(max(0.0, seconds)))


def ended(session: Session, *, engine: str, status: str, reason: str = "") -> None:
    """Count a generation that ended; `reason` is the code of the refusal or failure."""
    _after_commit(session, lambda: instruments().ended.labels(engine, status, reason).inc())


def dispatch(session: Session) -> None:
    """Count what the committed unit of work noted."""
    for count in session.info.pop("metrics", ()):
        count()


def _after_commit(session: Session, count: Callable[[], None]) -> None:
    session.info.setdefault("metrics", []).append(count)


def share_between_processes() -> None:
    """Let the processes of one web server count together; call it before anything is counted.

    Their folder is named for the process that started them: a new start counts anew, and whatever a server that is
    gone has left behind is removed.
    """
    settings = get_settings()
    if settings.web_workers == 1 or PROCESSES in os.environ:
        return
    parent = settings.data_dir.resolve() / "run"
    for folder in parent.glob("metrics-*"):
        if not _is_alive(int(folder.name.removeprefix("metrics-"))):
            shutil.rmtree(folder, ignore_errors=True)
    os.environ[PROCESSES] = str(parent / f"metrics-{os.getppid()}")


def registry() -> "CollectorRegistry":
    """What to answer a scrape from: this process, or all the web processes that share a folder."""
    from prometheus_client import REGISTRY, CollectorRegistry
    from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

    instruments()
    folder = os.environ.get(PROCESSES)
    if not folder:
        return REGISTRY
    for path in Path(folder).glob("gauge_live*_*.db"):
        pid = int(path.stem.rpartition("_")[2])
        if not _is_alive(pid):
            mark_process_dead(pid, folder)  # type: ignore[no-untyped-call]
    shared = CollectorRegistry()
    MultiProcessCollector(shared, folder)  # type: ignore[no-untyped-call]
    return shared


def is_allowed(authorization: str, *, is_local: bool) -> bool:
    """Whether a caller may see the figures: by the token of the settings, or without one from this machine alone."""
    token = get_settings().metrics_token
    if token:
        return compare_digest(authorization.encode(), f"Bearer {token}".encode())
    return is_local


def _is_alive(pid: int) -> bool:
    with suppress(ProcessLookupError):
        with suppress(PermissionError):
            os.kill(pid, 0)
        return True
    return False
