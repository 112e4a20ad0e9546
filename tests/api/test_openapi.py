"""What the document says is what happens: schemathesis calls everything in it as nobody, as its owner and as another.

`SORA_TEST_API_EXAMPLES=300 pytest tests/api/test_openapi.py` looks longer.
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
from sqlmodel import select
from starlette.testclient import TestClient

from sora_reflex.api.app import make_api
from sora_reflex.api.document import describe
from sora_reflex.core import db
from sora_reflex.core.settings import get_settings
from sora_reflex.media.storage import get_storage
from sora_reflex.models import Video
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

JSON = "application/json"

CALLERS = ("", "kofi", "ada")


@pytest.fixture
def scene(database: str, redis: Redis, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setenv("SORA_API_REQUESTS_PER_MINUTE", "1000000")
    get_settings.cache_clear()
    scene = make_scene()
    with db.reading() as session:
        for video in session.exec(select(Video)):
            for file in video.files.values():
                stored = get_storage()._path(f"videos/{video.id}/{file['name']}")  # type: ignore[attr-defined]
                stored.parent.mkdir(parents=True, exist_ok=True)
                stored.write_bytes(b"a film")
    return scene


@pytest.fixture
def document(scene: Scene) -> Any:
    return schemathesis.openapi.from_asgi("/api/openapi.json", make_api())


OPERATIONS = [(method, path) for path, item in describe()["paths"].items() for method in item]


def is_body_wrong(case: Any) -> bool:
    """Whether a call was made to be refused for its body, which then stays as it is."""
    made = case.meta.components.get(ParameterLocation.BODY) if case.meta else None
    return made is not None and made.mode is GenerationMode.NEGATIVE


def aim(case: Any, scene: Scene) -> None:
    """Let every other call be about something that is there: made-up ids meet nothing but refusals."""
    there = [scene.public, scene.private, scene.draft, scene.posted_draft, scene.generation, scene.ended]
    chance = crc32(repr((case.path_parameters, case.body, case.query)).encode())
    if chance % 2:
        return
    if case.path.startswith("/v1/"):
        aim_v1(case, scene, chance // 2)
        return
    if "id" in (case.path_parameters or {}):
        case.path_parameters["id"] = str(there[chance // 2 % len(there)])
    if "handle" in (case.path_parameters or {}):
        case.path_parameters["handle"] = ("ada", "kofi")[chance // 2 % 2]
    if isinstance(case.body, dict) and "draft_id" in case.body and not is_body_wrong(case):
        case.body["draft_id"] = str(there[chance // 2 % len(there)])


def aim_v1(case: Any, scene: Scene, chance: int) -> None:
    videos = [f"video_{id.hex}" for id in (scene.filmed, scene.generation, scene.ended)]
    files = [f"file-{scene.file.hex}", f"file-output-{scene.batch.hex}", f"file-errors-{scene.batch.hex}"]
    batches = [f"batch_{scene.batch.hex}"]
    there = {"videos": videos, "files": files, "batches": batches, "models": ["sora-2", "sora-2-pro", "animatic"]}
    ids = there[case.path.split("/")[2]]
    for name in case.path_parameters or {}:
        case.path_parameters[name] = ids[chance % len(ids)]
    if isinstance(case.body, dict) and case.media_type == JSON and not is_body_wrong(case):
        fitting = {"video": {"id": videos[chance % 3]}, "input_file_id": files[0], "model": "sora-2", "size": "256x448"}
        case.body |= {name: value for name, value in fitting.items() if name in case.body}


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
        aim(case, scene)
        answer = case.call_and_validate(headers=bearer(scene.keys[who]) if who else {}, excluded_checks=UNASKED)
        # A wrong number is no longer wrong as the text of a form.
        if is_body_wrong(case) and case.media_type == JSON:
            assert 400 <= answer.status_code < 500
        if who != "ada":
            assert not [word for word in HIDDEN if word in answer.text]

    call()


@pytest.mark.parametrize("who", CALLERS)
@pytest.mark.parametrize("prefix", ["/api/v1/", "/v1/"])
def test_chains_of_calls_are_as_documented(scene: Scene, document: Any, prefix: str, who: str) -> None:
    """What one call made, the next looks at, changes and deletes."""
    base = document.include(path_regex=f"^{prefix}").as_state_machine()

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
