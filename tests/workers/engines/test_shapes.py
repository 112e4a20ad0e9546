"""Every shape, rate and length films; and a stored plan gives the identical film."""

import json

import numpy as np
import numpy.typing as npt
import pytest

from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Move, Plan, Shot
from workers.engines.animatic.sound.speech import Spoken
from workers.engines.animatic.stage import timeline
from workers.engines.animatic.stage.film import Picture
from workers.engines.base import RATES, SAMPLE_RATE, SIZES, Mode, RenderRequest

SHAPES = [(704, 1280), (1280, 704), (720, 1280), (1280, 720), (1024, 1024), (1080, 1920), (1920, 1080)]
TALK = 'A woman walks her dog along a beach. She says "What a day." A man says "Yes it is." They wave.'


def planned(prompt: str = TALK, **over: float | int | str) -> Plan:
    values: dict[str, float | int | str] = {"seconds": 6.0, "width": 256, "height": 464}
    return AnimaticEngine().plan(RenderRequest(prompt, **(values | over)))  # type: ignore[arg-type]


def said(plan: Plan, seconds: float) -> list[Spoken]:
    """Every line of a plan, as if it took that long to say."""
    audio = np.zeros(round(seconds * SAMPLE_RATE), np.float32)
    return [Spoken(line, audio, ()) for line in plan.lines]


def frame(film: Picture, number: int) -> npt.NDArray[np.uint8]:
    out = np.zeros((film.height, film.width, 3), np.uint8)
    film.rgb(number, out)
    return out


@pytest.mark.parametrize(("width", "height"), SHAPES)
def test_every_shape_films_with_its_hero_in_the_picture(width: int, height: int) -> None:
    film = Picture(timeline.build(planned("A chef dances in a kitchen.", seconds=4.0, width=width, height=height), ()))
    picture = frame(film, 50)
    assert picture.shape == (height, width, 3)
    assert picture.std() > 15
    edges = [picture[:, :4], picture[:, -4:], picture[:4], picture[-4:]]
    assert all(edge.mean() > 4 for edge in edges), "the set does not fill the frame"
    for shot in film.shots:
        hero = next(p for p in shot.placed if p.hero)
        top = (hero.y - hero.lift - hero.top) * shot.k
        assert 0 <= hero.x * shot.k <= width
        assert -0.05 * height <= top <= 0.75 * height


def test_the_named_shapes_are_those_that_players_know() -> None:
    assert SIZES == {"portrait": (704, 1280), "landscape": (1280, 704), "square": (1024, 1024)}


def test_a_request_says_what_an_engine_must_be_able_to_do() -> None:
    plain = RenderRequest("A fox")
    assert plain.modes == {Mode.TEXT}
    assert plain.modes <= AnimaticEngine.info.modes
    pictured = RenderRequest("A fox", first_image=b"x", last_image=b"y", references=(b"z",))
    assert pictured.modes - AnimaticEngine.info.modes == {Mode.FIRST_IMAGE, Mode.LAST_IMAGE, Mode.REFERENCES}
    assert RenderRequest(extends="{}").modes == {Mode.TEXT, Mode.EXTEND}
    with pytest.raises(ValueError, match="strength"):
        RenderRequest("A fox", strength=0)
    with pytest.raises(ValueError, match="reference"):
        RenderRequest("A fox", references=(b"x",) * 5)


def test_at_thirty_frames_a_second_everything_moves_as_fast_as_at_twenty_four() -> None:
    slow, fast = (
        Picture(timeline.build(planned("A woman walks her dog along a beach.", seconds=4.0, fps=fps), ()))
        for fps in RATES
    )
    assert np.array_equal(frame(slow, 48), frame(fast, 60))


@pytest.mark.parametrize("fps", RATES)
def test_frames_and_sound_are_as_long_as_the_film(fps: int) -> None:
    engine = AnimaticEngine()
    film = engine.render(
        planned("A ball bounces in a gym.", seconds=1.5, fps=fps, width=256, height=256), lambda *_: None
    )
    assert sum(1 for _ in film.frames) == film.frame_count == round(1.5 * fps)
    assert film.audio.shape == (2, round(1.5 * SAMPLE_RATE))


