"""Creatures as actors: what swims, creeps, flies or exists in tales only."""

import math
from typing import Any

from workers.engines.animatic.art.creatures import CREATURES, Act
from workers.engines.animatic.art.draw import hexa
from workers.engines.animatic.art.person.actions import basic
from workers.engines.animatic.model import Subject
from workers.engines.animatic.stage.moment import Moment

AFLOAT = {"swim", "fly", "float", "rise"}
STREAM = 64.0
"""Units by which a stream of fire widens whoever breathes it."""
HOPS = {"jump", "bounce", "dance", "cheer", "laugh"}


class CreatureActor:
    """A creature of the register."""

    def __init__(self, subject: Subject, name: str, colour: str, light: tuple[float, float], copy: int = 0) -> None:
        self.art = CREATURES[name]
        self.name = self.art.name
        self.colour = hexa(colour or self.art.colour)
        self.light = light
        self.width, self.height, self.seat = self.art.width, self.art.height, self.art.seat
        self.floats = self.art.home == "air"
        fierce = self.name == "dragon" and {b.verb for b in subject.beats} & {"fight", "chase", "duel", "explode"}
        self.item = str(subject.look.get("breath", "")) or ("fire" if fierce else "")
        reach = self.art.reach
        leaps = 46.0 if {basic(b.verb) for b in subject.beats} & HOPS else 0.0
        self.room = (self.width / 2 + reach, self.height + reach + leaps, 10.0 + reach * 0.5)
        if self.item:  # room for the stream on the side it looks to
            self.width += STREAM
            self.room = (self.width / 2 + 70.0, self.room[1], self.room[2])
        self.phase = copy * 0.37

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        light = (self.light[0] * m.facing, self.light[1])
        gone = m.rolled / self.art.stride + self.phase if m.moving else m.phase
        afloat, moving = m.airborne or m.verb in AFLOAT, m.moving or m.verb in ("swim", "fly")
        act = Act(m.t + self.phase, m.verb, m.into, gone, moving, afloat, light, m.face, self.item)
        c.save()
        c.scale(scale * m.facing, scale)
        if self.item:
            c.translate(-STREAM / 2, 0)
        middle = self.height / 2 if m.airborne or self.floats or m.spin else 0.0
        c.translate(0, -middle)
        c.rotate((m.pitch + m.spin) * m.facing)
        c.translate(0, middle)
        if m.verb in HOPS and self.art.home != "water" and "frog" not in self.name:
            u = abs(math.sin(m.t * (4.2 if m.verb in ("jump", "bounce") else 6.0)))
            c.translate(0, -u * (24 if m.verb in ("jump", "bounce") else 6) * min(1.0, self.height / 60))
            c.scale(1 + 0.05 * (1 - u), 1 - 0.07 * (1 - u))
        if m.verb == "spin":
            c.scale(math.cos(m.into * 5), 1)
        c.scale(1 + m.squash * 0.5, 1 - m.squash)
        self.art.draw(c, act, self.colour)
        c.restore()
