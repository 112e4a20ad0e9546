"""Where everybody is: strolling in, carried along, followed by the camera, seated on what carries them."""

import math
from dataclasses import dataclass, field

from workers.engines.animatic import sets
from workers.engines.animatic.art.draw import ease, lerp
from workers.engines.animatic.light.layer import ActorLayer
from workers.engines.animatic.model import Shot
from workers.engines.animatic.sets.base import Scene
from workers.engines.animatic.stage import carry, compose
from workers.engines.animatic.stage.acting import Directions, stands_on
from workers.engines.animatic.stage.actors import SEATS, BuiltActor, CreatureActor, PersonActor
from workers.engines.animatic.stage.camera import Lens
from workers.engines.animatic.stage.compose import Placed
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.poses import Posed


@dataclass(slots=True)
class Cast:
    """One placed figure of a shot, told what to do, with the layer it is drawn in."""

    placed: Placed
    directions: Directions
    layer: ActorLayer
    soft: float = 0.0
    """Stage units by which it is out of focus."""
    shown: tuple[float, float, float] | None = None
    """Where its ground point was last drawn, and how many pixels a figure unit was; None if it was not."""
    posed: Posed | None = None
    """What was last drawn of it."""
    moments: dict[float, tuple[Moment, Lens]] = field(default_factory=dict)
    """What it did at the last few times that were asked for, and through which lens: poses look back at them."""


