"""What people do to one another: every write, with its rules. Nothing here commits."""

from sora_reflex.social.service.distance import set_blocked, set_muted
from sora_reflex.social.service.follows import (
    accept_request,
    choose_likes_public,
    choose_private,
    decline_request,
    remove_follower,
    set_following,
)
from sora_reflex.social.service.likes import set_liked

__all__ = [
    "accept_request",
    "choose_likes_public",
    "choose_private",
    "decline_request",
    "remove_follower",
    "set_blocked",
    "set_following",
    "set_liked",
    "set_muted",
]
