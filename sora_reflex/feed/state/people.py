"""Lists of people in a tab: whom somebody follows and who follows them, and one's own circle."""

from operator import attrgetter
from typing import Any

import reflex as rx

from sora_reflex.accounts.schemas import Person
from sora_reflex.core import db
from sora_reflex.core.errors import Forbidden, SoraError
from sora_reflex.core.paging import joined
from sora_reflex.core.settings import get_settings
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.social import queries as social
from sora_reflex.social.schemas import PersonRow

NAME = get_settings().instance_name
KINDS = {"followers": social.list_followers, "following": social.list_following}
NOBODY = Person(handle="", display_name="", initial="", hue=0)


class PeopleState(rx.State):
    """Who follows somebody, or whom they follow: /@handle/followers and /@handle/following."""

    person: Person = NOBODY
    kind: str = "followers"
    rows: list[PersonRow] = []
    status: str = "loading"
    """loading, ready, closed (a private account's, for others) or missing."""
    title: str = NAME
    has_more: bool = False
    is_me: bool = False
    _next: str = ""

    def _asked(self) -> tuple[str, str]:
        """Handle and kind of the address."""
        handle, _, kind = self.router.url.path.strip("/").partition("/")
        return handle.removeprefix("@"), kind.strip("/")

    @rx.event
    async def load(self):
        handle, kind = self._asked()
        if (handle.lower(), kind) != (self.person.handle.lower(), self.kind):
            self.person, self.kind, self.rows, self.status = NOBODY, kind, [], "loading"
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            if kind not in KINDS or not self.router.url.path.startswith("/@"):
                raise Forbidden("There is no such list.")
            self.person = await db.read(social.get_person, viewer=viewer, handle=handle)
        except SoraError:
            self.status, self.title = "missing", f"Not here | {NAME}"
            return
        self.is_me = viewer is not None and viewer.handle == self.person.handle
        self.title = f"{'Followers of' if kind == 'followers' else 'Followed by'} @{self.person.handle} | {NAME}"
        try:
            page = await db.read(KINDS[kind], viewer=viewer, handle=handle)
        except SoraError:
            self.rows, self.status = [], "closed"
            return
        self.rows, self._next, self.has_more, self.status = page.items, page.next, bool(page.next), "ready"

    @rx.event
    async def load_more(self):
        if not self._next or self.kind not in KINDS:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            page = await db.read(KINDS[self.kind], viewer=viewer, handle=self.person.handle, cursor=self._next)
        except SoraError:
            self._next, self.has_more = "", False
            return
        self.rows = joined(self.rows, page.items, attrgetter("person.handle"))
        self._next, self.has_more = page.next, bool(page.next)


class CircleState(rx.State):
    """The viewer's own circle: who asks to follow, who is suggested, muted, restricted or blocked."""

    requests: list[PersonRow] = []
    suggestions: list[PersonRow] = []
    muted: list[PersonRow] = []
    restricted: list[PersonRow] = []
    blocked: list[PersonRow] = []
    is_loaded: bool = False
    more: dict[str, bool] = {}
    """Which of the lists go on."""
    _next: dict[str, str] = {}

    @rx.event
    async def load(self):
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in?next=/people")
        for name, read in _OWN.items():
            page = await db.read(read, viewer=viewer)
            setattr(self, name, page.items)
            self._next = self._next | {name: page.next}
        self.suggestions = await db.read(social.suggest, viewer=viewer)
        self.more = {name: bool(after) for name, after in self._next.items()}
        self.is_loaded = True
        return None

    @rx.event
    async def load_more(self, name: str):
        """The next page of one list."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None or name not in _OWN or not self._next.get(name):
            return
        page = await db.read(_OWN[name], viewer=viewer, cursor=self._next[name])
        setattr(self, name, joined(getattr(self, name), page.items, attrgetter("person.handle")))
        self._next = self._next | {name: page.next}
        self.more = self.more | {name: bool(page.next)}


_OWN: dict[str, Any] = {
    "requests": social.list_requests,
    "muted": social.list_muted,
    "restricted": social.list_restricted,
    "blocked": social.list_blocked,
}
