"""A downloaded file as a film: looked through before it is believed, decoded a frame at a time."""

import math
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from PIL import Image

from workers.engines.base import RATES, SAMPLE_RATE, Audio, Frame
from workers.engines.remote.troubles import WrongMedia

LEAST_SIDE, MOST_SIDE = 64, 2048
"""Pixels; the longer side of what the product shows."""

SLOWEST = 8
"""Frames a second; slower films repeat frames, as players expect some."""

SLACK_SECONDS = 0.5
"""A file may end so much before it says that it does; the last frame stands for the rest."""

LAST_SECONDS = 2.0
"""Of a clip, that are decoded for its last frame; the product's own have a key frame in them."""

CODECS = frozenset({"h264", "hevc", "vp8", "vp9", "av1", "libdav1d", "mpeg4"})
VOICES = frozenset({"aac", "mp3", "mp3float", "opus", "libopus", "vorbis", "flac", "alac", "ac3", "eac3"})

HD_LINES = 720
"""From so many lines on a picture that does not name its colours is taken for BT.709, as browsers do."""


@dataclass(frozen=True, slots=True)
class Reel:
    """What a file holds, measured and not believed.

    Attributes:
        rate: Frames a second that the film gets: the file's own, made whole, and at most what clips have.
        start: Time of the first frame in the file.
        seconds: From the first frame to the end of the last.
    """

    container: str
    width: int
    height: int
    rate: int
    start: float
    seconds: float
    has_sound: bool


def container_of(head: bytes) -> str:
    """The one demuxer that may read a file, by how it begins.

    A library left to guess would also take playlists, which make it open other files and addresses.
    """
    if head[4:8] == b"ftyp":
        return "mov"
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "matroska"
    raise WrongMedia("it is no video")


def _open(file: IO[bytes], container: str) -> Any:
    file.seek(0)
    return av.open(file, "r", format=container, options={"protocol_whitelist": ""})


def look_through(file: IO[bytes], *, longest_seconds: float) -> Reel:
    """Read all of a file without decoding it.

    Raises:
        WrongMedia: It is no video, or one that is too large, too long, or of a kind that is not shown.
    """
    file.seek(0)
    container = container_of(file.read(16))
    try:
        with _open(file, container) as opened:
            if not opened.streams.video:
                raise WrongMedia("it has no picture")
            stream = opened.streams.video[0]
            if stream.codec_context.name not in CODECS:
                raise WrongMedia(f"its picture is coded as {stream.codec_context.name}")
            width, height = stream.codec_context.width, stream.codec_context.height
            if min(width, height) < LEAST_SIDE or max(width, height) > MOST_SIDE:
                raise WrongMedia(f"it is {width} x {height} pixels large")
            sounds = opened.streams.audio
            start, end, count = _extent(opened, stream)
            has_sound = bool(sounds) and sounds[0].codec_context.name in VOICES
    except av.error.FFmpegError as error:
        raise WrongMedia("it is broken") from error
    seconds = end - start
    if count == 0 or seconds <= 0:
        raise WrongMedia("it has no frames")
    if seconds > longest_seconds:
        raise WrongMedia(f"it lasts {seconds:.0f} s, where at most {longest_seconds:.0f} s were to be expected")
    return Reel(container, width, height, _rate(count / seconds), start, seconds, has_sound)


def last_frame(clip: Path) -> bytes:
    """The last frame of a finished clip on this machine, in PNG. Raises WrongMedia where there is none."""
    try:
        with av.open(str(clip), "r", options={"protocol_whitelist": "file"}) as opened:
            stream = opened.streams.video[0]
            if stream.duration is not None and stream.time_base is not None:
                opened.seek(max(0, int(stream.duration - LAST_SECONDS / stream.time_base)), stream=stream)
            last = deque(opened.decode(stream), maxlen=1)
    except (av.error.FFmpegError, IndexError) as error:
        raise WrongMedia("the clip that it goes on from cannot be read") from error
    if not last:
        raise WrongMedia("the clip that it goes on from has no frames")
    packed = BytesIO()
    Image.fromarray(last[0].to_ndarray(format="rgb24")).save(packed, "PNG")
    return packed.getvalue()


def _extent(opened: Any, stream: Any) -> tuple[float, float, int]:
    """When the picture starts and ends, and of how many frames it is."""
    start, end, count = math.inf, -math.inf, 0
    for packet in opened.demux(stream):
        if packet.pts is None:
            continue
        at = float(packet.pts * packet.time_base)
        start, count = min(start, at), count + 1
        end = max(end, at + float((packet.duration or 0) * packet.time_base))
    return start, end, count


