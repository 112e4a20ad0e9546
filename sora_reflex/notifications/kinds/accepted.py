"""A private account has let somebody follow."""

from sqlmodel import col

from sora_reflex.models import Follow
from sora_reflex.notifications.kinds.base import D, Kind, N, there_is

ACCEPTED = Kind(
    name="accepted",
    label="Accepted requests",
    icon="check",
    say=lambda _: "lets you follow them",
    link=lambda facts: f"/@{facts.actor}",
    stands=lambda: there_is(
        Follow.follower_id, col(Follow.follower_id) == N.user_id, col(Follow.followee_id) == D.actor_id
    ),
)
