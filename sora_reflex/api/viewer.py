"""Who asks, for HTTP routes."""

from fastapi import Request

from sora_reflex.accounts import presence
from sora_reflex.accounts.cookies import SESSION_COOKIE
from sora_reflex.accounts.schemas import Viewer


async def find_request_viewer(request: Request) -> Viewer | None:
    """The signed-in person by the session cookie, or None."""
    return await presence.recognise(request.cookies.get(SESSION_COOKIE, ""))
