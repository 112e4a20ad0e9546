"""Draws the preview of a clip that waits to be looked at before a slow engine films it."""

from uuid import UUID

import structlog

from sora_reflex.core import db, events
from sora_reflex.models import Generation
from sora_reflex.studio import previews
from sora_reflex.studio.look import CHEAP
from sora_reflex.studio.queries import channel_of
from workers.engines.animatic import preview
from workers.engines.animatic.gist import gist
from workers.jobs import requests
from workers.jobs.draw_preview import webp

log = structlog.get_logger()


def run(generation_id: str) -> None:
    """Draw it unless the sheet has shown the same; a clip goes on without one that cannot be drawn."""
    id = UUID(generation_id)
    with db.reading() as session:
        generation = session.get(Generation, id)
    if generation is None or not generation.status.is_open:
        return
    owner, key = generation.user_id, previews.wanted_of(generation).key(generation.user_id)
    if not previews.find_picture(owner, key):
        with db.reading() as session:
            parent = session.get(Generation, generation.parent_id) if generation.parent_id else None
        if parent is not None and parent.engine != CHEAP:
            # It has no plan that the animatic engine could draw.
            return
        try:
            picture, plan = preview.still(requests.build(id))
        except Exception:
            log.exception("preview.failed", generation=generation_id)
            return
        view = previews.shown(key, gist=list(gist(plan)), left_out=list(plan.left_out))
        previews.put(owner, view, webp(picture), seconds=previews.FILMED_KEEP_SECONDS)
    events.publish(channel_of(owner))
