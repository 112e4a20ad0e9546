"""Reports and what is done about them, in a tab."""

from operator import attrgetter

import reflex as rx

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db, events
from sora_reflex.core.errors import SoraError
from sora_reflex.core.ids import parse
from sora_reflex.core.paging import joined
from sora_reflex.models import ActKind, ReportReason, Subject
from sora_reflex.moderation import queries, service
from sora_reflex.moderation.schemas import ActView, CaseView, InviteeView
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState

SAID = {
    ActKind.HIDE: "Hidden. Its maker sees why",
    ActKind.RESTORE: "It is back",
    ActKind.REMOVE: "Removed",
    ActKind.LEAVE: "Left as it is",
}


class ModerationState(rx.State):
    """What anybody reports, and what those who keep order do from where they are."""

    done: int = 0
    """Grows by one with each report or act that was taken."""
    problem: str = ""

    async def _viewer(self) -> Viewer | None:
        return await (await self.get_state(ViewerState))._viewer()

    async def _took(self, text: str) -> None:
        self.problem = ""
        self.done += 1
        (await self.get_state(ShellState))._tell(text)

    @rx.event
    async def begin(self):
        """A sheet was opened: what was wrong before is over."""
        self.problem = ""

    @rx.event
    async def report(self, subject: str, key: str, reason: str, words: str):
        """Tell those who keep order of something; the viewer does not meet it any more."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        if subject not in set(Subject) or reason not in set(ReportReason):
            self.problem = "Choose what is wrong with it."
            return None
        try:
            await db.run(
                service.report, viewer=viewer, subject=Subject(subject), key=key, reason=ReportReason(reason),
                words=words,
            )  # fmt: skip
        except SoraError as error:
            self.problem = error.message
            return None
        await self._took("Thank you. You will not meet it any more")
        return None

    @rx.event
    async def act(self, subject: str, key: str, kind: str, reason: str):
        """Hide, restore or remove something, or leave it, with the reason."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        if subject not in set(Subject) or kind not in set(ActKind):
            self.problem = "Choose what to do."
            return None
        try:
            await db.run(
                service.act, viewer=viewer, subject=Subject(subject), key=key, kind=ActKind(kind), reason=reason
            )
        except SoraError as error:
            self.problem = error.message
            return None
        await self._took(SAID[ActKind(kind)])
        return None


class ReviewState(rx.State):
    """The queue of reports: /operator/reports."""

    cases: list[CaseView] = []
    chosen: CaseView | None = None
    acts: list[ActView] = []
    waiting: int = 0
    is_loaded: bool = False
    is_allowed: bool = False
    has_more: bool = False
    _next: str = ""

    async def _keeper(self) -> Viewer | None:
        try:
            return queries.require_moderator(await (await self.get_state(ViewerState))._viewer())
        except SoraError:
            self.reset()
            self.is_loaded = True
            return None

    async def _look(self) -> bool:
        viewer = await self._keeper()
        if viewer is None:
            return False
        page = await db.read(queries.list_cases, viewer=viewer)
        self.cases, self._next, self.has_more = page.items, page.next, bool(page.next)
        self.waiting = await db.read(queries.count_open, viewer=viewer)
        self.acts = (await db.read(queries.list_acts, viewer=viewer)).items
        self.is_loaded = self.is_allowed = True
        return True

    async def _show(self, subject: str, id: str) -> None:
        viewer = await self._keeper()
        if viewer is None or subject not in set(Subject):
            return
        try:
            case = await db.read(queries.get_case, viewer=viewer, subject=Subject(subject), id=parse(id))
        except SoraError:
            self.chosen = None
            return
        self.chosen = case

    @rx.event
    async def load(self):
        """Show the queue with what has waited longest open, and follow it as long as the page is."""
        if not await self._look():
            return None
        self.chosen = None
        await self._open_first()
        return ReviewState.watch

    async def _open_first(self) -> None:
        if self.cases:
            await self._show(self.cases[0].subject, self.cases[0].id)

    @rx.event
    async def choose(self, subject: str, id: str):
        """Look at one thing."""
        await self._show(subject, id)

    @rx.event
    async def load_more(self):
        viewer = await self._keeper()
        if viewer is None or not self._next:
            return
        page = await db.read(queries.list_cases, viewer=viewer, cursor=self._next)
        self.cases = joined(self.cases, page.items)
        self._next, self.has_more = page.next, bool(page.next)

    @rx.event(background=True, supersedes=True)
    async def watch(self):
        """Show what comes in and what others settle meanwhile."""
        first = True
        async for _ in events.wakes(queries.CHANNEL, at_least_every_seconds=15):
            if first:
                first = False
                continue
            async with self:
                tab = await self.get_state(ViewerState)
                on_page = self.router.url.path.rstrip("/") == "/operator/reports"
                if not tab._is_here() or not on_page or not await self._look():
                    return
                if self.chosen:
                    await self._show(self.chosen.subject, self.chosen.id)
                else:
                    await self._open_first()


class InviteTreeState(rx.State):
    """Who invited whom: /operator/invites."""

    branches: dict[str, list[InviteeView]] = {}
    """Handle of whoever invited -> those who came; "" for codes of the command line."""
    more: dict[str, bool] = {}
    is_loaded: bool = False
    is_allowed: bool = False
    _next: dict[str, str] = {}

    async def _grow(self, handle: str, cursor: str) -> None:
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            keeper = queries.require_moderator(viewer)
            page = await db.read(queries.list_invitees, viewer=keeper, handle=handle, cursor=cursor)
        except SoraError:
            self.is_loaded = True
            return
        had = self.branches.get(handle, []) if cursor else []
        self.branches = self.branches | {handle: joined(had, page.items, attrgetter("person.handle"))}
        self._next = self._next | {handle: page.next}
        self.more = self.more | {handle: bool(page.next)}
        self.is_loaded = self.is_allowed = True

    @rx.event
    async def load(self):
        self.reset()
        await self._grow("", "")

    @rx.event
    async def open(self, handle: str):
        """Show whom somebody brought."""
        await self._grow(handle[:40], "")

    @rx.event
    async def load_more(self, handle: str):
        if self._next.get(handle):
            await self._grow(handle, self._next[handle])