class Whereabouts:
    """Stage positions of a shot's cast at any time; `cast` is filled once the layers are made."""

    def __init__(self, shot: Shot, scene: Scene, placed: list[Placed]) -> None:
        self.shot, self.scene = shot, scene
        self.cast: list[Cast] = []
        self.tunnel = sets.entry(shot.set).deep
        self.hero = next((p for p in placed if p.hero), None)
        self.follows = bool(
            self.hero and self.hero.journey.travels and not self.tunnel and self.hero.rides is None
            and self.hero.inside is None
            or self.hero and self.hero.rides and self.hero.rides.journey.travels and not self.tunnel
        )  # fmt: skip

    def gone(self, t: float) -> float:
        """How far the camera has followed the hero, in stage units of the actors' plane."""
        if not self.follows or self.hero is None:
            return 0.0
        leader = self.hero.rides if self.hero.rides and self.hero.rides.journey.travels else self.hero
        return leader.journey.gone(t) * leader.scale

    def where(self, cast: Cast, t: float, m: Moment) -> tuple[float, float, float]:
        """Stage position of an actor's ground point and how much it has grown by coming nearer."""
        p = cast.placed
        x, y, grown = p.x, p.y, 1.0
        u = carry.share(self.shot, t)
        if p.inside is not None and not p.inside.journey.travels and not self.follows:
            return x + cast.directions.offset[0], y + cast.directions.offset[1], grown
        if p.rides is not None:
            under = next(c for c in self.cast if c.placed is p.rides)
            um = under.directions.moment(t, (0.0, 0.0))
            ux, uy, grown = self.where(under, t, um)
            return ux + self.seat(p, um)[0] + p.slot * um.facing, uy, grown
        if self.follows:
            if not (p.journey.travels or p.subject.kind in ("person", "quadruped", "bird", "fish") and p.rides is None):
                middle = self.shot.start + carry.settled(self.shot) / 2
                x += self.gone(middle) - self.gone(t)
            elif p is not self.hero:
                x += math.sin(m.t * 1.3 + p.copy) * 14
                if "chasing" in p.tags:
                    x += math.sin(m.t * 0.9) * 26
            else:
                x += lerp(-0.05, 0.05, ease(u)) * self.scene.wide
        elif p.journey.travels and self.scene.medium == "ground" and not p.lift:
            x, y, grown = self._stroll(p, t, x, y)
        elif self.tunnel and self.hero and self.hero.journey.travels and p.subject.kind in ("person", "quadruped"):
            grown = self._stroll(self.hero, t, self.hero.x, self.hero.y)[2]
            back = self.scene.floor + (y - self.scene.floor) * 0.34
            y = lerp(back, y, (grown - 0.66) / 0.34) if grown < 1 else y
        elif p.journey.travels:
            reach = min(self.scene.wide * 0.16, self._length(p) * p.scale * 0.5)
            x += lerp(-reach, reach, u)
        if p.lift:
            y += math.sin(m.t * 1.5 + p.copy * 1.9) * (9 if self.scene.medium != "water" else 5)
        if m.verb == "rise":
            y -= ease(m.into / 4) * 160
        dx, dy = cast.directions.offset
        return x + dx, y + dy, grown

    def lift_of(self, cast: Cast, t: float) -> float:
        """Stage units that an actor is above its ground point: in the air, or on what carries it."""
        p = cast.placed
        if p.rides is None:
            return p.lift
        under = next(a for a in self.cast if a.placed is p.rides)
        um = under.directions.moment(t, (0.0, 0.0))
        lift = p.rides.lift + self.seat(p, um)[1] + (math.sin(um.t * 9) * 2 if um.moving else 0)
        if self.scene.medium == "water" and not isinstance(p.rides.actor, BuiltActor):
            lift -= p.rides.height * 0.42  # as deep as what it sits on lies in the water
        return lift

    def _length(self, p: Placed) -> float:
        """Figure units from where one sets out to one's place."""
        return p.journey.gone(self.shot.start + carry.settled(self.shot))

    def _stroll(self, p: Placed, t: float, x: float, y: float) -> tuple[float, float, float]:
        """Come from the back of the set to one's place while walking; others cross to theirs from the side."""
        length = self._length(p)
        share = min(1.25, p.journey.gone(t) / max(1.0, length))
        if self.tunnel and self.shot.framing in ("full", "wide") and p.subject.kind in ("person", "quadruped"):
            grown = lerp(0.66, 1.0, share)
            back = self.scene.floor + (y - self.scene.floor) * 0.34
            return lerp(x + 60, x, share), lerp(back, y, share), grown
        left = length * p.scale * (1 - share)
        side = p.width * 0.62
        leads = p.hero or self.hero is not None and self.hero.rides is p
        if leads:
            return x - max(0.0, min(left, x - side)), y, 1.0
        begin = x - min(length * p.scale, max(0.0, x - side * 0.4))
        return lerp(begin, x, min(1.0, share)), y, 1.0

    @staticmethod
    def seat(p: Placed, under: Moment) -> tuple[float, float]:
        """Where a rider is on what carries it, in stage units right and up from its ground point."""
        other = p.rides
        assert other is not None
        if "held" in p.tags:
            return _in_hold(p, other, under)
        if "atop" in p.tags:
            return -0.04 * other.width * under.facing, 0.94 * other.height
        if isinstance(other.actor, BuiltActor | CreatureActor) and other.actor.seat:
            sx, sy = other.actor.seat
            hip = 26 * p.actor.height / 98 if isinstance(p.actor, PersonActor) else 0
            stand = stands_on(other, p)
            return sx * other.scale * under.facing, sy * other.scale - (0 if stand else hip * p.scale * 0.86)
        if other.subject.kind in ("quadruped",):
            hip = 24 * p.scale if isinstance(p.actor, PersonActor) else p.height * 0.06
            return -other.width * 0.06 * under.facing, other.height * 0.56 - hip
        if other.subject.art in compose.ROOFED:
            return -other.width * 0.04 * under.facing, other.height * 0.62 - 24 * p.scale
        if isinstance(other.actor, PersonActor) and isinstance(p.actor, PersonActor):
            return 0.0, other.height * 0.95 - 40 * p.actor.height / 98 * p.scale  # on the shoulders, behind the head
        if isinstance(other.actor, PersonActor) and not isinstance(p.actor, PersonActor):
            return -other.width * 0.3 * under.facing, other.height * 0.54  # on the shoulder
        dx, dy = SEATS.get(other.subject.art, (0.0, 0.93))
        hip = 24 * p.scale if isinstance(p.actor, PersonActor) and not stands_on(other, p) else 0.0
        return dx * other.width * under.facing, dy * other.height - hip


def _in_hold(p: Placed, holder: Placed, under: Moment) -> tuple[float, float]:
    """Where what is held is: in a person's arms, in a bird's beak, in a beast's mouth."""
    if isinstance(holder.actor, PersonActor):
        return 0.06 * holder.height * under.facing, 0.33 * holder.height
    if holder.subject.kind == "bird":
        return 0.44 * holder.width * under.facing, 0.66 * holder.height - 0.6 * p.height
    return 0.42 * holder.width * under.facing, 0.5 * holder.height - 0.5 * p.height
