"""What leaves the screen by itself, and comes back: what is hidden or taken down, or behind a new block."""

import reflex as rx

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db, events
from sora_reflex.core.ids import parse
from sora_reflex.feed import queries as feed
from sora_reflex.feed.state.watching import FeedState, PostState
from sora_reflex.media.visibility import SHOWN, shown_to
from sora_reflex.shell.viewer import ViewerState

LOOK_SECONDS = 60
"""Without a hint, which a wiped Redis loses."""


class LiveState(rx.State):
    """Follows a tab's stage; nothing of it is shown."""

    @rx.event(background=True, supersedes=True)
    async def watch(self):
        """Take off the stage whatever its viewer may not see any more, as soon as that is so, and put it back again."""
        async with self:
            tab = await self.get_state(ViewerState)
            viewer = await tab._viewer()
        channels = [SHOWN, shown_to(viewer.id)] if viewer else [SHOWN]
        first = True
        async for _ in events.wakes(*channels, at_least_every_seconds=LOOK_SECONDS):
            if first:
                first = False
                continue
            async with self:
                tab = await self.get_state(ViewerState)
                if not tab._is_here():
                    return
                await self._look(await tab._viewer())

    async def _look(self, viewer: Viewer | None) -> None:
        post = await self.get_state(PostState)
        if post.status == "missing" and post.router.url.path.startswith("/p/"):
            await post._load()
        for kind in (FeedState, PostState):
            stage = await self.get_state(kind)
            if not stage.cards:
                continue
            ids = [parse(card.id) for card in stage.cards]
            seen = await db.read(feed.still_shown, viewer=viewer, post_ids=ids)
            left = [card for card in stage.cards if card.id in seen]
            if len(left) < len(stage.cards):
                stage.cards = left
                if kind is PostState:
                    stage.status = "missing"
