"""Webhooks as their owner handles them, and the events that are written down for them."""

import json
import re
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID, uuid4, uuid5

import httpx
from sqlmodel import Session, col, func, select

from sora_reflex.accounts.handles import clean_line
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, ids, jobs, outbound, rows
from sora_reflex.core.errors import Forbidden, Invalid
from sora_reflex.core.jobs import Job
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Delivery, DeliveryStatus, EventType, Webhook
from sora_reflex.webhooks import queries, signing
from sora_reflex.webhooks.errors import TargetInvalid, WebhooksTooMany
from sora_reflex.webhooks.schemas import Revealed

MOST_WEBHOOKS = 10
LONGEST_NAME, LONGEST_URL = 60, 500

_HOST = re.compile(r"[A-Za-z0-9._:-]{1,253}")
"""A name as it is looked up, or an address."""

TRIED_FOR = timedelta(hours=72)
"""Over a weekend somebody may be away; OpenAI tries as long."""

OLD_SECRET_LASTS = timedelta(hours=24)
"""Time to bring the new secret to every receiver."""


def add(session: Session, *, viewer: Viewer, name: str, url: str, event_types: Iterable[str]) -> Revealed:
    """Let an address hear of the viewer's clips from now on. Gives its secret, which is shown this once.

    Raises TargetInvalid, WebhooksTooMany, Invalid, Forbidden.
    """
    if viewer.delete_after is not None:
        raise Forbidden("Your account is about to be deleted. Undo that in settings to add a webhook.")
    mine = select(func.count()).select_from(Webhook).where(col(Webhook.user_id) == viewer.id)
    if session.exec(mine).one() >= MOST_WEBHOOKS:
        raise WebhooksTooMany(f"You have {MOST_WEBHOOKS} webhooks. Remove one that you don't use.", field="url")
    webhook = Webhook(
        user_id=viewer.id,
        name=_checked_name(name),
        url=check_url(url),
        event_types=_checked_types(event_types),
        secret=signing.new_secret(),
        created_at=clock.now(),
    )
    session.add(webhook)
    session.flush()
    return Revealed(webhook_id=str(webhook.id), name=webhook.name, value=webhook.secret)


def rotate(session: Session, *, viewer: Viewer, id: UUID) -> Revealed:
    """Make a new secret and show it this once; the one before signs too for a day."""
    webhook = queries.get_own(session, viewer=viewer, id=id, is_locked=True)
    webhook.old_secret, webhook.old_secret_until = webhook.secret, clock.now() + OLD_SECRET_LASTS
    webhook.secret = signing.new_secret()
    session.add(webhook)
    session.flush()
    return Revealed(webhook_id=str(webhook.id), name=webhook.name, value=webhook.secret)


def set_paused(session: Session, *, viewer: Viewer, id: UUID, paused: bool) -> None:
    """Send nothing there, or send again: what waits then goes on, what happened meanwhile is not made up for."""
    webhook = queries.get_own(session, viewer=viewer, id=id, is_locked=True)
    if paused and webhook.paused_at is None:
        webhook.paused_at, webhook.pause_reason = clock.now(), ""
    elif not paused:
        webhook.paused_at, webhook.pause_reason = None, ""
        _wake(session)
    session.add(webhook)
    session.flush()


def remove(session: Session, *, viewer: Viewer, id: UUID) -> None:
    """Forget an address, with its secret and its log."""
    session.delete(queries.get_own(session, viewer=viewer, id=id))
    session.flush()


def replay(session: Session, *, viewer: Viewer, delivery_id: UUID) -> None:
    """Send an event again, at once and then as long as the first time, under the same id."""
    delivery = queries.own_delivery(session, viewer=viewer, id=delivery_id)
    webhook = session.get_one(Webhook, delivery.webhook_id)
    if webhook.paused_at is not None:
        raise Invalid("This webhook is paused. Resume it, then send again.")
    now = clock.now()
    delivery.status, delivery.tries, delivery.ended_at = DeliveryStatus.WAITING, 0, None
    delivery.next_at, delivery.give_up_at = now, now + TRIED_FOR
    session.add(delivery)
    session.flush()
    _wake(session)


