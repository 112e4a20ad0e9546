"""Plays the score of a film: every part through its own level, in one room, to an ending."""

from functools import lru_cache

import numpy as np

from workers.engines.animatic.sound import dsp
from workers.engines.animatic.sound.composition import Score, compose
from workers.engines.animatic.sound.dsp import Stereo, seconds
from workers.engines.animatic.sound.instruments import drum, note
from workers.engines.animatic.sound.shaping import Tune

_LEVELS = {"chords": 0.75, "backing": 0.4, "tune": 0.85, "bass": 1.0, "drums": 0.55}
_TO_ROOM = {"chords": 1.0, "backing": 1.0, "tune": 1.0, "bass": 0.08, "drums": 0.3}
_LAST_FADE = 0.7  # seconds
_HAND_OVER = 0.05  # seconds in which the music of a continued film is there again
_LONGEST_RING = 6.0  # seconds that a note may sound beyond its length


@lru_cache(maxsize=8)
def score(mood: str, length: float, seed: int) -> Score:
    """The piece that a film of this mood, length and seed has."""
    return compose(mood, length, seed)


def tune_of(mood: str, length: float, seed: int) -> Tune:
    """Key and pace of that piece, for whoever sings over it."""
    return score(mood, length, seed).tune


def music(mood: str, length: float, seed: int, since: float = 0.0) -> Stereo:
    """Play the piece of a film.

    Args:
        mood: A name in `moods.MOODS`; others are calm.
        length: Seconds.
        seed: Which piece.
        since: Seconds of the piece that were played before, in the film that this one continues.
    """
    piece = score(mood, since + length, seed)
    samples = seconds(length)
    dry = np.zeros((2, samples), np.float32)
    send = np.zeros((2, samples), np.float32)
    for part, level in _LEVELS.items():
        track = np.zeros((2, samples), np.float32)
        for played in piece.notes:
            if played.part != part or played.start + played.length + _LONGEST_RING < since:
                continue
            if part == "drums":
                sound = drum(played.instrument) * np.float32(played.velocity)
            else:
                sound = note(played.instrument, played.midi, played.length, played.velocity)
            dsp.place(track, sound, seconds(played.start - since), 1.0, played.pan)
        dry += np.float32(level) * track
        send += np.float32(level * _TO_ROOM[part]) * track
    wet = dsp.reverb(send, piece.room, 5200.0)
    mixed = dsp.high_pass(dry * np.float32(1 - 0.4 * piece.wet) + np.float32(piece.wet) * wet, 32.0)
    return np.asarray(mixed * dsp.fades(samples, 0.005 if since == 0 else _HAND_OVER, _LAST_FADE), np.float32)
