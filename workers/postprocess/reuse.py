"""A clip's sound used again: brought to another film's length, with the words that are heard in it."""

import re
from dataclasses import dataclass
from html import unescape
from typing import BinaryIO

import av
import numpy as np

from workers.engines.base import SAMPLE_RATE, Audio, Caption, Film
from workers.postprocess import sound

FADE_SECONDS = 0.4
"""At the end of what is cut or goes round: shorter is heard as a fault, longer as a change of mind."""

SEAM_SECONDS = 0.06
"""How long the end of a round lies over the beginning of the next: no click, and no beat is missed."""

SLACK_SAMPLES = 2048
"""What an encoder adds at the end; so much more or less is the same length."""

SHORTEST_WORDS = 0.3
"""Seconds: a subtitle that would stand for less than this at the film's end is left away."""

OWN_WORDS = "its own spoken words"
"""Among what was left out, of a film in which somebody would have spoken."""

_VOICE = re.compile(r"<v ([^>]*)>(.*)</v>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Borrowed:
    """The sound of a clip as its listeners hear it, and its subtitles."""

    audio: Audio
    captions: tuple[Caption, ...] = ()


def read(clip: BinaryIO, captions: BinaryIO | None) -> Borrowed:
    """The sound of a finished clip and its WebVTT, if it has any."""
    return Borrowed(sound.decode(clip.read()), _captions(captions) if captions else ())


def lend(borrowed: Borrowed, film: Film) -> None:
    """Give a film a borrowed sound and its subtitles in place of its own; what it would have said is left out."""
    if film.captions:
        film.left_out = (*film.left_out, OWN_WORDS)
    samples = round(film.frame_count * SAMPLE_RATE / film.fps)
    film.audio = at_length(borrowed.audio, samples)
    film.captions = _repeated(borrowed, samples)


def at_length(audio: Audio, samples: int) -> Audio:
    """A sound of exactly this many samples: cut, or going round, with a short fade at its end."""
    length = audio.shape[1]
    if abs(length - samples) <= SLACK_SAMPLES:
        return sound.fitted(audio, samples)
    out = audio[:, :samples].copy() if length > samples else _going_round(audio, samples)
    fade = min(round(FADE_SECONDS * SAMPLE_RATE), samples // 2)
    out[:, samples - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return out


def _seam(length: int) -> int:
    return min(round(SEAM_SECONDS * SAMPLE_RATE), length // 4)


def _going_round(audio: Audio, samples: int) -> Audio:
    length = audio.shape[1]
    seam = _seam(length)
    turn = np.linspace(0, np.pi / 2, seam, dtype=np.float32)
    out = np.zeros((2, samples + length), np.float32)
    for at in range(0, samples, length - seam):
        piece = audio.copy()
        if at:
            piece[:, :seam] *= np.sin(turn)
        piece[:, length - seam :] *= np.cos(turn)
        out[:, at : at + length] += piece
    return out[:, :samples]


def _repeated(borrowed: Borrowed, samples: int) -> tuple[Caption, ...]:
    """The subtitles at the times at which their words are heard, as often as they are."""
    length, end = borrowed.audio.shape[1], samples / SAMPLE_RATE
    is_whole = length + SLACK_SAMPLES >= samples
    rounds = [0.0] if is_whole else [at / SAMPLE_RATE for at in range(0, samples, length - _seam(length))]
    moved = (
        Caption(at + one.start, min(at + one.end, end), one.text, one.speaker)
        for at in rounds
        for one in borrowed.captions
    )
    return tuple(one for one in moved if one.end - one.start >= SHORTEST_WORDS)


def _captions(source: BinaryIO) -> tuple[Caption, ...]:
    found = []
    with av.open(source, "r", format="webvtt") as container:
        for packet in container.demux():
            if packet.pts is None or packet.duration is None or packet.time_base is None:
                continue
            text = bytes(packet).decode()
            voice = _VOICE.fullmatch(text.strip())
            speaker, words = voice.groups() if voice else ("", text)
            start, long = float(packet.pts * packet.time_base), float(packet.duration * packet.time_base)
            found.append(Caption(start, start + long, unescape(words.strip()), unescape(speaker)))
    return tuple(found)
