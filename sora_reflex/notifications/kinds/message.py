"""Somebody has written a message: one line for each conversation, which is gone when it has been read."""

from datetime import timedelta

from sqlmodel import col

from sora_reflex.models import ConversationMember
from sora_reflex.notifications.kinds.base import Channel, D, Kind, N, there_is

MESSAGE = Kind(
    name="message",
    label="Messages",
    icon="message-circle",
    say=lambda _: "wrote to you",
    link=lambda facts: f"/inbox/messages/@{facts.actor}",
    stands=lambda: there_is(
        ConversationMember.user_id,
        col(ConversationMember.user_id) == N.user_id,
        col(ConversationMember.other_id) == D.actor_id,
        col(ConversationMember.last_at) > col(ConversationMember.read_at),
    ),
    # The inbox has a tab of its own for them.
    quiet_on=frozenset({Channel.SCREEN, Channel.MAIL}),
    # It rings again only after it was read: whoever answers waits for the next word.
    quiet_for=timedelta(minutes=1),
)
