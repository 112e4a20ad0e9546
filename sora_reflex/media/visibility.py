"""Who may see which post: the one rule that every read of posts starts from."""

from uuid import UUID

from sqlalchemy import ColumnElement, case
from sqlalchemy.orm import aliased
from sqlmodel import and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.models import Follow, Post, User, Video, Visibility


def visible_to(viewer_id: UUID | None) -> SelectOfScalar[Post]:
    """Posts that this person may open; None is somebody who is not signed in. One's own posts are always among them."""
    return _allowed_to(viewer_id, col(Post.visibility).in_((Visibility.PUBLIC, Visibility.UNLISTED)))


def listed_to(viewer_id: UUID | None) -> SelectOfScalar[Post]:
    """Posts that this person may meet in lists: of others neither unlisted nor private ones."""
    return _allowed_to(viewer_id, col(Post.visibility) == Visibility.PUBLIC)


def _allowed_to(viewer_id: UUID | None, to_anybody: ColumnElement[bool]) -> SelectOfScalar[Post]:
    """Posts that are there and shown to anybody, or to this person."""
    if viewer_id is None:
        return _present(None).where(to_anybody)
    # A CASE rather than an OR: SQLite would collect all rows of every part of an OR and sort them, for ten of them.
    is_allowed = case((col(Post.author_id) == viewer_id, True), (to_anybody, True), else_=_for_followers(viewer_id))
    return _present(viewer_id).where(is_allowed.is_(True))


def _present(viewer_id: UUID | None) -> SelectOfScalar[Post]:
    """Posts that are still there. Somebody who asked to be deleted is hidden from everybody else at once."""
    # Aliases, so that a caller may join clips and people of their own accord.
    clip, person = aliased(Video), aliased(User)
    has_clip = select(clip.id).where(col(clip.id) == col(Post.video_id), col(clip.deleted_at).is_(None)).exists()
    stays = col(person.delete_after).is_(None)
    author = select(person.id).where(col(person.id) == col(Post.author_id), col(person.deleted_at).is_(None))
    author = author.where(stays if viewer_id is None else or_(stays, col(person.id) == viewer_id))
    return select(Post).where(col(Post.deleted_at).is_(None), has_clip, author.exists())


def _for_followers(viewer_id: UUID) -> ColumnElement[bool]:
    follow = aliased(Follow)
    is_follower = (
        select(follow.follower_id)
        .where(col(follow.follower_id) == viewer_id, col(follow.followee_id) == col(Post.author_id))
        .exists()
    )
    return and_(col(Post.visibility) == Visibility.FOLLOWERS, is_follower)
