"""How long a person waits for a clip, and what filming costs beside its own length and a bare encoder."""

import itertools
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from uuid import uuid4

import av

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation, GenerationStatus
from sora_reflex.studio import service as studio
from sora_reflex.studio.schemas import SubmitGeneration
from tests.bench.registry import Figure, bench
from tests.conftest import forget_caches
from tests.e2e.product import Product, running
from tests.factories import create_user, viewer_of
from workers.engines import registry
from workers.engines.base import Film, Frame, RenderRequest
from workers.postprocess.finish import finish
from workers.postprocess.mark import MarkText

SAID = itertools.product(
    ("came", "went", "walked", "crawled", "flew"),
    ("back", "home", "away", "along", "down"),
    ("good", "salty", "thin", "hot", "cold", "green"),
)


def new_prompt() -> str:
    """Two speakers, weather, music, and lines that no earlier clip had: what was said once is not synthesised again."""
    verb, where, taste = next(SAID)
    return (
        "A woman with a pink umbrella and an old fisherman meet in a rainy neon alley. "
        f'She says "You {verb} {where}." He answers "The soup was too {taste}."'
    )


SECONDS = 10
WAIT_SECONDS = 300


@contextmanager
def _behind(product: Product) -> Iterator[Viewer]:
    """Act as a new person on a running product's own database and queue."""
    before = os.environ.get("SORA_DATA_DIR", get_settings().data_dir)
    os.environ["SORA_DATA_DIR"] = str(product.data_dir)
    forget_caches()
    try:
        with db.unit_of_work() as session:
            viewer = viewer_of(create_user(session, handle=f"bench{uuid4().hex[:8]}"))
        yield viewer
    finally:
        os.environ["SORA_DATA_DIR"] = str(before)
        forget_caches()


def _wait(viewer: Viewer, seconds: int) -> float:
    """Seconds from submitting a clip of this length to its being there to play."""
    began = time.monotonic()
    request = SubmitGeneration(request_key=uuid4().hex, prompt=new_prompt(), seconds=seconds, seed=7)
    with db.unit_of_work() as session:
        id = studio.submit(session, viewer=viewer, request=request)
    while time.monotonic() - began < WAIT_SECONDS:
        with db.reading() as session:
            generation = session.get(Generation, id)
            assert generation is not None
            if generation.status is GenerationStatus.COMPLETED:
                return time.monotonic() - began
            if not generation.status.is_open:
                raise RuntimeError(f"{generation.status}: {generation.error_message}")
        time.sleep(0.05)
    raise RuntimeError("the clip was not ready in time")


@bench("submit to playable, 10 s clip", against="its own length", most=1.0)
def submit_to_playable() -> Figure:
    with (
        tempfile.TemporaryDirectory(prefix="sora-bench-") as folder,
        running(Path(folder) / "data") as product,
        _behind(product) as viewer,
    ):
        _wait(viewer, 5)
        took = _wait(viewer, SECONDS)
    return Figure(took, "s", SECONDS, "704x1280 at 24 fps, two speakers, the second clip of a warm worker")


def _film(seconds: float = SECONDS) -> Film:
    engine = registry.get("animatic")
    engine.load()
    plan = engine.plan(RenderRequest(prompt=new_prompt(), seconds=seconds, seed=7))
    return engine.render(plan, lambda _stage, _share: None)


@cache
def _kept() -> tuple[Film, list[Frame]]:
    """A film and copies of its frames; to make it warms everything but its lines."""
    film = _film()
    return film, [frame.copy() for frame in film.frames]


def _finished(film: Film) -> float:
    """Seconds that finishing takes, and whatever the film does while it is read."""
    with tempfile.TemporaryDirectory(prefix="sora-bench-") as folder:
        began = time.monotonic()
        finish(film, Path(folder) / "clip", mark=MarkText("sora reflex", "bench"), on_progress=lambda _s, _p: None)
        return time.monotonic() - began


def _filmed(seconds: float) -> float:
    """Seconds from a request to the finished files, in a warm process that has not heard the lines."""
    _kept()
    began = time.monotonic()
    film = _film(seconds)
    return time.monotonic() - began + _finished(film)


@cache
def _ten() -> float:
    return _filmed(SECONDS)


def _bare_encode(film: Film, frames: list[Frame]) -> float:
    """Seconds that x264 alone takes for a film's own frames, with the settings that everybody uses."""
    with tempfile.TemporaryDirectory(prefix="sora-bench-") as folder:
        began = time.monotonic()
        with av.open(f"{folder}/bare.mp4", "w") as file:
            stream = file.add_stream("libx264", rate=film.fps)
            stream.width, stream.height, stream.pix_fmt = film.width, film.height, "yuv420p"
            stream.options = {"preset": "veryfast", "crf": "23"}
            for frame in frames:
                file.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format=film.layout)))
            file.mux(stream.encode())
        return time.monotonic() - began


@bench("film and finish a 10 s clip, warm", against="its own length", most=0.7)
def film_and_finish() -> Figure:
    film, frames = _kept()
    took, bare = _ten(), _bare_encode(film, frames)
    detail = f"plan, new lines spoken, picture, sound, mark, files; {took / bare:.1f}x of x264 alone, {bare:.1f} s"
    return Figure(took, "s", SECONDS, detail)


@bench("finish alone, 10 s clip", against="plain PyAV, veryfast crf 23", most=1.3)
def finish_alone() -> Figure:
    film, frames = _kept()
    film.frames = iter(frames)
    took = _finished(film)
    return Figure(
        took, "s", _bare_encode(film, frames), "mark, sound, poster, thumbnail, sprite, preview; equal quality"
    )


@bench("film and finish 15 s, warm", against="the 10 s clip", most=1.6)
def fifteen_seconds() -> Figure:
    return Figure(_filmed(15), "s", _ten(), "linear would be 1.5")


@bench("film and finish 60 s, warm", against="the 10 s clip", most=6.5)
def a_minute() -> Figure:
    return Figure(_filmed(60), "s", _ten(), "linear would be 6")


def _tree(root: int) -> set[int]:
    """A process and all that come from it."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            parents[int(entry.name)] = int(fields[1])
    found = {root}
    while new := {child for child, parent in parents.items() if parent in found} - found:
        found |= new
    return found


def _megabytes(root: int) -> float:
    """What a process and its children hold in memory; what they share counts once."""
    total = 0
    for process in _tree(root):
        with suppress(OSError):
            found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
            total += int(found[1]) if found else 0
    return total / 1000


@bench("memory while a 10 s clip is filmed", against="limit", most=1.0)
def peak_memory() -> Figure:
    with tempfile.TemporaryDirectory(prefix="sora-bench-") as folder:
        command = [sys.executable, "-m", "workers", "film", new_prompt(), "-o", f"{folder}/clip.mp4"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _megabytes(process.pid))
            time.sleep(0.1)
        if process.returncode != 0:
            raise RuntimeError(f"filming ended with status {process.returncode}")
    return Figure(peak, "MB", 1000, "proportional set size of all its processes, every 0.1 s")
