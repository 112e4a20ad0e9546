"""Asks for the house account's first clips, so that the feed of a new instance lives."""

import structlog

from sora_reflex.core import db
from sora_reflex.studio import house

log = structlog.get_logger()


def run() -> None:
    with db.unit_of_work() as session:
        asked = house.seed(session)
    if asked:
        log.info("house.seeded", clips=asked)
