"""What a page of search, a profile, comments and a leaderboard cost at 100k posts, 1M likes and 200k follows.

On SQLite, and on PostgreSQL where SORA_TEST_DATABASE_URL names a server:
`python -m tests.postgres python -m tests.bench finding`.
"""

import os
import random
import time
from collections.abc import Callable
from datetime import timedelta
from functools import cache, partial
from statistics import quantiles
from typing import Any

import numpy as np
from sqlalchemy import Engine, create_engine, insert, make_url, text, update
from sqlmodel import Session, col, select

from sora_reflex.core import clock, db
from sora_reflex.core.embed import DIMENSIONS, embed
from sora_reflex.discover import meaning, nearness, queries, words
from sora_reflex.discover.learning import AT_ONCE
from sora_reflex.discover.queries import sounds
from sora_reflex.feed import queries as feed
from sora_reflex.models import (
    Comment,
    Follow,
    Generation,
    Like,
    Post,
    PostTag,
    PostText,
    Role,
    Spelling,
    User,
    UserText,
    Video,
    Visibility,
)
from sora_reflex.social import queries as social
from tests.bench.bench_feed import KINDS, _id, instance, statements, viewer
from tests.bench.registry import Figure, bench
from tests.bench.seeding import Rows

POSTS, LIKES, FOLLOWS, PEOPLE, COMMENTS = 100_000, 1_000_000, 200_000, 5_000, 5_000
ROUNDS = 6

SCENES = (
    "a lighthouse in the fog", "the last train of the night", "a cat hates the rain", "two robots share an umbrella",
    "a bakery at dawn", "a fox trots through fresh snow", "a whale sings to the ferry", "the moon drops its keys",
    "a castle floats over rent day", "a tiny orchestra in a teapot", "a kite festival over the rooftops",
    "a sailor waits in the harbour", "a snail wins the race", "grandmother drives a rally car",
    "the elevator tells a secret", "a violin grows in the garden",
)  # fmt: skip
NAMES = ("mira", "person49", "bin", "ada 7")
TYPED = ("lighthouse", "the night", "cat rain", "ligh", "lihgthouse", "railway", "snow fox", "a")
"""Rare and common words, the beginning of one, a typo, something that is only meant, and a letter."""


