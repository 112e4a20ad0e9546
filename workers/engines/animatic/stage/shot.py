"""One shot on film: its set, its cast, its camera, drawn frame by frame from nothing but the time."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic import sets
from workers.engines.animatic.art.draw import LINEAR, WHITE, alpha, ease, fill, lerp, oval, rgb, stroke
from workers.engines.animatic.light.buffer import LightBuffer
from workers.engines.animatic.light.layer import ActorLayer, ContactShadow
from workers.engines.animatic.light.weather import add_weather
from workers.engines.animatic.model import Shot
from workers.engines.animatic.sets.base import ACTOR_DEPTH, HIGH, Plate, Scene, View
from workers.engines.animatic.stage import compose
from workers.engines.animatic.stage.acting import Directions, stands_on
from workers.engines.animatic.stage.actors import SEATS, BuiltActor, PersonActor
from workers.engines.animatic.stage.camera import Lens, lens
from workers.engines.animatic.stage.compose import Placed
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.timeline import Timeline

Pixels = npt.NDArray[np.uint8]
ZOOM = {"wide": 1.0, "full": 1.0, "medium": 1.32, "close": 1.62}
SOFT = {"wide": 0.0, "full": 1.6, "medium": 6.0, "close": 11.0}
TUNNELS = {"neon_alley", "cafe", "kitchen", "bedroom", "classroom", "office", "stage", "spaceship", "castle", "cave",
           "stadium", "library", "court", "gym", "shop", "subway", "airport", "temple"}  # fmt: skip
"""Sets in perspective or with walls: people come toward the camera instead of walking along."""


@dataclass(slots=True)
class _Cast:
    placed: Placed
    directions: Directions
    layer: ActorLayer


class ShotFilm:
    """Everything a shot needs, painted once; `draw` then makes any frame of it."""

    def __init__(self, timeline: Timeline, shot: Shot) -> None:
        self.timeline, self.shot, self.plan = timeline, shot, timeline.plan
        plan = self.plan
        self.view = View(plan.width, plan.height, ZOOM.get(shot.framing, 1.0), (0.5, 0.62))
        self.k = self.view.k
        self.scene = self._painted()
        self.placed = compose.arrange(plan, shot, self.scene)
        self.tunnel = shot.set in TUNNELS
        self.soft = SOFT.get(shot.framing, 0.0) >= 6
        self.hero = next((p for p in self.placed if p.hero), None)
        self.follows = bool(
            self.hero and self.hero.journey.travels and not self.tunnel and self.hero.rides is None
            or self.hero and self.hero.rides and self.hero.rides.journey.travels and not self.tunnel
        )  # fmt: skip
        area = sum(a * b for a, b in (self._room(p) for p in self.placed))
        # a crowd is drawn coarser, so that it costs about what one close figure does
        detail = max(0.55, min(1.0, math.sqrt(1.3 * plan.width * plan.height / max(1, area))))
        self.cast = [self._cast(p, detail) for p in self.placed]
        self.shadow = ContactShadow()
        self._mirrors: dict[int, Any] = {}
        self.wet = self.scene.wet and shot.weather in ("rain", "storm") and not self.scene.sheltered
        self.wet = self.wet or shot.set in ("neon_alley", "stage", "spaceship")

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
        self._mirrors.clear()

    def _room(self, p: Placed) -> tuple[int, int]:
        """Pixels that an actor's layer needs."""
        half, above, below = p.actor.room
        k = p.scale * self.k
        width = min(round(2 * half * k) + 16, self.plan.width + 240)
        return width, min(round((above + below) * k) + 16, self.plan.height + 200)

    def _cast(self, p: Placed, detail: float) -> _Cast:
        plan = self.plan
        above = p.actor.room[1]
        k = p.scale * self.k
        width, height = self._room(p)
        top = min(round(above * k) + 8, round((p.y - p.lift) * self.k) + 100 if above * k > plan.height else 10**6)
        layer = ActorLayer(max(16, width), max(16, height), width // 2, top, max(2, round(k * 0.7)), detail)
        d = Directions(p, self.timeline, plan.seed, self.tunnel, self.shot.start, plan.mood)
        return _Cast(p, d, layer)

    # ---- time

    def camera(self, t: float) -> Lens:
        u = (t - self.shot.start) / max(0.01, self.shot.end - self.shot.start)
        move = lens(self.shot.camera.name, self.shot.camera.strength, u, t - self.shot.start)
        return Lens(move.x + self.gone(t) / ACTOR_DEPTH, move.y, move.zoom, move.roll)

    def gone(self, t: float) -> float:
        """How far the camera has followed the hero, in stage units of the actors' plane."""
        if not self.follows or self.hero is None:
            return 0.0
        leader = self.hero.rides if self.hero.rides and self.hero.rides.journey.travels else self.hero
        return leader.journey.gone(t) * leader.scale

    def _where(self, cast: _Cast, t: float, m: Moment) -> tuple[float, float, float]:
        """Stage position of an actor's ground point and how much it has grown by coming nearer."""
        p = cast.placed
        x, y, grown = p.x, p.y, 1.0
        u = (t - self.shot.start) / max(0.01, self.shot.end - self.shot.start)
        if p.rides is not None:
            under = next(c for c in self.cast if c.placed is p.rides)
            um = under.directions.moment(t, (0.0, 0.0))
            ux, uy, grown = self._where(under, t, um)
            return ux + self._seat(p, um)[0] + p.slot * um.facing, uy, grown
        if self.follows:
            if not (p.journey.travels or p.subject.kind in ("person", "quadruped", "bird", "fish") and p.rides is None):
                middle = (self.shot.start + self.shot.end) / 2
                x += self.gone(middle) - self.gone(t)
            elif p is not self.hero:
                x += math.sin(t * 1.3 + p.copy) * 14
                if "chasing" in p.tags:
                    x += math.sin(t * 0.9) * 26
            else:
                x += lerp(-0.05, 0.05, ease(u)) * self.scene.wide
        elif p.journey.travels and self.scene.medium == "ground" and not p.lift:
            x, y, grown = self._stroll(p, t, x, y)
        elif self.tunnel and self.hero and self.hero.journey.travels and p.subject.kind in ("person", "quadruped"):
            grown = self._stroll(self.hero, t, self.hero.x, self.hero.y)[2]
            back = self.scene.floor + (y - self.scene.floor) * 0.34
            y = lerp(back, y, (grown - 0.66) / 0.34) if grown < 1 else y
        elif p.journey.travels:
            reach = min(self.scene.wide * 0.16, p.journey.length * p.scale * 0.5)
            x += lerp(-reach, reach, u)
        if p.lift:
            y += math.sin(t * 1.5 + p.copy * 1.9) * (9 if self.scene.medium != "water" else 5)
        if m.verb == "rise":
            y -= ease(m.into / 4) * 160
        dx, dy = cast.directions.offset
        return x + dx, y + dy, grown

    def _stroll(self, p: Placed, t: float, x: float, y: float) -> tuple[float, float, float]:
        """Come from the back of the set to one's place while walking; others cross to theirs from the side."""
        share = p.journey.gone(t) / max(1.0, p.journey.length)
        if self.tunnel and self.shot.framing in ("full", "wide") and p.subject.kind in ("person", "quadruped"):
            grown = lerp(0.66, 1.0, share)
            back = self.scene.floor + (y - self.scene.floor) * 0.34
            return lerp(x + 60, x, share), lerp(back, y, share), grown
        left = p.journey.length * p.scale * (1 - share)
        side = p.width * 0.62
        leads = p.hero or self.hero is not None and self.hero.rides is p
        if leads:
            return max(side, x - min(left, x - side)), y, 1.0
        begin = x - min(p.journey.length * p.scale, max(0.0, x - side * 0.4))
        return lerp(begin, x, min(1.0, share)), y, 1.0

    @staticmethod
    def _seat(p: Placed, under: Moment) -> tuple[float, float]:
        """Where a rider is on what carries it, in stage units right and up from its ground point."""
        other = p.rides
        assert other is not None
        if isinstance(other.actor, BuiltActor) and other.actor.seat:
            sx, sy = other.actor.seat
            hip = 26 * p.actor.height / 98 if isinstance(p.actor, PersonActor) else 0
            stand = stands_on(other)
            return sx * other.scale * under.facing, sy * other.scale - (0 if stand else hip * p.scale * 0.86)
        if other.subject.kind in ("quadruped",):
            hip = 24 * p.scale if isinstance(p.actor, PersonActor) else p.height * 0.06
            return -other.width * 0.06 * under.facing, other.height * 0.56 - hip
        if other.subject.art in compose.ROOFED:
            return -other.width * 0.04 * under.facing, other.height * 0.62 - 24 * p.scale
        dx, dy = SEATS.get(other.subject.art, (0.0, 0.93))
        hip = 24 * p.scale if isinstance(p.actor, PersonActor) and not stands_on(other) else 0.0
        return dx * other.width * under.facing, dy * other.height - hip

    # ---- drawing

    def draw(self, frame: Pixels, c: Any, lights: LightBuffer, t: float) -> Lens:
        """Draw the frame at film time `t` into `frame`, whose canvas is `c`; returns the lens for the final warp."""
        if not self.scene.plates:
            self.scene = self._painted()
        cam = self.camera(t)
        c.save()
        self._plates(c, cam, self.scene.plates)
        self._each(c, self.scene.lives, t, cam)
        moments = [(a, self._moment(a, t)) for a in self.cast]
        for cast, m in moments:
            self._actor(c, cast, m, t, cam)
        self._each(c, self.scene.fronts, t, cam)
        if not self.follows:  # what frames a still picture would pass in front of whoever is followed
            self._fore(c, cam)
        c.restore()
        lc = lights.begin()
        self.view.enter(lc)
        for glow in self.scene.glows:
            glow(lc, t, cam.x)
        lights.add_to(frame)
        return cam

    def _moment(self, cast: _Cast, t: float) -> Moment:
        p = cast.placed
        people = [q for q in self.placed if q is not p and q.subject.kind in ("person", "quadruped", "bird")]
        gap = (0.0, 0.0)
        if people and p.copy == 0:
            other = min(people, key=lambda q: abs(q.x - p.x))
            gap = ((other.x - p.x) / self.scene.wide, ((p.y - p.height) * -1 + other.y - other.height) / HIGH)
        cast.directions.offset = (0.0, 0.0)
        return cast.directions.moment(t, gap)

    def _each(self, c: Any, things: Any, t: float, cam: Lens) -> None:
        c.save()
        self.view.enter(c)
        for fn in things:
            fn(c, t, cam.x)
        c.restore()

    def _plates(self, c: Any, cam: Lens, plates: list[Plate]) -> None:
        for plate in plates:
            x, y = plate.x - cam.x * plate.depth * self.k, plate.y - cam.y * plate.depth * self.k
            w = plate.image.width()
            if self.soft or self.follows and plate.depth > 0.25:
                x, y = round(x), round(y)  # out of focus or at walking pace whole pixels look the same, at a tenth
            if x <= 0 and x + w >= self.plan.width:
                c.drawImage(plate.image, x, y, LINEAR)
            else:
                self._tiled(c, plate, x, y, w)

    def _tiled(self, c: Any, plate: Plate, x: float, y: float, w: int) -> None:
        """Beyond its edges a plate goes on as its own mirror image, so that a camera may follow for long."""
        mirror = self._mirrors.get(id(plate))
        if mirror is None:
            surface = skia.Surface(w, plate.image.height())
            mc = surface.getCanvas()
            mc.translate(w, 0)
            mc.scale(-1, 1)
            mc.drawImage(plate.image, 0, 0)
            mirror = self._mirrors[id(plate)] = surface.makeImageSnapshot()
        n = math.floor(-x / w)
        while x + n * w < self.plan.width:
            c.drawImage(plate.image if n % 2 == 0 else mirror, x + n * w, y, LINEAR)
            n += 1

    def _fore(self, c: Any, cam: Lens) -> None:
        wide = self.plan.width
        for plate in self.scene.fore:
            x = plate.x - cam.x * plate.depth * self.k
            span = wide + plate.image.width() + 260 * self.k
            if x < -plate.image.width() - 40 or x > wide + 40:
                x = (x + plate.image.width()) % span - plate.image.width()
            c.drawImage(plate.image, x, plate.y - cam.y * plate.depth * self.k, LINEAR)

    def _actor(self, c: Any, cast: _Cast, m: Moment, t: float, cam: Lens) -> None:
        p, k = cast.placed, self.k
        x, y, grown = self._where(cast, t, m)
        lens_x = (cam.x - self.gone(t) / ACTOR_DEPTH) * ACTOR_DEPTH
        sx, sy = (x - lens_x) * k, (y - cam.y * ACTOR_DEPTH) * k
        lift = p.lift
        if p.rides is not None:
            under = next(a for a in self.cast if a.placed is p.rides)
            um = under.directions.moment(t, (0.0, 0.0))
            lift = p.rides.lift + self._seat(p, um)[1] + (math.sin(t * 9) * 2 if um.moving else 0)
            if self.scene.medium == "water" and not isinstance(p.rides.actor, BuiltActor):
                lift -= p.rides.height * 0.42  # as deep as what it sits on lies in the water
        if sx < -p.width * k * 1.3 - 60 or sx > self.plan.width + p.width * k * 1.3 + 60:
            return
        scale = p.scale * k * grown
        ground_y = (p.y if p.rides is None else p.rides.y) - cam.y * ACTOR_DEPTH
        if self.scene.medium == "ground" and p.inside is None:
            high = lift + max(0.0, p.y - y) * (1 if cast.directions.offset[1] else 0)
            strength = (0.95 if not self.scene.tone.night > 0.9 else 0.7) * max(0.0, 1 - high / 420)
            foot = p.actor.width * scale * (1.5 if isinstance(p.actor, PersonActor) else 1.25)
            base = ground_y * k if cast.directions.offset[1] else sy
            if p.rides is None and strength > 0.05:
                self.shadow.draw(c, sx, base + 2 * k, foot * (1 - 0.3 * min(1.0, high / 400)), strength)
        image = cast.layer.render(lambda q: p.actor.draw(q, m, scale), self.scene.ambient, self.scene.rim)
        foot_y = sy - lift * k * grown
        mirrored = 0.24 if self.wet else 0.34 if self.scene.medium == "water" else 0.0
        if mirrored and p.inside is None and lift < 200 and cast.layer.tall < self.plan.height * 0.95:
            low = sy + lift * k if lift else sy
            cast.layer.mirror(c, image, sx, low, mirrored, (self.plan.width, self.plan.height))
        if self.scene.medium == "water" and p.rides is None and lift < 10:
            self._afloat(c, cast, image, m, (sx, foot_y), foot_y - cast.directions.offset[1] * k, t)
            return
        cast.layer.place(c, image, sx, foot_y)
        if m.verb == "sleep" and isinstance(p.actor, PersonActor):
            self._snores(c, sx + 40 * k, foot_y - 60 * scale, t)

    def _afloat(self, c: Any, cast: _Cast, image: Any, m: Moment, at: tuple[float, float], y: float, t: float) -> None:
        """On water, whose line is at `y`: cut there, with foam around it and a wake behind what moves."""
        p, k = cast.placed, self.k
        x, foot = at
        boat = isinstance(p.actor, BuiltActor)
        sink = p.height * k * (0.05 if boat else 0.14 if p.lying else 0.14 if p.subject.kind == "bird" else 0.42)
        if p.y > HIGH or m.verb == "surf" or isinstance(p.actor, BuiltActor) and p.actor.name == "surfboard":
            sink = 0
        bob = math.sin(t * 1.6 + p.copy) * 6 * k
        c.save()
        c.clipRect(skia.Rect(0, 0, self.plan.width, y + 2 * k))
        cast.layer.place(c, image, x, foot + sink + bob)
        c.restore()
        if foot + sink + bob < y:
            return
        w = min(p.actor.width * p.scale * k * (0.62 if boat else 0.8), self.plan.width * 0.4)
        foam = alpha(WHITE, 150)
        for j in range(3):
            r = w * (0.86 + 0.14 * math.sin(t * 2 + j * 2)) * (1 + j * 0.16)
            c.drawOval(oval(x, y + j * 5 * k, r, (6 + j * 4) * k), stroke(alpha(WHITE, 120 - j * 36), 2.2 * k))
        c.drawOval(oval(x, y + 2 * k, w * 0.94, 5 * k), fill(foam))
        if m.moving:
            for j in range(5):
                u = (t * 0.9 + j / 5) % 1
                c.drawOval(
                    oval(
                        x - m.facing * w * (0.9 + u * 1.3), y + (6 + 14 * u) * k, w * (0.2 + 0.4 * u), (4 + 8 * u) * k
                    ),
                    fill(alpha(WHITE, 130 * (1 - u))),
                )

    def _snores(self, c: Any, x: float, y: float, t: float) -> None:
        for j in range(3):
            u = (t * 0.35 + j / 3) % 1
            s = (10 + 16 * u) * self.k
            xx, yy = x + (30 * u + 8 * math.sin(u * 6)) * self.k, y - 110 * u * self.k
            path = skia.Path()
            path.moveTo(xx - s / 2, yy - s / 2)
            path.lineTo(xx + s / 2, yy - s / 2)
            path.lineTo(xx - s / 2, yy + s / 2)
            path.lineTo(xx + s / 2, yy + s / 2)
            c.drawPath(path, stroke(rgb(255, 255, 255, 220 * (1 - u)), 3.4 * self.k))
