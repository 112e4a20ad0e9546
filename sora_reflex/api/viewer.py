"""Who asks, for HTTP routes."""

from fastapi import Request

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.cookies import SESSION_COOKIE
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db


async def find_request_viewer(request: Request) -> Viewer | None:
    """The signed-in person by the session cookie, or None."""
    token = request.cookies.get(SESSION_COOKIE, "")
    return await db.read(accounts.find_viewer, token) if token else None
