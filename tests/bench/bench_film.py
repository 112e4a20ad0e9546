"""How long a person waits for a clip, and what filming costs beside its own length and a bare encoder."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
from workers.engines.base import Film, RenderRequest
from workers.postprocess.finish import finish
from workers.postprocess.mark import MarkText

PROMPT = (
    'A woman with a pink umbrella and an old fisherman meet in a rainy neon alley. She says "You came back." '
    'He answers "The soup was too good."'
)
"""Two speakers, weather, music: what the engine's own figures are quoted for."""

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
    request = SubmitGeneration(request_key=uuid4().hex, prompt=PROMPT, seconds=seconds, seed=7)
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


def _film() -> Film:
    engine = registry.get("animatic")
    engine.load()
    plan = engine.plan(RenderRequest(prompt=PROMPT, seconds=SECONDS, seed=7))
    return engine.render(plan, lambda _stage, _share: None)


def _bare_encode(film: Film, path: Path) -> float:
    """Seconds that x264 alone takes for the film's own frames, at the quality that finishing uses."""
    frames = list(film.frames)
    began = time.monotonic()
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=film.fps)
        stream.width, stream.height, stream.pix_fmt = film.width, film.height, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "23"}
        for frame in frames:
            file.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        file.mux(stream.encode())
    return time.monotonic() - began


@bench("film and finish a 10 s clip, warm", against="its own length", most=0.7)
def film_and_finish() -> Figure:
    with tempfile.TemporaryDirectory(prefix="sora-bench-") as folder:
        bare = _bare_encode(_film(), Path(folder) / "bare.mp4")
        began = time.monotonic()
        finish(_film(), Path(folder) / "clip", mark=MarkText("sora reflex", "bench"), on_progress=lambda _s, _p: None)
        took = time.monotonic() - began
    detail = f"plan, speech, picture, sound, mark, files; {took / bare:.1f}x of x264 alone, {bare:.1f} s"
    return Figure(took, "s", SECONDS, detail)
