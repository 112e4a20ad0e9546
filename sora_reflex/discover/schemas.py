"""What may be said of what was found."""

from dataclasses import dataclass

from sora_reflex.accounts.schemas import Person, View
from sora_reflex.feed.schemas import Tile
from sora_reflex.social.schemas import PersonRow

LENGTHS = {"short": (0.0, 5.5), "middle": (5.5, 10.5), "long": (10.5, 1e9)}
"""Seconds of a clip, from and below: as many as fit on a chip."""

DAYS = {"day": 1, "week": 7, "month": 30}


@dataclass(frozen=True, slots=True)
class Filters:
    """What clips must be like; empty means any."""

    length: str = ""
    """One of LENGTHS."""
    engine: str = ""
    """As `Video.engine`."""
    age: str = ""
    """One of DAYS."""
    without_remixes: bool = False


class TagCount(View):
    tag: str
    count: int
    """Clips that the viewer may meet."""


class Found(View):
    """A page of clips, the best first."""

    tiles: list[Tile]
    next: str = ""
    read_as: str = ""
    """How what was typed had to be read to find anything: "foxx" as "fox". Empty when it was taken as typed."""


class SoundRow(View):
    """A sound, as it is found."""

    id: str
    """Of the post that it first came with."""
    person: Person
    """Whose it is."""
    title: str
    """Of that post: its caption, or the title of its clip."""
    thumbnail_url: str
    color: str
    uses: int
    """How many clips that the viewer may meet have it from there."""


class ClipStanding(View):
    """A clip of a leaderboard, and how many likes or remixes put it there."""

    tile: Tile
    count: int


class PersonStanding(View):
    """Somebody on a leaderboard, and how many followers put them there."""

    row: PersonRow
    count: int


class EngineChoice(View):
    name: str
    label: str
