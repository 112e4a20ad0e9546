"""Reads of clip files: who may have which bytes."""

from uuid import UUID

from sqlmodel import Session, col

from sora_reflex.media import urls
from sora_reflex.media.schemas import StoredFile
from sora_reflex.media.storage import get_storage
from sora_reflex.media.visibility import visible_to
from sora_reflex.models import Post, Video


def find_file(session: Session, *, viewer_id: UUID | None, video_id: UUID, name: str) -> StoredFile | None:
    """A file of a clip: its owner may always have it, others when a post that they may open shows it."""
    video = session.get(Video, video_id)
    if video is None or video.deleted_at is not None:
        return None
    file = next((file for file in video.files.values() if file["name"] == name), None)
    if file is None or not (video.owner_id == viewer_id or _is_shown(session, viewer_id, video_id)):
        return None
    stored = urls.stored_name(video_id, name)
    path = get_storage().local_path(stored)
    return StoredFile(name=stored, path=path, bytes=file["bytes"], type=file["type"]) if path else None


def _is_shown(session: Session, viewer_id: UUID | None, video_id: UUID) -> bool:
    return session.exec(visible_to(viewer_id).where(col(Post.video_id) == video_id)).first() is not None
