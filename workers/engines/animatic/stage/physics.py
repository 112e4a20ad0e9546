"""Falling, bouncing, swinging, floating and fluttering bodies, simulated once before filming and kept as tracks."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pymunk

GRAVITY = 981.0
"""Centimetres: one figure unit is about 1.7 cm, and films look right a little slower than the world."""
UNIT_CM = 1.7
FALL = GRAVITY / UNIT_CM
"""Figure units a second gained in a second."""
STEPS = 16
"""Steps a frame at 24 frames a second: a drop is within 1 % of the analytic curve."""
QUIET = 0.08
"""Seconds between two impacts of one body that are heard apart."""
LEAST = 0.06
"""Impacts weaker than this share of the first fall's are not felt."""


SUNK = 1.15
"""How many of its own sizes below the surface what sinks is followed: it is out of sight there."""


class Hit(NamedTuple):
    """An impact: seconds since the track began, force 0 to 1, what it is called among contacts."""

    time: float
    force: float
    kind: str = "bounce"


@dataclass(frozen=True, slots=True)
class Track:
    """Positions of one body, in figure units above the ground and to the right of where it began, one a frame."""

    fps: int
    x: npt.NDArray[np.float32]
    y: npt.NDArray[np.float32]
    angle: npt.NDArray[np.float32]
    hits: tuple[Hit, ...] = ()

    def at(self, t: float) -> tuple[float, float, float]:
        i = max(0.0, min(len(self.x) - 1.0, t * self.fps))
        a = int(i)
        b = min(a + 1, len(self.x) - 1)
        u = i - a
        return tuple(float(v[a] + (v[b] - v[a]) * u) for v in (self.x, self.y, self.angle))  # type: ignore[return-value]

    def squash(self, t: float) -> float:
        """How flat the last impact leaves it, dying away in a fifth of a second."""
        felt = (h.force * 0.34 * math.exp(-(t - h.time) * 16) for h in self.hits if 0 <= t - h.time < 0.3)
        return max(felt, default=0.0)


class World:
    """A pymunk space with a floor, whose bodies are recorded frame by frame."""

    def __init__(self, fps: int, floor: float = 0.0, grip: float = 0.8) -> None:
        self.fps = fps
        self.space = pymunk.Space()
        self.space.gravity = (0, -FALL)
        self.space.iterations = 20
        self.clock = 0.0
        self._hits: dict[pymunk.Body, list[Hit]] = {}
        self._full: dict[pymunk.Body, float] = {}
        self._bodies: list[pymunk.Body] = []
        ground = pymunk.Segment(self.space.static_body, (-9000, floor - 40), (9000, floor - 40), 40)
        ground.elasticity, ground.friction = 1.0, grip
        self.space.add(ground)
        self.space.on_collision(None, None, post_solve=self._touched)

    def add(
        self, body: pymunk.Body, shape: pymunk.Shape, at: tuple[float, float], bounce: float, grip: float, full: float
    ) -> pymunk.Body:
        """Put a body in; `full` is the speed of a collision that counts as force 1."""
        body.position = at
        shape.elasticity, shape.friction = bounce, grip
        self.space.add(body, shape)
        self._bodies.append(body)
        self._hits[body], self._full[body] = [], full
        return body

    def ball(
        self, at: tuple[float, float], radius: float, mass: float = 1.0, bounce: float = 0.5, grip: float = 0.7,
        full: float = 300.0,
    ) -> pymunk.Body:  # fmt: skip
        body = pymunk.Body(mass, pymunk.moment_for_circle(mass, 0, radius))
        return self.add(body, pymunk.Circle(body, radius), at, bounce, grip, full)

    def box(
        self, at: tuple[float, float], size: tuple[float, float], mass: float = 1.0, bounce: float = 0.1,
        grip: float = 0.7, full: float = 200.0,
    ) -> pymunk.Body:  # fmt: skip
        body = pymunk.Body(mass, pymunk.moment_for_box(mass, size))
        return self.add(body, pymunk.Poly.create_box(body, size, 0.2), at, bounce, grip, full)

    def _touched(self, arbiter: pymunk.Arbiter, _space: pymunk.Space, _data: object) -> None:
        if not arbiter.is_first_contact:
            return
        for body in dict.fromkeys(shape.body for shape in arbiter.shapes):
            kept = self._hits.get(body) if body is not None else None
            if body is None or kept is None:
                continue
            force = arbiter.total_impulse.length / body.mass / self._full[body]
            if force > LEAST and (not kept or self.clock - kept[-1].time > QUIET):
                kept.append(Hit(self.clock, min(1.0, force)))

    def record(self, seconds: float, push: Callable[[float], None] | None = None) -> list[Track]:
        """Run for `seconds`; `push(clock)` may apply forces before every step. One track per body."""
        n = math.ceil(seconds * self.fps) + 2
        kept = np.zeros((len(self._bodies), 3, n), np.float32)
        dt = 1 / self.fps / STEPS
        for i in range(n):
            for k, body in enumerate(self._bodies):
                kept[k, :, i] = body.position.x, body.position.y, body.angle
            for _ in range(STEPS):
                if push is not None:
                    push(self.clock)
                self.space.step(dt)
                self.clock += dt
        pairs = zip(self._bodies, kept, strict=True)
        return [Track(self.fps, one[0], one[1], one[2], tuple(self._hits[body])) for body, one in pairs]


