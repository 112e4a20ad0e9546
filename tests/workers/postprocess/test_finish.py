"""A film becomes files: what is in them, and what is left when it goes wrong."""

import base64
import hashlib
import io
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from tests.workers.postprocess.films import film, flat, gradient, planes, tone
from workers.engines.base import Cancelled, Caption, Film, Frame
from workers.postprocess.finish import Finished, finish
from workers.postprocess.mark import MarkText
from workers.postprocess.picture import BACKWARD
from workers.postprocess.probe import Facts, boxes, probe

MARK = MarkText("sora reflex", "juno")
ALL_FILES = {"clip.mp4", "poster.webp", "thumbnail.webp", "preview.mp4", "sprite.webp", "captions.vtt"}


def finished(made: Film, out_dir: Path) -> Finished:
    return finish(made, out_dir, mark=MARK, on_progress=lambda _stage, _share: None)


def shown(path: Path, index: int) -> npt.NDArray[np.uint8]:
    """One picture of a clip: Y, U and V at full size."""
    with av.open(str(path)) as container:
        frame = next(itertools.islice(container.decode(video=0), index, None))
        return np.asarray(frame.to_ndarray(format="yuv444p"), np.uint8)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that nothing else writes into."""
    return tmp_path / "out"


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finished, Facts]:
    """Two and a half seconds: longer than one group of pictures, and spoken in."""
    spoken = (Caption(0.5, 1.25, "Row slower.\nThey can <hear> us & wait.", "Mira"), Caption(1.5, 2.0, "Now!"))
    done = finished(film(seconds=2.5, captions=spoken), tmp_path_factory.mktemp("clip"))
    return done, probe(done.clip)


class TestClip:
    def test_is_h264_high_that_every_browser_plays(self, clip: tuple[Finished, Facts]) -> None:
        _, facts = clip
        assert (facts.codec, facts.profile, facts.pixel_format) == ("h264", "High", "yuv420p")
        assert (facts.width, facts.height, facts.fps, facts.frame_count) == (352, 640, 24, 60)

    def test_says_that_its_colours_are_bt709_in_limited_range(self, clip: tuple[Finished, Facts]) -> None:
        _, facts = clip
        assert (facts.primaries, facts.transfer, facts.matrix, facts.colour_range) == (1, 1, 1, "limited")

    def test_has_aac_lc_in_stereo_at_48_khz(self, clip: tuple[Finished, Facts]) -> None:
        _, facts = clip
        assert (facts.audio_codec, facts.audio_profile) == ("aac", "LC")
        assert (facts.sample_rate, facts.channels) == (48_000, 2)

    def test_picture_and_sound_start_together_and_end_together(self, clip: tuple[Finished, Facts]) -> None:
        _, facts = clip
        assert facts.video_start == facts.audio_start == 0
        assert abs(facts.video_seconds - facts.audio_seconds) < 1024 / 48_000
        assert facts.seconds == pytest.approx(2.5, abs=0.03)

    def test_starts_before_it_is_loaded_whole(self, clip: tuple[Finished, Facts]) -> None:
        done, facts = clip
        assert facts.faststart
        assert boxes(done.clip)[:2] == ["ftyp", "moov"]

    def test_can_be_entered_every_two_seconds(self, clip: tuple[Finished, Facts]) -> None:
        _, facts = clip
        assert facts.key_frames >= 2
        assert facts.longest_gop <= 48

    def test_is_as_loud_as_every_other_clip(self, clip: tuple[Finished, Facts]) -> None:
        done, facts = clip
        assert facts.lufs == pytest.approx(-16, abs=1)
        assert facts.true_peak is not None
        assert facts.true_peak <= -1
        assert (done.measures.lufs, done.measures.true_peak) == pytest.approx((facts.lufs, facts.true_peak), abs=0.1)

    def test_is_described_by_its_measures(self, clip: tuple[Finished, Facts]) -> None:
        done, facts = clip
        measures = done.measures
        assert (measures.width, measures.height, measures.fps, measures.frame_count) == (352, 640, 24, 60)
        assert measures.seconds == 2.5
        assert measures.bytes == facts.bytes
        assert measures.sha256 == hashlib.sha256(done.clip.read_bytes()).hexdigest()


class TestFilesBesideTheClip:
    def test_are_all_there_and_nothing_else_is(self, clip: tuple[Finished, Facts]) -> None:
        done, _ = clip
        assert {path.name for path in done.clip.parent.iterdir()} == ALL_FILES

    def test_the_poster_is_full_size_and_the_thumbnail_360_wide(self, clip: tuple[Finished, Facts]) -> None:
        done, _ = clip
        with Image.open(done.poster) as poster, Image.open(done.thumbnail) as thumbnail:
            assert (poster.format, poster.size) == ("WEBP", (352, 640))
            assert (thumbnail.format, thumbnail.size) == ("WEBP", (360, 655))

    def test_the_sprite_holds_ten_frames_in_a_row(self, clip: tuple[Finished, Facts]) -> None:
        done, _ = clip
        width, height = done.sprite_size
        with Image.open(done.sprite) as sprite:
            assert sprite.size == (10 * width, height)
            picture = np.asarray(sprite.convert("RGB")).astype(int)
        first, last = picture[:, :width], picture[:, 9 * width :]
        assert np.abs(first - last).mean() > 5

    def test_the_preview_is_small_silent_and_quick_to_start(self, clip: tuple[Finished, Facts]) -> None:
        done, _ = clip
        facts = probe(done.preview)
        assert facts.width == 240
        assert facts.audio_codec == ""
        assert facts.faststart
        assert facts.bytes < 15_000 * 2.5
        assert facts.seconds == pytest.approx(2.5, abs=0.1)

    def test_the_blur_is_a_tiny_picture_in_a_data_address(self, clip: tuple[Finished, Facts]) -> None:
        done, _ = clip
        head, _, body = done.blur.partition(",")
        assert head == "data:image/webp;base64"
        assert len(done.blur) < 600
        with Image.open(io.BytesIO(base64.b64decode(body))) as tiny:
            assert max(tiny.size) == 16
        assert len(done.colour) == 7

    def test_the_captions_are_webvtt_with_speakers_and_no_markup_of_others(self, clip: tuple[Finished, Facts]) -> None:
        done, _ = clip
        assert done.captions is not None
        assert done.captions.read_text() == (
            "WEBVTT\n\n"
            "00:00:00.500 --> 00:00:01.250\n<v Mira>Row slower. They can &lt;hear&gt; us &amp; wait.</v>\n\n"
            "00:00:01.500 --> 00:00:02.000\nNow!\n"
        )


class TestShapesAndLengths:
    @pytest.mark.parametrize(("width", "height"), [(640, 352), (480, 480), (256, 450), (258, 256)])
    def test_each_shape_keeps_its_size(self, out: Path, width: int, height: int) -> None:
        done = finished(film(width=width, height=height), out)
        facts = probe(done.clip)
        assert (facts.width, facts.height, facts.frame_count) == (width, height, 24)
        assert probe(done.preview).width == 240

    def test_fifteen_seconds_stay_in_step(self, out: Path) -> None:
        done = finished(film(width=256, height=448, seconds=15), out)
        facts = probe(done.clip)
        assert facts.frame_count == 360
        assert facts.video_start == facts.audio_start == 0
        assert abs(facts.video_seconds - facts.audio_seconds) < 1024 / 48_000

    def test_sound_that_is_shorter_or_longer_than_the_picture_is_fitted(self, out: Path) -> None:
        for seconds in (0.5, 3.0):
            facts = probe(finished(film(audio=tone(seconds)), out / str(seconds)).clip)
            assert facts.audio_seconds == pytest.approx(1.0, abs=1024 / 48_000)

    @pytest.mark.parametrize("samples", [0, 48_000])
    def test_a_silent_film_is_silent(self, out: Path, samples: int) -> None:
        done = finished(film(audio=np.zeros((2, samples), np.float32)), out)
        facts = probe(done.clip)
        assert facts.audio_codec == "aac"
        assert (done.measures.lufs, done.measures.true_peak) == (facts.lufs, facts.true_peak) == (None, None)

    def test_a_film_in_which_nobody_speaks_has_no_captions(self, out: Path) -> None:
        done = finished(film(), out)
        assert done.captions is None
        assert not (out / "captions.vtt").exists()

    @pytest.mark.parametrize(
        "colour", [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0), (17, 130, 201), (250, 240, 20)]
    )
    def test_a_colour_comes_back_as_it_was(self, out: Path, colour: tuple[int, int, int]) -> None:
        done = finished(film(width=256, height=448, frames=flat(256, 448, 24, colour)), out)
        # The lowest rows are outside the mark's zone. The tags say BT.709, so a player reverses BT.709.
        decoded = BACKWARD[:, :3] @ shown(done.clip, 10)[:, -40:, :].reshape(3, -1) + BACKWARD[:, 3:]
        assert np.abs(decoded.clip(0, 255).mean(axis=1) - colour).max() <= 3
        assert np.abs(decoded.clip(0, 255) - np.array(colour)[:, None]).max() <= 5


class TestPlanes:
    def test_a_film_of_planes_is_the_clip_that_its_pictures_would_be(self, out: Path) -> None:
        pictures = finished(film(), out / "rgb")
        made = finished(film(frames=planes(gradient(352, 640, 24)), layout="yuv420p"), out / "planes")
        assert made.measures.luminance == pictures.measures.luminance
        for name in ("poster.webp", "thumbnail.webp", "sprite.webp"):
            assert (out / "rgb" / name).read_bytes() == (out / "planes" / name).read_bytes(), name
        first, second = (shown(out / folder / "clip.mp4", 12) for folder in ("rgb", "planes"))
        assert np.abs(first.astype(int) - second).mean() < 0.5

    def test_the_planes_of_an_engine_come_back_unmarked(self, out: Path) -> None:
        picture = next(planes(flat(256, 448, 1, (30, 90, 200))))
        before = picture.copy()
        finished(film(width=256, height=448, frames=iter([picture] * 24), layout="yuv420p"), out)
        assert np.array_equal(picture, before)

    def test_planes_that_may_not_be_written_to_are_marked_all_the_same(self, out: Path) -> None:
        picture = next(planes(flat(256, 448, 1, (30, 90, 200))))
        picture.setflags(write=False)
        done = finished(film(width=256, height=448, frames=iter([picture] * 24), layout="yuv420p"), out)
        with Image.open(done.poster) as poster:
            assert np.asarray(poster.convert("L")).max() > 180

    def test_planes_of_a_film_that_promised_pictures_are_refused(self, out: Path) -> None:
        with pytest.raises(ValueError, match="shaped"):
            finished(film(frames=planes(gradient(352, 640, 24))), out)


class TestPosterAndBrightness:
    def test_the_poster_is_the_sharp_colourful_moment_and_not_the_opening(self, out: Path) -> None:
        grey, bright = np.full((448, 256, 3), 90, np.uint8), next(gradient(256, 448, 1))
        noise = np.random.default_rng(4).integers(0, 255, (56, 32, 3), dtype=np.uint8).repeat(8, 0).repeat(8, 1)

        def frames() -> Iterator[Frame]:
            for index in range(72):
                yield noise if index < 6 else noise // 2 + bright // 2 if 36 <= index < 48 else grey

        done = finished(film(width=256, height=448, seconds=3, frames=frames()), out)
        assert 1.5 <= done.poster_seconds < 2.0

    def test_regions_are_measured_where_the_phone_shows_text(self, out: Path) -> None:
        picture = np.zeros((1280, 704, 3), np.uint8)
        picture[: int(150 * 1280 / 760)] = 255
        done = finished(
            film(width=704, height=1280, frames=iter([picture] * 24), audio=np.zeros((2, 0), np.float32)), out
        )
        bright = done.measures.luminance
        assert set(bright) == {"top", "bottom", "rail", "subtitles"}
        assert bright["top"] > 0.97
        assert max(bright["bottom"], bright["rail"], bright["subtitles"]) < 0.01

    def test_the_brightest_moment_is_kept_beside_the_mean(self, out: Path) -> None:
        frames = [np.full((448, 256, 3), 255 if index >= 18 else 0, np.uint8) for index in range(24)]
        measures = finished(film(width=256, height=448, frames=iter(frames)), out).measures
        assert measures.luminance["bottom"] == pytest.approx(0.25, abs=0.01)
        assert measures.luminance_peak["bottom"] == pytest.approx(1.0, abs=0.01)


class TestGoingWrong:
    def test_cancelling_while_frames_arrive_leaves_nothing_and_frees_the_film(self, out: Path) -> None:
        freed = []

        def frames() -> Iterator[Frame]:
            try:
                yield from gradient(256, 448, 12)
                raise Cancelled
            finally:
                freed.append(True)

        with pytest.raises(Cancelled):
            finished(film(width=256, height=448, frames=frames()), out)
        assert list(out.iterdir()) == []
        assert freed == [True]

    @pytest.mark.parametrize("stop_at", [0.0, 0.4, 0.7, 0.9, 1.0])
    def test_cancelling_while_finishing_leaves_nothing(self, out: Path, stop_at: float) -> None:
        def on_progress(stage: str, share: float) -> None:
            assert stage == "finishing"
            if share >= stop_at:
                raise Cancelled

        with pytest.raises(Cancelled):
            finish(film(width=256, height=448), out, mark=MARK, on_progress=on_progress)
        assert list(out.iterdir()) == []

    @pytest.mark.parametrize("count", [0, 20, 30])
    def test_a_film_of_another_length_than_it_says_is_refused(self, out: Path, count: int) -> None:
        with pytest.raises(ValueError, match="film"):
            finished(film(width=256, height=448, frames=gradient(256, 448, count)), out)
        assert list(out.iterdir()) == []

    def test_a_frame_of_another_size_is_refused(self, out: Path) -> None:
        with pytest.raises(ValueError, match="shaped"):
            finished(film(width=256, height=448, frames=gradient(256, 450, 24)), out)
        assert list(out.iterdir()) == []

    def test_sound_that_is_not_a_number_is_refused(self, out: Path) -> None:
        broken = tone(1)
        broken[0, 100] = np.nan
        with pytest.raises(ValueError, match="not numbers"):
            finished(film(width=256, height=448, audio=broken), out)
        assert list(out.iterdir()) == []

    def test_files_of_an_earlier_run_stay_whole_when_a_later_one_fails(self, out: Path) -> None:
        done = finished(film(width=256, height=448), out)
        before = done.clip.read_bytes()
        with pytest.raises(ValueError, match="film"):
            finished(film(width=256, height=448, frames=gradient(256, 448, 3)), out)
        assert done.clip.read_bytes() == before
        assert not [name for name in os.listdir(out) if name.startswith(".")]

    def test_progress_goes_from_nothing_to_all(self, out: Path) -> None:
        seen: list[float] = []
        finish(film(width=256, height=448), out, mark=MARK, on_progress=lambda _stage, share: seen.append(share))
        assert seen == sorted(seen)
        assert (seen[0], seen[-1]) == (0.0, 1.0)


def test_the_wildest_picture_stays_within_what_a_phone_can_load(out: Path) -> None:
    rng = np.random.default_rng(5)
    snow = (rng.integers(0, 255, (640, 352, 3), dtype=np.uint8) for _ in range(120))
    done = finished(film(width=352, height=640, seconds=5, frames=snow), out)
    assert done.clip.stat().st_size < 5 * 352 * 640 * 6.6 / 8 * 1.6
    assert done.preview.stat().st_size < 15_000 * 5 * 1.15


def test_a_film_that_turns_wild_is_held_to_what_a_phone_can_load_from_then_on(out: Path) -> None:
    rng = np.random.default_rng(5)
    calm = itertools.islice(gradient(352, 640, 60), 30)
    snow = (rng.integers(0, 255, (640, 352, 3), dtype=np.uint8) for _ in range(90))
    done = finished(film(width=352, height=640, seconds=5, frames=itertools.chain(calm, snow)), out)
    assert done.clip.stat().st_size < 5 * 352 * 640 * 6.6 / 8 * 1.4
    facts = probe(done.clip)
    assert (facts.frame_count, facts.seconds) == (120, pytest.approx(5, abs=0.05))
    assert facts.longest_gop <= 48
    grey = [shown(done.clip, index)[0].mean() for index in (10, 110)]
    assert grey[0] == pytest.approx(shown(done.preview, 5)[0].mean(), abs=6)
    assert grey[1] == pytest.approx(shown(done.preview, 55)[0].mean(), abs=6)
