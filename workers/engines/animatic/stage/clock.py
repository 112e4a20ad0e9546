"""The film's clock and the story's: in slow motion the world needs longer, in a time-lapse hours pass in seconds."""

from dataclasses import dataclass

from workers.engines.animatic.model import Shot

FASTEST_BODY = 2.0
"""Bodies never move more than this much faster than life: their steps could not be seen any more."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Of one shot: what time it is in the story when the film has run to `t`. Both begin together at its cut."""

    start: float
    end: float
    pace: float

    @property
    def bodies(self) -> float:
        """Story seconds a second of film for whoever moves by itself."""
        return min(self.pace, FASTEST_BODY)

    def world(self, t: float) -> float:
        """The time of clouds, water, traffic and weather."""
        return self.start + (t - self.start) * self.pace

    def body(self, t: float) -> float:
        """The time of people, animals and things that fall."""
        return self.start + (t - self.start) * self.bodies


def clock_of(shot: Shot) -> Clock:
    """The clock of a shot."""
    return Clock(shot.start, shot.end, max(0.1, min(24.0, shot.pace)))
