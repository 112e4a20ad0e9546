"""Where a clip's files are reached and where they are kept: one spelling of both."""

from uuid import UUID

from sora_reflex.models import Video

FACES = "faces"
"""The folder of people's pictures, in the store and in addresses."""


def media_url(video: Video, kind: str) -> str:
    """The path of one of a clip's files on this server; empty when the clip has none of that kind."""
    file = video.files.get(kind)
    return file_url(video.id, file["name"]) if file else ""


def file_url(video_id: UUID, file_name: str) -> str:
    """The path of a file of that name on this server."""
    return f"/media/{video_id}/{file_name}"


def stored_name(video_id: UUID, file_name: str) -> str:
    """The store's name of a clip's file."""
    return f"videos/{video_id}/{file_name}"


def face_name(file_name: str) -> str:
    """The store's name of a person's picture."""
    return f"{FACES}/{file_name}"
