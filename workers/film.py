"""`python -m workers film`: a prompt, a storyboard or an earlier film's plan to a clip, without web or database."""

import argparse
import logging
import os
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog
from PIL import Image
from tqdm import tqdm

from workers.engines.base import RATES, SIZES, Engine, EngineInfo, Film, PlanLike, RenderRequest
from workers.postprocess.finish import STAGE, Finished, finish
from workers.postprocess.mark import MarkText
from workers.storyboard import read_storyboard

INSTANCE = "sora reflex"
SECONDS, SIZE = 10.0, "portrait"
BAD_ARGUMENTS, INTERRUPTED = 2, 130
FINISHING_SHARE = 0.04
"""Of the whole run: what is left to do once the last frame has come."""


class BadArguments(Exception):
    """What was asked for cannot be filmed; the message says why, for a person."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("prompt", nargs="?", default="", help="what to film; text in double quotes is spoken")
    parser.add_argument("-o", "--output", type=Path, metavar="CLIP.mp4", help="the file to write")
    parser.add_argument("--preview", action="store_true", help="film it roughly: half size, on twos, nothing spoken")
    parser.add_argument("--still", type=Path, metavar="STILL.png", help="draw its most telling frame alone, here")
    parser.add_argument(
        "--seconds", type=float, help="length, 1 to 60 (default: 10, or as the plan or storyboard says)"
    )
    parser.add_argument("--size", help=f"{', '.join(SIZES)} or WIDTHxHEIGHT (default: portrait, or as the plan says)")
    parser.add_argument("--fps", type=int, choices=RATES, help="frames per second (default: 24, or as the plan says)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same film (default: 0)")
    parser.add_argument("--engine", default="animatic", help="which engine films (default: animatic)")
    parser.add_argument("--style", default="", help="noir, watercolour, cel ... (default: as the prompt says)")
    parser.add_argument(
        "--plan",
        type=Path,
        metavar="PLAN.json",
        help="write the plan here; without a prompt, film the plan that is here",
    )
    start = parser.add_mutually_exclusive_group()
    start.add_argument(
        "--storyboard",
        type=Path,
        metavar="FILE",
        help='film the shots in this file: lines such as "4: A woman waits" (seconds first), or JSON; '
        "the prompt, if any, holds for all of them",
    )
    start.add_argument(
        "--remix", type=Path, metavar="PLAN.json", help='change this plan as the prompt says ("make it night")'
    )
    start.add_argument(
        "--extend", type=Path, metavar="PLAN.json", help="film what comes after this plan; the prompt says what, if any"
    )
    parser.add_argument("--handle", default="", help="whose clip the visible mark says it is")


def parse_size(text: str) -> tuple[int, int]:
    """Read a shape's name or WIDTHxHEIGHT."""
    if text in SIZES:
        return SIZES[text]
    found = re.fullmatch(r"(\d{1,5})[xX×](\d{1,5})", text)
    if found is None:
        raise BadArguments(f"size must be {', '.join(SIZES)} or WIDTHxHEIGHT, not {text!r}")
    return int(found[1]), int(found[2])


class Progress:
    """One bar over all stages of a run, on a terminal only; it never goes back."""

    def __init__(self, info: EngineInfo) -> None:
        self._spans: dict[str, tuple[float, float]] = {}
        start, total = 0.0, sum(share for _, share in info.stages) or 1.0
        for name, share in info.stages:
            width = share / total * (1 - FINISHING_SHARE)
            self._spans[name] = (start, width)
            start += width
        self._spans[STAGE] = (1 - FINISHING_SHARE, FINISHING_SHARE)
        self.percent = 0.0
        shape = "{desc:<10} {percentage:3.0f}%|{bar}| {elapsed}<{remaining}"
        self.bar = tqdm(total=100.0, disable=None, leave=False, bar_format=shape, desc="starting")

    def __call__(self, stage: str, share: float) -> None:
        start, width = self._spans.get(stage, (0.0, 0.0))
        self.bar.set_description_str(stage, refresh=False)
        step = max(0.0, 100 * (start + width * share) - self.percent)
        self.percent += step
        self.bar.update(step)


def _request(arguments: argparse.Namespace) -> RenderRequest:
    """What the arguments ask for; what they leave open is as in the plan or storyboard that they name."""
    values: dict[str, Any] = {"prompt": arguments.prompt, "seed": arguments.seed, "style": arguments.style}
    size, seconds, fps = arguments.size or SIZE, arguments.seconds or SECONDS, arguments.fps or RATES[0]
    try:
        if arguments.storyboard is not None:
            lead, shots = read_storyboard(_read(arguments.storyboard, "storyboard"), arguments.seconds)
            values |= {"shots": shots, "prompt": arguments.prompt or lead}
            seconds = shots[-1].end
        elif (parent := arguments.remix or arguments.extend) is not None:
            plan = _plan_in(parent, arguments.engine)
            values["parent" if arguments.remix else "extends"] = plan.to_json()
            size, fps = arguments.size or f"{plan.width}x{plan.height}", arguments.fps or plan.fps
            seconds = arguments.seconds or (plan.seconds if arguments.remix else SECONDS)
        width, height = parse_size(size)
        return RenderRequest(width=width, height=height, seconds=seconds, fps=fps, **values)
    except ValueError as error:
        raise BadArguments(str(error)) from None


