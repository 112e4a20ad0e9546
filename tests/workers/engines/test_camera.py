"""The camera: every move moves the picture its own way, time runs as asked, and cuts keep what they should."""

from dataclasses import replace
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from workers.engines.animatic import catalogue
from workers.engines.animatic.model import Beat, Move, Plan, Shot, Subject
from workers.engines.animatic.plan import planner
from workers.engines.animatic.sets.base import ACTOR_DEPTH
from workers.engines.animatic.stage import camera, contacts, lineup
from workers.engines.animatic.stage.clock import clock_of
from workers.engines.animatic.stage.film import Picture
from workers.engines.animatic.stage.shot import ShotFilm
from workers.engines.animatic.stage.timeline import Timeline
from workers.engines.base import RenderRequest

WIDE, HIGH = 176, 320
SECONDS = 4.0
Pixels = npt.NDArray[np.uint8]


def woman(verb: str = "idle") -> Subject:
    return Subject("woman", "woman", "person", look={"fem": 1.0}, beats=(Beat(verb, 0.0, SECONDS),))


def plan_of(*subjects: Subject, place: str = "city", seconds: float = SECONDS, **shot: object) -> Plan:
    move = Move(str(shot.pop("camera", "still")), 0.8)
    one = Shot(0.0, seconds, place, hero="woman", camera=move, subjects=tuple(s.id for s in subjects), **shot)  # type: ignore[arg-type]
    return Plan("a test", 3, WIDE, HIGH, 24, seconds, (one,), subjects)


def drawn(picture: Picture, t: float) -> Pixels:
    out = np.zeros((HIGH, WIDE, 3), np.uint8)
    picture.rgb(round(t * 24), out)
    return out


@cache
def ends(name: str) -> tuple[Pixels, Pixels]:
    picture = Picture(Timeline(plan_of(place="classroom", camera=name), ()))
    return drawn(picture, 1.4), drawn(picture, 2.6)


def drift(a: Pixels, b: Pixels, rows: slice = slice(20, 200)) -> tuple[float, float]:
    """How far the picture has moved right and down, by phase correlation of a part without actors."""
    grey = [cv2.cvtColor(x[rows], cv2.COLOR_RGB2GRAY).astype(np.float32) for x in (a, b)]
    window = cv2.createHanningWindow(grey[0].shape[::-1], cv2.CV_32F)
    (x, y), _ = cv2.phaseCorrelate(grey[0], grey[1], window)
    return x, y


def sharpness(part: Pixels) -> float:
    return float(cv2.Laplacian(cv2.cvtColor(part, cv2.COLOR_RGB2GRAY), cv2.CV_32F).var())


@pytest.mark.parametrize(("name", "axis", "way"), [
    ("pan_right", 0, -1), ("pan_left", 0, 1), ("tilt_up", 1, 1), ("tilt_down", 1, -1), ("orbit", 0, 1),
])  # fmt: skip
def test_a_move_moves_the_background_its_way(name: str, axis: int, way: int) -> None:
    moved = drift(*ends(name))
    assert moved[axis] * way > 3
    assert abs(moved[axis]) > 2 * abs(moved[1 - axis])


def test_a_locked_off_camera_leaves_the_background_where_it_is() -> None:
    still, other = ends("still")
    assert max(map(abs, drift(still, other))) < 0.2
    assert camera.lens("still", 0.5, 0.2, 1.0) == camera.lens("still", 0.5, 0.9, 3.0) == camera.Lens()


@pytest.mark.parametrize("name", catalogue.CAMERA)
def test_every_move_but_the_locked_off_one_changes_the_lens(name: str) -> None:
    first, last = camera.lens(name, 0.6, 0.05, 0.2), camera.lens(name, 0.6, 0.95, 3.8)
    assert (first == last) is (name == "still")


@pytest.mark.parametrize("name", catalogue.CAMERA)
@pytest.mark.parametrize("angle", catalogue.ANGLES)
def test_no_move_uncovers_the_edge_of_the_frame(name: str, angle: str) -> None:
    for wide in (704.0, 1280.0, 2327.0):
        shot = Shot(0.0, 4.0, "city", camera=Move(name, 1.0), angle=angle)
        for lens in camera.through(shot, wide):
            for depth in (0.08, 0.36, 0.6):
                scale, _, dy = lens.at(depth)
                spare = 90 + 640 * (scale - 1) + 590 * (lens.zoom - 1) / lens.zoom
                assert abs(dy) <= spare + 1, (name, angle, depth)
            lean = np.radians(abs(lens.roll))
            shape = max(wide / 1280, 1280 / wide)
            assert lens.zoom >= np.cos(lean) + np.sin(lean) * shape - 1e-6


def test_in_an_orbit_the_background_moves_against_the_foreground_and_the_actors_stay() -> None:
    lens = camera.lens("orbit", 0.8, 0.1, 0.4)
    behind, actors, before = (lens.at(depth)[1] for depth in (0.1, ACTOR_DEPTH, 1.3))
    assert behind * before < 0
    assert actors == 0
    near, far = (camera.standing_depth(y, 1130, 930) for y in (1130, 990))
    assert abs(lens.at(far)[1]) > abs(lens.at(near)[1])


