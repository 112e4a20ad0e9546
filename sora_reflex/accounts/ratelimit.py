"""Brakes kept in the database: they hold without Redis and across processes.

Two kinds share one table. A bucket (`take`) lets so much through per time. Strikes (`strike`, `forgive`) slow down
guessing: each failure counts, and after a few of them every further one doubles the wait.

The unit of work of the caller must commit for anything to count. Who guards a secret therefore strikes first, in a
unit of work of its own, then looks at the secret, and forgives when it was right: guesses sent at once all count.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from sora_reflex.accounts.waits import say_seconds
from sora_reflex.core import clock
from sora_reflex.core.errors import TooMany
from sora_reflex.core.rows import insert_once
from sora_reflex.models import RateBucket


def take(session: Session, key: str, *, capacity: int, per: timedelta, message: str = "") -> None:
    """Take one token of the bucket `key`, which holds `capacity` and refills fully in `per`.

    Raises TooMany, with the seconds until the next token, when it is empty.
    """
    now = clock.now()
    bucket = _locked(session, key, tokens=float(capacity), now=now)
    refill = (now - bucket.updated_at).total_seconds() * capacity / per.total_seconds()
    tokens = min(float(capacity), bucket.tokens + max(0.0, refill))
    if tokens < 1:
        _refuse(math.ceil((1 - tokens) * per.total_seconds() / capacity), message)
    bucket.tokens, bucket.updated_at = tokens - 1, now
    session.add(bucket)
    session.flush()


@dataclass(frozen=True, slots=True)
class Patience:
    """How guessing is slowed down: `free` failures cost nothing, the next `first_wait`, each further one twice that."""

    free: int
    first_wait: timedelta
    longest_wait: timedelta
    forgets_one_in: timedelta

    def wait_after(self, failures: float) -> timedelta:
        doublings = min(math.ceil(failures) - self.free, 30)
        return timedelta(0) if doublings < 0 else min(self.longest_wait, self.first_wait * 2**doublings)


def strike(session: Session, key: str, patience: Patience) -> None:
    """Count a failure of `key` in advance; raises TooMany while the wait of earlier ones lasts."""
    now = clock.now()
    bucket = _locked(session, key, tokens=0.0, now=now)
    elapsed = now - bucket.updated_at
    wait = patience.wait_after(bucket.tokens) - elapsed
    if wait > timedelta(0):
        _refuse(math.ceil(wait.total_seconds()))
    remembered = max(0.0, bucket.tokens - elapsed / patience.forgets_one_in)
    bucket.tokens, bucket.updated_at = remembered + 1, now
    session.add(bucket)
    session.flush()


def forgive(session: Session, key: str, *, all_of_them: bool = False) -> None:
    """Take back the strike of an attempt that was right, or every one of this key."""
    bucket = session.exec(select(RateBucket).where(col(RateBucket.key) == key).with_for_update()).one_or_none()
    if bucket is not None:
        bucket.tokens = 0.0 if all_of_them else max(0.0, bucket.tokens - 1)
        session.add(bucket)
        session.flush()


def _locked(session: Session, key: str, *, tokens: float, now: datetime) -> RateBucket:
    insert_once(session, RateBucket, key=key, tokens=tokens, updated_at=now)
    locked = select(RateBucket).where(col(RateBucket.key) == key).with_for_update()
    return session.exec(locked.execution_options(populate_existing=True)).one()


def _refuse(seconds: int, message: str = "") -> None:
    raise TooMany(message or f"That was too often. Try again in {say_seconds(seconds)}.", retry_after_seconds=seconds)
