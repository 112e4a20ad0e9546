"""What is in a clip's file, found by reading and decoding it."""

import struct
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from workers.engines import loudness
from workers.engines.base import SAMPLE_RATE, Audio

_RANGES = {0: "unknown", 1: "limited", 2: "full"}


@dataclass(frozen=True, slots=True)
class Facts:
    """A file as a player finds it; colour tags by their numbers in ITU-T H.273 (1 is BT.709)."""

    codec: str
    profile: str
    pixel_format: str
    width: int
    height: int
    fps: float
    frame_count: int
    key_frames: int
    longest_gop: int
    primaries: int
    transfer: int
    matrix: int
    colour_range: str
    audio_codec: str
    audio_profile: str
    sample_rate: int
    channels: int
    audio_bit_rate: int
    seconds: float
    video_start: float
    audio_start: float
    video_seconds: float
    audio_seconds: float
    faststart: bool
    bytes: int
    lufs: float | None
    true_peak: float | None


def boxes(path: Path) -> list[str]:
    """The top-level boxes of an MP4 file, in order."""
    names = []
    with path.open("rb") as file:
        end = file.seek(0, 2)
        at = 0
        while at + 8 <= end:
            file.seek(at)
            size, name = struct.unpack(">I4s", file.read(8))
            if size == 1:
                (size,) = struct.unpack(">Q", file.read(8))
            names.append(name.decode("latin-1"))
            if size < 8:
                break
            at += size
    return names


@dataclass(slots=True)
class _Picture:
    count: int = 0
    keys: int = 0
    longest: int = 0
    start: float = 0.0
    end: float = 0.0


def _picture(path: Path) -> _Picture:
    seen, since = _Picture(), 0
    with av.open(str(path), "r") as container:
        stream = container.streams.video[0]
        step = 1 / float(stream.average_rate or 1)
        for frame in container.decode(stream):
            if seen.count == 0:
                seen.start = float(frame.time or 0)
            since = 0 if frame.key_frame else since
            since += 1
            seen.keys += frame.key_frame
            seen.longest = max(seen.longest, since)
            seen.count += 1
            seen.end = float(frame.time or 0) + step
    return seen


def sound(path: Path) -> tuple[Audio, float]:
    """The decoded sound at 48 kHz in stereo and when it starts; no samples if the file has none."""
    with av.open(str(path), "r") as container:
        if not container.streams.audio:
            return np.zeros((2, 0), np.float32), 0.0
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        blocks, start = [], None
        for frame in container.decode(audio=0):
            start = float(frame.time or 0) if start is None else start
            blocks += [part.to_ndarray() for part in resampler.resample(frame)]
        blocks += [part.to_ndarray() for part in resampler.resample(None)]
    return np.concatenate(blocks, axis=1).astype(np.float32), start or 0.0


def probe(path: Path) -> Facts:
    """Read a file to its end and say what is in it."""
    seen = _picture(path)
    heard, audio_start = sound(path)
    loud = heard.size > 0 and (level := loudness.lufs(heard)) > loudness.SILENCE_LUFS
    order = boxes(path)
    with av.open(str(path), "r") as container:
        video = container.streams.video[0]
        audio = container.streams.audio[0] if container.streams.audio else None
        codec = video.codec_context
        return Facts(
            codec=codec.name,
            profile=str(codec.profile),
            pixel_format=str(codec.pix_fmt),
            width=codec.width,
            height=codec.height,
            fps=float(video.average_rate or 0),
            frame_count=seen.count,
            key_frames=seen.keys,
            longest_gop=seen.longest,
            primaries=int(codec.color_primaries),
            transfer=int(codec.color_trc),
            matrix=int(codec.colorspace),
            colour_range=_RANGES.get(int(codec.color_range), "unknown"),
            audio_codec=audio.codec_context.name if audio else "",
            audio_profile=str(audio.codec_context.profile) if audio else "",
            sample_rate=audio.codec_context.sample_rate if audio else 0,
            channels=audio.codec_context.layout.nb_channels if audio else 0,
            audio_bit_rate=int(audio.bit_rate or 0) if audio else 0,
            seconds=float(container.duration or 0) / 1_000_000,
            video_start=seen.start,
            audio_start=audio_start,
            video_seconds=seen.end - seen.start,
            audio_seconds=heard.shape[1] / SAMPLE_RATE,
            faststart="moov" in order and "mdat" in order and order.index("moov") < order.index("mdat"),
            bytes=path.stat().st_size,
            lufs=level if loud else None,
            true_peak=loudness.true_peak(heard) if loud else None,
        )
