"""The inbox in a tab: how many lines have news, on every page, and the lines themselves where it is open."""

from typing import Any

import reflex as rx

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db, events
from sora_reflex.core.errors import SoraError
from sora_reflex.core.ids import parse
from sora_reflex.core.paging import joined
from sora_reflex.notifications import choices, digest, pushes, queries, service
from sora_reflex.notifications.schemas import ChoiceView, MailView, NotificationView
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState

PATH = "/inbox"

LOOK_SECONDS = 20.0
"""Between two looks at what nobody announces: a block, a clip that was deleted."""


class InboxState(rx.State):
    rows: list[NotificationView] = []
    has_more: bool = False
    is_loaded: bool = False
    has_fresh: bool = False
    """Whether any line is marked as news."""
    choices: list[ChoiceView] = []
    push_key: str = ""
    """What this browser subscribes to pushes with."""
    letters: MailView = MailView()
    """Where one is written to."""
    _next: str = ""
    _fresh: list[str] = []
    """Lines that were news when this visit began: they stay marked until the next one."""

    async def _viewer(self) -> Viewer | None:
        return await (await self.get_state(ViewerState))._viewer()

    def _is_open(self) -> bool:
        return self.router.url.path.rstrip("/") == PATH

    @rx.event
    async def load(self):
        """Show the inbox; what is shown now is read, and marked as news for as long as this visit lasts."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect(f"/sign-in?next={PATH}")
        page = await db.read(queries.list_inbox, viewer=viewer)
        self._next, self.has_more, self.is_loaded = page.next, bool(page.next), True
        self._fresh = [row.id for row in page.items if row.is_unread]
        self._show(page.items)
        await db.run(service.mark_read, viewer=viewer)
        (await self.get_state(ShellState)).inbox_new = 0
        return None

    @rx.event(background=True, supersedes=True)
    async def watch(self):
        """Follow this person's inbox as long as the tab is open; each page load starts it again."""
        async with self:
            viewer = await self._viewer()
        if viewer is None:
            return
        async for _ in events.wakes(queries.channel_of(viewer.id), at_least_every_seconds=LOOK_SECONDS):
            count = await db.read(queries.count_unread, viewer=viewer)
            async with self:
                tab = await self.get_state(ViewerState)
                now = await tab._viewer()
                if not tab._is_here() or now is None or now.id != viewer.id:
                    return
                shell = await self.get_state(ShellState)
                if shell.inbox_new != count:
                    shell.inbox_new = count
                if self._is_open() and self.is_loaded:
                    await self._refresh(viewer)

    async def _refresh(self, viewer: Viewer) -> None:
        """Read the first page again: what came stands on top, what was scrolled to stays."""
        page = await db.read(queries.list_inbox, viewer=viewer)
        fresh = [row if row.is_unread else self._marked(row) for row in page.items]
        known, oldest = {row.id for row in fresh}, min((row.at for row in fresh), default="")
        older = [row for row in self.rows if page.next and row.at < oldest and row.id not in known]
        if not older:
            self._next, self.has_more = page.next, bool(page.next)
        self._show(fresh + older)

    def _show(self, rows: list[NotificationView]) -> None:
        has_fresh = any(row.is_unread for row in rows)
        if self.rows != rows:
            self.rows = rows
        if self.has_fresh != has_fresh:
            self.has_fresh = has_fresh

    def _marked(self, row: NotificationView) -> NotificationView:
        return row.model_copy(update={"is_unread": True}) if row.id in self._fresh else row

    @rx.event
    async def load_more(self):
        viewer = await self._viewer()
        if viewer is None or not self._next:
            return
        page = await db.read(queries.list_inbox, viewer=viewer, cursor=self._next)
        self._show(joined(self.rows, map(self._marked, page.items)))
        self._next, self.has_more = page.next, bool(page.next)

    @rx.event
    async def read(self, id: str):
        """Take the mark off one line, as it is opened; off all with an empty id."""
        viewer = await self._viewer()
        if viewer is None:
            return
        try:
            await db.run(service.mark_read, viewer=viewer, notification_id=parse(id) if id else None)
        except SoraError:
            return
        self._fresh = [one for one in self._fresh if id and one != id]
        self._show([row.model_copy(update={"is_unread": False}) if id in ("", row.id) else row for row in self.rows])

    @rx.event
    async def open_choices(self):
        """What one is told of, and where."""
        viewer = await self._viewer()
        if viewer is not None:
            self.choices = await db.read(queries.list_choices, viewer=viewer)
            self.push_key = await db.run(pushes.public_key)
            self.letters = await db.read(queries.get_mail, viewer=viewer)

    @rx.event
    async def choose(self, kind: str, channel: str, is_on: bool):
        """Be told of a kind on a channel, or no longer."""
        await self._do(choices.choose, kind=kind, channel=channel, is_on=bool(is_on))
        viewer = await self._viewer()
        if viewer is not None:
            self.choices = await db.read(queries.list_choices, viewer=viewer)
            await self._refresh(viewer)

    @rx.event
    async def subscribe(self, endpoint: str, p256dh: str, auth: str):
        """Have pushes sent to this browser."""
        await self._do(pushes.subscribe, endpoint=endpoint, p256dh=p256dh, auth=auth)

    @rx.event
    async def unsubscribe(self, endpoint: str):
        await self._do(pushes.unsubscribe, endpoint=endpoint)

    @rx.event
    async def write_to(self, address: str):
        """Be written to at this address, once it is confirmed; nowhere with an empty one."""
        await self._do(digest.set_address, address=address)
        viewer = await self._viewer()
        if viewer is not None:
            self.letters = await db.read(queries.get_mail, viewer=viewer)

    async def _do(self, deed: Any, **values: Any) -> None:
        """Do something for whoever looks at this tab; a refusal is told."""
        viewer = await self._viewer()
        if viewer is None:
            return
        try:
            await db.run(deed, viewer=viewer, **values)
        except SoraError as error:
            (await self.get_state(ShellState))._tell(error.message)
