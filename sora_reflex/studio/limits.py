"""What operators decide: how much a person gets at once and in a day, which clips go first, whether filming goes on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from sora_reflex.core import clock
from sora_reflex.core.errors import Invalid, NotFound
from sora_reflex.core.settings import Settings, get_settings
from sora_reflex.models import Limit, Role

_SET = select(Limit.name, Limit.value)

PAUSED, PRIORITY_SECONDS = "paused", "priority_seconds"


@dataclass(frozen=True, slots=True)
class Spec:
    """One thing that can be set: its bounds, and what holds until somebody sets it."""

    least: int
    most: int
    default: Callable[[Settings], int]


def at_once(role: Role) -> str:
    """The name of how many clips of one person of that role are filmed at once."""
    return f"at_once_{role.value}"


def daily(role: Role) -> str:
    """The name of how many turns a person of that role has in any 24 hours."""
    return f"daily_{role.value}"


SPECS: Mapping[str, Spec] = {
    **{at_once(role): Spec(1, 100, lambda settings: settings.renders_at_once) for role in Role},
    **{daily(role): Spec(0, 10_000, lambda settings: settings.daily_quota) for role in Role},
    PRIORITY_SECONDS: Spec(0, 60, lambda settings: settings.priority_seconds),
    PAUSED: Spec(0, 1, lambda _settings: 0),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """All of them as they stand."""

    values: Mapping[str, int]

    def at_once(self, role: Role) -> int:
        return self.values[at_once(role)]

    def daily(self, role: Role) -> int:
        return self.values[daily(role)]

    @property
    def priority_seconds(self) -> int:
        """Clips of at most so many seconds get a head start; 0 means none."""
        return self.values[PRIORITY_SECONDS]

    @property
    def is_paused(self) -> bool:
        return bool(self.values[PAUSED])


def read(session: Session) -> Limits:
    """What is set, and for the rest what the settings say."""
    settings = get_settings()
    values = {name: spec.default(settings) for name, spec in SPECS.items()}
    stored = {name: value for name, value in session.exec(_SET).all() if name in SPECS}
    return Limits(values | stored)


def change(session: Session, *, name: str, value: int | None, by: UUID | None) -> bool:
    """Set a limit, or with None let the settings decide again; True if that changed anything.

    Raises NotFound for a name that there is not, and Invalid for a value out of its bounds.
    """
    spec = SPECS.get(name)
    if spec is None:
        raise NotFound(f"There is no limit called {name}. There are: {', '.join(SPECS)}.")
    if value is not None and not spec.least <= value <= spec.most:
        raise Invalid(f"That takes a whole number from {spec.least:,} to {spec.most:,}.", field=name)
    before = read(session).values[name]
    row = session.get(Limit, name)
    if value is None:
        if row is not None:
            session.delete(row)
    else:
        row = row or Limit(name=name, value=value, changed_at=clock.now())
        row.value, row.changed_at, row.changed_by = value, clock.now(), by
        session.add(row)
    session.flush()
    return read(session).values[name] != before
