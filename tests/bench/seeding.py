"""Puts many rows into a database at once: by COPY on PostgreSQL, in one transaction without fsync on SQLite."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Engine, Table
from sqlmodel import SQLModel

Rows = Iterator[tuple[type[SQLModel], Callable[[int], dict[str, Any]], int]]
"""Tables, what makes their n-th row, and how many there are."""

QUICK = ("synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY")
"""Rows with scattered ids touch every page of their indexes, so that those have to fit into memory."""


def fill(engine: Engine, rows: Rows) -> None:
    """Insert all rows, with the defaults of their tables."""
    for model, make, count in rows:
        table: Table = model.__table__  # type: ignore[attr-defined]
        values = _values(engine, table, make, count)
        connection: Any = engine.raw_connection()
        put = _copy if engine.dialect.name == "postgresql" else _insert
        put(connection, table, values)
        connection.close()


def _values(
    engine: Engine, table: Table, make: Callable[[int], dict[str, Any]], count: int
) -> Iterator[tuple[Any, ...]]:
    """Rows as the driver takes them, in the order of the table's columns."""
    columns = []
    for column in table.columns:
        bind = column.type.dialect_impl(engine.dialect).bind_processor(engine.dialect) or (lambda value: value)
        default: Any = column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
        columns.append((column.name, bind, default if callable(default) else lambda _, given=default: given))
    for n in range(count):
        row = make(n)
        yield tuple(bind(row[name] if name in row else default(None)) for name, bind, default in columns)


def _copy(connection: Any, table: Table, values: Iterator[tuple[Any, ...]]) -> None:
    names = ", ".join(column.name for column in table.columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)
    connection.commit()


def _insert(connection: Any, table: Table, values: Iterator[tuple[Any, ...]]) -> None:
    cursor = connection.cursor()
    for pragma in QUICK:
        cursor.execute(f"PRAGMA {pragma}")
    places = ", ".join("?" * len(table.columns))
    cursor.execute("BEGIN IMMEDIATE")
    names = ", ".join(column.name for column in table.columns)
    cursor.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({places})", values)  # noqa: S608
    cursor.execute("COMMIT")
