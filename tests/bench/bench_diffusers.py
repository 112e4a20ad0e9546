"""What the product adds to a diffusion pipeline: from submitting to a clip that plays, beside the pipeline alone."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np

from tests.bench import sglang
from tests.bench.bench_film import _behind, _wait, new_prompt
from tests.bench.registry import Figure, bench
from tests.conftest import forget_caches
from tests.e2e.product import running
from workers.engines.base import RenderRequest
from workers.engines.diffusers import sound
from workers.engines.diffusers.engine import DiffusersEngine
from workers.engines.diffusers.plan import DiffusersPlan, canvas_of
from workers.engines.diffusers.profile import Profile
from workers.engines.diffusers.shelf import read

SECONDS = 5
PROFILE = """
label = "Tiny Wan"
family = "wan"
vram = 0
dtype = "float32"
steps = 4
canvas = [[176, 320]]
[weights]
folder = "{folder}"
[limits]
seconds = 10
fps = 16
[licence]
name = "none"
"""


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    """Settings of this process for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    forget_caches()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        forget_caches()


@dataclass(frozen=True, slots=True)
class Made:
    """Seconds of one clip: by the product, by the same work without it, of that the pipeline's call, and by SGLang."""

    took: float
    bare: float
    own: float
    peer: sglang.Made | None


@cache
def _made() -> Made:
    from tests.workers.engines.diffusers import tiny

    with tempfile.TemporaryDirectory(prefix="sora-bench-") as scratch:
        root = Path(scratch)
        file = root / "profiles" / "bench-wan.toml"
        file.parent.mkdir()
        weights = tiny.wan(root / "wan")
        file.write_text(PROFILE.format(folder=weights))
        settings = {"SORA_ENGINE": "diffusers:bench-wan", "SORA_PROFILES_DIR": str(file.parent)}
        with (
            _environment(**settings),
            running(root / "data", **settings) as product,
            _behind(product) as viewer,
        ):
            _wait(viewer, SECONDS)
            took = _wait(viewer, SECONDS)
        bare, own = _bare(read(file), root)
        return Made(took, bare, own, _by_sglang(Path(weights), root) if sglang.is_installed() else None)


def _by_sglang(weights: Path, folder: Path) -> sglang.Made:
    """The same weights, frames and steps, the second time."""
    with sglang.serving(weights, folder) as address:
        for seed in (1, 7):
            made = sglang.make(
                address, prompt=new_prompt(), size="176x320", num_frames=SECONDS * 16 // 4 * 4 + 1, fps=16,
                num_inference_steps=4, guidance_scale=1.0, seed=seed,
            )  # fmt: skip
    return made


@bench("submit to playable, tiny Wan pipeline", against="the bare pipeline, its sound, x264", most=1.3)
def submit_to_playable_wan() -> Figure:
    made = _made()
    beyond = made.took - made.own
    detail = f"warm worker; {beyond:.2f} s beyond the pipeline's own {made.own:.2f} s, speech and sound among them"
    return Figure(made.took, "s", made.bare, detail)


def beyond_the_model() -> Figure:
    made = _made()
    assert made.peer is not None
    detail = (
        f"ours speaks, scores, marks and makes poster, thumbnail, sprite and preview; SGLang writes a silent file: "
        f"{made.peer.whole:.2f} s, of which {made.peer.own:.2f} s are its pipeline's; ours {made.took:.2f} and "
        f"{made.own:.2f} s"
    )
    return Figure(made.took - made.own, "s", made.peer.whole - made.peer.own, detail)


if sglang.is_installed():
    bench("beyond the model's own time, tiny Wan", against="SGLang-Diffusion", most=1.0)(beyond_the_model)


def _bare(profile: Profile, folder: Path) -> tuple[float, float]:
    """Seconds of the same work without the product, the second time: all of it, and the pipeline's call alone."""
    engine = DiffusersEngine(profile)
    engine.load()
    assert engine._loaded is not None
    for seed in (1, 7):
        plan = engine.plan(RenderRequest(prompt=new_prompt(), seconds=float(SECONDS), seed=seed))
        began = time.monotonic()
        frames = _called(engine._loaded.pipe, profile, plan)
        own = time.monotonic() - began
        sound.department(plan)
        _encoded(frames[: plan.frame_count], plan, folder / "bare.mp4")
        whole = time.monotonic() - began
    return whole, own


def _called(pipe: Any, profile: Profile, plan: DiffusersPlan) -> Any:
    """The pipeline as its makers show it: frames as floats."""
    import torch

    width, height = canvas_of(profile, plan.width, plan.height)
    return pipe(
        prompt=plan.caption, width=width, height=height, num_frames=plan.frame_count // 4 * 4 + 1,
        num_inference_steps=profile.steps, guidance_scale=1.0, output_type="np",
        generator=torch.Generator("cpu").manual_seed(plan.seed),
    ).frames[0]  # fmt: skip


def _encoded(frames: Any, plan: DiffusersPlan, path: Path) -> None:
    """x264 with the settings that everybody uses, at the clip's size."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=plan.fps)
        stream.width, stream.height, stream.pix_fmt = plan.width, plan.height, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "23"}
        for frame in frames:
            pixels = av.VideoFrame.from_ndarray((frame * 255).round().astype(np.uint8), format="rgb24")
            file.mux(stream.encode(pixels.reformat(plan.width, plan.height, "yuv420p")))
        file.mux(stream.encode())
