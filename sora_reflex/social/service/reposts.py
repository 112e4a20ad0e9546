"""Reposts: somebody's clip, shown to one's own followers with a line; set, never toggled."""

from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, rows
from sora_reflex.core.errors import Forbidden, Invalid, NotFound
from sora_reflex.media.visibility import visible_to
from sora_reflex.models import Post, Repost, User
from sora_reflex.notifications import kinds
from sora_reflex.notifications import service as notifications
from sora_reflex.social import queries, said

MAX_LINE = 200
"""The width of the column: it is read on one glance over a clip."""

_SLURS = "Slurs and obscene words do not go over a clip. Say it in other words."


def set_reposted(session: Session, *, viewer: Viewer, post_id: UUID, reposted: bool, line: str = "") -> int:
    """Show a post to one's followers, or not any more; done again it changes the line alone. Returns the new count.

    Raises NotFound for what the viewer does not see, Invalid for a line that can't stand and for one's own post, and
    Forbidden for a clip that is not shown to everyone.
    """
    # Held before the repost points to it, as of likes.
    seen = visible_to(viewer.id).where(col(Post.id) == post_id).with_for_update(of=Post, **rows.LOCK)
    post = session.exec(seen).one_or_none()
    if post is None:
        raise NotFound("That clip is gone.")
    own = col(Repost.user_id) == viewer.id, col(Repost.post_id) == post_id
    if not reposted:
        changed = -session.execute(delete(Repost).where(*own)).rowcount  # type: ignore[attr-defined]
    else:
        line = " ".join(said.checked(line, most=MAX_LINE, what="a line", refusal=_SLURS).split())
        _check_may(session, viewer, post)
        row = {"user_id": viewer.id, "post_id": post_id, "line": line, "created_at": clock.now()}
        changed = int(rows.insert_once(session, Repost, **row))
        if not changed:
            session.execute(update(Repost).where(*own).values(line=line))
    if changed:
        session.execute(update(Post).where(col(Post.id) == post_id).values(repost_count=Post.repost_count + changed))
        if reposted:
            notifications.tell(session, kinds.REPOST, user_id=post.author_id, actor_id=viewer.id, post_id=post.id)
        else:
            notifications.wake(session, post.author_id)
    return session.exec(select(Post.repost_count).where(col(Post.id) == post_id)).one()


def _check_may(session: Session, viewer: Viewer, post: Post) -> None:
    if post.author_id == viewer.id:
        raise Invalid("Your followers have your own clips already.")
    if not queries.can_repost(post, session.get_one(User, post.author_id), viewer.id):
        raise Forbidden("This clip is not shown to everyone, so it can't be reposted.")
