"""Somebody likes a comment."""

from sqlmodel import and_, col

from sora_reflex.models import CommentLike
from sora_reflex.notifications.kinds.base import Channel, D, Kind, N, comment_stands, there_is

_LIKED = there_is(
    CommentLike.user_id, col(CommentLike.user_id) == D.actor_id, col(CommentLike.comment_id) == N.comment_id
)

COMMENT_LIKE = Kind(
    name="comment_like",
    label="Likes of comments",
    icon="heart",
    say=lambda _: "liked your comment",
    link=lambda facts: facts.comment,
    stands=lambda: and_(_LIKED, comment_stands()),
    quiet_on=frozenset({Channel.PUSH, Channel.MAIL}),
    is_bundled=True,
)
