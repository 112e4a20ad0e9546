"""Which post a clip was made from, and how often posts were remixed, from the rows alone: nobody looks at them here."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from sora_reflex.core import rows
from sora_reflex.models.generation import Generation
from sora_reflex.models.video import Post, Video, Visibility

_CHILD = aliased(Post)


def recount_remixes(session: Session, post_ids: Collection[UUID]) -> None:
    """Make `remix_count` of these posts equal to the public posts that were made from them and are there.

    Whoever adds, hides or removes such a post calls this afterwards, in the same unit of work.
    """
    # Held, then counted by a statement of its own: it sees what whoever held them before has written.
    known = rows.hold(session, Post, post_ids)
    if not known:
        return
    stands = (
        col(_CHILD.parent_id) == col(Post.id),
        col(_CHILD.visibility) == Visibility.PUBLIC,
        col(_CHILD.deleted_at).is_(None),
        col(_CHILD.hidden_at).is_(None),
    )
    count = select(func.count()).select_from(_CHILD).where(*stands).scalar_subquery()
    changed = update(Post).where(col(Post.id).in_(known)).values(remix_count=count)
    session.execute(changed.execution_options(synchronize_session="fetch"))


def hold(session: Session, post_id: UUID) -> None:
    """Hold a post that will be changed, and the one it was made from, whose remixes are counted afterwards."""
    parent_id = session.exec(select(Post.parent_id).where(col(Post.id) == post_id)).one_or_none()
    rows.hold(session, Post, [post_id, parent_id])


def trace(session: Session, generation_id: UUID) -> tuple[UUID | None, UUID | None]:
    """The post that a clip was made from, and the one that its family began with; drafts between them are skipped."""
    earlier = _came_from(session, generation_id)
    while earlier is not None:
        made = select(Post.id, Post.root_id).join(Video, col(Video.id) == col(Post.video_id))
        found = session.exec(made.where(col(Video.generation_id) == earlier)).first()
        if found is not None:
            return found[0], found[1] or found[0]
        earlier = _came_from(session, earlier)
    return None, None


def _came_from(session: Session, generation_id: UUID) -> UUID | None:
    # The column alone: a row comes with its plan, which is long.
    return session.exec(select(Generation.parent_id).where(col(Generation.id) == generation_id)).one_or_none()
