"""What a browser makes up: foreign arguments never reach a handler, and a tab keeps nothing of the person before."""

from typing import Any

import pytest
from reflex.utils import format
from reflex_base.event import Event
from reflex_base.registry import RegistrationContext

from sora_reflex.accounts.keys_state import KeysState
from sora_reflex.accounts.state import DoorState, SettingsState
from sora_reflex.accounts.tokens import hash_token
from sora_reflex.core import db
from sora_reflex.discover.state import BoardState, DiscoverState, TagState
from sora_reflex.feed.state import (
    ActState,
    CircleState,
    EditState,
    FeedState,
    LiveState,
    PeopleState,
    PostState,
    ProfileState,
)
from sora_reflex.moderation.state import InviteTreeState, ModerationState, ReviewState
from sora_reflex.shell.gate import MAX_CHARACTERS, OURS, Gate, forget_other_people, is_sound
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.social.state import CommentsState
from sora_reflex.studio.state import ComposerState, DeskState, DraftsState, ProgressState
from sora_reflex.webhooks.state import WebhooksState
from tests.factories import create_post, create_sign_in, create_user, create_video
from tests.tab import Tab

STATES = (
    ActState, BoardState, CircleState, CommentsState, ComposerState, DeskState, DiscoverState, DoorState, DraftsState,
    EditState, FeedState, InviteTreeState, KeysState, LiveState, ModerationState, PeopleState, PostState, ProfileState,
    ProgressState, ReviewState, SettingsState, TagState, WebhooksState,
)  # fmt: skip

HOSTILE = (None, 7, 1.5, True, [], ["a"], {}, {"a": 1}, {"prompt": 5}, "", "\0", "\ud800", "9" * 5000, "ß'\"%_‮" * 400)

FITTING: dict[Any, tuple[Any, ...]] = {
    str: ("", "\0", "\ud800", "9" * 5000, "ß'\"%_‮" * 400, "public"),
    bool: (True, False),
    int: (0, -1, 15, 10**30),
    dict[str, str]: ({}, {"prompt": "\ud800\0" * 900}),
    dict[str, Any]: ({}, {"name": "\ud800\0" * 900, "url": 5}, {"name": {"a": []}, "url": "https://\ud800" * 99}),
}


def name_of(handler: Any) -> str:
    return format.format_event_handler(handler)


def our_handlers() -> list[tuple[str, Any]]:
    known = RegistrationContext.get().event_handlers.items()
    return [(name, found) for name, found in known if found.states[0].__module__.startswith(OURS)]


def _cut(value: Any, hints: dict[str, Any]) -> Any:
    """As long as it may be when every other argument is as long."""
    return value[: MAX_CHARACTERS // (len(hints) + 1)] if isinstance(value, str) else value


class TestArguments:
    def test_honest_ones_pass(self) -> None:
        assert is_sound(name_of(ActState.like), {"post_id": "x", "liked": True})
        assert is_sound(name_of(ComposerState.open), {"detail": {"prompt": "a fox"}})
        assert is_sound(name_of(ComposerState.choose_seconds), {"seconds": 10})
        assert is_sound(name_of(FeedState.load), {})

    @pytest.mark.parametrize(
        "payload",
        [
            {},
            {"post_id": "x"},
            {"post_id": {}, "liked": True},
            {"post_id": None, "liked": True},
            {"post_id": "x", "liked": []},
            {"post_id": "x", "liked": True, "viewer": "mira"},
            {"post_id": "x" * (MAX_CHARACTERS + 1), "liked": True},
        ],
    )
    def test_made_up_ones_do_not(self, payload: dict[str, Any]) -> None:
        assert not is_sound(name_of(ActState.like), payload)

    def test_no_var_of_ours_can_be_set_by_name(self) -> None:
        names = [name for name, _ in our_handlers() if name.endswith(".setvar")]
        assert len(names) >= len(STATES)
        assert not any(is_sound(name, {"var_name": "me", "value": 1}) for name in names)

    async def test_what_is_refused_is_apologised_for(self) -> None:
        event = Event(name=name_of(ActState.like), payload={"post_id": [], "liked": True})
        update = await Gate().preprocess(None, Tab()._root, event)
        assert update is not None
        assert [chained.name.rpartition(".")[2] for chained in update.events] == ["apologise"]

    @pytest.mark.parametrize("is_signed_in", [True, False])
    async def test_what_passes_breaks_no_handler(self, database: str, is_signed_in: bool) -> None:  # noqa: ARG002
        with db.unit_of_work() as session:
            create_sign_in(session, create_user(session, handle="mira"), token_hash=hash_token("secret"))
        address = "/sign-in?error=x&wait=" + "9" * 5000
        calls = 0
        for name, found in our_handlers():
            event = name.rpartition(".")[2]
            if event == "setvar" or found.handler.is_background:
                continue
            tab = Tab(token="secret" if is_signed_in else "", address=address)
            hints = {key: kind for key, kind in found.handler._type_hints.items() if key != "return"}
            for value in HOSTILE:
                payload = dict.fromkeys(hints, value)
                if not is_sound(name, payload):
                    continue
                await getattr(found.states[0], event).fn(tab.state(found.states[0]), **payload)
                calls += 1
            for number in range(6):
                payload = {key: _cut(FITTING[kind][number % len(FITTING[kind])], hints) for key, kind in hints.items()}
                assert is_sound(name, payload)
                await getattr(found.states[0], event).fn(tab.state(found.states[0]), **payload)
                calls += 1
            tab.sent_to_the_browser()
        assert calls > 100


class TestAnotherPerson:
    async def test_finds_nothing_of_the_one_before(self, database: str) -> None:  # noqa: ARG002
        with db.unit_of_work() as session:
            mira = create_user(session, handle="mira")
            create_sign_in(session, mira, token_hash=hash_token("hers"))
            create_sign_in(session, create_user(session, handle="juno"), token_hash=hash_token("his"))
            create_post(session, mira, caption="Only for me", visibility="private")
            draft = create_video(session, mira)
        tab = Tab(token="hers")
        await forget_other_people(tab._root)
        for handler in (ViewerState.check, FeedState.load, DraftsState.load, SettingsState.load):
            await tab.send(handler)
        await tab.send(ComposerState.keep, "a secret wish")
        await forget_other_people(tab._root)
        hers = tab.sent_to_the_browser()
        assert all(word in hers for word in ("Only for me", str(draft.id), "a secret wish"))
        for other in ("his", ""):
            tab.token = other
            tab.visit("/")
            await forget_other_people(tab._root)
            left = tab.sent_to_the_browser()
            assert not any(word in left for word in ("Only for me", str(draft.id), "a secret wish", "mira"))
