"""Who may see which post, and whom: the one rule that every read of posts and of people starts from."""

from functools import lru_cache
from uuid import UUID

from sqlalchemy import ColumnElement, case, exists
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.models import Block, Follow, Post, Report, Role, Subject, User, Video, Visibility

# Aliases, so that a caller may join clips and people of their own accord. Made once: each is a copy of its table, which
# takes longer than the query itself.
_CLIP, _AUTHOR, _OPEN_AUTHOR, _HERE_AUTHOR, _KEEPER, _FOLLOW, _BLOCK, _REPORT = (
    aliased(Video), aliased(User), aliased(User), aliased(User), aliased(User), aliased(Follow), aliased(Block),
    aliased(Report),
)  # fmt: skip


KEPT = 256
"""Rules that are kept for those who ask again and again: a query has no state, and putting one together takes longer
than asking it."""

SHOWN = "shown"
"""The events channel of what is hidden from everybody, or shown again."""


def shown_to(viewer_id: UUID) -> str:
    """The events channel of what this one person meets no more, or meets again."""
    return f"{SHOWN}:{viewer_id}"


@lru_cache(maxsize=KEPT)
def visible_to(viewer_id: UUID | None) -> SelectOfScalar[Post]:
    """Posts that this person may open; None is somebody who is not signed in. One's own posts are always among them.

    Those who keep order open what was reported or hidden, too, whoever it is meant for.
    """
    open_kinds = (Visibility.PUBLIC, Visibility.UNLISTED)
    if viewer_id is None:
        return _present().where(_is_meant_for_all(open_kinds))
    in_question = and_(_keeps_order(viewer_id), or_(col(Post.hidden_at).is_not(None), _is_reported()))
    return _present().where(case((_is_meant_for(viewer_id, open_kinds), True), else_=in_question).is_(True))


@lru_cache(maxsize=KEPT)
def listed_to(viewer_id: UUID | None) -> SelectOfScalar[Post]:
    """Posts that this person may meet in lists: of others neither unlisted nor private ones."""
    if viewer_id is None:
        return _present().where(_is_meant_for_all((Visibility.PUBLIC,)))
    return _present().where(_is_meant_for(viewer_id, (Visibility.PUBLIC,)))


@lru_cache(maxsize=KEPT)
def people_visible_to(viewer_id: UUID | None) -> SelectOfScalar[User]:
    """People whom this person may meet: all but those who are leaving, and those on the other side of a block.

    One's own account is always among them; who is suspended is met by those who keep order alone. What a private
    account posts is another matter: its name can be met.
    """
    query = select(User).where(col(User.deleted_at).is_(None))
    if viewer_id is None:
        return query.where(col(User.delete_after).is_(None), col(User.suspended_at).is_(None))
    stays = or_(col(User.delete_after).is_(None), col(User.id) == viewer_id)
    may_be_met = and_(stays, col(User.suspended_at).is_(None), ~_is_blocked(viewer_id, col(User.id)))
    return query.where(or_(may_be_met, and_(col(User.suspended_at).is_not(None), _keeps_order(viewer_id))))


def _present() -> SelectOfScalar[Post]:
    """Posts that are still there, as is their maker."""
    clip, person = _CLIP, _AUTHOR
    has_clip = select(clip.id).where(col(clip.id) == col(Post.video_id), col(clip.deleted_at).is_(None)).exists()
    has_author = select(person.id).where(col(person.id) == col(Post.author_id), col(person.deleted_at).is_(None))
    return select(Post).where(col(Post.deleted_at).is_(None), has_clip, has_author.exists())


def _is_meant_for_all(open_kinds: tuple[Visibility, ...]) -> ColumnElement[bool]:
    """What somebody who is not signed in sees of what is there."""
    return and_(col(Post.visibility).in_(open_kinds), col(Post.hidden_at).is_(None), _is_author_open())


def _is_meant_for(viewer_id: UUID, open_kinds: tuple[Visibility, ...]) -> ColumnElement[bool]:
    """What this person sees of what is there: of others who leave, are suspended or keep away, nothing."""
    is_open = col(Post.visibility).in_(open_kinds)
    to_followers = col(Post.visibility).in_((*open_kinds, Visibility.FOLLOWERS))
    # A CASE rather than an OR: SQLite would collect all rows of every part of an OR and sort them, for ten of them.
    is_allowed = case(
        (col(Post.author_id) == viewer_id, True),
        (col(Post.hidden_at).is_not(None), False),
        (and_(is_open, _is_author_open()), True),
        else_=and_(to_followers, _is_author_here(), _is_follower(viewer_id)),
    )
    return and_(is_allowed.is_(True), ~_is_blocked(viewer_id, col(Post.author_id)), ~_is_reported(viewer_id))


def _is_author_here() -> ColumnElement[bool]:
    """Neither leaving nor suspended."""
    person = _HERE_AUTHOR
    is_here = col(person.delete_after).is_(None), col(person.suspended_at).is_(None)
    return select(person.id).where(col(person.id) == col(Post.author_id), *is_here).exists()


def _is_author_open() -> ColumnElement[bool]:
    person = _OPEN_AUTHOR
    is_open = (
        col(person.is_private).is_(False), col(person.delete_after).is_(None), col(person.suspended_at).is_(None)
    )  # fmt: skip
    return select(person.id).where(col(person.id) == col(Post.author_id), *is_open).exists()


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


def _is_reported(viewer_id: UUID | None = None) -> ColumnElement[bool]:
    """Whether this person has reported a post, which they see no more; without one, whether anybody has."""
    report = _REPORT
    about = select(report.id).where(col(report.subject_id) == col(Post.id), col(report.subject) == Subject.POST)
    return (about if viewer_id is None else about.where(col(report.reporter_id) == viewer_id)).exists()


def _keeps_order(viewer_id: UUID) -> ColumnElement[bool]:
    keeper = _KEEPER
    roles = (Role.MODERATOR, Role.OPERATOR)
    return select(keeper.id).where(col(keeper.id) == viewer_id, col(keeper.role).in_(roles)).exists()
