"""Somebody says something under a clip."""

from sora_reflex.notifications.kinds.base import Kind, comment_stands

COMMENT = Kind(
    name="comment",
    label="Comments",
    icon="message-circle",
    say=lambda _: "commented on your clip",
    link=lambda facts: facts.comment,
    stands=comment_stands,
)
