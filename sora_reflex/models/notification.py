"""What somebody is told of: lines of their inbox, and the deeds behind each line."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import id_field, maybe_time_field, time_field


class Notification(SQLModel, table=True):
    """One line of somebody's inbox: one deed, or several of a kind about the same thing on one day."""

    __tablename__ = "notifications"
    __table_args__ = (
        UniqueConstraint("user_id", "bundle"),
        Index("ix_notifications_user_id_latest_at_id", "user_id", "latest_at", "id"),
    )

    id: UUID = id_field()
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    kind: str = Field(max_length=30)
    """The name of one of `sora_reflex/notifications/kinds`."""
    bundle: str = Field(max_length=120)
    """What belongs on this line."""
    post_id: UUID | None = Field(default=None, foreign_key="posts.id", ondelete="CASCADE", index=True)
    comment_id: UUID | None = Field(default=None, foreign_key="comments.id", ondelete="CASCADE", index=True)
    video_id: UUID | None = Field(default=None, foreign_key="videos.id", ondelete="CASCADE", index=True)
    detail: str = Field(default="", max_length=300)
    """Words that stand nowhere else, as the reason of a takedown."""
    latest_at: datetime = time_field(index=True)
    read_at: datetime | None = maybe_time_field()
    """Deeds after it are news."""


class NotificationDeed(SQLModel, table=True):
    """What somebody did, once, however often they take it back and do it again.

    Whether it still stands is asked when it is read.
    """

    __tablename__ = "notification_deeds"
    __table_args__ = (
        UniqueConstraint("user_id", "key"),
        Index("ix_notification_deeds_notification_id_created_at", "notification_id", "created_at"),
    )

    id: UUID = id_field()
    notification_id: UUID = Field(foreign_key="notifications.id", ondelete="CASCADE")
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    """Who is told of it."""
    key: str = Field(max_length=160)
    actor_id: UUID | None = Field(default=None, foreign_key="users.id", ondelete="CASCADE", index=True)
    """Who did it; nobody for what the instance itself did."""
    created_at: datetime = time_field()
