"""`make gpu-check`: films with tiny pipelines and, on a GPU, with every profile that is here, and prints a report.

Without a GPU it is a dry run: the same code on the CPU with tiny pipelines, whose figures say nothing about a GPU.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np

from workers.engines.base import Cancelled, Frame, RenderRequest
from workers.engines.diffusers import gpu
from workers.engines.diffusers.engine import DiffusersEngine
from workers.engines.diffusers.profile import OFFLOADS, Profile
from workers.models import hub
from workers.postprocess.finish import finish
from workers.postprocess.mark import MarkText

PROMPT = 'A red fox trots through fresh snow in a pine forest, stops, looks at us and says "Good morning". Soft light.'
HEADINGS = ("what", "film", "s/step", "total s", "bare s", "handoff s", "peak GB", "checks")


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one profile.

    Attributes:
        bare: Seconds of the same pipeline called by itself, its frames encoded by PyAV alone.
        peak: Gigabytes of GPU memory at most; None on a CPU.
        checks: What was looked at and how it came out.
    """

    what: str
    film: str
    per_step: float
    total: float
    bare: float | None
    peak: float | None
    checks: str

    @property
    def cells(self) -> tuple[str, ...]:
        bare = ("-", "-") if self.bare is None else (f"{self.bare:.2f}", f"{self.total - self.bare:+.2f}")
        peak = "-" if self.peak is None else f"{self.peak:.1f}"
        return (self.what, self.film, f"{self.per_step:.3f}", f"{self.total:.2f}", *bare, peak, self.checks)


