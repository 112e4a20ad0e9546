"""The life of a generation as workers lead it: each step is one short transaction that an older attempt can't make."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, case
from sqlmodel import Session, and_, col, select, update

from sora_reflex.core import clock, events, jobs, metrics
from sora_reflex.core.jobs import Job
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Decision, Generation, GenerationStatus, Post, Shape, Stage, User, Verdict, Video
from sora_reflex.safety.schemas import Ruling
from sora_reflex.studio import line, pace, words
from sora_reflex.studio.queries import channel_of
from sora_reflex.studio.starters import find_starter


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


@dataclass(frozen=True, slots=True)
class Beat:
    """What an attempt hears when it shows a sign of life: is it still the one, and was it asked to stop?"""

    is_mine: bool
    is_cancelled: bool


def settle_screening(
    session: Session, *, generation_id: UUID, rulings: Sequence[Ruling], took_seconds: float
) -> GenerationStatus | None:
    """Write down what the checks said: on to filming, or refused. None when it was settled or called off meanwhile."""
    generation = _lock(session, generation_id)
    if generation is None or generation.status is not GenerationStatus.QUEUED or generation.screened_at is not None:
        return None
    now = clock.now()
    for ruling in rulings:
        session.add(
            Verdict(
                generation_id=generation_id,
                stage=Stage.SCREENING,
                decision=ruling.decision,
                rule=ruling.rule,
                message=ruling.message,
                evidence=ruling.evidence,
                created_at=now,
            )
        )
    refusal = next((ruling for ruling in rulings if ruling.decision is Decision.REFUSE), None)
    if refusal:
        generation.status, generation.finished_at = GenerationStatus.REFUSED, now
        generation.error_code, generation.error_message = refusal.rule, refusal.message
        metrics.ended(session, engine=generation.engine, status=generation.status, reason=refusal.rule)
    else:
        generation.screened_at, generation.stage = now, Stage.PLANNING
        paces = pace.read(session, generation.engine)
        generation.progress = max(generation.progress, pace.percent(paces, Stage.PLANNING, 0))
        pace.learn(
            session,
            engine=generation.engine,
            stage=Stage.SCREENING,
            seconds=took_seconds,
            clip_seconds=generation.seconds,
        )
        metrics.stage_took(session, engine=generation.engine, stage=Stage.SCREENING, seconds=took_seconds)
        id = str(generation_id)
        jobs.enqueue(session, Job.RENDER_GENERATION, key=id, generation_id=id)
    session.add(generation)
    session.flush()
    events.announce(session, channel_of(generation.user_id))
    return generation.status


def give_up_screening(session: Session, *, generation_id: UUID) -> bool:
    """End what the checks broke over; its turns come back."""
    waits = and_(
        col(Generation.id) == generation_id,
        col(Generation.status) == GenerationStatus.QUEUED,
        col(Generation.screened_at).is_(None),
    )
    message = f"The checks stumbled over this prompt. {words.COST_NOTHING} Try to put it another way."
    return _end(session, waits, GenerationStatus.FAILED, code="checks_failed", message=message) > 0


def claim(session: Session) -> Claim | None:
    """Take whose turn it is: people before the house, then who came first. None when nobody waits.

    A job that starts is a turn at the worker, not a claim on the generation that it was sent for; so the order is
    decided here, from the rows, at the last moment. The right to be filmed is checked again: an account that is gone
    or leaving spends no machine time.
    """
    while (found := _next_in_line(session)) is not None:
        generation, user = found
        if user.deleted_at is not None or user.delete_after is not None:
            _end(
                session,
                col(Generation.id) == generation.id,
                GenerationStatus.CANCELLED,
                code="account_closed",
                message="The account was closed before filming began.",
            )
            continue
        run_id, now = uuid4(), clock.now()
        taken = session.exec(
            update(Generation)
            .where(col(Generation.id) == generation.id, col(Generation.status) == GenerationStatus.QUEUED)
            .values(
                status=GenerationStatus.IN_PROGRESS,
                stage=Stage.PLANNING,
                attempts=col(Generation.attempts) + 1,
                run_id=run_id,
                started_at=now,
                heartbeat_at=now,
            )
        )
        if taken.rowcount:
            events.announce(session, channel_of(user.id))
            session.refresh(generation)
            if generation.attempts == 1:
                waited = (now - generation.created_at).total_seconds()
                metrics.waited(session, engine=generation.engine, seconds=waited)
            return _claim_of(generation, user, run_id)
    return None


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
    _post_starter(session, claim, made.video_id, now)
    for stage, seconds in made.stage_seconds.items():
        pace.learn(session, engine=claim.engine, stage=stage, seconds=seconds, clip_seconds=claim.seconds)
        metrics.stage_took(session, engine=claim.engine, stage=stage, seconds=seconds)
    metrics.ended(session, engine=claim.engine, status=GenerationStatus.COMPLETED)
    events.announce(session, channel_of(claim.user_id))
    return True


def fail(session: Session, claim: Claim, *, code: str, message: str) -> bool:
    """End the attempt's generation without a clip; its turns come back."""
    return _end(session, _owned(claim), GenerationStatus.FAILED, code=code, message=message) > 0


