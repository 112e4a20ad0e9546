"""What the document says is what happens: schemathesis calls everything in it as nobody, as its owner and as another.

`SORA_TEST_API_EXAMPLES=300 pytest tests/api/rest/test_openapi.py` looks longer.
"""

import os
from typing import Any
from zlib import crc32

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy
from redis import Redis
from schemathesis import GenerationMode, checks
from schemathesis.core.parameters import ParameterLocation
from starlette.testclient import TestClient

from sora_reflex.api.app import make_api
from sora_reflex.api.rest.app import describe
from sora_reflex.core.settings import get_settings
from tests.api.rest.scene import Scene, bearer, make_scene

EXAMPLES = int(os.environ.get("SORA_TEST_API_EXAMPLES", "3"))

QUICK = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    stateful_step_count=8,
)

UNASKED = [checks.positive_data_acceptance, checks.negative_data_rejection]
"""A wish of the right form may still be refused: nothing but spaces, a made-up cursor. Of wrong requests the bodies are
looked at here: unknown parameters are passed over, and a missing key is always put back."""

HIDDEN = ("secret wish", "for me alone")
"""Words of Ada's that she shows to nobody."""

CALLERS = ("", "kofi", "ada")


@pytest.fixture
def scene(database: str, redis: Redis, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setenv("SORA_API_REQUESTS_PER_MINUTE", "1000000")
    get_settings.cache_clear()
    return make_scene()


@pytest.fixture
def document(scene: Scene) -> Any:
    return schemathesis.openapi.from_asgi("/api/openapi.json", make_api())


OPERATIONS = [(method, path) for path, item in describe()["paths"].items() for method in item]


def aim(case: Any, scene: Scene) -> None:
    """Let every other call be about something that is there: made-up ids meet nothing but refusals."""
    there = [scene.public, scene.private, scene.draft, scene.posted_draft, scene.generation, scene.ended]
    chance = crc32(repr((case.path_parameters, case.body, case.query)).encode())
    if chance % 2:
        return
    if "id" in (case.path_parameters or {}):
        case.path_parameters["id"] = str(there[chance // 2 % len(there)])
    if "handle" in (case.path_parameters or {}):
        case.path_parameters["handle"] = ("ada", "kofi")[chance // 2 % 2]
    if isinstance(case.body, dict) and "draft_id" in case.body:
        case.body["draft_id"] = str(there[chance // 2 % len(there)])


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[f"{method} {path}" for method, path in OPERATIONS])
def test_every_answer_is_as_documented_and_nothing_of_others(
    document: Any, scene: Scene, method: str, path: str
) -> None:
    operation = document[path][method]
    for who in CALLERS:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            check(operation.as_strategy(generation_mode=mode), scene, who)


def check(cases: SearchStrategy[Any], scene: Scene, who: str) -> None:
    @QUICK
    @given(case=cases)
    def call(case: Any) -> None:
        wrong = [place for place, made in case.meta.components.items() if made.mode is GenerationMode.NEGATIVE]
        aim(case, scene)
        answer = case.call_and_validate(headers=bearer(scene.keys[who]) if who else {}, excluded_checks=UNASKED)
        assert ParameterLocation.BODY not in wrong or 400 <= answer.status_code < 500
        if who != "ada":
            assert not [word for word in HIDDEN if word in answer.text]

    call()


@pytest.mark.parametrize("who", CALLERS)
def test_chains_of_calls_are_as_documented(scene: Scene, document: Any, who: str) -> None:
    """What one call made, the next looks at, changes and deletes."""
    base = document.as_state_machine()

    class Chain(base):
        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            aim(case, scene)
            return {"headers": bearer(scene.keys[who]) if who else {}}

        def validate_response(self, response: Any, case: Any, **_more: Any) -> None:
            case.validate_response(response, excluded_checks=UNASKED)
            assert who == "ada" or not [word for word in HIDDEN if word in response.text]

    Chain.run(settings=settings(QUICK, max_examples=max(3, EXAMPLES // 2)))


def test_the_document_is_served_to_everybody(scene: Scene) -> None:
    with TestClient(make_api()) as client:
        answer = client.get("/api/openapi.json")
    assert (answer.status_code, answer.json()["openapi"]) == (200, "3.1.0")
