"""Small films as servers send them."""

import io
from typing import Any

import av
import numpy as np


def reel(
    *,
    width: int = 144,
    height: int = 256,
    fps: int = 16,
    seconds: float = 2.0,
    sound_rate: int = 44_100,
    codec: str = "libx264",
    container: str = "mp4",
    options: dict[str, str] | None = None,
    pixels: str = "yuv420p",
    colour: tuple[float, float, float] = (1.0, 1.0, 1.0),
) -> bytes:
    """A picture that grows lighter from one second to the next, with a mono tone of 440 Hz unless `sound_rate` is 0."""
    target = io.BytesIO()
    with av.open(target, "w", format=container) as out:
        picture: Any = out.add_stream(codec, rate=fps, options=options or {"preset": "ultrafast", "qp": "12"})
        picture.width, picture.height, picture.pix_fmt = width, height, pixels
        voice: Any = out.add_stream("aac", rate=sound_rate, layout="mono") if sound_rate else None
        for index in range(round(fps * seconds)):
            level = 40 + 40 * int(index / fps)
            frame = av.VideoFrame.from_ndarray(
                np.full((height, width, 3), np.multiply(colour, level), np.uint8), format="rgb24"
            )
            for packet in picture.encode(frame):
                out.mux(packet)
        for packet in picture.encode(None):
            out.mux(packet)
        if voice is not None:
            _tone(out, voice, sound_rate, seconds)
    return target.getvalue()


def _tone(out: Any, voice: Any, rate: int, seconds: float) -> None:
    wave = (0.3 * np.sin(2 * np.pi * 440 * np.arange(round(rate * seconds)) / rate)).astype(np.float32)
    for at in range(0, len(wave), 1024):
        block = av.AudioFrame.from_ndarray(wave[None, at : at + 1024], format="fltp", layout="mono")
        block.sample_rate, block.pts = rate, at
        for packet in voice.encode(block):
            out.mux(packet)
    for packet in voice.encode(None):
        out.mux(packet)
