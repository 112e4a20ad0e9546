"""What `/api` does for somebody: clips from the wish to the post, lists that go on, and refusals of one shape."""

import asyncio
import json
from collections.abc import AsyncGenerator, Iterator
from datetime import timedelta
from typing import Any

import pytest
from fastapi import Request
from fastapi.sse import ServerSentEvent
from redis import Redis
from sqlalchemy import delete
from starlette.testclient import TestClient

from sora_reflex.api.rest import following
from sora_reflex.core import clock as core_clock
from sora_reflex.core import db, events
from sora_reflex.core.errors import TooMany
from sora_reflex.media.storage import get_storage
from sora_reflex.models import ApiKey, User
from sora_reflex.studio import claims, lifecycle
from tests.api.rest.scene import Scene, bearer, make_scene, serving
from tests.factories import create_post, create_user, viewer_of


@pytest.fixture
def client(database: str, redis: Redis) -> Iterator[TestClient]:
    with serving() as client:
        yield client


@pytest.fixture
def scene(database: str) -> Scene:
    return make_scene()


def test_a_clip_is_asked_for_once_and_is_a_video_too(client: TestClient, scene: Scene) -> None:
    ada = bearer(scene.keys["ada"])
    sent = {"prompt": "a fox in the snow", "seconds": 5, "shape": "landscape", "seed": 7}
    first = client.post("/api/v1/generations", json=sent, headers=ada | {"idempotency-key": "one"})
    again = client.post("/api/v1/generations", json=sent, headers=ada | {"idempotency-key": "one"})
    reused = ada | {"idempotency-key": "one"}
    refused = client.post("/api/v1/generations", json=sent | {"prompt": "a wolf"}, headers=reused)
    assert (refused.status_code, refused.json()["error"]) == (409, "idempotency_key_reused")
    other = client.post("/api/v1/generations", json=sent, headers=ada)
    assert first.status_code == again.status_code == 201
    assert first.json()["id"] == again.json()["id"] != other.json()["id"]
    made = first.json()
    assert (made["status"], made["seconds"], made["shape"], made["seed"]) == ("queued", 5, "landscape", 7)
    video = client.get(f"/v1/videos/{made['video']}", headers=ada).json()
    assert (video["id"], video["prompt"]) == (made["video"], "a fox in the snow")
    called_off = client.post(f"/api/v1/generations/{made['id']}/cancel", headers=ada).json()
    assert called_off["status"] == "cancelled"
    assert client.get("/api/v1/me", headers=ada).json()["quota"]["used"] >= 1


def test_a_draft_becomes_a_post_that_others_like(client: TestClient, scene: Scene) -> None:
    ada, kofi = bearer(scene.keys["ada"]), bearer(scene.keys["kofi"])
    drafts = client.get("/api/v1/drafts", headers=ada).json()["items"]
    assert [one["id"] for one in drafts] == [str(scene.draft)]
    sent = {"draft_id": str(scene.draft), "caption": "Snow!", "visibility": "followers"}
    post = client.post("/api/v1/posts", json=sent, headers=ada).json()
    path = f"/api/v1/posts/{post['id']}"
    assert client.get(path, headers=kofi).status_code == 404
    assert client.put("/api/v1/people/ada/follow", headers=kofi).json()["is_following"]
    assert client.get(path, headers=kofi).json()["caption"] == "Snow!"
    feed = client.get("/api/v1/feed/following", headers=kofi).json()["items"]
    assert post["id"] in [one["id"] for one in feed]
    for _ in range(2):
        assert client.put(f"{path}/like", headers=kofi).json() == {"like_count": 1, "is_liked": True}
    edited = client.patch(path, json={"visibility": "public"}, headers=ada).json()
    assert (edited["caption"], edited["visibility"], edited["like_count"]) == ("Snow!", "public", 1)
    assert client.get(path).json()["is_liked"] is False
    assert client.delete(path, headers=ada).status_code == 204
    assert client.get(path, headers=ada).status_code == 404


