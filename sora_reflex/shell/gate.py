"""What every event of a browser passes first: a tab keeps nothing of another person, arguments are of their kinds."""

from functools import lru_cache
from hashlib import sha256
from inspect import Parameter, signature
from typing import Any, get_type_hints

import reflex as rx
import structlog
from pydantic import TypeAdapter, ValidationError
from reflex.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_base.event import Event, EventHandler
from reflex_base.registry import RegistrationContext

from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState

log = structlog.get_logger()

OURS = "sora_reflex."

MAX_CHARACTERS = 20_000
"""Of all arguments together: ten times the longest prompt, so that whoever pastes too much is told how much fits."""


class Gate(Middleware):
    """Reflex lets a browser call any handler with any values, and keeps a tab's state when its person changes."""

    async def preprocess(self, app: Any, state: BaseState, event: Event) -> StateUpdate | None:  # noqa: ARG002
        await forget_other_people(state)
        if is_sound(event.name, event.payload):
            return None
        log.warning("event.refused", event_name=event.name[:200])
        return StateUpdate(events=Event.from_event_type(ShellState.apologise()))


async def forget_other_people(state: BaseState) -> None:
    """Empty all states of a tab that now comes with another cookie: somebody signed out, or somebody else came."""
    viewer_state = await state.get_state(ViewerState)
    cookie = sha256(viewer_state._token().encode()).hexdigest()
    if viewer_state._whose == cookie:
        return
    if viewer_state._whose:
        for kind in _our_states():
            (await state.get_state(kind)).reset()
    viewer_state._whose = cookie


def is_sound(name: str, payload: dict[str, Any]) -> bool:
    """Whether a handler of ours takes these arguments. The framework's own handlers look after themselves."""
    registered = RegistrationContext.get().event_handlers.get(name)
    if registered is None or not registered.states[0].__module__.startswith(OURS):
        return True
    if name.endswith(".setvar"):
        return False
    adapters, needed = _taken_by(registered.handler)
    if not needed <= payload.keys() <= adapters.keys():
        return False
    if sum(len(str(value)) for value in payload.values()) > MAX_CHARACTERS:
        return False
    try:
        for argument, value in payload.items():
            adapters[argument].validate_python(value)
    except ValidationError:
        return False
    return True


@lru_cache(maxsize=1000)
def _taken_by(handler: EventHandler) -> tuple[dict[str, TypeAdapter[Any]], frozenset[str]]:
    """The arguments that a handler takes, each with what checks it, and the names of those that it needs."""
    hints, parameters = get_type_hints(handler.fn), list(signature(handler.fn).parameters.values())[1:]
    adapters = {one.name: TypeAdapter(hints.get(one.name, Any)) for one in parameters}
    return adapters, frozenset(one.name for one in parameters if one.default is Parameter.empty)


def _our_states() -> list[type[BaseState]]:
    return [kind for kind in rx.State.get_substates() if kind.__module__.startswith(OURS)]
