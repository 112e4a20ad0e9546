"""The queue as people stand in it: who is before whom, and how long it should take."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import load_only
from sqlmodel import Session, col, select

from sora_reflex.models import Generation, GenerationStatus, User
from sora_reflex.studio import pace

_NEEDED: tuple[Any, ...] = (
    Generation.id,
    Generation.status,
    Generation.engine,
    Generation.seconds,
    Generation.progress,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an open generation stands: 0 runs, 1 is next; and the seconds until it should be done."""

    position: int
    wait_seconds: float


def order() -> tuple[Any, ...]:
    """Whose turn is next: people before the house, then who came first."""
    return col(User.is_house), col(Generation.created_at), col(Generation.id)


def places(session: Session) -> dict[UUID, Place]:
    """The places of all open generations."""
    open_ones = session.exec(
        select(Generation)
        .options(load_only(*_NEEDED))
        .join(User, col(User.id) == col(Generation.user_id))
        .where(col(Generation.status).in_((GenerationStatus.QUEUED, GenerationStatus.IN_PROGRESS)))
        .order_by(*order())
    ).all()
    paces = pace.read_all(session)
    found: dict[UUID, Place] = {}
    waiting: list[tuple[UUID, float]] = []
    for row in open_ones:
        whole = pace.whole_seconds(paces.get(row.engine, dict(pace.FIRST_GUESS)), row.seconds)
        if row.status is GenerationStatus.IN_PROGRESS:
            found[row.id] = Place(0, whole * (1 - row.progress / 100))
        else:
            waiting.append((row.id, whole))
    # As many run now as there are workers; with none running, one will come.
    workers = max(1, len(found))
    ahead = sum(place.wait_seconds for place in found.values())
    for position, (id, whole) in enumerate(waiting, start=1):
        found[id] = Place(position, ahead / workers + whole)
        ahead += whole
    return found


def say_wait(seconds: float) -> str:
    """A time to wait in words: "about 20 s", "about 3 min"."""
    if seconds < 5:
        return "a few seconds"
    if seconds < 90:
        return f"about {round(seconds / 5) * 5} s"
    if seconds < 3600:
        return f"about {round(seconds / 60)} min"
    return f"about {round(seconds / 3600, 1):g} h"
