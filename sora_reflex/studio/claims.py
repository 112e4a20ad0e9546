"""Who films what: a worker that is free takes whose turn it is, and holds the right to film it."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, bindparam, func
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, and_, col, select, update

from sora_reflex.core import clock, events, metrics
from sora_reflex.core.queues import Lane
from sora_reflex.models import Generation, GenerationStatus, Shape, Stage, User
from sora_reflex.studio import endings, line
from sora_reflex.studio.queries import channel_of


@dataclass(frozen=True, slots=True)
class Claim:
    """The right of one attempt to film one generation, and what it needs to know for that."""

    generation_id: UUID
    run_id: UUID
    user_id: UUID
    handle: str
    request_key: str
    prompt: str
    seconds: int
    shape: Shape
    seed: int
    engine: str
    style: str
    attempt: int
    profile: str = ""
    """The one that was asked for; empty when any will do."""


def owned(claim: Claim) -> ColumnElement[bool]:
    """That this attempt is the one that runs: a late older one meets no row."""
    return and_(
        col(Generation.id) == claim.generation_id,
        col(Generation.run_id) == claim.run_id,
        col(Generation.status) == GenerationStatus.IN_PROGRESS,
    )


def claim(session: Session, *, lanes: Collection[Lane] | None = None, worker: str = "") -> Claim | None:
    """Take whose turn it is among what a worker of these lanes can film, None for all; None when nobody waits.

    A job that starts is a turn at the worker, not a claim on the generation that it was sent for; so the order is
    decided here, from the rows, at the last moment. The right to be filmed is checked again: an account that is gone
    or leaving spends no machine time.
    """
    _one_at_a_time(session)
    while (id := line.next_in_line(session, lanes)) is not None:
        # Nobody else claims meanwhile; its maker may still call it off.
        row = session.execute(_wanted(), {"id": id}).one_or_none()
        if row is None or row.status is not GenerationStatus.QUEUED:
            continue
        if row.deleted_at is not None or row.delete_after is not None:
            endings.end(
                session,
                col(Generation.id) == id,
                GenerationStatus.CANCELLED,
                code="account_closed",
                message="The account was closed before filming began.",
            )
            continue
        now, run_id = clock.now(), uuid4()
        session.execute(_taking(), {"which": id, "run": run_id, "by": worker, "at": now})
        if (known := session.identity_map.get(identity_key(Generation, id))) is not None:
            session.expire(known)
        events.announce(session, channel_of(row.user_id))
        if row.attempts == 0:
            metrics.waited(session, engine=row.engine, seconds=(now - row.created_at).total_seconds())
        return _claim_of(row, run_id)
    return None


@cache
def _wanted() -> Any:
    """What a claim needs to know of a generation and its maker, and no more: somebody waits for it to start."""
    mine = (
        Generation.id, Generation.user_id, Generation.status, Generation.request_key, Generation.prompt,
        Generation.seconds, Generation.shape, Generation.seed, Generation.engine, Generation.profile,
        Generation.style, Generation.attempts, Generation.created_at,
    )  # fmt: skip
    query = select(*mine, User.handle, User.is_house, User.deleted_at, User.delete_after)  # type: ignore[call-overload]
    query = query.join(User, col(User.id) == col(Generation.user_id)).where(col(Generation.id) == bindparam("id"))
    return query.with_for_update(of=Generation)


@cache
def _taking() -> Any:
    """The row becomes one attempt's; written for the table, which is quicker than for its objects."""
    table: Any = Generation.__table__  # type: ignore[attr-defined]
    values = {
        "status": GenerationStatus.IN_PROGRESS,
        "stage": Stage.PLANNING,
        "attempts": table.c.attempts + 1,
        "run_id": bindparam("run"),
        "worker": bindparam("by"),
        "started_at": bindparam("at"),
        "heartbeat_at": bindparam("at"),
    }
    return update(table).where(table.c.id == bindparam("which")).values(values)


def _one_at_a_time(session: Session) -> None:
    """Let one worker choose at a time: two that count at once would give a person more than their share.

    SQLite's units of work come one after the other anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.exec(select(func.pg_advisory_xact_lock(_CLAIMS)))


_CLAIMS = 0x50A4
"""The number of the database's lock on claims; any would do."""


def _claim_of(row: Any, run_id: UUID) -> Claim:
    return Claim(
        generation_id=row.id,
        run_id=run_id,
        user_id=row.user_id,
        handle=row.handle,
        request_key=row.request_key if row.is_house else "",
        prompt=row.prompt,
        seconds=row.seconds,
        shape=row.shape,
        seed=row.seed,
        engine=row.engine,
        style=row.style,
        attempt=row.attempts + 1,
        profile=row.profile,
    )
