"""What people report, and what those who keep order did about it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from sora_reflex.models.base import enum_field, id_field, maybe_time_field, time_field


class Subject(StrEnum):
    """What a report or an act is about."""

    POST = "post"
    COMMENT = "comment"
    ACCOUNT = "account"
    CONVERSATION = "conversation"


class ReportReason(StrEnum):
    LIKENESS = "likeness"
    SEXUAL = "sexual"
    MINORS = "minors"
    VIOLENCE = "violence"
    HATE = "hate"
    BULLYING = "bullying"
    SPAM = "spam"
    OTHER = "other"


class Report(SQLModel, table=True):
    """One person's word about one thing: there is one of each, which is opened anew when it is said again."""

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("reporter_id", "subject", "subject_id"),
        Index("ix_reports_closed_at_created_at", "closed_at", "created_at"),
        Index("ix_reports_subject_id", "subject_id"),
    )

    id: UUID = id_field()
    reporter_id: UUID = Field(foreign_key="users.id")
    subject: Subject = enum_field(Subject)
    subject_id: UUID
    person_id: UUID = Field(foreign_key="users.id", index=True)
    """Whose it is."""
    reason: ReportReason = enum_field(ReportReason)
    words: str = Field(default="", max_length=500)
    quote: str = Field(default="", sa_type=Text)
    """What was said in a conversation until then: nobody else reads it otherwise, and it may be deleted meanwhile."""
    created_at: datetime = time_field()
    closed_at: datetime | None = maybe_time_field()


class ActKind(StrEnum):
    HIDE = "hide"
    RESTORE = "restore"
    REMOVE = "remove"
    LEAVE = "leave"
    """Looked at, and left as it was."""


class ModerationAct(SQLModel, table=True):
    """Who did what to what, when and why: written once, never changed."""

    __tablename__ = "moderation_acts"
    __table_args__ = (Index("ix_moderation_acts_subject_id_created_at", "subject_id", "created_at"),)

    id: UUID = id_field()
    by_id: UUID | None = Field(default=None, foreign_key="users.id", index=True)
    """Nobody's any more once their account is deleted."""
    subject: Subject = enum_field(Subject)
    subject_id: UUID
    person_id: UUID | None = Field(default=None, foreign_key="users.id", index=True)
    """Whose it was; nobody's any more once their account is deleted."""
    act: ActKind = enum_field(ActKind)
    reason: str = Field(max_length=300)
    created_at: datetime = time_field()
