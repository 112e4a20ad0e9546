"""A real, tiny LTX-2 pipeline films picture and sound, repeatably, from pictures and clips, and stops at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from tests.workers.engines.diffusers.conftest import filmed, picture
from workers.engines.base import (
    SAMPLE_RATE,
    Cancelled,
    CanShrink,
    FatalEngineError,
    OutOfMemory,
    RenderRequest,
    StoryShot,
)
from workers.engines.diffusers import mel
from workers.engines.diffusers.engine import DiffusersEngine
from workers.engines.diffusers.profile import Profile
from workers.postprocess.finish import finish
from workers.postprocess.mark import MarkText

Engines = Callable[[str], DiffusersEngine]
Profiles = Callable[..., Profile]


@pytest.fixture(scope="module")
def source(engines: Engines, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A finished clip of one second and its plan, to remix and to go on from."""
    engine = engines("ltx")
    plan = engine.plan(RenderRequest(prompt='A fox says "hello".', seconds=1.0, width=256, height=384, seed=3))
    film = engine.render(plan, lambda _stage, _share: None)
    folder = tmp_path_factory.mktemp("source")
    made = finish(film, folder, mark=MarkText("test", "ada"), on_progress=lambda _stage, _share: None)
    return made.clip, plan.to_json()


def test_a_film_becomes_a_file_with_picture_and_sound(source: tuple[Path, str]):
    with av.open(str(source[0])) as file:
        video, audio = file.streams.video[0], file.streams.audio[0]
        assert (video.codec_context.name, audio.codec_context.name) == ("h264", "aac")
        assert (video.width, video.height, int(video.average_rate or 0)) == (256, 384, 24)
        assert sum(1 for _ in file.decode(video=0)) == 24


def test_frames_have_the_size_and_number_that_were_asked_for_and_progress_never_goes_back(engines: Engines):
    film, frames, reported = filmed(engines("ltx"), prompt="A fox", fps=30, seconds=1.5)
    assert len(frames) == film.frame_count == 45
    assert {(frame.shape, frame.dtype) for frame in frames} == {((384, 256, 3), np.dtype(np.uint8))}
    assert film.audio.shape == (2, round(1.5 * SAMPLE_RATE))
    assert film.audio.any()
    assert film.left_out == ()
    assert reported == sorted(reported)
    assert reported[-1] == pytest.approx(1.0)
    assert len({round(share, 2) for share in reported}) > 10


def test_a_seed_films_the_same_again_and_another_one_something_else(engines: Engines):
    (_, one, _), (_, same, _) = (filmed(engines("ltx"), prompt="A fox", seed=5) for _ in range(2))
    film, other, _ = filmed(engines("ltx"), prompt="A fox", seed=6)
    assert all(np.array_equal(a, b) for a, b in zip(one, same, strict=True))
    assert not all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
    assert not np.array_equal(film.audio, filmed(engines("ltx"), prompt="A fox", seed=5)[0].audio)


def test_a_prompt_is_encoded_once_for_its_variations(engines: Engines):
    engine = engines("ltx")
    filmed(engine, prompt="A heron in the reeds", seed=1)
    before = engine._prompts.encoded  # type: ignore[union-attr]
    filmed(engine, prompt="A heron in the reeds", seed=2)
    assert engine._prompts.encoded == before  # type: ignore[union-attr]


def test_pictures_hold_the_beginning_and_the_end(engines: Engines):
    def of(**asked: Any) -> list[Any]:
        return filmed(engines("ltx"), prompt="A fox", **asked)[1]

    first, both = of(first_image=picture(1)), of(first_image=picture(1), last_image=picture(2))
    last = of(last_image=picture(2))
    plain = of()
    kinds = [np.stack(frames).tobytes() for frames in (first, both, last, plain, of(first_image=picture(3)))]
    assert len(set(kinds)) == len(kinds)


def test_a_storyboard_and_a_style_are_filmed(engines: Engines):
    shots = (StoryShot("A door", 0, 0.5), StoryShot("It opens", 0.5, 1.0))
    assert len(filmed(engines("ltx"), shots=shots, style="ink")[1]) == 24


