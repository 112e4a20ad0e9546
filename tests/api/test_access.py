"""Keys at the door of the APIs: who is let in, how often, and in which words the others are not."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from sora_reflex.accounts import keys
from sora_reflex.api.app import make_api
from sora_reflex.core import db
from sora_reflex.core.ids import parse
from sora_reflex.core.settings import get_settings
from tests.factories import create_key, create_sign_in, create_user, viewer_of


@pytest.fixture
def client(database: str) -> Iterator[TestClient]:
    with TestClient(make_api()) as client:
        yield client


@pytest.fixture
def key(database: str) -> str:
    with db.unit_of_work() as session:
        return create_key(session, create_user(session))


def bearer(key: str) -> dict[str, str]:
    return {"authorization": f"Bearer {key}"}


def test_a_key_is_let_in_and_told_what_is_left(client: TestClient, key: str, redis):
    answer = client.get("/v1/models", headers=bearer(key))
    assert answer.status_code == 200
    assert [one["id"] for one in answer.json()["data"]] == ["sora-2", "sora-2-pro", "animatic"]
    assert answer.headers["x-request-id"].startswith("req_")
    left = int(answer.headers["x-ratelimit-remaining-requests"])
    assert left == int(answer.headers["x-ratelimit-limit-requests"]) - 1
    again = client.get("/v1/models/sora-2-2025-12-08", headers=bearer(key))
    assert int(again.headers["x-ratelimit-remaining-requests"]) == left - 1
    assert again.json()["sora_reflex"]["engine"] == "animatic"


@pytest.mark.parametrize(
    ("headers", "code"),
    [({}, "key_missing"), ({"authorization": "Basic eA=="}, "key_missing"), (bearer("sk-guessed"), "invalid_api_key")],
)
def test_without_a_good_key_nobody_is_let_in(client: TestClient, headers: dict[str, str], code: str):
    answer = client.get("/v1/models", headers=headers)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["param"]) == (401, code, None)
    assert error["type"] == "invalid_request_error"
    assert error["message"]
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_browsers_sign_in_opens_no_api(client: TestClient):
    from hashlib import sha256

    with db.unit_of_work() as session:
        create_sign_in(session, create_user(session), token_hash=sha256(b"secret").hexdigest())
    assert client.get("/v1/models", headers={"cookie": "sora_session=secret"}).status_code == 401


def test_a_key_does_only_what_it_was_made_for(client: TestClient):
    with db.unit_of_work() as session:
        key = create_key(session, create_user(session), scopes=["post"])
    answer = client.get("/v1/models", headers=bearer(key))
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "key_scope")


def test_a_revoked_key_is_out_at_once(client: TestClient):
    with db.unit_of_work() as session:
        ada = create_user(session)
        key = create_key(session, ada)
    assert client.get("/v1/models", headers=bearer(key)).status_code == 200
    with db.unit_of_work() as session:
        own = keys.list_own(session, viewer=viewer_of(ada))
        keys.revoke(session, viewer=viewer_of(ada), id=parse(own[0].id))
    assert client.get("/v1/models", headers=bearer(key)).status_code == 401


@pytest.mark.parametrize("is_away", [False, True])
def test_too_many_requests_wait_whichever_key_sends_them(client: TestClient, is_away: bool, monkeypatch, request):
    if not is_away:
        request.getfixturevalue("redis")
    monkeypatch.setenv("SORA_API_REQUESTS_PER_MINUTE", "3")
    get_settings.cache_clear()
    with db.unit_of_work() as session:
        ada, bob = create_user(session), create_user(session)
        first, second, other = create_key(session, ada), create_key(session, ada), create_key(session, bob)
    answers = [client.get("/v1/models", headers=bearer(key)) for key in (first, second, first, second, second, first)]
    # A minute may turn meanwhile, and gives three more.
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert refused[0].json()["error"]["code"] == "rate_limit_exceeded"
    assert 1 <= int(refused[0].headers["retry-after"]) <= 60
    assert refused[0].headers["x-ratelimit-remaining-requests"] == "0"
    assert client.get("/v1/models", headers=bearer(other)).status_code == 200


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/chat/completions", "/v1/videos/characters"])
def test_other_addresses_are_answered_as_an_api_does(client: TestClient, key: str, path: str):
    answer = client.post(path, headers=bearer(key), json={})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_url")
