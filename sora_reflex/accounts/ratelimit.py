"""Token buckets kept in the database: they hold without Redis and across processes."""

import math
from datetime import timedelta

from sqlmodel import Session, col, select

from sora_reflex.core import clock
from sora_reflex.core.errors import TooMany
from sora_reflex.models import RateBucket


def take(session: Session, key: str, *, capacity: int, per: timedelta, message: str = "") -> None:
    """Take one token of the bucket `key`, which holds `capacity` and refills fully in `per`.

    Raises TooMany, with the seconds until the next token, when it is empty. The caller's unit of work must commit
    for the token to be gone, so callers that count failures take it in a unit of work of its own.
    """
    now = clock.now()
    bucket = session.exec(select(RateBucket).where(col(RateBucket.key) == key).with_for_update()).one_or_none()
    if bucket is None:
        bucket = RateBucket(key=key, tokens=float(capacity), updated_at=now)
    refill = (now - bucket.updated_at).total_seconds() * capacity / per.total_seconds()
    tokens = min(float(capacity), bucket.tokens + max(0.0, refill))
    if tokens < 1:
        wait = math.ceil((1 - tokens) * per.total_seconds() / capacity)
        raise TooMany(message or f"That was too often. Try again in {say_seconds(wait)}.", retry_after_seconds=wait)
    bucket.tokens, bucket.updated_at = tokens - 1, now
    session.add(bucket)
    session.flush()


def say_seconds(seconds: int) -> str:
    """A wait in words: "40 seconds", "3 minutes", "2 hours"."""
    for size, unit in ((3600, "hour"), (60, "minute")):
        if seconds >= 2 * size:
            return f"{math.ceil(seconds / size)} {unit}s"
    return f"{seconds} second{'s' if seconds != 1 else ''}"
