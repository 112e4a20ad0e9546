"""One shot on film: its set, its cast, its camera, drawn frame by frame from nothing but the time."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from workers.engines.animatic import sets
from workers.engines.animatic.art.draw import lerp
from workers.engines.animatic.light.buffer import LightBuffer
from workers.engines.animatic.light.layer import ActorLayer
from workers.engines.animatic.light.weather import add_weather
from workers.engines.animatic.model import Shot
from workers.engines.animatic.sets.base import ACTOR_DEPTH, HIGH, Scene, View
from workers.engines.animatic.stage import carry, compose
from workers.engines.animatic.stage.acting import Directions
from workers.engines.animatic.stage.camera import Lens, lens
from workers.engines.animatic.stage.compose import Placed
from workers.engines.animatic.stage.drawing import Drawing
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.timeline import Timeline
from workers.engines.animatic.stage.whereabouts import Cast, Whereabouts

Pixels = npt.NDArray[np.uint8]
ZOOM = {"wide": 1.0, "full": 1.0, "medium": 1.32, "close": 1.62}
SOFT = {"wide": 0.0, "full": 1.6, "medium": 6.0, "close": 11.0}


class ShotFilm:
    """Everything a shot needs, painted once; `draw` then makes any frame of it."""

    def __init__(self, timeline: Timeline, shot: Shot) -> None:
        self.timeline, self.shot, self.plan = timeline, shot, timeline.plan
        plan = self.plan
        self.view = View(plan.width, plan.height, ZOOM.get(shot.framing, 1.0), (0.5, 0.62))
        self.k = self.view.k
        self.scene = self._painted()
        self.placed = compose.arrange(plan, shot, self.scene)
        self.places = Whereabouts(shot, self.scene, self.placed)
        area = sum(a * b for a, b in (self._room(p) for p in self.placed))
        # a crowd is drawn coarser, so that it costs about what one close figure does
        detail = max(0.55, min(1.0, math.sqrt(1.3 * plan.width * plan.height / max(1, area))))
        self.cast = self.places.cast
        self.cast += [self._cast(p, detail) for p in self.placed]
        self.drawing = Drawing(plan, shot, self.view, self.places, SOFT.get(shot.framing, 0.0) >= 6)

    def _painted(self) -> Scene:
        shot = self.shot
        scene = sets.build(
            shot.set, self.view, shot.hour, shot.weather, shot.season, self.plan.seed, SOFT.get(shot.framing, 0.0)
        )
        if shot.framing == "wide":
            scene.ground = lerp(scene.ground, scene.floor, 0.25)
        add_weather(scene)
        return scene

    def release(self) -> None:
        """Give back the memory of the plates; `draw` paints them again if it must."""
        self.scene.plates.clear()
        self.scene.fore.clear()
        self.drawing.mirrors.clear()

    def _room(self, p: Placed) -> tuple[int, int]:
        """Pixels that an actor's layer needs."""
        half, above, below = p.actor.room
        k = p.scale * self.k
        width = min(round(2 * half * k) + 16, self.plan.width + 240)
        return width, min(round((above + below) * k) + 16, self.plan.height + 200)

    def _cast(self, p: Placed, detail: float) -> Cast:
        plan = self.plan
        above = p.actor.room[1]
        k = p.scale * self.k
        width, height = self._room(p)
        top = min(round(above * k) + 8, round((p.y - p.lift) * self.k) + 100 if above * k > plan.height else 10**6)
        layer = ActorLayer(max(16, width), max(16, height), width // 2, top, max(2, round(k * 0.7)), detail)
        d = Directions(p, self.timeline, plan.seed, self.places.tunnel, self.shot.start, plan.mood)
        return Cast(p, d, layer)

    def camera(self, t: float) -> Lens:
        move = lens(self.shot.camera.name, self.shot.camera.strength, carry.share(self.shot, t), t - self.shot.start)
        move = carry.rested(move, self.shot, t)
        return Lens(move.x + self.places.gone(t) / ACTOR_DEPTH, move.y, move.zoom, move.roll)

    def draw(self, frame: Pixels, c: Any, lights: LightBuffer, t: float) -> Lens:
        """Draw the frame at film time `t` into `frame`, whose canvas is `c`; returns the lens for the final warp."""
        if not self.scene.plates:
            self.scene = self.places.scene = self._painted()
        cam, draw = self.camera(t), self.drawing
        c.save()
        draw.plates(c, cam, self.scene.plates)
        draw.each(c, self.scene.lives, t, cam)
        moments = [(a, self._moment(a, t)) for a in self.cast]
        for cast, m in moments:
            draw.actor(c, cast, m, t, cam)
        draw.each(c, self.scene.fronts, t, cam)
        if not self.places.follows:  # what frames a still picture would pass in front of whoever is followed
            draw.fore(c, cam)
        c.restore()
        lc = lights.begin()
        self.view.enter(lc)
        for glow in self.scene.glows:
            glow(lc, t, cam.x)
        lights.add_to(frame)
        return cam

    def _moment(self, cast: Cast, t: float) -> Moment:
        p = cast.placed
        people = [q for q in self.placed if q is not p and q.subject.kind in ("person", "quadruped", "bird")]
        gap = (0.0, 0.0)
        if people and p.copy == 0:
            other = min(people, key=lambda q: abs(q.x - p.x))
            gap = ((other.x - p.x) / self.scene.wide, ((p.y - p.height) * -1 + other.y - other.height) / HIGH)
        cast.directions.offset = (0.0, 0.0)
        return cast.directions.moment(t, gap)