def test_a_continuation_starts_from_the_end_of_its_clip_and_lasts_as_long_as_asked(
    engines: Engines, source: tuple[Path, str]
):
    clip, plan = source
    film, frames, reported = filmed(engines("ltx"), prompt="It runs", extends=plan, source=clip, seconds=1.5)
    assert len(frames) == 36
    assert film.audio.shape == (2, round(1.5 * SAMPLE_RATE))
    assert reported == sorted(reported)
    again = filmed(engines("ltx"), prompt="It runs", seconds=1.5)[1]
    assert not np.array_equal(frames[0], again[0])


def test_a_remix_stays_nearer_to_its_clip_the_weaker_it_is(engines: Engines, source: tuple[Path, str]):
    clip, plan = source
    weak, middle, strong = (
        filmed(engines("ltx"), prompt="make it night", parent=plan, source=clip, strength=strength, seed=9)
        for strength in (0.05, 0.5, 1.0)
    )
    same = filmed(engines("ltx"), prompt="make it night", parent=plan, source=clip, strength=0.001, seed=4)

    def apart(other: Any) -> float:
        return float(np.abs(np.stack(other[1]).astype(int) - np.stack(same[1]).astype(int)).mean())

    assert apart(weak) < apart(middle) < apart(strong)


def test_without_the_clip_nothing_that_starts_from_it_is_planned(engines: Engines, source: tuple[Path, str]):
    for asked in ({"parent": source[1]}, {"extends": source[1]}):
        with pytest.raises(ValueError, match="needs the clip"):
            engines("ltx").plan(RenderRequest(prompt="on", **asked))  # type: ignore[arg-type]


def test_two_stages_film_small_first_and_give_the_whole_canvas(profiles: Profiles, folders: Callable[[str], Path]):
    engine = DiffusersEngine(
        profiles(
            "ltx", stages=2, canvas=[[64, 128]], sigmas_2=[0.9, 0.4],
            upsampler={"folder": folders("ltx"), "subfolder": "latent_upsampler"},
        )
    )  # fmt: skip
    sizes: list[Any] = []
    engine.load()
    engine._loaded.pipe.transformer.register_forward_pre_hook(  # type: ignore[union-attr]
        lambda _part, _args, values: sizes.append((values["height"], values["width"])), with_kwargs=True
    )
    _, frames, reported = filmed(engine, prompt="A fox", first_image=picture(1))
    assert sizes == [(2, 1)] * 3 + [(4, 2)] * 2
    assert len(frames) == 24
    assert reported == sorted(reported)


