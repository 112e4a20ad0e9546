"""Puts back what a crash lost."""

import structlog

from sora_reflex.studio import sweep

log = structlog.get_logger()


def run() -> None:
    """Find work without a worker and rows without a job, and send them on their way again."""
    swept = sweep.sweep()
    if swept.put_back or swept.given_up or swept.sent:
        log.info("sweep.found", put_back=swept.put_back, given_up=swept.given_up, sent=swept.sent)
