"""Weight: tracks follow the laws of falling, swinging, floating and rolling, and are heard when they are seen."""

import math

import numpy as np
import pytest

from workers.engines.animatic.art.built import worlds
from workers.engines.animatic.engine import AnimaticEngine
from workers.engines.animatic.model import Plan
from workers.engines.animatic.stage import flights, timeline
from workers.engines.animatic.stage.bodies import toppled
from workers.engines.animatic.stage.contacts import contacts
from workers.engines.animatic.stage.film import Picture
from workers.engines.animatic.stage.physics import (
    FALL,
    STEPS,
    Track,
    World,
    drop,
    flutter,
    leaps,
    pendulum,
    plunge,
    rolling,
    throw,
)
from workers.engines.base import RenderRequest

FPS = 24


def _planned(prompt: str) -> Plan:
    request = RenderRequest(prompt=prompt, seconds=4, width=256, height=448, seed=3)
    plan: Plan = AnimaticEngine().plan(request)
    return plan


def _ballistic(t: float, height: float, bounce: float) -> float:
    """Height of a dropped ball by formula, through its bounces."""
    first = math.sqrt(2 * height / FALL)
    if t < first:
        return height - FALL * t * t / 2
    t, speed = t - first, FALL * first * bounce
    while t > 2 * speed / FALL:
        t, speed = t - 2 * speed / FALL, speed * bounce
    return speed * t - FALL * t * t / 2


@pytest.mark.parametrize(("height", "bounce"), [(60.0, 0.5), (100.0, 0.7), (160.0, 0.8)])
def test_a_dropped_ball_follows_the_formula_within_two_percent(height: float, bounce: float) -> None:
    track = drop(1.6, FPS, height, bounce)
    wrong = [abs(_ballistic(i / FPS, height, bounce) - float(track.y[i])) for i in range(int(1.4 * FPS))]
    assert max(wrong) <= 0.02 * height
    assert track.hits[0].time == pytest.approx(math.sqrt(2 * height / FALL), abs=0.5 / FPS)


@pytest.mark.parametrize("length", [30.0, 60.0, 96.0])
def test_a_pendulum_keeps_its_period_within_three_percent(length: float) -> None:
    track = pendulum(8, FPS, length, 0.25)
    crossings = [hit.time for hit in track.hits]
    period = 2 * (crossings[-1] - crossings[0]) / (len(crossings) - 1)
    assert period == pytest.approx(2 * math.pi * math.sqrt(length / FALL), rel=0.03)


def test_no_bounce_is_higher_than_the_one_before() -> None:
    y = drop(4, FPS, 120, 0.8).y
    inner = y[1:-1]
    tops = [float(v) for v in inner[(inner >= y[:-2]) & (inner > y[2:])]]
    assert all(later <= earlier * 1.01 for earlier, later in zip(tops, tops[1:], strict=False))
    assert max(tops) <= 120 * 0.8**2 * 1.03