def test_a_block_hides_each_from_the_other(client: TestClient, scene: Scene) -> None:
    ada, kofi = bearer(scene.keys["ada"]), bearer(scene.keys["kofi"])
    assert client.put("/api/v1/people/kofi/block", headers=ada).status_code == 204
    assert client.get("/api/v1/people/kofi", headers=ada).json()["relation"]["is_blocked"]
    for path in ("/api/v1/people/ada", "/api/v1/people/ada/posts", f"/api/v1/posts/{scene.public}"):
        assert client.get(path, headers=kofi).status_code == 404
        assert client.get(path).status_code == 200
    assert client.get("/api/v1/feed", headers=kofi).json()["items"] == []


def test_a_private_account_is_asked_first_and_shows_nothing_before(client: TestClient, scene: Scene) -> None:
    with db.unit_of_work() as session:
        session.get_one(User, scene.ada_id).is_private = True
    kofi = bearer(scene.keys["kofi"])
    asked = client.put("/api/v1/people/ada/follow", headers=kofi).json()
    assert (asked["is_following"], asked["is_requested"]) == (False, True)
    assert client.get("/api/v1/people/ada", headers=kofi).json()["is_closed"]
    assert client.get("/api/v1/people/ada/posts", headers=kofi).json()["items"] == []
    assert client.get(f"/api/v1/posts/{scene.public}", headers=kofi).status_code == 404


def test_lists_go_on_where_they_ended_while_rows_come(client: TestClient, scene: Scene) -> None:
    with db.unit_of_work() as session:
        kofi = create_user(session, handle="maker")
        for minute in range(25):
            create_post(session, kofi, created_at=core_clock.now() - timedelta(minutes=minute))
    for path in ("/api/v1/feed", "/api/v1/people/maker/posts"):
        seen: list[str] = []
        cursor = ""
        while True:
            page = client.get(path, params={"cursor": cursor}).json()
            seen += [one["id"] for one in page["items"]]
            cursor = page["next"]
            with db.unit_of_work() as session:
                create_post(session, kofi)
            if not cursor:
                break
        assert len(seen) == len(set(seen)) >= 25


@pytest.mark.parametrize(
    ("method", "path", "sent", "status", "code"),
    [
        ("get", "/api/v1/nowhere", None, 404, "not_found"),
        ("get", "/api", None, 404, "not_found"),
        ("put", "/api/v1/me", None, 405, "method_not_allowed"),
        ("get", "/api/v1/feed?cursor=made-up", None, 422, "invalid"),
        ("get", "/api/v1/posts/nonsense", None, 422, "invalid"),
        ("post", "/api/v1/generations", {"prompt": "a fox", "promt": "x"}, 422, "invalid"),
        ("post", "/api/v1/generations", {"prompt": "x" * 2001}, 422, "invalid"),
        ("post", "/api/v1/generations", {"prompt": " "}, 422, "invalid"),
        ("post", "/api/v1/generations", {"prompt": "a fox", "seconds": 7000}, 422, "invalid"),
    ],
)
def test_refusals_have_one_shape(
    client: TestClient, scene: Scene, method: str, path: str, sent: Any, status: int, code: str
) -> None:
    more = {"json": sent} if sent else {}
    answer = client.request(method, path, headers=bearer(scene.keys["ada"]), **more)
    assert (answer.status_code, answer.json()["error"]) == (status, code)
    assert set(answer.json()) == {"error", "detail", "field"}
    assert answer.headers["x-request-id"].startswith("req_")
    assert answer.headers["cache-control"] == "no-store"


def test_a_browsers_cookie_acts_for_nobody(client: TestClient, scene: Scene) -> None:
    """So that no page of another site can make a browser act."""
    answer = client.put("/api/v1/people/ada/follow", headers={"cookie": "sora_session=whatever"})
    assert answer.status_code == 401


