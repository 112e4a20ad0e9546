"""Likes and follows: set, not toggled; counted once; only on what the viewer may see."""

from uuid import uuid4

import pytest
from sqlmodel import Session, select

from sora_reflex.core.errors import Invalid, NotFound
from sora_reflex.models import Follow, Like, Post, Visibility
from sora_reflex.social import service as social
from tests.factories import create_follow, create_post, create_user, viewer_of


class TestSetLiked:
    def test_counts_a_person_once_however_often_they_press(self, session: Session) -> None:
        post, viewer = create_post(session), viewer_of(create_user(session))
        assert social.set_liked(session, viewer=viewer, post_id=post.id, liked=True) == 1
        assert social.set_liked(session, viewer=viewer, post_id=post.id, liked=True) == 1
        assert len(session.exec(select(Like)).all()) == 1

    def test_two_people_count_as_two_and_one_may_take_it_back(self, session: Session) -> None:
        post = create_post(session)
        ann, ben = viewer_of(create_user(session)), viewer_of(create_user(session))
        social.set_liked(session, viewer=ann, post_id=post.id, liked=True)
        assert social.set_liked(session, viewer=ben, post_id=post.id, liked=True) == 2
        assert social.set_liked(session, viewer=ann, post_id=post.id, liked=False) == 1
        assert social.set_liked(session, viewer=ann, post_id=post.id, liked=False) == 1

    @pytest.mark.parametrize("hidden", ["private", "followers", "deleted", "unknown"])
    def test_what_the_viewer_may_not_see_looks_gone(self, session: Session, hidden: str) -> None:
        visibility = Visibility(hidden) if hidden in ("private", "followers") else Visibility.PUBLIC
        post = create_post(session, visibility=visibility)
        if hidden == "deleted":
            post.deleted_at = post.created_at
            session.flush()
        post_id = uuid4() if hidden == "unknown" else post.id
        with pytest.raises(NotFound):
            social.set_liked(session, viewer=viewer_of(create_user(session)), post_id=post_id, liked=True)
        assert session.exec(select(Post.like_count)).one() == 0


class TestSetFollowing:
    def test_following_twice_is_once(self, session: Session) -> None:
        maker, viewer = create_user(session), viewer_of(create_user(session))
        for _ in range(2):
            assert (
                social.set_following(session, viewer=viewer, handle=maker.handle.upper(), following=True).followers == 1
            )
        assert social.set_following(session, viewer=viewer, handle=maker.handle, following=False).followers == 0
        assert session.exec(select(Follow)).all() == []

    def test_another_follower_stays(self, session: Session) -> None:
        maker, ann, ben = create_user(session), create_user(session), create_user(session)
        create_follow(session, ben, maker)
        social.set_following(session, viewer=viewer_of(ann), handle=maker.handle, following=True)
        left = social.set_following(session, viewer=viewer_of(ann), handle=maker.handle, following=False)
        assert left.followers == 1

    def test_nobody_follows_themselves(self, session: Session) -> None:
        user = create_user(session)
        with pytest.raises(Invalid):
            social.set_following(session, viewer=viewer_of(user), handle=user.handle, following=True)

    def test_an_unknown_name_is_said_kindly(self, session: Session) -> None:
        with pytest.raises(NotFound, match="Nobody"):
            social.set_following(session, viewer=viewer_of(create_user(session)), handle="nobody", following=True)
