"""A browser that takes pushes, as far as a push service sees it: its keys, and what it reads of what it was sent."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any
from urllib.parse import urlsplit

import http_ece
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.webhooks.receiver import Sent

AUTH = bytes(range(16))


def unpacked(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def packed(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


class PushBrowser:
    """`subscription` is what its page hands to the server; `read` opens what came."""

    def __init__(self, endpoint: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        public = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.subscription = {"endpoint": endpoint, "p256dh": packed(public), "auth": packed(AUTH)}

    def read(self, sent: Sent, server_key: str) -> dict[str, Any]:
        """Check who sent it by the key that this browser subscribed with, and decrypt it."""
        scheme, _, rest = sent.headers["authorization"].partition(" ")
        parts = dict(part.strip().split("=", 1) for part in rest.split(","))
        assert (scheme, parts["k"]) == ("vapid", server_key)
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unpacked(server_key))
        address = urlsplit(self.subscription["endpoint"])
        audience = f"{address.scheme}://{address.hostname}"
        claims = jwt.decode(parts["t"], point, algorithms=["ES256"], audience=audience)
        assert claims["sub"].startswith("mailto:")
        assert sent.headers["content-encoding"] == "aes128gcm"
        plain = http_ece.decrypt(sent.body, private_key=self._key, auth_secret=AUTH, version="aes128gcm")
        return dict(json.loads(plain))
