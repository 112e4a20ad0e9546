"""The still in the sheet as the sheet waits for it: no answer is an answer too."""

import asyncio
import time
from uuid import UUID

import pytest
from redis import Redis

from sora_reflex.core import db
from sora_reflex.core.errors import SoraError
from sora_reflex.studio import previews
from sora_reflex.studio.previews import Wanted
from sora_reflex.studio.schemas import MAX_PROMPT
from sora_reflex.studio.state import ComposerState
from sora_reflex.studio.state import composer as sheet
from tests.accounts.people import join
from tests.studio.test_state import KEY, made
from tests.tab import Tab

SOMEBODY = UUID(int=1)
FOX = Wanted("a fox waits in the snow", "portrait", 10, 7)


async def test_the_sheet_gets_the_still_that_is_drawn_while_it_waits(redis: Redis) -> None:  # noqa: ARG001
    waiting = asyncio.create_task(sheet._find_still(SOMEBODY, FOX))
    await asyncio.sleep(0.2)
    key = FOX.key(SOMEBODY)
    previews.put(SOMEBODY, previews.shown(key, gist=["A fox"], left_out=["x" * 500]), b"picture")
    still = await asyncio.wait_for(waiting, 5)
    assert (still.url, still.gist) == (previews.url_of(key), ["A fox"])
    assert len(still.left_out[0]) < 100


async def test_anothers_still_is_no_answer(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setattr(sheet, "STILL_SECONDS", 1.0)
    waiting = asyncio.create_task(sheet._find_still(SOMEBODY, FOX))
    await asyncio.sleep(0.2)
    previews.put(UUID(int=2), previews.shown(FOX.key(SOMEBODY), gist=[], left_out=[]), b"picture")
    assert await waiting == sheet.NO_STILL


async def test_nobody_who_draws_and_no_redis_are_no_still(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "STILL_SECONDS", 0.5)
    assert await sheet._find_still(SOMEBODY, FOX) == sheet.NO_STILL
    redis.set(f"sora:preview:rate:{SOMEBODY}", 10_000, ex=30)
    assert await sheet._find_still(SOMEBODY, FOX) == sheet.NO_STILL


async def test_without_a_redis_the_sheet_goes_on_at_once() -> None:
    began = time.monotonic()
    assert await sheet._find_still(SOMEBODY, FOX) == sheet.NO_STILL
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("prompt", "shape", "seconds", "seed"),
    [
        (" \0 ", "portrait", 10, ""),
        ("x" * (MAX_PROMPT + 1), "portrait", 10, ""),
        ("a fox", "triangle", 10, ""),
        ("a fox", "portrait", 3600, ""),
        ("a fox", "portrait", 10, "none"),
    ],
)
def test_what_could_not_be_sent_is_not_drawn(prompt: str, shape: str, seconds: int, seed: str) -> None:
    with pytest.raises((SoraError, ValueError)):
        sheet._wanted(prompt, shape, seconds, seed, 7)


def test_a_typed_seed_goes_before_the_sheets_own_take() -> None:
    assert sheet._wanted("a fox", "square", 10, "", 7) == Wanted("a fox", "square", 10, 7)
    assert sheet._wanted(" a\0 fox ", "square", 10, " 12 ", 7) == Wanted("a fox", "square", 10, 12)


def test_every_choice_of_the_sheet_is_a_still_of_its_own() -> None:
    other = [Wanted("a fox waits", "portrait", 10, 7), Wanted(FOX.prompt, "square", 10, 7),
             Wanted(FOX.prompt, "portrait", 5, 7), Wanted(FOX.prompt, "portrait", 10, 8),
             Wanted(FOX.prompt, "portrait", 10, 7, "noir")]  # fmt: skip
    keys = {wanted.key(SOMEBODY) for wanted in (FOX, *other)} | {FOX.key(UUID(int=2))}
    assert len(keys) == len(other) + 2


@pytest.mark.usefixtures("database")
async def test_the_clip_is_the_take_that_the_sheet_showed() -> None:
    with db.unit_of_work() as session:
        tab = Tab(token=join(session, "juno"))
    await tab.send(ComposerState.open, {})
    first = tab.state(ComposerState).take
    await tab.send(ComposerState.try_again)
    take = tab.state(ComposerState).take
    assert take not in (0, first)
    await tab.send(ComposerState.open, {})
    assert tab.state(ComposerState).take == take
    await tab.send(ComposerState.send, "a lighthouse at dusk", KEY, 10, "portrait", str(take))
    (one,) = made()
    assert one.seed == take
    assert previews.wanted_of(one) == sheet._wanted("a lighthouse at dusk", "portrait", 10, "", take)
    await tab.send(ComposerState.open, {})
    assert tab.state(ComposerState).take != take
