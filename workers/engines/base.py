"""The contract between a render job and whatever makes the pictures and the sound."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

SAMPLE_RATE = 48_000
"""Every film's audio is stereo at this rate, in hertz."""

SIZES: dict[str, tuple[int, int]] = {
    "portrait": (704, 1280),
    "landscape": (1280, 704),
    "square": (1024, 1024),
}
"""Shape name -> (width, height) in pixels; sides are multiples of 16 as H.264 likes them."""

FPS = 24
RATES = (24, 30)
"""The frame rates there are, the usual one first."""

LONGEST_PROMPT = 2000
MOST_SHOTS, SHORTEST_SHOT = 24, 0.5
"""Of a storyboard; the shortest in seconds."""
SLACK = 0.02
"""Seconds by which the times of a storyboard may miss each other: half a frame."""
LONGEST_PLAN = 400_000
"""Characters of a stored plan; the longest that an engine here writes has a twentieth of that."""

MOST_REFERENCES = 4
STRENGTH = 0.7
"""Of a remix, unless another one is asked for: the scene stays, what happens in it may change."""

Frame = npt.NDArray[np.uint8]
"""One picture, uint8: (height, width, 3), RGB, full range, unless its film's `layout` says otherwise."""

Layout = Literal["rgb24", "yuv420p"]
"""How a film's frames lie in memory: "rgb24" as above; "yuv420p" is (height * 3 // 2, width), the planes Y, U and V one
after another, BT.709, limited range, chroma sited at the centre. An engine that makes planes saves the finishing a
conversion of every pixel."""

Audio = npt.NDArray[np.float32]
"""Sound: float32, (2, samples), at SAMPLE_RATE, nominal range -1 to 1."""


class Mode(StrEnum):
    """A way of asking for a film; an engine says which ones it can."""

    TEXT = "text"
    FIRST_IMAGE = "first_image"
    LAST_IMAGE = "last_image"
    REFERENCES = "references"
    STORYBOARD = "storyboard"
    STYLE = "style"
    REMIX = "remix"
    EXTEND = "extend"


OnProgress = Callable[[str, float], None]
"""Called with a stage name and its share done, 0 to 1. May raise `Cancelled`, which an engine lets through."""


class Cancelled(Exception):
    """Raised by `on_progress` when somebody asked for the job to stop; the engine frees what it holds and re-raises."""


class Interrupted(Cancelled):
    """The same, but the film is still wanted: another attempt takes it up. Work done elsewhere goes on."""


class OutOfMemory(Exception):
    """Raised by an engine that has no room for a request; it has freed what it took, and other requests may follow."""


class FatalEngineError(Exception):
    """Raised by an engine that can't go on in this process, as after most CUDA errors: another worker replaces this."""


class FilmFailed(Exception):
    """An engine can't make this film and knows why; `str()` says it to the person who asked.

    Attributes:
        code: Stable, as in `error_code` of a generation.
        is_refusal: Whoever would film it will not, as against could not.
    """

    code = "engine_failed"
    is_refusal = False


