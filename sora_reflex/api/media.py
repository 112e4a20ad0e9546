"""The bytes of clips, to those who may see them: ranges, strong ETags, and caching for good since names hold a hash."""

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from sora_reflex.api.viewer import find_reader
from sora_reflex.core import db, ids
from sora_reflex.core.errors import NotFound
from sora_reflex.core.settings import get_settings
from sora_reflex.media import queries as media
from sora_reflex.media.schemas import StoredFile

router = APIRouter()

YEAR = "max-age=31536000, immutable"
"""Names hold a hash of the bytes, so what was once fetched never changes."""


@router.api_route("/media/{video_id}/{name}", methods=["GET", "HEAD"], include_in_schema=False)
async def read_media(request: Request, video_id: str, name: str) -> Response:
    """Send one file of a clip, whole or a range of it, or look as if it were not there."""
    viewer = await find_reader(request)
    viewer_id = viewer.id if viewer else None
    stored = await db.read(media.find_file, viewer_id=viewer_id, video_id=ids.parse(video_id), name=name)
    if stored is None:
        raise NotFound("This file is not here, or it is not shared with you.")
    # Private: who may see a clip changes, and a shared cache would not know.
    return send(request, stored, {"Cache-Control": f"private, {YEAR}", "Vary": "Cookie, Authorization"})


def send(request: Request, stored: StoredFile, headers: dict[str, str]) -> Response:
    """A file of a clip to somebody who may have it: whole, a range of it, or the word that they have it already."""
    headers = {"ETag": f'"{stored.name.rsplit("/", 1)[-1]}"'} | headers
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    prefix = get_settings().media_accel_prefix
    if prefix:
        headers["X-Accel-Redirect"] = f"{prefix.rstrip('/')}/{stored.name}"
        return Response(media_type=stored.type, headers=headers)
    return FileResponse(stored.path, media_type=stored.type, headers=headers)
