"""Uploaded pictures: made anew, upright, without what was hidden in them; bombs and other files are refused."""

import struct
import zlib
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin
from sqlmodel import select

from sora_reflex.core import clock as core_clock
from sora_reflex.core import db
from sora_reflex.core.errors import Invalid
from sora_reflex.media.storage import get_storage
from sora_reflex.models import Generation, GenerationStatus, Reference, Upload
from sora_reflex.studio import pictures, service
from tests.factories import create_generation, create_user, create_video, viewer_of

ORIENTATION = 0x0112
PLACE = 0x8825


def packed(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def half_and_half(width: int = 400, height: int = 200) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    return image


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


class TestWhatIsTaken:
    @pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
    def test_a_picture_of_each_kind_is_made_anew(self, kind: str) -> None:
        made, width, height = pictures.clean(packed(half_and_half(), kind))
        image = opened(made)
        assert (image.format, image.size, width, height) == ("WEBP", (400, 200), 400, 200)
        red, _, blue = image.convert("RGB").getpixel((20, 100))
        assert red > 200 > 60 > blue

    def test_it_stands_upright_and_says_nothing_of_where_it_was_taken(self) -> None:
        exif = Image.Exif()
        exif[ORIENTATION] = 6
        exif[0x010F] = "a secret camera"
        exif.get_ifd(PLACE)[2] = (52.0, 31.0, 12.0)
        made, width, height = pictures.clean(packed(half_and_half(), "JPEG", exif=exif, comment=b"at home"))
        assert (width, height) == (200, 400)
        image = opened(made)
        assert image.convert("RGB").getpixel((100, 20))[0] > 200
        assert not image.getexif()
        assert b"secret" not in made
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)

    def test_words_in_a_png_and_further_frames_are_left_behind(self) -> None:
        words = PngImagePlugin.PngInfo()
        words.add_text("prompt", "the secret prompt")
        made, _, _ = pictures.clean(packed(half_and_half(), "PNG", pnginfo=words))
        assert b"secret" not in made
        moving = packed(half_and_half(), "WEBP", save_all=True, append_images=[Image.new("RGB", (400, 200), "green")])
        assert getattr(opened(pictures.clean(moving)[0]), "n_frames", 1) == 1

    def test_what_is_see_through_becomes_white(self) -> None:
        made, _, _ = pictures.clean(packed(Image.new("RGBA", (200, 200), (255, 0, 0, 0)), "PNG"))
        assert min(opened(made).convert("RGB").getpixel((100, 100))) > 250

    def test_a_large_one_is_made_smaller(self) -> None:
        _, width, height = pictures.clean(packed(Image.new("RGB", (6000, 4000), "teal"), "JPEG"))
        assert max(width, height) == pictures.MAX_SIDE
        assert width / height == pytest.approx(1.5, abs=0.01)


def png_that_says(width: int, height: int) -> bytes:
    """A PNG whose header promises so many pixels; of the picture itself only a start is there."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("sent", "why"),
        [
            (b"", "can't be read"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "can't be read"),
            (packed(half_and_half(), "GIF"), "can't be read"),
            (packed(half_and_half(), "TIFF"), "can't be read"),
            (packed(half_and_half(), "JPEG")[:300], "can't be read"),
            (png_that_says(400, 400), "can't be read"),
            (png_that_says(30_000, 30_000), "can't be read|million pixels"),
            (png_that_says(9_000, 9_000), "50 million pixels"),
            (packed(half_and_half(100, 100), "PNG"), "at least 128"),
            (packed(half_and_half(2000, 130), "PNG"), "too long and thin"),
            (bytes(pictures.MAX_BYTES + 1), "20 MB"),
        ],
    )
    def test_with_words_that_say_why(self, sent: bytes, why: str) -> None:
        with pytest.raises(Invalid, match=why):
            pictures.clean(sent)


@pytest.mark.usefixtures("database")
class TestHowLongTheyStay:
    def give(self, owner: object) -> Upload:
        with db.unit_of_work() as session:
            view = pictures.keep(session, viewer=viewer_of(owner), picture=b"bytes", width=200, height=200)  # type: ignore[arg-type]
            return session.get_one(Upload, pictures.UUID(view.id))

    def kept(self) -> set[object]:
        with db.reading() as session:
            rows = set(session.exec(select(Upload.id)))
        assert {one for one in rows if get_storage().exists(pictures.stored_name(one))} == rows
        return rows

    def test_as_long_as_a_clip_or_one_under_way_is_made_from_them(self) -> None:
        with db.unit_of_work() as session:
            user = create_user(session)
        of_draft, of_open, of_failed, of_none, of_whom, of_gone = (self.give(user) for _ in range(6))
        with db.unit_of_work() as session:
            draft = create_generation(
                session, user, first_image_id=of_draft.id, status=GenerationStatus.COMPLETED
            )  # fmt: skip
            video = create_video(session, user, generation_id=draft.id)
            create_generation(session, user, last_image_id=of_open.id)
            failed = create_generation(session, user, first_image_id=of_failed.id, status=GenerationStatus.FAILED)
            session.add(Reference(generation_id=draft.id, number=0, upload_id=of_whom.id))
            session.add(Reference(generation_id=failed.id, number=0, upload_id=of_gone.id))
        assert pictures.forget_unused() == 0
        with core_clock.frozen(core_clock.now() + timedelta(hours=2)):
            pictures.forget_unused()
            assert self.kept() == {of_draft.id, of_open.id, of_whom.id}
            with db.unit_of_work() as session:
                service.delete_draft(session, viewer=viewer_of(user), video_id=video.id)
            pictures.forget_unused()
            assert self.kept() == {of_open.id}
        assert not get_storage().exists(pictures.stored_name(of_none.id))
        with db.reading() as session:
            assert session.get_one(Generation, failed.id).first_image_id is None

    def test_a_file_without_a_row_is_deleted(self, tmp_path) -> None:
        source = tmp_path / "picture.webp"
        source.write_bytes(b"bytes")
        name = pictures.stored_name(pictures.uuid4())
        get_storage().put(name, source)
        with core_clock.frozen(core_clock.now() + timedelta(hours=2)):
            assert pictures.forget_unused() == 1
        assert not get_storage().exists(name)
