"""Makes one recorded timbre into many voices, and a voice whisper, shout or sing, by analysis and resynthesis."""

import zlib
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyworld

from workers.engines.animatic.model import Mark
from workers.engines.animatic.sound.kokoro import RATE, Recording, Samples
from workers.engines.animatic.sound.voices import Voice

Curve = npt.NDArray[np.float64]

FRAME = 0.005
"""Seconds between analysis frames."""

DELIVERIES = ("plain", "whisper", "shout", "sing")
_VOWELS = frozenset("aeiouyɑɐʌæɒɔəɚɛɜɝɪʊøœɨᵻAIOQWY")
_PITCH_RANGE = (60.0, 1100.0)  # of what is put out, in hertz: a deep growl to a child's shriek


@dataclass(frozen=True, slots=True)
class Tune:
    """What a sung line keeps to, so that it agrees with the music under it."""

    tempo: float = 96.0
    """Beats a minute."""
    tonic: int = 0
    """Pitch class, 0 for C to 11 for B."""
    scale: tuple[int, ...] = (0, 2, 4, 5, 7, 9, 11)
    """Seven steps in semitones above the tonic."""


@dataclass(slots=True)
class _Analysis:
    """A voice taken apart: pitch (0 where there is none), spectral envelope and share of noise, per frame."""

    pitch: Curve
    envelope: Curve
    noise: Curve


def is_plain(voice: Voice, delivery: str) -> bool:
    """Whether a recording is used as it is; resynthesis costs a little clarity."""
    return delivery == "plain" and replace(voice, speed=1.0) == Voice(voice.base)


def shape(recording: Recording, voice: Voice, delivery: str, tune: Tune) -> Recording:
    """Give a recording its speaker's body and its line's delivery.

    Args:
        recording: Of the voice's own base timbre.
        voice: Whose it becomes.
        delivery: One of `DELIVERIES`.
        tune: For sung lines.

    Returns:
        The new audio; its marks differ in time only where it is sung.
    """
    if is_plain(voice, delivery):
        return recording
    parts = _analyse(recording.audio)
    marks = recording.marks
    middle = _middle(parts.pitch)
    if delivery == "sing":
        parts, marks, notes = _stretch(parts, marks, tune)
        low = middle * voice.pitch
        melody = _melody(parts.pitch, notes, tune, low, marks)
        parts.pitch = np.where(parts.pitch > 0, melody, 0.0)
    else:
        parts.pitch = _speech_pitch(parts.pitch, middle, voice, delivery)
    _reshape(parts, voice, delivery)
    parts.pitch = np.where(parts.pitch > 0, np.clip(parts.pitch, *_PITCH_RANGE), 0.0)
    audio = pyworld.synthesize(parts.pitch, parts.envelope, parts.noise, RATE, FRAME * 1000).astype(np.float32)
    audio = _colour(audio, parts.pitch, voice, delivery)
    length = round(len(parts.pitch) * FRAME * RATE) if delivery == "sing" else len(recording.audio)
    return Recording(np.pad(audio, (0, max(0, length - len(audio))))[:length], marks)


def _analyse(audio: Samples) -> _Analysis:
    wave = audio.astype(np.float64)
    pitch, times = pyworld.dio(wave, RATE, f0_floor=60.0, f0_ceil=520.0, frame_period=FRAME * 1000)
    pitch = pyworld.stonemask(wave, pitch, times, RATE)
    envelope = pyworld.cheaptrick(wave, pitch, times, RATE)
    noise = pyworld.d4c(wave, pitch, times, RATE)
    return _Analysis(pitch, envelope, noise)


def _middle(pitch: Curve) -> float:
    voiced = pitch[pitch > 0]
    return float(np.median(voiced)) if len(voiced) else 160.0


