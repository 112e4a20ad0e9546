"""Orders of many clips at once: files of lines kept for their owner, and batches with what became of their lines."""

from datetime import datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement
from sqlmodel import Session, SQLModel, and_, col, func, or_, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock
from sora_reflex.core.errors import Conflict, NotFound
from sora_reflex.models import ApiFile, Batch, Generation, GenerationStatus
from sora_reflex.studio import service
from sora_reflex.studio.queries import NO_PLAN

MOST_FILES = 100
MOST_BYTES = 2**20
"""Of a file: a hundred lines with long prompts are a fifth of it."""

R = TypeVar("R", bound=SQLModel)


class Standing(NamedTuple):
    """How a batch stands; `ended` are its clips that are made or failed, `status` is OpenAI's word."""

    status: str
    total: int
    completed: int
    failed: int
    ended: frozenset[UUID]
    finished_at: datetime | None
    """When the last of them ended; None while any is open."""


def keep_file(session: Session, *, viewer: Viewer, name: str, content: str) -> ApiFile:
    count = session.exec(select(func.count()).select_from(ApiFile).where(col(ApiFile.user_id) == viewer.id)).one()
    if count >= MOST_FILES:
        raise Conflict(f"You have {MOST_FILES} files here, as many as one person may. Delete one first.")
    file = ApiFile(user_id=viewer.id, name=name[:200], content=content, created_at=clock.now())
    session.add(file)
    session.flush()
    return file


def get_file(session: Session, *, viewer: Viewer, id: UUID) -> ApiFile:
    return _own(session, ApiFile, viewer, id)


def list_files(session: Session, *, viewer: Viewer) -> list[ApiFile]:
    """The viewer's files, the newest first; there are never many."""
    mine = select(ApiFile).where(col(ApiFile.user_id) == viewer.id)
    return list(session.exec(mine.order_by(col(ApiFile.created_at).desc(), col(ApiFile.id).desc())))


def delete_file(session: Session, *, viewer: Viewer, id: UUID) -> None:
    session.delete(_own(session, ApiFile, viewer, id))
    session.flush()


def write_down(
    session: Session,
    *,
    viewer: Viewer,
    file_id: UUID,
    labels: dict[str, str],
    lines: list[dict[str, Any]],
    faults: list[dict[str, Any]],
    id: UUID | None = None,
) -> Batch:
    """Write a batch down, with what became of its lines."""
    batch = Batch(
        id=id or uuid4(),
        user_id=viewer.id,
        file_id=file_id,
        labels=labels,
        lines=lines,
        faults=faults,
        created_at=clock.now(),
    )
    session.add(batch)
    session.flush()
    return batch


def get_batch(session: Session, *, viewer: Viewer, id: UUID) -> Batch:
    return _own(session, Batch, viewer, id)


def list_batches(session: Session, *, viewer: Viewer, after: UUID | None, limit: int) -> tuple[list[Batch], bool]:
    """The viewer's batches, the newest first, behind the one called `after`; and whether there are more."""
    query, at, id = select(Batch).where(col(Batch.user_id) == viewer.id), col(Batch.created_at), col(Batch.id)
    if after is not None:
        last = _own(session, Batch, viewer, after)
        is_older: ColumnElement[bool] = or_(at < last.created_at, and_(at == last.created_at, id < last.id))
        query = query.where(is_older)
    rows = session.exec(query.order_by(at.desc(), id.desc()).limit(limit + 1)).all()
    return list(rows[:limit]), len(rows) > limit


def cancel(session: Session, *, viewer: Viewer, id: UUID) -> Batch:
    """Call off what of a batch is not made yet."""
    batch = _own(session, Batch, viewer, id)
    for generation_id in _generations(batch):
        if session.get(Generation, generation_id) is not None:
            service.cancel(session, viewer=viewer, generation_id=generation_id)
    batch.cancelled_at = batch.cancelled_at or clock.now()
    session.add(batch)
    session.flush()
    return batch


def standing(session: Session, batch: Batch) -> Standing:
    rows = session.exec(
        select(Generation)
        .options(NO_PLAN)
        .where(col(Generation.id).in_(_generations(batch)), col(Generation.user_id) == batch.user_id)
    ).all()
    is_open = any(row.status.is_open for row in rows)
    completed = sum(row.status is GenerationStatus.COMPLETED for row in rows)
    ended = frozenset(row.id for row in rows if not row.status.is_open)
    if batch.faults:
        status = "failed"
    elif batch.cancelled_at is not None:
        status = "cancelling" if is_open else "cancelled"
    else:
        status = "in_progress" if is_open else "completed"
    finished_at = max((row.finished_at for row in rows if row.finished_at), default=batch.created_at)
    return Standing(
        status=status,
        total=len(batch.lines),
        completed=completed,
        failed=len(ended) - completed + sum(line["error"] is not None for line in batch.lines),
        ended=ended,
        finished_at=None if is_open else finished_at,
    )


def _generations(batch: Batch) -> list[UUID]:
    return [UUID(line["generation_id"]) for line in batch.lines if line["generation_id"]]


def _own(session: Session, table: type[R], viewer: Viewer, id: UUID) -> R:
    row = session.get(table, id)
    if row is None or row.user_id != viewer.id:  # type: ignore[attr-defined]
        raise NotFound("That is not here. It may have been deleted.")
    return row
