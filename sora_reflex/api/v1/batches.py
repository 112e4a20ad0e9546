"""`/v1/batches`: many clips from the lines of one file, each ordered as if it had come alone."""

import json
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

from fastapi import APIRouter, Query, Request
from sqlmodel import Session

from sora_reflex.accounts.schemas import View, Viewer
from sora_reflex.api.access import Caller, Maker, Reader
from sora_reflex.api.v1 import body, documented, files, placing, results
from sora_reflex.api.v1.documented import ENDPOINT, LONGEST_LABEL, MOST_LABELS, WINDOW
from sora_reflex.api.v1.errors import WireError, WireRoute, refusal, refusals
from sora_reflex.core import db
from sora_reflex.core.errors import NotFound, SoraError
from sora_reflex.models import Batch
from sora_reflex.studio import batches

router = APIRouter(route_class=WireRoute, tags=["batches"])

MOST_LINES = 100
"""More than anybody's turns of a day at most instances; each is ordered before the answer comes."""


class Counts(View):
    total: int
    completed: int
    failed: int


class Fault(View):
    code: str
    line: int
    message: str
    param: str | None = None


class Faults(View):
    object: Literal["list"] = "list"
    data: list[Fault]


class BatchAnswer(View):
    id: str
    object: Literal["batch"] = "batch"
    endpoint: str = ENDPOINT
    completion_window: str = WINDOW
    input_file_id: str
    status: str
    created_at: int
    in_progress_at: int | None
    completed_at: int | None
    failed_at: int | None
    cancelling_at: int | None
    cancelled_at: int | None
    expires_at: int | None = None
    output_file_id: str | None
    error_file_id: str | None
    errors: Faults | None
    request_counts: Counts
    metadata: dict[str, str] | None


class BatchList(View):
    object: Literal["list"] = "list"
    data: list[BatchAnswer]
    first_id: str | None
    last_id: str | None
    has_more: bool


@router.post(
    "/batches",
    responses=refusals(404, 413, 415) | {200: {"links": documented.TO_BATCH}},
    openapi_extra=documented.CREATE_BATCH,
)
async def create_batch(request: Request, caller: Maker) -> BatchAnswer:
    """Order every line of a file. One bad line and nothing is ordered; a line that is refused leaves the others be."""
    fields = await body.read(request)
    for name, only in (("endpoint", ENDPOINT), ("completion_window", WINDOW)):
        if fields.get(name) != only:
            raise WireError(f"'{name}' is \"{only}\" here.", param=name, code="invalid_value")
    file_id = files.read_id(body.text(fields, "input_file_id") or "")
    labels = _labels(fields.get("metadata"))
    file = await db.read(batches.get_file, viewer=caller.viewer, id=file_id)
    lines, faults = _read_lines(file.content)
    id = uuid4()
    done = [] if faults else [await _order(caller, id, line) for line in lines]
    return await db.run(_begin, caller.viewer, id=id, file_id=file_id, labels=labels, lines=done, faults=faults)


@router.get("/batches", responses=refusals(404))
async def list_batches(caller: Reader, after: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20) -> BatchList:
    return await db.read(_list, caller.viewer, _read_id(after) if after else None, limit)


@router.get("/batches/{id}", responses=refusals(404))
async def read_batch(id: str, caller: Reader) -> BatchAnswer:
    return await db.read(_find, caller.viewer, _read_id(id))


@router.post("/batches/{id}/cancel", responses=refusals(404))
async def cancel_batch(id: str, caller: Maker) -> BatchAnswer:
    """Call off what is not made yet."""
    return await db.run(_cancel, caller.viewer, _read_id(id))


async def _order(caller: Caller, batch_id: UUID, line: dict[str, Any]) -> dict[str, Any]:
    """One line's clip, or why there is none."""
    try:
        token = f"batch:{batch_id.hex}:{line['number']}"
        id = await placing.place(caller, line["body"], token)
    except (SoraError, WireError) as error:
        answer = refusal(error)
        told = json.loads(bytes(answer.body))["error"]
        return {"custom_id": line["custom_id"], "generation_id": None, "error": told | {"status": answer.status_code}}
    return {"custom_id": line["custom_id"], "generation_id": str(id), "error": None}


