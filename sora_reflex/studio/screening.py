"""Into the line, or not: what the checks said of a generation, and what waited after them."""

from collections.abc import Callable, Sequence
from uuid import UUID

from sqlmodel import Session, and_, col

from sora_reflex.core import clock, events, metrics
from sora_reflex.core.queues import Lane
from sora_reflex.models import Decision, EventType, Generation, GenerationStatus, Stage, Verdict
from sora_reflex.safety.schemas import Ruling
from sora_reflex.studio import endings, lifecycle, pace, words
from sora_reflex.studio.queries import channel_of


def settle(
    session: Session,
    *,
    generation_id: UUID,
    rulings: Sequence[Ruling],
    took_seconds: float,
    is_held: Callable[[Generation], bool] = lambda _: False,
) -> GenerationStatus | None:
    """Write down what the checks said: on to filming, or refused. None when it was settled or called off meanwhile."""
    generation = lifecycle.lock(session, generation_id)
    if generation is None or not _waits_for_checks(generation):
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
        endings.tell(session, generation.user_id, generation.id, EventType.VIDEO_FAILED)
    else:
        pace.learn(
            session,
            engine=generation.engine,
            profile=generation.profile,
            stage=Stage.SCREENING,
            seconds=took_seconds,
            clip_seconds=generation.seconds,
        )
        metrics.stage_took(session, engine=generation.engine, stage=Stage.SCREENING, seconds=took_seconds)
        if not is_held(generation):
            _let_in(session, generation)
    session.add(generation)
    session.flush()
    events.announce(session, channel_of(generation.user_id))
    return generation.status


def admit(session: Session, *, generation_id: UUID) -> bool:
    """Let in what has passed the checks and was held back; False when it does not wait for that (any more)."""
    generation = lifecycle.lock(session, generation_id)
    if generation is None or generation.held_until is None or generation.screened_at is not None:
        return False
    if generation.status is not GenerationStatus.QUEUED:
        return False
    _let_in(session, generation)
    session.add(generation)
    session.flush()
    events.announce(session, channel_of(generation.user_id))
    return True


def give_up(session: Session, *, generation_id: UUID) -> bool:
    """End what the checks broke over; its turns come back."""
    waits = and_(
        col(Generation.id) == generation_id,
        col(Generation.status) == GenerationStatus.QUEUED,
        col(Generation.screened_at).is_(None),
    )
    message = f"The checks stumbled over this prompt. {words.COST_NOTHING} Try to put it another way."
    return endings.end(session, waits, GenerationStatus.FAILED, code="checks_failed", message=message) > 0


def _waits_for_checks(generation: Generation) -> bool:
    is_new = generation.screened_at is None and generation.held_until is None
    return is_new and generation.status is GenerationStatus.QUEUED


def _let_in(session: Session, generation: Generation) -> None:
    """Put it in the line."""
    generation.screened_at, generation.stage = clock.now(), Stage.PLANNING
    paces = pace.read(session, generation.engine, generation.profile)
    generation.progress = max(generation.progress, pace.percent(paces, Stage.PLANNING, 0))
    endings.send_turn(session, generation.id, Lane(generation.engine, generation.profile))
