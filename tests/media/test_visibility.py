"""Who may open a post, and who may meet it in lists."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, col

from sora_reflex.core import clock
from sora_reflex.media.visibility import listed_to, visible_to
from sora_reflex.models import Post, Video, Visibility
from tests.factories import create_follow, create_post, create_user


def may_open(session: Session, viewer_id: UUID | None, post: Post) -> bool:
    return session.exec(visible_to(viewer_id).where(col(Post.id) == post.id)).first() is not None


def may_meet(session: Session, viewer_id: UUID | None, post: Post) -> bool:
    return session.exec(listed_to(viewer_id).where(col(Post.id) == post.id)).first() is not None


class TestVisibility:
    @pytest.mark.parametrize(
        ("visibility", "opened_by", "met_by"),
        [
            (
                Visibility.PUBLIC,
                {"author", "follower", "stranger", "nobody"},
                {"author", "follower", "stranger", "nobody"},
            ),
            (Visibility.FOLLOWERS, {"author", "follower"}, {"author", "follower"}),
            (Visibility.UNLISTED, {"author", "follower", "stranger", "nobody"}, {"author"}),
            (Visibility.PRIVATE, {"author"}, {"author"}),
        ],
    )
    def test_each_kind_shows_itself_to_the_right_people(
        self, session: Session, visibility: Visibility, opened_by: set[str], met_by: set[str]
    ) -> None:
        author, follower, stranger = (create_user(session) for _ in range(3))
        create_follow(session, follower, author)
        create_follow(session, author, stranger)
        post = create_post(session, author, visibility=visibility)
        viewers = {"author": author.id, "follower": follower.id, "stranger": stranger.id, "nobody": None}
        assert {name for name, id in viewers.items() if may_open(session, id, post)} == opened_by
        assert {name for name, id in viewers.items() if may_meet(session, id, post)} == met_by

    def test_a_deleted_post_is_gone_for_everybody(self, session: Session) -> None:
        author, other = create_user(session), create_user(session)
        post = create_post(session, author, deleted_at=clock.now())
        assert not any(may_open(session, id, post) for id in (author.id, other.id, None))

    def test_a_post_of_a_deleted_clip_is_gone_for_everybody(self, session: Session) -> None:
        author, other = create_user(session), create_user(session)
        post = create_post(session, author)
        video = session.get_one(Video, post.video_id)
        video.deleted_at = clock.now()
        session.flush()
        assert not any(may_open(session, id, post) for id in (author.id, other.id, None))

    def test_somebody_who_asked_to_be_deleted_is_hidden_from_all_but_themselves(self, session: Session) -> None:
        author, other = create_user(session, delete_after=clock.now() + timedelta(days=9)), create_user(session)
        post = create_post(session, author)
        assert may_open(session, author.id, post)
        assert not may_open(session, other.id, post)
        assert not may_meet(session, None, post)

    def test_a_post_of_a_deleted_person_is_gone(self, session: Session) -> None:
        author, other = create_user(session, deleted_at=clock.now()), create_user(session)
        assert not may_open(session, other.id, create_post(session, author))
