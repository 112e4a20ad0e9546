"""Families of clips for the page that draws them: too many for what a tab's state should hold."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sora_reflex.api.viewer import find_request_viewer
from sora_reflex.core import db, ids
from sora_reflex.remix import queries

router = APIRouter()


@router.get("/families/{post_id}.json", include_in_schema=False)
async def read_family(request: Request, post_id: str) -> Response:
    """Send the family of a post, as far as whoever asks may know of it."""
    viewer = await find_request_viewer(request)
    family = await db.read(queries.get_family, viewer=viewer, post_id=ids.parse(post_id))
    headers = {"Cache-Control": "private, no-cache", "Vary": "Cookie"}
    return Response(family.model_dump_json(), media_type="application/json", headers=headers)
