"""Where, when and in what weather a film plays, and how one move of the camera is shown."""

import numpy as np
import pytest

from workers.engines.animatic.effects import add_effects
from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Plan, Shot
from workers.engines.animatic.plan.planner import make_plan
from workers.engines.animatic.sets import build
from workers.engines.animatic.sets.base import View
from workers.engines.animatic.sets.tone import Tone
from workers.engines.animatic.sound.ambience import layers_of
from workers.engines.animatic.stage import timeline
from workers.engines.animatic.stage.film import Picture
from workers.engines.base import RenderRequest


def planned(prompt: str, seed: int = 1) -> Plan:
    return make_plan(RenderRequest(prompt, seconds=10, seed=seed))


def first(prompt: str) -> Shot:
    return planned(prompt).shots[0]


@pytest.mark.parametrize(
    "prompt", ["Waves crash on black volcanic sand under a grey sky", "sunset", "Rain falls on a quiet lake at night"]
)
def test_a_place_an_hour_or_a_weather_is_enough_to_film(prompt: str) -> None:
    plan = planned(prompt)
    assert not plan.subjects
    assert not any("nobody" in left for left in plan.left_out)


@pytest.mark.parametrize(
    ("prompt", "hour", "weather"),
    [
        ("A rainbow over a green valley after the rain", "day", "clear"),
        ("A castle under a grey sky", "", "cloudy"),
        ("Dark clouds gather over a village", "", "cloudy"),
        ("The sun sets behind the hills", "dusk", "clear"),
        ("The sun rises over a misty lake", "dawn", "clear"),
        ("The milky way over a desert", "night", "clear"),
        ("A street at Christmas, lights in the windows", "night", "clear"),
    ],
)
def test_hour_and_weather_are_read_from_what_is_seen_of_them(prompt: str, hour: str, weather: str) -> None:
    shot = first(prompt)
    assert shot.weather == weather
    assert hour in ("", shot.hour)


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("A girl runs through a field of tulips", "tulip_field"),
        ("Oil painting of a field of sunflowers in the wind", "sunflower_field"),
        ("An oil painting of sunflowers in a field moved by wind", "sunflower_field"),
        ("A lavender field in Provence at sunset", "lavender_field"),
        ("A red convertible drives down a desert highway", "road"),
        ("80s synthwave sunset drive", "road"),
        ("Sunrise in a misty bamboo forest", "bamboo"),
        ("A lighthouse in a storm at night, waves crash on the rocks", "coast"),
        ("Waves crash on black volcanic sand", "coast"),
        ("Waves break against the cliffs at dawn", "coast"),
        ("Drone flies over a forest in autumn", "forest_from_above"),
        ("Aerial shot of a city at night", "city_from_above"),
        ("Drone shot of a horse that gallops through a forest", "forest"),
    ],
)
def test_a_place_is_the_one_that_is_named(prompt: str, place: str) -> None:
    plan = planned(prompt)
    assert {shot.set for shot in plan.shots} == {place}
    assert not {"sunflower", "tulip", "rock", "bamboo"} & {s.art for s in plan.subjects}


@pytest.mark.parametrize("seed", range(6))
def test_where_it_snows_it_is_winter(seed: int) -> None:
    assert {s.season for s in planned("A snowstorm in New York, a taxi crawls down the avenue", seed).shots} == {
        "winter"
    }


def test_rain_outside_is_seen_from_a_room() -> None:
    shot = first("A girl studies at her desk by the window while it rains outside")
    assert (shot.set, shot.weather) == ("bedroom", "rain")


def test_a_tree_is_not_indoors_whatever_is_done_there() -> None:
    assert first("An owl reads a book by candlelight in a tree").set in {"forest", "meadow", "jungle"}
    assert first("A girl reads a book by candlelight").set == "bedroom"


def test_whoever_drinks_is_there_whatever_the_weather_does_meanwhile() -> None:
    plan = planned("A panda drinks coffee in a cafe while it rains outside")
    panda = next(s for s in plan.subjects if s.word == "panda")
    assert [beat.verb for beat in panda.beats] == ["drink"]
    assert (plan.shots[0].set, plan.shots[0].weather) == ("cafe", "rain")


def test_a_desk_is_sat_at_and_never_held() -> None:
    for prompt in ("A girl studies at her desk by the window", "A man writes at a desk"):
        plan = planned(prompt)
        desk = next(s for s in plan.subjects if s.art == "table")
        assert next(s for s in plan.subjects if s.kind == "person").relations == (("at", desk.id),)


