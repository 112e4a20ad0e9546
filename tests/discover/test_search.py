"""Search finds what is the viewer's to find, however it is spelt, and nothing else."""

from uuid import UUID

import pytest
from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock as core_clock
from sora_reflex.core import db
from sora_reflex.core.errors import Invalid
from sora_reflex.discover import learning, matching, queries
from sora_reflex.discover.schemas import Filters
from sora_reflex.models import Block, Post, User, Visibility, Way
from sora_reflex.social.service import keep_tags
from sora_reflex.studio import service as studio
from tests.conftest import HeldClock
from tests.factories import (
    create_follow,
    create_generation,
    create_like,
    create_post,
    create_user,
    create_video,
    viewer_of,
)


def clip(session: Session, caption: str, author: User | None = None, *, prompt: str = "", **over: object) -> str:
    """A post that was made from this prompt; gives its id."""
    author = author or create_user(session)
    of_video = {name: over.pop(name) for name in ("seconds", "engine") if name in over}
    way = over.pop("way", Way.PROMPT)
    generation = create_generation(session, author, prompt=prompt or "something", title="", way=way)
    video = create_video(session, author, generation_id=generation.id, **of_video)
    post = create_post(session, author, video, caption=caption, **over)
    keep_tags(session, post)
    return str(post.id)


def found(session: Session, text: str, viewer: Viewer | None = None, **filters: object) -> list[str]:
    page = queries.search_clips(session, viewer=viewer, text=text, filters=Filters(**filters))  # type: ignore[arg-type]
    return [tile.id for tile in page.tiles]


def people(session: Session, text: str, viewer: Viewer | None = None) -> list[str]:
    return [row.person.handle for row in queries.search_people(session, viewer=viewer, text=text).items]


def test_a_clip_is_found_by_caption_and_by_prompt_and_while_a_word_is_typed(session: Session) -> None:
    one, other = clip(session, "The lighthouse sleeps"), clip(session, "Night", prompt="a lighthouse in the fog")
    clip(session, "A bakery at dawn")
    assert found(session, "lighthouse") == [one, other]
    assert found(session, "light") == [one, other]
    assert found(session, "fog lightho") == [other]
    assert found(session, "lighthouses") == [one, other]
    assert found(session, "café") == found(session, "-- '\" * ( OR") == found(session, "") == []


def test_the_best_match_is_found_however_much_is_newer(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "MOST", 2)
    best = clip(session, "Lighthouse")
    for _ in range(4):
        clip(
            session, "Nothing else to say about a long evening by the sea", prompt="a boat near the lighthouse, at rest"
        )
    assert found(session, "lighthouse")[0] == best


def test_a_prompt_that_is_kept_private_finds_nothing_from_that_moment_on(session: Session) -> None:
    author = create_user(session)
    post = create_post(session, author, caption="Hush")
    viewer = viewer_of(author)
    assert found(session, "trots") == [str(post.id)]
    studio.edit_post(
        session, viewer=viewer, post_id=post.id, caption="Hush", visibility=post.visibility, is_prompt_public=False
    )
    assert found(session, "trots") == []
    studio.delete_post(session, viewer=viewer, post_id=post.id)
    assert found(session, "hush", viewer) == []


@pytest.mark.parametrize("kind", [Visibility.FOLLOWERS, Visibility.UNLISTED, Visibility.PRIVATE])
def test_what_is_not_for_everybody_is_found_by_whom_it_is_for(session: Session, kind: Visibility) -> None:
    author, follower, stranger = (create_user(session) for _ in range(3))
    create_follow(session, follower, author)
    id = clip(session, "A quiet harbour #harbour", author, visibility=kind)
    assert found(session, "harbour", viewer_of(author)) == [id]
    assert found(session, "harbour", viewer_of(follower)) == ([id] if kind is Visibility.FOLLOWERS else [])
    assert found(session, "harbour", viewer_of(stranger)) == found(session, "harbour") == []
    assert queries.search_tags(session, viewer=viewer_of(stranger), text="#harb") == []
    assert [tag.count for tag in queries.search_tags(session, viewer=viewer_of(author), text="harb")] == [1]


def test_neither_side_of_a_block_finds_the_other(session: Session) -> None:
    one, other, third = create_user(session, handle="ada_l"), create_user(session, handle="ben"), create_user(session)
    clip(session, "Ada was here #trace", one)
    assert people(session, "ada", viewer_of(other)) == ["ada_l"]
    session.add(Block(blocker_id=other.id, blocked_id=one.id, created_at=core_clock.now()))
    session.flush()
    assert people(session, "ada", viewer_of(other)) == found(session, "trace", viewer_of(other)) == []
    assert people(session, "ben", viewer_of(one)) == []
    assert people(session, "ada", viewer_of(third)) == ["ada_l"]
    assert queries.search_tags(session, viewer=viewer_of(other), text="trace") == []


def test_people_are_found_by_parts_of_handle_and_name_the_very_handle_first(session: Session) -> None:
    create_user(session, handle="mira.sol", display_name="Mira Solberg")
    create_user(session, handle="sol", display_name="Zed")
    assert people(session, "solb") == ["mira.sol"]
    assert people(session, "@sol") == ["sol", "mira.sol"]
    assert people(session, "mira") == people(session, "mira.s") == ["mira.sol"]
    create_user(session, handle="sol2", display_name="Sol", deleted_at=core_clock.now())
    assert people(session, "sol2") == []


