"""What a film holds, as plain values: written by `plan`, drawn by `stage`, heard by `sound`."""

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any

from workers.engines.animatic.stored import read_value


@dataclass(frozen=True, slots=True)
class Line:
    """Words somebody says. Times are filled in when the voice has been synthesised."""

    text: str
    speaker: str
    """`Subject.id`, or "narrator" for words that nobody in the picture says."""
    delivery: str = "plain"
    """plain, whisper, shout or sing."""
    start: float = 0.0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Beat:
    """Something a subject does, from `start` to `end` in seconds of the film."""

    verb: str
    """One of `catalogue.ACTIONS`."""
    start: float
    end: float
    manner: str = ""
    target: str = ""
    """`Subject.id` of whom or what it is done to, or an empty string."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or something in the picture."""

    id: str
    word: str
    """As the prompt names it."""
    kind: str
    """person, quadruped, bird, fish, vehicle, prop or text."""
    art: str = ""
    """Which drawing: a species, an emoji slug, the name of a drawn prop."""
    look: dict[str, Any] = field(default_factory=dict)
    """Colours, clothes, age: what the rig of this kind understands."""
    count: int = 1
    size: float = 1.0
    voice: str = ""
    beats: tuple[Beat, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    """(on | under | beside | behind | between | left of | right of | chasing | riding | holding | in | at | over |
    leading | in place of, Subject.id) pairs."""


@dataclass(frozen=True, slots=True)
class Move:
    """How the camera moves over a shot: a name from `catalogue.CAMERA` and how strongly, 0 to 1."""

    name: str = "dolly"
    strength: float = 0.5
    seconds: float = 0.0
    """How long the move takes before the camera comes to rest; 0 is the whole shot."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One uninterrupted view, from `start` to `end` in seconds."""

    start: float
    end: float
    set: str
    """A name from `catalogue.SETS`."""
    hour: str = "day"
    """dawn, day, dusk or night."""
    season: str = "summer"
    weather: str = "clear"
    """clear, cloudy, rain, snow, fog, storm or wind."""
    framing: str = "full"
    """wide, full, medium or close."""
    hero: str = ""
    """`Subject.id` of whom the shot is about."""
    camera: Move = field(default_factory=Move)
    subjects: tuple[str, ...] = ()
    """`Subject.id`s in the picture."""
    since: float = 0.0
    """Seconds for which this very view had been seen when the film began, in the one that it continues."""
    angle: str = "eye"
    """eye, low, high, dutch, or over: over the shoulder of whom the hero faces."""
    pace: float = 1.0
    """Seconds of the story in a second of film: below 1 slow motion, above 1 a time-lapse."""
    join: str = "cut"
    """How it follows the shot before: cut, or match, with its hero where that one's was."""
    focus: str = ""
    """What a rack focus moves to: a `Subject.id`, or "background"."""
    effects: tuple[str, ...] = ()
    """Names from `effects.EFFECTS`: what fills the air and the sky beyond the weather."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A film before it is drawn. The same request gives the same plan."""

    prompt: str
    seed: int
    width: int
    height: int
    fps: int
    seconds: float
    shots: tuple[Shot, ...]
    subjects: tuple[Subject, ...] = ()
    lines: tuple[Line, ...] = ()
    mood: str = "calm"
    """calm, happy, sad, tense, epic, funny, dreamy or noir: picks the music and the grade."""
    style: str = ""
    """An empty string, or a name from `catalogue.STYLES`."""
    sounds: tuple[str, ...] = ()
    """Ambiences the prompt asks for by name, beyond those of the set and the weather."""
    music: bool = True
    title: str = ""
    left_out: tuple[str, ...] = ()
    sound_from: float = 0.0
    """Seconds that were played before this film, of which it is the continuation: whatever runs by the clock, music and
    rain and blinking eyes, goes on from there. Beats of the film before have times below 0."""

    def to_json(self) -> str:
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """Read what `to_json` wrote; raises ValueError or TypeError on anything else.

        Plans of other versions are read too: what is not known here is dropped, what is missing has its default.
        """
        plan: Plan = read_value(cls, json.loads(text), "plan")
        if not plan.shots:
            raise ValueError("a plan must have a shot")
        return plan


@dataclass(frozen=True, slots=True)
class Mark:
    """A phoneme and its time within a spoken line, in seconds from the line's first sample."""

    phoneme: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Contact:
    """Something touched something: a step, a landing, a splash. Feeds foley, dust and ripples."""

    time: float
    kind: str
    """step, land, splash, bounce, knock, flap or wheel."""
    material: str = "earth"
    force: float = 0.5
    pan: float = 0.0
    """-1 (left) to 1 (right)."""
