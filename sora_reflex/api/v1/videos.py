"""`/v1/videos`: clips ordered, looked at, listed, taken up again and deleted, by the app's own services."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from sora_reflex.accounts.schemas import View
from sora_reflex.api.access import Caller, Maker, Reader
from sora_reflex.api.guard import public_origin
from sora_reflex.api.v1 import body, documented, links, orders, placing, video_object
from sora_reflex.api.v1.errors import WireError, WireRoute, refusals
from sora_reflex.api.v1.video_object import VideoAnswer
from sora_reflex.core import db
from sora_reflex.core.ids import video_key
from sora_reflex.models import Way
from sora_reflex.studio import made, service
from sora_reflex.studio.made import MadePage, MadeView
from sora_reflex.studio.schemas import SubmitGeneration

router = APIRouter(route_class=WireRoute, tags=["videos"])

CREATED = refusals(404, 409, 413, 415) | {200: {"links": documented.TO_VIDEO}}


class VideoList(View):
    object: Literal["list"] = "list"
    data: list[VideoAnswer]
    first_id: str | None
    last_id: str | None
    has_more: bool


class VideoDeleted(View):
    id: str
    object: Literal["video.deleted"] = "video.deleted"
    deleted: Literal[True] = True


@router.post("/videos", responses=CREATED, openapi_extra=documented.CREATE_VIDEO)
async def create_video(request: Request, response: Response, caller: Maker) -> VideoAnswer:
    """Have a clip made from words, and perhaps a first picture."""
    token = orders.read_token(request.headers.get("idempotency-key"))
    id = await placing.place(caller, await body.read(request), token)
    return await _look(request, response, caller, id)


@router.get("/videos", responses=refusals(404))
async def list_videos(
    request: Request,
    caller: Reader,
    after: str | None = None,
    limit: Annotated[int, Query(ge=0, le=100)] = 20,
    order: Literal["asc", "desc"] = "desc",
) -> VideoList:
    """The caller's own clips, made here or in the app; the newest first unless they are asked for in order."""
    behind = orders.read_id(after) if after else None
    page: MadePage = await db.read(
        made.list_made, viewer=caller.viewer, after=behind, is_newest_first=order == "desc", limit=limit
    )
    data = [_answer(request, caller, one) for one in page.items]
    return VideoList(
        data=data,
        first_id=data[0].id if data else None,
        last_id=data[-1].id if data else None,
        has_more=page.has_more,
    )


@router.post("/videos/edits", responses=CREATED, openapi_extra=documented.EDIT_VIDEO)
async def edit_video(request: Request, response: Response, caller: Maker) -> VideoAnswer:
    """Have a clip made anew with a change: what remixing is called since."""
    fields = await body.read(request)
    source, prompt = orders.read_source(fields), orders.read_prompt(fields)
    return await _take_up(request, response, caller, source, Way.REMIX, prompt)


@router.post("/videos/extensions", responses=CREATED, openapi_extra=documented.EXTEND_VIDEO)
async def extend_video(request: Request, response: Response, caller: Maker) -> VideoAnswer:
    """Have a clip go on for some seconds."""
    fields = await body.read(request)
    source, prompt = orders.read_source(fields), orders.read_prompt(fields)
    if fields.get("seconds") in (None, ""):
        raise WireError("Missing required parameter: 'seconds'.", param="seconds", code="missing_required_parameter")
    seconds = orders.read_seconds(fields["seconds"])
    return await _take_up(request, response, caller, source, Way.EXTEND, prompt, seconds)


@router.post("/videos/{id}/remix", responses=CREATED, openapi_extra=documented.REMIX_VIDEO)
async def remix_video(request: Request, response: Response, id: str, caller: Maker) -> VideoAnswer:
    """Have a clip made anew with a change."""
    fields = await body.read(request)
    return await _take_up(request, response, caller, orders.read_id(id), Way.REMIX, orders.read_prompt(fields))


@router.get("/videos/{id}", responses=refusals(404))
async def read_video(request: Request, response: Response, id: str, caller: Reader) -> VideoAnswer:
    """How far a clip is."""
    return await _look(request, response, caller, orders.read_id(id))


@router.delete("/videos/{id}", responses=refusals(404, 409))
async def delete_video(id: str, caller: Maker) -> VideoDeleted:
    """Delete a clip with its files; one that is being made is called off, and its worker is free within seconds."""
    generation_id = orders.read_id(id)
    await db.run(service.remove, viewer=caller.viewer, generation_id=generation_id)
    return VideoDeleted(id=video_key(generation_id))


async def _take_up(
    request: Request, response: Response, caller: Caller, source: UUID | str, way: Way, prompt: str, seconds: int = 0
) -> VideoAnswer:
    """Have something made from one of the caller's own clips, by whoever filmed that."""
    if isinstance(source, str):
        source = await _recognise(caller, source)
    parent: MadeView = await db.read(made.get_made, viewer=caller.viewer, id=source)
    if parent.video_id is None:
        raise WireError("That video is not completed, so nothing can start from it.", param="video", code="not_ready")
    wanted = SubmitGeneration(
        request_key=orders.read_token(request.headers.get("idempotency-key")),
        prompt=prompt,
        seconds=seconds or parent.shown.seconds,
        way=way,
        parent=parent.video_id,
        engine=parent.engine,
        model=parent.model or parent.engine,
    )
    return await _begin(request, response, caller, wanted)


async def _recognise(caller: Caller, digest: str) -> UUID:
    """Which of the caller's own clips a file is; OpenAI's Python client can send nothing but the file."""
    id = await db.read(made.find_by_file, viewer=caller.viewer, digest=digest)
    if id is None:
        message = "That file is none of your clips from here, as they were downloaded; other videos are not taken."
        raise WireError(message, param="video", code="unsupported_value")
    return id


async def _begin(request: Request, response: Response, caller: Caller, wanted: SubmitGeneration) -> VideoAnswer:
    id = await db.run(placing.submit, viewer=caller.viewer, wanted=wanted)
    return await _look(request, response, caller, id)


async def _look(request: Request, response: Response, caller: Caller, id: UUID) -> VideoAnswer:
    one = await db.read(made.get_made, viewer=caller.viewer, id=id)
    if one.status.is_open:
        response.headers["openai-poll-after-ms"] = str(video_object.poll_after_ms(one))
    return _answer(request, caller, one)


def _answer(request: Request, caller: Caller, one: MadeView) -> VideoAnswer:
    path = links.sign(caller.seal, key_id=caller.key_id, id=one.id)
    return video_object.answer(one, content_url=public_origin(request) + path)
