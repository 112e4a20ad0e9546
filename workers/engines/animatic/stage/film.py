"""The whole film: any frame of it, from its plan, its tracks and its number."""

import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic import styles
from workers.engines.animatic.light.buffer import LightBuffer
from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.light.grade import Grade
from workers.engines.animatic.sets.base import HIGH
from workers.engines.animatic.sound.speech import Spoken
from workers.engines.animatic.stage import carry
from workers.engines.animatic.stage.camera import Lens, keystone
from workers.engines.animatic.stage.shot import ShotFilm
from workers.engines.animatic.stage.timeline import Timeline

Pixels = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]
KEPT = 4
"""How many shots stay painted at once; longer films repaint each as it comes."""


class Picture:
    """Draws frames. Build it before forking: what it has painted is then shared between processes."""

    def __init__(self, timeline: Timeline) -> None:
        plan = timeline.plan
        self.plan, self.timeline = plan, timeline
        self.began, timeline = plan.sound_from, carry.on_clock(timeline)
        self.width, self.height = plan.width, plan.height
        self.shots: list[ShotFilm] = []
        for shot in timeline.plan.shots:
            self.shots.append(ShotFilm(timeline, shot, self.shots[-1] if self.shots else None))
            if len(self.shots) > KEPT:
                self.shots[-1].release()
        self._last: ShotFilm | None = None
        self.style = styles.make(plan.style, plan.width, plan.height, plan.seed)
        self._frame: Pixels = np.zeros((self.height, self.width, 4), np.uint8)
        info = skia.ImageInfo.Make(self.width, self.height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        self._surface = skia.Surface.MakeRasterDirect(info, self._frame, self.width * 4)
        self._lights = LightBuffer(self.width, self.height, 0.9 if plan.style == "neon" else 0.5)
        self._grade = Grade(self.width, self.height, plan.mood, styles.vignette(plan.style))
        self._warped: Pixels = np.zeros_like(self._frame)
        self._colours: Pixels = np.zeros((self.height, self.width, 3), np.uint8)
        self._held: tuple[int, Pixels] = (-1, self._colours)

    def frame(self, i: int, out: Pixels) -> None:
        """Draw frame `i` into the planes Y, U and V of `out`, (height * 3 // 2, width): BT.709, limited range."""
        i -= i % self.hold
        if self._held[0] != i:
            if self.style is None:
                self._plain(i, out)
            else:
                self._grade.planes(self._coloured(i), out, bgr=False)
            if self.hold > 1:
                self._held = i, out.copy()
            return
        out[:] = self._held[1]

    def rgb(self, i: int, out: Pixels) -> None:
        """Draw frame `i` into `out`, RGB: the same picture for stills."""
        colours = self._coloured(i - i % self.hold)
        if self.style is None:
            cv2.cvtColor(colours, cv2.COLOR_BGR2RGB, dst=out)
        else:
            out[:] = colours
        self._grade.apply(out)

    @property
    def hold(self) -> int:
        """How many frames share one picture."""
        return self.style.hold if self.style else 1

    def _plain(self, i: int, out: Pixels) -> None:
        """Frame `i` in planes, without a style: its lights are added to what the lens has made of it."""
        lens = self._drawn(i)
        frame = self._through(lens)
        half = cv2.resize(frame, (self.width // 2, self.height // 2), interpolation=cv2.INTER_AREA)
        self._grade.lit_planes(frame, half, self._lights.lit(half, self._warp(lens)), out)

    def _coloured(self, i: int) -> Pixels:
        """Frame `i` before its grade: blue, green and red, or red, green and blue where a style has made it."""
        lens = self._drawn(i)
        self._lights.add_to(self._frame)
        order = cv2.COLOR_BGRA2BGR if self.style is None else cv2.COLOR_BGRA2RGB
        cv2.cvtColor(self._through(lens), order, dst=self._colours)
        return self._colours if self.style is None else self.style.apply(self._colours, i)

    def _drawn(self, i: int) -> Lens:
        """Draw frame `i` and, apart from it, its lights; returns what the lens has still to do."""
        t = self.began + i / self.plan.fps
        shot = next((s for s in self.shots if t < s.shot.end - 1e-6), self.shots[-1])
        if shot is not self._last:
            if self._last is not None and len(self.shots) > KEPT:
                self._last.release()
            elif self._last is not None:
                self._last.rest()
            self._last = shot
        before = self.began + (i - i % 2) / self.plan.fps
        return shot.draw(self._frame, self._surface.getCanvas(), self._lights, t, before)

    def pan_of(self, said: Spoken) -> float:
        """Where a speaker is heard, -1 to 1: where they stand in the shot in which the line begins."""
        shot = next((s for s in self.shots if said.line.start + self.began < s.shot.end), self.shots[-1])
        for placed in shot.placed:
            if placed.subject.id == said.line.speaker:
                return max(-0.7, min(0.7, (placed.x / shot.scene.wide - 0.5) * 1.2))
        return 0.0

    def _through(self, lens: Lens) -> Pixels:
        """The lens's zoom, roll and keystone in one warp, and what it smears when it whips around."""
        picture, size = self._frame, (self.width, self.height)
        warp = self._warp(lens)
        if warp is not None:
            if lens.keystone:
                cv2.warpPerspective(picture, warp, size, dst=self._warped, borderMode=cv2.BORDER_REPLICATE)
            else:
                cv2.warpAffine(picture, warp[:2], size, dst=self._warped, borderMode=cv2.BORDER_REPLICATE)
            picture = self._warped
        reach = round(lens.smear * self.height / HIGH)
        return cv2.blur(picture, (reach, 1)) if reach > 1 else picture

    def _warp(self, lens: Lens) -> Matrix | None:
        """What the lens's zoom, roll and keystone do to a frame, if anything."""
        if not lens.keystone and abs(lens.zoom - 1) <= 1e-4 and abs(lens.roll) <= 1e-4:
            return None
        m = cv2.getRotationMatrix2D((self.width * lens.aim[0], self.height * lens.aim[1]), lens.roll, lens.zoom)
        whole: Matrix = np.vstack([m, [0.0, 0.0, 1.0]])
        return whole @ keystone(self.width, self.height, lens.keystone) if lens.keystone else whole
