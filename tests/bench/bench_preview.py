"""How soon there is something to see: while one types, when filming begins, and as a rough film."""

import resource
import tempfile
import time
from pathlib import Path
from uuid import UUID, uuid4

from sora_reflex.core import db
from sora_reflex.models import Generation
from sora_reflex.studio import previews
from sora_reflex.studio import service as studio
from sora_reflex.studio.schemas import SubmitGeneration
from tests.bench.bench_film import SECONDS, _behind, new_prompt
from tests.bench.bench_web import phone, product
from tests.bench.registry import Figure, bench
from tests.e2e import people
from tests.e2e.product import running
from workers.engines.animatic import preview
from workers.engines.base import RenderRequest

STARTS = 3
PAUSES = (" at dusk", " in the rain", " with a dog", " and an old friend", " near a bridge")
WAIT_SECONDS = 120
PAUSE_SECONDS = 0.5
"""For so long typing must rest before a still is asked for."""


def _processor_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _first_still(generation_id: UUID) -> float:
    """Seconds from the start of a generation's filming until its still is there."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        with db.reading() as session:
            generation = session.get(Generation, generation_id)
            assert generation is not None
        if generation.started_at is not None and previews.find_urls([generation]):
            return time.time() - generation.started_at.timestamp()
        time.sleep(0.01)
    raise RuntimeError("there was no still in time")


@bench("job start to first still", against="limit", most=1.0)
def job_start_to_first_still() -> Figure:
    took = []
    with (
        tempfile.TemporaryDirectory(prefix="sora-bench-") as folder,
        running(Path(folder) / "data") as running_product,
        _behind(running_product) as viewer,
    ):
        for number in range(STARTS):
            request = SubmitGeneration(request_key=uuid4().hex, prompt=new_prompt(), seconds=SECONDS, seed=number)
            with db.unit_of_work() as session:
                id = studio.submit(session, viewer=viewer, request=request)
            took.append(_first_still(id))
            with db.unit_of_work() as session:
                studio.cancel(session, viewer=viewer, generation_id=id)
    detail = f"median of {STARTS}, two speakers, each another take; longest {max(took):.2f} s"
    return Figure(sorted(took)[STARTS // 2], "s", 1.0, detail)


@bench("rough preview of 10 s", against="limit", most=1.0)
def rough_preview() -> Figure:
    preview.load()
    for _ in preview.rough(RenderRequest(new_prompt(), 4.0, seed=1)).frames:
        pass
    began, used = time.monotonic(), _processor_seconds()
    film = preview.rough(RenderRequest(new_prompt(), SECONDS, seed=7))
    count = sum(1 for _ in film.frames)
    took, used = time.monotonic() - began, _processor_seconds() - used
    detail = f"{count} frames of {film.width}x{film.height} on twos, two speakers, sound; {used:.1f} s of processor"
    return Figure(took, "s", 3.0, detail)


@bench("still of a planned scene", against="limit", most=1.0)
def still() -> Figure:
    preview.load()
    preview.still(RenderRequest(new_prompt(), seed=1))
    took = []
    for seed in range(5):
        began = time.monotonic()
        preview.still(RenderRequest(new_prompt(), SECONDS, seed=seed + 2))
        took.append(time.monotonic() - began)
    return Figure(sorted(took)[2], "s", 1.0, "median of 5 takes, 352x640, planning and painting")


@bench("typing pause to still in the sheet", against="limit", most=1.0)
def typing_pause_to_still() -> Figure:
    took = []
    with product() as running_product, phone(running_product.address) as (page, _):
        people.join(page, running_product.invite(), "typist")
        sheet = people.open_sheet(page)
        area, picture = sheet.locator("#prompt"), sheet.locator(".still img").last
        area.press_sequentially("A chef and a girl cook soup in a kitchen")
        picture.wait_for(timeout=WAIT_SECONDS * 1000)
        for words in PAUSES:
            before = picture.get_attribute("src")
            area.press_sequentially(words)
            began = time.monotonic()
            page.wait_for_function(
                "(before) => [...document.querySelectorAll('.still img')].at(-1)?.getAttribute('src') !== before",
                arg=before,
                timeout=WAIT_SECONDS * 1000,
            )
            took.append(time.monotonic() - began - PAUSE_SECONDS)
    detail = (
        f"median of {len(took)} pauses in a browser, after the {PAUSE_SECONDS:g} s of rest; longest {max(took):.2f} s"
    )
    return Figure(sorted(took)[len(took) // 2], "s", 1.0, detail)
