"""How somebody is told beyond the page: what they chose, the browsers that take pushes, and pushes on their way."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import id_field, maybe_time_field, time_field


class NotificationChoice(SQLModel, table=True):
    """That somebody is told of a kind on a channel, or not, where they chose other than the kind does."""

    __tablename__ = "notification_choices"

    user_id: UUID = Field(primary_key=True, foreign_key="users.id", ondelete="CASCADE")
    kind: str = Field(primary_key=True, max_length=30)
    channel: str = Field(primary_key=True, max_length=20)
    is_on: bool


class InstanceKey(SQLModel, table=True):
    """A secret of the whole instance, made when it is first needed and then kept."""

    __tablename__ = "instance_keys"

    name: str = Field(primary_key=True, max_length=40)
    value: str = Field(max_length=2000)


class PushSubscription(SQLModel, table=True):
    """A browser that takes pushes for whoever is signed in there; it goes with the sign-in."""

    __tablename__ = "push_subscriptions"

    id: UUID = id_field()
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE", index=True)
    sign_in_id: UUID = Field(foreign_key="sign_ins.id", ondelete="CASCADE", index=True)
    endpoint: str = Field(max_length=500, unique=True)
    p256dh: str = Field(max_length=120)
    auth: str = Field(max_length=60)
    """The browser's keys, in base64url: only it reads what is sent there."""
    created_at: datetime = time_field()


class Push(SQLModel, table=True):
    """A line of the inbox on its way to a browser. The row is the truth: jobs only look for those that are due."""

    __tablename__ = "pushes"
    __table_args__ = (
        UniqueConstraint("subscription_id", "notification_id"),
        Index("ix_pushes_next_at", "next_at"),
    )

    id: UUID = id_field()
    subscription_id: UUID = Field(foreign_key="push_subscriptions.id", ondelete="CASCADE")
    notification_id: UUID = Field(foreign_key="notifications.id", ondelete="CASCADE", index=True)
    next_at: datetime | None = maybe_time_field()
    """When it is tried next; none once it was sent or given up."""
    give_up_at: datetime = time_field()
    claimed_until: datetime | None = maybe_time_field()
    """Somebody is sending it; past this time they died over it."""
    tries: int = 0
    sent_at: datetime | None = maybe_time_field()
