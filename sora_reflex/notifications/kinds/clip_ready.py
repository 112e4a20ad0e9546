"""A clip that somebody asked for is there."""

from sqlmodel import col

from sora_reflex.models import Video
from sora_reflex.notifications.kinds.base import Kind, N, there_is

CLIP_READY = Kind(
    name="clip_ready",
    label="Your clip is ready",
    icon="film",
    say=lambda facts: f"“{facts.detail}” is ready" if facts.detail else "Your clip is ready",
    link=lambda facts: f"/drafts/{facts.video_id}",
    stands=lambda: there_is(Video.id, col(Video.id) == N.video_id, col(Video.deleted_at).is_(None)),
    # Whoever has opened it knows.
    is_news=lambda: there_is(Video.id, col(Video.id) == N.video_id, col(Video.seen_at).is_(None)),
)
