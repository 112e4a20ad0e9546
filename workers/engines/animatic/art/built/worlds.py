"""Small worlds of several bodies, simulated once: bowling, dominoes, towers of blocks, balls on strings, catapults."""

import functools
import math

import pymunk

from workers.engines.animatic.stage.physics import FALL, Hit, Track, World

FPS = 48
SECONDS = 7.0
"""After this many seconds everything lies still."""
AIM = 0.5
"""Seconds before what sets a world going begins to move."""
Scene = tuple[Track, ...]


def strokes(tracks: Scene, most: int = 26) -> tuple[tuple[float, float, str], ...]:
    """The impacts of all bodies that can be told apart by ear."""
    heard: list[Hit] = []
    for hit in sorted((h for track in tracks for h in track.hits), key=lambda h: h.time):
        if heard and hit.time - heard[-1].time < 0.035:
            if hit.force > heard[-1].force:
                heard[-1] = hit
            continue
        heard.append(hit)
    return tuple((h.time, h.force, "knock") for h in heard[:most])


@functools.lru_cache(1)
def bowling() -> Scene:
    """A ball that rolls in from the left into standing pins; the ball's track is the first."""
    world = World(FPS, grip=0.5)
    ball = world.ball((-150, 9.5), 9.5, 7.0, 0.1, 0.35, 260)
    for k in range(6):
        pin = pymunk.Body(1.0, pymunk.moment_for_box(1.0, (7, 26)))
        pin.center_of_gravity = (0, -2.5)
        world.add(pin, pymunk.Poly(pin, [(-2.6, -13), (2.6, -13), (3.6, -6), (1.6, 5), (2.0, 11), (0, 13), (-2, 11),
                                         (-1.6, 5), (-3.6, -6)], radius=0.3),
                  (52 + k * 10.5, 13.3), 0.35, 0.4, 200)  # fmt: skip
    ball.velocity, ball.angular_velocity = (230, 0), -230 / 9.5
    return tuple(world.record(SECONDS))


@functools.lru_cache(4)
def dominoes(count: int = 15) -> Scene:
    """A row of dominoes, the first of which is tipped after AIM seconds."""
    world = World(FPS, grip=1.0)
    size, gap = (3.4, 22.0), 10.4
    bodies = [
        world.box((-(count - 1) * gap / 2 + k * gap, size[1] / 2), size, 1.0, 0.05, 0.55, 90) for k in range(count)
    ]

    def tip(clock: float) -> None:
        if AIM < clock < AIM + 0.09:
            bodies[0].apply_force_at_world_point((900, 0), (bodies[0].position.x, size[1] * 0.95))

    return tuple(world.record(SECONDS, tip))


@functools.lru_cache(2)
def tower(rows: int = 7) -> Scene:
    """A tower of blocks that a ball knocks over; the ball's track is the last."""
    world = World(FPS, grip=0.9)
    side = 14.0
    for row in range(rows):
        for k in range(2):
            world.box((8 + (k - 0.5) * side, side / 2 + row * side), (side - 0.2, side - 0.1), 1.0, 0.08, 0.6, 150)
    ball = world.ball((-120, 60), 9.0, 3.2, 0.3, 0.6, 240)
    ball.velocity = (0, 0)
    flight = 0.62

    def throw(clock: float) -> None:
        if clock < AIM:
            ball.velocity, ball.position = (0, 0), (-120, 60)
        elif clock < AIM + 1 / FPS / 15:
            ball.velocity = (112 / flight, FALL * flight / 2 + 6 / flight)

    return tuple(world.record(SECONDS, throw))


@functools.lru_cache(1)
def cradle() -> Scene:
    """Five balls on strings that pass on one another's swing."""
    world = World(FPS, -400)
    world.space.iterations = 60
    r, length = 6.0, 44.0
    for k in range(5):
        x = (k - 2) * 2 * r * 1.001
        swing = -0.75 if k == 0 else 0.0
        at = (x + math.sin(swing) * length, 70 - math.cos(swing) * length)
        body = world.ball(at, r, 1.0, 0.998, 0.0, 160)
        world.space.add(pymunk.PinJoint(world.space.static_body, body, (x, 70), (0, 0)))
    return tuple(world.record(12.0))


@functools.lru_cache(1)
def seesaw_throw() -> Scene:
    """A weight that falls on one end of a seesaw and throws up what lies on the other: plank, weight, load."""
    world = World(FPS, grip=0.9)
    plank = world.box((0, 17), (110, 3.4), 2.0, 0.05, 0.9, 120)
    pivot = pymunk.PivotJoint(world.space.static_body, plank, (0, 17))
    world.space.add(pivot)
    plank.angle = 0.27
    weight = world.ball((-44, 110), 10.0, 9.0, 0.05, 0.9, 320)
    world.ball((44, 22), 5.0, 0.7, 0.4, 0.8, 260)

    def wait(clock: float) -> None:
        if clock < AIM:
            weight.velocity, weight.position = (0, 0), (-44, 110)

    return tuple(world.record(SECONDS, wait))
