"""Draws the still of a scene that somebody is typing, and of a clip that is about to be filmed."""

import json
from io import BytesIO
from uuid import UUID

import structlog
from PIL import Image
from redis.exceptions import RedisError

from sora_reflex.core import db, events
from sora_reflex.models import Generation, Shape, Way
from sora_reflex.studio import previews, remixing
from sora_reflex.studio.claims import Claim
from sora_reflex.studio.previews import Wanted
from sora_reflex.studio.queries import channel_of
from workers.engines.animatic import preview
from workers.engines.animatic.gist import gist, is_grounded
from workers.engines.animatic.model import Plan
from workers.engines.base import SIZES, Frame, RenderRequest, StoryShot

log = structlog.get_logger()

FEW_WORDS = 3
"""So few say something only if the plan holds what they name."""

QUALITY, EFFORT = 82, 2
"""Of the WebP: it is looked at small, and waited for."""


def run(user_id: str, number: str) -> None:
    """Draw what this person wants now; what they have typed over is skipped."""
    owner = UUID(user_id)
    wanted = previews.still_wanted(owner, number)
    if wanted is None:
        return
    key = wanted.key(owner)
    if previews.find(owner, key) is not None:
        return
    try:
        picture, plan = preview.still(_request(owner, wanted))
    except Exception:
        # Half a sentence may trip an engine; whoever types it hears nothing of that, and goes on typing.
        log.exception("preview.failed")
        previews.put(owner, previews.nothing(key), seconds=previews.ASK_SECONDS)
        return
    if len(wanted.prompt.split()) < FEW_WORDS and not is_grounded(plan):
        previews.put(owner, previews.nothing(key))
        return
    view = previews.shown(key, gist=list(gist(plan)), left_out=list(plan.left_out))
    previews.put(owner, view, webp(picture))


def show_filmed(claim: Claim, plan: Plan) -> None:
    """Show whose clip it is a frame of what is about to be filmed; filming goes on whatever comes of it."""
    with db.reading() as session:
        key = previews.wanted_of(session.get_one(Generation, claim.generation_id)).key(claim.user_id)
    try:
        picture = previews.find_picture(claim.user_id, key) or webp(preview.still_of(plan))
        view = previews.shown(key, gist=list(gist(plan)), left_out=list(plan.left_out))
        previews.put(claim.user_id, view, picture, seconds=previews.FILMED_KEEP_SECONDS)
        events.publish(channel_of(claim.user_id))
    except (RedisError, OSError) as error:
        log.warning("preview.not_kept", generation=str(claim.generation_id), reason=str(error))


def _request(owner: UUID, wanted: Wanted) -> RenderRequest:
    width, height = SIZES[Shape(wanted.shape)]
    plan = ""
    if wanted.parent:
        with db.reading() as session:
            parent = session.get(Generation, UUID(wanted.parent))
            if parent and parent.plan and remixing.may_start(session, viewer_id=owner, source=parent):
                plan = json.dumps(parent.plan)
    return RenderRequest(
        wanted.prompt,
        float(wanted.seconds),
        width,
        height,
        seed=wanted.seed,
        style=wanted.style,
        shots=tuple(StoryShot(*shot) for shot in json.loads(wanted.shots)),
        parent=plan if wanted.way == Way.REMIX else "",
        extends=plan if wanted.way == Way.EXTEND else "",
    )


def webp(picture: Frame) -> bytes:
    """A still as it is kept."""
    packed = BytesIO()
    Image.fromarray(picture).save(packed, "WEBP", quality=QUALITY, method=EFFORT)
    return packed.getvalue()
