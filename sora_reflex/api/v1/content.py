"""`/v1/videos/{id}/content`: the film, its thumbnail and its frames side by side, by key or by a signed address."""

import asyncio
from io import BytesIO
from pathlib import Path
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from PIL import Image

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api import media
from sora_reflex.api.access import OPEN, Bearer, needs
from sora_reflex.api.v1 import documented, links, orders
from sora_reflex.api.v1.errors import WireError, WireRoute, refusals
from sora_reflex.api.v1.links import Signed
from sora_reflex.core import db
from sora_reflex.models import Scope
from sora_reflex.studio import made

router = APIRouter(route_class=WireRoute, tags=["videos"])

Variant = Literal["video", "thumbnail", "spritesheet"]

KINDS: dict[Variant, str] = {"video": "film", "thumbnail": "thumbnail", "spritesheet": "sprites"}
"""What each is in the store."""

HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Authorization"}
"""Whoever has the bytes asks each time whether they still may."""

QUALITY = 85


@router.head("/videos/{id}/content", include_in_schema=False)
@router.get(
    "/videos/{id}/content", response_class=Response, responses=refusals(404) | documented.FILES, openapi_extra=OPEN
)
async def read_content(
    request: Request,
    id: str,
    bearer: Bearer,
    variant: Variant = "video",
    key: str = "",
    expires: str = "",
    signature: str = "",
) -> Response:
    """Send a file of a clip, whole or a range of it."""
    generation_id = orders.read_id(id)
    if signature:
        signed = Signed(key, expires, signature)
        viewer: Viewer = await db.read(links.find_viewer, signed, id=generation_id, variant=variant)
    else:
        viewer = (await needs(Scope.READ)(request, bearer)).viewer
    stored = await db.read(made.find_made_file, viewer=viewer, id=generation_id, kind=KINDS[variant])
    if stored is None:
        message = "Video is not ready yet, use GET /v1/videos/{video_id} to check its status."
        raise WireError(message, status=404, code="not_ready")
    if variant == "spritesheet":
        return Response(await asyncio.to_thread(_jpeg, stored.path), media_type="image/jpeg", headers=HEADERS)
    return media.send(request, stored, HEADERS)


def _jpeg(path: Path) -> bytes:
    """The sheet as the JPEG that callers expect; ours is a WebP."""
    packed = BytesIO()
    with Image.open(path) as image:
        image.convert("RGB").save(packed, "JPEG", quality=QUALITY)
    return packed.getvalue()
