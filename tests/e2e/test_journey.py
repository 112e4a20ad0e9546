"""The whole journey: from an invite to a clip in the feed, which somebody else likes and whose maker they follow."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import people
from tests.e2e.conftest import DESKTOP, PHONE, Screens
from tests.e2e.product import Product

PROMPT = 'A fox in a red scarf waits at a snowy bus stop and sighs: "It is always late."'


def turn_with_a_finger(page: Page) -> None:
    people.swipe(page)


def turn_with_the_wheel(page: Page) -> None:
    page.mouse.move(720, 450)
    page.mouse.wheel(0, 400)


def until_gone(page: Page, post_id: str, turn: Callable[[Page], None]) -> None:
    """Turn to another clip. On a busy machine the page may see too little of a gesture, and the clip comes back."""
    shown = people.active_clip(page).and_(page.locator(f"[data-id='{post_id}']"))
    for patience_ms in (4_000, 4_000):
        turn(page)
        with suppress(AssertionError):
            expect(shown).to_have_count(0, timeout=patience_ms)
            return
    turn(page)
    expect(shown).to_have_count(0)


def likes(page: Page) -> str:
    return page.locator(".action").first.get_attribute("aria-label") or ""


def figure(page: Page, name: str) -> str:
    row = page.locator(".figures > div").filter(has=page.get_by_text(name, exact=True))
    return row.locator("dd").inner_text()


@pytest.mark.parametrize(
    ("size", "turn", "handle"),
    [(PHONE, turn_with_a_finger, "juno"), (DESKTOP, turn_with_the_wheel, "petra")],
    ids=["phone", "desktop"],
)
def test_from_an_invite_to_a_clip_that_somebody_else_likes(
    screens: Screens, product: Product, size: dict[str, int], turn: Callable[[Page], None], handle: str
):
    maker, guest_handle = screens.open(size), f"{handle}.friend"
    people.join(maker, product.invite(), handle, "Juno Park")

    sheet = people.fill_sheet(maker, PROMPT)
    expect(sheet.locator("mark")).to_have_text('"It is always late."')
    sheet.get_by_role("button", name="Create clip").click()
    expect(maker.locator(".pill")).to_be_visible()
    way = people.open_progress(maker)
    expect(way.get_by_role("heading", name="Your clip is on its way")).to_be_visible()
    expect(way.locator(".stages .now")).to_have_count(1)
    way.get_by_role("button", name="Keep swiping").click()
    expect(way).to_be_hidden()

    clip = people.Clip(people.watch_it(maker), "")
    expect(maker.locator("video")).to_be_visible()
    expect(maker.get_by_text(PROMPT)).to_be_visible()
    clip = people.Clip(clip.video_id, people.post(maker, "The last bus"))
    expect(people.active_clip(maker)).to_have_attribute("data-id", clip.post_id)

    guest = screens.open(size)
    people.join(guest, people.invites_of(maker)[0], guest_handle, "Mira Sol")
    expect(people.active_clip(guest)).to_have_attribute("data-id", clip.post_id)
    expect(guest.locator(".slide:not([inert])").get_by_text("The last bus")).to_be_visible()
    until_gone(guest, clip.post_id, turn)
    guest.goto(clip.path)
    guest.get_by_role("button", name="0 likes").click()
    guest.get_by_role("button", name=f"Follow {handle}").click()
    expect(guest.get_by_role("button", name=f"Following {handle}")).to_have_attribute("aria-pressed", "true")

    for page in (maker, guest):
        for _ in ("first", "again"):
            page.goto(clip.path)
            liked = ", liked" if page is guest else ""
            expect(page.get_by_role("button", name=f"1 like{liked}", exact=True)).to_be_visible()
            page.goto(f"/@{handle}")
            expect(page.get_by_role("heading", name="Juno Park")).to_be_visible()
            assert [figure(page, name) for name in ("Followers", "Likes", "Remixed")] == ["1", "1", "0"]
            expect(page.locator(".profile-tabs")).to_contain_text("Clips 1")
    guest.goto("/following")
    expect(people.active_clip(guest)).to_have_attribute("data-id", clip.post_id)
