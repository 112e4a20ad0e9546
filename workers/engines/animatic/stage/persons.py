"""People as actors: posture, what they hold and how they are turned, drawn about the point where they stand."""

import math
from dataclasses import replace
from typing import Any

from workers.engines.animatic.art.draw import ease
from workers.engines.animatic.art.looks import look_for, varied
from workers.engines.animatic.art.person import PersonRig, Pose
from workers.engines.animatic.art.person.actions import Action, Doing, acted, posture
from workers.engines.animatic.art.person.carrying import carried
from workers.engines.animatic.art.person.cycles import seated
from workers.engines.animatic.art.person.grips import hold_of
from workers.engines.animatic.art.person.head import RADIUS
from workers.engines.animatic.art.roles import dressed
from workers.engines.animatic.model import Subject
from workers.engines.animatic.stage.journey import SEATED
from workers.engines.animatic.stage.moment import Moment

BLEND = 0.36
"""Seconds from one posture to the next."""
SPOKEN = {"whisper": "murmur", "shout": "call out"}
CHATTY = {"idle", "look", "hold", "think", "glow", "nod"}
"""What gives way to a speaker's gestures."""
ROOMS = {"bench": (60.0, 122.0, 14.0), "sofa": (60.0, 122.0, 14.0), "throne": (56.0, 126.0, 14.0)}
INSTRUMENTS = {"piano", "drum"}
TALL_HATS = {"wizard": 16.0, "tophat": 8.0, "toque": 10.0, "santa": 6.0, "party": 10.0, "straw": 4.0}
MADE_FOR = {
    "play": {"guitar", "violin", "trumpet", "saxophone", "flute", "accordion", "banjo", "drum", "piano", "long-drum"},
    "fight": {"dagger", "axe", "sword", "baseball-bat", "crossed-swords"}, "swing": {"baseball-bat", "hammer"},
    "cast": {"magic-wand"}, "dance": {"umbrella"},
}  # fmt: skip
"""What of the things that a role carries an action is done with."""


