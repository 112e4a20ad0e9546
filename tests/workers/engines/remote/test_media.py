"""Files from elsewhere: measured and not believed, decoded a frame at a time, refused when they are no film."""

import io
from typing import Any

import av
import numpy as np
import pytest

from tests.workers.engines.remote.reels import reel
from workers.engines.base import SAMPLE_RATE, Frame
from workers.engines.remote import media
from workers.engines.remote.troubles import WrongMedia

SIZES = ((144, 256), (704, 1280))


def look(data: bytes, longest_seconds: float = 60.0) -> media.Reel:
    return media.look_through(io.BytesIO(data), longest_seconds=longest_seconds)


def frames(data: bytes, *, cut: float = 0.0, count: int | None = None) -> list[Frame]:
    seen = look(data)
    count = round((seen.seconds - cut) * seen.rate) if count is None else count
    return list(media.decode(io.BytesIO(data), seen, cut=cut, count=count, report=lambda _: None))


def light(frame: Frame) -> int:
    """The luma of a reel's frame, back on the scale that it was drawn on."""
    return round((float(frame[: frame.shape[0] * 2 // 3].mean()) - 16) * 255 / 219)


class TestLookThrough:
    def test_measures_size_length_and_rate(self) -> None:
        seen = look(reel(width=256, height=144, fps=24, seconds=3.0))
        assert (seen.width, seen.height, seen.rate, seen.has_sound) == (256, 144, 24, True)
        assert abs(seen.seconds - 3.0) < 0.01

    @pytest.mark.parametrize(("fps", "rate"), [(4, 8), (16, 16), (25, 25), (30, 30), (50, 25), (60, 30)])
    def test_gives_every_film_a_rate_that_clips_have(self, fps: int, rate: int) -> None:
        assert look(reel(fps=fps, seconds=1.0, sound_rate=0)).rate == rate

    @pytest.mark.parametrize(
        ("head", "words"),
        [(b"RIFF\x00\x00\x00\x00AVI ", "no video"), (b"", "no video"), (b"ffconcat version 1.0\nfile a", "no video")],
    )
    def test_takes_no_file_that_could_name_others(self, head: bytes, words: str) -> None:
        with pytest.raises(WrongMedia, match=words):
            look(head)

    def test_refuses_what_is_too_long_too_small_or_sound_alone(self) -> None:
        with pytest.raises(WrongMedia, match="it lasts 3 s, where at most 2 s"):
            look(reel(seconds=3.0), longest_seconds=2.0)
        with pytest.raises(WrongMedia, match="32 x 64 pixels"):
            look(reel(width=32, height=64))
        with pytest.raises(WrongMedia, match="no picture"):
            look(_sound_alone())

    def test_refuses_a_picture_of_an_unknown_kind(self) -> None:
        data = reel(codec="mjpeg", container="mov", options={"strict": "unofficial"})
        with pytest.raises(WrongMedia, match="coded as mjpeg"):
            look(data)

    def test_refuses_a_file_cut_short(self) -> None:
        data = reel(seconds=4.0)
        with pytest.raises(WrongMedia):
            look(data[: len(data) // 2])


class TestDecode:
    def test_keeps_the_seconds_where_they_are(self) -> None:
        shown = [light(frame) for frame in frames(reel(fps=16, seconds=3.0))]
        assert len(shown) == 48
        assert np.allclose([shown[8], shown[24], shown[40]], [40, 80, 120], atol=2)

    def test_a_fast_film_is_thinned_and_a_slow_one_repeats_its_frames(self) -> None:
        assert [len(frames(reel(fps=fps, seconds=1.0))) for fps in (60, 4)] == [30, 8]

    def test_leaves_out_what_comes_before_a_cut(self) -> None:
        shown = [light(frame) for frame in frames(reel(fps=16, seconds=3.0), cut=2.0)]
        assert len(shown) == 16
        assert np.allclose(shown, 120, atol=2)

    def test_odd_sides_become_even(self) -> None:
        (frame, *_) = frames(reel(width=145, height=257, pixels="yuv444p"))
        assert frame.shape == (256 * 3 // 2, 144)

    def test_untagged_colours_are_taken_as_browsers_take_them(self) -> None:
        """The encoder writes BT.601; a large picture that does not say so is shown as BT.709."""
        reels = (reel(width=w, height=h, seconds=0.5, fps=8, colour=(4.0, 0.0, 0.0)) for w, h in SIZES)
        small, large = (float(frames(data)[0][:256].mean()) for data in reels)
        red = 160 / 255 * 219
        assert abs(small - (16 + red * 0.2126)) <= 2
        assert abs(large - (16 + red * 0.299)) <= 2

    def test_other_containers_and_codecs_are_read(self) -> None:
        data = reel(codec="libvpx-vp9", container="matroska", options={"cpu-used": "8", "deadline": "realtime"})
        assert len(frames(data)) == 32

    def test_a_film_that_ends_before_its_end_is_refused(self) -> None:
        with pytest.raises(WrongMedia, match="ends before its end"):
            frames(reel(seconds=1.0), count=80)

    def test_a_reader_that_stops_early_closes_the_file(self) -> None:
        data, seen = io.BytesIO(reel()), look(reel())
        reading = media.decode(data, seen, cut=0.0, count=32, report=lambda _: None)
        next(reading)
        reading.close()  # type: ignore[attr-defined]
        assert data.closed


class TestSound:
    @pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
    def test_comes_in_stereo_at_the_usual_rate(self, rate: int) -> None:
        data = reel(sound_rate=rate)
        heard = media.sound(io.BytesIO(data), look(data), cut=0.0, seconds=2.0)
        assert (heard.shape, heard.dtype) == ((2, 2 * SAMPLE_RATE), np.float32)
        spectrum = np.abs(np.fft.rfft(heard[0, SAMPLE_RATE // 2 : SAMPLE_RATE * 3 // 2]))
        assert abs(int(spectrum.argmax()) - 440) <= 1
        assert np.allclose(heard[0], heard[1])

    def test_after_a_cut_is_as_long_as_what_is_left(self) -> None:
        data = reel(seconds=3.0)
        heard = media.sound(io.BytesIO(data), look(data), cut=2.0, seconds=1.0)
        assert heard.shape == (2, SAMPLE_RATE)
        assert float(np.abs(heard[:, 2000:-4000]).max()) > 0.1

    def test_of_a_silent_film_is_none(self) -> None:
        data = reel(sound_rate=0)
        assert media.sound(io.BytesIO(data), look(data), cut=0.0, seconds=2.0).shape == (2, 0)


def _sound_alone() -> bytes:
    target = io.BytesIO()
    with av.open(target, "w", format="mp4") as out:
        voice: Any = out.add_stream("aac", rate=44_100, layout="mono")
        block = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
        block.sample_rate, block.pts = 44_100, 0
        for packet in [*voice.encode(block), *voice.encode(None)]:
            out.mux(packet)
    return target.getvalue()
