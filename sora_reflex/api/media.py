"""The bytes of clips and faces, to those who may see them: ranges, strong ETags, cached for good by their hashes."""

import asyncio
import os
import re
import time

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from sora_reflex.accounts.cookies import SESSION_COOKIE
from sora_reflex.api.viewer import find_reader
from sora_reflex.core import db, ids
from sora_reflex.core.errors import NotFound
from sora_reflex.core.settings import get_settings
from sora_reflex.media import queries as media
from sora_reflex.media.schemas import StoredFile
from sora_reflex.media.urls import FACES

router = APIRouter()

YEAR = "max-age=31536000, immutable"
"""Names hold a hash of the bytes, so what was once fetched never changes."""


GRANT_SECONDS = 2.0
"""A player asks for a film in many ranges: what was allowed holds for so long, and ends with any write of this process.
A post that another process takes away is therefore gone after two seconds; one that the web takes away, at once."""

MOST_GRANTS = 4096
MOST_READ_AT_ONCE = 1 << 20
SINGLE_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{1,15})")

_grants: dict[tuple[str, str, str], tuple[float, int, StoredFile]] = {}


@router.api_route("/media/{video_id}/{name}", methods=["GET", "HEAD"], include_in_schema=False)
async def read_media(request: Request, video_id: str, name: str) -> Response:
    """Send one file of a clip or somebody's face, whole or a range of it, or look as if it were not there."""
    stored = await _find(request, video_id, name)
    if stored is None:
        raise NotFound("This file is not here, or it is not shared with you.")
    # Private: who may see a clip changes, and a shared cache would not know.
    headers = {"Cache-Control": f"private, {YEAR}", "Vary": "Cookie, Authorization"}
    return await _send_range(request, stored, headers) or send(request, stored, headers)


async def _find(request: Request, video_id: str, name: str) -> StoredFile | None:
    """The file, if whoever asks may have it: as the database says, or said a moment ago."""
    grant = None
    # A key counts each of its requests, and a session must be known to have been used: neither skips that for long.
    if "authorization" not in request.headers:
        grant = request.cookies.get(SESSION_COOKIE, ""), video_id, name
        until, commits, stored = _grants.get(grant, (0.0, 0, None))
        if stored is not None and until > time.monotonic() and commits == db.commits():
            return stored
    commits = db.commits()
    viewer = await find_reader(request)
    viewer_id = viewer.id if viewer else None
    if video_id == FACES:
        stored = await db.read(media.find_face, viewer_id=viewer_id, name=name)
    else:
        stored = await db.read(media.find_file, viewer_id=viewer_id, video_id=ids.parse(video_id), name=name)
    if grant and stored is not None:
        if len(_grants) >= MOST_GRANTS:
            _grants.clear()
        _grants[grant] = time.monotonic() + GRANT_SECONDS, commits, stored
    return stored


async def _send_range(request: Request, stored: StoredFile, headers: dict[str, str]) -> Response | None:
    """One small range of a file, read in one go; None for anything else, which goes the general way."""
    asked = SINGLE_RANGE.fullmatch(request.headers.get("range", ""))
    is_plain = request.method == "GET" and not get_settings().media_accel_prefix
    if not asked or not is_plain or {"if-range", "if-none-match"} & set(request.headers):
        return None
    try:
        file = os.open(stored.path, os.O_RDONLY)
    except OSError:
        return None
    try:
        size = os.fstat(file).st_size
        first, last = int(asked[1]), min(int(asked[2]), size - 1)
        if not first <= last < first + MOST_READ_AT_ONCE:
            return None
        body = await _read(file, first, last - first + 1)
    finally:
        os.close(file)
    more = {"ETag": _etag(stored), "Accept-Ranges": "bytes", "Content-Range": f"bytes {first}-{last}/{size}"}
    return Response(body, status_code=206, media_type=stored.type, headers=headers | more) if body else None


async def _read(file: int, first: int, length: int) -> bytes:
    """Bytes of an open file: at once when they are in memory, else beside the event loop; none if it is shorter."""
    buffer = bytearray(length)
    try:
        # Only Linux says whether a read would wait for the disk.
        done = os.preadv(file, [buffer], first, os.RWF_NOWAIT)
    except (OSError, AttributeError):
        done = 0
    return bytes(buffer) if done == length else await asyncio.to_thread(_read_all, file, first, length)


def _read_all(file: int, first: int, length: int) -> bytes:
    data = os.pread(file, length, first)
    return data if len(data) == length else b""


def _etag(stored: StoredFile) -> str:
    return f'"{stored.name.rsplit("/", 1)[-1]}"'


def send(request: Request, stored: StoredFile, headers: dict[str, str]) -> Response:
    """A file of a clip to somebody who may have it: whole, a range of it, or the word that they have it already."""
    headers = {"ETag": _etag(stored)} | headers
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    prefix = get_settings().media_accel_prefix
    if prefix:
        headers["X-Accel-Redirect"] = f"{prefix.rstrip('/')}/{stored.name}"
        return Response(media_type=stored.type, headers=headers)
    return FileResponse(stored.path, media_type=stored.type, headers=headers)
