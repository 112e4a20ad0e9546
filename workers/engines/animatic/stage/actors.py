"""Actors: one small class per kind of subject, all drawn about the point where they touch the ground."""

from dataclasses import replace
from typing import Any, Protocol

from workers.engines.animatic.art import emoji
from workers.engines.animatic.art.built import BUILT
from workers.engines.animatic.art.creatures import CREATURES
from workers.engines.animatic.art.species import FOWLS, beast_named
from workers.engines.animatic.model import Subject
from workers.engines.animatic.stage.animals import BeastActor, BirdActor
from workers.engines.animatic.stage.creatures import CreatureActor
from workers.engines.animatic.stage.crowd import CrowdActor, is_crowd
from workers.engines.animatic.stage.measures import HEAVENLY, SEATS, SIZES
from workers.engines.animatic.stage.mermaids import MermaidActor
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.persons import PersonActor
from workers.engines.animatic.stage.props import BuiltActor, DrawnActor, SignActor

__all__ = [
    "HEAVENLY",
    "SEATS",
    "SIZES",
    "Actor",
    "BeastActor",
    "BirdActor",
    "BuiltActor",
    "CreatureActor",
    "DrawnActor",
    "PersonActor",
    "SignActor",
    "make_actor",
]

HANDLESS = {"idle", "walk", "run", "dance", "jump", "talk", "sing", "look", "cheer", "swim", "fly", "chase", "bounce"}
"""What a bird does as a bird, without a person's hands."""


MERFOLK = {"mermaid", "mermaids", "merman", "siren"}


class Actor(Protocol):
    """Sizes are figure units; `draw` stands on the origin at `scale` pixels per unit."""

    width: float
    height: float
    floats: bool
    room: tuple[float, float, float]
    """Units needed around the origin to draw any moment: half width, above, below."""

    def draw(self, c: Any, m: Moment, scale: float) -> None: ...


SMALLER = {"scooter", "moped", "vespa", "motor scooter"}
"""What the drawing of a scooter shows better than a motorcycle does."""


def make_actor(subject: Subject, seed: int, copy: int, light: tuple[float, float], px: int) -> Actor:
    """The actor of a subject's `copy`-th copy; `px` is about how large it will be drawn."""
    colour = emoji.colour_code(str(subject.look.get("color", "")))
    name = subject.art or subject.word.lower()
    if subject.kind == "text":
        return SignActor(subject)
    head = str(subject.look.get("head", ""))
    if subject.kind == "person" and head in FOWLS and {b.verb for b in subject.beats} <= HANDLESS:
        return BirdActor(replace(subject, art=head), "", light)
    if is_crowd(subject):
        return CrowdActor(subject, seed, light)
    if subject.kind == "person" and not head and subject.word.lower().split()[-1] in MERFOLK:
        return MermaidActor(subject, seed, copy, light)
    if subject.kind == "person":
        return PersonActor(subject, seed, copy, light)
    if name in CREATURES:
        return CreatureActor(subject, name, colour, light, copy)
    if subject.kind == "quadruped" and beast_named(name) is not None:
        return BeastActor(subject, colour, light)
    if subject.kind == "bird":
        return BirdActor(subject, colour, light)
    for key in (name, name.replace(" ", "_"), name.replace(" ", "-")):
        if key in BUILT and subject.word.lower() not in SMALLER:
            return BuiltActor(key, colour)
    return DrawnActor(subject, colour, max(96, min(480, px)))
