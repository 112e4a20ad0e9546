"""Pages of lists, by cursor: stable while rows come and go."""

import base64
import json
from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel

from sora_reflex.core.errors import Invalid

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """Some items and where to go on; `next` is empty at the end."""

    items: list[T]
    next: str = ""


def joined(held: list[T], more: Iterable[T], key: Callable[[Any], Hashable] = lambda item: item.id) -> list[T]:
    """A list and what comes after it; a page that comes twice, as after a reconnect, adds nothing."""
    known = {key(item) for item in held}
    return held + [item for item in more if key(item) not in known]


def encode_cursor(at: datetime, id: UUID) -> str:
    """An opaque cursor after the row with this time and id."""
    raw = json.dumps([at.isoformat(), str(id)]).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[datetime, UUID]:
    """Read a cursor; raises Invalid on anything that `encode_cursor` did not write."""
    try:
        at, id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return datetime.fromisoformat(at), UUID(id)
    except (ValueError, TypeError, UnicodeDecodeError) as error:
        raise Invalid("That place in the list is not known. Start again from the top.", field="cursor") from error


def encode_place(score: float, id: UUID) -> str:
    """An opaque cursor after the item with this score and id, in an order of scores."""
    return base64.urlsafe_b64encode(json.dumps([score, str(id)]).encode()).decode().rstrip("=")


def decode_place(cursor: str) -> tuple[float, UUID]:
    """Read a cursor; raises Invalid on anything that `encode_place` did not write."""
    try:
        score, id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return float(score), UUID(id)
    except (ValueError, TypeError, UnicodeDecodeError) as error:
        raise Invalid("That place in the list is not known. Start again from the top.", field="cursor") from error
