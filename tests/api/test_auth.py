"""The forms of accounts as a browser sends them: where they lead, what they set and what they refuse."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from sora_reflex.accounts import queries, words
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.cookies import SESSION_COOKIE
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api.app import make_api
from sora_reflex.core import db
from sora_reflex.core.settings import get_settings
from sora_reflex.models import SignIn, User, Waiting
from tests.accounts.people import PASSWORD
from tests.conftest import forget_caches

HOME = "http://testserver"
NEW_PASSWORD = "eleven grey pelicans dive"


class Browser:
    """One browser: its cookies, and forms that answer with a path and a query."""

    def __init__(self, home: str = HOME, address: str = "198.51.100.7") -> None:
        self.client = TestClient(make_api(), base_url=home, follow_redirects=False, client=(address, 50000))

    def send(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> tuple[str, dict[str, str]]:
        response = self.client.post(f"/auth/{path}", data=fields, headers=headers)
        assert response.status_code == 303, response.text
        where = urlsplit(response.headers["location"])
        return where.path, dict(parse_qsl(where.query))

    @property
    def viewer(self) -> Viewer | None:
        with db.reading() as session:
            return queries.find_viewer(session, self.client.cookies.get(SESSION_COOKIE, ""))

    def joined(self, handle: str = "mira") -> "Browser":
        assert self.send("sign-up", code=new_code(), handle=handle, password=PASSWORD) == ("/", {})
        return self


def new_code() -> str:
    with db.unit_of_work() as session:
        return accounts.make_invite(session, owner=None).code


@pytest.fixture
def browser(database: str) -> Iterator[Browser]:  # noqa: ARG001
    one = Browser()
    with one.client:
        yield one


class TestSignUp:
    def test_leads_on_signed_in_with_a_cookie_that_scripts_cannot_read(self, browser: Browser) -> None:
        form = {"code": new_code(), "handle": "Mira", "display_name": "Mira Kask", "password": PASSWORD}
        response = browser.client.post("/auth/sign-up", data=form | {"next": "/p/1?x=2"})
        assert (response.status_code, response.headers["location"]) == (303, "/p/1?x=2")
        cookie = response.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Path=/" in cookie
        assert "Secure" not in cookie
        assert response.headers["cache-control"] == "no-store"
        assert browser.viewer
        assert browser.viewer.display_name == "Mira Kask"

    def test_leads_back_with_a_code_and_what_was_typed_but_no_password(self, browser: Browser) -> None:
        code = new_code()
        where, said = browser.send(
            "sign-up", code=code, handle="mi ra&x=1", display_name="Mira <b>", password=PASSWORD, next="/drafts"
        )
        assert where == "/sign-up"
        assert said == {
            "error": "handle_invalid",
            "field": "handle",
            "code": code,
            "handle": "mi ra&x=1",
            "display_name": "Mira <b>",
            "next": "/drafts",
        }
        assert words.say(said["error"]).startswith("A handle has 3 to 30")

    def test_is_open_only_in_listed_countries_by_the_word_of_our_own_proxy(
        self, browser: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SORA_COUNTRIES", '["EE"]')
        forget_caches()
        form = {"code": new_code(), "handle": "mira", "password": PASSWORD}
        forged = browser.send("sign-up", headers={"CF-IPCountry": "EE"}, **form)
        monkeypatch.setenv("SORA_TRUSTED_PROXIES", "1")
        forget_caches()
        elsewhere = browser.send("sign-up", headers={"CF-IPCountry": "US"}, **form)
        assert forged[1]["error"] == elsewhere[1]["error"] == "country_closed"
        assert browser.send("sign-up", headers={"CF-IPCountry": "EE"}, **form) == ("/", {})

    def test_wrong_codes_are_counted_though_they_fail(self, browser: Browser) -> None:
        form = {"code": "7777-7777-7777", "handle": "mira", "password": PASSWORD}
        said = [browser.send("sign-up", **form)[1]["error"] for _ in range(16)]
        assert said == ["invite_unknown"] * 15 + ["too_many"]
        assert browser.send("sign-up", **(form | {"code": new_code()}))[1]["wait"] == "15"


class TestSignIn:
    def test_ends_the_sign_in_that_this_browser_had(self, browser: Browser) -> None:
        browser.joined()
        before = browser.client.cookies[SESSION_COOKIE]
        assert browser.send("sign-in", handle="mira", password=PASSWORD, next="/drafts") == ("/drafts", {})
        assert browser.client.cookies[SESSION_COOKIE] != before
        with db.reading() as session:
            assert len(session.exec(select(SignIn)).all()) == 1

    def test_wrong_guesses_are_counted_though_they_fail(self, browser: Browser) -> None:
        browser.joined()
        burglar = Browser(address="203.0.113.50")
        said = [burglar.send("sign-in", handle="mira", password="a wrong one")[1] for _ in range(6)]
        assert said[0] == {"error": "wrong_sign_in", "field": "password", "handle": "mira"}
        assert said[5] == {"error": "too_many", "handle": "mira", "wait": "15"}
        assert words.say("too_many", wait_seconds=15) == "That was too often. Try again in 15 seconds."
        assert burglar.send("sign-in", handle="mira", password=PASSWORD)[1]["error"] == "too_many"
        assert browser.send("sign-in", handle="mira", password=PASSWORD) == ("/", {})

    @pytest.mark.parametrize(
        "next_path",
        [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
            "evil",
            "/auth/x",
        ],
    )
    def test_never_leads_to_another_site(self, browser: Browser, next_path: str) -> None:
        browser.joined()
        assert browser.send("sign-in", handle="mira", password=PASSWORD, next=next_path) == ("/", {})

    def test_over_https_the_cookie_is_for_https_alone(self, database: str) -> None:  # noqa: ARG002
        browser = Browser("https://testserver").joined()
        response = browser.client.post("/auth/sign-in", data={"handle": "mira", "password": PASSWORD})
        assert "Secure" in response.headers["set-cookie"]

    def test_takes_no_post_without_its_fields_for_granted(self, browser: Browser) -> None:
        assert browser.send("sign-in")[1]["error"] == "wrong_sign_in"


class TestSessions:
    def test_signing_out_ends_it_at_once(self, browser: Browser) -> None:
        token = browser.joined().client.cookies[SESSION_COOKIE]
        assert browser.send("sign-out") == ("/sign-in", {"done": "signed_out"})
        assert SESSION_COOKIE not in browser.client.cookies
        with db.reading() as session:
            assert queries.find_viewer(session, token) is None

    def test_one_browser_ends_another(self, browser: Browser) -> None:
        browser.joined()
        other = Browser()
        other.send("sign-in", handle="mira", password=PASSWORD)
        assert other.viewer
        assert browser.send("sign-ins/revoke", id=str(other.viewer.sign_in_id))[1] == {"done": "sign_in_revoked"}
        assert other.viewer is None
        assert other.send("handle", handle="mallory") == ("/sign-in", {"error": "sign_in_needed"})
        assert browser.send("sign-ins/revoke", id="nonsense")[1]["error"] == "not_found"

    def test_signing_out_everywhere_ends_all(self, browser: Browser) -> None:
        browser.joined()
        other = Browser()
        other.send("sign-in", handle="mira", password=PASSWORD)
        assert browser.send("sign-out-everywhere")[1] == {"done": "signed_out_everywhere"}
        assert (browser.viewer, other.viewer) == (None, None)


class TestSettings:
    def test_a_new_password_ends_the_others_and_keeps_this_one(self, browser: Browser) -> None:
        browser.joined()
        other = Browser()
        other.send("sign-in", handle="mira", password=PASSWORD)
        said = browser.send("password", current_password=PASSWORD, new_password=NEW_PASSWORD)
        assert said == ("/settings", {"done": "password_changed"})
        assert words.say_notice("password_changed")
        assert browser.viewer
        assert other.viewer is None
        assert other.send("sign-in", handle="mira", password=NEW_PASSWORD) == ("/", {})

    def test_a_wrong_current_password_is_counted(self, browser: Browser) -> None:
        browser.joined()
        form = {"current_password": "a wrong one", "new_password": NEW_PASSWORD}
        said = [browser.send("password", **form)[1] for _ in range(6)]
        assert said[0] == {"error": "wrong_password", "field": "current_password"}
        assert said[5]["error"] == "too_many"

    def test_a_weak_new_password_names_its_own_field(self, browser: Browser) -> None:
        browser.joined()
        said = [browser.send("password", current_password=PASSWORD, new_password="short") for _ in range(7)]
        assert said == [("/settings", {"error": "password_short", "field": "new_password"})] * 7

    def test_waiting_for_a_look_is_offered_where_it_matters_and_chosen(
        self, browser: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        viewer = browser.joined().viewer
        assert viewer

        def account() -> tuple[bool, bool]:
            with db.reading() as session:
                shown = queries.get_account(session, viewer)
            return shown.has_look, shown.is_look_on

        assert account() == (False, True)
        monkeypatch.setenv("SORA_ENGINE", "remote")
        get_settings.cache_clear()
        assert browser.send("look", is_on="no")[1] == {"done": "profile_saved"}
        assert account() == (True, False)
        assert browser.send("look", is_on="yes")[1] == {"done": "profile_saved"}
        assert account() == (True, True)

    def test_who_sees_one_is_chosen(self, browser: Browser) -> None:
        viewer = browser.joined().viewer
        assert viewer

        def account() -> tuple[bool, bool]:
            with db.reading() as session:
                shown = queries.get_account(session, viewer)
            return shown.is_private, shown.are_likes_public

        assert account() == (False, False)
        assert browser.send("private", is_private="yes")[1] == {"done": "profile_saved"}
        assert browser.send("likes", are_public="yes")[1] == {"done": "profile_saved"}
        assert account() == (True, True)
        assert browser.send("private", is_private="no")[1] == {"done": "profile_saved"}
        assert account() == (False, True)
        assert Browser().send("private", is_private="yes")[0].startswith("/sign-in")

    def test_handle_and_codes_change(self, browser: Browser) -> None:
        viewer = browser.joined().viewer
        assert viewer
        assert browser.send("handle", handle="Mira.Kask")[1] == {"done": "handle_changed"}
        assert browser.send("handle", handle="admin")[1]["error"] == "handle_reserved"
        with db.reading() as session:
            account, code = queries.get_account(session, viewer), queries.list_invites(session, viewer)[0]
        assert account.handle == "Mira.Kask"
        assert browser.send("invites/revoke", id=code.id)[1] == {"done": "invite_revoked"}
        assert (
            Browser().send("sign-up", code=code.code, handle="binod", password=PASSWORD)[1]["error"] == "invite_revoked"
        )

    @pytest.mark.parametrize(
        "path",
        [
            "password",
            "handle",
            "invites/revoke",
            "sign-ins/revoke",
            "sign-out-everywhere",
            "delete",
            "delete/undo",
        ],
    )
    def test_nothing_changes_without_a_sign_in(self, browser: Browser, path: str) -> None:
        assert browser.send(path) == ("/sign-in", {"error": "sign_in_needed"})

    def test_deletion_is_asked_for_and_undone(self, browser: Browser) -> None:
        browser.joined()
        assert browser.send("delete", password="a wrong one")[1] == {
            "error": "wrong_password",
            "field": "delete_password",
        }
        assert browser.send("delete", password=PASSWORD) == ("/sign-in", {"done": "deletion_asked"})
        assert browser.viewer is None
        browser.send("sign-in", handle="mira", password=PASSWORD)
        assert browser.viewer
        assert browser.viewer.delete_after
        assert browser.send("delete/undo")[1] == {"done": "deletion_undone"}
        assert browser.viewer.delete_after is None


class TestWaitingList:
    def test_answers_the_same_for_one_who_waits_already(self, browser: Browser) -> None:
        said = [browser.send("wait", email="mira@example.org") for _ in range(2)]
        assert said == [("/wait", {"done": "waiting"})] * 2
        with db.reading() as session:
            assert len(session.exec(select(Waiting)).all()) == 1

    def test_leads_back_for_what_is_no_address(self, browser: Browser) -> None:
        assert browser.send("wait", email="mira@")[1] == {"error": "email_invalid", "field": "email", "email": "mira@"}


class TestForeignForms:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site", "Origin": HOME},
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": "http://testserver.evil.example"},
            {"Origin": "http://testserver:8080"},
            {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
        ],
    )
    @pytest.mark.parametrize("path", ["sign-in", "sign-out", "oidc/sign-up", "delete"])
    def test_do_nothing(self, browser: Browser, path: str, headers: dict[str, str]) -> None:
        browser.joined()
        response = browser.client.post(f"/auth/{path}", data={"password": PASSWORD}, headers=headers)
        assert (response.status_code, response.json()["error"]) == (403, "foreign_form")
        assert browser.viewer

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Origin": HOME},
            {"Sec-Fetch-Site": "none"},
            {"Sec-Fetch-Site": "same-origin", "Origin": HOME},
            {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
            {"Host": "app.internal", "Origin": "https://sora.example"},
        ],
    )
    def test_our_own_work(self, browser: Browser, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SORA_BASE_URL", "https://sora.example")
        forget_caches()
        assert browser.send("wait", headers=headers, email="mira@example.org") == ("/wait", {"done": "waiting"})

    def test_huge_ones_are_not_read(self, browser: Browser) -> None:
        response = browser.client.post("/auth/wait", data={"email": "x" * 40_000})
        assert (response.status_code, response.json()["detail"]) == (422, "That form is too large.")


class TestAddresses:
    @pytest.mark.parametrize(
        ("proxies", "told", "address"),
        [
            (0, "192.0.2.1", "198.51.100.7"),
            (1, "192.0.2.1", "192.0.2.1"),
            (1, "6.6.6.6, 192.0.2.1", "192.0.2.1"),
            (2, "6.6.6.6, 192.0.2.1, 10.0.0.1", "192.0.2.1"),
            (2, "192.0.2.1", "192.0.2.1"),
            (1, "192.0.2.1:4711", "192.0.2.1"),
            (1, "[2001:db8::1]:4711", "2001:db8::1"),
            (1, "2001:db8::1", "2001:db8::1"),
            (1, "unknown", "198.51.100.7"),
            (1, "", "198.51.100.7"),
        ],
    )
    def test_are_told_by_our_own_proxies_alone(
        self, browser: Browser, proxies: int, told: str, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SORA_TRUSTED_PROXIES", str(proxies))
        forget_caches()
        form = {"code": new_code(), "handle": "mira", "password": PASSWORD}
        browser.send("sign-up", headers={"X-Forwarded-For": told} if told else {}, **form)
        with db.reading() as session:
            assert session.exec(select(SignIn.address)).one() == address


def test_a_refused_form_leaves_no_account(browser: Browser) -> None:
    assert browser.send("sign-up", code=new_code(), handle="mira", password="")[1]["error"] == "password_short"
    with db.reading() as session:
        assert session.exec(select(User)).all() == []
