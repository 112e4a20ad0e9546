"""A look before anything dear is filmed: what a slow engine is asked for waits a moment, with its preview beside it.

It waits before it stands in the line, so that nobody behind it waits too, and calling it off costs nothing.
"""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, db, events, jobs
from sora_reflex.core.errors import NotFound
from sora_reflex.core.jobs import Job
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation, GenerationStatus, User
from sora_reflex.studio import screening
from sora_reflex.studio.queries import channel_of

CHEAP = "animatic"
"""It draws the previews itself, and takes seconds."""


def begin(session: Session, generation: Generation) -> bool:
    """Let what has passed the checks wait for a look at its preview; False where it goes on at once."""
    settings = get_settings()
    user = session.get_one(User, generation.user_id)
    is_wanted = settings.previews and settings.preview_seconds > 0 and user.preview_first is not False
    # A program sees no preview, and waits for its clip.
    is_for_eyes = not (generation.engine == CHEAP or generation.model or user.is_house)
    if not (is_for_eyes and is_wanted):
        return False
    generation.held_until = clock.now() + timedelta(seconds=settings.preview_seconds)
    id = str(generation.id)
    jobs.enqueue(session, Job.DRAW_FIRST, key=id, generation_id=id)
    return True


def film_now(session: Session, *, viewer: Viewer, generation_id: UUID) -> None:
    """Wait no longer: what its maker saw is to be filmed. Once it is in the line this changes nothing."""
    generation = session.get(Generation, generation_id)
    if generation is None or generation.user_id != viewer.id:
        raise NotFound("This clip is not here. It may have been deleted.")
    screening.admit(session, generation_id=generation_id)
    events.announce(session, channel_of(viewer.id))


def release_due() -> int:
    """Send on what has waited long enough; gives how many."""
    waits = (
        col(Generation.status) == GenerationStatus.QUEUED,
        col(Generation.screened_at).is_(None),
        col(Generation.held_until) <= clock.now(),
    )
    with db.reading() as session:
        due = session.exec(select(Generation.id).where(*waits)).all()
    for id in due:
        with db.unit_of_work() as session:
            screening.admit(session, generation_id=id)
    return len(due)