def send_sample(session: Session, *, viewer: Viewer, id: UUID) -> None:
    """Send an event about a video that is not there, so that a receiver can be tried out."""
    webhook = queries.get_own(session, viewer=viewer, id=id)
    if webhook.paused_at is not None:
        raise Invalid("This webhook is paused. Resume it, then send a sample.")
    _add(session, webhook, EventType(webhook.event_types[0]), event=uuid4(), about=ids.video_key(UUID(int=0)))
    _wake(session)


def record(session: Session, *, user_id: UUID, generation_id: UUID, event_type: EventType) -> None:
    """Write down what happened to a person's clip for every address of theirs that wants to hear of it.

    Part of the unit of work that makes it happen: whatever becomes of Redis, it is sent. Twice is once.
    """
    mine = select(Webhook).where(col(Webhook.user_id) == user_id, col(Webhook.paused_at).is_(None))
    wanting = [webhook for webhook in session.exec(mine) if event_type in webhook.event_types]
    for webhook in wanting:
        event = uuid5(generation_id, event_type.value)
        _add(session, webhook, event_type, event=event, about=ids.video_key(generation_id))
    if wanting:
        _wake(session)


def _add(session: Session, webhook: Webhook, event_type: EventType, *, event: UUID, about: str) -> None:
    now, event_id = clock.now(), f"evt_{event.hex}"
    body = {
        "id": event_id,
        "object": "event",
        "created_at": int(now.timestamp()),
        "type": event_type.value,
        "data": {"id": about},
    }
    rows.insert_once(
        session,
        Delivery,
        id=uuid4(),
        webhook_id=webhook.id,
        event_id=event_id,
        event_type=event_type,
        body=json.dumps(body),
        status=DeliveryStatus.WAITING,
        tries=0,
        note="",
        created_at=now,
        next_at=now,
        give_up_at=now + TRIED_FOR,
    )


def _wake(session: Session) -> None:
    jobs.enqueue(session, Job.DELIVER_WEBHOOKS, key="due")


def check_url(url: str) -> str:
    """The address as it is kept; raises TargetInvalid. Where its name leads is looked at when it is connected to."""
    is_private_fine = get_settings().webhook_private_targets
    try:
        parsed = httpx.URL(url.strip())
        port = parsed.port
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise TargetInvalid("That is not an address. Give one as https://example.org/hook.", field="url") from error
    if parsed.scheme != "https" and not (is_private_fine and parsed.scheme == "http"):
        raise TargetInvalid("Webhooks go to addresses that begin with https://.", field="url")
    is_host = _HOST.fullmatch(parsed.raw_host.decode("ascii", "replace"))
    if not is_host or parsed.userinfo or not 0 < (port or 443) < 65_536:
        raise TargetInvalid("That is not an address. Give one as https://example.org/hook.", field="url")
    if not is_private_fine and _is_plainly_private(parsed.host):
        raise TargetInvalid("That address is in a private network, where nothing is sent.", field="url")
    clean = str(parsed.copy_with(fragment=None))
    if len(clean) > LONGEST_URL:
        raise TargetInvalid(f"An address may have {LONGEST_URL} characters.", field="url")
    return clean


def _is_plainly_private(host: str) -> bool:
    """Whether one can tell from the host alone."""
    name = host.lower().rstrip(".")
    is_address = ":" in name or name.replace(".", "").isdigit()
    is_local = name == "localhost" or name.endswith((".localhost", ".local", ".internal"))
    return is_local or (is_address and not outbound.is_public(name))


def _checked_name(name: str) -> str:
    name = clean_line(name)
    if not 0 < len(name) <= LONGEST_NAME:
        raise Invalid(f"Give it a name of 1 to {LONGEST_NAME} characters, so that you know it again.", field="name")
    return name


def _checked_types(event_types: Iterable[str]) -> list[str]:
    wanted = set(event_types)
    if not wanted or not wanted <= set(EventType):
        known = " and ".join(kind.value for kind in EventType)
        raise Invalid(f"Choose what it hears of: {known}, or both.", field="event_types")
    return [kind.value for kind in EventType if kind in wanted]
