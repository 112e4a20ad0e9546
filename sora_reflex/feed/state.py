"""What this browser tab watches: the feed, one clip, a profile; and what the person does to a post."""

from typing import Any

import reflex as rx

from sora_reflex.accounts.schemas import Person, Viewer
from sora_reflex.core import db
from sora_reflex.core.errors import Invalid, SoraError
from sora_reflex.core.ids import parse
from sora_reflex.core.settings import get_settings
from sora_reflex.feed import queries as feed
from sora_reflex.feed.schemas import ProfileHeader, Tile, VideoCard
from sora_reflex.models import Visibility
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.social import service as social
from sora_reflex.studio import service as studio

NOBODY = ProfileHeader(
    person=Person(handle="", display_name="", initial="", hue=0),
    bio="",
    posts=0,
    followers=0,
    following=0,
    likes=0,
    is_following=False,
    is_me=False,
    joined_at="",
)
"""What a profile shows before it has loaded."""

NAME = get_settings().instance_name

REFUSED = -1
"""In place of a count: the server did not do what was asked, and the page steps back."""

MOST_ANSWERS = 200
"""A page needs the last one of each card that it shows; all of them are sent with every answer."""


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
        known = {card.id for card in self.cards}
        self.cards = self.cards + [card for card in page.items if card.id not in known]
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
    """A person's page."""

    header: ProfileHeader = NOBODY
    tiles: list[Tile] = []
    status: str = "loading"
    """loading, ready, missing or, for an address that names no person, nowhere."""
    title: str = NAME
    has_more: bool = False
    _next: str = ""

    def _handle(self) -> str:
        """The handle in the address; everything with one part that is not a person's page leads here, too."""
        part = self.router.url.path.strip("/")
        return part[1:] if part.startswith("@") else ""

    @rx.event
    async def load(self):
        handle = self._handle()
        if handle.lower() != self.header.person.handle.lower() or not handle:
            self.header, self.tiles, self.status = NOBODY, [], "loading"
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            self.header = await db.read(feed.get_profile, viewer=viewer, handle=handle)
            page = await db.read(feed.list_profile, viewer=viewer, handle=handle)
        except SoraError:
            self.status, self.title = "missing" if handle else "nowhere", f"Not here | {NAME}"
            return
        person = self.header.person
        self.title = f"{person.display_name} (@{person.handle}) | {NAME}"
        self.tiles, self._next, self.has_more, self.status = page.items, page.next, bool(page.next), "ready"

    @rx.event
    async def load_more(self):
        if not self._next:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        handle = self.header.person.handle
        page = await db.read(feed.list_profile, viewer=viewer, handle=handle, cursor=self._next)
        known = {tile.id for tile in self.tiles}
        self.tiles = self.tiles + [tile for tile in page.items if tile.id not in known]
        self._next, self.has_more = page.next, bool(page.next)


class ActState(rx.State):
    """What was done to posts and people, as the server has it. Small: a like does not send the feed anew."""

    liked: dict[str, dict[str, Any]] = {}
    """Post id -> {"liked", "count", "n"}; `n` grows with every answer."""
    followed: dict[str, dict[str, Any]] = {}
    """Handle -> {"following", "count", "n"}."""
    _answers: int = 0

    async def _viewer(self) -> Viewer | None:
        return await (await self.get_state(ViewerState))._viewer()

    async def _tell(self, text: str) -> None:
        (await self.get_state(ShellState))._tell(text)

    def _answered(self, known: dict[str, dict[str, Any]], key: str, **values: Any) -> dict[str, dict[str, Any]]:
        """The latest answers with a new one at their end."""
        self._answers += 1
        kept = [(other, answer) for other, answer in known.items() if other != key]
        return dict([*kept[1 - MOST_ANSWERS :], (key, {**values, "n": self._answers})])

    @rx.event
    async def like(self, post_id: str, liked: bool):
        """Set the wish; said twice it changes nothing."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            count = await db.run(social.set_liked, viewer=viewer, post_id=parse(post_id), liked=bool(liked))
            self.liked = self._answered(self.liked, post_id, liked=bool(liked), count=count)
        except SoraError as error:
            self.liked = self._answered(self.liked, post_id, liked=not liked, count=REFUSED)
            await self._tell(error.message)
        return None

    @rx.event
    async def follow(self, handle: str, following: bool):
        """Set the wish; said twice it changes nothing."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            count = await db.run(social.set_following, viewer=viewer, handle=handle, following=bool(following))
            self.followed = self._answered(self.followed, handle, following=bool(following), count=count)
        except SoraError as error:
            self.followed = self._answered(self.followed, handle, following=not following, count=REFUSED)
            await self._tell(error.message)
        return None

    @rx.event
    async def edit(self, post_id: str, caption: str, visibility: str, is_prompt_public: bool):
        """Change one's own post, and its card wherever this tab shows it."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            await db.run(
                studio.edit_post,
                viewer=viewer,
                post_id=parse(post_id),
                caption=caption,
                visibility=_visibility(visibility),
                is_prompt_public=bool(is_prompt_public),
            )
            card = await db.read(feed.get_card, viewer=viewer, post_id=parse(post_id))
        except SoraError as error:
            await self._tell(error.message)
            return None
        for kind in (FeedState, PostState):
            shown = await self.get_state(kind)
            shown.cards = [card if known.id == post_id else known for known in shown.cards]
        await self._tell("Saved")
        return None

    @rx.event
    async def delete(self, post_id: str):
        """Delete one's own post; the single page of it is left."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            await db.run(studio.delete_post, viewer=viewer, post_id=parse(post_id))
        except SoraError as error:
            await self._tell(error.message)
            return None
        shown = await self.get_state(FeedState)
        shown.cards = [card for card in shown.cards if card.id != post_id]
        await self._tell("Deleted")
        return rx.redirect("/") if self.router.url.path.startswith("/p/") else None


def _visibility(text: str) -> Visibility:
    try:
        return Visibility(text)
    except ValueError as error:
        raise Invalid("Choose who sees this post.", field="visibility") from error
