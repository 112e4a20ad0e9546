"""The operators' desk in a tab: the queue, live, and the limits as they are changed."""

import asyncio

import reflex as rx

from sora_reflex.core import db
from sora_reflex.core.errors import SoraError
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.studio import desk, lately, limits
from sora_reflex.studio.schemas import DeskView

LOOK_SECONDS = 2.0
"""Between two looks: a person sees it move, and the queue is played forward no more often."""


class DeskState(rx.State):
    desk: DeskView = DeskView()
    is_allowed: bool = False
    is_loaded: bool = False
    error: str = ""
    error_name: str = ""
    """Which limit it is about."""

    async def _look(self) -> bool:
        """Read it anew; False for whoever may not see it."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        self.is_loaded = True
        if viewer is None:
            self.desk, self.is_allowed = DeskView(), False
            return False
        workers = await asyncio.to_thread(lately.find_workers)
        try:
            self.desk = await db.read(desk.read, viewer=viewer, workers=workers)
        except SoraError:
            self.desk, self.is_allowed = DeskView(), False
            return False
        self.is_allowed = True
        return True

    @rx.event
    async def load(self):
        """Show the desk, and follow it as long as the page is open."""
        self.error = self.error_name = ""
        return DeskState.watch if await self._look() else None

    @rx.event(background=True, supersedes=True)
    async def watch(self):
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            async with self:
                tab = await self.get_state(ViewerState)
                if not tab._is_here() or self.router.url.path.rstrip("/") != "/queue" or not await self._look():
                    return

    @rx.event
    async def set_limit(self, name: str, value: str):
        """A limit was typed; empty lets the settings decide again."""
        typed = value.strip()
        if typed and not (typed.isascii() and typed.isdecimal() and len(typed) <= 6):
            self.error, self.error_name = "That takes a whole number.", name[:40]
            return None
        value_now = next((limit.value for limit in self.desk.limits if limit.name == name), None)
        if typed and int(typed) == value_now:
            # The box was only passed through.
            self.error = self.error_name = ""
            return None
        return await self._change(name, int(typed) if typed else None)

    @rx.event
    async def pause(self):
        """Let nothing new begin."""
        return await self._change(limits.PAUSED, 1)

    @rx.event
    async def resume(self):
        return await self._change(limits.PAUSED, 0)

    async def _change(self, name: str, value: int | None):
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in?next=/queue")
        self.error = self.error_name = ""
        try:
            await db.run(desk.change, viewer=viewer, name=name, value=value)
        except SoraError as error:
            self.error, self.error_name = error.message, name[:40]
            return None
        await self._look()
        if name != limits.PAUSED:
            (await self.get_state(ShellState))._tell("Saved.")
        return None
