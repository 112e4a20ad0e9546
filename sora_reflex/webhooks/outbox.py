"""The life of a delivery as workers lead it: claimed when it is due, tried, and settled or put off."""

import random
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, and_, col, or_, select

from sora_reflex.core import clock
from sora_reflex.models import Delivery, DeliveryStatus, DeliveryTry, Webhook

CLAIMED_FOR = timedelta(seconds=60)
"""Several times what a try may take: whoever holds a claim longer has died over it."""

FIRST_WAIT, LONGEST_WAIT, GROWTH = timedelta(seconds=5), timedelta(hours=12), 3
"""Between tries: 5 s, 15 s, 45 s, 2 min, 7 min, 20 min, 1 h, 3 h, 9 h, then every 12 hours."""

SPREAD = 0.2
"""Of a wait, either way: receivers that come back are not met by everybody at once."""

KEPT_FOR = timedelta(days=30)

GONE = 410
"""The receiver says that there will never be anybody at this address."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one try needs to know."""

    delivery_id: UUID
    user_id: UUID
    url: str
    event_id: str
    body: bytes
    signed_with: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a try went: the receiver's status, or None without an answer."""

    status_code: int | None
    note: str
    took_ms: int

    @property
    def is_delivered(self) -> bool:
        return self.status_code is not None and 200 <= self.status_code < 300


def _is_due(now: datetime) -> ColumnElement[bool]:
    is_free = or_(col(Delivery.claimed_until).is_(None), col(Delivery.claimed_until) < now)
    is_waiting = col(Delivery.status) == DeliveryStatus.WAITING
    return and_(is_waiting, col(Delivery.next_at) <= now, is_free, col(Webhook.paused_at).is_(None))


def has_due(session: Session) -> bool:
    """Whether anything should be on its way."""
    due = select(Delivery.id).join(Webhook, col(Webhook.id) == col(Delivery.webhook_id))
    return session.exec(due.where(_is_due(clock.now())).limit(1)).first() is not None


def claim_due(session: Session, *, most: int, most_each: int, held: Mapping[UUID, int]) -> list[Parcel]:
    """Take up to `most` of what is due, longest overdue first; of one person `most_each`, those `held` counted in."""
    now = clock.now()
    held = Counter(held)
    full = [user_id for user_id, count in held.items() if count >= most_each]
    due = (
        select(Delivery, Webhook)
        .join(Webhook, col(Webhook.id) == col(Delivery.webhook_id))
        .where(_is_due(now), col(Webhook.user_id).not_in(full))
        .order_by(col(Delivery.next_at))
        .limit(most)
        .with_for_update(of=Delivery, skip_locked=True)
    )
    parcels = []
    for delivery, webhook in session.exec(due).all():
        if held[webhook.user_id] >= most_each:
            continue
        held[webhook.user_id] += 1
        delivery.claimed_until = now + CLAIMED_FOR
        session.add(delivery)
        is_old_valid = webhook.old_secret_until is not None and webhook.old_secret_until > now
        parcels.append(
            Parcel(
                delivery_id=delivery.id,
                user_id=webhook.user_id,
                url=webhook.url,
                event_id=delivery.event_id,
                body=delivery.body.encode(),
                signed_with=(webhook.secret, webhook.old_secret) if is_old_valid else (webhook.secret,),
            )
        )
    session.flush()
    return parcels


def settle(session: Session, parcel: Parcel, outcome: Outcome) -> DeliveryStatus | None:
    """Write down how a try went: delivered, to be tried again, or given up. None when it was removed meanwhile."""
    found = select(Delivery).where(col(Delivery.id) == parcel.delivery_id).with_for_update()
    delivery = session.exec(found).one_or_none()
    if delivery is None:
        return None
    now = clock.now()
    session.add(
        DeliveryTry(
            delivery_id=delivery.id,
            created_at=now,
            status_code=outcome.status_code,
            note=outcome.note,
            took_ms=outcome.took_ms,
        )
    )
    delivery.tries, delivery.claimed_until = delivery.tries + 1, None
    delivery.status_code, delivery.note = outcome.status_code, outcome.note
    # The last try is made when the time is over.
    delivery.next_at = min(now + wait_after(delivery.tries), max(now, delivery.give_up_at))
    if outcome.is_delivered:
        delivery.status, delivery.ended_at = DeliveryStatus.DELIVERED, now
    elif outcome.status_code == GONE or now >= delivery.give_up_at:
        delivery.status, delivery.ended_at = DeliveryStatus.FAILED, now
    if outcome.status_code == GONE:
        webhook = session.get_one(Webhook, delivery.webhook_id)
        webhook.paused_at, webhook.pause_reason = now, "It answered 410: there is nobody there any more."
        session.add(webhook)
    session.add(delivery)
    session.flush()
    return delivery.status


def put_back(session: Session, delivery_ids: Collection[UUID]) -> None:
    """Give back what was claimed and not tried, because the worker ends."""
    claimed = update(Delivery).where(col(Delivery.id).in_(delivery_ids))
    session.execute(claimed.values(claimed_until=None))


def forget_old(session: Session) -> int:
    """Give up what has waited through a pause for too long, and delete what is older than the log. Gives how many."""
    now = clock.now()
    late = update(Delivery).where(
        col(Delivery.status) == DeliveryStatus.WAITING, col(Delivery.give_up_at) < now - CLAIMED_FOR
    )
    session.execute(late.values(status=DeliveryStatus.FAILED, ended_at=now, note="It waited for too long."))
    old = delete(Delivery).where(col(Delivery.created_at) < now - KEPT_FOR, col(Delivery.ended_at).is_not(None))
    return int(session.execute(old).rowcount)  # type: ignore[attr-defined]


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many tries."""
    wait: timedelta = min(LONGEST_WAIT, FIRST_WAIT * GROWTH ** (min(tries, 20) - 1))
    return wait * random.uniform(1 - SPREAD, 1 + SPREAD)
