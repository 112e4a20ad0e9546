"""Pictures that people gave to make a clip from."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sora_reflex.models.base import id_field, time_field


class Upload(SQLModel, table=True):
    """Its bytes are in the media store, made anew from what was sent; its owner alone sees it."""

    __tablename__ = "uploads"

    id: UUID = id_field()
    owner_id: UUID = Field(foreign_key="users.id", index=True)
    width: int
    height: int
    bytes: int
    created_at: datetime = time_field()
