"""What is taken from a clip while it passes: poster, scrubbing frames, colours and how bright it is under text."""

import base64
import io
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from workers.engines.base import Frame
from workers.postprocess import layout
from workers.postprocess.picture import Plane, Planes, resized

LOOKS_PER_SECOND = 4
"""How often a frame is looked at: poster and brightness need no more, and each look costs a millisecond."""

SPRITE_FRAMES = 10
SPRITE_SIDE = 216
"""The longer side of one scrubbing frame in pixels."""

THUMBNAIL_WIDTH = 360
BLUR_SIDE = 16

_SHARE = np.arange(256) / 255
_LINEAR: npt.NDArray[np.float32] = np.where(
    _SHARE <= 0.04045, _SHARE / 12.92, ((_SHARE + 0.055) / 1.055) ** 2.4
).astype(np.float32)
"""sRGB values to linear light."""

_WEIGHTS = np.array([0.2126, 0.7152, 0.0722], np.float32)


def appeal(luma: Plane, small: Frame) -> float:
    """How well a picture would stand for its clip: sharp, colourful, neither dark nor blown out.

    Args:
        luma: Its brightness at half size, in which sharpness shows.
        small: The picture in RGB, much smaller.
    """
    sharp = float(cv2.meanStdDev(cv2.Laplacian(luma, cv2.CV_16S))[1][0, 0]) ** 2
    red, green, blue = cv2.split(small.astype(np.float32))
    # Hasler and Suesstrunk's measure of colourfulness.
    first, second = red - green, 0.5 * (red + green) - blue
    colour = float(np.hypot(first.std(), second.std()) + 0.3 * np.hypot(first.mean(), second.mean()))
    light = float(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY).mean()) / 255
    exposed = min(1.0, light / 0.22, (1 - light) / 0.12)
    return float(np.log1p(sharp) * (1 + colour / 60) * (0.15 + 0.85 * exposed))


def luminance(frame: Frame) -> npt.NDArray[np.float32]:
    """Relative luminance, 0 to 1, as contrast is reckoned with."""
    linear = np.take(_LINEAR, frame)
    bright: npt.NDArray[np.float32] = linear @ _WEIGHTS
    return bright


class Watcher:
    """Looks at frames as they pass and keeps what finishing needs: one poster candidate, small pictures, sums."""

    def __init__(self, width: int, height: int, fps: int, frame_count: int) -> None:
        self._count, self._fps = frame_count, fps
        self._every = max(1, round(fps / LOOKS_PER_SECOND))
        small = _scaled(width, height, 120)
        self._small, self._shrink = small, small[0] / width
        self._regions = {name: layout.on_clip(box, width, height) for name, box in layout.REGIONS.items()}
        self._bright: dict[str, list[float]] = {name: [] for name in self._regions}
        scale = SPRITE_SIDE / max(width, height)
        self.sprite_size = (round(width * scale), round(height * scale))
        self._sprite_at = [int((i + 0.5) * frame_count / SPRITE_FRAMES) for i in range(SPRITE_FRAMES)]
        self._sprites: list[Frame] = []
        self._half = (width // 2, height // 2)
        self.last_look = max(frame_count - 1 - (frame_count - 1) % self._every, self._sprite_at[-1])
        """The last frame that is looked at: what is kept then stays."""
        self.poster = Planes(width, height)
        self.poster_index = -1
        self._best = -1.0

    def see(self, index: int, picture: Planes) -> bool:
        """Look at a frame that has no mark yet; tells whether it is the best so far to `keep`."""
        for _ in range(self._sprite_at.count(index)):
            self._sprites.append(picture.small_rgb(self.sprite_size))
        if index % self._every:
            return False
        small = picture.small_rgb(self._small)
        self._measure(small)
        opening = index < 0.1 * self._count
        score = 0.0 if opening else appeal(resized(picture.y, self._half), small)
        # A clip whose only looks fall into its opening still gets the last of them.
        if score > self._best or (opening and self._best <= 0):
            self._best, self.poster_index = score, index
            return True
        return False

    def keep(self, picture: Planes) -> None:
        """Make the frame that was seen last the poster, mark and all."""
        self.poster.copy_from(picture)

    def _measure(self, small: Frame) -> None:
        bright = luminance(small)
        height, width = bright.shape
        for name, box in self._regions.items():
            left, right = _span(box.left * self._shrink, box.right * self._shrink, width)
            top, bottom = _span(box.top * self._shrink, box.bottom * self._shrink, height)
            self._bright[name].append(float(bright[top:bottom, left:right].mean()))

    def luminances(self) -> tuple[dict[str, float], dict[str, float]]:
        """Mean over the clip and the brightest moment of each region."""
        mean = {name: round(float(np.mean(values)), 4) for name, values in self._bright.items()}
        peak = {name: round(max(values), 4) for name, values in self._bright.items()}
        return mean, peak

    def sprite(self) -> Frame:
        """All scrubbing frames side by side."""
        return np.concatenate(self._sprites, axis=1)


def _scaled(width: int, height: int, side: int) -> tuple[int, int]:
    """The size at which the shorter side is at most `side`."""
    scale = min(1.0, side / min(width, height))
    return round(width * scale), round(height * scale)


def _span(low: float, high: float, size: int) -> tuple[int, int]:
    """Whole pixels of a stretch, at least one."""
    first = min(size - 1, max(0, round(low)))
    return first, max(first + 1, min(size, round(high)))


def save_webp(picture: Frame, path: Path, quality: int) -> None:
    Image.fromarray(picture).save(path, "WEBP", quality=quality, method=2)


def thumbnail(poster: Frame) -> Frame:
    height, width = poster.shape[:2]
    size = (THUMBNAIL_WIDTH, max(1, round(height * THUMBNAIL_WIDTH / width)))
    return resized(poster, size)


def blurred(poster: Frame) -> str:
    """A data address of a tiny picture that a page shows, blurred by its stretching, before anything has loaded."""
    height, width = poster.shape[:2]
    scale = BLUR_SIDE / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    buffer = io.BytesIO()
    tiny = cv2.GaussianBlur(resized(poster, size), (3, 3), 0)
    Image.fromarray(tiny).save(buffer, "WEBP", quality=60, method=6)
    return "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")


def average_colour(poster: Frame) -> str:
    red, green, blue = (round(value) for value in cv2.mean(poster)[:3])
    return f"#{red:02x}{green:02x}{blue:02x}"
