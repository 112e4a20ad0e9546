"""Things drawn by code: each is found by its words, drawn within its room and plays its part when it is asked to."""

import numpy as np
import pytest
import skia

from workers.engines.animatic.art.built import BUILT, Cue, named
from workers.engines.animatic.art.draw import hexa
from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.plan.wholes import as_one
from workers.engines.base import RenderRequest


def _shown(name: str, cue: Cue, scale: float = 1.0) -> np.ndarray:
    made = BUILT[name]
    half = (made.width / 2 + max(made.reach, 90)) * scale
    above = (made.height + max(26, made.reach)) * scale
    pixels = np.zeros((round(above + made.below * scale), round(2 * half), 4), np.uint8)
    info = skia.ImageInfo.Make(pixels.shape[1], pixels.shape[0], skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    surface = skia.Surface.MakeRasterDirect(info, pixels, pixels.shape[1] * 4)
    c = surface.getCanvas()
    c.translate(half, above)
    c.scale(scale, scale)
    made.show(c, cue, hexa(made.colour))
    surface.flushAndSubmit()
    return pixels


@pytest.mark.parametrize("name", sorted(BUILT))
def test_every_thing_is_drawn_and_fills_its_box(name: str) -> None:
    made = BUILT[name]
    if made.strokes:  # as it stands and as it lies
        alpha = np.maximum(*(_shown(name, Cue(t, "fall", t), 0.6)[..., 3] for t in (0.1, 2.6))) > 60
    else:
        alpha = _shown(name, Cue(1.2, "idle", 1.2, 40.0), 0.6)[..., 3] > 60
    rows, columns = np.nonzero(alpha)
    assert len(rows)
    assert columns.max() - columns.min() >= 0.4 * made.width * 0.6
    assert rows.max() - rows.min() >= 0.35 * made.height * 0.6


@pytest.mark.parametrize("name", ["bowling", "dominoes", "block_tower"])
def test_a_small_world_stands_until_it_is_set_going(name: str) -> None:
    still = _shown(name, Cue(0.2, "idle", 0.2))
    assert (still == _shown(name, Cue(3.0, "idle", 3.0))).all()
    assert (still != _shown(name, Cue(3.0, "fall", 3.0))).any()


@pytest.mark.parametrize("name", ["ferris_wheel", "clock", "hourglass", "teapot", "carousel", "swing", "fountain"])
def test_what_turns_pours_or_swings_does_so_by_itself(name: str) -> None:
    assert (_shown(name, Cue(0.4, "idle", 0.4)) != _shown(name, Cue(1.7, "idle", 1.7))).any()


@pytest.mark.parametrize("name", ["locomotive", "tram", "tractor", "motorcycle", "automobile", "bicycle"])
def test_wheels_turn_with_the_way_gone(name: str) -> None:
    stands, rolls = _shown(name, Cue(1.0, "drive", 1.0, 0.0)), _shown(name, Cue(1.0, "drive", 1.0, 5.0))
    changed = np.nonzero((stands != rolls).any(-1))
    assert len(changed[0])
    assert np.median(changed[0]) > stands.shape[0] * 0.4  # more below than in the cabin


@pytest.mark.parametrize(
    ("prompt", "art"),
    [
        ("a ship in a bottle on a table", "ship_in_bottle"),
        ("a tower of wooden blocks collapses", "block_tower"),
        ("a row of dominoes topples", "dominoes"),
        ("a paper boat floats on a river", "paper_boat"),
        ("a ferris wheel turns at night", "ferris-wheel"),
        ("a galleon sails through a storm", "tall_ship"),
        ("an hourglass runs out", "hourglass-done"),
        ("a steam train crosses a bridge", "locomotive"),
        ("a trampoline in a garden", "trampoline"),
    ],
)
def test_things_are_found_by_what_a_prompt_calls_them(prompt: str, art: str) -> None:
    plan = AnimaticEngine().plan(RenderRequest(prompt=prompt, seconds=4, width=256, height=448))
    assert art in {s.art for s in plan.subjects}


def test_words_of_things_name_things_that_exist() -> None:
    assert set(named().values()) <= set(BUILT)


def test_phrases_of_several_words_become_one_noun() -> None:
    assert as_one("A tall stack of toy blocks falls") == "A tall block tower falls"
    assert as_one("a bowling ball knocks down all the pins") == "a bowling ball rolls"
    assert as_one("a boy stacks books") == "a boy stacks books"
