"""People hold what they hold, sit on what they sit on, walk without sliding and go smoothly from deed to deed."""

import math
from functools import cache
from typing import Any

import numpy as np
import pytest
import skia

from workers.engines.animatic.art.person import EMOTIONS, Pose
from workers.engines.animatic.art.person.actions import ACTIONS, Doing, acted, basic, posture
from workers.engines.animatic.art.person.cycles import RUN_SPEED, WALK_SPEED, travel
from workers.engines.animatic.art.person.furniture.seats import SEAT
from workers.engines.animatic.art.person.grips import ITEMS, Grip, item
from workers.engines.animatic.art.person.spot import FURNITURE
from workers.engines.animatic.model import Beat, Plan, Shot, Subject
from workers.engines.animatic.stage import contacts, timeline
from workers.engines.animatic.stage.crowd import CrowdActor
from workers.engines.animatic.stage.film import Picture
from workers.engines.animatic.stage.journey import Journey
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.partners import joined
from workers.engines.animatic.stage.persons import BLEND, PersonActor

LIGHT = (-0.55, 0.8)
GIVEN = 100.0
TOGETHER = [name for name, one in ACTIONS.items() if one.apart]


def person(**look: Any) -> PersonActor:
    said = {"fem": 1.0, "top": "hoodie", "hair": "bob", "age": "adult"} | look
    return PersonActor(Subject("ann", "woman", "person", look=said), 3, 0, LIGHT)


