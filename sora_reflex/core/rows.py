"""Insertions that are safe when two people make the same row at once."""

from collections.abc import Sequence

from sqlalchemy import inspect
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, SQLModel


def insert_once(session: Session, table: type[SQLModel], **values: object) -> bool:
    """Insert a row unless it is there already; True if this call made it."""
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql_insert if is_postgresql else sqlite_insert
    # Asked for the row itself: PostgreSQL's driver gives no count of rows here.
    key = inspect(table).primary_key
    made = session.execute(insert(table).values(**values).on_conflict_do_nothing().returning(*key))
    return made.first() is not None


def insert_all_once(session: Session, table: type[SQLModel], rows: Sequence[dict[str, object]]) -> None:
    """Insert those of these rows that are not there yet."""
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql_insert if is_postgresql else sqlite_insert
    if rows:
        session.execute(insert(table).on_conflict_do_nothing(), list(rows))
