"""One shot on film: its set, its cast, its camera, drawn frame by frame from nothing but the time."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from workers.engines.animatic.light.buffer import LightBuffer
from workers.engines.animatic.light.layer import ALIKE, ActorLayer
from workers.engines.animatic.model import Shot
from workers.engines.animatic.sets.base import ACTOR_DEPTH, HIGH, Scene
from workers.engines.animatic.stage import camera, carry, compose, flights, tethers
from workers.engines.animatic.stage.acting import Directions
from workers.engines.animatic.stage.actors import PersonActor
from workers.engines.animatic.stage.camera import Lens
from workers.engines.animatic.stage.clock import clock_of
from workers.engines.animatic.stage.compose import Placed
from workers.engines.animatic.stage.drawing import Drawing
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.poses import QUIET, STEP, Shown, held, is_alike, is_calm
from workers.engines.animatic.stage.rehearsal import Rehearsal
from workers.engines.animatic.stage.setting import Setting
from workers.engines.animatic.stage.timeline import Timeline
from workers.engines.animatic.stage.whereabouts import Cast, Whereabouts

Pixels = npt.NDArray[np.uint8]
Times = tuple[float, float]
FACED = {"push_in", "dolly_zoom", "zoom_in", "zoom_out"}
"""Moves that close in on a face where there is one large enough."""
ALONE = 3
"""With no more actors than this those who walk are drawn in every frame: their feet do not slide."""
SOFT_DETAIL = 1.4
"""Pixels of blur that are left of a figure's softness where it is drawn the smaller for it."""
RACKED = 7.0
"""Stage units by which actors out of focus are blurred in a rack focus."""


