"""Addresses that hear of a person's clips, what was sent to them, and how each try went."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import enum_field, id_field, maybe_time_field, time_field


class EventType(StrEnum):
    """What can be heard of, by OpenAI's names."""

    VIDEO_COMPLETED = "video.completed"
    VIDEO_FAILED = "video.failed"


class Webhook(SQLModel, table=True):
    __tablename__ = "webhooks"

    id: UUID = id_field()
    user_id: UUID = Field(foreign_key="users.id", index=True)
    name: str = Field(max_length=60)
    url: str = Field(max_length=500)
    event_types: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    secret: str = Field(max_length=80)
    """Kept as it is, since every delivery is signed with it; it opens nothing here."""
    old_secret: str = Field(default="", max_length=80)
    """The one before: signs too until its time is over, so that receivers can change without a gap."""
    old_secret_until: datetime | None = maybe_time_field()
    paused_at: datetime | None = maybe_time_field()
    pause_reason: str = Field(default="", max_length=200)
    """Why it was paused, when its owner did not do it."""
    created_at: datetime = time_field()


class DeliveryStatus(StrEnum):
    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


class Delivery(SQLModel, table=True):
    """One event on its way to one address. The row is the truth: jobs only look for those that are due."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("webhook_id", "event_id"),
        Index("ix_webhook_deliveries_status_next_at", "status", "next_at"),
        Index("ix_webhook_deliveries_webhook_id_created_at", "webhook_id", "created_at"),
    )

    id: UUID = id_field()
    webhook_id: UUID = Field(foreign_key="webhooks.id", ondelete="CASCADE")
    event_id: str = Field(max_length=60)
    event_type: EventType = enum_field(EventType)
    body: str = Field(sa_type=Text, nullable=False)
    """The very bytes that are sent and signed, at each try the same."""
    status: DeliveryStatus = enum_field(DeliveryStatus, default=DeliveryStatus.WAITING)
    tries: int = 0
    """Since it was sent first, or again by hand."""
    created_at: datetime = time_field(index=True)
    next_at: datetime = time_field()
    claimed_until: datetime | None = maybe_time_field()
    """Somebody is sending it; past this time they died over it."""
    give_up_at: datetime = time_field()
    status_code: int | None = None
    note: str = Field(default="", max_length=300)
    """How the last try went, in words."""
    ended_at: datetime | None = maybe_time_field()


class DeliveryTry(SQLModel, table=True):
    __tablename__ = "webhook_tries"

    id: UUID = id_field()
    delivery_id: UUID = Field(foreign_key="webhook_deliveries.id", ondelete="CASCADE", index=True)
    created_at: datetime = time_field()
    status_code: int | None = None
    note: str = Field(default="", max_length=300)
    took_ms: int = 0
