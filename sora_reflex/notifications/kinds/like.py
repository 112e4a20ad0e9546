"""Somebody likes a clip."""

from sqlmodel import col

from sora_reflex.models import Like
from sora_reflex.notifications.kinds.base import D, Kind, N, there_is

LIKE = Kind(
    name="like",
    label="Likes",
    icon="heart",
    say=lambda _: "liked your clip",
    link=lambda facts: facts.clip,
    stands=lambda: there_is(Like.user_id, col(Like.user_id) == D.actor_id, col(Like.post_id) == N.post_id),
    is_bundled=True,
)
