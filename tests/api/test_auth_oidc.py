"""Signing in with a real OpenID Connect provider process: there, through its own pages, and back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from sora_reflex.accounts import queries
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.cookies import PROVIDER_COOKIE, SESSION_COOKIE
from sora_reflex.api.app import make_api
from sora_reflex.core import clock, db
from sora_reflex.models import OidcIdentity, ProviderAttempt, User
from tests.conftest import forget_caches
from tests.oidc_provider.provider import CLIENT_ID, CLIENT_SECRET, RunningProvider, running_provider, walk

HOME = "http://testserver"


@pytest.fixture(scope="module")
def provider() -> Iterator[RunningProvider]:
    with running_provider(f"{HOME}/auth/oidc/callback") as running:
        yield running


@pytest.fixture
def browser(provider: RunningProvider, database: str, monkeypatch: pytest.MonkeyPatch) -> TestClient:  # noqa: ARG001
    monkeypatch.setenv("SORA_OIDC_ISSUER", provider.issuer)
    monkeypatch.setenv("SORA_OIDC_CLIENT_ID", CLIENT_ID)
    monkeypatch.setenv("SORA_OIDC_CLIENT_SECRET", CLIENT_SECRET)
    forget_caches()
    return new_browser()


def new_browser() -> TestClient:
    return TestClient(make_api(), base_url=HOME, follow_redirects=False)


def new_code() -> str:
    with db.unit_of_work() as session:
        return accounts.make_invite(session, owner=None).code


def start(browser: TestClient, **query: str) -> str:
    return browser.get("/auth/oidc/start", params=query).headers["location"]


def come_back(browser: TestClient, url: str) -> str:
    parts = urlsplit(url)
    return browser.get(parts.path, params=parse_qsl(parts.query)).headers["location"]


def sign_up(browser: TestClient, **fields: str) -> str:
    return browser.post("/auth/oidc/sign-up", data=fields).headers["location"]


def whose(browser: TestClient) -> str:
    with db.reading() as session:
        viewer = queries.find_viewer(session, browser.cookies.get(SESSION_COOKIE, ""))
    return viewer.handle if viewer else ""


def test_asks_for_the_code_flow_with_everything_that_protects_it(browser: TestClient) -> None:
    asked = parse_qs(urlsplit(start(browser)).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["scope"] == ["openid profile"]
    assert asked["redirect_uri"] == [f"{HOME}/auth/oidc/callback"]
    assert len(asked["state"][0]) >= 43
    assert len(asked["nonce"][0]) >= 43
    again = parse_qs(urlsplit(start(browser)).query)
    assert not {*asked["state"], *asked["nonce"], *asked["code_challenge"]} & {
        *again["state"],
        *again["nonce"],
        *again["code_challenge"],
    }


def test_a_newcomer_brings_an_invite_chooses_a_handle_and_comes_back_by_the_provider_alone(
    browser: TestClient, provider: RunningProvider
) -> None:
    code = new_code()
    page = come_back(browser, walk(provider, start(browser, code=code, next="/drafts"), as_who="mira"))
    asked = dict(parse_qsl(urlsplit(page).query))
    assert page.startswith("/sign-up?")
    assert asked == {
        "via": "provider",
        "code": code,
        "handle": "mira",
        "display_name": "mira of the provider",
        "next": "/drafts",
    }
    assert whose(browser) == ""
    assert sign_up(browser, code=code, handle="Mira", display_name="Mira Kask", next="/drafts") == "/drafts"
    assert whose(browser) == "Mira"
    assert PROVIDER_COOKIE not in browser.cookies

    elsewhere = new_browser()
    assert come_back(elsewhere, walk(provider, start(elsewhere, next="/drafts"), as_who="mira")) == "/drafts"
    assert whose(elsewhere) == "Mira"
    with db.reading() as session:
        assert len(session.exec(select(User)).all()) == 1
        assert session.exec(select(ProviderAttempt)).all() == []
        identity = session.exec(select(OidcIdentity)).one()
    assert (identity.issuer, identity.subject) == (provider.issuer, "mira")


def test_nobody_gets_in_by_the_provider_without_an_invite(browser: TestClient, provider: RunningProvider) -> None:
    come_back(browser, walk(provider, start(browser), as_who="binod"))
    page = sign_up(browser, code="7777-7777-7777", handle="binod", display_name="Binod")
    assert dict(parse_qsl(urlsplit(page).query))["error"] == "invite_unknown"
    assert whose(browser) == ""
    assert sign_up(browser, code=new_code(), handle="binod", display_name="Binod") == "/"
    assert whose(browser) == "binod"


def test_an_account_needs_the_providers_word(browser: TestClient) -> None:
    start(browser)
    page = sign_up(browser, code=new_code(), handle="binod", display_name="Binod")
    assert page == "/sign-in?error=provider_stale"
    assert whose(browser) == ""


def test_an_answer_is_good_once_and_for_the_browser_that_asked(browser: TestClient, provider: RunningProvider) -> None:
    back = walk(provider, start(browser), as_who="mira")
    thief = new_browser()
    assert come_back(thief, back) == "/sign-in?error=provider_stale"
    start(thief)
    assert come_back(thief, back) == "/sign-in?error=provider_stale"
    assert come_back(browser, back).startswith("/sign-up?via=provider")
    assert come_back(browser, back) == "/sign-in?error=provider_stale"


def test_a_code_of_another_journey_is_refused(browser: TestClient, provider: RunningProvider) -> None:
    """The attacker's own code in the victim's answer fails on PKCE and nonce, though the state is the victim's."""
    stolen = dict(parse_qsl(urlsplit(walk(provider, start(new_browser()), as_who="mallory")).query))
    victim = parse_qs(urlsplit(start(browser)).query)["state"][0]
    answer = {"code": stolen["code"], "state": victim, "iss": stolen["iss"]}
    page = browser.get("/auth/oidc/callback", params=answer).headers["location"]
    assert page == "/sign-in?error=provider_refused"


