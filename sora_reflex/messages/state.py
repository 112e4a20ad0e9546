"""The messages of one tab: the list of conversations, the open one, both followed live, and whom to write to."""

from typing import Any

import reflex as rx

from sora_reflex.accounts.schemas import Person, Viewer
from sora_reflex.core import db, events
from sora_reflex.core.errors import SoraError
from sora_reflex.core.ids import parse
from sora_reflex.core.paging import joined
from sora_reflex.messages import queries, service
from sora_reflex.messages.looks import Asked, look
from sora_reflex.messages.schemas import Counts, MessageView, Talk, TalkRow
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.social import queries as social_queries
from sora_reflex.social import service as social

HERE = "/inbox/messages"
REQUESTS = "requests"
"""In place of a conversation in the address: the folder of those that wait for an answer."""
LOOK_SECONDS = 20.0
"""Between two looks at what nobody announces: a clip that was deleted, an account that is leaving."""
MOST_ANSWERS = 20
"""What was just sent needs its answer; no more than these are kept."""
NO_TALK, NOTHING = Talk(), Counts()


class MessagesState(rx.State):
    talks: list[TalkRow] = []
    has_more_talks: bool = False
    is_requests: bool = False
    """Whether the list is the folder of requests."""
    waiting: Counts = NOTHING
    talk: Talk = NO_TALK
    said: list[MessageView] = []
    """What stands in the open conversation, the newest first."""
    has_older: bool = False
    status: str = ""
    """Empty until something has loaded, then ready, or missing for a conversation that is not the viewer's."""
    answers: dict[str, str] = {}
    """Key of what was sent -> what is wrong with it, or nothing."""
    people: list[Person] = []
    """Whom one can write to at once, as far as they were asked for."""
    _to: str = ""
    """The open conversation as the address has it: its id, or "@handle"."""
    _next_talks: str = ""
    _older: str = ""

    async def _viewer(self) -> Viewer | None:
        return await (await self.get_state(ViewerState))._viewer()

    async def _tell(self, text: str) -> None:
        (await self.get_state(ShellState))._tell(text)

    @rx.event
    async def load(self):
        """Show what the address names, and follow it as long as the tab is there."""
        viewer = await self._viewer()
        if viewer is None:
            self.reset()
            return None
        asked = self.router.url.path.rstrip("/").removeprefix(HERE).strip("/")
        to = "" if asked == REQUESTS else asked
        if to != self._to:
            self.talk, self.said, self.has_older, self._to = NO_TALK, [], False, to
        is_requests = asked == REQUESTS or (bool(to) and self.is_requests)
        if is_requests != self.is_requests:
            self.talks, self.is_requests = [], is_requests
        await self._refresh(viewer)
        return None

    @rx.event(background=True, supersedes=True)
    async def watch(self):
        """Follow this person's messages as long as the tab is open; each page load starts it again.

        On their page all that is on screen is read again: what comes in, goes, or is ended by a block. Elsewhere only
        how much is new.
        """
        async with self:
            viewer = await self._viewer()
        if viewer is None:
            return
        async for _ in events.wakes(social_queries.channel_of_person(viewer.id), at_least_every_seconds=LOOK_SECONDS):
            async with self:
                tab = await self.get_state(ViewerState)
                now = await tab._viewer()
                if now is None or now.id != viewer.id or not tab._is_here():
                    return
                if self.status and self.router.url.path.startswith(HERE):
                    await self._refresh(now)
                else:
                    await self._badge(await db.read(queries.count_waiting, viewer=now))

    async def _badge(self, waiting: Counts) -> None:
        shell = await self.get_state(ShellState)
        if shell.messages_new != waiting.unread + waiting.requests:
            shell.messages_new = waiting.unread + waiting.requests

    async def _refresh(self, viewer: Viewer) -> None:
        """Read again what is on screen."""
        asked = Asked(self._to, self.is_requests, said=len(self.said), talks=len(self.talks))
        seen = await db.read(look, viewer=viewer, asked=asked)
        await self._badge(seen.waiting)
        fresh = {
            "talk": seen.talk, "said": seen.said.items, "has_older": bool(seen.said.next), "status": seen.status,
            "talks": seen.talks.items, "has_more_talks": bool(seen.talks.next), "waiting": seen.waiting,
            "is_requests": seen.is_requests,
        }  # fmt: skip
        for name, value in fresh.items():
            if getattr(self, name) != value:
                setattr(self, name, value)
        self._older, self._next_talks = seen.said.next, seen.talks.next

    @rx.event
    async def load_more_talks(self):
        viewer = await self._viewer()
        if viewer is None or not self._next_talks:
            return
        cursor, requests = self._next_talks, self.is_requests
        page = await db.read(queries.list_talks, viewer=viewer, requests=requests, cursor=cursor)
        self.talks = joined(self.talks, page.items)
        self._next_talks, self.has_more_talks = page.next, bool(page.next)

    @rx.event
    async def load_older(self):
        viewer = await self._viewer()
        if viewer is None or not self._older or not self.talk.id:
            return
        try:
            talk_id = parse(self.talk.id)
            page = await db.read(queries.list_messages, viewer=viewer, talk_id=talk_id, cursor=self._older)
        except SoraError:
            await self._refresh(viewer)
            return
        self.said = joined(self.said, page.items)
        self._older, self.has_older = page.next, bool(page.next)

    @rx.event
    async def write(self, to: str, text: str, request_key: str, post_id: str):
        """Send words, a clip or both. Sent twice, after a lost connection, it is sent once."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        wrong = ""
        try:
            clip = parse(post_id) if post_id else None
            sent = {"to": to, "text": text, "request_key": request_key, "post_id": clip}
            await db.run(service.write, viewer=viewer, **sent)
        except SoraError as error:
            wrong = error.message
        if self._to:
            await self._refresh(viewer)
        kept = [(key, said) for key, said in self.answers.items() if key != request_key]
        self.answers = dict([*kept[1 - MOST_ANSWERS :], (request_key[:60], wrong)])
        return None

    async def _do(self, deed: Any, **values: Any) -> Any:
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            await db.run(deed, viewer=viewer, **{name: parse(value) for name, value in values.items()})
        except SoraError as error:
            await self._tell(error.message)
        await self._refresh(viewer)
        return None

    @rx.event
    async def remove(self, message_id: str):
        return await self._do(service.remove, message_id=message_id)

    @rx.event
    async def accept(self, talk_id: str):
        self.is_requests = False
        return await self._do(service.accept, talk_id=talk_id)

    @rx.event
    async def decline(self, talk_id: str):
        return await self._do(service.decline, talk_id=talk_id) or rx.redirect(f"{HERE}/{REQUESTS}")

    @rx.event
    async def seen(self, talk_id: str, message_id: str):
        """The conversation is on screen up to this message."""
        viewer = await self._viewer()
        if viewer is None:
            return
        try:
            await db.run(service.set_read, viewer=viewer, talk_id=parse(talk_id), message_id=parse(message_id))
        except SoraError:
            return  # Ended meanwhile, which the list says.
        await self._refresh(viewer)

    @rx.event
    async def block(self, handle: str):
        """End it on both screens."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            await db.run(social.set_blocked, viewer=viewer, handle=handle, blocked=True)
        except SoraError as error:
            await self._tell(error.message)
            return None
        await self._tell(f"You and @{handle} no longer meet. Undo it under People.")
        return rx.redirect(HERE)

    @rx.event
    async def find_people(self, words: str):
        """Whom one can write to at once, by name."""
        viewer = await self._viewer()
        self.people = await db.read(queries.list_recipients, viewer=viewer, words=words[:60]) if viewer else []
