"""Reads of what is between people: lists of them, how two stand to each other, and what is said under a post."""

from sora_reflex.social.queries.comments import (
    channel_of,
    get_thread,
    list_comments,
    list_replies,
)
from sora_reflex.social.queries.people import (
    channel_of_person,
    count_followers,
    count_following,
    count_requests,
    get_person,
    get_relation,
    get_relations,
    get_user,
    list_blocked,
    list_followers,
    list_following,
    list_muted,
    list_requests,
    may_see_lists,
    rows_of,
    suggest,
)

__all__ = [
    "channel_of",
    "channel_of_person",
    "count_followers",
    "count_following",
    "count_requests",
    "get_person",
    "get_relation",
    "get_relations",
    "get_thread",
    "get_user",
    "list_blocked",
    "list_comments",
    "list_followers",
    "list_following",
    "list_muted",
    "list_replies",
    "list_requests",
    "may_see_lists",
    "rows_of",
    "suggest",
]
