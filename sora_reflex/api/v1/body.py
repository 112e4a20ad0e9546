"""Bodies of requests as SDKs send them: JSON, or forms in which `video[id]` is the `id` of `video`."""

from collections.abc import AsyncGenerator, Mapping
from typing import Any

from fastapi import Request
from pydantic_core import from_json
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from sora_reflex.api.v1.errors import WireError
from sora_reflex.studio.pictures import MAX_BYTES

MOST_BYTES = MAX_BYTES * 4 // 3 + (1 << 20)
"""The largest picture in base64, and room for the words beside it."""

Fields = dict[str, Any]
"""What was sent by name: texts, numbers, objects, and files as bytes."""


async def read(request: Request) -> Fields:
    """The fields of a request; raises WireError for what is no JSON object and no form, or too large."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _form(request)
    if kind not in ("application/json", ""):
        raise WireError(f"Send JSON or multipart/form-data, not {kind[:80]}.", status=415)
    body = b"".join([chunk async for chunk in _bounded(request)])
    try:
        fields = parse(body or b"{}")
    except ValueError as error:
        raise WireError("We could not parse the JSON body of your request.", code="invalid_json") from error
    if not isinstance(fields, dict):
        raise WireError("The body of your request must be a JSON object.", code="invalid_json")
    return fields


def parse(sent: bytes | str) -> Any:
    """What JSON says; raises ValueError for what is none, nested too deeply, or half of a character, as "\\ud800"."""
    return from_json(sent, allow_inf_nan=False)


async def _form(request: Request) -> Fields:
    parser = MultiPartParser(request.headers, _bounded(request), max_files=4, max_fields=64, max_part_size=MOST_BYTES)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        raise WireError("We could not parse the form of your request.", code="invalid_form") from error
    fields: Fields = {}
    try:
        for name, value in form.multi_items():
            sent = await value.read() if isinstance(value, UploadFile) else value
            outer, is_nested, inner = name.partition("[")
            if not is_nested:
                fields[name] = sent
            elif isinstance(holder := fields.setdefault(outer, {}), dict):
                holder[inner.removesuffix("]")] = sent
    finally:
        await form.close()
    return fields


async def _bounded(request: Request) -> AsyncGenerator[bytes]:
    """The body, given up as soon as it is too long, whatever its header says."""
    read = 0
    async for chunk in request.stream():
        read += len(chunk)
        if read > MOST_BYTES:
            raise WireError(f"A request may have {MOST_BYTES >> 20} MB.", status=413, code="too_large")
        yield chunk


def text(fields: Mapping[str, Any], name: str) -> str | None:
    """A field that is a text; None when it was not sent."""
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise wrong_type(name, "a string", value)


def wrong_type(name: str, wanted: str, value: object) -> WireError:
    kind = {dict: "an object", list: "an array", bytes: "a file", bool: "a boolean", int: "a number", float: "a number"}
    got = kind.get(type(value), "something else")
    return WireError(f"Invalid type for '{name}': expected {wanted}, but got {got}.", param=name, code="invalid_type")
