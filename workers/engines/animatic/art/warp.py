"""Drawings bent by a mesh: fish that swim, animals that walk as drawn, things that squash and lean."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic.art import emoji
from workers.engines.animatic.art.draw import LINEAR

Grid = npt.NDArray[np.float64]
Bend = Callable[[Grid], Grid]
N = 14
PHASES = {4: (0.0, 0.5, 0.5, 0.0), 3: (0.0, 0.5, 0.25), 2: (0.0, 0.5), 1: (0.0,)}


class Warped:
    """One drawing on a 14 by 14 grid. Feet are runs of opaque columns near its lower edge."""

    def __init__(self, name: str, px: int = 320, colour: str = "") -> None:
        self.px = px
        image = emoji.drawing(name, px, colour)
        seen = emoji.pixels(image)[..., 3] > 40
        ys, xs = np.nonzero(seen)
        self.x0, self.x1, self.y0, self.y1 = float(xs.min()), float(xs.max()), float(ys.min()), float(ys.max())
        row = seen[int(self.y1 - (self.y1 - self.y0) * 0.07) : int(self.y1)].any(0)
        steps = np.diff(np.r_[0, row.astype(int), 0])
        runs = zip(np.nonzero(steps == 1)[0], np.nonzero(steps == -1)[0], strict=True)
        self.feet = [float(a + b) / 2 for a, b in runs if b - a > px * 0.02]
        self._shader = image.makeShader(skia.TileMode.kClamp, skia.TileMode.kClamp, LINEAR)
        gx, gy = np.meshgrid(np.linspace(0, px, N + 1), np.linspace(0, px, N + 1))
        self._grid: Grid = np.stack([gx, gy], -1)
        self._index: list[int] = []
        for j in range(N):
            for i in range(N):
                k = j * (N + 1) + i
                self._index += [k, k + 1, k + N + 1, k + 1, k + N + 2, k + N + 1]
        self._white = [0xFFFFFFFF] * ((N + 1) * (N + 1))
        self._texture = [skia.Point(float(x), float(y)) for x, y in self._grid.reshape(-1, 2)]

    @property
    def size(self) -> tuple[float, float]:
        return self.x1 - self.x0, self.y1 - self.y0

    def draw(self, c: Any, bend: Bend) -> None:
        """In the drawing's own pixels, from its top left."""
        points = [skia.Point(float(x), float(y)) for x, y in bend(self._grid.copy()).reshape(-1, 2)]
        mesh = skia.Vertices(skia.Vertices.kTriangles_VertexMode, points, self._texture, self._white, self._index)
        c.drawVertices(mesh, skia.Paint(AntiAlias=True, Shader=self._shader), skia.BlendMode.kModulate)

    def gait(self, phase: float, amount: float = 0.14) -> Bend:
        """Walking: each foot swings, the rest bobs and nods."""
        height = self.y1 - self.y0
        hip = self.y0 + height * 0.56
        feet = np.array(self.feet) if self.feet else np.array([self.px * 0.3, self.px * 0.7])
        offs = np.array(PHASES.get(len(feet), tuple((i * 0.5) % 1 for i in range(len(feet)))))

        def bend(g: Grid) -> Grid:
            x, y = g[..., 0], g[..., 1]
            w = np.clip((y - hip) / (self.y1 - hip), 0, 1.15)
            k = np.exp(-((np.abs(x[..., None] - feet) / (self.px * 0.055)) ** 2)) + 1e-6
            k /= k.sum(-1, keepdims=True)
            a = 2 * math.pi * (phase + offs)
            dx = (k * np.sin(a)).sum(-1) * amount * height * w**1.1
            lift = (k * np.maximum(0, np.cos(a))).sum(-1) * amount * 0.55 * height * w
            bob = -abs(math.sin(2 * math.pi * phase)) * height * 0.02 * (1 - w)
            front = np.clip((x - self.x0) / (self.x1 - self.x0), 0, 1)
            nod = math.sin(4 * math.pi * phase) * height * 0.016 * (1 - w) * np.where(front < 0.5, 1, -1)
            g[..., 0] += dx
            g[..., 1] += bob + nod - lift
            return g

        return bend

    def swim(self, phase: float, amount: float = 0.06) -> Bend:
        """A wave that runs from head (left, as the set draws fish) to tail."""
        width = self.x1 - self.x0

        def bend(g: Grid) -> Grid:
            u = (g[..., 0] - self.x0) / width
            g[..., 1] += amount * width * np.sin(2 * math.pi * (phase - u * 0.8)) * (0.25 + u)
            return g

        return bend

    def flap(self, phase: float) -> Bend:
        """Wings of a drawing seen from above or in front: both sides fold toward the middle."""
        middle, half = (self.x0 + self.x1) / 2, (self.x1 - self.x0) / 2
        fold = 0.42 * (0.5 + 0.5 * math.sin(2 * math.pi * phase))

        def bend(g: Grid) -> Grid:
            u = (g[..., 0] - middle) / half
            g[..., 0] = middle + u * half * (1 - fold)
            g[..., 1] -= np.abs(u) ** 1.5 * half * fold * 0.35
            return g

        return bend

    def squash(self, amount: float, lean: float = 0.0, bow: float = 0.0) -> Bend:
        """Squash toward the ground, lean, and bow like a reed."""
        height, middle = self.y1 - self.y0, (self.x0 + self.x1) / 2

        def bend(g: Grid) -> Grid:
            u = (self.y1 - g[..., 1]) / height
            g[..., 1] = self.y1 - (self.y1 - g[..., 1]) * (1 - amount)
            g[..., 0] = middle + (g[..., 0] - middle) * (1 + amount * 0.6) + lean * height * u + bow * height * u * u
            return g

        return bend
