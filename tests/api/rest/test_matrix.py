"""Who gets what from every address of `/api`: nobody, a key of another kind, another person, and whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.rest.scene import Scene, bearer, make_scene, serving

SCOPES = ("read", "create", "post")


@dataclass(frozen=True)
class Rule:
    """Of one operation.

    Attributes:
        path: What is asked for, with names of the scene in it.
        scope: What a key must be made for; "" lets anybody read.
        own: Its owner's status.
        other: Another person's status, about what is Ada's.
        body: What is sent.
    """

    path: str
    scope: str
    own: int
    other: int
    body: dict[str, Any] | None = None


MATRIX: dict[tuple[str, str], list[Rule]] = {
    ("get", "/api/v1/me"): [Rule("/me", "read", 200, 200)],
    ("get", "/api/v1/people/{handle}"): [
        Rule("/people/ada", "", 200, 200),
        Rule("/people/nobody", "", 404, 404),
    ],
    ("get", "/api/v1/people/{handle}/posts"): [Rule("/people/ada/posts", "", 200, 200)],
    ("put", "/api/v1/people/{handle}/follow"): [Rule("/people/ada/follow", "post", 422, 200)],
    ("delete", "/api/v1/people/{handle}/follow"): [Rule("/people/ada/follow", "post", 422, 200)],
    ("get", "/api/v1/people/{handle}/followers"): [Rule("/people/ada/followers", "", 200, 200)],
    ("get", "/api/v1/people/{handle}/following"): [Rule("/people/ada/following", "", 200, 200)],
    ("put", "/api/v1/people/{handle}/block"): [Rule("/people/ada/block", "post", 422, 204)],
    ("delete", "/api/v1/people/{handle}/block"): [Rule("/people/ada/block", "post", 422, 204)],
    ("put", "/api/v1/people/{handle}/mute"): [Rule("/people/ada/mute", "post", 422, 204)],
    ("delete", "/api/v1/people/{handle}/mute"): [Rule("/people/ada/mute", "post", 422, 204)],
    ("get", "/api/v1/feed"): [Rule("/feed", "", 200, 200)],
    ("get", "/api/v1/feed/following"): [Rule("/feed/following", "read", 200, 200)],
    ("post", "/api/v1/posts"): [Rule("/posts", "post", 201, 404, {"draft_id": "{draft}"})],
    ("get", "/api/v1/posts/{id}"): [
        Rule("/posts/{public}", "", 200, 200),
        Rule("/posts/{private}", "read", 200, 404),
    ],
    ("patch", "/api/v1/posts/{id}"): [Rule("/posts/{public}", "post", 200, 404, {"caption": "other words"})],
    ("delete", "/api/v1/posts/{id}"): [Rule("/posts/{public}", "post", 204, 404)],
    ("put", "/api/v1/posts/{id}/like"): [
        Rule("/posts/{public}/like", "post", 200, 200),
        Rule("/posts/{private}/like", "post", 200, 404),
    ],
    ("delete", "/api/v1/posts/{id}/like"): [Rule("/posts/{public}/like", "post", 200, 200)],
    ("post", "/api/v1/generations"): [Rule("/generations", "create", 201, 201, {"prompt": "a fox", "seconds": 5})],
    ("get", "/api/v1/generations"): [Rule("/generations", "read", 200, 200)],
    ("get", "/api/v1/generations/{id}"): [Rule("/generations/{generation}", "read", 200, 404)],
    ("post", "/api/v1/generations/{id}/cancel"): [Rule("/generations/{generation}/cancel", "create", 200, 404)],
    ("delete", "/api/v1/generations/{id}"): [Rule("/generations/{generation}", "create", 204, 404)],
    ("get", "/api/v1/generations/{id}/events"): [Rule("/generations/{ended}/events", "read", 200, 404)],
    ("get", "/api/v1/drafts"): [Rule("/drafts", "read", 200, 200)],
    ("get", "/api/v1/drafts/{id}"): [Rule("/drafts/{draft}", "read", 200, 404)],
    ("delete", "/api/v1/drafts/{id}"): [
        Rule("/drafts/{draft}", "create", 204, 404),
        Rule("/drafts/{posted_draft}", "create", 409, 404),
    ],
    # The clips of the scene were filmed without a plan, which their engine can't take up again.
    ("post", "/api/v1/drafts/{id}/remix"): [Rule("/drafts/{draft}/remix", "create", 422, 404, {"prompt": "at night"})],
    ("post", "/api/v1/drafts/{id}/extend"): [Rule("/drafts/{draft}/extend", "create", 422, 404, {"prompt": "on"})],
}

RULES = [(method, rule) for (method, _), rules in MATRIX.items() for rule in rules]
NAMES = [f"{method} {rule.path}" for method, rule in RULES]


@pytest.fixture
def client(database: str, redis: object) -> Iterator[TestClient]:
    with serving() as client:
        yield client


@pytest.fixture
def scene(database: str) -> Scene:
    return make_scene()


def ask(client: TestClient, scene: Scene, method: str, rule: Rule, key: str) -> Any:
    names = {name: str(getattr(scene, name)) for name in ("generation", "draft", "posted_draft", "public", "private")}
    names["ended"] = str(scene.ended)
    body = {
        name: value.format(**names) if isinstance(value, str) else value for name, value in (rule.body or {}).items()
    }
    path = "/api/v1" + rule.path.format(**names)
    return client.request(method.upper(), path, headers=bearer(key), **({"json": body} if rule.body else {}))


def test_every_operation_stands_in_the_matrix(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    known = {(method, path) for path, item in paths.items() for method in item if path.startswith("/api/")}
    assert known == set(MATRIX)


@pytest.mark.parametrize(("method", "rule"), RULES, ids=NAMES)
def test_each_gets_what_is_theirs(client: TestClient, scene: Scene, method: str, rule: Rule) -> None:
    """In an order in which nobody's success stands in the way of the next."""
    statuses = {}
    guest = ask(client, scene, method, rule, "")
    if rule.scope:
        expected = 404 if (method, rule.path) == ("get", "/posts/{private}") else 401
        assert guest.status_code == expected
    else:
        assert guest.status_code == rule.own
    assert ask(client, scene, method, rule, "sk-made-up").status_code == 401
    statuses["other"] = ask(client, scene, method, rule, scene.keys["kofi"]).status_code
    for scope in SCOPES:
        key = scene.keys[f"ada:{scope}"]
        wanted = rule.scope or "read"
        if scope != wanted:
            answer = ask(client, scene, method, rule, key)
            assert (answer.status_code, answer.json()["error"]) == (403, "key_scope")
    statuses["own"] = ask(client, scene, method, rule, scene.keys[f"ada:{rule.scope or 'read'}"]).status_code
    assert statuses == {"other": rule.other, "own": rule.own}


@pytest.mark.parametrize("who", ["", "kofi"])
def test_nothing_of_ada_that_she_does_not_show_is_told(client: TestClient, scene: Scene, who: str) -> None:
    told = ""
    for (method, _), rules in MATRIX.items():
        for rule in rules if method == "get" else ():
            told += ask(client, scene, method, rule, scene.keys[who] if who else "").text
    assert "Look at that" in told
    hidden = ("secret wish", "for me alone", str(scene.draft), str(scene.private), str(scene.generation), "whsec_")
    assert not [word for word in hidden if word in told]