class ShotFilm:
    """Everything a shot needs, painted once; `draw` then makes any frame of it."""

    def __init__(
        self, timeline: Timeline, shot: Shot, before: "ShotFilm | None" = None, painted: Setting | None = None
    ) -> None:
        self.timeline, self.shot, self.plan = timeline, shot, timeline.plan
        plan = self.plan
        self.view, self.clock = camera.view_of(plan.width, plan.height, shot), clock_of(shot)
        self.k = self.view.k
        is_painted = painted is not None and painted.suits(shot, self.clock)
        self.setting = painted if painted and is_painted else Setting(shot, self.view, plan.seed, self.clock)
        self.placed = compose.arrange(plan, shot, self.scene)
        self.places = Whereabouts(shot, self.scene, self.placed)
        self._rehearse(before)
        self.aim = self._aim()
        self.drawing = Drawing(plan, shot, self.view, self.places)

    def _rehearse(self, before: "ShotFilm | None") -> None:
        """Walk through the shot, mend its composition, and give everybody a layer of the size it then needs."""
        self.cast = self.places.cast
        self.cast += self._casts()
        walked = carry.earlier(self.plan, self.shot)[1] if self.shot.since else self.shot
        Rehearsal(walked, self.places, lambda cast, t: self._moment(cast, t, Lens()), self._aim()).run()
        if self.shot.join == "match" and before is not None:
            compose.match(self.placed, before.placed)
        self.placed.sort(key=compose.depth_order)
        self.cast[:] = self._casts()

    def _casts(self) -> list[Cast]:
        plan = self.plan
        area = sum(a * b for a, b in (self._room(p) for p in self.placed))
        # a crowd is drawn coarser, so that it costs about what one close figure does
        detail = max(0.55, min(1.0, math.sqrt(1.3 * plan.width * plan.height / max(1, area))))
        return [self._cast(p, detail) for p in self.placed]

    @property
    def scene(self) -> Scene:
        return self.setting.scene

    def release(self) -> None:
        """Give back the memory of the plates; `draw` paints them again if it must."""
        self.setting.release()
        self.rest()

    def rest(self) -> None:
        """Give back the memory of the actors' layers."""
        for cast in self.cast:
            cast.layer.release()
            cast.posed = None

    def _aim(self) -> tuple[float, float]:
        """The point that the lens closes in on."""
        hero = self.places.hero
        if hero is None or self.shot.camera.name not in FACED:
            return Lens().aim
        if self.shot.camera.name != "push_in" and self.shot.framing not in ("medium", "close"):
            return Lens().aim
        y = hero.y - hero.lift - hero.height * (0.84 if isinstance(hero.actor, PersonActor) else 0.6)
        return max(0.3, min(0.7, hero.x / self.scene.wide)), max(0.26, min(0.7, y / HIGH))

    def _room(self, p: Placed) -> tuple[int, int]:
        """Pixels that an actor's layer needs."""
        half, above, below = p.actor.room
        near, plan = self._nearest, self.plan
        k = p.scale * self.k * near
        width = min(round(2 * half * k) + 16, round((plan.width + 240) * near))
        return width, min(round((above + below) * k) + 16, round((plan.height + 200) * near))

    @property
    def _nearest(self) -> float:
        """How much larger than composed the actors become by the camera's coming near."""
        most = max(self._size(x) for x in camera.through(self.shot, self.view.wide))
        return most if most == 1.0 else most * STEP

    def _cast(self, p: Placed, detail: float) -> Cast:
        plan, near = self.plan, self._nearest
        high = p.actor.room[1] * p.scale * self.k * near
        width, height = self._room(p)
        top = round(high) + 8
        if high > plan.height:
            top = min(top, round((round((p.y - p.lift) * self.k) + 100) * near))
        rim = max(2, round(p.scale * self.k * 0.7))
        if p.soft:  # out of focus throughout: the blur leaves nothing that would be missed
            detail = min(detail, SOFT_DETAIL / (p.soft * self.k))
        layer = ActorLayer(max(16, width), max(16, height), width // 2, top, rim, detail)
        d = Directions(
            p, self.timeline, plan.seed, self.places.tunnel, self.shot.start, plan.mood, self.clock, place=self.shot.set
        )
        d.medium = self.scene.medium
        return Cast(p, d, layer)

    def camera(self, t: float) -> Lens:
        """The lens at film time `t`."""
        move = camera.lens(
            self.shot.camera.name, self.shot.camera.strength, carry.share(self.shot, t), t - self.shot.start
        )
        move = replace(carry.rested(move, self.shot, t), trail=self.places.gone(t) / ACTOR_DEPTH, aim=self.aim)
        return camera.angled(move, self.shot.angle, self.view.wide)

    def draw(self, frame: Pixels, c: Any, lights: LightBuffer, t: float, began: Times) -> Lens:
        """Draw the frame at film time `t` into `frame`, whose canvas is `c`, and its `lights` apart from it.

        Returns what the lens has still to do: the final warp.

        `began` are the times of the first frames of its pair and of its four: poses are held that long.
        """
        self.setting.ready(t)
        self.places.scene = self.scene
        cam, draw = self.camera(t), self.drawing
        zoomed = self._zoomed(cam) != 1.0
        c.save()
        if zoomed:
            self._zoom(c, cam)
        self.setting.behind(c, frame, cam, t)
        moments = [self._moment(a, t, cam) for a in self.cast]
        for cast, m in zip(self.cast, moments, strict=True):
            if len(cast.moments) > QUIET:
                cast.moments.clear()
            cast.moments[t] = m, cam
        poses = [self._pose(a, m, began, t, cam) for a, m in zip(self.cast, moments, strict=True)]
        for cast, m, (pose, lens) in zip(self.cast, moments, poses, strict=True):
            draw.actor(c, cast, m, Shown(pose, lens, self._zoom_for(cast.placed, lens)), t, cam)
        for cast, m in zip(self.cast, moments, strict=True):
            if m.verb == "throw" and (thrown := flights.flight(cast.placed, self.placed, self.scene.wide)) is not None:
                draw.thrown(c, thrown, m, cam)
        tethers.draw(c, self.cast, moments)
        self.setting.before(c, cam, t)
        c.restore()
        lc = lights.begin()
        if zoomed:
            self._zoom(lc, cam)
        self.setting.shine(lc, cam, t)
        for cast, m in zip(self.cast, moments, strict=True):
            draw.shine(lc, cast, m, t, cam)
        return replace(cam, zoom=1.0) if zoomed else cam

    def _zoom(self, c: Any, cam: Lens) -> None:
        """Let the canvas enlarge all that is drawn on it as the lens does."""
        x, y = self.plan.width * cam.aim[0], self.plan.height * cam.aim[1]
        c.translate(x, y)
        c.scale(cam.zoom, cam.zoom)
        c.translate(-x, -y)

    def _pose(self, cast: Cast, now: Moment, began: Times, t: float, cam: Lens) -> tuple[Moment, Lens]:
        """Whose pose is shown at `t`, and through which lens: now, or when its pair of frames or its four began."""
        soft, offset = cast.soft, cast.directions.offset
        shown = self._held(cast, now, began, t, cam)
        cast.soft, cast.directions.offset = soft, offset
        return shown

    def _held(self, cast: Cast, now: Moment, began: Times, t: float, cam: Lens) -> tuple[Moment, Lens]:
        (pair, few), actor = began, cast.placed.actor
        if few < t and self._holds(few) and is_calm(now, actor):
            first, was = self._earlier(cast, few)
            if is_alike(now, first, actor) and abs(self._size(was) / self._size(cam) - 1) < ALIKE:
                return first, was
        if pair == t or not self._holds(pair):
            return now, cam
        before, was = self._earlier(cast, pair)
        pose = held(now, before, self._is_alone)
        return pose, cam if pose is now else was

    def _earlier(self, cast: Cast, t: float) -> tuple[Moment, Lens]:
        """What somebody did at an earlier frame, and the lens of then: what was drawn just now is still known."""
        known = cast.moments.get(t)
        if known is None:
            lens = self.camera(t)
            known = cast.moments[t] = self._moment(cast, t, lens), lens
        return known

    @property
    def _is_alone(self) -> bool:
        return len(self.cast) <= ALONE

    def _zoom_for(self, p: Placed, cam: Lens) -> float:
        """How far the canvas will enlarge a figure that is to be drawn as large as it is seen, or 0: it may be scaled.

        People are drawn again and again anyway, so that nobody has to scale them.
        """
        return self._zoomed(cam) if self._is_alone and isinstance(p.actor, PersonActor) else 0.0

    def _zoomed(self, cam: Lens) -> float:
        """How far the canvas enlarges what is drawn on it."""
        return cam.zoom if self.setting.zooms(cam) else 1.0

    def _size(self, cam: Lens) -> float:
        """How large a lens shows an actor on the frame's canvas."""
        return cam.scale(ACTOR_DEPTH) * self._zoomed(cam)

    def _holds(self, t: float) -> bool:
        """Whether a pose of this time may be shown: one of another shot may not."""
        return t >= self.shot.start - 1e-6

    def _moment(self, cast: Cast, t: float, cam: Lens) -> Moment:
        p = cast.placed
        people = [q for q in self.placed if q is not p and q.subject.kind in ("person", "quadruped", "bird")]
        gap = (0.0, 0.0)
        if people and p.copy == 0:
            other = min(people, key=lambda q: abs(q.x - p.x))
            gap = ((other.x - p.x) / self.scene.wide, ((p.y - p.height) * -1 + other.y - other.height) / HIGH)
        cast.directions.offset = (0.0, 0.0)
        cast.soft = self._softness(p, cam)
        m = cast.directions.moment(t, gap)
        m.yaw = m.yaw + cam.turn if not p.turned else p.turned
        return m

    def _softness(self, p: Placed, cam: Lens) -> float:
        """Stage units by which an actor is out of focus: the lens sees only one distance sharply."""
        if self.shot.camera.name == "rack_focus":
            if p.subject.id == self.shot.focus:
                return RACKED * (1 - cam.rack)
            hero = self.places.hero
            to_hero = hero is not None and hero.subject.id == self.shot.focus
            return RACKED * cam.rack if p.hero or to_hero or not self.shot.focus else RACKED * 0.6
        return p.soft
