"""The orchestra: soft synthetic instruments and drums, one note at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from workers.engines.animatic.sound import dsp
from workers.engines.animatic.sound.dsp import Mono, clock, noise, seconds


@dataclass(frozen=True, slots=True)
class Struck:
    """Something hit or plucked: every partial dies away by itself.

    Attributes:
        ratios: Frequencies of the partials over the note's.
        levels: Their strengths.
        decay: How fast the lowest dies away, per second, at middle C; higher notes die sooner.
        slope: How much faster each next partial does.
        attack: Seconds.
        release: Seconds after the note's end; 0 lets it ring.
        knock: Strength of the hammer's or finger's noise.
        tremolo: Depth of a slow swell of the level.
    """

    ratios: tuple[float, ...]
    levels: tuple[float, ...]
    decay: float
    slope: float
    attack: float = 0.003
    release: float = 0.0
    knock: float = 0.0
    tremolo: float = 0.0


@dataclass(frozen=True, slots=True)
class Held:
    """Something blown, bowed or held: a steady wave that opens from dark to bright.

    Attributes:
        levels: Strengths of the harmonics when it is bright.
        attack: Seconds.
        release: Seconds.
        detune: Cents between its three voices; 0 for one voice.
        vibrato: Cents.
        opening: Seconds in which it becomes bright.
        breath: Strength of the air in it.
        fall: How fast it dies away while it is held, per second.
    """

    levels: tuple[float, ...]
    attack: float
    release: float
    detune: float = 0.0
    vibrato: float = 0.0
    opening: float = 0.15
    breath: float = 0.0
    fall: float = 0.0


def _harmonics(count: int, power: float, odd: float = 1.0) -> tuple[float, ...]:
    """Strengths that fall by a power; `odd` under 1 weakens the even ones."""
    return tuple((1.0 if k % 2 else odd) / k**power for k in range(1, count + 1))


_STRING = tuple(k * (1 + 0.0004 * k * k) ** 0.5 for k in range(1, 8))

INSTRUMENTS: dict[str, Struck | Held] = {
    "felt": Struck(_STRING, (1, 0.42, 0.2, 0.1, 0.05, 0.03, 0.015), 0.9, 0.8, 0.006, 0.35, 0.035),
    "piano": Struck(_STRING, (1, 0.6, 0.4, 0.25, 0.16, 0.1, 0.06), 0.9, 0.6, 0.003, 0.3, 0.03),
    "electric": Struck((1, 2, 3, 14), (1, 0.28, 0.12, 0.05), 1.1, 1.3, 0.004, 0.3, 0.0, 0.16),
    "nylon": Struck((1, 2, 3, 4, 5), (1, 0.5, 0.3, 0.14, 0.08), 2.4, 1.6, 0.003, 0.25, 0.02),
    "pizzicato": Struck((1, 2, 3, 4), (1, 0.45, 0.2, 0.08), 7.0, 4.0, 0.003, 0.0, 0.03),
    "marimba": Struck((1, 3.93, 9.2), (1, 0.22, 0.06), 5.0, 6.0, 0.002, 0.0, 0.04),
    "celesta": Struck((1, 2.0, 4.07, 6.3), (1, 0.3, 0.14, 0.05), 2.2, 1.5, 0.002, 0.0, 0.01),
    "harp": Struck((1, 2, 3, 4, 6), (1, 0.4, 0.22, 0.1, 0.04), 1.8, 1.2, 0.003, 0.0, 0.015),
    "upright": Struck((1, 2, 3, 4), (1, 0.55, 0.22, 0.08), 1.7, 2.2, 0.006, 0.12, 0.03),
    "pad": Held(_harmonics(7, 1.6), 0.5, 0.8, 7.0, opening=1.2),
    "strings": Held(_harmonics(14, 1.15), 0.16, 0.4, 6.0, 9.0, 0.4),
    "cello": Held(_harmonics(12, 1.25), 0.09, 0.3, 3.0, 14.0, 0.25),
    "staccato": Held(_harmonics(12, 1.2), 0.012, 0.12, 5.0, fall=7.0, opening=0.02),
    "brass": Held(_harmonics(12, 1.05), 0.06, 0.2, 4.0, 5.0, 0.18),
    "muted": Held((0.5, 0.8, 1.0, 0.8, 0.5, 0.3, 0.2, 0.12), 0.04, 0.15, 0.0, 16.0, 0.1, 0.02),
    "choir": Held((1, 0.7, 0.45, 0.2, 0.1, 0.06), 0.35, 0.6, 9.0, 12.0, 0.5, 0.02),
    "flute": Held((1, 0.22, 0.1, 0.03), 0.05, 0.14, 0.0, 13.0, 0.15, 0.05),
    "whistle": Held((1, 0.05), 0.03, 0.1, 0.0, 18.0, 0.1, 0.04),
    "clarinet": Held(_harmonics(9, 1.2, 0.15), 0.025, 0.08, 0.0, 4.0, 0.08, 0.01),
    "sub": Held((1, 0.2, 0.05), 0.05, 0.25),
    "tuba": Held((1, 0.6, 0.3, 0.12), 0.025, 0.1, fall=2.0),
    "pulse": Held(_harmonics(10, 1.0, 0.25), 0.006, 0.1, 4.0, fall=6.0, opening=0.02),
}
"""Every pitched instrument by name."""

_GAINS = {
    "staccato": 2.6, "pulse": 2.2, "pizzicato": 1.7, "marimba": 1.5, "tuba": 1.5, "sub": 1.2, "brass": 1.2,
    "cello": 1.15, "felt": 0.85, "piano": 0.8, "clarinet": 0.8, "flute": 0.8, "whistle": 0.75,
}  # fmt: skip
"""What makes a note of each about as loud as one of any other, found by measuring them."""

_TABLE = 4096


def hertz(midi: float) -> float:
    return float(440 * 2 ** ((midi - 69) / 12))


@lru_cache(maxsize=160)
def note(instrument: str, midi: int, length: float, velocity: float) -> Mono:
    """One note, with a level that makes instruments about equally loud.

    Args:
        instrument: A name in `INSTRUMENTS`.
        midi: Note number.
        length: Seconds until it is let go.
        velocity: 0 to 1.
    """
    kind = INSTRUMENTS[instrument]
    wave = _struck(kind, midi, length, velocity) if isinstance(kind, Struck) else _held(kind, midi, length, velocity)
    wave *= np.float32(velocity * 0.16 * _GAINS.get(instrument, 1.0)) * dsp.fades(len(wave), 0.0, 0.02)
    wave.setflags(write=False)
    return wave


def _struck(kind: Struck, midi: int, length: float, velocity: float) -> Mono:
    pitch = hertz(midi)
    decay = kind.decay * (pitch / 261.6) ** 0.45
    ring = min(5.5 / decay, 6.0) if kind.release == 0 else min(length + kind.release, 7 / decay)
    time = clock(seconds(max(ring, 0.08)))
    wave = np.zeros(len(time), np.float32)
    for order, (ratio, level) in enumerate(zip(kind.ratios, kind.levels, strict=True)):
        tone = pitch * ratio
        if tone > 15_000:
            break
        strength = level * velocity ** (0.35 * order)  # a soft touch is a dull one
        fall = np.exp(time * np.float32(-decay * (1 + kind.slope * order)))
        wave += np.float32(strength) * np.sin(time * np.float32(2 * np.pi * tone) + np.float32(order)) * fall
    if kind.tremolo:
        wave *= 1 + np.float32(kind.tremolo) * np.sin(time * np.float32(2 * np.pi * 4.6))
    if kind.knock:
        size = min(len(wave), seconds(0.03))
        wave[:size] += kind.knock * noise(size, midi, 200, 2500) * np.exp(-clock(size) * 160)
    wave *= np.minimum(1, time / np.float32(kind.attack))
    if kind.release:
        wave *= np.clip((length + kind.release - time) / np.float32(kind.release), 0, 1) ** np.float32(1.5)
    return wave


@lru_cache(maxsize=64)
def _table(levels: tuple[float, ...], darkness: float, highest: int) -> Mono:
    angle = np.arange(_TABLE) * 2 * np.pi / _TABLE
    wave = np.zeros(_TABLE)
    for order, level in enumerate(levels[:highest], 1):
        wave += level / order**darkness * np.sin(order * angle + 0.7 * order)
    return np.asarray(wave / np.abs(wave).max(), np.float32)


def _held(kind: Held, midi: int, length: float, velocity: float) -> Mono:
    pitch = hertz(midi)
    time = clock(seconds(length + kind.release))
    highest = max(1, min(len(kind.levels), int(14_000 / pitch)))
    dark, bright = _table(kind.levels, 1.0, highest), _table(kind.levels, 0.0, highest)
    bend = np.zeros(len(time), np.float32)
    if kind.vibrato:
        late = np.clip((time - np.float32(0.15)) / np.float32(0.3), 0, 1)
        bend = late * np.sin(time * np.float32(2 * np.pi * 5.3)) * np.float32(kind.vibrato / 1200 * np.log(2))
    cycles = np.cumsum(np.float64(pitch / dsp.RATE) * (1 + bend))
    openness = np.clip(time / np.float32(kind.opening), 0, 1) * np.float32(0.35 + 0.5 * velocity)
    wave = np.zeros(len(time), np.float32)
    voices = (-1, 0, 1) if kind.detune else (0,)
    for voice in voices:
        factor = 2 ** (voice * kind.detune / 1200)
        place = ((cycles * factor + 0.31 * voice) * _TABLE).astype(np.int64) & (_TABLE - 1)
        wave += dark[place] * (1 - openness) + bright[place] * openness
    wave /= np.float32(len(voices) ** 0.5)
    if kind.breath:
        wave += np.float32(kind.breath) * noise(len(time), midi, pitch, pitch * 4)
    if kind.fall:
        wave *= np.exp(time * np.float32(-kind.fall))
    wave *= np.minimum(1, time / np.float32(kind.attack)) ** np.float32(1.3)
    wave *= np.clip((length + kind.release - time) / np.float32(kind.release), 0, 1) ** np.float32(1.5)
    return np.asarray(wave * np.float32(0.8), np.float32)


def _kick() -> Mono:
    time = clock(seconds(0.32))
    return np.asarray(
        np.sin(2 * np.pi * (46 * time + 70 * (1 - np.exp(-time * 34)) / 34)) * np.exp(-time * 11) * 0.5, np.float32
    )


def _taiko() -> Mono:
    time = clock(seconds(0.9))
    skin = np.sin(2 * np.pi * (62 * time + 40 * (1 - np.exp(-time * 20)) / 20)) * np.exp(-time * 5.5)
    return np.asarray(skin * 0.55 + noise(len(time), 3, 80, 900) * np.exp(-time * 45) * 0.12, np.float32)


def _snare() -> Mono:
    time = clock(seconds(0.22))
    wires = noise(len(time), 5, 1200, 9000) * np.exp(-time * 24) * 0.09
    return np.asarray(wires + np.sin(2 * np.pi * 190 * time) * np.exp(-time * 32) * 0.16, np.float32)


def _brush() -> Mono:
    time = clock(seconds(0.24))
    return np.asarray(noise(len(time), 7, 1800, 7500) * np.sin(np.pi * time / time[-1]) ** 2 * 0.035, np.float32)


def _band(seed: int, length: float, low: float, decay: float, level: float) -> Callable[[], Mono]:
    def make() -> Mono:
        time = clock(seconds(length))
        return np.asarray(
            noise(len(time), seed, low, 14_000) * np.exp(-time * decay) * np.minimum(1, time / 0.001) * level,
            np.float32,
        )

    return make


def _clap() -> Mono:
    time = clock(seconds(0.2))
    bursts = sum(np.exp(-np.abs(time - late) * 300) for late in (0.002, 0.012, 0.022))
    return np.asarray(noise(len(time), 11, 900, 4000) * (bursts + np.exp(-time * 26)) * 0.045, np.float32)


def _block() -> Mono:
    time = clock(seconds(0.12))
    tones = np.sin(2 * np.pi * 820 * time) + 0.5 * np.sin(2 * np.pi * 1310 * time)
    return np.asarray(tones * np.exp(-time * 55) * np.minimum(1, time / 0.001) * 0.14, np.float32)


_DRUMS: dict[str, Callable[[], Mono]] = {
    "kick": _kick,
    "taiko": _taiko,
    "snare": _snare,
    "brush": _brush,
    "hat": _band(13, 0.07, 7000, 75, 0.035),
    "ride": _band(15, 0.5, 5200, 9, 0.016),
    "shaker": _band(17, 0.09, 4200, 42, 0.028),
    "tick": _band(19, 0.03, 3000, 160, 0.05),
    "clap": _clap,
    "block": _block,
}


@lru_cache(maxsize=16)
def drum(name: str) -> Mono:
    """One stroke."""
    wave = np.asarray(_DRUMS[name](), np.float32)
    return np.asarray(wave * dsp.fades(len(wave), 0.0, 0.01), np.float32)
