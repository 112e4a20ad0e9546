"""Every address under `/v1`."""

from fastapi import APIRouter, Request
from fastapi.routing import APIRoute

from sora_reflex.api.v1 import batches, content, files, models, videos
from sora_reflex.api.v1.errors import WireError, WireRoute

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

PREFIX = "/v1"


def _name(route: APIRoute) -> str:
    return route.name


router = APIRouter(prefix=PREFIX, generate_unique_id_function=_name)
for part in (models, videos, content, files, batches):
    router.include_router(part.router)

rest = APIRouter(route_class=WireRoute)


@rest.api_route("/{path:path}", methods=METHODS, include_in_schema=False)
async def nothing_here(request: Request, path: str) -> None:  # noqa: ARG001
    """Answer every other address as an API does, not with a page."""
    message = f"Invalid URL ({request.method} {request.url.path})."
    raise WireError(message, status=404, code="unknown_url")


router.include_router(rest)
