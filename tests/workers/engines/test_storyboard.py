"""Storyboards: shots of their own prompts and times, one cast through all of them."""

from typing import Any

import pytest

from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Plan
from workers.engines.base import RenderRequest, StoryShot
from workers.storyboard import BadStoryboard, read_storyboard


def board(*shots: tuple[str, float], prompt: str = "", **over: Any) -> Plan:
    made, at = [], 0.0
    for text, seconds in shots:
        made.append(StoryShot(text, at, at + seconds))
        at += seconds
    return AnimaticEngine().plan(RenderRequest(prompt, seconds=at, shots=tuple(made), **over))


def typed(prompt: str, seconds: float = 10.0) -> Plan:
    return AnimaticEngine().plan(RenderRequest(prompt, seconds=seconds))


def times(plan: Plan) -> list[tuple[float, float]]:
    return [(round(shot.start, 2), round(shot.end, 2)) for shot in plan.shots]


LATE = (
    ("A woman in a yellow raincoat walks through a rainy street at night", 4.0),
    ('Close-up: she says "I am late."', 3.0),
    ("A woman runs into a train station, a dog follows her", 5.0),
)


class TestShots:
    def test_each_prompt_is_one_shot_at_its_times(self) -> None:
        plan = board(*LATE)
        assert times(plan) == [(0, 4), (4, 7), (7, 12)]
        assert [shot.set for shot in plan.shots] == ["street", "street", "station"]
        assert plan.shots[1].framing == "close"
        assert plan.title.startswith("Woman in a yellow raincoat")
        assert plan.prompt.startswith("Shot 1 (0-4 s): A woman")

    def test_a_woman_of_a_later_shot_is_the_woman_of_the_first(self) -> None:
        plan = board(*LATE)
        assert [s.word for s in plan.subjects] == ["woman", "dog"]
        woman = plan.subjects[0]
        assert woman.look["top_color"] == "#F4CB3C"
        assert all(woman.id in shot.subjects for shot in plan.shots)
        assert plan.lines[0].speaker == woman.id
        assert {"walk", "run"} <= {beat.verb for beat in woman.beats}

    def test_hour_and_weather_go_on_where_a_shot_names_none(self) -> None:
        assert {(shot.hour, shot.weather) for shot in board(*LATE).shots} == {("night", "rain")}

    def test_whoever_is_told_apart_is_somebody_else(self) -> None:
        plan = board(("A boy reads in a library", 3.0), ("Another boy comes in", 3.0), ("An old man sleeps", 3.0),
                     ("A young man sings", 3.0))  # fmt: skip
        assert [s.word for s in plan.subjects] == ["boy", "boy", "man", "man"]

    def test_what_the_prompt_says_holds_for_all_shots(self) -> None:
        plan = board(("A fox wakes up in a forest", 3.0), ("The fox runs", 3.0), prompt="Claymation style, at dawn.")
        assert plan.style == "claymation"
        assert {shot.hour for shot in plan.shots} == {"dawn"}
        assert len(plan.subjects) == 1

    def test_one_shot_stays_one_shot(self) -> None:
        assert times(board(("A knight rides a horse through a forest", 12.0))) == [(0, 12)]

    @pytest.mark.parametrize("odd", ["\U0001f525", "...", "雪が降る", "Shot 2: a cat. Shot 3: a dog."])
    def test_odd_prompts_keep_their_shots(self, odd: str) -> None:
        plan = board(("A cat sits in a kitchen", 4.0), (odd, 3.0), ("The cat sleeps", 3.0))
        assert times(plan) == [(0, 4), (4, 7), (7, 10)]


class TestTyped:
    @pytest.mark.parametrize(
        "prompt",
        [
            "Shot 1 (4s): A fox sleeps in a forest. Shot 2 (6s): The fox runs.",
            "Shot 1, 4 seconds: A fox sleeps in a forest. Shot 2, 6 seconds: A fox runs.",
            "0-4s: A fox sleeps in a forest. 4-10s: The fox runs.",
            "[00:00-00:04] A fox sleeps in a forest.\n[00:04-00:10] The fox runs.",
        ],
    )
    def test_times_are_read_in_all_usual_forms(self, prompt: str) -> None:
        plan = typed(prompt)
        assert times(plan) == [(0, 4), (4, 10)]
        assert [s.word for s in plan.subjects] == ["fox"]
        assert plan.title.startswith("Fox sleeps")

    def test_time_stamps_tell_where_shots_begin(self) -> None:
        plan = typed("[00:00] A fox sleeps in a forest. [00:03] The fox runs. [00:06] A fox jumps.", seconds=9.0)
        assert times(plan) == [(0, 3), (3, 6), (6, 9)]


class TestRefusals:
    @pytest.mark.parametrize(
        ("shots", "reason"),
        [
            ([(0, 4), (5, 10)], "shot 2 must start at 4 s, not 5: there is a gap"),
            ([(0, 4), (3, 10)], "there is an overlap"),
            ([(0, 4), (4, 9)], "the last shot must end with the film, at 10 s, not at 9"),
            ([(1, 10)], "shot 1 must start at 0 s"),
            ([(0, 9.8), (9.8, 10)], "shot 2 must last 0.5 s at least"),
            ([(0, 1)] * 25, "at most 24 shots"),
        ],
    )
    def test_times_that_do_not_cover_the_film_are_named(self, shots: list[tuple[float, float]], reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            RenderRequest(shots=tuple(StoryShot("a cat", a, b) for a, b in shots))

    def test_a_shot_needs_words_and_a_length(self) -> None:
        with pytest.raises(ValueError, match="a shot's prompt must hold"):
            StoryShot(" ", 0, 1)
        with pytest.raises(ValueError, match="must end after it starts"):
            StoryShot("a cat", 2, 2)


class TestFiles:
    def test_lines_with_lengths_times_or_nothing(self) -> None:
        text = '# my film\n4: A woman waits\n\n4-7s: she says "Hi: you."\nThe bus comes: at last\n'
        lead, shots = read_storyboard(text)
        assert lead == ""
        assert [(s.start, s.end) for s in shots] == [(0, 4), (4, 7), (7, 10.5)]
        assert shots[1].prompt == 'she says "Hi: you."'
        assert shots[2].prompt == "The bus comes: at last"

    def test_the_length_of_the_film_stretches_the_shots(self) -> None:
        _, shots = read_storyboard("2: a\n3: b", 10.0)
        assert [(s.start, s.end) for s in shots] == [(0, 4), (4, 10)]

    def test_json(self) -> None:
        lead, shots = read_storyboard(
            '{"prompt": "noir", "shots": [{"prompt": "a", "seconds": 2}, {"prompt": "b", "start": 2, "end": 5}]}'
        )
        assert (lead, [(s.prompt, s.start, s.end) for s in shots]) == ("noir", [("a", 0, 2), ("b", 2, 5)])

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "# nothing",
            "[",
            "{}",
            "[1]",
            '[{"seconds": 3}]',
            "4: a\n5-9: b",
            "4-2: a",
            '[{"prompt": "a", "end": 2}]',
        ],
    )
    def test_what_is_no_storyboard_is_refused(self, text: str) -> None:
        with pytest.raises(BadStoryboard):
            read_storyboard(text)
