"""The way to the identity provider and back, and the account that it opens or makes."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from sora_reflex.accounts import oidc, queries
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.cookies import PROVIDER_COOKIE, SESSION_COOKIE
from sora_reflex.accounts.handles import MAX_DISPLAY_NAME
from sora_reflex.accounts.journey import ProviderIdentity, ProviderJourney
from sora_reflex.accounts.service.provider import TIME_TO_CHOOSE_A_HANDLE
from sora_reflex.api.forms import Field, answer, go, safe_next, with_session
from sora_reflex.api.guard import FormRoute, client_address, is_secure, public_origin, visitor_country
from sora_reflex.core import db

router = APIRouter(prefix="/oidc", route_class=FormRoute, include_in_schema=False)

CALLBACK = "/auth/oidc/callback"
COOKIE_PATH = "/auth/oidc"


@router.get("/start")
async def start(request: Request, code: str = "", next: str = "") -> RedirectResponse:
    """Send the browser to the provider, with an invite code for somebody who has no account yet."""

    async def work() -> RedirectResponse:
        await db.run(accounts.guard_provider, address=client_address(request))
        journey = await db.run(accounts.begin_provider, code=code, next_path=safe_next(next))
        url = await oidc.make_authorization_url(journey, redirect_uri=public_origin(request) + CALLBACK)
        return _with_secret(go(url), request, journey.secret)

    return await answer(work(), page="/sign-in")


@router.get("/callback")
async def come_back(request: Request) -> RedirectResponse:
    """Take the provider's answer: sign in whom it vouches for, or ask a newcomer for a handle and an invite."""

    async def work() -> RedirectResponse:
        told = dict(request.query_params)
        secret = request.cookies.get(PROVIDER_COOKIE, "")
        journey = await db.run(accounts.return_from_provider, secret=secret, state=told.get("state", ""))
        identity = await oidc.fetch_identity(journey, answer=told, redirect_uri=public_origin(request) + CALLBACK)
        user_id = await db.read(queries.find_identity, issuer=identity.issuer, subject=identity.subject)
        if user_id is None:
            return await _ask_for_handle(request, identity, journey)
        token = await db.run(
            accounts.sign_in,
            user_id=user_id,
            address=client_address(request),
            user_agent=request.headers.get("user-agent", ""),
            replaces=request.cookies.get(SESSION_COOKIE, ""),
        )
        return _without_secret(with_session(go(journey.next_path), request, token))

    return await answer(work(), page="/sign-in")


@router.post("/sign-up")
async def sign_up(
    request: Request, code: Field = "", handle: Field = "", display_name: Field = "", next: Field = ""
) -> RedirectResponse:
    """Make an account by an invite for whom the provider vouched."""

    async def work() -> RedirectResponse:
        accounts.require_open_country(visitor_country(request))
        address = client_address(request)
        await db.run(accounts.guard_sign_up, address=address)
        # Counts a wrong code; `sign_up` then says what is wrong with it.
        await db.run(accounts.look_up_invite, code=code, address=address)
        token = await db.run(
            accounts.sign_up_with_provider,
            secret=request.cookies.get(PROVIDER_COOKIE, ""),
            code=code,
            handle=handle,
            display_name=display_name or handle,
            address=address,
            user_agent=request.headers.get("user-agent", ""),
        )
        return _without_secret(with_session(go(safe_next(next)), request, token))

    return await answer(
        work(), page="/sign-up", via="provider", code=code, handle=handle, display_name=display_name, next=next
    )


async def _ask_for_handle(request: Request, identity: ProviderIdentity, journey: ProviderJourney) -> RedirectResponse:
    secret = await db.run(accounts.keep_identity, identity=identity, journey=journey)
    page = go(
        "/sign-up",
        via="provider",
        code=journey.invite_code,
        handle=await db.read(queries.suggest_handle, identity.username),
        display_name=identity.name[:MAX_DISPLAY_NAME],
        next=journey.next_path if journey.next_path != "/" else "",
    )
    return _with_secret(page, request, secret)


def _with_secret(response: RedirectResponse, request: Request, secret: str) -> RedirectResponse:
    # Lax, not strict: the provider sends the browser back from another site.
    response.set_cookie(
        PROVIDER_COOKIE,
        secret,
        max_age=int(TIME_TO_CHOOSE_A_HANDLE.total_seconds()),
        path=COOKIE_PATH,
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )
    return response


def _without_secret(response: RedirectResponse) -> RedirectResponse:
    response.delete_cookie(PROVIDER_COOKIE, path=COOKIE_PATH, httponly=True, samesite="lax")
    return response
