"""Private accounts, blocks and mutes, from both sides."""

import pytest
from sqlmodel import Session, select

from sora_reflex.core.errors import Forbidden, Invalid, NotFound
from sora_reflex.feed import queries as feed
from sora_reflex.models import Block, Follow, FollowRequest, Mute, User
from sora_reflex.social import queries
from sora_reflex.social import service as social
from tests.factories import create_follow, create_post, create_user, viewer_of


@pytest.fixture
def ann(session: Session) -> User:
    return create_user(session, handle="ann")


@pytest.fixture
def ben(session: Session) -> User:
    return create_user(session, handle="ben")


def follow(session: Session, who: User, whom: User, following: bool = True):  # type: ignore[no-untyped-def]
    return social.set_following(session, viewer=viewer_of(who), handle=whom.handle, following=following)


class TestPrivateAccounts:
    def test_are_asked_and_say_yes(self, session: Session, ann: User, ben: User) -> None:
        ann.is_private = True
        post = create_post(session, ann)
        for _ in range(2):
            assert follow(session, ben, ann).is_requested
        assert (follow(session, ben, ann).is_following, follow(session, ben, ann).followers) == (False, 0)
        waiting = queries.list_requests(session, viewer=viewer_of(ann)).items
        assert [row.person.handle for row in waiting] == ["ben"]
        assert queries.count_requests(session, viewer=viewer_of(ann)) == 1
        with pytest.raises(NotFound):
            feed.get_card(session, viewer=viewer_of(ben), post_id=post.id)
        social.accept_request(session, viewer=viewer_of(ann), handle="ben")
        assert queries.get_relation(session, ben.id, ann.id).is_following
        assert feed.get_card(session, viewer=viewer_of(ben), post_id=post.id).id == str(post.id)
        assert queries.count_requests(session, viewer=viewer_of(ann)) == 0

    def test_say_no_and_may_be_asked_again(self, session: Session, ann: User, ben: User) -> None:
        ann.is_private = True
        follow(session, ben, ann)
        social.decline_request(session, viewer=viewer_of(ann), handle="ben")
        assert session.exec(select(FollowRequest)).all() == session.exec(select(Follow)).all() == []
        with pytest.raises(NotFound, match="not waiting"):
            social.accept_request(session, viewer=viewer_of(ann), handle="ben")
        assert follow(session, ben, ann).is_requested

    def test_only_its_owner_answers(self, session: Session, ann: User, ben: User) -> None:
        ann.is_private = True
        follow(session, ben, ann)
        with pytest.raises(NotFound):
            social.accept_request(session, viewer=viewer_of(ben), handle="ben")
        assert session.exec(select(Follow)).all() == []

    def test_a_wish_is_taken_back(self, session: Session, ann: User, ben: User) -> None:
        ann.is_private = True
        follow(session, ben, ann)
        taken_back = follow(session, ben, ann, following=False)
        assert (taken_back.is_following, taken_back.is_requested) == (False, False)

    def test_keep_their_lists_to_followers(self, session: Session, ann: User, ben: User) -> None:
        ann.is_private = True
        for read in (queries.list_followers, queries.list_following):
            with pytest.raises(Forbidden):
                read(session, viewer=viewer_of(ben), handle="ann")
            with pytest.raises(Forbidden):
                read(session, viewer=None, handle="ann")
        create_follow(session, ben, ann)
        assert [row.is_me for row in queries.list_followers(session, viewer=viewer_of(ben), handle="ann").items] == [
            True
        ]

    def test_opening_up_lets_everybody_in_who_waited(self, session: Session, ann: User, ben: User) -> None:
        social.choose_private(session, viewer=viewer_of(ann), is_private=True)
        follow(session, ben, ann)
        social.choose_private(session, viewer=viewer_of(ann), is_private=False)
        assert queries.get_relation(session, ben.id, ann.id).is_following
        assert session.exec(select(FollowRequest)).all() == []

    def test_whoever_followed_before_goes_on(self, session: Session, ann: User, ben: User) -> None:
        follow(session, ben, ann)
        social.choose_private(session, viewer=viewer_of(ann), is_private=True)
        assert follow(session, ben, ann).is_following


class TestRemovingAFollower:
    def test_leaves_the_other_way_alone(self, session: Session, ann: User, ben: User) -> None:
        create_follow(session, ann, ben)
        create_follow(session, ben, ann)
        for _ in range(2):
            social.remove_follower(session, viewer=viewer_of(ann), handle="ben")
        assert queries.get_relation(session, ann.id, ben.id).is_following
        assert not queries.get_relation(session, ann.id, ben.id).follows_me


