"""How loud a sound is, and making it as loud as every other clip."""

import math
import warnings

import numpy as np
import numpy.typing as npt
import pyloudnorm
from scipy import ndimage, signal

from workers.engines.base import SAMPLE_RATE, Audio

TARGET_LUFS = -16.0
"""What phones and players expect of mobile video."""

SILENCE_LUFS = -60.0
"""Quieter than this is taken for silence: lifting it would only bring up noise."""

_BLOCK_SECONDS = 0.4
_REACH = int(0.012 * SAMPLE_RATE)
"""How far the limiter looks to either side: long enough not to buzz on low notes."""


def integrated(audio: Audio) -> float:
    """Loudness by ITU-R BS.1770 in LUFS; minus infinity for silence."""
    least = math.ceil(_BLOCK_SECONDS * SAMPLE_RATE)
    if audio.shape[1] < least:
        audio = np.pad(audio, ((0, 0), (0, least - audio.shape[1])))
    with warnings.catch_warnings(), np.errstate(divide="ignore", invalid="ignore"):
        warnings.simplefilter("ignore")
        value = float(pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(audio.T.astype(np.float64)))
    return value if math.isfinite(value) else -math.inf


def _peaks(audio: Audio) -> npt.NDArray[np.float32]:
    """The largest value within each sample's time, over both channels, between samples too."""
    finer = np.abs(signal.resample_poly(audio, 4, 1, axis=1)).max(axis=0)
    largest: npt.NDArray[np.float32] = finer.reshape(-1, 4).max(axis=1).astype(np.float32)
    return largest


def true_peak(audio: Audio) -> float:
    """True peak in dBTP, by fourfold oversampling; minus infinity for silence."""
    largest = float(_peaks(audio).max()) if audio.size else 0.0
    return 20 * math.log10(largest) if largest > 0 else -math.inf


def _limited(audio: Audio, peaks: npt.NDArray[np.float32], gain: float, ceiling: float) -> Audio:
    """The sound times `gain`, turned down around what would pass `ceiling` (dBTP), before it comes."""
    allowed = 10 ** (ceiling / 20)
    if float(peaks.max(initial=0.0)) * gain <= allowed:
        return (audio * np.float32(gain)).astype(np.float32)
    curve = np.minimum(1.0, allowed / np.maximum(peaks * gain, 1e-9))
    curve = ndimage.minimum_filter1d(curve, 2 * _REACH + 1)
    for _ in range(2):
        curve = ndimage.uniform_filter1d(curve, _REACH + 1 - _REACH % 2)
    quieter: Audio = (audio * (curve * gain)).astype(np.float32)
    return quieter


class Master:
    """Brings one sound to a loudness under a ceiling, as often as asked, and measures it once."""

    def __init__(self, audio: Audio) -> None:
        self._audio = audio
        self.before = integrated(audio)
        self.silent = self.before < SILENCE_LUFS
        self._peaks = _peaks(audio) if not self.silent else np.zeros(0, np.float32)

    def at(self, target: float, ceiling: float) -> Audio:
        """The sound at `target` (LUFS) with no true peak above `ceiling` (dBTP); silence stays as it is."""
        if self.silent:
            return self._audio
        level = target - self.before
        loudest = float(self._peaks.max(initial=0.0))
        reached = -math.inf
        for _ in range(5):
            gain = 10 ** (level / 20)
            out = _limited(self._audio, self._peaks, gain, ceiling)
            if loudest * gain <= 10 ** (ceiling / 20):
                break
            loud = integrated(out)
            # What the limiter took is given back until that no longer helps; 0.2 LU cannot be heard.
            if target - loud < 0.2 or loud - reached < 0.2:
                break
            level, reached = level + target - loud, loud
        return out
