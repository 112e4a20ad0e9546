"""Full text, in the words of either database: FTS5 in SQLite, tsvector in PostgreSQL."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, column, func, literal_column, table
from sqlalchemy import select as sa_select
from sqlmodel import Session, SQLModel, col, select

from sora_reflex.discover import words
from sora_reflex.models import PostText, Spelling, UserText

MOST = 300
"""Matches that are shown: nobody reads so far."""

RANKED = 10_000
"""Matches that are ranked, the newest: the commonest words of a large instance match half of all there is."""

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
    """A query that is joined with `target.text`, narrowed to the best of what has all wanted words; the last may go on.

    Adds the column `rank`, the better the higher.
    """
    number: Any = target.text.number  # type: ignore[attr-defined]
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    matches = (_matches_of_fts5 if is_sqlite else _matches_of_tsvector)(target, wanted).limit(RANKED).subquery()
    # The limit keeps this a step of its own: what is best is known before anybody asks who may see it, and is then
    # gone through in that order until there is enough.
    best = sa_select(matches).order_by(matches.c.rank.desc(), matches.c.number.desc()).limit(RANKED).subquery()
    found = query.join(best, best.c.number == number).add_columns(best.c.rank).limit(MOST)
    # SQLite takes the rows as the step gives them; asked to, it would sort all of them once more.
    return found if is_sqlite else found.order_by(best.c.rank.desc(), best.c.number.desc())  # type: ignore[no-any-return]


def newest(session: Session, target: Target, wanted: Sequence[Either], *, most: int) -> Any:
    """Numbers of the newest texts that have all wanted words, to be joined: ranking them would be most of the work."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    found = (_matches_of_fts5 if is_sqlite else _matches_of_tsvector)(target, wanted)
    return found.with_only_columns(found.selected_columns.number).limit(most).subquery()


def _matches_of_fts5(target: Target, wanted: Sequence[Either]) -> Any:
    fts: Any = table(target.fts, column("rowid"), column(target.fts))
    rank: ColumnElement[Any] = -func.bm25(literal_column(target.fts), 3.0, 1.0)
    found = sa_select(fts.c.rowid.label("number"), rank.label("rank"))
    return found.where(fts.c[target.fts].op("MATCH")(_fts5(wanted))).order_by(fts.c.rowid.desc())


def _matches_of_tsvector(target: Target, wanted: Sequence[Either]) -> Any:
    number: Any = target.text.number  # type: ignore[attr-defined]
    tsv: Any = literal_column(f"{target.text.__tablename__}.tsv")
    asked = func.to_tsquery(literal_column(f"'{target.language}'::regconfig"), _tsquery(wanted))
    found = sa_select(number.label("number"), func.ts_rank(tsv, asked).label("rank"))
    return found.where(tsv.op("@@")(asked)).order_by(number.desc())


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
