"""Leaderboards: counts of rows in a window of time, of what the viewer may meet."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select as sa_select
from sqlmodel import Session, col, func

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock
from sora_reflex.discover.queries.lists import unmuted
from sora_reflex.discover.schemas import DAYS, ClipStanding, PersonStanding
from sora_reflex.feed import queries as feed
from sora_reflex.media.visibility import listed_to, people_visible_to
from sora_reflex.models import Follow, Like, Post, User
from sora_reflex.social import queries as social

SHOWN = 50

COUNTED = 100_000
"""Likes, or follows, that a board counts at most, the newest of its window: as many as a page can wait for."""

WEIGHED = 250
"""Of what leads by its count, some is not for everybody: so many are looked at to show fifty."""


def list_rising(session: Session, *, viewer: Viewer | None, window: str = "week") -> list[ClipStanding]:
    """Clips by the likes that they were given in a window."""
    since = _since(window)
    if since is None:
        leading: Any = sa_select(col(Post.id), col(Post.like_count)).where(col(Post.like_count) > 0)
        leading = leading.order_by(col(Post.like_count).desc(), col(Post.id))
    else:
        leading = _most_named(Like.post_id, Like.created_at, since)
    return _clips(session, viewer, _counted(session, leading))


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
    counts = _counted(session, _most_named(Follow.followee_id, Follow.created_at, _since(window)))
    met = people_visible_to(viewer.id if viewer else None).where(col(User.id).in_(list(counts)))
    ids = set(session.execute(met.with_only_columns(col(User.id))).scalars())
    shown = [id for id in counts if id in ids][:SHOWN]
    rows = social.rows_of(session, viewer, shown)
    return [PersonStanding(row=row, count=counts[id]) for id, row in zip(shown, rows, strict=True)]


def _most_named(named: Any, at: Any, since: datetime | None) -> Any:
    """Whom or what the newest rows of a window name, and how often, the most named first."""
    rows: Any = sa_select(named.label("id"))
    if since is not None:
        # A step of its own, or SQLite goes through the rows of all time to have those of one name beside each other.
        rows = rows.where(at >= since).order_by(at.desc()).limit(COUNTED)
    rows = rows.subquery()
    count = func.count().label("count")
    return sa_select(rows.c.id, count).group_by(rows.c.id).order_by(count.desc(), rows.c.id)


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
