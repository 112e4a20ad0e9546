"""Hints reach whoever waits for them, by one connection for all, also after it was lost."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, aclosing

import pytest
from redis import Redis

from sora_reflex.core import events

SOON = 10.0
"""Seconds that a loaded machine may take for what takes some milliseconds."""
LATER = 600.0
"""A wake before that was a hint."""


async def watch(stack: AsyncExitStack, *channels: str) -> AsyncGenerator[None, None]:
    """Somebody who has looked once, and waits."""
    waking = await stack.enter_async_context(aclosing(events.wakes(*channels, at_least_every_seconds=LATER)))
    await anext(waking)
    return waking


async def listening(stack: AsyncExitStack) -> None:
    """Until the connection stands, as the first who waits is told."""
    await woken(await watch(stack, "nothing"))


async def woken(waking: AsyncGenerator[None, None]) -> None:
    async with asyncio.timeout(SOON):
        await anext(waking)


async def until(is_so: object) -> None:
    async with asyncio.timeout(SOON):
        while not is_so():  # type: ignore[operator]
            await asyncio.sleep(0.02)


async def test_a_hint_wakes_who_waits_for_it_once_and_nobody_else(redis: Redis) -> None:  # noqa: ARG001
    async with AsyncExitStack() as stack:
        await listening(stack)
        one, both, other = [await watch(stack, *names) for names in (("a",), ("a", "b"), ("b",))]
        events.publish("a")
        events.publish("a")
        await woken(one)
        await woken(both)
        waiting = [asyncio.ensure_future(anext(waking)) for waking in (one, both, other)]
        done, _ = await asyncio.wait(waiting, timeout=0.2)
        assert done == set()
        events.publish("b")
        async with asyncio.timeout(SOON):
            await asyncio.gather(*waiting[1:])
        assert not waiting[0].done()
        events.publish("a")
        async with asyncio.timeout(SOON):
            await waiting[0]


async def test_what_is_said_while_somebody_looks_wakes_them_again(redis: Redis) -> None:
    async with AsyncExitStack() as stack:
        await listening(stack)
        waking = await watch(stack, "a")
        events.publish("a")
        await until(lambda: events._board().bells["a"] and all(bell.is_set() for bell in events._board().bells["a"]))
        await woken(waking)
        assert redis.pubsub_numpat() == 1


async def test_all_share_one_connection_which_ends_with_the_last(redis: Redis) -> None:
    def open_now() -> int:
        return len(redis.client_list(_type="pubsub"))

    async with AsyncExitStack() as stack:
        await listening(stack)
        for number in range(30):
            await watch(stack, f"person:{number}", "shown")
        assert open_now() == 1
    await until(lambda: open_now() == 0)
    assert not events._board().bells
    async with AsyncExitStack() as stack:
        await listening(stack)
        assert open_now() == 1


async def test_a_lost_connection_comes_back_and_wakes_everybody(redis: Redis) -> None:
    async with AsyncExitStack() as stack:
        await listening(stack)
        waking = await watch(stack, "a")
        redis.client_kill_filter(_type="pubsub")
        await woken(waking)
        await until(lambda: redis.pubsub_numpat() == 1)
        events.publish("a")
        await woken(waking)


@pytest.mark.parametrize("has_redis", [True, False])
async def test_without_a_hint_or_a_redis_one_looks_every_so_often(
    has_redis: bool, request: pytest.FixtureRequest
) -> None:
    if has_redis:
        request.getfixturevalue("redis")
    looks = 0
    async with aclosing(events.wakes("a", at_least_every_seconds=0.02)) as waking:
        async for _ in waking:
            looks += 1
            if looks == 5:
                break
    assert looks == 5
