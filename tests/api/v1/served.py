"""An instance as it is served, on a free port, with a crew in this process that films what is asked for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from sqlmodel import col, select

from sora_reflex.api.app import make_api
from sora_reflex.api.web_shell import WebShell
from sora_reflex.core import db
from sora_reflex.models import Generation, GenerationStatus
from tests.workers.postprocess.films import gradient, tone
from tests.workers.worker_process import DiscEngine
from workers.engines.base import EngineInfo, Film, Mode, OnProgress
from workers.jobs import render_generation, screen_generation

START_SECONDS = 10
REST_SECONDS = 0.02


class QuickEngine(DiscEngine):
    """Films a disc in the size that was asked for; waits at `gate` while a test holds it."""

    info = EngineInfo(
        name="animatic",
        label="Disc",
        digital_source_type="algorithmicMedia",
        modes=frozenset({Mode.TEXT, Mode.REMIX, Mode.EXTEND, Mode.FIRST_IMAGE}),
    )

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()

    def render(self, plan: object, on_progress: OnProgress) -> Film:
        request = plan.request  # type: ignore[attr-defined]
        count = request.frame_count

        def frames():
            for index, frame in enumerate(gradient(request.width, request.height, count)):
                while not self.gate.wait(0.02):
                    on_progress("filming", index / count)
                on_progress("filming", (index + 1) / count)
                yield frame

        return Film(
            width=request.width,
            height=request.height,
            fps=request.fps,
            frame_count=count,
            frames=frames(),
            audio=tone(request.seconds),
            title="A disc",
        )


class Crew(threading.Thread):
    """Screens and films what waits, as a default and a render worker do, until it is told to go home."""

    def __init__(self) -> None:
        super().__init__(name="crew", daemon=True)
        self.is_over = threading.Event()

    def run(self) -> None:
        unread = select(Generation.id).where(
            col(Generation.status) == GenerationStatus.QUEUED, col(Generation.screened_at).is_(None)
        )
        ready = select(Generation.id).where(
            col(Generation.status) == GenerationStatus.QUEUED, col(Generation.screened_at).is_not(None)
        )
        while not self.is_over.wait(REST_SECONDS):
            with db.reading() as session:
                new, waiting = session.exec(unread).all(), session.exec(ready).first()
            for id in new:
                screen_generation.run(generation_id=str(id))
            if waiting:
                render_generation.run(generation_id=str(waiting))


@contextmanager
def serving() -> Iterator[str]:
    """The address of the HTTP side of an instance that runs meanwhile."""
    server = uvicorn.Server(uvicorn.Config(WebShell(make_api()), port=0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    waited = threading.Event()
    for _ in range(START_SECONDS * 100):
        if server.started:
            break
        waited.wait(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
