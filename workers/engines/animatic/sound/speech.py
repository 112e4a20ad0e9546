"""Says the lines of a plan: in whose voice, how, and with the time of every sound in them."""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from scipy import signal

from workers.engines.animatic.model import Line, Mark
from workers.engines.animatic.sound import kokoro, phonemes
from workers.engines.animatic.sound.kokoro import RATE, Recording, Samples, warm
from workers.engines.animatic.sound.shaping import DELIVERIES, Tune, shape
from workers.engines.animatic.sound.visemes import SHAPES, Mouth, visemes
from workers.engines.animatic.sound.voices import VOICES, voice_for

__all__ = ["DELIVERIES", "SHAPES", "VOICES", "Mouth", "Spoken", "Tune", "speak", "visemes", "voice_for", "warm"]

SAMPLE_RATE = 48_000
_KEPT_LINES = 64  # about 40 MB: a minute of film has some twenty lines, and remixes repeat most of them
TOGETHER, BRIEF = 2, 60
"""How many lines are said at once, and characters up to which they may be: the model's memory grows with a line."""
_HEAD, _TAIL = 0.015, 0.06  # seconds left before the first sound and after the last
_QUIET = 0.018  # share of the loudest moment under which a line counts as silent
_LEVELS = {"plain": -20.0, "whisper": -27.0, "shout": -16.5, "sing": -19.0}
"""Loudness of each delivery, in dB below full scale, over the moments that are not silent."""

