"""What is heard of what is seen: steps, landings, bounces and splashes, at the frames where they happen."""

import math
from dataclasses import replace

from workers.engines.animatic.art.built.machines import GOES
from workers.engines.animatic.art.person.actions import acted
from workers.engines.animatic.model import Contact
from workers.engines.animatic.stage.actors import BirdActor, BuiltActor, PersonActor
from workers.engines.animatic.stage.film import Picture
from workers.engines.animatic.stage.journey import Span
from workers.engines.animatic.stage.shot import ShotFilm

MOST = 220
"""No film needs more contacts than this to sound busy."""
MARGIN = 1e-6
STEPPING = {"walk", "run", "chase", "march", "carry", "push"}


def contacts(picture: Picture) -> tuple[Contact, ...]:
    """Every contact of the film, in order of time."""
    found: list[Contact] = []
    for shot in picture.shots:
        for cast in shot.cast:
            if cast.placed.copy > 2:
                continue
            for span in cast.placed.journey.spans:
                found += _of(shot, cast, span)
    heard = [replace(c, time=c.time - picture.began) for c in found if c.time >= picture.began]
    return tuple(sorted(heard, key=lambda c: c.time)[:MOST])


def _of(shot: ShotFilm, cast: object, span: Span) -> list[Contact]:
    placed = cast.placed  # type: ignore[attr-defined]
    pan = max(-1.0, min(1.0, (placed.x / shot.scene.wide - 0.5) * 1.6))
    size = min(1.0, placed.height / 700)
    material = shot.scene.surface
    pace = shot.clock.bodies
    out: list[Contact] = []
    if placed.rides is not None:
        return out
    grounded = shot.scene.medium == "ground" and placed.lift < 30
    offset = (placed.copy * 0.37) % 1
    if span.verb in STEPPING and grounded and not isinstance(placed.actor, BuiltActor):
        halves = 2 if isinstance(placed.actor, PersonActor | BirdActor) else 4
        for k in range(int((span.end - span.start) * span.rate * halves) + 2):
            # feet touch down where the phase passes a half (people) or a quarter (animals) of the cycle
            at = (math.ceil((span.cycles + offset) * halves - MARGIN) + k) / halves
            t = span.start + (at - span.cycles - offset) / max(0.01, span.rate)
            if span.start <= t < span.end:
                force = (0.8 if span.verb != "walk" else 0.5) * (0.4 + 0.6 * size) * (0.6 if halves == 4 else 1.0)
                out.append(Contact(t, "step", material, force, pan))
    elif isinstance(placed.actor, PersonActor) and acted(span.verb).touches:
        out += _touched(span, material, size, pan, pace) if grounded else []
    elif isinstance(placed.actor, BuiltActor) and placed.actor.art.strokes and span.verb in GOES:
        for at, force, kind in placed.actor.art.strokes((span.end - span.start) * pace):
            out.append(Contact(span.start + at / pace, kind, "wood", force, pan))
    elif (track := cast.directions.track(span.verb, span.start, span.end)) is not None:  # type: ignore[attr-defined]
        for hit in track.hits:
            t = span.start + hit.time / pace
            if t < span.end:
                wet = hit.kind == "splash"
                out.append(Contact(t, hit.kind, "water" if wet else material, hit.force, pan))
    elif span.verb in ("swim", "surf") or span.verb == "sail" and shot.scene.medium == "water":
        t = span.start + 0.3
        while t < span.end:
            out.append(Contact(t, "splash", "water", 0.4, pan))
            t += 1.1 / pace
    elif span.verb == "fly" and isinstance(placed.actor, BirdActor):
        t = span.start + 0.2
        while t < span.end:
            out.append(Contact(t, "flap", "air", 0.4 * size, pan))
            t += 0.4 / pace
    return out


def _touched(span: Span, material: str, size: float, pan: float, pace: float) -> list[Contact]:
    """What an action of its own strikes, each time it does."""
    out = []
    for touch in acted(span.verb).touches:
        t = span.start + touch.at / pace
        while t < span.end:
            out.append(Contact(t, touch.kind, touch.material or material, touch.force * size, pan))
            t += touch.every / pace
    return out
