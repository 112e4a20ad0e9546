"""The life of a generation as workers lead it: each step is one short transaction that an older attempt can't make."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import case
from sqlmodel import Session, and_, col, or_, select, update

from sora_reflex.core import clock, events, metrics, processes
from sora_reflex.core.settings import get_settings
from sora_reflex.models import EventType, Generation, GenerationStatus, Post, Stage, Video
from sora_reflex.notifications import kinds
from sora_reflex.notifications import service as notifications
from sora_reflex.social.service import keep_tags
from sora_reflex.studio import endings, pace, words
from sora_reflex.studio.claims import Claim, owned
from sora_reflex.studio.queries import channel_of
from sora_reflex.studio.starters import find_starter


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


def beat(session: Session, claim: Claim, *, stage: Stage, percent: int) -> Beat:
    """Show a sign of life and how far it is; progress never goes back."""
    shown = case((col(Generation.progress) < percent, percent), else_=col(Generation.progress))
    moved = session.exec(
        update(Generation)
        .where(owned(claim))
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
        .where(owned(claim), col(Generation.cancel_asked_at).is_(None))
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
    endings.tell(session, claim.user_id, claim.generation_id, EventType.VIDEO_COMPLETED)
    endings.pass_on(session, claim.user_id)
    events.announce(session, channel_of(claim.user_id))
    return True


def fail(session: Session, claim: Claim, *, code: str, message: str) -> bool:
    """End the attempt's generation without a clip; its turns come back."""
    return endings.end(session, owned(claim), GenerationStatus.FAILED, code=code, message=message) > 0


def refuse(session: Session, claim: Claim, *, code: str, message: str) -> bool:
    """End it because whoever films it will not; its turns come back."""
    return endings.end(session, owned(claim), GenerationStatus.REFUSED, code=code, message=message) > 0


def stop(session: Session, claim: Claim) -> bool:
    """End it because its maker asked for that."""
    return endings.end(session, owned(claim), GenerationStatus.CANCELLED) > 0


def put_back(session: Session, claim: Claim) -> bool:
    """Give it back to the queue because the worker stops; the attempt does not count. A cancelled one ends instead."""
    if endings.end(
        session, and_(owned(claim), col(Generation.cancel_asked_at).is_not(None)), GenerationStatus.CANCELLED
    ):
        return True
    returned = session.exec(
        update(Generation)
        .where(owned(claim))
        .values(status=GenerationStatus.QUEUED, run_id=None, heartbeat_at=None, attempts=col(Generation.attempts) - 1)
    )
    endings.pass_on(session, claim.user_id)
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
        endings.end(session, same_run, GenerationStatus.CANCELLED)
    elif attempts >= get_settings().render_attempts:
        message = f"{why}, {attempts} times. {words.COST_NOTHING}" if attempts > 1 else f"{why}. {words.COST_NOTHING}"
        endings.end(session, same_run, GenerationStatus.FAILED, code="worker_lost", message=message)
    else:
        back = update(Generation).where(same_run)
        back = back.values(status=GenerationStatus.QUEUED, run_id=None, heartbeat_at=None)
        is_back = session.exec(back).rowcount > 0
        endings.pass_on(session, user_id)
        events.announce(session, channel_of(user_id))
    session.expire(generation)
    return is_back


def _post_starter(session: Session, claim: Claim, video_id: UUID, now: datetime) -> bool:
    """The house posts its starter clips by itself; False for every other clip."""
    starter = find_starter(claim.request_key)
    if starter is not None:
        post = Post(video_id=video_id, author_id=claim.user_id, caption=starter.caption, created_at=now)
        session.add(post)
        session.flush()
        keep_tags(session, post)
    return starter is not None


def lock(session: Session, generation_id: UUID) -> Generation | None:
    """The row, held until the end of the unit of work."""
    query = select(Generation).where(col(Generation.id) == generation_id).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).one_or_none()
