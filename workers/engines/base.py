"""The contract between a render job and whatever makes the pictures and the sound."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

SAMPLE_RATE = 48_000
"""Every film's audio is stereo at this rate, in hertz."""

SIZES: dict[str, tuple[int, int]] = {
    "portrait": (704, 1280),
    "landscape": (1280, 704),
    "square": (960, 960),
}
"""Shape name -> (width, height) in pixels; sides are multiples of 16 as H.264 likes them."""

FPS = 24

Frame = npt.NDArray[np.uint8]
"""One picture, uint8: (height, width, 3), RGB, full range, unless its film's `layout` says otherwise."""

Layout = Literal["rgb24", "yuv420p"]
"""How a film's frames lie in memory: "rgb24" as above; "yuv420p" is (height * 3 // 2, width), the planes Y, U and V one
after another, BT.709, limited range, chroma sited at the centre. An engine that makes planes saves the finishing a
conversion of every pixel."""

Audio = npt.NDArray[np.float32]
"""Sound: float32, (2, samples), at SAMPLE_RATE, nominal range -1 to 1."""

OnProgress = Callable[[str, float], None]
"""Called with a stage name and its share done, 0 to 1. May raise `Cancelled`, which an engine lets through."""


class Cancelled(Exception):
    """Raised by `on_progress` when somebody asked for the job to stop; the engine frees what it holds and re-raises."""


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What a person asked for, as values only.

    Attributes:
        prompt: What to film, 1 to 2,000 characters; text in double quotes is spoken.
        seconds: Length of the film, 1 to 60.
        width: Picture width in pixels, even, 256 to 2048.
        height: Picture height in pixels, even, 256 to 2048.
        fps: Frames per second.
        seed: 0 to 2**31 - 1; the same request with the same seed gives the same film.
        style: Name of a style, or an empty string to let the prompt decide.
    """

    prompt: str
    seconds: float = 10.0
    width: int = 704
    height: int = 1280
    fps: int = FPS
    seed: int = 0
    style: str = ""

    def __post_init__(self) -> None:
        if not self.prompt.strip() or len(self.prompt) > 2000:
            raise ValueError(f"prompt must hold 1 to 2,000 characters, not {len(self.prompt)}")
        if not 1 <= self.seconds <= 60:
            raise ValueError(f"seconds must be between 1 and 60, not {self.seconds}")
        for name, side in (("width", self.width), ("height", self.height)):
            if side % 2 or not 256 <= side <= 2048:
                raise ValueError(f"{name} must be even and between 256 and 2048, not {side}")
        if not 0 <= self.seed < 2**31:
            raise ValueError(f"seed must be between 0 and 2**31 - 1, not {self.seed}")

    @property
    def frame_count(self) -> int:
        return round(self.seconds * self.fps)


@dataclass(frozen=True, slots=True)
class Caption:
    """One subtitle: who says what, from `start` to `end` in seconds."""

    start: float
    end: float
    text: str
    speaker: str = ""


@dataclass(slots=True)
class Film:
    """A rendered clip. `frames` may be read once, in order; it renders as it is read and calls `on_progress`."""

    width: int
    height: int
    fps: int
    frame_count: int
    frames: Iterator[Frame]
    audio: Audio
    captions: tuple[Caption, ...] = ()
    left_out: tuple[str, ...] = ()
    """What the prompt asked for and this film does not show, in words for a person."""
    title: str = ""
    layout: Layout = "rgb24"


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What an engine says it is.

    Attributes:
        name: Stable name, as in the settings.
        label: What a card shows.
        digital_source_type: The IPTC term for its output.
        stages: Stage names it reports through `on_progress`, in order, with their usual share of its time.
    """

    name: str
    label: str
    digital_source_type: str
    stages: tuple[tuple[str, float], ...] = (("planning", 0.05), ("filming", 0.95))
    limits: dict[str, Any] = field(default_factory=dict)


class PlanLike(Protocol):
    """A typed, serialisable account of what will be filmed; deterministic for a request."""

    @property
    def left_out(self) -> tuple[str, ...]: ...

    def to_json(self) -> str: ...


class Engine(Protocol):
    """One way of filming. Loading is idempotent; `render` may be called many times on one instance."""

    info: EngineInfo

    def load(self) -> None: ...

    def plan(self, request: RenderRequest) -> PlanLike: ...

    def render(self, plan: Any, on_progress: OnProgress) -> Film: ...
