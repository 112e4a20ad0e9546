"""What the document says of `/v1` that no type says: bodies, which are read by hand as JSON or forms; files; links."""

from typing import Any

from sora_reflex.api.v1.catalogue import DEFAULT
from sora_reflex.api.v1.orders import LONGEST_MODEL, LONGEST_TOKEN, SECONDS, SIZE
from sora_reflex.studio.schemas import MAX_PROMPT, MOST_SECONDS
from sora_reflex.studio.service import MAX_SEED

Schema = dict[str, Any]

ENDPOINT, WINDOW = "/v1/videos", "24h"
"""Of batches: OpenAI has others too."""

MOST_LABELS, LONGEST_LABEL = 16, 512

_FILE: Schema = {"type": "string", "format": "binary"}
_NULL: Schema = {"type": "null"}
_PROMPT: Schema = {"type": "string", "maxLength": MAX_PROMPT}
_MODEL: Schema = {
    "type": ["string", "null"],
    "maxLength": LONGEST_MODEL,
    "description": f"One of `GET /v1/models`; {DEFAULT} when it is left out.",
}
_WHOLE = "|".join(str(seconds) for seconds in range(1, MOST_SECONDS + 1))
_NUMBER: Schema = {"type": "integer", "minimum": 1, "maximum": MOST_SECONDS}
_LENGTH: Schema = {"anyOf": [{"type": "string", "pattern": f"^({_WHOLE})$"}, _NUMBER]}
_MAYBE_LENGTH: Schema = {
    "anyOf": [{"type": "string", "pattern": f"^({_WHOLE})?$"}, _NUMBER, _NULL],
    "description": f"{SECONDS} when it is left out.",
}
_SIZE: Schema = {
    "type": ["string", "null"],
    "pattern": "^([0-9]{3,4}x[0-9]{3,4})?$",
    "description": f"WIDTHxHEIGHT in pixels, both even; {SIZE} when it is left out.",
}
_SEED: Schema = {
    "anyOf": [
        {"type": "integer", "minimum": 0, "maximum": MAX_SEED},
        {"type": "string", "pattern": "^[0-9]{0,10}$"},
        _NULL,
    ],
    "description": "The same request with the same seed is the same clip.",
}
_URL: Schema = {
    "type": "string",
    "pattern": "^([hH][tT][tT][pP][sS]?://|[dD][aA][tT][aA]:)",
    "description": "Of a picture: a data URL in base64, or where it lies in the public internet.",
}
_PICTURE: Schema = {
    "anyOf": [
        {"type": "object", "required": ["image_url"], "properties": {"image_url": _URL}},
        {"type": "string", "maxLength": 0},
        _NULL,
    ],
    "description": "What the clip begins with.",
}
_ID: Schema = {"type": "string", "pattern": "^video_[0-9a-f]{32}$"}
_SOURCE: Schema = {
    "anyOf": [_ID, {"type": "object", "required": ["id"], "properties": {"id": _ID}}],
    "description": "One of the caller's own clips.",
}
_SOURCE_FILE = _FILE | {"description": "The film of one of the caller's own clips, as it was downloaded."}

_ONCE: Schema = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "maxLength": LONGEST_TOKEN},
    "description": "The same key sent again is the same request: nothing is made twice.",
}


def _taking(json: Schema | None, form: Schema | None, required: list[str], *parameters: Schema) -> Schema:
    """What a route says of its request; `json` and `form` are the fields in a body of either kind."""
    bodies = {"application/json": json, "multipart/form-data": form}
    content = {
        kind: {"schema": {"type": "object", "required": required, "properties": fields}}
        for kind, fields in bodies.items()
        if fields is not None
    }
    said: Schema = {"requestBody": {"required": True, "content": content}}
    return said | {"parameters": list(parameters)} if parameters else said


_WISH = {"prompt": _PROMPT, "model": _MODEL, "seconds": _MAYBE_LENGTH, "size": _SIZE, "seed": _SEED}

CREATE_VIDEO = _taking(
    _WISH | {"input_reference": _PICTURE}, _WISH | {"input_reference": _FILE}, ["prompt"], _ONCE
)  # fmt: skip
REMIX_VIDEO = _taking({"prompt": _PROMPT}, {"prompt": _PROMPT}, ["prompt"], _ONCE)
EDIT_VIDEO = _taking(
    {"prompt": _PROMPT, "video": _SOURCE}, {"prompt": _PROMPT, "video": _SOURCE_FILE}, ["prompt", "video"], _ONCE
)
EXTEND_VIDEO = _taking(
    {"prompt": _PROMPT, "seconds": _LENGTH, "video": _SOURCE},
    {"prompt": _PROMPT, "seconds": _LENGTH, "video": _SOURCE_FILE},
    ["prompt", "seconds", "video"],
    _ONCE,
)
UPLOAD_FILE = _taking(None, {"purpose": {"const": "batch"}, "file": _FILE}, ["purpose", "file"])
CREATE_BATCH = _taking(
    {
        "input_file_id": {"type": "string", "pattern": "^file-[0-9a-f]{32}$"},
        "endpoint": {"const": ENDPOINT},
        "completion_window": {"const": WINDOW},
        "metadata": {
            "type": ["object", "null"],
            "maxProperties": MOST_LABELS,
            "additionalProperties": {"type": "string", "maxLength": LONGEST_LABEL},
        },
    },
    None,
    ["input_file_id", "endpoint", "completion_window"],
)

_FILM: Schema = {"video/mp4": {"schema": _FILE}}

FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": _FILM | {"image/webp": {"schema": _FILE}, "image/jpeg": {"schema": _FILE}}},
    206: {"description": "The range that was asked for.", "content": _FILM},
    304: {"description": "The caller has it already."},
    416: {"description": "The file has no such range."},
}

JSON_LINES = "application/jsonl"
LINES: dict[int | str, dict[str, Any]] = {200: {"content": {JSON_LINES: {"schema": {"type": "string"}}}}}


def _links(**operations: str) -> Schema:
    """Which operations go on from an answer with an `id`."""
    return {
        name: {"operationId": operation, "parameters": {"id": "$response.body#/id"}}
        for name, operation in operations.items()
    }


TO_VIDEO = _links(get="read_video", content="read_content", remix="remix_video", delete="delete_video")
TO_FILE = _links(get="read_file", content="read_file_content", delete="delete_file") | {
    "batch": {
        "operationId": "create_batch",
        "requestBody": {"input_file_id": "$response.body#/id", "endpoint": ENDPOINT, "completion_window": WINDOW},
    }
}
TO_BATCH = _links(get="read_batch", cancel="cancel_batch")
