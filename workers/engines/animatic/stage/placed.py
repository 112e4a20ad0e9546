"""Somebody or something in its place in a shot."""

from dataclasses import dataclass, field

from workers.engines.animatic.art.person.actions import acted
from workers.engines.animatic.model import Subject
from workers.engines.animatic.stage.actors import Actor
from workers.engines.animatic.stage.journey import Journey

MAX_COPIES = 24
FLIERS = {"fly", "float", "rise"}
HULLS = {"motor-boat", "speedboat", "canoe", "hot_air_balloon", "hot-air-balloon"}
"""Who rides these is seen over their side."""
ROOFED = {"automobile", "sport-utility-vehicle", "taxi", "police-car", "bus", "minibus", "trolleybus", "fire-engine",
          "ambulance", "delivery-truck", "pickup-truck", "articulated-lorry", "locomotive", "train", "railway-car",
          "spaceship", "flying-saucer", "rocket", "submarine"}  # fmt: skip
"""Who rides these looks out over the roof, as from a convertible."""


@dataclass(slots=True)
class Placed:
    """One actor (or one copy of one) and where it is."""

    subject: Subject
    copy: int
    actor: Actor
    journey: Journey
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    facing: int = 1
    order: float = 0.0
    lift: float = 0.0
    """Stage units above its ground point: who flies, or sits on something."""
    rides: "Placed | None" = None
    inside: "Placed | None" = None
    grips: dict[str, str] = field(default_factory=dict)
    """What it holds in this shot: `Subject.id` of the thing -> its name for the hand."""
    lag: float = 0.0
    hero: bool = False
    slot: float = 0.0
    """Of several who ride one thing: how far along it this one sits, in stage units."""
    apart: float = 0.0
    """Figure units to whom it does something with; 0 for who is on its own."""
    partner: "Placed | None" = None
    seat: str = ""
    """The furniture that it sits on while it does what it does; an empty string is what the action brings."""
    second: bool = False
    """Whether this is the one of two who answers."""
    soft: float = 0.0
    """Stage units by which it is out of focus: who stands right before the lens."""
    turned: float = 0.0
    """Degrees it is turned whatever it does, or 0: who is seen from behind."""
    tags: set[str] = field(default_factory=set)

    @property
    def grip(self) -> str:
        """What it holds where nothing else is said."""
        return next((grip for grip in self.grips.values() if grip != "none"), "")

    def grip_for(self, verb: str, target: str) -> str:
        """What it holds while it does that: the thing it does it to, else what it has, unless that is not the tool."""
        if target in self.grips:
            return self.grips[target].removeprefix("none")
        action = acted(verb)
        return "" if action.holds == "use" and action.item and self.grip and len(self.grips) > 1 else self.grip

    @property
    def height(self) -> float:
        return self.actor.height * self.scale

    @property
    def width(self) -> float:
        return (self.actor.height * 1.05 if self.lying else self.actor.width) * self.scale

    @property
    def lying(self) -> bool:
        """Flat in the air, in the water or in bed: as wide as it is tall when it stands."""
        return getattr(self.actor, "lying", False)

    @property
    def top(self) -> float:
        """Stage units from its ground point to its highest one."""
        return self.height * (0.5 if self.lying else 1.0)


def find(placed: list[Placed], sid: str, copy: int = 0) -> Placed | None:
    """A subject's copy of that number, or its first: the second rider rides the second horse."""
    copies = [p for p in placed if p.subject.id == sid]
    return next((p for p in copies if p.copy == copy), copies[0] if copies else None)


def abreast(p: Placed, step: float) -> float:
    """How far from the middle one of several stands who share a place."""
    return (p.copy - (min(p.subject.count, MAX_COPIES) - 1) / 2) * step
