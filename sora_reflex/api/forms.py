"""How a native form is answered: on to the next page, or back with a code that the page has words for."""

from collections.abc import Awaitable
from typing import Annotated
from urllib.parse import urlencode

import structlog
from fastapi import Form, Request
from fastapi.responses import RedirectResponse

from sora_reflex.accounts.cookies import SESSION_COOKIE
from sora_reflex.accounts.errors import NotSignedIn, ProviderStale
from sora_reflex.api import guard
from sora_reflex.core.errors import SoraError, TooMany

log = structlog.get_logger()

Field = Annotated[str, Form()]

COOKIE_SECONDS = 400 * 24 * 3600
"""As long as browsers keep one. When a sign-in ends is decided here, by its row."""

LONGEST_KEPT = 100
"""Characters of what somebody typed that go back to the page in its address."""


def go(path: str, **query: str) -> RedirectResponse:
    """On to a page of ours by GET; never kept by a cache."""
    kept = {name: value for name, value in query.items() if value}
    address = f"{path}?{urlencode(kept)}" if kept else path
    return RedirectResponse(address, status_code=303, headers={"Cache-Control": "no-store"})


async def answer(
    work: Awaitable[RedirectResponse], *, page: str, renamed: dict[str, str] | None = None, **typed: str
) -> RedirectResponse:
    """Do the work of a form; a refusal leads back to its page with a code and what was typed, never a secret."""
    try:
        return await work
    except (NotSignedIn, ProviderStale) as refusal:
        return go("/sign-in", error=refusal.code)
    except SoraError as refusal:
        log.info("form.refused", page=page, code=refusal.code)
        kept = {name: value[:LONGEST_KEPT] for name, value in typed.items()}
        field = (renamed or {}).get(refusal.field, refusal.field)
        wait = str(refusal.retry_after_seconds) if isinstance(refusal, TooMany) else ""
        return go(page, error=refusal.code, field=field, wait=wait, **kept)


def safe_next(path: str) -> str:
    """Where to go afterwards: a path of this site, or its start."""
    is_plain = path.startswith("/") and all(33 <= ord(char) < 127 and char != "\\" for char in path)
    if not is_plain or path.startswith(("//", "/auth/")) or len(path) > 500:
        return "/"
    return path


def with_session(response: RedirectResponse, request: Request, token: str) -> RedirectResponse:
    """Hand the browser its secret."""
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=COOKIE_SECONDS,
        path="/",
        httponly=True,
        samesite="lax",
        secure=guard.is_secure(request),
    )
    return response


def without_session(response: RedirectResponse, request: Request) -> RedirectResponse:
    response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="lax", secure=guard.is_secure(request))
    return response
