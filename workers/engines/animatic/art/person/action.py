"""The register of what people do: posture, face, props, travel and sounds of an action, all from one place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from workers.engines.animatic.art.person.pose import Pose

Holds = Literal["rest", "use", "none"]
"""What becomes of a thing held meanwhile: carried in an arm of its own, used by the posture, or put away."""


@dataclass(frozen=True, slots=True)
class Doing:
    """The moment of an action, as its posture needs it."""

    t: float = 0.0
    """Seconds of the person's own clock, which never jumps."""
    into: float = 0.0
    """Seconds since the action began."""
    phase: float = 0.0
    """Cycles of a gait so far."""
    manner: str = ""
    item: str = ""
    """The name of what is held, or an empty string."""
    apart: float = 0.0
    """Figure units to whom it is done with, straight ahead; 0 where there is nobody."""
    second: bool = False
    """Whether this is the one who answers: who catches, receives, is led."""
    place: str = ""
    """The set."""
    energy: float = 0.6
    """How strongly one speaks just now, 0 to 1."""


PoseOf = Callable[[Doing], Pose]


@dataclass(frozen=True, slots=True)
class Touch:
    """A sound that an action makes at `at` seconds into each `every` seconds."""

    kind: str
    """One of `Contact.kind`."""
    every: float
    at: float = 0.0
    material: str = ""
    """An empty string is the ground."""
    force: float = 0.5


@dataclass(frozen=True, slots=True)
class Action:
    """One thing people do."""

    name: str
    pose: PoseOf
    words: tuple[str, ...] = ()
    """Verbs, as in a dictionary, that mean just this."""
    gloss: tuple[str, ...] = ()
    """What it is, in words: unknown verbs are compared with these."""
    like: str = ""
    """The action that animals and things do instead, who have no rig for this one."""
    face: str = ""
    """An emotion of `EMOTIONS`; an empty string leaves it to the mood."""
    yaw: float = 20.0
    """Degrees the body is turned from the viewer."""
    item: str = ""
    """What is held where the plan names nothing."""
    needs: tuple[str, ...] = ()
    """Furniture that is drawn with the figure: names of `FURNITURE`."""
    holds: Holds = "rest"
    speed: float = 0.0
    """Figure units a second."""
    rate: float = 0.0
    """Cycles a second."""
    touches: tuple[Touch, ...] = ()
    apart: float = 0.0
    """Figure units between two who do it together; 0 for what one does alone."""
    room: tuple[float, float, float] = (46.0, 126.0, 14.0)
    """Units needed to draw it: to either side, above and below the ground."""
    wide: float = 0.0
    """Units that it takes from left to right, where that is more than a body."""
    lying: bool = False
    standing: bool = True
    """Whether hips and feet may give way to a seat."""
    human: bool = True
    """Whether an animal needs a person's body to do it."""


ACTIONS: dict[str, Action] = {}


def action(
    name: str,
    words: tuple[str, ...] = (),
    gloss: tuple[str, ...] = (),
    *,
    like: str = "",
    face: str = "",
    yaw: float = 20.0,
    item: str = "",
    needs: tuple[str, ...] = (),
    holds: Holds = "rest",
    speed: float = 0.0,
    rate: float = 0.0,
    touches: tuple[Touch, ...] = (),
    apart: float = 0.0,
    room: tuple[float, float, float] = (46.0, 126.0, 14.0),
    wide: float = 0.0,
    lying: bool = False,
    standing: bool = True,
    human: bool = True,
) -> Callable[[PoseOf], PoseOf]:
    """Register a posture as a function of the moment.

    Example:
        @action("salute", words=("salute",), gloss=("saluting an officer",), like="wave")
        def salute(d: Doing) -> Pose: ...
    """

    def keep(pose: PoseOf) -> PoseOf:
        ACTIONS[name] = Action(name, pose, words, gloss, like, face, yaw, item, needs, holds, speed, rate, touches,
                               apart, room, wide, lying, standing, human)  # fmt: skip
        return pose

    return keep
