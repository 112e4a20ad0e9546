"""Who is where and with whom: relations as a prompt tells them, and as a shot then stages them."""

import pytest

from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Beat, Plan, Subject
from workers.engines.animatic.stage import timeline
from workers.engines.animatic.stage.film import Picture
from workers.engines.animatic.stage.placed import Placed
from workers.engines.animatic.stage.presence import presence
from workers.engines.animatic.stage.tethers import tied
from workers.engines.base import RenderRequest


def planned(prompt: str) -> Plan:
    return AnimaticEngine().plan(RenderRequest(prompt, seconds=6, seed=1, width=352, height=640))


def named(plan: Plan, word: str) -> Subject:
    found = [s for s in plan.subjects if word in s.id or s.art == word]
    assert found, f"no {word} among {[s.id for s in plan.subjects]}"
    return found[0]


def related(plan: Plan, word: str) -> set[tuple[str, str]]:
    words = {s.id: s.art or s.word for s in plan.subjects}
    return {(name, words[other]) for name, other in named(plan, word).relations}


def verbs(plan: Plan, word: str) -> set[str]:
    return {beat.verb for beat in named(plan, word).beats}


def placed(plan: Plan, word: str) -> Placed:
    """Where somebody is in the first shot that shows them."""
    picture = Picture(timeline.build(plan, ()))
    sid = named(plan, word).id
    number = next(i for i, shot in enumerate(plan.shots) if sid in shot.subjects)
    return next(p for p in picture.shots[number].placed if p.subject.id == sid)


@pytest.mark.parametrize(
    ("prompt", "who", "name", "other"),
    [
        ("A boy gives a red rose to a girl", "boy", "holding", "rose"),
        ("An elephant sprays water on a girl", "elephant", "beside", "girl"),
        ("A pink flamingo stands between two black swans", "flamingo", "between", "swan"),
        ("A dog in a suit sits at a desk in an office", "dog", "at", "table"),
        ("A cat sits on a table next to a lamp", "cat", "on", "table"),
        ("A blue bird sits on a red bicycle", "bird", "on", "bicycle"),
        ("A hamster runs in a wheel", "hamster", "in", "running_wheel"),
        ("A boy hugs his dog", "boy", "holding", "dog"),
        ("Four ducklings follow their mother across a road", "duckling", "behind", "duck"),
        ("A wizard turns a frog into a prince", "prince", "in place of", "frog"),
        ("A goldfish in a bowl watches a cat", "goldfish", "in", "fish_bowl"),
        ("A yellow cat sleeps on top of a red car", "cat", "on", "automobile"),
        ("A sheep jumps over a fence", "sheep", "over", "fence"),
        ("A knight fights with a sword", "knight", "holding", "dagger"),
        ("A man walks his dog on a leash", "man", "leading", "dog"),
    ],
)
def test_a_relation_is_told_of_whom_it_holds(prompt: str, who: str, name: str, other: str) -> None:
    assert (name, other) in related(planned(prompt), who)


def test_who_is_not_meant_by_a_relation_is_not_in_it() -> None:
    assert not related(planned("An elephant sprays water on a girl"), "girl")
    assert ("on", "banana") not in related(planned("A man slips on a banana peel"), "man")
    assert planned("A blue bird sits on a red bicycle").subjects[0].kind == "bird"


@pytest.mark.parametrize(
    ("prompt", "who", "verb"),
    [
        ("A dad and his daughter bake cookies", "daughter", "cook"),
        ("A man slips on a banana peel", "man", "slip"),
        ("A leaf falls from a tree", "leaf", "fall"),
        ("A snowman melts in the sun", "snowman", "melt"),
        ("A magician disappears", "magician", "vanish"),
        ("A ghost scares a burglar", "burglar", "shiver"),
        ("Two dogs play tug of war with a rope", "dog", "pull"),
        ("A toddler plays with a toy car", "toddler", "kneel"),
        ("An astronaut shakes hands with a green alien", "astronaut", "shake hands"),
        ("A fisherman catches a boot", "fisherman", "hold"),
    ],
)
def test_deeds_are_what_the_prompt_says(prompt: str, who: str, verb: str) -> None:
    assert verb in verbs(planned(prompt), who)


@pytest.mark.parametrize(
    ("prompt", "who", "art"),
    [
        ("Four ducklings follow their mother across a road", "mother", "duck"),
        ("A lion sleeps under a tree, two cubs play beside it", "cub", "lion"),
        ("A fox and her kids cross a river", "kid", "fox"),
    ],
)
def test_the_kin_of_animals_are_animals(prompt: str, who: str, art: str) -> None:
    assert named(planned(prompt), who).art == art


