"""The whole film: any frame of it, from its plan, its tracks and its number."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic import styles
from workers.engines.animatic.light.buffer import LightBuffer
from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.light.grade import Grade
from workers.engines.animatic.model import Plan, Shot
from workers.engines.animatic.sets.base import HIGH
from workers.engines.animatic.sound.speech import Spoken
from workers.engines.animatic.stage import carry
from workers.engines.animatic.stage.camera import Lens, keystone, view_of
from workers.engines.animatic.stage.clock import clock_of
from workers.engines.animatic.stage.poses import QUIET
from workers.engines.animatic.stage.setting import Setting
from workers.engines.animatic.stage.shot import ShotFilm
from workers.engines.animatic.stage.timeline import Timeline

Pixels = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]
KEPT = 4
"""How many shots stay painted at once; longer films repaint each as it comes."""
DRAWN = {"full": 0.88, "medium": 0.8, "close": 0.76}
"""The size at which a shot is drawn beside that at which it is shown: what is near is large and smooth, and what is
far is out of focus behind it, so that the fine detail of a wide shot would be lost on it."""
LARGE = 600 * 1000
"""Pixels from which on a film is drawn smaller than it is shown."""


class Canvas:
    """What frames of one size are drawn on, and what makes planes of them."""

    def __init__(self, width: int, height: int, mood: str, style: str) -> None:
        self.width, self.height = width, height
        self.frame: Pixels = np.zeros((height, width, 4), np.uint8)
        info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        self.surface = skia.Surface.MakeRasterDirect(info, self.frame, width * 4)
        self.lights = LightBuffer(width, height, 0.9 if style == "neon" else 0.5)
        self.grade = Grade(width, height, mood, styles.vignette(style))
        self.warped: Pixels = np.zeros_like(self.frame)
        self.colours: Pixels = np.zeros((height, width, 3), np.uint8)
        self.planes: Pixels = np.zeros((height * 3 // 2, width), np.uint8)

    def plain(self, lens: Lens, out: Pixels) -> None:
        """What has been drawn, in planes, without a style: its lights are added to what the lens has made of it."""
        frame = self.through(lens)
        half = cv2.resize(frame, (self.width // 2, self.height // 2), interpolation=cv2.INTER_AREA)
        self.grade.lit_planes(frame, half, self.lights.lit(half, self._warp(lens)), out)

    def coloured(self, lens: Lens, order: int) -> Pixels:
        """What has been drawn, with its lights, through the lens, in the order of colours that is asked for."""
        self.lights.add_to(self.frame)
        cv2.cvtColor(self.through(lens), order, dst=self.colours)
        return self.colours

    def through(self, lens: Lens) -> Pixels:
        """The lens's zoom, roll and keystone in one warp, and what it smears when it whips around."""
        picture, size = self.frame, (self.width, self.height)
        warp = self._warp(lens)
        if warp is not None:
            if lens.keystone:
                cv2.warpPerspective(picture, warp, size, dst=self.warped, borderMode=cv2.BORDER_REPLICATE)
            else:
                cv2.warpAffine(picture, warp[:2], size, dst=self.warped, borderMode=cv2.BORDER_REPLICATE)
            picture = self.warped
        reach = round(lens.smear * self.height / HIGH)
        return cv2.blur(picture, (reach, 1)) if reach > 1 else picture

    def _warp(self, lens: Lens) -> Matrix | None:
        """What the lens's zoom, roll and keystone do to a frame, if anything."""
        if not lens.keystone and abs(lens.zoom - 1) <= 1e-4 and abs(lens.roll) <= 1e-4:
            return None
        m = cv2.getRotationMatrix2D((self.width * lens.aim[0], self.height * lens.aim[1]), lens.roll, lens.zoom)
        whole: Matrix = np.vstack([m, [0.0, 0.0, 1.0]])
        return whole @ keystone(self.width, self.height, lens.keystone) if lens.keystone else whole


def paint(plan: Plan) -> list[Setting]:
    """Paint the sets of a plan's first shots, each look once; when they begin need not be known."""
    settings: list[Setting] = []
    for shot in plan.shots[:KEPT]:
        view = view_of(*_drawn_size(plan, shot), shot)
        settings.append(Setting(shot, view, plan.seed, clock_of(shot), settings))
    return settings


