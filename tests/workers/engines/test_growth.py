"""The engine grows by files: the examples of docs/animatic.md are found, understood and drawn; no index is stale."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workers.engines.animatic import catalogue, sets, styles
from workers.engines.animatic.plan.match import matcher

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "docs" / "animatic.md"
_EXAMPLE = re.compile(r"```python\n# (workers/engines/animatic/(\S+)\.py)\n(.*?)```", re.DOTALL)

_RUN = """
import importlib, json, sys
from pathlib import Path

for path in map(Path, sys.argv[2:]):
    package, name = ".".join(path.parent.parts), path.stem
    importlib.import_module(package).__path__.append(str(Path(sys.argv[1]) / path.parent))
    importlib.import_module(f"{package}.{name}")

import numpy as np
from workers.engines.animatic import catalogue, sheet
from workers.engines.animatic.plan.match import matcher
from workers.engines.animatic.plan.planner import make_plan
from workers.engines.animatic.sound import ambience
from workers.engines.animatic.stage.film import Picture
from workers.engines.animatic.stage.timeline import Timeline
from workers.engines.base import RenderRequest

told = {}
for prompt in json.load(sys.stdin):
    plan = make_plan(RenderRequest(prompt, seconds=4, width=256, height=256, seed=3))
    still = np.zeros((256, 256, 3), np.uint8)
    Picture(Timeline(plan, ())).rgb(40, still)
    told[prompt] = {
        "set": plan.shots[0].set, "style": plan.style, "left_out": plan.left_out, "spread": float(still.std()),
        "verbs": [beat.verb for subject in plan.subjects for beat in subject.beats],
        "arts": [subject.art for subject in plan.subjects], "sounds": list(ambience.layers_of(plan.shots[0])),
        "tint": still.mean((0, 1)).tolist(),
    }
names = [*catalogue.SETS, *catalogue.STYLES, *catalogue.ACTIONS, *catalogue.DRAWN_PROPS]
drawn = [name for part in sheet.parts().values() for name in part.names]
print(json.dumps({"prompts": told, "names": names, "drawn": drawn, "unstored": matcher().unstored}))
"""
PROMPTS = (
    "A keeper waits in the lantern room of a lighthouse at night.",
    "A fox runs through a forest, night vision.",
    "A girl curtseys on a stage.",
    "An old phonograph on a beach.",
)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What an engine says and draws that has the guide's examples among its files."""
    folder = tmp_path_factory.mktemp("grown")
    paths = []
    for path, _, code in _EXAMPLE.findall(GUIDE.read_text("utf-8")):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code, "utf-8")
        paths.append(path)
    assert len(paths) == 4
    run = subprocess.run(
        [sys.executable, "-c", _RUN, str(folder), *paths], input=json.dumps(PROMPTS), capture_output=True, text=True,
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return told


class TestExamplesOfTheGuide:
    def test_are_in_the_catalogue_and_on_the_contact_sheet(self, grown: dict[str, Any]) -> None:
        new = {"lamp_room", "nightsight", "curtsy", "gramophone"}
        assert new <= set(grown["names"])
        assert new <= set(grown["drawn"])

    def test_a_set_is_found_by_its_words_and_heard(self, grown: dict[str, Any]) -> None:
        film = grown["prompts"][PROMPTS[0]]
        assert film["set"] == "lamp_room"
        assert {"sea", "hum"} <= {name.split("@")[0] for name in film["sounds"]}
        assert film["spread"] > 10

    def test_a_style_is_found_by_its_words_and_changes_the_picture(self, grown: dict[str, Any]) -> None:
        film = grown["prompts"][PROMPTS[1]]
        red, green, blue = film["tint"]
        assert film["style"] == "nightsight"
        assert green > 1.5 * max(red, blue)

    def test_an_action_is_found_by_its_verb(self, grown: dict[str, Any]) -> None:
        assert "curtsy" in grown["prompts"][PROMPTS[2]]["verbs"]

    def test_a_thing_is_found_by_its_words(self, grown: dict[str, Any]) -> None:
        assert "gramophone" in grown["prompts"][PROMPTS[3]]["arts"]

    def test_what_is_new_is_understood_before_its_vectors_are_stored(self, grown: dict[str, Any]) -> None:
        assert "top of the lighthouse" in grown["unstored"]


def test_stored_vectors_hold_every_text_that_is_registered() -> None:
    fresh = matcher().unstored
    assert not fresh, f"run python -m workers.engines.animatic.plan.build_index: {fresh}"


def test_every_file_of_sets_and_styles_is_found_by_being_there() -> None:
    for package, known in ((sets, catalogue.SETS), (styles, catalogue.STYLES)):
        folder = Path(package.__path__[0])
        said = {name for file in folder.glob("*.py") for name in re.findall(r'^@(?:scene|style)\(\s*"(\w+)"',
                file.read_text("utf-8"), re.MULTILINE)}  # fmt: skip
        assert said == {name for name in known if name}
