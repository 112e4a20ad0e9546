"""An actor's own layer: drawn once, then tinted by the air, edged by rim light, shadowed and mirrored."""

from typing import Any

import numpy as np
import skia

from workers.engines.animatic.art.draw import LINEAR, Colour, blur
from workers.engines.animatic.light.cv import cv2

Tints = tuple[Colour, Colour]
DETAIL = 900
"""Layers are drawn at most about this many pixels high."""


class ActorLayer:
    """Where one actor is drawn: `width` x `height` pixels around its origin."""

    def __init__(
        self, width: int, height: int, origin_x: int, origin_y: int, rim: int = 4, detail: float = 1.0
    ) -> None:
        # what is taller than DETAIL is drawn smaller and enlarged when it is placed: close-ups are soft anyway
        self._detail = min(1.0, max(0.66, DETAIL / height), detail)
        self._origin = (origin_x, origin_y)
        self.tall = height
        width, height = round(width * self._detail), round(height * self._detail)
        self.width, self.height = width, height
        self._rim = max(2, round(rim * self._detail))
        self._pixels = np.zeros((height, width, 4), np.uint8)
        info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        self._surface = skia.Surface.MakeRasterDirect(info, self._pixels, width * 4)
        self._tint: Any = None
        self._tints: Tints | None = None

    def render(self, draw: Any, ambient: Tints, rim: Tints, soft: float = 0.0) -> Any:
        """Draw with `draw(canvas)` about the origin, light the result, and blur it by `soft` pixels."""
        c = self._surface.getCanvas()
        c.clear(0)
        c.save()
        c.scale(self._detail, self._detail)
        c.translate(*self._origin)
        draw(c)
        c.restore()
        edge = self._edge(rim) if rim[0] or rim[1] else None
        if self._tints != ambient:
            surface = skia.Surface(self.width, self.height)
            shader = skia.GradientShader.MakeLinear([(0, 0), (0, self.height)], list(ambient))
            surface.getCanvas().drawPaint(skia.Paint(Shader=shader, Dither=True))
            self._tint, self._tints = surface.makeImageSnapshot(), ambient
        c.drawImage(self._tint, 0, 0, skia.SamplingOptions(), skia.Paint(BlendMode=skia.BlendMode.kSrcATop))
        if edge is not None:
            cv2.add(self._pixels, edge, dst=self._pixels)
        if soft > 0.5:
            self._soften(soft * self._detail)
        self._surface.notifyContentWillChange(skia.Surface.kRetain_ContentChangeMode)
        return self._surface.makeImageSnapshot()

    def _soften(self, sigma: float) -> None:
        """Out of focus, at a quarter of the size."""
        small = cv2.resize(self._pixels, (max(1, self.width // 4), max(1, self.height // 4)), interpolation=cv2.INTER_AREA)
        small = cv2.GaussianBlur(small, (0, 0), max(0.3, sigma / 4))
        cv2.resize(small, (self.width, self.height), dst=self._pixels)

    def _edge(self, rim: Tints) -> Any:
        """Alpha minus shifted alpha, at half size: a line of light on both sides."""
        w, h = self.width // 2, self.height // 2
        a = cv2.resize(np.ascontiguousarray(self._pixels[..., 3]), (w, h), interpolation=cv2.INTER_AREA)
        out = np.zeros((h, w, 4), np.uint8)
        for colour, dx in ((rim[0], self._rim), (rim[1], -self._rim)):
            k = ((colour >> 24) & 255) / 255 * 0.58
            if not k:
                continue
            shift = np.array([[1, 0, dx], [0, 1, self._rim * 0.6]], np.float32)
            e = cv2.blur(cv2.subtract(a, cv2.warpAffine(a, shift, (w, h))), (3, 3))
            parts = [cv2.convertScaleAbs(e, alpha=k * ((colour >> sh) & 255) / 255) for sh in (0, 8, 16)]
            out = cv2.add(out, cv2.merge([*parts, np.zeros_like(e)]))
        return cv2.resize(out, (self.width, self.height))

    def place(self, c: Any, image: Any, x: float, y: float) -> None:
        """Whole pixels: the fast path; the camera's own sub-pixel move is one warp at the end."""
        left, top = round(x) - self._origin[0], round(y) - self._origin[1]
        if self._detail == 1.0:
            c.drawImage(image, left, top)
            return
        box = skia.Rect.MakeXYWH(left, top, self.width / self._detail, self.height / self._detail)
        c.drawImageRect(image, box, LINEAR)

    def mirror(self, c: Any, image: Any, x: float, y: float, strength: float, frame: tuple[int, int]) -> None:
        """The actor upside down in wet ground or calm water."""
        c.save()
        c.clipRect(skia.Rect(0, y - 6, frame[0], frame[1]))
        c.translate(0, 2 * round(y))
        c.scale(1, -1)
        left, top = round(x) - self._origin[0], round(y) - self._origin[1]
        box = skia.Rect.MakeXYWH(left, top, self.width / self._detail, self.height / self._detail)
        c.drawImageRect(image, box, LINEAR, skia.Paint(Alphaf=strength))
        c.restore()


class ContactShadow:
    """A soft oval where an actor touches the ground, blurred once."""

    def __init__(self, width: int = 300, height: int = 70, colour: Colour = 0x96000000) -> None:
        self.width, self.height = width, height
        surface = skia.Surface(width, height)
        box = skia.Rect(width * 0.14, height * 0.22, width * 0.86, height * 0.78)
        paint = skia.Paint(AntiAlias=True, Color=colour, MaskFilter=blur(height * 0.16))
        surface.getCanvas().drawOval(box, paint)
        self._image = surface.makeImageSnapshot()

    def draw(self, c: Any, x: float, y: float, width: float, strength: float) -> None:
        h = width * 0.2
        box = skia.Rect.MakeXYWH(x - width / 2, y - h / 2, width, h)
        c.drawImageRect(self._image, box, LINEAR, skia.Paint(Alphaf=max(0.0, min(1.0, strength))))
