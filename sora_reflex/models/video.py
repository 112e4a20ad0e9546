"""Finished clips and the posts that show them."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import enum_field, id_field, maybe_time_field, time_field


class Video(SQLModel, table=True):
    __tablename__ = "videos"
    __table_args__ = (Index("ix_videos_owner_id_created_at", "owner_id", "created_at"),)

    id: UUID = id_field()
    generation_id: UUID = Field(foreign_key="generations.id", unique=True)
    owner_id: UUID = Field(foreign_key="users.id")
    engine: str = Field(max_length=60)
    engine_label: str = Field(max_length=60)
    source_type: str = Field(max_length=120)
    """The IPTC digital source type of its pictures."""
    width: int
    height: int
    fps: int
    seconds: float
    files: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    """Kind (film, poster, thumbnail, preview, sprites, captions) -> {name, bytes, type} in the media store."""
    measures: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    """Luminance of the poster's regions, average colour, loudness, checksum: what finishing measured."""
    created_at: datetime = time_field()
    seen_at: datetime | None = maybe_time_field()
    """When its owner first opened it; a draft is new until then."""
    deleted_at: datetime | None = maybe_time_field()


class Visibility(StrEnum):
    PUBLIC = "public"
    FOLLOWERS = "followers"
    UNLISTED = "unlisted"
    PRIVATE = "private"


class WhoMayComment(StrEnum):
    EVERYBODY = "everybody"
    FOLLOWERS = "followers"
    NOBODY = "nobody"
    """But whoever posted it."""
    LOCKED = "locked"
    """Not even they: what was said stays as it is."""


_HAS_SOUND = text("sound_id IS NOT NULL")
"""Of another one. Which sounds are in use, and in how many clips, is read from the index alone."""
_IN_USE = ("sound_id", "visibility", "deleted_at", "hidden_at")


class Post(SQLModel, table=True):
    __tablename__ = "posts"
    __table_args__ = (
        Index("ix_posts_visibility_created_at_id", "visibility", "created_at", "id"),
        Index("ix_posts_created_at_id", "created_at", "id"),
        Index("ix_posts_author_id_created_at", "author_id", "created_at"),
        Index("ix_posts_parent_id_created_at", "parent_id", "created_at"),
        Index("ix_posts_sound_id_created_at", "sound_id", "created_at"),
        Index("ix_posts_sounds_in_use", *_IN_USE, sqlite_where=_HAS_SOUND, postgresql_where=_HAS_SOUND),
        Index("ix_posts_author_id_pinned_at", "author_id", "pinned_at"),
    )

    id: UUID = id_field()
    video_id: UUID = Field(foreign_key="videos.id", unique=True)
    author_id: UUID = Field(foreign_key="users.id")
    caption: str = Field(default="", max_length=500)
    is_prompt_public: bool = True
    visibility: Visibility = enum_field(Visibility, default=Visibility.PUBLIC)
    like_count: int = 0
    comment_count: int = 0
    """Comments and answers that are there, not hidden, and not below a hidden one."""
    who_may_comment: WhoMayComment = enum_field(WhoMayComment, default=WhoMayComment.EVERYBODY)
    allows_remix: bool = True
    """Whether others may remix it; its author always may."""
    parent_id: UUID | None = None
    """Which post it was made from. Kept when that one's account, and its row with it, is gone."""
    root_id: UUID | None = Field(default=None, index=True)
    """Which post its family began with; none for one that begins, or stands alone."""
    sound_id: UUID | None = None
    """Which post's sound it has: the one that the sound first came with. None for one with a sound of its own."""
    remix_count: int = 0
    """Public posts made from it that are there."""
    repost_count: int = 0
    created_at: datetime = time_field()
    edited_at: datetime | None = maybe_time_field()
    pinned_at: datetime | None = maybe_time_field()
    """When its maker put it before the others on their page; the newest pin comes first."""
    hidden_at: datetime | None = maybe_time_field()
    """By those who keep order: its maker and they alone see it. Why stands in `moderation_acts`."""
    deleted_at: datetime | None = maybe_time_field()
