"""A continuation goes on where an earlier film stopped: the same world, people, places and voices, without a jump."""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Plan
from workers.engines.animatic.stage import contacts, timeline
from workers.engines.animatic.stage.film import Picture
from workers.engines.base import RenderRequest

SIZE = (256, 464)
SUB_PIXEL = 1.6
"""Mean difference of two frames when their plates lie half a pixel apart; a real cut makes ten times as much."""
WALK = "A woman in a red coat walks her dog along a beach at dusk."
CAFE = 'A man and a girl sit in a cafe at sunset. The man says "Hello there."'
SAIL = "A boat sails on a stormy sea."


@cache
def parent(prompt: str, seconds: float = 6.0) -> Plan:
    return AnimaticEngine().plan(RenderRequest(prompt, seconds=seconds, width=SIZE[0], height=SIZE[1], seed=5))


def extend(prompt: str, instruction: str, seconds: float = 6.0, **over: Any) -> Plan:
    request = RenderRequest(instruction, seconds=seconds, extends=parent(prompt).to_json(), **over)
    return AnimaticEngine().plan(request)


def picture(plan: Plan) -> Picture:
    return Picture(timeline.build(plan, ()))


def frame(film: Picture, number: int) -> npt.NDArray[np.float32]:
    out = np.zeros((film.height, film.width, 3), np.uint8)
    film.rgb(number, out)
    return out.astype(np.float32)


@pytest.mark.parametrize(
    ("prompt", "instruction"), [(WALK, ""), (CAFE, 'The girl says "Hi!"'), (SAIL, "A whale jumps out of the water")]
)
def test_the_cut_from_the_last_frame_to_the_first_is_no_larger_than_any_step_between_frames(
    prompt: str, instruction: str
) -> None:
    before, after = picture(parent(prompt)), picture(extend(prompt, instruction))
    count = round(before.plan.seconds * before.plan.fps)
    last = [frame(before, count - 3 + n) for n in range(3)]
    first = frame(after, 0)
    usual = max(float(np.abs(a - b).mean()) for a, b in zip(last, last[1:], strict=False))
    assert float(np.abs(first - last[-1]).mean()) < 1.35 * usual + SUB_PIXEL
    tones = [picture_of.mean((0, 1)) for picture_of in (*last, first, frame(after, 1), frame(after, 2))]
    steps = [float(np.abs(b - a).max()) for a, b in zip(tones, tones[1:], strict=False)]
    assert steps[2] < max(1.5, 1.2 * max(steps[:2] + steps[3:]))  # what comes into view changes the mean as well


@pytest.mark.parametrize("prompt", [WALK, CAFE])
def test_everybody_stands_where_they_stood(prompt: str) -> None:
    before, after = picture(parent(prompt)).shots[-1], picture(extend(prompt, "")).shots[0]
    places = [{(p.subject.id, p.copy): (p.x, p.y, p.scale, p.facing) for p in s.placed} for s in (before, after)]
    assert places[0] == places[1]
    end = before.shot.end
    assert after.shot.start == pytest.approx(before.shot.start)
    assert after.camera(end).zoom == pytest.approx(before.camera(end).zoom)


def test_an_empty_prompt_means_go_on() -> None:
    before, after = parent(WALK), extend(WALK, "")
    last, first = before.shots[-1], after.shots[0]
    same = ("set", "hour", "season", "weather", "framing", "hero", "subjects")
    assert all(getattr(first, key) == getattr(last, key) for key in same)
    assert (first.start, first.since, first.camera.seconds) == (0.0, last.end - last.start, last.end - last.start)
    assert [(s.id, s.look) for s in after.subjects] == [(s.id, s.look) for s in before.subjects]
    woman = after.subjects[0]
    assert (woman.beats[-1].verb, woman.beats[-1].end) == ("walk", after.seconds)
    assert (after.style, after.mood, after.seed, after.music) == (before.style, before.mood, before.seed, before.music)
    assert (after.seconds, after.sound_from, after.lines) == (6.0, before.seconds, ())


def test_what_the_prompt_says_happens_next() -> None:
    after = extend(WALK, "She sits down. A seagull flies past.")
    woman = next(s for s in after.subjects if s.word == "woman")
    assert woman.beats[0].start < 0
    assert "sit" in {b.verb for b in woman.beats if b.start > 0}
    assert "seagull" in {s.art for s in after.subjects}
    assert {shot.set for shot in after.shots} == {"beach"}
    assert after.shots[0].subjects == parent(WALK).shots[-1].subjects
    assert after.shots[-1].end == after.seconds


def test_the_film_may_go_on_elsewhere() -> None:
    after = extend(WALK, "They arrive in a library at night.")
    assert [shot.set for shot in after.shots][0] == "beach"
    assert {(shot.set, shot.hour) for shot in after.shots[1:]} == {("library", "night")}
    assert {s for shot in after.shots[1:] for s in shot.subjects} >= {s.id for s in after.subjects}


def test_who_spoke_keeps_the_voice() -> None:
    from workers.engines.animatic.sound.casting import cast

    after = extend(CAFE, 'The girl says "Hi!" The man says "Tea?"')
    man = after.subjects[0].id
    assert [line.text for line in after.lines] == ["Hi!", "Tea?"]
    assert cast(after)[man] == cast(parent(CAFE))[man]


def test_who_sits_laughs_without_getting_up() -> None:
    girl = next(s for s in extend(CAFE, "The girl laughs.").subjects if s.word == "girl")
    assert {b.verb for b in girl.beats} == {"sit"}
    assert girl.look["emotion"] == "happy"


def test_a_continuation_can_be_continued() -> None:
    once = extend(WALK, "", seconds=4.0)
    twice = AnimaticEngine().plan(RenderRequest(seconds=4.0, extends=once.to_json()))
    assert twice.sound_from == parent(WALK).seconds + 4.0
    assert twice.shots[0].since == parent(WALK).shots[-1].end - parent(WALK).shots[-1].start + 4.0
    one, two = picture(once), picture(twice)
    last = [frame(one, 4 * 24 - 2 + n) for n in range(2)]
    assert np.abs(frame(two, 0) - last[1]).mean() < 1.35 * np.abs(last[0] - last[1]).mean() + SUB_PIXEL


def test_what_is_heard_of_what_is_seen_is_on_the_clock_of_the_continuation() -> None:
    plan = extend(WALK, "", seconds=4.0)
    steps = contacts.contacts(picture(plan))
    assert steps
    assert all(0 <= contact.time <= plan.seconds for contact in steps)


def test_shape_and_rate_are_the_earlier_films() -> None:
    after = extend(WALK, "", width=1280, height=704, fps=30)
    assert (after.width, after.height, after.fps) == (*SIZE, 24)


def test_what_is_no_plan_is_refused() -> None:
    with pytest.raises(ValueError, match="extends is not a plan"):
        AnimaticEngine().plan(RenderRequest("go on", extends="{}"))
