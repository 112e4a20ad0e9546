"""Requests to make a clip, with their life, and what the checks said of them."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import enum_field, id_field, maybe_time_field, time_field


class GenerationStatus(StrEnum):
    QUEUED = "queued"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    FAILED = "failed"
    REFUSED = "refused"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        return self in (GenerationStatus.QUEUED, GenerationStatus.IN_PROGRESS)


class Stage(StrEnum):
    """In this order; progress never goes back through them."""

    SCREENING = "screening"
    PLANNING = "planning"
    FILMING = "filming"
    FINISHING = "finishing"
    CHECKING = "checking"
    SIGNING = "signing"


class Shape(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    SQUARE = "square"


class Way(StrEnum):
    """What a clip is made from."""

    PROMPT = "prompt"
    STORYBOARD = "storyboard"
    REMIX = "remix"
    EXTEND = "extend"


_LINE = ("engine", "profile", "user_id", "line_at", "created_at", "id")
_IN_LINE = text("status = 'queued' AND screened_at IS NOT NULL")
"""Whose turn it is is asked all the time; of all that was ever made, few rows wait."""

_HAS_STYLE = text("style <> ''")
"""Most clips are in none."""


class Generation(SQLModel, table=True):
    __tablename__ = "generations"
    __table_args__ = (
        UniqueConstraint("user_id", "request_key"),
        Index("ix_generations_user_id_created_at", "user_id", "created_at"),
        Index("ix_generations_status_created_at", "status", "created_at"),
        Index("ix_generations_user_id_finished_at", "user_id", "finished_at"),
        Index("ix_generations_style", "style", sqlite_where=_HAS_STYLE, postgresql_where=_HAS_STYLE),
        Index("ix_generations_line", *_LINE, sqlite_where=_IN_LINE, postgresql_where=_IN_LINE),
    )

    id: UUID = id_field()
    user_id: UUID = Field(foreign_key="users.id")
    request_key: str = Field(max_length=80)
    """Made by the sheet when it opens: the same sheet sent twice is one generation."""
    prompt: str = Field(max_length=2000)
    seconds: int
    shape: Shape = enum_field(Shape)
    width: int
    height: int
    seed: int
    engine: str = Field(max_length=60)
    profile: str = Field(default="", max_length=60)
    """Which of the engine's profiles is to film it; empty means any that a worker runs."""
    model: str = Field(default="", max_length=80)
    """What a program called the engine that it asked for; empty for what was asked for in the app."""
    style: str = Field(default="", max_length=40)
    turns: int
    """What it costs of the rolling quota while it is not refused, failed or cancelled."""
    status: GenerationStatus = enum_field(GenerationStatus, default=GenerationStatus.QUEUED)
    stage: Stage = enum_field(Stage, default=Stage.SCREENING)
    progress: int = 0
    """0 to 100 over all stages; never goes back."""
    attempts: int = 0
    screened_at: datetime | None = maybe_time_field()
    created_at: datetime = time_field()
    line_at: datetime = time_field()
    """Since when it counts as waiting: when it was sent, or a little earlier for a short one."""
    started_at: datetime | None = maybe_time_field()
    finished_at: datetime | None = maybe_time_field()
    heartbeat_at: datetime | None = maybe_time_field()
    """Last sign of life of the worker that runs it."""
    run_id: UUID | None = None
    """Which attempt owns it: an older one that wakes up may no longer write."""
    worker: str = Field(default="", max_length=80)
    """Name of the worker that films it, or did last."""
    cancel_asked_at: datetime | None = maybe_time_field()
    error_code: str = Field(default="", max_length=60)
    error_message: str = Field(default="", max_length=500)
    left_out: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    plan: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    title: str = Field(default="", max_length=200)
    batch_id: UUID | None = Field(default=None, index=True)
    """Shared by the variations of one request."""
    way: Way = enum_field(Way, default=Way.PROMPT)
    parent_id: UUID | None = Field(default=None, foreign_key="generations.id", index=True)
    """What it remixes or goes on from; the prompt is then an instruction."""
    shots: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON, nullable=False)
    """Of a storyboard, in order: {prompt, start, end}, times in seconds of the clip."""
    first_image_id: UUID | None = Field(default=None, foreign_key="uploads.id", index=True)
    last_image_id: UUID | None = Field(default=None, foreign_key="uploads.id", index=True)
    strength: float | None = None
    """Of a remix: how far it may go from its parent, above 0 to 1; None leaves it to the engine."""
    sound_id: UUID | None = None
    """The post whose sound it has in place of its own: the one that the sound first came with. No foreign key, as of
    lineage: the name outlives the post."""
    held_until: datetime | None = maybe_time_field()
    """Until then it waits for a look at its preview, before a dear engine takes it; None: no wait, or confirmed."""
    removed_at: datetime | None = maybe_time_field()
    """When its maker took it off their list; its clip, if there was one, is deleted."""


class Reference(SQLModel, table=True):
    """A picture of who or what is to appear in a clip, in the order of `number`."""

    __tablename__ = "generation_references"

    generation_id: UUID = Field(foreign_key="generations.id", primary_key=True)
    number: int = Field(primary_key=True)
    upload_id: UUID = Field(foreign_key="uploads.id", index=True)


class Decision(StrEnum):
    ALLOW = "allow"
    REFUSE = "refuse"
    REVIEW = "review"


class Verdict(SQLModel, table=True):
    __tablename__ = "verdicts"

    id: UUID = id_field()
    generation_id: UUID = Field(foreign_key="generations.id", index=True)
    stage: Stage = enum_field(Stage)
    decision: Decision = enum_field(Decision)
    rule: str = Field(max_length=60)
    message: str = Field(max_length=500)
    evidence: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    created_at: datetime = time_field()


class StagePace(SQLModel, table=True):
    """How long a stage takes per second of clip, learnt from earlier runs: an exponential mean."""

    __tablename__ = "stage_paces"

    engine: str = Field(primary_key=True, max_length=60)
    profile: str = Field(default="", primary_key=True, max_length=60)
    stage: Stage = enum_field(Stage, primary_key=True)
    seconds_per_second: float
    runs: int
