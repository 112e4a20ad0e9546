"""`/v1/videos`: clips ordered, looked at, listed, taken up again and deleted, by the app's own services."""

import asyncio
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session

from sora_reflex.accounts.schemas import View, Viewer
from sora_reflex.api.access import Caller, Maker, Reader
from sora_reflex.api.guard import public_origin
from sora_reflex.api.v1 import body, catalogue, links, orders, video_object
from sora_reflex.api.v1.errors import WireError, WireRoute
from sora_reflex.api.v1.orders import Order
from sora_reflex.api.v1.video_object import VideoAnswer
from sora_reflex.core import db, outbound
from sora_reflex.core.ids import video_key
from sora_reflex.models import Generation, Way
from sora_reflex.studio import choice, made, pictures, service, sizes, words
from sora_reflex.studio.made import MadePage, MadeView
from sora_reflex.studio.schemas import SubmitGeneration

router = APIRouter(route_class=WireRoute)

FETCH_SECONDS = 20
"""A large picture over a slow line; the caller waits meanwhile."""

NO_PICTURE = UUID(int=0)
"""Stands for a picture that is not kept yet, to ask whether an engine could begin with one."""


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


@router.post("/videos")
async def create_video(request: Request, response: Response, caller: Maker) -> VideoAnswer:
    """Have a clip made from words, and perhaps a first picture."""
    token = orders.read_token(request.headers.get("idempotency-key"))
    order = orders.read_create(await body.read(request))
    wanted = SubmitGeneration(
        request_key=token,
        prompt=order.prompt,
        seconds=order.seconds,
        shape=sizes.shape_of(*order.size),
        size=order.size,
        engine=await db.read(catalogue.engine_of, order.model),
        model=order.model,
        seed=order.seed,
    )
    if order.picture:
        wanted = wanted.model_copy(update={"first_image": await _keep(caller, order, wanted)})
    return await _begin(request, response, caller, wanted)


@router.get("/videos")
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


@router.post("/videos/edits")
async def edit_video(request: Request, response: Response, caller: Maker) -> VideoAnswer:
    """Have a clip made anew with a change: what remixing is called since."""
    fields = await body.read(request)
    source, prompt = orders.read_source(fields), orders.read_prompt(fields)
    return await _take_up(request, response, caller, source, Way.REMIX, prompt)


@router.post("/videos/extensions")
async def extend_video(request: Request, response: Response, caller: Maker) -> VideoAnswer:
    """Have a clip go on for some seconds."""
    fields = await body.read(request)
    source, prompt = orders.read_source(fields), orders.read_prompt(fields)
    if fields.get("seconds") in (None, ""):
        raise WireError("Missing required parameter: 'seconds'.", param="seconds", code="missing_required_parameter")
    seconds = orders.read_seconds(fields["seconds"])
    return await _take_up(request, response, caller, source, Way.EXTEND, prompt, seconds)


@router.post("/videos/{id}/remix")
async def remix_video(request: Request, response: Response, id: str, caller: Maker) -> VideoAnswer:
    """Have a clip made anew with a change."""
    fields = await body.read(request)
    return await _take_up(request, response, caller, orders.read_id(id), Way.REMIX, orders.read_prompt(fields))


@router.get("/videos/{id}")
async def read_video(request: Request, response: Response, id: str, caller: Reader) -> VideoAnswer:
    """How far a clip is."""
    return await _look(request, response, caller, orders.read_id(id))


@router.delete("/videos/{id}")
async def delete_video(id: str, caller: Maker) -> VideoDeleted:
    """Delete a clip with its files; one that is being made is called off, and its worker is free within seconds."""
    generation_id = orders.read_id(id)
    await db.run(service.remove, viewer=caller.viewer, generation_id=generation_id)
    return VideoDeleted(id=video_key(generation_id))


async def _keep(caller: Caller, order: Order, wanted: SubmitGeneration) -> UUID:
    """Keep the picture that a clip begins with, if its engine can."""
    await db.read(choice.choose, wanted.model_copy(update={"first_image": NO_PICTURE}))
    await db.run(pictures.guard, viewer=caller.viewer)
    sent = await _fetch(order.picture) if isinstance(order.picture, str) else order.picture
    picture, width, height = await asyncio.to_thread(pictures.clean, sent)
    kept = await db.run(pictures.keep, viewer=caller.viewer, picture=picture, width=width, height=height)
    return UUID(kept.id)


async def _fetch(url: str) -> bytes:
    """A picture from the public internet; raises WireError when it can't be had."""
    try:
        answer = await outbound.get(url, seconds=FETCH_SECONDS, most_bytes=pictures.MAX_BYTES + 1)
        said = "" if answer.status == 200 else f"It answered {answer.status}."
    except outbound.Unreachable as error:
        answer, said = None, str(error)
    if answer is None or said:
        message = f"The picture could not be fetched. {said}"
        raise WireError(message, param="input_reference.image_url", code="invalid_image_url")
    return answer.body


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
    id = await db.run(_submit, viewer=caller.viewer, wanted=wanted)
    return await _look(request, response, caller, id)


def _submit(session: Session, *, viewer: Viewer, wanted: SubmitGeneration) -> UUID:
    """Ask for a clip as the app does; raises WireError when its Idempotency-Key stands for another one."""
    id = service.submit(session, viewer=viewer, request=wanted)
    row = session.get_one(Generation, id)
    asked = (words.clean_prompt(wanted.prompt), wanted.seconds, wanted.model, wanted.way)
    if asked != (row.prompt, row.seconds, row.model, row.way):
        message = "This Idempotency-Key was used for another request. Take a new one."
        raise WireError(message, status=409, code="idempotency_key_reused")
    return id


async def _look(request: Request, response: Response, caller: Caller, id: UUID) -> VideoAnswer:
    one = await db.read(made.get_made, viewer=caller.viewer, id=id)
    if one.status.is_open:
        response.headers["openai-poll-after-ms"] = str(video_object.poll_after_ms(one))
    return _answer(request, caller, one)


def _answer(request: Request, caller: Caller, one: MadeView) -> VideoAnswer:
    path = links.sign(caller.seal, key_id=caller.key_id, id=one.id)
    return video_object.answer(one, content_url=public_origin(request) + path)
