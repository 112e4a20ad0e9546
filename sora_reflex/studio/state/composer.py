"""The create sheet."""

import asyncio
import json
import secrets
from contextlib import aclosing, suppress
from dataclasses import replace
from uuid import UUID

import reflex as rx
from pydantic import ValidationError
from redis.exceptions import RedisError

from sora_reflex.core import db, events, ids
from sora_reflex.core.errors import Invalid, SoraError
from sora_reflex.models import Shape, Way
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.studio import choice, making, modes, offers, previews, queries, remixing, service, words
from sora_reflex.studio.previews import Wanted
from sora_reflex.studio.schemas import (
    MAX_PROMPT,
    SECONDS,
    OfferView,
    QuotaView,
    StillView,
    SubmitGeneration,
    Ways,
    turns_of,
)
from sora_reflex.studio.state.progress import ProgressState

NO_QUOTA = QuotaView(limit=0, used=0, left=0, next_at="")
MAX_SEED = 2**31 - 1

MOST_CELLS = 30
"""More would be thinner than a line."""

MOST_WAYS = 20_000
"""Characters: a storyboard of the longest prompts, and the ids around it."""

NO_WAYS = Ways()
NO_STILL = StillView()
STILL_SECONDS = 8.0
"""Nobody waits longer for a still: then the sheet goes on without one."""


def _parse_seed(text: str) -> int | None:
    """The seed field: empty means that chance decides."""
    text = text.strip()
    if not text:
        return None
    if not text.isdecimal() or int(text) > MAX_SEED:
        raise Invalid(f"A seed is a whole number from 0 to {MAX_SEED:,}.", field="seed")
    return int(text)


def _parse_ways(text: str) -> Ways:
    """What the sheet packs besides its plain choices; an older page packs nothing."""
    return Ways.model_validate_json(text[:MOST_WAYS]) if text else NO_WAYS


def _wanted(prompt: str, shape: str, seconds: int, seed: str, take: int, ways: Ways = NO_WAYS) -> Wanted:
    """What the sheet says, but for the clip that it starts from; raises for what could not be sent either."""
    prompt = words.clean_prompt(prompt)
    if len(prompt) > MAX_PROMPT or seconds not in SECONDS or not (prompt or ways.shots):
        raise Invalid("This sheet can't be filmed.")
    shots = previews.pack_shots([shot.model_dump() for shot in ways.shots if shot.prompt])
    if ways.shots and len(json.loads(shots)) != len(ways.shots):
        raise Invalid("A shot says nothing yet.")
    typed = _parse_seed(seed)
    number = take if typed is None else typed
    return Wanted(prompt, Shape(shape).value, seconds, number, ways.style, ways.way.value, shots=shots)


async def _find_still(user_id: UUID, wanted: Wanted) -> StillView:
    """The still of a scene once it is drawn; none when nobody draws it in time."""
    try:
        async with asyncio.timeout(STILL_SECONDS):
            await asyncio.sleep(await asyncio.to_thread(previews.wait_seconds, user_id))
            key = ""
            async with aclosing(events.wakes(previews.channel_of(user_id), at_least_every_seconds=0.5)) as wakes:
                async for _ in wakes:
                    key = key or await asyncio.to_thread(previews.ask, user_id, wanted)
                    found = await asyncio.to_thread(previews.find, user_id, key)
                    if found is not None:
                        return found
    except (RedisError, OSError, TimeoutError):
        return NO_STILL
    return NO_STILL


