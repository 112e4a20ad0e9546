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


def limit(audio: Audio, ceiling: float) -> Audio:
    """Bring true peaks under `ceiling` (dBTP) by turning down around them, before they come."""
    allowed = 10 ** (ceiling / 20)
    peaks = _peaks(audio)
    if peaks.max(initial=0.0) <= allowed:
        return audio
    gain = np.minimum(1.0, allowed / np.maximum(peaks, 1e-9))
    gain = ndimage.minimum_filter1d(gain, 2 * _REACH + 1)
    for _ in range(2):
        gain = ndimage.uniform_filter1d(gain, _REACH + 1 - _REACH % 2)
    limited: Audio = (audio * gain).astype(np.float32)
    return limited


def master(audio: Audio, *, target: float = TARGET_LUFS, ceiling: float) -> Audio:
    """Bring a sound to the target loudness with no true peak above the ceiling; silence stays as it is."""
    before = integrated(audio)
    if before < SILENCE_LUFS:
        return audio
    gain = target - before
    for _ in range(3):
        out = limit((audio * 10 ** (gain / 20)).astype(np.float32), ceiling)
        short = target - integrated(out)
        # What the limiter took is given back until it no longer helps; 0.2 LU cannot be heard.
        if abs(short) < 0.2:
            break
        gain += short
    return out
