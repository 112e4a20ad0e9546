"""The feed, a clip and a profile, as four kinds of people see them."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock
from sora_reflex.core.errors import Invalid, NotFound
from sora_reflex.core.paging import encode_cursor
from sora_reflex.feed import queries as feed
from sora_reflex.models import Post, User, Visibility
from tests.factories import create_follow, create_like, create_post, create_user, viewer_of

OPENS = {
    "stranger": {"public", "unlisted"},
    "anonymous": {"public", "unlisted"},
    "follower": {"public", "unlisted", "followers"},
    "owner": {"public", "unlisted", "followers", "private"},
}
MEETS = {
    "stranger": {"public"},
    "anonymous": {"public"},
    "follower": {"public", "followers"},
    "owner": {"public", "unlisted", "followers", "private"},
}


@pytest.fixture
def scene(session: Session) -> tuple[User, dict[str, Post], dict[str, Viewer | None]]:
    maker, follower, stranger = (create_user(session) for _ in range(3))
    create_follow(session, follower, maker)
    posts = {kind.value: create_post(session, maker, visibility=kind) for kind in Visibility}
    viewers = {"stranger": viewer_of(stranger), "follower": viewer_of(follower), "owner": viewer_of(maker)}
    return maker, posts, viewers | {"anonymous": None}


@pytest.mark.parametrize("who", OPENS)
class TestVisibility:
    def test_opens_what_is_theirs_to_open(self, session: Session, scene, who: str) -> None:  # type: ignore[no-untyped-def]
        _, posts, viewers = scene
        opened = set()
        for kind, post in posts.items():
            try:
                opened.add(feed.get_card(session, viewer=viewers[who], post_id=post.id).visibility)
            except NotFound:
                assert kind not in OPENS[who]
        assert opened == OPENS[who]

    def test_meets_what_is_theirs_to_meet_in_the_feed_and_on_the_profile(self, session, scene, who) -> None:  # type: ignore[no-untyped-def]
        maker, _, viewers = scene
        cards = feed.list_feed(session, viewer=viewers[who]).items
        tiles = feed.list_profile(session, viewer=viewers[who], handle=maker.handle).items
        assert {card.visibility for card in cards} == MEETS[who]
        assert {tile.visibility for tile in tiles} == MEETS[who]
        assert feed.get_profile(session, viewer=viewers[who], handle=maker.handle).posts == len(MEETS[who])


class TestListFeed:
    def test_pages_through_everything_once_newest_first_while_new_posts_arrive(self, session: Session, clock) -> None:  # type: ignore[no-untyped-def]
        maker = create_user(session)
        made = []
        for _ in range(23):
            made.append(str(create_post(session, maker).id))
            clock.advance(seconds=0 if len(made) % 3 else 1)
        seen: list[str] = []
        page = feed.list_feed(session, viewer=None)
        while True:
            seen += [card.id for card in page.items]
            create_post(session, maker, created_at=clock.now + timedelta(minutes=1))
            if not page.next:
                break
            page = feed.list_feed(session, viewer=None, cursor=page.next)
        assert len(seen) == len(set(seen)) == 23
        assert set(seen) == set(made)

    def test_following_holds_only_people_one_follows(self, session: Session) -> None:
        friend, other, viewer = (create_user(session) for _ in range(3))
        create_follow(session, viewer, friend)
        mine = create_post(session, friend)
        create_post(session, other)
        cards = feed.list_feed(session, viewer=viewer_of(viewer), following_only=True).items
        assert [card.id for card in cards] == [str(mine.id)]
        assert feed.list_feed(session, viewer=None, following_only=True).items == []

    def test_a_card_says_what_the_viewer_did_and_keeps_a_private_prompt(self, session: Session) -> None:
        maker, ann, ben = (create_user(session) for _ in range(3))
        post = create_post(session, maker, is_prompt_public=False)
        create_like(session, ann, post)
        create_follow(session, ann, maker)
        hers = feed.list_feed(session, viewer=viewer_of(ann)).items[0]
        his = feed.list_feed(session, viewer=viewer_of(ben)).items[0]
        own = feed.list_feed(session, viewer=viewer_of(maker)).items[0]
        assert (hers.is_liked, hers.is_following, his.is_liked, his.is_following) == (True, True, False, False)
        assert (hers.prompt, own.prompt, own.is_mine) == ("", "a red fox trots through fresh snow", True)

    def test_a_torn_cursor_is_said_kindly(self, session: Session) -> None:
        with pytest.raises(Invalid):
            feed.list_feed(session, viewer=None, cursor="nonsense")

    def test_asks_the_database_as_often_for_one_card_as_for_ten(self, session: Session) -> None:
        viewer, asked = viewer_of(create_user(session)), []
        event.listen(session.get_bind(), "before_cursor_execute", lambda *args: asked.append(args[2]))
        counts = []
        for _ in range(2):
            create_post(session)
            asked.clear()
            feed.list_feed(session, viewer=viewer)
            counts.append(len(asked))
            for _ in range(9):
                create_post(session)
        assert counts[0] == counts[1] <= 6


class TestScrim:
    @pytest.mark.parametrize("luminance", [0.0, 0.1, 0.2, 0.5, 0.8, 1.0])
    def test_white_text_reads_over_any_picture(self, luminance: float) -> None:
        kept = 1 - feed._scrim(luminance) / 100
        assert 1.05 / (luminance * kept**2.2 + 0.05) >= 5.7

    def test_a_dark_picture_is_left_alone(self) -> None:
        assert feed._scrim(0.1) == 0


class TestPlans:
    """What a large instance lives by: a page is read off an index, in order, and what lies behind it is not touched."""

    @pytest.mark.parametrize("is_signed_in", [True, False])
    @pytest.mark.parametrize("cursor", ["", encode_cursor(clock.now(), UUID(int=7))])
    def test_the_feed_is_never_sorted(self, session: Session, is_signed_in: bool, cursor: str) -> None:
        if session.get_bind().dialect.name != "sqlite":
            pytest.skip("EXPLAIN QUERY PLAN is SQLite's")
        seen: list[tuple[str, object]] = []

        def note(_connection: object, _cursor: object, statement: str, values: object, *_rest: object) -> None:
            seen.append((statement, values))

        viewer = viewer_of(create_user(session)) if is_signed_in else None
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", note)
        feed.list_feed(session, viewer=viewer, cursor=cursor)
        event.remove(connection, "before_cursor_execute", note)
        statement, values = next(one for one in seen if "FROM posts" in one[0])
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
        assert not any("TEMP B-TREE" in step or "MULTI-INDEX" in step for step in plan), plan
