"""Reads for programs: a person's own clips, made and in the making, in one list with its measures as values."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts.schemas import View, Viewer
from sora_reflex.core.errors import NotFound
from sora_reflex.media import queries as media
from sora_reflex.media.schemas import StoredFile
from sora_reflex.models import Generation, GenerationStatus, Video, Way
from sora_reflex.studio import words
from sora_reflex.studio.errors import KeyReused
from sora_reflex.studio.queries import NO_PLAN, views_of
from sora_reflex.studio.schemas import GenerationView, SubmitGeneration

GONE = "This clip is not here. It may have been deleted."


class MadeView(View):
    """One of the viewer's own clips, made or in the making."""

    id: UUID
    model: str
    """What a program called its engine; empty for what was made in the app."""
    engine: str
    """Full name of the engine."""
    engine_label: str
    prompt: str
    way: Way
    parent_id: UUID | None
    seed: int
    status: GenerationStatus
    created_at: datetime
    finished_at: datetime | None
    width: int
    height: int
    error_code: str
    video_id: UUID | None
    shown: GenerationView
    """As its maker sees it in the app: stage, place, time left, what was left out and why it was refused."""


class MadePage(NamedTuple):
    items: list[MadeView]
    has_more: bool


def get_made(session: Session, *, viewer: Viewer, id: UUID) -> MadeView:
    """One of the viewer's own, under way or ended; raises NotFound once it is deleted."""
    row = session.exec(_own(viewer).where(col(Generation.id) == id)).one_or_none()
    if row is None:
        raise NotFound(GONE)
    return _made(session, [row])[0]


def list_made(
    session: Session, *, viewer: Viewer, after: UUID | None = None, is_newest_first: bool = True, limit: int = 20
) -> MadePage:
    """The viewer's own, by when they were asked for, behind the one called `after`; raises NotFound if that is gone."""
    query, at, id = _own(viewer), col(Generation.created_at), col(Generation.id)
    if after is not None:
        last = session.get(Generation, after, options=[NO_PLAN])
        if last is None or last.user_id != viewer.id:
            raise NotFound(GONE, field="after")
        is_behind = (
            or_(at < last.created_at, and_(at == last.created_at, id < last.id))
            if is_newest_first
            else or_(at > last.created_at, and_(at == last.created_at, id > last.id))
        )
        query = query.where(is_behind)
    order = (at.desc(), id.desc()) if is_newest_first else (at.asc(), id.asc())
    rows = session.exec(query.order_by(*order).limit(limit + 1)).all()
    return MadePage(_made(session, list(rows[:limit])), len(rows) > limit)


def _own(viewer: Viewer) -> SelectOfScalar[Generation]:
    """What of the viewer's is still there: a clip that was made and deleted is not."""
    has_clip = (
        select(Video.id).where(col(Video.generation_id) == col(Generation.id), col(Video.deleted_at).is_(None)).exists()
    )
    return (
        select(Generation)
        .options(NO_PLAN)
        .where(
            col(Generation.user_id) == viewer.id,
            col(Generation.removed_at).is_(None),
            or_(col(Generation.status) != GenerationStatus.COMPLETED, has_clip),
        )
    )


def _made(session: Session, rows: list[Generation]) -> list[MadeView]:
    """Views of some generations: a constant number of queries."""
    clips = session.exec(
        select(Video).where(col(Video.generation_id).in_([row.id for row in rows]), col(Video.deleted_at).is_(None))
    )
    videos = {clip.generation_id: clip for clip in clips}
    return [_view(row, videos.get(row.id), shown) for row, shown in zip(rows, views_of(session, rows), strict=True)]


def _view(row: Generation, video: Video | None, shown: GenerationView) -> MadeView:
    name = f"{row.engine}:{row.profile}" if row.profile else row.engine
    return MadeView(
        id=row.id,
        model=row.model,
        engine=name,
        engine_label=video.engine_label if video else "",
        prompt=row.prompt,
        way=row.way,
        parent_id=row.parent_id,
        seed=row.seed,
        status=row.status,
        created_at=row.created_at,
        finished_at=row.finished_at,
        width=video.width if video else row.width,
        height=video.height if video else row.height,
        error_code=row.error_code,
        video_id=video.id if video else None,
        shown=shown,
    )


def find_made_file(session: Session, *, viewer: Viewer, id: UUID, kind: str) -> StoredFile | None:
    """A file of one of the viewer's own clips; None while it is not made, or when it has none of that kind.

    Raises NotFound once the clip is deleted.
    """
    made = get_made(session, viewer=viewer, id=id)
    video = session.get(Video, made.video_id) if made.video_id else None
    file = video.files.get(kind) if video else None
    if video is None or file is None:
        return None
    return media.find_file(session, viewer_id=viewer.id, video_id=video.id, name=file["name"])


def find_by_file(session: Session, *, viewer: Viewer, digest: str) -> UUID | None:
    """Which of the viewer's own clips the film with this SHA-256 is, as it lies in the store."""
    is_it = col(Video.measures)["sha256"].as_string() == digest
    query = select(Video.generation_id).where(col(Video.owner_id) == viewer.id, col(Video.deleted_at).is_(None), is_it)
    return session.exec(query).first()


def check_stands_for(session: Session, *, generation_id: UUID, wanted: SubmitGeneration) -> None:
    """Check that a request's key had not been another request's, whose clip it would be given; raises KeyReused."""
    row = session.get_one(Generation, generation_id)
    asked = (words.clean_prompt(wanted.prompt), wanted.seconds, wanted.model, wanted.way)
    if asked != (row.prompt, row.seconds, row.model, row.way):
        raise KeyReused("This Idempotency-Key was used for another request. Take a new one.")
