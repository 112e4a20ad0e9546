"""Weights are fetched when asked and once their licence is accepted, go on where they were cut off, stay the same."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workers.models.hub_server import NEW, OLD, Hub, serving
from workers.__main__ import main as workers
from workers.models import hub as hubs
from workers.models import store

LARGE = bytes(range(256)) * 12_000
PROFILE = """
label = "Tiny"
family = "wan"
vram = 8
steps = 2
canvas = [[64, 96]]
[weights]
repository = "owner/tiny"
files = ["model_index.json", "transformer/*"]
[limits]
seconds = 5
[licence]
name = "Tiny Licence"
url = "https://example.org/licence"
note = "Only for small things."
"""
ASKS = 'accept = true\nnot_in = ["KR", "GB"]\n'


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the checkout's models nor anybody's sign-in take part."""
    monkeypatch.setenv("SORA_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.setenv("SORA_PROFILES_DIR", str(tmp_path / "profiles"))
    monkeypatch.setenv("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    (tmp_path / "profiles").mkdir()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    first = {"model_index.json": b"{}", "transformer/a.safetensors": LARGE, "readme.md": b"not wanted"}
    with serving({OLD: first, NEW: first | {"transformer/a.safetensors": LARGE[::-1]}}) as served:
        monkeypatch.setenv("HF_ENDPOINT", served.address)
        yield served


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., None]:
    """Write the profile "tiny", with something more in its tables."""

    def profile(licence: str = "", weights: str = "") -> None:
        text = PROFILE.replace("[limits]", f"{weights}\n[limits]") + licence
        (tmp_path / "profiles" / "tiny.toml").write_text(text)

    return profile


def models(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = workers(["models", *words])
    said = capsys.readouterr()
    return status, said.out, said.err


Captured = pytest.CaptureFixture[str]
Write = Callable[..., None]


def test_what_is_wanted_is_fetched_once_and_remembered(hub: Hub, write: Write, capsys: Captured):
    write()
    status, out, _ = models(capsys, "pull", "tiny")
    assert status == 0
    assert "2 files" in out
    folder = hubs.root() / "owner--tiny"
    assert (folder / "transformer/a.safetensors").read_bytes() == LARGE
    assert not (folder / "readme.md").exists()
    lock = hubs.read_lock("owner/tiny")
    assert lock is not None
    assert (lock.revision, set(lock.files)) == (OLD, {"model_index.json", "transformer/a.safetensors"})
    sent = dict(hub.sent)
    assert models(capsys, "pull", "tiny")[0] == 0
    assert hub.sent == sent
    assert re.search(r"^tiny +8 GB +no +yes +Tiny Licence", models(capsys, "list")[1], re.MULTILINE)


def test_a_download_that_was_cut_off_goes_on_from_there(hub: Hub, write: Write, capsys: Captured):
    write()
    hub.cut_at = 1_000_000
    assert [models(capsys, "pull", "tiny")[0] for _ in range(2)][-1] == 0
    assert (hubs.root() / "owner--tiny/transformer/a.safetensors").read_bytes() == LARGE
    assert hub.sent["transformer/a.safetensors"] < 1.5 * len(LARGE)


def test_the_revision_that_was_fetched_is_kept_to_until_an_update_is_asked_for(
    hub: Hub, write: Write, capsys: Captured
):
    write()
    models(capsys, "pull", "tiny")
    hub.newest = NEW
    models(capsys, "pull", "tiny")
    assert hubs.read_lock("owner/tiny").revision == OLD  # type: ignore[union-attr]
    assert models(capsys, "pull", "tiny", "--update")[0] == 0
    assert hubs.read_lock("owner/tiny").revision == NEW  # type: ignore[union-attr]
    assert (hubs.root() / "owner--tiny/transformer/a.safetensors").read_bytes() == LARGE[::-1]


def test_a_file_that_changed_is_found_and_pulled_again(hub: Hub, write: Write, capsys: Captured):
    from workers.engines.diffusers import shelf

    write()
    models(capsys, "pull", "tiny")
    assert models(capsys, "verify", "tiny")[0] == 0
    weights = shelf.get("tiny").weights
    assert hubs.ready(weights) == hubs.root() / "owner--tiny"
    file = hubs.root() / "owner--tiny/transformer/a.safetensors"
    file.write_bytes(b"x" + LARGE[1:])
    status, _, err = models(capsys, "verify", "tiny")
    assert status == 1
    assert "a.safetensors is not the file that was fetched: run `python -m workers models pull`" in err
    with pytest.raises(store.ModelMissing, match="is not the file that was fetched"):
        hubs.ready(weights)
    file.unlink()
    with pytest.raises(store.ModelMissing, match="is not on this machine"):
        hubs.ready(weights)
    assert models(capsys, "pull", "tiny")[0] == 0
    assert models(capsys, "verify", "tiny")[0] == 0


@pytest.mark.parametrize("who", ["the hub", "the profile"])
def test_a_file_with_another_digest_is_not_kept(hub: Hub, write: Write, capsys: Captured, who: str):
    write(weights=f'sha256 = {{ "transformer/a.safetensors" = "{"0" * 64}" }}' if who == "the profile" else "")
    if who == "the hub":
        hub.spoil = b"something else"
    status, _, err = models(capsys, "pull", "tiny")
    assert status == 1
    assert f"is not the file that {who} names" in err
    assert not (hubs.root() / "owner--tiny/transformer/a.safetensors").exists()


def test_a_licence_is_read_and_accepted_before_anything_is_fetched(hub: Hub, write: Write, capsys: Captured):
    write(licence=ASKS)
    status, _, err = models(capsys, "pull", "tiny")
    assert status == 1
    assert "Only for small things." in err
    assert "It does not hold in: KR, GB." in err
    assert "models licence tiny --accept --country XX" in err
    assert hub.sent == {}
    assert "in two letters" in models(capsys, "licence", "tiny", "--accept")[2]
    assert "may not be used there" in models(capsys, "licence", "tiny", "--accept", "--country", "kr")[2]
    assert models(capsys, "pull", "tiny")[0] == 1
    assert "for DE" in models(capsys, "licence", "tiny", "--accept", "--country", "DE")[1]
    assert models(capsys, "pull", "tiny")[0] == 0


@pytest.mark.parametrize(
    ("refuse", "said"),
    [
        ("GatedRepo", "accepted its licence on the hub"),
        ("RepoNotFound", "The hub has no owner/tiny"),
        ("RevisionNotFound", "has no revision"),
    ],
)
def test_what_a_hub_refuses_is_told_kindly(hub: Hub, write: Write, capsys: Captured, refuse: str, said: str):
    write()
    hub.refuse = refuse
    status, _, err = models(capsys, "pull", "tiny")
    assert status == 1
    assert said in err
    assert "Traceback" not in err


def test_a_hub_that_does_not_answer_and_a_name_that_is_none_are_told_kindly(
    write: Write, capsys: Captured, monkeypatch: pytest.MonkeyPatch
):
    write()
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert "could not be fetched" in models(capsys, "pull", "tiny")[2]
    assert "no profile is called 'huge'" in models(capsys, "pull", "huge")[2]


def test_a_folder_is_only_looked_at(write: Write, tmp_path: Path, capsys: Captured):
    write()
    file = tmp_path / "profiles" / "tiny.toml"
    file.write_text(re.sub(r"repository = .*\nfiles = .*", f'folder = "{tmp_path / "own-weights"}"', file.read_text()))
    assert "does not exist" in models(capsys, "pull", "tiny")[2]
    (tmp_path / "own-weights").mkdir()
    assert models(capsys, "pull", "tiny")[0] == 0


def test_the_doctor_says_what_fits_and_what_to_do(
    write: Write, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
):
    write(licence=ASKS)
    tool = tmp_path / "nvidia-smi"
    tool.write_text("#!/bin/sh\necho '0, NVIDIA GeForce RTX 3070, 8192, 300'\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert workers(["doctor"]) == 1
    said = capsys.readouterr().out
    assert re.search(r"^ok +gpu +0: NVIDIA GeForce RTX 3070, 8.0 GB", said, re.MULTILINE)
    assert "accept its licence with `python -m workers models licence tiny`" in said
    assert "python -m workers models pull ltx-8gb" in said
    assert "ltx-16gb" not in said
    monkeypatch.setenv("PATH", "/nowhere")
    workers(["doctor"])
    assert "no NVIDIA GPU is visible" in capsys.readouterr().out
