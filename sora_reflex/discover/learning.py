"""What the default worker reads out of new and changed texts: what they mean, and which words there are."""

from typing import Any

from sqlmodel import Session, col, select

from sora_reflex.core import clock, db
from sora_reflex.core.embed import embed
from sora_reflex.core.rows import insert_all_once
from sora_reflex.discover import words
from sora_reflex.discover.nearness import pack
from sora_reflex.models import PostText, Spelling, UserText

AT_ONCE = 64
"""Texts in one unit of work: half a second of embedding on one core."""


def learn() -> int:
    """Learn all that is new, some at a time; gives how many texts there were."""
    total = 0
    while count := _learn_posts() + _learn_people():
        total += count
    return total


def has_news(session: Session) -> bool:
    """Whether anything waits to be read."""
    return any(session.exec(_news(table).limit(1)).first() is not None for table in (PostText, UserText))


def _news(table: Any) -> Any:
    return select(table).where(col(table.learnt_at).is_(None)).order_by(col(table.number))


def _learn_posts() -> int:
    """Embed outside of any unit of work: it takes long, and nobody may wait for it."""
    with db.reading() as session:
        new = session.exec(_news(PostText).limit(AT_ONCE)).all()
    texts = [f"{row.words}\n{row.more}".strip() for row in new]
    vectors = pack(embed(texts)) if texts else []
    now = clock.now()
    with db.unit_of_work() as session:
        for read, vector in zip(new, vectors, strict=True):
            row = session.get(PostText, read.number)
            # One that was changed meanwhile is read again.
            if row is not None and (row.words, row.more) == (read.words, read.more):
                row.vector, row.learnt_at = vector, now
                session.add(row)
        _learn_words(session, texts)
    return len(new)


def _learn_people() -> int:
    now = clock.now()
    with db.unit_of_work() as session:
        rows = session.exec(_news(UserText).limit(AT_ONCE)).all()
        for row in rows:
            row.learnt_at = now
            session.add(row)
        _learn_words(session, [row.words for row in rows])
    return len(rows)


def _learn_words(session: Session, texts: list[str]) -> None:
    new = {word for text in texts for word in words.cut(text)}
    insert_all_once(
        session, Spelling, [{"spelling": form, "word": word} for word in sorted(new) for form in words.spellings(word)]
    )