@dataclass(frozen=True, slots=True)
class StoryShot:
    """One shot of a storyboard: what it shows, from `start` to `end` in seconds of the film.

    Who, where and when carries over from the shots before it: "she", "the dog" or "a woman" mean whom an earlier shot
    has shown, and a shot that names no place, hour or weather plays where and when the one before it did.
    """

    prompt: str
    start: float
    end: float

    def __post_init__(self) -> None:
        _check_prompt(self.prompt, "a shot's prompt")
        if not 0 <= self.start < self.end:
            raise ValueError(f"a shot must end after it starts, not run from {self.start:g} to {self.end:g} s")


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What a person asked for, as values only.

    A film is made of a prompt; or of `shots`, and then the prompt says what holds for all of them and may be empty; or
    of `parent` or `extends`, the plan of an earlier film as its `to_json` wrote it, and then the prompt is an
    instruction.

    Attributes:
        prompt: What to film, at most 2,000 characters; text in double quotes is spoken.
        seconds: Length of the film, 1 to 60.
        width: Picture width in pixels, even, 256 to 2048.
        height: Picture height in pixels, even, 256 to 2048.
        fps: Frames per second, 24 or 30.
        seed: 0 to 2**31 - 1; the same request with the same seed gives the same film.
        style: Name of a style, or an empty string to let the prompt decide.
        shots: A storyboard: shots that follow each other from 0 to `seconds` without a gap or an overlap.
        parent: The plan to remix. The prompt says what to change ("make it night"); all else stays as it was.
        extends: The plan to go on from. The prompt says what happens next; an empty one means "go on". `seconds` is
            the length of the continuation alone.
        source: The clip that `parent` or `extends` was filmed as, for engines that start from its picture.
        strength: How far a remix of a source may go from it, above 0 to 1.
        first_image: A picture that the film begins with, encoded (PNG, JPEG or WebP), already checked and upright.
        last_image: A picture that it ends with, likewise.
        references: Pictures of who or what is to appear in it, likewise; at most four.
    """

    prompt: str = ""
    seconds: float = 10.0
    width: int = 704
    height: int = 1280
    fps: int = FPS
    seed: int = 0
    style: str = ""
    shots: tuple[StoryShot, ...] = ()
    parent: str = ""
    extends: str = ""
    source: Path | None = None
    strength: float = STRENGTH
    first_image: bytes = b""
    last_image: bytes = b""
    references: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if not (self.shots or self.extends) or self.prompt.strip():
            _check_prompt(self.prompt, "prompt")
        if not 1 <= self.seconds <= 60:
            raise ValueError(f"seconds must be between 1 and 60, not {self.seconds}")
        for name, side in (("width", self.width), ("height", self.height)):
            if side % 2 or not 256 <= side <= 2048:
                raise ValueError(f"{name} must be even and between 256 and 2048, not {side}")
        if self.fps not in RATES:
            raise ValueError(f"fps must be {' or '.join(map(str, RATES))}, not {self.fps}")
        if not 0 <= self.seed < 2**31:
            raise ValueError(f"seed must be between 0 and 2**31 - 1, not {self.seed}")
        if sum(map(bool, (self.shots, self.parent, self.extends))) > 1:
            raise ValueError("a film is a storyboard, a remix or a continuation: give one of shots, parent and extends")
        if max(len(self.parent), len(self.extends)) > LONGEST_PLAN:
            raise ValueError(f"a stored plan must hold at most {LONGEST_PLAN:,} characters")
        if not 0 < self.strength <= 1:
            raise ValueError(f"strength must be above 0 and at most 1, not {self.strength:g}")
        if len(self.references) > MOST_REFERENCES:
            raise ValueError(f"at most {MOST_REFERENCES} reference pictures, not {len(self.references)}")
        _check_shots(self.shots, self.seconds)

    @property
    def frame_count(self) -> int:
        return round(self.seconds * self.fps)

    @property
    def modes(self) -> frozenset[Mode]:
        """What an engine must be able to do for this request."""
        asked = {
            Mode.FIRST_IMAGE: self.first_image,
            Mode.LAST_IMAGE: self.last_image,
            Mode.REFERENCES: self.references,
            Mode.STORYBOARD: self.shots,
            Mode.STYLE: self.style,
            Mode.REMIX: self.parent,
            Mode.EXTEND: self.extends,
        }
        return frozenset(mode for mode, given in asked.items() if given) | {Mode.TEXT}


def _check_prompt(prompt: str, name: str) -> None:
    if not prompt.strip() or len(prompt) > LONGEST_PROMPT:
        raise ValueError(f"{name} must hold 1 to {LONGEST_PROMPT:,} characters, not {len(prompt)}")


def _check_shots(shots: tuple[StoryShot, ...], seconds: float) -> None:
    """Shots follow each other from the first moment to the last."""
    if len(shots) > MOST_SHOTS:
        raise ValueError(f"a storyboard must hold at most {MOST_SHOTS} shots, not {len(shots)}")
    at = 0.0
    for number, shot in enumerate(shots, 1):
        if abs(shot.start - at) > SLACK:
            what = "a gap" if shot.start > at else "an overlap"
            raise ValueError(f"shot {number} must start at {at:g} s, not {shot.start:g}: there is {what}")
        if shot.end - shot.start < SHORTEST_SHOT - SLACK:
            raise ValueError(f"shot {number} must last {SHORTEST_SHOT:g} s at least, not {shot.end - shot.start:g}")
        at = shot.end
    if shots and abs(at - seconds) > SLACK:
        raise ValueError(f"the last shot must end with the film, at {seconds:g} s, not at {at:g}")


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
    plan: "PlanLike | None" = None
    """What was really filmed, with its final times; filmed again it gives the same film. None: the plan as it was."""


Sound = Literal["own", "added", ""]
"""Where a film's sound comes from: the model itself, a sound department after it, or nobody knows."""

CUT_AT_MOST = 0.2
"""Share of a picture's width or height that may be cut off to bring it to a shape; more is another shape."""


def shapes_of(sizes: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The shapes that (width, height) pairs can be cut to without losing much."""
    sizes = tuple(sizes)

    def fits(name: str) -> bool:
        wide, high = SIZES[name]
        off = min(abs(math.log(width / height) - math.log(wide / high)) for width, height in sizes)
        return 1 - math.exp(-off) <= CUT_AT_MOST

    return tuple(name for name in SIZES if fits(name))


@dataclass(frozen=True, slots=True)
class Traits:
    """Which films an engine makes, besides its modes; plain values, so that they may be written down.

    Attributes:
        shortest: Seconds of its shortest film.
        longest: Seconds of its longest film.
        shapes: Names in SIZES that it films without cutting much off.
        sound: Where the sound comes from.
        speaks: Whether quoted words are heard.
        needs_picture: Whether a prompt alone is not enough.
        takes_any: Of "remix" and "extend" what it does with clips of other engines too: it starts from their picture.
        has_strength: Whether a remix may be told how far to go.
        first_pace: Seconds that filming takes per second of film, as guessed before it has run here; 0 for no guess.
    """

    shortest: float = 1.0
    longest: float = 60.0
    shapes: tuple[str, ...] = tuple(SIZES)
    sound: Sound = "own"
    speaks: bool = True
    needs_picture: bool = False
    takes_any: tuple[str, ...] = ()
    has_strength: bool = False
    first_pace: float = 0.0


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What an engine says it is.

    Attributes:
        name: Stable name, as in the settings.
        label: What a card shows.
        digital_source_type: The IPTC term for its output.
        stages: Stage names it reports through `on_progress`, in order, with their usual share of its time.
        modes: What it can do.
        profile: Which of its profiles it runs, for engines that have some; its pace is learnt by it.
        traits: Which films it makes.
    """

    name: str
    label: str
    digital_source_type: str
    stages: tuple[tuple[str, float], ...] = (("planning", 0.05), ("filming", 0.95))
    modes: frozenset[Mode] = frozenset({Mode.TEXT})
    profile: str = ""
    traits: Traits = Traits()


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


@runtime_checkable
class CanShrink(Protocol):
    """An engine that has a smaller profile to fall back on when a request met OutOfMemory."""

    def smaller(self) -> bool:
        """Switch to the next smaller profile and load it; False when there is none."""
        ...
