"""How long what one does takes to one's own screen and to another's, while fifty people have a tab open."""

import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from statistics import quantiles
from typing import Any
from uuid import uuid4

from reflex.utils import format

from sora_reflex.accounts.tokens import hash_token, new_token
from sora_reflex.core import db
from sora_reflex.core.settings import get_settings
from sora_reflex.feed.state import ActState
from sora_reflex.messages.state import HERE, MessagesState
from sora_reflex.models import Stage, User
from sora_reflex.notifications import service as notifications
from sora_reflex.notifications.state import InboxState
from sora_reflex.ops.front_end import reflex_environment
from sora_reflex.studio import lifecycle
from sora_reflex.studio.claims import Claim, claim
from sora_reflex.studio.state.progress import ProgressState
from tests.bench.registry import Figure, bench
from tests.e2e.product import free_port
from tests.factories import create_follow, create_generation, create_post, create_sign_in, create_user, viewer_of
from tests.live_tab import LiveTab, Unanswered
from tests.machine import Part, address_of, instance, redis_part, wait_until, web_part

PEOPLE = 50
ROUNDS = 2
LIMIT = 100.0
"""Milliseconds: what comes sooner seems to come at once."""
COUNT = "reflex___state____state.tests___bench___counter_app____counter.add"


@dataclass
class Person:
    user: User
    tab: LiveTab
    post_id: str
    filmed: Claim
    """A clip of theirs that is being filmed, as its worker holds it."""
    friend: str
    """Handle of whom they talk with."""


def _event(handler: Any) -> str:
    return str(format.format_event_handler(handler))


def _has(delta: dict[str, Any], name: str) -> bool:
    return any(var.startswith(f"{name}_rx_state_") for values in delta.values() for var in values)


def _await(tab: LiveTab, name: str) -> None:
    """Until this var changes on this tab's page."""
    while not _has(tab.hear(), name):
        pass


def _settle(people: list[Person]) -> None:
    """Take in what has come meanwhile, and answer what the server asks of every tab."""
    for person in people:
        with suppress(Unanswered):
            while True:
                person.tab.hear(seconds=0.002)


@contextmanager
def _crowd() -> Iterator[list[Person]]:
    """A web process and fifty people: each of two talks with the other, and follows their inbox, their messages
    and the clip of theirs that is being filmed."""
    with instance(SORA_API_REQUESTS_PER_MINUTE="100000") as folder, ExitStack() as stack:
        parts = [redis_part(folder), web_part(folder)]
        for part in parts:
            stack.callback(part.kill)
            part.start()
            wait_until(part.serves)
        people = [stack.enter_context(_person(address_of(parts[1]), *made)) for made in _join()]
        for person in people:
            person.tab.send(_event(MessagesState.load), {})
            for watch in (MessagesState.watch, InboxState.watch, ProgressState.watch):
                person.tab.post(_event(watch), {})
        time.sleep(2)
        yield people


def _join() -> list[tuple[User, str, str, Claim, str]]:
    """Everybody, with a sign-in, a post, a clip that a worker has begun, and the handle of their friend."""
    with db.unit_of_work() as session:
        users = [create_user(session, handle=f"person{n}") for n in range(PEOPLE)]
        made = []
        for n, user in enumerate(users):
            friend, token = users[n ^ 1], new_token()
            create_follow(session, user, friend)
            create_sign_in(session, user, token_hash=hash_token(token))
            create_generation(session, user)
            filmed = claim(session)
            assert filmed is not None
            assert filmed.user_id == user.id
            made.append((user, token, str(create_post(session, user).id), filmed, friend.handle))
        return made


@contextmanager
def _person(address: str, user: User, token: str, post_id: str, filmed: Claim, friend: str) -> Iterator[Person]:
    with LiveTab(address, token, path=f"{HERE}/@{friend}") as tab:
        yield Person(user, tab, post_id, filmed, friend)


def _timed(act: Callable[[], None], *arrived: Callable[[], None]) -> list[float]:
    """Milliseconds from the deed to each of these, which come about in this order."""
    began = time.perf_counter()
    act()
    taken = []
    for has in arrived:
        has()
        taken.append(1000 * (time.perf_counter() - began))
    return taken


