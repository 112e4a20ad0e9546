"""The comments of one clip in a tab: read, followed live, and written."""

from typing import Any
from uuid import UUID

import reflex as rx

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db, events
from sora_reflex.core.errors import SoraError
from sora_reflex.core.ids import parse
from sora_reflex.core.paging import joined
from sora_reflex.models import WhoMayComment
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.social import queries
from sora_reflex.social import service as social
from sora_reflex.social.schemas import CommentView, Thread

MOST_ANSWERS = 20
"""What was just sent needs its answer; no more than these are kept."""
MOST_PAGES = 10
"""Read at once on the way to a comment that somebody was led to; an older one is found by scrolling."""
NO_THREAD = Thread()


class CommentsState(rx.State):
    thread: Thread = NO_THREAD
    rows: list[CommentView] = []
    """The exchanges, the pinned one and then the newest first."""
    replies: dict[str, list[CommentView]] = {}
    """What stands below those that were opened, by their id."""
    has_more: bool = False
    has_more_replies: dict[str, bool] = {}
    answers: dict[str, str] = {}
    """Key of what was sent -> what is wrong with it, or nothing."""
    is_loaded: bool = False
    error: str = ""
    """Why there is nothing to read."""
    _next: str = ""
    _next_replies: dict[str, str] = {}

    async def _viewer(self) -> Viewer | None:
        return await (await self.get_state(ViewerState))._viewer()

    async def _tell(self, text: str) -> None:
        (await self.get_state(ShellState))._tell(text)

    @rx.event
    async def open(self, post_id: str, comment_id: str = ""):
        """Show what is said under a clip, down to one comment if it is named, and follow it as long as it is shown."""
        self.reset()
        viewer = await self._viewer()
        try:
            self.thread = await db.read(queries.get_thread, viewer=viewer, post_id=parse(post_id))
            page = await db.read(queries.list_comments, viewer=viewer, post_id=parse(post_id))
        except SoraError as error:
            self.error, self.is_loaded = error.message, True
            return None
        self.rows, self._next, self.has_more = page.items, page.next, bool(page.next)
        if viewer is not None and comment_id:
            await self._reach(viewer, comment_id)
        self.is_loaded = True
        return CommentsState.watch

    async def _reach(self, viewer: Viewer, comment_id: str) -> None:
        """Read on until a comment is among what is shown; one that is gone is not looked for."""
        try:
            root = str(await db.read(queries.get_root, viewer=viewer, comment_id=parse(comment_id)))
        except SoraError:
            return
        for _ in range(MOST_PAGES):
            if not self._next or any(row.id == root for row in self.rows):
                break
            await self.load_more()
        for _ in range(MOST_PAGES if root != comment_id else 0):
            await self.load_replies(root)
            if not self._next_replies[root] or any(row.id == comment_id for row in self.replies[root]):
                break

    @rx.event
    async def close(self):
        self.reset()

    @rx.event(background=True, supersedes=True)
    async def watch(self):
        """Show what others say meanwhile, until another clip's comments are opened or none."""
        async with self:
            shown = self.thread.post_id
        if not shown:
            return
        first = True
        async for _ in events.wakes(queries.channel_of(parse(shown)), at_least_every_seconds=5):
            if first:
                first = False
                continue
            async with self:
                tab = await self.get_state(ViewerState)
                if self.thread.post_id != shown or not tab._is_here():
                    return
                await self._refresh(await tab._viewer())

    async def _refresh(self, viewer: Viewer | None) -> None:
        """Read again what is on screen: new words come in, deleted ones go, what was scrolled to stays."""
        post_id = parse(self.thread.post_id)
        try:
            thread = await db.read(queries.get_thread, viewer=viewer, post_id=post_id)
            page = await db.read(queries.list_comments, viewer=viewer, post_id=post_id)
            replies = {root: await self._again(viewer, parse(root), rows) for root, rows in self.replies.items()}
        except SoraError as error:
            self.reset()
            self.error, self.is_loaded = error.message, True
            return
        fresh = {row.id for row in page.items}
        oldest = min((row.created_at for row in page.items if not row.is_pinned), default="")
        older = [row for row in self.rows if page.next and row.created_at < oldest and row.id not in fresh]
        rows = page.items + [row for row in older if not row.is_pinned]
        if not older:
            self._next, self.has_more = page.next, bool(page.next)
        for name, value in (("thread", thread), ("rows", rows), ("replies", replies)):
            if getattr(self, name) != value:
                setattr(self, name, value)

    async def _again(self, viewer: Viewer | None, root: UUID, known: list[CommentView]) -> list[CommentView]:
        """The answers below a comment as far as they were shown, and whatever was added at their end."""
        rows: list[CommentView] = []
        cursor = ""
        while len(rows) <= len(known):
            page = await db.read(queries.list_replies, viewer=viewer, comment_id=root, cursor=cursor)
            rows, cursor = rows + page.items, page.next
            if not cursor:
                break
        self._next_replies = self._next_replies | {str(root): cursor}
        self.has_more_replies = self.has_more_replies | {str(root): bool(cursor)}
        return rows

    @rx.event
    async def load_more(self):
        if not self._next or not self.thread.post_id:
            return
        viewer, post_id = await self._viewer(), parse(self.thread.post_id)
        page = await db.read(queries.list_comments, viewer=viewer, post_id=post_id, cursor=self._next)
        self.rows = joined(self.rows, page.items)
        self._next, self.has_more = page.next, bool(page.next)

    @rx.event
    async def load_replies(self, root_id: str):
        """The answers below one comment, or more of them."""
        try:
            page = await db.read(
                queries.list_replies,
                viewer=await self._viewer(),
                comment_id=parse(root_id),
                cursor=self._next_replies.get(root_id, ""),
            )
        except SoraError as error:
            await self._tell(error.message)
            return
        had = self.replies.get(root_id, [])
        self.replies = self.replies | {root_id: joined(had, page.items)}
        self._next_replies = self._next_replies | {root_id: page.next}
        self.has_more_replies = self.has_more_replies | {root_id: bool(page.next)}

    @rx.event
    async def write(self, post_id: str, text: str, request_key: str, parent_id: str, root_id: str):
        """Say something, or answer. Sent twice, after a lost connection, it is said once."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        wrong = ""
        try:
            parent = parse(parent_id) if parent_id else None
            await db.run(
                social.write,
                viewer=viewer,
                post_id=parse(post_id),
                text=text,
                request_key=request_key,
                parent_id=parent,
            )
        except SoraError as error:
            wrong = error.message
        if self.thread.post_id == post_id and not wrong:
            if root_id and root_id not in self.replies:
                self.replies = self.replies | {root_id: []}
            await self._refresh(viewer)
        kept = [(key, said) for key, said in self.answers.items() if key != request_key]
        self.answers = dict([*kept[1 - MOST_ANSWERS :], (request_key[:60], wrong)])
        return None

    async def _do(self, deed: Any, ids: dict[str, str], **values: Any) -> Any:
        """Do something to a comment or a post by its id, and show the comments as they are then."""
        viewer = await self._viewer()
        if viewer is None:
            return rx.redirect("/sign-in")
        try:
            named = {name: parse(id) for name, id in ids.items()}
            await db.run(deed, viewer=viewer, **named, **values)
        except SoraError as error:
            await self._tell(error.message)
        if self.thread.post_id:
            await self._refresh(viewer)
        return None

    @rx.event
    async def like(self, comment_id: str, liked: bool):
        return await self._do(social.set_comment_liked, {"comment_id": comment_id}, liked=bool(liked))

    @rx.event
    async def remove(self, comment_id: str):
        return await self._do(social.remove, {"comment_id": comment_id})

    @rx.event
    async def hide(self, comment_id: str, hidden: bool):
        return await self._do(social.set_hidden, {"comment_id": comment_id}, hidden=bool(hidden))

    @rx.event
    async def pin(self, comment_id: str, pinned: bool):
        return await self._do(social.set_pinned, {"comment_id": comment_id}, pinned=bool(pinned))

    @rx.event
    async def choose_who(self, post_id: str, who: str):
        """Say who may comment on one's own clip."""
        if who not in set(WhoMayComment):
            return None
        return await self._do(social.choose_who, {"post_id": post_id}, who=WhoMayComment(who))
