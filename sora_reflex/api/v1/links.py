"""Addresses of a clip's files that need no key for an hour, signed by the key that they were given to."""

import hmac
from datetime import timedelta
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from sqlmodel import Session

from sora_reflex.accounts import keys
from sora_reflex.accounts.errors import KeyScope, KeyUnknown
from sora_reflex.accounts.schemas import KeyHolder, Viewer
from sora_reflex.core import clock
from sora_reflex.core.errors import Forbidden
from sora_reflex.core.ids import parse, video_key
from sora_reflex.models import Scope

LIVES = timedelta(hours=1)


class Signed(NamedTuple):
    """What stands in the query of such an address."""

    key: str
    expires: str
    signature: str


def sign(seal: str, *, key_id: UUID, id: UUID, variant: str = "video") -> str:
    """The path of a file; `seal` is what only the instance knows of the key. A revoked key's addresses open nothing."""
    expires = str(int((clock.now() + LIVES).timestamp()))
    query = {"variant": variant, "key": key_id.hex, "expires": expires}
    signature = _signature(seal, id, variant, expires)
    return f"/v1/videos/{video_key(id)}/content?{urlencode(query | {'signature': signature})}"


def find_viewer(session: Session, signed: Signed, *, id: UUID, variant: str) -> Viewer:
    """Whose address this is. Raises KeyUnknown, KeyPaused, KeyScope, and Forbidden for one that is over or not ours."""
    holder: KeyHolder = keys.find_holder_by_id(session, parse(signed.key))
    if Scope.READ not in holder.scopes:
        raise KeyScope
    wanted = _signature(holder.seal, id, variant, signed.expires)
    if not hmac.compare_digest(wanted.encode(), signed.signature.encode("utf-8", "replace")):
        raise KeyUnknown
    if int(signed.expires) <= clock.now().timestamp():
        raise Forbidden("This address was good for an hour, and that is over. Ask for the clip again.")
    return holder.viewer


def _signature(seal: str, id: UUID, variant: str, expires: str) -> str:
    return hmac.new(seal.encode(), f"{id}|{variant}|{expires}".encode(), sha256).hexdigest()
