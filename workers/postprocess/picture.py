"""RGB pictures to the planes that H.264 stores (BT.709, limited range, 4:2:0), and back."""

import cv2
import numpy as np
import numpy.typing as npt

from workers.engines.base import Frame

Plane = npt.NDArray[np.uint8]

# The encoder's threads use the cores already, and a thread pool of OpenCV's does not outlive an engine's fork.
cv2.setNumThreads(1)

_RED, _BLUE = 0.2126, 0.0722
_GREEN = 1.0 - _RED - _BLUE

FORWARD: npt.NDArray[np.float32] = np.array(
    [
        [219 / 255 * _RED, 219 / 255 * _GREEN, 219 / 255 * _BLUE, 16],
        [-112 / 255 * _RED / (1 - _BLUE), -112 / 255 * _GREEN / (1 - _BLUE), 112 / 255, 128],
        [112 / 255, -112 / 255 * _GREEN / (1 - _RED), -112 / 255 * _BLUE / (1 - _RED), 128],
    ],
    dtype=np.float32,
)
"""Full-range RGB to limited-range Y'CbCr, as an affine map of 0..255 values."""

_MATRIX = np.linalg.inv(FORWARD[:, :3].astype(np.float64))
BACKWARD: npt.NDArray[np.float32] = np.hstack([_MATRIX, -_MATRIX @ FORWARD[:, 3:]]).astype(np.float32)


class Planes:
    """One picture as Y, U and V planes, one after another in one buffer: a frame of a film, or room for one."""

    def __init__(self, width: int, height: int, stacked: Plane | None = None) -> None:
        self.width, self.height = width, height
        self.stacked: Plane = np.empty((height * 3 // 2, width), np.uint8) if stacked is None else stacked
        """The buffer in the shape in which PyAV takes yuv420p."""
        buffer = self.stacked.reshape(-1)
        luma, chroma = width * height, width * height // 4
        half = (height // 2, width // 2)
        self.y: Plane = buffer[:luma].reshape(height, width)
        self.u: Plane = buffer[luma : luma + chroma].reshape(half)
        self.v: Plane = buffer[luma + chroma :].reshape(half)

    def fill(self, frame: Frame) -> None:
        """Convert a picture in RGB: one three-channel transform per resolution is four times quicker than swscale."""
        chroma = cv2.transform(resized(frame, (self.width // 2, self.height // 2)), FORWARD)
        cv2.extractChannel(cv2.transform(frame, FORWARD), 0, self.y)
        cv2.extractChannel(chroma, 1, self.u)
        cv2.extractChannel(chroma, 2, self.v)

    def copy_from(self, other: "Planes") -> None:
        self.stacked[:] = other.stacked

    def shrink_from(self, other: "Planes") -> None:
        """Become a smaller copy of another picture, plane by plane."""
        for mine, theirs in ((self.y, other.y), (self.u, other.u), (self.v, other.v)):
            mine[:] = resized(theirs, (mine.shape[1], mine.shape[0]))

    def rgb(self) -> Frame:
        return self.small_rgb((self.width, self.height))

    def small_rgb(self, size: tuple[int, int]) -> Frame:
        """The picture in RGB at a smaller (width, height)."""
        planes = [resized(plane, size) for plane in (self.y, self.u, self.v)]
        picture: Frame = cv2.transform(cv2.merge(planes), BACKWARD).astype(np.uint8, copy=False)
        return picture


def resized(frame: Frame, size: tuple[int, int]) -> Frame:
    """A picture or a plane at another (width, height); where that is smaller, every pixel counts.

    It is halved as often as possible, which is forty times quicker than averaging over parts of pixels.
    """
    width, height = size
    while frame.shape[1] >= 2 * width and frame.shape[0] >= 2 * height:
        half = (frame.shape[1] // 2, frame.shape[0] // 2)
        frame = cv2.resize(frame[: 2 * half[1], : 2 * half[0]], half, interpolation=cv2.INTER_AREA).astype(
            np.uint8, copy=False
        )
    if frame.shape[:2] == (height, width):
        return frame
    return cv2.resize(frame, size, interpolation=cv2.INTER_LINEAR).astype(np.uint8, copy=False)


def even(value: float) -> int:
    """The nearest even whole number, at least 2: what 4:2:0 needs for a side."""
    return max(2, 2 * round(value / 2))
