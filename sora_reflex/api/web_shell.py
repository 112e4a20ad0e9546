"""The outermost layer of the web process: headers, the origin check, clean addresses, link previews and real 404s."""

import re
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sora_reflex.accounts.cookies import SESSION_COOKIE
from sora_reflex.api.guard import HOST, is_own_origin, is_secure, public_origin
from sora_reflex.api.link_preview import Preview, find_preview, with_preview
from sora_reflex.core import db
from sora_reflex.core.settings import get_settings

ENTITY = re.compile(r"^/(?P<kind>p/|@)(?P<key>[^/]{1,64})/?$")
"""Pages about one thing, which may be missing or have moved."""

UNKNOWN = re.compile(r"^/[^/@][^/]*/?$")
"""Addresses of one part that are no person's: pages of the built site, routes of the API, or nothing at all."""

WHOLE = (b"accept-encoding", b"range", b"if-range", b"if-none-match", b"if-modified-since")
"""Headers that would make the server send a document compressed, in part or not at all."""

PARTS = ("text/css", "text/javascript", "application/javascript", "font/")
"""Types that are never a page of their own: a policy for pages would only make forty files of a first load heavier."""

PAGE_HEADERS = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


class WebShell:
    """Wraps the whole web application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.site = Path(".web/build/client").resolve()
        """The built front end, to know which addresses are folders in it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if _is_event_path(scope["path"]) and not is_same_origin(headers):
            await _refuse(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, send)
        else:
            await self._http(scope, receive, _with_headers(send, Request(scope)))

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        match = ENTITY.match(scope["path"])
        if match and scope["method"] in ("GET", "HEAD"):
            await self._entity_page(match["kind"], match["key"], scope, receive, send)
            return
        is_page = self._is_folder(scope["path"].rstrip("/"))
        if UNKNOWN.match(scope["path"]) and not is_page:
            send = _without_page(send)
        if is_page and not scope["path"].endswith("/"):
            scope = {**scope, "path": scope["path"] + "/", "raw_path": (scope["path"] + "/").encode()}
        await self.app(scope, receive, send)

    def _is_folder(self, path: str) -> bool:
        """Whether `path`, written without its last slash, is a page of the built site."""
        if path.endswith("/") or "." in path.rsplit("/", 1)[-1]:
            return False
        page = (self.site / path.lstrip("/") / "index.html").resolve()
        return page.is_relative_to(self.site) and page.is_file()

    async def _entity_page(self, kind: str, key: str, scope: Scope, receive: Receive, send: Send) -> None:
        """A page about one post or person: moved, missing, or with a preview of it in the head."""
        headers = Headers(scope=scope)
        origin = public_origin(Request(scope))
        preview = await db.read(find_preview, token=_token(headers), kind=kind, key=key, origin=origin)
        if preview.moved_to:
            await RedirectResponse(preview.moved_to, status_code=302)(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name not in WHOLE]
        # Without its extensions the server is sent the document's bytes, not the path of a file to send by itself.
        await self.app({**scope, "headers": plain, "extensions": {}}, receive, _with_body(send, preview))


def _without_page(send: Send) -> Send:
    """The route of people's pages answers every address of one part with the app's document; this one names nobody."""

    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            is_page = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
            message = {**message, "status": 404} if is_page else message
        await send(message)

    return wrapped


def _is_event_path(path: str) -> bool:
    return path.startswith("/_event")


def is_same_origin(headers: Headers) -> bool:
    """Whether a browser's request comes from a page of ours. Programs that are no browsers send no Origin."""
    origin = headers.get("origin")
    if not origin:
        return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    return is_own_origin(origin, headers)


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403})
    else:
        await PlainTextResponse("This address answers pages of its own site only.", 403)(scope, receive, send)


def _token(headers: Headers) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(SESSION_COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def content_security_policy(host: str) -> str:
    """No script from elsewhere and no eval; inline scripts are the framework's own boot code."""
    sockets = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            f"connect-src 'self'{sockets}",
            "font-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'" + _sign_in_origin(),
            "frame-ancestors 'none'",
        )
    )


def _sign_in_origin() -> str:
    """A form that leads to the OpenID provider is redirected there, which form-action checks too."""
    issuer = urlsplit(get_settings().oidc_issuer)
    return f" {issuer.scheme}://{issuer.netloc}" if issuer.netloc else ""


def _with_headers(send: Send, request: Request) -> Send:
    is_encrypted = is_secure(request)

    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("X-Content-Type-Options", "nosniff")
            if not headers.get("content-type", "").startswith(PARTS):
                is_framed = "frame-ancestors *" in headers.get("content-security-policy", "")
                for name, value in PAGE_HEADERS.items():
                    if not (is_framed and name == "X-Frame-Options"):
                        headers.setdefault(name, value)
                policy = content_security_policy(request.headers.get("host", ""))
                headers.setdefault("Content-Security-Policy", policy)
            if is_encrypted:
                headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            is_hashed = request.scope["path"].startswith("/assets/")
            if is_hashed and message["status"] == 200:
                headers["Cache-Control"] = "public, max-age=31536000, immutable"
            elif headers.get("content-type", "").startswith("text/html"):
                headers["Cache-Control"] = "no-cache"
        await send(message)

    return wrapped


def _with_body(send: Send, preview: Preview) -> Send:
    """Hold back an HTML document until it is whole, then send it with the preview in its head."""
    start: Message = {}
    body = bytearray()

    async def wrapped(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
            return
        body.extend(message.get("body", b""))
        if message.get("more_body"):
            return
        whole = with_preview(bytes(body), preview)
        headers = MutableHeaders(scope=start)
        for name in ("content-length", "etag", "last-modified"):
            if name in headers:
                del headers[name]
        headers["content-length"] = str(len(whole))
        if preview.is_noindex:
            headers["X-Robots-Tag"] = "noindex"
        start["status"] = 200 if preview.is_found else 404
        await send(start)
        await send({"type": "http.response.body", "body": whole})

    return wrapped
