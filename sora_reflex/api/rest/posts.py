"""`/api/v1`: the feed, posts, and likes."""

from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api.access import OPEN, Poster, Reader
from sora_reflex.api.rest.callers import Anybody
from sora_reflex.api.rest.errors import RestRoute, problems
from sora_reflex.api.rest.paging import Cursor, Id
from sora_reflex.api.rest.schemas import EditPost, Liked, PostOut, PublishDraft
from sora_reflex.core import db
from sora_reflex.core.errors import NotFound
from sora_reflex.core.paging import Page
from sora_reflex.feed import queries as feed
from sora_reflex.models import Visibility
from sora_reflex.social import service as social
from sora_reflex.studio import service as studio
from sora_reflex.studio.schemas import PublishPost

router = APIRouter(route_class=RestRoute, tags=["posts"])

TO_POST = {
    "get": {"operationId": "read_post", "parameters": {"id": "$response.body#/id"}},
    "edit": {"operationId": "edit_post", "parameters": {"id": "$response.body#/id"}},
    "like": {"operationId": "like_post", "parameters": {"id": "$response.body#/id"}},
    "delete": {"operationId": "delete_post", "parameters": {"id": "$response.body#/id"}},
}


@router.get("/feed", responses=problems(), openapi_extra=OPEN)
async def list_feed(viewer: Anybody, cursor: Cursor = "") -> Page[PostOut]:
    """What everybody may meet, newest first; also what is for followers, where the caller is one."""
    page = await db.read(feed.list_feed, viewer=viewer, cursor=cursor)
    return Page(items=[PostOut.of(card) for card in page.items], next=page.next)


@router.get("/feed/following", responses=problems())
async def list_following(caller: Reader, cursor: Cursor = "") -> Page[PostOut]:
    """Posts of those whom the caller follows, newest first."""
    page = await db.read(feed.list_feed, viewer=caller.viewer, cursor=cursor, following_only=True)
    return Page(items=[PostOut.of(card) for card in page.items], next=page.next)


@router.post("/posts", status_code=201, responses=problems(404) | {201: {"links": TO_POST}})
async def publish_draft(wanted: PublishDraft, caller: Poster) -> PostOut:
    """Show a clip of one's own to others; doing it twice is one post."""
    request = PublishPost(
        video_id=wanted.draft_id,
        caption=wanted.caption,
        is_prompt_public=wanted.is_prompt_public,
        visibility=wanted.visibility,
        allows_remix=wanted.allows_remix,
    )
    id = await db.run(studio.publish, viewer=caller.viewer, request=request)
    return PostOut.of(await db.read(feed.get_card, viewer=caller.viewer, post_id=id))


@router.get("/posts/{id}", responses=problems(404), openapi_extra=OPEN)
async def read_post(id: Id, viewer: Anybody) -> PostOut:
    """One post that the caller may open."""
    return PostOut.of(await db.read(feed.get_card, viewer=viewer, post_id=id))


@router.patch("/posts/{id}", responses=problems(404))
async def edit_post(id: Id, wanted: EditPost, caller: Poster) -> PostOut:
    """Change what one's own post says, and who sees it."""
    await db.run(_edit, viewer=caller.viewer, id=id, wanted=wanted)
    return PostOut.of(await db.read(feed.get_card, viewer=caller.viewer, post_id=id))


@router.delete("/posts/{id}", status_code=204, responses=problems(404))
async def delete_post(id: Id, caller: Poster) -> Response:
    """Delete one's own post together with its clip; it is gone for everybody at once."""
    await db.run(studio.delete_post, viewer=caller.viewer, post_id=id)
    return Response(status_code=204)


@router.put("/posts/{id}/like", responses=problems(404))
async def like_post(id: Id, caller: Poster) -> Liked:
    """Like a post; doing it twice is doing it once."""
    count = await db.run(social.set_liked, viewer=caller.viewer, post_id=id, liked=True)
    return Liked(like_count=count, is_liked=True)


@router.delete("/posts/{id}/like", responses=problems(404))
async def unlike_post(id: Id, caller: Poster) -> Liked:
    """Take a like back."""
    count = await db.run(social.set_liked, viewer=caller.viewer, post_id=id, liked=False)
    return Liked(like_count=count, is_liked=False)


def _edit(session: Session, *, viewer: Viewer, id: UUID, wanted: EditPost) -> None:
    """Fill what was not named from the post as it is, in the same unit of work."""
    now = feed.get_card(session, viewer=viewer, post_id=id)
    if not now.is_mine:
        raise NotFound("This post is not here. It may have been deleted.")
    studio.edit_post(
        session,
        viewer=viewer,
        post_id=id,
        caption=now.caption if wanted.caption is None else wanted.caption,
        visibility=wanted.visibility or Visibility(now.visibility),
        is_prompt_public=now.is_prompt_public if wanted.is_prompt_public is None else wanted.is_prompt_public,
        allows_remix=wanted.allows_remix,
    )
