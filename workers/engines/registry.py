"""Engines by name, imported only when somebody asks for one."""

from collections.abc import Callable
from importlib import import_module

from workers.engines.base import Engine

_FACTORIES: dict[str, str] = {
    "animatic": "workers.engines.animatic.engine:AnimaticEngine",
}
"""Name -> "module:factory"."""

_made: dict[str, Engine] = {}


class UnknownEngine(LookupError):
    """There is no engine of that name."""


def names() -> tuple[str, ...]:
    """The engines there are, the default one first."""
    return tuple(_FACTORIES)


def get(name: str) -> Engine:
    """The engine of that name; one instance per process."""
    if name not in _made:
        if name not in _FACTORIES:
            raise UnknownEngine(f"no engine is called {name!r}; there are {', '.join(_FACTORIES)}")
        module, _, factory = _FACTORIES[name].partition(":")
        make: Callable[[], Engine] = getattr(import_module(module), factory)
        _made[name] = make()
    return _made[name]
