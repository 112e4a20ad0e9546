"""Deletes the files of a clip that was deleted."""

from uuid import UUID

from sora_reflex.core import clock, db
from sora_reflex.media.storage import get_storage
from sora_reflex.models import Video
from sora_reflex.studio import pictures


def run(video_id: str) -> None:
    """Delete every file of a clip whose row is gone or marked; those of any other clip stay."""
    id = UUID(video_id)
    with db.reading() as session:
        video = session.get(Video, id)
    if video is not None and video.deleted_at is None:
        return
    storage = get_storage()
    for name in list(storage.list_before(f"videos/{id}", clock.now())):
        storage.delete(name)
    # With the clip goes what it alone was made from.
    pictures.forget_unused()