def test_a_dolly_zoom_keeps_the_actors_and_shrinks_what_is_behind() -> None:
    first, last = (camera.lens("dolly_zoom", 0.8, u, 4 * u) for u in (0.0, 1.0))
    sizes = [[lens.zoom * lens.scale(depth) for lens in (first, last)] for depth in (ACTOR_DEPTH, 0.1)]
    assert sizes[0][0] == pytest.approx(sizes[0][1], rel=0.01)
    assert sizes[1][1] < 0.9 * sizes[1][0]


def test_a_low_angle_lowers_the_horizon_and_a_high_one_raises_it() -> None:
    heights = {}
    for angle in ("low", "eye", "high"):
        film = ShotFilm(Timeline(plan_of(woman(), place="meadow", angle=angle), ()), plan_of(woman()).shots[0])
        shot = plan_of(woman(), place="meadow", angle=angle).shots[0]
        heights[angle] = camera.view_of(WIDE, HIGH, shot).seen_y(film.scene.floor)
    assert heights["high"] < heights["eye"] - 30 < heights["eye"] + 30 < heights["low"]


def test_a_whip_pan_is_smeared_until_it_stops() -> None:
    picture = Picture(Timeline(plan_of(woman(), camera="whip_pan"), ()))
    fast, slow = drawn(picture, 2 / 24), drawn(picture, 1.0)
    across = [np.abs(np.diff(x.astype(int), axis=1)).mean() / np.abs(np.diff(x.astype(int), axis=0)).mean()
              for x in (fast, slow)]  # fmt: skip
    assert across[0] < 0.5 * across[1]


def test_focus_goes_to_what_is_named_last() -> None:
    prompt = "Rack focus from a coffee cup on a table to a woman at the window"
    plan = planner.make_plan(RenderRequest(prompt, seconds=5, seed=0))
    (focused,) = (subject for subject in plan.subjects if subject.id == plan.shots[0].focus)
    assert focused.word == "woman"


