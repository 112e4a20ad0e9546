"""Real, tiny Wan and VACE pipelines film; they are silent, so the sound department plays, and the film says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.workers.engines.diffusers.conftest import filmed, picture
from workers.engines.base import SAMPLE_RATE, Cancelled, RenderRequest
from workers.engines.diffusers import sound
from workers.engines.diffusers.engine import DiffusersEngine
from workers.engines.diffusers.profile import Profile
from workers.postprocess.finish import finish
from workers.postprocess.mark import MarkText

Engines = Callable[[str], DiffusersEngine]


@pytest.fixture(scope="module")
def source(engines: Engines, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    engine = engines("ltx")
    plan = engine.plan(RenderRequest(prompt="A fox", seconds=1.0, width=256, height=384))
    film = engine.render(plan, lambda _stage, _share: None)
    made = finish(film, tmp_path_factory.mktemp("source"), mark=MarkText("t", ""), on_progress=lambda _s, _p: None)
    return made.clip, plan.to_json()


def test_a_silent_model_gets_speech_and_sound_and_the_film_says_so(engines: Engines, tmp_path: Path):
    engine = engines("wan")
    plan = engine.plan(RenderRequest(prompt='A fox says "Good evening".', seconds=2.0, width=256, height=384))
    reported: list[float] = []
    film = engine.render(plan, lambda _stage, share: reported.append(share))
    assert (film.fps, film.frame_count) == (16, 32)
    assert film.audio.shape == (2, 2 * SAMPLE_RATE)
    assert np.abs(film.audio).max() > 0.05
    assert [caption.text for caption in film.captions] == ["Good evening"]
    assert film.left_out == (sound.SAID,)
    assert "Good evening" not in plan.caption
    made = finish(film, tmp_path, mark=MarkText("test", "ada"), on_progress=lambda _stage, _share: None)
    assert made.measures.lufs is not None
    assert made.captions is not None
    assert reported == sorted(reported)
    assert reported[-1] == pytest.approx(1.0)


def test_a_seed_films_the_same_again_and_another_one_something_else(engines: Engines):
    one, same, other = (filmed(engines("wan"), prompt="A fox", seed=seed)[1] for seed in (5, 5, 6))
    assert all(np.array_equal(a, b) for a, b in zip(one, same, strict=True))
    assert not np.array_equal(one[3], other[3])


def test_moments_decode_to_what_the_decoder_gives_at_once(engines: Engines):
    torch = pytest.importorskip("torch")
    from workers.engines.diffusers import decode

    engines("wan").load()
    vae = engines("wan")._loaded.pipe.vae  # type: ignore[union-attr]
    latents = torch.randn(1, 16, 4, 6, 4, generator=torch.Generator().manual_seed(0))
    mean = torch.tensor(vae.config.latents_mean).view(1, -1, 1, 1, 1)
    deviation = torch.tensor(vae.config.latents_std).view(1, -1, 1, 1, 1)
    with torch.no_grad():
        whole = vae.decode(latents * deviation + mean, return_dict=False)[0][0].transpose(0, 1)
        pieces = list(decode.wan(vae, latents))
    assert [len(piece) for piece in pieces] == [1, 4, 4, 4]
    assert torch.allclose(torch.cat(pieces), whole, atol=1e-5)


def test_a_first_picture_begins_a_film_of_a_model_that_films_prompts_too(profiles: Callable[..., Profile]):
    torch = pytest.importorskip("torch")
    engine = DiffusersEngine(profiles("wan"))
    engine.load()
    pipe = engine._loaded.pipe  # type: ignore[union-attr]
    pipe.register_to_config(expand_timesteps=True)
    pipe.config.expand_timesteps = True
    torch.manual_seed(0)
    one, other = (filmed(engine, prompt="A fox", first_image=picture(shade=s), seed=1)[1] for s in (10, 240))
    assert not np.array_equal(one[0], other[0])


def test_pictures_begin_and_end_a_film_and_a_clip_goes_on_from_its_last_frame(
    engines: Engines, source: tuple[Path, str]
):
    engine = engines("wan_image")
    with pytest.raises(ValueError, match="needs a picture to begin with"):
        engine.plan(RenderRequest(prompt="A fox", seconds=1.0))
    first = filmed(engine, prompt="A fox", first_image=picture(1))[1]
    both = filmed(engine, prompt="A fox", first_image=picture(1), last_image=picture(2))[1]
    film, on, _ = filmed(engine, prompt="It runs", extends=source[1], source=source[0])
    assert len(first) == len(both) == len(on) == film.frame_count == 16
    assert not np.array_equal(first[8], both[8])
    assert not np.array_equal(first[8], on[8])


def test_a_remix_is_stepped_as_far_as_its_strength_says(engines: Engines, source: tuple[Path, str]):
    engine = engines("wan")
    engine.load()
    passes = [0]
    hook = engine._loaded.pipe.transformer.register_forward_hook(  # type: ignore[union-attr]
        lambda *_: passes.__setitem__(0, passes[0] + 1)
    )
    counts = []
    try:
        for strength in (0.01, 0.7, 1.0):
            passes[0] = 0
            frames = filmed(
                engine, prompt="make it night", parent=source[1], source=source[0], strength=strength, seed=2
            )[1]
            counts.append((len(frames), passes[0]))
    finally:
        hook.remove()
    assert counts == [(16, 1), (16, 2), (16, 3)]


def test_vace_casts_references_and_keeps_what_is_held(engines: Engines, source: tuple[Path, str]):
    def of(**asked: Any) -> bytes:
        film, frames, reported = filmed(engines("vace"), prompt="A fox", **asked)
        assert len(frames) == film.frame_count == 16
        assert reported == sorted(reported)
        return np.stack(frames).tobytes()

    films = [
        of(),
        of(references=(picture(1),)),
        of(references=(picture(1), picture(2))),
        of(first_image=picture(1), last_image=picture(2)),
        of(extends=source[1], source=source[0]),
    ]
    assert len(set(films)) == len(films)


def test_a_cancel_is_heard_within_a_step_by_two_experts(engines: Engines):
    engine = engines("wan_image")
    want = filmed(engine, prompt="A fox", first_image=picture(1))[1]
    calls = [0]

    def stop(_stage: str, share: float) -> None:
        calls[0] += share > engine.paces.shares["text"]
        if calls[0] == 1:
            raise Cancelled

    plan = engine.plan(RenderRequest(prompt="A fox", first_image=picture(1), seconds=1.0, width=256, height=384))
    with pytest.raises(Cancelled):
        engine.render(plan, stop)
    again = filmed(engine, prompt="A fox", first_image=picture(1))[1]
    assert all(np.array_equal(a, b) for a, b in zip(want, again, strict=True))


def test_any_other_pipeline_films_by_configuration(folders: Callable[[str], Path]):
    profile = Profile(
        name="other", label="Other", family="generic", vram=0, dtype="float32", pipeline="WanPipeline", steps=2,
        weights={"folder": folders("wan")}, canvas=[[64, 96]], limits={"seconds": 5, "fps": 8},
        licence={"name": "none"},        names={"fps": ""}, arguments={"max_sequence_length": 64},
    )  # fmt: skip
    film, frames, reported = filmed(DiffusersEngine(profile), prompt="A fox", seconds=2.0)
    assert len(frames) == film.frame_count == 16
    assert reported == sorted(reported)


def test_a_class_that_diffusers_lacks_and_weights_that_are_not_here_are_told_kindly(
    folders: Callable[[str], Path], profiles: Callable[..., Profile]
):
    from workers.models.store import ModelMissing

    generic = profiles("wan").model_copy(update={"family": "generic", "pipeline": "SoraPipeline"})
    with pytest.raises(ValueError, match="has no SoraPipeline"):
        DiffusersEngine(generic).load()
    with pytest.raises(ModelMissing, match="run `python -m workers models pull`"):
        DiffusersEngine("ltx-24gb").load()


def test_a_remix_with_two_experts_is_filmed_by_each_where_it_was_trained(engines: Engines, source: tuple[Path, str]):
    engine = engines("wan_experts")
    engine.load()
    pipe, asked = engine._loaded.pipe, list[tuple[str, float]]()  # type: ignore[union-attr]

    def listen(name: str) -> Any:
        def heard(_part: Any, _args: Any, values: dict[str, Any]) -> None:
            asked.append((name, float(values["timestep"].flatten()[0])))

        return getattr(pipe, name).register_forward_pre_hook(heard, with_kwargs=True)

    hooks = [listen(name) for name in ("transformer", "transformer_2")]
    clip, plan = source
    _, frames, _ = filmed(engine, prompt="make it night", parent=plan, source=clip, strength=1.0, seed=1)
    for hook in hooks:
        hook.remove()
    assert {name for name, _ in asked} == {"transformer", "transformer_2"}
    assert all((name == "transformer") == (moment >= 875) for name, moment in asked)
    near = filmed(engine, prompt="make it night", parent=plan, source=clip, strength=0.3, seed=1)[1]
    assert not np.array_equal(frames[5], near[5])
