"""The servers of an engine: in which order they are asked, and which of them are left alone for a while."""

import hashlib
import math
from collections.abc import Callable, Iterable
from typing import TypeVar

from pybreaker import STATE_CLOSED, CircuitBreaker, CircuitBreakerError, CircuitMemoryStorage

from workers.engines.base import Mode
from workers.engines.remote.config import Backend
from workers.engines.remote.troubles import Away
from workers.engines.remote.wire import Wire

T = TypeVar("T")


def _is_sound(error: object) -> bool:
    """A server that answers is sound, whatever it answers."""
    return not isinstance(error, Away)


class Station:
    """One server and its circuit breaker: after failures in a row it rests, then one look shows whether it is back."""

    def __init__(self, backend: Backend) -> None:
        self.backend, self.wire = backend, Wire(backend)
        self.memory = CircuitMemoryStorage(STATE_CLOSED)
        self._breaker = CircuitBreaker(
            fail_max=backend.opens_after,
            reset_timeout=backend.rests_seconds,
            exclude=[_is_sound],
            state_storage=self.memory,
            name=backend.name,
            throw_new_error_on_trip=False,
        )

    @property
    def rests(self) -> bool:
        return self._breaker.current_state != STATE_CLOSED

    def call(self, ask: Callable[[], T]) -> T:
        """Ask the server something, unless it rests.

        Raises:
            Away: It rests, or can't be reached.
            Trouble: As it answers.
        """
        if self.rests:
            self._look()
        return self._breaker.call(ask)

    def _look(self) -> None:
        """A look costs nothing, where a film that gets lost in a server half awake does."""
        try:
            self._breaker.call(self.wire.check)
        except CircuitBreakerError as error:
            raise Away("it rests after failing", may_have_begun=False) from error
        except Away as away:
            raise Away(away.detail, may_have_begun=False) from away


class Fleet:
    """Every server that an engine may film on."""

    def __init__(self, backends: Iterable[Backend]) -> None:
        self.stations = {backend.name: Station(backend) for backend in backends}

    def able(self, modes: frozenset[Mode]) -> list[Station]:
        return [station for station in self.stations.values() if modes <= station.backend.modes]

    def order(self, stations: Iterable[Station], key: str) -> list[Station]:
        """Those, the one to ask first at the front: by weight over many requests, always the same for one.

        Servers that rest stand behind those that don't.
        """
        return sorted(stations, key=lambda station: (station.rests, -_score(station.backend, key)))


def _score(backend: Backend, key: str) -> float:
    """Weighted rendezvous hashing: taking a server away moves none of the requests of the others."""
    digest = hashlib.sha256(f"{backend.name}\0{key}".encode()).digest()
    share = (int.from_bytes(digest[:8], "big") + 1) / (2**64 + 1)
    return -backend.weight / math.log(share)
