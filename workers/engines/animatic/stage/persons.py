"""People as actors: posture, what they hold and how they are turned, drawn about the point where they stand."""

from typing import Any

from workers.engines.animatic.art.looks import look_for, varied
from workers.engines.animatic.art.person import PersonRig
from workers.engines.animatic.art.person.poses import ITEMS, posture
from workers.engines.animatic.model import Subject
from workers.engines.animatic.stage.moment import Moment

LYING = {"fly", "float", "rise", "swim", "sleep"}


class PersonActor:
    """Somebody with a rig."""

    floats = False

    def __init__(self, subject: Subject, seed: int, copy: int, light: tuple[float, float]) -> None:
        name = subject.id if copy == 0 else f"{subject.id}#{copy}"
        look = look_for(varied(subject.look) if copy else subject.look, seed, name)
        self.rig = PersonRig(look, light)
        self.height, self.width = self.rig.height, 40.0 * look.build
        item = str(subject.look.get("item", ""))
        colour = str(subject.look.get("item_color", ""))
        self.item = f"{item}:{colour}" if item and colour else item
        self.room = (64.0, 132.0, 16.0)
        self.phase = copy * 1.37
        self.lying = False

    def reserve(self, verbs: set[str], grip: str) -> None:
        """Make room for arms spread wide, umbrellas and lying bodies."""
        if verbs & LYING:
            self.lying = True
            self.room = (84.0, 112.0, 46.0)
        elif grip.startswith(("balloon", "kite")):
            self.room = (64.0, 176.0, 16.0)
        elif verbs & {"surf", "fall"}:
            self.room = (74.0, 140.0, 30.0)
        elif not grip and not verbs & {"dance", "cheer", "jump", "bounce", "play", "cook", "throw"}:
            self.room = (46.0, 126.0, 14.0)

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        verb = m.verb
        pose = posture(verb, m.t + self.phase, m.phase, m.manner)
        if m.speaking and verb in ("idle", "talk", "look", "hold", "think", "glow"):
            pose = posture("talk", m.t + self.phase)
        item = m.grip or self.item
        if item == "none":
            pose.grip_r = ""
        if item and item != "none" and not pose.grip_r and verb not in ("swim", "fly", "sleep", "cry", "laugh"):
            held = posture("hold", m.t)
            if verb in ("idle", "walk", "run", "talk", "look", "sit", "wave", "dance", "hold", "chase", "glow"):
                if verb == "wave" or m.speaking and not item.startswith("umbrella"):
                    pose.grip_l, pose.hand_l = item, "fist"
                    pose.hl, pose.el = (16, 56, 13), (0.8, -1, -0.3)
                else:
                    pose.hr, pose.er, pose.hand_r, pose.grip_r = held.hr, held.er, "fist", item
            else:
                pose.grip_r = item
        elif verb == "play" and not item:
            pose.grip_r = "guitar"
        elif verb in ITEMS and not item:
            pose.grip_r = "" if verb == "throw" and m.into % 1.6 > 0.62 else ITEMS[verb]
        if m.seated:
            seat = posture("ride", m.t)
            pose.hip, pose.fl, pose.fr, pose.pl, pose.pr = seat.hip, seat.fl, seat.fr, 0, 0
            if verb in ("drive", "ride", "sail"):
                pose = seat
        pose.squash += m.squash
        c.save()
        if m.facing < 0 and pose.lie:
            c.scale(-1, 1)
        if m.pitch:
            c.rotate(m.pitch)
        self.rig.draw(c, pose, m.face, m.yaw, scale)
        c.restore()
