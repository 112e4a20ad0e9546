"""The only module that commits: one unit of work is one transaction."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, event
from sqlmodel import Session, create_engine

from sora_reflex.core import events, jobs, metrics
from sora_reflex.core.settings import get_settings

P = ParamSpec("P")
R = TypeVar("R")

POOL_SIZE = 20
"""As many connections as asyncio.to_thread has threads on a 16-core machine."""

BUSY_SECONDS = 10
"""For so long a unit of work waits for those before it."""

_turn = threading.Lock()

_commits = 0


def commits() -> int:
    """How many units of work this process has committed: what was read before the last one may be out of date."""
    return _commits


def _tune_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={1000 * BUSY_SECONDS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # Writers take the lock at once, so that they queue instead of failing half-way; readers never wait for them.
    is_read = connection.get_execution_options().get("is_read", False)
    connection.exec_driver_sql("BEGIN" if is_read else "BEGIN IMMEDIATE")


def make_engine(url: str) -> Engine:
    """An engine for `url`: SQLite in WAL mode, or PostgreSQL."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_size=POOL_SIZE, max_overflow=POOL_SIZE, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"check_same_thread": False, "isolation_level": None}, pool_size=POOL_SIZE)
    event.listen(engine, "connect", _tune_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@lru_cache
def get_engine() -> Engine:
    return make_engine(get_settings().resolved_database_url)


@lru_cache(maxsize=1)
def _reader(engine: Engine) -> Engine:
    return engine.execution_options(is_read=True)


@contextmanager
def _in_turn(engine: Engine) -> Iterator[None]:
    """Writers of one process come one after the other on SQLite, whose lock is no queue.

    Who waits for that lock looks again now and then, and where many do, somebody may never find it free.
    """
    is_mine = engine.dialect.name == "sqlite" and _turn.acquire(timeout=BUSY_SECONDS)
    try:
        yield
    finally:
        if is_mine:
            _turn.release()


@contextmanager
def unit_of_work() -> Iterator[Session]:
    """One transaction: committed at the end of the block, or rolled back; jobs and events leave after the commit."""
    engine = get_engine()
    with Session(engine, expire_on_commit=False) as session:
        with _in_turn(engine), session.begin():
            yield session
        global _commits  # noqa: PLW0603
        _commits += 1
        jobs.dispatch(session)
        events.dispatch(session)
        metrics.dispatch(session)


@contextmanager
def reading() -> Iterator[Session]:
    """A session for queries alone: it waits for no writer, and nothing done in it is kept."""
    with Session(_reader(get_engine()), expire_on_commit=False, autoflush=False) as session:
        yield session


async def run(fn: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a service off the event loop, in its own unit of work."""

    def call() -> R:
        with unit_of_work() as session:
            return fn(session, *args, **kwargs)

    return await asyncio.to_thread(call)


async def read(fn: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a query off the event loop."""

    def call() -> R:
        with reading() as session:
            return fn(session, *args, **kwargs)

    return await asyncio.to_thread(call)
