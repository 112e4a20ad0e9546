"""What starts with each page of somebody who is signed in, and ends with their tab."""

from sora_reflex.accounts.tokens import hash_token
from sora_reflex.core import db
from sora_reflex.shell import slots
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.studio.state import ProgressState
from tests.factories import create_sign_in, create_user
from tests.tab import Tab


async def test_a_page_or_a_reconnection_starts_it_for_a_member_alone(database: str, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr(slots, "_starts", [])
    slots.add_start(ProgressState.watch)
    slots.add_start(ProgressState.watch)
    with db.unit_of_work() as session:
        create_sign_in(session, create_user(session, handle="mira"), token_hash=hash_token("hers"))
    assert await Tab(token="hers").send(ViewerState.check) == [ProgressState.watch]
    assert not await Tab(token="made-up").send(ViewerState.check)


async def test_what_was_put_away_is_remembered_within_bounds():
    tab = Tab()
    for number in range(250):
        await tab.send(ProgressState.dismiss, f"made-up-{number}" * 20)
    kept = tab.state(ProgressState)._put_away
    assert len(kept) == 100
    assert all(len(id) <= 40 for id in kept)