def _read(path: Path, what: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadArguments(f"there is no {what} at {path}") from None
    except (OSError, ValueError) as error:
        raise BadArguments(f"the {what} at {path} cannot be read: {error}") from None


def _plan_in(path: Path, engine: str) -> Any:
    """The plan in a file; only the animatic films plans that a person may have edited."""
    if engine != "animatic":
        raise BadArguments(f"engine {engine!r} does not film stored plans; give a prompt")
    from workers.engines.animatic.model import Plan

    text = _read(path, "plan")
    try:
        plan = Plan.from_json(text)
        RenderRequest(plan.prompt or "…", plan.seconds, plan.width, plan.height, plan.fps, plan.seed, plan.style)
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise BadArguments(f"{path} is not a plan: {error}") from None
    return plan


def _stored_plan(arguments: argparse.Namespace) -> PlanLike | None:
    """The plan to film as it is: the one that --plan names, where there is nothing to make one of."""
    if arguments.prompt.strip() or arguments.storyboard or arguments.remix or arguments.extend:
        return None
    if arguments.plan is None:
        raise BadArguments("nothing to film: give a prompt, or a plan with --plan")
    plan: PlanLike = _plan_in(arguments.plan, arguments.engine)
    return plan


def _checked_output(path: Path, what: str) -> None:
    if not path.absolute().parent.is_dir():
        raise BadArguments(f"the folder of the {what} does not exist: {path.absolute().parent}")
    if path.is_dir():
        raise BadArguments(f"the {what} is a folder: {path}")


def _engine(name: str) -> Engine:
    from workers.engines import registry

    try:
        engine: Engine = registry.get(name)
    except LookupError as error:
        raise BadArguments(str(error.args[0] if error.args else error)) from None
    return engine


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _write(path: Path, text: str) -> None:
    """Replace a file's text in one step."""
    with tempfile.TemporaryDirectory(prefix=".plan-", dir=path.absolute().parent) as folder:
        draft = Path(folder) / path.name
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, path)


def _film(engine: Engine, plan: Any, arguments: argparse.Namespace, progress: Progress) -> tuple[Film, Finished]:
    """Film a plan into a folder of its own beside the output, and move the clip out of it once it is whole."""
    film = _rough(plan, progress) if arguments.preview else engine.render(plan, progress)
    output: Path = arguments.output
    with tempfile.TemporaryDirectory(prefix=".film-", dir=output.absolute().parent) as folder:
        mark = MarkText(INSTANCE, arguments.handle)
        finished = finish(film, Path(folder), mark=mark, on_progress=progress)
        os.replace(finished.clip, output)
    return film, finished


def _rough(plan: Any, progress: Progress) -> Film:
    from workers.engines.animatic import preview
    from workers.engines.animatic.model import Plan

    if not isinstance(plan, Plan):
        raise BadArguments("only the animatic films previews")
    return preview.rough_of(plan, progress)


def _still(plan: Any, path: Path) -> None:
    from workers.engines.animatic import preview
    from workers.engines.animatic.model import Plan

    if not isinstance(plan, Plan):
        raise BadArguments("only the animatic draws stills")
    with tempfile.TemporaryDirectory(prefix=".still-", dir=path.absolute().parent) as folder:
        draft = Path(folder) / "still.png"
        Image.fromarray(preview.still_of(plan, scale=1.0)).save(draft, "PNG")
        os.replace(draft, path)


def _report(film: Film, plan: PlanLike, finished: Finished, arguments: argparse.Namespace, wall: float) -> None:
    measures = finished.measures
    if film.title:
        _say(film.title)
    _say(
        f"{arguments.output}: {measures.seconds:g} s, {measures.width} x {measures.height}, "
        f"{measures.bytes / 1_000_000:.2f} MB, made in {wall:.1f} s"
    )
    left_out = tuple(dict.fromkeys((*plan.left_out, *film.left_out)))
    if left_out:
        _say("Not in this film:")
        for item in left_out:
            _say(f"  - {item}")


def _run(arguments: argparse.Namespace, get_engine: Callable[[str], Engine]) -> None:
    began = time.perf_counter()
    if arguments.output is None and arguments.still is None:
        raise BadArguments("name the file to write: -o CLIP.mp4")
    for path, what in ((arguments.output, "clip"), (arguments.still, "still")):
        if path is not None:
            _checked_output(path, what)
    if arguments.plan is not None:
        _checked_output(arguments.plan, "plan")
    stored = _stored_plan(arguments)
    request = None if stored is not None else _request(arguments)
    engine = get_engine(arguments.engine)
    progress = Progress(engine.info)
    try:
        progress("planning", 0.0)
        engine.load()
        if request is not None:
            try:
                plan = engine.plan(request)
            except ValueError as error:
                raise BadArguments(str(error)) from None
        else:
            assert stored is not None
            plan = stored
        if arguments.still is not None:
            _still(plan, arguments.still)
        if arguments.output is None:
            _say(f"{arguments.still}: the most telling frame")
            return
        film, finished = _film(engine, plan, arguments, progress)
        if request is not None and arguments.plan is not None:
            _write(arguments.plan, (film.plan or plan).to_json())
    finally:
        progress.bar.close()
    _report(film, plan, finished, arguments, time.perf_counter() - began)


def main(argv: Sequence[str] | None = None, get_engine: Callable[[str], Engine] = _engine) -> int:
    """Film what the arguments say; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m workers film", description=__doc__)
    add_arguments(parser)
    arguments = parser.parse_args(argv)
    # What this command prints is its own words.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    # Being told to end is as good a reason to clean up as Ctrl-C; signals can be set in the main thread only.
    with suppress(ValueError):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _run(arguments, get_engine)
    except BadArguments as error:
        sys.stderr.write(f"film: {error}\n")
        return BAD_ARGUMENTS
    except KeyboardInterrupt:
        sys.stderr.write("film: stopped; nothing was written\n")
        return INTERRUPTED
    return 0
