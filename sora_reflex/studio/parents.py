"""What a person's clips were made from, as far as they may know it."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.media.visibility import visible_to
from sora_reflex.models import Generation, Post, Video, Way
from sora_reflex.studio import words

LABELS = {Way.REMIX: "Remix of", Way.EXTEND: "Goes on from"}
GONE = "a clip that is not here"


def label_of(generation: Generation) -> str:
    """What a clip that was made from another one is to it."""
    return LABELS.get(generation.way, LABELS[Way.REMIX])


class Parent(NamedTuple):
    """A title, and an address that is empty when there is nothing to open."""

    title: str
    url: str


def read(session: Session, viewer: Viewer, generations: Iterable[Generation]) -> dict[UUID, Parent]:
    """What these were made from, by the id of the earlier generation: three queries, however many."""
    ids = {one.parent_id for one in generations if one.parent_id}
    made = select(Generation).options(defer(Generation.plan)).where(col(Generation.id).in_(ids))  # type: ignore[arg-type]
    earlier = session.exec(made).all()
    clips = session.exec(select(Video).where(col(Video.generation_id).in_(ids), col(Video.deleted_at).is_(None)))
    clip_of = {clip.generation_id: clip for clip in clips}
    shown = visible_to(viewer.id).where(col(Post.video_id).in_([clip.id for clip in clip_of.values()]))
    post_of = {post.video_id: post for post in session.exec(shown)}

    def parent(one: Generation) -> Parent:
        clip = clip_of.get(one.id)
        if one.user_id == viewer.id:
            return Parent(words.title_of(one), f"/drafts/{clip.id}" if clip else "")
        post = post_of.get(clip.id) if clip else None
        # Of somebody else's clip no word but what its post shows: their prompt may be private.
        return Parent(post.caption or one.title or "a clip", f"/p/{post.id}") if post else Parent(GONE, "")

    return {one.id: parent(one) for one in earlier}
