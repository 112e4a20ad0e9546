"""A film server for each test, and an engine that films on it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.workers.engines.remote.reels import reel
from tests.workers.engines.remote.video_server import KEY, VideoServer, serving
from workers.engines.remote.config import Backend
from workers.engines.remote.engine import RemoteEngine

MakeEngine = Callable[..., RemoteEngine]


@pytest.fixture(scope="session")
def two_seconds() -> bytes:
    return reel()


@pytest.fixture
def server(two_seconds: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[VideoServer]:
    monkeypatch.setenv("REEL_KEY", KEY)
    with serving(VideoServer(two_seconds)) as running:
        yield running


@pytest.fixture
def second_server(two_seconds: bytes) -> Iterator[VideoServer]:
    with serving(VideoServer(two_seconds)) as running:
        yield running


def backend(name: str, url: str, **over: Any) -> Backend:
    """A server that films little clips, and whose waits are short."""
    quick: dict[str, Any] = {
        "api_key_env": "REEL_KEY", "model": "reel-1", "sizes": ("144x256", "256x144"), "seconds": (2, 4),
        "poll_seconds": 0.02, "settle_seconds": 0.02, "patience_seconds": 1.0, "answer_seconds": 5.0,
        "longest_seconds": 30.0,
    }  # fmt: skip
    return Backend(name=name, base_url=url, **quick | over)


@pytest.fixture
def engine(server: VideoServer) -> MakeEngine:
    """Makes an engine on the server, with settings of the test's own."""

    def make(**over: Any) -> RemoteEngine:
        return RemoteEngine(backends=(backend("reel", server.url, **over),))

    return make
