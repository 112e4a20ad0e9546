"""Engines that render workers of this instance have run, as those said what they are."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import time_field


class RenderEngine(SQLModel, table=True):
    __tablename__ = "render_engines"

    name: str = Field(primary_key=True, max_length=60)
    profile: str = Field(default="", primary_key=True, max_length=60)
    label: str = Field(max_length=60)
    modes: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    """What it can do: members of `studio.modes.Mode`."""
    traits: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    """Which films it makes: a `studio.schemas.Traits`."""
    seen_at: datetime = time_field()
    """When a worker last loaded it."""
