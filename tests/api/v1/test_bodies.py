"""Bodies that no SDK sends: each is refused in OpenAI's envelope, and none is an error of ours."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.rest.scene import Scene, bearer, make_scene, serving

HALF = '"\\ud800"'
"""Half of a character, which JSON can say and UTF-8 can't."""


@pytest.fixture
def client(database: str) -> Iterator[TestClient]:
    with serving() as client:
        yield client


@pytest.fixture
def scene(database: str) -> Scene:
    return make_scene()


def post(client: TestClient, scene: Scene, path: str, sent: str, kind: str = "application/json") -> Any:
    return client.post(f"/v1{path}", content=sent, headers=bearer(scene.keys["ada"]) | {"content-type": kind})


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/videos", f'{{"prompt": {HALF}}}'),
        ("/videos", f'{{"prompt": "a fox", "seconds": {HALF}}}'),
        ("/videos", f'{{"prompt": "a fox", "model": {HALF}}}'),
        ("/videos", "[" * 5000),
        ("/batches", f'{{"metadata": {{"for": {HALF}}}}}'),
    ],
)
def test_what_is_no_json_is_said_to_be_none(client: TestClient, scene: Scene, path: str, sent: str) -> None:
    answer = post(client, scene, path, sent)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_json")


@pytest.mark.parametrize("seconds", ["0", "false", "[]", "{}", '"٣"'])
def test_a_wrong_length_is_not_taken_for_none(client: TestClient, scene: Scene, seconds: str) -> None:
    answer = post(client, scene, "/videos", f'{{"prompt": "a fox", "seconds": {seconds}}}')
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "seconds")


def test_half_a_character_in_a_line_fails_the_batch_before_anything_is_ordered(
    client: TestClient, scene: Scene
) -> None:
    line = '{"custom_id": "%s", "method": "POST", "url": "/v1/videos", "body": {"prompt": "a fox", "seconds": %s}}'
    ada = bearer(scene.keys["ada"])
    before = [one["id"] for one in client.get("/v1/videos", headers=ada).json()["data"]]
    sent = "\n".join([line % ("one", '"4"'), line % ("two", HALF)])
    file = client.post("/v1/files", headers=ada, data={"purpose": "batch"}, files={"file": ("lines.jsonl", sent)})
    wanted = {"input_file_id": file.json()["id"], "endpoint": "/v1/videos", "completion_window": "24h"}
    batch = client.post("/v1/batches", headers=ada, json=wanted).json()
    assert (batch["status"], batch["errors"]["data"][0]["line"]) == ("failed", 2)
    assert [one["id"] for one in client.get("/v1/videos", headers=ada).json()["data"]] == before
