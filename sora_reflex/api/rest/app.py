"""The application behind `/api`, and the document that describes it."""

from functools import cache
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from sora_reflex.api.rest import making, people, posts
from sora_reflex.api.rest.errors import add_handlers

PREFIX = "/api"

EVENTS = "text/event-stream"

ABOUT = """\
Clips, posts and people of this instance, for programs. Send a key of yours as `Authorization: Bearer sk-...`: it may
*read*, *create* (make clips) or *post* (post, like, follow), as it was made. Without one, what a visitor sees may be
read. Refusals have one shape, `Problem`; lists go on by their `next`.
"""


class Under(BaseRoute):
    """Everything below a prefix goes to another application, with its whole path: wrong addresses and methods too."""

    def __init__(self, prefix: str, app: ASGIApp) -> None:
        self.prefix, self.app = prefix, app

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        is_mine = scope["type"] == "http" and (scope["path"] + "/").startswith(self.prefix + "/")
        return (Match.FULL, {}) if is_mine else (Match.NONE, {})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@cache
def make_rest() -> FastAPI:
    """The application; its routes know their whole paths. It holds nothing, so that one is enough."""
    rest = FastAPI(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, generate_unique_id_function=_name
    )
    version = APIRouter(prefix=f"{PREFIX}/v1")
    for part in (people, posts, making):
        version.include_router(part.router)
    rest.include_router(version)
    add_handlers(rest)

    @rest.get(f"{PREFIX}/openapi.json", include_in_schema=False)
    async def read_openapi() -> Response:
        """What this document says."""
        return JSONResponse(describe())

    return rest


def _name(route: APIRoute) -> str:
    return route.name


@cache
def describe() -> dict[str, Any]:
    """OpenAPI 3.1 of every route. Names of functions are the names of operations."""
    document = get_openapi(
        title="Sora Reflex", version="1", openapi_version="3.1.0", description=ABOUT, routes=make_rest().routes
    )
    for item in document["paths"].values():
        for operation in item.values():
            for status, response in operation["responses"].items():
                # A stream that is refused is no stream.
                if int(status) >= 400 and EVENTS in response.get("content", {}):
                    response["content"] = {"application/json": response["content"][EVENTS]}
    return document
