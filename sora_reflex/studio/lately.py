"""What everybody who waits for a clip is shown of the line, read once for all of them."""

import threading
import time
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from redis.exceptions import RedisError
from sqlalchemy import Pool
from sqlmodel import Session

from sora_reflex.core import queues
from sora_reflex.studio import line, pace
from sora_reflex.studio.forecast import Place

SHARED_SECONDS = 1.0
"""As often as a worker says how far it is: fifty clips are not fifty times played forward for that."""


@dataclass(frozen=True, slots=True)
class Line:
    """The line as it stands: who works, whose turn comes when, and how long what takes."""

    workers: list[queues.Sign] | None
    """None while Redis is away."""
    places: dict[UUID, Place]
    paces: pace.Book


def read(session: Session) -> Line:
    """The line now."""
    workers = find_workers()
    return Line(workers, line.places(session, workers), pace.read_all(session))


def read_shared(session: Session, ids: Collection[UUID]) -> Line:
    """The line as it was a second ago at most; these generations are open, and whoever is new to it is looked up."""
    pool = session.get_bind().engine.pool
    with _looking:
        kept, now = _kept.get("line"), time.monotonic()
        if (
            kept is None
            or kept[0] is not pool
            or now - kept[1] > SHARED_SECONDS
            or not kept[2].places.keys() >= set(ids)
        ):
            kept = _kept["line"] = (pool, now, read(session))
        return kept[2]


_looking = threading.Lock()
_kept: dict[str, tuple[Pool, float, Line]] = {}


def find_workers() -> list[queues.Sign] | None:
    """The workers that live; None while Redis is away, and then nobody knows."""
    try:
        return queues.list_workers()
    except (RedisError, OSError):
        return None
