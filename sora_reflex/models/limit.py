"""What operators have set for the queue; what stands in no row is as the settings say."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sora_reflex.models.base import time_field


class Limit(SQLModel, table=True):
    __tablename__ = "limits"

    name: str = Field(primary_key=True, max_length=40)
    """One of those in `studio/limits.py`."""
    value: int
    changed_at: datetime = time_field()
    changed_by: UUID | None = Field(default=None, foreign_key="users.id", ondelete="SET NULL")
    """Nobody for whoever sits at the machine itself."""
