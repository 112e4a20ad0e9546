"""A browser tab without a browser: the tree of states that one tab has, on one page, with one cookie."""

from typing import Any, TypeVar

import reflex as rx
from reflex.utils import format

from sora_reflex.accounts.cookies import SESSION_COOKIE

S = TypeVar("S", bound=rx.State)


class Tab:
    """`tab.state(DraftsState)` is the state; `await tab.send(DraftsState.load)` is one event, as a browser sends it."""

    def __init__(self, *, token: str = "", address: str = "/") -> None:
        self._root = rx.State(_reflex_internal_init=True)  # type: ignore[call-arg]
        self.token = token
        self.visit(address)

    def visit(self, address: str) -> None:
        """Be on another page; nothing is loaded by that."""
        cookie = f"{SESSION_COOKIE}={self.token}" if self.token else ""
        path, _, query = address.partition("?")
        pairs = [pair.partition("=") for pair in query.split("&") if pair]
        data = {
            "pathname": path,
            "asPath": address,
            "query": {name: value for name, _, value in pairs},
            "headers": {"cookie": cookie, "origin": "http://localhost", "host": "localhost"},
            "token": "tab",
            "ip": "198.51.100.7",
        }
        self._root.router_data = self._root._update_router_vars(data, {})

    def state(self, kind: type[S]) -> S:
        return self._root.get_substate(kind.get_full_name().split("."))  # type: ignore[return-value]

    async def send(self, handler: Any, *arguments: Any) -> Any:
        """Run a handler; gives what it returned."""
        name, _, event = format.format_event_handler(handler).rpartition(".")
        state = self._root.get_substate(name.split("."))
        return await state.event_handlers[event].fn(state, *arguments)

    def sent_to_the_browser(self) -> str:
        """Every var that leaves the server, as it leaves."""
        return format.json_dumps(self._root.dict())


def goes_to(answer: Any) -> str:
    """Where a handler's redirect leads; empty when it is none."""
    if answer is None or not hasattr(answer, "args"):
        return ""
    names = {str(name): value for name, value in answer.args}
    return str(getattr(names.get("path"), "_var_value", ""))