def _speech_pitch(pitch: Curve, middle: float, voice: Voice, delivery: str) -> Curve:
    if delivery == "whisper":
        return np.zeros_like(pitch)
    level, spread = (1.32, 1.3) if delivery == "shout" else (1.0, 1.0)
    relative = np.where(pitch > 0, np.maximum(pitch, 1.0) / middle, 1.0) ** (voice.range * spread)
    moved = middle * voice.pitch * level * relative
    if voice.tremor:
        time = np.arange(len(pitch)) * FRAME
        wave = np.sin(2 * np.pi * 5.1 * time) + 0.6 * np.sin(2 * np.pi * 3.3 * time + 1.0)
        moved *= 2 ** (voice.tremor * wave / 12)
    return np.where(pitch > 0, moved, 0.0)


def _reshape(parts: _Analysis, voice: Voice, delivery: str) -> None:
    """Move the resonances, and change the balance of bright and dark, and of tone and air."""
    bins = parts.envelope.shape[1]
    frequency = np.linspace(0, RATE / 2, bins)
    formant = voice.formant * {"shout": 1.04, "whisper": 1.03}.get(delivery, 1.0)
    if formant != 1.0:
        source = np.minimum(np.arange(bins) / formant, bins - 1.001)
        low = source.astype(int)
        share = source - low
        log = np.log(np.maximum(parts.envelope, 1e-16))
        parts.envelope = np.exp(log[:, low] * (1 - share) + log[:, low + 1] * share)
        parts.noise = parts.noise[:, low] * (1 - share) + parts.noise[:, low + 1] * share
    if delivery == "whisper":
        parts.envelope *= (frequency / (frequency + 500.0)) ** 3 * (1 + (frequency / 3000.0) ** 2) ** 0.5
        parts.noise = np.ones_like(parts.noise)
    elif delivery == "shout":
        parts.envelope *= np.minimum(1 + (frequency / 1100.0) ** 1.6, 10.0)
    if voice.breath and delivery != "whisper":
        air = voice.breath * frequency / (frequency + 1200.0)
        parts.noise = parts.noise + (1 - parts.noise) * air
    parts.envelope = np.ascontiguousarray(np.maximum(parts.envelope, 1e-12))  # the synthesis takes logarithms
    parts.noise = np.ascontiguousarray(np.clip(parts.noise, 0.0, 1.0))


def _colour(audio: Samples, pitch: Curve, voice: Voice, delivery: str) -> Samples:
    """What a body that is not human, or not gentle, adds to the sound."""
    out = audio
    if voice.growl and delivery != "whisper":
        per_sample = np.interp(np.arange(len(out)) / RATE, np.arange(len(pitch)) * FRAME, np.maximum(pitch, 40.0))
        phase = 2 * np.pi * np.cumsum(per_sample) / RATE
        rough = 1 - voice.growl * (0.4 + 0.4 * np.sin(phase / 2) + 0.2 * np.sin(phase / 3 + 1.0))
        out = (out * rough).astype(np.float32)
    if voice.buzz:
        ring = np.sin(2 * np.pi * 58.0 * np.arange(len(out)) / RATE).astype(np.float32)
        out = out * (1 - 0.45 * voice.buzz) + 0.45 * voice.buzz * out * ring * 1.6
        comb = out.copy()
        for delay, gain in ((0.0046, 0.55), (0.0091, 0.4), (0.0137, -0.3)):
            shift = int(delay * RATE)
            comb[shift:] += voice.buzz * gain * out[:-shift]
        out = comb
    if delivery == "shout":
        peak = float(np.abs(out).max()) or 1.0
        out = np.tanh(2.6 * out / peak) * peak
    return out.astype(np.float32)


