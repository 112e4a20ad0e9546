"""The drawing of a shot: its plates under the camera, its actors on the ground, in the air and in the water."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import WHITE, alpha, fill, glow, hexa, oval, rgb, stroke
from workers.engines.animatic.light.layer import ContactShadow, Print
from workers.engines.animatic.model import Plan, Shot
from workers.engines.animatic.sets.base import ACTOR_DEPTH, HIGH, Scene, View
from workers.engines.animatic.stage import flights, impacts, presence
from workers.engines.animatic.stage.actors import BuiltActor, PersonActor
from workers.engines.animatic.stage.camera import Lens, standing_depth
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.placed import Placed
from workers.engines.animatic.stage.poses import Shown, posed
from workers.engines.animatic.stage.whereabouts import Cast, Whereabouts

UNTINTED = (0, 0)


class Drawing:
    """Draws what a shot holds, back to front, on a canvas in pixels of the frame."""

    def __init__(self, plan: Plan, shot: Shot, view: View, places: Whereabouts) -> None:
        self.plan, self.view, self.places = plan, view, places
        self.k = view.k
        self.shadow = ContactShadow()
        scene = places.scene
        self.wet = scene.wet and shot.weather in ("rain", "storm") and not scene.sheltered
        self.wet = self.wet or shot.set in ("neon_alley", "stage", "spaceship")

    @property
    def scene(self) -> Scene:
        return self.places.scene

    def actor(self, c: Any, cast: Cast, m: Moment, shown: Shown, t: float, cam: Lens) -> None:
        """One actor in the pose that is `shown`, where it is at its moment `m`."""
        p, k, cast.shown = cast.placed, self.k, None
        there, since = presence.presence(p.subject.beats, t), presence.since_turning(p.subject.beats, t)
        if there + since < -0.97:
            return  # gone, and its puff too
        x, y, grown = self.places.where(cast, t, m)
        stands = p.y if p.rides is None else p.rides.y
        depth = standing_depth(stands, self.scene.ground, self.scene.floor) if cam.swing else ACTOR_DEPTH
        sx, sy = (v * k for v in cam.seen(x, y, depth, self.scene.wide))
        grown *= cam.scale(depth)
        presence.puff(c, sx, sy - p.lift * k * grown, p.height * k * grown, since)
        grown *= max(0.02, there)
        lift = self.places.lift_of(cast, t)
        if sx < -p.width * k * 1.3 - 60 or sx > self.plan.width + p.width * k * 1.3 + 60:
            return
        scale = p.scale * k * grown
        ground_y = cam.seen(x, stands, depth, self.scene.wide)[1]
        if self.scene.medium == "ground" and p.inside is None and p.rides is None:
            high = lift + max(0.0, p.y - y) * (1 if cast.directions.offset[1] else 0)
            base = ground_y * k if cast.directions.offset[1] else sy
            self._shadowed(c, p, (sx, base + 2 * k), scale, high)
        size = shown.size(grown, cam, depth)
        shines = getattr(p.actor, "shines", None) is not None  # by itself, whatever the hour
        lights = (UNTINTED, UNTINTED) if shines else (self.scene.ambient, self.scene.rim)
        soft = cast.soft * k * (shown.zoom or 1.0)
        cast.posed = posed(cast.posed, cast.layer, p.actor, shown.moment, p.scale * k * size, soft, lights)
        image = cast.posed.print
        if image is None:
            return
        foot_y = sy - lift * k * grown
        mirrored = 0.24 if self.wet else 0.34 if self.scene.medium == "water" else 0.0
        fallen = cast.directions.offset[1]
        line = cam.seen(x, y - fallen, depth, self.scene.wide)[1] * k - lift * k * grown if fallen else foot_y
        if (
            mirrored
            and p.inside is None
            and lift < 200
            and cast.layer.tall < self.plan.height * 0.95
            and foot_y <= line + 1
        ):
            low = (sy + lift * k if lift else sy) + 2 * (line - foot_y)
            image.mirror(c, sx, low, mirrored, (self.plan.width, self.plan.height), grown / size)
        if self.scene.medium == "water" and p.rides is None and lift < 10:
            at = (sx, foot_y, grown / size)
            if fallen < p.height * 0.95:  # not yet sunk out of sight
                self._afloat(c, cast, image, m, at, line, t)
            impacts.draw(c, m, (sx - cast.directions.offset[0] * k, line), p.width * k * grown, scale, "water")
            return
        cast.shown = sx, foot_y, scale
        image.place(c, sx, foot_y, grown / size)
        if m.impacts:
            landed = (sx - cast.directions.offset[0] * k, ground_y * k)
            impacts.draw(c, m, landed, p.width * k * grown, scale, self.scene.surface)
        if m.verb == "sleep" and isinstance(p.actor, PersonActor):
            self._snores(c, sx + 40 * k, foot_y - 60 * scale, t)

    def shine(self, c: Any, cast: Cast, m: Moment, t: float, cam: Lens) -> None:
        """The light of what shines by itself, the more the darker it is; `c` is the canvas of the light buffer."""
        p, k = cast.placed, self.k
        light: tuple[float, float, str] | None = getattr(p.actor, "shines", None)
        if light is None:
            return
        high, reach, colour = light
        x, y, grown = self.places.where(cast, t, m)
        sx, sy = cam.seen(x, y, ACTOR_DEPTH, self.scene.wide)
        scale = p.scale * grown * cam.scale(ACTOR_DEPTH)
        flicker = 1 + 0.05 * math.sin(t * 9 + p.x) + 0.04 * math.sin(t * 23 + p.x)
        strength = (30 + 75 * self.scene.tone.night) * flicker
        glow(c, sx * k, (sy - p.lift * grown - high * scale) * k, reach * scale * k * flicker, hexa(colour), strength)

    def _shadowed(self, c: Any, p: Placed, at: tuple[float, float], scale: float, high: float) -> None:
        """The shadow at the feet of somebody `high` stage units above it."""
        strength = (0.95 if not self.scene.tone.night > 0.9 else 0.7) * max(0.0, 1 - high / 420)
        foot = p.actor.width * scale * (1.5 if isinstance(p.actor, PersonActor) else 1.25)
        if strength > 0.05:
            self.shadow.draw(c, *at, foot * (1 - 0.3 * min(1.0, high / 400)), strength)

    def thrown(self, c: Any, flight: flights.Flight, m: Moment, cam: Lens) -> None:
        """What somebody has let go of, over everybody."""

        def at(x: float, y: float) -> tuple[float, float]:
            sx, sy = cam.seen(x, y, ACTOR_DEPTH, self.scene.wide)
            return sx * self.k, sy * self.k

        flights.draw(c, flight, m.into, at, flight.scale * self.k, m.facing)

    def _afloat(
        self, c: Any, cast: Cast, image: Print, m: Moment, at: tuple[float, float, float], y: float, t: float
    ) -> None:
        """On water, whose line is at `y`: cut there, with foam around it and a wake behind what moves."""
        p, k = cast.placed, self.k
        x, foot, grown = at
        boat = isinstance(p.actor, BuiltActor)
        sink = p.height * k * (0.05 if boat else 0.14 if p.lying else 0.14 if p.subject.kind == "bird" else 0.42)
        if p.y > HIGH or m.verb == "surf" or isinstance(p.actor, BuiltActor) and p.actor.name == "surfboard":
            sink = 0
        bob = math.sin(t * 1.6 + p.copy) * 6 * k
        c.save()
        c.clipRect(skia.Rect(0, 0, self.plan.width, y + 2 * k))
        image.place(c, x, foot + sink + bob, grown)
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