@pytest.mark.parametrize("issuer", ["", "https://elsewhere.example"])
def test_an_answer_that_does_not_name_this_provider_is_refused(
    browser: TestClient, provider: RunningProvider, issuer: str
) -> None:
    answer = dict(parse_qsl(urlsplit(walk(provider, start(browser), as_who="mira")).query))
    answer = {name: value for name, value in answer.items() if name != "iss"} | ({"iss": issuer} if issuer else {})
    page = browser.get("/auth/oidc/callback", params=answer).headers["location"]
    assert page == "/sign-in?error=provider_refused"


def test_a_journey_ends_after_ten_minutes(browser: TestClient, provider: RunningProvider) -> None:
    back = walk(provider, start(browser), as_who="mira")
    with clock.frozen(datetime.now(UTC) + timedelta(minutes=10, seconds=1)):
        page = come_back(browser, back)
    assert page == "/sign-in?error=provider_stale"


def test_cancelling_at_the_provider_is_said(browser: TestClient, provider: RunningProvider) -> None:
    back = walk(provider, start(browser), cancels=True)
    assert come_back(browser, back) == "/sign-in?error=provider_cancelled"


def test_a_provider_that_is_away_is_said(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SORA_OIDC_ISSUER", "http://127.0.0.1:9")
    forget_caches()
    assert start(browser) == "/sign-in?error=provider_unreachable"


def test_without_settings_there_is_no_provider(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SORA_OIDC_ISSUER", "")
    forget_caches()
    assert start(browser) == "/sign-in?error=provider_off"


def test_a_taken_handle_goes_back_to_the_form_and_the_providers_word_still_holds(
    browser: TestClient, provider: RunningProvider
) -> None:
    with db.unit_of_work() as session:
        accounts.ensure_house(session)
    come_back(browser, walk(provider, start(browser), as_who="mira"))
    page = sign_up(browser, code=new_code(), handle="sora", display_name="Mira")
    asked = dict(parse_qsl(urlsplit(page).query))
    assert (asked["error"], asked["field"], asked["via"]) == ("handle_reserved", "handle", "provider")
    assert sign_up(browser, code=new_code(), handle="mira", display_name="Mira") == "/"
