"""What is being filmed, live: one watcher a tab, which stops when nothing is open."""

import reflex as rx

from sora_reflex.core import db, events, ids
from sora_reflex.core.errors import SoraError
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.studio import look, queries, service
from sora_reflex.studio.schemas import GenerationView


def in_order(newest_first: list[GenerationView]) -> list[GenerationView]:
    """First what waits for a look at its preview, since it does not wait for long; then what became a clip or was just
    refused, what is filmed, those in line, and what ended before."""

    def place(one: GenerationView) -> tuple[int, int]:
        if one.is_looked_at:
            return 0, 0
        if one.is_open:
            return 2, one.queue_position
        return (1 if one.status == "completed" or one is newest_first[0] else 3), 0

    return sorted(newest_first, key=place)


LOOK_SECONDS = 3.0
"""Between two looks while nothing is told: others move on in the line, and nobody says so."""

MOST_PUT_AWAY = 100
"""What was put away leaves the list by itself after ten minutes."""


class ProgressState(rx.State):
    generations: list[GenerationView] = []
    """What is open, and what ended a moment ago: the one to look at first."""
    is_detail_open: bool = False
    error: str = ""
    trouble: str = ""
    """Why nothing can be filmed right now, in words; empty when all is well."""
    _put_away: list[str] = []

    @rx.event(background=True, supersedes=True)
    async def watch(self):
        """Follow this person's generations until none is open or the tab is gone; each page load starts it again."""
        async with self:
            viewer = await (await self.get_state(ViewerState))._viewer()
            if viewer is None:
                self.generations = []
                return
        async for _ in events.wakes(queries.channel_of(viewer.id), at_least_every_seconds=LOOK_SECONDS):
            now = await db.read(queries.look, viewer=viewer)
            async with self:
                tab = await self.get_state(ViewerState)
                if not tab._is_here() or await tab._viewer() is None:
                    return
                if self.trouble != now.trouble:
                    self.trouble = now.trouble
                shell = await self.get_state(ShellState)
                if shell.drafts_new != now.drafts_new:
                    shell.drafts_new = now.drafts_new
                shown = in_order([one for one in now.generations if one.id not in self._put_away])
                if self.generations != shown:
                    self.generations = shown
            if not any(generation.is_open for generation in now.generations):
                return

    @rx.event
    async def cancel(self, generation_id: str):
        """Stop a generation; its turns come back."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            await db.run(service.cancel, viewer=viewer, generation_id=ids.parse(generation_id))
        except SoraError as error:
            self.error = error.message
        return ProgressState.watch

    @rx.event
    async def film_now(self, generation_id: str):
        """Wait no longer for a look at the preview."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            await db.run(look.film_now, viewer=viewer, generation_id=ids.parse(generation_id))
        except SoraError as error:
            self.error = error.message
        return ProgressState.watch

    @rx.event
    async def dismiss(self, generation_id: str):
        """Put an ended generation away in this tab; its draft stays in the drafts."""
        self._put_away = [*self._put_away[1 - MOST_PUT_AWAY :], generation_id[:40]]
        self.generations = [shown for shown in self.generations if shown.id != generation_id]

    @rx.event
    async def show_detail(self, _detail: dict[str, str]):
        self.is_detail_open = True

    @rx.event
    async def hide_detail(self):
        self.is_detail_open = False
