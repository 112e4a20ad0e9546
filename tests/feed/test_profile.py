"""Somebody's page: what they say of themselves, what they pinned, and figures that equal the rows."""

import pytest
from sqlmodel import Session

from sora_reflex.accounts import service as accounts
from sora_reflex.core.errors import Conflict, Invalid, NotFound
from sora_reflex.feed import queries as feed
from sora_reflex.models import Post, User, Visibility
from sora_reflex.social import service as social
from sora_reflex.studio import service as studio
from tests.conftest import HeldClock
from tests.factories import create_follow, create_like, create_post, create_user, viewer_of


@pytest.fixture
def ann(session: Session) -> User:
    return create_user(session, handle="ann")


def remix(session: Session, of: Post, by: User, **over: object) -> Post:
    """A post of theirs that was made from another's."""
    return create_post(session, by, parent_id=of.id, root_id=of.root_id or of.id, **over)


class TestWords:
    def test_are_cleaned_and_shown_to_everybody(self, session: Session, ann: User) -> None:
        accounts.change_profile(
            session, viewer=viewer_of(ann), display_name=" Ann  Ode ", bio="slow water\n\n\n\ndry jokes",
            pronouns=" she / her ", links=["ann.example/films/", "", "https://münchen.example", "ann.example/films"],
        )  # fmt: skip
        for viewer in (None, viewer_of(create_user(session)), viewer_of(ann)):
            shown = feed.get_profile(session, viewer=viewer, handle="ann")
            assert (shown.person.display_name, shown.pronouns) == ("Ann Ode", "she / her")
            assert shown.links == ["https://ann.example/films", "https://xn--mnchen-3ya.example"]
        assert feed.get_own_profile(session, viewer=viewer_of(ann)).links == shown.links

    @pytest.mark.parametrize(
        "link",
        ["http://ann.example", "javascript:alert(1)//x.y", "https://bank.example@evil.example", "https://localhost",
         "https://ann.example:8080", "https://a b.example", "ftp://a.example", "https://[::1",
         "x.example/" + "y" * 200],
    )  # fmt: skip
    def test_only_whole_https_addresses_are_linked(self, session: Session, ann: User, link: str) -> None:
        with pytest.raises(Invalid, match="https"):
            accounts.change_profile(session, viewer=viewer_of(ann), display_name="Ann", bio="", links=[link])

    def test_four_links_and_thirty_characters_at_most(self, session: Session, ann: User) -> None:
        five = [f"https://{n}.example" for n in range(5)]
        with pytest.raises(Invalid, match="https"):
            accounts.change_profile(session, viewer=viewer_of(ann), display_name="Ann", bio="", links=five)
        with pytest.raises(Invalid, match="Pronouns"):
            accounts.change_profile(session, viewer=viewer_of(ann), display_name="Ann", bio="", pronouns="x" * 31)


class TestPins:
    def test_three_stand_first_the_newest_pin_before_the_others(
        self, session: Session, ann: User, clock: HeldClock
    ) -> None:
        posts = []
        for _ in range(5):
            posts.append(create_post(session, ann))
            clock.advance(minutes=1)
        for number in (3, 0, 2, 3):
            studio.set_pinned(session, viewer=viewer_of(ann), post_id=posts[number].id, pinned=True)
            clock.advance(minutes=1)
        with pytest.raises(Conflict, match="pinned 3"):
            studio.set_pinned(session, viewer=viewer_of(ann), post_id=posts[1].id, pinned=True)
        tiles = feed.list_profile(session, viewer=None, handle="ann").items
        assert [tile.id for tile in tiles] == [str(posts[n].id) for n in (3, 2, 0, 4, 1)]
        assert [tile.is_pinned for tile in tiles] == [True, True, True, False, False]
        studio.set_pinned(session, viewer=viewer_of(ann), post_id=posts[2].id, pinned=False)
        studio.set_pinned(session, viewer=viewer_of(ann), post_id=posts[1].id, pinned=True)
        assert feed.list_profile(session, viewer=None, handle="ann").items[0].id == str(posts[1].id)

    def test_are_as_visible_as_they_were(self, session: Session, ann: User) -> None:
        post = create_post(session, ann, visibility=Visibility.FOLLOWERS)
        studio.set_pinned(session, viewer=viewer_of(ann), post_id=post.id, pinned=True)
        follower, stranger = create_user(session), create_user(session)
        create_follow(session, follower, ann)
        seen = [feed.list_profile(session, viewer=viewer_of(who), handle="ann").items for who in (follower, stranger)]
        assert [len(tiles) for tiles in seen] == [1, 0]

    def test_are_ones_own_alone(self, session: Session, ann: User) -> None:
        with pytest.raises(NotFound):
            studio.set_pinned(
                session, viewer=viewer_of(create_user(session)), post_id=create_post(session, ann).id, pinned=True
            )


def test_figures_equal_the_rows(session: Session, ann: User) -> None:
    ben, cleo = create_user(session, handle="ben"), create_user(session, handle="cleo")
    post, gone = create_post(session, ann), create_post(session, ann)
    for who in (ben, cleo):
        create_follow(session, who, ann)
        social.set_liked(session, viewer=viewer_of(who), post_id=post.id, liked=True)
    create_follow(session, ann, ben)
    remixes = [remix(session, post, ben), remix(session, post, cleo), remix(session, gone, ben)]
    remix(session, post, ann)
    remix(session, post, cleo, visibility=Visibility.PRIVATE)
    studio.delete_post(session, viewer=viewer_of(ben), post_id=remixes[2].id)
    shown = feed.get_profile(session, viewer=None, handle="ann")
    assert (shown.posts, shown.followers, shown.following, shown.likes, shown.remixed) == (3, 2, 1, 2, 2)
    social.set_blocked(session, viewer=viewer_of(cleo), handle="ann", blocked=True)
    shown = feed.get_profile(session, viewer=viewer_of(ann), handle="ann")
    assert (shown.followers, shown.following, shown.remixed) == (1, 1, 1)


def test_the_tab_of_remixes_has_what_they_made_of_others_clips(session: Session, ann: User) -> None:
    create_post(session, ann)
    theirs = remix(session, create_post(session), ann)
    create_like(session, ann, theirs)
    assert [tile.id for tile in feed.list_remixes_by(session, viewer=None, handle="ann").items] == [str(theirs.id)]
