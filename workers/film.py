"""`python -m workers film`: a prompt to a finished clip, without web, database or Redis."""

import argparse
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

from tqdm import tqdm

from workers.engines.base import SIZES, Engine, EngineInfo, Film, PlanLike, RenderRequest
from workers.postprocess.finish import STAGE, Finished, finish
from workers.postprocess.mark import MarkText

INSTANCE = "sora reflex"
BAD_ARGUMENTS, INTERRUPTED = 2, 130
FINISHING_SHARE = 0.04
"""Of the whole run: what is left to do once the last frame has come."""


class BadArguments(Exception):
    """What was asked for cannot be filmed; the message says why, for a person."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("prompt", nargs="?", default="", help="what to film; text in double quotes is spoken")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="CLIP.mp4", help="the file to write")
    parser.add_argument("--seconds", type=float, default=10.0, help="length, 1 to 60 (default: 10)")
    parser.add_argument("--size", default="portrait", help=f"{', '.join(SIZES)} or WIDTHxHEIGHT (default: portrait)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same film (default: 0)")
    parser.add_argument("--engine", default="animatic", help="which engine films (default: animatic)")
    parser.add_argument("--style", default="", help="noir, watercolour, cel ... (default: as the prompt says)")
    parser.add_argument(
        "--plan",
        type=Path,
        metavar="PLAN.json",
        help="write the plan here; without a prompt, film the plan that is here",
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
    width, height = parse_size(arguments.size)
    try:
        return RenderRequest(
            prompt=arguments.prompt,
            seconds=arguments.seconds,
            width=width,
            height=height,
            seed=arguments.seed,
            style=arguments.style,
        )
    except ValueError as error:
        raise BadArguments(str(error)) from None


def _stored_plan(arguments: argparse.Namespace) -> PlanLike:
    """The plan in the file that --plan names; only the animatic films plans that a person may have edited."""
    if arguments.plan is None:
        raise BadArguments("nothing to film: give a prompt, or a plan with --plan")
    if arguments.engine != "animatic":
        raise BadArguments(f"engine {arguments.engine!r} does not film stored plans; give a prompt")
    from workers.engines.animatic.model import Plan

    try:
        plan = Plan.from_json(arguments.plan.read_text(encoding="utf-8"))
        RenderRequest(plan.prompt, plan.seconds, plan.width, plan.height, plan.fps, plan.seed, plan.style)
    except FileNotFoundError:
        raise BadArguments(f"there is no plan at {arguments.plan}, and no prompt to make one from") from None
    except (OSError, ValueError, TypeError, KeyError, IndexError) as error:
        raise BadArguments(f"{arguments.plan} is not a plan: {error}") from None
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
    film = engine.render(plan, progress)
    output: Path = arguments.output
    with tempfile.TemporaryDirectory(prefix=".film-", dir=output.absolute().parent) as folder:
        mark = MarkText(INSTANCE, arguments.handle)
        finished = finish(film, Path(folder), mark=mark, on_progress=progress)
        os.replace(finished.clip, output)
    return film, finished


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
    _checked_output(arguments.output, "clip")
    if arguments.plan is not None:
        _checked_output(arguments.plan, "plan")
    stored = _stored_plan(arguments) if not arguments.prompt.strip() else None
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
            if arguments.plan is not None:
                _write(arguments.plan, plan.to_json())
        else:
            assert stored is not None
            plan = stored
        film, finished = _film(engine, plan, arguments, progress)
    finally:
        progress.bar.close()
    _report(film, plan, finished, arguments, time.perf_counter() - began)


def main(argv: Sequence[str] | None = None, get_engine: Callable[[str], Engine] = _engine) -> int:
    """Film what the arguments say; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m workers film", description=__doc__)
    add_arguments(parser)
    arguments = parser.parse_args(argv)
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
