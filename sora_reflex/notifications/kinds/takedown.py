"""A moderator has taken something down."""

from sora_reflex.notifications.kinds.base import Kind

TAKEDOWN = Kind(
    name="takedown",
    label="Takedowns",
    icon="ban",
    say=lambda facts: f"A moderator took down {facts.detail}",
    link=lambda facts: facts.clip if facts.post_id else "/inbox",
)
