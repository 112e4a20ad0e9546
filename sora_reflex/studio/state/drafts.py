"""The drafts page and the sheet that posts one."""

import reflex as rx

from sora_reflex.core import db, ids
from sora_reflex.core.errors import Invalid, SoraError
from sora_reflex.core.paging import joined
from sora_reflex.models import Visibility
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.studio import queries, service
from sora_reflex.studio.schemas import DraftView, PublishPost
from sora_reflex.studio.state.progress import ProgressState

POSTED = {
    Visibility.PUBLIC: "Posted. Everyone can see it now.",
    Visibility.FOLLOWERS: "Posted for your followers.",
    Visibility.UNLISTED: "Posted. Whoever has the link can watch.",
    Visibility.PRIVATE: "Kept for you alone.",
}


BY_WIDTH = (Visibility.PUBLIC, Visibility.UNLISTED, Visibility.FOLLOWERS, Visibility.PRIVATE)


def _narrower(one: str, other: str) -> Visibility:
    """Of two choices the one that fewer people see."""
    try:
        return max(Visibility(one), Visibility(other), key=BY_WIDTH.index)
    except ValueError as error:
        raise Invalid("Choose who sees this post.", field="visibility") from error


class DraftsState(rx.State):
    drafts: list[DraftView] = []
    is_loaded: bool = False
    has_more: bool = False
    current: DraftView | None = None
    """The one that is open."""
    caption: str = ""
    visibility: str = Visibility.PUBLIC.value
    is_prompt_public: bool = True
    allows_remix: bool = True
    is_missing: bool = False
    is_deleting: bool = False
    """Whether the question "delete it?" is shown."""
    error: str = ""
    _cursor: str = ""

    @rx.event
    async def load(self):
        """The first page, when the drafts page opens."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in?next=/drafts")
        page = await db.read(queries.list_drafts, viewer=viewer)
        self.drafts, self._cursor = page.items, page.next
        self.has_more, self.is_loaded = bool(page.next), True

    @rx.event
    async def load_more(self):
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None or not self._cursor:
            return
        page = await db.read(queries.list_drafts, viewer=viewer, cursor=self._cursor)
        self.drafts = joined(self.drafts, page.items)
        self._cursor, self.has_more = page.next, bool(page.next)

    @rx.event
    async def load_one(self):
        """One clip on its own address; opening it takes the "new" mark off.

        A connection that comes back loads it again: then what was chosen and typed stays.
        """
        key = self.router.url.path.rstrip("/").rpartition("/")[2]
        is_known = self.current is not None and self.current.id == key
        if not is_known:
            self.current, self.caption, self.is_deleting = None, "", False
            self.visibility, self.is_prompt_public, self.allows_remix = Visibility.PUBLIC.value, True, True
            # From one draft to the next the page stays, and the sheet that led there with it.
            (await self.get_state(ProgressState)).is_detail_open = False
        self.is_missing = False
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            self.current = None
            return rx.redirect("/sign-in?next=/drafts")
        try:
            id = ids.parse(key)
            draft = await db.read(queries.get_draft, viewer=viewer, id=id)
            if draft.is_new:
                await db.run(service.mark_seen, viewer=viewer, video_id=id)
        except SoraError:
            self.current, self.is_missing = None, True
            return None
        self.current, self.error = draft, ""
        if not is_known:
            self.allows_remix = await db.read(queries.are_remixes_allowed, viewer=viewer)
        shell = await self.get_state(ShellState)
        shell.drafts_new = await db.read(queries.count_new_drafts, viewer=viewer)
        # What is looked at needs no pill that says that it is ready.
        return ProgressState.watch if draft.is_new else None

    @rx.event
    async def choose_visibility(self, visibility: str):
        if visibility in set(Visibility):
            self.visibility = visibility

    @rx.event
    async def choose_prompt_public(self, is_public: bool):
        self.is_prompt_public = is_public

    @rx.event
    async def choose_remix(self, is_allowed: bool):
        self.allows_remix = is_allowed

    @rx.event
    async def keep_caption(self, caption: str):
        self.caption = caption[:500]

    @rx.event
    async def post(self, caption: str, video_id: str, visibility: str, is_prompt_public: bool, allows_remix: bool):
        """Show a clip to others, as chosen; posting it twice is one post.

        The choice travels with the event, since a restarted server has forgotten it; one that the server heard of
        while the page could not show it counts too. Of two, the one that shows less to fewer people holds.
        """
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in?next=/drafts")
        try:
            request = PublishPost(
                video_id=ids.parse(video_id),
                caption=caption,
                visibility=_narrower(visibility, self.visibility),
                is_prompt_public=is_prompt_public and self.is_prompt_public,
                allows_remix=allows_remix and self.allows_remix,
            )
            post_id = await db.run(service.publish, viewer=viewer, request=request)
        except SoraError as error:
            self.error = error.message
            return None
        self.current = None
        shell = await self.get_state(ShellState)
        shell._tell(POSTED[request.visibility])
        return rx.redirect(f"/p/{post_id}")

    @rx.event
    async def ask_deletion(self, _detail: dict[str, str]):
        self.is_deleting = True

    @rx.event
    async def keep_draft(self):
        self.is_deleting = False

    @rx.event
    async def delete(self):
        """Delete the open draft, for good."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None or self.current is None:
            return None
        try:
            await db.run(service.delete_draft, viewer=viewer, video_id=ids.parse(self.current.id))
        except SoraError as error:
            self.error = error.message
            return None
        self.current, self.is_deleting = None, False
        shell = await self.get_state(ShellState)
        shell._tell("Deleted.")
        return rx.redirect("/drafts")
