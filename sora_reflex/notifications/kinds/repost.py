"""Somebody shows a clip to their followers."""

from sqlmodel import col

from sora_reflex.models import Repost
from sora_reflex.notifications.kinds.base import D, Kind, N, there_is

REPOST = Kind(
    name="repost",
    label="Reposts",
    icon="repeat",
    say=lambda _: "reposted your clip",
    link=lambda facts: facts.clip,
    stands=lambda: there_is(Repost.user_id, col(Repost.user_id) == D.actor_id, col(Repost.post_id) == N.post_id),
    is_bundled=True,
)
