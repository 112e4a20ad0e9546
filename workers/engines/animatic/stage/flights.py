"""What somebody has thrown: a parabola from the hand to whom it is meant for, what it does there, and when."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.art.draw import hexa, radial, rgb, shade
from workers.engines.animatic.art.person.actions.sports import RELEASE, THROW
from workers.engines.animatic.art.person.grips import draw_item
from workers.engines.animatic.stage.actors import PersonActor
from workers.engines.animatic.stage.physics import FALL
from workers.engines.animatic.stage.placed import Placed

HAND = (24.0, 58.0)
"""Figure units from the foot of who throws to the hand that lets go."""
FLIGHT = 0.62
"""Seconds in the air: less than it takes to throw again."""
BURSTS = {"snowball", "full-moon", "egg", "tomato", "pie", "balloon", "shortcake"}
"""What breaks where it strikes; other things drop from there."""
WHITE_SNOW = rgb(250, 252, 255)


@dataclass(frozen=True, slots=True)
class Flight:
    """One throw on the stage: where it leaves, where it strikes, and of what size it is."""

    thing: str
    start: tuple[float, float]
    end: tuple[float, float]
    ground: float
    scale: float

    def at(self, t: float) -> tuple[float, float]:
        """Where it is `t` seconds after it was let go: a parabola until it strikes, a fall after that."""
        (x0, y0), (x1, y1) = self.start, self.end
        g = FALL * self.scale * 0.5
        if t <= FLIGHT:
            u = t / FLIGHT
            return x0 + (x1 - x0) * u, y0 + (y1 - y0) * u - g * FLIGHT * FLIGHT * u * (1 - u)
        after = t - FLIGHT
        return x1 - (x1 - x0) * 0.1 * after, min(self.ground, y1 + g * after * after)


def flight(p: Placed, placed: list[Placed], wide: float) -> Flight | None:
    """What `p` throws in this shot, if it throws."""
    if not isinstance(p.actor, PersonActor) or "throw" not in p.journey.verbs or p.rides is not None:
        return None
    span = next(s for s in p.journey.spans if s.verb == "throw")
    aimed = _aim(p, placed, span.target)
    start = (p.x + p.facing * HAND[0] * p.scale, p.y - p.lift - HAND[1] * p.scale)
    if aimed is None:
        reach = min(p.x - 20, 300.0) if p.facing < 0 else min(wide - 20 - p.x, 300.0)
        return Flight(p.grip or "ball", start, (p.x + p.facing * max(120.0, reach), p.y - 6 * p.scale), p.y, p.scale)
    end = (aimed.x - p.facing * aimed.width * 0.2, aimed.y - aimed.lift - aimed.height * 0.55)
    return Flight(p.grip or "ball", start, end, aimed.y, p.scale)


def _aim(p: Placed, placed: list[Placed], target: str) -> Placed | None:
    others = [q for q in placed if q is not p and q.rides is not p]
    named = next((q for q in others if q.subject.id == target), None)
    ahead = [q for q in others if (q.x - p.x) * p.facing > 0]
    return named or min(ahead, key=lambda q: abs(q.x - p.x), default=None)


def strikes(seconds: float) -> Iterator[float]:
    """When each of the throws of a beat strikes, in seconds since the beat began."""
    k = 0
    while k * THROW + RELEASE + FLIGHT < seconds:
        yield k * THROW + RELEASE + FLIGHT
        k += 1


def draw(c: Any, f: Flight, into: float, at: Any, scale: float, facing: int) -> None:
    """The thing at its moment, on a canvas in pixels; `at` turns stage units into pixels, `scale` is pixels a unit."""
    since = into % THROW - RELEASE
    if since < 0:
        return
    x, y = at(*f.at(since))
    plain = f.thing.partition(":")[0]
    if since > FLIGHT and plain in BURSTS:
        _burst(c, x, y, since - FLIGHT, scale, plain)
        return
    c.save()
    c.translate(x, y)
    c.scale(scale * facing, scale)
    c.rotate(340 * since)
    draw_item(c, (-8, 0), (-8, 0), f.thing, 0.0, (0, 0), (0, -40), (-0.55, 0.8))
    c.restore()


def _burst(c: Any, x: float, y: float, age: float, scale: float, thing: str) -> None:
    u = age / (THROW - RELEASE - FLIGHT + 0.12)
    colour = WHITE_SNOW if thing in ("snowball", "full-moon") else hexa("#E5533C" if thing == "tomato" else "#FFE9A0")
    for k in range(16):
        a = k * 2.399
        v = (26 + 22 * math.sin(k * 1.7) ** 2) * scale
        px, py = x + math.cos(a) * v * u, y + math.sin(a) * v * u + FALL * 0.22 * scale * u * u
        r = scale * (4.6 - 3.4 * u) * (0.6 + 0.4 * math.sin(k * 3.3) ** 2)
        if r > 0.3:
            c.drawCircle(px, py, r, radial((px - r * 0.3, py - r * 0.3), r * 1.6, [colour, colour, shade(colour)]))
