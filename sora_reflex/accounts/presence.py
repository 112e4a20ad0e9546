"""Who holds a session cookie, noting now and then that it is in use."""

from datetime import timedelta

from sora_reflex.accounts import queries, service
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, db

NOTED_EVERY = timedelta(hours=1)
"""Often enough for "last seen", seldom enough that reading pages costs no writes."""


async def recognise(token: str) -> Viewer | None:
    """The person behind this secret, or None. Using a sign-in puts off its end."""
    viewer = await db.read(queries.find_viewer, token) if token else None
    if viewer and viewer.last_seen_at and clock.now() - viewer.last_seen_at >= NOTED_EVERY:
        await db.run(service.renew_sign_in, token)
    return viewer
