"""What a person does to posts and to other people, and how a tab hears what became of it."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db
from sora_reflex.core.errors import Invalid, SoraError
from sora_reflex.core.ids import parse
from sora_reflex.feed import queries as feed
from sora_reflex.feed.state.people import CircleState, PeopleState
from sora_reflex.feed.state.watching import FeedState, PostState, ProfileState
from sora_reflex.models import Visibility
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.social import service as social
from sora_reflex.social.state import CommentsState
from sora_reflex.studio import service as studio

REFUSED = -1
"""In place of a count: the server did not do what was asked, and the page steps back."""

MOST_ANSWERS = 200
"""A page needs the last one of each card that it shows; all of them are sent with every answer."""


class ActState(rx.State):
    """What was done to posts and people, as the server has it. Small: a like does not send the feed anew."""

    liked: dict[str, dict[str, Any]] = {}
    """Post id -> {"liked", "count", "n"}; `n` grows with every answer."""
    followed: dict[str, dict[str, Any]] = {}
    """Handle -> {"following", "requested", "count", "n"}; somebody who was asked counts as followed."""
    reposted: dict[str, dict[str, Any]] = {}
    """Post id -> {"reposted", "count", "n"}."""
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
    async def repost(self, post_id: str, reposted: bool, line: str):
        """Set the wish; said twice it changes the line alone."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        wish = {"reposted": bool(reposted), "line": line}
        try:
            count = await db.run(social.set_reposted, viewer=viewer, post_id=parse(post_id), **wish)
            self.reposted = self._answered(self.reposted, post_id, reposted=bool(reposted), count=count)
        except SoraError as error:
            self.reposted = self._answered(self.reposted, post_id, reposted=not reposted, count=REFUSED)
            await self._tell(error.message)
        return None

    @rx.event
    async def follow(self, handle: str, following: bool):
        """Set the wish; said twice it changes nothing."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            now = await db.run(social.set_following, viewer=viewer, handle=handle, following=bool(following))
        except SoraError as error:
            self.followed = self._answered(self.followed, handle, following=not following, count=REFUSED)
            await self._tell(error.message)
            return None
        is_on = now.is_following or now.is_requested
        values = {"following": is_on, "requested": now.is_requested, "count": now.followers}
        self.followed = self._answered(self.followed, handle, **values)
        return None

    async def _keep(
        self, deed: Callable[..., None], said: str, *, handle: str, takes_off: bool = False, **values: Any
    ) -> Any:
        """Do something about another person, say so, and show the page that one is on as it is now."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            await db.run(deed, viewer=viewer, handle=handle, **values)
        except SoraError as error:
            await self._tell(error.message)
            return None
        if said:
            await self._tell(said)
        # What was known of them before is over: a block, for one, ends the following.
        self.followed = {other: answer for other, answer in self.followed.items() if other != handle}
        if takes_off:
            await self._take_off(handle)
            talk = await self.get_state(CommentsState)
            if talk.thread.post_id:
                await talk._refresh(viewer)
        path = self.router.url.path.rstrip("/")
        if path == "/people":
            return CircleState.load
        if not path.startswith("/@"):
            return None
        return PeopleState.load if path.endswith(("/followers", "/following")) else ProfileState.load

    async def _take_off(self, handle: str) -> None:
        """No clip of theirs is left on the stage."""
        for kind in (FeedState, PostState):
            shown = await self.get_state(kind)
            shown.cards = [card for card in shown.cards if card.maker.handle != handle]
        alone = await self.get_state(PostState)
        alone.status = alone.status if alone.cards else "missing"

    @rx.event
    async def forget_followed(self):
        """A page of people is loaded: what it brings is newer than what was answered before."""
        self.followed = {}

    @rx.event
    async def mute(self, handle: str, muted: bool):
        """Keep somebody out of one's feeds, or let them in again."""
        said = "Their clips stay out of your feeds" if muted else "Their clips are back in your feeds"
        is_feed = self.router.url.path in ("/", "/following")
        muted = bool(muted)
        return await self._keep(social.set_muted, said, handle=handle, muted=muted, takes_off=muted and is_feed)

    @rx.event
    async def restrict(self, handle: str, restricted: bool):
        """Have what somebody says under one's clips wait for one's word, or not any more."""
        said = f"What @{handle} says under your clips waits for you" if restricted else f"@{handle} is free to comment"
        return await self._keep(social.set_restricted, said, handle=handle, restricted=bool(restricted))

    @rx.event
    async def block(self, handle: str, blocked: bool):
        """Part from somebody altogether, or end that."""
        said = f"You and @{handle} no longer meet" if blocked else f"@{handle} is not blocked any more"
        blocked = bool(blocked)
        return await self._keep(social.set_blocked, said, handle=handle, blocked=blocked, takes_off=blocked)

    @rx.event
    async def remove_follower(self, handle: str):
        return await self._keep(social.remove_follower, f"@{handle} follows you no longer", handle=handle)

    @rx.event
    async def answer_request(self, handle: str, yes: bool):
        """Let somebody follow, or not."""
        deed = social.accept_request if yes else social.decline_request
        return await self._keep(deed, f"@{handle} follows you now" if yes else "", handle=handle)

    @rx.event
    async def edit(self, post_id: str, caption: str, visibility: str, is_prompt_public: bool, allows_remix: bool):
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
                allows_remix=bool(allows_remix),
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
    async def pin(self, post_id: str, pinned: bool):
        """Put one's own clip before the others on one's page, or back among them."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            await db.run(studio.set_pinned, viewer=viewer, post_id=parse(post_id), pinned=bool(pinned))
        except SoraError as error:
            await self._tell(error.message)
            return None
        for kind in (FeedState, PostState):
            shown = await self.get_state(kind)
            shown.cards = [
                card.model_copy(update={"is_pinned": bool(pinned)}) if card.id == post_id else card
                for card in shown.cards
            ]
        await self._tell("First on your page" if pinned else "Back among your clips")
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
