"""Opaque secrets of cookies, of which the database keeps only a hash."""

import hashlib
import secrets

TOKEN_BYTES = 32


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """What is kept. The secret has 256 random bits, so one fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
