"""The keys page in a tab: a key is shown once, to its owner, and lists never hold it."""

import pytest

from sora_reflex.accounts.keys_state import KeysState
from sora_reflex.core import db
from sora_reflex.shell.viewer import ViewerState
from tests.accounts.people import join
from tests.tab import Tab, goes_to

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def tab() -> Tab:
    with db.unit_of_work() as session:
        return Tab(token=join(session, "ada_page"), address="/settings/keys")


async def loaded(tab: Tab) -> KeysState:
    await tab.send(ViewerState.check)
    await tab.send(KeysState.load)
    return tab.state(KeysState)


async def test_a_key_is_shown_once_and_stands_in_the_examples_meanwhile(tab: Tab):
    state = await loaded(tab)
    await tab.send(KeysState.choose_scope, "post")
    await tab.send(KeysState.choose_days, 7)
    await tab.send(KeysState.add, {"name": "Night script"})
    key = state.made.value
    assert key.startswith("sk-")
    assert all(key in one.code for one in state.examples)
    assert (state.keys[0].name, state.keys[0].scopes) == ("Night script", ["read", "create"])
    assert state.keys[0].expires_at
    await tab.send(KeysState.forget_made)
    assert key not in tab.sent_to_the_browser()
    await tab.send(KeysState.load)
    assert key not in tab.sent_to_the_browser()


async def test_a_name_is_missing(tab: Tab):
    state = await loaded(tab)
    await tab.send(KeysState.add, {"name": "  "})
    assert (state.made, state.error_field) == (None, "name")


async def test_a_key_is_revoked_by_its_owner_alone(tab: Tab):
    state = await loaded(tab)
    await tab.send(KeysState.add, {"name": "mine"})
    with db.unit_of_work() as session:
        other = Tab(token=join(session, "bob_page"), address="/settings/keys")
    theirs = await loaded(other)
    await other.send(KeysState.revoke, state.keys[0].id)
    assert theirs.error
    await tab.send(KeysState.load)
    assert len(state.keys) == 1
    await tab.send(KeysState.ask_revoke, state.keys[0].id)
    await tab.send(KeysState.revoke, state.keys[0].id)
    assert (state.keys, state.revoking) == ([], "")


async def test_a_visitor_is_sent_to_sign_in():
    tab = Tab(address="/settings/keys")
    assert goes_to(await tab.send(KeysState.load)) == "/sign-in?next=/settings/keys"
