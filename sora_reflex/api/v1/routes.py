"""Every address under `/v1`."""

from fastapi import APIRouter, Request

from sora_reflex.api.v1 import batches, content, files, models, videos
from sora_reflex.api.v1.errors import WireError, WireRoute

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

router = APIRouter(prefix="/v1", include_in_schema=False)
for part in (models, videos, content, files, batches):
    router.include_router(part.router)

rest = APIRouter(route_class=WireRoute)


@rest.api_route("/{path:path}", methods=METHODS)
async def nothing_here(request: Request, path: str) -> None:  # noqa: ARG001
    """Answer every other address as an API does, not with a page."""
    message = f"Invalid URL ({request.method} {request.url.path})."
    raise WireError(message, status=404, code="unknown_url")


router.include_router(rest)
