"""A worker process: serves its queues, shows that it lives, outlives Redis, and ends without losing what runs."""

import argparse
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType

import structlog
from redis import Redis
from redis.client import Pipeline
from redis.exceptions import RedisError
from rq import Queue, SimpleWorker
from rq.exceptions import StopRequested
from rq.worker import WorkerStatus
from sqlalchemy.exc import SQLAlchemyError

from sora_reflex.core import log as logs
from sora_reflex.core import processes, queues, trace
from sora_reflex.core.queues import Lane
from sora_reflex.core.settings import get_settings
from workers import figures, postman, serving
from workers.jobs import learn_texts, purge_accounts, release, seed_house, sweep
from workers.jobs.pulse import STOPPING

log = structlog.get_logger()

SIGN_EVERY_SECONDS = 5.0
SWEEP_EVERY_SECONDS = 15.0
PURGE_EVERY_SECONDS = 3600.0
RELEASE_EVERY_SECONDS = 1.0
LEARN_EVERY_SECONDS = 3.0

WORKER_TTL_SECONDS = 60
"""So long RQ believes in a silent idle worker; it also bounds how long a dead network connection goes unnoticed."""

MAX_WAIT_SECONDS = 2.0
"""Between two tries to reach Redis: it is restarted within a second, and clips wait for it."""


