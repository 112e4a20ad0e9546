"""Wake-ups between processes: a hint that a row changed. The row is the truth; a lost hint costs a second at most.

A web process listens on one connection for all who wait in it: it hears every hint, and wakes whom it is for.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator
from contextlib import suppress
from weakref import WeakKeyDictionary

from redis.asyncio import Redis as AsyncRedis
from redis.exceptions import RedisError
from sqlmodel import Session

from sora_reflex.core.jobs import get_redis
from sora_reflex.core.settings import get_settings

PREFIX = "sora:"
"""Of our channels: others may talk in the same Redis."""

AGAIN_SECONDS = 1.0
"""Between two tries to reach a Redis that is away."""

QUIET_SECONDS = 30
"""Without a word from Redis, until it is asked whether it is still there."""


def publish(channel: str, message: str = "") -> None:
    """Tell whoever listens on `channel`; without a Redis nobody is told and nothing breaks."""
    with suppress(RedisError, OSError):
        get_redis().publish(PREFIX + channel, message)


def announce(session: Session, channel: str) -> None:
    """Publish on `channel` once this unit of work has committed, however often it is asked to."""
    session.info.setdefault("channels", set()).add(channel)


def dispatch(session: Session) -> None:
    for channel in session.info.pop("channels", ()):
        publish(channel)


async def wakes(*channels: str, at_least_every_seconds: float = 1.0) -> AsyncGenerator[None, None]:
    """Yield once at first, then whenever a channel speaks, and at least every so often; polls when Redis is away.

    What is said while the caller looks wakes them again; said several times, once.
    """
    bell, board = asyncio.Event(), _board()
    board.hang(bell, channels)
    try:
        while True:
            bell.clear()
            yield None
            with suppress(TimeoutError):
                async with asyncio.timeout(at_least_every_seconds):
                    await bell.wait()
    finally:
        board.take_down(bell, channels)


class Board:
    """The bells of all who wait in one event loop, and the connection that rings them while there are any."""

    def __init__(self) -> None:
        self.bells: dict[str, set[asyncio.Event]] = defaultdict(set)
        self.listening: asyncio.Task[None] | None = None

    def hang(self, bell: asyncio.Event, channels: tuple[str, ...]) -> None:
        for channel in channels:
            self.bells[channel].add(bell)
        if self.listening is None or self.listening.done():
            self.listening = asyncio.get_running_loop().create_task(self._listen())

    def take_down(self, bell: asyncio.Event, channels: tuple[str, ...]) -> None:
        for channel in channels:
            self.bells[channel].discard(bell)
            if not self.bells[channel]:
                del self.bells[channel]
        if not self.bells and self.listening is not None:
            self.listening.cancel()
            self.listening = None

    async def _listen(self) -> None:
        while True:
            with suppress(RedisError, OSError):
                await self._hear()
            await asyncio.sleep(AGAIN_SECONDS)

    async def _hear(self) -> None:
        """Ring until the connection is lost."""
        address = get_settings().resolved_redis_url
        async with (
            AsyncRedis.from_url(address, socket_connect_timeout=2, health_check_interval=QUIET_SECONDS) as redis,
            redis.pubsub() as pubsub,
        ):
            # All of them, rather than those that somebody waits for: nothing has to be told to Redis, or waited for,
            # whenever a page opens or closes, and a hint is a few bytes.
            await pubsub.psubscribe(f"{PREFIX}*")
            while True:
                message = await pubsub.get_message(timeout=QUIET_SECONDS)
                if message is None:
                    continue
                if message["type"] == "pmessage":
                    self._ring(message["channel"].decode(errors="replace").removeprefix(PREFIX))
                else:
                    # Connected, or connected again: nobody knows what was said until now.
                    for channel in self.bells:
                        self._ring(channel)

    def _ring(self, channel: str) -> None:
        for bell in self.bells.get(channel, ()):
            bell.set()


_boards: WeakKeyDictionary[asyncio.AbstractEventLoop, Board] = WeakKeyDictionary()


def _board() -> Board:
    return _boards.setdefault(asyncio.get_running_loop(), Board())
