"""Who follows whom and who likes what."""

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
    )

    follower_id: UUID = Field(primary_key=True, foreign_key="users.id")
    followee_id: UUID = Field(primary_key=True, foreign_key="users.id")
    created_at: datetime = time_field()


class Like(SQLModel, table=True):
    __tablename__ = "likes"
    __table_args__ = (Index("ix_likes_post_id_created_at", "post_id", "created_at"),)

    user_id: UUID = Field(primary_key=True, foreign_key="users.id")
    post_id: UUID = Field(primary_key=True, foreign_key="posts.id")
    created_at: datetime = time_field()