class QueueWorker(SimpleWorker):
    """Runs jobs in this process, so that a loaded engine stays, and stops them only by asking."""

    max_connection_wait_time = MAX_WAIT_SECONDS

    _shown_at = 0.0

    def heartbeat(self, timeout: int | None = None, pipeline: Pipeline | None = None) -> None:
        """Not before and after each job anew: three trips to Redis, while somebody's clip waits to begin."""
        if timeout is None and pipeline is None:
            if time.monotonic() - self._shown_at < SIGN_EVERY_SECONDS:
                return
            self._shown_at = time.monotonic()
        super().heartbeat(timeout, pipeline)

    def request_stop(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002
        """End after the running job, which hears of it and gives its work back; at once when there is none."""
        STOPPING.set()
        self._stop_requested = True
        if self.get_state() != WorkerStatus.BUSY:
            raise StopRequested

    def subscribe(self) -> None:
        """No commands are taken over Redis: RQ can't stop a job of such a worker, rows can."""

    def unsubscribe(self) -> None:
        """Nothing was subscribed to."""


@dataclass(slots=True)
class Duty:
    """Something to do every so often; `due_at` is in the monotonic clock's seconds."""

    name: str
    every_seconds: float
    do: Callable[[], None]
    due_at: float = 0.0


class Keeper(threading.Thread):
    """Does its duties beside the jobs, each as well as it can: what fails now is tried again when it is next due."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        super().__init__(name="keeper", daemon=True)
        self._duties = duties

    def run(self) -> None:
        while not STOPPING.wait(1.0):
            for duty in self._duties:
                if time.monotonic() >= duty.due_at:
                    attempt(duty.name, duty.do)
                    duty.due_at = time.monotonic() + duty.every_seconds


def attempt(name: str, do: Callable[[], None]) -> None:
    """Do something that may fail while the database or Redis is away; it is done again at another time."""
    try:
        do()
    except (RedisError, SQLAlchemyError, OSError) as error:
        log.warning("worker.could_not", what=name, reason=str(error))


class Runtime:
    """One worker process, from its start to the signal that ends it."""

    def __init__(
        self,
        kind: str,
        names: Sequence[str] = (),
        *,
        lanes: Sequence[Lane] = (),
        most_jobs: int | None = None,
        is_burst: bool = False,
    ) -> None:
        self.kind, self.names, self.lanes = kind, tuple(names) or (kind,), tuple(lanes)
        self.most_jobs, self.is_burst = most_jobs, is_burst
        self.name = ""

    def serve(self) -> None:
        """Serve its queues until asked to end, over as many Redis servers as come and go."""
        wait = 0.1
        while not STOPPING.is_set():
            began = time.monotonic()
            try:
                self._serve_once()
            except StopRequested:
                break
            except (RedisError, OSError) as error:
                log.warning("worker.no_redis", kind=self.kind, reason=str(error))
            if time.monotonic() - began > MAX_WAIT_SECONDS:
                wait = 0.1
            STOPPING.wait(wait)
            wait = min(MAX_WAIT_SECONDS, wait * 2)

    def show(self) -> None:
        if self.name:
            queues.show_worker(self.name, self.kind, lanes=self.lanes, host=serving.host(), device=serving.device())

    def _serve_once(self) -> None:
        connection = Redis.from_url(get_settings().resolved_redis_url, socket_connect_timeout=2)
        try:
            connection.ping()
            # RQ takes a name only once; what is left of an earlier connection may still hold it.
            self.name = serving.HERE.name = processes.name_for(self.kind)
            self.show()
            served = [Queue(name, connection=connection, serializer="json") for name in self.names]
            worker = QueueWorker(
                served, name=self.name, connection=connection, serializer="json", worker_ttl=WORKER_TTL_SECONDS
            )
            log.info("worker.serves", kind=self.kind, name=self.name, queues=self.names)
            # A Redis that was away may be an empty one, and a worker before this one may have left work behind.
            if self.kind in ("default", "render"):
                attempt("sweep", sweep.run)
            worker.work(burst=self.is_burst, logging_level="ERROR", max_jobs=self.most_jobs)
            if self.most_jobs or self.is_burst:
                STOPPING.set()
        finally:
            connection.close()


def main(kind: str, args: Sequence[str]) -> int:
    """Run a worker of this kind, "render" or "default", until SIGTERM or SIGINT; gives the exit status."""
    options = _parser(kind).parse_args(args)
    logs.configure(kind)
    trace.name_process(kind)
    if kind == "render" and get_settings().previews and not options.burst:
        # Before this process has threads: a fork copies none of them.
        _start_previewer()
    if kind == "default" and not options.burst:
        postman.start()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, _note_stop)
    runtime = Runtime(kind, is_burst=options.burst)
    duties = [Duty("show", SIGN_EVERY_SECONDS, runtime.show)]
    if kind == "default":
        duties += [
            Duty("sweep", SWEEP_EVERY_SECONDS, sweep.run),
            Duty("release", RELEASE_EVERY_SECONDS, release.run),
            Duty("purge", PURGE_EVERY_SECONDS, purge_accounts.run),
        ]
        attempt("seed", seed_house.run)
    Keeper(duties).start()
    if kind == "default":
        # Apart from the others: a large instance that is new to search is read for an hour.
        Keeper([Duty("learn", LEARN_EVERY_SECONDS, learn_texts.run)]).start()
    figures.serve(kind)
    if kind == "render":
        try:
            runtime.lanes = _load_engines(options.engine or [get_settings().engine], options.profile, options.queue)
        except ValueError as error:
            log.error("worker.cannot_serve", why=str(error))
            return 1
        runtime.names = tuple(lane.queue for lane in runtime.lanes)
        serving.HERE.lanes = runtime.lanes
    else:
        _load_checks()
    runtime.serve()
    attempt("say goodbye", lambda: queues.forget_worker(runtime.name))
    trace.flush()
    log.info("worker.ended", kind=kind)
    return 0


def _parser(kind: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m workers {kind}", description=f"Serve the {kind} queue.")
    parser.add_argument("--burst", action="store_true", help="end when nothing waits any more")
    if kind == "render":
        parser.add_argument(
            "--engine",
            action="append",
            help="film with this engine, as animatic or diffusers:24gb; may be given more than once",
        )
        parser.add_argument("--profile", default="", help="which profile of the engine to run")
        parser.add_argument("--queue", action="append", default=[], help="serve this queue alone, as render:animatic")
    return parser


def _note_stop(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
    """Until RQ listens for signals itself."""
    STOPPING.set()


def _load_engines(names: Sequence[str], profile: str, wanted: Sequence[str]) -> tuple[Lane, ...]:
    """Load them before the first job, so that nobody waits for it; gives what may be filmed here."""
    from workers.jobs import render_generation

    if profile and len(names) > 1:
        raise ValueError("a profile belongs to one engine: name one --engine with it")
    lanes: list[Lane] = []
    for named in names:
        name, _, own = named.partition(":")
        serving.HERE.profiles[name] = profile or own
        try:
            engine = render_generation.load_engine(name, profile or own)
        except render_generation.EngineMissing as error:
            raise ValueError(f"the engine {name} does not run here: {error.__cause__}") from error
        lanes += serving.lanes_of(name, engine.info.profile)
    return serving.narrowed(lanes, wanted)


def _load_checks() -> None:
    """The first prompt need not wait for the language models, and who films need not read them."""
    from sora_reflex.safety import service as safety

    safety.screen_prompt("a fox in the snow")


def _start_previewer() -> None:
    from workers import previewer

    previewer.start()
