"""One film under way: what is asked of a family, and what it gives back."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from workers.engines.base import Audio, RenderRequest
from workers.engines.diffusers.plan import DiffusersPlan, canvas_of, model_frames
from workers.engines.diffusers.profile import Profile
from workers.engines.diffusers.progress import Progress


@dataclass(frozen=True, slots=True)
class Take:
    """What to film.

    Attributes:
        generator: On the CPU, so that a seed means the same on every GPU.
    """

    profile: Profile
    plan: DiffusersPlan
    progress: Progress
    generator: Any

    @property
    def request(self) -> RenderRequest:
        return self.plan.request

    @property
    def canvas(self) -> tuple[int, int]:
        return canvas_of(self.profile, self.plan.width, self.plan.height)

    @property
    def count(self) -> int:
        return self.plan.frame_count

    @property
    def frames(self) -> int:
        """Frames that the model films, for a film without anything before it."""
        return model_frames(self.profile, self.count)

    @property
    def context(self) -> int:
        """Frames of the source that a continuation starts from: a multiple and one, as the model films them."""
        multiple = self.profile.limits.multiple
        return max(1, round(self.profile.limits.context * self.plan.fps / multiple)) * multiple + 1


@dataclass(slots=True)
class Footage:
    """What a family has filmed.

    Attributes:
        chunks: Tensors on the device, (frames, 3, height, width), -1 to 1; decoded as they are asked for.
        skip: Frames at the beginning which belong to what came before.
        audio: The model's own sound, from the first frame after `skip` on; None from a silent one.
        left_out: What could not be done.
    """

    chunks: Generator[Any, None, None]
    skip: int = 0
    audio: Audio | None = None
    left_out: tuple[str, ...] = ()
