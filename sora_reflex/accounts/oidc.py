"""The conversation with an OpenID Connect provider: code flow with PKCE, state and nonce. No database, no cookies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2
import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from sora_reflex.accounts.errors import (
    AccountRefusal,
    ProviderCancelled,
    ProviderOff,
    ProviderRefused,
    ProviderUnreachable,
)
from sora_reflex.accounts.journey import ProviderIdentity, ProviderJourney
from sora_reflex.core.settings import get_settings

log = structlog.get_logger()

SCOPE = "openid profile"

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA", "Ed25519")
"""Signatures by the provider's own key alone: never `none`, and no HMAC, whose secret is shared."""

TIMEOUT_SECONDS = 8.0
"""A person waits for it."""

CLOCK_LEEWAY_SECONDS = 60

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Provider:
    """What a provider's discovery document says of it."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    algorithms: tuple[str, ...]
    token_auth: str
    names_itself: bool
    """It puts its name on each answer (RFC 9207), so that answers of two providers cannot be mixed up."""


async def make_authorization_url(journey: ProviderJourney, *, redirect_uri: str) -> str:
    """Where to send the browser."""
    provider = await _discover()
    async with _client(provider, redirect_uri) as client:
        url, _state = client.create_authorization_url(
            provider.authorization_endpoint,
            state=journey.state,
            nonce=journey.nonce,
            code_verifier=journey.code_verifier,
        )
    return str(url)


async def fetch_identity(journey: ProviderJourney, *, answer: Mapping[str, str], redirect_uri: str) -> ProviderIdentity:
    """Who came back, from the provider's answer. Raises when it does not vouch for them for us, here and now."""
    provider = await _discover()
    if answer.get("iss", provider.issuer if not provider.names_itself else "") != provider.issuer:
        raise _refusal("the answer is another provider's")
    if answer.get("error") == "access_denied":
        raise ProviderCancelled
    if not answer.get("code"):
        raise _refusal(f"no code came: {answer.get('error', '')[:100]}")
    try:
        async with _client(provider, redirect_uri) as client:
            token = await client.fetch_token(
                provider.token_endpoint, code=answer["code"], code_verifier=journey.code_verifier
            )
            keys = KeySet.import_key_set(await _get_json(provider.jwks_uri))
            claims = _verify(token, keys, provider, journey)
            names = {**claims, **await _fetch_names(client, provider, str(claims["sub"]))}
    except (AuthlibBaseError, JoseError, ValueError, KeyError) as error:
        raise _refusal(f"{type(error).__name__}: {error}") from error
    except httpx2.HTTPError as error:
        raise _unreachable(error) from error
    return ProviderIdentity(
        issuer=provider.issuer,
        subject=str(claims["sub"]),
        name=str(names.get("name") or ""),
        username=str(names.get("preferred_username") or names.get("nickname") or ""),
    )


def _verify(token: Mapping[str, Any], keys: KeySet, provider: Provider, journey: ProviderJourney) -> Mapping[str, Any]:
    """The claims of the identity token, once its signature, issuer, audience, times and nonce are right."""
    client_id = get_settings().oidc_client_id
    decoded = jwt.decode(
        token["id_token"],
        key=keys,
        registry=JWSRegistry(algorithms=list(provider.algorithms), strict_check_header=False),
    )
    claims = CodeIDToken(
        decoded.claims,
        decoded.header,
        {"iss": {"essential": True, "value": provider.issuer}, "aud": {"essential": True, "value": client_id}},
        {"nonce": journey.nonce, "client_id": client_id, "access_token": token.get("access_token")},
    )
    claims.validate(leeway=CLOCK_LEEWAY_SECONDS)
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise ValueError("the subject is not one")
    return dict(claims)


async def _fetch_names(client: AsyncOAuth2Client, provider: Provider, subject: str) -> Mapping[str, Any]:
    """Names to suggest; a provider that gives none is fine."""
    if not provider.userinfo_endpoint:
        return {}
    try:
        response = await client.get(provider.userinfo_endpoint)
        names = response.raise_for_status().json()
    except (AuthlibBaseError, httpx2.HTTPError, ValueError) as error:
        log.info("provider.no_names", reason=f"{type(error).__name__}: {error}")
        return {}
    return names if isinstance(names, dict) and names.get("sub") == subject else {}


async def _discover() -> Provider:
    settings = get_settings()
    if not settings.has_oidc:
        raise ProviderOff
    issuer = settings.oidc_issuer.rstrip("/")
    try:
        facts = await _get_json(f"{issuer}/.well-known/openid-configuration")
        return _read_facts(facts, issuer)
    except httpx2.HTTPError as error:
        raise _unreachable(error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _refusal(f"its discovery document is not usable: {error}") from error


def _read_facts(facts: Mapping[str, Any], issuer: str) -> Provider:
    if str(facts["issuer"]).rstrip("/") != issuer:
        raise ValueError(f"it says that it is {facts['issuer']}")
    offered = facts.get("id_token_signing_alg_values_supported") or ["RS256"]
    algorithms = tuple(name for name in ALGORITHMS if name in offered)
    if not algorithms:
        raise ValueError(f"it signs with none of {', '.join(ALGORITHMS)}")
    ways = facts.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    with_secret = "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
    return Provider(
        issuer=str(facts["issuer"]),
        authorization_endpoint=_safe_url(facts["authorization_endpoint"]),
        token_endpoint=_safe_url(facts["token_endpoint"]),
        jwks_uri=_safe_url(facts["jwks_uri"]),
        userinfo_endpoint=_safe_url(facts["userinfo_endpoint"]) if facts.get("userinfo_endpoint") else "",
        algorithms=algorithms,
        token_auth=with_secret if get_settings().oidc_client_secret else "none",
        names_itself=bool(facts.get("authorization_response_iss_parameter_supported")),
    )


def _safe_url(url: Any) -> str:
    parts = urlsplit(str(url))
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ValueError(f"{url} is not https")
    return str(url)


def _client(provider: Provider, redirect_uri: str) -> AsyncOAuth2Client:
    settings = get_settings()
    return AsyncOAuth2Client(
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret or None,
        token_endpoint_auth_method=provider.token_auth,
        scope=SCOPE,
        redirect_uri=redirect_uri,
        code_challenge_method="S256",
        timeout=TIMEOUT_SECONDS,
        # The token is used once, at once: even one that lives for a minute will do.
        leeway=0,
    )


async def _get_json(url: str) -> Any:
    async with httpx2.AsyncClient(timeout=TIMEOUT_SECONDS) as client:
        response = await client.get(url)
    response.raise_for_status()
    return response.json()


def _refusal(reason: str) -> AccountRefusal:
    log.warning("provider.refused", reason=reason)
    return ProviderRefused()


def _unreachable(error: Exception) -> AccountRefusal:
    log.warning("provider.unreachable", reason=f"{type(error).__name__}: {error}")
    return ProviderUnreachable()
