"""Sound on its way into and out of a model: resampling, length, and the spectrogram that LTX's audio encoder reads."""

from fractions import Fraction
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy import signal

from workers.engines.base import SAMPLE_RATE, Audio

WINDOW = 1024
QUIETEST = 1e-5
LINEAR_BELOW, STEP = 1000.0, 200.0 / 3
"""Slaney's scale: even steps of so many hertz up to a kilohertz, then 27 steps per factor of 6.4."""
LOG_STEP = np.log(6.4) / 27.0

Floats = npt.NDArray[np.float32]


def resampled(wave: Floats, rate: int, to: int = SAMPLE_RATE) -> Audio:
    """Sound at another rate: float32, (2, samples)."""
    stereo = wave if wave.shape[0] == 2 else np.repeat(wave[:1], 2, axis=0)
    if rate != to:
        ratio = Fraction(to, rate)
        stereo = signal.resample_poly(stereo, ratio.numerator, ratio.denominator, axis=1)
    return np.clip(np.asarray(stereo, np.float32), -1.0, 1.0)


def fitted(audio: Audio, seconds: float) -> Audio:
    """Cut, or followed by silence, to this length."""
    samples = round(seconds * SAMPLE_RATE)
    out = np.zeros((2, samples), np.float32)
    out[:, : min(samples, audio.shape[1])] = audio[:, :samples]
    return out


def tail(audio: Audio, seconds: float) -> Audio:
    """The last seconds; silence before them where there is less."""
    samples = round(seconds * SAMPLE_RATE)
    out = np.zeros((2, samples), np.float32)
    if kept := min(samples, audio.shape[1]):
        out[:, samples - kept :] = audio[:, -kept:]
    return out


def spectrogram(audio: Audio, rate: int, hop: int, bins: int) -> Floats:
    """The logarithmic mel spectrogram of a sound at 48 kHz, as LTX-2 was trained on it.

    Returns:
        float32, (2, moments, bins): one moment per `hop` samples at `rate`; Slaney's scale and norm, magnitudes.
    """
    wave = resampled(audio, SAMPLE_RATE, rate)
    padded = np.pad(wave, ((0, 0), (WINDOW // 2, WINDOW // 2)), mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW, axis=1)[:, ::hop]
    spectrum = np.abs(np.fft.rfft(frames * np.hanning(WINDOW + 1)[:-1], axis=2))
    heard = np.maximum(spectrum @ filters(rate, bins).T, QUIETEST)
    return np.log(heard).astype(np.float32)


@cache
def filters(rate: int, bins: int) -> npt.NDArray[np.float64]:
    """Triangles of equal area over the spectrum: (bins, WINDOW // 2 + 1)."""
    frequencies = np.linspace(0.0, rate / 2, WINDOW // 2 + 1)
    edges = _hertz(np.linspace(0.0, float(_mels(np.array(rate / 2))), bins + 2))
    rising = (frequencies[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - frequencies[None]) / (edges[2:] - edges[1:-1])[:, None]
    triangles = np.maximum(0.0, np.minimum(rising, falling))
    return np.asarray(triangles * (2.0 / (edges[2:] - edges[:-2]))[:, None])


def _mels(hertz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    above = LINEAR_BELOW / STEP + np.log(np.maximum(hertz, LINEAR_BELOW) / LINEAR_BELOW) / LOG_STEP
    return np.asarray(np.where(hertz < LINEAR_BELOW, hertz / STEP, above))


def _hertz(mels: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    first = LINEAR_BELOW / STEP
    return np.asarray(np.where(mels < first, mels * STEP, LINEAR_BELOW * np.exp(LOG_STEP * (mels - first))))
