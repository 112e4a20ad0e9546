"""Takes: clips of one request, which stand together wherever their maker sees them."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.media.urls import media_url
from sora_reflex.media.visibility import visible_to
from sora_reflex.models import Generation, Post, Video
from sora_reflex.studio.schemas import TakeView

OTHER = aliased(Video)
"""Another clip than the one that a query is about."""


def newer_exists(listed: Collection[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Whether another take of a clip's request is newer; of those that `listed`, conditions on OTHER, lets pass."""
    mine, its = aliased(Generation), aliased(Generation)
    is_newer = or_(
        col(OTHER.created_at) > col(Video.created_at),
        and_(col(OTHER.created_at) == col(Video.created_at), col(OTHER.id) > col(Video.id)),
    )
    return (
        select(OTHER.id)
        .join(its, col(its.id) == col(OTHER.generation_id))
        .join(mine, col(mine.batch_id) == col(its.batch_id))
        .where(col(mine.id) == col(Video.generation_id), is_newer, *listed)
        .correlate(Video)
        .exists()
    )


def by_batch(session: Session, viewer: Viewer, batch_ids: Collection[UUID]) -> dict[UUID, list[tuple[Video, bool]]]:
    """The viewer's clips of these requests in the order of their making, each with whether it is posted."""
    found: dict[UUID, list[tuple[Video, bool]]] = {}
    if not batch_ids:
        return found
    posted = visible_to(viewer.id).where(col(Post.video_id) == col(Video.id)).exists()
    rows = session.exec(
        select(Video, Generation.batch_id, posted)
        .join(Generation, col(Generation.id) == col(Video.generation_id))
        .where(
            col(Generation.batch_id).in_(batch_ids),
            col(Video.owner_id) == viewer.id,
            col(Video.deleted_at).is_(None),
        )
        .order_by(col(Video.created_at), col(Video.id))
    )
    for video, batch_id, is_posted in rows:
        if batch_id is not None:
            found.setdefault(batch_id, []).append((video, is_posted))
    return found


def views(takes: Sequence[tuple[Video, bool]], current: UUID) -> list[TakeView]:
    """As their maker sees them; none where there is but one."""
    if len(takes) < 2:
        return []
    return [
        TakeView(
            id=str(video.id),
            thumbnail_url=media_url(video, "thumbnail"),
            is_new=video.seen_at is None,
            is_posted=is_posted,
            is_current=video.id == current,
        )
        for video, is_posted in takes
    ]
