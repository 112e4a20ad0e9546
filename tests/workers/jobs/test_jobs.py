"""The jobs as a worker runs them, in this process: each is safe to run twice."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import numpy as np
import pytest
from sqlmodel import col, select

from sora_reflex.core import clock as core_clock
from sora_reflex.core import db
from sora_reflex.core.settings import get_settings
from sora_reflex.media.storage import get_storage
from sora_reflex.media.urls import stored_name
from sora_reflex.media.visibility import listed_to
from sora_reflex.models import Generation, GenerationStatus, Post, User, Verdict, Video
from sora_reflex.studio.starters import STARTERS
from tests.factories import create_generation, create_post, create_user, create_video
from tests.workers.postprocess.films import tone
from tests.workers.worker_process import DiscEngine
from workers.engines import registry
from workers.engines.base import Caption, Film, FilmFailed, OnProgress
from workers.jobs import delete_media, render_generation, screen_generation, seed_house
from workers.jobs.pulse import STOPPING
from workers.postprocess import sound
from workers.postprocess.captions import webvtt

pytestmark = pytest.mark.usefixtures("database")


class StumblingEngine(DiscEngine):
    """Films a few frames and then breaks."""

    def render(self, plan: object, on_progress: OnProgress) -> Film:
        film = super().render(plan, on_progress)
        frames = film.frames

        def breaking() -> Iterator[object]:
            for _ in range(3):
                yield next(frames)
            raise RuntimeError("a lamp went out")

        film.frames = breaking()  # type: ignore[assignment]
        return film


class RefusingEngine(DiscEngine):
    """Hears from whoever films for it that they will not."""

    def render(self, plan: object, on_progress: OnProgress) -> Film:
        raise NotHere("The film server refuses this prompt.")


class NotHere(FilmFailed):
    code = "not_here"
    is_refusal = True


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[DiscEngine]:
    yield from _serving(DiscEngine(), monkeypatch)


@pytest.fixture
def stumbling_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[DiscEngine]:
    yield from _serving(StumblingEngine(), monkeypatch)


@pytest.fixture
def refusing_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[DiscEngine]:
    yield from _serving(RefusingEngine(), monkeypatch)


def _serving(made: DiscEngine, monkeypatch: pytest.MonkeyPatch) -> Iterator[DiscEngine]:
    monkeypatch.setattr(registry, "get", lambda _name, _profile="": made)
    render_generation.load_engine.cache_clear()
    yield made
    render_generation.load_engine.cache_clear()


def waiting(**over: object) -> UUID:
    with db.unit_of_work() as session:
        return create_generation(session, **over).id


def row(id: UUID) -> Generation:
    with db.reading() as session:
        return session.get_one(Generation, id)


class TestScreenGeneration:
    def test_lets_a_fox_pass_and_refuses_a_star_once(self) -> None:
        fox = waiting(screened_at=None)
        star = waiting(screened_at=None, prompt="Taylor Swift sings in my kitchen")
        for id in (fox, star, fox, star):
            screen_generation.run(generation_id=str(id))
        assert row(fox).screened_at is not None
        assert (row(star).status, row(star).error_code) == (GenerationStatus.REFUSED, "real_people")
        with db.reading() as session:
            verdicts = {verdict.rule: verdict for verdict in session.exec(select(Verdict))}
        assert verdicts["real_people"].evidence["text"] == "Taylor Swift"
        assert len(verdicts) == 2

    def test_one_that_is_gone_is_no_error(self) -> None:
        screen_generation.run(generation_id=str(uuid4()))


@pytest.mark.usefixtures("engine")
class TestRenderGeneration:
    def test_makes_a_clip_whose_files_are_all_in_the_store(self) -> None:
        id = waiting()
        for _ in range(2):
            render_generation.run(generation_id=str(id))
        with db.reading() as session:
            (video,) = session.exec(select(Video)).all()
        assert row(id).status is GenerationStatus.COMPLETED
        assert (video.generation_id, video.width, video.height, video.seconds) == (id, 176, 320, 5.0)
        assert set(video.files) == {"film", "poster", "thumbnail", "preview", "sprites"}
        for file in video.files.values():
            path = get_storage().local_path(stored_name(video.id, file["name"]))
            assert path is not None
            assert path.stat().st_size == file["bytes"]
        assert video.measures["color"].startswith("#")
        assert set(video.measures["luminance"]) >= {"top", "bottom"}

    def test_leaves_nothing_in_the_work_folder(self, data_dir: Path) -> None:
        render_generation.run(generation_id=str(waiting()))
        assert list((data_dir / "work").iterdir()) == []

    def test_a_process_that_is_ending_gives_it_back(self) -> None:
        id = waiting()
        STOPPING.set()
        try:
            render_generation.run(generation_id=str(id))
        finally:
            STOPPING.clear()
        assert (row(id).status, row(id).attempts) == (GenerationStatus.QUEUED, 0)


@pytest.mark.usefixtures("stumbling_engine")
def test_an_engine_that_breaks_fails_the_generation_and_leaves_no_files(data_dir: Path) -> None:
    id = waiting()
    render_generation.run(generation_id=str(id))
    failed = row(id)
    assert (failed.status, failed.error_code) == (GenerationStatus.FAILED, "engine_failed")
    assert "lamp" not in failed.error_message
    assert list((data_dir / "work").iterdir()) == []
    assert not (data_dir / "media").exists()


@pytest.mark.usefixtures("refusing_engine")
def test_an_engine_that_says_why_not_is_quoted() -> None:
    id = waiting()
    render_generation.run(generation_id=str(id))
    refused = row(id)
    assert (refused.status, refused.error_code) == (GenerationStatus.REFUSED, "not_here")
    assert refused.error_message == "The film server refuses this prompt. It cost you nothing."


def test_an_engine_that_is_not_here_fails_the_generation_and_says_so() -> None:
    render_generation.load_engine.cache_clear()
    id = waiting(engine="kinetoscope")
    render_generation.run(generation_id=str(id))
    assert (row(id).status, row(id).error_code) == (GenerationStatus.FAILED, "engine_missing")


class TestDeleteMedia:
    def test_deletes_the_files_of_a_deleted_clip_and_of_no_other(self, tmp_path: Path) -> None:
        source = tmp_path / "clip.mp4"
        source.write_bytes(b"x")
        with db.unit_of_work() as session:
            kept = create_video(session).id
            deleted = create_video(session, deleted_at=core_clock.now()).id
        purged = uuid4()
        for id in (kept, deleted, purged):
            get_storage().put(stored_name(id, "film-1.mp4"), source)
        for id in (kept, deleted, purged, deleted):
            delete_media.run(video_id=str(id))
        left = [id for id in (kept, deleted, purged) if get_storage().exists(stored_name(id, "film-1.mp4"))]
        assert left == [kept]


class TestSeedHouse:
    def test_asks_for_six_clips_once_and_posts_them_when_they_are_done(self, engine: DiscEngine) -> None:
        for _ in range(2):
            seed_house.run()
        with db.reading() as session:
            asked = session.exec(select(Generation)).all()
            house = session.exec(select(User)).one()
        assert {generation.request_key for generation in asked} == {starter.key for starter in STARTERS}
        assert {generation.seconds for generation in asked} == {5}
        assert house.is_house
        for generation in asked[:2]:
            screen_generation.run(generation_id=str(generation.id))
            render_generation.run(generation_id=str(generation.id))
        with db.reading() as session:
            posts = session.exec(listed_to(None)).all()
        assert len(posts) == 2
        assert engine.info.name == "animatic"

    def test_every_starter_passes_the_checks(self) -> None:
        seed_house.run()
        with db.reading() as session:
            ids = session.exec(select(Generation.id)).all()
        for id in ids:
            screen_generation.run(generation_id=str(id))
        assert {row(id).status for id in ids} == {GenerationStatus.QUEUED}
        assert all(row(id).screened_at for id in ids)

    def test_asks_for_nothing_where_somebody_has_made_a_clip(self) -> None:
        with db.unit_of_work() as session:
            create_video(session, create_user(session))
        seed_house.run()
        with db.reading() as session:
            assert len(session.exec(select(Generation)).all()) == 1

    def test_asks_for_nothing_when_it_is_turned_off(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SORA_STARTER_CLIPS", "0")
        get_settings.cache_clear()
        seed_house.run()
        with db.reading() as session:
            assert session.exec(select(Generation)).all() == []


@pytest.mark.usefixtures("engine")
class TestBorrowedSounds:
    def test_a_clip_is_filmed_with_the_sound_of_another_as_loud_as_any(self, tmp_path: Path) -> None:
        post = _posted_hum(tmp_path)
        id = waiting(sound_id=post.id)
        render_generation.run(generation_id=str(id))
        with db.reading() as session:
            video = session.exec(select(Video).where(col(Video.generation_id) == id)).one()
        heard = sound.decode(_bytes_of(video, "film"))
        pitch = np.fft.rfftfreq(48_000)[np.abs(np.fft.rfft(heard[0, :48_000])).argmax()] * 48_000
        assert pitch == pytest.approx(1200, abs=2)
        assert video.measures["lufs"] == pytest.approx(-16, abs=1)
        assert b"Hum with me" in _bytes_of(video, "captions")

    def test_it_is_refused_once_its_maker_has_ended_that(self, tmp_path: Path) -> None:
        post = _posted_hum(tmp_path)
        id = waiting(sound_id=post.id)
        with db.unit_of_work() as session:
            session.get_one(Post, post.id).allows_remix = False
        render_generation.run(generation_id=str(id))
        assert (row(id).status, row(id).error_code) == (GenerationStatus.REFUSED, "sound_gone")


def _posted_hum(folder: Path) -> Post:
    """A post whose film hums at 1,200 Hz for two seconds, with words below."""
    files = {"film": ("film-1.mp4", sound.encode(tone(2, hertz=1200)).container)}
    files["captions"] = ("captions-1.vtt", webvtt([Caption(0.2, 1.0, "Hum with me")]).encode())
    named = {kind: {"name": name, "bytes": len(data), "type": ""} for kind, (name, data) in files.items()}
    with db.unit_of_work() as session:
        video = create_video(session, files=named)
        for name, data in files.values():
            (folder / name).write_bytes(data)
            get_storage().put(stored_name(video.id, name), folder / name)
        return create_post(session, session.get_one(User, video.owner_id), video)


def _bytes_of(video: Video, kind: str) -> bytes:
    with get_storage().open(stored_name(video.id, video.files[kind]["name"])) as file:
        return file.read()
