"""How a generation ends, and who hears of it: the person's own servers, and whoever is next in line."""

from uuid import UUID, uuid4

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select, update

from sora_reflex.core import clock, events, jobs, metrics
from sora_reflex.core.jobs import Job
from sora_reflex.core.queues import Lane
from sora_reflex.models import EventType, Generation, GenerationStatus
from sora_reflex.studio.queries import channel_of
from sora_reflex.webhooks import service as webhooks


def end(
    session: Session, where: ColumnElement[bool], status: GenerationStatus, *, code: str = "", message: str = ""
) -> int:
    """End the generations that `where` names, and tell whoever waits for them. Gives how many there were."""
    ended = session.exec(
        update(Generation)
        .where(where)
        .values(status=status, finished_at=clock.now(), error_code=code, error_message=message)
        .returning(col(Generation.id), col(Generation.user_id), col(Generation.engine))
    ).all()
    for id, user_id, engine in ended:
        # Whoever called it off knows.
        if status is not GenerationStatus.CANCELLED:
            tell(session, user_id, id, EventType.VIDEO_FAILED)
        pass_on(session, user_id)
        events.announce(session, channel_of(user_id))
        metrics.ended(session, engine=engine, status=status, reason=code)
    return len(ended)


def tell(session: Session, user_id: UUID, generation_id: UUID, event_type: EventType) -> None:
    """Let the person's own servers know how it ended."""
    webhooks.record(session, user_id=user_id, generation_id=generation_id, event_type=event_type)


def send_turn(session: Session, id: UUID, lane: Lane, *, again: str = "") -> None:
    """Send a turn to a worker of this lane; `again` sets it apart from an earlier one that may not be over yet."""
    key = f"{id}-{again}" if again else str(id)
    jobs.enqueue(session, Job.RENDER_GENERATION, key=key, on=lane.queue, generation_id=str(id))


def pass_on(session: Session, user_id: UUID) -> None:
    """Send a turn for what this person waits for: theirs may have been spent while they had as many as they may."""
    waiting = session.exec(
        select(Generation.id, Generation.engine, Generation.profile)
        .where(
            col(Generation.user_id) == user_id,
            col(Generation.status) == GenerationStatus.QUEUED,
            col(Generation.screened_at).is_not(None),
        )
        .order_by(col(Generation.line_at))
        .limit(1)
    ).first()
    if waiting is not None:
        send_turn(session, waiting[0], Lane(*waiting[1:]), again=uuid4().hex[:12])
