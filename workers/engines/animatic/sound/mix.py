"""Brings speech, foley, ambience and music together: placed, ducked, in one room, at one loudness."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workers.engines import loudness
from workers.engines.animatic.model import Contact, Plan
from workers.engines.animatic.sound import ambience, dsp
from workers.engines.animatic.sound.dsp import Mono, Stereo, seconds
from workers.engines.animatic.sound.foley import foley
from workers.engines.animatic.sound.music import music, tune_of
from workers.engines.animatic.sound.shaping import Tune
from workers.engines.animatic.sound.speech import Spoken

_MUSIC_UNDER = {True: -7.0, False: -2.0}
"""LU of the music against the mix's reference, where something else is in front (True) and where it leads."""

_AMBIENCE_LEVEL = {True: -9.0, False: -3.0}
"""LU of the ambience against the reference, with music and without."""

_REFERENCE = -20.0  # LUFS, before the master
_DUCK_MUSIC, _DUCK_AMBIENCE, _DUCK_FOLEY = 0.38, 0.6, 0.75  # gains while somebody speaks
_DUCK_RISE, _DUCK_FALL = 0.18, 0.4  # seconds to get out of the way, and to come back
_VOICES_WIDTH = 0.6  # a voice stays nearer to the middle than its speaker, or it is lost on one earphone
_WORDS_BAND = 130.0  # hertz under which a voice holds nothing but rumble
_VOICE_TO_ROOM = 0.35  # microphones are held near to whoever speaks
_HEAD_FADE, _END_FADE = 0.012, 0.3


@dataclass(frozen=True, slots=True)
class Stems:
    """The tracks of a film before they are mixed; `room` is what the set gives back of speech and foley."""

    speech: Stereo
    foley: Stereo
    room: Stereo
    ambience: Stereo
    music: Stereo


def plan_tune(plan: Plan) -> Tune:
    """What sung lines of a plan keep to."""
    return tune_of(plan.mood, plan.sound_from + plan.seconds, plan.seed)


def mix(
    plan: Plan,
    spoken: Sequence[Spoken],
    contacts: Sequence[Contact],
    ambiences: Mapping[str, ambience.Layers] | None = None,
    played: Stereo | None = None,
) -> Stereo:
    """Everything that is heard in a film.

    Args:
        plan: Gives length, mood, sets and seed.
        spoken: Lines, with `line.start` set; what reaches beyond the end is cut.
        contacts: What touches what, and when.
        ambiences: Set name -> layers, where they differ from `ambience.OF_SET`.
        played: The music, if `play` has made it already.

    Returns:
        float32, (2, samples), 48 kHz, exactly as long as the plan; -16 LUFS, true peak at most -1 dB.
    """
    return combine(stems(plan, spoken, contacts, ambiences, played), spoken)


def play(plan: Plan) -> Stereo:
    """The music of a film, or silence: it needs nothing that is known only once the lines are said."""
    if plan.music:
        return music(plan.mood, plan.seconds, plan.seed, plan.sound_from)
    return np.zeros((2, seconds(plan.seconds)), np.float32)


def stems(
    plan: Plan,
    spoken: Sequence[Spoken],
    contacts: Sequence[Contact],
    ambiences: Mapping[str, ambience.Layers] | None = None,
    played: Stereo | None = None,
) -> Stems:
    """The tracks of a film, each at its own level and as long as the film."""
    length = seconds(plan.seconds)
    room, wet = ambience.room_of(plan)
    front = np.zeros((2, length), np.float32)
    for said in spoken:
        dsp.place(front, said.audio, seconds(said.line.start), 1.0, said.pan * _VOICES_WIDTH)
    touched = foley(contacts, length, plan.seed)
    if spoken:
        front = dsp.high_pass(front, _WORDS_BAND, 1)
    echo = np.zeros((2, length), np.float32)
    if spoken or contacts:
        echo = dsp.reverb(np.float32(wet) * (np.float32(_VOICE_TO_ROOM) * front + touched), room)
    around = ambience.ambience(plan, length, {**ambience.OF_SET, **(ambiences or {})})
    return Stems(front, touched, echo, around, play(plan) if played is None else played)


def combine(tracks: Stems, spoken: Sequence[Spoken]) -> Stereo:
    """Balance the tracks, keep them out of the way of the words, and master the sum."""
    length = tracks.speech.shape[1]
    has_music = bool(tracks.music.any())
    in_front = bool(spoken)
    around = _at_level(tracks.ambience, _REFERENCE + _AMBIENCE_LEVEL[has_music])
    played = _at_level(tracks.music, _REFERENCE + _MUSIC_UNDER[in_front])
    total = tracks.speech + (tracks.foley + tracks.room) * _ducked(spoken, length, _DUCK_FOLEY)
    total += around * _ducked(spoken, length, _DUCK_AMBIENCE)
    total += played * _ducked(spoken, length, _DUCK_MUSIC)
    total *= dsp.fades(length, _HEAD_FADE, min(_END_FADE, length / dsp.RATE / 4))
    return loudness.Master(total).at()


def _at_level(track: Stereo, wanted: float) -> Stereo:
    """Bring a track to a loudness; a track of a few events is lifted by 12 dB at most."""
    measured = loudness.lufs(track)
    if not np.isfinite(measured):
        return track
    return np.asarray(track * np.float32(10 ** (min(wanted - measured, 12.0) / 20)), np.float32)


def _ducked(spoken: Sequence[Spoken], length: int, depth: float) -> Mono:
    """A gain curve that is down before a word is heard, and stays down between lines that follow each other."""
    spans: list[tuple[float, float]] = []
    for said in sorted(spoken, key=lambda line: line.line.start):
        start, end = said.line.start, said.line.start + said.seconds
        if spans and start - spans[-1][1] < _DUCK_RISE + _DUCK_FALL + 0.2:
            spans[-1] = spans[-1][0], max(spans[-1][1], end)
        else:
            spans.append((start, end))
    if not spans:
        return np.ones(length, np.float32)
    times, gains = [], []
    for start, end in spans:
        times += [start - _DUCK_RISE, start - 0.02, end, end + _DUCK_FALL]
        gains += [1.0, depth, depth, 1.0]
    return np.interp(np.arange(length) / dsp.RATE, times, gains).astype(np.float32)
