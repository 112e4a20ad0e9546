"""Styles of a picture in pieces: triangles of one colour each, and coloured glass in lead."""

import numpy as np
import numpy.typing as npt

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Pixels, contours, halved, noise, style, swing

Labels = npt.NDArray[np.int32]


def _means(rgb: Pixels, labels: Labels, counts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The mean colour of every piece, (pieces, 3); `labels` number the pixels of a picture of the same size."""
    flat = labels.ravel()
    sums = [np.bincount(flat, cv2.extractChannel(rgb, c).ravel(), len(counts)) for c in range(3)]
    return np.stack(sums, -1) / counts[:, None]


def _counts(labels: Labels) -> npt.NDArray[np.float64]:
    return np.maximum(1, np.bincount(labels.ravel())).astype(np.float64)


@style(
    "lowpoly",
    words=("low-poly", "low poly", "polygon art"),
    names=("lowpoly", "low-polygon", "low polygon", "polygonal", "geometric style"),
    vignette=0.3,
)
class LowPoly:
    """Triangles as a modeller folds them: one colour each, some turned a little more to the light."""

    hold = 2

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        step = max(6.0, min(width, height) / 50)
        nx, ny = round(width / step) + 2, round(height / step) + 2
        gx, gy = np.meshgrid(np.arange(nx) * step - step / 2, np.arange(ny) * step - step / 2)
        x = gx + rng.uniform(-0.32, 0.32, gx.shape) * step
        y = gy + rng.uniform(-0.32, 0.32, gy.shape) * step
        points = np.stack([x, y], -1)
        whole = np.zeros((height, width), np.int32)
        number = 0
        for j in range(ny - 1):
            for k in range(nx - 1):
                a, b, c, d = points[j, k], points[j, k + 1], points[j + 1, k + 1], points[j + 1, k]
                halves = ((a, b, c), (a, c, d)) if (j + k) % 2 else ((a, b, d), (b, c, d))
                for corners in halves:
                    cv2.fillConvexPoly(whole, np.rint(corners).astype(np.int32), number)
                    number += 1
        self._whole = whole
        self._half: Labels = np.ascontiguousarray(whole[: height // 2 * 2 : 2, : width // 2 * 2 : 2])
        self._count = np.maximum(1, np.bincount(self._half.ravel(), minlength=number)).astype(np.float64)
        self._tilt = rng.uniform(0.9, 1.1, (number, 1))

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        colours = np.clip(_means(halved(rgb), self._half, self._count) * self._tilt, 0, 255).astype(np.uint8)
        return np.asarray(np.take(colours, self._whole, 0), np.uint8)


@style(
    "stainedglass",
    words=("stained glass", "stained-glass window", "leaded glass"),
    names=("mosaic", "tiffany glass", "stained glass window", "mosaic tiles"),
    vignette=0.45,
)
class StainedGlass:
    """Pieces of glass with the day behind them, held by lead that also follows the drawing."""

    hold = 3

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._size = (width, height)
        rng = np.random.default_rng(seed)
        w, h = width // 2, height // 2
        step = max(5.0, min(w, h) / 24)
        nx, ny = round(w / step) + 1, round(h / step) + 1
        field = np.full((h, w), 255, np.uint8)
        for j in range(ny):
            for k in range(nx):
                px, py = (k + 0.5 * (j % 2) + rng.uniform(-0.3, 0.3)) * step, (j + rng.uniform(-0.3, 0.3)) * step
                field[min(h - 1, max(0, round(py))), min(w - 1, max(0, round(px)))] = 0
        found = cv2.distanceTransformWithLabels(field, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
        self._labels: Labels = np.asarray(found[1], np.int32)
        self._count = _counts(self._labels)
        border = (self._labels != np.roll(self._labels, 1, 0)) | (self._labels != np.roll(self._labels, 1, 1))
        lead = cv2.GaussianBlur(border.astype(np.uint8) * 255, (0, 0), 0.8)
        self._lead = cv2.convertScaleAbs(lead, alpha=0.95)
        self._tilt = rng.uniform(0.84, 1.16, (len(self._count), 1))
        ripple = swing(noise(rng, height // 2, width // 2, 2.2, 1), 9.0)
        self._ripple = np.clip(ripple + 128, 0, 255).astype(np.uint8)

    def apply(self, rgb: Pixels, _i: int) -> Pixels:
        w, h = self._size
        small = halved(rgb)
        small = small[: self._labels.shape[0], : self._labels.shape[1]]
        colours = np.clip(_means(small, self._labels, self._count) * self._tilt, 0, 255).astype(np.uint8)
        glass = np.take(colours, self._labels, 0)
        glass = cv2.addWeighted(glass, 0.72, small, 0.28, 0)  # a face stays a face
        hsv = cv2.cvtColor(glass, cv2.COLOR_RGB2HSV)
        hsv[..., 1] = cv2.convertScaleAbs(hsv[..., 1], alpha=1.45)
        hsv[..., 2] = cv2.convertScaleAbs(hsv[..., 2], alpha=1.12, beta=14)
        glass = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)
        glass = cv2.addWeighted(glass, 1.0, cv2.merge([self._ripple] * 3), 0.5, -64)
        drawn = contours(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), 1.3, 3, 12.0)
        lead = cv2.bitwise_not(cv2.max(self._lead, drawn))
        glass = cv2.multiply(glass, cv2.merge([lead] * 3), scale=1 / 255)
        return cv2.resize(glass, (w, h), interpolation=cv2.INTER_LINEAR)  # type: ignore[no-any-return]
