"""People's own pictures: made small and square, looked at before anybody else sees them, kept by what is in them."""

import asyncio
import hashlib
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps
from sqlmodel import Session, col, select

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts import service
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, db
from sora_reflex.core.errors import Invalid
from sora_reflex.media.storage import get_storage
from sora_reflex.media.urls import FACES, face_name
from sora_reflex.models import User
from sora_reflex.safety import pictures as look
from sora_reflex.studio import pictures

SIDE = 512
"""Pixels: sharp at 128 points on a phone's screen, where a profile shows it largest."""

QUALITY = 86
"""Of the WebP: some 30 kB, for a picture that stands beside every comment."""

HASH_CHARACTERS = 32
"""128 bits of SHA-256: nobody makes a second picture of that name."""


async def take(viewer: Viewer, sent: bytes) -> str:
    """Show this picture, cut to a square, as the viewer's face; gives its address.

    Raises Invalid for what is no picture, too small or too large, or not fit to be shown, and TooMany for many an hour.
    """
    await db.run(pictures.guard, viewer=viewer)
    name, packed = await asyncio.to_thread(_prepared, sent)
    await asyncio.to_thread(_keep, name, packed)
    await db.run(service.set_picture, viewer=viewer, picture=name)
    return accounts.face_url(name)


async def drop(viewer: Viewer) -> None:
    """Go back to the drawn face."""
    await db.run(service.set_picture, viewer=viewer, picture="")


def _prepared(sent: bytes) -> tuple[str, bytes]:
    """A square WebP without any metadata, and the name of its file."""
    cleaned, _, _ = pictures.clean(sent)
    with Image.open(BytesIO(cleaned)) as image:
        square = ImageOps.fit(image.convert("RGB"), (SIDE, SIDE), Image.Resampling.LANCZOS)
    into = BytesIO()
    square.save(into, "WEBP", quality=QUALITY, method=4)
    packed = into.getvalue()
    if rulings := look.check(packed):
        raise Invalid(rulings[0].message, field="picture")
    return f"{hashlib.sha256(packed).hexdigest()[:HASH_CHARACTERS]}.webp", packed


def _keep(name: str, packed: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".webp") as file:
        file.write(packed)
        file.flush()
        # Before the row: what a crash leaves without one is deleted later.
        get_storage().put(face_name(name), Path(file.name))


def forget_unused() -> int:
    """Delete the files that are nobody's face any more; gives how many."""
    storage, deleted = get_storage(), 0
    old = list(storage.list_before(FACES, clock.now() - pictures.UNUSED))
    with db.reading() as session:
        held = _held(session)
    for name in old:
        if name not in held:
            storage.delete(name)
            deleted += 1
    return deleted


def _held(session: Session) -> set[str]:
    return {face_name(name) for name in session.exec(select(User.picture).where(col(User.picture) != ""))}
