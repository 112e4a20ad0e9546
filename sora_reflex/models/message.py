"""What two people say to one another where nobody else reads it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import id_field, maybe_time_field, time_field


class Conversation(SQLModel, table=True):
    """The one conversation of two people, from the first word on."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("low_id", "high_id"), CheckConstraint("low_id < high_id", name="in_order"))

    id: UUID = id_field()
    low_id: UUID = Field(foreign_key="users.id")
    """The smaller id of the two comes first, so that there is one row whoever of them begins."""
    high_id: UUID = Field(foreign_key="users.id", index=True)
    opened_by_id: UUID = Field(foreign_key="users.id")
    created_at: datetime = time_field()
    accepted_at: datetime | None = maybe_time_field()
    """Until then it is a request, unless the two follow one another."""
    declined_at: datetime | None = maybe_time_field()
    """Whoever was asked put the request away; who asked is not told."""


class ConversationMember(SQLModel, table=True):
    """One side of a conversation: what this person finds in their inbox, and how far they have read."""

    __tablename__ = "conversation_members"
    __table_args__ = (
        Index("ix_conversation_members_user_id_last_at", "user_id", "last_at"),
        Index("ix_conversation_members_other_id", "other_id"),
    )

    conversation_id: UUID = Field(primary_key=True, foreign_key="conversations.id")
    user_id: UUID = Field(primary_key=True, foreign_key="users.id")
    other_id: UUID = Field(foreign_key="users.id")
    last_at: datetime = time_field()
    """When the last message was written; no two of a conversation have the same time."""
    read_at: datetime = time_field()
    """Everything written until then has been on this person's screen."""


class Message(SQLModel, table=True):
    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("author_id", "request_key"),
        UniqueConstraint("conversation_id", "created_at"),
        Index("ix_messages_post_id", "post_id"),
    )

    id: UUID = id_field()
    conversation_id: UUID = Field(foreign_key="conversations.id")
    author_id: UUID = Field(foreign_key="users.id")
    request_key: str = Field(max_length=60)
    """A message that is sent twice is known by it."""
    text: str = Field(default="", max_length=1000)
    has_clip: bool = False
    post_id: UUID | None = Field(default=None, foreign_key="posts.id")
    """The clip that came along; none any more once its maker's account is gone."""
    created_at: datetime = time_field()
    deleted_at: datetime | None = maybe_time_field()
    """Its words and its clip are gone with it."""
