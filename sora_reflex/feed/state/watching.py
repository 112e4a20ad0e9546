"""What this browser tab watches: the feed, one clip, a profile."""

import reflex as rx

from sora_reflex.accounts.schemas import Person, Viewer
from sora_reflex.core import db
from sora_reflex.core.errors import SoraError
from sora_reflex.core.ids import parse
from sora_reflex.core.paging import Page, joined
from sora_reflex.core.settings import get_settings
from sora_reflex.feed import queries as feed
from sora_reflex.feed.schemas import ProfileHeader, Tile, VideoCard
from sora_reflex.shell.viewer import ViewerState

NOBODY = ProfileHeader(person=Person(handle="", display_name="", initial="", hue=0))
"""What a profile shows before it has loaded."""

TABS = {"clips": feed.list_profile, "remixes": feed.list_remixes_by, "likes": feed.list_liked}
NAME = get_settings().instance_name


class FeedState(rx.State):
    """The vertical feed, newest first."""

    cards: list[VideoCard] = []
    status: str = "loading"
    """loading or ready."""
    has_more: bool = False
    _next: str = ""
    _following_only: bool = False

    async def _load(self, *, following_only: bool) -> None:
        if following_only != self._following_only:
            self.cards, self.status = [], "loading"
        self._following_only = following_only
        viewer = await (await self.get_state(ViewerState))._viewer()
        page = await db.read(feed.list_feed, viewer=viewer, following_only=following_only)
        self.cards, self._next, self.has_more, self.status = page.items, page.next, bool(page.next), "ready"

    @rx.event
    async def load(self):
        await self._load(following_only=False)

    @rx.event
    async def load_following(self):
        await self._load(following_only=True)

    @rx.event
    async def load_more(self):
        """The next page; one that comes twice, after a reconnect, adds nothing."""
        if not self._next:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        page = await db.read(feed.list_feed, viewer=viewer, cursor=self._next, following_only=self._following_only)
        self.cards = joined(self.cards, page.items)
        self._next, self.has_more = page.next, bool(page.next)


class PostState(rx.State):
    """One clip on its own address."""

    cards: list[VideoCard] = []
    """None or one: the same stage shows it as the feed."""
    status: str = "loading"
    """loading, ready or missing."""
    title: str = NAME
    """Of the browser's tab; the same that the document came with."""

    @rx.event
    async def load(self):
        self.cards, self.status = [], "loading"
        await self._load()

    async def _load(self) -> None:
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            post_id = parse(self.router.url.path.rstrip("/").rpartition("/")[2])
            card = await db.read(feed.get_card, viewer=viewer, post_id=post_id)
        except SoraError:
            self.status, self.title = "missing", f"Not here | {NAME}"
            return
        self.cards, self.status = [card], "ready"
        self.title = f"{(card.caption or card.title)[:70]} | @{card.maker.handle} on {NAME}"


class ProfileState(rx.State):
    """A person's page: their clips, or what they like."""

    header: ProfileHeader = NOBODY
    tiles: list[Tile] = []
    status: str = "loading"
    """loading, ready, missing or, for an address that names no person, nowhere."""
    tab: str = "clips"
    """clips, remixes or likes."""
    title: str = NAME
    has_more: bool = False
    _next: str = ""

    def _asked(self) -> tuple[str, str]:
        """The handle in the address, and the tab. Everything with one part that is not a person's page leads here."""
        handle, _, tab = self.router.url.path.strip("/").partition("/")
        return (handle[1:] if handle.startswith("@") else ""), tab.strip("/") or "clips"

    @rx.event
    async def load(self):
        handle, tab = self._asked()
        if handle.lower() != self.header.person.handle.lower() or not handle:
            self.header, self.status = NOBODY, "loading"
        if self.status == "loading" or tab != self.tab:
            self.tiles, self._next, self.has_more = [], "", False
        self.tab = tab
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            self.header = await db.read(feed.get_profile, viewer=viewer, handle=handle)
            is_hidden = self.header.relation.is_blocked or (tab == "likes" and not self.header.has_likes_tab)
            page = Page[Tile](items=[]) if is_hidden else await self._page(viewer, "")
        except SoraError:
            self.status, self.title = "missing" if handle else "nowhere", f"Not here | {NAME}"
            return
        person = self.header.person
        self.title = f"{person.display_name} (@{person.handle}) | {NAME}"
        self.tiles, self._next, self.has_more, self.status = page.items, page.next, bool(page.next), "ready"

    async def _page(self, viewer: Viewer | None, cursor: str) -> Page[Tile]:
        read = TABS.get(self.tab, feed.list_profile)
        return await db.read(read, viewer=viewer, handle=self.header.person.handle, cursor=cursor)

    @rx.event
    async def load_more(self):
        if not self._next:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            page = await self._page(viewer, self._next)
        except SoraError:
            self._next, self.has_more = "", False
            return
        self.tiles = joined(self.tiles, page.items)
        self._next, self.has_more = page.next, bool(page.next)
