"""Sounds that are used again: who may take the sound of which clip, and whether one that waits still may."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlmodel import Session, col

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.errors import Forbidden, Invalid, NotFound
from sora_reflex.media.visibility import visible_to
from sora_reflex.models import Generation, Post, User, Video
from sora_reflex.studio import remixing

GONE = "The clip with this sound is not here. It may have been deleted."


_MEASURES: Any = Video.measures
HEARD = _MEASURES["lufs"].as_float().is_not(None)
"""What `is_heard` says, as a condition on the rows of videos."""


def is_heard(video: Video) -> bool:
    """Whether a clip has any sound: what was measured as silence has none."""
    return video.measures.get("lufs") is not None


def why_not(post: Post, author: User, viewer_id: UUID | None) -> str:
    """Why somebody who sees a post may not use its sound, in words for them; empty if they may.

    One switch ends both: who does not let others remix a clip keeps its sound, too.
    """
    if post.author_id != viewer_id and not post.allows_remix:
        return f"@{author.handle} does not let others use this sound."
    if remixing.why_not(post, author, viewer_id):
        return "This clip is not shown to everyone, so only its maker may use its sound."
    return ""


def get_sound(session: Session, *, viewer_id: UUID, id: UUID) -> UUID:
    """The post that the sound of a post first came with, if this person may use it.

    Raises NotFound for what is not there or not theirs to see, Forbidden where its maker does not let them, and Invalid
    for a clip that is silent.
    """
    asked = session.exec(visible_to(viewer_id).where(col(Post.id) == id)).one_or_none()
    post = asked
    if asked is not None and asked.sound_id is not None:
        post = session.exec(visible_to(viewer_id).where(col(Post.id) == asked.sound_id)).one_or_none()
    if post is None:
        raise NotFound(GONE, field="sound")
    if refusal := why_not(post, session.get_one(User, post.author_id), viewer_id):
        raise Forbidden(refusal, field="sound")
    if not is_heard(session.get_one(Video, post.video_id)):
        raise Invalid("This clip is silent: there is no sound to use.", field="sound")
    return post.id


def find_clip(session: Session, generation: Generation) -> Video | None:
    """The clip whose sound a generation is to have, while its maker may still use it; None once they may not."""
    query = visible_to(generation.user_id).where(col(Post.id) == generation.sound_id)
    post = session.exec(query).one_or_none()
    if post is None or why_not(post, session.get_one(User, post.author_id), generation.user_id):
        return None
    return session.get(Video, post.video_id)


def names(session: Session, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    """Whose sounds these are, by the post that each came with; of what the viewer may not open, no name."""
    if not ids:
        return {}
    shown = visible_to(viewer.id).where(col(Post.id).in_(ids)).join(User, col(User.id) == col(Post.author_id))
    rows = session.execute(shown.with_only_columns(col(Post.id), col(User.handle)))
    return {row[0]: f"@{row[1]}" for row in rows}
