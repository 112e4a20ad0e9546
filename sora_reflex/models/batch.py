"""Orders of many clips at once: the file that a program sent, and what became of each of its lines."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Text
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import id_field, maybe_time_field, time_field


class ApiFile(SQLModel, table=True):
    """Lines of JSON, as they were sent."""

    __tablename__ = "api_files"

    id: UUID = id_field()
    user_id: UUID = Field(foreign_key="users.id", index=True)
    name: str = Field(max_length=200)
    content: str = Field(sa_type=Text)
    created_at: datetime = time_field()


class Batch(SQLModel, table=True):
    __tablename__ = "batches"

    id: UUID = id_field()
    user_id: UUID = Field(foreign_key="users.id", index=True)
    file_id: UUID
    """Of the file that it was made from, which may be deleted meanwhile."""
    labels: dict[str, str] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    """What its owner wrote on it."""
    lines: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON, nullable=False)
    """In order: {custom_id, generation_id or None, error: {status, code, message, param} or None}."""
    faults: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON, nullable=False)
    """Why none of it was done: {line, code, message}."""
    created_at: datetime = time_field()
    cancelled_at: datetime | None = maybe_time_field()
