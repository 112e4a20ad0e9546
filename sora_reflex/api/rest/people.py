"""`/api/v1`: oneself, others, and whom one follows."""

from datetime import datetime

from fastapi import APIRouter, Response

from sora_reflex.accounts import queries as accounts
from sora_reflex.api.access import OPEN, Poster, Reader
from sora_reflex.api.rest.callers import Anybody
from sora_reflex.api.rest.errors import RestRoute, problems
from sora_reflex.api.rest.paging import Cursor, Handle
from sora_reflex.api.rest.schemas import MeOut, PersonOut, PostOut, ProfileOut, QuotaOut
from sora_reflex.core import db
from sora_reflex.core.paging import Page
from sora_reflex.feed import queries as feed
from sora_reflex.social import queries as circles
from sora_reflex.social import service as social
from sora_reflex.social.schemas import Following
from sora_reflex.studio import queries as studio

router = APIRouter(route_class=RestRoute, tags=["people"])


@router.get("/me", responses=problems())
async def read_me(caller: Reader) -> MeOut:
    """Whose key this is, and how many clips they may still make."""
    account = await db.read(accounts.get_account, caller.viewer)
    quota = await db.read(studio.get_quota, viewer=caller.viewer)
    next_at = datetime.fromisoformat(quota.next_at) if quota.next_at else None
    return MeOut(
        handle=account.handle,
        display_name=account.display_name,
        bio=account.bio,
        role=account.role,
        quota=QuotaOut(limit=quota.limit, used=quota.used, left=quota.left, next_at=next_at),
    )


@router.get("/people/{handle}", responses=problems(404), openapi_extra=OPEN)
async def read_person(handle: Handle, viewer: Anybody) -> ProfileOut:
    """Somebody as the caller may meet them."""
    return ProfileOut.of(await db.read(feed.get_profile, viewer=viewer, handle=handle))


@router.get("/people/{handle}/posts", responses=problems(404), openapi_extra=OPEN)
async def list_posts_of_person(handle: Handle, viewer: Anybody, cursor: Cursor = "") -> Page[PostOut]:
    """What somebody posted and the caller may meet, newest first."""
    page = await db.read(feed.list_cards_of, viewer=viewer, handle=handle, cursor=cursor)
    return Page(items=[PostOut.of(card) for card in page.items], next=page.next)


@router.put("/people/{handle}/follow", responses=problems(404))
async def follow_person(handle: Handle, caller: Poster) -> Following:
    """Follow somebody; doing it twice is doing it once. A private account is asked first."""
    return await db.run(social.set_following, viewer=caller.viewer, handle=handle, following=True)


@router.delete("/people/{handle}/follow", responses=problems(404))
async def unfollow_person(handle: Handle, caller: Poster) -> Following:
    """Follow somebody no longer, or take back the wish to."""
    return await db.run(social.set_following, viewer=caller.viewer, handle=handle, following=False)


@router.get("/people/{handle}/followers", responses=problems(404), openapi_extra=OPEN)
async def list_followers(handle: Handle, viewer: Anybody, cursor: Cursor = "") -> Page[PersonOut]:
    """Who follows somebody, the newest first, as far as the caller may see it."""
    page = await db.read(circles.list_followers, viewer=viewer, handle=handle, cursor=cursor)
    return Page(items=[PersonOut.of(row.person) for row in page.items], next=page.next)


@router.get("/people/{handle}/following", responses=problems(404), openapi_extra=OPEN)
async def list_followed(handle: Handle, viewer: Anybody, cursor: Cursor = "") -> Page[PersonOut]:
    """Whom somebody follows, the newest first, as far as the caller may see it."""
    page = await db.read(circles.list_following, viewer=viewer, handle=handle, cursor=cursor)
    return Page(items=[PersonOut.of(row.person) for row in page.items], next=page.next)


@router.put("/people/{handle}/block", status_code=204, responses=problems(404))
async def block_person(handle: Handle, caller: Poster) -> Response:
    """Block somebody: from then on neither meets the other anywhere."""
    await db.run(social.set_blocked, viewer=caller.viewer, handle=handle, blocked=True)
    return Response(status_code=204)


@router.delete("/people/{handle}/block", status_code=204, responses=problems(404))
async def unblock_person(handle: Handle, caller: Poster) -> Response:
    """End a block of one's own."""
    await db.run(social.set_blocked, viewer=caller.viewer, handle=handle, blocked=False)
    return Response(status_code=204)


@router.put("/people/{handle}/mute", status_code=204, responses=problems(404))
async def mute_person(handle: Handle, caller: Poster) -> Response:
    """Keep somebody's posts out of one's feeds; they do not learn of it."""
    await db.run(social.set_muted, viewer=caller.viewer, handle=handle, muted=True)
    return Response(status_code=204)


@router.delete("/people/{handle}/mute", status_code=204, responses=problems(404))
async def unmute_person(handle: Handle, caller: Poster) -> Response:
    """Let somebody's posts in again."""
    await db.run(social.set_muted, viewer=caller.viewer, handle=handle, muted=False)
    return Response(status_code=204)
