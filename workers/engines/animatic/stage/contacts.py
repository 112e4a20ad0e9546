"""What is heard of what is seen: steps, landings, bounces and splashes, at the frames where they happen."""

import math
from collections.abc import Iterator
from dataclasses import replace

from workers.engines.animatic.art.built.machines import GOES
from workers.engines.animatic.art.person.actions import acted, basic
from workers.engines.animatic.model import Contact
from workers.engines.animatic.stage import flights
from workers.engines.animatic.stage.actors import BirdActor, BuiltActor, CreatureActor, PersonActor
from workers.engines.animatic.stage.film import Picture
from workers.engines.animatic.stage.journey import Span
from workers.engines.animatic.stage.shot import ShotFilm
from workers.engines.animatic.stage.whereabouts import Cast

MOST = 220
"""No film needs more contacts than this to sound busy."""
MARGIN = 1e-6
STEPPED = {"walk", "run", "chase"}
HEAVY = 90.0
"""Figure units: the feet of what is higher fall like blows."""


def contacts(picture: Picture) -> tuple[Contact, ...]:
    """Every contact of the film, in order of time."""
    found: list[Contact] = []
    for shot in picture.shots:
        for cast in shot.cast:
            if cast.placed.copy > 2 or cast.placed.rides is not None:
                continue
            for span in cast.placed.journey.spans:
                found += [c for c in _of(shot, cast, span) if span.start - MARGIN <= c.time < span.end]
    heard = [replace(c, time=c.time - picture.began) for c in found if c.time >= picture.began]
    return tuple(sorted(heard, key=lambda c: c.time)[:MOST])


def _of(shot: ShotFilm, cast: Cast, span: Span) -> Iterator[Contact]:
    placed, actor = cast.placed, cast.placed.actor
    verb = span.verb if isinstance(actor, PersonActor) else basic(span.verb)
    pan = max(-1.0, min(1.0, (placed.x / shot.scene.wide - 0.5) * 1.6))
    material, pace = shot.scene.surface, shot.clock.bodies
    grounded = shot.scene.medium == "ground" and placed.lift < 30
    track = cast.directions.track(verb, span.start, span.end)
    if isinstance(actor, BuiltActor) and actor.art.strokes and verb in GOES:
        for at, force, kind in actor.art.strokes((span.end - span.start) * pace):
            yield Contact(span.start + at / pace, kind, "wood", force, pan)
    elif track is not None:
        for hit in track.hits:
            wet = hit.kind == "splash"
            yield Contact(span.start + hit.time / pace, hit.kind, "water" if wet else material, hit.force, pan)
    elif verb in STEPPED and grounded and not isinstance(actor, BuiltActor):
        yield from _steps(cast, span, material, pan)
    elif verb in ("swim", "surf") or verb == "sail" and shot.scene.medium == "water":
        yield from (Contact(t, "splash", "water", 0.4, pan) for t in _every(span, 0.3, 1.1 / pace))
    elif verb == "fly" and isinstance(actor, BirdActor):
        size = min(1.0, placed.height / 700)
        yield from (Contact(t, "flap", "air", 0.4 * size, pan) for t in _every(span, 0.2, 0.4 / pace))
    elif isinstance(actor, PersonActor):
        yield from _touches(shot, cast, span, pan)


def _steps(cast: Cast, span: Span, material: str, pan: float) -> Iterator[Contact]:
    """Feet touch down where the phase passes a half (two legs) or a quarter (four) of the cycle."""
    placed, actor = cast.placed, cast.placed.actor
    size = min(1.0, placed.height / 700)
    halves, rate, cycles = (2 if isinstance(actor, PersonActor | BirdActor) else 4), span.rate, span.cycles
    offset = (placed.copy * 0.37) % 1
    force = (0.8 if span.verb != "walk" else 0.5) * (0.4 + 0.6 * size) * (0.6 if halves == 4 else 1.0)
    if isinstance(actor, CreatureActor):
        rate, cycles = span.speed / actor.art.stride, span.gone / actor.art.stride
        if actor.art.height > HEAVY:
            halves, force = 2, min(1.0, force * 1.8)
    rate = max(0.01, rate)
    for k in range(int((span.end - span.start) * rate * halves) + 2):
        at = (math.ceil((cycles + offset) * halves - MARGIN) + k) / halves
        t = span.start + (at - cycles - offset) / rate
        kind = "land" if isinstance(actor, CreatureActor) and actor.art.height > HEAVY else "step"
        yield Contact(t, kind, material, force, pan)


def _touches(shot: ShotFilm, cast: Cast, span: Span, pan: float) -> Iterator[Contact]:
    """What somebody's hands and feet strike, as the action says; what they throw, where it strikes."""
    pace = shot.clock.bodies
    size = min(1.0, cast.placed.height / 700)
    for touch in acted(span.verb).touches:
        material = touch.material or shot.scene.surface
        force = touch.force * (0.4 + 0.6 * size)
        for t in _every(span, touch.at / pace, touch.every / pace):
            yield Contact(t, touch.kind, material, force, pan)
    if span.verb == "throw":
        thrown = flights.flight(cast.placed, shot.placed, shot.scene.wide)
        if thrown is not None:
            there = max(-1.0, min(1.0, (thrown.end[0] / shot.scene.wide - 0.5) * 1.6))
            soft = thrown.thing.partition(":")[0] in flights.BURSTS
            for at in flights.strikes((span.end - span.start) * pace):
                yield Contact(
                    span.start + at / pace, "land" if soft else "bounce", "snow" if soft else "ball", 0.7, there
                )


def _every(span: Span, first: float, period: float) -> Iterator[float]:
    t = span.start + first
    while t < span.end:
        yield t
        t += period