def _read_lines(content: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The lines of a file as {number, custom_id, body}, and what is wrong with any of them."""
    lines: list[dict[str, Any]] = []
    faults: list[dict[str, Any]] = []
    seen: set[str] = set()
    for number, text in enumerate(content.splitlines(), 1):
        if not text.strip():
            continue
        code, message = _fault(text, seen)
        if code:
            faults.append({"line": number, "code": code, "message": message})
            continue
        line = body.parse(text)
        lines.append({"number": number, "custom_id": line["custom_id"], "body": line["body"]})
    if not lines and not faults:
        faults.append({"line": 1, "code": "empty_file", "message": "The file holds no line."})
    if len(lines) > MOST_LINES:
        message = f"A batch has at most {MOST_LINES} lines."
        faults.append({"line": MOST_LINES + 1, "code": "too_many_tasks", "message": message})
    return lines, faults[:MOST_LINES]


def _fault(text: str, seen: set[str]) -> tuple[str, str]:
    """What is wrong with a line; notes its `custom_id` among those that were seen."""
    try:
        line = body.parse(text)
    except ValueError:
        return "invalid_json_line", "This line is no JSON."
    if not isinstance(line, dict) or not isinstance(line.get("body"), dict):
        return "invalid_request", "A line is an object with `custom_id`, `method`, `url` and `body`."
    if line.get("method") != "POST" or line.get("url") != ENDPOINT:
        return "mismatched_endpoint", f"The method is POST, and the url {ENDPOINT}."
    custom_id = line.get("custom_id")
    if not isinstance(custom_id, str) or not 0 < len(custom_id) <= 64 or not custom_id.isprintable():
        return "missing_custom_id", "`custom_id` is a text of 1 to 64 characters."
    if custom_id in seen:
        return "duplicate_custom_id", f"The custom_id {custom_id} stands in another line too."
    seen.add(custom_id)
    return "", ""


def _labels(value: Any) -> dict[str, str]:
    if value is None:
        return {}
    is_plain = isinstance(value, dict) and len(value) <= MOST_LABELS
    if not is_plain or not all(isinstance(text, str) and len(text) <= LONGEST_LABEL for text in value.values()):
        message = f"'metadata' holds at most {MOST_LABELS} texts of {LONGEST_LABEL} characters."
        raise WireError(message, param="metadata", code="invalid_value")
    return {str(name)[:64]: text for name, text in value.items()}


def _read_id(text: str) -> UUID:
    try:
        return UUID(text.removeprefix("batch_"))
    except ValueError as error:
        raise NotFound("That batch is not here.") from error


def _begin(session: Session, /, viewer: Viewer, **columns: Any) -> BatchAnswer:
    return _answer(session, batches.write_down(session, viewer=viewer, **columns))


def _find(session: Session, viewer: Viewer, id: UUID) -> BatchAnswer:
    return _answer(session, batches.get_batch(session, viewer=viewer, id=id))


def _cancel(session: Session, viewer: Viewer, id: UUID) -> BatchAnswer:
    return _answer(session, batches.cancel(session, viewer=viewer, id=id))


def _list(session: Session, viewer: Viewer, after: UUID | None, limit: int) -> BatchList:
    rows, has_more = batches.list_batches(session, viewer=viewer, after=after, limit=limit)
    data = [_answer(session, row) for row in rows]
    return BatchList(
        data=data, first_id=data[0].id if data else None, last_id=data[-1].id if data else None, has_more=has_more
    )


def _answer(session: Session, batch: Batch) -> BatchAnswer:
    standing = batches.standing(session, batch)
    began = int(batch.created_at.timestamp())
    ended = int(standing.finished_at.timestamp()) if standing.finished_at else None
    cancelled = int(batch.cancelled_at.timestamp()) if batch.cancelled_at else None
    is_failed = standing.status == "failed"
    has_errors = any(line["error"] for line in batch.lines)
    return BatchAnswer(
        id=f"batch_{batch.id.hex}",
        input_file_id=f"file-{batch.file_id.hex}",
        status=standing.status,
        created_at=began,
        in_progress_at=None if is_failed else began,
        completed_at=ended if standing.status == "completed" else None,
        failed_at=began if is_failed else None,
        cancelling_at=cancelled,
        cancelled_at=cancelled if standing.status == "cancelled" else None,
        output_file_id=results.id_of("output", batch.id) if standing.ended and standing.finished_at else None,
        error_file_id=results.id_of("errors", batch.id) if has_errors else None,
        errors=Faults(data=[Fault(**fault) for fault in batch.faults]) if is_failed else None,
        request_counts=Counts(total=standing.total, completed=standing.completed, failed=standing.failed),
        metadata=batch.labels or None,
    )
