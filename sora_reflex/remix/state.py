"""What a tab shows of a family: the clip chosen in the tree, the remixes of one post; and clips by style or sound."""

import reflex as rx

from sora_reflex.core import db
from sora_reflex.core.errors import SoraError
from sora_reflex.core.ids import parse
from sora_reflex.core.paging import joined
from sora_reflex.core.settings import get_settings
from sora_reflex.feed import queries as feed
from sora_reflex.feed.schemas import Tile, VideoCard
from sora_reflex.remix import queries as remix
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.studio.styles import STYLES

NAME = get_settings().instance_name


class FamilyState(rx.State):
    """The tree itself is fetched by the page; what is chosen in it is read here, by the same rule as everywhere."""

    post_id: str = ""
    """The post that the address names."""
    status: str = "loading"
    """loading, ready or missing."""
    title: str = NAME
    chosen: VideoCard | None = None

    @rx.event
    async def load(self):
        self.post_id = self.router.url.path.strip("/").split("/")[1]
        self.status, self.chosen = "loading", None
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            self.chosen = await db.read(feed.get_card, viewer=viewer, post_id=parse(self.post_id))
        except SoraError:
            self.status, self.title = "missing", f"Not here | {NAME}"
            return
        self.status = "ready"
        self.title = f"Family of “{(self.chosen.caption or self.chosen.title)[:60]}” | {NAME}"

    @rx.event
    async def choose(self, post_id: str):
        """Show one clip of the tree; a gap, or what is gone meanwhile, shows none."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            self.chosen = await db.read(feed.get_card, viewer=viewer, post_id=parse(post_id)) if post_id else None
        except SoraError:
            self.chosen = None


class StyleState(rx.State):
    """The clips in one style."""

    name: str = ""
    label: str = ""
    status: str = "loading"
    """loading, ready or missing."""
    title: str = NAME
    count: int = 0
    tiles: list[Tile] = []
    has_more: bool = False
    _next: str = ""

    @rx.event
    async def load(self):
        self.name = self.router.url.path.strip("/").rpartition("/")[2]
        self.label = STYLES.get(self.name, "")
        if not self.label:
            self.status, self.title = "missing", f"Not here | {NAME}"
            return
        self.title = f"{self.label} | {NAME}"
        viewer = await (await self.get_state(ViewerState))._viewer()
        page = await db.read(feed.list_style, viewer=viewer, style=self.name)
        self.count = await db.read(feed.count_style, viewer=viewer, style=self.name)
        self.tiles, self._next, self.has_more, self.status = page.items, page.next, bool(page.next), "ready"

    @rx.event
    async def load_more(self):
        if not self._next:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        page = await db.read(feed.list_style, viewer=viewer, style=self.name, cursor=self._next)
        self.tiles = joined(self.tiles, page.items)
        self._next, self.has_more = page.next, bool(page.next)


class SoundState(rx.State):
    """A sound, and the clips that have it from the one that it came with."""

    card: VideoCard | None = None
    """The clip that it came with."""
    uses: int = 0
    tiles: list[Tile] = []
    status: str = "loading"
    """loading, ready or missing."""
    title: str = NAME
    has_more: bool = False
    _next: str = ""

    @rx.event
    async def load(self):
        self.status, self.card, self.tiles = "loading", None, []
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            post_id = parse(self.router.url.path.strip("/").rpartition("/")[2])
            sound = await db.read(remix.get_sound, viewer=viewer, post_id=post_id)
            page = await db.read(remix.list_sound, viewer=viewer, post_id=parse(sound.card.id))
        except SoraError:
            self.status, self.title = "missing", f"Not here | {NAME}"
            return
        self.card, self.uses, self.title = sound.card, sound.uses, f"Sound of @{sound.card.maker.handle} | {NAME}"
        self.tiles, self._next, self.has_more, self.status = page.items, page.next, bool(page.next), "ready"

    @rx.event
    async def load_more(self):
        if not self._next or self.card is None:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            page = await db.read(remix.list_sound, viewer=viewer, post_id=parse(self.card.id), cursor=self._next)
        except SoraError:
            self._next, self.has_more = "", False
            return
        self.tiles = joined(self.tiles, page.items)
        self._next, self.has_more = page.next, bool(page.next)


class RemixesState(rx.State):
    """The remixes of one post as a feed, newest first."""

    cards: list[VideoCard] = []
    of: VideoCard | None = None
    status: str = "loading"
    """loading, ready or missing."""
    title: str = NAME
    has_more: bool = False
    _next: str = ""

    @rx.event
    async def load(self):
        self.cards, self.status, self.of = [], "loading", None
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            post_id = parse(self.router.url.path.strip("/").split("/")[1])
            self.of = await db.read(feed.get_card, viewer=viewer, post_id=post_id)
            page = await db.read(feed.list_remixes, viewer=viewer, post_id=post_id)
        except SoraError:
            self.status, self.title = "missing", f"Not here | {NAME}"
            return
        self.title = f"Remixes of “{(self.of.caption or self.of.title)[:60]}” | {NAME}"
        self.cards, self._next, self.has_more, self.status = page.items, page.next, bool(page.next), "ready"

    @rx.event
    async def load_more(self):
        """The next page; one that comes twice, after a reconnect, adds nothing."""
        if not self._next or self.of is None:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            page = await db.read(feed.list_remixes, viewer=viewer, post_id=parse(self.of.id), cursor=self._next)
        except SoraError:
            self._next, self.has_more = "", False
            return
        self.cards = joined(self.cards, page.items)
        self._next, self.has_more = page.next, bool(page.next)
