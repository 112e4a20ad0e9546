"""Looking ahead: stills and rough films of a plan, and what is said of it."""

import time
from functools import cache

import numpy as np
import pytest

from workers.engines.animatic import preview
from workers.engines.animatic.gist import gist, is_grounded
from workers.engines.animatic.model import Line, Plan, Shot, Subject
from workers.engines.animatic.sound import casting
from workers.engines.animatic.sound.speech import speak
from workers.engines.animatic.stage import timeline
from workers.engines.animatic.stage.film import Picture
from workers.engines.base import SAMPLE_RATE, SIZES, RenderRequest

TWO = 'A chef and a girl cook soup in a kitchen at night. "It needs salt," says the chef. "And love," says the girl.'


@cache
def planned(prompt: str = TWO, seconds: float = 6.0, shape: str = "portrait") -> Plan:
    width, height = SIZES[shape]
    return preview.plan_of(RenderRequest(prompt, seconds, width, height, seed=5))


@pytest.mark.parametrize("shape", sorted(SIZES))
def test_a_still_is_half_as_large_as_its_film_and_shows_something(shape: str):
    width, height = SIZES[shape]
    picture = preview.still_of(planned(shape=shape))
    assert picture.shape == (height // 2, width // 2, 3)
    assert picture.std() > 20


def test_the_same_plan_gives_the_same_still_and_another_seed_another_one():
    first, again = preview.still_of(planned(), scale=0.25), preview.still_of(planned(), scale=0.25)
    assert np.array_equal(first, again)
    other, plan = preview.still(RenderRequest(TWO, 6.0, seed=6), scale=0.25)
    assert plan.seed == 6
    assert not np.array_equal(first, other)


def test_whoever_a_still_is_about_is_in_it_with_open_eyes():
    for prompt in (TWO, "an old man reads a book in a library", "a woman walks through a rainy city"):
        plan = planned(prompt)
        line = timeline.build(preview._scaled(plan, 0.25), preview.estimated(plan))
        shot = max(line.plan.shots, key=lambda one: preview._worth(line.plan, one))
        film = Picture(timeline.Timeline(line.plan, line.spoken)).shots[line.plan.shots.index(shot)]
        t = preview._moment(film, plan) / plan.fps
        assert shot.start <= t < shot.end
        (hero,) = [cast for cast in film.cast if cast.placed.hero and not cast.placed.copy]
        moment = hero.directions.moment(t, (0.0, 0.0))
        assert moment.face.blink < preview.LOOKS_AWAY
        x, _, _ = film.places.where(hero, t, moment)
        assert 0 < x - film.camera(t).x < film.scene.wide


def test_a_still_of_a_warm_engine_takes_a_fraction_of_a_second():
    preview.still_of(planned())
    began = time.process_time()
    preview.still(RenderRequest("Two robots share an umbrella on Mars", 10.0, seed=1))
    assert time.process_time() - began < 1.0


def test_a_rough_film_is_as_long_as_its_plan_and_has_sound_but_no_voice():
    film = preview.rough_of(planned(seconds=4.0))
    assert (film.width, film.height, film.fps, film.frame_count, film.layout) == (352, 640, 24, 96, "yuv420p")
    frames = [frame.copy() for frame in film.frames]
    assert {frame.shape for frame in frames} == {(960, 352)}
    assert len(frames) == 96
    assert all(np.array_equal(frames[i], frames[i + 1]) for i in range(0, 96, preview.HELD))
    assert not np.array_equal(frames[0], frames[preview.HELD])
    assert film.audio.shape == (2, 4 * SAMPLE_RATE)
    assert film.audio.any()
    assert [caption.text for caption in film.captions] == ["It needs salt,", "And love,"]


def test_a_rough_film_without_sound_is_silent():
    assert not preview.rough_of(planned(seconds=4.0), sound=False).audio.any()


def test_lines_take_about_as_long_as_they_will_when_they_are_spoken():
    plan = planned()
    guessed = preview.estimated(plan)
    for said, guess in zip(speak(plan.lines, casting.cast(plan)), guessed, strict=True):
        assert guess.seconds == pytest.approx(said.seconds, rel=0.35, abs=0.3)
        assert not guess.audio.any()
        assert guess.marks[-1].end == pytest.approx(guess.seconds, abs=0.01)


def test_a_line_without_words_still_takes_a_moment():
    plan = Plan("", 1, 352, 640, 24, 4.0, (Shot(0, 4, "sky"),), lines=(Line("…!", "narrator"),))
    (said,) = preview.estimated(plan)
    assert 0.2 < said.seconds < 1.5


def gist_of(*subjects: Subject, **over: str) -> tuple[str, ...]:
    shot = Shot(0, 4, over.pop("set", "kitchen"), over.pop("hour", "day"), weather=over.pop("weather", "clear"))
    return gist(Plan("", 1, 352, 640, 24, 4.0, (shot,), subjects, **over))  # type: ignore[arg-type]


def test_the_gist_names_who_where_when_and_how():
    chef, girl = Subject("a", "chef", "person"), Subject("b", "girl", "person")
    soup = Subject("c", "soup", "prop", "steaming-bowl")
    assert gist_of(chef, girl, soup, hour="night") == ("A chef and a girl", "kitchen", "night")
    assert gist_of(chef, soup, weather="rain", style="8bit")[-2:] == ("rain", "8-bit")
    assert gist_of(set="neon_alley", style="neon") == ("neon alley",)


def test_the_gist_counts_what_is_many():
    balloons = Subject("a", "balloon", "prop", "balloon", count=3)
    wolf = Subject("b", "wolf", "quadruped", count=2)
    assert gist_of(balloons)[0] == "Three balloons"
    assert gist_of(wolf)[0] == "Two wolves"
    crowd = [Subject(str(i), word, "person") for i, word in enumerate(("baker", "thief", "clown", "owl", "Ada"))]
    assert gist_of(*crowd)[0] == "A baker, a thief and 3 more"
    assert gist_of(crowd[-1], crowd[-2])[0] == "Ada and an owl"


def test_a_word_that_names_nothing_grounds_nothing():
    assert is_grounded(planned("fox"))
    assert is_grounded(planned("a kitchen"))
    assert not is_grounded(planned("the"))