@pytest.mark.parametrize(
    ("prompt", "move"),
    [
        ("Dolly in on a lonely diner at midnight", "dolly"),
        ("Slow pan across a mountain range at dawn", "pan_right"),
        ("Camera pulls back from an astronaut", "pull"),
        ("Drone flies over a forest in autumn", "drone"),
        ("The camera circles a campfire", "orbit"),
        ("Time-lapse of a city from day to night", ""),
    ],
)
def test_one_move_of_the_camera_is_one_view(prompt: str, move: str) -> None:
    plan = planned(prompt)
    assert len(plan.shots) == 1
    assert move in ("", plan.shots[0].camera.name)
    assert not any(s.art == "drone" for s in plan.subjects)


@pytest.mark.parametrize(
    ("prompt", "art"),
    [
        ("Hot air balloons over Cappadocia at sunrise", {"hot_air_balloon"}),
        ("A desert oasis at noon with palm trees", {"palm-tree"}),
        ("Dust motes drift through an old library", set()),
        ("Time-lapse of stars over a mountain lake", set()),
        ("Tilt up from a cowboy's boots to his face", {""}),
    ],
)
def test_a_scene_shows_what_is_named_and_nobody_else(prompt: str, art: set[str]) -> None:
    assert {s.art for s in planned(prompt).subjects} == art


def test_nobody_bathes_by_night() -> None:
    day, night = (build("beach", View(352, 640), hour, "clear", "summer", 1) for hour in ("day", "night"))
    red = []
    for s in (day, night):
        near = np.asarray(s.plates[1].image.toarray()).astype(int)
        part = near[500:640, 300:460]
        red.append(float(((part[..., 2] > part[..., 1] + 90) & (part[..., 3] > 200)).mean()))
    assert red[0] > 0.004 > red[1]


@pytest.mark.parametrize(
    ("prompt", "heard"),
    [
        ("A blizzard hits a mountain village", "wind"),
        ("Waves crash against the rocks", "sea"),
        ("A campfire in the desert at night", "fire"),
        ("Fireflies over a beach", "crickets"),
        ("An open road at noon", "wind"),
    ],
)
def test_what_is_seen_in_the_air_is_heard(prompt: str, heard: str) -> None:
    assert layers_of(first(prompt)).get(heard, 0.0) >= 0.5


def test_a_storm_is_not_heard_as_happy_nor_fireflies_as_tense() -> None:
    assert planned("A hurricane hits a small fishing village").mood in ("tense", "epic")
    assert planned("Fireflies over a pond on a warm summer night").mood == "dreamy"


def test_fog_leaves_little_colour_of_a_sunset() -> None:
    def colourful(weather: str) -> int:
        sky = Tone("dusk", weather).sky[2]
        parts = [(sky >> n) & 255 for n in (0, 8, 16)]
        return max(parts) - min(parts)

    assert colourful("fog") < 0.5 * colourful("clear")


def test_a_fire_lights_the_night_around_it() -> None:
    def warmth(prompt: str) -> float:
        plan = AnimaticEngine().plan(RenderRequest(prompt, seconds=4, width=352, height=640, seed=1))
        frame = np.empty((640, 352, 3), np.uint8)
        Picture(timeline.build(plan, ())).rgb(24, frame)
        around = frame[380:620].astype(float)
        return float(around[..., 0].mean() - around[..., 2].mean())

    assert warmth("A campfire in a forest at night, static shot") > warmth("A forest at night, static shot") + 25


def test_the_milky_way_is_brighter_than_the_night_around_it() -> None:
    view = View(352, 640)
    bare = build("desert", view, "night", "clear", "summer", 1)
    starry = build("desert", view, "night", "clear", "summer", 1)

    add_effects(starry, ("milky_way",))
    before, after = (np.asarray(s.plates[0].image.toarray())[:300, :, :3].astype(int) for s in (bare, starry))
    assert (after >= before).mean() > 0.99
    assert after.mean() > before.mean() + 4


def test_another_seed_is_another_coat_and_another_hour_where_the_prompt_leaves_them_open() -> None:
    takes = [planned("A dog chases a ball on the beach", seed) for seed in range(10)]
    assert len({take.subjects[0].look.get("color") for take in takes}) >= 4
    assert len({take.shots[0].hour for take in takes}) == 3
    told = {planned("A black dog chases a ball at noon", seed).subjects[0].look["color"] for seed in range(6)}
    assert len(told) == 1
