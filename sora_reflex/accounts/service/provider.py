"""Accounts by an identity provider: one browser's way there and back, and the account that it opens or makes."""

from dataclasses import replace
from datetime import datetime, timedelta
from secrets import compare_digest, token_urlsafe

from sqlalchemy import delete
from sqlmodel import Session, col, select

from sora_reflex.accounts import handles
from sora_reflex.accounts.errors import ProviderStale
from sora_reflex.accounts.journey import ProviderIdentity, ProviderJourney
from sora_reflex.accounts.service.sign_in import sign_in
from sora_reflex.accounts.service.sign_up import admit
from sora_reflex.accounts.tokens import hash_token, new_token
from sora_reflex.core import clock
from sora_reflex.core.rows import insert_once
from sora_reflex.models import OidcIdentity, ProviderAttempt

TIME_AT_PROVIDER = timedelta(minutes=10)
"""Enough to find a password and a second factor."""

TIME_TO_CHOOSE_A_HANDLE = timedelta(minutes=30)


def begin_provider(session: Session, *, code: str = "", next_path: str = "/") -> ProviderJourney:
    """Start on the way to the provider: secrets for this browser alone, good once and for ten minutes."""
    journey = ProviderJourney(
        secret=new_token(),
        state=token_urlsafe(32),
        nonce=token_urlsafe(32),
        code_verifier=token_urlsafe(64),
        invite_code=code[:40] if code.isprintable() else "",
        next_path=next_path,
    )
    _keep(session, journey, ProviderIdentity(), until=clock.now() + TIME_AT_PROVIDER)
    return journey


def return_from_provider(session: Session, *, secret: str, state: str) -> ProviderJourney:
    """The way that this browser began with this state; it can be returned from once."""
    attempt = _find(session, secret)
    if attempt is None or attempt.subject or not compare_digest(attempt.state.encode(), state.encode()):
        raise ProviderStale
    ended = session.execute(delete(ProviderAttempt).where(col(ProviderAttempt.secret_hash) == attempt.secret_hash))
    if ended.rowcount != 1:  # type: ignore[attr-defined]
        raise ProviderStale
    return ProviderJourney(
        secret=secret,
        state=attempt.state,
        nonce=attempt.nonce,
        code_verifier=attempt.code_verifier,
        invite_code=attempt.invite_code,
        next_path=attempt.next_path,
    )


def keep_identity(session: Session, *, identity: ProviderIdentity, journey: ProviderJourney) -> str:
    """Remember who the provider says it is while they choose a handle. Returns a fresh secret for their cookie."""
    journey = replace(journey, secret=new_token())
    _keep(session, journey, identity, until=clock.now() + TIME_TO_CHOOSE_A_HANDLE)
    return journey.secret


def sign_up_with_provider(
    session: Session,
    *,
    secret: str,
    code: str,
    handle: str,
    display_name: str,
    address: str = "",
    user_agent: str = "",
) -> str:
    """Make an account by an invite for an identity that the provider has confirmed. Returns its cookie's secret."""
    handle, display_name = handles.clean_handle(handle), handles.clean_display_name(display_name)
    attempt = _find(session, secret)
    if attempt is None or not attempt.subject:
        raise ProviderStale
    user = admit(session, code=code, handle=handle, display_name=display_name, password_hash=None)
    identity = {"issuer": attempt.issuer, "subject": attempt.subject}
    if not insert_once(session, OidcIdentity, **identity, user_id=user.id, created_at=clock.now()):
        raise ProviderStale
    session.delete(attempt)
    session.flush()
    return sign_in(session, user_id=user.id, address=address, user_agent=user_agent)


def _keep(session: Session, journey: ProviderJourney, identity: ProviderIdentity, *, until: datetime) -> None:
    attempt = ProviderAttempt(
        secret_hash=hash_token(journey.secret),
        state=journey.state,
        nonce=journey.nonce,
        code_verifier=journey.code_verifier,
        invite_code=journey.invite_code,
        next_path=journey.next_path,
        issuer=identity.issuer,
        subject=identity.subject,
        expires_at=until,
    )
    session.add(attempt)
    session.flush()


def _find(session: Session, secret: str) -> ProviderAttempt | None:
    kept = select(ProviderAttempt).where(
        col(ProviderAttempt.secret_hash) == hash_token(secret), col(ProviderAttempt.expires_at) > clock.now()
    )
    return session.exec(kept).one_or_none()
