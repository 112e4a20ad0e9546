"""Pictures over HTTP: given by a page of ours and somebody who is signed in, shown to them alone, not too often."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image
from starlette.testclient import TestClient

from sora_reflex.api.app import make_api
from sora_reflex.core import db
from sora_reflex.studio import pictures
from tests.factories import create_sign_in, create_user


@pytest.fixture
def client(database: str) -> Iterator[TestClient]:
    with TestClient(make_api()) as client:
        yield client


def cookie_of(name: str) -> dict[str, str]:
    """Somebody new, by what their browser sends."""
    with db.unit_of_work() as session:
        create_sign_in(session, create_user(session), token_hash=sha256(name.encode()).hexdigest())
    return {"cookie": f"sora_session={name}"}


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), "teal").save(out, "JPEG")
    return out.getvalue()


def test_its_owner_sees_it_and_nobody_else(client: TestClient) -> None:
    owner, other = cookie_of("owner"), cookie_of("other")
    given = client.post("/uploads", content=picture(), headers=owner)
    assert given.status_code == 200
    assert (given.json()["width"], given.json()["height"]) == (300, 200)
    shown = client.get(given.json()["url"], headers=owner)
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/webp")
    assert "private" in shown.headers["cache-control"]
    assert client.get(given.json()["url"], headers=other).status_code == 404
    assert client.get(given.json()["url"]).status_code == 401


def test_nobody_and_no_other_site_may_give_one(client: TestClient) -> None:
    owner = cookie_of("owner")
    assert client.post("/uploads", content=picture()).status_code == 401
    for foreign in ({"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}):
        assert client.post("/uploads", content=picture(), headers=owner | foreign).status_code == 403


def test_what_is_no_picture_or_too_large_is_refused_in_words(client: TestClient) -> None:
    owner = cookie_of("owner")
    for sent, words in ((b"no picture", "PNG, JPEG or WebP"), (bytes(pictures.MAX_BYTES + 1), "20 MB")):
        refused = client.post("/uploads", content=sent, headers=owner)
        assert refused.status_code == 422
        assert words in refused.json()["detail"]


def test_too_many_in_an_hour_are_refused(client: TestClient) -> None:
    owner = cookie_of("owner")
    answers = [client.post("/uploads", content=b"", headers=owner) for _ in range(pictures.PER_HOUR + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {422}
    assert answers[-1].status_code == 429
    assert "Retry-After" in answers[-1].headers
    assert client.post("/uploads", content=picture(), headers=cookie_of("other")).status_code == 200