def test_a_rack_focus_takes_sharpness_from_one_and_gives_it_to_the_other() -> None:
    picture = Picture(Timeline(plan_of(woman(), camera="rack_focus", focus="background", place="street"), ()))
    first, last = drawn(picture, 0.3), drawn(picture, 3.7)
    shot = picture.shots[0]
    hero = shot.placed[0]
    x, y = round(hero.x * shot.k), round((hero.y - hero.height * 0.75) * shot.k)
    face = (slice(y - 22, y + 22), slice(max(0, x - 22), x + 22))
    assert sharpness(first[face]) > 1.3 * sharpness(last[face])
    away = slice(0, WIDE // 3) if x > WIDE / 2 else slice(2 * WIDE // 3, WIDE)
    assert sharpness(last[60:220, away]) > 1.5 * sharpness(first[60:220, away])


def test_slow_motion_slows_bodies_steps_and_falls() -> None:
    films = {}
    for pace in (1.0, 0.5):
        picture = Picture(Timeline(plan_of(woman("walk"), pace=pace), ()))
        films[pace] = picture
    gone = {pace: p.shots[0].placed[0].journey.gone(3.0) for pace, p in films.items()}
    assert gone[0.5] == pytest.approx(0.5 * gone[1.0], rel=0.01)
    steps = {pace: [c.time for c in contacts.contacts(p) if c.kind == "step"] for pace, p in films.items()}
    assert np.diff(steps[0.5]).mean() == pytest.approx(2 * np.diff(steps[1.0]).mean(), rel=0.05)
    moments = {pace: p.shots[0]._moment(p.shots[0].cast[0], 2.0, camera.Lens()) for pace, p in films.items()}
    assert moments[0.5].t == pytest.approx(1.0)
    assert moments[1.0].t == pytest.approx(2.0)


def test_a_time_lapse_hurries_the_world_more_than_the_people_and_passes_through_hours() -> None:
    clock = clock_of(Shot(0.0, 6.0, "city", pace=12.0))
    assert clock.world(2.0) == pytest.approx(24.0)
    assert clock.body(2.0) <= 5.0
    picture = Picture(Timeline(plan_of(woman(), place="city", seconds=6.0, pace=12.0, hour="day"), ()))
    day, night = drawn(picture, 0.1), drawn(picture, 5.9)
    assert day[:120].mean() > 1.25 * night[:120].mean()


def test_a_match_cut_keeps_the_place_and_the_size_of_its_hero() -> None:
    prompt = "A girl dances in a meadow, match cut to an astronaut floating in space"
    plan = replace(planner.make_plan(RenderRequest(prompt, seconds=6, seed=2)), width=WIDE, height=HIGH)
    assert [s.join for s in plan.shots] == ["cut", "match"]
    assert plan.shots[0].set != plan.shots[1].set
    first, second = (next(p for p in s.placed if p.hero) for s in Picture(Timeline(plan, ())).shots)
    assert second.subject.id != first.subject.id
    assert second.x == pytest.approx(first.x, abs=30)
    assert second.height == pytest.approx(first.height, rel=0.05)


def test_who_talks_keeps_to_one_side_over_all_cuts_and_is_seen_past_a_shoulder() -> None:
    prompt = (
        'A man and a woman sit in a cafe. "Do you love me?" she asks. "Of course I do," he says. "Prove it," she says.'
    )
    for seed in range(3):
        plan = replace(planner.make_plan(RenderRequest(prompt, seconds=12, seed=seed)), width=WIDE, height=HIGH)
        assert len(plan.shots) >= 3
        assert [s.hero for s in plan.shots[-3:]] == [line.speaker for line in plan.lines]
        assert "over" in {s.angle for s in plan.shots}
        sides = lineup.sides(plan)
        for film in Picture(Timeline(plan, ())).shots:
            people = {p.subject.id: p for p in film.placed}
            if len(people) == 2:
                left, right = sorted(people.values(), key=lambda p: p.x)
                assert sides[left.subject.id] < sides[right.subject.id]
                assert (left.facing, right.facing) == (1, -1) or film.shot.angle == "over"


def test_lines_begin_in_the_shots_of_their_speakers() -> None:
    prompt = 'A boy and a wizard stand in a cave. "Who are you?" asks the boy. "I am the last," says the wizard.'
    plan = planner.make_plan(RenderRequest(prompt, seconds=12))
    for line in plan.lines:
        shot = next(s for s in plan.shots if s.start <= line.start < s.end)
        assert shot.hero == line.speaker


@pytest.mark.parametrize(("words", "name"), [
    ("The camera slowly orbits a statue", "orbit"), ("Dolly zoom on a frightened man", "dolly_zoom"),
    ("The camera pans left across a library", "pan_left"), ("The camera tilts down to a cat", "tilt_down"),
    ("The camera cranes up over a village", "crane"), ("A dog, slow zoom out", "zoom_out"),
    ("The camera pushes in on her face as a woman cries", "push_in"), ("Whip pan to a cat on a chair", "whip_pan"),
    ("Static locked-off shot of a lighthouse", "still"), ("A tracking shot of a running fox", "follow"),
    ("Handheld camera, a man runs", "handheld"), ("Drone shot over a waterfall", "drone"),
    ("Camera dollies in toward a piano", "dolly"), ("The camera pulls back from a child", "pull"),
    ("Rack focus from the woman to the man behind her", "rack_focus"),
])  # fmt: skip
def test_a_move_that_is_asked_for_is_made(words: str, name: str) -> None:
    assert planner.make_plan(RenderRequest(words)).shots[0].camera.name == name


@pytest.mark.parametrize(("words", "key", "value"), [
    ("Low angle shot of a knight", "angle", "low"), ("Bird's-eye view of a market", "angle", "high"),
    ("Dutch angle of a detective in an alley", "angle", "dutch"), ("A dog runs in slow motion", "pace", 0.35),
    ("Over the shoulder shot of a woman talking to a man", "angle", "over"),
    ("Time-lapse of a city from day to night", "pace", 12.0),
])  # fmt: skip
def test_an_angle_and_a_pace_that_are_asked_for_are_kept(words: str, key: str, value: object) -> None:
    plan = planner.make_plan(RenderRequest(words))
    assert getattr(plan.shots[0], key) == value
    assert not {"slow motion", "time-lapse", "the low camera angle"} & set(plan.left_out)


@pytest.mark.parametrize("words", ["A man pulls out a sword", "A chef holds a pan of soup", "A bee circles a flower"])
def test_what_people_do_is_no_move_of_the_camera(words: str) -> None:
    asked = {planner.make_plan(RenderRequest(words, seed=n)).shots[0].camera for n in range(5)}
    assert len(asked) > 1


def test_no_cut_repeats_the_framing_of_its_hero_and_long_films_come_back_to_the_place() -> None:
    for seed in range(6):
        plan = planner.make_plan(RenderRequest("A fox and an owl build a boat by a river", seconds=40, seed=seed))
        framings = [(s.framing, s.hero) for s in plan.shots]
        assert all(a != b for a, b in zip(framings, framings[1:], strict=False))
        assert len({f for f, _ in framings}) >= 3
        assert len({h for _, h in framings}) >= 2
        assert "wide" in {f for f, _ in framings[2:]}


def test_ten_seeds_are_ten_takes() -> None:
    plans = [
        planner.make_plan(RenderRequest("A woman walks her dog in the park", seconds=10, seed=n)) for n in range(10)
    ]
    takes = {tuple((s.framing, s.camera.name, s.angle, s.hour, s.season) for s in p.shots) for p in plans}
    assert len(takes) >= 9
    assert len({lineup.sides(p)["woman_1"] for p in plans}) == 2
    assert len({p.shots[0].framing for p in plans}) >= 3
