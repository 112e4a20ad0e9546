"""How an order of a clip becomes one that the app itself submits: its model, its first picture, and only once."""

import asyncio
from uuid import UUID

from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api.access import Caller
from sora_reflex.api.v1 import catalogue, orders
from sora_reflex.api.v1.body import Fields
from sora_reflex.api.v1.errors import WireError
from sora_reflex.api.v1.orders import Order
from sora_reflex.core import db, outbound
from sora_reflex.studio import choice, made, pictures, service, sizes
from sora_reflex.studio.errors import KeyReused
from sora_reflex.studio.schemas import SubmitGeneration

FETCH_SECONDS = 20
"""A large picture over a slow line; the caller waits meanwhile."""

NO_PICTURE = UUID(int=0)
"""Stands for a picture that is not kept yet, to ask whether an engine could begin with one."""


async def place(caller: Caller, fields: Fields, token: str) -> UUID:
    """Order a clip by the fields of `POST /v1/videos`; the same token is the same clip. Raises WireError, SoraError."""
    order = orders.read_create(fields)
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
    return await db.run(submit, viewer=caller.viewer, wanted=wanted)


def submit(session: Session, *, viewer: Viewer, wanted: SubmitGeneration) -> UUID:
    """Ask for a clip as the app does; raises WireError when its Idempotency-Key stands for another one."""
    id = service.submit(session, viewer=viewer, request=wanted)
    try:
        made.check_stands_for(session, generation_id=id, wanted=wanted)
    except KeyReused as error:
        raise WireError(str(error), status=error.status, code=error.code) from None
    return id


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
