"""Watching: who meets a post, the keys of a desktop, and a network that goes and comes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import people
from tests.e2e.conftest import PHONE, Screens
from tests.e2e.people import Clip
from tests.e2e.product import Product

OpenPage = Callable[..., Page]
FEED_ENDS = re.compile("You are up to date|It is early here")


@dataclass(frozen=True, slots=True)
class Show:
    """A clip that everyone meets, and the browser of who made it."""

    maker: Page
    clip: Clip


@pytest.fixture(scope="module")
def show(chromium: Browser, product: Product, invite: str) -> Iterator[Show]:
    """Filmed once for all tests here."""
    screens = Screens(chromium, product.address)
    maker = screens.open(PHONE)
    people.join(maker, invite, "shows", "Shows Films")
    yield Show(maker, people.make_clip(maker, "A cat bakes bread in a tiny kitchen while it rains outside", "Bread"))
    screens.close()
    assert not screens.errors, screens.errors


@pytest.fixture
def guest(open_desktop: OpenPage, invite: str, request: pytest.FixtureRequest) -> Page:
    page = open_desktop()
    people.join(page, invite, request.node.name.removeprefix("test_")[:24].rstrip("_"))
    return page


def choose_audience(page: Page, clip: Clip, audience: str) -> None:
    page.goto(clip.path)
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Edit post").click()
    sheet = page.get_by_role("dialog", name="Edit post")
    sheet.get_by_role("radio", name=audience).click()
    sheet.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def opens(page: Page, clip: Clip) -> bool:
    """Whether its address opens for this person; a refusal is a real 404 that looks like no post at all."""
    answer = page.goto(clip.path)
    assert answer is not None
    if answer.status == 200:
        expect(people.active_clip(page)).to_have_attribute("data-id", clip.post_id)
        return True
    assert answer.status == 404
    expect(page.get_by_role("heading", name="This clip is not here")).to_be_visible()
    return False


def expect_met(show: Show, page: Page, *, is_met: bool) -> None:
    """Whether the clip comes along in the feed and stands on its maker's profile."""
    page.goto("/")
    expect(page.get_by_text(FEED_ENDS).first).to_be_attached()
    expect(page.locator(f"[data-id='{show.clip.post_id}']")).to_have_count(int(is_met))
    page.goto("/@shows")
    expect(page.get_by_role("heading", name="Shows Films")).to_be_visible()
    expect(page.locator(f"a[href='{show.clip.path}']")).to_have_count(int(is_met))


def test_who_meets_a_post(show: Show, guest: Page):
    assert opens(guest, show.clip) is True
    expect_met(show, guest, is_met=True)
    choose_audience(show.maker, show.clip, "Only you")
    assert opens(guest, show.clip) is False
    expect_met(show, guest, is_met=False)
    assert opens(show.maker, show.clip) is True
    expect_met(show, show.maker, is_met=True)
    choose_audience(show.maker, show.clip, "With the link")
    assert opens(guest, show.clip) is True
    expect_met(show, guest, is_met=False)
    assert 'content="noindex' in guest.request.get(show.clip.path).text()
    choose_audience(show.maker, show.clip, "Followers")
    assert opens(guest, show.clip) is False
    expect_met(show, guest, is_met=False)
    guest.goto("/@shows")
    guest.get_by_role("button", name="Follow", exact=True).click()
    expect(guest.get_by_role("button", name="Following", exact=True)).to_be_visible()
    guest.reload()
    expect(guest.get_by_role("button", name="Following", exact=True)).to_be_visible()
    assert opens(guest, show.clip) is True
    expect_met(show, guest, is_met=True)
    choose_audience(show.maker, show.clip, "Everyone")
    unknown = guest.goto("/p/00000000-0000-7000-8000-000000000000")
    assert unknown is not None
    assert unknown.status == 404


def test_keys_do_what_the_hand_does(show: Show, guest: Page):
    guest.goto("/")
    expect(people.active_clip(guest)).to_have_attribute("data-id", show.clip.post_id)
    slide = guest.locator(".slide:not([inert])")
    for forward, back in (("ArrowDown", "ArrowUp"), ("j", "k")):
        guest.keyboard.press(forward)
        expect(slide).to_have_attribute("data-index", "1")
        guest.keyboard.press(back)
        expect(slide).to_have_attribute("data-index", "0")

    theatre = guest.locator(".theatre")
    guest.keyboard.press("Space")
    expect(theatre).to_have_class("theatre paused ")
    guest.keyboard.press("Space")
    expect(theatre).not_to_have_class("theatre paused ")

    sound = guest.locator(".sound")
    before = sound.get_attribute("aria-pressed")
    guest.keyboard.press("m")
    expect(sound).not_to_have_attribute("aria-pressed", str(before))

    liked = guest.get_by_role("button", name="liked")
    guest.keyboard.press("l")
    expect(liked).to_be_visible()
    guest.keyboard.press("l")
    expect(liked).to_be_hidden()

    guest.keyboard.press("n")
    sheet = guest.get_by_role("dialog", name="New clip")
    expect(sheet.locator("#prompt")).to_be_focused()
    guest.keyboard.type("jump, lamb")
    expect(sheet.locator("#prompt")).to_have_value("jump, lamb")
    expect(people.active_clip(guest)).to_have_attribute("data-id", show.clip.post_id)
    guest.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_a_network_that_goes_is_said_and_what_was_done_meanwhile_is_sent(show: Show, open_phone: OpenPage, invite: str):
    page = open_phone()
    people.join(page, invite, "patient")
    page.goto(show.clip.path)
    expect(page.get_by_role("button", name="0 likes")).to_be_visible()
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline")).to_be_visible()
    page.get_by_role("button", name="0 likes").click()
    expect(page.get_by_role("button", name="1 like, liked")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("You are offline")).to_be_hidden()
    expect(page.locator(".waits")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="1 like, liked")).to_be_visible()
