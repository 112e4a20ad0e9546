"""The sheet, the progress and the drafts as a browser reaches them: handlers with arguments of anybody's choosing."""

import json
from uuid import uuid4

import pytest
from sqlmodel import col, select, update

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, db
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation, GenerationStatus, Post, Video
from sora_reflex.studio.state import ComposerState, DraftsState, ProgressState
from tests.accounts.people import join
from tests.factories import create_generation, create_user, create_video
from tests.tab import Tab, goes_to

KEY = "a key that travels with the sheet"
SHEET = (10, "portrait", "")
"""Length, shape and seed as the sheet sends them."""


@pytest.fixture
def token(database: str) -> str:
    """The cookie's secret of somebody new."""
    with db.unit_of_work() as session:
        return join(session, "juno")


@pytest.fixture
def tab(token: str) -> Tab:
    return Tab(token=token, address="/drafts")


def made() -> list[Generation]:
    with db.reading() as session:
        return list(session.exec(select(Generation)).all())


def viewer_in(tab: Tab) -> Viewer:
    from sora_reflex.accounts import queries

    with db.reading() as session:
        viewer = queries.find_viewer(session, tab.token)
    assert viewer is not None
    return viewer


def give_draft(owner_id: object = None) -> Video:
    """A finished clip of that person, or of somebody else."""
    from sora_reflex.models import User

    with db.unit_of_work() as session:
        owner = session.get(User, owner_id) if owner_id else create_user(session)
        return create_video(session, owner)