class PersonActor:
    """Somebody with a rig."""

    floats = False
    human = True

    def __init__(self, subject: Subject, seed: int, copy: int, light: tuple[float, float]) -> None:
        name = subject.id if copy == 0 else f"{subject.id}#{copy}"
        said = dressed(subject.look, subject.word)
        look = look_for(varied(said) if copy else said, seed, name)
        self.rig = PersonRig(look, light)
        self.light = light
        self.height, self.width = self.rig.height, 40.0 * look.build
        item = str(said.get("item", ""))
        colour = str(subject.look.get("item_color", ""))
        self.item = f"{item}:{colour}" if item and colour else item
        self.room = (64.0, 132.0, 16.0)
        self.phase = copy * 1.37
        self.lying = False
        self.pace = min(1.0, look.height) * look.build**0.3
        """How long its steps are beside those of a figure of height 1."""

    def reserve(self, verbs: set[str], grip: str, seat: str = "") -> None:
        """Make room for what is done, what is used and what is held."""
        does = [acted(verb) for verb in verbs] or [acted("idle")]
        self.lying = not seat and any(action.lying or action.name == "slip" for action in does)
        self.width = max(self.width, *(action.wide for action in does))
        rooms = [action.room for action in does]
        if seat:
            rooms.append(ROOMS.get(seat, (56.0, 118.0, 14.0)))
            self.width = max(self.width, rooms[-1][0] * 0.95)
        if grip in INSTRUMENTS:
            rooms.append(acted(grip).room)
            self.width = max(self.width, acted(grip).wide)
        if grip:
            tall = 176.0 if hold_of(grip) == "high" else 132.0
            rooms.append((64.0, tall, 16.0))
        half, above, below = (max(sizes) for sizes in zip(*rooms, strict=True))
        self.room = (half, above + self._above(), below)

    def _above(self) -> float:
        """Units that a hat, horns or antlers rise above a bare head."""
        look = self.rig.look
        horned = 10.0 if look.head_art.startswith("@") else 0.0
        return max(horned, TALL_HATS.get(look.hat, 0.0)) * look.height

    def pose_at(self, m: Moment) -> Pose:
        """The posture of a moment, eased from what was done before."""
        pose = self._posed(m.verb, m, m.into, m.grip)
        if m.before and m.into < BLEND and m.before != m.verb:
            pose = self._posed(m.before, m, m.before_into, m.before_grip).mixed(pose, ease(m.into / BLEND))
        pose.squash += m.squash
        return pose

    def doing(self, m: Moment, into: float, verb: str, grip: str) -> Doing:
        held = (grip or self.item).partition(":")[0] or acted(verb).item
        return Doing(m.t + self.phase, into, m.phase, m.manner, held, m.apart, m.second, m.place, m.energy)

    def _posed(self, verb: str, m: Moment, into: float, grip: str) -> Pose:
        action = acted(verb)
        doing = self.doing(m, into, verb, grip)
        pose = posture(verb, doing)
        if m.speaking and verb in CHATTY:
            pose = posture(SPOKEN.get(m.delivery, "talk"), doing)
        elif m.listening and not action.lying:
            _nods(pose, m.t + self.phase)
        if m.seated and not action.lying:
            pose = self._astride(pose, verb, doing, m)
        elif m.seat and action.standing and not action.lying and not action.speed and not pose.props:
            pose = self._lowered(pose, seated(doing.t))
            pose.props = (m.seat,)
        elif m.sat and verb in SEATED and not pose.props:
            sitting = posture("sit", doing)
            pose = self._lowered(pose, sitting)
            pose.props = sitting.props
        elif m.seat and verb in ("sit", "sleep", "lie"):
            pose = seated(doing.t)
            pose.props = (m.seat,)
            if verb == "sleep":  # the chin sinks to the chest
                pose.head = (10, -16 + 2 * math.sin(doing.t * 1.6), 9)
        if m.bare:
            pose.props = ()
        self._aged(pose)
        if m.cradles and not action.lying:
            drop = pose.hip[1] - 39.2
            pose.hr, pose.hl = (-13, 47 + drop, 16), (13, 45 + drop, 16)
            pose.er, pose.el = (-1, -0.7, -0.4), (1, -0.7, -0.4)
            return pose
        item = self._tool(action, grip)
        if item == "none" or action.holds == "none":
            pose.grip_r = "" if item == "none" else pose.grip_r
            return pose
        if self.item == "shield" and action.name == "fight":
            pose.grip_l, pose.hand_l = "shield", "fist"
            pose.hl, pose.el = (13, 54, 17), (0.8, -1, -0.3)
        return carried(pose, action, item, doing, m.speaking)

    def _tool(self, action: Action, grip: str) -> str:
        """What is held: what the plan says, else what this is done with, else what the role carries."""
        if grip or action.holds == "rest":
            return grip or self.item
        name = self.item.partition(":")[0]
        fits = name in MADE_FOR.get(action.name, ()) or not action.item
        return self.item if name and (fits or name == "none") else action.item

    def _astride(self, pose: Pose, verb: str, doing: Doing, m: Moment) -> Pose:
        """Hips on what carries it, legs to either side of a beast, before it on anything else."""
        seat = posture("ride" if m.astride else "drive", doing)
        if verb not in SEATED:
            return seat if verb in ("drive", "ride", "sail") or acted(verb).speed else self._lowered(pose, seat)
        return self._lowered(pose, seat)

    def _lowered(self, pose: Pose, seat: Pose) -> Pose:
        drop = pose.hip[1] - seat.hip[1]
        back = pose.hip[2] - seat.hip[2]
        pose.hl = (pose.hl[0], pose.hl[1] - drop, pose.hl[2] - back)
        pose.hr = (pose.hr[0], pose.hr[1] - drop, pose.hr[2] - back)
        pose.hip, pose.fl, pose.fr, pose.pl, pose.pr = seat.hip, seat.fl, seat.fr, seat.pl, seat.pr
        pose.kl, pose.kr, pose.stride, pose.props = seat.kl, seat.kr, 0, ()
        return pose

    def _aged(self, pose: Pose) -> None:
        """The old stoop; toddlers carry their arms high."""
        age = self.rig.look.age
        if age > 0.75 and not pose.lie and abs(pose.lean[0]) < 0.3:
            pose.lean = (pose.lean[0] + 0.2, pose.lean[1])
            pose.hip = (pose.hip[0], pose.hip[1] - 1.2, pose.hip[2] - 2)
            pose.head = (pose.head[0], pose.head[1] + 7, pose.head[2])
            pose.hl, pose.hr = _ahead(pose.hl), _ahead(pose.hr)

    def head_at(self, m: Moment) -> tuple[float, float, float]:
        """Where the middle of the head was last drawn and its radius, in figure units about the ground point."""
        look = self.rig.look
        x, y = self.rig.joints["head"]
        wide = look.build**0.3 * min(1.0, look.height)
        x, y = x * wide, y * look.height
        if m.pitch:
            a = math.radians(m.pitch)
            x, y = x * math.cos(a) - y * math.sin(a), x * math.sin(a) + y * math.cos(a)
        return x * (-1 if m.facing < 0 else 1), y, RADIUS * look.head_scale * look.height

    def hands_at(self, m: Moment) -> list[tuple[float, float]]:
        """Where both hands were last drawn, in figure units about the ground point."""
        look, side = self.rig.look, -1 if m.facing < 0 else 1
        wide = look.build**0.3 * min(1.0, look.height) * side
        hands = (self.rig.joints[name] for name in ("hand_r", "hand_l"))
        return [(x * wide, y * look.height) for x, y in hands]

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        pose = self.pose_at(m)
        face, light = m.face, self.light
        c.save()
        if m.facing < 0:  # whoever looks to the left is drawn mirrored: one hand's posture serves both
            c.scale(-1, 1)
            light = (-light[0], light[1])
            face = replace(face, gaze=(-face.gaze[0], face.gaze[1]))
        if m.pitch:
            c.rotate(m.pitch * m.facing)
        self.rig.light = light
        self.rig.draw(c, pose, face, m.yaw * m.facing, scale, self.doing(m, m.into, m.verb, m.grip))
        c.restore()


def _nods(pose: Pose, t: float) -> None:
    """Who listens nods now and then and tilts the head."""
    q = t % 2.6
    nod = math.sin(q * 9) * max(0.0, 1 - abs(q - 0.5) / 0.5)
    turn, up, roll = pose.head
    pose.head = (turn * 0.5 + 4, up - 4.5 * nod, roll * 0.5 + 3 * math.sin(t * 0.6))


def _ahead(hand: tuple[float, float, float]) -> tuple[float, float, float]:
    return hand[0], hand[1] - 1.5, hand[2] + 3.5
