"""A borrowed sound in a film of another length: what is heard, when, and what stands below it."""

from io import BytesIO

import numpy as np
import pytest

from tests.workers.postprocess.films import film, tone
from workers.engines.base import SAMPLE_RATE, Caption
from workers.postprocess import captions, reuse
from workers.postprocess.reuse import Borrowed

SAID = (Caption(0.25, 0.75, "Tea & cake?", "Fox"), Caption(1.0, 1.5, "Yes"))


def test_subtitles_are_read_as_they_were_written() -> None:
    source = BytesIO(captions.webvtt(SAID).encode())
    assert reuse._captions(source) == SAID


def test_a_longer_sound_is_cut_with_a_fade_and_so_are_its_words() -> None:
    made = film(seconds=1.25, captions=(Caption(0, 1, "Never heard"),))
    reuse.lend(Borrowed(tone(3), SAID), made)
    assert made.audio.shape == (2, round(1.25 * SAMPLE_RATE))
    assert np.array_equal(made.audio[:, : SAMPLE_RATE // 2], tone(3)[:, : SAMPLE_RATE // 2])
    assert np.abs(made.audio[:, -100:]).max() < 0.001
    assert made.captions == (SAID[0],)
    assert made.left_out == (reuse.OWN_WORDS,)


def test_a_shorter_sound_goes_round_without_a_gap_and_its_words_come_again() -> None:
    made = film(seconds=4)
    reuse.lend(Borrowed(tone(1.6), SAID), made)
    assert made.audio.shape == (2, 4 * SAMPLE_RATE)
    windows = made.audio[0, : round(3.5 * SAMPLE_RATE)].reshape(-1, SAMPLE_RATE // 20)
    assert np.sqrt((windows**2).mean(axis=1)).min() > 0.04
    assert np.abs(np.diff(made.audio[0])).max() < 0.02
    step = 1.6 - reuse.SEAM_SECONDS
    assert [one.start for one in made.captions] == pytest.approx([0.25, 1, 0.25 + step, 1 + step, 0.25 + 2 * step])
    assert made.left_out == ()


def test_one_as_long_as_the_film_is_left_as_it_is() -> None:
    made = film(seconds=2)
    reuse.lend(Borrowed(np.pad(tone(2), ((0, 0), (0, 700))), SAID), made)
    assert np.array_equal(made.audio, tone(2))
    assert made.captions == SAID