@contextmanager
def _counter() -> Iterator[LiveTab]:
    """A tab of a stock Reflex app, served by the same server in the same mode."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--log-level", "warning"]
    command += ["--host", "127.0.0.1", "--port", str(port), "tests.bench.counter_app:app"]
    environment = reflex_environment() | {"__REFLEX_SKIP_COMPILE": "true", "REFLEX_ENV_MODE": "prod"}

    def answers(_: Part) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/ping", timeout=2) as answer:
            return bool(answer.status == 200)
        return False

    part = Part("counter", command, Path(get_settings().data_dir) / "counter.log", answers, environment=environment)
    part.start()
    try:
        wait_until(part.serves)
        with LiveTab(f"127.0.0.1:{port}", "") as tab:
            yield tab
    finally:
        part.kill()


@cache
def measured() -> dict[str, tuple[float, float]]:
    """p50 and p95 in milliseconds of each kind of news."""
    times: dict[str, list[float]] = {name: [] for name in ("message", "like", "notification", "progress", "counter")}
    with _crowd() as people, _counter() as counter:
        for turn in range(ROUNDS + 1):
            for n, one in enumerate(people):
                other, maker = people[n ^ 1], people[(n + 2 * turn + 2) % PEOPLE]
                _settle(people if n % 10 == 0 else [one, other, maker])
                taken = dict(_round(one, other, maker)) | {"counter": _timed(*_count(counter))[0]}
                taken["progress"] = _timed(partial(_film_on, one, turn + 1), partial(_await, one.tab, "generations"))[0]
                for name, milliseconds in taken.items():
                    # The first time round fills caches, as the first person of the day does.
                    times[name] += [milliseconds] if turn else []
    return {name: (quantiles(values, n=20)[9], quantiles(values, n=20)[18]) for name, values in times.items()}


def _round(one: Person, other: Person, maker: Person) -> Iterator[tuple[str, float]]:
    """Somebody writes to a friend, and likes a clip of somebody else."""
    words = {"to": f"@{one.friend}", "text": "Hello", "request_key": uuid4().hex, "post_id": ""}
    write = partial(one.tab.post, _event(MessagesState.write), words)
    yield "message", _timed(write, partial(_await, other.tab, "said"))[0]
    _settle([one])
    like = partial(one.tab.post, _event(ActState.like), {"post_id": maker.post_id, "liked": True})
    own, theirs = _timed(like, partial(_await, one.tab, "liked"), partial(_await, maker.tab, "inbox_new"))
    yield "like", own
    yield "notification", theirs
    with db.unit_of_work() as session:
        notifications.mark_read(session, viewer=viewer_of(maker.user))
    _await(maker.tab, "inbox_new")


def _film_on(one: Person, percent: int) -> None:
    """What a worker tells of a clip while it films."""
    with db.unit_of_work() as session:
        lifecycle.beat(session, one.filmed, stage=Stage.FILMING, percent=percent)


def _count(counter: LiveTab) -> tuple[Callable[[], None], Callable[[], None]]:
    return partial(counter.post, COUNT, {}), partial(_await, counter, "count")


def _figure(name: str) -> Figure:
    p50, p95 = measured()[name]
    counter = measured()["counter"]
    how = f"p95; p50 {p50:.1f} ms; {PEOPLE} tabs open; a stock Reflex counter {counter[0]:.1f} and {counter[1]:.1f} ms"
    return Figure(p95, "ms", LIMIT, how)


@bench("live: a like to one's own screen, 50 tabs", against="limit", most=1.0)
def like_to_own_screen() -> Figure:
    return _figure("like")


@bench("live: a message to the other's screen, 50 tabs", against="limit", most=1.0)
def message_to_screen() -> Figure:
    return _figure("message")


@bench("live: a like to its maker's inbox, 50 tabs", against="limit", most=1.0)
def notification_to_screen() -> Figure:
    return _figure("notification")


@bench("live: progress of a clip to its maker's screen, 50 tabs", against="limit", most=1.0)
def progress_to_screen() -> Figure:
    return _figure("progress")
