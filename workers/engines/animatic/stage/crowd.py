"""A crowd: many small people in rows, each look and step drawn once and set down many times."""

import math
import random
from typing import TYPE_CHECKING, Any

import skia

from workers.engines.animatic.art.draw import LINEAR
from workers.engines.animatic.art.looks import look_for, varied
from workers.engines.animatic.art.person import Face, PersonRig
from workers.engines.animatic.art.person.actions import Doing, acted, posture
from workers.engines.animatic.art.person.carrying import carried
from workers.engines.animatic.art.roles import dressed
from workers.engines.animatic.model import Subject
from workers.engines.animatic.sets.base import HIGH, Scene
from workers.engines.animatic.stage.moment import Moment

if TYPE_CHECKING:
    from workers.engines.animatic.stage.placed import Placed

MANY = 12
"""From so many on, people of one kind are a crowd."""
WORDS = {"crowd", "audience", "spectator", "spectators", "mob", "public", "onlookers", "congregation", "protester",
         "protesters", "fans", "army", "orchestra", "choir"}  # fmt: skip
BAND = ("violin", "trumpet", "flute", "violin", "saxophone", "violin", "guitar", "accordion")
"""What an orchestra plays."""
MIXED = WORDS | {"people", "person", "child", "children", "kid", "kids", "student", "students", "dancer", "guest",
                 "worker", "soldier", "runner", "passenger", "tourist", "musician", "friend"}  # fmt: skip
"""Of whom some are women and some are men."""
SEEN = 46
"""How many a crowd shows whose number nobody gives."""
LOOKS, STEPS, LOOP = 10, 20, 2.5
"""Different people, moments of each and seconds until they do the same again."""
TALL = 150
"""Pixels of one drawing."""
APART, BEHIND, SMALLER = 30.0, 23.0, 0.93
"""Figure units between two in a row and two rows, and how much smaller each row behind is."""
BOX = (33.0, 122.0, 9.0)


def is_crowd(subject: Subject) -> bool:
    """Whether a subject is shown as a crowd rather than as that many actors."""
    if subject.kind != "person" or subject.look.get("head"):
        return False
    return subject.count >= MANY or subject.count > 3 and subject.word.lower().split()[-1] in WORDS


class CrowdActor:
    """Rows of people, the front row on the ground point."""

    floats = False
    human = True
    lying = False

    def __init__(self, subject: Subject, seed: int, light: tuple[float, float]) -> None:
        named = subject.word.lower().split()[-1] in WORDS and subject.count < MANY
        count = SEEN if named else min(64, max(subject.count, MANY))
        self.columns = max(5, math.ceil(math.sqrt(count * 1.3)))
        self.rows = math.ceil(count / self.columns)
        self.light, self.subject, self.seed = light, subject, seed
        said = varied(dressed(subject.look, subject.word))
        if subject.word.lower().split()[-1] in MIXED:
            said.pop("fem", None)
        self.rigs = [PersonRig(look_for(said, seed, f"{subject.id}:{k}"), light)
                     for k in range(LOOKS)]  # fmt: skip
        tall = max(rig.height for rig in self.rigs)
        self.width = self.columns * APART * 0.8
        self.height = tall + BEHIND * (self.rows - 1) * 0.8
        self.room = (self.columns * APART / 2 + 24.0, self.height + 34.0, 14.0)
        self._sprites: dict[tuple[int, str, int, str], Any] = {}

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        rng = random.Random(self.seed)
        half, above, below = BOX
        for row in reversed(range(self.rows)):
            k = scale * SMALLER**row
            for column in range(self.columns):
                look, shift, late = rng.randrange(LOOKS), rng.uniform(-0.22, 0.22), rng.randrange(STEPS)
                x = ((column + 0.5 + shift + 0.5 * (row % 2)) / self.columns - 0.5) * self.columns * APART * scale
                y = -row * BEHIND * scale * 0.8
                sprite = self._sprite(look, m, late)
                c.drawImageRect(sprite, skia.Rect(x - half * k, y - above * k, x + half * k, y + below * k), LINEAR)

    def _sprite(self, look: int, m: Moment, late: int) -> Any:
        action = acted(m.verb)
        step = int(m.phase * STEPS if action.speed else m.t / LOOP * STEPS) + late
        key = (look, m.verb, step % STEPS, m.face.emotion)
        if key not in self._sprites:
            self._sprites[key] = self._drawn(*key)
        return self._sprites[key]

    def _drawn(self, look: int, verb: str, step: int, emotion: str) -> Any:
        half, above, below = BOX
        k = TALL / (above + below)
        surface = skia.Surface(round(2 * half * k), TALL)
        c = surface.getCanvas()
        c.translate(half * k, above * k)
        t, action = step / STEPS * LOOP, acted(verb)
        own = str(self.subject.look.get("item", "")) or (BAND[look % len(BAND)] if verb == "play" else "")
        doing = Doing(t + look * 1.7, t, step / STEPS, "", own or action.item)
        pose = posture(verb, doing)
        pose.props = ()
        if action.holds != "none":
            held = own or (action.item if action.holds == "use" else "")
            pose = carried(pose, action, held.removeprefix("none"), doing, False)
        turned = action.yaw if action.speed else (look * 37 % 50) - 25.0
        self.rigs[look].draw(c, pose, Face(emotion, blink=1.0 if (step + look) % STEPS == 0 else 0.0), turned, k, doing)
        return surface.makeImageSnapshot()


def settle(crowds: "list[Placed]", placed: "list[Placed]", scene: Scene) -> None:
    """A crowd that only looks on stands behind everybody, across the whole picture."""
    hero = next((p for p in placed if p.hero), None)
    for n, p in enumerate(crowds):
        p.scale = scene.wide * 1.08 / (p.actor.width / 0.8)
        if hero is not None:
            p.scale = max(p.scale, min(hero.scale * 0.5, HIGH * 0.2 / 98))
        p.x, p.facing = scene.wide / 2, 1
        p.y = scene.floor + (scene.ground - scene.floor) * (0.3 if n == 0 else 0.1)
        p.order = -1000.0 - n
