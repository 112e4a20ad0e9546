"""Reads of clip files: who may have which bytes."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam
from sqlmodel import Session, col

from sora_reflex.media import urls
from sora_reflex.media.schemas import StoredFile
from sora_reflex.media.storage import get_storage
from sora_reflex.media.visibility import people_visible_to, visible_to
from sora_reflex.models import Post, User, Video


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


def find_face(session: Session, *, viewer_id: UUID | None, name: str) -> StoredFile | None:
    """Somebody's picture: to whoever may meet one of those who show it. Names are hashes of what is in the file."""
    shown = people_visible_to(viewer_id).where(col(User.picture) == name).limit(1)
    if not name or session.exec(shown).first() is None:
        return None
    stored = urls.face_name(name)
    path = get_storage().local_path(stored)
    return StoredFile(name=stored, path=path, bytes=path.stat().st_size, type="image/webp") if path else None


def _is_shown(session: Session, viewer_id: UUID | None, video_id: UUID) -> bool:
    named = {"video": video_id} if viewer_id is None else {"video": video_id, "viewer": viewer_id}
    return session.execute(_shown(viewer_id is None), named).first() is not None


@cache
def _shown(is_guest: bool) -> Select[UUID]:
    """Posts of a clip that somebody may open. Built once: a player asks for many ranges, and building takes longest."""
    viewer: Any = None if is_guest else bindparam("viewer", type_=Uuid())
    of_clip = visible_to(viewer).where(col(Post.video_id) == bindparam("video", type_=Uuid()))
    return of_clip.with_only_columns(col(Post.id)).limit(1)
