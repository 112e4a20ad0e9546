"""The set under the lens: plates, what moves among them and what frames the picture, each at its own depth."""

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic.art.draw import LINEAR
from workers.engines.animatic.art.emoji import from_pixels, pixels
from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.sets.base import ACTOR_DEPTH, BACK_DEPTH, HIGH, Moving, Plate, Scene, View
from workers.engines.animatic.stage.camera import Lens, vanishing

Pixels = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]


HALVED = 1.6
"""Pixels of blur from which a plate looks the same drawn at half the size."""
OPAQUE, UNSEEN = 255, 2


class Backdrop:
    """Draws a scene's parts on a canvas over the pixels of a frame; keeps little but mirror images of plates."""

    def __init__(self, view: View, blur: float) -> None:
        self.view, self.k = view, view.k
        self._hasty = blur >= 6
        """Whether whole pixels will do: what is out of focus looks the same, at a tenth of the cost."""
        self.halves = self._hasty and blur * 0.55 * view.k >= HALVED
        self._mirrors: dict[int, Any] = {}
        self._rows: dict[int, tuple[int, int, int]] = {}
        self._turning: tuple[Any, Pixels] | None = None
        self._canvas: Any = None
        self._pixels: Pixels = np.zeros((0, 0, 4), np.uint8)
        self._shown: tuple[Any, ...] = ()
        self._kept: Pixels | None = None

    def release(self) -> None:
        self._shown, self._kept = (), None
        self._mirrors.clear()
        self._rows.clear()
        self._turning = None
        self._canvas, self._pixels = None, np.zeros((0, 0, 4), np.uint8)

    def ready(self, scene: Scene) -> None:
        """Measure a scene's plates, and halve them where that will do."""
        for plate in scene.plates:
            self._extent(plate)
            if self.halves and plate.k == 1.0:
                size = (max(1, plate.image.width() // 2), max(1, plate.image.height() // 2))
                plate.image = from_pixels(cv2.resize(pixels(plate.image), size, interpolation=cv2.INTER_AREA))
                plate.k = 2.0

    def plates(
        self, c: Any, frame: Pixels, cam: Lens, scene: Scene, over: list[Plate] | None = None, share: float = 0.0
    ) -> None:
        """The plates of a scene; `over` are others of the same depths that cover them by a share.

        While the camera rests they are kept as they were drawn.
        """
        same = (cam, _matrix(c.getTotalMatrix()).tobytes(), id(scene), id(over), share)
        if same == self._shown and self._kept is not None:
            frame[:] = self._kept
            return
        self._drawn(c, frame, cam, scene, over, share)
        self._kept = frame.copy() if same == self._shown else None
        self._shown = same

    def _drawn(self, c: Any, frame: Pixels, cam: Lens, scene: Scene, over: list[Plate] | None, share: float) -> None:
        if self.halves and over is None:
            self._halved(c, frame, cam, scene)
            return
        floors = self._floors(cam, scene) if over is None else [math.inf] * len(scene.plates)
        for n, (plate, floor) in enumerate(zip(scene.plates, floors, strict=True)):
            ground = _ground(scene, plate, cam)
            c.save()
            if over is None:
                c.clipRect(skia.Rect(-self.view.width, self._top(cam, plate), self.view.width * 2, min(floor, 1e4)))
            if over is None or share < 1:
                self._plate(c, cam, plate, ground, None)
            if over is not None and share > 0:
                paint = None if share >= 1 else skia.Paint(Alphaf=share)
                self._plate(c, cam, over[n], ground, paint)
            c.restore()

    def _halved(self, c: Any, frame: Pixels, cam: Lens, scene: Scene) -> None:
        """All plates out of focus at half the size, enlarged at once: the blur leaves nothing that would be missed."""
        height, width = self.view.height // 2, self.view.width // 2
        if self._canvas is None:
            self._pixels = np.zeros((height, width, 4), np.uint8)
            info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
            self._surface = skia.Surface.MakeRasterDirect(info, self._pixels, width * 4)
            self._canvas = self._surface.getCanvas()
        half = self._canvas
        half.save()
        half.scale(0.5, 0.5)
        half.concat(c.getTotalMatrix())
        for plate, floor in zip(scene.plates, self._floors(cam, scene), strict=True):
            half.save()
            half.clipRect(skia.Rect(-self.view.width, self._top(cam, plate), self.view.width * 2, min(floor, 1e4)))
            self._plate(half, cam, plate, _ground(scene, plate, cam), None)
            half.restore()
        half.restore()
        cv2.resize(self._pixels, (self.view.width, self.view.height), dst=frame)

    def _floors(self, cam: Lens, scene: Scene) -> list[float]:
        """For each plate the line below which nearer ones hide it."""
        floors, floor = [], math.inf
        for plate in reversed(scene.plates):
            floors.append(floor)
            low = self._seen(cam, plate, self._extent(plate)[2])
            if low >= 0 and self._seen(cam, plate, plate.height) >= self.view.height:
                floor = min(floor, math.ceil(low) + _edge(plate))
        return floors[::-1]

    def _top(self, cam: Lens, plate: Plate) -> float:
        """The line above which a plate shows nothing."""
        return math.floor(self._seen(cam, plate, self._extent(plate)[0])) - _edge(plate)

    def _seen(self, cam: Lens, plate: Plate, row: float) -> float:
        """Where a row of a plate is seen, in pixels from the top."""
        scale, _, dy = cam.at(plate.depth)
        vy = vanishing(self.view.wide)[1] * self.k
        return vy + (plate.y + row - vy) * scale - dy * self.k

    def _extent(self, plate: Plate) -> tuple[int, int, int]:
        """The first and last row of a plate in which there is anything, and the first from which it hides all."""
        rows = self._rows.get(id(plate))
        if rows is None:
            cover = pixels(plate.image)[..., 3]
            least, most = cover.min(1), cover.max(1)
            shown = np.flatnonzero(most > UNSEEN)
            through = np.flatnonzero(least < OPAQUE)
            full = int(through[-1]) + 1 if len(through) else 0
            rows = (int(shown[0]), int(shown[-1]) + 1, full) if len(shown) else (0, 0, len(least))
            self._rows[id(plate)] = rows
        return rows

    def _plate(self, c: Any, cam: Lens, plate: Plate, ground: Scene | None, paint: Any) -> None:
        if ground is not None:
            self._turned(c, cam, plate, ground, paint)
            return
        scale, dx, dy = cam.at(plate.depth)
        x, y = plate.x - dx * self.k, plate.y - dy * self.k
        if scale == 1.0:
            if c.getTotalMatrix().isTranslate() and (self._hasty or cam.trail and plate.depth > 0.25):
                x, y = round(x), round(y)
            self._tiled(c, plate, x, y, 0.0, float(self.view.width), paint)
            return
        c.save()
        self._moved(c, cam, plate.depth)
        vx = vanishing(self.view.wide)[0] * self.k
        left, right = (vx + (edge - vx + dx * self.k) / scale for edge in (0.0, float(self.view.width)))
        self._tiled(c, plate, plate.x, plate.y, left, right, paint)
        c.restore()

    def _moved(self, c: Any, cam: Lens, depth: float) -> None:
        """Make the canvas show what is at a depth where the lens sees it, in pixels."""
        scale, dx, dy = cam.at(depth)
        vx, vy = (v * self.k for v in vanishing(self.view.wide))
        c.translate(vx - dx * self.k, vy - dy * self.k)
        c.scale(scale, scale)
        c.translate(-vx, -vy)

    def _turned(self, c: Any, cam: Lens, plate: Plate, scene: Scene, paint: Any) -> None:
        """The nearest plate of a set that is gone around: its ground turns under the actors' feet."""
        k, wide = self.k, float(self.view.width)
        floor, ground = scene.floor * k, max(scene.floor + 60, scene.ground) * k
        y = plate.y - cam.at(plate.depth)[2] * k
        back, front = cam.at(BACK_DEPTH)[1] * k, cam.at(ACTOR_DEPTH)[1] * k
        slope = (front - back) / (ground - floor)
        c.save()
        c.clipRect(skia.Rect(0, 0, wide, floor))
        self._tiled(c, plate, plate.x - back, y, 0.0, wide, paint)
        c.restore()
        lean = np.array([[1.0, -slope, slope * (floor - y) - back + plate.x], [0.0, 1.0, y], [0.0, 0.0, 1.0]])
        self._leant(c, plate, lean, floor, paint)

    def _leant(self, c: Any, plate: Plate, lean: Matrix, floor: float, paint: Any) -> None:
        """A plate under a skew below the line `floor`; beyond its edges it goes on as its own mirror image."""
        whole = _matrix(c.getTotalMatrix())
        top = max(0, math.floor(whole[1, 1] * floor + whole[1, 2]))
        room = c.getBaseLayerSize()
        rows = room.height() - top
        if rows <= 0:
            return
        local = np.array([[plate.k, 0.0, (plate.k - 1) / 2], [0.0, plate.k, (plate.k - 1) / 2], [0.0, 0.0, 1.0]])
        up = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, -top], [0.0, 0.0, 1.0]])
        # a tenth of what a skewed canvas costs
        seen = cv2.warpAffine(
            self._ground(plate), (up @ whole @ lean @ local)[:2], (room.width(), rows), borderMode=cv2.BORDER_REFLECT
        )
        c.save()
        c.clipRect(skia.Rect(0, floor, self.view.width, HIGH * self.k))
        c.resetMatrix()
        image = skia.Image.fromarray(
            seen, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType, copy=False
        )
        c.drawImage(image, 0, top, skia.SamplingOptions(), paint)
        c.restore()

    def _ground(self, plate: Plate) -> Pixels:
        """A plate's pixels, kept for the one that turns."""
        if self._turning is None or self._turning[0] is not plate.image:
            self._turning = plate.image, pixels(plate.image)
        return self._turning[1]

    def _tiled(self, c: Any, plate: Plate, x: float, y: float, left: float, right: float, paint: Any) -> None:
        """Beyond its edges a plate goes on as its own mirror image, so that a camera may follow for long."""
        w = plate.width
        if x <= left and x + w >= right:
            _image(c, plate, plate.image, x, y, paint)
            return
        n = math.floor((left - x) / w)
        while x + n * w < right:
            _image(c, plate, plate.image if n % 2 == 0 else self._mirror(plate), x + n * w, y, paint)
            n += 1

    def _mirror(self, plate: Plate) -> Any:
        mirror = self._mirrors.get(id(plate))
        if mirror is None:
            w = plate.image.width()
            surface = skia.Surface(w, plate.image.height())
            mc = surface.getCanvas()
            mc.translate(w, 0)
            mc.scale(-1, 1)
            mc.drawImage(plate.image, 0, 0)
            mirror = self._mirrors[id(plate)] = surface.makeImageSnapshot()
        return mirror

    def fore(self, c: Any, cam: Lens, scene: Scene) -> None:
        """What frames the picture; who is followed for long passes it again and again."""
        wide = self.view.width
        for plate in scene.fore:
            scale, dx, dy = cam.at(plate.depth)
            x, w = plate.x - dx * self.k, plate.image.width()
            span = wide + w + 260 * self.k
            if x < -w - 40 or x > wide + 40:
                x = (x + w) % span - w
            if scale == 1.0:
                c.drawImage(plate.image, x, plate.y - dy * self.k, LINEAR)
                continue
            vx, vy = (v * self.k for v in vanishing(self.view.wide))
            box = skia.Rect.MakeXYWH(
                vx + (x - vx) * scale,
                vy + (plate.y - dy * self.k - vy) * scale,
                w * scale,
                plate.image.height() * scale,
            )
            c.drawImageRect(plate.image, box, LINEAR)

    def moving(self, c: Any, things: Iterable[Moving], t: float, cam: Lens) -> None:
        """What a set draws anew in every frame: under all of the lens but its way sideways, which it minds itself."""
        for thing in things:
            c.save()
            scale, dx, dy = cam.at(thing.depth) if thing.depth else (1.0, 0.0, 0.0)
            dx -= cam.along * thing.depth
            if scale != 1.0 or dx or dy:
                vx, vy = (v * self.k for v in vanishing(self.view.wide))
                c.translate(vx - dx * self.k, vy - dy * self.k)
                c.scale(scale, scale)
                c.translate(-vx, -vy)
            self.view.enter(c)
            thing(c, t, cam.along / self.view.zoom)
            c.restore()


def _edge(plate: Plate) -> float:
    """Pixels by which a plate's edge is softer than its rows say: halved, enlarged and drawn between pixels."""
    return 1 + 2 * plate.k


def _ground(scene: Scene, plate: Plate, cam: Lens) -> Scene | None:
    """The scene of a plate that turns under the feet of those who are gone around."""
    return scene if cam.swing and scene.medium == "ground" and plate is scene.plates[-1] else None


def _image(c: Any, plate: Plate, image: Any, x: float, y: float, paint: Any) -> None:
    """A plate's image, or its mirror image."""
    if plate.k == 1.0:
        c.drawImage(image, x, y, LINEAR, paint)
    else:
        c.drawImageRect(image, skia.Rect.MakeXYWH(x, y, plate.width, plate.height), LINEAR, paint)


def _matrix(m: Any) -> Matrix:
    """A canvas's matrix as one of numpy."""
    return np.array([[m.getScaleX(), m.getSkewX(), m.getTranslateX()], [m.getSkewY(), m.getScaleY(), m.getTranslateY()],
                     [0.0, 0.0, 1.0]])  # fmt: skip
