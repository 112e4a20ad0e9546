"""How guessing is slowed down. Each guard is called, and committed, before the secret is looked at."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from sora_reflex.accounts import ratelimit
from sora_reflex.accounts.handles import LONGEST, key_of
from sora_reflex.accounts.ratelimit import Patience
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.models import RateBucket, SignIn, User

_FIRST_WAIT = timedelta(seconds=15)

ONE_PLACE_ON_ONE_PERSON = Patience(5, _FIRST_WAIT, timedelta(hours=1), timedelta(minutes=30))
"""Five slips are a person. Waiting and forgetting meet at two guesses an hour."""

ALL_PLACES_ON_ONE_PERSON = Patience(20, _FIRST_WAIT, timedelta(minutes=10), timedelta(minutes=15))
"""Against many addresses guessing at one account. Short at most, and not for addresses where the person is signed in,
so that nobody can lock somebody out."""

ONE_PLACE_ON_ANYBODY = Patience(20, _FIRST_WAIT, timedelta(hours=1), timedelta(minutes=10))
"""A house or a school shares an address; right passwords do not count."""

CODES = Patience(15, _FIRST_WAIT, timedelta(hours=1), timedelta(minutes=10))
"""Codes have 60 random bits: this keeps the noise down rather than the guessing."""

OWN_PASSWORD = Patience(5, _FIRST_WAIT, timedelta(hours=1), timedelta(minutes=30))
"""Against somebody who found a browser signed in and wants the account for good."""

WAITING_PER_HOUR = 5

SIGN_UPS_PER_HOUR = 100
"""A class that signs up together, with slips; each costs a slow hash."""

JOURNEYS_PER_HOUR = 60
"""Ways to the provider: each asks it something and leaves a row."""


def network_of(address: str) -> str:
    """The part of an address that one subscriber holds: all of IPv4, the first 64 bits of IPv6."""
    try:
        ip = ip_address(address)
    except ValueError:
        return "unknown"
    if not isinstance(ip, IPv6Address):
        return str(ip)
    return str(ip.ipv4_mapped or IPv6Address(int(ip) >> 64 << 64))


def guard_sign_in(session: Session, *, handle: str, address: str) -> None:
    """Count a sign-in as wrong until it is right; raises TooMany while earlier ones still cost a wait."""
    place, person = network_of(address), key_of(handle)[:LONGEST]
    ratelimit.strike(session, f"sign-in:place:{place}", ONE_PLACE_ON_ANYBODY)
    ratelimit.strike(session, f"sign-in:pair:{person}:{place}", ONE_PLACE_ON_ONE_PERSON)
    if not _is_at_home(session, person, address):
        ratelimit.strike(session, f"sign-in:person:{person}", ALL_PLACES_ON_ONE_PERSON)


def settle_sign_in(session: Session, *, handle: str, address: str) -> None:
    """The password was right."""
    place, person = network_of(address), key_of(handle)[:LONGEST]
    ratelimit.forgive(session, f"sign-in:place:{place}")
    ratelimit.forgive(session, f"sign-in:pair:{person}:{place}", all_of_them=True)
    ratelimit.forgive(session, f"sign-in:person:{person}", all_of_them=True)


def guard_code(session: Session, *, address: str) -> None:
    """Count a look at an invite code as wrong until it is right."""
    ratelimit.strike(session, f"code:place:{network_of(address)}", CODES)


def settle_code(session: Session, *, address: str) -> None:
    """The code was right."""
    ratelimit.forgive(session, f"code:place:{network_of(address)}")


def guard_own_password(session: Session, *, viewer: Viewer) -> None:
    """Count the confirmation of somebody's own password as wrong until it is right."""
    ratelimit.strike(session, f"own-password:{viewer.id}", OWN_PASSWORD)


def settle_own_password(session: Session, *, viewer: Viewer) -> None:
    """The password was right."""
    ratelimit.forgive(session, f"own-password:{viewer.id}", all_of_them=True)


def guard_waiting_list(session: Session, *, address: str) -> None:
    """Let few addresses of e-mail through from one place."""
    _take_hourly(session, "waiting", address, WAITING_PER_HOUR)


def guard_sign_up(session: Session, *, address: str) -> None:
    """Let so many sign-ups through from one place, whatever becomes of them."""
    _take_hourly(session, "sign-up", address, SIGN_UPS_PER_HOUR)


def guard_provider(session: Session, *, address: str) -> None:
    """Let so many ways to the provider begin from one place."""
    _take_hourly(session, "provider", address, JOURNEYS_PER_HOUR)


def forget_person(session: Session, user: User) -> None:
    """Delete what the brakes keep under somebody's name."""
    pair = f"sign-in:pair:{user.handle_key}:"
    names = [f"sign-in:person:{user.handle_key}", f"own-password:{user.id}", handle_change_key(user.id)]
    session.execute(delete(RateBucket).where(col(RateBucket.key).in_(names)))
    session.execute(delete(RateBucket).where(col(RateBucket.key).startswith(pair, autoescape=True)))


def handle_change_key(user_id: UUID) -> str:
    return f"handle-change:{user_id}"


def _take_hourly(session: Session, what: str, address: str, capacity: int) -> None:
    ratelimit.take(session, f"{what}:place:{network_of(address)}", capacity=capacity, per=timedelta(hours=1))


def _is_at_home(session: Session, handle_key: str, address: str) -> bool:
    home = (
        select(SignIn.id)
        .join(User, col(User.id) == col(SignIn.user_id))
        .where(col(User.handle_key) == handle_key, col(SignIn.address) == address)
    )
    return bool(address) and session.exec(home).first() is not None
