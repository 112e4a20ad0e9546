"""The document that describes both APIs, `/api/openapi.json`."""

from functools import cache
from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response

from sora_reflex.api.rest.app import PREFIX, make_rest
from sora_reflex.api.v1 import routes as v1

EVENTS = "text/event-stream"

ABOUT = """\
Clips, posts and people of this instance, for programs. Send a key of yours as `Authorization: Bearer sk-...`: it may
*read*, *create* (make clips) or *post* (post, like, follow), as it was made.

Under `/api/v1` what a visitor sees may be read without a key too; refusals have one shape, `Problem`; lists go on by
their `next`. Under `/v1` the same clips are there as OpenAI's SDKs ask for them: refusals are a `Refusal`, lists go on
`after` an id, and fields that nobody knows are passed over.
"""

NOT_SAID = ("HTTPValidationError", "ValidationError")
"""What FastAPI adds for requests that don't fit; `/v1` says 400 to those, in its own shape."""

router = APIRouter()


@router.get(f"{PREFIX}/openapi.json", include_in_schema=False)
async def read_openapi() -> Response:
    """What this document says."""
    return JSONResponse(describe())


@cache
def describe() -> dict[str, Any]:
    """OpenAPI 3.1 of every route. Names of functions are the names of operations."""
    document = get_openapi(
        title="Sora Reflex",
        version="1",
        openapi_version="3.1.0",
        description=ABOUT,
        routes=[*make_rest().routes, *v1.router.routes],
    )
    for path, item in document["paths"].items():
        for operation in item.values():
            responses = operation["responses"]
            if path.startswith(v1.PREFIX):
                responses.pop("422", None)
            for status, response in responses.items():
                # A stream that is refused is no stream.
                if int(status) >= 400 and EVENTS in response.get("content", {}):
                    response["content"] = {"application/json": response["content"][EVENTS]}
    for name in NOT_SAID:
        document["components"]["schemas"].pop(name, None)
    return document
