"""What is written down for somebody's inbox, as part of the unit of work in which it happens, and that it was read."""

import re
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, update
from sqlmodel import Session, case, col, or_, select

from sora_reflex.accounts.handles import key_of
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, events, rows
from sora_reflex.media.visibility import people_visible_to
from sora_reflex.models import Notification, NotificationDeed, User
from sora_reflex.notifications import pushes
from sora_reflex.notifications.kinds import MENTION, Kind
from sora_reflex.notifications.queries import channel_of

KEPT_FOR = timedelta(days=180)
"""Nobody scrolls back further, and each line is looked at whenever the unread ones are counted."""

MOST_MENTIONED = 10
"""In one text: more is a way to ring at everybody's door."""

_MENTION = re.compile(r"@([\w.]{2,30})")


def tell(
    session: Session,
    kind: Kind,
    *,
    user_id: UUID,
    actor_id: UUID | None = None,
    post_id: UUID | None = None,
    comment_id: UUID | None = None,
    video_id: UUID | None = None,
    detail: str = "",
    since: str = "",
) -> None:
    """Tell somebody of a deed, of which nobody is told who did it. Told twice, it is told once.

    With `since` it is news again on the same line as soon as that is something else: one deed takes the other's place.

    What was taken back and is done again stands again where it stood, and is no news. Whether the reader may know of it
    is asked when it is read.
    """
    if actor_id == user_id:
        return
    now = clock.now()
    about = f"{kind.name}:{(comment_id or post_id or video_id or user_id).hex}"
    key = f"{about}:{actor_id.hex if actor_id else ''}"
    bundle = f"{about}:{now:%Y-%m-%d}" if kind.is_bundled else key
    key = f"{key}:{since}" if since else key
    known = select(NotificationDeed.id).where(
        col(NotificationDeed.user_id) == user_id, col(NotificationDeed.key) == key
    )
    if session.exec(known).first() is not None:
        wake(session, user_id)
        return
    line_id = _line(
        session,
        user_id=user_id,
        kind=kind.name,
        bundle=bundle,
        post_id=post_id,
        comment_id=comment_id,
        video_id=video_id,
        detail=detail[:300],
    )
    deed = {"notification_id": line_id, "user_id": user_id, "key": key, "actor_id": actor_id}
    if since:
        session.execute(delete(NotificationDeed).where(col(NotificationDeed.notification_id) == line_id))
    if rows.insert_once(session, NotificationDeed, id=uuid4(), created_at=now, **deed):
        latest = case((col(Notification.latest_at) < now, now), else_=col(Notification.latest_at))
        session.execute(update(Notification).where(col(Notification.id) == line_id).values(latest_at=latest))
        pushes.ring(session, session.get_one(Notification, line_id))
    wake(session, user_id)


def _line(session: Session, *, user_id: UUID, bundle: str, **values: object) -> UUID:
    """The line of this bundle, made now if it is the first deed of it."""
    made = {"id": uuid4(), "user_id": user_id, "bundle": bundle, "latest_at": clock.now(), "read_at": None}
    rows.insert_once(session, Notification, **made, **values)
    here = col(Notification.user_id) == user_id, col(Notification.bundle) == bundle
    return session.exec(select(Notification.id).where(*here)).one()


def tell_mentioned(
    session: Session,
    *,
    text: str,
    actor_id: UUID,
    post_id: UUID,
    comment_id: UUID | None = None,
    besides: Collection[UUID] = (),
) -> None:
    """Tell the people whom a text names, as far as its author meets them; not those who are told of it anyway."""
    keys = list(dict.fromkeys(key_of(name.rstrip(".")) for name in _MENTION.findall(text)))[:MOST_MENTIONED]
    if not keys:
        return
    named = people_visible_to(actor_id).with_only_columns(col(User.id)).where(col(User.handle_key).in_(keys))
    for (user_id,) in session.execute(named).all():
        if user_id not in besides:
            tell(session, MENTION, user_id=user_id, actor_id=actor_id, post_id=post_id, comment_id=comment_id)


def wake(session: Session, user_id: UUID) -> None:
    """Have somebody's inbox read again wherever it is open: a deed was done, or taken back."""
    events.announce(session, channel_of(user_id))


def mark_read(session: Session, *, viewer: Viewer, notification_id: UUID | None = None) -> None:
    """Take the mark of news off one of the viewer's lines, or off all."""
    now = clock.now()
    line = update(Notification).where(
        col(Notification.user_id) == viewer.id,
        or_(col(Notification.read_at).is_(None), col(Notification.read_at) < col(Notification.latest_at)),
    )
    if notification_id is not None:
        line = line.where(col(Notification.id) == notification_id)
    session.execute(line.values(read_at=now))
    wake(session, viewer.id)


def forget_old(session: Session) -> None:
    """Delete lines that are older than half a year, with their deeds."""
    session.execute(delete(Notification).where(col(Notification.latest_at) < clock.now() - KEPT_FOR))
