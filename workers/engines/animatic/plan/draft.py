"""The planner's working notes: subjects, deeds and lines before they have times."""

from dataclasses import dataclass, field
from typing import Any

from workers.engines.animatic.plan.shooting import Shooting


@dataclass(slots=True, eq=False)
class Draft:
    """A subject in the making."""

    word: str
    kind: str
    art: str = ""
    look: dict[str, Any] = field(default_factory=dict)
    count: int = 1
    size: float = 1.0
    relations: list[tuple[str, "Draft"]] = field(default_factory=list)
    lemma: str = ""
    shots: set[int] = field(default_factory=set)
    mentions: set[int] = field(default_factory=set)
    """The sentences that name it."""
    mods: set[str] = field(default_factory=set)
    """The words before it where it was named first: "mother" tells a mother panda from a baby panda."""
    background: bool = False
    id: str = ""
    twin: "Draft | None" = None
    """The other of two, once the prompt tells them apart."""

    @property
    def alive(self) -> bool:
        return self.kind in {"person", "quadruped", "bird", "fish"}


@dataclass(slots=True)
class Deed:
    """A subject does something in a sentence; `order` counts upwards where one deed follows another."""

    who: Draft
    verb: str
    sentence: int
    order: int = 0
    manner: str = ""
    target: Draft | None = None


@dataclass(slots=True)
class Speech:
    """Words to be said. `speaker` is None for the narrator."""

    text: str
    speaker: Draft | None
    sentence: int
    delivery: str = "plain"


@dataclass(slots=True)
class Place(Shooting):
    """Where and when a sentence plays and how it is shot; empty strings where it does not say."""

    set: str = ""
    hint: str = ""
    """The set that what is named there is found in, should nothing else tell: water, sand, snow."""
    hour: str = ""
    season: str = ""
    weather: str = ""
    effects: tuple[str, ...] = ()


@dataclass(slots=True)
class Story:
    """Everything read out of a prompt."""

    drafts: list[Draft] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    """One per sentence."""
    shots: list[int] = field(default_factory=list)
    """The storyboard shot of each sentence."""
    left_out: list[str] = field(default_factory=list)
    without: set[str] = field(default_factory=set)

    def leave_out(self, what: str) -> None:
        if what and what not in self.left_out:
            self.left_out.append(what)
