"""Who asks, for HTTP routes."""

from fastapi import Request

from sora_reflex.accounts import keys, presence
from sora_reflex.accounts.cookies import SESSION_COOKIE
from sora_reflex.accounts.errors import KeyScope
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.models import Scope


async def find_request_viewer(request: Request) -> Viewer | None:
    """The signed-in person by the session cookie, or None."""
    return await presence.recognise(request.cookies.get(SESSION_COOKIE, ""))


async def find_reader(request: Request) -> Viewer | None:
    """Whoever asks to read: the person whose API key came along, else the one by the session cookie, or None.

    Raises KeyUnknown, KeyPaused, KeyScope.
    """
    kind, _, key = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer":
        return await find_request_viewer(request)
    holder = await keys.recognise(key.strip())
    if Scope.READ not in holder.scopes:
        raise KeyScope
    return holder.viewer
