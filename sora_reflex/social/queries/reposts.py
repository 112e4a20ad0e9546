"""What reaches somebody by the people they follow: what those post, and what they repost."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, null, tuple_, union_all
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, col, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.paging import decode_cursor, encode_cursor
from sora_reflex.media.visibility import listed_to, people_visible_to
from sora_reflex.models import Follow, Mute, Post, Repost, User, Visibility

_WHO = aliased(User)

LOOKED_AT = 3
"""Reasons that are looked at together, times those on a page: some are older ones, or not the viewer's to see."""


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
    after, is_over = decode_cursor(cursor) if cursor else None, False
    page: list[Reached] = []
    # What may be seen is asked of a few at a time: asked of all that is followed, it would take longer with every post.
    while len(page) <= size and not is_over:
        shown, after = _look(session, viewer.id, after, LOOKED_AT * size)
        page, is_over = page + shown, after is None
    last = page[size - 1] if len(page) > size else None
    return page[:size], encode_cursor(last.at, last.post.id) if last else ""


Place = tuple[datetime, UUID] | None
"""Where to go on: when, and which post."""


def _look(session: Session, viewer_id: UUID, after: Place, most: int) -> tuple[list[Reached], Place]:
    """The next reasons, at most so many, of which those are given that stand and whose posts the viewer may meet.

    The place after them is None at the end.
    """
    followed = select(Follow.followee_id).where(col(Follow.follower_id) == viewer_id)
    reposted: Any = select(
        col(Repost.created_at).label("at"), col(Repost.post_id).label("post_id"), col(Repost.user_id).label("user_id")
    ).where(col(Repost.user_id).in_(followed))
    posted = select(col(Post.created_at), col(Post.id), null()).where(
        col(Post.author_id).in_(followed), col(Post.deleted_at).is_(None)
    )
    if after:
        reposted = reposted.where(tuple_(col(Repost.created_at), col(Repost.post_id)) < after)
        posted = posted.where(tuple_(col(Post.created_at), col(Post.id)) < after)
    both = union_all(reposted, posted).subquery()
    newest_first: Any = select(both)
    newest_first = newest_first.order_by(both.c.at.desc(), both.c.post_id.desc())
    found = session.execute(newest_first.limit(most)).all()
    ids = {row.post_id for row in found}
    mute = select(Mute.muted_id).where(col(Mute.muter_id) == viewer_id, col(Mute.muted_id) == col(Post.author_id))
    met = listed_to(viewer_id).where(col(Post.id).in_(ids), col(Post.author_id) != viewer_id, ~mute.exists())
    posts = {post.id: post for post in session.exec(met)}
    newest = _newest_reposts(session, viewer_id, ids)
    shown = []
    for row in found:
        post, reason = posts.get(row.post_id), newest.get(row.post_id)
        if post is not None and row.user_id == (reason.user_id if reason else None):
            shown.append(Reached(post, row.at, reason.handle if reason else "", reason.line if reason else ""))
    return shown, (found[-1].at, found[-1].post_id) if len(found) == most else None


def _newest_reposts(session: Session, viewer_id: UUID, post_ids: Collection[UUID]) -> dict[UUID, Row[Any]]:
    """Of posts the newest repost that reaches the viewer: post, who, their handle, line."""
    reposts = (
        select(col(Repost.post_id), col(Repost.user_id), col(_WHO.handle), col(Repost.line))
        .join(_WHO, col(_WHO.id) == col(Repost.user_id))
        .where(col(Repost.post_id).in_(post_ids), _is_reason(viewer_id, col(Repost.user_id)))
        .order_by(col(Repost.created_at), col(Repost.user_id))
    )
    return {row.post_id: row for row in session.execute(reposts)}


def _is_reason(viewer_id: UUID, who: Mapped[UUID]) -> ColumnElement[bool]:
    """Whether what somebody reposts reaches the viewer: followed, met, and not muted."""
    follow = select(Follow.followee_id).where(col(Follow.follower_id) == viewer_id, col(Follow.followee_id) == who)
    mute = select(Mute.muted_id).where(col(Mute.muter_id) == viewer_id, col(Mute.muted_id) == who)
    return and_(follow.exists(), ~mute.exists(), people_visible_to(viewer_id).where(col(User.id) == who).exists())
