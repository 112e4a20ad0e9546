"""The few signal tools that every sound here is built from: noise, slow curves, placing, panning, room."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import fft, signal

Mono = npt.NDArray[np.float32]
"""float32, (samples,)."""
Stereo = npt.NDArray[np.float32]
"""float32, (2, samples)."""

RATE = 48_000


def random(*seed: int) -> np.random.Generator:
    """A generator that depends on every number given."""
    return np.random.default_rng([abs(part) for part in seed])


def seconds(length: float) -> int:
    """Samples in so many seconds."""
    return round(length * RATE)


def clock(length: int) -> Mono:
    """Time of every sample, in seconds."""
    return np.arange(length, dtype=np.float32) / np.float32(RATE)


@lru_cache(maxsize=1)
def _chance() -> npt.NDArray[np.complex64]:
    """Random spectrum lines; every noise takes a stretch of them, as drawing anew costs more than all the rest."""
    parts = random(20).standard_normal((2, 1 << 20), dtype=np.float32)
    return np.asarray(parts[0] + 1j * parts[1], np.complex64)


def noise(length: int, seed: int, low: float = 20.0, high: float = 20_000.0, colour: float = 0.0) -> Mono:
    """Noise of a band, with a root mean square of 1.

    Args:
        length: Samples.
        seed: Which noise.
        low: Lower edge in hertz; the edges fall by 12 dB an octave.
        high: Upper edge in hertz.
        colour: 0 is white, 1 pink, 2 brown.
    """
    size = fft.next_fast_len(max(length, 64), real=True)
    frequency = np.maximum(fft.rfftfreq(size, 1 / RATE), 1.0).astype(np.float32)
    shape = frequency ** np.float32(-colour / 2) / (1 + (low / frequency) ** 2) / (1 + (frequency / high) ** 2)
    lines = _chance()
    begin = int(random(seed, 77).integers(max(len(lines) - len(frequency), len(lines) // 2)))
    spectrum = np.resize(lines[begin:], len(frequency)) if len(lines) - begin < len(frequency) else lines[begin:]
    spectrum = spectrum[: len(frequency)]
    wave = fft.irfft(spectrum * shape, size)[:length].astype(np.float32)
    level = float(np.sqrt(np.mean(wave * wave))) or 1.0
    return np.asarray(wave / np.float32(level), np.float32)


def wide(length: int, seed: int, low: float = 20.0, high: float = 20_000.0, colour: float = 0.0) -> Stereo:
    """Noise which differs between the ears."""
    return np.stack([noise(length, seed * 2 + side, low, high, colour) for side in (0, 1)])


def slow(length: int, rate: float, seed: int, low: float = 0.0, high: float = 1.0) -> Mono:
    """A smooth random curve that turns about `rate` times a second."""
    knots = max(4, int(length / RATE * rate) + 4)
    values = random(seed, 5).random(knots)
    fine = np.arange(0, knots - 1, 1 / 16)
    whole = fine.astype(int)
    share = fine - whole
    share = share * share * (3 - 2 * share)
    curve = values[whole] * (1 - share) + values[whole + 1] * share
    places = np.linspace(0, knots - 3, length, dtype=np.float32)
    return np.asarray(low + (high - low) * np.interp(places, fine, curve), np.float32)


def pan(wave: Mono, where: float) -> Stereo:
    """Place a mono sound between the ears at constant power; -1 is left."""
    angle = (min(max(where, -1.0), 1.0) + 1) * np.pi / 4
    return np.stack([wave * np.float32(np.cos(angle)), wave * np.float32(np.sin(angle))])


def place(target: Stereo, wave: npt.NDArray[np.float32], start: int, gain: float = 1.0, where: float = 0.0) -> None:
    """Add a sound to a track from a sample on; what reaches beyond either end is cut."""
    sound = pan(wave, where) if wave.ndim == 1 else wave
    if start < 0:
        sound, start = sound[:, -start:], 0
    length = min(sound.shape[1], target.shape[1] - start)
    if length > 0:
        target[:, start : start + length] += np.float32(gain) * sound[:, :length]


def scatter(
    length: int, rate: float, bank: Sequence[Mono], seed: int, gain: tuple[float, float], spread: float = 0.9
) -> Stereo:
    """Grains from a bank at random moments, `rate` a second, anywhere between the ears."""
    out = np.zeros((2, length), np.float32)
    source = random(seed, 11)
    count = source.poisson(rate * length / RATE)
    for start, which, level, where in zip(
        source.integers(0, max(length, 1), count),
        source.integers(0, len(bank), count),
        source.uniform(*gain, count),
        source.uniform(-spread, spread, count),
        strict=True,
    ):
        place(out, bank[which], int(start), float(level), float(where))
    return out


def low_pass(wave: npt.NDArray[np.float32], hertz: float, order: int = 2) -> npt.NDArray[np.float32]:
    return _filter(wave, hertz, "low", order)


def high_pass(wave: npt.NDArray[np.float32], hertz: float, order: int = 2) -> npt.NDArray[np.float32]:
    return _filter(wave, hertz, "high", order)


def _filter(wave: npt.NDArray[np.float32], hertz: float, kind: str, order: int) -> npt.NDArray[np.float32]:
    sections = signal.butter(order, min(hertz, RATE * 0.45), kind, fs=RATE, output="sos").astype(np.float32)
    return np.asarray(signal.sosfilt(sections, wave, axis=-1), np.float32)


def resonate(wave: Mono, hertz: float, width: float) -> Mono:
    """Keep a band around a frequency; `width` is its share of the frequency."""
    low, high = hertz * (1 - width / 2), min(hertz * (1 + width / 2), RATE * 0.45)
    sections = signal.butter(1, [low, high], "band", fs=RATE, output="sos").astype(np.float32)
    return np.asarray(signal.sosfilt(sections, wave), np.float32)


@lru_cache(maxsize=8)
def _room(length: float, bright: float) -> Stereo:
    samples = seconds(length)
    time = clock(samples)
    tail = np.stack([noise(samples, 900 + side, 120.0, bright) for side in (0, 1)])
    dull = np.stack([noise(samples, 910 + side, 120.0, bright * 0.35) for side in (0, 1)])
    # High sounds die away sooner than low ones, as walls and air take them first.
    response = tail * np.exp(-11 * time / length) + 0.7 * dull * np.exp(-6.9 * time / length)
    early = seconds(0.012)
    response[:, :early] *= np.linspace(0, 0.4, early, dtype=np.float32)
    response /= np.sqrt((response * response).sum(axis=1, keepdims=True))
    return np.asarray(response, np.float32)


def reverb(wave: Stereo, length: float, bright: float = 6000.0) -> Stereo:
    """Only what a room gives back of a sound; as long as the sound itself."""
    response = _room(round(length, 1), bright)
    out = signal.oaconvolve(wave, response, axes=1)[:, : wave.shape[1]]
    return np.asarray(out, np.float32)


def fades(length: int, rise: float, fall: float) -> Mono:
    """A gain curve which starts and ends at zero, by cosine, over so many seconds."""
    curve = np.ones(length, np.float32)
    up, down = min(seconds(rise), length // 2), min(seconds(fall), length // 2)
    if up:
        curve[:up] = 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, up, dtype=np.float32))
    if down:
        curve[length - down :] = 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, down, dtype=np.float32))
    return curve