class Picture:
    """Draws frames. Build it before forking: what it has painted is then shared between processes.

    `painted` are the sets of the first shots, if `paint` has made them already.
    """

    def __init__(self, timeline: Timeline, painted: Sequence[Setting] = ()) -> None:
        plan = timeline.plan
        self.plan, self.timeline = plan, timeline
        self.began, timeline = plan.sound_from, carry.on_clock(timeline)
        self.width, self.height = plan.width, plan.height
        self.shots: list[ShotFilm] = []
        self._canvases: dict[tuple[int, int], Canvas] = {}
        for shot, setting in zip_longest(timeline.plan.shots, painted or paint(timeline.plan)):
            width, height = _drawn_size(plan, shot)
            small = replace(timeline, plan=replace(timeline.plan, width=width, height=height))
            self.shots.append(ShotFilm(small, shot, self.shots[-1] if self.shots else None, setting))
            if len(self.shots) > KEPT:
                self.shots[-1].release()
            if (width, height) not in self._canvases:
                self._canvases[width, height] = Canvas(width, height, plan.mood, plan.style)
        self._last: ShotFilm | None = None
        self.style = styles.make(plan.style, plan.width, plan.height, plan.seed)
        self._held: tuple[int, Pixels] = (-1, np.zeros(0, np.uint8))

    def frame(self, i: int, out: Pixels) -> None:
        """Draw frame `i` into the planes Y, U and V of `out`, (height * 3 // 2, width): BT.709, limited range."""
        i -= i % self.hold
        if self._held[0] != i:
            self._planes(i, out)
            if self.hold > 1:
                self._held = i, out.copy()
            return
        out[:] = self._held[1]

    def rgb(self, i: int, out: Pixels) -> None:
        """Draw frame `i` into `out`, RGB: the same picture for stills."""
        canvas, lens = self._drawn(i - i % self.hold)
        colours = canvas.coloured(lens, cv2.COLOR_BGRA2RGB)
        if self.style is not None:
            colours = self.style.apply(colours, i - i % self.hold)
        canvas.grade.apply(colours)
        if colours.shape == out.shape:
            out[:] = colours
        else:
            cv2.resize(colours, (self.width, self.height), dst=out, interpolation=cv2.INTER_CUBIC)

    @property
    def hold(self) -> int:
        """How many frames share one picture."""
        return self.style.hold if self.style else 1

    def _planes(self, i: int, out: Pixels) -> None:
        canvas, lens = self._drawn(i)
        if self.style is not None:
            coloured = self.style.apply(canvas.coloured(lens, cv2.COLOR_BGRA2RGB), i)
            canvas.grade.planes(coloured, out, bgr=False)
        elif (canvas.width, canvas.height) == (self.width, self.height):
            canvas.plain(lens, out)
        else:
            canvas.plain(lens, canvas.planes)
            _enlarge(canvas.planes, out)

    def _drawn(self, i: int) -> tuple[Canvas, Lens]:
        """Draw frame `i` and, apart from it, its lights; returns where, and what the lens has still to do."""
        t = self.began + i / self.plan.fps
        shot = next((s for s in self.shots if t < s.shot.end - 1e-6), self.shots[-1])
        if shot is not self._last:
            if self._last is not None and len(self.shots) > KEPT:
                self._last.release()
            elif self._last is not None:
                self._last.rest()
            self._last = shot
        pair, few = (self.began + (i - i % n) / self.plan.fps for n in (2, QUIET))
        canvas = self._canvases[shot.plan.width, shot.plan.height]
        return canvas, shot.draw(canvas.frame, canvas.surface.getCanvas(), canvas.lights, t, (pair, few))

    def pan_of(self, said: Spoken) -> float:
        """Where a speaker is heard, -1 to 1: where they stand in the shot in which the line begins."""
        shot = next((s for s in self.shots if said.line.start + self.began < s.shot.end), self.shots[-1])
        for placed in shot.placed:
            if placed.subject.id == said.line.speaker:
                return max(-0.7, min(0.7, (placed.x / shot.scene.wide - 0.5) * 1.2))
        return 0.0


def _drawn_size(plan: Plan, shot: Shot) -> tuple[int, int]:
    """The size at which a shot is drawn; a style needs every pixel."""
    k = 1.0 if plan.style or plan.width * plan.height < LARGE else DRAWN.get(shot.framing, 1.0)
    return 2 * round(plan.width * k / 2), 2 * round(plan.height * k / 2)


def _enlarge(small: Pixels, out: Pixels) -> None:
    """Bring the planes of a frame to the size of `out`."""
    (h0, w0), (h1, w1) = ((p.shape[0] * 2 // 3, p.shape[1]) for p in (small, out))
    cv2.resize(small[:h0], (w1, h1), dst=out[:h1], interpolation=cv2.INTER_CUBIC)
    for k in (0, 1):
        source = small[h0:].reshape(h0, w0 // 2)[k * h0 // 2 : (k + 1) * h0 // 2]
        target = out[h1:].reshape(h1, w1 // 2)[k * h1 // 2 : (k + 1) * h1 // 2]
        cv2.resize(source, (w1 // 2, h1 // 2), dst=target, interpolation=cv2.INTER_LINEAR)
