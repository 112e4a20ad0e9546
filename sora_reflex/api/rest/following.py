"""Following a generation by server-sent events: each change once, the end, and nothing left open behind it."""

from collections import Counter
from collections.abc import AsyncGenerator
from uuid import UUID

from fastapi import Request
from fastapi.sse import ServerSentEvent
from sqlmodel import Session

from sora_reflex.accounts import keys
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api.rest.schemas import GenerationOut
from sora_reflex.core import db, events
from sora_reflex.core.errors import SoraError, TooMany
from sora_reflex.studio import made
from sora_reflex.studio.queries import channel_of

MOST_STREAMS = 20
"""Of one person in one process: each looks at the database every second."""

_open: Counter[UUID] = Counter()


def check_room(user_id: UUID) -> None:
    """Raises TooMany when this person follows as many as they may."""
    if _open[user_id] >= MOST_STREAMS:
        raise TooMany(f"You follow {MOST_STREAMS} clips already. Close a stream first.", retry_after_seconds=5)


async def follow(request: Request, viewer: Viewer, id: UUID) -> AsyncGenerator[ServerSentEvent, None]:
    """What is shown of a generation, whenever that changes; ends with it, with the key, and with the connection."""
    secret = request.headers["authorization"].partition(" ")[2].strip()
    _open[viewer.id] += 1
    wakes = events.wakes(channel_of(viewer.id))
    try:
        shown: GenerationOut | None = None
        async for _ in wakes:
            if await request.is_disconnected():
                return
            try:
                now = await db.read(_look, secret=secret, viewer=viewer, id=id)
            except SoraError:
                # Deleted meanwhile, or the key was revoked.
                return
            if now != shown:
                shown = now
                yield ServerSentEvent(event="generation", data=now)
            if not now.status.is_open:
                return
    finally:
        await wakes.aclose()
        _open[viewer.id] -= 1
        if not _open[viewer.id]:
            del _open[viewer.id]


def _look(session: Session, *, secret: str, viewer: Viewer, id: UUID) -> GenerationOut:
    """The generation as it is now; raises when the key opens nothing any more, or it is gone."""
    keys.find_holder(session, secret)
    return GenerationOut.of(made.get_made(session, viewer=viewer, id=id))
