"""Falling, bouncing and rolling bodies, simulated once before filming and kept as tracks."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pymunk

GRAVITY = 981.0
"""Centimetres: one figure unit is about 1.7 cm, and films look right a little slower than the world."""
UNIT_CM = 1.7
STEPS = 16
"""Steps a frame at 24 frames a second: a drop is within 1 % of the analytic curve."""


@dataclass(frozen=True, slots=True)
class Track:
    """Positions of one body, in figure units above the ground and to the right of where it began, one a frame."""

    fps: int
    x: npt.NDArray[np.float32]
    y: npt.NDArray[np.float32]
    angle: npt.NDArray[np.float32]
    hits: tuple[tuple[float, float], ...]
    """(seconds, force 0 to 1) of every impact."""

    def at(self, t: float) -> tuple[float, float, float]:
        i = max(0.0, min(len(self.x) - 1.0, t * self.fps))
        a = int(i)
        b = min(a + 1, len(self.x) - 1)
        u = i - a
        return tuple(float(v[a] + (v[b] - v[a]) * u) for v in (self.x, self.y, self.angle))  # type: ignore[return-value]

    def squash(self, t: float) -> float:
        """How flat the last impact leaves it, dying away in a fifth of a second."""
        return max((f * 0.34 * math.exp(-(t - at) * 16) for at, f in self.hits if 0 <= t - at < 0.3), default=0.0)


def drop(
    seconds: float, fps: int, height: float, bounce: float, push: float = 0.0, spin: float = 0.0, radius: float = 10.0
) -> Track:
    """A ball let go `height` figure units above the ground, pushed sideways at `push` units a second."""
    space = pymunk.Space()
    space.gravity = (0, -GRAVITY / UNIT_CM)
    floor = pymunk.Segment(space.static_body, (-9000, -radius - 40), (9000, -radius - 40), 40)
    floor.elasticity, floor.friction = 1.0, 0.8
    space.add(floor)
    body = pymunk.Body(1, pymunk.moment_for_circle(1, 0, radius))
    body.position, body.velocity, body.angular_velocity = (0, height), (push, 0), spin
    shape = pymunk.Circle(body, radius)
    shape.elasticity, shape.friction = bounce, 0.7
    space.add(body, shape)
    clock = 0.0
    hits: list[tuple[float, float]] = []

    def touched(arbiter: pymunk.Arbiter, _space: pymunk.Space, _data: object) -> None:
        force = arbiter.total_impulse.length / max(1.0, math.sqrt(2 * GRAVITY / UNIT_CM * max(height, 1)) * 1.7)
        if arbiter.is_first_contact and force > 0.06 and (not hits or clock - hits[-1][0] > 0.08):
            hits.append((clock, min(1.0, force)))

    space.on_collision(None, None, post_solve=touched)
    n = math.ceil(seconds * fps) + 2
    xs, ys, angles = (np.zeros(n, np.float32) for _ in range(3))
    dt = 1 / fps / STEPS
    for i in range(n):
        xs[i], ys[i], angles[i] = body.position.x, max(0.0, body.position.y), body.angle
        for _ in range(STEPS):
            space.step(dt)
            clock += dt
    return Track(fps, xs, ys, angles, tuple(hits))
