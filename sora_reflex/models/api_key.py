"""Keys by which a person's programs act for them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import id_field, maybe_time_field, time_field


class Scope(StrEnum):
    """What a key may do."""

    READ = "read"
    CREATE = "create"
    POST = "post"


class ApiKey(SQLModel, table=True):
    """One key; a revoked one is deleted. The key itself was shown once, and only a hash of it is kept."""

    __tablename__ = "api_keys"

    id: UUID = id_field()
    user_id: UUID = Field(foreign_key="users.id", index=True)
    name: str = Field(max_length=60)
    key_hash: str = Field(max_length=64, unique=True)
    start: str = Field(max_length=12)
    """How it begins, so that its owner knows it again."""
    scopes: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    created_at: datetime = time_field()
    expires_at: datetime | None = maybe_time_field()
    last_used_at: datetime | None = maybe_time_field()
