"""What people do to one another's posts: like and follow, each a value that is set, never toggled."""

from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, func, select

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, rows
from sora_reflex.core.errors import Invalid, NotFound
from sora_reflex.media.visibility import visible_to
from sora_reflex.models import Follow, Like, Post


def set_liked(session: Session, *, viewer: Viewer, post_id: UUID, liked: bool) -> int:
    """Like a post or take the like back; doing either twice is a no-op. Returns the new count."""
    post = session.exec(visible_to(viewer.id).where(col(Post.id) == post_id)).one_or_none()
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
    return session.exec(select(Post.like_count).where(col(Post.id) == post_id)).one()


def set_following(session: Session, *, viewer: Viewer, handle: str, following: bool) -> int:
    """Follow somebody or stop; doing either twice is a no-op. Returns how many follow them now."""
    user = accounts.find_user_by_handle(session, handle)
    if user is None:
        raise NotFound("Nobody here has that name.")
    if user.id == viewer.id:
        raise Invalid("You cannot follow yourself.")
    if following:
        rows.insert_once(session, Follow, follower_id=viewer.id, followee_id=user.id, created_at=clock.now())
    else:
        session.execute(delete(Follow).where(col(Follow.follower_id) == viewer.id, col(Follow.followee_id) == user.id))
    return session.exec(select(func.count()).select_from(Follow).where(col(Follow.followee_id) == user.id)).one()
