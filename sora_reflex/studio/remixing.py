"""Remixing: who may start from which clip."""

from uuid import UUID

from sqlmodel import Session, col

from sora_reflex.core.errors import Forbidden, Invalid, NotFound
from sora_reflex.media.visibility import visible_to
from sora_reflex.models import Generation, Post, User, Video, Visibility, Way

FROM_EARLIER = (Way.REMIX, Way.EXTEND)
GONE = "The clip that this starts from is not here. It may have been deleted."


def why_not(post: Post, author: User, viewer_id: UUID | None) -> str:
    """Why somebody who sees a post may not remix it, in words for them; empty if they may."""
    if post.author_id == viewer_id:
        return ""
    if not post.allows_remix:
        return f"@{author.handle} has ended remixing of this clip."
    if post.visibility is not Visibility.PUBLIC or author.is_private:
        return "This clip is not shown to everyone, so only its maker may remix it."
    return ""


def get_source(session: Session, *, viewer_id: UUID, id: UUID | None, way: Way) -> Generation:
    """What made the clip that somebody starts from: a clip of their own, or a post that they may remix.

    Raises NotFound for what is not there or not theirs to see, Forbidden where its maker does not let them, and Invalid
    for one whose plan nobody kept.
    """
    video = session.get(Video, id) if id else None
    if video is None or video.owner_id != viewer_id:
        video = _shown_by(session, viewer_id, id, way)
    if video is None or video.deleted_at is not None:
        raise NotFound(GONE)
    source = session.get_one(Generation, video.generation_id)
    if source.plan is None:
        raise Invalid("How this clip was filmed was not kept, so nothing can start from it.", field="prompt")
    return source


def may_still(session: Session, generation: Generation) -> bool:
    """Whether a clip that waits to be filmed may still start from what it was sent for."""
    if generation.way not in FROM_EARLIER:
        return True
    source = session.get(Generation, generation.parent_id) if generation.parent_id else None
    return source is not None and may_start(session, viewer_id=generation.user_id, source=source)


def may_start(session: Session, *, viewer_id: UUID, source: Generation) -> bool:
    """Whether somebody may start from what made a clip: their own, or one of a post that they may remix."""
    if source.user_id == viewer_id:
        return True
    shown = visible_to(viewer_id).join(Video, col(Video.id) == col(Post.video_id))
    post = session.exec(shown.where(col(Video.generation_id) == source.id)).one_or_none()
    return post is not None and not why_not(post, session.get_one(User, post.author_id), viewer_id)


def _shown_by(session: Session, viewer_id: UUID, post_id: UUID | None, way: Way) -> Video | None:
    """The clip of a post, if this person may start from it."""
    post = session.exec(visible_to(viewer_id).where(col(Post.id) == post_id)).one_or_none()
    if post is None:
        return None
    if refusal := why_not(post, session.get_one(User, post.author_id), viewer_id):
        raise Forbidden(refusal)
    if way is not Way.REMIX and post.author_id != viewer_id:
        raise Forbidden("Only its maker can go on from a clip. Remix it instead.")
    return session.get(Video, post.video_id)
