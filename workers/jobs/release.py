"""Sends on what has waited for a look at its preview."""

import structlog

from sora_reflex.studio import look

log = structlog.get_logger()


def run() -> None:
    """Put what has waited long enough in the line."""
    if count := look.release_due():
        log.info("release.sent", count=count)
