"""Tiny real pipelines, built once per test process, and engines that have them loaded."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from workers.engines.base import Film, Frame, Mode, RenderRequest
from workers.engines.diffusers.engine import DiffusersEngine
from workers.engines.diffusers.profile import Profile

SMALL = {"seconds": 1.0, "width": 256, "height": 384}
WITHOUT_REFERENCES = [mode.value for mode in Mode if mode is not Mode.REFERENCES]

PROFILES: dict[str, dict[str, Any]] = {
    "ltx": {
        "family": "ltx2", "sigmas": [1.0, 0.8, 0.4], "canvas": [[64, 96], [96, 64]], "words": {"dialogue": True},
        "limits": {"seconds": 10, "multiple": 8}, "modes": WITHOUT_REFERENCES,
    },
    "wan": {
        "family": "wan", "steps": 3, "canvas": [[64, 96]], "limits": {"seconds": 10, "fps": 16},
        "modes": ["text", "style", "remix", "first_image"],
    },
    "wan_experts": {
        "family": "wan", "steps": 4, "canvas": [[64, 96]], "limits": {"seconds": 10, "fps": 16},
        "modes": ["text", "remix"],
    },
    "wan_image": {
        "family": "wan", "steps": 3, "canvas": [[64, 96]], "limits": {"seconds": 10, "fps": 16},
        "modes": ["first_image", "last_image", "extend"],
    },
    "vace": {
        "family": "vace", "steps": 2, "canvas": [[64, 96]], "limits": {"seconds": 10, "fps": 16, "context": 0.5},
        "modes": ["text", "references", "first_image", "last_image", "extend"],
    },
}  # fmt: skip


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a tiny pipeline, built when it is first asked for."""
    torch = pytest.importorskip("torch")
    torch.set_num_threads(1)
    from tests.workers.engines.diffusers import tiny

    root, built = tmp_path_factory.mktemp("pipelines"), dict[str, Path]()

    def folder(kind: str) -> Path:
        if kind not in built:
            built[kind] = getattr(tiny, kind)(root / kind)
        return built[kind]

    return folder


@pytest.fixture(scope="session")
def profiles(folders: Callable[[str], Path]) -> Callable[..., Profile]:
    """A profile over a tiny pipeline."""

    def make(kind: str, **over: Any) -> Profile:
        values = {
            "name": f"tiny-{kind}", "label": f"Tiny {kind}", "vram": 0, "dtype": "float32",
            "weights": {"folder": folders(kind)}, "licence": {"name": "none"},
        }  # fmt: skip
        return Profile(**(values | PROFILES[kind] | over))

    return make


@pytest.fixture(scope="session")
def engines(profiles: Callable[..., Profile]) -> Callable[[str], DiffusersEngine]:
    """An engine with a tiny pipeline loaded; the same one for every test that asks."""
    made: dict[str, DiffusersEngine] = {}

    def engine(kind: str) -> DiffusersEngine:
        if kind not in made:
            made[kind] = DiffusersEngine(profiles(kind))
        return made[kind]

    return engine


def picture(seed: int = 0, shade: int | None = None) -> bytes:
    """An encoded picture: noise, or one shade."""
    pixels = np.random.default_rng(seed).integers(0, 255, (120, 80, 3), np.uint8)
    if shade is not None:
        pixels[:] = shade
    out = BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def filmed(engine: DiffusersEngine, **asked: Any) -> tuple[Film, list[Frame], list[float]]:
    """A film, its frames, and every share of progress that was reported."""
    reported: list[float] = []
    plan = engine.plan(RenderRequest(**(SMALL | asked)))
    film = engine.render(plan, lambda _stage, share: reported.append(share))
    return film, list(film.frames), reported
