"""Who follows whom, who likes what, and who keeps away from whom."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import time_field


class Follow(SQLModel, table=True):
    __tablename__ = "follows"
    __table_args__ = (
        CheckConstraint("follower_id <> followee_id", name="not_oneself"),
        Index("ix_follows_followee_id_created_at", "followee_id", "created_at"),
        Index("ix_follows_follower_id_created_at", "follower_id", "created_at"),
        Index("ix_follows_created_at_followee_id", "created_at", "followee_id"),
    )

    follower_id: UUID = Field(primary_key=True, foreign_key="users.id")
    followee_id: UUID = Field(primary_key=True, foreign_key="users.id")
    created_at: datetime = time_field()


class FollowRequest(SQLModel, table=True):
    """Somebody who would like to follow a private account, and waits for its word."""

    __tablename__ = "follow_requests"
    __table_args__ = (Index("ix_follow_requests_followee_id_created_at", "followee_id", "created_at"),)

    follower_id: UUID = Field(primary_key=True, foreign_key="users.id")
    followee_id: UUID = Field(primary_key=True, foreign_key="users.id")
    created_at: datetime = time_field()


class Block(SQLModel, table=True):
    """Neither of the two meets the other, whoever of them asked for it."""

    __tablename__ = "blocks"
    __table_args__ = (CheckConstraint("blocker_id <> blocked_id", name="not_oneself"),)

    blocker_id: UUID = Field(primary_key=True, foreign_key="users.id")
    blocked_id: UUID = Field(primary_key=True, foreign_key="users.id", index=True)
    created_at: datetime = time_field()


class Mute(SQLModel, table=True):
    """Whose posts stay out of somebody's feeds; the muted never learn of it."""

    __tablename__ = "mutes"
    __table_args__ = (CheckConstraint("muter_id <> muted_id", name="not_oneself"),)

    muter_id: UUID = Field(primary_key=True, foreign_key="users.id")
    muted_id: UUID = Field(primary_key=True, foreign_key="users.id", index=True)
    created_at: datetime = time_field()


class Restriction(SQLModel, table=True):
    """Whose comments under somebody's clips wait for their maker's word; the restricted never learn of it."""

    __tablename__ = "restrictions"
    __table_args__ = (CheckConstraint("restricter_id <> restricted_id", name="not_oneself"),)

    restricter_id: UUID = Field(primary_key=True, foreign_key="users.id")
    restricted_id: UUID = Field(primary_key=True, foreign_key="users.id", index=True)
    created_at: datetime = time_field()


class Like(SQLModel, table=True):
    __tablename__ = "likes"
    __table_args__ = (
        Index("ix_likes_post_id_created_at", "post_id", "created_at"),
        Index("ix_likes_user_id_created_at", "user_id", "created_at"),
        Index("ix_likes_created_at_post_id", "created_at", "post_id"),
    )

    user_id: UUID = Field(primary_key=True, foreign_key="users.id")
    post_id: UUID = Field(primary_key=True, foreign_key="posts.id")
    created_at: datetime = time_field()


class Repost(SQLModel, table=True):
    """Somebody's post, shown by somebody else to their own followers."""

    __tablename__ = "reposts"
    __table_args__ = (
        Index("ix_reposts_user_id_created_at", "user_id", "created_at"),
        Index("ix_reposts_post_id_created_at", "post_id", "created_at"),
    )

    user_id: UUID = Field(primary_key=True, foreign_key="users.id")
    post_id: UUID = Field(primary_key=True, foreign_key="posts.id")
    line: str = Field(default="", max_length=200)
    created_at: datetime = time_field()
