"""Pictures that people upload: read with care, made anew without what was hidden in them, kept for their owner."""

import tempfile
import threading
import warnings
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

from PIL import Image, ImageOps
from sqlmodel import Session, col, delete, or_, select, update

from sora_reflex.accounts import ratelimit
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, db
from sora_reflex.core.errors import Forbidden, Invalid, NotFound
from sora_reflex.media.storage import get_storage
from sora_reflex.models import Generation, GenerationStatus, Reference, Upload, Video
from sora_reflex.studio.schemas import UploadView

MAX_BYTES = 20 * 2**20
"""A phone's largest JPEG, and most screenshots of a 5K screen."""

MAX_PIXELS = 50_000_000
"""What phones take at their best; decoded it is 200 MB at most, and one is decoded at a time."""

MIN_SIDE, MAX_SIDE = 128, 2048
"""Smaller says nothing; no engine films larger."""

FORMATS = ("PNG", "JPEG", "WEBP")
QUALITY = 95
"""Of the WebP that is kept: an engine starts from it."""

PER_HOUR = 40
UNUSED = timedelta(hours=1)
"""So long a picture may wait for the sheet that it was added to."""

FOLDER = "uploads"

_decoding = threading.Lock()


def clean(sent: bytes) -> tuple[bytes, int, int]:
    """A picture made anew as WebP, upright and without any metadata, and its width and height.

    Raises Invalid for what is no picture, too small or too large.
    """
    if len(sent) > MAX_BYTES:
        raise Invalid(f"A picture may have {MAX_BYTES >> 20} MB. Make this one smaller.", field="picture")
    try:
        with _decoding, warnings.catch_warnings(action="ignore"), Image.open(BytesIO(sent), formats=FORMATS) as image:
            _check_size(image)
            # A large JPEG is decoded at a fraction of its size from the start.
            image.draft("RGB", (MAX_SIDE, MAX_SIDE))
            return _remade(image)
    except Invalid:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise Invalid("This can't be read as a picture. Take a PNG, JPEG or WebP.", field="picture") from error


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS:
        message = f"A picture may have {MAX_PIXELS // 1_000_000} million pixels. Make this one smaller."
        raise Invalid(message, field="picture")
    if min(width, height) < MIN_SIDE:
        raise Invalid(f"A picture must be at least {MIN_SIDE} pixels wide and high.", field="picture")
    if max(width, height) > 8 * min(width, height):
        raise Invalid("This picture is too long and thin to film.", field="picture")


def _remade(image: Image.Image) -> tuple[bytes, int, int]:
    image.load()
    image.thumbnail((MAX_SIDE, MAX_SIDE))
    upright = ImageOps.exif_transpose(image)
    if upright.has_transparency_data:
        layered = upright.convert("RGBA")
        upright = Image.new("RGB", layered.size, "white")
        upright.paste(layered, mask=layered.getchannel("A"))
    # Only pixels go on: a new picture holds no EXIF, no profile, no comment and no second frame.
    plain = Image.new("RGB", upright.size)
    plain.paste(upright.convert("RGB"))
    packed = BytesIO()
    plain.save(packed, "WEBP", quality=QUALITY, method=4)
    return packed.getvalue(), plain.width, plain.height


def guard(session: Session, *, viewer: Viewer) -> None:
    """Count an upload before any of it is read."""
    if viewer.delete_after is not None:
        raise Forbidden("Your account is about to be deleted. Undo that in settings to add a picture.")
    ratelimit.take(
        session,
        f"upload:{viewer.id}",
        capacity=PER_HOUR,
        per=timedelta(hours=1),
        message="That were many pictures for one hour. Try again in a while.",
    )


def keep(session: Session, *, viewer: Viewer, picture: bytes, width: int, height: int) -> UploadView:
    """Keep a cleaned picture for its owner."""
    id = uuid4()
    with tempfile.NamedTemporaryFile(suffix=".webp") as file:
        file.write(picture)
        file.flush()
        # Before the row: what a crash leaves without one is deleted later.
        get_storage().put(stored_name(id), Path(file.name))
    session.add(
        Upload(id=id, owner_id=viewer.id, width=width, height=height, bytes=len(picture), created_at=clock.now())
    )
    session.flush()
    return UploadView(id=str(id), url=url_of(id), width=width, height=height)


def find(session: Session, *, viewer: Viewer, id: UUID) -> str:
    """The stored name of one's own picture; to anybody else it is not there."""
    upload = session.get(Upload, id)
    if upload is None or upload.owner_id != viewer.id:
        raise NotFound("This picture is not here.")
    return stored_name(id)


def check_own(session: Session, owner_id: UUID, id: UUID | None) -> None:
    if id is None:
        return
    upload = session.get(Upload, id)
    if upload is None or upload.owner_id != owner_id:
        raise Invalid("The picture is gone. Add it again.", field="picture")


def references_of(session: Session, generation_id: UUID) -> list[UUID]:
    """The pictures of who is in a clip, in their order."""
    query = select(Reference.upload_id).where(col(Reference.generation_id) == generation_id)
    return list(session.exec(query.order_by(col(Reference.number))))


def given_to(session: Session, generation: Generation) -> list[UUID]:
    """All pictures that a clip is made from."""
    ends = [id for id in (generation.first_image_id, generation.last_image_id) if id is not None]
    return [*ends, *references_of(session, generation.id)]


def read(id: UUID | None) -> bytes:
    """The bytes of a picture, or none for None. Raises NotFound when they are gone."""
    if id is None:
        return b""
    with get_storage().open(stored_name(id)) as file:
        return file.read()


def forget_unused() -> int:
    """Delete the pictures that no clip under way and no clip that is there was made from; gives how many."""
    with db.unit_of_work() as session:
        before = clock.now() - UNUSED
        used = (
            select(Generation.id)
            .outerjoin(Video, col(Video.generation_id) == col(Generation.id))
            .outerjoin(Reference, col(Reference.generation_id) == col(Generation.id))
            .where(
                or_(
                    col(Generation.status).in_((GenerationStatus.QUEUED, GenerationStatus.IN_PROGRESS)),
                    col(Video.id).is_not(None) & col(Video.deleted_at).is_(None),
                ),
                or_(
                    col(Generation.first_image_id) == col(Upload.id),
                    col(Generation.last_image_id) == col(Upload.id),
                    col(Reference.upload_id) == col(Upload.id),
                ),
            )
        )
        unused = session.exec(select(Upload).where(col(Upload.created_at) < before, ~used.exists())).all()
        for upload in unused:
            for column in (Generation.first_image_id, Generation.last_image_id):
                session.exec(update(Generation).where(col(column) == upload.id).values({column: None}))
            session.exec(delete(Reference).where(col(Reference.upload_id) == upload.id))
            session.delete(upload)
    return len(unused) + _delete_orphans()


def _delete_orphans() -> int:
    """Delete files without a row."""
    storage, deleted = get_storage(), 0
    with db.reading() as session:
        held = {stored_name(id) for id in session.exec(select(Upload.id))}
    for name in list(storage.list_before(FOLDER, clock.now() - UNUSED)):
        if name not in held:
            storage.delete(name)
            deleted += 1
    return deleted


def url_of(id: UUID) -> str:
    return f"/uploads/{id}.webp"


def stored_name(id: UUID) -> str:
    return f"{FOLDER}/{id}.webp"
