"""What a page of the feed costs beside one bare keyset query, in a small and in a large instance."""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any
from uuid import UUID

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, event, text
from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db
from sora_reflex.core.paging import encode_cursor
from sora_reflex.core.settings import get_settings
from sora_reflex.feed import queries
from sora_reflex.models import Follow, Generation, Like, Post, Role, User, Video, Visibility
from tests.bench.registry import Figure, bench
from tests.bench.seeding import Rows, fill

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE = 500
FOLLOWED = 20
LIKES = 50_000
ROUNDS = 40

KINDS = (Visibility.PUBLIC,) * 16 + (
    Visibility.FOLLOWERS,
    Visibility.FOLLOWERS,
    Visibility.UNLISTED,
    Visibility.PRIVATE,
)
"""Four posts of five are for everybody."""


@cache
def _id(kind: int, number: int) -> UUID:
    """An id that is scattered as real ones are, and the same each time."""
    return UUID(int=random.Random(kind << 32 | number).getrandbits(128), version=4)


def _rows(posts: int) -> Rows:
    chance = random.Random(7)
    owner = [_id(0, chance.randrange(PEOPLE)) for _ in range(posts)]
    at = [BEGAN + timedelta(seconds=7 * number) for number in range(posts)]
    likes = list({(chance.randrange(PEOPLE), chance.randrange(posts)) for _ in range(LIKES)})
    yield (
        User,
        lambda n: {
            "id": _id(0, n), "handle": f"p{n}", "handle_key": f"p{n}", "display_name": f"P {n}", "bio": "",
            "role": Role.MEMBER, "is_house": False, "created_at": BEGAN,
        },
        PEOPLE,
    )  # fmt: skip
    yield (
        Generation,
        lambda n: {
            "id": _id(1, n), "user_id": owner[n], "request_key": f"sheet-{n}", "prompt": "a red fox " * 8,
            "seconds": 10, "shape": "portrait", "width": 704, "height": 1280, "seed": n, "engine": "animatic",
            "style": "", "turns": 1, "status": "completed", "stage": "finishing", "progress": 100, "attempts": 1,
            "created_at": at[n], "line_at": at[n], "error_code": "", "error_message": "", "left_out": [],
            "plan": {"shots": ["a fox walks"] * 40}, "title": "A red fox",
        },
        posts,
    )  # fmt: skip
    yield (
        Video,
        lambda n: {
            "id": _id(2, n), "generation_id": _id(1, n), "owner_id": owner[n], "engine": "animatic",
            "engine_label": "Animatic", "source_type": "algorithmicMedia", "width": 704, "height": 1280, "fps": 24,
            "seconds": 10.0, "files": {"film": {"name": "film-0.mp4", "bytes": 1, "type": "video/mp4"}},
            "measures": {"color": "#334455", "luminance": {"top": 0.4}}, "created_at": at[n],
        },
        posts,
    )  # fmt: skip
    yield (
        Post,
        lambda n: {
            "id": _id(3, n), "video_id": _id(2, n), "author_id": owner[n], "caption": "Look at that",
            "is_prompt_public": True, "visibility": KINDS[n % len(KINDS)], "like_count": 0, "created_at": at[n],
        },
        posts,
    )  # fmt: skip
    yield (
        Like,
        lambda n: {"user_id": _id(0, likes[n][0]), "post_id": _id(3, likes[n][1]), "created_at": BEGAN},
        len(likes),
    )
    yield Follow, lambda n: {"follower_id": _id(0, 0), "followee_id": _id(0, n + 1), "created_at": BEGAN}, FOLLOWED


@contextmanager
def instance(posts: int, *, rows: Rows | None = None, url: str = "") -> Iterator[Engine]:
    """A database of this size, or with these rows, in the place of the configured one; in a file unless at `url`."""
    with tempfile.TemporaryDirectory(prefix="sora-bench-") as folder:
        before = {name: os.environ.get(name) for name in ("SORA_DATA_DIR", "SORA_DATABASE_URL")}
        os.environ |= {"SORA_DATA_DIR": folder, "SORA_DATABASE_URL": url or f"sqlite:///{folder}/sora.db"}
        get_settings.cache_clear()
        db.get_engine.cache_clear()
        try:
            command.upgrade(Config(str(Path(__file__).parents[2] / "alembic.ini")), "head")
            fill(db.get_engine(), rows or _rows(posts))
            db.get_engine().dispose()
            yield db.get_engine()
        finally:
            db.get_engine().dispose()
            for name, value in before.items():
                os.environ.pop(name, None) if value is None else os.environ.update({name: value})
            get_settings.cache_clear()
            db.get_engine.cache_clear()


def viewer() -> Viewer:
    return Viewer(id=_id(0, 0), handle="p0", display_name="P 0", role=Role.MEMBER)


def milliseconds(read: Callable[[Session], object]) -> float:
    """The median of many runs, each in a session of its own as a request has it."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        with db.reading() as session:
            read(session)
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """What was asked of the database inside the block."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def middle(posts: int) -> str:
    """A cursor half-way down."""
    return encode_cursor(BEGAN + timedelta(seconds=7 * (posts // 2)), _id(3, posts // 2))


def bare(session: Session, *, posts: int) -> object:
    at = BEGAN + timedelta(seconds=7 * (posts // 2))
    page = text("SELECT * FROM posts WHERE created_at < :at ORDER BY created_at DESC, id DESC LIMIT :size")
    return session.execute(page, {"at": at.replace(tzinfo=None).isoformat(" "), "size": queries.PAGE}).all()


def measure(posts: int) -> Figure:
    with instance(posts) as engine:
        feed = partial(queries.list_feed, viewer=viewer(), cursor=middle(posts))
        with statements(engine) as seen, db.reading() as session:
            feed(session)
        kinds = {
            "top": partial(queries.list_feed, viewer=viewer()),
            "nobody": partial(queries.list_feed, viewer=None, cursor=middle(posts)),
            "following": partial(queries.list_feed, viewer=viewer(), cursor=middle(posts), following_only=True),
        }
        others = ", ".join(f"{name} {milliseconds(read):.1f}" for name, read in kinds.items())
        bare_took = milliseconds(partial(bare, posts=posts))
        detail = f"half-way down, signed in, {len(seen)} queries; bare keyset {bare_took:.2f} ms; {others}"
        return Figure(milliseconds(feed), "ms", 10.0, detail)


@bench("feed page, 20,000 posts", against="budget", most=1.0)
def small_feed() -> Figure:
    return measure(20_000)


@bench("feed page, 100,000 posts", against="budget", most=1.0)
def large_feed() -> Figure:
    return measure(100_000)
