"""`/api/v1`: clips asked for, followed while they are made, kept as drafts, and taken up again."""

from collections.abc import AsyncIterable
from hashlib import sha256
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends, Request, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent
from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api.access import Caller, Maker, Reader
from sora_reflex.api.rest import following
from sora_reflex.api.rest.errors import RestRoute, problems
from sora_reflex.api.rest.paging import Cursor, Id, IdempotencyKey
from sora_reflex.api.rest.schemas import CreateGeneration, DraftFilter, DraftOut, GenerationOut, TakeUp
from sora_reflex.core import db
from sora_reflex.core.paging import Page, decode_cursor, encode_cursor
from sora_reflex.models import Way
from sora_reflex.studio import made, service
from sora_reflex.studio import queries as studio
from sora_reflex.studio.schemas import Shot, SubmitGeneration

router = APIRouter(route_class=RestRoute, tags=["making"])

TO_GENERATION = {
    "get": {"operationId": "read_generation", "parameters": {"id": "$response.body#/id"}},
    "cancel": {"operationId": "cancel_generation", "parameters": {"id": "$response.body#/id"}},
    "delete": {"operationId": "delete_generation", "parameters": {"id": "$response.body#/id"}},
}
CREATED = problems(404, 409) | {201: {"links": TO_GENERATION}}

POSTED = {"draft": False, "posted": True, "all": None}


@router.post("/generations", status_code=201, responses=CREATED)
async def create_generation(
    wanted: CreateGeneration, caller: Maker, idempotency_key: IdempotencyKey = None
) -> GenerationOut:
    """Ask for a clip. It is checked and filmed in its turn; follow it by `/generations/{id}/events`."""
    request = SubmitGeneration(
        request_key=_key(idempotency_key),
        prompt=wanted.prompt,
        seconds=wanted.seconds,
        shape=wanted.shape,
        seed=wanted.seed,
        style=wanted.style,
        way=Way.STORYBOARD if wanted.shots else Way.PROMPT,
        shots=tuple(Shot(prompt=shot.prompt, start=shot.start, end=shot.end) for shot in wanted.shots),
    )
    return await _submit(caller, request)


@router.get("/generations", responses=problems())
async def list_generations(caller: Reader, cursor: Cursor = "") -> Page[GenerationOut]:
    """The caller's own, under way and ended, newest first."""
    after = decode_cursor(cursor)[1] if cursor else None
    found = await db.read(made.list_made, viewer=caller.viewer, after=after)
    last = found.items[-1] if found.has_more else None
    next = encode_cursor(last.created_at, last.id) if last else ""
    return Page(items=[GenerationOut.of(one) for one in found.items], next=next)


@router.get("/generations/{id}", responses=problems(404))
async def read_generation(id: Id, caller: Reader) -> GenerationOut:
    """How far one is."""
    return GenerationOut.of(await db.read(made.get_made, viewer=caller.viewer, id=id))


@router.post("/generations/{id}/cancel", responses=problems(404))
async def cancel_generation(id: Id, caller: Maker) -> GenerationOut:
    """Call one off; its turns come back. One that has ended stays as it is."""
    await db.run(service.cancel, viewer=caller.viewer, generation_id=id)
    return GenerationOut.of(await db.read(made.get_made, viewer=caller.viewer, id=id))


@router.delete("/generations/{id}", status_code=204, responses=problems(404, 409))
async def delete_generation(id: Id, caller: Maker) -> Response:
    """Delete one with the clip that came of it; one that is being made is called off."""
    await db.run(service.remove, viewer=caller.viewer, generation_id=id)
    return Response(status_code=204)


async def _own(id: Id, caller: Reader) -> UUID:
    """Refuse before the stream begins, while there still is a status to say it with."""
    await db.read(made.get_made, viewer=caller.viewer, id=id)
    following.check_room(caller.viewer.id)
    return id


@router.get("/generations/{id}/events", response_class=EventSourceResponse, responses=problems(404))
async def follow_generation(
    request: Request, id: Annotated[UUID, Depends(_own)], caller: Reader
) -> AsyncIterable[ServerSentEvent]:
    """Server-sent events: a `generation` whenever something changes, the last one when it is over; then it ends.

    `data` is the generation as `GET /generations/{id}` gives it. A comment comes at least every 15 seconds.
    """
    async for event in following.follow(request, caller.viewer, id):
        yield event


@router.get("/drafts", responses=problems())
async def list_drafts(caller: Reader, cursor: Cursor = "", show: DraftFilter = "draft") -> Page[DraftOut]:
    """The caller's finished clips, newest first: those not posted, those posted, or all."""
    page = await db.read(studio.list_drafts, viewer=caller.viewer, cursor=cursor, is_posted=POSTED[show])
    return Page(items=[DraftOut.of(draft) for draft in page.items], next=page.next)


@router.get("/drafts/{id}", responses=problems(404))
async def read_draft(id: Id, caller: Reader) -> DraftOut:
    """One of the caller's clips, posted or not."""
    return DraftOut.of(await db.read(studio.get_draft, viewer=caller.viewer, id=id))


@router.delete("/drafts/{id}", status_code=204, responses=problems(404, 409))
async def delete_draft(id: Id, caller: Maker) -> Response:
    """Delete a clip that is not posted; of a posted one, delete the post."""
    await db.run(service.delete_draft, viewer=caller.viewer, video_id=id)
    return Response(status_code=204)


@router.post("/drafts/{id}/remix", status_code=201, responses=CREATED)
async def remix_draft(id: Id, wanted: TakeUp, caller: Maker, idempotency_key: IdempotencyKey = None) -> GenerationOut:
    """Have one of the caller's clips made anew with a change."""
    return await _submit(caller, _take_up(wanted, id, Way.REMIX, idempotency_key))


@router.post("/drafts/{id}/extend", status_code=201, responses=CREATED)
async def extend_draft(id: Id, wanted: TakeUp, caller: Maker, idempotency_key: IdempotencyKey = None) -> GenerationOut:
    """Have one of the caller's clips go on."""
    return await _submit(caller, _take_up(wanted, id, Way.EXTEND, idempotency_key))


def _take_up(wanted: TakeUp, draft_id: UUID, way: Way, idempotency_key: str | None) -> SubmitGeneration:
    return SubmitGeneration(
        request_key=_key(idempotency_key),
        prompt=wanted.prompt,
        seconds=wanted.seconds,
        seed=wanted.seed,
        way=way,
        parent=draft_id,
    )


async def _submit(caller: Caller, request: SubmitGeneration) -> GenerationOut:
    id = await db.run(_placed, viewer=caller.viewer, request=request)
    return GenerationOut.of(await db.read(made.get_made, viewer=caller.viewer, id=id))


def _placed(session: Session, *, viewer: Viewer, request: SubmitGeneration) -> UUID:
    id = service.submit(session, viewer=viewer, request=request)
    made.check_stands_for(session, generation_id=id, wanted=request)
    return id


def _key(idempotency_key: str | None) -> str:
    """Of a request: the caller's own, as long as any other, or a new one."""
    return f"rest-{sha256(idempotency_key.encode()).hexdigest()}" if idempotency_key else f"rest-{uuid4().hex}"
