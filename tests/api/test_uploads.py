"""Pictures over HTTP: given by a page of ours and somebody who is signed in, shown to them alone, not too often."""

import os
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image
from sqlmodel import select
from starlette.testclient import TestClient

from sora_reflex.api.app import make_api
from sora_reflex.core import clock, db
from sora_reflex.core.settings import get_settings
from sora_reflex.feed import faces
from sora_reflex.models import Block, User
from sora_reflex.studio import pictures
from tests.factories import create_sign_in, create_user
from tests.safety.test_pictures import picture as safe_picture


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


def face_of(client: TestClient, sent: bytes, headers: dict[str, str]) -> str:
    answer = client.post("/uploads/face", content=sent, headers=headers)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["url"])


def test_a_face_is_square_plain_and_shown_to_whoever_may_meet_its_owner(client: TestClient) -> None:
    owner, other = cookie_of("owner"), cookie_of("other")
    url = face_of(client, picture(), owner)
    for who in (owner, other, {}):
        shown = client.get(url, headers=who)
        assert (shown.status_code, shown.headers["content-type"]) == (200, "image/webp")
        assert "immutable" in shown.headers["cache-control"]
    with Image.open(BytesIO(shown.content)) as image:
        assert (image.size, dict(image.getexif())) == ((512, 512), {})
    with db.unit_of_work() as session:
        people = {user.id: user.picture for user in session.exec(select(User))}
        assert sorted(people.values()) == ["", url.rsplit("/", 1)[1]]
        blocker, blocked = people
        session.add(Block(blocker_id=blocker, blocked_id=blocked, created_at=clock.now()))
    assert [client.get(url, headers=who).status_code for who in (owner, other, {})] == [200, 404, 200]


def test_a_face_that_is_not_worn_any_more_is_gone(client: TestClient) -> None:
    owner = cookie_of("owner")
    first = face_of(client, picture(), owner)
    second = face_of(client, safe_picture("PNG"), owner)
    assert [client.get(url).status_code for url in (first, second)] == [404, 200]
    for file in get_settings().media_dir.glob("faces/*"):
        os.utime(file, (0, 0))
    assert [faces.forget_unused(), faces.forget_unused()] == [1, 0]
    assert client.get(second).status_code == 200


def test_a_face_is_looked_at_before_anybody_sees_it(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SORA_PICTURE_LIMIT", "0")
    get_settings.cache_clear()
    refused = client.post("/uploads/face", content=picture(), headers=cookie_of("owner"))
    assert refused.status_code == 422
    assert list(get_settings().media_dir.glob("faces/*")) == []
    assert client.post("/uploads/face", content=picture()).status_code == 401
