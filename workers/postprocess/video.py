"""H.264 in MP4: the clip with its sound, and the small silent preview of it."""

import contextlib
import io
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc

from workers.postprocess.picture import Planes
from workers.postprocess.sound import EncodedSound

# PyAV's packets take a parameter in its type stubs only.
if TYPE_CHECKING:
    SoundPacket = av.Packet[av.AudioStream]
    PicturePacket = av.Packet[av.VideoStream]
else:
    SoundPacket = PicturePacket = av.Packet

GOP_SECONDS = 2
"""A player that seeks decodes at most this much."""

PATIENCE = 0.5
"""Seconds of the limit by which a film may be over it before it is held to it."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How carefully to encode, and how many bits a second may take at most.

    Attributes:
        strict: Whether x264 minds the limit from the first picture on. To do so it goes over each picture twice, which
            takes a fifth more; else it begins to once a film turns out to be one that needs it.
    """

    crf: int
    most_bits: int
    strict: bool = False

    def options(self, *, limited: bool) -> dict[str, str]:
        """Settings for x264, which keeps to the limit or does not know of it.

        For drawn pictures these are as good as its "veryfast" at the same size, in a third of its time: nearly all of
        what they leave out is looking ahead and trying parts of pixels, and drawings profit little from it. Flat skies
        get more than their share of bits, a cut is coded well wherever it falls, small steps find most motion.
        """
        x264: dict[str, str | float] = {
            "rc-lookahead": 0,
            "b-adapt": 0,
            "bframes": 3,
            "b-pyramid": "none",
            "weightp": 0,
            "aq-strength": 0.5,
            "scenecut": 0,
            "merange": 4,
            "subme": 0,
            "partitions": "i8x8",
            # Chroma is averaged over 2 x 2 pixels, so it sits at their centre.
            "chromaloc": 1,
        }
        if limited and not self.strict:  # what came before has used it up
            x264["vbv-init"] = 0.1
        limit = {"maxrate": str(self.most_bits), "bufsize": str(self.most_bits)} if limited else {}
        return {
            "preset": "superfast",
            "crf": str(self.crf),
            "x264-params": ":".join(f"{name}={value}" for name, value in x264.items()),
            **limit,
        }


PREVIEW = Quality(crf=31, most_bits=100_000, strict=True)
"""150 kB for 10 s are 120 kbit/s; the rest is for the container and what the rate control misses."""

CLIP_BITS = 6.6
"""A second, a pixel: 6 Mbit/s at 704 x 1280, which phones on the road can load. Drawn films need a third of it."""


def clip_quality(width: int, height: int) -> Quality:
    return Quality(crf=27, most_bits=round(width * height * CLIP_BITS))


class VideoWriter:
    """Encodes frames as they come into a file that starts quickly over HTTP.

    With `sound`, its packets are laid between the picture's. While the sound is still in the making, encoded pictures
    are held back, since a file names its tracks before its first packet.
    """

    def __init__(
        self,
        path: Path,
        *,
        width: int,
        height: int,
        fps: Fraction,
        quality: Quality,
        sound: "Future[EncodedSound] | None" = None,
        title: str = "",
    ) -> None:
        self._output = av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"})
        if title:
            self._output.metadata["title"] = title
        self._width, self._height, self._fps, self._quality = width, height, fps, quality
        stream = self._output.add_stream("libx264", rate=fps, options=quality.options(limited=quality.strict))
        stream.time_base = 1 / fps
        self._set_up(stream.codec_context)
        self._stream, self._codec, self._count = stream, stream.codec_context, 0
        self._limited, self._over = quality.strict, 0.0  # bits of the last pictures beyond what the limit gives them
        self._sound = sound
        self._source: av.container.InputContainer | None = None
        self._sound_packets: Iterator[SoundPacket] = iter(())
        self._next_sound: SoundPacket | None = None
        self._held: list[PicturePacket] | None = []

    def add(self, planes: Planes) -> None:
        """Encode the next picture; x264 keeps a copy, so the planes may be used again at once."""
        frame = av.VideoFrame.from_numpy_buffer(planes.stacked, format="yuv420p")
        frame.colorspace, frame.color_range = Colorspace.ITU709, ColorRange.MPEG
        frame.color_primaries, frame.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        frame.pts, frame.duration, frame.time_base = self._count, 1, 1 / self._fps
        self._count += 1
        self._encode(frame)
        if not self._limited and self._over > self._quality.most_bits * PATIENCE:
            self._limit()

    def _set_up(self, codec: av.VideoCodecContext) -> None:
        codec.width, codec.height, codec.pix_fmt = self._width, self._height, "yuv420p"
        codec.time_base, codec.framerate = 1 / self._fps, self._fps
        codec.profile = "High"
        # More would share the same cores with whoever draws, and lose to waiting.
        codec.thread_count = 1
        codec.gop_size = max(1, int(self._fps * GOP_SECONDS))
        codec.colorspace, codec.color_range = Colorspace.ITU709, ColorRange.MPEG
        codec.color_primaries, codec.color_trc = ColorPrimaries.BT709, ColorTrc.BT709

    def _encode(self, frame: av.VideoFrame | None) -> None:
        for packet in self._codec.encode(frame):
            self._over = max(0.0, self._over + packet.size * 8 - self._quality.most_bits / float(self._fps))
            packet.stream = self._stream
            self._mux(packet)

    def _limit(self) -> None:
        """Go on with an encoder that keeps to the limit, from a key frame on."""
        self._encode(None)
        self._codec = codec = av.VideoCodecContext.create("libx264", "w")
        codec.options = self._quality.options(limited=True)
        codec.flags |= av.codec.context.Flags.global_header
        self._set_up(codec)
        self._limited = True

    def close(self) -> None:
        """Write what is left and the index."""
        self._encode(None)
        self._begin()
        self._mux_sound(None)
        self._output.close()
        self._release()

    def abandon(self) -> None:
        """Let go of the file, whatever state it is in."""
        with contextlib.suppress(av.error.FFmpegError, ValueError):
            self._output.close()
        self._release()

    def _release(self) -> None:
        if self._source is not None:
            self._source.close()
            self._source = None

    def _mux(self, packet: PicturePacket) -> None:
        if self._held is not None:
            self._held.append(packet)
            if self._sound is None or self._sound.done():
                self._begin()
            return
        self._mux_sound((packet.dts or 0) * packet.time_base)
        self._output.mux(packet)

    def _begin(self) -> None:
        """Start the file: name its tracks and let go of what was held back."""
        if self._held is None:
            return
        if self._sound is not None:
            self._open_sound(self._sound.result())
        held, self._held = self._held, None
        for packet in held:
            self._mux(packet)

    def _open_sound(self, sound: EncodedSound) -> None:
        self._source = source = av.open(io.BytesIO(sound.container), "r")
        track = source.streams.audio[0]
        target = self._output.add_stream_from_template(track)
        self._sound_packets = _copies(source, track, target)
        self._next_sound = next(self._sound_packets, None)

    def _mux_sound(self, until: Fraction | None) -> None:
        """Write sound up to a time, or all that is left."""
        while (packet := self._next_sound) is not None:
            if until is not None and (packet.dts or 0) * packet.time_base > until:
                return
            self._next_sound = next(self._sound_packets, None)
            self._output.mux(packet)


def _copies(
    source: av.container.InputContainer, track: av.AudioStream, target: av.AudioStream
) -> Iterator[SoundPacket]:
    for packet in source.demux(track):
        if packet.dts is not None:
            packet.stream = target
            yield packet
