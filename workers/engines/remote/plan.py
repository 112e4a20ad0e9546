"""What is to be asked of a film server, and how a wish becomes a size and a length that it offers."""

import hashlib
import io
import json
import math
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from workers.engines.base import LONGEST_PROMPT as LONGEST_SAID
from workers.engines.base import Mode, RenderRequest
from workers.engines.remote import media
from workers.engines.remote.config import Backend
from workers.engines.remote.troubles import Unfit, WrongParent

LONGEST_PROMPT = 32_000
"""Characters, as the interface has it."""

ENGINE = "remote"
NOTICED = 0.05
"""A shape that differs by less than this share is not worth a word."""

TITLE_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Source:
    """A film that a remix or a continuation starts from: where it was made, and how long it is there."""

    backend: str
    video_id: str
    seconds: float


@dataclass(frozen=True, slots=True)
class RemotePlan:
    """A request in a server's words.

    Attributes:
        key: Names the request; the same request has the same.
        prompt: All that the server is told, shots and style with it.
        modes: What a server must be able to do for it, sorted.
        pinned: The only server that may film it, or empty.
        source: What it goes on from or changes.
        image: The first picture, encoded; not part of the stored plan.
        filmed: Where the film is, once it was made.
    """

    key: str
    prompt: str
    seconds: float
    width: int
    height: int
    seed: int
    modes: tuple[Mode, ...]
    title: str
    pinned: str = ""
    source: Source | None = None
    image: bytes = field(default=b"", repr=False)
    filmed: Source | None = None
    left_out: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Everything but the picture, of which its name in `key` is enough."""
        data = asdict(replace(self, image=b""))
        del data["image"]
        return json.dumps({"engine": ENGINE, **data})


def make_plan(request: RenderRequest, pinned: str = "") -> RemotePlan:
    """Plan a request; WrongParent where a remix or continuation is of a film that no server made."""
    if request.extends and request.source and not _is_own(request.extends):
        request = _from_last_frame(request, request.source)
    before = request.parent or request.extends
    source = _source(before) if before else None
    if source and pinned and source.backend != pinned:
        raise WrongParent(f"The clip that this starts from is at another film server than {pinned}.")
    prompt = _prompt(request)
    if len(prompt) > LONGEST_PROMPT:
        raise Unfit(f"all shots together may have {LONGEST_PROMPT:,} characters")
    return RemotePlan(
        key=_key(request, pinned),
        prompt=prompt,
        seconds=request.seconds,
        width=request.width,
        height=request.height,
        seed=request.seed,
        modes=tuple(sorted(request.modes)),
        title=_title(request.prompt or prompt),
        pinned=pinned or (source.backend if source else ""),
        source=source,
        image=request.first_image,
    )


def _prompt(request: RenderRequest) -> str:
    parts = [request.prompt.strip()] if request.prompt.strip() else []
    parts += [
        f"Shot {number} ({shot.start:g} to {shot.end:g} s): {shot.prompt.strip()}"
        for number, shot in enumerate(request.shots, 1)
    ]
    if request.style:
        parts.append(f"Style: {request.style}.")
    return "\n\n".join(parts) or "Go on."


def _title(prompt: str) -> str:
    line = prompt.strip().splitlines()[0].strip()
    return line if len(line) <= TITLE_CHARACTERS else line[: TITLE_CHARACTERS - 1].rstrip() + "…"


def _from_last_frame(request: RenderRequest, clip: Path) -> RenderRequest:
    """A continuation of a clip that no server has: a film that begins where it ends, and is told what it showed."""
    said, earlier = request.prompt.strip(), _told(request.extends)
    prompt = f"{earlier} Then: {said}" if said else f"{earlier} The scene goes on."
    return replace(
        request, prompt=prompt[-LONGEST_SAID:].strip(), extends="", source=None, first_image=media.last_frame(clip)
    )


def _is_own(stored: str) -> bool:
    return bool(_read(stored).get("engine") == ENGINE)


def _told(stored: str) -> str:
    """What a clip showed, as the plan of whichever engine filmed it says."""
    data = _read(stored)
    return str(data.get("told") or data.get("prompt") or "").strip()


def _read(stored: str) -> dict[str, Any]:
    try:
        data = json.loads(stored)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _source(stored: str) -> Source:
    """Where a stored plan's film is."""
    try:
        data = json.loads(stored)
        if data["engine"] != ENGINE:
            raise KeyError("engine")
        filmed = data["filmed"]
        return Source(str(filmed["backend"]), str(filmed["video_id"]), float(filmed["seconds"]))
    except (ValueError, KeyError, TypeError) as error:
        raise WrongParent(
            "The clip that this starts from was not made on a film server. Choose the engine that made it."
        ) from error


def _key(request: RenderRequest, pinned: str) -> str:
    said: dict[str, Any] = {
        "prompt": request.prompt,
        "seconds": request.seconds,
        "size": [request.width, request.height, request.fps],
        "seed": request.seed,
        "style": request.style,
        "shots": [[shot.prompt, shot.start, shot.end] for shot in request.shots],
        "parent": request.parent,
        "extends": request.extends,
        "image": hashlib.sha256(request.first_image).hexdigest(),
        "pinned": pinned,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Fit:
    """What a server offers that comes nearest to a plan; `left_out` says how it differs."""

    width: int
    height: int
    seconds: int
    left_out: tuple[str, ...]

    @property
    def size(self) -> str:
        return f"{self.width}x{self.height}"


def fit(plan: RemotePlan, backend: Backend) -> Fit:
    """The nearest size by shape, then by area; the nearest length, the longer of two as near."""
    offered = [(int(w), int(h)) for w, _, h in (size.partition("x") for size in backend.sizes)]
    width, height = min(offered, key=lambda size: _distance(size, (plan.width, plan.height)))
    seconds = min(backend.seconds, key=lambda s: (abs(s - plan.seconds), -s))
    shape = abs(math.log(width / height) - math.log(plan.width / plan.height))
    left_out = []
    if shape > NOTICED and Mode.REMIX not in plan.modes:
        left_out.append(f"It is {width} x {height}: the film server offers nothing nearer to the shape asked for.")
    if abs(seconds - plan.seconds) > 0.5 and Mode.REMIX not in plan.modes:
        left_out.append(f"It lasts {seconds} s instead of {plan.seconds:g} s, which the film server does not offer.")
    return Fit(width, height, seconds, tuple(left_out))


def _distance(size: tuple[int, int], wish: tuple[int, int]) -> float:
    shape = abs(math.log(size[0] / size[1]) - math.log(wish[0] / wish[1]))
    area = abs(math.log(size[0] * size[1]) - math.log(wish[0] * wish[1]))
    return 10 * shape + area


def fitted_image(image: bytes, width: int, height: int) -> bytes:
    """The first picture at the film's size, as servers insist on, in PNG; cut to its middle where its shape differs."""
    with Image.open(io.BytesIO(image)) as opened:
        picture = ImageOps.fit(opened.convert("RGB"), (width, height), Image.Resampling.LANCZOS)
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()
