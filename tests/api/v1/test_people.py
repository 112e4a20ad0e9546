"""Two people before every address of `/v1`: nobody reaches what is another's, and each is refused as documented."""

import httpx2
import pytest

from sora_reflex.core import db
from sora_reflex.models import Visibility
from tests.api.v1.conftest import Program, program
from tests.api.v1.served import Crew
from tests.api.v1.test_sdk import SMALL
from tests.factories import create_post

ABOUT_ONE = [
    ("GET", "/videos/{id}", None, "read"),
    ("GET", "/videos/{id}/content", None, "read"),
    ("GET", "/videos/{id}/content?variant=thumbnail", None, "read"),
    ("GET", "/videos/{id}/content?variant=spritesheet", None, "read"),
    ("GET", "/videos?after={id}", None, "read"),
    ("POST", "/videos/{id}/remix", {"prompt": "at night"}, "create"),
    ("POST", "/videos/edits", {"prompt": "at night", "video": {"id": "{id}"}}, "create"),
    ("POST", "/videos/extensions", {"prompt": "on", "seconds": "4", "video": {"id": "{id}"}}, "create"),
    ("DELETE", "/videos/{id}", None, "create"),
]
ABOUT_ALL = [
    ("GET", "/files", None, "read"),
    ("GET", "/batches", None, "read"),
    ("GET", "/videos", None, "read"),
    ("GET", "/models", None, "read"),
    ("GET", "/models/sora-2", None, "read"),
    ("POST", "/videos", {"prompt": "a fox"} | SMALL, "create"),
]


BROWSER = httpx2.Client(timeout=30)


def ask(url: str, line: tuple, id: str, key: str | None) -> int:
    method, path, sent, _scope = line
    body = {
        name: {"id": id} if name == "video" else value for name, value in sent.items()
    } if sent else None  # fmt: skip
    headers = {"authorization": f"Bearer {key}"} if key else {}
    return BROWSER.request(method, f"{url}/v1{path.format(id=id)}", json=body, headers=headers).status_code


def test_every_address_lets_in_whom_it_should(url: str, ada: Program, bob: Program, crew: Crew):
    id = ada.client.videos.create_and_poll(prompt="a fox in the snow", **SMALL).id
    keys = {scope: program(url, scopes=[scope]).key for scope in ("read", "create", "post")}
    for line in [*ABOUT_ONE, *ABOUT_ALL]:
        assert ask(url, line, id, None) == 401, line
        assert ask(url, line, id, "sk-wrong") == 401, line
        for scope, key in keys.items():
            is_allowed = scope == line[3]
            expected = 403 if not is_allowed else 404 if line in ABOUT_ONE else 200
            assert ask(url, line, id, key) == expected, (line, scope)
    for line in ABOUT_ONE:
        assert ask(url, line, id, bob.key) == 404, line
    for line in [*ABOUT_ALL, *ABOUT_ONE]:
        assert ask(url, line, id, ada.key) == 200, line


def test_a_public_post_of_somebody_else_is_not_among_ones_videos(bob: Program):
    with db.unit_of_work() as session:
        post = create_post(session, visibility=Visibility.PUBLIC)
        generation_id = post.video_id
    assert bob.client.videos.list().data == []
    assert (
        ask(str(bob.client.base_url).removesuffix("/v1/"), ABOUT_ONE[0], f"video_{generation_id.hex}", bob.key) == 404
    )


def test_a_posted_clip_is_not_deleted_behind_its_post(url: str, ada: Program):
    from sora_reflex.models import User, Video

    with db.unit_of_work() as session:
        author = session.get_one(User, ada.viewer.id)
        post = create_post(session, author)
        generation_id = session.get_one(Video, post.video_id).generation_id
    answer = BROWSER.delete(
        f"{url}/v1/videos/video_{generation_id.hex}", headers={"authorization": f"Bearer {ada.key}"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "conflict")
    assert answer.headers["x-should-retry"] == "false"


class TestSignedAddresses:
    @pytest.fixture
    def address(self, ada: Program, crew: Crew) -> str:
        video = ada.client.videos.create_and_poll(prompt="a fox in the snow", **SMALL)
        return str(video.to_dict()["sora_reflex"]["content_url"])

    def test_it_opens_that_file_and_no_other(self, address: str):
        answer = BROWSER.get(address, headers={"range": "bytes=4-7"})
        assert (answer.status_code, answer.content) == (206, b"ftyp")
        assert BROWSER.get(address.replace("variant=video", "variant=thumbnail")).status_code == 401
        assert BROWSER.get(address[:-1] + ("0" if address[-1] != "0" else "1")).status_code == 401

    def test_it_ends_after_an_hour_and_can_not_be_put_off(self, address: str):
        from datetime import UTC, datetime, timedelta
        from urllib.parse import parse_qs, urlsplit

        from sora_reflex.core import clock

        with clock.frozen(datetime.now(UTC) + timedelta(hours=1, seconds=1)):
            assert BROWSER.get(address).status_code == 403
        expires = parse_qs(urlsplit(address).query)["expires"][0]
        assert BROWSER.get(address.replace(expires, str(int(expires) + 3600))).status_code == 401

    def test_it_ends_with_the_key_that_it_was_given_to(self, ada: Program, address: str):
        from sora_reflex.accounts import keys
        from sora_reflex.core.ids import parse

        with db.unit_of_work() as session:
            own = keys.list_own(session, viewer=ada.viewer)
            keys.revoke(session, viewer=ada.viewer, id=parse(own[0].id))
        assert BROWSER.get(address).status_code == 401
