"""The drafts page and the sheet that posts one."""

import reflex as rx

from sora_reflex.core import db, ids
from sora_reflex.core.errors import SoraError
from sora_reflex.models import Visibility
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.studio import queries, service
from sora_reflex.studio.schemas import DraftView, PublishPost

POSTED = {
    Visibility.PUBLIC: "Posted. Everyone can see it now.",
    Visibility.FOLLOWERS: "Posted for your followers.",
    Visibility.UNLISTED: "Posted. Whoever has the link can watch.",
    Visibility.PRIVATE: "Kept for you alone.",
}


class DraftsState(rx.State):
    drafts: list[DraftView] = []
    is_loaded: bool = False
    has_more: bool = False
    current: DraftView | None = None
    """The one that is open."""
    caption: str = ""
    visibility: str = Visibility.PUBLIC.value
    is_prompt_public: bool = True
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
        known = {draft.id for draft in self.drafts}
        self.drafts = [*self.drafts, *(draft for draft in page.items if draft.id not in known)]
        self._cursor, self.has_more = page.next, bool(page.next)

    @rx.event
    async def load_one(self):
        """One clip on its own address; opening it takes the "new" mark off."""
        self.current, self.is_missing = None, False
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in?next=/drafts")
        try:
            id = ids.parse(self.router.url.path.rstrip("/").rpartition("/")[2])
            draft = await db.read(queries.get_draft, viewer=viewer, id=id)
            if draft.is_new:
                await db.run(service.mark_seen, viewer=viewer, video_id=id)
        except SoraError:
            self.is_missing = True
            return None
        self.current = draft
        self.caption, self.error, self.is_deleting = "", "", False
        self.visibility, self.is_prompt_public = Visibility.PUBLIC.value, True
        shell = await self.get_state(ShellState)
        shell.drafts_new = await db.read(queries.count_new_drafts, viewer=viewer)
        return None

    @rx.event
    async def choose_visibility(self, visibility: str):
        if visibility in set(Visibility):
            self.visibility = visibility

    @rx.event
    async def choose_prompt_public(self, is_public: bool):
        self.is_prompt_public = is_public

    @rx.event
    async def keep_caption(self, caption: str):
        self.caption = caption[:500]

    @rx.event
    async def post(self, caption: str):
        """Show the open clip to others, as chosen; posting it twice is one post."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None or self.current is None:
            return rx.redirect("/sign-in?next=/drafts")
        try:
            request = PublishPost(
                video_id=ids.parse(self.current.id),
                caption=caption,
                visibility=Visibility(self.visibility),
                is_prompt_public=self.is_prompt_public,
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
