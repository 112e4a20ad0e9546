"""The remote engine with an instance as its film server: one Sora Reflex films for another."""

import threading
from pathlib import Path

import pytest

from tests.api.v1.conftest import Program
from tests.api.v1.served import Crew, QuickEngine
from workers.engines.base import Cancelled, RenderRequest
from workers.engines.remote.config import Backend
from workers.engines.remote.engine import RemoteEngine


@pytest.fixture
def farm(url: str, ada: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RemoteEngine:
    monkeypatch.setenv("FARM_KEY", ada.key)
    backend = Backend(
        name="farm", base_url=f"{url}/v1", api_key_env="FARM_KEY", model="sora-2", sizes=("256x448",), seconds=(1, 2),
        idempotent=True, seed_field="seed", modes=("text", "remix", "extend"), poll_seconds=0.05,
        settle_seconds=0.05, patience_seconds=5, longest_seconds=60,
    )  # fmt: skip
    return RemoteEngine(backends=(backend,))


def ask(**over: object) -> RenderRequest:
    return RenderRequest(**{"prompt": "a fox in the snow", "seconds": 1.0, "width": 256, "height": 448} | over)


def test_it_films_and_takes_up_what_it_filmed(farm: RemoteEngine, ada: Program, crew: Crew):
    shares: list[float] = []
    film = farm.render(farm.plan(ask(seed=11)), lambda _stage, done: shares.append(done))
    frames = list(film.frames)
    assert (film.width, film.height, len(frames)) == (256, 448, film.frame_count)
    assert film.audio.any()
    assert shares == sorted(shares)
    (first,) = ada.client.videos.list()
    assert first.to_dict()["sora_reflex"]["seed"] == 11
    again = farm.render(farm.plan(ask(prompt="make it night", parent=film.plan.to_json())), lambda *_: None)
    assert len(list(again.frames)) == again.frame_count
    remix = next(iter(ada.client.videos.list()))
    assert (remix.prompt, remix.remixed_from_video_id) == ("make it night", first.id)


def test_calling_off_deletes_it_there_and_frees_the_worker(
    farm: RemoteEngine, ada: Program, crew: Crew, engine: QuickEngine
):
    engine.gate.clear()
    filming = threading.Event()

    def stop_when_filming(_stage: str, _done: float) -> None:
        if any(one.status == "in_progress" for one in ada.client.videos.list()):
            filming.set()
            raise Cancelled

    with pytest.raises(Cancelled):
        list(farm.render(farm.plan(ask()), stop_when_filming).frames)
    assert filming.is_set()
    assert ada.client.videos.list().data == []


def test_a_refusal_there_is_a_refusal_here(farm: RemoteEngine, crew: Crew):
    from workers.engines.base import FilmFailed

    with pytest.raises(FilmFailed) as refusal:
        farm.render(farm.plan(ask(prompt="Taylor Swift sings in my kitchen")), lambda *_: None)
    assert refusal.value.is_refusal
