"""What came of a batch, as the lines of two files: what was made or failed, and what was refused at once."""

from typing import Any, Literal, NamedTuple
from uuid import UUID

from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api.v1 import video_object
from sora_reflex.core.errors import NotFound
from sora_reflex.studio import batches, made

Kind = Literal["output", "errors"]


class Side(NamedTuple):
    kind: Kind
    batch_id: UUID


def id_of(kind: Kind, batch_id: UUID) -> str:
    return f"file-{kind}-{batch_id.hex}"


def side_of(file_id: str) -> Side | None:
    """Which results a file's id means; None for a file that was sent."""
    for kind in ("output", "errors"):
        start = f"file-{kind}-"
        if file_id.startswith(start):
            try:
                return Side(kind, UUID(file_id.removeprefix(start)))
            except ValueError as error:
                raise NotFound("That file is not here.") from error
    return None


def read(session: Session, *, viewer: Viewer, side: Side) -> list[dict[str, Any]]:
    """The lines of one of the viewer's batches; of clips that are deleted there is none."""
    batch = batches.get_batch(session, viewer=viewer, id=side.batch_id)
    ended = batches.standing(session, batch).ended
    written = []
    for number, line in enumerate(batch.lines):
        common = {"id": f"batch_req_{batch.id.hex}{number:04d}", "custom_id": line["custom_id"], "error": None}
        error = line["error"]
        if side.kind == "errors" and error is not None:
            told = {"error": {name: error[name] for name in ("message", "type", "param", "code")}}
            written.append(common | {"response": _response(error["status"], common["id"], told)})
        elif side.kind == "output" and error is None and UUID(line["generation_id"]) in ended:
            try:
                view = made.get_made(session, viewer=viewer, id=UUID(line["generation_id"]))
            except NotFound:
                continue
            video = video_object.answer(view).model_dump(mode="json")
            written.append(common | {"response": _response(200, common["id"], video)})
    return written


def _response(status: int, request_id: object, body: dict[str, Any]) -> dict[str, Any]:
    return {"status_code": status, "request_id": request_id, "body": body}
