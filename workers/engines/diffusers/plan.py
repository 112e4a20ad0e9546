"""What a diffusion model is going to film: the request, the prompt as the model reads it, and the canvas."""

import json
import math
from dataclasses import dataclass, field

from workers.engines.base import RenderRequest
from workers.engines.diffusers import prompting
from workers.engines.diffusers.profile import Profile

VERSION = 1
TITLE = 60
"""Characters at most."""


@dataclass(frozen=True, slots=True)
class DiffusersPlan:
    """A plan for one profile. Pictures and clips that the request came with are not part of what is stored.

    Attributes:
        told: What the film shows, in plain words; a later remix or continuation starts from it.
        caption: The prompt as the model reads it.
    """

    profile: str
    told: str
    caption: str
    title: str
    seconds: float
    width: int
    height: int
    fps: int
    seed: int
    style: str
    left_out: tuple[str, ...] = ()
    request: RenderRequest = field(default_factory=lambda: RenderRequest(prompt="…"), repr=False, compare=False)

    @property
    def frame_count(self) -> int:
        return max(1, round(self.seconds * self.fps))

    def to_json(self) -> str:
        kept = {name: getattr(self, name) for name in self.__slots__ if name not in ("request", "left_out")}
        return json.dumps({"engine": "diffusers", "version": VERSION, **kept, "left_out": list(self.left_out)})


def make_plan(profile: Profile, request: RenderRequest, left_out: tuple[str, ...] = ()) -> DiffusersPlan:
    """Plan a request; ValueError where the plan of an earlier film is none."""
    told = prompting.told(request)
    return DiffusersPlan(
        profile=profile.name,
        told=told,
        caption=prompting.prepared(request, profile.words),
        title=_title(request.prompt or told),
        seconds=request.seconds,
        width=request.width,
        height=request.height,
        fps=profile.limits.fps or request.fps,
        seed=request.seed,
        style=request.style,
        left_out=left_out,
        request=request,
    )


def canvas_of(profile: Profile, width: int, height: int) -> tuple[int, int]:
    """The profile's canvas whose shape is nearest to a size."""
    return min(profile.canvas, key=lambda size: abs(math.log(size[0] / size[1]) - math.log(width / height)))


def model_frames(profile: Profile, count: int) -> int:
    """The fewest frames that the model can film which hold so many."""
    multiple = profile.limits.multiple
    return -(-(count - 1) // multiple) * multiple + 1


def _title(text: str) -> str:
    first = text.strip().splitlines()[0] if text.strip() else ""
    if len(first) <= TITLE:
        return first.rstrip(".")
    return first[:TITLE].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"
