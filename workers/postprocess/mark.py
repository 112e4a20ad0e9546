"""The visible mark: drawn once, then moved over the clip and blended into each frame."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import skia

from workers.postprocess import layout
from workers.postprocess.picture import Plane, Planes

Share = npt.NDArray[np.float32]

FONT = Path(__file__).with_name("mark_font.ttf")
OPACITY = 0.74
MAX_CHARACTERS = 28
"""Of the instance's name and of the handle each: more would not stay legible beside the rail."""

DWELL_SECONDS, GLIDE_SECONDS = 1.2, 2.2
"""Rest and travel: slow enough not to draw the eye, and a 10 s clip still sees the mark at four places."""

POINTS: tuple[tuple[float, float], ...] = ((0.0, 0.06), (1.0, 0.48), (0.0, 1.0), (1.0, 0.92), (0.06, 0.5), (0.96, 0.0))
"""Where the mark rests, in shares of the room it has; each leg crosses from side to side, and half way up or down."""


@dataclass(frozen=True, slots=True)
class MarkText:
    """What the mark says: the instance's name and who made the clip."""

    instance: str
    handle: str = ""

    @property
    def words(self) -> str:
        instance = _shortened(self.instance.strip())
        handle = _shortened(self.handle.strip().removeprefix("@"))
        return f"{instance} · @{handle}" if handle else instance


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else f"{text[: MAX_CHARACTERS - 1]}…"


@lru_cache(maxsize=1)
def _typeface() -> skia.Typeface:
    return skia.Typeface.MakeFromFile(str(FONT))


def _runs(text: str, size: float) -> list[tuple[str, skia.Font]]:
    """Split text by the face that has its letters; the system's faces serve scripts that ours lacks."""
    runs: list[tuple[str, skia.Font]] = []
    for letter in text:
        face = _typeface()
        if not face.unicharToGlyph(ord(letter)):
            face = skia.FontMgr().matchFamilyStyleCharacter("", skia.FontStyle.Bold(), [], ord(letter)) or face
        if runs and runs[-1][1].getTypeface().uniqueID() == face.uniqueID():
            runs[-1] = (runs[-1][0] + letter, runs[-1][1])
            continue
        font = skia.Font(face, size)
        font.setSubpixel(True)
        font.setEdging(skia.Font.Edging.kAntiAlias)
        font.setHinting(skia.FontHinting.kNone)
        runs.append((letter, font))
    return runs


def _draw_sun(canvas: skia.Canvas, size: float, colour: int) -> None:
    """Half a sun over three shortening bars, in a square of `size`."""
    canvas.save()
    canvas.scale(size / 24, size / 24)
    paint = skia.Paint(Color=colour, AntiAlias=True)
    sun = skia.Path()
    sun.addArc(skia.Rect(4, 4.4, 20, 20.4), 180, 180)
    sun.close()
    canvas.drawPath(sun, paint)
    bars = skia.Paint(
        Color=colour, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=1.7, StrokeCap=skia.Paint.kRound_Cap
    )
    for y, left, right in ((15.6, 4.6, 19.4), (18.6, 7, 17), (21.4, 9.8, 14.2)):
        canvas.drawLine(left, y, right, y, bars)
    canvas.restore()


@dataclass(frozen=True, slots=True)
class _Bitmap:
    pixels: npt.NDArray[np.uint8]
    """(height, width, 2): grey premultiplied by alpha, and alpha."""
    margin: int
    """Room for the shadow around the letters."""
    width: float
    height: float


