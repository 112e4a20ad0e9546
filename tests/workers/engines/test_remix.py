"""An instruction edits the plan of an earlier film, and leaves alone what it does not name."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Plan
from workers.engines.base import RenderRequest

PARENTS = {
    "alley": (
        "A woman in a red coat walks her dog through a neon alley in the rain, holding an umbrella. "
        'She says "What a night."'
    ),
    "cafe": 'A man and a girl sit in a cafe at sunset. The man says "Hello there." The girl laughs.',
    "forest": "A red fox runs through a snowy forest, chased by two wolves.",
    "beach": "A wizard and a unicorn dance on a beach at noon, watercolour style.",
}


@cache
def parent(name: str) -> Plan:
    return AnimaticEngine().plan(RenderRequest(PARENTS[name]))


def remix(name: str, instruction: str, **over: Any) -> Plan:
    request = RenderRequest(instruction, parent=parent(name).to_json(), **{"seed": 3} | over)
    return AnimaticEngine().plan(request)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every plain value of a plan by its path; subjects go by their ids."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            key = inner["id"] if isinstance(inner, dict) and "id" in inner else number
            yield from leaves(inner, f"{path}[{key}]")
    else:
        yield path, value


def changes(before: Plan, after: Plan) -> set[str]:
    """The paths at which two plans differ, but for the prompt."""
    old, new = (dict(leaves(json.loads(plan.to_json()))) for plan in (before, after))
    return {path for path in old | new if old.get(path, ...) != new.get(path, ...)} - {".prompt"}


# Parent, instruction, the pattern that every path that changes must match, a path's last part -> its new value.
EDITS = [
    ("cafe", "make it night", r"shots\[\d\]\.hour", {"hour": "night"}),
    ("alley", "in space instead", r"shots\[\d\]\.set", {"set": "space"}),
    ("cafe", "now it rains and he sings", r"shots\[\d\]\.weather|subjects\[man_1\]\.beats", {"weather": "rain"}),
    ("alley", "as claymation", r"style", {"style": "claymation"}),
    ("cafe", "in black and white", r"style", {"style": "noir"}),
    ("cafe", "make it 1980s", r"style", {"style": "vhs"}),
    ("alley", "slower, closer", r"shots\[\d\]\.(pace|framing)", {}),
    ("forest", "faster", r"shots\[\d\]\.pace", {}),
    ("forest", "from a drone", r"shots\[\d\]\.camera\.(name|strength)", {"camera.name": "drone"}),
    ("alley", "make the dog a cat", r"subjects\[dog_2\]\.(word|art|look)", {"art": "cat"}),
    ("forest", "replace the fox with a unicorn", r"subjects\[fox_1\]\.(word|art|look)", {"art": "unicorn"}),
    ("alley", "change her coat to green", r"subjects\[woman_1\]\.look\.top_color", {"top_color": "#4E9B54"}),
    ("cafe", "give him a top hat", r"subjects\[man_1\]\.look\.hat", {"hat": "tophat"}),
    ("alley", "make her older", r"subjects\[woman_1\]\.look\.age", {"age": "old"}),
    ("forest", "make the fox blue", r"subjects\[fox_1\]\.look\.color", {"color": "#3F74D8"}),
    ("forest", "make the wolves three", r"subjects\[wolf_2\]\.count", {"count": 3}),
    ("alley", "set it in winter", r"shots\[\d\]\.(season|weather)", {"season": "winter", "weather": "snow"}),
    ("forest", "remove the snow", r"shots\[\d\]\.weather", {"weather": "clear"}),
    ("alley", "no music", r"music", {"music": False}),
    ("forest", "make it funny", r"mood", {"mood": "funny"}),
    ("forest", "more dramatic", r"mood", {"mood": "epic"}),
    ("beach", "swap day for sunset", r"shots\[\d\]\.hour", {"hour": "dusk"}),
    ("beach", "sunset instead of noon", r"shots\[\d\]\.hour", {"hour": "dusk"}),
    ("cafe", "replace the cafe with a library", r"shots\[\d\]\.set", {"set": "library"}),
    ("cafe", "in the second shot make it rain", r"shots\[1\]\.weather", {"weather": "rain"}),
    ("cafe", 'let him say "Good evening, my dear."', r"lines\[0\]\.text", {"text": "Good evening, my dear."}),
    ("alley", 'change what she says to "I love rain"', r"lines\[0\]\.text", {"text": "I love rain"}),
    ("alley", "make her dance", r"subjects\[woman_1\]\.beats", {}),
    ("beach", "the wizard sleeps", r"subjects\[wizard_1\]\.beats", {}),
    ("beach", "turn the wizard into a pirate", r"subjects\[wizard_1\]\.(word|look)", {"word": "pirate"}),
    ("cafe", "remove the dialogue", r"lines|voice", {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "instruction", "allowed", "values"), EDITS, ids=[edit[1] for edit in EDITS])
def test_an_instruction_changes_what_it_names_and_nothing_else(
    name: str, instruction: str, allowed: str, values: dict[str, Any]
) -> None:
    before, after = parent(name), remix(name, instruction)
    changed = changes(before, after)
    assert changed, "nothing happened"
    assert not [path for path in changed if not re.match(rf"\.(?:{allowed})", path)]
    new = dict(leaves(json.loads(after.to_json())))
    for part, value in values.items():
        assert {new[path] for path in changed if path.endswith(f".{part}")} == {value}


def test_whoever_is_taken_out_is_gone_from_every_shot_line_and_relation() -> None:
    after = remix("alley", "remove the umbrella")
    assert "umbrella" not in {s.word for s in after.subjects}
    assert not any("umbrella_3" in shot.subjects for shot in after.shots)
    assert not any(other == "umbrella_3" for s in after.subjects for _, other in s.relations)
    alone = remix("cafe", "without people")
    assert not alone.subjects
    assert not alone.lines
    assert {shot.set for shot in alone.shots} == {"cafe"}


def test_whoever_is_added_joins_the_shots_and_the_others_stay() -> None:
    before, after = parent("alley"), remix("alley", "add a second dog")
    new = after.subjects[-1]
    assert (new.art, len(after.subjects)) == ("dog", len(before.subjects) + 1)
    assert after.subjects[:-1] == before.subjects
    assert any(new.id in shot.subjects for shot in after.shots)
    held = remix("cafe", "give the girl a balloon")
    girl = next(s for s in held.subjects if s.word == "girl")
    assert [(name, held.subjects[-1].art) for name, other in girl.relations] == [("holding", "balloon")]


def test_they_means_everybody() -> None:
    hats = [s.look.get("hat") for s in remix("cafe", "give them party hats").subjects]
    assert hats == ["party", "party"]
    pandas = remix("cafe", "make them pandas")
    assert [(s.art or s.look.get("head"), s.count) for s in pandas.subjects] == [("panda", 1), ("panda", 1)]


def test_several_changes_in_one_instruction_all_happen() -> None:
    after = remix("alley", "No umbrella, no rain, make it dawn, and let the dog sleep")
    assert {(shot.weather, shot.hour) for shot in after.shots} == {("clear", "dawn")}
    assert "umbrella" not in {s.word for s in after.subjects}
    dog = next(s for s in after.subjects if s.word == "dog")
    assert {beat.verb for beat in dog.beats} == {"sleep"}


def test_what_comes_then_leaves_what_was_before_it() -> None:
    wizard = remix("beach", "then they jump").subjects[0]
    assert [beat.verb for beat in wizard.beats][0] == "dance"
    assert [beat.verb for beat in wizard.beats][-1] == "jump"


def test_what_cannot_be_done_is_said() -> None:
    assert any("flurgle" in what for what in remix("alley", "blorp the flurgle").left_out)
    assert any("glasses" in what for what in remix("cafe", "take away his glasses").left_out)
    assert any("length" in what for what in remix("cafe", "longer").left_out)
    assert any("already" in what for what in remix("beach", "make it noon").left_out)


def test_an_instruction_that_is_a_scene_of_its_own_gets_a_plan_of_its_own_in_the_same_style() -> None:
    after = remix("beach", "A whale jumps out of the stormy sea while gulls circle over a lighthouse")
    assert after.shots[0].set == "sea"
    assert "whale" in {s.art for s in after.subjects}
    assert not {"wizard"} & {s.word for s in after.subjects}
    assert after.style == "watercolour"


def test_the_same_instruction_gives_the_same_plan_and_only_what_is_new_depends_on_the_seed() -> None:
    assert remix("cafe", "add a man who waves") == remix("cafe", "add a man who waves")
    other = remix("cafe", "add a man who waves", seed=99)
    assert other.subjects[:2] == remix("cafe", "add a man who waves").subjects[:2] == parent("cafe").subjects
    assert other.subjects[2].look != remix("cafe", "add a man who waves").subjects[2].look


def test_speakers_keep_their_voices_when_another_is_taken_out() -> None:
    from workers.engines.animatic.sound.casting import cast

    before = AnimaticEngine().plan(RenderRequest('A man says "One." A woman says "Two." Another man says "Three."'))
    request = RenderRequest("remove the woman", parent=before.to_json())
    after = AnimaticEngine().plan(request)
    voices = cast(before)
    assert cast(after) == {line.speaker: voices[line.speaker] for line in after.lines}


def test_shape_rate_and_length_are_those_of_the_request() -> None:
    before = parent("cafe")
    after = remix("cafe", "make it night", seconds=20.0, width=1280, height=704, fps=30)
    assert (after.seconds, after.width, after.height, after.fps) == (20.0, 1280, 704, 30)
    assert [shot.end for shot in after.shots] == pytest.approx([2 * shot.end for shot in before.shots], abs=0.01)
    assert after.shots[-1].end == 20.0


def test_a_parent_that_is_no_plan_is_refused() -> None:
    for text in ("{}", "[]", "not json", '{"prompt": "x"}'):
        with pytest.raises(ValueError, match="parent is not a plan"):
            AnimaticEngine().plan(RenderRequest("make it night", parent=text))


@pytest.mark.parametrize(
    "instruction", ["\U0001f327\ufe0f", "?!?", "remove", "make", "a " * 900, "もっと夜にして", "no"]
)
def test_odd_instructions_give_a_plan(instruction: str) -> None:
    assert remix("alley", instruction).shots
