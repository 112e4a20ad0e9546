"""The bytes of stills: to whoever they were drawn for."""

from collections.abc import Iterator
from hashlib import sha256
from uuid import UUID

import pytest
from redis import Redis
from starlette.testclient import TestClient

from sora_reflex.api.app import make_api
from sora_reflex.core import db
from sora_reflex.studio import previews
from tests.factories import create_sign_in, create_user

KEY = "a" * 32
BYTES = b"RIFF a small picture"


@pytest.fixture
def client(database: str, redis: Redis) -> Iterator[TestClient]:  # noqa: ARG001
    with TestClient(make_api()) as client:
        yield client


def person(token: str) -> UUID:
    with db.unit_of_work() as session:
        user = create_user(session)
        create_sign_in(session, user, token_hash=sha256(token.encode()).hexdigest())
    return user.id


def get(client: TestClient, url: str, token: str = "") -> tuple[int, bytes]:
    answer = client.get(url, headers={"cookie": f"sora_session={token}"} if token else {})
    return answer.status_code, answer.content if answer.status_code == 200 else b""


def test_a_still_is_its_owners_alone(client: TestClient):
    owner, _ = person("owner-token"), person("other-token")
    previews.put(owner, previews.shown(KEY, gist=[], left_out=[]), BYTES)
    url = previews.url_of(KEY)
    assert get(client, url, "owner-token") == (200, BYTES)
    answers = [get(client, url), get(client, url, "other-token"), get(client, previews.url_of("b" * 32), "owner-token")]
    assert {status for status, _ in answers} == {404}


def test_a_still_is_kept_by_its_owners_browser_and_by_no_shared_cache(client: TestClient):
    previews.put(person("owner-token"), previews.shown(KEY, gist=[], left_out=[]), BYTES)
    answer = client.get(previews.url_of(KEY), headers={"cookie": "sora_session=owner-token"})
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["cache-control"].startswith("private")
    assert answer.headers["vary"] == "Cookie"


def test_a_forgotten_still_is_simply_not_there(client: TestClient, redis: Redis):
    previews.put(person("owner-token"), previews.shown(KEY, gist=[], left_out=[]), BYTES)
    redis.flushall()
    assert get(client, previews.url_of(KEY), "owner-token")[0] == 404