def test_energy_never_grows_in_a_heap_of_falling_blocks() -> None:
    world = World(FPS)
    bodies = [world.box((9.0 * (k % 3), 20 + 16.0 * k), (12, 12), 1 + k % 2, 0.3) for k in range(7)]
    energies: list[float] = []

    def weigh(_clock: float) -> None:
        # pymunk counts a kinetic energy twice
        energies.append(sum(b.kinetic_energy / 2 + b.mass * FALL * b.position.y for b in bodies))

    world.record(3.0, weigh)
    most = energies[0]
    for one in energies[:: STEPS // 4]:
        assert one <= most + 0.02 * energies[0]
        most = min(most, one)
    assert energies[-1] < 0.6 * energies[0]


def test_a_cradle_swings_no_higher_than_it_was_let_go() -> None:
    swings = [float(t.y.max()) for t in worlds.cradle()]
    assert max(swings) <= float(worlds.cradle()[0].y[0]) + 0.5


def test_a_wheel_turns_as_far_as_it_rolls() -> None:
    assert rolling(2 * math.pi * 9.5, 9.5) == pytest.approx(2 * math.pi)
    ball = worlds.bowling()[0]
    before = slice(0, int(0.6 * worlds.FPS))  # until it strikes
    gone, turned = ball.x[before] - ball.x[0], -(ball.angle[before] - ball.angle[0])
    assert np.allclose(turned, gone / 9.5, rtol=0.02, atol=0.05)


def test_what_is_thrown_lands_where_it_was_meant_to() -> None:
    track = throw(2, FPS, 120, 60, 0.8, 0.3, 5)
    assert track.hits[0].time == pytest.approx(0.8, abs=1 / FPS)
    assert track.at(0.8)[0] == pytest.approx(120, rel=0.03)
    flight = flights.Flight("ball", (100.0, 600.0), (420.0, 700.0), 900.0, 5.0)
    assert flight.at(0.0) == (100.0, 600.0)
    assert flight.at(flights.FLIGHT) == pytest.approx((420.0, 700.0))
    assert flight.at(flights.FLIGHT / 2)[1] < 600.0


def test_wood_floats_up_again_and_stone_does_not() -> None:
    wood, stone = plunge(6, FPS, 80, 20, 0.5), plunge(6, FPS, 80, 20, 2.6)
    assert wood.hits[0].kind == stone.hits[0].kind == "splash"
    assert wood.hits[0].time == pytest.approx(math.sqrt(2 * 80 / FALL), abs=1 / FPS)
    assert abs(float(wood.y[-1])) < 10
    assert float(stone.y[-1]) == pytest.approx(-1.15 * 20)


def test_a_feather_takes_its_time_and_lies_where_it_lands() -> None:
    feather = flutter(9, FPS, 90, 15, 16, 0.42)
    assert feather.hits[0].time > 4 * math.sqrt(2 * 90 / FALL)
    assert np.ptp(feather.x[: int(5 * FPS)]) > 16
    last = int(feather.hits[0].time * FPS) + 2
    assert np.ptp(feather.x[last:]) == 0
    assert not feather.y[last:].any()


def test_a_leap_out_of_the_water_is_a_parabola_between_two_splashes() -> None:
    track = leaps(5, 240, 60, 2.6, 80)
    out, back = track.hits[0].time, track.hits[1].time
    assert float(track.y.max()) == pytest.approx(60, rel=0.02)
    assert track.at((out + back) / 2)[1] == pytest.approx(60, rel=0.02)
    assert abs(track.at(back)[1]) < 1.5


def test_dominoes_fall_one_after_the_other() -> None:
    tracks = worlds.dominoes()
    tipped = [int(np.argmax(np.abs(track.angle) > 0.3)) for track in tracks]
    assert all(a < b for a, b in zip(tipped, tipped[1:], strict=False))
    assert all(abs(float(track.angle[-1])) > 1.0 for track in tracks)


def test_the_ball_leaves_no_pin_standing_and_topples_the_tower() -> None:
    assert all(abs(float(pin.angle[-1])) > 1.0 for pin in worlds.bowling()[1:])
    high = [float(block.y[-1]) for block in worlds.tower()[:-1]]
    assert max(high) < 60


def test_what_topples_stays_on_its_foot() -> None:
    track = toppled(4, FPS, 200)
    for i in range(len(track.x)):
        turn = -float(track.angle[i])
        foot = (float(track.x[i]) - math.sin(turn) * 100, float(track.y[i]) + 100 - math.cos(turn) * 100)
        assert foot == pytest.approx((0, 0), abs=1e-3)
    assert -float(track.angle[-1]) == pytest.approx(1.48, abs=0.2)


def _seen(track: Track) -> float:
    """When a falling thing first touches the ground in the picture."""
    return float(np.argmax(np.diff(track.y) > 0)) / track.fps


def test_the_first_bounce_is_heard_in_the_frame_in_which_it_is_seen() -> None:
    plan = _planned("a ball bounces on a beach")
    picture = Picture(timeline.build(plan, ()))
    shot = picture.shots[0]
    cast = next(c for c in shot.cast if c.placed.subject.kind == "prop")
    span = next(s for s in cast.placed.journey.spans if s.verb == "bounce")
    track = cast.directions.track("bounce", span.start, span.end)
    assert track is not None
    heard = next(c for c in contacts(picture) if c.kind == "bounce")
    assert heard.time == pytest.approx(span.start + _seen(track), abs=1 / plan.fps)


def test_a_stone_that_falls_into_the_sea_is_heard_to_splash() -> None:
    picture = Picture(timeline.build(_planned("a stone falls into the sea"), ()))
    splash = next(c for c in contacts(picture) if c.kind == "splash")
    assert splash.material == "water"
    assert 0 < splash.time < 3


def test_pins_are_heard_when_the_ball_strikes_them() -> None:
    plan = _planned("a bowling ball knocks down ten pins")
    assert [s.art for s in plan.subjects] == ["bowling"]
    found = contacts(Picture(timeline.build(plan, ())))
    assert [c.kind for c in found].count("knock") >= 3
    struck = worlds.strokes(worlds.bowling())[0][0]
    assert found[0].time == pytest.approx(struck, abs=1 / plan.fps)
