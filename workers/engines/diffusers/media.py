"""Pictures and clips that a film starts from: read, cut to the canvas, and nothing kept open."""

from collections import deque
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from workers.engines.base import SAMPLE_RATE, Audio, Frame

Clip = npt.NDArray[np.uint8]
"""Frames one after another: uint8, (frames, height, width, 3), RGB."""


def picture(data: bytes, width: int, height: int) -> Image.Image:
    """An encoded picture, scaled to fill a size and cut around its middle; ValueError where it is none."""
    try:
        with Image.open(BytesIO(data)) as image:
            return ImageOps.fit(image.convert("RGB"), (width, height), Image.Resampling.LANCZOS)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise ValueError(f"the picture cannot be read: {error}") from None


def whole_picture(data: bytes) -> Image.Image:
    """An encoded picture as it is, in RGB; ValueError where it is none."""
    try:
        with Image.open(BytesIO(data)) as image:
            return image.convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise ValueError(f"the picture cannot be read: {error}") from None


def clip(path: Path, width: int, height: int, fps: int, *, last: int | None = None, first: int | None = None) -> Clip:
    """Frames of a clip at a size and rate: its `last` ones, or its `first` ones.

    A clip that is shorter gives what it has. ValueError where it cannot be read.
    """
    kept: deque[Frame] = deque(maxlen=last)
    try:
        with av.open(str(path)) as file:
            file.streams.video[0].thread_type = "AUTO"
            due, step = 0.0, 1.0 / fps
            for frame in file.decode(video=0):
                while frame.time is not None and frame.time + 1e-4 >= due:
                    kept.append(_fitted(frame, width, height))
                    due += step
                if first is not None and len(kept) >= first:
                    break
    except (OSError, IndexError, av.FFmpegError) as error:
        raise ValueError(f"the clip to start from cannot be read: {error}") from None
    if not kept:
        raise ValueError("the clip to start from holds no picture")
    return np.stack(list(kept)[:first])


def _fitted(frame: av.VideoFrame, width: int, height: int) -> Frame:
    scale = max(width / frame.width, height / frame.height)
    wide, high = max(width, round(frame.width * scale)), max(height, round(frame.height * scale))
    pixels = frame.reformat(width=wide, height=high, format="rgb24", interpolation="LANCZOS").to_ndarray()
    left, top = (wide - width) // 2, (high - height) // 2
    return np.ascontiguousarray(pixels[top : top + height, left : left + width])


def sound(path: Path, *, last: float | None = None) -> Audio:
    """The sound of a clip, or of its last seconds; no samples where it has none."""
    parts: list[npt.NDArray[Any]] = []
    try:
        with av.open(str(path)) as file:
            if not file.streams.audio:
                return np.zeros((2, 0), np.float32)
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
            for frame in file.decode(audio=0):
                parts += [part.to_ndarray() for part in resampler.resample(frame)]
            parts += [part.to_ndarray() for part in resampler.resample(None)]
    except (OSError, av.FFmpegError) as error:
        raise ValueError(f"the sound of the clip to start from cannot be read: {error}") from None
    audio = np.concatenate(parts, axis=1).astype(np.float32) if parts else np.zeros((2, 0), np.float32)
    return audio[:, -round(last * SAMPLE_RATE) :] if last else audio


def fit_length(frames: Clip, count: int) -> Clip:
    """So many frames: the rest is cut, or the last one stands."""
    if len(frames) >= count:
        return frames[:count]
    return np.concatenate([frames, np.repeat(frames[-1:], count - len(frames), axis=0)])