_PACE = {"whisper": 0.93, "shout": 0.92, "sing": 0.95}
_UPSAMPLER = signal.firwin(193, 0.49, window=("kaiser", 9.0))
_lock = threading.Lock()
_kept: OrderedDict[tuple[str, str, str, Tune], tuple[Samples, tuple[Mark, ...]]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that has been said.

    Attributes:
        line: The line; its `seconds` are those of the audio.
        audio: Mono, 48 kHz.
        marks: Every sound's time from the first sample; pauses are marks of a blank.
        pan: Where it is heard, -1 (left) to 1 (right).
        voice: A name in `VOICES`.
    """

    line: Line
    audio: Samples
    marks: tuple[Mark, ...]
    pan: float = 0.0
    voice: str = "narrator"

    @property
    def seconds(self) -> float:
        return len(self.audio) / SAMPLE_RATE


def speak(lines: Sequence[Line], voices: Mapping[str, str], tune: Tune | None = None) -> list[Spoken]:
    """Say every line.

    Args:
        lines: What is said; their `start` is kept.
        voices: `Line.speaker` -> name in `VOICES`. Speakers that are missing get a voice of their own.
        tune: What sung lines keep to; `music.tune_of` gives the one that fits a film's music.

    Returns:
        One `Spoken` for each line, in the same order. The same line in the same voice is made once per process.
    """
    cast = dict(voices)
    for line in lines:
        if cast.get(line.speaker) not in VOICES:
            cast[line.speaker] = "narrator" if line.speaker == "narrator" else _unused(cast)
    asked = [(line.text, cast[line.speaker], line.delivery, tune or Tune()) for line in lines]
    unique = list(dict.fromkeys(asked))
    # One line alone leaves the second core waiting for the first between the steps of the model.
    at_once = TOGETHER if all(len(line.text) <= BRIEF for line in lines) else 1
    with ThreadPoolExecutor(at_once, thread_name_prefix="line") as pool:
        said = dict(zip(unique, pool.map(lambda key: _say(*key), unique), strict=True))
    spoken = []
    for line, key in zip(lines, asked, strict=True):
        audio, marks = said[key]
        seconds = len(audio) / SAMPLE_RATE
        spoken.append(Spoken(replace(line, seconds=seconds), audio, marks, voice=key[1]))
    return spoken


def _unused(cast: Mapping[str, str]) -> str:
    taken = set(cast.values())
    return next((name for name in VOICES if name not in taken and name != "narrator"), "woman_warm")


def _say(text: str, voice: str, delivery: str, tune: Tune) -> tuple[Samples, tuple[Mark, ...]]:
    delivery = delivery if delivery in DELIVERIES else "plain"
    key = (text, voice, delivery, tune if delivery == "sing" else Tune())
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    who = VOICES[voice]
    known = phonemes.phonemes(text, who.british)
    recording = kokoro.record(known, who.base, who.speed * _PACE.get(delivery, 1.0))
    recording = _trim(shape(recording, who, delivery, tune))
    audio = _level(signal.resample_poly(recording.audio, 2, 1, window=_UPSAMPLER), _LEVELS[delivery])
    audio.setflags(write=False)
    with _lock:
        _kept[key] = audio, recording.marks
        while len(_kept) > _KEPT_LINES:
            _kept.popitem(last=False)
    return audio, recording.marks


def _loudness_frames(audio: Samples, rate: int) -> Samples:
    """Root mean square of every 5 ms."""
    size = rate // 200
    whole = len(audio) // size * size
    frames = audio[:whole].reshape(-1, size)
    return np.asarray(np.sqrt((frames * frames).mean(axis=1)), np.float32)


def _trim(recording: Recording) -> Recording:
    """Cut the silence at both ends, and put the first and last sound of every phrase where they are heard."""
    levels = _loudness_frames(recording.audio, RATE)
    heard = levels > _QUIET * float(levels.max(initial=1e-6))
    if not heard.any():
        return recording
    first, last = int(np.argmax(heard)), len(heard) - int(np.argmax(heard[::-1]))
    onset, offset = first / 200, last / 200
    begin, end = max(0.0, onset - _HEAD), min(len(recording.audio) / RATE, offset + _TAIL)
    audio = recording.audio[int(begin * RATE) : int(end * RATE)].copy()
    rise, fall = int(0.004 * RATE), int(0.03 * RATE)
    audio[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    audio[-fall:] *= np.linspace(1, 0, fall, dtype=np.float32) ** 2
    marks = [
        Mark(mark.phoneme, min(max(mark.start, onset), offset) - begin, min(max(mark.end, onset), offset) - begin)
        for mark in recording.marks
    ]
    marks = [mark for mark in marks if mark.end > mark.start]
    return Recording(audio, tuple(_snap(marks, heard, begin)))


def _snap(marks: list[Mark], heard: np.ndarray[tuple[int], np.dtype[np.bool_]], begin: float) -> list[Mark]:
    """Move the border between a pause and the sound after it to the moment at which the sound is heard."""
    if marks and marks[0].phoneme == " " and len(marks) > 1:
        marks = [Mark(marks[1].phoneme, marks[0].start, marks[1].end), *marks[2:]]
    elif marks:
        marks[0] = Mark(marks[0].phoneme, min(marks[0].start, _HEAD), marks[0].end)
    for index in range(len(marks) - 1):
        pause, sound = marks[index], marks[index + 1]
        if pause.phoneme != " " or pause.end - pause.start < 0.08:
            continue
        low, high = int((pause.start + begin) * 200), int((min(sound.end, pause.end + 0.08) + begin) * 200)
        quiet = np.flatnonzero(~heard[low:high])
        if len(quiet) == 0 or low + quiet[-1] + 1 >= high:
            continue
        border = (low + int(quiet[-1]) + 1) / 200 - begin
        if pause.start < border < sound.end:
            marks[index] = Mark(" ", pause.start, border)
            marks[index + 1] = Mark(sound.phoneme, border, sound.end)
    return marks


def _level(audio: Samples, decibels: float) -> Samples:
    levels = _loudness_frames(audio, SAMPLE_RATE)
    active = levels[levels > 0.1 * levels.max(initial=1e-6)]
    if len(active) == 0:
        return audio.astype(np.float32)
    wanted = 10 ** (decibels / 20)
    scaled = audio * (wanted / float(np.sqrt((active * active).mean())))
    # Rounds off the few peaks that would be cut, without touching the rest.
    over = np.abs(scaled) > 0.6
    scaled[over] = np.sign(scaled[over]) * (0.6 + 0.35 * np.tanh((np.abs(scaled[over]) - 0.6) / 0.35))
    return scaled.astype(np.float32)
