"""Somebody follows."""

from sqlmodel import col

from sora_reflex.models import Follow
from sora_reflex.notifications.kinds.base import D, Kind, N, there_is

FOLLOW = Kind(
    name="follow",
    label="New followers",
    icon="users",
    say=lambda facts: "follows you" if facts.count == 1 else "follow you",
    link=lambda facts: f"/@{facts.actor}" if facts.count == 1 else f"/@{facts.reader}/followers",
    stands=lambda: there_is(
        Follow.follower_id, col(Follow.follower_id) == D.actor_id, col(Follow.followee_id) == N.user_id
    ),
    is_bundled=True,
)
