"""Invites, who came by them, and who waits for one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import enum_field, id_field, maybe_time_field, time_field
from sora_reflex.models.user import Role


class Invite(SQLModel, table=True):
    __tablename__ = "invites"
    __table_args__ = (CheckConstraint("redeemed_count <= total_count", name="not_overdrawn"),)

    id: UUID = id_field()
    code: str = Field(max_length=40, unique=True)
    owner_id: UUID | None = Field(default=None, foreign_key="users.id", index=True)
    """Who may give it away; none for codes made on the command line."""
    role: Role = enum_field(Role, default=Role.MEMBER)
    """What the newcomer becomes."""
    total_count: int = 1
    redeemed_count: int = 0
    created_at: datetime = time_field()
    expires_at: datetime | None = maybe_time_field()
    revoked_at: datetime | None = maybe_time_field()


class Redemption(SQLModel, table=True):
    __tablename__ = "redemptions"

    user_id: UUID = Field(primary_key=True, foreign_key="users.id")
    """One account came by one invite."""
    invite_id: UUID = Field(foreign_key="invites.id", index=True)
    created_at: datetime = time_field()


class Waiting(SQLModel, table=True):
    __tablename__ = "waiting_list"

    email: str = Field(primary_key=True, max_length=254)
    created_at: datetime = time_field(index=True)
    invited_at: datetime | None = maybe_time_field()
