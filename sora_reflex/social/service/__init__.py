"""What people do to one another: every write, with its rules. Nothing here commits."""

from sora_reflex.social.service.comments import (
    choose_who,
    hide_comment_for_all,
    remove,
    set_comment_liked,
    set_hidden,
    set_pinned,
    take_comment_down,
    write,
)
from sora_reflex.social.service.distance import set_blocked, set_muted, set_restricted
from sora_reflex.social.service.follows import (
    accept_request,
    choose_likes_public,
    choose_private,
    decline_request,
    remove_follower,
    set_following,
)
from sora_reflex.social.service.likes import set_liked
from sora_reflex.social.service.reposts import MAX_LINE, set_reposted
from sora_reflex.social.service.tags import LONGEST as LONGEST_TAG
from sora_reflex.social.service.tags import find_tags, keep_tags

__all__ = [
    "LONGEST_TAG",
    "MAX_LINE",
    "accept_request",
    "choose_likes_public",
    "choose_private",
    "choose_who",
    "decline_request",
    "find_tags",
    "hide_comment_for_all",
    "keep_tags",
    "remove",
    "remove_follower",
    "set_blocked",
    "set_comment_liked",
    "set_following",
    "set_hidden",
    "set_liked",
    "set_muted",
    "set_pinned",
    "set_reposted",
    "set_restricted",
    "take_comment_down",
    "write",
]
