"""Sign-ins: opened, kept alive, listed and ended."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col

from sora_reflex.accounts.errors import SignInGone, Suspended, WrongSignIn
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.accounts.service import brakes
from sora_reflex.accounts.tokens import hash_token, new_token
from sora_reflex.core import clock
from sora_reflex.core.settings import get_settings
from sora_reflex.models import SignIn, User


def sign_in(session: Session, *, user_id: UUID, address: str = "", user_agent: str = "", replaces: str = "") -> str:
    """Open a sign-in for somebody whose password or provider was right. Returns the secret of its cookie.

    The secret is new each time; the one that this browser held before (`replaces`) ends.
    """
    user = session.get(User, user_id)
    if user is None or user.deleted_at is not None or user.is_house:
        raise WrongSignIn
    if user.suspended_at is not None:
        raise Suspended
    if replaces:
        sign_out(session, replaces)
    brakes.settle_sign_in(session, handle=user.handle_key, address=address)
    token, now = new_token(), clock.now()
    session.add(
        SignIn(
            user_id=user_id,
            token_hash=hash_token(token),
            user_agent=user_agent[:300],
            address=address[:60],
            created_at=now,
            last_seen_at=now,
            expires_at=now + timedelta(days=get_settings().session_days),
        )
    )
    session.flush()
    return token


def renew_sign_in(session: Session, token: str) -> None:
    """Note that a sign-in is in use, so that it ends that much later."""
    now = clock.now()
    session.execute(
        update(SignIn)
        .where(col(SignIn.token_hash) == hash_token(token), col(SignIn.expires_at) > now)
        .values(last_seen_at=now, expires_at=now + timedelta(days=get_settings().session_days))
    )


def sign_out(session: Session, token: str) -> None:
    """End the sign-in of this cookie; one that has ended is fine."""
    session.execute(delete(SignIn).where(col(SignIn.token_hash) == hash_token(token)))


def sign_out_everywhere(session: Session, *, viewer: Viewer) -> None:
    """End every sign-in of the viewer, this one too."""
    session.execute(delete(SignIn).where(col(SignIn.user_id) == viewer.id))


def sign_out_elsewhere(session: Session, *, viewer: Viewer) -> None:
    """End every sign-in of the viewer but this one."""
    others = delete(SignIn).where(col(SignIn.user_id) == viewer.id, col(SignIn.id) != viewer.sign_in_id)
    session.execute(others if viewer.sign_in_id else delete(SignIn).where(col(SignIn.user_id) == viewer.id))


def revoke_sign_in(session: Session, *, viewer: Viewer, id: UUID) -> None:
    """End one of the viewer's sign-ins; it opens nothing from this moment on."""
    ended = session.execute(delete(SignIn).where(col(SignIn.user_id) == viewer.id, col(SignIn.id) == id))
    if ended.rowcount != 1:  # type: ignore[attr-defined]
        raise SignInGone