class ComposerState(rx.State):
    """One sheet at a time; what was typed stays until it is sent, also when the sheet is closed."""

    is_open: bool = False
    request_key: str = ""
    """Travels with the send event, so that a replayed one is known again even by a restarted server."""
    prompt: str = ""
    seconds: int = 10
    shape: str = Shape.PORTRAIT.value
    take: int = 0
    """The seed of what the sheet shows, and of its clip unless another one is typed."""
    still: StillView = NO_STILL
    still_number: int = 0
    """Which of the browser's wishes the still answers."""
    quota: QuotaView = NO_QUOTA
    engines: list[OfferView] = [OfferView()]
    """Those that may be chosen, the instance's own first."""
    engine: OfferView = OfferView()
    """The one that is chosen."""
    variations: int = 1
    has_parent: bool = False
    """Whether it starts from an earlier clip, whose shape it keeps."""
    is_remix: bool = False
    _from: tuple[str, str] = ("", "")
    """Which way, and from which clip."""
    error: str = ""
    error_field: str = ""

    @rx.var
    def turns(self) -> int:
        """What the clip as chosen will cost."""
        return turns_of(self.seconds) * self.variations

    @rx.var
    def is_spent(self) -> bool:
        """Whether fewer turns are left than the clip costs; a sheet that has not loaded is not spent."""
        return bool(self.quota.limit) and self.quota.left < self.turns

    @rx.var
    def cells(self) -> list[str]:
        """The cost meter, a cell a turn: what is free, what this clip takes, what is taken already."""
        shown = min(self.quota.limit, MOST_CELLS)
        free = round(self.quota.left * shown / self.quota.limit) if self.quota.limit else 0
        used = min(self.turns, free)
        return ["free"] * (free - used) + ["now"] * used + ["taken"] * (shown - free)

    @rx.event
    async def open(self, detail: dict[str, str]):
        """The sheet was opened, perhaps already filled in; somebody who is not signed in is led to the door."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        if not self.request_key:
            self.request_key = secrets.token_urlsafe(18)
            self.take = secrets.randbelow(MAX_SEED + 1)
        self.prompt = "" if detail.get("parent") else detail.get("prompt", "")[:MAX_PROMPT] or self.prompt
        if detail.get("shape") in set(Shape):
            self.shape = detail["shape"]
        if detail.get("parent") and detail.get("way") in set(Way):
            self._start(detail["way"], detail["parent"])
        refusal = await self._offer()
        self.quota = await db.read(queries.get_quota, viewer=viewer)
        self.error, self.error_field = refusal, "prompt" if refusal else ""
        self.is_open = True
        return None

    @rx.event
    async def close(self):
        self.is_open = False

    @rx.event
    async def keep(self, prompt: str):
        """Keep what was typed, so that closing the sheet loses nothing."""
        self.prompt = prompt

    @rx.event
    async def choose_seconds(self, seconds: int):
        if seconds in SECONDS:
            self.seconds = seconds

    @rx.event
    async def choose_shape(self, shape: str):
        if shape in set(Shape):
            self.shape = shape

    @rx.event
    async def choose_ways(self, ways: str):
        """Know what it costs and which choices are left."""
        try:
            chosen = _parse_ways(ways)
        except ValidationError:
            return
        self.variations = min(max(chosen.variations, 1), making.MOST_VARIATIONS)
        if self._start(chosen.way.value, str(chosen.parent or "")):
            await self._offer()
        self._choose(chosen.engine)

    def _start(self, way: str, parent: str) -> bool:
        """Note the clip that it starts from, if any; True if that is another one than before."""
        start = (way, parent) if parent else ("", "")
        is_other, self._from = start != self._from, start
        self.has_parent, self.is_remix = bool(parent), bool(parent) and way == Way.REMIX
        return is_other

    async def _offer(self) -> str:
        """Offer the engines that can film this; why nothing can start from that clip, or nothing."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        way, parent = self._from
        refusal = ""
        if viewer is None:
            return refusal
        try:
            start = {"way": Way(way), "parent": ids.parse(parent)} if parent else {}
            self.engines = await db.read(offers.list_offers, owner_id=viewer.id, **start)
        except SoraError as error:
            refusal = error.message
        self._choose(self.engine.key)
        return refusal

    def _choose(self, key: str) -> None:
        """Choose an engine, and of length and shape what it films and is nearest to what was chosen."""
        self.engine = next((one for one in self.engines if one.key == key), self.engines[0])
        if self.engine.lengths and self.seconds not in self.engine.lengths:
            wished = self.seconds
            self.seconds = min(self.engine.lengths, key=lambda seconds: abs(seconds - wished))
        if self.engine.shapes and self.shape not in self.engine.shapes:
            self.shape = self.engine.shapes[0]

    @rx.event
    async def try_again(self):
        """Another take of the same words: another cast, other colours, another angle."""
        self.take = secrets.randbelow(MAX_SEED + 1)

    @rx.event(background=True, supersedes=True)
    async def look(self, number: int, prompt: str, shape: str, seconds: int, seed: str, ways: str = ""):
        """Show a still of what the sheet says now; a newer wish of this tab ends an older one."""
        async with self:
            viewer = await (await self.get_state(ViewerState))._viewer()
            take = self.take
        # Stills are drawn by the animatic engine: what another one has filmed it can't go on from.
        still, is_drawn = NO_STILL, True
        if viewer is not None:
            with suppress(SoraError, ValueError):
                chosen = _parse_ways(ways)
                wanted = _wanted(prompt, shape, seconds, seed, take, chosen)
                if chosen.way in remixing.FROM_EARLIER:
                    source = {"id": chosen.parent, "way": chosen.way}
                    parent = await db.read(remixing.get_source, viewer_id=viewer.id, **source)
                    wanted = replace(wanted, shape=parent.shape.value, parent=str(parent.id))
                    is_drawn = choice.takes_from(modes.ANIMATIC, chosen.way, parent.engine)
                still = await _find_still(viewer.id, wanted) if is_drawn else NO_STILL
        async with self:
            self.still, self.still_number = still, number

    def _stay(self, error: SoraError) -> None:
        """The sheet folded when it was sent: it opens again, with what is wrong and every word in it."""
        self.error, self.error_field = error.message, error.field
        self.is_open = True

    @rx.event
    async def send(self, prompt: str, request_key: str, seconds: int, shape: str, seed: str, ways: str = ""):
        """Send the sheet. Sent twice, by a double click or after a lost connection, it is one generation.

        All of the sheet travels with the event: a server that was restarted meanwhile knows nothing of its choices.
        """
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        self.prompt = prompt
        try:
            request = SubmitGeneration(
                request_key=request_key,
                prompt=prompt,
                seconds=seconds,
                shape=shape,  # type: ignore[arg-type]
                seed=_parse_seed(seed),
                **_parse_ways(ways).model_dump(),
            )
            await db.run(service.submit, viewer=viewer, request=request)
        except ValidationError:
            self._stay(Invalid("This sheet has become stale. Close it and open it again: your words are kept."))
            return None
        except SoraError as error:
            self._stay(error)
            self.quota = await db.read(queries.get_quota, viewer=viewer)
            return None
        self.is_open = False
        self.prompt = self.error = self.error_field = ""
        self.request_key = ""
        self.variations = 1
        self._start("", "")
        self.still, self.still_number = NO_STILL, 0
        self.quota = await db.read(queries.get_quota, viewer=viewer)
        return ProgressState.watch