def refuse(session: Session, claim: Claim, *, code: str, message: str) -> bool:
    """End it because whoever films it will not; its turns come back."""
    return _end(session, _owned(claim), GenerationStatus.REFUSED, code=code, message=message) > 0


def stop(session: Session, claim: Claim) -> bool:
    """End it because its maker asked for that."""
    return _end(session, _owned(claim), GenerationStatus.CANCELLED) > 0


def put_back(session: Session, claim: Claim) -> bool:
    """Give it back to the queue because the worker stops; the attempt does not count. A cancelled one ends instead."""
    if _end(session, and_(_owned(claim), col(Generation.cancel_asked_at).is_not(None)), GenerationStatus.CANCELLED):
        return True
    returned = session.exec(
        update(Generation)
        .where(_owned(claim))
        .values(status=GenerationStatus.QUEUED, run_id=None, heartbeat_at=None, attempts=col(Generation.attempts) - 1)
    )
    events.announce(session, channel_of(claim.user_id))
    return returned.rowcount > 0


def requeue_lost(session: Session) -> tuple[int, int]:
    """Put back what a worker died over, or fail what was tried too often; gives how many of each."""
    settings = get_settings()
    silent_since = clock.now() - timedelta(seconds=settings.lost_after_seconds)
    lost = select(Generation).where(
        col(Generation.status) == GenerationStatus.IN_PROGRESS, col(Generation.heartbeat_at) < silent_since
    )
    returned = given_up = 0
    for generation in session.exec(lost.with_for_update(skip_locked=True)).all():
        same_run = and_(
            col(Generation.id) == generation.id,
            col(Generation.run_id) == generation.run_id,
            col(Generation.status) == GenerationStatus.IN_PROGRESS,
        )
        if generation.cancel_asked_at is not None:
            given_up += _end(session, same_run, GenerationStatus.CANCELLED)
        elif generation.attempts >= settings.render_attempts:
            given_up += _end(
                session,
                same_run,
                GenerationStatus.FAILED,
                code="worker_lost",
                message=f"The worker stopped {generation.attempts} times while it filmed this. {words.COST_NOTHING}",
            )
        else:
            back = update(Generation).where(same_run)
            back = back.values(status=GenerationStatus.QUEUED, run_id=None, heartbeat_at=None)
            returned += session.exec(back).rowcount
        session.expire(generation)
        events.announce(session, channel_of(generation.user_id))
    return returned, given_up


def _next_in_line(session: Session) -> tuple[Generation, User] | None:
    return session.exec(
        select(Generation, User)
        .join(User, col(User.id) == col(Generation.user_id))
        .where(col(Generation.status) == GenerationStatus.QUEUED, col(Generation.screened_at).is_not(None))
        .order_by(*line.order())
        .limit(1)
        .with_for_update(of=Generation, skip_locked=True)
        .execution_options(populate_existing=True)
    ).first()


def _claim_of(generation: Generation, user: User, run_id: UUID) -> Claim:
    return Claim(
        generation_id=generation.id,
        run_id=run_id,
        user_id=user.id,
        handle=user.handle,
        request_key=generation.request_key if user.is_house else "",
        prompt=generation.prompt,
        seconds=generation.seconds,
        shape=generation.shape,
        seed=generation.seed,
        engine=generation.engine,
        style=generation.style,
        attempt=generation.attempts,
    )


def _post_starter(session: Session, claim: Claim, video_id: UUID, now: datetime) -> None:
    """The house posts its starter clips by itself."""
    starter = find_starter(claim.request_key)
    if starter is not None:
        session.add(Post(video_id=video_id, author_id=claim.user_id, caption=starter.caption, created_at=now))
        session.flush()


def _owned(claim: Claim) -> ColumnElement[bool]:
    """That this attempt is the one that runs: a late older one meets no row."""
    return and_(
        col(Generation.id) == claim.generation_id,
        col(Generation.run_id) == claim.run_id,
        col(Generation.status) == GenerationStatus.IN_PROGRESS,
    )


def _end(
    session: Session, where: ColumnElement[bool], status: GenerationStatus, *, code: str = "", message: str = ""
) -> int:
    ended = session.exec(
        update(Generation)
        .where(where)
        .values(status=status, finished_at=clock.now(), error_code=code, error_message=message)
        .returning(col(Generation.user_id), col(Generation.engine))
    ).all()
    for user_id, engine in ended:
        events.announce(session, channel_of(user_id))
        metrics.ended(session, engine=engine, status=status, reason=code)
    return len(ended)


def _lock(session: Session, generation_id: UUID) -> Generation | None:
    query = select(Generation).where(col(Generation.id) == generation_id).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).one_or_none()
