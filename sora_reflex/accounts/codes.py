"""Invite codes: 60 random bits that a person can read out and type."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that nothing reads like a digit and few words appear."""

GROUPS, GROUP = 3, 4

_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """A fresh code as it is kept and shown: `7KQM-XR2D-9HTA`."""
    return _grouped("".join(secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP)))


def clean_code(typed: str) -> str:
    """A code as somebody typed it, in the form that is kept; empty when it cannot be one."""
    letters = "".join(char for char in typed.strip().upper() if char not in "- \u2010\u2011\u2012\u2013").translate(
        _LOOKALIKES
    )
    if len(letters) != GROUPS * GROUP or any(char not in ALPHABET for char in letters):
        return ""
    return _grouped(letters)


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))
