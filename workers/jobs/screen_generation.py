"""Checks a prompt, and the pictures that came with it, before anything is filmed."""

import time
from functools import partial
from uuid import UUID

import structlog

from sora_reflex.core import db, trace
from sora_reflex.core import log as logs
from sora_reflex.models import Generation, GenerationStatus
from sora_reflex.safety import service as safety
from sora_reflex.studio import look, making, pictures, screening

log = structlog.get_logger()


def run(generation_id: str) -> None:
    """Screen one generation, and send it on to be filmed or refuse it; once, however often it is run."""
    id = UUID(generation_id)
    with db.reading() as session:
        generation = session.get(Generation, id)
        text = making.screened_text(session, generation) if generation else ""
        given = pictures.given_to(session, generation) if generation else []
    if generation is None or generation.status is not GenerationStatus.QUEUED or generation.screened_at is not None:
        return
    if generation.held_until is not None:
        # Passed already, and sent again by the sweep while it waits to be looked at.
        look.release_due()
        return
    began = time.perf_counter()
    try:
        with logs.about(id), trace.span("screening", id):
            rulings = safety.screen(text, map(pictures.read, given))
    except Exception:
        # What the checks can't read is not filmed, and is not tried again for ever.
        log.exception("screen.failed", generation=generation_id)
        with db.unit_of_work() as session:
            screening.give_up(session, generation_id=id)
        return
    took = time.perf_counter() - began
    with db.unit_of_work() as session:
        status = screening.settle(
            session, generation_id=id, rulings=rulings, took_seconds=took, is_held=partial(look.begin, session)
        )
    log.info("screen.settled", generation=generation_id, status=status.value if status else "settled before")
