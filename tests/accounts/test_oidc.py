"""What an identity provider may not get away with: answers of a server that lies."""

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from sora_reflex.accounts import oidc
from sora_reflex.accounts.errors import ProviderRefused, ProviderUnreachable
from sora_reflex.accounts.journey import ProviderIdentity, ProviderJourney
from tests.conftest import forget_caches

KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one"})
SHARED = OctKey.import_key("the client's secret, as everybody knows")
BACK = "http://testserver/auth/oidc/callback"
JOURNEY = ProviderJourney(
    secret="s", state="state", nonce="nonce", code_verifier="v" * 64, invite_code="", next_path="/"
)


class Liar(ThreadingHTTPServer):
    """A provider on a free port; a test changes what it says of itself and which token it hands out."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.facts: dict[str, Any] = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/me",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }
        self.userinfo: dict[str, Any] = {"sub": "mira", "name": "Mira Kask"}
        self.token = self.make_token()
        self.asked: dict[str, str] = {}

    def make_token(self, *, key: RSAKey | OctKey = KEY, alg: str = "RS256", **over: Any) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": "sora-reflex",
            "sub": "mira",
            "nonce": "nonce",
            "iat": now,
            "exp": now + 300,
        }
        kept = {name: value for name, value in (claims | over).items() if value is not None}
        return jwt.encode({"alg": alg, "kid": "one"}, kept, key, algorithms=[alg])


class Answers(BaseHTTPRequestHandler):
    server: Liar

    def do_GET(self) -> None:
        pages: dict[str, Any] = {
            "/.well-known/openid-configuration": self.server.facts,
            "/jwks": {"keys": [KEY.as_dict(private=False)]},
            "/me": self.server.userinfo,
        }
        self._say(pages.get(self.path))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.server.asked = dict(parse_qsl(body)) | {"authorization": self.headers.get("authorization", "")}
        self._say({"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": self.server.token})

    def _say(self, page: Any) -> None:
        self.send_response(200 if page is not None else 404)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(page).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def liar(monkeypatch: pytest.MonkeyPatch) -> Iterator[Liar]:
    with Liar() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        monkeypatch.setenv("SORA_OIDC_ISSUER", server.issuer)
        monkeypatch.setenv("SORA_OIDC_CLIENT_ID", "sora-reflex")
        monkeypatch.setenv("SORA_OIDC_CLIENT_SECRET", "a secret")
        forget_caches()
        yield server
        server.shutdown()
        thread.join()


async def come_back() -> ProviderIdentity:
    return await oidc.fetch_identity(JOURNEY, answer={"code": "c", "state": "state"}, redirect_uri=BACK)


async def test_an_honest_answer_is_believed_and_the_verifier_is_sent(liar: Liar) -> None:
    assert await come_back() == ProviderIdentity(issuer=liar.issuer, subject="mira", name="Mira Kask")
    assert liar.asked["code_verifier"] == JOURNEY.code_verifier
    assert liar.asked["redirect_uri"] == BACK
    assert liar.asked["authorization"].startswith("Basic ")


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://elsewhere.example"},
        {"aud": "another client"},
        {"aud": ["sora-reflex", "another client"], "azp": "another client"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 256},
        {"key": OTHER_KEY},
        {"key": SHARED, "alg": "HS256"},
    ],
)
async def test_a_lie_in_the_token_is_refused(liar: Liar, lie: dict[str, Any]) -> None:
    liar.token = liar.make_token(**lie)
    with pytest.raises(ProviderRefused):
        await come_back()


async def test_a_token_without_a_signature_is_refused(liar: Liar) -> None:
    _, claims, _ = liar.token.split(".")
    liar.token = f"eyJhbGciOiJub25lIn0.{claims}."
    with pytest.raises(ProviderRefused):
        await come_back()


@pytest.mark.parametrize(
    "lie",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": "http://elsewhere.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"id_token_signing_alg_values_supported": ["HS256", "none"]},
    ],
)
async def test_a_provider_that_describes_itself_badly_is_not_asked(liar: Liar, lie: dict[str, Any]) -> None:
    liar.facts |= lie
    with pytest.raises(ProviderRefused):
        await come_back()
    assert liar.asked == {}


async def test_names_that_do_not_come_keep_nobody_out(liar: Liar) -> None:
    liar.facts["userinfo_endpoint"] = f"{liar.issuer}/gone"
    assert await come_back() == ProviderIdentity(issuer=liar.issuer, subject="mira")


async def test_names_of_somebody_else_are_not_taken(liar: Liar) -> None:
    liar.userinfo = {"sub": "binod", "name": "Binod"}
    assert (await come_back()).name == ""


async def test_a_page_that_is_gone_counts_as_away(liar: Liar) -> None:
    liar.facts["jwks_uri"] = f"{liar.issuer}/gone"
    with pytest.raises(ProviderUnreachable):
        await come_back()
