"""Films whose turn it is: claim, plan, film, finish, keep the files, write the clip down."""

import json
import tempfile
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import structlog
from rq.timeouts import JobTimeoutException
from sqlalchemy.exc import SQLAlchemyError

from sora_reflex.core import db, trace
from sora_reflex.core import log as logs
from sora_reflex.core.settings import get_settings
from sora_reflex.media.storage import get_storage, name_for
from sora_reflex.media.urls import stored_name
from sora_reflex.models import Stage
from sora_reflex.studio import claims, lifecycle, modes, words
from sora_reflex.studio.claims import Claim
from sora_reflex.studio.lifecycle import Made
from workers import exits
from workers.engines import registry
from workers.engines.animatic.model import Plan
from workers.engines.base import (
    Cancelled,
    CanShrink,
    Engine,
    FatalEngineError,
    FilmFailed,
    OutOfMemory,
    PlanLike,
)
from workers.jobs import requests
from workers.jobs.pulse import STOPPING, Halt, Pulse
from workers.models.store import ModelMissing
from workers.postprocess import reuse
from workers.postprocess.finish import Finished, finish
from workers.postprocess.mark import MarkText
from workers.serving import HERE

log = structlog.get_logger()

TYPES = {".mp4": "video/mp4", ".webp": "image/webp", ".vtt": "text/vtt"}


class EngineMissing(Exception):
    """No engine of that name runs on this worker."""


def run(generation_id: str) -> None:
    """Take a turn at this worker. It films whose turn it is, which need not be the one that it was sent for."""
    with db.unit_of_work() as session:
        claim = claims.claim(session, lanes=HERE.lanes, worker=HERE.name)
    if claim is None:
        log.info("render.nobody_waits", sent_for=generation_id)
        return
    log.info("render.began", generation=str(claim.generation_id), engine=claim.engine, attempt=claim.attempt)
    with logs.about(claim.generation_id), Pulse(claim, _profile_of(claim.engine)) as pulse:
        try:
            with trace.span("render", claim.generation_id, engine=claim.engine, attempt=claim.attempt):
                _film(claim, pulse)
        except Cancelled:
            if pulse.halt is None:
                _failed(claim, "engine_failed", "The engine gave this one up.")
                return
            _halted(claim, pulse.halt)
        except JobTimeoutException:
            _failed(claim, "timed_out", "Filming took too long and was stopped.")
        except FilmFailed as error:
            log.warning("render.engine_gave_up", generation=str(claim.generation_id), code=error.code, why=str(error))
            _failed(claim, error.code, str(error), is_refusal=error.is_refusal)
        except OutOfMemory:
            message = "This clip does not fit in the memory of the machine that films. Ask for a shorter one."
            _failed(claim, "out_of_memory", message)
        except FatalEngineError as error:
            exits.leave(claim, exits.BROKEN, f"The machine that films broke down over this ({error})")
        except EngineMissing:
            log.error("render.no_engine", engine=claim.engine)
            _failed(claim, "engine_missing", "The engine that this was meant for does not run here.")
        except Exception:
            # Ctrl-C reaches the engine's own processes too; what they break then is no fault of the clip.
            if STOPPING.is_set():
                _halted(claim, Halt.STOPPING)
                return
            log.exception("render.failed", generation=str(claim.generation_id))
            _failed(claim, "engine_failed", "The engine stumbled over this one.")


@cache
def load_engine(name: str, profile: str = "") -> Engine:
    """The engine, loaded once and kept for as long as this process lives."""
    try:
        engine: Engine = registry.get(name, profile)
        engine.load()
    except (LookupError, ValueError, ImportError, ModelMissing) as error:
        raise EngineMissing(name) from error
    with suppress(SQLAlchemyError), db.unit_of_work() as session:
        info = engine.info
        modes.note(
            session,
            name=info.name,
            profile=info.profile,
            label=info.label,
            modes=info.modes,
            traits=asdict(info.traits),
        )
    return engine


def _profile_of(engine: str) -> str:
    """The profile that this process runs of it, once it is loaded."""
    return load_engine(engine, HERE.profiles.get(engine, "")).info.profile if HERE.lanes else ""


