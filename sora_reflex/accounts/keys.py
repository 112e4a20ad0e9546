"""API keys: made, shown once, recognised, listed and revoked."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, col, func, select

from sora_reflex.accounts.errors import (
    KeyDaysInvalid,
    KeyGone,
    KeyNameInvalid,
    KeyPaused,
    KeyScopesInvalid,
    KeysTooMany,
    KeyUnknown,
)
from sora_reflex.accounts.handles import clean_line
from sora_reflex.accounts.schemas import KeyHolder, KeyView, Viewer
from sora_reflex.accounts.tokens import hash_token, new_token
from sora_reflex.core import clock, db
from sora_reflex.models import ApiKey, Scope, User

PREFIX = "sk-"
"""What the official SDKs' users know a key by."""

SHOWN = 8
"""Characters by which its owner tells keys apart: too few of 46 to guess the rest."""

MOST_KEYS = 50
LONGEST_NAME = 60
MOST_DAYS = 3650

NOTED_EVERY = timedelta(minutes=1)
"""A program that polls asks every second: each note is a write."""


_HOLDERS = (
    select(ApiKey, User)
    .join(User, col(User.id) == col(ApiKey.user_id))
    .where(col(User.deleted_at).is_(None), col(User.suspended_at).is_(None))
)


def create(session: Session, *, viewer: Viewer, name: str, scopes: Iterable[str], days: int | None) -> str:
    """Make a key that lasts so many days, or with None until it is revoked. Gives the key, which nobody can read again.

    Raises KeyNameInvalid, KeyScopesInvalid, KeyDaysInvalid, KeysTooMany, KeyPaused.
    """
    name = clean_line(name)
    if not 0 < len(name) <= LONGEST_NAME:
        raise KeyNameInvalid
    wanted = set(scopes)
    if not wanted or not wanted <= set(Scope):
        raise KeyScopesInvalid
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise KeyDaysInvalid
    if viewer.delete_after is not None:
        raise KeyPaused
    mine = select(func.count()).select_from(ApiKey).where(col(ApiKey.user_id) == viewer.id)
    if session.exec(mine).one() >= MOST_KEYS:
        raise KeysTooMany
    key, now = PREFIX + new_token(), clock.now()
    session.add(
        ApiKey(
            user_id=viewer.id,
            name=name,
            key_hash=hash_token(key),
            start=key[:SHOWN],
            scopes=[scope.value for scope in Scope if scope in wanted],
            created_at=now,
            expires_at=now + timedelta(days=days) if days else None,
        )
    )
    session.flush()
    return key


def revoke(session: Session, *, viewer: Viewer, id: UUID) -> None:
    """End one of the viewer's keys; it opens nothing from this moment on."""
    ended = session.execute(delete(ApiKey).where(col(ApiKey.user_id) == viewer.id, col(ApiKey.id) == id))
    if ended.rowcount != 1:  # type: ignore[attr-defined]
        raise KeyGone


def list_own(session: Session, *, viewer: Viewer) -> list[KeyView]:
    """The viewer's keys, the newest first."""
    mine = select(ApiKey).where(col(ApiKey.user_id) == viewer.id)
    rows = session.exec(mine.order_by(col(ApiKey.created_at).desc(), col(ApiKey.id))).all()
    now = clock.now()
    return [
        KeyView(
            id=str(row.id),
            name=row.name,
            start=row.start,
            scopes=row.scopes,
            created_at=row.created_at.isoformat(),
            expires_at=row.expires_at.isoformat() if row.expires_at else "",
            last_used_at=row.last_used_at.isoformat() if row.last_used_at else "",
            is_over=row.expires_at is not None and row.expires_at <= now,
        )
        for row in rows
    ]


def find_holder(session: Session, key: str) -> KeyHolder:
    """Whose key this is. Raises KeyUnknown, and KeyPaused while the account waits to be deleted."""
    return _holder(session, col(ApiKey.key_hash) == hash_token(key))


def find_holder_by_id(session: Session, id: UUID) -> KeyHolder:
    """The same by a key's id, which proves nothing: for what the key itself has signed."""
    return _holder(session, col(ApiKey.id) == id)


def _holder(session: Session, is_it: ColumnElement[bool]) -> KeyHolder:
    found = session.exec(_HOLDERS.where(is_it)).one_or_none()
    if found is None:
        raise KeyUnknown
    row, user = found
    if row.expires_at is not None and row.expires_at <= clock.now():
        raise KeyUnknown
    if user.delete_after is not None:
        raise KeyPaused
    viewer = Viewer(id=user.id, handle=user.handle, display_name=user.display_name, role=user.role)
    scopes = frozenset(Scope(scope) for scope in row.scopes)
    return KeyHolder(viewer=viewer, key_id=row.id, scopes=scopes, last_used_at=row.last_used_at, seal=row.key_hash)


async def recognise(key: str) -> KeyHolder:
    """As `find_holder`, and notes now and then that the key is in use."""
    holder = await db.read(find_holder, key)
    if holder.last_used_at is None or clock.now() - holder.last_used_at >= NOTED_EVERY:
        await db.run(note_used, holder.key_id)
    return holder


def note_used(session: Session, id: UUID) -> None:
    session.execute(update(ApiKey).where(col(ApiKey.id) == id).values(last_used_at=clock.now()))
