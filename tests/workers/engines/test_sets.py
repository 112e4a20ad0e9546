"""The sets: one for every name, whole in every shape, true to hour and weather, and clear where actors stand."""

import itertools
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import skia

from workers.engines.animatic import catalogue, sets, sheet
from workers.engines.animatic.__main__ import main as command
from workers.engines.animatic.art.emoji import pixels
from workers.engines.animatic.light.weather import add_weather
from workers.engines.animatic.plan.planner import make_plan
from workers.engines.animatic.sets.base import HIGH, Scene, View
from workers.engines.animatic.sound import ambience
from workers.engines.base import RenderRequest

Pixels = npt.NDArray[np.uint8]
SMALL = (144, 256)
NAMED_AS_THEY_ARE = ("library", "court", "gym", "shop", "market", "subway", "airport", "harbour", "reef", "river",
                     "waterfall", "canyon", "arctic", "temple", "workshop", "fortress", "bridge", "station", "rooftop",
                     "graveyard", "playground", "carnival", "church", "hospital", "laboratory")  # fmt: skip
PLACED = {
    "Two pirates fight on the deck of a ship": "ship_deck",
    "A parrot on a pirate ship": "ship_deck",
    "A pirate ship sails through a storm": "sea",
    "A dragon breathes fire over a castle": "fortress",
    "A king sits on his throne in a castle": "castle",
    "A ghost floats through a castle": "castle",
    "An astronaut jumps on the moon": "moon",
    "An astronaut walks on Mars": "planet",
    "A dog sleeps on the sofa in the living room": "living_room",
    "A girl walks towards a haunted house": "graveyard",
    "A girl runs through a wheat field": "wheat_field",
    "A mechanic works in a garage": "workshop",
    "A couple says goodbye on the railway platform": "station",
    "A commuter waits for the subway": "subway",
}
"""Prompts, and where they play: outside and inside, aboard and at sea, here and there."""
LIT_FROM_WITHIN = {"neon_alley", "stage", "space", "spaceship", "cave", "volcano"}
"""Sets whose light does not come from the hour."""


def built(
    name: str,
    size: tuple[int, int] = SMALL,
    hour: str = "day",
    weather: str = "clear",
    season: str = "summer",
    seed: int = 3,
) -> Scene:
    scene = sets.build(name, View(*size), hour, weather, season, seed)
    add_weather(scene)
    return scene


def still(scene: Scene, time: float = 1.0, cam: float = 0.0) -> Pixels:
    """Plates, what lives between them and what is before them, without actors and lights."""
    view = scene.view
    surface = skia.Surface(view.width, view.height)
    c = surface.getCanvas()
    for plate in scene.plates:
        c.drawImage(plate.image, plate.x, plate.y)
    view.enter(c)
    for live in (*scene.lives, *scene.fronts):
        live(c, time, cam)
    return np.asarray(pixels(surface.makeImageSnapshot()))


def distance(a: Pixels, b: Pixels) -> float:
    return float(np.abs(a[..., :3].astype(int) - b[..., :3]).mean())


def coarse(picture: Pixels) -> npt.NDArray[np.float64]:
    """What is left of a picture at a glance: the means of its 4 x 4 fields."""
    rows = np.array_split(picture[..., :3], 4, 0)
    return np.array([[field.mean((0, 1)) for field in np.array_split(row, 4, 1)] for row in rows])


class TestCatalogue:
    def test_there_are_sets_enough_and_none_is_unnamed(self) -> None:
        assert len(catalogue.SETS) >= 59
        assert set(catalogue.SETS) == set(sets.SETS)

    def test_every_set_has_its_sound(self) -> None:
        assert set(ambience.OF_SET) == set(catalogue.SETS)
        heard = {name for layers in ambience.OF_SET.values() for name, _ in layers}
        assert heard <= set(catalogue.AMBIENCES)

    def test_they_differ_at_a_glance(self) -> None:
        looks = {name: coarse(still(built(name))) for name in catalogue.SETS}
        for a, b in itertools.combinations(looks, 2):
            assert np.abs(looks[a] - looks[b]).mean() > 6, f"{a} looks like {b}"

    @pytest.mark.parametrize("name", NAMED_AS_THEY_ARE)
    def test_a_prompt_that_names_the_place_is_played_there(self, name: str) -> None:
        prompt = f"A woman with a red umbrella at the {name}."
        plan = make_plan(RenderRequest(prompt, seconds=4, width=256, height=256, seed=1))
        assert plan.shots[0].set == name

    @pytest.mark.parametrize("prompt", PLACED)
    def test_a_prompt_is_played_where_it_says(self, prompt: str) -> None:
        plan = make_plan(RenderRequest(prompt, seconds=4, width=256, height=256, seed=1))
        assert plan.shots[0].set == PLACED[prompt]


