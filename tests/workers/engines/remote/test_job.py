"""A generation whose engine is a film server, from its row to the clip."""

import json

import pytest
from sqlmodel import select

from sora_reflex.core import db
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation, GenerationStatus, Video
from sora_reflex.studio import modes
from tests.factories import create_generation
from tests.workers.engines.remote.video_server import VideoServer, refusal
from workers.engines import registry
from workers.jobs import render_generation

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def configured(server: VideoServer, monkeypatch: pytest.MonkeyPatch) -> None:
    reel = {
        "base_url": server.url, "api_key_env": "REEL_KEY", "sizes": ["144x256"], "seconds": [2], "label": "Reel",
        "modes": ["style"],
    }  # fmt: skip
    monkeypatch.setenv("SORA_REMOTE_BACKENDS", json.dumps({"reel": reel}))
    registry.register("remote", "workers.engines.remote.engine:RemoteEngine")
    render_generation.load_engine.cache_clear()


def rendered() -> Generation:
    with db.unit_of_work() as session:
        id = create_generation(session, engine="remote").id
    render_generation.run(generation_id=str(id))
    with db.reading() as session:
        return session.get_one(Generation, id)


def test_becomes_a_clip_that_says_what_made_it() -> None:
    generation = rendered()
    assert generation.status is GenerationStatus.COMPLETED
    with db.reading() as session:
        video = session.exec(select(Video).where(Video.generation_id == generation.id)).one()
    assert (video.width, video.height, video.fps) == (144, 256, 16)
    assert video.source_type.endswith("/trainedAlgorithmicMedia")
    assert video.engine_label == "Reel"
    assert generation.plan is not None
    assert generation.plan["filmed"]["backend"] == "reel"


def test_the_app_learns_what_the_servers_can_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SORA_ENGINE", "remote:reel")
    get_settings.cache_clear()
    render_generation.load_engine("remote", "reel")
    with db.reading() as session:
        engine = modes.get_engine(session)
    assert (engine.name, engine.profile, engine.label) == ("remote", "reel", "Reel")
    assert sorted(engine.modes) == ["style", "text"]


def test_that_the_server_refuses_is_refused_in_its_words(server: VideoServer) -> None:
    server.faults["create"] = [refusal(400, "Blocked by our moderation system.", "moderation_blocked")]
    generation = rendered()
    assert (generation.status, generation.error_code) == (GenerationStatus.REFUSED, "remote_refused")
    assert 'refuse this prompt or picture: "Blocked by our moderation system"' in generation.error_message
    assert generation.error_message.endswith("It cost you nothing.")
