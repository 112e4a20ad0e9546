"""Two people and what is between them: asking a private account, following, muting, blocking, and coming back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import people


@pytest.fixture
def pair(open_phone: Callable[..., Page], open_desktop: Callable[..., Page], invite: str) -> tuple[Page, Page]:
    """Ines on a phone and Otto at a desk."""
    phone, desk = open_phone(), open_desktop()
    people.join(phone, invite, "ines_far", "Ines Far")
    people.join(desk, invite, "otto_near", "Otto Near")
    return phone, desk


def test_two_people_ask_accept_mute_and_block(pair: tuple[Page, Page]):
    ines, otto = pair
    _make_private(ines)
    _ask(otto)
    _accept(ines)
    _mute(otto)
    _block(ines, otto)


def _make_private(ines: Page) -> None:
    ines.goto("/settings#privacy")
    ines.get_by_role("button", name="Make private").click()
    expect(ines.get_by_role("button", name="Open up")).to_be_visible()


def _ask(otto: Page) -> None:
    otto.goto("/@ines_far")
    expect(otto.get_by_role("heading", name="A private account")).to_be_visible()
    otto.get_by_role("button", name="Follow", exact=True).click()
    expect(otto.get_by_role("button", name="Requested", exact=True)).to_be_visible()
    otto.reload()
    expect(otto.get_by_role("button", name="Requested", exact=True)).to_be_visible()


def _accept(ines: Page) -> None:
    ines.goto("/@ines_far")
    ines.get_by_role("link", name="1 person would like to follow you").click()
    expect(ines.get_by_text("Otto Near")).to_be_visible()
    ines.get_by_role("button", name="Accept").click()
    expect(ines.get_by_text("Would like to follow you")).to_be_hidden()
    ines.goto("/@ines_far/followers")
    expect(ines.get_by_role("link", name="Otto Near")).to_be_visible()


def _mute(otto: Page) -> None:
    otto.goto("/@ines_far")
    expect(otto.get_by_role("button", name="Following", exact=True)).to_be_visible()
    otto.get_by_role("button", name="More").click()
    otto.get_by_role("button", name="Mute", exact=True).click()
    expect(otto.get_by_text("Muted", exact=True)).to_be_visible()
    otto.goto("/people")
    otto.get_by_role("button", name="Unmute").click()
    expect(otto.get_by_text("Ines Far")).to_be_hidden()


def _block(ines: Page, otto: Page) -> None:
    ines.goto("/@otto_near")
    ines.get_by_role("button", name="More").click()
    ines.get_by_role("button", name="Block").click()
    sheet = ines.get_by_role("dialog", name="Block @otto_near?")
    sheet.get_by_role("button", name="Block", exact=True).click()
    expect(ines.get_by_role("heading", name="You blocked @otto_near")).to_be_visible()
    otto.goto("/@ines_far")
    expect(otto.get_by_role("heading", name="Nobody here has that name")).to_be_visible()
    ines.goto("/people")
    ines.get_by_role("button", name="Unblock").click()
    expect(ines.get_by_text("Otto Near")).to_be_hidden()
    otto.reload()
    expect(otto.get_by_role("button", name="Follow", exact=True)).to_be_visible()