def test_files_of_a_draft_open_with_the_key(client: TestClient, scene: Scene) -> None:
    ada = bearer(scene.keys["ada"])
    url = client.get(f"/api/v1/drafts/{scene.draft}", headers=ada).json()["film_url"]
    stored = get_storage()._path("videos/" + url.removeprefix("/media/"))  # type: ignore[attr-defined]
    stored.parent.mkdir(parents=True)
    stored.write_bytes(b"a film")
    assert client.get(url, headers=ada).content == b"a film"
    assert client.get(url, headers=bearer(scene.keys["kofi"])).status_code == 404
    assert client.get(url, headers=bearer(scene.keys["ada:post"])).status_code == 403
    assert client.get(url).status_code == 404


def test_what_is_over_is_told_once_in_the_words_of_server_sent_events(client: TestClient, scene: Scene) -> None:
    answer = client.get(f"/api/v1/generations/{scene.ended}/events", headers=bearer(scene.keys["ada"]))
    assert answer.headers["content-type"].startswith("text/event-stream")
    kind, data = answer.text.strip().split("\n")
    assert kind == "event: generation"
    told = json.loads(data.removeprefix("data: "))
    assert told["error"] == {"code": "engine_failed", "message": "A lamp went out."}
    assert told == client.get(f"/api/v1/generations/{scene.ended}", headers=bearer(scene.keys["ada"])).json()


class TestFollowing:
    def stream(self, scene: Scene, gone: asyncio.Event | None = None) -> AsyncGenerator[ServerSentEvent, None]:
        """What a client hears of the generation that waits, until it is `gone`."""

        async def receive() -> dict[str, str]:
            await (gone or asyncio.Event()).wait()
            return {"type": "http.disconnect"}

        headers = [(b"authorization", f"Bearer {scene.keys['ada']}".encode())]
        with db.reading() as session:
            viewer = viewer_of(session.get_one(User, scene.ada_id))
        request = Request({"type": "http", "headers": headers}, receive)
        return following.follow(request, viewer, scene.generation)

    async def test_each_change_is_told_and_the_end_ends_it(self, scene: Scene, redis: Redis) -> None:
        stream = self.stream(scene)
        assert (await anext(stream)).data.status == "queued"
        with db.unit_of_work() as session:
            claim = claims.claim(session)
        assert claim is not None
        assert (await anext(stream)).data.status == "in_progress"
        with db.unit_of_work() as session:
            lifecycle.fail(session, claim, code="engine_failed", message="A lamp went out.")
        assert (await anext(stream)).data.status == "failed"
        assert [event async for event in stream] == []
        assert not events._board().bells
        assert not following._open

    @pytest.mark.parametrize("has_redis", [True, False])
    async def test_who_hangs_up_leaves_nothing_open(
        self, scene: Scene, has_redis: bool, request: pytest.FixtureRequest
    ) -> None:
        if has_redis:
            request.getfixturevalue("redis")
        gone = asyncio.Event()
        stream = self.stream(scene, gone)
        await anext(stream)
        assert following._open[scene.ada_id] == 1
        gone.set()
        assert [event async for event in stream] == []
        assert not following._open

    async def test_a_revoked_key_hears_no_more(self, scene: Scene, redis: Redis) -> None:
        stream = self.stream(scene)
        await anext(stream)
        with db.unit_of_work() as session:
            session.execute(delete(ApiKey))
        assert [event async for event in stream] == []

    async def test_twenty_at_once_are_enough(self, scene: Scene, redis: Redis) -> None:
        streams = [self.stream(scene) for _ in range(following.MOST_STREAMS)]
        for stream in streams:
            await anext(stream)
        with pytest.raises(TooMany):
            following.check_room(scene.ada_id)
        for stream in streams:
            await stream.aclose()
        following.check_room(scene.ada_id)
