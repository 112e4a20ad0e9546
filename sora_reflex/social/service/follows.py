"""Who follows whom: at once, or after a private account has said yes."""

from uuid import UUID

from sqlalchemy import delete, insert, literal
from sqlmodel import Session, col, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, rows
from sora_reflex.core.errors import Invalid, NotFound
from sora_reflex.models import Follow, FollowRequest, User
from sora_reflex.models.base import UtcDateTime
from sora_reflex.notifications import kinds
from sora_reflex.notifications import service as notifications
from sora_reflex.social import queries
from sora_reflex.social.schemas import Following


def set_following(session: Session, *, viewer: Viewer, handle: str, following: bool) -> Following:
    """Follow somebody or stop; doing either twice is a no-op. A private account is asked first.

    Raises NotFound for somebody whom the viewer does not meet, and Invalid for oneself.
    """
    user = queries.get_user(session, viewer.id, handle)
    if user.id == viewer.id:
        raise Invalid("You cannot follow yourself.")
    user = _hold_pair(session, viewer, user)
    pair = {"follower_id": viewer.id, "followee_id": user.id}
    if not following:
        _part(session, follower_id=viewer.id, followee_id=user.id)
        notifications.wake(session, user.id)
    elif user.is_private and session.get(Follow, (viewer.id, user.id)) is None:
        rows.insert_once(session, FollowRequest, **pair, created_at=clock.now())
        notifications.tell(session, kinds.FOLLOW_REQUEST, user_id=user.id, actor_id=viewer.id)
    else:
        rows.insert_once(session, Follow, **pair, created_at=clock.now())
        notifications.tell(session, kinds.FOLLOW, user_id=user.id, actor_id=viewer.id)
    relation = queries.get_relation(session, viewer.id, user.id)
    return Following(
        is_following=relation.is_following,
        is_requested=relation.is_requested,
        followers=queries.count_followers(session, user.id),
    )


def accept_request(session: Session, *, viewer: Viewer, handle: str) -> None:
    """Let somebody follow who asked to. Raises NotFound when nobody of that name is waiting."""
    user = _take_request(session, viewer, handle)
    rows.insert_once(session, Follow, follower_id=user.id, followee_id=viewer.id, created_at=clock.now())
    notifications.tell(session, kinds.ACCEPTED, user_id=user.id, actor_id=viewer.id)
    notifications.wake(session, viewer.id)


def decline_request(session: Session, *, viewer: Viewer, handle: str) -> None:
    """Say no; they are not told. Raises NotFound when nobody of that name is waiting."""
    _take_request(session, viewer, handle)


def remove_follower(session: Session, *, viewer: Viewer, handle: str) -> None:
    """Have somebody follow no longer; they are not told. Doing it twice is a no-op."""
    user = queries.get_user(session, viewer.id, handle)
    _part(session, follower_id=user.id, followee_id=viewer.id)


def choose_private(session: Session, *, viewer: Viewer, is_private: bool) -> None:
    """Show what one posts to followers alone, or to everybody; who waits then follows at once."""
    user = session.get_one(User, viewer.id, with_for_update=rows.LOCK, populate_existing=True)
    user.is_private = is_private
    session.add(user)
    session.flush()
    if is_private:
        return
    waiting = col(FollowRequest.followee_id) == viewer.id
    columns = ["follower_id", "followee_id", "created_at"]
    asked = select(FollowRequest.follower_id, FollowRequest.followee_id, literal(clock.now(), type_=UtcDateTime))
    session.execute(insert(Follow).from_select(columns, asked.where(waiting)))
    session.execute(delete(FollowRequest).where(waiting))


def choose_likes_public(session: Session, *, viewer: Viewer, are_public: bool) -> None:
    """Choose whether others may see what one likes."""
    user = session.get_one(User, viewer.id)
    user.are_likes_public = are_public
    session.add(user)
    session.flush()


def _take_request(session: Session, viewer: Viewer, handle: str) -> User:
    user = _hold_pair(session, viewer, queries.get_user(session, viewer.id, handle))
    request = col(FollowRequest.follower_id) == user.id, col(FollowRequest.followee_id) == viewer.id
    if not session.execute(delete(FollowRequest).where(*request)).rowcount:  # type: ignore[attr-defined]
        raise NotFound("They are not waiting any more.")
    return user


def _hold_pair(session: Session, viewer: Viewer, user: User) -> User:
    """What is between two people changes once at a time: a follow and a block that meet would both stand.

    Raises NotFound when the viewer does not meet the other any more.
    """
    handle = user.handle
    rows.hold(session, User, [viewer.id, user.id])
    session.expire(user)
    return queries.get_user(session, viewer.id, handle)


def _part(session: Session, *, follower_id: UUID, followee_id: UUID) -> None:
    """Neither follow nor ask to."""
    for table in (Follow, FollowRequest):
        pair = col(table.follower_id) == follower_id, col(table.followee_id) == followee_id
        session.execute(delete(table).where(*pair))
