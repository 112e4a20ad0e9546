"""From a row to what an engine is asked for: an earlier clip's plan, its film, shots and pictures."""

import json
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from sora_reflex.core import db
from sora_reflex.core.errors import NotFound
from sora_reflex.media.storage import get_storage
from sora_reflex.media.urls import stored_name
from sora_reflex.models import Generation, GenerationStatus, Post, RenderEngine, Shape, Upload, User, Video, Way
from sora_reflex.studio import modes, pictures, service
from sora_reflex.studio.schemas import Shot, SubmitGeneration
from tests.factories import create_generation, create_post, create_user, create_video, viewer_of
from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Plan
from workers.engines.base import SIZES, STRENGTH, Mode, RenderRequest
from workers.jobs import render_generation, requests

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def user() -> User:
    with db.unit_of_work() as session:
        return create_user(session)


@pytest.fixture
def video(user: User, tmp_path: Path) -> Video:
    """A finished clip of a fox, with the plan that it was filmed by and its film in the store."""
    plan = AnimaticEngine().plan(RenderRequest("a red fox trots through fresh snow at noon", seconds=5, seed=7))
    (tmp_path / "film.mp4").write_bytes(b"film")
    with db.unit_of_work() as session:
        generation = create_generation(
            session, user, plan=json.loads(plan.to_json()), status=GenerationStatus.COMPLETED, shape=Shape.LANDSCAPE
        )
        video = create_video(session, user, generation_id=generation.id)
        get_storage().put(stored_name(video.id, video.files["film"]["name"]), tmp_path / "film.mp4")
        return video


def ask(user: User, prompt: str, key: str = "one sheet", **over: object) -> Generation:
    request = SubmitGeneration(request_key=key, prompt=prompt, seconds=5, **over)  # type: ignore[arg-type]
    with db.unit_of_work() as session:
        id = service.submit(session, viewer=viewer_of(user), request=request)
        return session.get_one(Generation, id)


def planned(generation: Generation) -> Plan:
    return AnimaticEngine().plan(requests.build(generation.id))


def test_a_remix_is_the_parents_plan_with_what_the_words_change(user: User, video: Video) -> None:
    request = requests.build(ask(user, "make it night", way=Way.REMIX, parent=video.id).id)
    assert request.modes == {Mode.TEXT, Mode.REMIX}
    assert (request.width, request.height) == SIZES["landscape"]
    assert request.source is not None
    assert request.source.read_bytes() == b"film"
    plan = AnimaticEngine().plan(request)
    assert {shot.hour for shot in plan.shots} == {"night"}
    assert plan.subjects[0].word == "fox"


def test_a_continuation_goes_on_with_whom_the_clip_showed(user: User, video: Video) -> None:
    made = ask(user, "", way=Way.EXTEND, parent=video.id)
    assert requests.build(made.id).modes == {Mode.TEXT, Mode.EXTEND}
    assert planned(made).subjects[0].word == "fox"


def test_a_remix_outlives_the_clip_that_it_was_asked_of(user: User, video: Video) -> None:
    made = ask(user, "make it night", way=Way.REMIX, parent=video.id)
    with db.unit_of_work() as session:
        service.delete_draft(session, viewer=viewer_of(user), video_id=video.id)
    assert requests.build(made.id).source is None
    assert {shot.hour for shot in planned(made).shots} == {"night"}


def test_a_storyboard_and_a_style_reach_the_engine(user: User) -> None:
    shots = (Shot(prompt="a fox in a forest", start=0, end=2), Shot(prompt="a whale in the sea", start=2, end=5))
    plan = planned(ask(user, "", way=Way.STORYBOARD, shots=shots, style="ink"))
    assert plan.style == "ink"
    assert [shot.end for shot in plan.shots][-1] == 5
    assert {"fox", "whale"} <= {subject.word for subject in plan.subjects}


def test_pictures_reach_the_engine_until_they_are_gone(user: User) -> None:
    with db.unit_of_work() as session:
        view = pictures.keep(session, viewer=viewer_of(user), picture=b"a picture", width=200, height=200)
        generation = create_generation(session, user, first_image_id=pictures.UUID(view.id))
    assert requests.build(generation.id).first_image == b"a picture"
    with db.reading() as session:
        (upload,) = session.exec(select(Upload)).all()
    get_storage().delete(pictures.stored_name(upload.id))
    with pytest.raises(NotFound):
        requests.build(generation.id)


def test_pictures_of_who_is_in_it_reach_the_engine_in_their_order(user: User) -> None:
    with db.unit_of_work() as session:
        modes.note(session, name="kinetoscope", profile="", label="Kinetoscope", modes=["text", "references"])
        given = [
            pictures.keep(session, viewer=viewer_of(user), picture=word, width=200, height=200)
            for word in (b"a dog", b"a man", b"a hat")
        ]
    order = tuple(UUID(given[at].id) for at in (2, 0, 1))
    assert requests.build(ask(user, "they meet", engine="kinetoscope", references=order).id).references == (
        b"a hat", b"a dog", b"a man",
    )  # fmt: skip


def test_a_remix_goes_as_far_as_its_maker_says_and_else_as_engines_usually_do(user: User, video: Video) -> None:
    with db.unit_of_work() as session:
        traits = {"takes_any": ["remix"], "has_strength": True}
        modes.note(session, name="kinetoscope", profile="", label="K", modes=["text", "remix"], traits=traits)
    asked = {"way": Way.REMIX, "parent": video.id, "engine": "kinetoscope"}
    assert requests.build(ask(user, "make it night", strength=0.3, **asked).id).strength == 0.3
    assert requests.build(ask(user, "make it night", key="another sheet", **asked).id).strength == STRENGTH


def test_a_worker_that_loads_an_engine_writes_down_what_it_can() -> None:
    render_generation.load_engine.cache_clear()
    for _ in range(2):
        render_generation.load_engine("animatic")
        render_generation.load_engine.cache_clear()
    with db.reading() as session:
        (known,) = session.exec(select(RenderEngine)).all()
    assert (known.name, known.label) == ("animatic", "Animatic")
    assert set(known.modes) == {mode.value for mode in AnimaticEngine.info.modes}


def test_a_remix_whose_source_was_closed_while_it_waited_is_not_filmed(user: User, video: Video) -> None:
    with db.unit_of_work() as session:
        other = create_user(session)
        post = create_post(session, user, session.get_one(Video, video.id))
    waiting = ask(other, "make it night", way=Way.REMIX, parent=post.id)
    assert requests.build(waiting.id).modes == {Mode.TEXT, Mode.REMIX}
    with db.unit_of_work() as session:
        session.get_one(Post, post.id).allows_remix = False
    with pytest.raises(requests.SourceGone, match="may not be remixed any more"):
        requests.build(waiting.id)
