"""The visible mark: legible, always moving on, never under the interface."""

import numpy as np
import numpy.typing as npt
import pytest

from workers.postprocess.layout import FILM_HEIGHT, REGIONS, SCREEN_WIDTH, Box, mark_zone, on_clip
from workers.postprocess.mark import DWELL_SECONDS, GLIDE_SECONDS, POINTS, MarkText, MovingMark
from workers.postprocess.picture import Planes

SHAPES = [(704, 1280), (1280, 704), (1024, 1024), (256, 450), (2048, 256)]
LAP = len(POINTS) * (DWELL_SECONDS + GLIDE_SECONDS)


def drawn(mark: MovingMark, grey: int, seconds: float, width: int = 704, height: int = 1280) -> npt.NDArray[np.int64]:
    """How much each pixel's luma was changed by the mark."""
    planes = Planes(width, height)
    planes.fill(np.full((height, width, 3), grey, np.uint8))
    before = planes.y.astype(np.int64)
    mark.burn(planes, seconds)
    change: npt.NDArray[np.int64] = planes.y.astype(np.int64) - before
    return change


@pytest.mark.parametrize("handle", ["juno", "a_rather_long_handle_of_30_char", ""])
@pytest.mark.parametrize(("width", "height"), SHAPES)
def test_the_letters_stay_in_the_safe_zone_all_the_way_round(width: int, height: int, handle: str) -> None:
    mark, zone = MovingMark(MarkText("sora reflex", handle), width, height), mark_zone(width, height)
    across, down = mark.size
    for seconds in np.arange(0, LAP, 0.1):
        left, top = mark.at(float(seconds))
        assert zone.left - 1 <= left
        assert left + across <= zone.right + 1
        assert zone.top - 1 <= top
        if down <= zone.height:
            assert top + down <= zone.bottom + 1


def test_the_safe_zone_of_an_upright_clip_is_clear_of_tabs_rail_and_subtitles() -> None:
    zone = mark_zone(704, 1280)
    subtitles = on_clip(REGIONS["subtitles"], 704, 1280)
    tabs = on_clip(Box(0, 0, SCREEN_WIDTH, 104), 704, 1280)
    rail = on_clip(Box(SCREEN_WIDTH - 68, 0, SCREEN_WIDTH, FILM_HEIGHT), 704, 1280)
    assert zone.bottom < subtitles.top
    assert zone.top > tabs.bottom
    assert zone.right < rail.left


def test_it_is_drawn_where_it_says_and_nowhere_else() -> None:
    mark = MovingMark(MarkText("sora reflex", "juno"), 704, 1280)
    for seconds in (0.0, 2.3, 5.1, 9.9):
        change = np.abs(drawn(mark, 90, seconds))
        left, top = mark.at(seconds)
        across, down = mark.size
        strong = np.argwhere(change > 30)
        assert len(strong) > 500
        assert strong[:, 0].min() >= top - 3
        assert strong[:, 0].max() <= top + down + 6
        assert strong[:, 1].min() >= left - 3
        assert strong[:, 1].max() <= left + across + 6


@pytest.mark.parametrize("grey", [0, 60, 128, 200, 255])
def test_it_can_be_seen_on_any_ground(grey: int) -> None:
    change = np.abs(drawn(MovingMark(MarkText("sora reflex", "juno"), 704, 1280), grey, 0.0))
    assert np.percentile(change[change > 2], 95) > 25


def test_its_letters_are_white_at_three_quarters_over_black() -> None:
    luma = drawn(MovingMark(MarkText("sora reflex", "juno"), 704, 1280), 0, 0.0)
    assert luma.max() == pytest.approx(0.74 * 219, abs=3)


def test_it_rests_sharp_and_glides_without_jumps() -> None:
    mark = MovingMark(MarkText("sora reflex", "juno"), 704, 1280)
    places = np.array([mark.at(index / 24) for index in range(int(LAP * 24))])
    steps = np.hypot(*np.diff(places, axis=0).T)
    assert steps.max() < 14
    assert (steps == 0).mean() > 0.3
    resting = places[:-1][steps == 0]
    assert (resting == resting.round()).all()
    assert len(np.unique(resting, axis=0)) == len(POINTS)


def test_it_crosses_a_good_part_of_the_picture_in_ten_seconds() -> None:
    mark = MovingMark(MarkText("sora reflex", "juno"), 704, 1280)
    lefts, tops = zip(*(mark.at(seconds) for seconds in np.arange(0, 10, 0.1)), strict=True)
    assert max(lefts) - min(lefts) > 704 * 0.2
    assert max(tops) - min(tops) > 1280 * 0.2


def test_it_looks_the_same_each_time_and_starts_elsewhere_for_others() -> None:
    words = [MarkText("sora reflex", name) for name in ("juno", "juno", "tobi", "mira", "hana", "binod")]
    starts = [MovingMark(text, 704, 1280).at(0)[1] for text in words]
    assert starts[0] == starts[1]
    assert len(set(starts)) > 2


def test_names_in_other_letters_and_very_long_names_still_give_a_mark() -> None:
    for text in (MarkText("Ščédrý večer", "ďáé"), MarkText("空の反射", "juno"), MarkText("x" * 200, "y" * 200)):
        mark = MovingMark(text, 352, 640)
        assert mark.size[0] <= mark_zone(352, 640).width
        assert np.abs(drawn(mark, 60, 0.0, 352, 640)).max() > 30


def test_an_at_sign_is_not_doubled() -> None:
    assert MarkText("sora reflex", "@juno").words == "sora reflex · @juno"
    assert MarkText("sora reflex").words == "sora reflex"
