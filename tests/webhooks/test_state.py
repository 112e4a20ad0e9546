"""The webhooks page in a tab: what its owner can do there, and that a made-up event of somebody else's does nothing."""

import pytest

from sora_reflex.core import db
from sora_reflex.webhooks.state import PATH, WebhooksState
from tests.accounts.people import join
from tests.tab import Tab

pytestmark = pytest.mark.usefixtures("database", "redis")


def tab_of(handle: str) -> Tab:
    with db.unit_of_work() as session:
        token = join(session, handle)
    return Tab(token=token, address=PATH)


async def added(tab: Tab) -> str:
    await tab.send(WebhooksState.load)
    await tab.send(WebhooksState.add, {"name": "Site", "url": "https://hooks.example.org/x"})
    return tab.state(WebhooksState).webhooks[0].id


async def test_a_secret_is_shown_until_it_is_put_away_and_never_again():
    tab = tab_of("ada")
    id = await added(tab)
    first = tab.state(WebhooksState).revealed.value
    assert first in tab.sent_to_the_browser()
    await tab.send(WebhooksState.forget_revealed)
    await tab.send(WebhooksState.open, id)
    assert first not in tab.sent_to_the_browser()
    await tab.send(WebhooksState.rotate)
    assert tab.state(WebhooksState).revealed.value != first
    assert first not in tab.sent_to_the_browser()
    assert tab.state(WebhooksState).webhooks[0].old_until


async def test_a_refusal_stands_at_its_field_and_nothing_is_added():
    tab = tab_of("ada")
    await tab.send(WebhooksState.load)
    await tab.send(WebhooksState.add, {"name": "Site", "url": "http://127.0.0.1/"})
    assert (tab.state(WebhooksState).error_field, tab.state(WebhooksState).webhooks) == ("url", [])
    for kind in ("video.completed", "video.failed"):
        await tab.send(WebhooksState.choose, kind)
    await tab.send(WebhooksState.add, {"name": "Site", "url": "https://hooks.example.org/x"})
    assert tab.state(WebhooksState).error_field == "event_types"


async def test_a_sample_stands_in_the_log_and_goes_with_the_webhook():
    tab = tab_of("ada")
    await tab.send(WebhooksState.open, await added(tab))
    await tab.send(WebhooksState.send_sample)
    (delivery,) = tab.state(WebhooksState).deliveries
    assert (delivery.status, delivery.event_type) == ("waiting", "video.completed")
    await tab.send(WebhooksState.pause)
    await tab.send(WebhooksState.replay, delivery.id)
    assert "paused" in tab.state(WebhooksState).error
    await tab.send(WebhooksState.remove)
    assert (tab.state(WebhooksState).webhooks, tab.state(WebhooksState).deliveries) == ([], [])


async def test_somebody_else_sees_and_changes_nothing():
    hers, his = tab_of("ada"), tab_of("kofi")
    id = await added(hers)
    await hers.send(WebhooksState.open, id)
    await hers.send(WebhooksState.send_sample)
    await his.send(WebhooksState.load)
    await his.send(WebhooksState.open, id)
    assert his.state(WebhooksState).open_id == ""
    await his.send(WebhooksState.replay, hers.state(WebhooksState).deliveries[0].id)
    assert "not here" in his.state(WebhooksState).error
    for handler in (WebhooksState.rotate, WebhooksState.pause, WebhooksState.remove, WebhooksState.send_sample):
        await his.send(handler)
    assert "hooks.example.org" not in his.sent_to_the_browser()
    await hers.send(WebhooksState.load)
    view = hers.state(WebhooksState).webhooks[0]
    assert (view.is_paused, view.old_until) == (False, "")
