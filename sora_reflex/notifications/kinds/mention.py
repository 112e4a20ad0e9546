"""Somebody names a person, in a comment or under a clip of theirs."""

from sqlmodel import col, or_

from sora_reflex.notifications.kinds.base import Kind, N, comment_stands

MENTION = Kind(
    name="mention",
    label="Mentions",
    icon="user",
    say=lambda _: "mentioned you",
    link=lambda facts: facts.comment,
    stands=lambda: or_(col(N.comment_id).is_(None), comment_stands()),
)
