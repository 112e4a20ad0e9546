"""The operators' desk: the whole queue as it stands, and the limits that they may change."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, jobs
from sora_reflex.core.errors import Forbidden
from sora_reflex.core.jobs import Job
from sora_reflex.core.queues import Sign
from sora_reflex.models import Generation, GenerationStatus, Limit, Role, User
from sora_reflex.studio import limits, line, words
from sora_reflex.studio.forecast import Hold, Place
from sora_reflex.studio.schemas import DeskView, LimitView, QueuedView, WorkerView

MOST_SHOWN = 50
"""Rows of those that wait: who is further back is counted."""

ROLE_LABELS = {Role.MEMBER: "Members", Role.MODERATOR: "Moderators", Role.OPERATOR: "Operators"}

_NEEDED: tuple[Any, ...] = (
    Generation.id,
    Generation.status,
    Generation.stage,
    Generation.progress,
    Generation.engine,
    Generation.profile,
    Generation.seconds,
    Generation.worker,
    Generation.created_at,
    Generation.screened_at,
    Generation.cancel_asked_at,
    Generation.held_until,
    User.handle,
)


def check(viewer: Viewer) -> None:
    """Raises Forbidden for everybody but operators."""
    if viewer.role is not Role.OPERATOR:
        raise Forbidden("Only operators see the queue of others and set its limits.")


def read(session: Session, *, viewer: Viewer, workers: Sequence[Sign] | None) -> DeskView:
    """Who waits, what is filmed where, and the limits, for an operator."""
    check(viewer)
    return describe(session, workers=workers)


def describe(session: Session, *, workers: Sequence[Sign] | None) -> DeskView:
    """The same for whoever sits at the machine. Prompts are their makers' own and are not among it.

    `workers` is None while Redis is away, and then nobody knows who films.
    """
    places = line.places(session, workers)
    rows = session.exec(
        select(*_NEEDED)
        .join(User, col(User.id) == col(Generation.user_id))
        .where(col(Generation.status).in_((GenerationStatus.QUEUED, GenerationStatus.IN_PROGRESS)))
    ).all()
    rows = sorted(rows, key=lambda row: _order(row, places))
    running = [row for row in rows if row.status is GenerationStatus.IN_PROGRESS]
    waiting = [row for row in rows if row.status is GenerationStatus.QUEUED]
    films = {row.worker: row.handle for row in running if row.worker}
    allowed = limits.read(session)
    return DeskView(
        headline=_headline(len(running), len(waiting)),
        lead=_lead(rows, places, is_paused=allowed.is_paused, workers=workers),
        is_paused=allowed.is_paused,
        running=[_queued(row, places.get(row.id)) for row in running],
        waiting=[_queued(row, places.get(row.id)) for row in waiting[:MOST_SHOWN]],
        more=max(0, len(waiting) - MOST_SHOWN),
        workers=[_worker(sign, films) for sign in workers or () if sign.kind == "render"],
        limits=_limits(session, allowed),
    )


def change(session: Session, *, viewer: Viewer, name: str, value: int | None) -> None:
    """Set a limit, or with None let the settings decide; what may be filmed by it now is sent at once."""
    check(viewer)
    set_limit(session, name=name, value=value, by=viewer.id)


def set_limit(session: Session, *, name: str, value: int | None, by: UUID | None) -> None:
    """The same for whoever sits at the machine."""
    if limits.change(session, name=name, value=value, by=by):
        jobs.enqueue(session, Job.SWEEP, key=f"limits-{round(1000 * clock.now().timestamp())}")


def _order(row: Any, places: dict[UUID, Place]) -> tuple[float, str]:
    place = places.get(row.id)
    return (place.wait_seconds if place else 0.0), str(row.id)


def _headline(running: int, waiting: int) -> str:
    if not running and not waiting:
        return "Nobody waits"
    return f"{waiting} {'waits' if waiting == 1 else 'wait'}, {running} {'is' if running == 1 else 'are'} being filmed"


def _lead(rows: Sequence[Any], places: dict[UUID, Place], *, is_paused: bool, workers: Sequence[Sign] | None) -> str:
    if workers is None:
        return words.NO_REDIS
    if is_paused:
        return "Filming is paused. What is being filmed is finished; nothing new begins."
    timed = [place.wait_seconds for row in rows if (place := places.get(row.id)) and not place.hold]
    if not timed:
        return words.NO_WORKER if rows else "What people send is filmed at once."
    return f"The last of them should be done in {line.say_wait(max(timed))}."


def _queued(row: Any, place: Place | None) -> QueuedView:
    hold = place.hold if place else Hold.NONE
    is_timed = place is not None and not hold and row.cancel_asked_at is None
    due_at = clock.now() + timedelta(seconds=place.wait_seconds) if place and is_timed else None
    return QueuedView(
        id=str(row.id),
        handle=row.handle,
        what=f"{row.seconds} s · {':'.join(filter(None, (row.engine, row.profile)))}",
        stage_label=_label(row, place, hold),
        progress=row.progress,
        worker=row.worker,
        wait_label=line.say_wait(place.wait_seconds) if place and is_timed else "",
        sent_at=row.created_at.isoformat(),
        due_at=due_at.isoformat() if due_at else "",
    )


def _label(row: Any, place: Place | None, hold: Hold) -> str:
    """What happens to it now; a clip in line is somebody else's, so that nobody is "you" here."""
    if row.status is GenerationStatus.QUEUED and row.screened_at is not None and place is not None and not hold:
        return "Next" if place.position <= 1 else f"{place.position - 1} before it"
    return words.stage_label(row, 0, hold)


def _worker(sign: Sign, films: dict[str, str]) -> WorkerView:
    lanes = sorted({":".join(filter(None, lane)) for lane in sign.lanes})
    return WorkerView(
        name=sign.name,
        device=sign.device,
        host=sign.host,
        films=", ".join(lanes),
        for_handle=films.get(sign.name, ""),
    )


def _limits(session: Session, allowed: limits.Limits) -> list[LimitView]:
    stored = set(session.exec(select(Limit.name)))
    named = {
        **{limits.at_once(role): ("At once", label) for role, label in ROLE_LABELS.items()},
        **{limits.daily(role): ("Turns in 24 hours", label) for role, label in ROLE_LABELS.items()},
        limits.PRIORITY_SECONDS: ("Head start", "Clips up to, in seconds"),
    }
    return [
        LimitView(
            name=name,
            group=group,
            label=label,
            value=allowed.values[name],
            least=limits.SPECS[name].least,
            most=limits.SPECS[name].most,
            is_set=name in stored,
        )
        for name, (group, label) in named.items()
    ]
