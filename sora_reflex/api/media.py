"""The bytes of clips, to those who may see them: ranges, strong ETags, and caching for good since names hold a hash."""

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from sora_reflex.api.viewer import find_request_viewer
from sora_reflex.core import db, ids
from sora_reflex.core.errors import NotFound
from sora_reflex.core.settings import get_settings
from sora_reflex.media import queries as media

router = APIRouter()

PRIVATE_YEAR = "private, max-age=31536000, immutable"
"""A browser may keep it, a shared cache may not: who may see a clip changes."""


@router.get("/media/{video_id}/{name}", include_in_schema=False)
@router.head("/media/{video_id}/{name}", include_in_schema=False)
async def read_media(request: Request, video_id: str, name: str) -> Response:
    """Send one file of a clip, or look as if it were not there."""
    viewer = await find_request_viewer(request)
    viewer_id = viewer.id if viewer else None
    stored = await db.read(media.find_file, viewer_id=viewer_id, video_id=ids.parse(video_id), name=name)
    if stored is None:
        raise NotFound("This file is not here, or it is not shared with you.")
    etag = f'"{stored.name}"'
    headers = {"Cache-Control": PRIVATE_YEAR, "ETag": etag, "X-Content-Type-Options": "nosniff"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    prefix = get_settings().media_accel_prefix
    if prefix:
        headers["X-Accel-Redirect"] = f"{prefix.rstrip('/')}/{stored.name}"
        return Response(media_type=stored.type, headers=headers)
    return FileResponse(stored.path, media_type=stored.type, headers=headers)
