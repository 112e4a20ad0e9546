"""Looks ahead: the most telling frame of a planned scene, and a rough half-size film of all of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Line, Mark, Plan, Shot
from workers.engines.animatic.sound import casting, phonemes
from workers.engines.animatic.sound.speech import VOICES, Spoken
from workers.engines.animatic.stage import contacts as feet
from workers.engines.animatic.stage import ring, timeline
from workers.engines.animatic.stage.film import Picture
from workers.engines.animatic.stage.shot import ShotFilm
from workers.engines.animatic.stage.timeline import Timeline
from workers.engines.base import SAMPLE_RATE, Audio, Caption, Film, Frame, OnProgress, RenderRequest

Pixels = npt.NDArray[np.uint8]

HALF = 0.5
HELD = 2
"""Frames that one drawing of a rough film stands for."""

MOMENTS = (0.55, 0.45, 0.65, 0.35, 0.75, 0.5, 0.6, 0.4, 0.7, 0.3, 0.82)
"""Shares of a shot at which it is looked at; of two that are as good the first is taken."""

SHOWS = {"full": 1.0, "medium": 0.85, "wide": 0.6, "close": 0.35}
"""How much a framing tells of a scene."""

QUIET = frozenset({"idle", "look", "think"})
LOOKS_AWAY = 0.25
"""Eyes shut by so much are seen as shut."""

VOWEL, CONSONANT, BREATH, STOP, LAST = 0.082, 0.058, 0.046, 0.24, 0.1
"""Seconds of a phoneme, a gap between words and a pause at punctuation, as the voices here speak; the last sound of a
line is drawn out."""

PACE = {"whisper": 0.93, "shout": 0.92, "sing": 0.7}
VOWELS = frozenset("aeiouyæɑɐɒəɚɛɜɝɪɨɔøœʊʉʌɯɤAIOQWYᵊᵻ")
PAUSES = frozenset(".,!?;:—…")


def _unheard(_stage: str, _share: float) -> None:
    """Nobody watches the progress."""


def load() -> None:
    """Read what planning and drawing need, so that the first still does not wait for it."""
    from workers.engines.animatic.art import emoji
    from workers.engines.animatic.plan import planner

    planner.load()
    emoji.exists("dog-face")


def plan_of(request: RenderRequest) -> Plan:
    return AnimaticEngine().plan(request)


def still(request: RenderRequest, *, scale: float = HALF) -> tuple[Pixels, Plan]:
    """The frame that tells most of what a request would become, RGB, and the plan it is from; nothing is spoken."""
    plan = plan_of(request)
    return still_of(plan, scale=scale), plan


def still_of(plan: Plan, *, scale: float = HALF) -> Pixels:
    """The same of a plan that is made already: one shot is painted, once, and one frame of it drawn."""
    line = timeline.build(_scaled(plan, scale), estimated(plan))
    shot = max(line.plan.shots, key=lambda one: _worth(line.plan, one))
    picture = Picture(Timeline(replace(line.plan, shots=(shot,)), line.spoken))
    out: Pixels = np.empty((picture.height, picture.width, 3), np.uint8)
    picture.rgb(_moment(picture.shots[0], plan), out)
    return out


def rough(request: RenderRequest, on_progress: OnProgress = _unheard, *, sound: bool = True) -> Film:
    """The whole film at half size and on twos, mouths moving at about the time at which things will be said.

    Nothing is spoken; `sound` asks for the rest: the place, the weather, the steps and the music.
    """
    return rough_of(plan_of(request), on_progress, sound=sound)


def rough_of(plan: Plan, on_progress: OnProgress = _unheard, *, sound: bool = True) -> Film:
    from workers.engines.animatic.sound.mix import mix

    on_progress("painting", 0.0)
    line = timeline.build(_scaled(plan, HALF), estimated(plan))
    picture, count = Picture(line), round(plan.seconds * plan.fps)
    drawn: Any = ring.film(
        lambda i, out: picture.frame(i * HELD, out), -(-count // HELD), picture.width, picture.height, planes=True
    )
    on_progress("mixing", 0.0)
    try:  # a second process draws while this one mixes
        audio = mix(line.plan, (), feet.contacts(picture)) if sound else _silence(plan.seconds)
    except BaseException:
        drawn.close()
        raise
    return Film(
        width=picture.width, height=picture.height, fps=plan.fps, frame_count=count,
        frames=_on_twos(drawn, count, on_progress), audio=audio, captions=_captions(line),
        left_out=plan.left_out, title=plan.title, layout="yuv420p",
    )  # fmt: skip


def _silence(seconds: float) -> Audio:
    return np.zeros((2, round(seconds * SAMPLE_RATE)), np.float32)


def _on_twos(drawn: Any, count: int, on_progress: OnProgress) -> Iterator[Frame]:
    """Every other frame is drawn and stands for two: half the work, and what moves still reads."""
    try:
        for i, frame in enumerate(drawn):
            on_progress("filming", min(1.0, (i + 1) * HELD / count))
            for _ in range(min(HELD, count - i * HELD)):
                yield frame
    finally:
        drawn.close()


def _captions(line: Timeline) -> tuple[Caption, ...]:
    words = {s.id: s.word for s in line.plan.subjects}
    return tuple(
        Caption(s.line.start, s.line.start + s.seconds, s.line.text, words.get(s.line.speaker, "")) for s in line.spoken
    )


def estimated(plan: Plan) -> list[Spoken]:
    """Every line with the time it should take and silent sound: no voice is synthesised."""
    voices = casting.cast(plan)
    return [_silent(line, voices.get(line.speaker, "narrator")) for line in plan.lines]


def _silent(line: Line, voice: str) -> Spoken:
    who = VOICES.get(voice, VOICES["narrator"])
    speed = who.speed * PACE.get(line.delivery, 1.0)
    marks: list[Mark] = []
    at = 0.0
    for sound in phonemes.phonemes(line.text, who.british):
        if sound.isalpha():
            took = (VOWEL if sound in VOWELS else CONSONANT) / speed
            marks.append(Mark(sound, at, at + took))
        elif sound.isspace() or sound in PAUSES:
            took = (STOP if sound in PAUSES else BREATH) / speed
            marks.append(Mark(" ", at, at + took))
        else:
            continue
        at += took
    while marks and marks[-1].phoneme == " ":
        at = marks.pop().start
    if marks:
        at += LAST
        marks[-1] = replace(marks[-1], end=at)
    seconds = max(0.3, at)
    audio = np.zeros(round(seconds * SAMPLE_RATE), np.float32)
    return Spoken(replace(line, seconds=seconds), audio, tuple(marks), voice=voice)


def _scaled(plan: Plan, scale: float) -> Plan:
    width, height = (2 * max(64, round(side * scale / 2)) for side in (plan.width, plan.height))
    return replace(plan, width=width, height=height)


def _worth(plan: Plan, shot: Shot) -> float:
    """How well a shot stands for the whole: much of the cast, shown well, doing something; the first, when in doubt."""
    cast = {subject.id: subject for subject in plan.subjects}
    seen = [cast[id] for id in dict.fromkeys((shot.hero, *shot.subjects)) if id in cast]
    deeds = [beat for s in seen for beat in s.beats if beat.start < shot.end and beat.end > shot.start]
    return (
        2.0 * len(seen) / max(1, len(cast))
        + SHOWS.get(shot.framing, 0.5)
        + 0.3 * any(beat.verb not in QUIET for beat in deeds)
        + 0.2 * (shot is plan.shots[0])
    )


def _moment(film: ShotFilm, plan: Plan) -> int:
    """The frame of a shot at which its people look at us, whole and busy."""
    shot = film.shot
    moments = [shot.start + u * (shot.end - shot.start) for u in MOMENTS]
    # A shot's times are the story's, which may have begun before this film.
    return round((max(moments, key=lambda t: _look(film, t)) - plan.sound_from) * plan.fps)


def _look(film: ShotFilm, t: float) -> float:
    """How good the people and things of a shot look at a moment: in the frame, eyes open, doing what they came for."""
    total = 0.0
    slide = film.camera(t)
    wide = film.scene.wide
    for cast in film.cast:
        placed = cast.placed
        if placed.copy:
            continue
        cast.directions.offset = (0.0, 0.0)
        moment = cast.directions.moment(t, (0.0, 0.0))
        x, y, grown = film.places.where(cast, t, moment)
        x -= slide.x - film.places.gone(t)
        half = placed.width * grown / 2
        weight = 3.0 if placed.hero else 1.0
        hidden = max(0.0, half - x) + max(0.0, x + half - wide) + max(0.0, placed.height * grown - (y - placed.lift))
        total -= weight * min(1.0, hidden / max(1.0, placed.width))
        total -= weight * 0.5 * (moment.face.blink > LOOKS_AWAY)
        total += weight * 0.12 * (moment.verb not in QUIET) + weight * 0.05 * moment.speaking
    return total
