"""The application behind `/api`."""

from functools import cache

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from sora_reflex.api.rest import making, people, posts
from sora_reflex.api.rest.errors import add_handlers

PREFIX = "/api"


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

    return rest


def _name(route: APIRoute) -> str:
    return route.name