def drawn(actor: Any, m: Moment, scale: float = 1.0) -> np.ndarray[Any, np.dtype[np.uint8]]:
    pixels = np.zeros((220, 260, 4), np.uint8)
    info = skia.ImageInfo.Make(260, 220, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    canvas = skia.Surface.MakeRasterDirect(info, pixels, 260 * 4).getCanvas()
    canvas.translate(130, 170)
    actor.draw(canvas, m, scale)
    return pixels


def at(verb: str, t: float, **more: Any) -> Moment:
    one = acted(verb)
    return Moment(t=t, verb=verb, into=t, phase=t * max(one.rate, 0.0), yaw=one.yaw, **more)


def joints(actor: PersonActor, m: Moment) -> dict[str, tuple[float, float]]:
    drawn(actor, m)
    return dict(actor.rig.joints)


@cache
def filmed(verb: str, other: str = "", count: int = 1) -> Picture:
    people = [
        Subject("ann", "woman", "person", look={"age": "adult"}, count=count, beats=(Beat(verb, 0, 4, "", other),))
    ]
    if other:
        people.append(Subject(other, "man", "person", look={"age": "adult"}))
    ids = tuple(p.id for p in people)
    shot = Shot(0.0, 4.0, "meadow", hero="ann", subjects=ids)
    return Picture(timeline.build(Plan("", 3, 352, 640, 24, 4.0, (shot,), tuple(people)), ()))


class TestActions:
    @pytest.mark.parametrize("name", sorted(set(ACTIONS) - {"idle"}))
    def test_every_action_draws_moves_and_differs_from_standing(self, name: str) -> None:
        actor = person()
        still, moved = drawn(actor, at("idle", 1.1)), drawn(actor, at(name, 1.1))
        later = drawn(actor, at(name, 2.45))
        assert moved[..., 3].any()
        assert np.abs(moved.astype(int) - still).mean() > 0.3
        assert np.abs(moved.astype(int) - later).mean() > 0.02

    def test_what_an_action_needs_exists(self) -> None:
        for one in ACTIONS.values():
            assert set(one.needs) <= set(FURNITURE), one.name
            assert one.face in {"", *EMOTIONS}, one.name
            assert not one.like or one.like in ACTIONS, one.name
            assert one.gloss, one.name

    def test_no_word_means_two_actions(self) -> None:
        owner: dict[str, str] = {}
        for one in ACTIONS.values():
            for word in one.words:
                assert owner.setdefault(word, one.name) == one.name, word
                assert word not in ACTIONS or word == one.name, word

    def test_a_posture_is_the_same_whatever_was_asked_before(self) -> None:
        for name in ACTIONS:
            doing = Doing(2.3, 1.4, 0.7)
            first = posture(name, doing)
            posture("dance", Doing(9.9))
            assert posture(name, doing) == first

    def test_animals_do_what_they_can_instead(self) -> None:
        assert basic("juggle") == "throw"
        assert basic("march") == "walk"
        assert basic("walk") == "walk"


class TestFeet:
    @pytest.mark.parametrize(("verb", "speed"), [("walk", WALK_SPEED), ("run", RUN_SPEED)])
    def test_a_planted_foot_stays_where_it_is(self, verb: str, speed: float) -> None:
        actor, scale = person(), 6.5
        rate = acted(verb).rate
        for side, start in (("l", 0.0), ("r", 0.5)):
            for part, begin, end in (("heel", 0.02, 0.14), ("toe", 0.16, 0.34 if verb == "run" else 0.57)):
                if verb == "run" and part == "heel":
                    continue
                seen = []
                for k in range(9):
                    phase = start + begin + (end - begin) * k / 8
                    m = Moment(verb=verb, into=9.0, phase=phase, yaw=acted(verb).yaw)
                    x, y = joints(actor, m)[f"{part}_{side}"]
                    seen.append(((x + speed * phase / rate) * scale, y * scale))
                assert max(x for x, _ in seen) - min(x for x, _ in seen) < 3.0
                assert max(y for _, y in seen) - min(y for _, y in seen) < 3.0

    def test_nobody_stops_within_a_frame(self) -> None:
        way = Journey([Beat("walk", 0, 2), Beat("wave", 2, 5)], 0.0, 5.0)
        steps = [way.gone(2 + (k + 1) / 24) - way.gone(2 + k / 24) for k in range(-2, 12)]
        assert steps[0] == pytest.approx(WALK_SPEED / 24)
        assert all(abs(a - b) < WALK_SPEED / 24 / 6 for a, b in zip(steps, steps[1:], strict=False))
        assert steps[-1] == 0

    def test_short_legs_cover_less_ground(self) -> None:
        child = person(age="child")
        assert child.pace == pytest.approx(child.rig.look.height, rel=0.05)

    def test_whoever_goes_slowly_takes_as_short_steps(self) -> None:
        normal, sad = travel(False, ""), travel(False, "sadly")
        assert sad[0] / sad[1] < 0.75 * normal[0] / normal[1]


class TestHands:
    @pytest.mark.parametrize("name", sorted(ITEMS))
    def test_a_thing_is_drawn_at_the_palm(self, name: str) -> None:
        actor = person()
        m = Moment(t=1.0, verb="hold", into=9.0, yaw=20.0)
        bare = drawn(actor, m, 1.4)
        m.grip = name
        held = drawn(actor, m, 1.4)
        changed = np.argwhere(np.abs(held.astype(int) - bare).max(axis=2) > 24)
        x, y = actor.rig.joints["hand_r"]
        away = np.hypot(changed[:, 1] - (130 + x * 1.4), changed[:, 0] - (170 + y * 1.4))
        assert away.min() < 7 * 1.4

    @pytest.mark.parametrize(("verb", "grip"), [("drink", "cup"), ("eat", "")])
    def test_food_and_drink_reach_the_mouth(self, verb: str, grip: str) -> None:
        actor, nearest = person(), GIVEN
        for k in range(40):
            found = joints(actor, at(verb, 3 + k * 0.12, grip=grip))
            head, hand = found["head"], found["hand_r"]
            nearest = min(nearest, math.hypot(head[0] + 6 - hand[0], head[1] + 12 - hand[1]))
        assert nearest < 13

    def test_both_hands_are_at_the_guitar(self) -> None:
        for k in range(8):
            found = joints(person(), at("play", 1 + k * 0.3))
            (ax, ay), (bx, by) = found["hand_r"], found["hand_l"]
            assert 20 < math.hypot(ax - bx, ay - by) < 36
            assert by < ay < found["hip"][1] + 4

    def test_somebody_drinks_from_a_cup_and_not_from_what_the_role_carries(self) -> None:
        wizard = PersonActor(Subject("w", "wizard", "person", look={"item": "magic-wand"}), 3, 0, LIGHT)
        assert wizard.pose_at(at("drink", 2.0)).grip_r == "cup"
        assert wizard.pose_at(at("idle", 2.0)).grip_r == "magic-wand"

    def test_a_ball_is_gone_once_it_is_thrown(self) -> None:
        actor = person()
        assert actor.pose_at(at("throw", 0.3)).grip_r == "ball"
        assert actor.pose_at(at("throw", 1.1)).grip_r == ""

    def test_a_new_thing_for_the_hand_is_one_function(self) -> None:
        @item("test-stick", ("test-branch",), along=True)
        def stick(c: Any, g: Grip) -> None:
            c.drawLine(0, 0, 0, -20, skia.Paint(Color=g.colour, StrokeWidth=3))

        try:
            bare = drawn(person(), at("hold", 1.0))
            assert (drawn(person(), at("hold", 1.0, grip="test-branch")) != bare).any()
        finally:
            del ITEMS["test-stick"]


class TestSeats:
    @pytest.mark.parametrize("place", ["cafe", "street", "castle", "stage"])
    def test_hips_are_on_the_seat_and_feet_on_the_ground(self, place: str) -> None:
        pose = posture("sit", Doing(1.0, 1.0, place=place))
        assert pose.props
        assert SEAT + 4 < pose.hip[1] < SEAT + 8
        assert pose.fl[1] == pose.fr[1] == 0

    def test_in_a_meadow_one_sits_on_the_grass(self) -> None:
        pose = posture("sit", Doing(1.0, 1.0, place="meadow"))
        assert not pose.props
        assert pose.hip[1] < 9

    def test_who_reads_on_a_bench_sits_on_it(self) -> None:
        actor = person()
        pose = actor.pose_at(at("read", 2.0, seat="bench", grip="newspaper"))
        assert pose.props == ("bench",)
        assert SEAT + 4 < pose.hip[1] < SEAT + 8
        assert pose.grip_r == "newspaper"

    def test_riders_have_a_leg_on_either_side_of_a_horse(self) -> None:
        pose = person().pose_at(at("ride", 2.0, seated=True, astride=True))
        assert pose.fl[0] > 10
        assert pose.fr[0] < -10

    def test_feet_turn_with_the_pedals(self) -> None:
        heights = {round(posture("cycle", Doing(phase=k / 4)).fl[1], 1) for k in range(4)}
        assert len(heights) >= 3

    def test_sleepers_lie_on_something(self) -> None:
        assert posture("sleep", Doing(1.0, place="bedroom")).props == ("bed",)
        assert posture("sleep", Doing(1.0, place="meadow")).props == ("blanket",)


class TestTransitions:
    PAIRS = (("walk", "idle"), ("idle", "read"), ("sit", "wave"), ("talk", "sleep"), ("run", "cheer"), ("eat", "dance"))

    @pytest.mark.parametrize(("before", "after"), PAIRS)
    def test_joints_do_not_jump_from_one_deed_to_the_next(self, before: str, after: str) -> None:
        actor = person()

        def pose(t: float) -> Pose:
            """The deed changes at 2 seconds."""
            if t < 2:
                return actor.pose_at(Moment(t=t, verb=before, into=t, phase=t, place="street"))
            return actor.pose_at(
                Moment(t=t, verb=after, into=t - 2, phase=t, before=before, before_into=t, place="street")
            )

        frames = [pose(2 - 0.25 + k / 24) for k in range(round((0.5 + BLEND) * 24))]
        for a, b in zip(frames, frames[1:], strict=False):
            for name in ("hip", "hl", "hr", "fl", "fr"):
                assert math.dist(getattr(a, name), getattr(b, name)) < 11.5, name
            assert abs(a.lie - b.lie) < 24

    def test_furniture_comes_in_rather_than_appears(self) -> None:
        mixed = Pose().mixed(Pose(props=("chair",)), 0.3)
        assert (mixed.props, round(mixed.props_in, 2)) == (("chair",), 0.3)


class TestTogether:
    def test_who_is_hugged_hugs_back(self) -> None:
        people = {
            "a": Subject("a", "man", "person", beats=(Beat("hug", 0, 4, "", "b"),)),
            "b": Subject("b", "woman", "person"),
        }
        assert [b.verb for b in joined(people, ["a", "b"])["b"].beats] == ["hug"]

    def test_nobody_hugs_the_air(self) -> None:
        alone = {"a": Subject("a", "man", "person", beats=(Beat("hug", 0, 4),))}
        assert joined(alone, ["a"])["a"].beats[0].verb == "hold"

    @pytest.mark.parametrize("verb", ["hug", "shake hands", "waltz", "fight"])
    def test_partners_stand_face_to_face_at_the_distance_of_what_they_do(self, verb: str) -> None:
        one, two = sorted((c.placed for c in filmed(verb, "bob").shots[0].cast), key=lambda p: p.x)
        assert (one.facing, two.facing) == (1, -1)
        assert one.second != two.second
        assert abs(two.x - one.x) == pytest.approx(acted(verb).apart * one.scale, rel=0.02)

    def test_hands_meet_when_they_are_shaken(self) -> None:
        apart = acted("shake hands").apart
        found = joints(person(), at("shake hands", 2.0, apart=apart))
        assert found["hand_r"][0] == pytest.approx(apart / 2, abs=8)

    def test_blades_are_heard(self) -> None:
        heard = contacts.contacts(filmed("fight", "bob"))
        assert any(c.material == "metal" for c in heard)


class TestCrowds:
    def test_many_people_are_one_cheap_actor(self) -> None:
        film = filmed("cheer", count=20)
        actors = [c.placed.actor for c in film.shots[0].cast]
        assert [type(a) for a in actors] == [CrowdActor]
        assert len({id(rig) for rig in actors[0].rigs}) >= 8  # type: ignore[attr-defined]

    def test_a_crowd_looks_the_same_in_any_order_of_frames(self) -> None:
        crowd = Subject("c", "crowd", "person", count=30)
        one, two = CrowdActor(crowd, 3, LIGHT), CrowdActor(crowd, 3, LIGHT)
        drawn(two, at("dance", 2.0), 0.6)
        assert (drawn(one, at("cheer", 1.0), 0.6) == drawn(two, at("cheer", 1.0), 0.6)).all()


class TestLooks:
    def test_callings_differ_at_a_glance(self) -> None:
        seen = []
        for word in ("police officer", "nurse", "ninja", "clown", "diver", "nun", "ballerina", "firefighter"):
            actor = PersonActor(
                Subject("x", word, "person", look={"fem": 1.0, "skin": "2", "hair": "bob"}), 3, 0, LIGHT
            )
            seen.append(drawn(actor, at("idle", 1.0)))
        for i, a in enumerate(seen):
            for b in seen[:i]:
                assert np.abs(a.astype(int) - b).mean() > 0.8

    def test_children_are_smaller_and_toddlers_smaller_still(self) -> None:
        heights = [person(age=age).height for age in ("adult", "teen", "child", "toddler")]
        assert heights == sorted(heights, reverse=True)

    def test_the_old_stoop(self) -> None:
        young, old = person().pose_at(at("idle", 1.0)), person(age="old").pose_at(at("idle", 1.0))
        assert old.lean[0] > young.lean[0] + 0.1

    def test_whoever_faces_left_is_the_mirror_image(self) -> None:
        actor = PersonActor(Subject("x", "man", "person", look={"fem": 0.0, "hair": "bald"}), 3, 0, (0.0, 1.0))
        m = at("wave", 1.0)
        right = drawn(actor, m)
        m.facing, m.yaw = -1, -m.yaw
        left = drawn(actor, m)
        assert np.abs(right[:, 1:, 3].astype(int) - left[:, :0:-1, 3]).mean() < 2.0
