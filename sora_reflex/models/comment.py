"""What people say under a post, and who likes it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import id_field, maybe_enum_field, maybe_time_field, time_field


class HiddenBy(StrEnum):
    MAKER = "maker"
    """Of the clip that it stands under."""
    RESTRICTION = "restriction"
    """Of its author, by that maker: it waits for their word."""
    OPERATOR = "operator"


_PINNED = text("pinned_at IS NOT NULL")


class Comment(SQLModel, table=True):
    """A word under a post, or an answer to one. Answers at any depth stand under the comment that began it."""

    __tablename__ = "comments"
    __table_args__ = (
        UniqueConstraint("author_id", "request_key"),
        Index("ix_comments_post_id_root_id_created_at", "post_id", "root_id", "created_at"),
        Index("ix_comments_root_id_created_at", "root_id", "created_at"),
        Index("ix_comments_pinned", "post_id", sqlite_where=_PINNED, postgresql_where=_PINNED),
    )

    id: UUID = id_field()
    post_id: UUID = Field(foreign_key="posts.id")
    author_id: UUID | None = Field(default=None, foreign_key="users.id")
    """Nobody's any more once its account is deleted; then it is deleted, too."""
    parent_id: UUID | None = Field(default=None, foreign_key="comments.id")
    """Which comment it answers."""
    root_id: UUID | None = Field(default=None, foreign_key="comments.id")
    """Which comment began the exchange; none for one that begins."""
    request_key: str = Field(max_length=60)
    """A comment that is sent twice is known by it."""
    text: str = Field(max_length=1000)
    like_count: int = 0
    reply_count: int = 0
    """Answers below it that are there and not hidden; kept for the one that began the exchange."""
    created_at: datetime = time_field()
    pinned_at: datetime | None = maybe_time_field()
    hidden_at: datetime | None = maybe_time_field()
    """Its author alone goes on seeing it among others."""
    hidden_by: HiddenBy | None = maybe_enum_field(HiddenBy)
    """Why it is hidden; None while it is not."""
    deleted_at: datetime | None = maybe_time_field()


class CommentLike(SQLModel, table=True):
    __tablename__ = "comment_likes"

    user_id: UUID = Field(primary_key=True, foreign_key="users.id")
    comment_id: UUID = Field(primary_key=True, foreign_key="comments.id", index=True)
    created_at: datetime = time_field()
