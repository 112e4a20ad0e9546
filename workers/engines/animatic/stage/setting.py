"""The set of one shot, painted: once, or at several hours where time flies, with blurred copies where focus moves."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from workers.engines.animatic import sets
from workers.engines.animatic.art.draw import ease, lerp
from workers.engines.animatic.effects import add_effects
from workers.engines.animatic.light.weather import add_weather
from workers.engines.animatic.model import Shot
from workers.engines.animatic.sets.base import Plate, Scene, View, blurred
from workers.engines.animatic.stage.backdrop import Backdrop
from workers.engines.animatic.stage.camera import SOFT, Lens
from workers.engines.animatic.stage.clock import Clock

Pixels = npt.NDArray[np.uint8]
HOURS = ("dawn", "day", "dusk", "night")
FLEETING = 4.0
"""From this pace on the light of the day changes while one looks."""
RACKED = 10.0
"""Stage units by which a set out of focus is blurred in a rack focus."""


class Setting:
    """Paints a shot's set and draws it; `scene` is the one whose light falls on the actors.

    One of `others` that looks the same is not painted again.
    """

    def __init__(self, shot: Shot, view: View, seed: int, clock: Clock, others: Iterable["Setting"] = ()) -> None:
        self.shot, self.view, self.seed, self.clock = shot, view, seed, clock
        self._racks = shot.camera.name == "rack_focus"
        self._soft = 0.0 if self._racks or not shot.subjects else SOFT.get(shot.framing, 0.0)
        self._backdrop = Backdrop(view, self._soft)
        self._blurred: list[Plate] = []
        self._scenes: list[Scene] = []
        look = self._look()
        like = next((other for other in others if other._look() == look), None)
        if like is not None and like._scenes[0].plates:
            self._backdrop, self._blurred, self._scenes = like._backdrop, like._blurred, like._scenes
        else:
            self._paint()
        self.scene = self._scenes[0]

    def _look(self) -> tuple[Any, ...]:
        """All that its painting depends on."""
        shot = self.shot
        kind = (shot.set, shot.weather, shot.season, shot.effects, shot.angle, shot.framing == "wide")
        return kind, _hours(shot, self.clock), self.view, self.seed, self._soft, self._racks

    def _paint(self) -> None:
        self._backdrop, self._blurred = Backdrop(self.view, self._soft), []
        self._scenes = [self._painted(hour) for hour in _hours(self.shot, self.clock)]
        for scene in self._scenes:
            self._backdrop.ready(scene)
        if self._racks:
            sigma = RACKED * self.view.k
            self._blurred = [Plate(blurred(p.image, sigma), p.depth, p.x, p.y) for p in self._scenes[0].plates]

    def _painted(self, hour: str) -> Scene:
        shot = self.shot
        scene = sets.build(shot.set, self.view, hour, shot.weather, shot.season, self.seed, self._soft)
        if shot.framing == "wide":
            scene.ground = lerp(scene.ground, scene.floor, 0.25)
        add_weather(scene)
        add_effects(scene, shot.effects)
        if shot.angle in ("low", "high") and scene.medium == "ground":
            scene.floor = min(self.view.seen_y(scene.floor), scene.ground - 40)
        return scene

    def suits(self, shot: Shot, clock: Clock) -> bool:
        """Whether it may stand for this shot too, which is the same at other times; if so, it does from now on."""
        same = replace(shot, start=self.shot.start, end=self.shot.end) == self.shot
        if not same or _hours(shot, clock) != _hours(self.shot, self.clock):
            return False
        self.shot, self.clock = shot, clock
        return True

    def release(self) -> None:
        """Give back the memory of the plates; `ready` paints them again if it must."""
        for scene in self._scenes:
            scene.plates.clear()
            scene.fore.clear()
        self._blurred.clear()
        self._backdrop.release()

    def zooms(self, cam: Lens) -> bool:
        """Whether the lens's zoom is drawn rather than left to a warp: not where that keeps plates on whole pixels."""
        return not cam.roll and not cam.keystone and (not cam.trail or self._backdrop.halves and not self._racks)

    def ready(self, t: float) -> None:
        """Paint what is missing, and let the light of film time `t` fall."""
        if not self._scenes[0].plates:
            self._paint()
        at, share = self._hour(t)
        self.scene = self._scenes[at + (share >= 0.5)]

    def _hour(self, t: float) -> tuple[int, float]:
        """Which of the hours it is and how far it is on the way to the next."""
        last = len(self._scenes) - 1
        u = (t - self.clock.start) / max(0.01, self.clock.end - self.clock.start) * last
        at = min(last - 1, int(u)) if last else 0
        return at, ease(min(1.0, max(0.0, u - at))) if last else 0.0

    def behind(self, c: Any, frame: Pixels, cam: Lens, t: float) -> None:
        """All that lies behind the actors."""
        at, share = self._hour(t)
        over = self._scenes[at + 1].plates if len(self._scenes) > 1 else None
        if self._racks:
            over, share = self._blurred, 1 - cam.rack if self.shot.focus in ("", "background") else 0.7
        self._backdrop.plates(c, frame, cam, self._scenes[at], over, share)
        self._backdrop.moving(c, self.scene.lives, self.clock.world(t), cam)

    def before(self, c: Any, cam: Lens, t: float) -> None:
        """All that lies before them; what frames a still picture would pass in front of whoever is followed."""
        self._backdrop.moving(c, self.scene.fronts, self.clock.body(t), cam)
        if not cam.trail:
            self._backdrop.fore(c, cam, self.scene)

    def shine(self, c: Any, cam: Lens, t: float) -> None:
        """The lights, on the canvas of the light buffer."""
        self._backdrop.moving(c, self.scene.glows, self.clock.world(t), cam)


def _hours(shot: Shot, clock: Clock) -> list[str]:
    """The hours a shot passes through: its own, and the next ones where time flies."""
    if clock.pace < FLEETING or shot.hour not in HOURS:
        return [shot.hour]
    begin = HOURS.index(shot.hour)
    steps = 1 if clock.end - clock.start < 4 else 2
    return [HOURS[(begin + n) % len(HOURS)] for n in range(steps + 1)]
