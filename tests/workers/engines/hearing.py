"""Measures of sound that tests use in place of ears."""

import itertools

import numpy as np
import numpy.typing as npt
import pyworld

RATE = 48_000
Wave = npt.NDArray[np.float32]


def pitch(audio: Wave) -> npt.NDArray[np.float64]:
    """The pitch of every voiced 5 ms, in hertz."""
    found, _ = pyworld.dio(audio[::2].astype(np.float64), RATE // 2, f0_floor=45.0, f0_ceil=1000.0)
    return found[found > 0]


def envelope(audio: Wave) -> npt.NDArray[np.float64]:
    """Mean level in 24 bands, in dB, whatever the loudness."""
    power = np.abs(np.fft.rfft(audio)) ** 2
    edges = np.geomspace(120, 10_000, 25) * len(audio) / RATE
    bands = np.array([power[int(low) : max(int(high), int(low) + 1)].mean() for low, high in itertools.pairwise(edges)])
    levels = 10 * np.log10(bands + 1e-9)
    return np.asarray(levels - levels.mean())


def level(audio: Wave) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(audio.astype(np.float64) ** 2)) + 1e-12))


def flutter(audio: Wave) -> float:
    """How much the level changes from one 5 ms to another, in dB."""
    frames = audio[: len(audio) // 240 * 240].reshape(-1, 240).astype(np.float64)
    return float(np.std(10 * np.log10((frames**2).mean(axis=1) + 1e-9)))


def onset(audio: Wave) -> float:
    """Second at which a line becomes audible."""
    smooth = np.sqrt(np.convolve(audio.astype(np.float64) ** 2, np.ones(240) / 240, "same"))
    return float(np.argmax(smooth > 0.02 * smooth.max())) / RATE


def clicks(track: Wave) -> int:
    """Single samples that jump far out of what their surroundings do."""
    steps = np.abs(np.diff(track, axis=-1)).max(axis=0)
    usual = np.array([block.max() for block in np.array_split(steps, max(1, len(steps) // 480))])
    calm = np.convolve(np.pad(usual, 3, mode="edge"), np.ones(7) / 7, "valid")
    return int(np.sum((usual > 12 * np.median(usual)) & (usual > 5 * calm) & (usual > 0.1)))
