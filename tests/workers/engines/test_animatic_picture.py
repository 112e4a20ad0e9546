"""The animatic's picture: frames that depend on nothing but their plan, staging rules, physics and clean endings."""

import itertools
import os
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from workers.engines.animatic import catalogue, sets, styles
from workers.engines.animatic.art.built import BUILT
from workers.engines.animatic.model import Beat, Line, Mark, Move, Plan, Shot, Subject
from workers.engines.animatic.sound.speech import Spoken
from workers.engines.animatic.stage import compose, contacts, physics, ring, timeline
from workers.engines.animatic.stage.crowd import CrowdActor
from workers.engines.animatic.stage.film import Picture, paint
from workers.engines.animatic.stage.timeline import Timeline

SMALL = (272, 480)
LUMA = (0.2126, 0.7152, 0.0722)
Pixels = npt.NDArray[np.uint8]


def person(sid: str = "woman", verb: str = "idle", seconds: float = 4.0, **more: object) -> Subject:
    return Subject(sid, sid, "person", look={"fem": 1.0}, beats=(Beat(verb, 0.0, seconds),), **more)  # type: ignore[arg-type]


def thing(sid: str, art: str, verb: str = "idle", kind: str = "prop", **more: object) -> Subject:
    return Subject(sid, sid, kind, art, beats=(Beat(verb, 0.0, 4.0),), **more)  # type: ignore[arg-type]


def plan_of(
    *subjects: Subject, place: str = "meadow", size: tuple[int, int] = SMALL, seconds: float = 4.0, **shot: str
) -> Plan:
    style = shot.pop("style", "")
    one = Shot(0.0, seconds, place, hero=subjects[0].id, camera=Move(shot.pop("camera", "dolly")),
               subjects=tuple(s.id for s in subjects), **shot)  # type: ignore[arg-type]  # fmt: skip
    return Plan("a test", 7, *size, 24, seconds, (one,), subjects, style=style)


def frame_of(plan: Plan, i: int = 30) -> Pixels:
    out = np.zeros((plan.height, plan.width, 3), np.uint8)
    Picture(Timeline(plan, ())).rgb(i, out)
    return out


