"""Profiles are read, checked and compared without torch; what one cannot do is known before anything is queued."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from workers.engines.base import Mode, RenderRequest
from workers.engines.diffusers import gpu, shelf
from workers.engines.diffusers.engine import info_of
from workers.engines.diffusers.plan import canvas_of, make_plan, model_frames
from workers.engines.diffusers.profile import CLASSES
from workers.engines.diffusers.shelf import BadProfile

GOOD = """
label = "Mine"
family = "wan"
vram = 12
steps = 4
canvas = [[480, 832]]
[weights]
folder = "~/wan"
[limits]
seconds = 5
[licence]
name = "Apache-2.0"
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a person's own profiles."""
    folder = tmp_path / "profiles"
    folder.mkdir()
    monkeypatch.setenv("SORA_PROFILES_DIR", str(folder))
    return folder


def asking(**values: object) -> RenderRequest:
    return RenderRequest(**({"prompt": "a fox", "seconds": 5.0} | values))  # type: ignore[arg-type]


@pytest.mark.parametrize("family", ["ltx", "wan", "vace"])
def test_each_family_has_a_profile_for_each_class_of_gpu(family: str):
    for memory in CLASSES:
        profile = shelf.get(f"diffusers:{family}-{memory}gb")
        assert profile.vram == memory
        assert profile.licence.name
        assert profile.limits.seconds >= 5


def test_what_a_profile_films_is_said_of_the_engine_that_runs_it():
    traits = info_of(shelf.get("wan-24gb")).traits
    assert (traits.longest, traits.shapes) == (5.0, ("portrait", "landscape", "square"))
    assert (traits.sound, traits.takes_any, traits.has_strength) == ("added", ("extend", "remix"), True)
    assert info_of(shelf.get("ltx-24gb")).traits.sound == "own"
    assert info_of(shelf.get("wan-image-80gb")).traits.needs_picture
    assert info_of(shelf.get("vace-24gb")).traits.takes_any == ("extend",)
    assert all(info_of(profile).traits.first_pace > 0 for profile in shelf.all_profiles())


def test_no_shipped_profile_claims_digests_or_revisions_that_nobody_has_seen():
    for profile in shelf.all_profiles():
        assert not any(source.sha256 or source.revision for source in profile.sources)


def test_a_profile_of_ones_own_joins_the_others_and_may_stand_on_one(own: Path):
    (own / "mine.toml").write_text(GOOD)
    (own / "smaller.toml").write_text('base = "mine"\nvram = 8\n[limits]\nseconds = 3\n')
    assert {"mine", "smaller", "ltx-24gb"} <= set(shelf.names())
    smaller = shelf.get("smaller")
    assert (smaller.vram, smaller.limits.seconds, smaller.canvas) == (8, 3, ((480, 832),))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("steps = 4", ""), "say how it denoises: `sigmas` or `steps`"),
        (("steps", "stepps"), "stepps: there is no such field"),
        (("[[480, 832]]", "[[480, 830]]"), "multiples of 16, not 480 x 830"),
        (('folder = "~/wan"', ""), "name either a `repository` on the hub or a `folder`"),
        (("steps = 4", 'steps = 4\nmodes = ["text", "references"]'), "the wan family cannot do references"),
        (('label = "Mine"', ""), "label: this field is missing"),
        (("vram = 12", "vram ="), "cannot be read"),
        (("steps = 4", "steps = 4\nstages = 2"), "two stages are for the ltx2 family"),
        (("steps = 4", 'base = "nobody"'), "its base 'nobody' is not a profile"),
        (("steps = 4", 'base = "mine"'), "or on themselves"),
    ],
)
def test_a_mistake_in_a_profile_is_told_kindly(own: Path, change: tuple[str, str], said: str):
    (own / "mine.toml").write_text(GOOD.replace(*change))
    with pytest.raises(BadProfile) as caught:
        shelf.get("mine")
    assert said in str(caught.value)
    assert "mine.toml" in str(caught.value)
    assert "mine" not in shelf.names()


def test_an_unknown_profile_is_answered_with_those_there_are():
    with pytest.raises(shelf.UnknownProfile, match=r"no profile is called 'ltx-3gb'.*ltx-24gb"):
        shelf.get("ltx-3gb")


def test_what_a_profile_cannot_film_is_refused_with_the_nearest_that_can():
    ltx = shelf.get("ltx-24gb")
    assert shelf.refusal(ltx, asking(first_image=b"x", last_image=b"x", style="ink")) == ""
    refused = shelf.refusal(ltx, asking(references=(b"x",)))
    assert refused == (
        "LTX-2.5, 24 GB cannot film pictures of who appears. Wan VACE 1.3B, 24 GB (diffusers:vace-24gb) can."
    )
    assert "films at most 5 seconds. LTX-2.5, 24 GB" in shelf.refusal(shelf.get("wan-24gb"), asking(seconds=8.0))
    assert "needs a picture to begin with" in shelf.refusal(shelf.get("wan-image-80gb"), asking())
    assert "No profile here can." in shelf.refusal(ltx, asking(seconds=60.0))


def test_smaller_means_the_same_weights_and_all_that_could_be_filmed_before():
    assert shelf.smaller(shelf.get("ltx-80gb")) == shelf.get("ltx-48gb")
    wan = shelf.smaller(shelf.get("wan-48gb"))
    assert wan is not None
    assert (wan.name, wan.offload) == ("wan-48gb", "group")
    assert shelf.smaller(shelf.get("ltx-8gb")) is None


def test_profiles_that_fit_are_found_by_the_drivers_own_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    tool = tmp_path / "nvidia-smi"
    tool.write_text("#!/bin/sh\necho '0, NVIDIA L4, 23034, 5'\necho '1, NVIDIA T4, 15360, 7000'\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    assert [(card.index, card.name) for card in gpu.visible()] == [(0, "NVIDIA L4"), (1, "NVIDIA T4")]
    fits = [profile.name for profile in gpu.fitting(gpu.visible()[0].memory)]
    assert fits[0].endswith("24gb")
    assert "ltx-48gb" not in fits
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "1")
    assert [card.index for card in gpu.visible()] == [1]
    monkeypatch.setenv("PATH", "/nowhere")
    assert gpu.visible() == []


def test_the_canvas_is_the_nearest_shape_and_the_model_films_enough_frames():
    profile = shelf.get("ltx-24gb")
    assert canvas_of(profile, 720, 1280) == (704, 1280)
    assert canvas_of(profile, 1280, 720) == (1280, 704)
    assert canvas_of(profile, 1000, 1000) == (1024, 1024)
    assert [model_frames(profile, n) for n in (1, 9, 10, 240)] == [1, 9, 17, 241]


def test_a_plan_is_stored_without_its_pictures():
    plan = make_plan(shelf.get("ltx-24gb"), asking(prompt='A fox says "hello".', first_image=b"x" * 10_000))
    kept = json.loads(plan.to_json())
    assert kept["told"] == 'A fox says "hello".'
    assert kept["profile"] == "ltx-24gb"
    assert len(plan.to_json()) < 1000
    assert Mode.FIRST_IMAGE in plan.request.modes


def test_what_an_engine_can_is_known_without_torch():
    code = (
        "import sys\n"
        "from workers.engines import registry\n"
        "from workers.engines.diffusers import shelf, gpu\n"
        "engine = registry.get('diffusers:vace-24gb')\n"
        "assert engine.info.profile == 'vace-24gb' and 'references' in engine.info.modes\n"
        "assert engine is registry.get('diffusers', 'vace-24gb')\n"
        "assert not {'torch', 'diffusers', 'transformers'} & set(sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
