"""Passwords: which are good enough, how they are kept and how they are compared."""

import unicodedata
from functools import lru_cache
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from sora_reflex.accounts.errors import PasswordCommon, PasswordLikeName, PasswordLong, PasswordShort

SHORTEST = 10
LONGEST = 200
"""Enough for any sentence; hashing more would only give work away."""

ESTIMATED = 72
"""How many characters the estimate of guesses looks at: its time grows fast with the length."""

FEWEST_GUESSES = 10**8
"""With ten guesses an hour nobody lives to see it; also years for one who holds the argon2id hashes."""

# Argon2id with 46 MiB, one pass and one lane is a setting of OWASP's password storage cheat sheet: about 50 ms here.
_hasher = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)


def check(password: str, *, handle: str, display_name: str) -> None:
    """Raise when a new password is too short, too long, easy to guess or the person's own name."""
    plain = _normal(password)
    if len(plain) < SHORTEST:
        raise PasswordShort
    if len(plain) > LONGEST:
        raise PasswordLong
    names = [name.casefold() for name in (handle, display_name, display_name.replace(" ", "")) if name]
    if any(name in (plain.casefold(), plain.casefold()[::-1]) for name in names):
        raise PasswordLikeName
    if zxcvbn(plain[:ESTIMATED], user_inputs=names)["guesses"] < FEWEST_GUESSES:
        raise PasswordCommon


def make_hash(password: str) -> str:
    return _hasher.hash(_normal(password))


def matches(password: str, kept: str | None) -> bool:
    """Whether this is the password of that hash. Without a hash it takes as long and is False."""
    try:
        return _hasher.verify(kept or _nobody(), _normal(password[: 4 * LONGEST])) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@lru_cache
def _nobody() -> str:
    """A hash that no password fits, of the same cost as everybody's."""
    return _hasher.hash(token_urlsafe(32))


def _normal(password: str) -> str:
    # Two keyboards may send one character in two ways.
    return unicodedata.normalize("NFKC", password)
