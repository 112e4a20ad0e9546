"""Every kind of notification, in the order of the settings. A new one is a file here and a line below."""

from sora_reflex.notifications.kinds.accepted import ACCEPTED
from sora_reflex.notifications.kinds.base import Channel, Facts, Kind
from sora_reflex.notifications.kinds.clip_ready import CLIP_READY
from sora_reflex.notifications.kinds.comment import COMMENT
from sora_reflex.notifications.kinds.comment_like import COMMENT_LIKE
from sora_reflex.notifications.kinds.follow import FOLLOW
from sora_reflex.notifications.kinds.follow_request import FOLLOW_REQUEST
from sora_reflex.notifications.kinds.like import LIKE
from sora_reflex.notifications.kinds.mention import MENTION
from sora_reflex.notifications.kinds.message import MESSAGE
from sora_reflex.notifications.kinds.remix import REMIX
from sora_reflex.notifications.kinds.reply import REPLY
from sora_reflex.notifications.kinds.repost import REPOST
from sora_reflex.notifications.kinds.takedown import TAKEDOWN

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        CLIP_READY, MESSAGE, LIKE, COMMENT, REPLY, REMIX, REPOST, COMMENT_LIKE, MENTION, FOLLOW, FOLLOW_REQUEST,
        ACCEPTED, TAKEDOWN,
    )
}  # fmt: skip

__all__ = [
    "ACCEPTED",
    "CLIP_READY",
    "COMMENT",
    "COMMENT_LIKE",
    "FOLLOW",
    "FOLLOW_REQUEST",
    "KINDS",
    "LIKE",
    "MENTION",
    "MESSAGE",
    "REMIX",
    "REPLY",
    "REPOST",
    "TAKEDOWN",
    "Channel",
    "Facts",
    "Kind",
]
