"""What a tab sees and does while watching: clips, people, and what is done to either."""

from sora_reflex.feed.state.deeds import MOST_ANSWERS, REFUSED, ActState
from sora_reflex.feed.state.editing import EditState
from sora_reflex.feed.state.live import LiveState
from sora_reflex.feed.state.people import CircleState, PeopleState
from sora_reflex.feed.state.watching import FeedState, PostState, ProfileState

__all__ = [
    "MOST_ANSWERS",
    "REFUSED",
    "ActState",
    "CircleState",
    "EditState",
    "FeedState",
    "LiveState",
    "PeopleState",
    "PostState",
    "ProfileState",
]
