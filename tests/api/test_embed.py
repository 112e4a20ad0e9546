"""Clips on pages of others: the light player, oEmbed, its discovery, and the QR code of an address."""

import re
from collections.abc import Iterator

import cv2
import numpy as np
import pytest
import skia
from starlette.testclient import TestClient

from sora_reflex.api.app import make_api
from sora_reflex.api.web_shell import WebShell
from sora_reflex.core import db
from sora_reflex.core.clock import now
from sora_reflex.models import Visibility
from tests.factories import create_post, create_user

HIDDEN = (
    {"visibility": Visibility.UNLISTED},
    {"visibility": Visibility.FOLLOWERS},
    {"visibility": Visibility.PRIVATE},
    {"deleted_at": now()},
)


@pytest.fixture
def client(database: str) -> Iterator[TestClient]:  # noqa: ARG001
    with TestClient(WebShell(make_api()), base_url="http://clips.example") as client:
        yield client


def post(*, is_private: bool = False, **over: object) -> str:
    with db.unit_of_work() as session:
        maker = create_user(session, handle="Juno", is_private=is_private)
        return str(create_post(session, maker, caption='A "whale" & two <boats>', **over).id)


def oembed(client: TestClient, id: str, **more: object):  # type: ignore[no-untyped-def]
    return client.get("/api/oembed", params={"url": f"http://clips.example/p/{id}", **more})


class TestPlayer:
    def test_shows_a_public_clip_without_any_script(self, client: TestClient) -> None:
        id = post()
        page = client.get(f"/embed/{id}")
        assert page.status_code == 200
        assert "<script" not in page.text
        assert "A &quot;whale&quot; &amp; two &lt;boats&gt;" in page.text
        film = re.search(r'<video[^>]* src="(/media/[^"]+)"', page.text)
        assert film
        assert f'href="http://clips.example/p/{id}"' in page.text

    def test_alone_may_stand_in_the_pages_of_others(self, client: TestClient) -> None:
        headers = client.get(f"/embed/{post()}").headers
        assert "frame-ancestors *" in headers["content-security-policy"]
        assert "script-src" not in headers["content-security-policy"]
        assert "x-frame-options" not in headers
        other = client.get("/health").headers
        assert "frame-ancestors 'none'" in other["content-security-policy"]
        assert other["x-frame-options"] == "DENY"

    @pytest.mark.parametrize("hidden", [*HIDDEN, {"is_private": True}])
    def test_what_is_not_for_everybody_is_not_there(self, client: TestClient, hidden: dict[str, object]) -> None:
        id = post(**hidden)  # type: ignore[arg-type]
        page = client.get(f"/embed/{id}")
        assert page.status_code == 404
        assert "whale" not in page.text
        assert oembed(client, id).status_code == 404


class TestOembed:
    def test_says_how_to_show_a_clip(self, client: TestClient) -> None:
        id = post()
        answer = oembed(client, id)
        said = answer.json()
        assert (said["version"], said["type"], said["author_name"]) == ("1.0", "video", "Juno")
        assert (said["width"], said["height"]) == (352, 640)
        assert f'src="http://clips.example/embed/{id}"' in said["html"]
        assert "<boats>" not in said["html"]
        assert answer.headers["access-control-allow-origin"] == "*"

    @pytest.mark.parametrize(("room", "size"), [({"maxwidth": 176}, (176, 320)), ({"maxheight": 320}, (176, 320))])
    def test_fits_the_room_that_there_is(self, client: TestClient, room: dict[str, int], size: tuple[int, int]) -> None:
        said = oembed(client, post(), **room).json()
        assert (said["width"], said["height"]) == size

    @pytest.mark.parametrize(
        "url", ["http://elsewhere.example/p/{id}", "http://clips.example/@Juno", "nonsense", "/p/{id}"]
    )
    def test_knows_addresses_of_clips_of_this_place_alone(self, client: TestClient, url: str) -> None:
        answer = client.get("/api/oembed", params={"url": url.format(id=post())})
        assert answer.status_code == 404

    def test_speaks_json_alone(self, client: TestClient) -> None:
        assert oembed(client, post(), format="xml").status_code == 501


def test_the_code_leads_to_the_clip(client: TestClient) -> None:
    """Drawn by a browser's means and read by a reader of codes."""
    id = post()
    answer = client.get(f"/qr/p/{id}.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    drawn = skia.SVGDOM.MakeFromStream(skia.MemoryStream(answer.content))
    surface = skia.Surface(400, 400)
    with surface as canvas:
        canvas.clear(skia.ColorWHITE)
        canvas.translate(20, 20)
        drawn.render(canvas)
    picture = surface.toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)[..., :3]
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(np.ascontiguousarray(picture))
    assert text == f"http://clips.example/p/{id}"
    assert client.get("/qr/p/nonsense.svg").status_code == 404
