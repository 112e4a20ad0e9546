"""A finished clip, decoded as a player does: what is seen and what is heard happen at the same moment."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from scipy import signal

from tests.workers.engines.hearing import onset
from tests.workers.postprocess.films import flat
from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Move, Plan
from workers.engines.animatic.sound.casting import cast
from workers.engines.animatic.sound.mix import plan_tune
from workers.engines.animatic.sound.speech import speak, visemes
from workers.engines.animatic.stage import timeline
from workers.engines.base import SAMPLE_RATE, Film, RenderRequest
from workers.postprocess.finish import finish
from workers.postprocess.mark import MarkText
from workers.postprocess.probe import sound

WIDTH, HEIGHT, FPS = 352, 640, 24
BLOCK = 240
"""Samples, 5 ms, over which levels are taken."""


@pytest.fixture(scope="module")
def engine() -> AnimaticEngine:
    return AnimaticEngine()


def planned(engine: AnimaticEngine, prompt: str, seconds: float) -> Plan:
    """A plan without music and with a camera that rests: nothing else moves, and nothing else is heard."""
    plan = engine.plan(RenderRequest(prompt=prompt, seconds=seconds, width=WIDTH, height=HEIGHT, fps=FPS, seed=3))
    shots = tuple(replace(shot, camera=Move("still", 0.0), hour="day", weather="clear") for shot in plan.shots)
    return replace(plan, music=False, shots=shots)


def decoded(film: Film, out: Path) -> tuple[list[npt.NDArray[np.int16]], npt.NDArray[np.float64]]:
    """The pictures of the finished clip, and its sound, from the left and the right together."""
    clip = finish(film, out, mark=MarkText("sora reflex"), on_progress=lambda _stage, _share: None).clip
    with av.open(str(clip)) as container:
        pictures = [frame.to_ndarray(format="rgb24").astype(np.int16) for frame in container.decode(video=0)]
    heard, start = sound(clip)
    assert start == 0
    return pictures, heard.mean(axis=0).astype(np.float64)


def levels_of(heard: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Of every 5 ms, in dB."""
    blocks = heard[: len(heard) // BLOCK * BLOCK].reshape(-1, BLOCK)
    levels: npt.NDArray[np.float64] = 10 * np.log10((blocks * blocks).mean(axis=1) + 1e-9)
    return levels


def lowest_row(picture: npt.NDArray[np.int16]) -> int:
    """Where a purple thing ends."""
    purple = np.minimum(picture[:, :, 0], picture[:, :, 2]) - picture[:, :, 1] > 45
    rows = np.flatnonzero(purple.sum(axis=1) > 3)
    return int(rows[-1]) if len(rows) else 0


def test_a_ball_is_heard_within_a_frame_of_where_it_is_seen_to_strike(engine: AnimaticEngine, tmp_path: Path) -> None:
    plan = planned(engine, "A purple ball drops and bounces in the desert", 3.0)
    pictures, heard_sound = decoded(engine.render(plan, lambda _stage, _share: None), tmp_path)
    levels = levels_of(heard_sound)
    rows = [lowest_row(picture) for picture in pictures]
    floor = max(rows)
    strikes = [
        index
        for index in range(1, len(rows) - 1)
        if rows[index] >= floor - 6 and rows[index] > rows[index - 1] and rows[index] >= rows[index + 1]
    ]
    assert len(strikes) >= 2
    rises = levels[3:] - np.array([levels[index : index + 3].mean() for index in range(len(levels) - 3)])
    for index in strikes[:2]:
        seen = index / FPS
        near = slice(max(0, round((seen - 0.15) * 200)), round((seen + 0.15) * 200))
        heard = (near.start + 3 + int(np.argmax(rises[near]))) / 200
        assert abs(heard - seen) <= 1 / FPS + 1 / 200, (seen, heard)


def test_a_mouth_opens_within_40_ms_of_the_voice_in_the_file(engine: AnimaticEngine, tmp_path: Path) -> None:
    plan = planned(engine, 'An old man stands in the desert. He says "Apples are great, my friend."', 4.0)
    film = engine.render(plan, lambda _stage, _share: None)
    film.frames, film.layout = flat(WIDTH, HEIGHT, film.frame_count, (90, 90, 90)), "rgb24"
    _, heard = decoded(film, tmp_path)
    (spoken,) = timeline.build(plan, speak(plan.lines, cast(plan), plan_tune(plan))).spoken
    times = np.arange(-0.2, spoken.seconds, 0.001)
    opens = spoken.line.start + times[np.argmax([visemes(spoken.marks, float(time)).open > 0.15 for time in times])]
    # Wind blows in the desert: where the voice begins in the file is where it agrees best with the voice alone.
    begin = int(np.argmax(signal.correlate(heard, spoken.audio, "valid"))) / SAMPLE_RATE
    assert begin == pytest.approx(spoken.line.start, abs=0.001)
    assert abs(opens - (begin + onset(spoken.audio))) <= 0.04
