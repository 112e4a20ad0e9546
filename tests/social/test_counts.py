"""Counts equal the rows, and lists show what they should, after a crowd has done everything at once."""

from redis import Redis

from sora_reflex.models import Comment, CommentLike, Follow, Like, Mute, Report
from tests.social import crowd, crowd_lists

ACTIONS = 400
"""`make bench` has the crowd do 10,000."""

ONLY_EVER_USED_UP = {"invites.redeemed_count", "invites.total_count"}
"""What an invite has given away stays given when an account that came by it is gone: tests/accounts/test_at_once.py."""


def test_every_stored_count_is_compared_with_its_rows() -> None:
    assert crowd.counters() == crowd.COUNTED | ONLY_EVER_USED_UP


def test_counts_equal_the_rows_after_hundreds_of_things_done_at_once(database: str, redis: Redis) -> None:  # noqa: ARG001
    crowd.settle()
    outcome = crowd.act(ACTIONS, seed=8)
    assert outcome.failed == []
    assert crowd.wrong_counts() == []
    assert crowd_lists.wrong_lists() == []
    assert sum(outcome.done.values()) > ACTIONS * 0.4
    assert len(outcome.done) > len(crowd.DEEDS) * 0.75
    assert all(crowd.rows_of(table) for table in (Like, Follow, Comment, CommentLike, Mute, Report))
