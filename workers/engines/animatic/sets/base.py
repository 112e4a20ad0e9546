"""What a set is: still plates at several depths, things that live between them, lights, and where feet stand."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import skia

from workers.engines.animatic.art.draw import Colour, rgb
from workers.engines.animatic.art.emoji import from_pixels, pixels
from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.sets.tone import Tone

HIGH = 1280.0
"""Every set is painted on a stage this many units high, whatever the frame; the width follows its shape."""
MARGIN_X, MARGIN_Y = 150.0, 90.0
"""How far plates reach beyond the frame, for the camera to move over."""
ACTOR_DEPTH = 0.6
"""How much of the camera's move the actors' plane shows."""

BACK_DEPTH = 0.42
"""The same of the back of the ground, where a camera that goes around the actors sees it turn."""

Paint = Callable[[Any], None]
Live = Callable[[Any, float, float], None]
"""live(canvas, seconds, camera x): drawn every frame in stage units; moves left by camera x times its depth itself."""


@dataclass(frozen=True, slots=True)
class Moving:
    """What a set draws anew in every frame, and its depth: the camera's other moves are applied before it is called."""

    draw: Live
    depth: float

    def __call__(self, c: Any, t: float, cam: float) -> None:
        self.draw(c, t, cam)


@dataclass(frozen=True, slots=True)
class View:
    """The frame, and how far the lens is zoomed into the painted stage."""

    width: int
    height: int
    zoom: float = 1.0
    focus: tuple[float, float] = (0.5, 0.5)
    """The point of the stage, in shares of it, that zooming keeps."""

    @property
    def k(self) -> float:
        """Pixels per stage unit."""
        return self.height / HIGH

    @property
    def wide(self) -> float:
        return self.width / self.k

    def seen_y(self, y: float) -> float:
        """Where a height of the painted stage falls in the frame, in stage units."""
        fy = self.focus[1] * HIGH
        return fy + (y - fy) * self.zoom

    def enter(self, c: Any) -> None:
        """Make the canvas, in pixels of the frame, one in stage units."""
        c.scale(self.k, self.k)
        fx, fy = self.focus[0] * self.wide, self.focus[1] * HIGH
        c.translate(fx, fy)
        c.scale(self.zoom, self.zoom)
        c.translate(-fx, -fy)


@dataclass(slots=True)
class Plate:
    """A painted layer; `x`, `y` is where its top left falls when the camera is still, in pixels."""

    image: Any
    depth: float
    x: float
    y: float
    k: float = 1.0
    """Pixels of the frame for one of the image: what is out of focus is kept at half the size."""

    @property
    def width(self) -> float:
        return float(self.image.width() * self.k)

    @property
    def height(self) -> float:
        return float(self.image.height() * self.k)


