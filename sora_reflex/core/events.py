"""Wake-ups between processes: a hint that a row changed. The row is the truth; a lost hint costs a second at most."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress

from redis.asyncio import Redis as AsyncRedis
from redis.exceptions import RedisError
from sqlmodel import Session

from sora_reflex.core.jobs import get_redis
from sora_reflex.core.settings import get_settings


def publish(channel: str, message: str = "") -> None:
    """Tell whoever listens on `channel`; without a Redis nobody is told and nothing breaks."""
    with suppress(RedisError, OSError):
        get_redis().publish(channel, message)


def announce(session: Session, channel: str) -> None:
    """Publish on `channel` once this unit of work has committed, however often it is asked to."""
    session.info.setdefault("channels", set()).add(channel)


def dispatch(session: Session) -> None:
    for channel in session.info.pop("channels", ()):
        publish(channel)


async def wakes(*channels: str, at_least_every_seconds: float = 1.0) -> AsyncGenerator[None, None]:
    """Yield once at first, then whenever a channel speaks, and at least every so often; polls when Redis is away."""
    redis = AsyncRedis.from_url(get_settings().resolved_redis_url, socket_connect_timeout=2)
    pubsub = redis.pubsub(ignore_subscribe_messages=True)
    is_subscribed = False
    try:
        while True:
            yield None
            try:
                if not is_subscribed:
                    await pubsub.subscribe(*channels)
                    is_subscribed = True
                await pubsub.get_message(timeout=at_least_every_seconds)
            except (RedisError, OSError):
                is_subscribed = False
                await asyncio.sleep(at_least_every_seconds)
    finally:
        with suppress(RedisError, OSError):
            await pubsub.aclose()  # type: ignore[no-untyped-call]
            await redis.aclose()
