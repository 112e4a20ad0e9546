"""Lists to walk through: what is new, what a tag has, and which tags there are much of."""

from datetime import timedelta
from typing import Any

from sqlalchemy import exists
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock
from sora_reflex.core.paging import Page
from sora_reflex.discover import words
from sora_reflex.discover.queries.search import PAGE, narrowed
from sora_reflex.discover.schemas import Filters, TagCount
from sora_reflex.feed import queries as feed
from sora_reflex.feed.schemas import Tile
from sora_reflex.media.visibility import listed_to
from sora_reflex.models import Mute, Post, PostTag

TREND = timedelta(days=14)

TREND_TAGS = 600
"""As many as say what is talked about; more would only take longer to count."""

TRENDING = 12


def list_explore(
    session: Session, *, viewer: Viewer | None, filters: Filters | None = None, cursor: str = ""
) -> Page[Tile]:
    """Clips that the viewer may meet, newest first; whom they have muted is left out."""
    clips = unmuted(listed_to(viewer.id if viewer else None), viewer)
    return _tiles(session, narrowed(clips, filters or Filters()), cursor)


def list_tag(session: Session, *, viewer: Viewer | None, tag: str, cursor: str = "") -> Page[Tile]:
    """Clips with a tag, newest first."""
    posts, after = feed.newest(session, _tagged(viewer, tag), cursor, PAGE, at=PostTag.created_at)
    return Page(items=feed.tiles_of(session, posts), next=after)


def count_tag(session: Session, *, viewer: Viewer | None, tag: str) -> int:
    """How many clips with this tag the viewer may meet."""
    return session.scalar(_tagged(viewer, tag).with_only_columns(func.count())) or 0


def list_trending(session: Session, *, viewer: Viewer | None) -> list[TagCount]:
    """Tags of the last two weeks, most used first: of the newest of them, those on clips that one may meet."""
    tagged = (
        sa_select(col(PostTag.post_id))
        .where(col(PostTag.created_at) >= clock.now() - TREND)
        .order_by(col(PostTag.created_at).desc())
        .limit(TREND_TAGS)
        .subquery()
    )
    met = unmuted(listed_to(viewer.id if viewer else None), viewer).where(col(Post.id).in_(sa_select(tagged.c.post_id)))
    recent = met.with_only_columns(col(Post.id)).subquery()
    count = func.count().label("count")
    tags: Any = (
        select(PostTag.tag, count)
        .join(recent, recent.c.id == col(PostTag.post_id))
        .group_by(col(PostTag.tag))
        .order_by(count.desc(), col(PostTag.tag))
    )
    return [TagCount(tag=tag, count=n) for tag, n in session.execute(tags.limit(TRENDING))]


def _tagged(viewer: Viewer | None, tag: str) -> SelectOfScalar[Post]:
    clips = listed_to(viewer.id if viewer else None).join(PostTag, col(PostTag.post_id) == col(Post.id))
    return clips.where(col(PostTag.tag) == words.clean(tag).lower())


def unmuted(clips: SelectOfScalar[Post], viewer: Viewer | None) -> SelectOfScalar[Post]:
    if viewer is None:
        return clips
    return clips.where(~exists().where(col(Mute.muter_id) == viewer.id, col(Mute.muted_id) == col(Post.author_id)))


def _tiles(session: Session, clips: SelectOfScalar[Post], cursor: str) -> Page[Tile]:
    posts, after = feed.newest(session, clips, cursor, PAGE)
    return Page(items=feed.tiles_of(session, posts), next=after)
