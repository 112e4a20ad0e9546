"""Web Push: the instance's keys, the browsers that take pushes, and how a push fares as workers send it."""

from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import httpx
from cryptography.hazmat.primitives import serialization
from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, and_, col, or_, select
from webpush import WebPush, WebPushSubscription
from webpush.vapid import VAPID

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, jobs, outbound, rows
from sora_reflex.core.errors import Invalid, SignInNeeded
from sora_reflex.core.jobs import Job
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Notification, Push, PushSubscription, User
from sora_reflex.notifications import instance_keys, queries
from sora_reflex.notifications.kinds import KINDS, Channel
from sora_reflex.notifications.schemas import NotificationView

MOST_BROWSERS = 10
"""Of one person: the oldest makes room."""

TRIED_FOR = timedelta(hours=24)
"""What is a day old waits in the inbox anyway."""

CLAIMED_FOR = timedelta(seconds=60)
FIRST_WAIT, LONGEST_WAIT, GROWTH = timedelta(seconds=10), timedelta(hours=1), 4
GONE = (404, 410)
"""The push service no longer knows this browser."""

PASSING = (408, 425, 429)
"""Refusals that are no longer so in a while."""


@lru_cache
def _public_key(private_key: str) -> tuple[str, bytes]:
    """The public half: as browsers want it, and as PEM."""
    key = serialization.load_pem_private_key(private_key.encode(), password=None).public_key()
    pem = key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return VAPID.get_application_server_key(key), pem


def _private_key(session: Session) -> str:
    """The instance's key, made at the first call."""
    return instance_keys.get(session, "vapid", lambda: str(VAPID.generate_keys()[0].decode()))


def public_key(session: Session) -> str:
    """What a browser subscribes with: the instance's public key, uncompressed, in base64url."""
    return _public_key(_private_key(session))[0]


def subscribe(session: Session, *, viewer: Viewer, endpoint: str, p256dh: str, auth: str) -> None:
    """Have the viewer's browser take pushes for as long as they are signed in there. Doing it twice is a no-op.

    Raises Invalid for an address or keys that are none, SignInNeeded for a viewer without a sign-in.
    """
    if viewer.sign_in_id is None:
        raise SignInNeeded("Sign in to have pushes sent here.")
    _check(endpoint, p256dh, auth)
    # A browser that somebody else was signed in to is the viewer's now.
    session.execute(delete(PushSubscription).where(col(PushSubscription.endpoint) == endpoint))
    mine = select(PushSubscription).where(col(PushSubscription.user_id) == viewer.id)
    newest_first = session.exec(mine.order_by(col(PushSubscription.created_at).desc())).all()
    for old in newest_first[MOST_BROWSERS - 1 :]:
        session.delete(old)
    session.flush()
    rows.insert_once(
        session,
        PushSubscription,
        id=uuid4(),
        user_id=viewer.id,
        sign_in_id=viewer.sign_in_id,
        endpoint=endpoint,
        p256dh=p256dh,
        auth=auth,
        created_at=clock.now(),
    )


def unsubscribe(session: Session, *, viewer: Viewer, endpoint: str) -> None:
    """Send nothing more to this browser of the viewer's; doing it twice is a no-op."""
    if not endpoint.isascii():  # no address, and perhaps nothing that a database takes
        return
    mine = col(PushSubscription.user_id) == viewer.id, col(PushSubscription.endpoint) == endpoint
    session.execute(delete(PushSubscription).where(*mine))


def _check(endpoint: str, p256dh: str, auth: str) -> None:
    wrong = Invalid("This browser's push service can't be used here.", field="push")
    is_private_fine = get_settings().webhook_private_targets
    try:
        url = httpx.URL(endpoint)
        probe = WebPushSubscription.model_validate({"endpoint": endpoint, "keys": {"p256dh": p256dh, "auth": auth}})
        _sender(VAPID.generate_keys()[0].decode()).get(b"", probe)
    except (httpx.InvalidURL, ValueError, TypeError, NotBase64) as error:
        raise wrong from error
    is_safe = url.scheme == "https" or (is_private_fine and url.scheme == "http")
    is_address = url.host.replace(".", "").isdigit() or ":" in url.host
    is_private = is_address and not outbound.is_public(url.host)
    if not is_safe or url.userinfo or len(endpoint) > 500 or (is_private and not is_private_fine):
        raise wrong


def _sender(private_key: str) -> WebPush:
    settings = get_settings()
    host = urlsplit(settings.base_url).hostname or "localhost"
    contact = settings.push_contact or f"operator@{host}"
    return WebPush(
        private_key=private_key.encode(),
        public_key=_public_key(private_key)[1],
        subscriber=contact,
        ttl=int(TRIED_FOR.total_seconds()),
    )


