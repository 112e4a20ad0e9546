"""Model files are the ones that the manifest names, and getting them ready is safe to repeat."""

import multiprocessing
from pathlib import Path

import pytest

from workers.models import store


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SORA_DATA_DIR", str(tmp_path))
    return tmp_path


def _digest_of(name: str, results: "multiprocessing.Queue[str]") -> None:
    results.put(store.digest(store.path(name)))


def test_every_installed_file_is_the_one_that_the_manifest_names(data_folder: Path) -> None:
    store.prepare()
    assert store.verify() == []
    assert store.path("fluent-emoji").name == "icons.json"
    assert (store.path("wordnet") / "data.noun").is_file()
    assert (store.path("kokoro-voices") / "af_heart.bin").is_file()
    assert store.path("kokoro").is_relative_to(data_folder / "models")


def test_two_processes_may_join_a_model_at_once(data_folder: Path) -> None:
    fork = multiprocessing.get_context("fork")
    results: multiprocessing.Queue[str] = fork.Queue()
    processes = [fork.Process(target=_digest_of, args=("kokoro", results)) for _ in range(2)]
    for process in processes:
        process.start()
    found = [results.get(timeout=60) for _ in processes]
    for process in processes:
        process.join(timeout=60)
    assert found == [store.manifest()["kokoro"].sha256] * 2
    left = [file.name for file in (data_folder / "models").iterdir()]
    assert sorted(left) == [".lock", "checked.json", store.manifest()["kokoro"].joined]


def test_a_damaged_joined_file_is_made_again(data_folder: Path) -> None:
    model = store.manifest()["kokoro"]
    damaged = data_folder / "models" / model.joined
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"half a model")
    assert any("kokoro" in problem for problem in store.verify())
    assert store.digest(store.path("kokoro")) == model.sha256


def test_an_unknown_name_says_which_names_there_are() -> None:
    with pytest.raises(store.ModelMissing, match="kokoro-voices"):
        store.path("no-such-model")


def test_a_package_that_is_not_installed_says_to_run_the_set_up(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "NODE_MODULES", data_folder / "empty")
    with pytest.raises(store.ModelMissing, match="make setup"):
        store.path("wordnet")
    assert any("emojibase-data" in problem for problem in store.verify())


def test_the_lock_file_holds_no_address() -> None:
    assert "://" not in (store.HERE / "bun.lock").read_text("utf-8")


def test_every_model_names_its_licence_and_its_maker() -> None:
    assert all(model.licence and model.source for model in store.manifest().values())
