"""Prompts reach a model as captions: speech where it can speak, styles in words, instructions as statements."""

import json

import pytest

from workers.engines.base import RenderRequest, StoryShot
from workers.engines.diffusers.profile import Words
from workers.engines.diffusers.prompting import cut, prepared

SPEAKS, SILENT = Words(dialogue=True), Words()
EARLIER = json.dumps({"told": "A fox sleeps under an oak."})


def test_speech_stays_for_a_model_that_speaks_and_leaves_one_that_would_paint_the_words():
    request = RenderRequest(prompt="A chef holds a pan and says “Dinner is late”. Steam rises.")
    assert prepared(request, SPEAKS) == 'A chef holds a pan and says "Dinner is late". Steam rises.'
    assert prepared(request, SILENT) == "A chef holds a pan. Steam rises."
    assert prepared(RenderRequest(prompt='"Hello"'), SILENT) == "Somebody speaks to the camera."


def test_a_style_is_said_as_a_caption_says_it():
    request = RenderRequest(prompt="A fox.", style="claymation")
    assert prepared(request, SPEAKS).startswith("A claymation film")
    assert prepared(RenderRequest(prompt="A fox.", style="ukiyo-e"), SPEAKS) == "In the style of ukiyo-e. A fox."


def test_a_remix_states_what_is_different_and_a_continuation_what_comes_then():
    remix = RenderRequest(prompt="make it night", parent=EARLIER)
    assert prepared(remix, SPEAKS) == "A fox sleeps under an oak. It is night."
    assert (
        prepared(RenderRequest(prompt="it wakes", extends=EARLIER), SPEAKS)
        == "A fox sleeps under an oak. Then: it wakes."
    )
    assert prepared(RenderRequest(extends=EARLIER), SPEAKS) == "A fox sleeps under an oak. The scene goes on."


@pytest.mark.parametrize("plan", ["{", "[]", '{"told": ""}'])
def test_a_plan_that_is_none_is_refused(plan: str):
    with pytest.raises(ValueError, match="the plan of the earlier film"):
        prepared(RenderRequest(prompt="make it night", parent=plan), SPEAKS)


def test_a_storyboard_is_told_shot_by_shot():
    shots = (StoryShot("A door", 0, 2), StoryShot("It opens", 2, 5))
    told = prepared(RenderRequest(prompt="A dark house", shots=shots, seconds=5), SPEAKS)
    assert told == "A dark house. Shot 1, 2 seconds: A door. Shot 2, 3 seconds: It opens."


def test_what_is_too_long_ends_with_a_sentence_where_it_can():
    assert cut("One two three. Four five six. Seven eight.", 7) == "One two three. Four five six."
    assert cut("one two three four five six seven eight nine", 4) == "one two three four"
    long = RenderRequest(prompt="A fox runs. " * 100, style="ink")
    assert len(prepared(long, Words(most=60)).split()) <= 60
