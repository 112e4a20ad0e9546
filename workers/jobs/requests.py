"""What an engine is asked for: built from a generation's row, its parent and its pictures."""

import json
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select

from sora_reflex.core import db
from sora_reflex.core.errors import NotFound
from sora_reflex.media.storage import get_storage
from sora_reflex.media.urls import stored_name
from sora_reflex.models import Generation, Video, Way
from sora_reflex.studio import pictures, remixing, sounds
from workers.engines.base import STRENGTH, FilmFailed, RenderRequest, StoryShot
from workers.postprocess import reuse
from workers.postprocess.reuse import Borrowed


class SourceGone(FilmFailed):
    """Its clip was deleted or hidden, or its maker ended remixing, while this one waited."""

    code = "source_gone"
    is_refusal = True


class SoundGone(FilmFailed):
    """The clip with its sound was deleted or hidden, or its maker ended its use, while this one waited."""

    code = "sound_gone"
    is_refusal = True


def build(generation_id: UUID) -> RenderRequest:
    """The request of one generation.

    Raises NotFound when a picture of it is gone, and SourceGone when it may start from its clip no longer.
    """
    with db.reading() as session:
        row = session.get_one(Generation, generation_id)
        if not remixing.may_still(session, row):
            raise SourceGone("The clip that this starts from was taken away, or may not be remixed any more.")
        parent = session.get(Generation, row.parent_id) if row.parent_id else None
        source = _film_of(session, parent.id) if parent else None
        references = pictures.references_of(session, generation_id)
    plan = json.dumps(parent.plan) if parent and parent.plan else ""
    return RenderRequest(
        prompt=row.prompt,
        seconds=float(row.seconds),
        width=row.width,
        height=row.height,
        seed=row.seed,
        style=row.style,
        shots=tuple(StoryShot(shot["prompt"], shot["start"], shot["end"]) for shot in row.shots),
        parent=plan if row.way is Way.REMIX else "",
        extends=plan if row.way is Way.EXTEND else "",
        source=source,
        first_image=pictures.read(row.first_image_id),
        last_image=pictures.read(row.last_image_id),
        references=tuple(map(pictures.read, references)),
        strength=STRENGTH if row.strength is None else row.strength,
    )


def sound_of(generation_id: UUID) -> Borrowed | None:
    """The sound that a generation has from another clip; None for one with a sound of its own.

    Raises SoundGone when it may not have it any more.
    """
    with db.reading() as session:
        row = session.get_one(Generation, generation_id)
        if row.sound_id is None:
            return None
        video = sounds.find_clip(session, row)
    film, said = (video.files.get(kind) if video else None for kind in ("film", "captions"))
    storage, gone = get_storage(), "The clip whose sound this was to have was taken away, or may not be used any more."
    if video is None or film is None:
        raise SoundGone(gone)
    try:
        with ExitStack() as opened:
            clip = opened.enter_context(storage.open(stored_name(video.id, film["name"])))
            captions = opened.enter_context(storage.open(stored_name(video.id, said["name"]))) if said else None
            return reuse.read(clip, captions)
    except NotFound as error:
        raise SoundGone(gone) from error


def _film_of(session: Session, generation_id: UUID) -> Path | None:
    """Where a clip's film lies on this machine; None when it was deleted meanwhile."""
    query = select(Video).where(col(Video.generation_id) == generation_id, col(Video.deleted_at).is_(None))
    video = session.exec(query).one_or_none()
    file = video.files.get("film") if video else None
    return get_storage().local_path(stored_name(video.id, file["name"])) if video and file else None
