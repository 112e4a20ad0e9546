"""How loud a sound is after ITU-R BS.1770, how high it peaks between samples, and bringing it to a loudness."""

import math

import numpy as np
import numpy.typing as npt
from scipy import ndimage, signal

from workers.engines.base import SAMPLE_RATE, Audio

TARGET_LUFS = -16.0
"""What phones and players expect of mobile video."""

CEILING_DBTP = -1.0
"""What no peak may pass, even between samples: lossy coding adds a little."""

SILENCE_LUFS = -60.0
"""Quieter than this is taken for silence: lifting it would only bring up noise."""

Curve = npt.NDArray[np.float64]

_BLOCK = 32
"""Samples over which energy and peaks are kept: 0.7 ms, finer than any limiter may move."""

_K_WEIGHTING = np.array(
    [
        [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585],
        [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621],
    ]
)
"""The standard's two filters at 48 kHz."""

_WINDOW, _HOP = round(0.4 * SAMPLE_RATE) // _BLOCK, round(0.1 * SAMPLE_RATE) // _BLOCK
_TAPS = 24
_REACH = 18
"""Blocks, 12 ms, that the limiter looks to either side: long enough not to buzz on low notes."""

_ROUNDS = 8
_MARGIN = 0.02
"""Decibels below the ceiling: a gain that moves lifts what lies between two samples by about so much."""


def _between() -> npt.NDArray[np.float32]:
    """What gives the three values between each two samples of a block, as one matrix."""
    places = np.arange(_TAPS) - (_TAPS // 2 - 1)
    matrix = np.zeros((_BLOCK + _TAPS - 1, 3 * _BLOCK), np.float32)
    for phase, late in enumerate((0.25, 0.5, 0.75)):
        taps = np.sinc(places - late) * np.i0(7 * np.sqrt(np.clip(1 - ((places - late) / (_TAPS / 2)) ** 2, 0, 1)))
        taps /= taps.sum()
        for sample in range(_BLOCK):
            matrix[sample : sample + _TAPS, 3 * sample + phase] = taps
    return matrix


_BETWEEN = _between()


def _blocks(length: int) -> int:
    return -(-length // _BLOCK)


def _peaks(audio: Audio) -> Curve:
    """The largest magnitude of each block over both channels, between samples too."""
    count = _blocks(audio.shape[1])
    before = _TAPS // 2 - 1
    highest = np.zeros(count, np.float32)
    for channel in audio:
        padded = np.zeros((count + 1) * _BLOCK, np.float32)
        padded[before : before + len(channel)] = channel
        rows = np.lib.stride_tricks.as_strided(padded, (count, _BLOCK + _TAPS - 1), (4 * _BLOCK, 4), writeable=False)
        fine = rows @ _BETWEEN
        np.maximum(highest, np.maximum(fine.max(axis=1), -fine.min(axis=1)), out=highest)
        whole = np.abs(padded[before : before + count * _BLOCK]).reshape(count, _BLOCK)
        np.maximum(highest, whole.max(axis=1), out=highest)
    return highest.astype(np.float64)


def _energies(audio: Audio) -> Curve:
    """The weighted energy of each block, summed over both channels."""
    count = _blocks(audio.shape[1])
    out = np.zeros(count)
    for channel in audio:
        weighted = np.zeros(count * _BLOCK)
        weighted[: len(channel)] = signal.sosfilt(_K_WEIGHTING, channel)
        rows = weighted.reshape(count, _BLOCK)
        out += np.einsum("ij,ij->i", rows, rows)
    return out


def _loudness(energies: Curve, samples: int) -> float:
    """Integrated loudness with both gates; anything shorter than a window counts as one window."""
    sums = np.concatenate([[0.0], np.cumsum(energies)])
    starts = np.arange(0, max(len(energies) - _WINDOW, 0) + 1, _HOP)
    ends = np.minimum(starts + _WINDOW, len(energies))
    means = (sums[ends] - sums[starts]) / np.clip(_BLOCK * (ends - starts), 1, max(samples, 1))
    means = means[means > 10 ** ((-70 + 0.691) / 10)]
    if len(means) == 0:
        return -math.inf
    means = means[means > means.mean() * 0.1]
    return float(-0.691 + 10 * np.log10(means.mean()))


def lufs(audio: Audio) -> float:
    """Integrated loudness in LUFS; minus infinity for silence."""
    return _loudness(_energies(audio), audio.shape[1])


def true_peak(audio: Audio) -> float:
    """True peak in dBTP, by fourfold oversampling; minus infinity for silence."""
    largest = float(_peaks(audio).max(initial=0.0))
    return 20 * math.log10(largest) if largest > 0 else -math.inf


class Master:
    """Brings one sound to a loudness under a ceiling, as often as asked, and measures it once."""

    def __init__(self, audio: Audio) -> None:
        self._audio = audio
        self._energies = _energies(audio)
        self.before = _loudness(self._energies, audio.shape[1])
        self.silent = self.before < SILENCE_LUFS
        self._peaks = _peaks(audio) if not self.silent else np.zeros(0)

    def at(self, target: float = TARGET_LUFS, ceiling: float = CEILING_DBTP) -> Audio:
        """The sound at `target` (LUFS) with no true peak above `ceiling` (dBTP); silence stays as it is."""
        if self.silent:
            return self._audio
        level, reached = target - self.before, -math.inf
        allowed = 10 ** ((ceiling - _MARGIN) / 20)
        for _ in range(_ROUNDS):
            gains = self._gains(10 ** (level / 20), allowed)
            # A gain that moves as slowly as this one weighs like the sound that it is applied to.
            loud = _loudness(self._energies * gains * gains, self._audio.shape[1])
            # What the limiter took is given back until that no longer helps; 0.05 LU cannot be heard.
            if target - loud < 0.05 or loud - reached < 0.05:
                break
            level, reached = level + target - loud, loud
        return self._turned(gains)

    def _gains(self, gain: float, allowed: float) -> Curve:
        """A gain for each block: `gain`, turned down around what would pass `allowed`, before it comes."""
        if float(self._peaks.max(initial=0.0)) * gain <= allowed:
            return np.full(len(self._peaks), gain)
        curve = np.minimum(1.0, allowed / np.maximum(self._peaks * gain, 1e-9))
        curve = ndimage.minimum_filter1d(curve, 2 * _REACH + 1, mode="nearest")
        for _ in range(2):
            curve = ndimage.uniform_filter1d(curve, _REACH - 1, mode="nearest")
        gains: Curve = curve * gain
        return gains

    def _turned(self, gains: Curve) -> Audio:
        length = self._audio.shape[1]
        if float(np.ptp(gains)) == 0.0:
            return (self._audio * np.float32(gains[0])).astype(np.float32)
        middles = np.arange(len(gains)) * _BLOCK + (_BLOCK - 1) / 2
        return (self._audio * np.interp(np.arange(length), middles, gains).astype(np.float32)).astype(np.float32)
