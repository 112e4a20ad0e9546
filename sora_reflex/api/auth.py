"""The forms of accounts: sign-up, sign-in and every change that needs a cookie or a password."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from sora_reflex.accounts import queries
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.cookies import SESSION_COOKIE
from sora_reflex.api import oidc
from sora_reflex.api.forms import Field, answer, go, safe_next, with_session, without_session
from sora_reflex.api.guard import (
    FormRoute,
    client_address,
    require_viewer,
    visitor_country,
)
from sora_reflex.core import db
from sora_reflex.core.ids import parse
from sora_reflex.social import service as social
from sora_reflex.studio import service as studio

router = APIRouter(prefix="/auth", route_class=FormRoute, include_in_schema=False)
router.include_router(oidc.router)


@router.post("/sign-up")
async def sign_up(
    request: Request,
    code: Field = "",
    handle: Field = "",
    display_name: Field = "",
    password: Field = "",
    next: Field = "",
) -> RedirectResponse:
    """Make an account by an invite and sign it in."""

    async def work() -> RedirectResponse:
        accounts.require_open_country(visitor_country(request))
        address = client_address(request)
        await db.run(accounts.guard_sign_up, address=address)
        # Counts a wrong code; `sign_up` then says what is wrong with it.
        await db.run(accounts.look_up_invite, code=code, address=address)
        token = await db.run(
            accounts.sign_up,
            code=code,
            handle=handle,
            display_name=display_name or handle,
            password=password,
            address=address,
            user_agent=request.headers.get("user-agent", ""),
        )
        return with_session(go(safe_next(next)), request, token)

    return await answer(work(), page="/sign-up", code=code, handle=handle, display_name=display_name, next=next)


@router.post("/sign-in")
async def sign_in(request: Request, handle: Field = "", password: Field = "", next: Field = "") -> RedirectResponse:
    """Open a sign-in by handle and password. The one that this browser held before ends."""

    async def work() -> RedirectResponse:
        address = client_address(request)
        await db.run(accounts.guard_sign_in, handle=handle, address=address)
        user_id = await db.read(queries.check_sign_in, handle=handle, password=password)
        token = await db.run(
            accounts.sign_in,
            user_id=user_id,
            address=address,
            user_agent=request.headers.get("user-agent", ""),
            replaces=request.cookies.get(SESSION_COOKIE, ""),
        )
        return with_session(go(safe_next(next)), request, token)

    return await answer(work(), page="/sign-in", handle=handle, next=next)


@router.post("/sign-out")
async def sign_out(request: Request) -> RedirectResponse:
    """End the sign-in of this browser."""
    await db.run(accounts.sign_out, request.cookies.get(SESSION_COOKIE, ""))
    return without_session(go("/sign-in", done="signed_out"), request)


@router.post("/sign-out-everywhere")
async def sign_out_everywhere(request: Request) -> RedirectResponse:
    """End every sign-in of the person."""

    async def work() -> RedirectResponse:
        await db.run(accounts.sign_out_everywhere, viewer=await require_viewer(request))
        return without_session(go("/sign-in", done="signed_out_everywhere"), request)

    return await answer(work(), page="/settings")


@router.post("/sign-ins/revoke")
async def revoke_sign_in(request: Request, id: Field = "") -> RedirectResponse:
    """End one sign-in of the person."""

    async def work() -> RedirectResponse:
        await db.run(accounts.revoke_sign_in, viewer=await require_viewer(request), id=parse(id))
        return go("/settings", done="sign_in_revoked")

    return await answer(work(), page="/settings")


@router.post("/password")
async def change_password(request: Request, current_password: Field = "", new_password: Field = "") -> RedirectResponse:
    """Set a new password; every other sign-in ends."""

    async def work() -> RedirectResponse:
        viewer = await require_viewer(request)
        await db.run(accounts.guard_own_password, viewer=viewer)
        await db.read(queries.check_own_password, viewer=viewer, password=current_password)
        await db.run(accounts.settle_own_password, viewer=viewer)
        await db.run(
            accounts.change_password, viewer=viewer, current_password=current_password, new_password=new_password
        )
        return go("/settings", done="password_changed")

    return await answer(work(), page="/settings", renamed={"password": "new_password"})


@router.post("/handle")
async def change_handle(request: Request, handle: Field = "") -> RedirectResponse:
    """Take another handle; the old one leads to the person for a while."""

    async def work() -> RedirectResponse:
        await db.run(accounts.change_handle, viewer=await require_viewer(request), handle=handle)
        return go("/settings", done="handle_changed")

    return await answer(work(), page="/settings", handle=handle)


@router.post("/private")
async def choose_private(request: Request, is_private: Field = "") -> RedirectResponse:
    """Show what the person posts to followers alone, or to everybody."""

    async def work() -> RedirectResponse:
        await db.run(social.choose_private, viewer=await require_viewer(request), is_private=is_private == "yes")
        return go("/settings", done="profile_saved")

    return await answer(work(), page="/settings")


@router.post("/likes")
async def choose_likes_public(request: Request, are_public: Field = "") -> RedirectResponse:
    """Choose whether others see what the person likes."""

    async def work() -> RedirectResponse:
        await db.run(social.choose_likes_public, viewer=await require_viewer(request), are_public=are_public == "yes")
        return go("/settings", done="profile_saved")

    return await answer(work(), page="/settings")


@router.post("/remixes")
async def choose_remixes(request: Request, are_allowed: Field = "") -> RedirectResponse:
    """Choose whether others may remix what the person posts from now on."""

    async def work() -> RedirectResponse:
        await db.run(studio.choose_remixes, viewer=await require_viewer(request), are_allowed=are_allowed == "yes")
        return go("/settings", done="profile_saved")

    return await answer(work(), page="/settings")


@router.post("/look")
async def choose_look(request: Request, is_on: Field = "") -> RedirectResponse:
    """Choose whether the person's clips wait for a look at their preview."""

    async def work() -> RedirectResponse:
        await db.run(accounts.choose_look, viewer=await require_viewer(request), is_on=is_on == "yes")
        return go("/settings", done="profile_saved")

    return await answer(work(), page="/settings")


