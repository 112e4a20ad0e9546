"""Signatures as Standard Webhooks: HMAC-SHA256 over id, time and body, one for each secret that is valid."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

PREFIX = "whsec_"
SECRET_BYTES = 32
"""The standard asks for 24 to 64."""


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def headers(body: bytes, *, event_id: str, at: datetime, signed_with: Sequence[str]) -> dict[str, str]:
    """The three headers of a delivery that is sent at `at`."""
    sent = str(int(at.timestamp()))
    message = b".".join((event_id.encode(), sent.encode(), body))
    signatures = [f"v1,{_sign(message, secret)}" for secret in signed_with]
    return {"webhook-id": event_id, "webhook-timestamp": sent, "webhook-signature": " ".join(signatures)}


def _sign(message: bytes, secret: str) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()
