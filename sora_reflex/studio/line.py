"""The queue as people stand in it: whose turn is next, where each one stands, and how long it should take."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, literal_column
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from sora_reflex.core import clock
from sora_reflex.core.queues import Lane, Sign
from sora_reflex.models import Generation, GenerationStatus, Role, User
from sora_reflex.studio import limits, pace, quota, turns
from sora_reflex.studio.forecast import Place, Running, foresee
from sora_reflex.studio.turns import Served, Waiting


def next_in_line(session: Session, lanes: Collection[Lane] | None = None) -> UUID | None:
    """The generation whose turn it is at a worker that films these lanes; None takes all. None when nobody's is."""
    allowed = limits.read(session)
    if allowed.is_paused:
        return None
    heads = _heads(session, lanes)
    served = _running_of(session) if heads else Served()
    free = [head for head in heads if turns.may_run(head, served, allowed)]
    if len(free) > 1:
        _add_ended(session, served, {head.user_id for head in free})
    return min(free, key=lambda head: turns.turn(head, served)).id if free else None


def places(session: Session, workers: Sequence[Sign] | None = None) -> dict[UUID, Place]:
    """The places of all open generations; without knowledge of the workers, as if those that film now were all.

    Everybody who waits asks every second: a long queue is played forward once for all of them.
    """
    waiting = session.exec(
        select(func.count()).select_from(Generation).where(col(Generation.status) == GenerationStatus.QUEUED)
    ).one()
    if waiting < LONG_QUEUE:
        return _places(session, workers)
    # Sessions that read have an engine of their own; what it shares with the others are the connections.
    now, where = clock.now().timestamp(), id(session.get_bind().engine.pool)
    if where not in _kept or not 0 <= now - _kept[where][0] < KEPT_SECONDS:
        _kept.clear()
        _kept[where] = (now, _places(session, workers))
    return _kept[where][1]


LONG_QUEUE = 300
"""From so many on, playing it forward takes longer than reading a person's own clips."""

KEPT_SECONDS = 3.0
"""Nobody who waits behind hundreds notices."""

_kept: dict[int, tuple[float, dict[UUID, Place]]] = {}


def _places(session: Session, workers: Sequence[Sign] | None) -> dict[UUID, Place]:
    rows = [_waiting(row) for row in session.exec(_waiting_rows().order_by(*_OWN_ORDER)).all()]
    running = [_running(row) for row in session.exec(_running_rows()).all()]
    served = _served(session, {row.user_id for row in rows})
    allowed, book = limits.read(session), pace.read_all(session)
    return foresee(rows, running, workers, served=served, allowed=allowed, book=book)


_OWN_ORDER: tuple[Any, ...] = (col(Generation.line_at), col(Generation.created_at), col(Generation.id))
"""Of one person's clips among each other."""


def _columns() -> tuple[Any, ...]:
    return (
        col(Generation.id),
        col(Generation.user_id),
        col(User.role),
        col(User.is_house),
        col(Generation.engine),
        col(Generation.profile),
        col(Generation.seconds),
        col(Generation.line_at),
        col(Generation.created_at),
    )


def _waiting_rows() -> Any:
    return (
        select(*_columns())
        .join(User, col(User.id) == col(Generation.user_id))
        .where(col(Generation.status) == GenerationStatus.QUEUED)
    )


def _running_rows() -> Any:
    columns = (Generation.id, Generation.user_id, Generation.engine, Generation.profile, Generation.seconds)
    return select(*columns, Generation.progress, Generation.worker).where(  # type: ignore[call-overload]
        col(Generation.status) == GenerationStatus.IN_PROGRESS
    )


def _heads(session: Session, lanes: Collection[Lane] | None) -> list[Waiting]:
    """What each person waits for longest in each lane."""
    if lanes is None:
        in_line = select(Generation.engine, Generation.profile).where(*_is_in_line(Generation))
        lanes = [Lane(*row) for row in session.exec(in_line.distinct()).all()]
    query = _heads_of_a_lane()
    return [_waiting(row) for lane in lanes for row in session.execute(query, lane._asdict()).all()]


@cache
def _heads_of_a_lane() -> Any:
    """From person to person along the index of the line: what each has behind its first one is never looked at."""

    def first_of(row: Any, *conditions: ColumnElement[bool]) -> Any:
        lane = (row.engine == bindparam("engine"), row.profile == bindparam("profile"))
        found = select(row.id).where(*_is_in_line(row), *lane, *conditions)
        return found.order_by(row.user_id, row.line_at, row.created_at, row.id).limit(1).scalar_subquery()

    first, before, later = (aliased(Generation) for _ in range(3))
    heads = select(first_of(first).label("id")).cte("heads", recursive=True)
    further = select(first_of(later, col(later.user_id) > col(before.user_id)).label("id"))
    heads = heads.union_all(further.select_from(heads).join(before, col(before.id) == heads.c.id))
    rows = select(*_columns()).select_from(heads).join(Generation, col(Generation.id) == heads.c.id)
    return rows.join(User, col(User.id) == col(Generation.user_id))


def _is_in_line(row: Any) -> tuple[ColumnElement[bool], ...]:
    """Written out, as in the index of the line: SQLite does not use that for a value that it is told later."""
    return row.status == literal_column("'queued'"), row.screened_at.is_not(None)


def _served(session: Session, people: Collection[UUID]) -> Served:
    """What these people have had: two queries that read nothing older than the quota's window."""
    served = _running_of(session)
    _add_ended(session, served, people)
    return served


def _running_of(session: Session) -> Served:
    """What everybody has under way."""
    served = Served()
    for user_id, engine, count in session.exec(_UNDER_WAY).all():
        served.begins(user_id, engine, count)
    return served


def _add_ended(session: Session, served: Served, people: Collection[UUID]) -> None:
    ended = _ENDED.where(col(Generation.user_id).in_(people), col(Generation.finished_at) > clock.now() - quota.WINDOW)
    for user_id, engine, count, at in session.exec(ended).all():
        served.ended[user_id, engine] = count
        served.ended_at[user_id, engine] = at.timestamp() if at else 0.0


_WHOSE = (col(Generation.user_id), col(Generation.engine))
_UNDER_WAY = (
    select(*_WHOSE, func.count()).where(col(Generation.status) == GenerationStatus.IN_PROGRESS).group_by(*_WHOSE)
)
_ENDED = (
    select(*_WHOSE, func.count(), func.max(col(Generation.finished_at)))
    .where(col(Generation.run_id).is_not(None))
    .group_by(*_WHOSE)
)


def _waiting(row: Any) -> Waiting:
    id, user_id, role, is_house, engine, profile, seconds, line_at, created_at = row
    lane = Lane(engine, profile)
    return Waiting(id, user_id, Role(role), is_house, lane, seconds, line_at.timestamp(), created_at.timestamp())


def _running(row: Any) -> Running:
    id, user_id, engine, profile, seconds, progress, worker = row
    return Running(id, user_id, Lane(engine, profile), seconds, progress, worker)


def say_wait(seconds: float) -> str:
    """A time to wait in words: "about 20 s", "about 3 min"."""
    if seconds < 5:
        return "a few seconds"
    if seconds < 90:
        return f"about {round(seconds / 5) * 5} s"
    if seconds < 3600:
        return f"about {round(seconds / 60)} min"
    return f"about {round(seconds / 3600, 1):g} h"
