"""`/v1/files`: the lines of a batch, sent before it, and what came of them, fetched after it."""

import json
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlmodel import Session

from sora_reflex.accounts.schemas import View, Viewer
from sora_reflex.api.access import Maker, Reader
from sora_reflex.api.v1 import body, documented, results
from sora_reflex.api.v1.errors import WireError, WireRoute, refusals
from sora_reflex.api.v1.results import Side
from sora_reflex.core import db
from sora_reflex.core.errors import NotFound
from sora_reflex.models import ApiFile
from sora_reflex.studio import batches

router = APIRouter(route_class=WireRoute, tags=["files"])


class FileAnswer(View):
    id: str
    object: Literal["file"] = "file"
    bytes: int
    created_at: int
    filename: str
    purpose: Literal["batch", "batch_output"]
    status: Literal["processed"] = "processed"


class FileList(View):
    object: Literal["list"] = "list"
    data: list[FileAnswer]
    first_id: str | None
    last_id: str | None
    has_more: bool = False


class FileDeleted(View):
    id: str
    object: Literal["file"] = "file"
    deleted: Literal[True] = True


@router.post(
    "/files",
    responses=refusals(409, 413, 415) | {200: {"links": documented.TO_FILE}},
    openapi_extra=documented.UPLOAD_FILE,
)
async def upload_file(request: Request, caller: Maker) -> FileAnswer:
    """Keep the lines of a batch."""
    fields = await body.read(request)
    if fields.get("purpose") != "batch":
        raise WireError("Files are for batches here: 'purpose' is \"batch\".", param="purpose", code="invalid_value")
    sent = fields.get("file")
    if not isinstance(sent, bytes):
        raise WireError("Missing required parameter: 'file'.", param="file", code="missing_required_parameter")
    if len(sent) > batches.MOST_BYTES:
        raise WireError(f"A file may have {batches.MOST_BYTES >> 20} MB.", status=413, param="file", code="too_large")
    try:
        content = sent.decode("utf-8").replace("\0", "")
    except UnicodeDecodeError as error:
        raise WireError("The file is no text in UTF-8.", param="file", code="invalid_value") from error
    return await db.run(_keep, caller.viewer, content)


@router.get("/files", responses=refusals())
async def list_files(
    caller: Reader, purpose: str = "batch", limit: Annotated[int, Query(ge=1)] = 10_000, after: str = ""
) -> FileList:
    """The caller's files; all of them, since there are never many."""
    data = await db.read(_list, caller.viewer) if purpose == "batch" and not after else []
    data = data[:limit]
    return FileList(data=data, first_id=data[0].id if data else None, last_id=data[-1].id if data else None)


@router.get("/files/{id}", responses=refusals(404))
async def read_file(id: str, caller: Reader) -> FileAnswer:
    return await db.read(_find, caller.viewer, id)


@router.get("/files/{id}/content", response_class=Response, responses=refusals(404) | documented.LINES)
async def read_file_content(id: str, caller: Reader) -> Response:
    """The lines of a file; what came of a batch is written when it is asked for."""
    side = results.side_of(id)
    if side is None:
        file = await db.read(batches.get_file, viewer=caller.viewer, id=read_id(id))
        return Response(file.content, media_type=documented.JSON_LINES)
    lines = await db.read(results.read, viewer=caller.viewer, side=side)
    return Response("".join(f"{json.dumps(line)}\n" for line in lines), media_type=documented.JSON_LINES)


@router.delete("/files/{id}", responses=refusals(404))
async def delete_file(id: str, caller: Maker) -> FileDeleted:
    await db.run(batches.delete_file, viewer=caller.viewer, id=read_id(id))
    return FileDeleted(id=id)


def read_id(text: str) -> UUID:
    """A file's id; what is not one looks like what is not there."""
    try:
        return UUID(text.removeprefix("file-"))
    except ValueError as error:
        raise NotFound("That file is not here. It may have been deleted.") from error


def _keep(session: Session, viewer: Viewer, content: str) -> FileAnswer:
    return _answer(batches.keep_file(session, viewer=viewer, name="batch.jsonl", content=content))


def _list(session: Session, viewer: Viewer) -> list[FileAnswer]:
    return [_answer(file) for file in batches.list_files(session, viewer=viewer)]


def _find(session: Session, viewer: Viewer, id: str) -> FileAnswer:
    side: Side | None = results.side_of(id)
    if side is None:
        return _answer(batches.get_file(session, viewer=viewer, id=read_id(id)))
    written = "".join(f"{json.dumps(line)}\n" for line in results.read(session, viewer=viewer, side=side))
    batch = batches.get_batch(session, viewer=viewer, id=side.batch_id)
    return FileAnswer(
        id=id,
        bytes=len(written),
        created_at=int(batch.created_at.timestamp()),
        filename=f"{side.kind}.jsonl",
        purpose="batch_output",
    )


def _answer(file: ApiFile) -> FileAnswer:
    return FileAnswer(
        id=f"file-{file.id.hex}",
        bytes=len(file.content.encode()),
        created_at=int(file.created_at.timestamp()),
        filename=file.name,
        purpose="batch",
    )
