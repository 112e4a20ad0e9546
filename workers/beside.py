"""Processes that stand beside a worker, forked from it so that what it has read is in memory once.

Between them stands a keeper, which does nothing but fork the server anew, from what was read at the start, whenever one
ends.
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

AGAIN_SECONDS = 1.0
"""Between the end of a server that broke and the next one."""


def start(name: str, serve: Callable[[], None]) -> None:
    """Fork the keeper; it ends when this process does. Call it before there are other threads."""
    gc.collect()
    gc.freeze()
    parent = os.getpid()
    if os.fork() == 0:
        _live(name, parent, lambda: _keep(name, serve))


def _keep(name: str, serve: Callable[[], None]) -> None:
    """The keeper's whole life."""
    keeper = os.getpid()
    while True:
        server = os.fork()
        if server == 0:
            _live(name, keeper, serve)
        _, status = os.waitpid(server, 0)
        if status:
            log.warning("beside.ended", name=name, status=os.waitstatus_to_exitcode(status))
            time.sleep(AGAIN_SECONDS)


def _live(name: str, parent: int, life: Callable[[], None]) -> NoReturn:
    status = 1
    try:
        die_with_parent(signal.SIGTERM, parent)()
        life()
        status = 0
    except Exception:
        log.exception("beside.broke", name=name)
    finally:
        os._exit(status)


def hear_signals() -> None:
    """In a server: end after the running job."""
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _number, _frame: STOPPING.set())
