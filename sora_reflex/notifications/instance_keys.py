"""Secrets of the whole instance: made when one is first needed, then kept in the database."""

import secrets
from collections.abc import Callable

from sqlmodel import Session

from sora_reflex.core import rows
from sora_reflex.models import InstanceKey


def new_secret() -> str:
    return secrets.token_urlsafe(48)


def get(session: Session, name: str, make: Callable[[], str]) -> str:
    """The secret of this name; two who make it at once get the same."""
    found = session.get(InstanceKey, name)
    if found is None:
        rows.insert_once(session, InstanceKey, name=name, value=make())
        found = session.get_one(InstanceKey, name)
    return found.value