def test_the_mother_of_a_child_is_a_woman_and_the_young_are_small() -> None:
    assert named(planned("A boy and his dog visit his mother"), "mother").kind == "person"
    plan = planned("A cat licks a kitten")
    assert named(plan, "kitten").size < named(plan, "cat").size


def test_who_holds_an_animal_has_it_in_their_arms() -> None:
    plan = planned("A woman holding a cat looks at the camera")
    cat = placed(plan, "cat")
    assert cat.rides is not None
    assert cat.rides.subject.id == named(plan, "woman").id
    assert cat.height < 0.55 * cat.rides.height


def test_what_a_dog_carries_is_in_its_mouth_and_a_horse_in_nobodys_arms() -> None:
    assert placed(planned("A dog carries a stick in its mouth"), "stick").rides is not None
    assert placed(planned("A girl holds a horse"), "horse").rides is None


def test_who_is_between_two_stands_between_them() -> None:
    plan = planned("A pink flamingo stands between two black swans")
    picture = Picture(timeline.build(plan, ()))
    row = {(p.subject.art, p.copy): p.x for p in picture.shots[0].placed}
    low, high = sorted((row["swan", 0], row["swan", 1]))
    assert low < row["flamingo", 0] < high


def test_a_fridge_stands_by_itself_whoever_opens_it() -> None:
    assert placed(planned("A woman opens a fridge"), "fridge").height > 0


def test_one_vanishes_as_the_other_appears() -> None:
    plan = planned("A wizard turns a frog into a prince")
    frog, prince = named(plan, "frog").beats, named(plan, "prince").beats
    assert (presence(frog, 0.5), presence(prince, 0.5)) == (1.0, 0.0)
    assert (presence(frog, 5.5), presence(prince, 5.5)) == (0.0, 1.0)
    assert presence((Beat("walk", 0, 6),), 3) == 1.0


def test_a_cat_on_a_car_is_seen_on_its_roof() -> None:
    cat = placed(planned("A yellow cat sleeps on top of a red car"), "cat")
    assert cat.rides is not None
    assert cat.order > cat.rides.order


def test_who_is_named_by_species_again_is_nobody_new() -> None:
    plan = planned('A koala barista makes coffee. "Double shot?" asks the koala.')
    assert [line.speaker for line in plan.lines] == [plan.subjects[0].id]
    assert sum("koala" in s.id for s in plan.subjects) == 1


def test_a_hat_put_on_somebody_is_worn_and_one_that_flies_off_takes_nobody_along() -> None:
    plan = planned("A girl puts a crown on a big brown bear")
    assert named(plan, "bear").look["hat"] == "crown"
    assert not [s for s in plan.subjects if s.word == "crown"]
    assert "fly" not in verbs(planned("A man sneezes and his hat flies off"), "man")


def test_buses_run_in_streets_and_girls_with_balloons_stand_on_the_ground() -> None:
    plan = planned("A businessman runs to catch a bus")
    assert plan.shots[0].set == "street"
    assert ("chasing", "bus") in related(plan, "businessman")
    assert planned("A girl holds three balloons, one flies away").shots[0].set != "sky"


def test_beasts_that_hug_stand_up_for_it_and_a_boy_takes_his_dog_in_his_arms() -> None:
    assert {s.kind for s in planned("A polar bear hugs a penguin").subjects} == {"person"}
    assert named(planned("A boy hugs his dog"), "dog").kind == "quadruped"


@pytest.mark.parametrize(
    ("prompt", "holder", "thing"),
    [("A man walks his dog", "man", "dog"), ("A girl flies a kite", "girl", "kite")],
)
def test_a_dog_that_is_walked_and_a_kite_that_is_flown_hang_on_a_line(prompt: str, holder: str, thing: str) -> None:
    plan = planned(prompt)
    shot = next(s for s in Picture(timeline.build(plan, ())).shots if len(s.placed) > 1)
    lines = [(a.placed.subject.id, b.placed.subject.id) for a, b in tied(shot.cast)]
    assert lines == [(named(plan, holder).id, named(plan, thing).id)]


def test_nobody_holds_a_line_who_only_walks_past_a_dog() -> None:
    plan = planned("A man walks past a dog")
    assert not [pair for shot in Picture(timeline.build(plan, ())).shots for pair in tied(shot.cast)]


def test_a_pie_is_thrown_at_whom_it_is_meant_for() -> None:
    plan = planned("A clown throws a pie at a policeman")
    beat = next(b for b in named(plan, "clown").beats if b.verb == "throw")
    assert beat.target == named(plan, "policeman").id
    assert ("holding", "pie") in related(plan, "clown")