def planes_of(picture: Picture, i: int) -> Pixels:
    out = np.zeros((picture.height * 3 // 2, picture.width), np.uint8)
    picture.frame(i, out)
    return out


def prints_of(picture: Picture, frames: range) -> int:
    """How often the first actor was drawn anew."""
    drawn = []
    for i in frames:
        planes_of(picture, i)
        drawn.append(picture.shots[0].cast[0].posed)
    return 1 + sum(a is not b for a, b in itertools.pairwise(drawn))


def unpacked(planes: Pixels, width: int, height: int) -> tuple[npt.NDArray[np.float64], ...]:
    """Luma and chroma in full range, of the full and of half the size."""
    u, v = planes[height:].reshape(2, height // 2, width // 2).astype(float)
    return (planes[:height].astype(float) - 16) * 255 / 219, (u - 128) * 255 / 224, (v - 128) * 255 / 224


def staged(plan: Plan) -> list[compose.Placed]:
    return Picture(Timeline(plan, ())).shots[0].placed


class TestFrames:
    def test_the_same_plan_gives_the_same_bytes_in_any_order(self) -> None:
        plan = plan_of(person(verb="walk"), thing("dog", "dog", "walk", "quadruped"), weather="rain")
        picture = Picture(Timeline(plan, ()))
        a, b = (planes_of(picture, i) for i in (40, 3))
        assert not np.array_equal(a, b)
        assert np.array_equal(a, planes_of(picture, 40))
        assert np.array_equal(a, planes_of(Picture(Timeline(plan, ())), 40))

    @pytest.mark.parametrize("camera", ["zoom_in", "push_in", "orbit"])
    def test_nothing_of_what_was_drawn_before_shines_through(self, camera: str) -> None:
        plan = plan_of(person(), place="stadium", camera=camera, framing="medium", size=(352, 640))
        picture = Picture(Timeline(plan, ()))
        (canvas,) = picture._canvases.values()
        for i in (9, 41, 70):
            drawn = []
            for before in (0, 255):
                canvas.frame[:] = before
                drawn.append(planes_of(picture, i))
            assert np.array_equal(*drawn)

    def test_a_set_painted_before_its_shots_have_their_times_is_the_same(self) -> None:
        plan = plan_of(person(verb="walk"), weather="rain")
        later = Timeline(replace(plan, shots=(replace(plan.shots[0], end=3.0),), seconds=3.0), ())
        painted = paint(plan)
        picture = Picture(later, painted)
        assert picture.shots[0].setting is painted[0]
        assert np.array_equal(planes_of(picture, 40), planes_of(Picture(later), 40))

    def test_what_a_resting_camera_sees_is_kept_and_the_same(self) -> None:
        plan = plan_of(person(verb="wave"), camera="still", weather="rain")
        resting, fresh = Picture(Timeline(plan, ())), Picture(Timeline(plan, ()))
        for i in range(6):
            planes_of(resting, i)
        assert resting.shots[0].setting._backdrop._kept is not None
        assert np.array_equal(planes_of(resting, 30), planes_of(fresh, 30))

    def test_shots_of_one_place_and_framing_are_painted_once_and_look_as_if_each_were(self) -> None:
        plan = plan_of(person(verb="wave"), place="harbour", framing="medium")
        first = replace(plan.shots[0], end=1.0)
        plan = replace(
            plan, shots=(first, replace(first, start=1.0, end=2.0, framing="wide"), replace(first, start=2.0, end=4.0))
        )
        picture = Picture(Timeline(plan, ()))
        one, other, again = (shot.setting.scene for shot in picture.shots)
        assert one is again is not other
        apart = replace(plan, shots=(first, plan.shots[1], replace(plan.shots[2], season="winter")))
        assert Picture(Timeline(apart, ())).shots[2].setting.scene is not one
        for shot in picture.shots[:2]:
            shot.release()  # what one gives back, the others paint anew
        assert np.array_equal(planes_of(picture, 60), planes_of(Picture(Timeline(plan, ())), 60))

    def test_a_set_whose_light_hurries_is_painted_for_the_time_it_has(self) -> None:
        plan = replace(plan_of(person()), shots=(replace(plan_of(person()).shots[0], pace=8.0, hour="day"),))
        shorter = Timeline(replace(plan, shots=(replace(plan.shots[0], end=3.0),), seconds=3.0), ())
        painted = paint(plan)
        picture = Picture(shorter, painted)
        assert picture.shots[0].setting is not painted[0]

    @pytest.mark.parametrize("style", ["", "claymation"])
    def test_a_frame_drawn_alone_is_that_of_one_process_and_of_two(self, style: str) -> None:
        crowd = [person(f"p{n}", "dance" if n % 2 else "idle") for n in range(4)]
        plan = plan_of(*crowd, thing("ball", "soccer-ball", "bounce"), style=style, size=(256, 256), seconds=1.0)
        line, size = Timeline(plan, ()), (plan.width, plan.height)
        alone = [planes_of(Picture(line), i) for i in (5, 12, 17)]
        for workers in (1, 2):
            frames = list(ring.film(Picture(line).frame, 24, *size, workers=workers, planes=True))
            assert all(np.array_equal(frames[i], one) for i, one in zip((5, 12, 17), alone, strict=True))

    @pytest.mark.parametrize("mood", ["calm", "sad"])  # others cut off what they push beyond white
    def test_planes_show_the_same_as_the_picture_in_red_green_and_blue(self, mood: str) -> None:
        plan = replace(plan_of(person(), place="kitchen"), mood=mood)
        picture = Picture(Timeline(plan, ()))
        rgb = np.zeros((plan.height, plan.width, 3), np.uint8)
        picture.rgb(20, rgb)
        luma, u, v = unpacked(planes_of(picture, 20), plan.width, plan.height)
        small = rgb.reshape(plan.height // 2, 2, plan.width // 2, 2, 3).mean((1, 3))
        assert np.mean(np.abs(luma - rgb @ LUMA)) < 0.8
        assert np.mean(np.abs(u - (small[..., 2] - small @ LUMA) / 1.8556)) < 0.8
        assert np.mean(np.abs(v - (small[..., 0] - small @ LUMA) / 1.5748)) < 0.8

    def test_bodies_move_on_twos_and_lips_with_the_voice(self) -> None:
        said = Spoken(
            Line("mamama", "woman", start=0.5, seconds=1.5), np.zeros(72000, np.float32),
            tuple(Mark("mɑ"[n % 2], n / 12, (n + 1) / 12) for n in range(18)),
        )  # fmt: skip
        plan, danced = (plan_of(person(verb=verb), camera="still", framing="medium") for verb in ("idle", "dance"))
        silent, speaking = (Picture(Timeline(plan, heard)) for heard in ((), (said,)))
        assert prints_of(Picture(Timeline(danced, ())), range(40, 48)) == 4
        assert prints_of(silent, range(40, 48)) == 2  # who only breathes, on fours
        assert prints_of(speaking, range(14, 34)) > 12

    def test_people_move_between_frames(self) -> None:
        plan = plan_of(person(verb="dance"), camera="still")
        assert np.abs(frame_of(plan, 10).astype(int) - frame_of(plan, 16)).mean() > 0.5

    @pytest.mark.parametrize("size", [(352, 640), (640, 352), (480, 480)])
    def test_every_shape_is_filled(self, size: tuple[int, int]) -> None:
        frame = frame_of(plan_of(person(), place="street", size=size))
        assert frame.shape == (size[1], size[0], 3)
        assert frame.std() > 20
        for edge in (frame[0], frame[-1], frame[:, 0], frame[:, -1]):
            assert edge.max() > 8

    @pytest.mark.parametrize("style", [s for s in catalogue.STYLES if s])
    def test_every_style_changes_the_whole_picture(self, style: str) -> None:
        plain, styled = frame_of(plan_of(person())), frame_of(plan_of(person(), style=style))
        changed = np.abs(plain.astype(int) - styled).max(-1) > 6
        assert changed.mean() > 0.4

    def test_styles_are_those_of_the_catalogue(self) -> None:
        assert set(styles.STYLES) == {s for s in catalogue.STYLES if s}


class TestSets:
    def test_there_is_a_set_for_every_name_of_the_catalogue(self) -> None:
        assert set(catalogue.SETS) == set(sets.SETS)

    def test_sets_differ_at_a_glance(self) -> None:
        looks = {}
        for name in catalogue.SETS:
            frame = frame_of(plan_of(person(), place=name, size=(256, 256)))
            looks[name] = np.array(
                [[c.mean((0, 1)) for c in np.array_split(r, 4, 1)] for r in np.array_split(frame, 4, 0)]
            )
        for a, b in itertools.combinations(looks, 2):
            assert np.abs(looks[a] - looks[b]).mean() > 4, f"{a} looks like {b}"

    @pytest.mark.parametrize(("one", "other"), [("day", "night"), ("day", "dusk"), ("dawn", "night")])
    def test_the_hour_changes_the_light(self, one: str, other: str) -> None:
        a, b = (frame_of(plan_of(person(), hour=h)).mean((0, 1)) for h in (one, other))
        assert np.abs(a - b).max() > 15

    @pytest.mark.parametrize("weather", ["rain", "snow", "fog", "storm", "wind"])
    def test_weather_shows(self, weather: str) -> None:
        clear, weathered = frame_of(plan_of(person())), frame_of(plan_of(person(), weather=weather))
        assert (np.abs(clear.astype(int) - weathered).max(-1) > 8).mean() > 0.01


class TestStaging:
    @pytest.mark.parametrize("framing", ["wide", "full"])
    @pytest.mark.parametrize("size", [(352, 640), (640, 352), (480, 480)])
    def test_the_hero_is_in_the_frame(self, framing: str, size: tuple[int, int]) -> None:
        for other in (thing("dog", "dog", kind="quadruped"), thing("tree", "deciduous-tree"), person("man")):
            plan = plan_of(person(), other, framing=framing, size=size)
            shot = Picture(Timeline(plan, ())).shots[0]
            hero = next(p for p in shot.placed if p.hero)
            wide = shot.scene.wide
            seen = min(hero.x + hero.width / 2, wide) - max(hero.x - hero.width / 2, 0)
            assert seen >= 0.9 * hero.width
            assert hero.y - hero.lift - hero.height >= 0
            assert hero.y <= 1280

    def test_counted_things_are_all_there_and_apart(self) -> None:
        placed = staged(plan_of(thing("balloon", "balloon", "float", count=3)))
        assert len(placed) == 3
        for a, b in itertools.combinations(placed, 2):
            assert abs(a.x - b.x) > 0.7 * (a.width + b.width) / 2

    def test_what_is_on_something_stands_on_its_top(self) -> None:
        cat = thing("cat", "cat", kind="quadruped", relations=(("on", "piano"),))
        placed = {p.subject.id: p for p in staged(plan_of(cat, thing("piano", "piano")))}
        assert placed["cat"].rides is placed["piano"]
        assert abs(placed["cat"].x - placed["piano"].x) < 1

    def test_what_is_held_goes_with_the_hand(self) -> None:
        holder = person(relations=(("holding", "balloon"),))
        placed = staged(plan_of(holder, thing("balloon", "balloon")))
        assert [p.subject.id for p in placed] == ["woman"]
        assert placed[0].grip == "balloon"

    def test_who_chases_is_behind(self) -> None:
        dog = thing("dog", "dog", "chase", "quadruped", relations=(("chasing", "ball"),))
        placed = {p.subject.id: p for p in staged(plan_of(dog, thing("ball", "soccer-ball")))}
        assert placed["dog"].x < placed["ball"].x

    def test_a_red_balloon_is_red_and_a_blue_one_is_blue(self) -> None:
        red, blue = (
            frame_of(plan_of(Subject("b", "b", "prop", "balloon", {"color": c}), place="abstract"))
            for c in ("#E5383B", "#2F6FDE")
        )
        changed = np.abs(red.astype(int) - blue).max(-1) > 60
        assert changed.mean() > 0.01
        assert red[changed][:, 0].mean() > blue[changed][:, 0].mean() + 40
        assert blue[changed][:, 2].mean() > red[changed][:, 2].mean() + 40

    def test_what_the_catalogue_says_is_drawn_by_code_is(self) -> None:
        assert set(catalogue.DRAWN_PROPS) <= set(BUILT)

    def test_a_crowd_of_two_hundred_is_filmed_as_a_crowd_that_fits(self) -> None:
        (crowd,) = (p.actor for p in staged(plan_of(person(count=200))))
        assert isinstance(crowd, CrowdActor)
        assert 40 <= crowd.rows * crowd.columns <= 110


class TestPhysics:
    def test_a_dropped_ball_follows_the_analytic_curve(self) -> None:
        height, bounce = 260.0, 0.7
        track = physics.drop(1.6, 24, height, bounce)
        g = physics.GRAVITY / physics.UNIT_CM
        fall = (2 * height / g) ** 0.5
        speed = bounce * (2 * g * height) ** 0.5
        for i in range(int(1.4 * 24)):
            t = i / 24
            u = t - fall
            if u > 2 * speed / g:
                break
            want = height - g * t * t / 2 if u < 0 else speed * u - g * u * u / 2
            assert abs(track.y[i] - want) < 0.02 * height
        assert abs(track.hits[0][0] - fall) < 1 / 24

    def test_steps_are_heard_at_the_rate_of_the_walk(self) -> None:
        picture = Picture(Timeline(plan_of(person(verb="walk")), ()))
        steps = [c.time for c in contacts.contacts(picture) if c.kind == "step"]
        gaps = np.diff(steps)
        assert len(steps) >= 6
        assert np.allclose(gaps, gaps[0], atol=1e-6)

    def test_a_bouncing_ball_is_heard_when_it_touches(self) -> None:
        picture = Picture(Timeline(plan_of(thing("ball", "soccer-ball", "bounce")), ()))
        heard = [c for c in contacts.contacts(picture) if c.kind == "bounce"]
        assert len(heard) >= 2
        assert heard[0].force > heard[-1].force


class TestTimeline:
    def _said(self, speaker: str, seconds: float, start: float = 0.0) -> Spoken:
        return Spoken(
            Line("hello", speaker, start=start, seconds=seconds), np.zeros(int(seconds * 48000), np.float32), ()
        )

    def test_lines_take_turns(self) -> None:
        plan = plan_of(person("a"), person("b"), seconds=8.0)
        line = timeline.build(plan, [self._said("a", 1.5), self._said("b", 1.2), self._said("a", 0.8)])
        times = [(s.line.start, s.line.start + s.seconds) for s in line.spoken]
        assert all(end < start for (_, end), (start, _) in itertools.pairwise(times))
        assert times[-1][1] <= 8.0

    def test_a_shot_whose_speech_needs_time_gets_it_from_the_others(self) -> None:
        plan = plan_of(person("a"), seconds=6.0)
        first, second = Shot(0, 3, "meadow", subjects=("a",)), Shot(3, 6, "street", subjects=("a",))
        plan = Plan("t", 1, *SMALL, 24, 6.0, (first, second), plan.subjects)
        line = timeline.build(plan, [self._said("a", 3.6)])
        said = line.spoken[0]
        assert line.plan.shots[0].end >= said.line.start + said.seconds
        assert line.plan.shots[-1].end == 6.0


class TestProcesses:
    @staticmethod
    def _draw(i: int, out: Pixels) -> None:
        out[:] = i % 251

    def _children(self) -> list[int]:
        with open(f"/proc/{os.getpid()}/task/{os.getpid()}/children", encoding="ascii") as children:
            return [int(pid) for pid in children.read().split()]

    def test_frames_come_out_in_order_from_two_processes(self) -> None:
        frames = list(ring.film(self._draw, 90, 64, 48, workers=2))
        assert [int(f[0, 0, 0]) for f in frames] == [i % 251 for i in range(90)]

    def test_a_film_that_is_put_down_leaves_no_process(self) -> None:
        before = self._children()
        frames: Iterator[Pixels] = ring.film(self._draw, 90, 64, 48, workers=2)
        next(frames)
        assert len(self._children()) == len(before) + 1
        frames.close()  # type: ignore[attr-defined]
        assert self._children() == before

    def test_a_frame_that_cannot_be_drawn_is_an_error_not_a_wait(self) -> None:
        def draw(i: int, out: Pixels) -> None:
            if i == 40:
                raise ValueError("no paint left")
            out[:] = 0

        before = self._children()
        with pytest.raises((ValueError, RuntimeError)):
            list(ring.film(draw, 90, 64, 48, workers=2))
        assert self._children() == before
