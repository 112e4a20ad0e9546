"""The sheet where several engines film: what is chosen, what can't be, and what waits for a look."""

import json
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from sora_reflex.accounts import queries as accounts
from sora_reflex.core import clock, db
from sora_reflex.models import Generation, GenerationStatus, User, Video
from sora_reflex.studio import modes, queries
from sora_reflex.studio.modes import Mode
from sora_reflex.studio.state import ComposerState
from sora_reflex.studio.state.progress import in_order
from tests.accounts.people import join
from tests.factories import create_generation, create_user, create_video, viewer_of
from tests.tab import Tab

KEY = "a key that travels with the sheet"
WAN = "diffusers:wan"


@pytest.fixture
def tab(database: str) -> Tab:
    """Of somebody where, beside the animatic, an engine films five seconds, upright."""
    with db.unit_of_work() as session:
        traits = {"longest": 5.0, "shapes": ["portrait"], "takes_any": ["remix"], "has_strength": True}
        can = [Mode.TEXT, Mode.REMIX]
        modes.note(session, name="diffusers", profile="wan", label="Wan", modes=can, traits=traits)
        return Tab(token=join(session, "juno"), address="/")


def give_clip(tab: Tab, engine: str) -> Video:
    with db.unit_of_work() as session:
        viewer = accounts.find_viewer(session, tab.token)
        assert viewer is not None
        owner = session.get_one(User, viewer.id)
        generation = create_generation(session, owner, engine=engine, plan={"title": "a plan"})
        return create_video(session, owner, generation_id=generation.id, engine=engine)


def offered(tab: Tab) -> list[str]:
    return [engine.key for engine in tab.state(ComposerState).engines]


async def test_another_engine_changes_what_may_be_chosen_to_what_it_films(tab: Tab) -> None:
    await tab.send(ComposerState.open, {"shape": "square"})
    assert offered(tab) == ["animatic", WAN]
    await tab.send(ComposerState.choose_ways, json.dumps({"engine": WAN}))
    sheet = tab.state(ComposerState)
    assert (sheet.engine.key, sheet.seconds, sheet.shape) == (WAN, 5, "portrait")
    await tab.send(ComposerState.send, "a heron", KEY, 5, "portrait", "", json.dumps({"engine": WAN}))
    with db.reading() as session:
        (made,) = session.exec(select(Generation)).all()
    assert (made.engine, made.profile) == ("diffusers", "wan")


async def test_what_it_cannot_film_comes_back_with_the_words(tab: Tab) -> None:
    await tab.send(ComposerState.open, {})
    await tab.send(ComposerState.send, "a heron", KEY, 10, "portrait", "", json.dumps({"engine": WAN}))
    sheet = tab.state(ComposerState)
    assert sheet.error == "Wan films at most 5 seconds. Animatic can: choose it as the engine."
    assert (sheet.is_open, sheet.prompt) == (True, "a heron")


async def test_a_clip_that_only_one_engine_takes_up_is_offered_to_that_one_alone(tab: Tab) -> None:
    video = give_clip(tab, "diffusers")
    await tab.send(ComposerState.open, {"way": "remix", "parent": str(video.id)})
    assert offered(tab) == [WAN]
    assert tab.state(ComposerState).seconds == 5
    # Whoever starts from nothing instead has the choice again.
    await tab.send(ComposerState.choose_ways, json.dumps({"engine": WAN}))
    assert offered(tab) == ["animatic", WAN]
    assert tab.state(ComposerState).engine.key == WAN


def test_what_waits_for_a_look_is_shown_before_what_is_filmed(session: Session) -> None:
    user = create_user(session)
    held = {"screened_at": None, "held_until": clock.now() + timedelta(minutes=1), "engine": "diffusers"}
    waiting = create_generation(session, user, **held)
    filmed = create_generation(session, user, status=GenerationStatus.IN_PROGRESS)
    shown = in_order(queries.list_open(session, viewer=viewer_of(user)))
    assert [one.id for one in shown] == [str(waiting.id), str(filmed.id)]
