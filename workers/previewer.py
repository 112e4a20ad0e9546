"""The process beside a render worker that draws stills: it answers people who type while the worker is busy filming."""

import os

import structlog

from workers import beside

log = structlog.get_logger()

NICENESS = 3
"""A film goes first, but a still that takes a tenth of a second need not wait for its end."""

MOST_JOBS = 500
"""What a server has drawn for then leaves with it; the next one is there in milliseconds."""


def start() -> None:
    """Read the planner's models, then fork. Call it before there are other threads."""
    from workers.engines.animatic import preview
    from workers.engines.base import RenderRequest

    try:
        preview.load()
        preview.still(RenderRequest('A fox waits in the snow. "Late again," it says.', width=352, height=640))
    except Exception:
        # Clips may still be made, if by another engine.
        log.exception("previewer.cannot_load")
        return
    beside.start("previewer", _serve)


def _serve() -> None:
    """The server's whole life."""
    from workers import runtime

    os.nice(NICENESS)
    beside.hear_signals()
    worker = runtime.Runtime("preview", most_jobs=MOST_JOBS)
    runtime.Keeper([runtime.Duty("show", runtime.SIGN_EVERY_SECONDS, worker.show)]).start()
    worker.serve()
