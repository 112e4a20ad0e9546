"""The outermost layer: headers, the origin check, previews of links, real 404s, and old handles that lead on."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from sora_reflex.api.web_shell import WebShell, content_security_policy
from sora_reflex.core import clock, db
from sora_reflex.core.settings import get_settings
from sora_reflex.models import OldHandle, Visibility
from tests.factories import create_post, create_user

PAGE = "<html><head><title>Loading</title></head><body>app</body></html>"


async def _page(request: Request) -> Response:
    """As the server of files does: in part or not at all, if the request wants that."""
    if {"if-none-match", "if-modified-since"} & set(request.headers):
        return Response(status_code=304)
    if "range" in request.headers:
        return HTMLResponse(PAGE[:10], 206)
    return HTMLResponse(PAGE)


async def _style(_request: object) -> PlainTextResponse:
    return PlainTextResponse("body{}", media_type="text/css")


async def _echo_path(request) -> PlainTextResponse:  # type: ignore[no-untyped-def]
    return PlainTextResponse(request.url.path)


SettingsOf = Callable[..., None]


@pytest.fixture
def settings_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[SettingsOf]:
    """`settings_of(SORA_BASE_URL="…")` has these settings until the test ends."""

    def change(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        get_settings.cache_clear()

    yield change
    monkeypatch.undo()
    get_settings.cache_clear()


@pytest.fixture
def client(database: str, tmp_path: Path) -> Iterator[TestClient]:  # noqa: ARG001
    routes = [
        Route("/deep/style.css", _style),
        Route("/p/{id}", _page),
        Route("/{name}", _page),
        Route("/deep/{rest:path}", _echo_path),
    ]
    shell = WebShell(Starlette(routes=[*routes, Route("/_event/", _echo_path)]))
    shell.site = tmp_path
    (tmp_path / "deep" / "page").mkdir(parents=True)
    (tmp_path / "deep" / "page" / "index.html").write_text(PAGE)
    with TestClient(shell, base_url="http://clips.example") as client:
        yield client


def _post(**over: object) -> str:
    with db.unit_of_work() as session:
        maker = create_user(session, handle="Juno", display_name="Juno <b>")
        return str(create_post(session, maker, caption='A "whale" & two <boats>', **over).id)


class TestPreviews:
    def test_a_public_post_has_title_description_poster_and_video(self, client: TestClient) -> None:
        id = _post()
        page = client.get(f"/p/{id}")
        assert page.status_code == 200
        assert "A &quot;whale&quot; &amp; two &lt;boats&gt;" in page.text
        assert "<boats>" not in page.text
        assert page.text.count("<title>") == 1
        for name in ("og:image", "og:video", "og:video:width", "description", "twitter:card"):
            assert f'="{name}"' in page.text
        assert 'content="http://clips.example/media/' in page.text
        assert "noindex" not in page.text
        assert "x-robots-tag" not in page.headers
        address = f"http://clips.example/api/oembed?url=http%3A%2F%2Fclips.example%2Fp%2F{id}"
        assert f'<link rel="alternate" type="application/json+oembed" href="{address}"' in page.text

    def test_an_unlisted_post_opens_and_is_not_indexed(self, client: TestClient) -> None:
        page = client.get(f"/p/{_post(visibility=Visibility.UNLISTED)}")
        assert page.status_code == 200
        assert page.headers["x-robots-tag"] == "noindex"
        assert "oembed" not in page.text

    def test_private_unknown_and_nonsense_look_the_same(self, client: TestClient) -> None:
        ids = (_post(visibility=Visibility.PRIVATE), "00000000-0000-0000-0000-000000000000", "nonsense")
        answers = [client.get(f"/p/{id}") for id in ids]
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.text for answer in answers}) == 1

    def test_a_profile_is_found_in_any_case_and_a_stranger_is_404(self, client: TestClient) -> None:
        _post()
        page = client.get("/@juno")
        assert page.status_code == 200
        assert "Juno &lt;b&gt; (@Juno)" in page.text
        assert client.get("/@nobody").status_code == 404

    def test_an_old_handle_leads_to_the_new_one(self, client: TestClient) -> None:
        with db.unit_of_work() as session:
            user = create_user(session, handle="newname")
            expires = clock.now() + timedelta(days=1)
            session.add(OldHandle(handle_key="oldname", user_id=user.id, expires_at=expires))
        answer = client.get("/@OldName", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (302, "/@newname")

    def test_a_preview_behind_a_proxy_names_the_encrypted_address(
        self, client: TestClient, settings_of: SettingsOf
    ) -> None:
        settings_of(SORA_TRUSTED_PROXIES="1")
        page = client.get(f"/p/{_post()}", headers={"x-forwarded-proto": "https"})
        assert 'content="https://clips.example/media/' in page.text

    def test_a_preview_does_not_repeat_a_crafted_host(self, client: TestClient) -> None:
        page = client.get(f"/p/{_post()}", headers={"host": "clips.example/?evil="})
        assert "evil" not in page.text
        assert 'content="http://localhost/media/' in page.text

    @pytest.mark.parametrize(
        "condition",
        [{"range": "bytes=0-9"}, {"if-modified-since": "Sun, 01 Jan 2040 00:00:00 GMT"}, {"if-none-match": "*"}],
    )
    def test_a_preview_is_always_the_whole_document(self, client: TestClient, condition: dict[str, str]) -> None:
        whole = client.get(f"/p/{_post()}", headers=condition)
        assert whole.status_code == 200
        assert whole.text.endswith("</html>")


class TestHeaders:
    def test_every_answer_has_them(self, client: TestClient) -> None:
        headers = client.get("/anything").headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-cache"

    def test_a_script_or_a_style_carries_only_what_concerns_it(self, client: TestClient) -> None:
        headers = client.get("/deep/style.css").headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "content-security-policy" not in headers

    def test_scripts_come_from_here_and_are_never_evaluated(self) -> None:
        policy = content_security_policy("clips.example:3000")
        assert "unsafe-eval" not in policy
        assert "connect-src 'self' ws://clips.example:3000 wss://clips.example:3000;" in policy

    @pytest.mark.parametrize("host", ["x; script-src evil", "x evil", "x\nevil"])
    def test_a_crafted_host_adds_nothing(self, host: str) -> None:
        assert "evil" not in content_security_policy(host)

    def test_only_an_encrypted_visit_is_told_to_stay_so(self, client: TestClient, settings_of: SettingsOf) -> None:
        told = {"x-forwarded-proto": "https"}
        assert "strict-transport-security" not in client.get("/anything", headers=told).headers
        settings_of(SORA_TRUSTED_PROXIES="1")
        assert "strict-transport-security" in client.get("/anything", headers=told).headers
        assert "strict-transport-security" not in client.get("/anything").headers


class TestAddresses:
    def test_a_page_needs_no_slash_at_its_end(self, client: TestClient) -> None:
        assert client.get("/deep/page").text == "/deep/page/"
        assert client.get("/deep/other").text == "/deep/other"

    def test_nothing_outside_the_site_is_looked_at(self, client: TestClient) -> None:
        assert client.get("/deep/..%2f..%2fetc").text == "/deep/../../etc"


class TestEvents:
    @pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://clips.example.evil", "http://["])
    def test_pages_of_other_sites_are_refused(self, client: TestClient, origin: str) -> None:
        assert client.get("/_event/", headers={"origin": origin}).status_code == 403

    def test_own_pages_and_programs_are_not(self, client: TestClient) -> None:
        assert client.get("/_event/", headers={"origin": "http://clips.example"}).status_code == 200
        assert client.get("/_event/").status_code == 200
        assert client.get("/_event/", headers={"sec-fetch-site": "cross-site"}).status_code == 403

    def test_behind_a_proxy_the_public_name_is_our_own(self, client: TestClient, settings_of: SettingsOf) -> None:
        public = {"origin": "https://public.example"}
        assert client.get("/_event/", headers=public).status_code == 403
        settings_of(SORA_BASE_URL="https://public.example")
        assert client.get("/_event/", headers=public).status_code == 200

    def test_a_foreign_websocket_is_closed_before_it_opens(self, client: TestClient) -> None:
        headers = {"origin": "https://evil.example"}
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_event/", headers=headers):
            pass


@pytest.mark.parametrize("address", ["/nothing", "/.env", "/_upload", "/openapi.json"])
def test_an_address_that_names_no_page_and_nobody_is_a_real_404(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.get("/deep/page").status_code == 200
