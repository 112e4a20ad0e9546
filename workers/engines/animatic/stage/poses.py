"""Which pose is seen in a frame: bodies move on twos, as drawn films do, and what needs every frame has every frame."""

import math
from dataclasses import dataclass
from typing import Any

from workers.engines.animatic.light.layer import ActorLayer, Print, Tints
from workers.engines.animatic.stage.actors import Actor, PersonActor
from workers.engines.animatic.stage.camera import Lens
from workers.engines.animatic.stage.moment import Moment

FAST = {"fall", "bounce", "throw", "roll", "explode", "spin", "run", "jump", "chase"}
"""What changes so much in a frame that it is drawn in each."""
MOUTH = 0.1
"""A mouth that has changed by this share between two frames is drawn in both: lips keep time with the voice."""
TURN = 0.4
"""Degrees by which somebody turns in a frame, seen from a camera that goes around, that would be seen to halt."""
QUIET = 4
"""Frames that somebody who hardly moves is shown alike: who only breathes and listens."""
GAZE, LID = 0.15, 0.2
"""Shares by which eyes that turn or close more than this are seen to."""
STEP = 1.06
"""Figures that grow by coming nearer are drawn anew when they have grown by this factor, and scaled in between."""
BLURS = 0.5
"""Pixels between one softness and the next of who comes into focus."""


class Watched:
    """A moment that remembers what of it was looked at: a drawing that sees the same again will be the same."""

    __slots__ = ("_moment", "seen")

    def __init__(self, moment: Moment) -> None:
        self._moment = moment
        self.seen: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        value = self.seen[name] = getattr(self._moment, name)
        return value

    def again(self, moment: Moment) -> bool:
        """Whether another moment would look the same to who drew this one."""
        return all(getattr(moment, name) == value for name, value in self.seen.items())


@dataclass(slots=True)
class Posed:
    """A print and all that it depends on."""

    watched: Watched
    scale: float
    soft: float
    lights: tuple[Tints, Tints]
    print: Print | None


@dataclass(frozen=True, slots=True)
class Shown:
    """The moment whose pose is shown, the lens of then, and how far the canvas enlarged it, or 0 if it is scaled."""

    moment: Moment
    lens: Lens
    zoom: float

    def size(self, grown: float, cam: Lens, depth: float) -> float:
        """The size to draw at what `cam` shows at a depth `grown` times as large as composed."""
        if not self.zoom:
            return step_of(grown)
        return grown / cam.scale(depth) * self.lens.scale(depth) * self.zoom


def posed(
    last: Posed | None, layer: ActorLayer, actor: Actor, m: Moment, scale: float, soft: float,
    lights: tuple[Tints, Tints],
) -> Posed:  # fmt: skip
    """An actor at a moment: its last print if that would not differ, else a new one."""
    soft = round(soft / BLURS) * BLURS
    if last and (last.scale, last.soft, last.lights) == (scale, soft, lights) and last.watched.again(m):
        return last
    watched: Any = Watched(m)
    made = layer.render(lambda c: actor.draw(c, watched, scale), *lights, soft)
    return Posed(watched, scale, soft, lights, made)


def held(now: Moment, before: Moment, alone: bool) -> Moment:
    """The pose to show `now`, whose pair of frames began with `before`; `alone` one walks and turns in each frame."""
    if now.verb != before.verb or now.verb in FAST or now.squash != before.squash:
        return now
    if alone and (now.moving or abs(now.yaw - before.yaw) > TURN):
        return now
    if now.speaking or before.speaking or now.verb == "sing":
        lips = max(abs(a - b) for a, b in zip(now.face.viseme, before.face.viseme, strict=True))
        return now if lips > MOUTH or now.speaking != before.speaking else before
    return before


def is_calm(now: Moment, actor: Actor) -> bool:
    """Whether this is a person who does nothing that could not wait for a few frames."""
    if now.verb in FAST or now.moving or now.speaking or now.squash:
        return False
    return isinstance(actor, PersonActor)


def is_alike(now: Moment, first: Moment, actor: Actor) -> bool:
    """Whether a calm person at the `first` of a few frames looks as they do `now`."""
    face, was = now.face, first.face
    if now.verb != first.verb or first.speaking or abs(now.yaw - first.yaw) > TURN:
        return False
    if face.emotion != was.emotion or face.viseme != was.viseme or abs(face.blink - was.blink) > LID:
        return False
    if max(abs(a - b) for a, b in zip(face.gaze, was.gaze, strict=True)) > GAZE:
        return False
    return isinstance(actor, PersonActor) and actor.pose_at(now).nearly(actor.pose_at(first))


def step_of(grown: float) -> float:
    """The size to draw at for something that is shown `grown` times as large as composed: a little larger."""
    return 1.0 if grown == 1.0 else STEP ** math.ceil(math.log(max(0.02, grown), STEP) - 1e-9)
