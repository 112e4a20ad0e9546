"""Finds what a crash lost, from the rows: work without a worker, rows without a job, files without a clip."""

import shutil
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from redis.exceptions import RedisError
from sqlalchemy.orm import load_only
from sqlmodel import Session, col, select

from sora_reflex.core import clock, db, queues
from sora_reflex.core.jobs import Job
from sora_reflex.core.queues import Lane
from sora_reflex.core.settings import get_settings
from sora_reflex.media.storage import get_storage
from sora_reflex.models import Generation, GenerationStatus, User, Video
from sora_reflex.studio import lifecycle, limits

SETTLE = timedelta(seconds=5)
"""A younger row's job may still be on its way to Redis."""

MAX_SENT = 1000
"""Jobs sent by one sweep: the next one, seconds later, goes on."""

FILE_AGE = timedelta(hours=1)
"""Younger files may belong to a clip that is about to be written down."""

FOLDER = "videos"

CLIPS_AT_ONCE = 500
"""Looked up by one query; databases take some thousands of values in one."""


_NEEDED: tuple[Any, ...] = (Generation.id, Generation.screened_at, Generation.engine, Generation.profile)


@dataclass(frozen=True, slots=True)
class Swept:
    put_back: int
    given_up: int
    sent: int
    has_redis: bool


def sweep() -> Swept:
    """Put back what workers died over and send again what has no job that lives; doing so twice does it once."""
    with db.unit_of_work() as session:
        put_back, given_up = lifecycle.requeue_lost(session)
    with db.reading() as session:
        waiting = _missing(session)
    sent = 0
    try:
        for id, lane in waiting:
            job = Job.RENDER_GENERATION if lane else Job.SCREEN_GENERATION
            sent += queues.revive(job, key=str(id), on=lane.queue if lane else "", generation_id=str(id))
    except (RedisError, OSError):
        return Swept(put_back, given_up, sent, has_redis=False)
    return Swept(put_back, given_up, sent, has_redis=True)


def _missing(session: Session) -> list[tuple[UUID, Lane | None]]:
    """What should have a job, oldest first: what is not screened, without a lane, and what may be filmed now.

    What a person has too much of waits for their others to end, and that sends its turn.
    """
    allowed = limits.read(session)
    rows = session.exec(
        select(Generation, User)
        .join(User, col(User.id) == col(Generation.user_id))
        .options(load_only(*_NEEDED), load_only(User.role, User.is_house))  # type: ignore[arg-type]
        .where(
            col(Generation.status) == GenerationStatus.QUEUED,
            col(Generation.created_at) < clock.now() - SETTLE,
        )
        .order_by(col(Generation.line_at))
    ).all()
    found: list[tuple[UUID, Lane | None]] = []
    given: Counter[tuple[UUID, Lane]] = Counter()
    for row, user in rows:
        lane = Lane(row.engine, row.profile)
        if row.screened_at is None:
            found.append((row.id, None))
        elif not allowed.is_paused and (user.is_house or given[user.id, lane] < allowed.at_once(user.role)):
            given[user.id, lane] += 1
            found.append((row.id, lane))
    return found[:MAX_SENT]


def delete_orphans() -> int:
    """Delete files that no clip holds: of deleted clips, and of attempts that died before they were written down."""
    storage = get_storage()
    deleted = 0
    by_clip: dict[str, list[str]] = {}
    for name in storage.list_before(FOLDER, clock.now() - FILE_AGE):
        by_clip.setdefault(name.split("/")[1], []).append(name)
    clips = list(by_clip)
    for first in range(0, len(clips), CLIPS_AT_ONCE):
        some = clips[first : first + CLIPS_AT_ONCE]
        held = _held_names(some)
        for name in (name for clip in some for name in by_clip[clip]):
            if name.removeprefix(f"{FOLDER}/") not in held:
                storage.delete(name)
                deleted += 1
    return deleted


def delete_leftovers() -> int:
    """Delete the work folders of attempts that died; one that still films touches its own until it is done."""
    too_old = (clock.now() - FILE_AGE).timestamp()
    deleted = 0
    for folder in (get_settings().data_dir.resolve() / "work").glob("render-*"):
        newest = max((path.lstat().st_mtime for path in (folder, *folder.rglob("*"))), default=0.0)
        if newest < too_old:
            shutil.rmtree(folder, ignore_errors=True)
            deleted += 1
    return deleted


def _held_names(clips: Sequence[str]) -> set[str]:
    """Of these clips, the files that are in use, as `<clip>/<file>`."""
    ids = []
    for clip in clips:
        with suppress(ValueError):
            ids.append(UUID(clip))
    in_use = select(Video.id, Video.files).where(col(Video.id).in_(ids), col(Video.deleted_at).is_(None))
    with db.reading() as session:
        return {f"{id}/{file['name']}" for id, files in session.exec(in_use) for file in files.values()}
