"""What one subject does at one moment, as the rigs need it."""

from dataclasses import dataclass, field

from workers.engines.animatic.art.person import Face


@dataclass(slots=True)
class Moment:
    """Time, action, how far along its cycles it is, and which way it faces.

    Attributes:
        t: Seconds of the film, shifted per copy so that a crowd does not move as one.
        verb: What is done.
        into: Seconds since it began.
        phase: Cycles of its gait so far.
        rolled: Figure units travelled so far, for wheels.
        yaw: Degrees a person is turned, 0 to the viewer, positive to the right.
        facing: 1 to the right, -1 to the left.
        pitch: Degrees the whole figure is tilted.
    """

    t: float = 0.0
    verb: str = "idle"
    into: float = 0.0
    phase: float = 0.0
    rolled: float = 0.0
    yaw: float = 0.0
    facing: int = 1
    pitch: float = 0.0
    manner: str = ""
    speaking: bool = False
    delivery: str = ""
    """How it is said: plain, whisper, shout or sing."""
    energy: float = 0.6
    """How strongly one speaks just now, 0 to 1."""
    listening: bool = False
    face: Face = field(default_factory=Face)
    airborne: bool = False
    squash: float = 0.0
    impacts: list[tuple[float, float, float, str]] = field(default_factory=list)
    """What it struck of late: seconds ago, force, figure units to the right of where it began, kind."""
    spin: float = 0.0
    moving: bool = False
    grip: str = ""
    seated: bool = False
    before: str = ""
    """What was done before this, and for how long at this time: postures go over into each other."""
    before_into: float = 0.0
    before_grip: str = ""
    astride: bool = False
    """Whether what it sits on is between its legs."""
    apart: float = 0.0
    """Figure units to whom it is done with; 0 where there is nobody."""
    second: bool = False
    sat: bool = False
    """Whether it sat down before and has not got up."""
    seat: str = ""
    """The furniture it sits on."""
    cradles: bool = False
    """Whether it holds an animal in its arms."""
    bare: bool = False
    """Whether what it does needs none of the furniture that the action brings."""
    place: str = ""
