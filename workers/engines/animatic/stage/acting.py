"""From a plan's beats and lines to what an actor does at one moment: face, gaze, turn, ups and downs."""

import math
from dataclasses import dataclass, field

from workers.engines.animatic.art.draw import ease, lerp
from workers.engines.animatic.art.person.actions import acted, basic
from workers.engines.animatic.stage.actors import BuiltActor, PersonActor
from workers.engines.animatic.stage.bodies import moved, rolls, simulated
from workers.engines.animatic.stage.clock import Clock
from workers.engines.animatic.stage.compose import ROOFED, Placed
from workers.engines.animatic.stage.expression import face_of
from workers.engines.animatic.stage.impacts import felt
from workers.engines.animatic.stage.journey import Span
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.physics import Track, rolling
from workers.engines.animatic.stage.timeline import Timeline

STRADDLED = {"motorcycle", "motor-scooter", "bicycle", "broom", "dragon", "elephant"}
MELTED = 0.8
"""The share of its height that melts away."""
UPRIGHT = {"jump", "bounce", "dance", "spin", "walk", "run", "climb", "stand", "march", "skip", "cheer", "waltz"}
"""What nobody does sitting."""
SITTABLE = {"motorcycle", "motor-scooter", "chair", "sled", "couch-and-lamp", "seat", "bathtub", "swan", "elephant"}


@dataclass(slots=True)
class Directions:
    """What stays the same over a shot for one actor: its feelings, its physics, its side of the road."""

    placed: Placed
    timeline: Timeline
    seed: int
    tunnel: bool
    start: float
    mood: str
    clock: Clock
    medium: str = "ground"
    place: str = ""
    tracks: dict[tuple[str, float], Track] = field(default_factory=dict)
    offset: tuple[float, float] = (0.0, 0.0)

    def moment(self, t: float, gap: tuple[float, float]) -> Moment:
        """The moment at film time `t`; `gap` is where whom it looks at is, as shares of the frame."""
        p = self.placed
        span = p.journey.at(t)
        into = (t - span.start) * self.clock.bodies
        m = Moment(
            t=self.clock.body(t),
            verb=span.verb,
            into=into,
            manner=span.manner,
            facing=p.facing,
            grip=p.grip_for(span.verb, span.target),
        )
        offset = (p.copy * 0.37) % 1
        m.phase = p.journey.cycles(t) + offset
        m.rolled = p.journey.gone(t)
        m.moving = span.speed > 0
        m.seated = p.rides is not None and isinstance(p.actor, PersonActor) and not stands_on(p.rides, p)
        if p.rides is not None:
            under = p.rides.journey.at(t)
            if m.seated and span.verb in ("idle", "walk", "run") and under.speed > 0:
                m.verb = "ride"
            elif not m.seated and under.speed > 0 and span.verb in ("idle", "ride", "walk"):
                m.verb = "surf"
            m.facing = p.rides.facing
        if not getattr(p.actor, "human", False):
            m.verb = basic(m.verb)
        elif isinstance(p.actor, PersonActor):
            self._played(m, span, t)
        m.airborne = p.lift > 30 and p.rides is None
        m.face = face_of(p.subject, m, t, self.timeline, self.mood, self.seed, p.copy, gap)
        m.yaw = self._yaw(m)
        if p.journey.travels and isinstance(p.actor, BuiltActor):
            m.pitch = math.sin(m.t * 1.1) * (2.4 if p.actor.floats else 0.3)
        elif isinstance(p.actor, BuiltActor) and p.actor.floats:
            m.pitch = math.sin(m.t * 1.1 + p.copy) * 2.4
        self._physics(m, span.start, span.end)
        if span.verb == "melt":
            m.squash = MELTED * ease(min(1.0, into / 6))
        return m

    def _played(self, m: Moment, span: Span, t: float) -> None:
        """What a person's posture needs beyond the action: what came before, who is opposite, what it sits on."""
        p = self.placed
        before = p.journey.before(span)
        if before is not None and m.verb == span.verb:
            m.before_grip = p.grip_for(before.verb, before.target)
            m.before, m.before_into = before.verb, (t - before.start) * self.clock.bodies
        m.astride = p.rides is not None and (p.rides.subject.kind == "quadruped" or p.rides.subject.art in STRADDLED)
        if span.verb == "give" and p.second and p.partner is not None:
            m.grip = p.partner.grip
        m.sat = p.journey.sat(span)
        m.bare = "at pot" in p.tags
        m.cradles = "cradles" in p.tags
        m.apart, m.second, m.seat = p.apart, p.second, p.seat
        m.place = self.place

    def _yaw(self, m: Moment) -> float:
        yaw = self._turned(m, m.verb, m.moving)
        if m.before and m.into < 0.36:
            yaw = lerp(self._turned(m, m.before, acted(m.before).speed > 0), yaw, ease(m.into / 0.36))
        return m.facing * yaw

    def _turned(self, m: Moment, verb: str, moving: bool) -> float:
        """Degrees from the viewer, to the side that it faces."""
        action = acted(verb)
        if self.tunnel and verb in ("walk", "run", "march", "carry"):
            return 14.0
        if m.seat and action.standing and not action.lying and not action.speed:
            return max(34.0, action.yaw)
        if m.seated:
            return 58.0 if moving or verb in ("ride", "drive", "sail") else 46.0
        return 58.0 if moving and action.yaw < 50 else action.yaw

    def _physics(self, m: Moment, start: float, end: float) -> None:
        """Things that fall, bounce, roll or are thrown go as bodies of their material go."""
        p = self.placed
        if m.verb == "roll" and not p.rides and rolls(p):
            m.pitch, m.spin = 0.0, math.degrees(rolling(m.rolled, p.actor.height / 2)) * m.facing
            return
        track = self.track(m.verb, start, end)
        if track is None:
            return
        x, y, angle = track.at(m.into)
        m.squash = track.squash(m.into)
        m.impacts = [(m.into - h.time, h.force, track.at(h.time)[0], h.kind) for h in felt(track.hits, m.into)]
        m.pitch = 0.0
        self.offset = (x * p.scale * m.facing, -y * p.scale)
        if not isinstance(p.actor, PersonActor):
            m.spin = math.degrees(-angle) * m.facing

    def track(self, verb: str, start: float, end: float) -> Track | None:
        """The simulated motion of one beat, if it has one; times in it run on the story's clock."""
        if not moved(self.placed, verb, self.medium):
            return None
        found = self.tracks.get((verb, start))
        if found is None:
            seconds = (end - start) * self.clock.bodies
            found = simulated(self.placed, verb, self.medium, seconds, self.timeline.plan.fps)
            self.tracks[(verb, start)] = found
        return found


def stands_on(carrier: Placed, rider: Placed | None = None) -> bool:
    """Whether one stands on it rather than sits: boards, carpets, things without a seat, whatever one jumps on."""
    actor = carrier.actor
    if rider is not None and carrier.subject.kind == "prop" and rider.journey.verbs & UPRIGHT:
        return True
    if carrier.subject.art in ROOFED:
        return False
    if isinstance(actor, BuiltActor):
        return actor.seat is None or actor.name in (
            "skateboard",
            "surfboard",
            "flying_carpet",
            "magic_carpet",
            "hot_air_balloon",
            "hot-air-balloon",
        )
    return carrier.subject.kind != "quadruped" and carrier.subject.art not in SITTABLE
