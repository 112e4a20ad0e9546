"""A browser tab without a browser, on a real web process: the events that a page sends over Reflex's websocket."""

import json
import time
from contextlib import suppress
from types import TracebackType
from typing import Any
from uuid import uuid4

from simple_websocket import Client, ConnectionClosed

from sora_reflex.accounts.cookies import SESSION_COOKIE

NAMESPACE = "/_event"
ERROR = "error_rx_state_"


SEND = "reflex___state____state.sora_reflex___studio___state___composer____composer_state.send"
"""The event by which the create sheet is sent."""


class Unanswered(Exception):
    """The web process went away before it answered; whether it did what it was asked, nobody knows."""


class LiveTab:
    """One connection of one person. `address` is host:port; `token` is their sign-in; `path` the page they are on."""

    def __init__(self, address: str, token: str, *, path: str = "/") -> None:
        self._tab, self._path = str(uuid4()), path
        try:
            url = f"ws://{address}{NAMESPACE}/?EIO=4&transport=websocket&token={self._tab}"
            self._socket = Client.connect(url, headers={"Cookie": f"{SESSION_COOKIE}={token}"})
            self._await("0")
            self._socket.send(f"40{NAMESPACE},")
            self._await(f"40{NAMESPACE}")
        except (OSError, ConnectionClosed) as error:
            raise Unanswered(str(error)) from error

    def __enter__(self) -> "LiveTab":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError, ConnectionClosed):
            self._socket.close()

    def send(self, event: str, payload: dict[str, Any], *, seconds: float = 30) -> dict[str, Any]:
        """Send an event and give what it changed on the page, by state. Raises Unanswered."""
        self.post(event, payload)
        return self.hear(seconds=seconds)

    def post(self, event: str, payload: dict[str, Any]) -> None:
        """Send an event, and wait for nothing. Raises Unanswered."""
        router = {"pathname": self._path, "query": {}, "asPath": self._path}
        data = {"name": event, "payload": payload, "router_data": router, "token": self._tab}
        try:
            self._socket.send(f"42{NAMESPACE},{json.dumps(['event', data])}")
        except (OSError, ConnectionClosed) as error:
            raise Unanswered(str(error)) from error

    def hear(self, *, seconds: float = 30) -> dict[str, Any]:
        """What changes on the page next, by state, whoever caused it. Raises Unanswered."""
        try:
            answer = self._await(f"42{NAMESPACE}", seconds=seconds)
        except (OSError, ConnectionClosed) as error:
            raise Unanswered(str(error)) from error
        update = json.loads(answer.partition(",")[2])[1]
        return dict((json.loads(update) if isinstance(update, str) else update)["delta"])

    def _await(self, start: str, *, seconds: float = 30) -> str:
        """The next message of this kind; what the server asks meanwhile is answered."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            message = self._socket.receive(timeout=left)
            if message is None:
                break
            if message == "2":
                self._socket.send("3")
            elif message.startswith(start):
                return str(message)
        raise Unanswered(f"nothing within {seconds:.0f} s")


def ask_for_clip(address: str, token: str, key: str) -> str:
    """Send a create sheet with this key; gives what it says is wrong, "" when it was taken. Raises Unanswered."""
    sheet = {"prompt": "a disc crosses the sky", "request_key": key, "seconds": 5, "shape": "portrait", "seed": ""}
    with LiveTab(address, token) as tab:
        changed = tab.send(SEND, sheet | {"ways": ""})
    return next((str(value) for one in changed.values() for name, value in one.items() if name == ERROR), "")
