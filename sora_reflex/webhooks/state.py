"""The webhooks page in a tab: one's addresses, the log of the one that is open, and a secret that was just made."""

import asyncio
from typing import Any
from uuid import UUID

import reflex as rx

from sora_reflex.core import db, ids
from sora_reflex.core.errors import SoraError
from sora_reflex.models import EventType
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.webhooks import queries, service
from sora_reflex.webhooks.schemas import DeliveryView, Revealed, WebhookView

PATH = "/settings/webhooks"

LOOK_SECONDS = 2.0
"""Between two looks at an open log: somebody who sends a sample waits for its answer."""


class WebhooksState(rx.State):
    webhooks: list[WebhookView] = []
    is_loaded: bool = False
    open_id: str = ""
    """Whose log is shown."""
    deliveries: list[DeliveryView] = []
    has_more: bool = False
    open_delivery: str = ""
    """Whose tries are shown."""
    wants_completed: bool = True
    wants_failed: bool = True
    is_removing: bool = False
    """Whether the question "remove it?" is shown."""
    revealed: Revealed | None = None
    form_number: int = 0
    """Grows when a webhook was added, so that the form is a new, empty one."""
    error: str = ""
    error_field: str = ""
    _cursor: str = ""
    _is_paging: bool = False

    @rx.event
    async def load(self):
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect(f"/sign-in?next={PATH}")
        self.error = self.error_field = ""
        self.revealed, self.is_removing = None, False
        await self._read()
        self.is_loaded = True
        return WebhooksState.watch if self.open_id else None

    async def _read(self) -> bool:
        """Read everything that is shown anew; False for whoever is signed out."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            self.webhooks, self.deliveries, self.open_id = [], [], ""
            return False
        self.webhooks = await db.read(queries.list_own, viewer=viewer)
        if self.open_id not in {one.id for one in self.webhooks}:
            self.open_id, self.deliveries, self._is_paging = "", [], False
        elif not self._is_paging:
            page = await db.read(queries.list_deliveries, viewer=viewer, webhook_id=UUID(self.open_id))
            self.deliveries, self._cursor, self.has_more = page.items, page.next, bool(page.next)
        return True

    @rx.event(background=True, supersedes=True)
    async def watch(self):
        """Follow the open log as long as it is looked at; who reads older pages is not thrown back to the first."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            async with self:
                tab = await self.get_state(ViewerState)
                is_here = tab._is_here() and self.router.url.path.rstrip("/") == PATH and self.open_id
                if not is_here or not await self._read():
                    return

    @rx.event
    async def open(self, id: str):
        """Show the log of one, or put it away."""
        self.open_id = "" if id == self.open_id else id[:40]
        self.open_delivery, self.is_removing, self._is_paging, self.deliveries = "", False, False, []
        await self._read()
        return WebhooksState.watch if self.open_id else None

    @rx.event
    async def show_tries(self, id: str):
        self.open_delivery = "" if id == self.open_delivery else id[:40]

    @rx.event
    async def load_more(self):
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None or not self.open_id or not self._cursor:
            return
        page = await db.read(
            queries.list_deliveries, viewer=viewer, webhook_id=ids.parse(self.open_id), cursor=self._cursor
        )
        self.deliveries = [*self.deliveries, *page.items]
        self._cursor, self.has_more, self._is_paging = page.next, bool(page.next), True

    @rx.event
    async def choose(self, event_type: str):
        """Hear of this, or no longer."""
        if event_type == EventType.VIDEO_COMPLETED:
            self.wants_completed = not self.wants_completed
        elif event_type == EventType.VIDEO_FAILED:
            self.wants_failed = not self.wants_failed

    @rx.event
    async def add(self, form: dict[str, Any]):
        chosen = {EventType.VIDEO_COMPLETED: self.wants_completed, EventType.VIDEO_FAILED: self.wants_failed}
        revealed = await self._do(
            service.add,
            name=str(form.get("name", "")),
            url=str(form.get("url", "")),
            event_types=[kind for kind, is_chosen in chosen.items() if is_chosen],
        )
        if isinstance(revealed, Revealed):
            self.revealed, self.form_number = revealed, self.form_number + 1
            self.wants_completed = self.wants_failed = True

    @rx.event
    async def rotate(self):
        revealed = await self._do(service.rotate, {"id": self.open_id})
        if isinstance(revealed, Revealed):
            self.revealed = revealed

    @rx.event
    async def forget_revealed(self):
        """The secret was copied."""
        self.revealed = None

    @rx.event
    async def pause(self):
        await self._do(service.set_paused, {"id": self.open_id}, paused=True)

    @rx.event
    async def resume(self):
        await self._do(service.set_paused, {"id": self.open_id}, paused=False)

    @rx.event
    async def send_sample(self):
        self._is_paging = False
        await self._do(service.send_sample, {"id": self.open_id})

    @rx.event
    async def replay(self, delivery_id: str):
        self._is_paging = False
        await self._do(service.replay, {"delivery_id": delivery_id})

    @rx.event
    async def ask_removal(self):
        self.is_removing = True

    @rx.event
    async def keep(self):
        self.is_removing = False

    @rx.event
    async def remove(self):
        await self._do(service.remove, {"id": self.open_id})
        self.is_removing = False
        if not self.error:
            (await self.get_state(ShellState))._tell("Removed.")

    async def _do(self, work: Any, named: dict[str, str] | None = None, **arguments: Any) -> object:
        """Let a service do something to what is `named` by ids, for whoever looks at this tab; show what came of it."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        self.error = self.error_field = ""
        result: object = None
        try:
            if viewer is not None:
                found = {name: ids.parse(id) for name, id in (named or {}).items()}
                result = await db.run(work, viewer=viewer, **found, **arguments)
        except SoraError as refusal:
            self.error, self.error_field = refusal.message, refusal.field
        await self._read()
        return result
