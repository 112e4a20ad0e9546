"""Lists of people and how two of them stand to each other. Every read of others starts from the rule of visibility."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, inspect, literal_column, tuple_, union_all
from sqlalchemy import select as sa_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.handles import key_of
from sora_reflex.accounts.schemas import Person, Viewer
from sora_reflex.core.errors import Forbidden, NotFound
from sora_reflex.core.paging import Page, decode_cursor, encode_cursor
from sora_reflex.media.visibility import people_visible_to
from sora_reflex.models import Block, Follow, FollowRequest, Mute, Restriction, User
from sora_reflex.social.schemas import PersonRow, Relation

PAGE = 30
SUGGESTIONS = 12


_PAIRS: dict[str, tuple[Any, Any]] = {
    "is_following": (Follow.follower_id, Follow.followee_id),
    "is_requested": (FollowRequest.follower_id, FollowRequest.followee_id),
    "follows_me": (Follow.followee_id, Follow.follower_id),
    "is_blocked": (Block.blocker_id, Block.blocked_id),
    "is_muted": (Mute.muter_id, Mute.muted_id),
    "is_restricted": (Restriction.restricter_id, Restriction.restricted_id),
}
"""What a `Relation` says -> where the viewer stands in its pairs, and where the other."""

_STANDINGS = union_all(
    *(
        sa_select(literal_column(f"'{name}'"), theirs).where(
            mine == bindparam("viewer_id"), theirs.in_(bindparam("ids", expanding=True))
        )
        for name, (mine, theirs) in _PAIRS.items()
    )
)


def channel_of_person(user_id: UUID) -> str:
    """The events channel of what is between somebody and other people: what they are sent, and who keeps away."""
    return f"person:{user_id}"


def get_user(session: Session, viewer_id: UUID | None, handle: str, *, also_blocked: bool = False) -> User:
    """Somebody by handle, as far as the viewer meets them; with `also_blocked` whom the viewer has blocked, too.

    Raises NotFound for everybody else: who is not there and who keeps away look the same.
    """
    user = session.exec(people_visible_to(viewer_id).where(col(User.handle_key) == key_of(handle))).one_or_none()
    if user is None and also_blocked:
        blocked = select(Block.blocked_id).where(col(Block.blocker_id) == viewer_id)
        found = select(User).where(col(User.handle_key) == key_of(handle), col(User.id).in_(blocked))
        user = session.exec(found).one_or_none()
    if user is None:
        raise NotFound("Nobody here has that name.")
    return user


def get_person(session: Session, *, viewer: Viewer | None, handle: str) -> Person:
    """Somebody's name, as far as the viewer meets them."""
    return accounts.person(get_user(session, viewer.id if viewer else None, handle))


def get_relation(session: Session, viewer_id: UUID | None, user_id: UUID) -> Relation:
    return get_relations(session, viewer_id, [user_id])[user_id]


def get_relations(session: Session, viewer_id: UUID | None, user_ids: Sequence[UUID]) -> dict[UUID, Relation]:
    """How the viewer stands to each of these people: one query, however many people."""
    if viewer_id is None or not user_ids:
        return {user_id: Relation() for user_id in user_ids}

    found = {(name, id) for name, id in session.execute(_STANDINGS, {"viewer_id": viewer_id, "ids": user_ids})}
    return {user_id: Relation(**{name: (name, user_id) in found for name in _PAIRS}) for user_id in user_ids}


def count_followers(session: Session, user_id: UUID) -> int:
    return session.exec(select(func.count()).select_from(Follow).where(col(Follow.followee_id) == user_id)).one()


def count_requests(session: Session, *, viewer: Viewer) -> int:
    """How many people wait for the viewer's word, of those whom the viewer meets."""
    asked = select(FollowRequest.follower_id).where(col(FollowRequest.followee_id) == viewer.id)
    waiting = people_visible_to(viewer.id).where(col(User.id).in_(asked))
    return session.scalar(waiting.with_only_columns(func.count())) or 0


def may_see_lists(session: Session, viewer_id: UUID | None, user: User) -> bool:
    """Whether somebody's lists and posts are the viewer's to see: a private account shows them to followers."""
    if not user.is_private or user.id == viewer_id:
        return True
    return viewer_id is not None and session.get(Follow, (viewer_id, user.id)) is not None


def list_followers(session: Session, *, viewer: Viewer | None, handle: str, cursor: str = "") -> Page[PersonRow]:
    """Who follows somebody, the newest first. Raises Forbidden where a private account keeps it to its followers."""
    user = _get_listed(session, viewer, handle)
    return _page(session, viewer, cursor, Follow.created_at, Follow.follower_id, Follow.followee_id, user.id)


def list_following(session: Session, *, viewer: Viewer | None, handle: str, cursor: str = "") -> Page[PersonRow]:
    """Whom somebody follows, the newest first. Raises Forbidden where a private account keeps it to its followers."""
    user = _get_listed(session, viewer, handle)
    return _page(session, viewer, cursor, Follow.created_at, Follow.followee_id, Follow.follower_id, user.id)