def drop(
    seconds: float, fps: int, height: float, bounce: float, push: float = 0.0, spin: float = 0.0, radius: float = 10.0
) -> Track:
    """A ball let go `height` figure units above the ground, pushed sideways at `push` units a second."""
    world = World(fps, -radius)
    body = world.ball((0, height), radius, bounce=bounce, full=math.sqrt(2 * FALL * max(height, 1)) * 1.7)
    body.velocity, body.angular_velocity = (push, 0), spin
    (track,) = world.record(seconds)
    return Track(fps, track.x, np.maximum(track.y, 0), track.angle, track.hits)


def throw(seconds: float, fps: int, reach: float, height: float, flight: float, bounce: float, radius: float) -> Track:
    """A body thrown from the ground's origin `height` up so that it lands `reach` away after `flight` seconds."""
    world = World(fps, -radius)
    up = (FALL * flight * flight / 2 - height) / max(0.05, flight)
    body = world.ball((0, height), radius, bounce=bounce, full=math.hypot(reach / flight, up) * 1.4)
    body.velocity, body.angular_velocity = (reach / flight, up), -reach / flight / (radius * 2)
    (track,) = world.record(seconds)
    return Track(fps, track.x, np.maximum(track.y, 0), track.angle, track.hits)


def rolling(distance: float, radius: float) -> float:
    """Radians, clockwise, by which a wheel has turned that rolled `distance` without sliding."""
    return distance / max(radius, 1e-3)


def pendulum(seconds: float, fps: int, length: float, start: float, damping: float = 0.0) -> Track:
    """A weight on a rod of `length` let go at `start` radians from the vertical; the pivot is the origin."""
    world = World(fps, -length * 3 - 100)
    body = world.ball((math.sin(start) * length, -math.cos(start) * length), 0.5, full=1e9)
    joint = pymunk.PinJoint(world.space.static_body, body, (0, 0), (0, 0))
    world.space.add(joint)
    if damping:
        world.space.damping = 1 - damping
    (track,) = world.record(seconds)
    swung = np.arctan2(track.x, -track.y).astype(np.float32)
    return Track(fps, track.x, track.y, swung, tuple(Hit(t, 0.3, "swing") for t in _turns(swung, fps)))


def _turns(angle: npt.NDArray[np.float32], fps: int) -> list[float]:
    """When a swing passes its lowest point."""
    sign = np.signbit(angle)
    return [float(i) / fps for i in np.nonzero(sign[1:] != sign[:-1])[0]]


