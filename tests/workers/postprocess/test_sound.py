"""Loudness after the encoder, for sounds of every kind."""

import numpy as np
import pyloudnorm
import pytest

from tests.workers.postprocess.films import tone
from workers.engines import loudness
from workers.engines.base import SAMPLE_RATE, Audio
from workers.postprocess import sound


def noise(seconds: float, level: float) -> Audio:
    return np.random.default_rng(3).normal(0, level, (2, round(seconds * SAMPLE_RATE))).astype(np.float32)


def speech_like(seconds: float) -> Audio:
    """Low noise in syllables, with pauses: peaks stand 15 dB above the mean."""
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    syllables = np.maximum(0, np.sin(2 * np.pi * 3.1 * time)) ** 3 * (np.sin(2 * np.pi * 0.4 * time) > -0.3)
    voice = sum(np.sin(2 * np.pi * 140 * n * time + n) / n for n in range(1, 20))
    return np.stack([voice * syllables] * 2).astype(np.float32) * 0.05


@pytest.mark.parametrize(
    "audio",
    [tone(3, 0.002), tone(3, 0.9), noise(3, 0.5), noise(3, 0.001), np.sign(tone(3, 1.0)), speech_like(4)],
    ids=["quiet tone", "loud tone", "clipping noise", "quiet noise", "square wave", "speech"],
)
def test_what_is_heard_is_at_the_target_and_below_the_ceiling(audio: Audio) -> None:
    encoded = sound.encode(audio)
    heard = sound.decode(encoded.container)
    assert pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(heard.T) == pytest.approx(-16, abs=1)
    assert loudness.true_peak(heard) <= -1
    assert encoded.lufs == pytest.approx(loudness.lufs(heard), abs=0.01)


def test_a_few_claps_come_as_loud_as_they_can_without_clipping() -> None:
    claps = noise(4, 0.9)
    claps[:, np.arange(claps.shape[1]) % 24_000 > 1500] = 0
    heard = sound.decode(sound.encode(claps).container)
    assert loudness.true_peak(heard) <= -1
    assert -22 < loudness.lufs(heard) < -15


def test_hiss_that_nobody_hears_is_left_alone() -> None:
    encoded = sound.encode(noise(1, 0.0001))
    assert encoded.lufs is None
    assert np.abs(sound.decode(encoded.container)).max() < 0.01


def test_a_peak_between_samples_is_found() -> None:
    time = np.arange(4800)
    wave = np.sin(np.pi / 2 * time + np.pi / 4).astype(np.float32)
    audio = np.stack([wave, wave])
    assert np.abs(audio).max() == pytest.approx(0.707, abs=0.001)
    assert loudness.true_peak(audio) == pytest.approx(0.0, abs=0.6)


def test_sound_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="shaped"):
        sound.fitted(np.zeros((1, 100), np.float32), 100)