class TestBlocks:
    def test_part_both_and_hide_each_from_the_other(self, session: Session, ann: User, ben: User) -> None:
        create_follow(session, ann, ben)
        create_follow(session, ben, ann)
        for _ in range(2):
            social.set_blocked(session, viewer=viewer_of(ann), handle="ben", blocked=True)
        assert session.exec(select(Follow)).all() == []
        for who, whom in ((ann, ben), (ben, ann)):
            with pytest.raises(NotFound):
                follow(session, who, whom)
        header = feed.get_profile(session, viewer=viewer_of(ann), handle="ben")
        assert (header.relation.is_blocked, header.joined_at) == (True, "")

    def test_only_who_blocked_ends_it(self, session: Session, ann: User, ben: User) -> None:
        social.set_blocked(session, viewer=viewer_of(ann), handle="ben", blocked=True)
        with pytest.raises(NotFound):
            social.set_blocked(session, viewer=viewer_of(ben), handle="ann", blocked=False)
        assert len(session.exec(select(Block)).all()) == 1
        social.set_blocked(session, viewer=viewer_of(ann), handle="ben", blocked=False)
        assert follow(session, ben, ann).is_following

    def test_end_a_request_that_waited(self, session: Session, ann: User, ben: User) -> None:
        ann.is_private = True
        follow(session, ben, ann)
        social.set_blocked(session, viewer=viewer_of(ann), handle="ben", blocked=True)
        assert session.exec(select(FollowRequest)).all() == []

    @pytest.mark.parametrize("deed", [social.set_blocked, social.set_muted])
    def test_nobody_keeps_away_from_themselves(self, session: Session, ann: User, deed) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(Invalid):
            deed(session, viewer=viewer_of(ann), handle="ann", **{deed.__name__.removeprefix("set_"): True})


class TestMutes:
    def test_keep_somebody_out_of_ones_own_feeds_alone(self, session: Session, ann: User, ben: User) -> None:
        create_follow(session, ann, ben)
        post = create_post(session, ben)
        for _ in range(2):
            social.set_muted(session, viewer=viewer_of(ann), handle="ben", muted=True)
        for only in (False, True):
            assert feed.list_feed(session, viewer=viewer_of(ann), following_only=only).items == []
        assert len(feed.list_feed(session, viewer=viewer_of(ben)).items) == 1
        assert feed.get_card(session, viewer=viewer_of(ann), post_id=post.id)
        assert feed.list_profile(session, viewer=viewer_of(ann), handle="ben").items
        assert [row.person.handle for row in queries.list_muted(session, viewer=viewer_of(ann)).items] == ["ben"]
        social.set_muted(session, viewer=viewer_of(ann), handle="ben", muted=False)
        assert session.exec(select(Mute)).all() == []
        assert len(feed.list_feed(session, viewer=viewer_of(ann)).items) == 1


class TestLists:
    def test_page_through_everybody_once_newest_first(self, session: Session, ann: User, clock) -> None:  # type: ignore[no-untyped-def]
        names = []
        for number in range(queries.people.PAGE + 5):
            fan = create_user(session)
            create_follow(session, fan, ann, created_at=clock.now)
            names.append(fan.handle)
            clock.advance(seconds=number % 2)
        first = queries.list_followers(session, viewer=None, handle="ann")
        second = queries.list_followers(session, viewer=None, handle="ann", cursor=first.next)
        seen = [row.person.handle for row in (*first.items, *second.items)]
        assert (len(first.items), second.next) == (queries.people.PAGE, "")
        assert sorted(seen) == sorted(names)
        assert seen[0] == names[-1]

    def test_suggestions_are_whom_ones_circle_follows_most(self, session: Session, ann: User, ben: User) -> None:
        cara, dan, eve = (create_user(session, handle=name) for name in ("cara", "dan", "eve"))
        for friend in (ben, cara):
            create_follow(session, ann, friend)
            create_follow(session, friend, dan)
        create_follow(session, ben, eve)
        rows = queries.suggest(session, viewer=viewer_of(ann))
        assert [row.person.handle for row in rows] == ["dan", "eve"]
        assert rows[0].reason == "Followed by 2 people you follow"
        social.set_muted(session, viewer=viewer_of(ann), handle="dan", muted=True)
        follow(session, ann, eve)
        assert queries.suggest(session, viewer=viewer_of(ann)) == []

    def test_likes_are_ones_own_until_they_are_shown(self, session: Session, ann: User, ben: User) -> None:
        post = create_post(session)
        social.set_liked(session, viewer=viewer_of(ann), post_id=post.id, liked=True)
        with pytest.raises(Forbidden):
            feed.list_liked(session, viewer=viewer_of(ben), handle="ann")
        assert len(feed.list_liked(session, viewer=viewer_of(ann), handle="ann").items) == 1
        social.choose_likes_public(session, viewer=viewer_of(ann), are_public=True)
        assert len(feed.list_liked(session, viewer=viewer_of(ben), handle="ann").items) == 1
