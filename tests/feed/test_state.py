"""What a tab may do through the feed's handlers, with a cookie, without one, and with arguments it makes up."""

from typing import Any, TypeVar

import pytest
import reflex as rx
from reflex.istate.data import HeaderData
from sqlmodel import select

from sora_reflex.accounts.cookies import SESSION_COOKIE
from sora_reflex.accounts.tokens import hash_token
from sora_reflex.core import clock, db
from sora_reflex.core.ids import parse
from sora_reflex.feed.state import MOST_ANSWERS, REFUSED, ActState, FeedState, PostState, ProfileState
from sora_reflex.feed.state.live import LiveState
from sora_reflex.models import Follow, Like, Post, SignIn, User, Visibility
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from tests.factories import create_post, create_sign_in, create_user

S = TypeVar("S", bound=rx.State)


class Tab:
    """A browser tab without a browser: its states, its cookie and its address."""

    def __init__(self, token: str = "", path: str = "/") -> None:
        self.root = rx.State(_reflex_internal_init=True)  # type: ignore[call-arg]
        data = {
            "headers": {"cookie": f"{SESSION_COOKIE}={token}", "origin": "http://here.test"},
            "pathname": path,
            "asPath": path,
        }
        self.root.router = rx.state.RouterData.from_router_data(data)  # type: ignore[attr-defined]
        self.root.rx_router_headers = HeaderData.from_router_data(data)  # type: ignore[attr-defined]

    def state(self, kind: type[S]) -> S:
        return self.root.get_substate(kind.get_full_name().split("."))  # type: ignore[return-value]

    async def press(self, kind: type[rx.State], name: str, *arguments: Any) -> Any:
        return await getattr(kind, name).fn(self.state(kind), *arguments)


@pytest.fixture
def scene(database: str) -> dict[str, str]:
    """A maker with a post, and somebody else who is signed in."""
    with db.unit_of_work() as session:
        maker, viewer = create_user(session, handle="mira"), create_user(session, handle="juno")
        post = create_post(session, maker, caption="A lantern")
        hidden = create_post(session, maker, visibility=Visibility.PRIVATE)
        create_sign_in(session, viewer, token_hash=hash_token("viewer-secret"))
        create_sign_in(session, maker, token_hash=hash_token("maker-secret"))
        return {"post": str(post.id), "hidden": str(hidden.id)}


def like_count(post_id: str) -> int:
    with db.reading() as session:
        return session.get_one(Post, parse(post_id)).like_count


class TestLike:
    async def test_counts_once_however_often_the_wish_arrives(self, scene):
        tab = Tab("viewer-secret")
        for _ in range(3):
            await tab.press(ActState, "like", scene["post"], True)
        assert like_count(scene["post"]) == 1
        answer = tab.state(ActState).liked[scene["post"]]
        assert (answer["liked"], answer["count"]) == (True, 1)
        assert answer["n"] == 3

    async def test_steps_back_and_says_why_when_the_post_is_not_theirs_to_see(self, scene):
        tab = Tab("viewer-secret")
        await tab.press(ActState, "like", scene["hidden"], True)
        assert tab.state(ActState).liked[scene["hidden"]]["count"] == REFUSED
        assert tab.state(ShellState).notice_text
        with db.reading() as session:
            assert not session.exec(select(Like)).all()

    @pytest.mark.parametrize("made_up", ["", "not-an-id", "' or 1=1"])
    async def test_an_id_that_is_none_is_refused_quietly(self, scene, made_up):
        tab = Tab("viewer-secret")
        await tab.press(ActState, "like", made_up, True)
        assert tab.state(ActState).liked[made_up]["count"] == REFUSED

    async def test_without_a_cookie_leads_to_sign_in_and_changes_nothing(self, scene):
        assert await Tab().press(ActState, "like", scene["post"], True) is not None
        assert await Tab("made-up").press(ActState, "like", scene["post"], True) is not None
        assert like_count(scene["post"]) == 0


class TestFollow:
    async def test_follows_and_stops(self, scene):
        tab = Tab("viewer-secret")
        await tab.press(ActState, "follow", "mira", True)
        assert tab.state(ActState).followed["mira"]["count"] == 1
        await tab.press(ActState, "follow", "mira", False)
        assert tab.state(ActState).followed["mira"]["count"] == 0
        with db.reading() as session:
            assert not session.exec(select(Follow)).all()

    async def test_nobody_follows_themselves(self, scene):
        tab = Tab("viewer-secret")
        await tab.press(ActState, "follow", "juno", True)
        assert tab.state(ActState).followed["juno"]["count"] == REFUSED


