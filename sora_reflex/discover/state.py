"""What a tab finds: the search under way, the grid to explore, and one tag."""

from operator import attrgetter
from typing import Any
from urllib.parse import unquote

import reflex as rx

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db
from sora_reflex.core.errors import SoraError
from sora_reflex.core.paging import joined
from sora_reflex.core.settings import get_settings
from sora_reflex.discover import queries, words
from sora_reflex.discover.schemas import (
    DAYS,
    ClipStanding,
    EngineChoice,
    Filters,
    PersonStanding,
    SoundRow,
    TagCount,
)
from sora_reflex.feed.schemas import Tile
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.social import queries as social
from sora_reflex.social.schemas import PersonRow

NAME = get_settings().instance_name


class DiscoverState(rx.State):
    """The page /discover: what answers the words in its field, or what there is to explore while it is empty."""

    answered: str = ""
    """What the lists below answer; the field may be ahead of it."""
    read_as: str = ""
    tiles: list[Tile] = []
    people: list[PersonRow] = []
    sounds: list[SoundRow] = []
    tags: list[TagCount] = []
    suggestions: list[PersonRow] = []
    engines: list[EngineChoice] = []
    is_loaded: bool = False
    has_more: bool = False
    has_more_people: bool = False
    has_more_sounds: bool = False
    _filters: tuple[str, str, str, bool] = ("", "", "", False)
    _next: str = ""
    _next_people: str = ""
    _next_sounds: str = ""

    @rx.event
    async def load(self):
        """The page as its address says."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        self.engines = await db.read(queries.list_engines)
        self.suggestions = await db.read(social.suggest, viewer=viewer) if viewer else []
        asked = self.router.url.query_parameters
        filters = (asked.get("length", ""), asked.get("engine", ""), asked.get("age", ""), asked.get("own", "") == "1")
        await self._answer(viewer, asked.get("q", ""), filters)

    @rx.event(supersedes=True)
    async def search(self, text: str, length: str, engine: str, age: str, without_remixes: bool):
        """Answer what is in the field; a newer question takes the place of one that is still being answered."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        await self._answer(viewer, text, (length, engine, age, without_remixes))

    async def _answer(self, viewer: Viewer | None, text: str, filters: tuple[str, str, str, bool]) -> None:
        text = words.clean(text)
        if text:
            found = await db.read(queries.search_clips, viewer=viewer, text=text, filters=Filters(*filters))
            people = await db.read(queries.search_people, viewer=viewer, text=text)
            sounds = await db.read(queries.search_sounds, viewer=viewer, text=text)
            self.tags = await db.read(queries.search_tags, viewer=viewer, text=text)
            self.tiles, self._next, self.read_as = found.tiles, found.next, found.read_as
            self.people, self._next_people = people.items, people.next
            self.sounds, self._next_sounds = sounds.items, sounds.next
        else:
            page = await db.read(queries.list_explore, viewer=viewer, filters=Filters(*filters))
            self.tags = await db.read(queries.list_trending, viewer=viewer)
            self.tiles, self._next, self.read_as = page.items, page.next, ""
            self.people, self._next_people = [], ""
            self.sounds, self._next_sounds = [], ""
        self.answered, self._filters, self.is_loaded = text, filters, True
        self.has_more, self.has_more_people = bool(self._next), bool(self._next_people)
        self.has_more_sounds = bool(self._next_sounds)

    @rx.event
    async def load_more(self):
        """The next page of clips; one that comes twice, after a reconnect, adds nothing."""
        if not self._next:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        filters = Filters(*self._filters)
        if self.answered:
            found = await db.read(
                queries.search_clips, viewer=viewer, text=self.answered, filters=filters, cursor=self._next
            )
            more, self._next = found.tiles, found.next
        else:
            page = await db.read(queries.list_explore, viewer=viewer, filters=filters, cursor=self._next)
            more, self._next = page.items, page.next
        self.tiles = joined(self.tiles, more)
        self.has_more = bool(self._next)

    @rx.event
    async def load_more_people(self):
        if not self._next_people:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        page = await db.read(queries.search_people, viewer=viewer, text=self.answered, cursor=self._next_people)
        self.people = joined(self.people, page.items, attrgetter("person.handle"))
        self._next_people, self.has_more_people = page.next, bool(page.next)

    @rx.event
    async def load_more_sounds(self):
        if not self._next_sounds:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        page = await db.read(queries.search_sounds, viewer=viewer, text=self.answered, cursor=self._next_sounds)
        self.sounds = joined(self.sounds, page.items)
        self._next_sounds, self.has_more_sounds = page.next, bool(page.next)


class BoardState(rx.State):
    """A leaderboard: /discover/rising, /discover/remixed and /discover/followed."""

    kind: str = ""
    window: str = "week"
    clips: list[ClipStanding] = []
    people: list[PersonStanding] = []
    is_loaded: bool = False

    @rx.event
    async def load(self):
        kind = self.router.url.path.rstrip("/").rpartition("/")[2]
        if kind != self.kind:
            self.kind, self.clips, self.people, self.is_loaded = kind, [], [], False
        await self._read()

    @rx.event
    async def choose_window(self, window: str):
        """Count over another time."""
        self.window = window if window in DAYS else "all"
        await self._read()

    async def _read(self) -> None:
        viewer = await (await self.get_state(ViewerState))._viewer()
        read = _BOARDS.get(self.kind)
        rows = await db.read(read, viewer=viewer, window=self.window) if read else []
        self.clips, self.people = ([], rows) if self.kind == "followed" else (rows, [])
        self.is_loaded = True


_BOARDS: dict[str, Any] = {
    "rising": queries.list_rising,
    "remixed": queries.list_most_remixed,
    "followed": queries.list_most_followed,
}


class TagState(rx.State):
    """The clips with one tag: /tag/<name>."""

    tag: str = ""
    count: int = 0
    tiles: list[Tile] = []
    is_loaded: bool = False
    has_more: bool = False
    title: str = NAME
    _next: str = ""

    @rx.event
    async def load(self):
        tag = words.clean(unquote(self.router.url.path.rstrip("/").rpartition("/")[2])).lstrip("#").lower()
        if tag != self.tag:
            self.tiles, self.is_loaded = [], False
        viewer = await (await self.get_state(ViewerState))._viewer()
        page = await db.read(queries.list_tag, viewer=viewer, tag=tag)
        self.count = await db.read(queries.count_tag, viewer=viewer, tag=tag)
        self.tag, self.title, self.is_loaded = tag, f"#{tag} | {NAME}", True
        self.tiles, self._next, self.has_more = page.items, page.next, bool(page.next)

    @rx.event
    async def load_more(self):
        if not self._next:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            page = await db.read(queries.list_tag, viewer=viewer, tag=self.tag, cursor=self._next)
        except SoraError:
            self._next, self.has_more = "", False
            return
        self.tiles = joined(self.tiles, page.items)
        self._next, self.has_more = page.next, bool(page.next)