@pytest.mark.parametrize("seconds", [4.0, 60.0])
def test_shots_cover_the_shortest_and_the_longest_film(seconds: float) -> None:
    plan = planned(seconds=seconds)
    assert (plan.shots[0].start, plan.shots[-1].end) == (0.0, seconds)
    assert all(a.end == b.start for a, b in zip(plan.shots, plan.shots[1:], strict=False))
    assert max(shot.end - shot.start for shot in plan.shots) < 16


@pytest.mark.parametrize(
    ("values", "reason"),
    [({"fps": 25}, "fps must be 24 or 30"), ({"seconds": 61}, "seconds must be"), ({"width": 2050}, "width must be"),
     ({"prompt": ""}, "prompt must hold"), ({"parent": "{}", "extends": "{}"}, "give one of shots, parent and extends"),
     ({"parent": "x" * 400_001}, "at most 400,000 characters")],
)  # fmt: skip
def test_what_cannot_be_filmed_is_refused(values: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        RenderRequest(**({"prompt": "a cat"} | values))  # type: ignore[arg-type]


class TestStoredPlans:
    @pytest.mark.parametrize("seconds", [0.4, 1.3, 4.0])
    def test_the_plan_that_was_filmed_gives_the_same_times_again(self, seconds: float) -> None:
        plan = planned()
        line = timeline.build(plan, said(plan, seconds))
        stored = Plan.from_json(timeline.filmed(line).to_json())
        again = timeline.build(stored, said(stored, seconds))
        assert again.plan.shots == line.plan.shots
        assert again.plan.subjects == line.plan.subjects
        assert [s.line for s in again.spoken] == [s.line for s in line.spoken]
        assert timeline.filmed(again) == stored

    def test_the_plan_that_was_filmed_gives_the_same_frames_again(self) -> None:
        line = timeline.build(planned(), said(planned(), 1.2))
        stored = Plan.from_json(timeline.filmed(line).to_json())
        first, second = Picture(line), Picture(timeline.build(stored, said(stored, 1.2)))
        for number in (0, 77, 143):
            assert np.array_equal(frame(first, number), frame(second, number))

    def test_a_plan_survives_the_way_through_json_whole(self) -> None:
        plan = planned("Shot 1: A knight rides a horse. Shot 2: Rain, a red balloon and a sign that says “HOME”.")
        assert Plan.from_json(plan.to_json()) == plan

    def test_plans_of_other_versions_are_read(self) -> None:
        plan = planned()
        data = json.loads(plan.to_json())
        data["shots"][0]["lens"] = {"mm": 35}
        data["weather_report"] = [1, 2]
        del data["sound_from"], data["left_out"], data["shots"][0]["since"], data["shots"][0]["camera"]["seconds"]
        assert Plan.from_json(json.dumps(data)) == plan

    @pytest.mark.parametrize(
        ("path", "value"),
        [(("seconds",), "ten"), (("shots",), []), (("shots",), {}), (("shots", 0, "camera"), "pan"), (("seed",), 1.5),
         (("subjects", 0, "relations"), [["on"]]), (("music",), "yes"), (("shots", 0, "set"), None)],
    )  # fmt: skip
    def test_values_of_another_kind_are_refused(self, path: tuple[str | int, ...], value: object) -> None:
        data = json.loads(planned().to_json())
        at = data
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value
        with pytest.raises((TypeError, ValueError)):
            Plan.from_json(json.dumps(data))

    def test_whole_numbers_do_for_seconds(self) -> None:
        plan = Plan("a", 0, 256, 256, 24, 4, (Shot(0, 4, "abstract", camera=Move("still", 0)),))
        assert Plan.from_json(plan.to_json()).seconds == 4.0