@pytest.mark.parametrize("name", catalogue.SETS)
class TestEverySet:
    @pytest.mark.parametrize("size", [(144, 256), (256, 144), (192, 192)])
    def test_fills_the_frame(self, name: str, size: tuple[int, int]) -> None:
        assert still(built(name, size))[..., 3].min() == 255

    def test_feet_stand_on_ground_that_is_seen(self, name: str) -> None:
        scene = built(name)
        assert scene.floor < scene.ground < HIGH
        assert scene.ambience
        assert set(scene.ambience) <= set(catalogue.AMBIENCES)

    def test_nothing_stands_before_the_middle(self, name: str) -> None:
        scene = built(name)
        left, right = scene.view.width * 0.4, scene.view.width * 0.6
        for plate in scene.fore:
            seen = pixels(plate.image)[..., 3] > 128
            columns = np.arange(seen.shape[1]) + plate.x
            rows = np.nonzero(seen[:, (columns > left) & (columns < right)].any(1))[0] + plate.y
            high, low = 0.2 * scene.view.height, 0.9 * scene.view.height
            assert not ((rows > high) & (rows < low)).any()

    def test_is_the_same_again_and_another_by_another_seed(self, name: str) -> None:
        one = still(built(name, seed=3))
        assert (one == still(built(name, seed=3))).all()
        assert distance(one, still(built(name, seed=4))) > 0

    def test_moves_with_the_camera_for_as_long_as_one_likes(self, name: str) -> None:
        scene = built(name)
        for time, cam in ((0.0, 0.0), (3.3, -400.0), (60.0, 4000.0)):
            assert still(scene, time, cam)[..., 3].min() == 255

    def test_what_moves_leaves_the_canvas_as_it_found_it(self, name: str) -> None:
        scene, canvas = built(name, hour="night"), skia.Surface(*SMALL).getCanvas()
        before = canvas.getSaveCount()
        for part in (*scene.lives, *scene.fronts, *scene.glows):
            part(canvas, 1.0, 0.0)
            assert canvas.getSaveCount() == before

    def test_knows_day_from_night(self, name: str) -> None:
        if name not in LIT_FROM_WITHIN:
            assert distance(still(built(name)), still(built(name, hour="night"))) > 6

    @pytest.mark.parametrize("weather", ["rain", "snow", "fog"])
    def test_shows_the_weather_where_there_is_a_sky(self, name: str, weather: str) -> None:
        scene = built(name, weather=weather)
        if not scene.sheltered and scene.medium not in ("under", "space"):
            assert distance(still(built(name)), still(scene)) > 0.3


class TestContactSheet:
    def test_shows_what_is_asked_on_one_page_of_its_own(self, tmp_path: Path) -> None:
        drawn: list[str] = []
        wanted = {"sets": ("reef", "temple"), "actions": ("dance",), "camera": ("orbit",), "animals": ("fox",)}
        sheet.write(tmp_path / "sheet.html", drawn.append, wanted)
        page = (tmp_path / "sheet.html").read_text("utf-8")
        assert drawn == ["reef", "temple", "dance", "orbit", "fox"]
        assert page.count("<img") == 2 * 2 + 1 + 3 + 1
        assert page.count('src="') == page.count('src="data:image/webp;base64,')

    def test_has_a_part_for_everything_that_is_registered(self) -> None:
        parts = sheet.parts()
        assert set(parts["sets"].names) == set(catalogue.SETS)
        assert set(parts["styles"].names) == set(catalogue.STYLES)
        assert set(parts["actions"].names) == set(catalogue.ACTIONS)
        assert set(parts["camera"].names) == set(catalogue.CAMERA)
        assert {"dog", "eagle", "shark"} <= set(parts["animals"].names)
        assert {"lighthouse", "submarine"} <= set(parts["things"].names) <= set(catalogue.DRAWN_PROPS)

    def test_the_command_refuses_what_it_does_not_know(self, tmp_path: Path) -> None:
        for wish in ("weathers", "sets=atlantis"):
            with pytest.raises(SystemExit, match="weathers|atlantis"):
                command(["catalogue", "-o", str(tmp_path / "sheet.html"), wish])
        assert not (tmp_path / "sheet.html").exists()
