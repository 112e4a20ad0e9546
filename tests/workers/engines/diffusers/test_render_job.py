"""A request goes through the app, the render job and a real, tiny pipeline, and comes out as a draft."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation, GenerationStatus, Video
from sora_reflex.studio import service as studio
from sora_reflex.studio.errors import EngineCannot
from sora_reflex.studio.schemas import SubmitGeneration
from tests.factories import create_user, viewer_of
from workers.engines import registry
from workers.jobs import render_generation, screen_generation
from workers.serving import HERE

pytestmark = pytest.mark.usefixtures("database", "redis")

PROFILE = """
label = "Tiny LTX"
family = "ltx2"
vram = 0
dtype = "float32"
sigmas = [1.0, 0.5]
canvas = [[64, 96]]
modes = ["text", "style"]
[weights]
folder = "{folder}"
[limits]
seconds = 5
multiple = 8
[words]
dialogue = true
[licence]
name = "none"
"""


@pytest.fixture
def tiny_engine(folders: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The instance's engine: a profile of its operator's own."""
    own = tmp_path / "profiles"
    own.mkdir()
    (own / "tiny.toml").write_text(PROFILE.format(folder=folders("ltx")))
    monkeypatch.setenv("SORA_PROFILES_DIR", str(own))
    monkeypatch.setenv("SORA_ENGINE", "diffusers:tiny")
    monkeypatch.setenv("SORA_PREVIEW_SECONDS", "0")
    monkeypatch.setitem(HERE.profiles, "diffusers", "tiny")
    get_settings.cache_clear()
    render_generation.load_engine.cache_clear()
    registry.register("diffusers", "workers.engines.diffusers.engine:DiffusersEngine")
    yield "diffusers:tiny"
    render_generation.load_engine.cache_clear()
    registry.register("diffusers", "workers.engines.diffusers.engine:DiffusersEngine")


def somebody() -> Viewer:
    with db.unit_of_work() as session:
        return viewer_of(create_user(session))


def submitted(viewer: Viewer, **asked: object) -> UUID:
    values = {"request_key": uuid4().hex, "prompt": 'A fox says "hello".', "seconds": 5, "seed": 7}
    with db.unit_of_work() as session:
        return studio.submit(session, viewer=viewer, request=SubmitGeneration(**(values | asked)))  # type: ignore[arg-type]


def test_a_prompt_becomes_a_draft_labelled_as_what_it_is(tiny_engine: str):
    viewer = somebody()
    id = submitted(viewer)
    screen_generation.run(generation_id=str(id))
    render_generation.run(generation_id=str(id))
    with db.reading() as session:
        generation = session.get_one(Generation, id)
        video = session.exec(select(Video).where(Video.generation_id == id)).one()
    assert (generation.status, generation.engine) == (GenerationStatus.COMPLETED, "diffusers")
    assert (video.engine_label, video.width, video.height, video.seconds) == ("Tiny LTX", 704, 1280, 5.0)
    assert video.source_type.endswith("/trainedAlgorithmicMedia")
    assert video.measures["lufs"] is not None
    assert generation.plan is not None
    assert generation.plan["caption"] == 'A fox says "hello".'
    with db.unit_of_work() as session, pytest.raises(EngineCannot, match="Tiny LTX can't film shot by shot"):
        studio.submit(
            session, viewer=viewer,
            request=SubmitGeneration(
                request_key=uuid4().hex, prompt="A fox", seconds=5, way="storyboard",
                shots=[{"prompt": "A door", "start": 0, "end": 5}],
            ),
        )  # fmt: skip


def test_what_cannot_be_filmed_fails_with_the_reason_and_weights_that_are_gone_are_no_crash(
    tiny_engine: str, folders: Callable[[str], Path], tmp_path: Path
):
    viewer = somebody()
    long = submitted(viewer, seconds=10)
    screen_generation.run(generation_id=str(long))
    render_generation.run(generation_id=str(long))
    (tmp_path / "profiles" / "tiny.toml").write_text(PROFILE.format(folder="/nowhere/at/all"))
    registry.register("diffusers", "workers.engines.diffusers.engine:DiffusersEngine")
    render_generation.load_engine.cache_clear()
    gone = submitted(viewer)
    screen_generation.run(generation_id=str(gone))
    render_generation.run(generation_id=str(gone))
    with db.reading() as session:
        failed = [session.get_one(Generation, id) for id in (long, gone)]
    assert [one.error_code for one in failed] == ["engine_cannot", "engine_missing"]
    assert "films at most 5 seconds" in (failed[0].error_message or "")
