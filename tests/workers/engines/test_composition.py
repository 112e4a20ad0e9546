"""Composition over prompts as people type them: the hero is whole, on the ground and not covered by strangers."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.workers.engines.composition import looked_at
from workers.engines.animatic import sets
from workers.engines.animatic.model import Plan, Shot, Subject
from workers.engines.animatic.plan import planner
from workers.engines.animatic.sets.base import Scene, View
from workers.engines.animatic.stage import compose
from workers.engines.animatic.stage.acting import stands_on
from workers.engines.animatic.stage.actors import PersonActor
from workers.engines.animatic.stage.camera import ZOOMS
from workers.engines.animatic.stage.compose import Placed
from workers.engines.animatic.stage.rehearsal import AWAY
from workers.engines.base import RenderRequest

PROMPTS = (Path(__file__).parent / "animatic_prompts.txt").read_text(encoding="utf-8").splitlines()
SIZE = (352, 640)
SIZES = ((704, 1280), (1280, 704), (1024, 1024), (1080, 1920))


@cache
def scene_of(place: str, framing: str) -> Scene:
    """A set without its paint: only where its ground is."""
    scene = sets.build(place, View(*SIZE, ZOOMS[framing], (0.5, 0.62)), "day", "clear", "summer", 1, 0.0)
    scene.plates.clear()
    scene.fore.clear()
    return scene


def staged(prompts: list[str]) -> Iterator[tuple[str, Shot, Plan, list[Placed], Scene]]:
    for prompt in prompts:
        plan = planner.make_plan(RenderRequest(prompt, seconds=9, seed=3, width=SIZE[0], height=SIZE[1]))
        for shot in plan.shots:
            scene = scene_of(shot.set, shot.framing)
            placed = compose.arrange(plan, shot, scene)
            if placed:
                yield prompt, shot, plan, placed, scene


def tied(a: Placed, b: Placed) -> bool:
    related = {other for _, other in a.subject.relations} | {other for _, other in b.subject.relations}
    carried = a.rides is b or b.rides is a or a.inside is b or b.inside is a
    return carried or a.partner is b or b.partner is a or bool({a.subject.id, b.subject.id} & related)


def faced(shot: Shot, hero: Placed, scene: Scene) -> bool:
    """Whether a shot shows the face of a person who stands on the ground."""
    near = shot.framing in {"medium", "close"} and shot.angle != "over" and scene.medium == "ground"
    apart = hero.rides is None and hero.inside is None and not hero.lift and not hero.lying
    return near and isinstance(hero.actor, PersonActor) and apart and not hero.journey.verbs & {*AWAY, "crawl"}


@pytest.mark.parametrize("part", range(4))
def test_the_hero_is_whole_in_the_frame_and_nobody_covers_it(part: int) -> None:
    for n, prompt in enumerate(PROMPTS[part::16]):
        wide, high = SIZES[n % len(SIZES)]
        plan = planner.make_plan(RenderRequest(prompt, seconds=6, seed=n, width=wide, height=high))
        seen: dict[tuple[float, str], float] = {}
        for moment in looked_at(plan, (0.1, 0.85)):
            shot, hero = moment.shot.shot, moment.hero[0]
            where = (prompt, (wide, high), shot.framing, shot.camera.name, shot.angle, round(moment.t, 2))
            person = isinstance(hero.actor, PersonActor)
            if moment.hero[2] > 8 and (shot.framing in {"wide", "full"} or not person):
                assert moment.share() >= (0.9 if person else 0.85), where
            if "fall" not in hero.journey.verbs:  # whoever drops in comes from above
                assert moment.head >= 0.94, where
            people = sum(isinstance(p.actor, PersonActor) for p, _, _ in moment.masks)
            if people < 3 and faced(shot, hero, moment.shot.scene):
                assert 0.25 <= moment.eyes <= 0.46, where
            for other, mask, _ in moment.masks:
                if other is hero or not mask.any():
                    continue
                if not tied(hero, other) and not other.turned:
                    assert moment.covered(other) <= 0.12, (where, other.subject.word)
                key = (shot.start, other.subject.id)
                if not other.turned and other.copy == 0:
                    seen[key] = max(seen.get(key, 0.0), moment.visible(other))
        hidden = {key: share for key, share in seen.items() if share < 0.3}
        assert not hidden, (prompt, hidden)


@pytest.mark.parametrize("size", [(704, 1280), (1280, 704), (1080, 1920)])
def test_two_who_talk_look_at_each_other_from_their_sides(size: tuple[int, int]) -> None:
    prompt = 'A queen and a frog sit in a garden. "Kiss me," says the frog. "No," says the queen.'
    plan = planner.make_plan(RenderRequest(prompt, seconds=9, seed=4, width=size[0], height=size[1]))
    both = next(m for m in looked_at(plan) if len({p.subject.id for p, _, _ in m.masks}) >= 2)
    left, right = sorted((p for p, _, _ in both.masks), key=lambda p: p.x)[:2]
    assert (left.facing, right.facing) == (1, -1) or both.shot.shot.angle == "over"


def test_one_alone_stands_near_a_third_and_looks_into_the_picture() -> None:
    for seed in range(4):
        plan = planner.make_plan(RenderRequest("A girl waits in a park", seconds=4, seed=seed, width=1280, height=704))
        moment = next(looked_at(plan))
        hero, wide = moment.hero[0], moment.shot.scene.wide
        assert 0.15 < abs(hero.x / wide - 0.5) * 2 < 0.55
        assert hero.facing * (wide / 2 - hero.x) > 0


def test_who_stands_stands_on_the_ground_and_groups_stand_in_rows() -> None:
    prompts = ("Six children wave in a meadow", "A crowd of people dances on a stage", "Ten soldiers wait in a desert")
    for prompt in prompts:
        for _, shot, _, placed, scene in staged([prompt]):
            feet = [p for p in placed if p.rides is None and p.inside is None and not p.lift]
            if shot.framing in {"wide", "full"}:
                assert all(scene.floor - 6 <= p.y <= 1290 for p in feet), prompt
            if shot.framing in {"wide", "full"} and len(feet) > 4:
                assert len({round(p.y / 12) for p in feet}) >= 2, prompt


def test_people_of_one_shot_are_of_human_size_beside_each_other() -> None:
    for prompt, _, _, placed, _ in staged(PROMPTS[::9]):
        people = [p for p in placed if isinstance(p.actor, PersonActor) and p.subject.look.get("age") != "child"]
        people = [p for p in people if p.subject.size == 1.0 and p.subject.count == 1 and p.rides is None]
        if len(people) > 1:
            heights = [p.height for p in people]
            assert max(heights) <= 2.1 * min(heights), prompt


def test_several_riders_sit_side_by_side_and_each_has_its_own_horse() -> None:
    vikings = [p for *_, placed, _ in staged(["Vikings row a longship through the fog"]) for p in placed if p.rides]
    assert len({round(p.slot) for p in vikings}) == 3
    for *_, placed, _ in staged(["Three bandits ride horses through the desert"]):
        carriers = [id(p.rides) for p in placed if p.rides is not None]
        assert len(set(carriers)) == 3


def test_who_is_held_but_leads_the_shot_is_replaced_by_the_holder() -> None:
    prompt = 'An old fisherman catches a golden fish that talks: "Let me go and I grant you a wish."'
    for *_, placed, _ in staged([prompt]):
        assert any(p.hero for p in placed)
        assert any(p.subject.kind == "fish" for p in placed)


def test_small_things_are_small_beside_a_person() -> None:
    for prompt in ("A woman looks at a cookie", "A man stands beside a cup of coffee", "A boy finds a coin"):
        for _, shot, _, placed, _ in staged([prompt]):
            heights: dict[bool, float] = {isinstance(p.actor, PersonActor): p.height for p in placed}
            if shot.framing in {"wide", "full"} and len(heights) == 2:
                assert heights[False] < 0.35 * heights[True], prompt


def test_an_animal_in_a_hat_is_drawn_with_it() -> None:
    from workers.engines.animatic.art.wear import wear_for

    fox = Subject("fox", "fox", "quadruped", "fox", {"hat": "tophat", "scarf": "#D6453D", "glasses": "sun"})
    worn = wear_for(fox.look)
    assert (worn.hat, worn.scarf, worn.glasses, worn.hat_color) == ("tophat", "#D6453D", "sun", "#2B2832")


TALKS = (
    'A teacher asks: "What is two plus two?" A small boy answers: "Four!"',
    'A woman with a pink umbrella meets a fisherman. She says "You slept at the market." He answers "So did you."',
)


@pytest.mark.parametrize("prompt", TALKS)
@pytest.mark.parametrize("size", [(704, 1280), (1280, 704)])
def test_the_near_shoulder_never_hides_the_face_of_who_speaks(size: tuple[int, int], prompt: str) -> None:
    plan = planner.make_plan(RenderRequest(prompt, seconds=9, seed=0, width=size[0], height=size[1]))
    over = [m for m in looked_at(plan, (0.1, 0.5, 0.9)) if m.shot.shot.angle == "over"]
    assert over
    for moment in over:
        near = next(p for p, _, _ in moment.masks if p.turned)
        assert moment.face_behind(near) <= 0.05


def test_who_jumps_on_a_thing_stands_on_it_and_who_rests_sits() -> None:
    for verb, sits in (("jump", False), ("sit", True)):
        for *_, placed, _ in staged([f"Two kids {verb} on a trampoline in the garden"]):
            for p in placed:
                assert p.rides is None or stands_on(p.rides, p) is not sits, verb


def test_a_thing_on_a_thing_is_sized_to_it() -> None:
    for *_, placed, _ in staged(["A boy blows out candles on a birthday cake"]):
        for p in placed:
            assert p.rides is None or p.height <= 0.4 * p.rides.height
