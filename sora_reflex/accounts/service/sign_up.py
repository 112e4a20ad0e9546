"""A new account, by invite."""

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from sora_reflex.accounts import handles, passwords, queries
from sora_reflex.accounts.errors import CountryClosed, HandleTaken
from sora_reflex.accounts.service import invites
from sora_reflex.accounts.service.sign_in import sign_in
from sora_reflex.core import clock
from sora_reflex.core.settings import get_settings
from sora_reflex.models import User


def require_open_country(country: str) -> None:
    """Raise when the settings list countries and this is none of them; an unknown country is none."""
    listed = {name.upper() for name in get_settings().countries}
    if listed and country.strip().upper() not in listed:
        raise CountryClosed


def sign_up(
    session: Session,
    *,
    code: str,
    handle: str,
    display_name: str,
    password: str,
    address: str = "",
    user_agent: str = "",
) -> str:
    """Make an account by an invite and sign it in. Returns the secret of its cookie."""
    handle, display_name = handles.clean_handle(handle), handles.clean_display_name(display_name)
    passwords.check(password, handle=handle, display_name=display_name)
    # Before the first query: hashing is slow, and nobody else could write meanwhile.
    password_hash = passwords.make_hash(password)
    user = admit(session, code=code, handle=handle, display_name=display_name, password_hash=password_hash)
    return sign_in(session, user_id=user.id, address=address, user_agent=user_agent)


def admit(session: Session, *, code: str, handle: str, display_name: str, password_hash: str | None) -> User:
    """Make the account of a checked handle and name, at the cost of one place of the invite."""
    queries.find_open_invite(session, code)
    if not queries.is_handle_free(session, handle):
        raise HandleTaken
    user = User(
        handle=handle,
        handle_key=handles.key_of(handle),
        display_name=display_name,
        password_hash=password_hash,
        created_at=clock.now(),
    )
    session.add(user)
    try:
        session.flush()
    except IntegrityError as error:
        raise HandleTaken from error
    invites.redeem(session, code=code, user=user)
    invites.give_invites(session, user)
    return user
