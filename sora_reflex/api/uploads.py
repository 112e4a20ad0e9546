"""Pictures that people give: to make a clip from, which their owner alone sees, and as their face."""

import asyncio

from fastapi import APIRouter, Depends, Request
from fastapi.responses import FileResponse, Response

from sora_reflex.api.guard import require_own_page, require_viewer
from sora_reflex.core import db, ids
from sora_reflex.core.errors import Invalid, NotFound
from sora_reflex.feed import faces
from sora_reflex.feed.schemas import FaceView
from sora_reflex.media.storage import get_storage
from sora_reflex.studio import pictures
from sora_reflex.studio.schemas import UploadView

router = APIRouter()


@router.post("/uploads", include_in_schema=False, dependencies=[Depends(require_own_page)])
async def upload_picture(request: Request) -> UploadView:
    """Take one picture, the whole body, and keep what is seen of it."""
    viewer = await require_viewer(request)
    await db.run(pictures.guard, viewer=viewer)
    sent = await _read(request)
    picture, width, height = await asyncio.to_thread(pictures.clean, sent)
    return await db.run(pictures.keep, viewer=viewer, picture=picture, width=width, height=height)


@router.post("/uploads/face", include_in_schema=False, dependencies=[Depends(require_own_page)])
async def upload_face(request: Request) -> FaceView:
    """Take one picture, the whole body, as the face of whoever sends it."""
    viewer = await require_viewer(request)
    return FaceView(url=await faces.take(viewer, await _read(request)))


@router.get("/uploads/{id}.webp", include_in_schema=False)
async def read_upload(request: Request, id: str) -> Response:
    viewer = await require_viewer(request)
    name = await db.read(pictures.find, viewer=viewer, id=ids.parse(id))
    path = await asyncio.to_thread(get_storage().local_path, name)
    if path is None:
        raise NotFound("This picture is gone.")
    headers = {"Cache-Control": "private, max-age=3600", "Vary": "Cookie"}
    return FileResponse(path, media_type="image/webp", headers=headers)


async def _read(request: Request) -> bytes:
    """The body, given up as soon as it is too long, whatever its header says."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > pictures.MAX_BYTES:
            raise Invalid(f"A picture may have {pictures.MAX_BYTES >> 20} MB. Make this one smaller.", field="picture")
    return bytes(body)