def list_requests(session: Session, *, viewer: Viewer, cursor: str = "") -> Page[PersonRow]:
    """Who waits to follow the viewer."""
    table = FollowRequest
    return _page(session, viewer, cursor, table.created_at, table.follower_id, table.followee_id, viewer.id)


def list_muted(session: Session, *, viewer: Viewer, cursor: str = "") -> Page[PersonRow]:
    return _page(session, viewer, cursor, Mute.created_at, Mute.muted_id, Mute.muter_id, viewer.id)


def list_restricted(session: Session, *, viewer: Viewer, cursor: str = "") -> Page[PersonRow]:
    table = Restriction
    return _page(session, viewer, cursor, table.created_at, table.restricted_id, table.restricter_id, viewer.id)


def list_blocked(session: Session, *, viewer: Viewer, cursor: str = "") -> Page[PersonRow]:
    """Whom the viewer has blocked: the one list that those people stand in."""
    query = (
        select(User, Block.created_at)
        .join(Block, col(Block.blocked_id) == col(User.id))
        .where(col(Block.blocker_id) == viewer.id, col(User.deleted_at).is_(None))
    )
    return _rows_of(session, viewer, query, cursor, Block.created_at)


def suggest(session: Session, *, viewer: Viewer) -> list[PersonRow]:
    """People whom the viewer's own circle follows and the viewer does not, those followed most in it first."""
    mine, theirs = aliased(Follow), aliased(Follow)
    known = select(Follow.followee_id).where(col(Follow.follower_id) == viewer.id)
    asked = select(FollowRequest.followee_id).where(col(FollowRequest.follower_id) == viewer.id)
    muted = select(Mute.muted_id).where(col(Mute.muter_id) == viewer.id)
    friends = func.count().label("friends")
    counted = (
        select(theirs.followee_id.label("id"), friends)  # type: ignore[attr-defined]
        .join(mine, col(mine.followee_id) == col(theirs.follower_id))
        .where(col(mine.follower_id) == viewer.id, col(theirs.followee_id) != viewer.id)
        .where(*(col(theirs.followee_id).not_in(those) for those in (known, asked, muted)))
        .group_by(col(theirs.followee_id))
        .subquery()
    )
    query = (
        people_visible_to(viewer.id)
        .join(counted, counted.c.id == col(User.id))
        .add_columns(counted.c.friends)
        .order_by(counted.c.friends.desc(), col(User.created_at), col(User.id))
        .limit(SUGGESTIONS)
    )
    found = [(row[0], row[1]) for row in session.execute(query)]
    rows = _person_rows(session, viewer, [user for user, _ in found])
    return [
        row.model_copy(update={"reason": f"Followed by {count} {'person' if count == 1 else 'people'} you follow"})
        for row, (_, count) in zip(rows, found, strict=True)
    ]


def _get_listed(session: Session, viewer: Viewer | None, handle: str) -> User:
    viewer_id = viewer.id if viewer else None
    user = get_user(session, viewer_id, handle)
    if not may_see_lists(session, viewer_id, user):
        raise Forbidden("Only followers see this list.")
    return user


def _page(
    session: Session,
    viewer: Viewer | None,
    cursor: str,
    at: datetime,
    person: UUID,
    owner: UUID,
    owner_id: UUID,
) -> Page[PersonRow]:
    """People by a table of pairs: those whose other half is `owner_id`, the newest pair first."""
    query = (
        people_visible_to(viewer.id if viewer else None)
        .join(inspect(at).class_, col(person) == col(User.id))
        .where(col(owner) == owner_id)
        .add_columns(col(at))
    )
    return _rows_of(session, viewer, query, cursor, at)


def _rows_of(
    session: Session, viewer: Viewer | None, query: SelectOfScalar[Any] | Any, cursor: str, at: datetime
) -> Page[PersonRow]:
    if cursor:
        query = query.where(tuple_(col(at), col(User.id)) < decode_cursor(cursor))
    newest_first = query.order_by(col(at).desc(), col(User.id).desc()).limit(PAGE + 1)
    found = [(row[0], row[1]) for row in session.execute(newest_first)]
    shown = found[:PAGE]
    after = encode_cursor(shown[-1][1], shown[-1][0].id) if len(found) > PAGE else ""
    return Page(items=_person_rows(session, viewer, [user for user, _ in shown]), next=after)


def rows_of(session: Session, viewer: Viewer | None, ids: Sequence[UUID]) -> list[PersonRow]:
    """These people in this order, as far as the viewer meets them: two queries, however many."""
    met = people_visible_to(viewer.id if viewer else None).where(col(User.id).in_(ids))
    users = {user.id: user for user in session.exec(met)}
    return _person_rows(session, viewer, [users[id] for id in ids if id in users])


def _person_rows(session: Session, viewer: Viewer | None, users: Sequence[User]) -> list[PersonRow]:
    viewer_id = viewer.id if viewer else None
    relations = get_relations(session, viewer_id, [user.id for user in users])
    return [
        PersonRow(
            person=accounts.person(user),
            bio=user.bio,
            relation=relations[user.id],
            is_me=user.id == viewer_id,
            is_private=user.is_private,
        )
        for user in users
    ]
