"""What this browser tab watches: the feed, one clip, a profile; and what the person does to a post."""

from typing import Any

import reflex as rx

from sora_reflex.core import db
from sora_reflex.core.errors import SoraError
from sora_reflex.core.ids import parse
from sora_reflex.feed import queries as feed
from sora_reflex.feed.schemas import ProfileHeader, Tile, VideoCard
from sora_reflex.models import Visibility
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.social import service as social
from sora_reflex.studio import service as studio

MAX_HELD = 60
"""Cards that a tab keeps: a state of this size stays far below what one event may carry."""


class ActState(rx.State):
    """What was done to posts and people, as the server has it. Small: a like does not send the feed anew."""

    liked: dict[str, dict[str, Any]] = {}
    """Post id -> {"liked", "count", "n"}; `n` grows with every answer."""
    followed: dict[str, dict[str, Any]] = {}
    """Handle -> {"following", "count", "n"}."""
    _answers: int = 0

    async def _tell(self, text: str) -> None:
        shell = await self.get_state(ShellState)
        shell._tell(text)

    def _answer(self, **values: Any) -> dict[str, Any]:
        self._answers += 1
        return {**values, "n": self._answers}

    @rx.event
    async def like(self, post_id: str, liked: bool):
        """Set the wish; said twice it changes nothing."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            count = await db.run(social.set_liked, viewer=viewer, post_id=parse(post_id), liked=bool(liked))
            self.liked[post_id] = self._answer(liked=bool(liked), count=count)
        except SoraError as error:
            self.liked[post_id] = self._answer(liked=not liked, count=-1)
            await self._tell(error.message)
        return None

    @rx.event
    async def follow(self, handle: str, following: bool):
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            count = await db.run(social.set_following, viewer=viewer, handle=handle, following=bool(following))
            self.followed[handle] = self._answer(following=bool(following), count=count)
        except SoraError as error:
            self.followed[handle] = self._answer(following=not following, count=-1)
            await self._tell(error.message)
        return None


class FeedState(rx.State):
    """The vertical feed, newest first."""

    cards: list[VideoCard] = []
    status: str = "loading"
    """loading, ready or error."""
    has_more: bool = False
    _next: str = ""
    _following_only: bool = False

    async def _load(self, *, following_only: bool) -> None:
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
        """The next page; pages that came twice, after a reconnect, add nothing."""
        if not self._next:
            return
        viewer = await (await self.get_state(ViewerState))._viewer()
        page = await db.read(
            feed.list_feed, viewer=viewer, cursor=self._next, following_only=self._following_only
        )
        known = {card.id for card in self.cards}
        self.cards = self.cards + [card for card in page.items if card.id not in known]
        self._next, self.has_more = page.next, bool(page.next)


class PostState(rx.State):
    """One clip on its own address, and the changes its maker makes to it."""

    card: list[VideoCard] = []
    """None or one: the same stage shows it as the feed."""
    status: str = "loading"
    """loading, ready or missing."""
    edit_id: str = ""
    edit_caption: str = ""
    edit_visibility: str = Visibility.PUBLIC.value
    edit_is_prompt_public: bool = True
    edit_error: str = ""
    is_saving: bool = False

    @rx.event
    async def load(self):
        self.card, self.status = [], "loading"
        viewer = await (await self.get_state(ViewerState))._viewer()
        try:
            post_id = parse(self.router.url.path.rstrip("/").rpartition("/")[2])
            self.card, self.status = [await db.read(feed.get_card, viewer=viewer, post_id=post_id)], "ready"
        except SoraError:
            self.status = "missing"