def flutter(
    seconds: float, fps: int, height: float, sink: float, sway: float, turn: float, start: float = 0.0
) -> Track:
    """Something light falling at `sink` units a second, rocking `sway` units to either side, `turn` times a second."""
    n = math.ceil(seconds * fps) + 2
    t = np.arange(n) / fps
    swing = 2 * math.pi * turn * t + start
    grown = np.minimum(1.0, t * 2)
    # it sinks fastest as it slips through the middle of its swing and hangs at either end
    y = height - sink * t + sink / (2 * math.pi * turn) * 0.45 * np.sin(2 * swing)
    landed = np.nonzero(y <= 0)[0]
    last = int(landed[0]) if len(landed) else n
    x = sway * grown * (np.sin(swing) - math.sin(start))
    angle = 0.7 * grown * np.cos(swing)
    if last < n:
        y[last:], x[last:] = 0.0, x[last]
        angle[last:] = angle[last] * np.exp(-np.arange(n - last) / fps * 8)
    hits = (Hit(last / fps, 0.12, "land"),) if last < n else ()
    return Track(fps, x.astype(np.float32), np.maximum(y, 0).astype(np.float32), angle.astype(np.float32), hits)


def plunge(seconds: float, fps: int, height: float, size: float, weight: float) -> Track:
    """A fall into water whose surface is at 0: it goes under, and floats up again if `weight` (water is 1) allows."""
    n = math.ceil(seconds * fps) + 2
    y, v = height, 0.0
    dt = 1 / fps / STEPS
    ys = np.zeros(n, np.float32)
    hits: list[Hit] = []
    full = math.sqrt(2 * FALL * max(height, 1.0))
    for i in range(n):
        ys[i] = y
        for k in range(STEPS):
            wet = min(1.0, max(0.0, (size * 0.5 - y) / size))
            drag = 0.0 if not wet else 3.4 * v * wet + 0.012 * v * abs(v) * wet
            v += (-FALL + FALL * wet / weight - drag) * dt
            before, y = y, max(y + v * dt, -size * SUNK)
            if before > 0 >= y and v < -full * 0.08:
                hits.append(Hit((i * STEPS + k) * dt, min(1.0, -v / full), "splash"))
    tilt = (np.arange(n) / fps * 0.6).astype(np.float32)
    return Track(fps, np.zeros(n, np.float32), ys, np.sin(tilt) * np.float32(0.3), tuple(hits))


def leaps(seconds: float, fps: int, height: float, every: float, reach: float) -> Track:
    """Leaps out of the water and back, `height` above it and `reach` long, one every so many seconds."""
    n = math.ceil(seconds * fps) + 2
    rise = math.sqrt(2 * FALL * height)
    air = 2 * rise / FALL
    xs, ys, angles = (np.zeros(n, np.float32) for _ in range(3))
    hits: list[Hit] = []
    for i in range(n):
        k, u = divmod(i / fps - 0.35, every)
        if 0 <= u < air and k >= 0:
            speed = reach / air
            xs[i], ys[i] = speed * u - reach / 2, rise * u - FALL * u * u / 2
            angles[i] = math.atan2(rise - FALL * u, speed * 1.6)
        else:
            u = (u - air) / (every - air) if k >= 0 else 1.0
            dive = math.sin(math.pi * min(1.0, max(0.0, u)))
            xs[i] = reach / 2 - reach * u if k >= 0 else -reach / 2
            ys[i], angles[i] = -height * 0.45 * dive, -0.7 * math.cos(math.pi * u) * dive
    k = 0
    while 0.35 + k * every < seconds:
        hits += [Hit(0.35 + k * every, 0.5, "splash"), Hit(0.35 + k * every + air, 0.9, "splash")]
        k += 1
    return Track(fps, xs, ys, angles, tuple(hits))
