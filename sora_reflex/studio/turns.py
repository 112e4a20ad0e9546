"""Whose turn it is: the one rule by which workers choose and people are told where they stand."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sora_reflex.core.queues import Lane
from sora_reflex.models import Role
from sora_reflex.studio.limits import Limits

HEAD_START = timedelta(minutes=1)
"""So much earlier a short clip counts as sent: enough to pass the one before it, and nobody waits for ever."""

Turn = tuple[bool, int, float, int, float, UUID]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A generation that waits; times are POSIX seconds."""

    id: UUID
    user_id: UUID
    role: Role
    is_house: bool
    lane: Lane
    seconds: int
    line_at: float
    created_at: float


@dataclass(slots=True)
class Served:
    """What people have had: what runs per (person, engine) and per person, how many ended and when the last one did."""

    running: dict[tuple[UUID, str], int] = field(default_factory=dict)
    in_all: dict[UUID, int] = field(default_factory=dict)
    ended: dict[tuple[UUID, str], int] = field(default_factory=dict)
    ended_at: dict[tuple[UUID, str], float] = field(default_factory=dict)

    def copy(self) -> "Served":
        return Served(self.running.copy(), self.in_all.copy(), self.ended.copy(), self.ended_at.copy())

    def begins(self, user_id: UUID, engine: str, count: int = 1) -> None:
        self.running[user_id, engine] = self.running.get((user_id, engine), 0) + count
        self.in_all[user_id] = self.in_all.get(user_id, 0) + count

    def ends(self, user_id: UUID, engine: str, at: float) -> None:
        self.begins(user_id, engine, -1)
        self.ended[user_id, engine] = self.ended.get((user_id, engine), 0) + 1
        self.ended_at[user_id, engine] = at


def turn(head: Waiting, served: Served) -> Turn:
    """When it is this one's turn, the smallest first; `head` is what its maker waits for longest in its lane.

    People go before the house. Among people, whoever has fewer clips being filmed by that engine; then whoever has
    waited longer since it last ended one of theirs; in the same moment, whoever has had less that day. So each gets a
    clip in their turn however much they ask for, and nobody is passed by newcomers for ever: those who come later have
    waited less.
    """
    key = (head.user_id, head.lane.engine)
    since = max(head.line_at, served.ended_at.get(key, head.line_at))
    return head.is_house, served.running.get(key, 0), since, served.ended.get(key, 0), head.created_at, head.id


def may_run(head: Waiting, served: Served, allowed: Limits) -> bool:
    """Whether one more of that person's may be filmed now; the house takes what is left over."""
    return head.is_house or served.in_all.get(head.user_id, 0) < allowed.at_once(head.role)


def line_at(seconds: int, now: datetime, allowed: Limits) -> datetime:
    """Since when a clip of this length that is sent now counts as waiting: short ones have a head start.

    Only newcomers gain by it: who was served since then waits from that time on, whatever they ask for.
    """
    return now - HEAD_START if seconds <= allowed.priority_seconds else now
