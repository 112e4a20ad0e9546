"""Somebody answers a comment."""

from sora_reflex.notifications.kinds.base import Kind, comment_stands

REPLY = Kind(
    name="reply",
    label="Answers",
    icon="message-circle",
    say=lambda _: "answered you",
    link=lambda facts: facts.comment,
    stands=comment_stands,
)
