"""Animals as actors: beasts and birds with rigs."""

import math
from typing import Any

from workers.engines.animatic.art.bird import BirdMove, BirdRig
from workers.engines.animatic.art.draw import clamp, ease
from workers.engines.animatic.art.person.actions import basic
from workers.engines.animatic.art.quadruped import BeastMove, QuadrupedRig
from workers.engines.animatic.art.species import beast_named, fowl_named
from workers.engines.animatic.art.wear import wear_for
from workers.engines.animatic.model import Subject
from workers.engines.animatic.stage.moment import Moment

LEAP = 28.0
"""Figure units that a beast of ordinary size jumps."""


class BeastActor:
    """A four-legged animal."""

    floats = False

    def __init__(self, subject: Subject, colour: str, light: tuple[float, float]) -> None:
        beast = beast_named(subject.art or subject.word, colour) or beast_named("dog", colour)
        assert beast is not None
        self.rig = QuadrupedRig(beast, light, wear_for(subject.look))
        self.k = beast.size
        self.width, self.height = self.rig.length * self.k, self.rig.height * self.k
        self.room = (self.width * 0.72, self.height * (1.45 if subject.look.get("hat") else 1.25), 12.0)
        if {basic(beat.verb) for beat in subject.beats} & {"jump", "bounce"}:
            self.room = (self.room[0], self.height * 1.1 + LEAP * self.k + (self.room[1] - self.height * 1.25), 12.0)
        if any(beat.verb == "climb" for beat in subject.beats):
            self.room = (max(self.width, self.height) * 0.9, self.width * 1.9, 12.0)

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        gait = {"walk": "walk", "run": "run", "chase": "run", "ride": "run", "swim": "walk"}.get(m.verb, "idle")
        move = BeastMove(m.phase, gait, m.t, m.face)
        move.sit = 0.85 if m.verb in ("sit", "eat", "drink", "read", "think", "look") or m.seated else 0.0
        move.lie = 1.0 if m.verb == "sleep" else 0.0
        move.dance = 1.0 if m.verb in ("dance", "play", "cheer") else 0.0
        move.tilt = 8 * math.sin(m.t * 1.1) if m.speaking or m.verb == "look" else 0.0
        if m.verb in ("jump", "bounce"):
            move.hop = 0.0
            c.translate(0, -LEAP * scale * max(0.0, math.sin(m.into * 4.2)) * self.k)
        c.save()
        if m.verb == "climb":  # up what it holds on to, paw over paw
            move.phase, move.gait = m.t * 0.9, "walk"
            c.translate(self.height * 0.42 * scale * m.facing, -self.width * scale * (0.5 + 0.7 * ease(m.into / 5)))
            c.rotate(-84 * m.facing)
        if m.pitch:
            c.rotate(m.pitch)
        c.scale(1 + m.squash * 0.5, 1 - m.squash)
        self.rig.draw(c, move, m.facing, scale * self.k)
        c.restore()


AFLOAT = {"fly", "float", "rise"}


class BirdActor:
    """A bird that walks, swims or flies."""

    def __init__(self, subject: Subject, colour: str, light: tuple[float, float]) -> None:
        fowl = fowl_named(subject.art or subject.word, colour)
        self.rig, self.k = BirdRig(fowl, light, wear_for(subject.look)), fowl.size * 1.15
        self.width, self.height = self.rig.length * self.k, self.rig.height * self.k
        self.floats = False
        self.hang = 18.0 * self.k
        """Units from its origin up to the middle of its body in flight."""
        if {b.verb for b in subject.beats} & AFLOAT:
            self.hang = self.rig.span * self.k
            self.height = self.hang * 1.75
        self.room = (max(34.0, self.width * 1.12), max(64.0, self.height * 1.65), 40.0)

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        flying = m.airborne or m.verb in ("fly", "float", "rise")
        opened = max(m.face.viseme[1], 0.9 * max(0.0, math.sin(m.t * 11)) if m.verb == "sing" else 0.0)
        step = m.phase if m.verb in ("walk", "run", "chase") else m.t * 1.6 if m.verb in ("dance", "play") else 0.0
        soars = {"hawk": 0.86, "tall": 0.3}.get(self.rig.fowl.shape, 0.0)
        # birds of prey ride the air and beat their wings only now and then
        glide = soars * clamp(0.5 + 1.6 * math.sin(m.t * 0.9 + self.rig.fowl.size)) if flying else 0.0
        move = BirdMove(
            m.t * 2.5 if flying else step, flying, glide, opened, m.t, m.face.blink, m.verb in ("swim", "sail")
        )
        c.save()
        if flying:
            c.translate(0, -self.hang * scale)
            c.rotate(m.pitch)
        if m.verb in ("jump", "bounce", "dance", "cheer"):
            c.translate(0, -10 * scale * abs(math.sin(m.t * 6)))
        self.rig.draw(c, move, m.facing, scale * self.k)
        c.restore()