def test_filters_narrow_by_length_engine_age_and_remixes(session: Session) -> None:
    short = clip(session, "sea", seconds=4.0)
    long = clip(session, "sea", seconds=12.0, engine="diffusers")
    remix = clip(session, "sea", way=Way.REMIX)
    assert set(found(session, "sea")) == {short, long, remix}
    assert found(session, "sea", length="long") == found(session, "sea", engine="diffusers") == [long]
    assert set(found(session, "sea", without_remixes=True)) == {short, long}
    assert set(found(session, "sea", age="day", length="no such")) == {short, long, remix}


def test_pages_go_on_without_a_gap_and_cost_the_same(session: Session) -> None:
    author = create_user(session)
    made = {clip(session, f"wave {n}", author) for n in range(queries.PAGE + 3)}
    first = queries.search_clips(session, viewer=None, text="wave")
    rest = queries.search_clips(session, viewer=None, text="wave", cursor=first.next)
    assert {tile.id for tile in first.tiles} | {tile.id for tile in rest.tiles} == made
    assert len(first.tiles) == queries.PAGE
    assert len(rest.tiles) == 3
    assert rest.next == ""
    with pytest.raises(Invalid):
        queries.search_clips(session, viewer=None, text="wave", cursor="nonsense")


@pytest.fixture
def learnt(database: str) -> dict[str, str]:
    """An instance whose default worker has read everything: name -> id."""
    with db.unit_of_work() as session:
        owner = create_user(session, handle="binod", display_name="Binod Rai")
        made = {
            "train": clip(session, "The last train of the night", owner, prompt="a train at a platform"),
            "cat": clip(session, "She hates rain", owner, prompt="a cat on a windowsill"),
            "private": clip(session, "Umbrellaphant", owner, visibility=Visibility.PRIVATE),
        }
    assert learning.learn() >= 4
    assert learning.learn() == 0
    return made


def test_typos_are_forgiven_and_said_but_not_where_only_hidden_things_would_be_found(learnt: dict[str, str]) -> None:
    with db.reading() as session:
        page = queries.search_clips(session, viewer=None, text="trian nigth")
        assert [tile.id for tile in page.tiles] == [learnt["train"]]
        assert page.read_as == "train night"
        assert people(session, "bniod") == people(session, "binot") == ["binod"]
        sounds = queries.search_sounds(session, viewer=None, text="trian nigth").items
        assert [row.id for row in sounds] == [learnt["train"]]
        hidden = queries.search_clips(session, viewer=None, text="umbrelaphant")
        assert (hidden.tiles, hidden.read_as) == ([], "")


def test_a_clip_is_found_by_what_it_means_until_that_changes(learnt: dict[str, str]) -> None:
    with db.reading() as session:
        assert found(session, "railway")[0] == learnt["train"]
        assert found(session, "kitten")[0] == learnt["cat"]
        assert found(session, "gxqzv blorp") == []
    with db.unit_of_work() as session:
        post = session.get_one(Post, UUID(learnt["train"]))
        studio.edit_post(
            session,
            viewer=viewer_of(session.get_one(User, post.author_id)),
            post_id=post.id,
            caption="Pancakes",
            visibility=Visibility.PUBLIC,
            is_prompt_public=False,
        )
        assert found(session, "railway") == []
    learning.learn()
    with db.reading() as session:
        assert found(session, "breakfast")[0] == learnt["train"]


def test_a_post_has_the_tags_of_its_caption_and_loses_those_that_are_taken_out(session: Session) -> None:
    author = create_user(session)
    post = create_post(session, author, caption="#Rain and #rain_2 but not #1, a#b or me&#x")
    keep_tags(session, post)
    assert [(row.tag, row.count) for row in queries.list_trending(session, viewer=None)] == [("rain", 1), ("rain_2", 1)]
    studio.edit_post(
        session,
        viewer=viewer_of(author),
        post_id=post.id,
        caption="Only #sun",
        visibility=Visibility.PUBLIC,
        is_prompt_public=True,
    )
    assert [tile.id for tile in queries.list_tag(session, viewer=None, tag="SUN").items] == [str(post.id)]
    assert queries.list_tag(session, viewer=None, tag="rain").items == []


def test_leaderboards_count_the_rows_of_their_window(session: Session, clock: HeldClock) -> None:
    old, new, fan = create_post(session), create_post(session), create_user(session)
    create_like(session, fan, old)
    create_like(session, create_user(session), old)
    clock.advance(days=3)
    create_like(session, fan, new)
    week = queries.list_rising(session, viewer=None, window="week")
    assert [(row.tile.id, row.count) for row in week] == [(str(old.id), 2), (str(new.id), 1)]
    day = queries.list_rising(session, viewer=None, window="day")
    assert [(row.tile.id, row.count) for row in day] == [(str(new.id), 1)]
    create_follow(session, fan, session.get_one(User, new.author_id))
    led = queries.list_most_followed(session, viewer=None, window="day")
    assert [(row.row.person.handle, row.count) for row in led] == [(session.get_one(User, new.author_id).handle, 1)]