def _draw(words: str, unit: float) -> _Bitmap:
    text_size, sun_size, gap = 12 * unit, 16 * unit, 6 * unit
    runs = _runs(words, text_size)
    width = sun_size + gap + sum(font.measureText(text) for text, font in runs)
    margin = 2 * round(8 * unit) + 2
    # An even size keeps the half-size chroma planes in step.
    across, down = (2 * round(side / 2 + margin) + 2 for side in (width, sun_size))
    surface = skia.Surface(across, down)
    with surface as canvas:
        layer = skia.Paint(Alphaf=OPACITY)
        shadow = skia.ImageFilters.Merge(
            [
                skia.ImageFilters.DropShadowOnly(0, 0, 5 * unit, 5 * unit, skia.Color(0, 0, 0, 128)),
                skia.ImageFilters.DropShadow(0, unit, unit, unit, skia.Color(0, 0, 0, 128)),
            ]
        )
        canvas.saveLayer(None, layer)
        canvas.saveLayer(None, skia.Paint(ImageFilter=shadow))
        canvas.translate(margin, margin)
        _draw_sun(canvas, sun_size, skia.ColorWHITE)
        x = sun_size + gap
        for text, font in runs:
            canvas.drawString(text, x, sun_size / 2 + 0.36 * text_size, font, skia.Paint(Color=skia.ColorWHITE))
            x += font.measureText(text)
        canvas.restore()
        canvas.restore()
    rgba = np.empty((down, across, 4), np.uint8)
    info = skia.ImageInfo.Make(across, down, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    surface.readPixels(info, rgba, across * 4, 0, 0)
    return _Bitmap(np.ascontiguousarray(rgba[:, :, [0, 3]]), margin, width, sun_size)


@dataclass(frozen=True, slots=True)
class _Patch:
    """The mark at one place: what stays of the picture under it, as a share, and what is added to that."""

    window: tuple[slice, slice]
    """Rows and columns of the luma; they start and end on even numbers."""
    keep: Share
    add: Share
    chroma_keep: Share
    chroma_add: Share


class MovingMark:
    """A mark for one clip. Where it is at a time depends on its words alone, so a clip made again looks the same."""

    def __init__(self, text: MarkText, width: int, height: int) -> None:
        self._zone = layout.mark_zone(width, height)
        unit = layout.unit(width, height)
        bitmap = _draw(text.words, unit)
        room = self._zone.width / bitmap.width
        if room < 1:
            bitmap = _draw(text.words, unit * room * 0.99)
        self._bitmap = bitmap
        self._laid: tuple[tuple[float, float], _Patch] | None = None
        self._start = zlib.crc32(text.words.encode())

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the letters and the sun, without their shadow."""
        return self._bitmap.width, self._bitmap.height

    def at(self, seconds: float) -> tuple[float, float]:
        """Left and top of the mark in the clip's pixels; whole pixels while it rests, so that it rests sharp."""
        leg, within = divmod(seconds, DWELL_SECONDS + GLIDE_SECONDS)
        here, there = (self._rest(int(leg) + step) for step in (0, 1))
        share = max(0.0, within - DWELL_SECONDS) / GLIDE_SECONDS
        eased = share * share * (3 - 2 * share)
        return here[0] + (there[0] - here[0]) * eased, here[1] + (there[1] - here[1]) * eased

    def _rest(self, stop: int) -> tuple[int, int]:
        u, v = POINTS[(self._start + stop) % len(POINTS)]
        return (
            round(self._zone.left + u * max(0.0, self._zone.width - self._bitmap.width)),
            round(self._zone.top + v * max(0.0, self._zone.height - self._bitmap.height)),
        )

    @contextmanager
    def burned(self, planes: Planes, seconds: float) -> Iterator[None]:
        """Have the mark in a picture while the block lasts: the picture's memory is the film's, not ours."""
        y, x = self._patch_at(seconds, planes).window
        covered = (planes.y[y, x], *(plane[_halved(y), _halved(x)] for plane in (planes.u, planes.v)))
        before = [part.copy() for part in covered]
        self.burn(planes, seconds)
        try:
            yield
        finally:
            for part, was in zip(covered, before, strict=True):
                part[:] = was

    def burn(self, planes: Planes, seconds: float) -> None:
        """Blend the mark into a picture. White and black are without colour, so chroma only fades to neutral."""
        patch = self._patch_at(seconds, planes)
        y, x = patch.window
        _blend(planes.y[y, x], patch.keep, patch.add)
        for plane in (planes.u, planes.v):
            _blend(plane[_halved(y), _halved(x)], patch.chroma_keep, patch.chroma_add)

    def _patch_at(self, seconds: float, planes: Planes) -> _Patch:
        """The mark where it is at a time; while it rests it is laid out once."""
        place = self.at(seconds)
        if self._laid is None or self._laid[0] != place:
            self._laid = place, self._patch(place, planes)
        return self._laid[1]

    def _patch(self, place: tuple[float, float], planes: Planes) -> _Patch:
        left, top = (value - self._bitmap.margin for value in place)
        x, y = (int(value // 2) * 2 for value in (left, top))
        shift = np.array([[1, 0, left - x], [0, 1, top - y]], np.float32)
        height, width = self._bitmap.pixels.shape[:2]
        shifted = cv2.warpAffine(self._bitmap.pixels, shift, (width + 2, height + 2))
        x0, y0 = max(x, 0), max(y, 0)
        x1, y1 = min(x + width + 2, planes.width), min(y + height + 2, planes.height)
        cut = shifted[y0 - y : y1 - y, x0 - x : x1 - x].astype(np.float32)
        grey: Share = cut[:, :, 0]
        cover: Share = cut[:, :, 1] / np.float32(255)
        half = cv2.resize(cover, (cover.shape[1] // 2, cover.shape[0] // 2), interpolation=cv2.INTER_AREA)
        return _Patch(
            window=(slice(y0, y1), slice(x0, x1)),
            keep=np.float32(1) - cover,
            add=np.float32(16) * cover + grey * np.float32(219 / 255) + np.float32(0.5),
            chroma_keep=np.float32(1) - half,
            chroma_add=np.float32(128) * half + np.float32(0.5),
        )


def _halved(side: slice) -> slice:
    """A stretch of the chroma planes, from the same stretch of the luma."""
    return slice(side.start // 2, side.stop // 2)


def _blend(part: Plane, keep: Share, add: Share) -> None:
    part[:] = part * keep + add
