"""What fills the air and the sky: named by a prompt, put in its shots, and seen."""

import numpy as np
import pytest
import skia

from workers.engines.animatic import effects, sets
from workers.engines.animatic.light.buffer import LightBuffer
from workers.engines.animatic.plan.planner import make_plan
from workers.engines.animatic.sets import View
from workers.engines.base import RenderRequest

NAMED = [
    ("Autumn leaves fall on a quiet lake", "falling_leaves"),
    ("Cherry blossoms drift past a temple", "petals"),
    ("Confetti rains on a singer on a stage", "confetti"),
    ("Sparks fly as a blacksmith hammers a sword", "embers"),
    ("A child chases soap bubbles in the park", "bubbles"),
    ("The northern lights over a snowy village", "aurora"),
    ("A shooting star over the desert", "shooting_stars"),
    ("Fireworks over the harbour", "fireworks"),
    ("Hundreds of lanterns rise into the night over a lake", "sky_lanterns"),
    ("Clouds racing over a city", "racing_clouds"),
    ("Fireflies in the forest", "fireflies"),
    ("A lighthouse in a storm, waves crash against the rocks", "spray"),
    ("A night market with paper lanterns", "paper_lanterns"),
    ("Sunbeams fall through the windows of a church", "sunbeams"),
    ("An underwater temple with shafts of light", "sunbeams"),
    ("Dust motes drift through an old library", "dust"),
    ("The milky way over a desert", "milky_way"),
    ("A couple under the stars on a beach", "milky_way"),
    ("A blizzard hits a mountain village", "blizzard"),
]


@pytest.mark.parametrize(("prompt", "name"), NAMED)
def test_a_prompt_names_an_effect_in_its_own_words(prompt: str, name: str) -> None:
    plan = make_plan(RenderRequest(prompt=prompt))
    assert all(name in shot.effects for shot in plan.shots)
    assert not any(name.split("_")[-1].rstrip("s") in left for left in plan.left_out)


@pytest.mark.parametrize(
    "prompt",
    ["The train leaves without her", "A boy holds a lantern in a cave", "A sky without fireworks", "A steam train"],
)
def test_what_is_held_denied_or_another_word_is_no_effect(prompt: str) -> None:
    assert make_plan(RenderRequest(prompt=prompt)).shots[0].effects == ()


def test_lights_in_the_sky_are_seen_at_night() -> None:
    assert make_plan(RenderRequest(prompt="Fireworks over the sea")).shots[0].hour == "night"
    assert make_plan(RenderRequest(prompt="Fireworks over the sea at dawn")).shots[0].hour == "dawn"


@pytest.mark.parametrize("name", sorted(effects.EFFECTS))
def test_each_effect_is_seen_and_moves(name: str) -> None:
    moments = [_drawn(name, t) for t in (0.2, 0.9, 1.6, 2.3)]
    assert max(int(moment.max()) for moment in moments) > 40
    assert any((moment != moments[0]).any() for moment in moments) or name == "rainbow"


def test_a_roof_keeps_the_sky_out() -> None:
    view = View(352, 640)
    scene = sets.build("bedroom", view, "night", "clear", "summer", 1)
    scene.sheltered = True
    before = len(scene.lives) + len(scene.fronts) + len(scene.glows)
    effects.add_effects(scene, ("fireworks", "aurora"))
    assert len(scene.lives) + len(scene.fronts) + len(scene.glows) == before


def _drawn(name: str, t: float) -> np.ndarray:
    view = View(176, 320)
    scene = sets.build("meadow", view, "night", "clear", "autumn", 3)
    for things in (scene.lives, scene.fronts, scene.glows):
        things.clear()
    effects.add_effects(scene, (name,) if name else ())
    frame = np.zeros((320, 176, 4), np.uint8)
    info = skia.ImageInfo.Make(176, 320, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    canvas = skia.Surface.MakeRasterDirect(info, frame, 176 * 4).getCanvas()
    view.enter(canvas)
    for moving in (*scene.lives, *scene.fronts):
        moving(canvas, t, 0.0)
    lights = LightBuffer(176, 320)
    glowing = lights.begin()
    view.enter(glowing)
    for moving in scene.glows:
        moving(glowing, t, 0.0)
    lights.add_to(frame)
    return frame
