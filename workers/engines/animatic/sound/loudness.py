"""Loudness after ITU-R BS.1770, true peak, and the last step of a mix: both brought to where players want them."""

import numpy as np
from scipy import ndimage, signal

from workers.engines.animatic.sound.dsp import RATE, Mono, Stereo

TARGET = -16.0
"""LUFS: what phones and browsers play without turning it up or down."""

CEILING = -1.0
"""dBTP that no sample may pass, even between samples: lossy coding adds a little."""

_K_WEIGHTING = np.array(
    [
        [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585],
        [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621],
    ]
)
"""The standard's two filters at 48 kHz."""

_OVERSAMPLER = signal.firwin(4 * 12 + 1, 0.25, window=("kaiser", 7.0)).astype(np.float32)
_MARGIN = 0.15  # dB that the limiter keeps from the ceiling, for what smoothing its gain lets through
_LOOKAHEAD = 240  # samples, 5 ms: long enough not to click, short enough not to pump


def lufs(audio: Stereo) -> float:
    """Integrated loudness with both gates; -inf for silence. Anything shorter than a block counts as one block."""
    weighted = signal.sosfilt(_K_WEIGHTING, audio.astype(np.float64), axis=1)
    power = np.cumsum(np.concatenate([[0.0], (weighted * weighted).sum(axis=0)]))
    block, hop = round(0.4 * RATE), round(0.1 * RATE)
    starts = np.arange(0, max(len(power) - 1 - block, 0) + 1, hop)
    ends = np.minimum(starts + block, len(power) - 1)
    energies = (power[ends] - power[starts]) / np.maximum(ends - starts, 1)
    energies = energies[energies > 10 ** ((-70 + 0.691) / 10)]
    if len(energies) == 0:
        return float("-inf")
    energies = energies[energies > energies.mean() * 0.1]
    return float(-0.691 + 10 * np.log10(energies.mean()))


def true_peak(audio: Stereo) -> float:
    """The highest level between samples, in dB, by four times oversampling."""
    return float(20 * np.log10(max(float(_peaks(audio).max(initial=0.0)), 1e-9)))


def _peaks(audio: Stereo) -> Mono:
    """For every sample, the highest magnitude on and after it in either channel."""
    fine = signal.resample_poly(audio, 4, 1, axis=1, window=_OVERSAMPLER)
    highest = np.abs(fine).max(axis=0)[: 4 * audio.shape[1]]
    return np.asarray(np.maximum(highest.reshape(-1, 4).max(axis=1), np.abs(audio).max(axis=0)), np.float32)


def master(audio: Stereo) -> Stereo:
    """Bring a mix to `TARGET` and keep it under `CEILING`.

    The limiter turns the gain down smoothly around what is too high. As that takes loudness away, the gain before it
    is found in a few rounds.
    """
    loudness = lufs(audio)
    if not np.isfinite(loudness):
        return audio.astype(np.float32)
    peaks = _peaks(audio)
    gain_db = TARGET - loudness
    out = audio
    for _ in range(6):
        out = _limited(audio, peaks, 10 ** (gain_db / 20))
        missing = TARGET - lufs(out)
        if abs(missing) < 0.1:
            break
        gain_db += missing * 1.1
    over = true_peak(out) - CEILING if float(peaks.max()) * 10 ** (gain_db / 20) > 10 ** (CEILING / 20) else 0.0
    if over > 0:
        out = out * np.float32(10 ** (-over / 20))
    return np.asarray(out, np.float32)


def _limited(audio: Stereo, peaks: Mono, gain: float) -> Stereo:
    ceiling = 10 ** ((CEILING - _MARGIN) / 20)
    if float(peaks.max()) * gain <= ceiling:
        return audio * np.float32(gain)
    wanted = np.minimum(1.0, ceiling / np.maximum(peaks * gain, 1e-9)).astype(np.float32)
    lowest = ndimage.minimum_filter1d(wanted, 2 * _LOOKAHEAD + 1, mode="nearest")
    smooth = ndimage.uniform_filter1d(ndimage.uniform_filter1d(lowest, _LOOKAHEAD, mode="nearest"), _LOOKAHEAD)
    return np.asarray(audio * (np.minimum(smooth, 1.0) * np.float32(gain)), np.float32)
