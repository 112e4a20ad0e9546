"""Accounts in a browser: a sign-in that ends at once, a handle that moves, an account that leaves and comes back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e import people
from tests.e2e.product import Product

OpenPage = Callable[..., Page]


def test_a_sign_in_that_was_ended_elsewhere_is_gone_at_once(open_phone: OpenPage, open_desktop: OpenPage, invite: str):
    phone, laptop = open_phone(), open_desktop()
    people.join(phone, invite, "twoplaces")
    people.sign_in(laptop, "twoplaces")
    laptop.goto("/drafts")
    expect(laptop.get_by_role("heading", name="Drafts")).to_be_visible()

    phone.goto("/settings")
    rows = phone.locator("#sign-ins .setting-row")
    expect(rows).to_have_count(2)
    rows.get_by_role("button", name="End", exact=True).click()
    expect(phone.get_by_text("That sign-in has ended.")).to_be_visible()
    expect(rows).to_have_count(1)

    # Its websocket is still the same one, opened while the sign-in was good.
    people.create_button(laptop).click()
    laptop.wait_for_url("**/sign-in")
    laptop.goto("/settings")
    laptop.wait_for_url("**/sign-in?next=/settings")


def test_signing_out_everywhere_ends_every_browser(open_phone: OpenPage, invite: str):
    here, there = open_phone(), open_phone()
    people.join(here, invite, "everywhere")
    people.sign_in(there, "everywhere")
    here.goto("/settings")
    here.get_by_role("button", name="Sign out everywhere").click()
    expect(here.get_by_text("You are signed out everywhere.")).to_be_visible()
    for page in (here, there):
        page.goto("/drafts")
        page.wait_for_url("**/sign-in?next=/drafts")


def test_an_account_can_be_deleted_and_brought_back(open_phone: OpenPage, invite: str):
    page, stranger = open_phone(), open_phone()
    people.join(page, invite, "leaving", "Lea Ving")
    page.goto("/settings")
    page.locator("summary", has_text="Delete my account").click()
    page.locator("#leave #password").fill("not the one")
    page.locator("#leave button[type=submit]").click()
    expect(page.get_by_text("That is not your password. Try again.")).to_be_visible()
    page.locator("#leave #password").fill(people.PASSWORD)
    page.locator("#leave button[type=submit]").click()
    expect(page.get_by_text("Your account is hidden")).to_be_visible()
    answer = stranger.goto("/@leaving")
    assert answer is not None
    assert answer.status == 404
    expect(stranger.get_by_role("heading", name="Nobody here has that name")).to_be_visible()

    people.sign_in(page, "leaving")
    page.goto("/settings")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Welcome back. Nothing was deleted.")).to_be_visible()
    answer = stranger.goto("/@leaving")
    assert answer is not None
    assert answer.status == 200
    expect(stranger.get_by_role("heading", name="Lea Ving")).to_be_visible()


def test_a_changed_handle_leads_from_the_old_one(open_desktop: OpenPage, invite: str):
    page, stranger = open_desktop(), open_desktop()
    people.join(page, invite, "old.name", "Nova")
    page.goto("/settings")
    page.locator("#handle").fill("new.name")
    page.get_by_role("button", name="Change handle").click()
    expect(page.get_by_text("Your handle is changed.")).to_be_visible()
    stranger.goto("/@old.name")
    stranger.wait_for_url("**/@new.name")
    expect(stranger.get_by_role("heading", name="Nova")).to_be_visible()


def test_a_sign_up_that_fails_keeps_what_was_typed_and_says_why(open_phone: OpenPage, product: Product):
    page, only = open_phone(), product.invite()
    page.goto(only)
    expect(page.locator(".field .c-ok").first).to_be_visible()
    page.locator("#handle").fill("Admin")
    expect(page.get_by_text("That handle is kept for this place itself.")).to_be_visible()
    page.locator("#display_name").fill("Kept Name")
    page.locator("#password").fill(people.PASSWORD)
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_text("That handle is kept for this place itself.")).to_be_visible()
    expect(page.locator("#display_name")).to_have_value("Kept Name")
    expect(page.locator("#code")).to_have_value(only.rsplit("/", 1)[1])
    people.join(page, only, "no.admin")
    again = open_phone()
    again.goto(only)
    expect(again.get_by_text("That invite has been used up.")).to_be_visible()


def test_members_pages_lead_through_the_door_and_back(open_phone: OpenPage, invite: str):
    page = open_phone()
    people.join(page, invite, "backagain")
    page.goto("/settings")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    page.goto("/drafts")
    page.wait_for_url("**/sign-in?next=/drafts")
    page.locator("#handle").fill("backagain")
    page.locator("#password").fill("a wrong password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("That handle and password do not fit together.")).to_be_visible()
    expect(page.locator("#handle")).to_have_value("backagain")
    page.locator("#password").fill(people.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Nothing made yet.")).to_be_visible()
    assert page.url.endswith("/drafts")