@router.post("/invites/revoke")
async def revoke_invite(request: Request, id: Field = "") -> RedirectResponse:
    """Take back a code."""

    async def work() -> RedirectResponse:
        await db.run(accounts.revoke_invite, viewer=await require_viewer(request), id=parse(id))
        return go("/settings", done="invite_revoked")

    return await answer(work(), page="/settings")


@router.post("/delete")
async def ask_deletion(request: Request, password: Field = "") -> RedirectResponse:
    """Hide the account now and delete it after the grace period."""

    async def work() -> RedirectResponse:
        viewer = await require_viewer(request)
        await db.run(accounts.guard_own_password, viewer=viewer)
        await db.run(accounts.ask_deletion, viewer=viewer, password=password)
        return without_session(go("/sign-in", done="deletion_asked"), request)

    return await answer(work(), page="/settings", renamed={"current_password": "delete_password"})


@router.post("/delete/undo")
async def undo_deletion(request: Request) -> RedirectResponse:
    """Keep the account after all."""

    async def work() -> RedirectResponse:
        await db.run(accounts.undo_deletion, viewer=await require_viewer(request))
        return go("/settings", done="deletion_undone")

    return await answer(work(), page="/settings")


@router.post("/wait")
async def join_waiting_list(request: Request, email: Field = "") -> RedirectResponse:
    """Put an address on the waiting list; the answer is the same when it stood there already."""

    async def work() -> RedirectResponse:
        await db.run(accounts.guard_waiting_list, address=client_address(request))
        await db.run(accounts.join_waiting_list, email=email)
        return go("/wait", done="waiting")

    return await answer(work(), page="/wait", email=email)
