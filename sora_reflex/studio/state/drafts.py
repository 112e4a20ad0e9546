"""The drafts page and the sheet that posts one."""

import reflex as rx

from sora_reflex.core import db, ids
from sora_reflex.core.errors import SoraError
from sora_reflex.models import Visibility
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.studio import queries, service
from sora_reflex.studio.schemas import DraftView, PublishPost


class DraftsState(rx.State):
    drafts: list[DraftView] = []
    is_loaded: bool = False
    has_more: bool = False
    current: DraftView | None = None
    """The one that is open."""
    caption: str = ""
    visibility: str = Visibility.PUBLIC.value
    is_prompt_public: bool = True
    is_posting: bool = False
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
    async def open_draft(self, video_id: str):
        """Show one clip, and take the "new" mark off it."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None:
            return rx.redirect("/sign-in?next=/drafts")
        try:
            id = ids.parse(video_id)
            await db.run(service.mark_seen, viewer=viewer, video_id=id)
            self.current = await db.read(queries.get_draft, viewer=viewer, id=id)
        except SoraError as error:
            self.error = error.message
            return None
        self.caption, self.error = "", ""
        self.visibility, self.is_prompt_public = Visibility.PUBLIC.value, True
        self.is_posting = self.is_deleting = False
        self.drafts = [self.current if draft.id == video_id else draft for draft in self.drafts]
        return None

    @rx.event
    async def close_draft(self):
        self.current = None
        self.is_posting = self.is_deleting = False

    @rx.event
    async def start_posting(self):
        self.is_posting = True

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
        self.drafts = [draft for draft in self.drafts if draft.id != self.current.id]
        self.current, self.is_posting = None, False
        return rx.redirect(f"/p/{post_id}")

    @rx.event
    async def ask_deletion(self):
        self.is_deleting = True

    @rx.event
    async def keep_draft(self):
        self.is_deleting = False

    @rx.event
    async def delete(self):
        """Delete the open draft, for good."""
        viewer = await (await self.get_state(ViewerState))._viewer()
        if viewer is None or self.current is None:
            return
        try:
            await db.run(service.delete_draft, viewer=viewer, video_id=ids.parse(self.current.id))
        except SoraError as error:
            self.error = error.message
            return
        self.drafts = [draft for draft in self.drafts if draft.id != self.current.id]
        self.current, self.is_deleting = None, False
