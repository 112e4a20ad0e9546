"""Who may see which post, and whom: the one rule that every read of posts and of people starts from."""

from uuid import UUID

from sqlalchemy import ColumnElement, case, exists
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.models import Block, Follow, Post, User, Video, Visibility

# Aliases, so that a caller may join clips and people of their own accord. Made once: each is a copy of its table, which
# takes longer than the query itself.
_CLIP, _AUTHOR, _OPEN_AUTHOR, _FOLLOW, _BLOCK = (
    aliased(Video), aliased(User), aliased(User), aliased(Follow), aliased(Block)
)  # fmt: skip


def visible_to(viewer_id: UUID | None) -> SelectOfScalar[Post]:
    """Posts that this person may open; None is somebody who is not signed in. One's own posts are always among them."""
    return _allowed_to(viewer_id, (Visibility.PUBLIC, Visibility.UNLISTED))


def listed_to(viewer_id: UUID | None) -> SelectOfScalar[Post]:
    """Posts that this person may meet in lists: of others neither unlisted nor private ones."""
    return _allowed_to(viewer_id, (Visibility.PUBLIC,))


def people_visible_to(viewer_id: UUID | None) -> SelectOfScalar[User]:
    """People whom this person may meet: all but those who are leaving, and those on the other side of a block.

    One's own account is always among them. What a private account posts is another matter: its name can be met.
    """
    query = select(User).where(col(User.deleted_at).is_(None))
    if viewer_id is None:
        return query.where(col(User.delete_after).is_(None))
    stays = or_(col(User.delete_after).is_(None), col(User.id) == viewer_id)
    return query.where(stays, ~_is_blocked(viewer_id, col(User.id)))


def _allowed_to(viewer_id: UUID | None, open_kinds: tuple[Visibility, ...]) -> SelectOfScalar[Post]:
    """Posts that are there and shown to anybody, or to this person."""
    is_open = col(Post.visibility).in_(open_kinds)
    if viewer_id is None:
        return _present(None).where(is_open)
    to_followers = col(Post.visibility).in_((*open_kinds, Visibility.FOLLOWERS))
    # A CASE rather than an OR: SQLite would collect all rows of every part of an OR and sort them, for ten of them.
    is_allowed = case(
        (col(Post.author_id) == viewer_id, True),
        (and_(is_open, _is_author_open()), True),
        else_=and_(to_followers, _is_follower(viewer_id)),
    )
    return _present(viewer_id).where(is_allowed.is_(True), ~_is_blocked(viewer_id, col(Post.author_id)))


def _present(viewer_id: UUID | None) -> SelectOfScalar[Post]:
    """Posts that are still there. Somebody who asked to be deleted is hidden from everybody else at once."""
    clip, person = _CLIP, _AUTHOR
    has_clip = select(clip.id).where(col(clip.id) == col(Post.video_id), col(clip.deleted_at).is_(None)).exists()
    stays = col(person.delete_after).is_(None)
    author = select(person.id).where(col(person.id) == col(Post.author_id), col(person.deleted_at).is_(None))
    if viewer_id is None:
        author = author.where(stays, col(person.is_private).is_(False))
    else:
        author = author.where(or_(stays, col(person.id) == viewer_id))
    return select(Post).where(col(Post.deleted_at).is_(None), has_clip, author.exists())


def _is_author_open() -> ColumnElement[bool]:
    person = _OPEN_AUTHOR
    is_open = col(person.is_private).is_(False)
    return select(person.id).where(col(person.id) == col(Post.author_id), is_open).exists()


def _is_follower(viewer_id: UUID) -> ColumnElement[bool]:
    follow = _FOLLOW
    return (
        select(follow.follower_id)
        .where(col(follow.follower_id) == viewer_id, col(follow.followee_id) == col(Post.author_id))
        .exists()
    )


def _is_blocked(viewer_id: UUID, other: Mapped[UUID]) -> ColumnElement[bool]:
    """Whether either of the two has blocked the other: each way is one look into an index."""
    block = _BLOCK
    by_me = exists().where(col(block.blocker_id) == viewer_id, col(block.blocked_id) == other)
    by_them = exists().where(col(block.blocker_id) == other, col(block.blocked_id) == viewer_id)
    return or_(by_me, by_them)
