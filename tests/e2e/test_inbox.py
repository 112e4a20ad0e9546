"""What somebody is told of while two others do it: the badge on one screen, the lines on another, all live."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e import people
from tests.e2e.product import Product


def like_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Like").locator("visible=true").first


def badge(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Main").locator("visible=true").get_by_role("link", name="Inbox")


def test_likes_reach_the_maker_live_as_one_line(
    open_phone: Callable[..., Page], open_desktop: Callable[..., Page], product: Product
):
    invite = product.invite(uses=2)
    maker, fan = open_phone(), open_desktop()
    people.join(maker, invite, "told_maker", "Tilda Maker")
    people.join(fan, invite, "told_fan", "Finn Fan")
    path = f"/p/{people.seed_post(product.data_dir, 'told_maker')}"
    maker.goto("/settings")
    fan.goto(path)
    expect(badge(maker)).to_have_text("Inbox")
    like_button(fan).click()
    expect(badge(maker)).to_have_text("Inbox1 new")

    badge(maker).click()
    line = maker.get_by_role("link", name="liked your clip")
    expect(line).to_contain_text("New: Finn Fan liked your clip")
    expect(badge(maker)).to_have_text("Inbox")
    expect(maker.get_by_role("heading", name="Today")).to_be_visible()

    people.like_as_somebody(product.data_dir, path, "Sol Second")
    expect(line).to_contain_text("Sol Second and Finn Fan liked your clip")
    expect(badge(maker)).to_have_text("Inbox1 new")
    like_button(fan).click()
    expect(line).to_contain_text("Sol Second liked your clip")
    maker.keyboard.press("j")
    expect(line).to_be_focused()
    maker.keyboard.press("Enter")
    maker.wait_for_url(f"**{path}")
    expect(badge(maker)).to_have_text("Inbox")

    fan.goto("/inbox")
    expect(fan.get_by_role("heading", name="All quiet")).to_be_visible()
