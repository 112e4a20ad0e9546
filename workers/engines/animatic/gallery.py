"""Contact sheets of many prompts, or of many takes of one, for judging the engine by eye."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.model import Plan
from workers.engines.animatic.stage import timeline
from workers.engines.animatic.stage.film import Picture
from workers.engines.base import RenderRequest

Pixels = npt.NDArray[np.uint8]
FRAMES = 6
"""How many moments of a film lie side by side."""
WIDE, HIGH = 704, 1280
SMALL = 0.3
"""Size of a moment beside that of the film."""

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>body{{font:15px/1.5 system-ui;margin:2rem auto;max-width:80rem;background:#14131a;color:#e9e6f0;padding:0 1rem}}
img{{width:100%;border-radius:10px}}h2{{margin-top:3rem;text-transform:capitalize}}p{{margin:.4rem 0 1.6rem}}
small{{color:#a39fb3}}</style><h1>Gallery</h1>{body}</html>
"""


@dataclass(frozen=True, slots=True)
class Strip:
    """A film in a few moments side by side, RGB."""

    plan: Plan
    picture: Pixels


def read_prompts(path: Path) -> dict[str, list[str]]:
    """Kind -> prompts, from a TOML file of lists of strings; raises ValueError on anything else."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for kind, prompts in data.items():
        if not isinstance(prompts, list) or not all(isinstance(p, str) for p in prompts):
            raise ValueError(f"{path}: {kind!r} must be a list of prompts")
    return data


def strip(prompt: str, seed: int = 0, seconds: float = 10.0, frames: int = FRAMES) -> Strip:
    """The film of a prompt in `frames` moments, spread evenly; without its sound, so that it takes a second."""
    plan = AnimaticEngine().plan(RenderRequest(prompt=prompt, seconds=seconds, seed=seed, width=WIDE, height=HIGH))
    picture = Picture(timeline.build(plan, ()))
    out: Pixels = np.empty((HIGH, WIDE, 3), np.uint8)
    moments = []
    for j in range(frames):
        picture.rgb(round((j + 0.5) / frames * plan.seconds * plan.fps), out)
        moments.append(cv2.resize(out, None, fx=SMALL, fy=SMALL, interpolation=cv2.INTER_AREA))
    return Strip(plan, np.hstack(moments))


def takes(prompt: str, seeds: Sequence[int]) -> Pixels:
    """One prompt filmed with each seed, one strip under another."""
    return np.vstack([strip(prompt, seed).picture for seed in seeds])


def write(prompts: Mapping[str, Sequence[str]], folder: Path, on_done: Callable[[str], None]) -> Path:
    """Film every prompt into `folder`: one picture each and a page that shows all of them; returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "index.html"
    page.write_text(PAGE.format(body="\n".join(_sections(prompts, folder, on_done))), encoding="utf-8")
    return page


def _sections(prompts: Mapping[str, Sequence[str]], folder: Path, on_done: Callable[[str], None]) -> Iterator[str]:
    for kind, asked in prompts.items():
        yield f"<h2>{escape(kind)}</h2>"
        for i, prompt in enumerate(asked, 1):
            made = strip(prompt)
            name = f"{kind}_{i:02}.jpg"
            save(made.picture, folder / name)
            out = f"<br><small>Not in the animatic: {escape(', '.join(made.plan.left_out))}</small>"
            yield f'<img src="{name}" alt=""><p>{i}. {escape(prompt)}{out if made.plan.left_out else ""}</p>'
            on_done(name)


def save(picture: Pixels, path: Path) -> None:
    """Write an RGB picture as its name's ending says."""
    if not cv2.imwrite(str(path), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)):
        raise OSError(f"{path} could not be written")
