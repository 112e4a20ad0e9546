"""Finds what a crash lost, from the rows: work without a worker, rows without a job, files without a clip."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from redis.exceptions import RedisError
from sqlmodel import col, select

from sora_reflex.core import clock, db, queues
from sora_reflex.core.jobs import Job
from sora_reflex.core.settings import get_settings
from sora_reflex.media.storage import get_storage
from sora_reflex.models import Generation, GenerationStatus, Video
from sora_reflex.studio import lifecycle

SETTLE = timedelta(seconds=5)
"""A younger row's job may still be on its way to Redis."""

MAX_SENT = 1000
"""Jobs sent by one sweep: the next one, seconds later, goes on."""

FILE_AGE = timedelta(hours=1)
"""Younger files may belong to a clip that is about to be written down."""

FOLDER = "videos"


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
        waiting = session.exec(
            select(Generation.id, Generation.screened_at)
            .where(
                col(Generation.status) == GenerationStatus.QUEUED,
                col(Generation.created_at) < clock.now() - SETTLE,
            )
            .order_by(col(Generation.created_at))
            .limit(MAX_SENT)
        ).all()
    sent = 0
    try:
        for id, screened_at in waiting:
            job = Job.SCREEN_GENERATION if screened_at is None else Job.RENDER_GENERATION
            sent += queues.revive(job, key=str(id), generation_id=str(id))
    except (RedisError, OSError):
        return Swept(put_back, given_up, sent, has_redis=False)
    return Swept(put_back, given_up, sent, has_redis=True)


def delete_orphans() -> int:
    """Delete files that no clip holds: of deleted clips, and of attempts that died before they were written down."""
    storage = get_storage()
    deleted = 0
    by_clip: dict[str, list[str]] = {}
    for name in storage.list_before(FOLDER, clock.now() - FILE_AGE):
        by_clip.setdefault(name.split("/")[1], []).append(name)
    for clip, names in by_clip.items():
        held = _held_names(clip)
        for name in names:
            if name.rpartition("/")[2] not in held:
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


def _held_names(clip: str) -> set[str]:
    try:
        id = UUID(clip)
    except ValueError:
        return set()
    with db.reading() as session:
        video = session.get(Video, id)
    if video is None or video.deleted_at is not None:
        return set()
    return {file["name"] for file in video.files.values()}