def _stretch(parts: _Analysis, marks: tuple[Mark, ...], tune: Tune) -> tuple[_Analysis, tuple[Mark, ...], list[float]]:
    """Lengthen the vowels so that syllables fall on the beats of a tune.

    Returns:
        The stretched analysis, the marks at their new times, and the start of every syllable's vowel.
    """
    natural = [mark.end - mark.start for mark in marks]
    vowels = _nuclei(marks)
    if not vowels:
        return parts, marks, []
    spans = _note_lengths(marks, vowels, natural, tune)
    lengths = [
        min(length, 0.25) if mark.phoneme == " " else length for mark, length in zip(marks, natural, strict=True)
    ]
    for place, span in zip(vowels, spans, strict=True):
        following = next((vowel for vowel in vowels if vowel > place), len(marks))
        others = sum(lengths[place + 1 : following])
        lengths[place] = max(0.1, span - others)
    begin = marks[0].start
    starts = begin + np.concatenate([[0.0], np.cumsum(lengths)])
    moved = tuple(
        Mark(mark.phoneme, float(starts[index]), float(starts[index + 1])) for index, mark in enumerate(marks)
    )
    tail = max(0.0, len(parts.pitch) * FRAME - marks[-1].end)
    old = np.array([0.0, *(mark.start for mark in marks), marks[-1].end, marks[-1].end + tail])
    new = np.array([0.0, *starts, starts[-1] + tail])
    times = np.arange(int(new[-1] / FRAME)) * FRAME
    source = np.clip(np.interp(times, new, old) / FRAME, 0, len(parts.pitch) - 1.001)
    low = source.astype(int)
    share = (source - low)[:, None]
    stretched = _Analysis(
        pitch=parts.pitch[low],
        envelope=np.ascontiguousarray(parts.envelope[low] * (1 - share) + parts.envelope[low + 1] * share),
        noise=np.ascontiguousarray(parts.noise[low] * (1 - share) + parts.noise[low + 1] * share),
    )
    return stretched, moved, [moved[place].start for place in vowels]


def _nuclei(marks: tuple[Mark, ...]) -> list[int]:
    """Where the vowels are; of two in a row, only the first carries a note."""
    found: list[int] = []
    for index, mark in enumerate(marks):
        if mark.phoneme in _VOWELS and (index == 0 or marks[index - 1].phoneme not in _VOWELS):
            found.append(index)
    return found


def _note_lengths(marks: tuple[Mark, ...], vowels: list[int], natural: list[float], tune: Tune) -> list[float]:
    """One note length per syllable, in seconds: long at the end of a phrase, short inside, all multiples of a beat."""
    beats = []
    for order, place in enumerate(vowels):
        following = vowels[order + 1] if order + 1 < len(vowels) else len(marks)
        between = range(place + 1, following)
        ends_phrase = order + 1 == len(vowels) or any(
            marks[index].phoneme == " " and natural[index] > 0.15 for index in between
        )
        beats.append(4.0 if ends_phrase else 2.0 if order % 3 == 0 else 1.0)
    unit = 60 / tune.tempo / 2
    while sum(beats) * unit > 2.0 * sum(natural) and unit > 0.16:
        unit /= 2
    return [beat * max(unit, 0.12) for beat in beats]


def _melody(pitch: Curve, notes: list[float], tune: Tune, low: float, marks: tuple[Mark, ...]) -> Curve:
    """A pitch curve through one note per syllable, with glides between notes and vibrato on the long ones."""
    seed = zlib.crc32("".join(mark.phoneme for mark in marks).encode())
    steps = np.random.default_rng(seed)
    base = 69 + 12 * np.log2(low / 440)
    tonic = base + (tune.tonic - base + 5) % 12 - 5
    degree, degrees = int(steps.choice([0, 2, 4])), []
    for index in range(len(notes)):
        degrees.append(degree)
        centre = 3.5 if index < len(notes) / 2 else 1.5
        pull = 1 if degree < centre else -1
        degree = int(np.clip(degree + pull * steps.choice([1, 1, 2, -1]), -1, 7))
    if degrees:
        degrees[-1] = 0 if degrees[-1] < 4 else 7
    times = np.arange(len(pitch)) * FRAME
    midi = np.full(len(pitch), tonic)
    for start, step in zip(notes, degrees, strict=True):
        midi[times >= start - 0.06] = tonic + tune.scale[step % 7] + 12 * (step // 7)
    glide = np.hanning(15)
    midi = np.convolve(np.pad(midi, 7, mode="edge"), glide / glide.sum(), mode="valid")
    held = times - np.array([0.0, *notes])[np.searchsorted(notes, times, side="right")] if notes else times
    depth = 0.38 * np.clip((held - 0.18) / 0.25, 0, 1)
    midi = midi + depth * np.sin(2 * np.pi * 5.4 * times)
    curve: Curve = 440 * 2 ** ((midi - 69) / 12)
    return curve
