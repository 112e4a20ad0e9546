"""The life of a generation as workers lead it: each step is one short transaction that an older attempt can't make."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, bindparam, case, func
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, and_, col, or_, select, update

from sora_reflex.core import clock, events, jobs, metrics, processes
from sora_reflex.core.jobs import Job
from sora_reflex.core.queues import Lane
from sora_reflex.core.settings import get_settings
from sora_reflex.models import (
    EventType,
    Generation,
    GenerationStatus,
    Post,
    Shape,
    Stage,
    User,
    Video,
)
from sora_reflex.notifications import kinds
from sora_reflex.notifications import service as notifications
from sora_reflex.social.service import keep_tags
from sora_reflex.studio import line, pace, words
from sora_reflex.studio.queries import channel_of
from sora_reflex.studio.starters import find_starter
from sora_reflex.webhooks import service as webhooks


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


@dataclass(frozen=True, slots=True)
class Made:
    """A finished clip, as its attempt hands it over; the files lie in the store already."""

    video_id: UUID
    engine_label: str
    source_type: str
    width: int
    height: int
    fps: int
    seconds: float
    files: dict[str, Any]
    measures: dict[str, Any]
    title: str
    left_out: list[str]
    plan: dict[str, Any] | None
    stage_seconds: dict[Stage, float] = field(default_factory=dict)
    profile: str = ""
    """The engine's profile that filmed it."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What an attempt hears when it shows a sign of life: is it still the one, and was it asked to stop?"""

    is_mine: bool
    is_cancelled: bool


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
            end(
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
    """The row becomes one attempt's."""
    values = {
        "status": GenerationStatus.IN_PROGRESS,
        "stage": Stage.PLANNING,
        "attempts": col(Generation.attempts) + 1,
        "run_id": bindparam("run"),
        "worker": bindparam("by"),
        "started_at": bindparam("at"),
        "heartbeat_at": bindparam("at"),
    }
    taking = update(Generation).where(col(Generation.id) == bindparam("which")).values(values)
    return taking.execution_options(synchronize_session=False)


def _one_at_a_time(session: Session) -> None:
    """Let one worker choose at a time: two that count at once would give a person more than their share.

    SQLite's units of work come one after the other anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.exec(select(func.pg_advisory_xact_lock(_CLAIMS)))


_CLAIMS = 0x50A4
"""The number of the database's lock on claims; any would do."""


def send_turn(session: Session, id: UUID, lane: Lane, *, again: str = "") -> None:
    """Send a turn to a worker of this lane; `again` sets it apart from an earlier one that may not be over yet."""
    key = f"{id}-{again}" if again else str(id)
    jobs.enqueue(session, Job.RENDER_GENERATION, key=key, on=lane.queue, generation_id=str(id))


def _pass_on(session: Session, user_id: UUID) -> None:
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


def beat(session: Session, claim: Claim, *, stage: Stage, percent: int) -> Beat:
    """Show a sign of life and how far it is; progress never goes back."""
    shown = case((col(Generation.progress) < percent, percent), else_=col(Generation.progress))
    moved = session.exec(
        update(Generation)
        .where(_owned(claim))
        .values(heartbeat_at=clock.now(), stage=stage, progress=shown)
        .returning(col(Generation.cancel_asked_at))
    ).first()
    if moved is None:
        return Beat(is_mine=False, is_cancelled=False)
    events.announce(session, channel_of(claim.user_id))
    return Beat(is_mine=True, is_cancelled=moved[0] is not None)


def complete(session: Session, claim: Claim, made: Made) -> bool:
    """Turn the attempt into a clip; False when it no longer may, and then its files are nobody's."""
    now = clock.now()
    ended = session.exec(
        update(Generation)
        .where(_owned(claim), col(Generation.cancel_asked_at).is_(None))
        .values(
            status=GenerationStatus.COMPLETED,
            stage=pace.STAGES[-1],
            progress=100,
            finished_at=now,
            title=made.title,
            left_out=made.left_out,
            plan=made.plan,
            error_code="",
            error_message="",
        )
    )
    if ended.rowcount == 0:
        return False
    session.add(
        Video(
            id=made.video_id,
            generation_id=claim.generation_id,
            owner_id=claim.user_id,
            engine=claim.engine,
            engine_label=made.engine_label,
            source_type=made.source_type,
            width=made.width,
            height=made.height,
            fps=made.fps,
            seconds=made.seconds,
            files=made.files,
            measures=made.measures,
            created_at=now,
        )
    )
    session.flush()
    if not _post_starter(session, claim, made.video_id, now):
        notifications.tell(
            session, kinds.CLIP_READY, user_id=claim.user_id, video_id=made.video_id, detail=made.title[:80]
        )
    for stage, seconds in made.stage_seconds.items():
        pace.learn(
            session,
            engine=claim.engine,
            profile=made.profile,
            stage=stage,
            seconds=seconds,
            clip_seconds=claim.seconds,
        )
        metrics.stage_took(session, engine=claim.engine, stage=stage, seconds=seconds)
    metrics.ended(session, engine=claim.engine, status=GenerationStatus.COMPLETED)
    tell(session, claim.user_id, claim.generation_id, EventType.VIDEO_COMPLETED)
    _pass_on(session, claim.user_id)
    events.announce(session, channel_of(claim.user_id))
    return True


def fail(session: Session, claim: Claim, *, code: str, message: str) -> bool:
    """End the attempt's generation without a clip; its turns come back."""
    return end(session, _owned(claim), GenerationStatus.FAILED, code=code, message=message) > 0


def refuse(session: Session, claim: Claim, *, code: str, message: str) -> bool:
    """End it because whoever films it will not; its turns come back."""
    return end(session, _owned(claim), GenerationStatus.REFUSED, code=code, message=message) > 0


def stop(session: Session, claim: Claim) -> bool:
    """End it because its maker asked for that."""
    return end(session, _owned(claim), GenerationStatus.CANCELLED) > 0


def put_back(session: Session, claim: Claim) -> bool:
    """Give it back to the queue because the worker stops; the attempt does not count. A cancelled one ends instead."""
    if end(session, and_(_owned(claim), col(Generation.cancel_asked_at).is_not(None)), GenerationStatus.CANCELLED):
        return True
    returned = session.exec(
        update(Generation)
        .where(_owned(claim))
        .values(status=GenerationStatus.QUEUED, run_id=None, heartbeat_at=None, attempts=col(Generation.attempts) - 1)
    )
    _pass_on(session, claim.user_id)
    events.announce(session, channel_of(claim.user_id))
    return returned.rowcount > 0


def lose(session: Session, claim: Claim, *, why: str) -> bool:
    """Give back what this worker can't go on with and must end over; the attempt counts. True if it will be retried."""
    generation = lock(session, claim.generation_id)
    if generation is None or generation.run_id != claim.run_id or generation.status is not GenerationStatus.IN_PROGRESS:
        return False
    return _retry(session, generation, why=why)


def requeue_lost(session: Session) -> tuple[int, int]:
    """Put back what a worker died over, or fail what was tried too often; gives how many of each.

    Whoever ran on this machine is known to be dead at once; of others only their silence tells.
    """
    silent_since = clock.now() - timedelta(seconds=get_settings().lost_after_seconds)
    running = col(Generation.status) == GenerationStatus.IN_PROGRESS
    workers = session.exec(select(Generation.worker).where(running).distinct()).all()
    dead = [name for name in workers if processes.is_dead(name)]
    is_lost = or_(col(Generation.heartbeat_at) < silent_since, col(Generation.worker).in_(dead))
    lost = select(Generation).where(running, is_lost)
    returned = given_up = 0
    for generation in session.exec(lost.with_for_update(skip_locked=True)).all():
        is_back = _retry(session, generation, why="The worker stopped while it filmed this")
        returned, given_up = returned + is_back, given_up + (not is_back)
    return returned, given_up


def _retry(session: Session, generation: Generation, *, why: str) -> bool:
    """Put an attempt that came to nothing back in the queue, or end it; `generation` is locked and in progress."""
    attempts, user_id = generation.attempts, generation.user_id
    same_run = and_(
        col(Generation.id) == generation.id,
        col(Generation.run_id) == generation.run_id,
        col(Generation.status) == GenerationStatus.IN_PROGRESS,
    )
    is_back = False
    if generation.cancel_asked_at is not None:
        end(session, same_run, GenerationStatus.CANCELLED)
    elif attempts >= get_settings().render_attempts:
        message = f"{why}, {attempts} times. {words.COST_NOTHING}" if attempts > 1 else f"{why}. {words.COST_NOTHING}"
        end(session, same_run, GenerationStatus.FAILED, code="worker_lost", message=message)
    else:
        back = update(Generation).where(same_run)
        back = back.values(status=GenerationStatus.QUEUED, run_id=None, heartbeat_at=None)
        is_back = session.exec(back).rowcount > 0
        _pass_on(session, user_id)
        events.announce(session, channel_of(user_id))
    session.expire(generation)
    return is_back


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


def _post_starter(session: Session, claim: Claim, video_id: UUID, now: datetime) -> bool:
    """The house posts its starter clips by itself; False for every other clip."""
    starter = find_starter(claim.request_key)
    if starter is not None:
        post = Post(video_id=video_id, author_id=claim.user_id, caption=starter.caption, created_at=now)
        session.add(post)
        session.flush()
        keep_tags(session, post)
    return starter is not None


def _owned(claim: Claim) -> ColumnElement[bool]:
    """That this attempt is the one that runs: a late older one meets no row."""
    return and_(
        col(Generation.id) == claim.generation_id,
        col(Generation.run_id) == claim.run_id,
        col(Generation.status) == GenerationStatus.IN_PROGRESS,
    )


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
        _pass_on(session, user_id)
        events.announce(session, channel_of(user_id))
        metrics.ended(session, engine=engine, status=status, reason=code)
    return len(ended)


def tell(session: Session, user_id: UUID, generation_id: UUID, event_type: EventType) -> None:
    """Let the person's own servers know how it ended."""
    webhooks.record(session, user_id=user_id, generation_id=generation_id, event_type=event_type)


def lock(session: Session, generation_id: UUID) -> Generation | None:
    """The row, held until the end of the unit of work."""
    query = select(Generation).where(col(Generation.id) == generation_id).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).one_or_none()
