"""How a worker leaves that can't go on: it says why, gives its work back, and whoever supervises it starts another."""

import faulthandler
import os
import sys
import threading
from typing import NoReturn

import structlog

from sora_reflex.core import db, queues
from sora_reflex.studio import lifecycle
from sora_reflex.studio.claims import Claim
from workers.serving import HERE

log = structlog.get_logger()

HUNG, BROKEN = 75, 76
"""Exit statuses: nothing moved any more; the engine can't go on in this process."""

FAREWELL_SECONDS = 10.0
"""Longest time for giving work back; where even that hangs, the sweep finds it."""


def leave(claim: Claim, status: int, why: str) -> NoReturn:
    """End this process now, whatever its other threads are in the middle of.

    Args:
        why: The beginning of a sentence for the person, should this have been the last attempt.
    """
    last_resort = threading.Timer(FAREWELL_SECONDS, os._exit, (status,))
    last_resort.daemon = True
    last_resort.start()
    log.critical("worker.leaves", generation=str(claim.generation_id), status=status, why=why)
    try:
        sys.stderr.flush()
        faulthandler.dump_traceback(sys.__stderr__ or 2, all_threads=True)
        with db.unit_of_work() as session:
            lifecycle.lose(session, claim, why=why)
        if HERE.name:
            queues.forget_worker(HERE.name)
    finally:
        os._exit(status)