def _film(claim: Claim, pulse: Pulse) -> None:
    """One attempt; where memory runs out, another with the engine's next smaller profile."""
    engine = load_engine(claim.engine, HERE.profiles.get(claim.engine, ""))
    try:
        _attempt(claim, pulse, engine)
    except OutOfMemory:
        log.warning("render.out_of_memory", generation=str(claim.generation_id), profile=engine.info.profile)
        if not (isinstance(engine, CanShrink) and engine.smaller()):
            raise
        log.warning("render.smaller_profile", generation=str(claim.generation_id), profile=engine.info.profile)
        _attempt(claim, pulse, engine)


def _attempt(claim: Claim, pulse: Pulse, engine: Engine) -> None:
    settings = get_settings()
    pulse.report(Stage.PLANNING, 0.0)
    plan = engine.plan(requests.build(claim.generation_id))
    if isinstance(plan, Plan):
        _show(claim, plan)
    borrowed = requests.sound_of(claim.generation_id)
    film = engine.render(plan, pulse.report)
    if borrowed is not None:
        reuse.lend(borrowed, film)
    work = settings.data_dir.resolve() / "work"
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="render-", dir=work) as folder:
        mark = MarkText(settings.instance_name, claim.handle)
        finished = finish(film, Path(folder), mark=mark, on_progress=pulse.report)
        pulse.check()
        video_id = uuid4()
        files = _keep(video_id, finished)
    made = Made(
        video_id=video_id,
        engine_label=engine.info.label,
        source_type=engine.info.digital_source_type,
        width=film.width,
        height=film.height,
        fps=film.fps,
        seconds=finished.measures.seconds,
        files=files,
        measures=_measures(finished),
        title=film.title[:200],
        left_out=list(dict.fromkeys((*plan.left_out, *film.left_out))),
        plan=_plan(film.plan or plan),
        stage_seconds=pulse.stage_seconds(),
        profile=engine.info.profile,
    )
    with db.unit_of_work() as session:
        is_done = lifecycle.complete(session, claim, made)
    if is_done:
        trace.add_stages(made.stage_seconds)
        log.info("render.completed", generation=str(claim.generation_id), video=str(video_id))
        return
    _drop(video_id, files)
    # Called off, or given to another worker, at the last moment: in both cases only what is still ours changes.
    _halted(claim, Halt.CANCELLED)


def _show(claim: Claim, plan: Plan) -> None:
    """Who draws is imported here: whoever films with another engine starts sooner without it."""
    from workers.jobs import draw_preview

    draw_preview.show_filmed(claim, plan)


def _keep(video_id: UUID, finished: Finished) -> dict[str, Any]:
    """Put the files in the store under names made of their bytes."""
    paths = {
        "film": finished.clip,
        "poster": finished.poster,
        "thumbnail": finished.thumbnail,
        "preview": finished.preview,
        "sprites": finished.sprite,
        "captions": finished.captions,
    }
    storage, files = get_storage(), dict[str, Any]()
    for kind, path in paths.items():
        if path is not None:
            name = name_for(kind, path)
            storage.put(stored_name(video_id, name), path)
            files[kind] = {"name": name, "bytes": path.stat().st_size, "type": TYPES[path.suffix]}
    return files


def _drop(video_id: UUID, files: dict[str, Any]) -> None:
    for file in files.values():
        get_storage().delete(stored_name(video_id, file["name"]))


def _measures(finished: Finished) -> dict[str, Any]:
    measures = finished.measures
    return {
        "color": finished.colour,
        "blur": finished.blur,
        "luminance": measures.luminance,
        "luminance_peak": measures.luminance_peak,
        "lufs": measures.lufs,
        "true_peak": measures.true_peak,
        "sha256": measures.sha256,
        "frame_count": measures.frame_count,
        "poster_seconds": finished.poster_seconds,
        "sprite_size": list(finished.sprite_size),
    }


def _plan(plan: PlanLike) -> dict[str, Any] | None:
    data = json.loads(plan.to_json())
    return data if isinstance(data, dict) else None


def _halted(claim: Claim, halt: Halt) -> None:
    with db.unit_of_work() as session:
        if halt is Halt.STOPPING:
            lifecycle.put_back(session, claim)
        elif halt is Halt.CANCELLED:
            lifecycle.stop(session, claim)
    log.info("render.halted", generation=str(claim.generation_id), why=halt.value)


def _failed(claim: Claim, code: str, message: str, *, is_refusal: bool = False) -> None:
    end = lifecycle.refuse if is_refusal else lifecycle.fail
    with db.unit_of_work() as session:
        end(session, claim, code=code, message=f"{message} {words.COST_NOTHING}")
