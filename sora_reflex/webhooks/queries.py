"""Reads of webhooks: one's own addresses, and what was sent to them."""

import json
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, and_, col, or_, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock
from sora_reflex.core.errors import NotFound
from sora_reflex.core.paging import Page, decode_cursor, encode_cursor
from sora_reflex.models import Delivery, DeliveryStatus, DeliveryTry, Webhook
from sora_reflex.webhooks.schemas import DeliveryView, TryView, WebhookView

PAGE = 20

TRIES_SHOWN = 30
"""More than there are in 72 hours."""


def get_own(session: Session, *, viewer: Viewer, id: UUID, is_locked: bool = False) -> Webhook:
    """One of the viewer's own addresses; raises NotFound for anybody else's."""
    mine = select(Webhook).where(col(Webhook.id) == id, col(Webhook.user_id) == viewer.id)
    found = session.exec(mine.with_for_update() if is_locked else mine).one_or_none()
    if found is None:
        raise NotFound("This webhook is not here. It may have been removed.")
    return found


def list_own(session: Session, *, viewer: Viewer) -> list[WebhookView]:
    """The viewer's addresses, oldest first."""
    mine = select(Webhook).where(col(Webhook.user_id) == viewer.id)
    rows = session.exec(mine.order_by(col(Webhook.created_at), col(Webhook.id))).all()
    return [_view(session, row) for row in rows]


def get_view(session: Session, *, viewer: Viewer, id: UUID) -> WebhookView:
    return _view(session, get_own(session, viewer=viewer, id=id))


def list_deliveries(session: Session, *, viewer: Viewer, webhook_id: UUID, cursor: str = "") -> Page[DeliveryView]:
    """What was sent, or is to be sent, to one of the viewer's addresses; newest first."""
    get_own(session, viewer=viewer, id=webhook_id)
    query = select(Delivery).where(col(Delivery.webhook_id) == webhook_id)
    if cursor:
        at, id = decode_cursor(cursor)
        created = col(Delivery.created_at)
        query = query.where(or_(created < at, and_(created == at, col(Delivery.id) < id)))
    newest_first = query.order_by(col(Delivery.created_at).desc(), col(Delivery.id).desc())
    rows = session.exec(newest_first.limit(PAGE + 1)).all()
    after = encode_cursor(rows[PAGE - 1].created_at, rows[PAGE - 1].id) if len(rows) > PAGE else ""
    return Page(items=_deliveries(session, rows[:PAGE]), next=after)


def get_delivery(session: Session, *, viewer: Viewer, id: UUID) -> DeliveryView:
    return _deliveries(session, [own_delivery(session, viewer=viewer, id=id)])[0]


def own_delivery(session: Session, *, viewer: Viewer, id: UUID) -> Delivery:
    """A delivery to one of the viewer's addresses; raises NotFound for anybody else's."""
    mine = select(Delivery).join(Webhook, col(Webhook.id) == col(Delivery.webhook_id))
    found = session.exec(mine.where(col(Delivery.id) == id, col(Webhook.user_id) == viewer.id)).one_or_none()
    if found is None:
        raise NotFound("This delivery is not here. The log keeps them for 30 days.")
    return found


def _view(session: Session, row: Webhook) -> WebhookView:
    newest = select(Delivery).where(col(Delivery.webhook_id) == row.id).order_by(col(Delivery.created_at).desc())
    last = session.exec(newest.limit(1)).one_or_none()
    is_trying = last is not None and last.status is DeliveryStatus.WAITING and last.tries > 0
    is_old_valid = row.old_secret_until is not None and row.old_secret_until > clock.now()
    return WebhookView(
        id=str(row.id),
        name=row.name,
        url=row.url,
        event_types=row.event_types,
        created_at=row.created_at.isoformat(),
        is_paused=row.paused_at is not None,
        pause_reason=row.pause_reason,
        old_until=row.old_secret_until.isoformat() if is_old_valid and row.old_secret_until else "",
        last_status="trying" if is_trying else last.status.value if last else "",
    )


def _deliveries(session: Session, rows: Sequence[Delivery]) -> list[DeliveryView]:
    """Views of deliveries: one query for all their tries."""
    tried = select(DeliveryTry).where(col(DeliveryTry.delivery_id).in_([row.id for row in rows]))
    log: dict[UUID, list[TryView]] = {}
    for one in session.exec(tried.order_by(col(DeliveryTry.created_at).desc())):
        view = TryView(at=one.created_at.isoformat(), status_code=one.status_code, note=one.note, took_ms=one.took_ms)
        log.setdefault(one.delivery_id, []).append(view)
    return [
        DeliveryView(
            id=str(row.id),
            event_id=row.event_id,
            event_type=row.event_type.value,
            about=json.loads(row.body)["data"]["id"],
            status=row.status.value,
            tries=row.tries,
            status_code=row.status_code,
            note=row.note,
            created_at=row.created_at.isoformat(),
            next_at=row.next_at.isoformat() if row.status is DeliveryStatus.WAITING else "",
            log=log.get(row.id, [])[:TRIES_SHOWN],
        )
        for row in rows
    ]
