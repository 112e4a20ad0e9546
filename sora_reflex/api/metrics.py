"""Figures of the web process and of the whole pipeline, for an operator's Prometheus."""

import asyncio
import re
import time
from ipaddress import ip_address

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sora_reflex.core import metrics
from sora_reflex.core.errors import Forbidden, SignInNeeded
from sora_reflex.core.settings import get_settings

router = APIRouter()

FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")
LOCAL_HOST = re.compile(r"(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?")

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@router.get("/metrics", include_in_schema=False)
async def read_metrics(request: Request) -> Response:
    """Answer a scrape by an operator; anybody else is refused."""
    if not metrics.is_allowed(request.headers.get("authorization", ""), is_local=is_local(request)):
        if get_settings().metrics_token:
            raise SignInNeeded("Metrics are for operators: send the token of SORA_METRICS_TOKEN as a bearer token.")
        raise Forbidden("Metrics are for operators: ask from the machine itself, or set SORA_METRICS_TOKEN.")
    body, kind = await asyncio.to_thread(_scrape, request.headers.get("accept", ""))
    return Response(body, media_type=kind, headers={"Cache-Control": "no-store"})


def is_local(request: Request) -> bool:
    """Whether a program on this machine asks for itself, and no proxy for somebody else.

    A proxy shows itself by its headers, or by the public name that it was asked under.
    """
    if get_settings().trusted_proxies or any(name in request.headers for name in FORWARDED):
        return False
    if not LOCAL_HOST.fullmatch(request.headers.get("host", "")):
        return False
    try:
        return ip_address(request.client.host if request.client else "").is_loopback
    except ValueError:
        return False


def _scrape(accept: str) -> tuple[bytes, str]:
    from prometheus_client import CollectorRegistry
    from prometheus_client.exposition import choose_encoder

    from sora_reflex.studio.gauges import Pipeline

    encode, kind = choose_encoder(accept)
    both = CollectorRegistry()
    both.register(metrics.registry())
    both.register(Pipeline())
    return encode(both), kind


class Counted:
    """Counts what the web application is asked by the route's template: no address makes a figure of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        metrics.share_between_processes()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            open_sockets = metrics.instruments().sockets
            open_sockets.inc()
            try:
                await self.app(scope, receive, send)
            finally:
                open_sockets.dec()
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, counts = time.perf_counter(), metrics.instruments()
        # The layers inside change the path and copy the scope.
        path, method = scope["path"], scope["method"] if scope["method"] in METHODS else "other"

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = template(scope, path)
                counts.requests.labels(method, route, message["status"]).inc()
                counts.request_seconds.labels(route).observe(time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, counted)


def template(scope: Scope, path: str) -> str:
    """The route's own words for an address: "/media/{video_id}/{name}"; pages and built files are one each."""
    route = getattr(scope.get("route"), "path_format", "")
    if route:
        return str(route)
    if path.startswith("/_event"):
        return "/_event"
    return "file" if "." in path.rsplit("/", 1)[-1] else "page"
