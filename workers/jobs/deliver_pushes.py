"""Sends what is due to browsers, through their push services."""

import asyncio

import structlog

from sora_reflex.core import db, outbound
from sora_reflex.core.settings import get_settings
from sora_reflex.notifications import pushes
from sora_reflex.notifications.pushes import Parcel
from workers.jobs.pulse import STOPPING

log = structlog.get_logger()

AT_ONCE = 32
TRY_SECONDS = 10.0
READ_BYTES = 1024


def run() -> None:
    """Send all that is due now."""
    asyncio.run(_work())


async def _work() -> None:
    while not STOPPING.is_set():
        taken, parcels = await db.run(pushes.claim_due, most=AT_ONCE)
        if not taken:
            return
        await asyncio.gather(*map(_try, parcels))


async def _try(parcel: Parcel) -> None:
    status, is_private = None, False
    try:
        answer = await outbound.post(
            parcel.endpoint,
            body=parcel.body,
            headers=parcel.headers,
            allow_private=get_settings().webhook_private_targets,
            seconds=TRY_SECONDS,
            most_bytes=READ_BYTES,
        )
        status = answer.status
    except outbound.PrivateTarget:
        is_private = True
    except outbound.Unreachable as error:
        log.info("push.unreachable", reason=str(error))
    outcome = await db.run(pushes.settle, parcel, status, is_private=is_private)
    log.info("push.tried", status=status, outcome=outcome)
