"""A served instance with two people who have keys, and a crew that films."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from openai import OpenAI

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import db
from tests.api.v1.served import Crew, QuickEngine, serving
from tests.factories import create_key, create_user, viewer_of
from workers.engines import registry
from workers.jobs import render_generation


@pytest.fixture
def url(database: str) -> Iterator[str]:
    """Where the instance is served; nobody films there unless a test asks for a crew."""
    with serving() as address:
        yield address


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[QuickEngine]:
    made = QuickEngine()
    monkeypatch.setattr(registry, "get", lambda _name, _profile="": made)
    render_generation.load_engine.cache_clear()
    yield made
    render_generation.load_engine.cache_clear()


@pytest.fixture
def crew(url: str, engine: QuickEngine) -> Iterator[Crew]:
    crew = Crew()
    crew.start()
    yield crew
    engine.gate.set()
    crew.is_over.set()
    crew.join()


@dataclass(frozen=True)
class Program:
    """Somebody's key, and OpenAI's own client with it."""

    viewer: Viewer
    key: str
    client: OpenAI


def program(url: str, **over: object) -> Program:
    with db.unit_of_work() as session:
        user = create_user(session)
        key = create_key(session, user, **over)
    return Program(viewer_of(user), key, OpenAI(api_key=key, base_url=f"{url}/v1"))


@pytest.fixture
def ada(url: str) -> Iterator[Program]:
    one = program(url)
    yield one
    one.client.close()


@pytest.fixture
def bob(url: str) -> Iterator[Program]:
    one = program(url)
    yield one
    one.client.close()
