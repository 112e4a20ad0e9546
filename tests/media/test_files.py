"""Who may have which bytes, and that the store never shows a half of a file."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session

from sora_reflex.core import clock as core_clock
from sora_reflex.core.errors import NotFound
from sora_reflex.media import queries
from sora_reflex.media.storage import FolderStorage, get_storage, name_for
from sora_reflex.media.urls import media_url, stored_name
from sora_reflex.models import User, Video, Visibility
from tests.factories import create_post, create_user, create_video

FILM = "film-0123456789ab.mp4"


@pytest.fixture
def video(session: Session, tmp_path: Path) -> Video:
    made = create_video(session)
    source = tmp_path / "clip.mp4"
    source.write_bytes(b"moving pictures")
    get_storage().put(stored_name(made.id, FILM), source)
    return made


def may_have(session: Session, viewer_id: UUID | None, video: Video, name: str = FILM) -> bool:
    return queries.find_file(session, viewer_id=viewer_id, video_id=video.id, name=name) is not None


class TestFindFile:
    def test_a_draft_is_its_owners_alone(self, session: Session, video: Video) -> None:
        assert may_have(session, video.owner_id, video)
        assert not may_have(session, create_user(session).id, video)
        assert not may_have(session, None, video)

    def test_a_post_shows_it_to_whom_it_is_shown(self, session: Session, video: Video) -> None:
        owner = session.get_one(User, video.owner_id)
        post = create_post(session, owner, video)
        assert may_have(session, None, video)
        post.visibility = Visibility.PRIVATE
        session.flush()
        assert not may_have(session, create_user(session).id, video)
        assert may_have(session, video.owner_id, video)

    def test_only_names_that_the_clip_has_and_that_are_there(self, session: Session, video: Video) -> None:
        found = queries.find_file(session, viewer_id=video.owner_id, video_id=video.id, name=FILM)
        assert found is not None
        assert (found.type, found.path.read_bytes()) == ("video/mp4", b"moving pictures")
        for name in ("film-000000000000.mp4", "../../sora.db", "poster-0123456789ab.webp"):
            assert not may_have(session, video.owner_id, video, name)

    def test_nobody_has_the_files_of_a_deleted_clip(self, session: Session, video: Video) -> None:
        video.deleted_at = core_clock.now()
        session.flush()
        assert not may_have(session, video.owner_id, video)

    def test_the_address_is_spelt_in_one_place(self, session: Session, video: Video) -> None:
        assert media_url(video, "film") == f"/media/{video.id}/{FILM}"
        assert media_url(video, "captions") == ""


class TestFolderStorage:
    def test_a_file_is_whole_or_not_there(self, tmp_path: Path) -> None:
        storage, source = FolderStorage(tmp_path / "store"), tmp_path / "a.bin"
        source.write_bytes(b"one")
        storage.put("videos/x/a.bin", source)
        source.write_bytes(b"two")
        with storage.open("videos/x/a.bin") as before:
            storage.put("videos/x/a.bin", source)
            assert before.read() == b"one"
        with storage.open("videos/x/a.bin") as after:
            assert after.read() == b"two"
        assert [path.name for path in (tmp_path / "store/videos/x").iterdir()] == ["a.bin"]

    def test_nothing_is_left_of_a_write_that_fails(self, tmp_path: Path) -> None:
        storage = FolderStorage(tmp_path / "store")
        with pytest.raises(FileNotFoundError):
            storage.put("videos/x/a.bin", tmp_path / "missing")
        assert list((tmp_path / "store/videos/x").iterdir()) == []

    @pytest.mark.parametrize("name", ["", "/etc/passwd", "videos/../../x", "videos//x", "a/./b", "a\\b", "a\0b"])
    def test_no_name_leads_out_of_the_store(self, tmp_path: Path, name: str) -> None:
        storage = FolderStorage(tmp_path)
        with pytest.raises(NotFound):
            storage.open(name)
        with pytest.raises(NotFound):
            storage.local_path(name)

    def test_deleting_twice_is_fine_and_takes_the_empty_folder(self, tmp_path: Path) -> None:
        storage, source = FolderStorage(tmp_path / "store"), tmp_path / "a.bin"
        source.write_bytes(b"one")
        storage.put("videos/x/a.bin", source)
        for _ in range(2):
            storage.delete("videos/x/a.bin")
        assert not (tmp_path / "store/videos/x").exists()
        assert not storage.exists("videos/x/a.bin")

    def test_lists_what_is_older(self, tmp_path: Path) -> None:
        storage, source = FolderStorage(tmp_path / "store"), tmp_path / "a.bin"
        source.write_bytes(b"one")
        storage.put("videos/x/a.bin", source)
        now = core_clock.now()
        assert list(storage.list_before("videos", now + timedelta(seconds=9))) == ["videos/x/a.bin"]
        assert list(storage.list_before("videos", now - timedelta(hours=1))) == []
        assert list(storage.list_before("nothing", now)) == []

    def test_other_bytes_have_another_name(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"one")
        first = name_for("film", path)
        path.write_bytes(b"two")
        assert first.startswith("film-")
        assert first.endswith(".mp4")
        assert name_for("film", path) != first
