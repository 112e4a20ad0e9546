"""What reaches somebody by the people they follow: what those post, and what they repost."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import and_, or_, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.paging import decode_cursor, encode_cursor
from sora_reflex.media.visibility import listed_to, people_visible_to
from sora_reflex.models import Follow, Mute, Post, Repost, User, Visibility

_NEWER = aliased(Repost)


class Reached(NamedTuple):
    """A post and why it is there: since when, and by whose repost if its author is not the reason."""

    post: Post
    at: datetime
    reposted_by: str = ""
    line: str = ""


def can_repost(post: Post, author: User, viewer_id: UUID | None) -> bool:
    """Whether somebody who sees a post may show it to their followers: what is for everybody, and not one's own."""
    return viewer_id not in (None, author.id) and post.visibility is Visibility.PUBLIC and not author.is_private


def list_reached(session: Session, *, viewer: Viewer, cursor: str = "", size: int) -> tuple[list[Reached], str]:
    """What those whom the viewer follows post and repost, the newest reason first, and the cursor after it.

    No post is there twice: the newest reason stands. Whom the viewer has muted is neither a reason nor shown.
    """
    after = decode_cursor(cursor) if cursor else None
    found = [*_posted(session, viewer.id, after, size), *_reposted(session, viewer.id, after, size)]
    found.sort(key=lambda one: (one.at, one.post.id), reverse=True)
    page = found[:size]
    return page, encode_cursor(page[-1].at, page[-1].post.id) if len(found) > size else ""


def _unmuted(viewer_id: UUID) -> SelectOfScalar[Post]:
    mute = select(Mute.muted_id).where(col(Mute.muter_id) == viewer_id, col(Mute.muted_id) == col(Post.author_id))
    return listed_to(viewer_id).where(~mute.exists())


def _reasons(viewer_id: UUID) -> Any:
    """Ids of the people whose reposts reach somebody."""
    followed = select(Follow.followee_id).where(col(Follow.follower_id) == viewer_id)
    muted = select(Mute.muted_id).where(col(Mute.muter_id) == viewer_id)
    met = people_visible_to(viewer_id).where(col(User.id).in_(followed), col(User.id).not_in(muted))
    return met.with_only_columns(col(User.id))


def _posted(session: Session, viewer_id: UUID, after: tuple[datetime, UUID] | None, size: int) -> list[Reached]:
    """What they posted and none of them has reposted: a repost is newer than its post."""
    followed = select(Follow.followee_id).where(col(Follow.follower_id) == viewer_id)
    newer = select(_NEWER.post_id).where(
        col(_NEWER.post_id) == col(Post.id), col(_NEWER.user_id).in_(_reasons(viewer_id))
    )
    query = _unmuted(viewer_id).where(col(Post.author_id).in_(followed), ~newer.exists())
    if after:
        query = query.where(tuple_(col(Post.created_at), col(Post.id)) < after)
    newest_first = query.order_by(col(Post.created_at).desc(), col(Post.id).desc()).limit(size + 1)
    return [Reached(post, post.created_at) for post in session.exec(newest_first)]


def _reposted(session: Session, viewer_id: UUID, after: tuple[datetime, UUID] | None, size: int) -> list[Reached]:
    """What they reposted, each post for its newest repost."""
    reasons, at = _reasons(viewer_id), col(Repost.created_at)
    is_newer = or_(
        col(_NEWER.created_at) > at,
        and_(col(_NEWER.created_at) == at, col(_NEWER.user_id) > col(Repost.user_id)),
    )
    newer = select(_NEWER.post_id).where(
        col(_NEWER.post_id) == col(Post.id), col(_NEWER.user_id).in_(reasons), is_newer
    )
    query = (
        _unmuted(viewer_id)
        .join(Repost, col(Repost.post_id) == col(Post.id))
        .join(User, col(User.id) == col(Repost.user_id))
        .where(col(Repost.user_id).in_(reasons), col(Post.author_id) != viewer_id, ~newer.exists())
    )
    if after:
        query = query.where(tuple_(at, col(Post.id)) < after)
    newest_first = query.add_columns(at, col(User.handle), col(Repost.line)).order_by(at.desc(), col(Post.id).desc())
    return [Reached(*row) for row in session.execute(newest_first.limit(size + 1))]