class TestFeed:
    async def test_shows_what_may_be_met_and_no_more(self, scene):
        for token in ("", "viewer-secret"):
            tab = Tab(token)
            await tab.press(FeedState, "load")
            assert [card.id for card in tab.state(FeedState).cards] == [scene["post"]]
            assert tab.state(FeedState).status == "ready"

    async def test_goes_on_to_the_end_once(self, database):
        with db.unit_of_work() as session:
            maker = create_user(session)
            made = {str(create_post(session, maker).id) for _ in range(13)}
        tab = Tab()
        await tab.press(FeedState, "load")
        for _ in range(4):
            await tab.press(FeedState, "load_more")
        shown = [card.id for card in tab.state(FeedState).cards]
        assert set(shown) == made
        assert len(shown) == 13
        assert not tab.state(FeedState).has_more

    async def test_following_is_empty_until_somebody_is_followed(self, scene):
        tab = Tab("viewer-secret")
        await tab.press(FeedState, "load_following")
        assert tab.state(FeedState).cards == []
        await tab.press(ActState, "follow", "mira", True)
        await tab.press(FeedState, "load_following")
        assert [card.id for card in tab.state(FeedState).cards] == [scene["post"]]


class TestPost:
    async def test_missing_and_forbidden_look_the_same(self, scene):
        seen = []
        for path in (f"/p/{scene['hidden']}", "/p/00000000-0000-0000-0000-000000000000", "/p/nothing"):
            tab = Tab("viewer-secret", path)
            await tab.press(PostState, "load")
            seen.append((tab.state(PostState).status, tab.state(PostState).title, tab.state(PostState).cards))
        assert seen[0] == seen[1] == seen[2]
        assert seen[0][0] == "missing"

    async def test_what_is_hidden_leaves_an_open_page_and_comes_back_when_it_is_restored(self, scene):
        tab = Tab("viewer-secret", f"/p/{scene['post']}")
        await tab.press(PostState, "load")
        for hidden_at, expected in ((clock.now(), "missing"), (None, "ready")):
            with db.unit_of_work() as session:
                session.get_one(Post, parse(scene["post"])).hidden_at = hidden_at
            await tab.state(LiveState)._look(await tab.state(ViewerState)._viewer())
            assert tab.state(PostState).status == expected
        assert [card.caption for card in tab.state(PostState).cards] == ["A lantern"]

    async def test_its_maker_opens_and_edits_it(self, scene):
        tab = Tab("maker-secret", f"/p/{scene['hidden']}")
        await tab.press(PostState, "load")
        await tab.press(ActState, "edit", scene["hidden"], "Now for all", "public", False, True)
        [card] = tab.state(PostState).cards
        assert (card.caption, card.visibility, card.is_prompt_public) == ("Now for all", "public", False)

    async def test_nobody_else_edits_or_deletes_it(self, scene):
        tab = Tab("viewer-secret")
        await tab.press(ActState, "edit", scene["post"], "Mine now", "public", True, True)
        await tab.press(ActState, "delete", scene["post"])
        with db.reading() as session:
            post = session.get_one(Post, parse(scene["post"]))
        assert post.caption == "A lantern"
        assert post.deleted_at is None

    async def test_a_visibility_that_is_none_changes_nothing(self, scene):
        tab = Tab("maker-secret")
        await tab.press(ActState, "edit", scene["post"], "Anything", "everyone!", True, True)
        with db.reading() as session:
            assert session.get_one(Post, parse(scene["post"])).caption == "A lantern"

    async def test_deleting_takes_it_out_of_the_feed_at_once(self, scene):
        tab = Tab("maker-secret")
        await tab.press(FeedState, "load")
        await tab.press(ActState, "delete", scene["post"])
        assert scene["post"] not in [card.id for card in tab.state(FeedState).cards]


class TestProfile:
    async def test_shows_a_person_with_what_the_viewer_may_meet(self, scene):
        tab = Tab("viewer-secret", "/@Mira")
        await tab.press(ProfileState, "load")
        profile = tab.state(ProfileState)
        assert profile.header.person.handle == "mira"
        assert [tile.id for tile in profile.tiles] == [scene["post"]]
        assert not profile.header.is_me

    @pytest.mark.parametrize(("path", "status"), [("/@nobody", "missing"), ("/nobody", "nowhere")])
    async def test_says_when_there_is_nobody(self, database, path, status):
        tab = Tab("", path)
        await tab.press(ProfileState, "load")
        assert tab.state(ProfileState).status == status


async def test_a_revoked_sign_in_acts_at_once(scene):
    tab = Tab("viewer-secret")
    await tab.press(ActState, "like", scene["post"], True)
    with db.unit_of_work() as session:
        juno = session.exec(select(User).where(User.handle == "juno")).one()
        for sign_in in session.exec(select(SignIn).where(SignIn.user_id == juno.id)):
            session.delete(sign_in)
    assert await tab.press(ActState, "like", scene["post"], False) is not None
    assert like_count(scene["post"]) == 1


class TestAnswers:
    async def test_only_the_latest_are_kept(self, scene):
        tab = Tab("viewer-secret")
        await tab.press(ActState, "like", scene["post"], True)
        for number in range(MOST_ANSWERS):
            await tab.press(ActState, "like", f"made-up-{number}", True)
        liked = tab.state(ActState).liked
        assert len(liked) == MOST_ANSWERS
        assert scene["post"] not in liked
        assert f"made-up-{MOST_ANSWERS - 1}" in liked