def _rows() -> Rows:
    chance, now = random.Random(7), clock.now()
    owner = [_id(0, chance.randrange(PEOPLE)) for _ in range(POSTS)]
    at = [now - timedelta(seconds=60 * (POSTS - n)) for n in range(POSTS)]
    extra = [" ".join(f"w{int(chance.paretovariate(0.7)) % 20_000}" for _ in range(5)) for _ in range(POSTS)]
    likes = sorted({(chance.randrange(PEOPLE), int(POSTS * chance.random() ** 2)) for _ in range(LIKES * 51 // 50)})
    follows = {(chance.randrange(PEOPLE), int(PEOPLE * chance.random() ** 2)) for _ in range(FOLLOWS * 51 // 50)}
    pairs = [pair for pair in follows if pair[0] != pair[1]]
    # Every tenth clip has the sound of an earlier one, and few sounds have many clips.
    sound = [_id(3, int(n * chance.random() ** 3) // 10 * 10) if n % 10 == 9 else None for n in range(POSTS)]
    yield User, lambda n: {
        "id": _id(0, n), "handle": f"person{n}", "handle_key": f"person{n}", "display_name": f"{_name(n)} {n}",
        "role": Role.MEMBER, "created_at": at[0],
    }, PEOPLE  # fmt: skip
    yield Generation, lambda n: {
        "id": _id(1, n), "user_id": owner[n], "request_key": f"sheet-{n}", "prompt": f"{_scene(n)} {extra[n]}",
        "seconds": 10, "shape": "portrait", "width": 704, "height": 1280, "seed": n, "engine": "animatic", "turns": 1,
        "status": "completed", "stage": "signing", "created_at": at[n], "line_at": at[n], "title": "",
    }, POSTS  # fmt: skip
    yield Video, lambda n: {
        "id": _id(2, n), "generation_id": _id(1, n), "owner_id": owner[n], "engine": "animatic",
        "engine_label": "Animatic", "source_type": "algorithmicMedia", "width": 704, "height": 1280, "fps": 24,
        "seconds": 10.0, "files": {"thumbnail": {"name": "t.webp", "bytes": 1, "type": "image/webp"}},
        "measures": {"lufs": -16.0}, "created_at": at[n],
    }, POSTS  # fmt: skip
    yield Post, lambda n: {
        "id": _id(3, n), "video_id": _id(2, n), "author_id": owner[n], "caption": f"{_scene(n)} {extra[n]}",
        "visibility": KINDS[n % len(KINDS)] if n else Visibility.PUBLIC, "created_at": at[n], "sound_id": sound[n],
    }, POSTS  # fmt: skip
    yield PostTag, lambda n: {"post_id": _id(3, 4 * n), "tag": f"tag{n % 200}", "created_at": at[4 * n]}, POSTS // 4
    yield Like, lambda n: {
        "user_id": _id(0, likes[n][0]), "post_id": _id(3, likes[n][1]),
        "created_at": now - timedelta(seconds=6 * (7919 * n % LIKES)),
    }, min(LIKES, len(likes))  # fmt: skip
    yield Follow, lambda n: {
        "follower_id": _id(0, pairs[n][0]), "followee_id": _id(0, pairs[n][1]),
        "created_at": now - timedelta(seconds=30 * n),
    }, min(FOLLOWS, len(pairs))  # fmt: skip
    yield Comment, lambda n: {
        "id": _id(4, n), "post_id": _id(3, 0), "author_id": _id(0, n % PEOPLE), "request_key": f"c{n}",
        "text": "Lovely light", "created_at": at[n],
    }, COMMENTS  # fmt: skip


def _scene(n: int) -> str:
    return SCENES[n * 7919 % len(SCENES)]


def _name(n: int) -> str:
    return ("Mira", "Binod", "Ada", "Tala", "Jun", "Noor", "Ivo", "Lucia")[n % 8]


def _learn(session: Session) -> None:
    """As the default worker would in a quarter of an hour: what each says, and some noise of its own."""
    scenes, noise = embed(SCENES), np.random.default_rng(3)
    numbers = session.exec(select(PostText.number).order_by(col(PostText.number))).all()
    vectors = scenes[[n * 7919 % len(SCENES) for n in range(len(numbers))]]
    vectors = vectors + noise.standard_normal((len(numbers), DIMENSIONS)).astype(np.float32) * 0.04
    packed = nearness.pack((vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32))
    now = clock.now()
    # Some at a time, as the worker does: whoever searches takes in anew what was learnt at the last moment.
    learnt = [now - timedelta(seconds=(len(numbers) - n) // AT_ONCE) for n in range(len(numbers))]
    rows = [{"number": n, "vector": v, "learnt_at": at} for n, v, at in zip(numbers, packed, learnt, strict=True)]
    session.execute(update(PostText), rows)
    session.execute(update(UserText).values(learnt_at=now))
    known = {word for scene in SCENES for word in words.cut(scene)} | {f"w{n}" for n in range(20_000)}
    forms = [{"spelling": form, "word": word} for word in sorted(known) for form in words.spellings(word)]
    session.execute(insert(Spelling.__table__), forms)  # type: ignore[attr-defined]


def _timed(engine: Engine, reads: list[Callable[[Session], object]]) -> tuple[float, float, int]:
    """p50 and p95 in milliseconds, each read in a session of its own, and the most queries that one of them took."""
    times, most = [], 0
    for turn in range(ROUNDS + 1):
        for read in reads:
            with statements(engine) as seen, db.reading() as session:
                began = time.perf_counter()
                read(session)
                # The first time round fills caches, as the first person of the day does.
                times += [1000 * (time.perf_counter() - began)] if turn else []
            most = max(most, len(seen))
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18], most


def _pages() -> dict[str, list[Callable[[Session], object]]]:
    me = viewer().model_copy(update={"handle": "person0"})
    whole = [f"person{n}" for n in range(8)]
    return {
        "search": [partial(queries.search_clips, viewer=me, text=typed) for typed in TYPED],
        "people": [partial(queries.search_people, viewer=me, text=typed) for typed in NAMES],
        "sounds": [partial(queries.search_sounds, viewer=me, text=typed) for typed in TYPED],
        "discover": [partial(queries.list_explore, viewer=me), partial(queries.list_trending, viewer=me),
                     partial(queries.list_tag, viewer=me, tag="tag7")],
        "boards": [partial(read, viewer=me, window=window) for window in ("day", "week", "month")
                   for read in (queries.list_rising, queries.list_most_remixed, queries.list_most_followed)],
        "profile": [partial(_profile, me=me, handle=handle) for handle in whole],
        "comments": [partial(social.list_comments, viewer=me, post_id=_id(3, 0))],
    }  # fmt: skip


def _profile(session: Session, *, me: Any, handle: str) -> object:
    return feed.get_profile(session, viewer=me, handle=handle), feed.list_profile(session, viewer=me, handle=handle)


def _server() -> str:
    """A new database on the server of SORA_TEST_DATABASE_URL, or nothing."""
    server = os.environ.get("SORA_TEST_DATABASE_URL", "")
    if not server:
        return ""
    address = make_url(server.replace("postgresql://", "postgresql+psycopg://"))
    admin = create_engine(address, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS sora_bench WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE sora_bench"))
    admin.dispose()
    return address.set(database="sora_bench").render_as_string(hide_password=False)


@cache
def measured() -> dict[str, tuple[float, float, int]]:
    """All pages on one large instance, made once."""
    with instance(POSTS, rows=_rows(), url=_server()) as engine:
        meaning.forget()
        sounds.forget()
        with db.unit_of_work() as session:
            _learn(session)
        if engine.dialect.name == "postgresql":
            with create_engine(engine.url, isolation_level="AUTOCOMMIT").connect() as connection:
                connection.execute(text("VACUUM ANALYZE"))
        return {name: _timed(engine, reads) for name, reads in _pages().items()}


def _figure(name: str, limit: float) -> Figure:
    p50, p95, most = measured()[name]
    on = "PostgreSQL" if os.environ.get("SORA_TEST_DATABASE_URL") else "SQLite"
    return Figure(p95, "ms", limit, f"p95; p50 {p50:.1f} ms; {most} queries at most; {on}")


@bench("finding: a page of clips by words and meaning, 100,000 posts", against="budget", most=1.0)
def search_page() -> Figure:
    return _figure("search", 100.0)


@bench("finding: a page of people, 5,000 of them", against="budget", most=1.0)
def people_page() -> Figure:
    return _figure("people", 50.0)


@bench("finding: a page of sounds, 100,000 posts of which 10,000 have another's", against="budget", most=1.0)
def sounds_page() -> Figure:
    return _figure("sounds", 50.0)


@bench("finding: explore, trending tags and a tag, 100,000 posts", against="budget", most=1.0)
def discover_page() -> Figure:
    return _figure("discover", 50.0)


@bench("finding: a leaderboard over 1,000,000 likes and 200,000 follows", against="budget", most=1.0)
def board_page() -> Figure:
    return _figure("boards", 250.0)


@bench("finding: a profile, 100,000 posts", against="budget", most=1.0)
def profile_page() -> Figure:
    return _figure("profile", 50.0)


@bench("finding: a page of comments, 5,000 under the clip", against="budget", most=1.0)
def comments_page() -> Figure:
    return _figure("comments", 50.0)
