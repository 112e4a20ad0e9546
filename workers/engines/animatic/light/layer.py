"""An actor's own layer: drawn once for each pose, then tinted by the air, edged by rim light, shadowed and mirrored."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic.art.draw import LINEAR, Colour, blur
from workers.engines.animatic.light.cv import cv2

Pixels = npt.NDArray[np.uint8]
Tints = tuple[Colour, Colour]
Draw = Callable[[Any], None]
DETAIL = 900
"""Layers are drawn at most about this many pixels high."""
ALIKE = 0.006
"""What is shown within this share of the size at which it was drawn is not scaled."""
RIM = 0.58
"""How bright rim light is at its brightest."""


class Print:
    """One pose of an actor, lit and trimmed to what is drawn, with where it lies around the actor's origin.

    It keeps what was drawn, which may be smaller than what is shown: enlarged once, with whatever enlarges it more.
    """

    def __init__(self, pixels: Pixels, left: int, top: int, size: tuple[int, int] | None = None) -> None:
        self._pixels, self.left, self.top = pixels, left, top
        size = size or (int(pixels.shape[1]), int(pixels.shape[0]))
        self.width, self.height = size
        self._images: dict[tuple[bool, bool], tuple[Any, Pixels]] = {}

    def _image(self, flipped: bool, whole: bool) -> Any:
        """What was drawn, upside down if `flipped`, as large as it is shown if `whole`: made when asked for."""
        known = self._images.get((flipped, whole))
        if known is None:
            made, size = self._pixels, (self.width, self.height)
            if whole and size != (made.shape[1], made.shape[0]):
                made = cv2.resize(made, size)
            made = np.ascontiguousarray(cv2.flip(made, 0) if flipped else made)
            known = self._images[flipped, whole] = _image(made), made
        return known[0]

    def place(self, c: Any, x: float, y: float, grown: float = 1.0) -> None:
        """Draw it about (x, y), `grown` times as large; what keeps its size falls on whole pixels, which is fast."""
        self._put(c, x, y, grown, False)

    def mirror(self, c: Any, x: float, y: float, strength: float, size: tuple[int, int], grown: float = 1.0) -> None:
        """The actor upside down in wet ground or calm water, below the line y of a frame of this size."""
        c.save()
        c.clipRect(skia.Rect(0, round(y) - 6, *size))
        self._put(c, x, y, grown, True, skia.Paint(Alphaf=strength))
        c.restore()

    def _put(self, c: Any, x: float, y: float, grown: float, flipped: bool, paint: Any = None) -> None:
        top = -(self.top + self.height) if flipped else self.top
        matrix = c.getTotalMatrix()
        if matrix.isScaleTranslate() and abs(matrix.getScaleX() * grown - 1) < ALIKE:
            at = matrix.mapXY(x, y)
            c.save()
            c.resetMatrix()
            image = self._image(flipped, True)
            c.drawImage(image, round(at.x()) + self.left, round(at.y()) + top, skia.SamplingOptions(), paint)
            c.restore()
            return
        box = skia.Rect.MakeXYWH(x + self.left * grown, y + top * grown, self.width * grown, self.height * grown)
        c.drawImageRect(self._image(flipped, False), box, LINEAR, paint)


class ActorLayer:
    """Where one actor is drawn: `width` x `height` pixels around its origin."""

    def __init__(
        self, width: int, height: int, origin_x: int, origin_y: int, rim: int = 4, detail: float = 1.0
    ) -> None:
        # what is taller than DETAIL is drawn smaller and enlarged once: close-ups are soft anyway
        self._detail = min(1.0, max(0.66, DETAIL / height), detail)
        self._origin = (origin_x, origin_y)
        self.tall = height
        width, height = round(width * self._detail), round(height * self._detail)
        self.width, self.height = width + width % 2, height + height % 2
        self._rim = max(2, round(rim * self._detail))
        self._pixels: Pixels = np.zeros((0, 0, 4), np.uint8)
        self._surface: Any = None
        self._tints: Tints | None = None
        self._dim: Pixels | None = None
        self._air: Pixels | None = None

    def release(self) -> None:
        """Give back the memory; what is drawn next takes it again."""
        self._pixels, self._surface = np.zeros((0, 0, 4), np.uint8), None
        self._tints = self._dim = self._air = None

    def render(self, draw: Draw, ambient: Tints, rim: Tints, soft: float = 0.0) -> Print | None:
        """Draw with `draw(canvas)` about the origin, light it and blur it by `soft` pixels; None if nothing shows."""
        self._drawn(draw)
        box = self._bounds(soft)
        if box is None:
            return None
        x, y, w, h = box
        part = self._pixels[y : y + h, x : x + w]
        self._light(part, box, ambient, rim)
        if soft > 0.5:
            return self._printed(_softened(part, soft * self._detail), x, y, w, h)
        return self._printed(part.copy(), x, y, w, h)

    def _drawn(self, draw: Draw) -> None:
        if self._surface is None:
            self._pixels = np.zeros((self.height, self.width, 4), np.uint8)
            info = skia.ImageInfo.Make(self.width, self.height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
            self._surface = skia.Surface.MakeRasterDirect(info, self._pixels, self.width * 4)
        # recorded first: drawing in one go takes a sixth less than drawing between the lines of a program
        x, y = self._origin
        recorder = skia.PictureRecorder()
        draw(recorder.beginRecording(skia.Rect(-x, -y, self.width / self._detail - x, self.height / self._detail - y)))
        picture = recorder.finishRecordingAsPicture()
        c = self._surface.getCanvas()
        c.clear(0)
        c.save()
        c.scale(self._detail, self._detail)
        c.translate(x, y)
        c.drawPicture(picture)
        c.restore()

    def _bounds(self, soft: float) -> tuple[int, int, int, int] | None:
        """Left, top, width and height of what is drawn, even, with room for what is soft."""
        self._alpha = cv2.extractChannel(self._pixels, 3)
        x, y, w, h = cv2.boundingRect(self._alpha)
        if not w or not h:
            return None
        pad = 2 + round(soft * self._detail * 2.5) if soft > 0.5 else 2
        left, top = max(0, x - pad) & ~1, max(0, y - pad) & ~1
        right, low = min(self.width, x + w + pad + 1) & ~1, min(self.height, y + h + pad + 1) & ~1
        return left, top, max(2, right - left), max(2, low - top)

    def _light(self, part: Pixels, box: tuple[int, int, int, int], ambient: Tints, rim: Tints) -> None:
        """Tint by the air, as strong as its colour's alpha, and add light along both edges."""
        x, y, w, h = box
        if self._tints != ambient:
            self._dim, self._air = _tinted(ambient, self.width, self.height)
            self._tints = ambient
        if self._dim is None and not (rim[0] or rim[1]):
            return
        small = cv2.resize(self._alpha[y : y + h, x : x + w], (w // 2, h // 2), interpolation=cv2.INTER_AREA)
        added: Pixels = np.zeros((h // 2, w // 2, 4), np.uint8)
        if self._dim is not None and self._air is not None:
            cv2.multiply(part, self._dim[y : y + h, x : x + w], dst=part, scale=1 / 255)
            air = self._air[y // 2 : (y + h) // 2, x // 2 : (x + w) // 2]
            cv2.multiply(cv2.merge([small] * 4), air, dst=added, scale=1 / 255)
        if rim[0] or rim[1]:
            added = cv2.add(added, self._edge(small, rim))
        cv2.add(part, cv2.resize(added, (w, h)), dst=part)

    def _edge(self, a: Pixels, rim: Tints) -> Pixels:
        """Alpha minus shifted alpha, at half size: a line of light on both sides."""
        dx, dy = self._rim, round(self._rim * 0.6)
        left, right = a.copy(), a.copy()
        cv2.subtract(a[dy:, dx:], a[:-dy, :-dx], dst=left[dy:, dx:])
        cv2.subtract(a[dy:, :-dx], a[:-dy, dx:], dst=right[dy:, :-dx])
        left, right = cv2.blur(left, (3, 3)), cv2.blur(right, (3, 3))
        k0, k1 = (((colour >> 24) & 255) / 255 * RIM / 255 for colour in rim)
        parts = [
            cv2.addWeighted(left, k0 * ((rim[0] >> sh) & 255), right, k1 * ((rim[1] >> sh) & 255), 0)
            for sh in (0, 8, 16)
        ]
        out: Pixels = cv2.merge([*parts, np.zeros_like(a)])
        return out

    def _printed(self, part: Pixels, x: int, y: int, w: int, h: int) -> Print:
        """A print of `part`, which shows what lies in this box of the layer."""
        left, top = x - self._origin[0] * self._detail, y - self._origin[1] * self._detail
        if self._detail == 1.0:
            x0, y0, x1, y1 = round(left), round(top), round(left) + w, round(top) + h
        else:
            x0, y0 = round(left / self._detail), round(top / self._detail)
            x1, y1 = round((left + w) / self._detail), round((top + h) / self._detail)
        return Print(part, x0, y0, (max(1, x1 - x0), max(1, y1 - y0)))


def _tinted(ambient: Tints, width: int, height: int) -> tuple[Pixels | None, Pixels | None]:
    """What a drawing keeps of its own light, and at half size what the air adds to it, from top to bottom."""
    if not (ambient[0] >> 24 or ambient[1] >> 24):
        return None, None
    ends = np.array([[(colour >> sh) & 255 for sh in (0, 8, 16, 24)] for colour in ambient], np.float32)
    share = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    column = ends[0] + (ends[1] - ends[0]) * share
    cover = column[:, 3:4] / 255
    keep = np.concatenate([np.repeat(1 - cover, 3, 1), np.ones_like(cover)], 1) * 255
    adds = np.concatenate([column[:, :3] * cover, np.zeros_like(cover)], 1)[::2]
    dim = np.repeat(np.rint(keep).astype(np.uint8)[:, None], width, 1)
    air = np.repeat(np.rint(adds).astype(np.uint8)[:, None], width // 2, 1)
    return np.ascontiguousarray(dim), np.ascontiguousarray(air)


def _softened(part: Pixels, sigma: float) -> Pixels:
    """Out of focus, and down to a quarter of the size: the blur leaves nothing that would be missed."""
    h, w = part.shape[:2]
    less = 4 if sigma > 2 else 2
    small = cv2.resize(part, (max(1, w // less), max(1, h // less)), interpolation=cv2.INTER_AREA)
    out: Pixels = cv2.GaussianBlur(small, (0, 0), max(0.3, sigma / less))
    return out


def _image(pixels: Pixels) -> Any:
    """These pixels as an image without a copy: keep them as long as it."""
    return skia.Image.fromarray(
        pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType, copy=False
    )


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
