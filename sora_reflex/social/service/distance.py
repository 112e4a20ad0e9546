"""Keeping away: a block, which hides both from each other; mutes and restrictions, of which the other never learns."""

from sqlalchemy import delete
from sqlmodel import Session, and_, col, or_

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, events, rows
from sora_reflex.core.errors import Invalid
from sora_reflex.media.visibility import shown_to
from sora_reflex.models import Block, Follow, FollowRequest, Mute, Restriction, User
from sora_reflex.social import queries


def set_blocked(session: Session, *, viewer: Viewer, handle: str, blocked: bool) -> None:
    """Block somebody, or end a block of one's own; doing either twice is a no-op.

    From then on neither meets the other anywhere; who followed whom does so no longer. Raises NotFound for somebody
    whom the viewer does not meet and has not blocked, and Invalid for oneself.
    """
    user = queries.get_user(session, viewer.id, handle, also_blocked=True)
    if user.id == viewer.id:
        raise Invalid("You cannot block yourself.")
    rows.hold(session, User, [viewer.id, user.id])
    for each in (viewer.id, user.id):
        events.announce(session, queries.channel_of_person(each))
        events.announce(session, shown_to(each))
    if not blocked:
        session.execute(delete(Block).where(col(Block.blocker_id) == viewer.id, col(Block.blocked_id) == user.id))
        return
    rows.insert_once(session, Block, blocker_id=viewer.id, blocked_id=user.id, created_at=clock.now())
    for table in (Follow, FollowRequest):
        there = and_(col(table.follower_id) == viewer.id, col(table.followee_id) == user.id)
        back = and_(col(table.follower_id) == user.id, col(table.followee_id) == viewer.id)
        session.execute(delete(table).where(or_(there, back)))


def set_muted(session: Session, *, viewer: Viewer, handle: str, muted: bool) -> None:
    """Keep somebody's posts out of one's feeds, or let them in again; doing either twice is a no-op."""
    user = queries.get_user(session, viewer.id, handle)
    if user.id == viewer.id:
        raise Invalid("You cannot mute yourself.")
    if muted:
        rows.insert_once(session, Mute, muter_id=viewer.id, muted_id=user.id, created_at=clock.now())
    else:
        session.execute(delete(Mute).where(col(Mute.muter_id) == viewer.id, col(Mute.muted_id) == user.id))


def set_restricted(session: Session, *, viewer: Viewer, handle: str, restricted: bool) -> None:
    """Have what somebody says under one's clips wait for one's word, or not any more; doing either twice is a no-op.

    What waits already goes on waiting until it is let through.
    """
    user = queries.get_user(session, viewer.id, handle)
    if user.id == viewer.id:
        raise Invalid("You cannot restrict yourself.")
    pair = {"restricter_id": viewer.id, "restricted_id": user.id}
    if restricted:
        rows.insert_once(session, Restriction, **pair, created_at=clock.now())
        return
    those = (col(getattr(Restriction, name)) == id for name, id in pair.items())
    session.execute(delete(Restriction).where(*those))