def ring(session: Session, line: Notification) -> None:
    """Have a line pushed to its reader's browsers, unless they don't want that; part of the deed's unit of work."""
    here = select(PushSubscription.id).where(col(PushSubscription.user_id) == line.user_id)
    browsers = session.exec(here).all()
    if not browsers or line.kind in queries.chosen_off(session, line.user_id, Channel.PUSH):
        return
    now = clock.now()
    for browser in browsers:
        pair = {"subscription_id": browser, "notification_id": line.id}
        fresh = {"next_at": now, "give_up_at": now + TRIED_FOR, "tries": 0}
        if not rows.insert_once(session, Push, id=uuid4(), claimed_until=None, sent_at=None, **pair, **fresh):
            this = col(Push.subscription_id) == browser, col(Push.notification_id) == line.id
            push = session.exec(select(Push).where(*this).with_for_update()).one()
            if push.next_at is None:
                push.next_at = max(now, push.sent_at + KINDS[line.kind].quiet_for) if push.sent_at else now
                push.give_up_at, push.tries = push.next_at + TRIED_FOR, 0
                session.add(push)
    session.flush()
    jobs.enqueue(session, Job.DELIVER_PUSHES, key="due")


@dataclass(frozen=True, slots=True)
class Parcel:
    """One push, ready to be sent."""

    push_id: UUID
    subscription_id: UUID
    endpoint: str
    body: bytes
    headers: dict[str, str]


def _is_due() -> ColumnElement[bool]:
    now = clock.now()
    is_free = or_(col(Push.claimed_until).is_(None), col(Push.claimed_until) < now)
    return and_(col(Push.next_at) <= now, is_free)


def has_due(session: Session) -> bool:
    """Whether anything should be on its way."""
    return session.exec(select(Push.id).where(_is_due()).limit(1)).first() is not None


def claim_due(session: Session, *, most: int) -> tuple[int, list[Parcel]]:
    """Take up to `most` of what is due. Gives how many were taken, and those that are still news to their reader."""
    due = (
        select(Push, PushSubscription, User)
        .join(PushSubscription, col(PushSubscription.id) == col(Push.subscription_id))
        .join(User, col(User.id) == col(PushSubscription.user_id))
        .where(_is_due())
        .order_by(col(Push.next_at))
        .limit(most)
        .with_for_update(of=Push, skip_locked=True)
    )
    parcels = []
    taken = session.exec(due).all()
    sender = _sender(_private_key(session)) if taken else None
    for push, browser, user in taken:
        viewer = Viewer(id=user.id, handle=user.handle, display_name=user.display_name, role=user.role)
        line = queries.find_line(session, viewer=viewer, id=push.notification_id)
        if line is None or not line.is_unread or sender is None:
            push.next_at = None
        else:
            push.claimed_until = clock.now() + CLAIMED_FOR
            parcels.append(_parcel(sender, push, browser, line))
        session.add(push)
    session.flush()
    return len(taken), parcels


def _parcel(sender: WebPush, push: Push, browser: PushSubscription, line: NotificationView) -> Parcel:
    said = {"title": f"{line.names} {line.text}".strip(), "body": line.quote, "href": line.href, "tag": line.id}
    keys = {"p256dh": browser.p256dh, "auth": browser.auth}
    sealed = sender.get(said, WebPushSubscription.model_validate({"endpoint": browser.endpoint, "keys": keys}))
    headers = {**sealed.headers, "content-type": "application/octet-stream", "topic": line.id.replace("-", "")}
    return Parcel(push.id, browser.id, browser.endpoint, sealed.encrypted, {k: str(v) for k, v in headers.items()})


def settle(session: Session, parcel: Parcel, status: int | None, *, is_private: bool = False) -> str:
    """Write down how a push fared: sent, waits, gone with its browser, or given up. Status None: no answer."""
    if status in GONE or is_private:
        session.execute(delete(PushSubscription).where(col(PushSubscription.id) == parcel.subscription_id))
        return "gone"
    push = session.exec(select(Push).where(col(Push.id) == parcel.push_id).with_for_update()).one_or_none()
    if push is None:
        return "gone"
    now = clock.now()
    push.claimed_until, push.tries = None, push.tries + 1
    is_sent = status is not None and 200 <= status < 300
    is_passing = status is None or status in PASSING or status >= 500
    if is_sent:
        push.sent_at, push.next_at, outcome = now, None, "sent"
    elif is_passing and now < push.give_up_at:
        push.next_at, outcome = now + min(FIRST_WAIT * GROWTH ** min(push.tries - 1, 8), LONGEST_WAIT), "waits"
    else:
        push.next_at, outcome = None, "given up"
    session.add(push)
    session.flush()
    return outcome


def put_back(session: Session, parcels: list[Parcel]) -> None:
    """Give back what was claimed and not tried, because the worker ends."""
    ids = [parcel.push_id for parcel in parcels]
    session.execute(update(Push).where(col(Push.id).in_(ids)).values(claimed_until=None))