def main(argv: Sequence[str] | None = None) -> int:
    """Run what this machine can; the status is 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.gpu_check", description=__doc__)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the clips here")
    parser.add_argument("--seconds", type=float, default=5.0, help="length of the real clips (default: 5)")
    parser.add_argument("profiles", nargs="*", help="default: every one that is here and fits")
    arguments = parser.parse_args(argv)
    import torch

    cards, on_gpu = gpu.visible(), torch.cuda.is_available()
    _say(f"torch {torch.__version__}, " + ("; ".join(f"{c.name}, {c.memory:.0f} GB" for c in cards) or "no NVIDIA GPU"))
    if not on_gpu:
        _say("DRY RUN on the CPU with tiny random pipelines: it shows that the paths work, not how fast a GPU is.")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="gpu-check-") as scratch:
        rows: list[Row] = []
        folder = arguments.keep or Path(scratch) / "clips"
        for profile, seconds in _profiles(arguments, Path(scratch), cards, on_gpu):
            sys.stderr.write(f"  {profile.name} …\n")
            try:
                rows.append(_measure(profile, seconds, folder / profile.name, on_gpu))
            except Exception as error:
                failed += 1
                rows.append(
                    Row(profile.name, "-", 0.0, 0.0, None, None, f"FAILED: {type(error).__name__}: {error}"[:160])
                )
        _say(_table(rows))
    failed += sum("FAILED" in row.checks for row in rows if row.film != "-")
    _say("All is well." if not failed else f"{failed} of {len(rows)} failed.")
    return 1 if failed else 0


def _profiles(
    arguments: argparse.Namespace, scratch: Path, cards: list[gpu.Gpu], on_gpu: bool
) -> Iterator[tuple[Profile, float]]:
    """Tiny ones first, then those that are here and fit, smallest last."""
    if not arguments.profiles:
        for profile in _tiny(scratch, on_gpu):
            yield profile, 1.0
    if not on_gpu:
        return
    memory = max((card.memory for card in cards), default=0.0)
    for profile in gpu.fitting(memory):
        if arguments.profiles and profile.name not in arguments.profiles:
            continue
        if all(hub.is_here(source) for source in profile.sources) and not profile.needs_image:
            yield profile, min(arguments.seconds, profile.limits.seconds)


def _tiny(scratch: Path, on_gpu: bool) -> Iterator[Profile]:
    """Each family, and on a GPU each way of keeping weights off it, 8 bits and compilation."""
    from tests.workers.engines.diffusers import tiny
    from tests.workers.engines.diffusers.conftest import PROFILES

    folders = {kind: getattr(tiny, kind)(scratch / kind) for kind in ("ltx", "wan", "vace")}

    def made(kind: str, what: str, **over: Any) -> Profile:
        values = {
            "name": f"tiny-{what}", "label": f"Tiny {what}", "vram": 0, "dtype": "bfloat16" if on_gpu else "float32",
            "weights": {"folder": folders[kind]}, "licence": {"name": "none"},
        }  # fmt: skip
        return Profile(**(values | PROFILES[kind] | {"canvas": [[256, 256]]} | over))

    upsampler = {"folder": folders["ltx"], "subfolder": "latent_upsampler"}
    yield made("ltx", "ltx")
    yield made("ltx", "ltx-two-stages", stages=2, sigmas_2=[0.9, 0.4], upsampler=upsampler)
    yield made("ltx", "ltx-fp8", quantise={"transformer": "fp8"})
    yield made("wan", "wan")
    yield made("vace", "vace")
    if on_gpu:
        for offload in OFFLOADS[1:]:
            yield made("ltx", f"ltx-{offload}", offload=offload)
            yield made("wan", f"wan-{offload}", offload=offload)
        yield made("ltx", "ltx-compiled", compile=True)


def _measure(profile: Profile, seconds: float, folder: Path, on_gpu: bool) -> Row:
    """Film three times: to warm up, for the figures, and to stop half-way; then call the pipeline by itself."""
    import torch

    engine = DiffusersEngine(profile)
    width, height = profile.canvas[0]
    request = RenderRequest(prompt=PROMPT, seconds=seconds, width=max(256, width), height=max(256, height), seed=7)
    first = _filmed(engine, request, folder)
    if on_gpu:
        torch.cuda.reset_peak_memory_stats()
    began = time.perf_counter()
    second = _filmed(engine, request, folder)
    total = time.perf_counter() - began
    peak = torch.cuda.max_memory_allocated() / 2**30 if on_gpu else None
    checks = ["same seed, same clip: " + ("ok" if first == second else "FAILED"), _stopped(engine, request)]
    bare = _bare(engine, request, folder) if profile.family in ("wan", "vace") else None
    film = f"{seconds:g} s {request.width}x{request.height}"
    row = Row(profile.name, film, engine.spent["denoise"] / profile.most_steps, total, bare, peak, "; ".join(checks))
    engine.unload()
    return row


def _filmed(engine: DiffusersEngine, request: RenderRequest, folder: Path) -> str:
    """Film and finish; gives a digest of the frames."""
    import hashlib

    digest = hashlib.sha256()

    def watched(frames: Iterator[Frame]) -> Iterator[Frame]:
        for frame in frames:
            digest.update(frame.tobytes())
            yield frame

    film = engine.render(engine.plan(request), _unheard)
    film.frames = watched(film.frames)
    finish(film, folder, mark=MarkText("gpu check", ""), on_progress=_unheard)
    return digest.hexdigest()


def _stopped(engine: DiffusersEngine, request: RenderRequest) -> str:
    """Whether a cancel in the middle ends the film within one step, and the engine films on."""
    passes = [0, 0]
    middle = engine.paces.shares["text"] + engine.paces.shares["denoise"] / 2

    def stop(_stage: str, share: float) -> None:
        if share >= middle:
            passes[1] = passes[1] or passes[0]
            raise Cancelled

    engine.load()
    assert engine._loaded is not None
    hooks = [
        part.register_forward_hook(lambda *_: passes.__setitem__(0, passes[0] + 1))
        for part in engine._loaded.transformers
    ]
    try:
        with suppress(Cancelled):
            engine.render(engine.plan(request), stop)
    finally:
        for hook in hooks:
            hook.remove()
    within = passes[1] > 0 and passes[0] - passes[1] <= 1
    return "cancel within a step: " + ("ok" if within else "FAILED")


def _bare(engine: DiffusersEngine, request: RenderRequest, folder: Path) -> float:
    """Seconds of the same pipeline, called as its makers show, and of x264 for its frames."""
    import torch

    assert engine._loaded is not None
    profile, pipe = engine.profile, engine._loaded.pipe
    plan = engine.plan(request)
    width, height = profile.canvas[0]
    began = time.perf_counter()
    out = pipe(
        prompt=plan.caption, width=width, height=height, num_inference_steps=profile.steps,
        guidance_scale=profile.guidance, generator=torch.Generator("cpu").manual_seed(request.seed), output_type="np",
        num_frames=-(-(plan.frame_count - 1) // profile.limits.multiple) * profile.limits.multiple + 1,
    )  # fmt: skip
    encode_bare(out.frames[0][: plan.frame_count], plan.fps, folder / "bare.mp4")
    return time.perf_counter() - began


def encode_bare(frames: Any, fps: int, path: Path) -> None:
    """What everybody would do with a pipeline's frames, 0 to 1: to bytes, and to x264."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=fps)
        stream.height, stream.width = frames.shape[1:3]
        stream.pix_fmt, stream.options = "yuv420p", {"preset": "veryfast", "crf": "23"}
        for frame in frames:
            pixels = (np.asarray(frame) * 255).round().astype(np.uint8)
            file.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        file.mux(stream.encode())


def _unheard(_stage: str, _share: float) -> None:
    """Nobody watches."""


def _table(rows: list[Row]) -> str:
    lines = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
