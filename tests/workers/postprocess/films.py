"""Small real films: a moving gradient with a disc, and a tone."""

from collections.abc import Iterator

import cv2
import numpy as np

from workers.engines.base import FPS, SAMPLE_RATE, Audio, Caption, Film, Frame, Layout
from workers.postprocess.picture import Planes


def gradient(width: int, height: int, count: int) -> Iterator[Frame]:
    x, y = np.meshgrid(np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32))
    for index in range(count):
        share = index / max(1, count - 1)
        picture = np.stack([60 + 140 * x, 40 + 120 * y, 180 - 120 * x * y], axis=2).astype(np.uint8)
        centre = (int(width * (0.15 + 0.7 * share)), int(height * 0.45))
        cv2.circle(picture, centre, min(width, height) // 6, (240, 200, 90), -1, cv2.LINE_AA)
        yield picture


def tone(seconds: float, level: float = 0.1, hertz: float = 440.0) -> Audio:
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    left = level * np.sin(2 * np.pi * hertz * time)
    return np.stack([left, left * 0.8]).astype(np.float32)


def flat(width: int, height: int, count: int, colour: tuple[int, int, int]) -> Iterator[Frame]:
    picture = np.full((height, width, 3), colour, np.uint8)
    for _ in range(count):
        yield picture


def film(
    *,
    width: int = 352,
    height: int = 640,
    seconds: float = 1.0,
    frames: Iterator[Frame] | None = None,
    audio: Audio | None = None,
    captions: tuple[Caption, ...] = (),
    layout: Layout = "rgb24",
) -> Film:
    count = round(seconds * FPS)
    return Film(
        width=width,
        height=height,
        fps=FPS,
        frame_count=count,
        frames=gradient(width, height, count) if frames is None else frames,
        audio=tone(seconds) if audio is None else audio,
        captions=captions,
        title="A disc crosses",
        layout=layout,
    )


def planes(frames: Iterator[Frame]) -> Iterator[Frame]:
    """The same frames as an engine that makes planes gives them."""
    for frame in frames:
        made = Planes(frame.shape[1], frame.shape[0])
        made.fill(frame)
        yield made.stacked
