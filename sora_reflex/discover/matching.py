"""Full text, in the words of either database: FTS5 in SQLite, tsvector in PostgreSQL."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, column, func, literal_column, table
from sqlmodel import Session, SQLModel, col, select

from sora_reflex.discover import words
from sora_reflex.models import PostText, Spelling, UserText

MOST = 300
"""Matches that are ranked, the newest: a common word matches half of all there is, and nobody reads so far."""

MOST_MEANT = 4
"""Words that a misspelt one is read as."""

Either = tuple[str, ...]
"""Words any of which will do."""


class Target(NamedTuple):
    """What is looked through."""

    text: type[SQLModel]
    fts: str
    language: str


POSTS = Target(PostText, "fts_posts", "english")
PEOPLE = Target(UserText, "fts_users", "simple")


def narrowed(session: Session, query: Any, target: Target, wanted: Sequence[Either]) -> Select[Any]:
    """A query that is joined with `target.text`, narrowed to what has all wanted words; the last may go on.

    Adds the column `rank`, the better the higher, and limits to the newest matches.
    """
    number: Any = target.text.number  # type: ignore[attr-defined]
    if session.get_bind().dialect.name == "sqlite":
        fts: Any = table(target.fts, column("rowid"), column(target.fts))
        query = query.join(fts, fts.c.rowid == number).where(fts.c[target.fts].op("MATCH")(_fts5(wanted)))
        rank: ColumnElement[Any] = -func.bm25(literal_column(target.fts), 3.0, 1.0)
        return query.add_columns(rank.label("rank")).order_by(fts.c.rowid.desc()).limit(MOST)  # type: ignore[no-any-return]
    tsv: Any = literal_column(f"{target.text.__tablename__}.tsv")
    asked = func.to_tsquery(literal_column(f"'{target.language}'::regconfig"), _tsquery(wanted))
    rank = func.ts_rank(tsv, asked)
    return query.where(tsv.op("@@")(asked)).add_columns(rank.label("rank")).order_by(number.desc()).limit(MOST)  # type: ignore[no-any-return]


def as_typed(typed: Sequence[str]) -> list[Either]:
    return [(word,) for word in typed]


def as_meant(session: Session, typed: Sequence[str]) -> list[Either]:
    """Each word with those that are spelt nearly so here: one look into an index."""
    missing = {spelling: word for word in typed for spelling in words.spellings(word)}
    if not missing:
        return as_typed(typed)
    near: dict[str, set[str]] = {word: set() for word in typed}
    rows = session.exec(select(Spelling).where(col(Spelling.spelling).in_(list(missing)))).all()
    for row in rows:
        for word in typed:
            if row.spelling in words.spellings(word):
                near[word].add(row.word)
    return [(word, *_nearest(word, near[word])) for word in typed]


def _nearest(word: str, found: set[str]) -> list[str]:
    apart = {other: words.distance(word, other) for other in found - {word}}
    return sorted((other for other in apart if apart[other] <= 2), key=lambda other: (apart[other], other))[:MOST_MEANT]


def _fts5(wanted: Sequence[Either]) -> str:
    """Words hold letters and digits alone, so that quotes are all that has to be set."""
    last = len(wanted) - 1
    groups = [
        " OR ".join(f'"{word}" *' if at == last and word == either[0] else f'"{word}"' for word in either)
        for at, either in enumerate(wanted)
    ]
    return " AND ".join(f"({group})" for group in groups)


def _tsquery(wanted: Sequence[Either]) -> str:
    last = len(wanted) - 1
    groups = [
        " | ".join(f"'{word}':*" if at == last and word == either[0] else f"'{word}'" for word in either)
        for at, either in enumerate(wanted)
    ]
    return " & ".join(f"({group})" for group in groups)


def by_id(rows: Sequence[Any]) -> list[UUID]:
    """Ids of (id, rank) rows, the best first; of two that are equally good the newer, which comes first already."""
    return [row[0] for row in sorted(rows, key=lambda row: -row[1])]
