"""The set under the lens: plates, what moves among them and what frames the picture, each at its own depth."""

import math
from collections.abc import Iterable
from typing import Any

import skia

from workers.engines.animatic.art.draw import LINEAR
from workers.engines.animatic.sets.base import ACTOR_DEPTH, BACK_DEPTH, HIGH, Moving, Plate, Scene, View
from workers.engines.animatic.stage.camera import Lens, vanishing


class Backdrop:
    """Draws a scene's parts on a canvas in pixels of the frame; keeps nothing but mirror images of plates."""

    def __init__(self, view: View, hasty: bool) -> None:
        self.view, self.k = view, view.k
        self._hasty = hasty
        """Whether whole pixels will do: what is out of focus looks the same, at a tenth of the cost."""
        self._mirrors: dict[int, Any] = {}

    def release(self) -> None:
        self._mirrors.clear()

    def plates(self, c: Any, cam: Lens, scene: Scene, over: list[Plate] | None = None, share: float = 0.0) -> None:
        """The plates of a scene; `over` are others of the same depths that cover them by a share."""
        for n, plate in enumerate(scene.plates):
            ground = scene if cam.swing and scene.medium == "ground" and plate is scene.plates[-1] else None
            if over is None or share < 1:
                self._plate(c, cam, plate, ground, None)
            if over is not None and share > 0:
                paint = None if share >= 1 else skia.Paint(Alphaf=share)
                self._plate(c, cam, over[n], ground, paint)

    def _plate(self, c: Any, cam: Lens, plate: Plate, ground: Scene | None, paint: Any) -> None:
        if ground is not None:
            self._turned(c, cam, plate, ground, paint)
            return
        scale, dx, dy = cam.at(plate.depth)
        x, y = plate.x - dx * self.k, plate.y - dy * self.k
        if scale == 1.0:
            if self._hasty or cam.trail and plate.depth > 0.25:
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
        c.save()
        c.clipRect(skia.Rect(0, floor, wide, HIGH * k))
        c.translate(-back + slope * floor, 0)
        c.skew(-slope, 0)
        reach = abs(back) + abs(slope) * (HIGH * k - floor) + 4
        self._tiled(c, plate, plate.x, y, -reach, wide + reach, paint)
        c.restore()

    def _tiled(self, c: Any, plate: Plate, x: float, y: float, left: float, right: float, paint: Any) -> None:
        """Beyond its edges a plate goes on as its own mirror image, so that a camera may follow for long."""
        w = plate.image.width()
        if x <= left and x + w >= right:
            c.drawImage(plate.image, x, y, LINEAR, paint)
            return
        n = math.floor((left - x) / w)
        while x + n * w < right:
            c.drawImage(plate.image if n % 2 == 0 else self._mirror(plate), x + n * w, y, LINEAR, paint)
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
            scale, dx, dy = cam.at(thing.depth)
            dx -= cam.along * thing.depth
            if scale != 1.0 or dx or dy:
                vx, vy = (v * self.k for v in vanishing(self.view.wide))
                c.translate(vx - dx * self.k, vy - dy * self.k)
                c.scale(scale, scale)
                c.translate(-vx, -vy)
            self.view.enter(c)
            thing(c, t, cam.along / self.view.zoom)
            c.restore()