@dataclass(slots=True)
class Scene:
    """A set in one light, for one view. Building functions paint plates and add what moves."""

    view: View
    tone: Tone
    seed: int = 1
    ground: float = 1130.0
    floor: float = 930.0
    """Top of the ground: actors stand between it and the lower edge, smaller toward it."""
    surface: str = "earth"
    medium: str = "ground"
    """ground, water (actors float on it), under (they swim in it), air or space (they fly)."""
    ambience: tuple[str, ...] = ()
    wet: bool = True
    """Whether rain makes the ground shine and actors mirror in it."""
    sheltered: bool = False
    """Indoors and in caves no rain falls before the camera."""
    light: tuple[float, float] = (-0.55, 0.8)
    ambient: tuple[Colour, Colour] = (rgb(255, 255, 255, 0), rgb(0, 0, 0, 0))
    rim: tuple[Colour, Colour] = (0, 0)
    plates: list[Plate] = field(default_factory=list)
    fore: list[Plate] = field(default_factory=list)
    lives: list[Moving] = field(default_factory=list)
    fronts: list[Moving] = field(default_factory=list)
    glows: list[Moving] = field(default_factory=list)
    soft: float = 0.0
    """Depth of field: how far everything behind the actors is blurred, in stage units."""

    def __post_init__(self) -> None:
        self.ambient, self.rim = self.tone.ambient, self.tone.rim

    @property
    def wide(self) -> float:
        return self.view.wide

    def rng(self, salt: int = 0) -> random.Random:
        return random.Random(self.seed * 7919 + salt)

    def plate(self, depth: float, paint: Paint, blur: float = 0.0) -> None:
        """Paint a layer behind the actors; `depth` 0 stays with the sky, 0.6 moves with the actors."""
        image = self._painted(paint)
        amount = blur + self.soft * (1.0 if depth < 0.5 else 0.55)
        if amount:
            image = blurred(image, amount * self.view.k * self.view.zoom**0.5)
        k = self.view.k
        self.plates.append(Plate(image, depth, -MARGIN_X * k, -MARGIN_Y * k))

    def near(self, paint: Paint, blur: float = 8.0, depth: float = 1.3) -> None:
        """Paint what frames the picture before the actors; trimmed to its content left and right."""
        if self.view.zoom > 1.5:
            return
        image = blurred(self._painted(paint), blur * self.view.k)
        k = self.view.k
        for part, x, y in _halves(image):
            self.fore.append(Plate(part, depth, x - MARGIN_X * k, y - MARGIN_Y * k))

    def live(self, fn: Live, depth: float = ACTOR_DEPTH, *, first: bool = False) -> None:
        """Something that moves behind the actors, at the depth of the plate it belongs to."""
        self.lives.insert(0 if first else len(self.lives), Moving(fn, depth))

    def front(self, fn: Live, depth: float = 0.0) -> None:
        """Something that moves before the actors; at depth 0 it falls past the lens and stays in the frame."""
        self.fronts.append(Moving(fn, depth))

    def shine(self, fn: Live, depth: float = ACTOR_DEPTH) -> None:
        """Lights: drawn small and added to the whole picture, so they are cheap and bloom."""
        self.glows.append(Moving(fn, depth))

    def _painted(self, paint: Paint) -> Any:
        k = self.view.k
        surface = skia.Surface(round(self.view.width + 2 * MARGIN_X * k), round(self.view.height + 2 * MARGIN_Y * k))
        c = surface.getCanvas()
        c.clear(0)
        c.translate(MARGIN_X * k, MARGIN_Y * k)
        self.view.enter(c)
        paint(c)
        return surface.makeImageSnapshot()


def blurred(image: Any, sigma: float, shrink: int = 4) -> Any:
    """Blur once, at a quarter of the size; edges stay as dense as they are, or plates side by side show a seam."""
    w, h = image.width(), image.height()
    small = cv2.resize(pixels(image), (max(1, w // shrink), max(1, h // shrink)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), max(0.1, sigma / shrink), borderType=cv2.BORDER_REFLECT)
    return from_pixels(cv2.resize(small, (w, h)))


def _halves(image: Any) -> list[tuple[Any, int, int]]:
    """Cut a mostly empty layer to its left and right content: an empty plate costs as much as a full one."""
    seen = pixels(image)[..., 3] > 2
    w, out = image.width(), []
    for x0, x1 in ((0, w // 2), (w // 2, w)):
        ys, xs = np.nonzero(seen[:, x0:x1])
        if len(ys):
            left, top = int(xs.min()) + x0, int(ys.min())
            right, low = int(xs.max()) + x0 + 1, int(ys.max()) + 1
            surface = skia.Surface(right - left, low - top)
            surface.getCanvas().drawImage(image, -left, -top)
            out.append((surface.makeImageSnapshot(), left, top))
    return out


Builder = Callable[[Scene], object]
"""A function that paints a scene, or a class whose making does."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A set as it is registered: what paints it, and what is to be known of it without painting it."""

    paint: Builder
    indoor: bool = False
    deep: bool = False
    words: tuple[str, ...] = ()
    sounds: tuple[tuple[str, float], ...] = ()
    room: tuple[float, float] | None = None


SETS: dict[str, Entry] = {}


def scene(
    name: str,
    *,
    indoor: bool = False,
    deep: bool = False,
    words: tuple[str, ...] = (),
    sounds: tuple[tuple[str, float], ...] = (),
    room: tuple[float, float] | None = None,
) -> Callable[[Builder], Builder]:
    """Register a set.

    Args:
        name: What plans call it; the planner also reads it in prompts, with spaces for the underscores.
        indoor: Hour and weather reach only what is seen through windows.
        deep: In perspective or with walls: people come toward the camera instead of walking along.
        words: Further names and near meanings, by which the planner finds it.
        sounds: What is heard there: (name in `catalogue.AMBIENCES`, gain) pairs.
        room: How long, in seconds, and how strongly it answers to steps and voices.
    """

    def keep(fn: Builder) -> Builder:
        SETS[name] = Entry(fn, indoor, deep, words, sounds, room)
        return fn

    return keep
