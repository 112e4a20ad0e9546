"""Sends what is due to webhooks: many at once, so that one that hangs keeps nobody waiting."""

import asyncio
import time
from collections import Counter

import structlog

from sora_reflex.core import clock, db, outbound
from sora_reflex.core.settings import get_settings
from sora_reflex.webhooks import outbox, signing
from sora_reflex.webhooks.outbox import Outcome, Parcel
from workers.jobs.pulse import STOPPING

log = structlog.get_logger()

AT_ONCE = 32
AT_ONCE_EACH = 4
"""Of one person, so that what hangs for them leaves room for others."""

TRY_SECONDS = 10.0
"""For a whole try; a receiver says "thanks" first and works afterwards."""

READ_BYTES = 2048
SHOWN_CHARACTERS = 200
"""Of an answer, in the log: enough for "unknown signature", and no way to read pages through this instance."""

SHIFT_SECONDS = 60.0
"""Then nothing new is begun: the next job, a second later, goes on."""


def run() -> None:
    """Send all that is due now."""
    asyncio.run(_Round().work())


class _Round:
    """One job's work: tries run beside one another, and each that ends makes room for the next."""

    def __init__(self) -> None:
        self._running: dict[asyncio.Task[None], Parcel] = {}
        self._until = time.monotonic() + SHIFT_SECONDS

    async def work(self) -> None:
        while not STOPPING.is_set():
            while await self._fill():
                pass
            if not self._running:
                return
            await asyncio.wait(self._running, timeout=1.0, return_when=asyncio.FIRST_COMPLETED)
            for task in [task for task in self._running if task.done()]:
                parcel = self._running.pop(task)
                if error := task.exception():
                    log.error("webhook.not_settled", event_id=parcel.event_id, exc_info=error)
        unfinished = [parcel.delivery_id for parcel in self._running.values()]
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await db.run(outbox.put_back, unfinished)

    async def _fill(self) -> bool:
        """Begin what is due, as far as there is room; False when there is nothing to begin."""
        room = AT_ONCE - len(self._running)
        if room <= 0 or time.monotonic() > self._until:
            return False
        held = Counter(parcel.user_id for parcel in self._running.values())
        parcels = await db.run(outbox.claim_due, most=room, most_each=AT_ONCE_EACH, held=held)
        for parcel in parcels:
            self._running[asyncio.create_task(_try(parcel))] = parcel
        return bool(parcels)


async def _try(parcel: Parcel) -> None:
    began = time.monotonic()
    status, note = await _send(parcel)
    outcome = Outcome(status_code=status, note=note, took_ms=round(1000 * (time.monotonic() - began)))
    settled = await db.run(outbox.settle, parcel, outcome)
    log.info("webhook.tried", event_id=parcel.event_id, status=status, note=note, settled=settled)


async def _send(parcel: Parcel) -> tuple[int | None, str]:
    """The receiver's status, None without one, and how it went in words."""
    signed = signing.headers(parcel.body, event_id=parcel.event_id, at=clock.now(), signed_with=parcel.signed_with)
    plain = {"Content-Type": "application/json", "User-Agent": "sora-reflex-webhooks/1", "Accept-Encoding": "identity"}
    try:
        answer = await outbound.post(
            parcel.url,
            body=parcel.body,
            headers=plain | signed,
            allow_private=get_settings().webhook_private_targets,
            seconds=TRY_SECONDS,
            most_bytes=READ_BYTES,
        )
    except outbound.Unreachable as error:
        return None, str(error)[:300]
    if 300 <= answer.status < 400:
        return answer.status, "It redirects, which is not followed. Give the address that it leads to."
    said = " ".join(answer.body.decode("utf-8", "replace").split())
    return answer.status, "".join(char for char in said if char.isprintable())[:SHOWN_CHARACTERS]
