"""The drawings of the Fluent emoji set as cached rasters, recoloured when asked."""

import colorsys
import functools
import json
import mmap
import re
from typing import Any

import numpy as np
import skia

from workers.engines.animatic.art.draw import channels, hexa
from workers.engines.animatic.light.cv import cv2
from workers.models import store

COLOURS: dict[str, str] = {
    "red": "#E5383B", "orange": "#F57C20", "yellow": "#FFD23F", "green": "#3DA35D", "blue": "#2F6FDE",
    "purple": "#8E4EC6", "violet": "#8E4EC6", "pink": "#F277A8", "brown": "#8B5A3C", "black": "#2B2B33",
    "white": "#F5F3EF", "grey": "#9AA0AA", "gray": "#9AA0AA", "silver": "#C9CED8", "gold": "#E8B33A",
    "golden": "#E8B33A", "teal": "#27A79A", "turquoise": "#2EC4B6", "cyan": "#2EC4E6", "magenta": "#D6399B",
    "beige": "#E3D0AE", "navy": "#223A6B", "maroon": "#7A2434", "crimson": "#C2223C", "scarlet": "#E02D2D",
    "lime": "#9BD63C", "olive": "#7C8A3A", "cream": "#F6EBD2", "tan": "#D2A679", "indigo": "#4B3FA7",
    "lavender": "#B79CED", "bronze": "#B0763A", "copper": "#B8683A", "ginger": "#E0873A", "blonde": "#E9BE62",
}  # fmt: skip
"""Colour names that a prompt may use, and what they look like here."""

_NAMED = re.compile(rb'\n\t\t"([^"\n]+)": \{(?=\n)')
_END = b"\n\t\t}"
_BODY = b'{\n\t\t\t"body"'


def colour_code(name: str) -> str:
    """A "#RRGGBB" for a colour name or for such a code; an empty string for anything else."""
    name = name.strip().lower()
    if name.startswith("#") and len(name) == 7:
        return name
    return COLOURS.get(name, "")


@functools.lru_cache(1)
def _places() -> dict[str, tuple[int, int]]:
    """Where in the set's file each drawing's entry begins and ends: all of them in memory would take 100 MB.

    The file is pinned, so its layout is known: an entry for each name, indented by two tabs, aliases after drawings.
    """
    places: dict[str, tuple[int, int]] = {}
    with store.path("fluent-emoji").open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        for named in _NAMED.finditer(text):
            name, start = named[1].decode(), named.end() - 1
            place = start, text.find(_END, start) + len(_END)
            if text[start : start + len(_BODY)] == _BODY:
                places[name] = place
            elif (parent := json.loads(text[slice(*place)])["parent"]) in places:
                places.setdefault(name, places[parent])
    return places


def exists(name: str) -> bool:
    return name in _places()


def _icon(name: str) -> dict[str, Any]:
    start, end = _places()[name]
    with store.path("fluent-emoji").open("rb") as file:
        file.seek(start)
        icon: dict[str, Any] = json.loads(file.read(end - start))
    return icon


@functools.lru_cache(72)
def drawing(name: str, px: int, colour: str = "") -> Any:
    """The drawing `name` as a square skia image, `px` wide; `colour` ("#RRGGBB") replaces its main hue."""
    icon = _icon(name)
    w, h = icon.get("width", 32), icon.get("height", 32)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{px}" height="{px}">{icon["body"]}</svg>'
    )
    surface = skia.Surface(px, px)
    data = svg.encode()  # the stream only points at it
    dom = skia.SVGDOM.MakeFromStream(skia.MemoryStream(data))
    dom.setContainerSize(skia.Size(px, px))
    dom.render(surface.getCanvas())
    image = surface.makeImageSnapshot()
    return recolour(image, colour) if colour else image


def pixels(image: Any) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """An image as BGRA, premultiplied."""
    out: np.ndarray[Any, np.dtype[np.uint8]] = image.toarray(
        colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType
    )
    return out


def from_pixels(array: np.ndarray[Any, np.dtype[np.uint8]]) -> Any:
    return skia.Image.fromarray(
        np.ascontiguousarray(array), colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType, copy=True
    )


def recolour(image: Any, colour: str) -> Any:
    """Turn the dominant hue of a drawing into `colour`; greys and far hues stay, so details survive."""
    a = pixels(image)
    alpha = a[..., 3:4].astype(np.float32)
    straight = np.where(alpha > 0, a[..., :3] * 255.0 / np.maximum(alpha, 1), 0).clip(0, 255).astype(np.uint8)
    hsv = cv2.cvtColor(straight, cv2.COLOR_BGR2HSV).astype(np.float32)
    seen = a[..., 3] > 128
    if not seen.any():
        return image
    weight = hsv[..., 1][seen] / 255.0 + 0.02
    hue = hsv[..., 0][seen]
    histogram = np.bincount((hue / 10).astype(int), weights=weight, minlength=18)
    main = float(np.argmax(histogram)) * 10 + 5
    distance = np.minimum(np.abs(hsv[..., 0] - main), 180 - np.abs(hsv[..., 0] - main))
    near = np.clip(1.6 - distance / 22, 0, 1)
    colourless = float(np.mean(hsv[..., 1][seen])) < 40
    share = np.ones_like(near) if colourless else near
    r, g, b = channels(hexa(colour))
    h, lum, s = colorsys.rgb_to_hls(r / 255, g / 255, b / 255)
    mean = float(np.average(hsv[..., 2][seen])) / 255
    value = np.clip(hsv[..., 2] / 255 * (max(r, g, b) / 255) / max(0.35, mean), 0, 1) * 255
    sat = (max(r, g, b) - min(r, g, b)) / max(1, max(r, g, b)) * 255
    target = np.stack([np.full_like(value, h * 180), np.clip(sat * (0.8 + hsv[..., 1] / 900), 0, 255), value], -1)
    tinted = cv2.cvtColor(target.astype(np.uint8), cv2.COLOR_HSV2BGR).astype(np.float32)
    out = straight + (tinted - straight) * share[..., None]
    result = a.copy()
    result[..., :3] = np.clip(out * alpha / 255, 0, 255).astype(np.uint8)
    return from_pixels(result)


@functools.lru_cache(256)
def bounds(name: str, px: int = 128) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is drawn, as shares of the square."""
    a = pixels(drawing(name, px))[..., 3] > 40
    ys, xs = np.nonzero(a)
    if not len(ys):
        return 0.0, 0.0, 1.0, 1.0
    return float(xs.min()) / px, float(ys.min()) / px, float(xs.max() + 1) / px, float(ys.max() + 1) / px
