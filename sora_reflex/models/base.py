"""What every table shares: the metadata's naming convention, ids and aware times."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Dialect, Enum
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in and out; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is not None and value.tzinfo is None:
            raise ValueError("times are aware UTC: use core.clock.now()")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def id_field() -> Any:
    return Field(default_factory=uuid4, primary_key=True)


def time_field(**more: Any) -> Any:
    """A required aware time."""
    return Field(sa_type=UtcDateTime, nullable=False, **more)


def maybe_time_field(**more: Any) -> Any:
    """An aware time, or none yet."""
    return Field(default=None, sa_type=UtcDateTime, nullable=True, **more)


def enum_field(kind: type[StrEnum], **more: Any) -> Any:
    """A member of `kind`, kept as its lower-case value in a text column."""
    return Field(sa_type=_enum(kind), nullable=False, **more)


def maybe_enum_field(kind: type[StrEnum], **more: Any) -> Any:
    """A member of `kind`, or none."""
    return Field(default=None, sa_type=_enum(kind), nullable=True, **more)


def _enum(kind: type[StrEnum]) -> Enum:
    return Enum(kind, native_enum=False, length=20, values_callable=lambda members: [m.value for m in members])


__all__ = [
    "UUID",
    "SQLModel",
    "UtcDateTime",
    "enum_field",
    "id_field",
    "maybe_enum_field",
    "maybe_time_field",
    "time_field",
]
