"""Reads of what is found: by search, by tag, in lists. Every one starts from the rule of visibility."""

from sora_reflex.discover.queries.boards import list_most_followed, list_most_remixed, list_rising
from sora_reflex.discover.queries.lists import count_tag, list_explore, list_tag, list_trending
from sora_reflex.discover.queries.search import PAGE, list_engines, search_clips, search_people, search_tags
from sora_reflex.discover.queries.sounds import SOUNDS, search_sounds

__all__ = [
    "PAGE",
    "SOUNDS",
    "count_tag",
    "list_engines",
    "list_explore",
    "list_most_followed",
    "list_most_remixed",
    "list_rising",
    "list_tag",
    "list_trending",
    "search_clips",
    "search_people",
    "search_sounds",
    "search_tags",
]
