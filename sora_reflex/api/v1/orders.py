"""What callers of `/v1/videos` ask for, read field by field into what the app itself submits."""

import base64
import binascii
import re
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sora_reflex.api.v1 import body
from sora_reflex.api.v1.body import Fields, wrong_type
from sora_reflex.api.v1.catalogue import DEFAULT
from sora_reflex.api.v1.errors import WireError
from sora_reflex.core.errors import NotFound
from sora_reflex.studio.schemas import MOST_SECONDS

SECONDS, SIZE = "4", "720x1280"
"""What OpenAI's API takes when nothing is said."""

LONGEST_MODEL = 80
LONGEST_TOKEN = 255
LONGEST_URL = 2000

_SIZE = re.compile(r"([0-9]{3,4})x([0-9]{3,4})")
_DATA_URL = re.compile(r"data:image/[a-z+.-]{1,20};base64,", re.IGNORECASE)
_VIDEO_ID = re.compile(r"video_([0-9a-f]{32})")


class Order(NamedTuple):
    """A clip to be made from words, and perhaps from a first picture, encoded as it was sent."""

    prompt: str
    model: str
    seconds: int
    size: tuple[int, int]
    picture: bytes | str
    """Its bytes, or where they are to be fetched from; empty when there is none."""
    seed: int | None


def read_create(fields: Fields) -> Order:
    """Of `POST /v1/videos`. Fields that nobody knows are ignored, as OpenAI's SDKs may send new ones."""
    if fields.get("characters"):
        raise WireError("'characters' is not supported here.", param="characters", code="unsupported_parameter")
    model = body.text(fields, "model") or DEFAULT
    if len(model) > LONGEST_MODEL:
        raise WireError("That model does not exist here.", status=404, param="model", code="model_not_found")
    return Order(
        prompt=read_prompt(fields),
        model=model,
        seconds=read_seconds(SECONDS if fields.get("seconds") in (None, "") else fields["seconds"]),
        size=_size(body.text(fields, "size") or SIZE),
        picture=_picture(fields.get("input_reference")),
        seed=_seed(fields.get("seed")),
    )


def read_prompt(fields: Fields) -> str:
    prompt = body.text(fields, "prompt")
    if prompt is None:
        raise WireError("Missing required parameter: 'prompt'.", param="prompt", code="missing_required_parameter")
    return prompt


def read_seconds(value: Any) -> int:
    """A length as SDKs send it, "8", or as a number."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise wrong_type("seconds", "a string", value)
    text = str(value).strip()
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= MOST_SECONDS:
        message = f"Invalid value: '{text[:40]}'. 'seconds' is a whole number from 1 to {MOST_SECONDS}, as \"8\"."
        raise WireError(message, param="seconds", code="invalid_value")
    return int(text)


def read_source(fields: Fields) -> UUID | str:
    """The clip that an edit or an extension starts from: its id, or the SHA-256 of its file if that was sent."""
    video = fields.get("video")
    if isinstance(video, bytes):
        return sha256(video).hexdigest()
    id = video.get("id") if isinstance(video, dict) else video
    if not isinstance(id, str):
        raise WireError("Missing required parameter: 'video.id'.", param="video.id", code="missing_required_parameter")
    return read_id(id)


def read_id(text: str) -> UUID:
    """A clip's id; what is not one looks like what is not there."""
    match = _VIDEO_ID.fullmatch(text)
    if match is None:
        raise NotFound("This clip is not here. It may have been deleted.")
    return UUID(match[1])


def read_token(header: str | None) -> str:
    """The key under which a request counts once: made of the caller's `Idempotency-Key`, or new."""
    if not header:
        return f"api:{uuid4().hex}"
    if len(header) > LONGEST_TOKEN:
        raise WireError(f"An Idempotency-Key has at most {LONGEST_TOKEN} characters.", code="invalid_value")
    return f"api:{sha256(header.encode()).hexdigest()}"


def _size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text)
    if match is None:
        message = f"Invalid value: '{text[:40]}'. 'size' is WIDTHxHEIGHT in pixels, as \"720x1280\"."
        raise WireError(message, param="size", code="invalid_value")
    return int(match[1]), int(match[2])


def _seed(value: Any) -> int | None:
    """What OpenAI's interface lacks: the same request with the same seed is the same clip."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,10}", str(value)):
        raise wrong_type("seed", "a whole number", value)
    return int(value)


def _picture(value: Any) -> bytes | str:
    """The bytes of an `input_reference`, or the address of one; empty when there is none."""
    if value is None or value == "":
        return b""
    if isinstance(value, bytes):
        return value
    if not isinstance(value, dict):
        raise wrong_type("input_reference", "a file or an object", value)
    url = value.get("image_url")
    if not isinstance(url, str):
        message = "Give 'input_reference' as a file, or as an object with 'image_url'."
        raise WireError(message, param="input_reference", code="invalid_value")
    if url.startswith(("https://", "http://")) and len(url) <= LONGEST_URL:
        return url
    start = _DATA_URL.match(url)
    if start is None:
        message = "'image_url' is an https address, or a data URL of a picture in base64."
        raise WireError(message, param="input_reference.image_url", code="invalid_value")
    try:
        return base64.b64decode(url[start.end() :], validate=True)
    except (binascii.Error, ValueError) as error:
        message = "The data URL holds no base64."
        raise WireError(message, param="input_reference.image_url", code="invalid_value") from error
