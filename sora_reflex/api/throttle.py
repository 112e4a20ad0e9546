"""How many requests a person's programs may send: counted in Redis, and in this process alone while it is away."""

import math
import time
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import FixedWindowRateLimiter
from redis import ConnectionPool
from redis.exceptions import RedisError

from sora_reflex.core import jobs
from sora_reflex.core.settings import get_settings

_NAMESPACE = "sora:api"
_alone = MemoryStorage()


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a person may still send in this minute."""

    limit: int
    remaining: int
    reset_seconds: float
    is_spent: bool
    """Whether this very request was one too many."""

    @property
    def headers(self) -> dict[str, str]:
        """As OpenAI's servers name them."""
        return {
            "x-ratelimit-limit-requests": str(self.limit),
            "x-ratelimit-remaining-requests": str(self.remaining),
            "x-ratelimit-reset-requests": f"{self.reset_seconds:.3f}s",
        }

    @property
    def wait_seconds(self) -> int:
        return max(1, math.ceil(self.reset_seconds))


def count(who: UUID | str) -> Allowance:
    """Count one request of this person, whichever of their keys sent it; or of a visitor, by a name for them."""
    try:
        return _count(_shared(jobs.get_redis().connection_pool), str(who))
    except (RedisError, OSError):
        return _count(_alone, str(who))


@lru_cache(maxsize=1)
def _shared(pool: ConnectionPool) -> Storage:
    """Kept: it reads its scripts from files when it is made."""
    return RedisStorage("redis://", connection_pool=pool, key_prefix=_NAMESPACE)


def _count(storage: Storage, who: str) -> Allowance:
    item = RateLimitItemPerMinute(get_settings().api_requests_per_minute)
    limiter = FixedWindowRateLimiter(storage)
    is_let_in = limiter.hit(item, who)
    window = limiter.get_window_stats(item, who)
    return Allowance(
        limit=item.amount,
        remaining=window.remaining,
        reset_seconds=max(0.0, window.reset_time - time.time()),
        is_spent=not is_let_in,
    )