def _rate(measured: float) -> int:
    rate = max(1.0, measured)
    while rate > max(RATES) + 0.5:
        rate /= 2
    return max(SLOWEST, round(rate))


def decode(file: IO[bytes], reel: Reel, *, cut: float, count: int, report: Callable[[int], None]) -> Iterator[Frame]:
    """The frames as planes at the film's rate, each decoded when it is wanted.

    Args:
        file: Closed when the frames are read or given up.
        cut: Seconds at the beginning that are left out.
        count: How many frames to give.
        report: Called with the number of frames given; may raise.

    Raises:
        WrongMedia: The file is broken, ends early, or changes its size on the way.
    """
    given, held = 0, None
    try:
        with file, _open(file, reel.container) as opened:
            stream = opened.streams.video[0]
            stream.thread_type = "AUTO"
            for frame in opened.decode(stream):
                if frame.time is None:
                    continue
                if (frame.width, frame.height) != (reel.width, reel.height):
                    raise WrongMedia("its picture changes its size")
                at = frame.time - reel.start - cut
                while held is not None and given < count and (given + 0.5) / reel.rate <= at:
                    yield _planes(held)
                    given += 1
                    report(given)
                if given == count:
                    return
                held = frame
            missing = (count - given) / reel.rate
            if held is None or missing > SLACK_SECONDS + 1 / reel.rate:
                raise WrongMedia("it ends before its end")
            while given < count:
                yield _planes(held)
                given += 1
                report(given)
    except av.error.FFmpegError as error:
        raise WrongMedia("it is broken") from error


def _planes(frame: Any) -> Frame:
    """A frame as I420 planes of BT.709 in limited range, with even sides."""
    width, height = frame.width // 2 * 2, frame.height // 2 * 2
    source = _NAMED.get(int(frame.colorspace)) or _usual(frame.height)
    is_full = int(frame.color_range) == int(ColorRange.JPEG) or frame.format.name.startswith("yuvj")
    is_right = source == Colorspace.ITU709 and not is_full and frame.format.name == "yuv420p"
    if not is_right or (width, height) != (frame.width, frame.height):
        frame = frame.reformat(
            width=width,
            height=height,
            format="yuv420p",
            src_colorspace=source,
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG if is_full else ColorRange.MPEG,
            dst_color_range=ColorRange.MPEG,
        )
    planes: Frame = frame.to_ndarray()
    return planes


_NAMED = {
    1: Colorspace.ITU709,
    5: Colorspace.ITU601,
    6: Colorspace.ITU601,
    7: Colorspace.SMPTE240M,
    9: Colorspace.BT2020,
}
"""A stream's number for its colours -> the converter's."""


def _usual(lines: int) -> Colorspace:
    return Colorspace.ITU709 if lines >= HD_LINES else Colorspace.ITU601


def sound(file: IO[bytes], reel: Reel, *, cut: float, seconds: float) -> Audio:
    """The sound from `cut` on for `seconds`, in stereo at the usual rate; no samples where the file has none.

    Raises:
        WrongMedia: It can't be decoded.
    """
    if not reel.has_sound:
        return np.zeros((2, 0), np.float32)
    wanted = round(seconds * SAMPLE_RATE)
    heard = np.zeros((2, wanted), np.float32)
    try:
        with _open(file, reel.container) as opened:
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
            at: int | None = None
            for frame in opened.decode(audio=0):
                if at is None:
                    at = round((float(frame.time or 0.0) - reel.start - cut) * SAMPLE_RATE)
                at = _lay(heard, at, resampler.resample(frame))
                if at >= wanted:
                    break
            if at is not None:
                _lay(heard, at, resampler.resample(None))
    except av.error.FFmpegError as error:
        raise WrongMedia("its sound is broken") from error
    return np.clip(np.nan_to_num(heard), -1.0, 1.0)


def _lay(heard: Audio, at: int, parts: Any) -> int:
    """Put decoded sound in its place; gives where the next one goes."""
    for part in parts:
        block = part.to_ndarray()
        first, last = max(at, 0), min(at + block.shape[1], heard.shape[1])
        if last > first:
            heard[:, first:last] = block[:, first - at : last - at]
        at += block.shape[1]
    return at