def test_windows_of_time_decode_to_what_the_decoders_own_tiling_gives(profiles: Profiles):
    torch = pytest.importorskip("torch")
    from workers.engines.diffusers import decode, loading

    vae = loading.load(profiles("ltx", tiling=True)).pipe.vae
    latents = torch.randn(1, 8, 31, 2, 1, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        whole = vae.decode(latents.clone(), None, return_dict=False)[0][0].transpose(0, 1)
        pieces = list(decode.ltx(vae, latents))
    assert len(pieces) > 3
    assert torch.allclose(torch.cat(pieces), whole, atol=1e-5)
    assert vae.use_framewise_decoding


def whole(engine: DiffusersEngine, plan: Any, on_progress: Any) -> None:
    """Film to the last frame."""
    for _ in engine.render(plan, on_progress).frames:
        pass


@pytest.mark.parametrize("at", ["text", "denoise", "decode"])
def test_a_cancel_is_heard_within_a_step_and_the_next_film_is_as_ever(engines: Engines, at: str):
    engine = engines("ltx")
    want = filmed(engine, prompt="A fox", seed=1)[1]
    shares = engine.paces.shares
    plan = engine.plan(RenderRequest(prompt="A fox", seconds=1.0, width=256, height=384, seed=1))
    begin = {"text": 0.0, "denoise": shares["text"] + shares["denoise"] / 2, "decode": 1 - shares["decode"] / 2}[at]
    passes, heard_after = [0], [0]

    def stop(_stage: str, share: float) -> None:
        if share >= begin:
            heard_after[0] = heard_after[0] or passes[0]
            raise Cancelled

    hook = engine._loaded.pipe.transformer.register_forward_hook(  # type: ignore[union-attr]
        lambda *_: passes.__setitem__(0, passes[0] + 1)
    )
    try:
        with pytest.raises(Cancelled):
            whole(engine, plan, stop)
    finally:
        hook.remove()
    assert passes[0] == heard_after[0]
    assert all(np.array_equal(a, b) for a, b in zip(want, filmed(engine, prompt="A fox", seed=1)[1], strict=True))


def breaking(engine: DiffusersEngine, error: Exception) -> Any:
    """Let the next pass of the transformer fail as a GPU does."""

    def fail(*_: Any) -> None:
        raise error

    engine.load()
    return engine._loaded.pipe.transformer.register_forward_pre_hook(fail)  # type: ignore[union-attr]


def test_errors_of_a_gpu_are_told_apart_and_the_engine_films_on_where_it_can(engines: Engines):
    torch = pytest.importorskip("torch")
    engine = engines("ltx")
    cases = [
        (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"), OutOfMemory),
        (RuntimeError("CUDA error: an illegal memory access was encountered"), FatalEngineError),
        (RuntimeError("shapes do not match"), RuntimeError),
    ]
    for error, expected in cases:
        hook = breaking(engine, error)
        try:
            with pytest.raises(expected):
                filmed(engine, prompt="A fox")
        finally:
            hook.remove()
    assert len(filmed(engine, prompt="A fox")[1]) == 24


def test_a_smaller_profile_is_taken_once(profiles: Profiles):
    engine = DiffusersEngine(profiles("ltx"))
    assert isinstance(engine, CanShrink)
    assert engine.smaller()
    assert engine.profile.offload == "model"
    assert engine.smaller() is False
    assert len(filmed(engine, prompt="A fox")[1]) == 24


def test_eight_bits_and_loras_are_used_as_the_profile_says(profiles: Profiles, tmp_path: Path):
    torch = pytest.importorskip("torch")
    from diffusers import LTX2Pipeline
    from peft import LoraConfig
    from peft.utils import get_peft_model_state_dict

    from workers.engines.diffusers import loading

    plain = loading.load(profiles("ltx")).pipe.transformer
    name = next(name for name, _ in plain.named_parameters() if name.endswith("to_q.weight"))
    before = plain.get_parameter(name).detach().clone()
    plain.add_adapter(LoraConfig(r=2, lora_alpha=2, target_modules=["to_q"], init_lora_weights=False))
    LTX2Pipeline.save_lora_weights(
        tmp_path, transformer_lora_layers=get_peft_model_state_dict(plain), weight_name="style.safetensors"
    )
    loras = [{"folder": tmp_path, "file": "style.safetensors", "scale": 1.0}]
    engine = DiffusersEngine(profiles("ltx", loras=loras, quantise={"transformer": "fp8"}))
    engine.load()
    part = engine._loaded.pipe.transformer  # type: ignore[union-attr]
    kept = part.get_parameter(name)
    assert kept.dtype == torch.float8_e4m3fn
    assert not torch.allclose(kept.float(), before, atol=1e-2)
    assert len(filmed(engine, prompt="A fox")[1]) == 24


def test_a_tone_stands_in_its_band_of_the_spectrogram():
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    tone = np.stack([np.sin(2 * np.pi * 1000 * time)] * 2).astype(np.float32)
    bands = mel.spectrogram(tone, 16_000, 160, 64)
    assert bands.shape == (2, 101, 64)
    loudest = int(bands[0, 50].argmax())
    centre = float(np.linspace(0, 8000, 513)[mel.filters(16_000, 64)[loudest].argmax()])
    assert abs(centre - 1000) < 60
    assert mel.spectrogram(np.zeros_like(tone), 16_000, 160, 64).max() == pytest.approx(np.log(1e-5))
