"""Rows that many write to at once: insertions that are safe, and locks that do not cross."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, SQLModel, col, select


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


LOCK: dict[str, Any] = {"key_share": True}
"""For `with_for_update` on people, posts and comments. Others may go on pointing to a row that is held this way; a
plain FOR UPDATE would wait for each of them, and they in turn for whoever it holds up."""


def hold(session: Session, table: Any, ids: Iterable[UUID | None]) -> list[UUID]:
    """Hold rows until the end of the unit of work, in one order whoever asks; gives the ids that are there.

    Who holds several kinds takes people first, then comments, then posts.
    """
    wanted = {id for id in ids if id is not None}
    if not wanted:
        return []
    rows = select(table.id).where(col(table.id).in_(wanted)).order_by(col(table.id)).with_for_update(**LOCK)
    return list(session.exec(rows))