class TestComposer:
    async def test_the_same_sheet_sent_twice_makes_one_clip(self, tab: Tab) -> None:
        await tab.send(ComposerState.open, {})
        for _ in range(2):
            await tab.send(ComposerState.send, "a lighthouse at dusk", KEY, *SHEET)
        assert [one.prompt for one in made()] == ["a lighthouse at dusk"]

    async def test_a_replayed_sheet_in_a_new_tab_makes_no_second_clip(self, tab: Tab) -> None:
        await tab.send(ComposerState.send, "a lighthouse at dusk", KEY, *SHEET)
        await Tab(token=tab.token).send(ComposerState.send, "a lighthouse at dusk", KEY, *SHEET)
        assert len(made()) == 1

    async def test_a_sheet_sent_to_a_restarted_server_keeps_its_choices(self, tab: Tab) -> None:
        await tab.send(ComposerState.send, "a lighthouse at dusk", KEY, 15, "square", "77")
        (one,) = made()
        assert (one.seconds, one.shape, one.seed, one.turns) == (15, "square", 77, 2)

    @pytest.mark.parametrize(("seconds", "shape"), [(3600, "portrait"), (10, "triangle")])
    async def test_a_sheet_with_made_up_choices_is_refused(self, tab: Tab, seconds: int, shape: str) -> None:
        await tab.send(ComposerState.send, "a lighthouse at dusk", KEY, seconds, shape, "")
        assert tab.state(ComposerState).error
        assert not made()

    async def test_each_opening_after_a_sending_has_a_key_of_its_own(self, tab: Tab) -> None:
        await tab.send(ComposerState.open, {})
        first = tab.state(ComposerState).request_key
        await tab.send(ComposerState.close)
        await tab.send(ComposerState.open, {})
        assert tab.state(ComposerState).request_key == first
        await tab.send(ComposerState.send, "a lighthouse at dusk", first, *SHEET)
        await tab.send(ComposerState.open, {})
        assert tab.state(ComposerState).request_key not in ("", first)

    @pytest.mark.parametrize(("prompt", "seed"), [("  ", ""), ("x" * 2001, ""), ("a heron", "no number")])
    async def test_a_refused_sheet_opens_again_with_its_words(self, tab: Tab, prompt: str, seed: str) -> None:
        await tab.send(ComposerState.open, {})
        await tab.send(ComposerState.close)
        await tab.send(ComposerState.send, prompt, KEY, 10, "portrait", seed)
        sheet = tab.state(ComposerState)
        assert (sheet.is_open, sheet.prompt) == (True, prompt)
        assert sheet.error
        assert not made()

    async def test_a_key_that_no_sheet_has_is_refused_in_words(self, tab: Tab) -> None:
        await tab.send(ComposerState.send, "a heron", "short", *SHEET)
        assert "stale" in tab.state(ComposerState).error
        assert tab.state(ComposerState).prompt == "a heron"
        assert not made()

    async def test_spent_turns_are_said_and_the_words_stay(self, tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SORA_DAILY_QUOTA", "1")
        get_settings.cache_clear()
        await tab.send(ComposerState.send, "the first", KEY, *SHEET)
        await tab.send(ComposerState.send, "the second", f"{KEY} again", *SHEET)
        sheet = tab.state(ComposerState)
        assert (sheet.prompt, sheet.quota.left, sheet.is_spent) == ("the second", 0, True)
        assert [one.prompt for one in made()] == ["the first"]

    async def test_only_lengths_and_shapes_that_exist_are_taken(self, tab: Tab) -> None:
        for handler, value in (
            (ComposerState.choose_seconds, 3600),
            (ComposerState.choose_seconds, "10; drop table"),
            (ComposerState.choose_shape, "hexagon"),
        ):
            await tab.send(handler, value)
        sheet = tab.state(ComposerState)
        assert (sheet.seconds, sheet.shape) == (10, "portrait")

    async def test_the_meter_has_a_cell_for_each_turn(self, tab: Tab) -> None:
        await tab.send(ComposerState.open, {})
        await tab.send(ComposerState.choose_seconds, 15)
        assert tab.state(ComposerState).cells == ["free"] * 28 + ["now"] * 2

    async def test_nobody_who_is_not_signed_in_makes_anything(self, database: str) -> None:
        stranger = Tab()
        assert goes_to(await stranger.send(ComposerState.open, {})) == "/sign-in"
        assert goes_to(await stranger.send(ComposerState.send, "a heron", KEY, *SHEET)) == "/sign-in"
        assert not made()


class TestProgress:
    async def test_cancelling_anothers_clip_leaves_it_alone(self, tab: Tab) -> None:
        with db.unit_of_work() as session:
            theirs = create_generation(session)
        await tab.send(ProgressState.cancel, str(theirs.id))
        await tab.send(ProgressState.cancel, "no id at all")
        assert tab.state(ProgressState).error
        assert [one.status for one in made()] == [GenerationStatus.QUEUED]

    async def test_cancelling_ones_own_ends_it(self, tab: Tab) -> None:
        await tab.send(ComposerState.send, "a heron", KEY, *SHEET)
        await tab.send(ProgressState.cancel, str(made()[0].id))
        assert [one.status for one in made()] == [GenerationStatus.CANCELLED]


class TestDrafts:
    async def test_the_list_holds_ones_own_alone(self, tab: Tab) -> None:
        give_draft()
        mine = give_draft(viewer_in(tab).id)
        await tab.send(DraftsState.load)
        assert [draft.id for draft in tab.state(DraftsState).drafts] == [str(mine.id)]

    async def test_anothers_draft_looks_as_if_it_were_not_there(self, tab: Tab) -> None:
        answers = []
        for id in (give_draft().id, uuid4(), "no id"):
            tab.visit(f"/drafts/{id}")
            await tab.send(DraftsState.load_one)
            drafts = tab.state(DraftsState)
            answers.append((drafts.current, drafts.is_missing, drafts.error))
        assert answers == [(None, True, "")] * 3

    async def test_opening_takes_the_new_mark_off(self, tab: Tab) -> None:
        video = give_draft(viewer_in(tab).id)
        tab.visit(f"/drafts/{video.id}")
        await tab.send(DraftsState.load_one)
        with db.reading() as session:
            assert session.get_one(Video, video.id).seen_at is not None

    async def test_posting_twice_is_one_post(self, tab: Tab) -> None:
        video = give_draft(viewer_in(tab).id)
        tab.visit(f"/drafts/{video.id}")
        for _ in range(2):
            await tab.send(DraftsState.load_one)
            answer = await tab.send(DraftsState.post, "A caption", str(video.id), "public", True, True)
        with db.reading() as session:
            posts = session.exec(select(Post).where(col(Post.video_id) == video.id)).all()
        assert [goes_to(answer)] == [f"/p/{post.id}" for post in posts]

    @pytest.mark.parametrize(
        ("known", "sent", "kept"),
        [
            ("public", "private", "private"),
            ("followers", "public", "followers"),
            ("unlisted", "followers", "followers"),
        ],
    )
    async def test_a_restarted_server_shows_it_to_no_more_people_than_chosen(
        self, tab: Tab, known: str, sent: str, kept: str
    ) -> None:
        video = give_draft(viewer_in(tab).id)
        await tab.send(DraftsState.choose_visibility, known)
        await tab.send(DraftsState.post, "A caption", str(video.id), sent, False, True)
        with db.reading() as session:
            post = session.exec(select(Post)).one()
        assert (post.visibility, post.is_prompt_public) == (kept, False)

    async def test_nonsense_is_no_choice(self, tab: Tab) -> None:
        video = give_draft(viewer_in(tab).id)
        await tab.send(DraftsState.post, "A caption", str(video.id), "everybody", True, True)
        assert tab.state(DraftsState).error
        with db.reading() as session:
            assert not session.exec(select(Post)).all()

    async def test_a_connection_that_comes_back_keeps_what_was_chosen_and_typed(self, tab: Tab) -> None:
        video, other = give_draft(viewer_in(tab).id), give_draft(viewer_in(tab).id)
        tab.visit(f"/drafts/{video.id}")
        await tab.send(DraftsState.load_one)
        await tab.send(DraftsState.choose_visibility, "private")
        await tab.send(DraftsState.keep_caption, "Half a sen")
        await tab.send(DraftsState.load_one)
        drafts = tab.state(DraftsState)
        assert (drafts.visibility, drafts.caption) == ("private", "Half a sen")
        tab.visit(f"/drafts/{other.id}")
        await tab.send(DraftsState.load_one)
        assert (drafts.visibility, drafts.caption) == ("public", "")

    async def test_a_sign_in_that_ended_meanwhile_posts_and_deletes_nothing(self, tab: Tab) -> None:
        video = give_draft(viewer_in(tab).id)
        tab.visit(f"/drafts/{video.id}")
        await tab.send(DraftsState.load_one)
        with db.unit_of_work() as session:
            from sora_reflex.accounts import service

            service.sign_out(session, tab.token)
        assert goes_to(await tab.send(DraftsState.post, "A caption", str(video.id), "public", True, True)).startswith(
            "/sign-in"
        )
        await tab.send(DraftsState.delete)
        with db.reading() as session:
            assert not session.exec(select(Post)).all()
            assert session.get_one(Video, video.id).deleted_at is None

    async def test_a_draft_that_became_anothers_is_not_deleted(self, tab: Tab) -> None:
        """The page is open, and what it shows is no longer true."""
        video = give_draft(viewer_in(tab).id)
        tab.visit(f"/drafts/{video.id}")
        await tab.send(DraftsState.load_one)
        with db.unit_of_work() as session:
            session.exec(update(Video).where(col(Video.id) == video.id).values(owner_id=create_user(session).id))
        await tab.send(DraftsState.delete)
        assert tab.state(DraftsState).error
        with db.reading() as session:
            assert session.get_one(Video, video.id).deleted_at is None


class TestWays:
    """What the sheet packs besides its plain choices."""

    async def test_takes_and_style_reach_the_clips_and_the_cost(self, tab: Tab) -> None:
        ways = json.dumps({"style": "ink", "variations": 3})
        await tab.send(ComposerState.choose_ways, ways)
        assert tab.state(ComposerState).turns == 3
        await tab.send(ComposerState.send, "a heron", KEY, *SHEET, ways)
        assert [one.style for one in made()] == ["ink"] * 3
        assert tab.state(ComposerState).turns == 1

    async def test_the_sheet_learns_what_the_engine_can(self, tab: Tab) -> None:
        await tab.send(ComposerState.open, {})
        engine = tab.state(ComposerState).engine
        assert engine.label == "Animatic"
        assert "remix" in engine.modes
        assert "first_image" not in engine.modes
        assert ("watercolour", "Watercolour") in [tuple(style) for style in engine.styles]

    async def test_ones_own_draft_is_remixed_and_somebody_elses_is_not(self, tab: Tab) -> None:
        mine, foreign = give_draft(viewer_in(tab).id), give_draft()
        with db.unit_of_work() as session:
            for video in (mine, foreign):
                session.exec(
                    update(Generation).where(col(Generation.id) == video.generation_id).values(plan={"title": "a plan"})
                )
        await tab.send(ComposerState.open, {"way": "remix", "parent": str(mine.id), "shape": "square"})
        assert tab.state(ComposerState).shape == "square"
        for video, count in ((foreign, 2), (mine, 3)):
            ways = json.dumps({"way": "remix", "parent": str(video.id)})
            await tab.send(ComposerState.send, "make it night", KEY, *SHEET, ways)
            assert len(made()) == count
        await tab.send(DraftsState.load)
        (draft,) = tab.state(DraftsState).drafts
        assert (draft.can_remix, draft.can_extend) == (True, True)

    @pytest.mark.parametrize("ways", ["{", '{"variations": "many"}', '{"way": "by magic"}', "[]"])
    async def test_made_up_ways_are_refused(self, tab: Tab, ways: str) -> None:
        await tab.send(ComposerState.choose_ways, ways)
        await tab.send(ComposerState.send, "a heron", KEY, *SHEET, ways)
        assert tab.state(ComposerState).error
        assert not made()

    async def test_a_remix_shows_what_it_was_made_from_while_that_is_there(self, tab: Tab) -> None:
        me = viewer_in(tab).id
        first, second = give_draft(me), give_draft(me)
        with db.unit_of_work() as session:
            session.exec(
                update(Generation)
                .where(col(Generation.id) == second.generation_id)
                .values(parent_id=first.generation_id, way="remix")
            )
        tab.visit(f"/drafts/{second.id}")
        await tab.send(DraftsState.load_one)
        shown = tab.state(DraftsState).current
        assert shown is not None
        assert (shown.parent_label, shown.parent_url) == ("Remix of", f"/drafts/{first.id}")
        with db.unit_of_work() as session:
            session.exec(update(Video).where(col(Video.id) == first.id).values(deleted_at=clock.now()))
        await tab.send(DraftsState.load_one)
        shown = tab.state(DraftsState).current
        assert shown is not None
        assert (shown.parent_label, shown.parent_url) == ("Remix of", "")
