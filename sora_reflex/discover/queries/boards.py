"""Leaderboards: counts of rows in a window of time, of what the viewer may meet."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock
from sora_reflex.discover.queries.lists import unmuted
from sora_reflex.discover.schemas import DAYS, ClipStanding, PersonStanding
from sora_reflex.feed import queries as feed
from sora_reflex.media.visibility import listed_to, people_visible_to
from sora_reflex.models import Follow, Like, Post, User
from sora_reflex.social import queries as social

SHOWN = 50

WEIGHED = 250
"""Of what leads by its count, some is not for everybody: so many are looked at to show fifty."""


def list_rising(session: Session, *, viewer: Viewer | None, window: str = "week") -> list[ClipStanding]:
    """Clips by the likes that they were given in a window."""
    count = func.count().label("count")
    leading: Any = select(Like.post_id, count).group_by(col(Like.post_id))
    since = _since(window)
    if since is not None:
        leading = leading.where(col(Like.created_at) >= since)
    return _clips(session, viewer, _counted(session, leading.order_by(count.desc(), col(Like.post_id))))


def list_most_remixed(session: Session, *, viewer: Viewer | None, window: str = "week") -> list[ClipStanding]:
    """Clips by the remixes that were posted in a window, of those that the viewer may meet."""
    count = func.count().label("count")
    remixes = listed_to(viewer.id if viewer else None).where(col(Post.parent_id).is_not(None))
    since = _since(window)
    if since is not None:
        remixes = remixes.where(col(Post.created_at) >= since)
    leading: Any = (
        remixes.with_only_columns(col(Post.parent_id), count)
        .group_by(col(Post.parent_id))
        .order_by(count.desc(), col(Post.parent_id))
    )
    return _clips(session, viewer, _counted(session, leading))


def list_most_followed(session: Session, *, viewer: Viewer | None, window: str = "week") -> list[PersonStanding]:
    """People by those who began to follow them in a window and still do."""
    count = func.count().label("count")
    leading: Any = select(Follow.followee_id, count).group_by(col(Follow.followee_id))
    since = _since(window)
    if since is not None:
        leading = leading.where(col(Follow.created_at) >= since)
    counts = _counted(session, leading.order_by(count.desc(), col(Follow.followee_id)))
    met = people_visible_to(viewer.id if viewer else None).where(col(User.id).in_(list(counts)))
    ids = set(session.execute(met.with_only_columns(col(User.id))).scalars())
    shown = [id for id in counts if id in ids][:SHOWN]
    rows = social.rows_of(session, viewer, shown)
    return [PersonStanding(row=row, count=counts[id]) for id, row in zip(shown, rows, strict=True)]


def _since(window: str) -> datetime | None:
    """When a window began; None for all time, which is what anything unknown means."""
    return clock.now() - timedelta(days=DAYS[window]) if window in DAYS else None


def _counted(session: Session, leading: Any) -> dict[UUID, int]:
    return {row[0]: row[1] for row in session.execute(leading.limit(WEIGHED))}


def _clips(session: Session, viewer: Viewer | None, counts: dict[UUID, int]) -> list[ClipStanding]:
    """What leads, as far as the viewer may meet it."""
    met = unmuted(listed_to(viewer.id if viewer else None), viewer).where(col(Post.id).in_(list(counts)))
    posts = {post.id: post for post in session.exec(met)}
    shown = [id for id in counts if id in posts][:SHOWN]
    tiles = feed.tiles_of(session, [posts[id] for id in shown])
    return [ClipStanding(tile=tile, count=counts[id]) for id, tile in zip(shown, tiles, strict=True)]
