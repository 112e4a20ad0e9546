"""Engines by name, imported only when somebody asks for one."""

from collections.abc import Callable
from importlib import import_module

from workers.engines.base import Engine

_FACTORIES: dict[str, str] = {
    "animatic": "workers.engines.animatic.engine:AnimaticEngine",
    "diffusers": "workers.engines.diffusers.engine:DiffusersEngine",
    "remote": "workers.engines.remote.engine:RemoteEngine",
}
"""Name -> "module:factory"."""

_made: dict[tuple[str, str], Engine] = {}


class UnknownEngine(LookupError):
    """There is no engine of that name."""


def names() -> tuple[str, ...]:
    """The engines there are, the default one first."""
    return tuple(_FACTORIES)


def get(name: str, profile: str = "") -> Engine:
    """The engine of that name, with one of its profiles if it has some; one instance per process.

    A name may carry its profile: "diffusers:ltx-24gb", "remote:farm".
    """
    name, _, own = name.partition(":")
    profile = profile or own
    if (name, profile) not in _made:
        if name not in _FACTORIES:
            raise UnknownEngine(f"no engine is called {name!r}; there are {', '.join(_FACTORIES)}")
        module, _, factory = _FACTORIES[name].partition(":")
        make: Callable[..., Engine] = getattr(import_module(module), factory)
        _made[name, profile] = make(profile=profile) if profile else make()
    return _made[name, profile]


def register(name: str, factory: str) -> None:
    """Add an engine, or another way to make one, for this process alone; `factory` is "module:callable"."""
    _FACTORIES[name] = factory
    for key in [key for key in _made if key[0] == name]:
        del _made[key]
