"""Strings and leashes: from a hand to the kite that it flies, and to the neck of whoever it leads."""

import math
from collections.abc import Sequence
from typing import Any

import skia

from workers.engines.animatic.art.draw import hexa, rgb, stroke
from workers.engines.animatic.stage.actors import PersonActor
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.whereabouts import Cast

_STRING, _LEASH = rgb(255, 255, 255, 220), hexa("#C8373F")


def tied(cast: Sequence[Cast]) -> list[tuple[Cast, Cast]]:
    """Who holds what on a line, in a shot: each kite and each led animal by one hand."""
    out: list[tuple[Cast, Cast]] = []
    for holder in cast:
        p = holder.placed
        if not isinstance(p.actor, PersonActor):
            continue
        told = {b.target for b in p.subject.beats}
        led = {other for name, other in p.subject.relations if name == "leading"}
        for thing in cast:
            q = thing.placed
            flown = q.subject.art == "kite" and q.subject.id in told and q.copy == p.copy
            led_here = q.subject.id in led and p.copy == 0 and q.rides is None
            if (flown or led_here) and not any(other is thing for _, other in out):
                out.append((holder, thing))
    return out


def draw(c: Any, cast: Sequence[Cast], moments: Sequence[Moment]) -> None:
    """Draw every line between two who have just been drawn."""
    at = {id(one): m for one, m in zip(cast, moments, strict=True)}
    for holder, thing in tied(cast):
        actor = holder.placed.actor
        if holder.shown is None or thing.shown is None or not isinstance(actor, PersonActor):
            continue
        x, y, k = holder.shown
        tx, ty, tk = thing.shown
        q, kite = thing.placed, thing.placed.subject.art == "kite"
        facing = at[id(thing)].facing
        tx += 0.0 if kite else 0.26 * q.actor.width * facing * tk
        ty -= (0.72 if kite else 0.6) * q.actor.height * tk
        hands = [(x + hx * k, y + hy * k) for hx, hy in actor.hands_at(at[id(holder)])]
        start = min(hands, key=lambda hand: math.dist(hand, (tx, ty)))  # the line never crosses the face
        path = skia.Path()
        path.moveTo(*start)
        sag = 0.12 * abs(tx - start[0]) + (6 if kite else 14) * k
        path.quadTo((start[0] + tx) / 2, (start[1] + ty) / 2 + sag, tx, ty)
        c.drawPath(path, stroke(_STRING, max(1.2, 0.5 * k)) if kite else stroke(_LEASH, max(1.6, 0.9 * k)))
