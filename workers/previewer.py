"""The process beside a render worker that draws stills: it answers people who type while the worker is busy filming.

It is forked from the worker once the planner's models are read, so that they are in memory once. Between them stands a
keeper, which does nothing but fork the server anew, from what was read at the start, whenever one ends.
"""

import gc
import os
import signal
import time
from collections.abc import Callable
from typing import NoReturn

import structlog

from sora_reflex.ops.children import die_with_parent
from workers.jobs.pulse import STOPPING

log = structlog.get_logger()

NICENESS = 3
"""A film goes first, but a still that takes a tenth of a second need not wait for its end."""

MOST_JOBS = 500
"""What a server has drawn for then leaves with it; the next one is there in milliseconds."""

AGAIN_SECONDS = 1.0
"""Between the end of a server that broke and the next one."""


def start() -> None:
    """Fork the keeper; it ends when this process does. Call it before there are other threads."""
    from workers.engines.animatic import preview
    from workers.engines.base import RenderRequest

    try:
        preview.load()
        preview.still(RenderRequest('A fox waits in the snow. "Late again," it says.', width=352, height=640))
    except Exception:
        # Clips may still be made, if by another engine.
        log.exception("previewer.cannot_load")
        return
    gc.collect()
    gc.freeze()
    parent = os.getpid()
    if os.fork() == 0:
        _live(parent, _keep)


def _keep() -> None:
    """The keeper's whole life."""
    keeper = os.getpid()
    while True:
        server = os.fork()
        if server == 0:
            _live(keeper, _serve)
        _, status = os.waitpid(server, 0)
        if status:
            log.warning("previewer.ended", status=os.waitstatus_to_exitcode(status))
            time.sleep(AGAIN_SECONDS)


def _serve() -> None:
    """The server's whole life."""
    from workers import runtime

    os.nice(NICENESS)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _number, _frame: STOPPING.set())
    worker = runtime.Runtime("preview", most_jobs=MOST_JOBS)
    runtime.Keeper([runtime.Duty("show", runtime.SIGN_EVERY_SECONDS, worker.show)]).start()
    worker.serve()


def _live(parent: int, life: Callable[[], None]) -> NoReturn:
    status = 1
    try:
        die_with_parent(signal.SIGTERM, parent)()
        life()
        status = 0
    except Exception:
        log.exception("previewer.broke")
    finally:
        os._exit(status)
