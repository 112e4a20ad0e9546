"""The bytes of clips: to those who may see them, in ranges, and to nobody else."""

import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy import update
from starlette.testclient import TestClient

from sora_reflex.accounts.tokens import hash_token
from sora_reflex.api import media
from sora_reflex.api.app import make_api
from sora_reflex.core import clock, db
from sora_reflex.core.settings import get_settings
from sora_reflex.media.storage import get_storage
from sora_reflex.models import Post, Visibility
from tests.factories import create_follow, create_post, create_sign_in, create_user, create_video

BYTES = bytes(range(256)) * 4
NAME = "film-0123456789ab.mp4"


@pytest.fixture
def client(database: str) -> Iterator[TestClient]:  # noqa: ARG001
    api: FastAPI = make_api()
    with TestClient(api) as client:
        yield client


def _store(tmp_path: Path, video_id: UUID) -> str:
    source = tmp_path / "film.mp4"
    source.write_bytes(BYTES)
    get_storage().put(f"videos/{video_id}/{NAME}", source)
    return f"/media/{video_id}/{NAME}"


def _cookie(token: str) -> dict[str, str]:
    return {"cookie": f"sora_session={token}"}


class TestWhoMayHaveIt:
    def test_a_draft_is_its_owners_alone(self, client: TestClient, tmp_path: Path) -> None:
        with db.unit_of_work() as session:
            owner, other = create_user(session), create_user(session)
            for user, token in ((owner, "owner-token"), (other, "other-token")):
                create_sign_in(session, user, token_hash=sha256(token.encode()).hexdigest())
            video_id = create_video(session, owner).id
        url = _store(tmp_path, video_id)
        assert client.get(url, headers=_cookie("owner-token")).content == BYTES
        answers = [client.get(url), client.get(url, headers=_cookie("other-token")), client.get(url + "x")]
        assert {answer.status_code for answer in answers} == {404}

    def test_a_followers_post_is_for_followers(self, client: TestClient, tmp_path: Path) -> None:
        with db.unit_of_work() as session:
            maker, fan = create_user(session), create_user(session)
            create_sign_in(session, fan, token_hash=sha256(b"fan-token").hexdigest())
            create_follow(session, fan, maker)
            video_id = create_post(session, maker, visibility=Visibility.FOLLOWERS).video_id
        url = _store(tmp_path, video_id)
        assert client.get(url, headers=_cookie("fan-token")).status_code == 200
        assert client.get(url).status_code == 404


class TestTakingAway:
    def test_what_was_played_a_moment_ago_is_gone_at_once(self, client: TestClient, tmp_path: Path) -> None:
        with db.unit_of_work() as session:
            post = create_post(session)
        url, part = _store(tmp_path, post.video_id), {"range": "bytes=0-3"}
        assert [client.get(url, headers=part).status_code for _ in range(3)] == [206] * 3
        with db.unit_of_work() as session:
            session.get_one(Post, post.id).deleted_at = clock.now()
        assert client.get(url, headers=part).status_code == 404

    def test_what_another_process_takes_away_is_gone_after_a_moment(
        self, client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with db.unit_of_work() as session:
            post = create_post(session)
        url, part = _store(tmp_path, post.video_id), {"range": "bytes=0-3"}
        assert client.get(url, headers=part).status_code == 206
        with db.get_engine().begin() as connection:
            connection.execute(update(Post).values(deleted_at=clock.now()))
        monkeypatch.setattr(time, "monotonic", lambda now=time.monotonic: now() + media.GRANT_SECONDS)
        assert client.get(url, headers=part).status_code == 404

    def test_one_persons_moment_is_nobody_elses(self, client: TestClient, tmp_path: Path) -> None:
        with db.unit_of_work() as session:
            owner = create_user(session)
            create_sign_in(session, owner, token_hash=hash_token("owner-token"))
            video_id = create_video(session, owner).id
        url, part = _store(tmp_path, video_id), {"range": "bytes=0-3"}
        assert client.get(url, headers=_cookie("owner-token") | part).status_code == 206
        assert client.get(url, headers=part).status_code == 404
        assert client.get(url, headers=_cookie("other-token") | part).status_code == 404


class TestBytes:
    @pytest.fixture
    def url(self, client: TestClient, tmp_path: Path) -> str:  # noqa: ARG002
        with db.unit_of_work() as session:
            video_id = create_post(session).video_id
        return _store(tmp_path, video_id)

    def test_a_range_is_that_range(self, client: TestClient, url: str) -> None:
        answer = client.get(url, headers={"range": "bytes=10-19"})
        assert (answer.status_code, answer.content) == (206, BYTES[10:20])
        assert answer.headers["content-range"] == f"bytes 10-19/{len(BYTES)}"

    @pytest.mark.parametrize("asked", ["bytes=0-0", "bytes=5-99999999", "bytes=-7", "bytes=4-", "bytes=0-1,4-5"])
    def test_every_kind_of_range_is_answered(self, client: TestClient, url: str, asked: str) -> None:
        answer = client.get(url, headers={"range": asked})
        first, last = {"bytes=0-0": (0, 1), "bytes=-7": (len(BYTES) - 7, len(BYTES))}.get(asked, (0, 0))
        if asked in ("bytes=5-99999999", "bytes=4-"):
            first, last = int(asked[6]), len(BYTES)
        assert answer.status_code == 206
        assert "," in asked or answer.content == BYTES[first:last]
        assert answer.headers["accept-ranges"] == "bytes"

    def test_an_impossible_range_is_refused(self, client: TestClient, url: str) -> None:
        assert client.get(url, headers={"range": "bytes=99999-"}).status_code == 416

    def test_a_browser_that_has_it_gets_nothing_again(self, client: TestClient, url: str) -> None:
        first = client.get(url)
        assert "immutable" in first.headers["cache-control"]
        assert "private" in first.headers["cache-control"]
        again = client.get(url, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_nginx_sends_it_when_it_is_set_up_to(self, client, url, monkeypatch) -> None:  # type: ignore[no-untyped-def]
        monkeypatch.setenv("SORA_MEDIA_ACCEL_PREFIX", "/inside/")
        get_settings.cache_clear()
        answer = client.get(url)
        assert answer.headers["x-accel-redirect"].startswith("/inside/videos/")
        assert answer.content == b""

    @pytest.mark.parametrize("bad", ["/media/nonsense/film.mp4", "/media/%2e%2e/x"])
    def test_nonsense_is_not_found(self, client: TestClient, bad: str) -> None:
        assert client.get(bad).status_code == 404
