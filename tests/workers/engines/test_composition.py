"""Composition over prompts as people type them: the hero is whole, on the ground and not covered by strangers."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from workers.engines.animatic import sets
from workers.engines.animatic.model import Plan, Shot, Subject
from workers.engines.animatic.plan import planner
from workers.engines.animatic.sets.base import Scene, View
from workers.engines.animatic.stage import compose
from workers.engines.animatic.stage.actors import PersonActor
from workers.engines.animatic.stage.compose import Placed
from workers.engines.animatic.stage.camera import ZOOMS
from workers.engines.base import RenderRequest

PROMPTS = (Path(__file__).parent / "animatic_prompts.txt").read_text(encoding="utf-8").splitlines()
SIZE = (352, 640)


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


def box(p: Placed) -> tuple[float, float, float, float]:
    lift = p.lift if p.rides is None else p.rides.lift + p.rides.height * 0.6
    x = p.x + p.slot
    return x - p.width / 2, p.y - lift - p.height, x + p.width / 2, p.y - lift


def covered(hero: Placed, other: Placed) -> float:
    a, b = box(hero), box(other)
    wide, tall = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return max(0.0, wide) * max(0.0, tall) / (hero.width * hero.height)


def tied(a: Placed, b: Placed) -> bool:
    related = {other for _, other in a.subject.relations} | {other for _, other in b.subject.relations}
    return (
        a.rides is b or b.rides is a or a.inside is b or b.inside is a or bool({a.subject.id, b.subject.id} & related)
    )


@pytest.mark.parametrize("part", range(4))
def test_the_hero_is_whole_on_the_ground_and_uncovered(part: int) -> None:
    for prompt, shot, _, placed, scene in staged(PROMPTS[part::8]):
        hero = next(p for p in placed if p.hero)
        left, top, right, foot = box(hero)
        seen = (min(right, scene.wide) - max(left, 0.0)) / hero.width
        assert seen >= (0.9 if shot.framing in {"wide", "full"} else 0.78), (prompt, shot.framing)
        assert hero.height >= 60, (prompt, shot.framing)
        if shot.framing in {"wide", "full"}:
            assert top >= -10, (prompt, shot.framing)
            assert foot <= 1290, (prompt, shot.framing)
        for other in placed:
            if other is not hero and other.order >= hero.order and not tied(hero, other):
                assert covered(hero, other) < 0.45, (prompt, shot.framing, other.subject.id)


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
