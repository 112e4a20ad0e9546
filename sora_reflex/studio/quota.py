"""Turns: what a person may make in any 24 hours. Nothing is booked; the rows are counted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from sora_reflex.core import clock
from sora_reflex.models import Generation, GenerationStatus, User
from sora_reflex.studio import limits

WINDOW = timedelta(hours=24)

FREE = (GenerationStatus.REFUSED, GenerationStatus.FAILED, GenerationStatus.CANCELLED)
"""What ended so costs nothing: its turns come back with the status."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Turns spent in the window, as (when, how many), oldest first."""

    turns: tuple[tuple[datetime, int], ...]
    limit: int

    @property
    def used(self) -> int:
        return sum(count for _, count in self.turns)

    def next_at(self, wanted: int = 1) -> datetime | None:
        """When `wanted` turns are free; None when they are now, or when they never are."""
        used = self.used
        if used + wanted <= self.limit:
            return None
        for at, count in self.turns:
            used -= count
            if used + wanted <= self.limit:
                return at + WINDOW
        return None


def read(session: Session, user_id: UUID) -> Spent:
    rows = session.exec(
        select(Generation.created_at, Generation.turns)
        .where(
            col(Generation.user_id) == user_id,
            col(Generation.created_at) > clock.now() - WINDOW,
            col(Generation.status).not_in(FREE),
        )
        .order_by(col(Generation.created_at))
    )
    role = session.get_one(User, user_id).role
    return Spent(tuple((at, turns) for at, turns in rows), limits.read(session).daily(role))
