"""Stills of planned scenes, to whoever they were drawn for."""

import asyncio

from fastapi import APIRouter, Request
from fastapi.responses import Response
from redis.exceptions import RedisError

from sora_reflex.api.viewer import find_request_viewer
from sora_reflex.core.errors import NotFound
from sora_reflex.studio import previews

router = APIRouter()

CACHED = "private, max-age=900, immutable"
"""A key holds all that its still shows."""


@router.get("/previews/{key}.webp", include_in_schema=False)
async def read_preview(request: Request, key: str) -> Response:
    """Send a still to its owner; to anybody else it looks as if it were not there."""
    viewer = await find_request_viewer(request)
    picture = b""
    if viewer is not None:
        try:
            picture = await asyncio.to_thread(previews.find_picture, viewer.id, key[:64])
        except (RedisError, OSError):
            picture = b""
    if not picture:
        raise NotFound("This picture is not here. It may be too old.")
    return Response(picture, media_type="image/webp", headers={"Cache-Control": CACHED, "Vary": "Cookie"})
