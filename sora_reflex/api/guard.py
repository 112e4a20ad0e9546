"""What every form must pass, and what a request tells about who sent it."""

import re
from collections.abc import Callable, Coroutine
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.datastructures import Headers

from sora_reflex.accounts.errors import ForeignForm, NotSignedIn
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api.viewer import find_request_viewer
from sora_reflex.core.errors import Invalid
from sora_reflex.core.settings import get_settings

MAX_FORM_BYTES = 32 * 1024
"""Ten times the largest honest form: a bio of 300 characters, percent-encoded."""

OUR_PAGES = ("same-origin", "none")

HOST = re.compile(r"[A-Za-z0-9.\-\[\]:]{1,255}")


class FormRoute(APIRoute):
    """A route whose body is read only when it is small and a page of ours sent it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            if request.method == "POST":
                require_own_page(request)
                _require_small(request)
            return await handle(request)

        return guarded


def require_own_page(request: Request) -> None:
    """Refuse what another site's page makes a browser send. Also a dependency for routes of other kinds.

    A form whose Origin is hidden ("null") passes only where the browser itself says that the page is ours.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in OUR_PAGES:
        raise ForeignForm
    origin = request.headers.get("origin")
    if origin is None or (origin == "null" and site is not None):
        return
    if not is_own_origin(origin, request.headers):
        raise ForeignForm


def is_own_origin(origin: str, headers: Headers) -> bool:
    """Whether an Origin names this instance: the host that was asked, or the public one behind a proxy."""
    try:
        host = urlsplit(origin).netloc
    except ValueError:
        return False
    return host in {headers.get("host", ""), urlsplit(get_settings().base_url).netloc} - {""}


def _require_small(request: Request) -> None:
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > MAX_FORM_BYTES:
        raise Invalid("That form is too large.")


async def require_viewer(request: Request) -> Viewer:
    viewer = await find_request_viewer(request)
    if viewer is None:
        raise NotSignedIn
    return viewer


def client_address(request: Request) -> str:
    """The visitor's network address: of the connection, or as the trusted proxies before us tell it.

    Each proxy adds the address that it was asked from at the right of X-Forwarded-For; what stands further left than
    our own proxies is the visitor's invention.
    """
    peer = request.client.host if request.client else ""
    hops = get_settings().trusted_proxies
    told = [part.strip() for value in request.headers.getlist("x-forwarded-for") for part in value.split(",")]
    if hops and told:
        return _plain_address(told[-min(hops, len(told))]) or peer
    return peer


def _plain_address(text: str) -> str:
    """An address without the port that some proxies add; empty when it is none."""
    candidates = [text, text.rsplit(":", 1)[0]]
    for candidate in candidates:
        try:
            return str(ip_address(candidate.strip("[]")))
        except ValueError:
            continue
    return ""


def visitor_country(request: Request) -> str:
    """The visitor's two-letter country as our proxy tells it; empty without a proxy, whose word it would be."""
    settings = get_settings()
    return request.headers.get(settings.country_header, "") if settings.trusted_proxies else ""


def is_secure(request: Request) -> bool:
    """Whether the visitor's own connection is encrypted."""
    settings = get_settings()
    if settings.trusted_proxies and (told := request.headers.get("x-forwarded-proto")):
        return told.split(",")[-1].strip() == "https"
    return request.url.scheme == "https" or settings.base_url.startswith("https://")


def public_origin(request: Request) -> str:
    """The address of this instance as the visitor knows it, without a slash at its end."""
    if base := get_settings().base_url.rstrip("/"):
        return base
    host = request.headers.get("host", "")
    return f"{'https' if is_secure(request) else 'http'}://{host if HOST.fullmatch(host) else 'localhost'}"
