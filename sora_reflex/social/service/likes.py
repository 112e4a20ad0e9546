"""Likes: a value that is set, never toggled."""

from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, rows
from sora_reflex.core.errors import NotFound
from sora_reflex.media.visibility import visible_to
from sora_reflex.models import Like, Post
from sora_reflex.notifications import kinds
from sora_reflex.notifications import service as notifications


def set_liked(session: Session, *, viewer: Viewer, post_id: UUID, liked: bool) -> int:
    """Like a post or take the like back; doing either twice is a no-op. Returns the new count."""
    # Held before the like points to it: who points first and counts then may meet somebody who waits for just that.
    seen = visible_to(viewer.id).where(col(Post.id) == post_id).with_for_update(of=Post, **rows.LOCK)
    post = session.exec(seen).one_or_none()
    if post is None:
        raise NotFound("That clip is gone.")
    if liked:
        changed = int(rows.insert_once(session, Like, user_id=viewer.id, post_id=post_id, created_at=clock.now()))
    else:
        gone = delete(Like).where(col(Like.user_id) == viewer.id, col(Like.post_id) == post_id)
        changed = -session.execute(gone).rowcount  # type: ignore[attr-defined]
    if changed:
        count = update(Post).where(col(Post.id) == post_id).values(like_count=Post.like_count + changed)
        session.execute(count)
        if liked:
            notifications.tell(session, kinds.LIKE, user_id=post.author_id, actor_id=viewer.id, post_id=post.id)
        else:
            notifications.wake(session, post.author_id)
    return session.exec(select(Post.like_count).where(col(Post.id) == post_id)).one()
